"""What goes with a request, by the window: reasons, picked files, letters, the e-mail draft, a copy, a filled form."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.services import agency, reports, requests
from cs360_desktop.services.baseline_files import LARGEST
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.request_files import enclosures
from cs360_desktop.services.request_form_files import blank_form_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.enclosures_view import EnclosuresView
from cs360_desktop.ui.requests.page import RequestsPage
from cs360_desktop.ui.requests.record_page import RequestRecordPage
from cs360_desktop.ui.requests.slot import FieldSlot
from cs360_desktop.ui.requests.words import enclosure_titles


@dataclass(frozen=True)
class Hand:
    """The user at the system's own dialogs and at the buttons, with a folder of her own."""

    qtbot: QtBot
    folder: Path
    choose_file: Callable[[Path | None], None]
    choose_folder: Callable[[Path | None], None]

    def press(self, pressed: Button) -> None:
        self.qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)

    def press_named(self, parent: QWidget, name: str) -> None:
        """Press the button that a screen reader calls so, once it is there."""

        def found() -> list[Button]:
            return [each for each in parent.findChildren(Button) if each.isVisible() and each.accessibleName() == name]

        self.qtbot.waitUntil(lambda: len(found()) == 1)
        self.press(found()[0])


@pytest.fixture
def record(page: RequestsPage, request_id: int) -> RequestRecordPage:
    page.show_place(Place("requests", request_id))
    return page.record


@pytest.fixture
def hand(
    qtbot: QtBot,
    tmp_path: Path,
    answer_file_dialog: Callable[[Path | None], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Hand:
    def choose_folder(folder: Path | None) -> None:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder) if folder else "")

    folder = tmp_path / "hers"
    folder.mkdir()
    return Hand(qtbot, folder, answer_file_dialog, choose_folder)


def slot(record: RequestRecordPage, field_id: str) -> FieldSlot:
    record.go_to_field(field_id)
    return next(form.slots[field_id] for form, _area in record._made.values() if field_id in form.slots)


def write(qtbot: QtBot, editor: QWidget, text: str) -> None:
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


def paste(qtbot: QtBot, editor: QWidget, text: str) -> None:
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    QGuiApplication.clipboard().setText(text)
    editor.paste()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


def message(record: RequestRecordPage) -> Message:
    shown = record.messages.message()
    assert shown is not None
    return shown


def wait_until_done(record: RequestRecordPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not record._desk.jobs.is_busy(), timeout=20_000)


# -- the reason for a difference ------------------------------------------------------------------------------------


def test_that_a_reason_is_asked_only_where_something_else_is_typed_and_goes_back_with_it(
    record: RequestRecordPage, session: Session, desk: Desk, request_id: int, qtbot: QtBot
) -> None:
    city = slot(record, "street")
    assert not city.reason.isVisible()
    write(qtbot, city.field.editor, "1 Harbor Way")
    assert city.reason.isVisible()
    assert city.reason.editor.accessibleName() == "Reason why Street address differs"
    write(qtbot, city.reason.editor, "we moved in May")
    found = requests.request_form(session, request_id).field("street")
    assert (found.content, found.reason) == ("1 Harbor Way", "we moved in May")
    assert desk.undo_stack.undoText() == "Gave a reason for “Street address”"

    desk.undo()
    assert requests.request_form(session, request_id).field("street").reason == ""
    assert isinstance(city.reason.editor, QLineEdit)
    assert city.reason.editor.text() == ""
    write(qtbot, city.reason.editor, "typed and left empty again")
    write(qtbot, city.reason.editor, "")
    assert requests.request_form(session, request_id).field("street").reason == ""

    write(qtbot, city.reason.editor, "a second reason")
    qtbot.keyClick(city.back_button, Qt.Key.Key_Space)
    found = requests.request_form(session, request_id).field("street")
    assert (found.typed, found.reason) == (None, "")
    assert not city.reason.isVisible()


