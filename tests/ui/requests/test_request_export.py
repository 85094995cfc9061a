"""Exporting, looking, following up: what goes out is kept, nothing is sent, and each step says what happened."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.requests import RequestStatus
from cs360_desktop.services import requests
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.page import RequestsPage
from cs360_desktop.ui.requests.record_page import RequestRecordPage
from tests.ui.conftest import ShowPage


@pytest.fixture
def record(page: RequestsPage, request_id: int) -> RequestRecordPage:
    page.show_place(Place("requests", request_id))
    return page.record


@pytest.fixture
def out(tmp_path: Path, answer_file_dialog: Callable[[Path | None], None]) -> Path:
    """The user chooses this file wherever she is asked for a place, without typing its ending."""
    folder = tmp_path / "out"
    folder.mkdir()
    answer_file_dialog(folder / "To the provider")
    return folder / "To the provider.pdf"


def message(record: RequestRecordPage) -> Message:
    shown = record.messages.message()
    assert shown is not None
    return shown


def wait_until_done(record: RequestRecordPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not record._desk.jobs.is_busy(), timeout=20_000)


def pdf_text(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_that_export_saves_keeps_and_says_that_nothing_was_sent(
    record: RequestRecordPage, session: Session, out: Path, opened: list[Path], qtbot: QtBot
) -> None:
    qtbot.mouseClick(record.export_button, Qt.MouseButton.LeftButton)
    assert not record.export_button.isEnabled()
    wait_until_done(record, qtbot)

    (kept,) = requests.exports(session, record._request_id)
    assert requests.exported_file(session, kept).content == out.read_bytes()
    assert record.export_button.isEnabled()
    assert message(record).what == "The PDF of Request 1 of 2026 is saved as To the provider.pdf"
    assert "keeps exactly this file as version 1, draft." in message(record).so_what
    assert "Nothing was sent" in message(record).so_what
    assert record._desk.undo_stack.undoText() == "Kept the exported Request 1 of 2026"
    for _words, act in message(record).actions:
        act()
    assert opened == [out, out.parent]


def test_that_ctrl_p_exports_what_is_just_being_typed(
    record: RequestRecordPage,
    out: Path,
    qtbot: QtBot,
) -> None:
    record.go_to_field("preferred_dates")
    qtbot.keyClicks(QApplication.focusWidget(), "First two weeks of March")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    wait_until_done(record, qtbot)
    assert "First two weeks of March" in pdf_text(out.read_bytes())


def test_that_no_place_chosen_means_nothing_made(
    record: RequestRecordPage,
    session: Session,
    request_id: int,
    answer_file_dialog: Callable[[Path | None], None],
) -> None:
    answer_file_dialog(None)
    record.export()
    assert not record._desk.jobs.is_busy()
    assert requests.exports(session, request_id) == []


def test_that_a_place_that_cannot_be_written_is_told_and_nothing_is_kept(
    record: RequestRecordPage, session: Session, refusals: list[str], out: Path, qtbot: QtBot
) -> None:
    out.parent.rmdir()
    record.export()
    wait_until_done(record, qtbot)
    assert len(refusals) == 1
    assert "“To the provider.pdf” was not saved" in refusals[0]
    assert requests.exports(session, record._request_id) == []
    assert record.export_button.isEnabled()


def test_that_a_community_copy_is_exported_where_it_is_ticked(
    record: RequestRecordPage, session: Session, request_id: int, out: Path, qtbot: QtBot
) -> None:
    qtbot.keyClick(record.printing.community, Qt.Key.Key_Space)
    record.export()
    wait_until_done(record, qtbot)
    assert "14 Water Street" not in pdf_text(out.read_bytes())
    (kept,) = requests.exports(session, request_id)
    assert kept.community
    assert "version 1, draft, community copy · Nov 10, 2026" in {
        label.text() for label in record.printing.findChildren(QLabel)
    }


def test_that_looking_opens_a_copy_and_keeps_nothing(
    record: RequestRecordPage, session: Session, request_id: int, opened: list[Path], qtbot: QtBot
) -> None:
    qtbot.mouseClick(record.printing.look_button, Qt.MouseButton.LeftButton)
    wait_until_done(record, qtbot)
    (path,) = opened
    assert path.name == "TTA request 1 of 2026 - Mill Harbor PD.pdf"
    assert path.read_bytes() == request_pdf(session, request_id).content
    assert requests.exports(session, request_id) == []


def test_that_a_kept_version_can_be_opened_as_it_went_out(
    record: RequestRecordPage, session: Session, request_id: int, opened: list[Path], qtbot: QtBot
) -> None:
    first = request_pdf(session, request_id)
    requests.keep_export(session, first)
    requests.set_field(session, request_id, "preferred_dates", "March")
    link = next(button for button in record.printing.findChildren(Button) if button.text() == "Open it")
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert opened[0].read_bytes() == first.content


def test_that_status_and_day_are_told_after_an_export_and_can_be_undone(
    record: RequestRecordPage, session: Session, desk: Desk, request_id: int, qtbot: QtBot
) -> None:
    panel = record.follow_up
    assert not panel.status.isVisible()
    requests.keep_export(session, request_pdf(session, request_id))
    assert panel.status.isVisible()
    assert not panel.day.isVisible()

    panel.status.editor.setCurrentIndex(2)
    panel.status.editor.activated.emit(2)
    assert desk.undo_stack.undoText() == "Marked Request 1 of 2026 as sent"
    assert panel.day.value() == date(2026, 11, 10)
    panel.day.setFocus()
    qtbot.keyClick(panel.day.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(panel.day.editor, "Nov 8, 2026")
    qtbot.keyClick(panel.day.editor, Qt.Key.Key_Tab)
    found = requests.request_form(session, request_id).request
    assert (found.status, found.sent_on) == (RequestStatus.SENT, date(2026, 11, 8))

    desk.undo()
    desk.undo()
    assert requests.request_form(session, request_id).request.status is RequestStatus.DRAFT
    assert panel.status.editor.currentText() == "draft"


def test_that_a_day_still_to_come_is_refused_and_the_old_one_shown(
    record: RequestRecordPage, session: Session, refusals: list[str], request_id: int, qtbot: QtBot
) -> None:
    requests.keep_export(session, request_pdf(session, request_id))
    requests.set_status(session, request_id, RequestStatus.SENT)
    day = record.follow_up.day
    day.setFocus()
    qtbot.keyClick(day.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(day.editor, "Nov 8, 2027")
    qtbot.keyClick(day.editor, Qt.Key.Key_Tab)
    assert "still to come" in refusals[0]
    assert day.value() == date(2026, 11, 10)


def test_that_a_line_goes_into_the_log_by_enter(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    line = record.follow_up.line
    line.setFocus()
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    assert line.error() == "Say who said what; then it goes into the log."
    qtbot.keyClicks(line.editor, "They called back")
    qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    assert [each.text for each in requests.follow_ups(session, request_id)] == ["They called back"]
    assert (line.value(), line.error()) == ("", "")
    assert "They called back" in {label.text() for label in record.follow_up.findChildren(QLabel)}


def test_that_a_workspace_open_for_reading_exports_and_says_that_it_kept_nothing(
    show_page: ShowPage,
    reading_desk: Desk,
    request_id: int,
    out: Path,
    qtbot: QtBot,
) -> None:
    page = show_page(RequestsPage, reading_desk, "requests")
    page.show_place(Place("requests", request_id))
    page.record.export()
    wait_until_done(page.record, qtbot)
    assert "It was not kept here" in message(page.record).so_what
    assert out.exists()
    assert requests.exports(reading_desk.session, request_id) == []