def test_that_a_reason_of_thousands_of_letters_is_kept_whole(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    street = slot(record, "street")
    write(qtbot, street.field.editor, "1 Harbor Way")
    paste(qtbot, street.reason.editor, "because " * 500)
    assert requests.request_form(session, request_id).field("street").reason == ("because " * 500).strip()


# -- files that go along --------------------------------------------------------------------------------------------


def wait_until_offered(record: RequestRecordPage, qtbot: QtBot, *removals: str) -> None:
    """Wait until the block of files shows a button for each file that can be chosen, these removals and no more."""
    [view] = record.findChildren(EnclosuresView)
    picks = [
        f"Choose a file for {enclosure_titles()[each.tick]}"
        for each in enclosures(record._desk.session, record._request_id)
    ]

    def seen() -> list[str]:
        shown = [each.accessibleName() for each in view.findChildren(Button) if each.isVisible()]
        return sorted(each for each in shown if not each.startswith("Open "))

    qtbot.waitUntil(lambda: seen() == sorted([*picks, *removals]))


def test_that_a_picked_file_ticks_its_line_and_can_be_taken_away_and_brought_back(
    record: RequestRecordPage,
    session: Session,
    desk: Desk,
    hand: Hand,
) -> None:
    slot(record, "attachments")
    survey = hand.folder / "Encuesta ñ.pdf"
    survey.write_bytes(b"%PDF-1.7 survey")
    name = "Choose a file for Community survey summary"

    hand.choose_file(None)
    hand.press_named(record, name)
    assert not any(each.files or each.ticked for each in enclosures(session, record._request_id))

    hand.choose_file(survey)
    hand.press_named(record, name)
    kept = enclosures(session, record._request_id)[-1]
    assert ([file.name for file in kept.files], kept.ticked) == ([survey.name], True)
    wait_until_offered(record, hand.qtbot, f"Remove {survey.name}")
    assert (QApplication.focusWidget() or record).accessibleName() == name

    hand.press_named(record, f"Remove {survey.name}")
    wait_until_offered(record, hand.qtbot)
    assert (QApplication.focusWidget() or record).accessibleName() == name
    assert enclosures(session, record._request_id)[-1].files == ()
    desk.undo()
    assert [file.name for file in enclosures(session, record._request_id)[-1].files] == [survey.name]
    desk.undo()
    assert not enclosures(session, record._request_id)[-1].ticked


def test_that_a_file_that_is_gone_empty_or_here_already_is_refused_in_words(
    record: RequestRecordPage,
    session: Session,
    refusals: list[str],
    hand: Hand,
) -> None:
    slot(record, "attachments")
    good, empty = hand.folder / "letter.pdf", hand.folder / "empty.pdf"
    good.write_bytes(b"%PDF-1.7 letter")
    empty.touch()
    for path in (hand.folder / "gone.pdf", empty, good, good):
        hand.choose_file(path)
        hand.press_named(record, "Choose a file for Letter of support, signed")
    assert [file.name for file in enclosures(session, record._request_id)[0].files] == ["letter.pdf"]
    assert len(refusals) == 3
    assert ["gone.pdf" in refusals[0], "empty.pdf" in refusals[1], "letter.pdf" in refusals[2]] == [True] * 3


# -- letters and the e-mail draft -----------------------------------------------------------------------------------


def test_that_letters_are_written_beside_what_lies_there_and_no_folder_means_none(
    record: RequestRecordPage,
    opened: list[Path],
    hand: Hand,
) -> None:
    hand.choose_folder(None)
    hand.press(record.letter_button)
    assert not record._desk.jobs.is_busy()
    assert record.messages.message() is None

    (hand.folder / "out").mkdir()
    hand.choose_folder(hand.folder / "out")
    for _ in range(2):
        hand.press(record.letter_button)
        wait_until_done(record, hand.qtbot)
    letter = "Letter of support, request 1 of 2026 - Mill Harbor PD"
    wanted = {f"{letter}{number}.{ending}" for number in ("", " (2)") for ending in ("docx", "pdf")}
    assert {path.name for path in (hand.folder / "out").iterdir()} == wanted
    assert message(record).what == "The letters for Request 1 of 2026 are saved in out"
    for _words, act in message(record).actions:
        act()
    assert opened == [hand.folder / "out" / f"{letter} (2).docx", hand.folder / "out"]
    assert set(reports.last_exports(record._desk.session)) == {"letter"}


def test_that_the_draft_holds_the_kept_pdf_and_its_text_can_be_copied(
    record: RequestRecordPage,
    session: Session,
    hand: Hand,
) -> None:
    hand.choose_folder(None)
    hand.press(record.mail_button)
    assert requests.exports(session, record._request_id) == []

    hand.choose_folder(hand.folder)
    hand.press(record.mail_button)
    wait_until_done(record, hand.qtbot)
    draft = message_from_bytes(
        (hand.folder / "E-mail request 1 of 2026 - Mill Harbor PD.eml").read_bytes(), policy=policy.default
    )
    (attached,) = draft.iter_attachments()
    (kept,) = requests.exports(session, record._request_id)
    assert attached.get_content() == requests.exported_file(session, kept).content
    assert draft["X-Unsent"] == "1"
    assert "nothing was sent" in message(record).so_what
    assert message(record).what.startswith("The e-mail draft of Request 1 of 2026 is saved")
    assert set(reports.last_exports(session)) == {"request", "request-eml"}
    dict(message(record).actions)["Copy text"]()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"{draft['Subject']}\n\nHello,")
    assert copied.endswith("The request is still a draft: the word stands across its pages.\n")


@pytest.mark.parametrize("what", ["letter_button", "mail_button"])
def test_that_a_folder_that_vanished_is_told_and_nothing_is_kept(
    record: RequestRecordPage,
    session: Session,
    refusals: list[str],
    what: str,
    hand: Hand,
) -> None:
    (hand.folder / "stick").write_bytes(b"a file where the folder was")
    hand.choose_folder(hand.folder / "stick" / "out")
    getattr(record, what).click()
    wait_until_done(record, hand.qtbot)
    assert len(refusals) == 1
    assert "cannot be written" in refusals[0]
    assert requests.exports(session, record._request_id) == []
    assert record.messages.message() is None
    assert getattr(record, what).isEnabled()


def test_that_large_files_are_said_and_both_ways_are_offered(record: RequestRecordPage, hand: Hand) -> None:
    slot(record, "attachments")
    (hand.folder / "survey.pdf").write_bytes(b"survey" * (LARGEST // 6))
    hand.choose_file(hand.folder / "survey.pdf")
    hand.press_named(record, "Choose a file for Community survey summary")
    (hand.folder / "out").mkdir()
    hand.choose_folder(hand.folder / "out")
    record.mail_button.click()
    wait_until_done(record, hand.qtbot)
    stem, agency = "E-mail request 1 of 2026", " - Mill Harbor PD"
    assert {path.name for path in (hand.folder / "out").iterdir()} == {
        f"{stem} part {number}{agency}.eml" for number in (1, 2)
    }
    assert "So there are 2 drafts." in message(record).so_what
    dict(message(record).actions)["One message instead"]()
    wait_until_done(record, hand.qtbot)
    assert (hand.folder / "out" / f"{stem}{agency}.eml").exists()
    assert "Split it" in dict(message(record).actions)


# -- a copy, a filled form ------------------------------------------------------------------------------------------


def test_that_the_copy_of_an_old_request_is_opened_and_can_be_undone(
    page: RequestsPage, session: Session, desk: Desk, request_id: int, hand: Hand
) -> None:
    requests.set_field(session, request_id, "audience", "Two sergeants")
    page.show_place(Place("requests"))
    hand.press(page.list.panel.copy_button)
    assert page.shown is page.record
    assert page.record.accessibleName() == "Request 2 of 2026"
    copied = requests.request_form(session, page.record._request_id)
    assert copied.field("audience").content == "Two sergeants"
    desk.undo()
    assert [line.request.id for line in requests.list_requests(session)] == [request_id]


@pytest.mark.expects_log_warnings  # the library that fills the form tells of pages without boxes
def test_that_a_filled_form_becomes_a_request_and_what_is_wrong_is_refused(
    page: RequestsPage,
    session: Session,
    desk: Desk,
    refusals: list[str],
    hand: Hand,
) -> None:
    agency.change_agency(session, name="Mill Harbor PD")
    blank, photo, filled = (hand.folder / f"{name}.pdf" for name in ("blank", "photo", "filled"))
    blank.write_bytes(blank_form_pdf(session).content)
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photo of the form")
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(blank.read_bytes())))
    for sheet in writer.pages:
        writer.update_page_form_field_values(sheet, {"audience": "Two sergeants 🙂"}, auto_regenerate=False)
    writer.write(filled)
    hand.choose_file(None)
    hand.press(page.list.read_button)
    for path in (blank, photo, hand.folder / "gone.pdf"):
        hand.choose_file(path)
        hand.press(page.list.read_button)
    assert requests.list_requests(session) == []
    names = [path.name for path in (blank, photo, hand.folder / "gone.pdf")]
    assert [name in said for name, said in zip(names, refusals, strict=True)] == [True] * 3

    hand.choose_file(filled)
    hand.press(page.list.read_button)
    assert page.shown is page.record
    form = requests.request_form(session, page.record._request_id)
    assert form.field("audience").content == "Two sergeants 🙂"
    desk.undo()
    assert requests.list_requests(session) == []


# -- what is too much for a field or a page -------------------------------------------------------------------------


def test_that_letters_that_cannot_be_printed_are_said_before_the_export_and_in_the_pdf(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    assert not record.printing.unprintable.isVisible()
    paste(qtbot, slot(record, "audience").field.editor, "Peña, Łódź and 🚓 with 北京")
    said = "🚓 (police car) 北 京 in “Who would take part” cannot be printed; ☐ stands for it."
    assert record.printing.unprintable.text() == said
    assert record.printing.unprintable.isVisible()
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed(session, request_id))).pages)
    assert "The sign ☐ stands for letters that cannot be printed, in: E. Who would take part." in " ".join(text.split())
    paste(qtbot, slot(record, "audience").field.editor, "Peña, Łódź")
    assert not record.printing.unprintable.isVisible()


def printed(session: Session, request_id: int) -> bytes:
    return request_pdf(session, request_id).content


def test_that_a_statement_of_thirty_thousand_letters_is_pasted_kept_and_printed_whole(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    statement = " ".join(f"sentence{number}." for number in range(2_000))[:30_000].rstrip()
    assert len(statement) > 25_000
    editor = slot(record, "problem_statement").field.editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    editor.selectAll()
    QGuiApplication.clipboard().setText(statement)
    editor.paste()
    record._leave_field()
    assert requests.request_form(session, request_id).field("problem_statement").content == statement
    pages = pypdf.PdfReader(io.BytesIO(printed(session, request_id))).pages
    assert len(pages) > 5
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert all(f"sentence{number}." in text for number in range(0, 1_900, 50))
