"""What comes after the first import: next month's file, the same file again, a backup, and taking one back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.paths import backup_folder
from cs360_desktop.services import imports
from cs360_desktop.services.import_profiles import save_profile, saved_profiles
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView
from cs360_desktop.ui.metrics.page import MetricsPage

Open = Callable[[Path], ImportView]
Make = Callable[[str, str], Path]
Stored = Callable[[], dict[EntryKey, Value]]


@pytest.fixture
def imported(open_in_wizard: Open, workbook: Path, qtbot: QtBot) -> ImportView:
    """A first file that was brought in."""
    wizard = open_in_wizard(workbook)
    wizard.next.click()
    wizard.match_step.create_all_open()
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=30_000)
    return wizard


def told(wizard: ImportView) -> str:
    return " ".join(label.text() for label in wizard.findChildren(Label) if label.isVisible())


def test_that_the_workspace_is_copied_before_anything_is_written(imported: ImportView) -> None:
    assert len(list(backup_folder().rglob("*.cs360"))) == 1


def test_that_without_a_backup_it_is_asked_and_nothing_is_written_until_then(
    open_in_wizard: Open, workbook: Path, page: MetricsPage, stored: Stored, qtbot: QtBot
) -> None:
    backup_folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folder().write_text("a file where the folder should be", encoding="utf-8")
    wizard = open_in_wizard(workbook)
    wizard.next.click()
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    wizard.next.click()
    qtbot.waitUntil(lambda: page.messages.message() is not None, timeout=30_000)
    message = page.messages.message()
    assert message is not None
    assert (message.what, stored()) == ("No backup could be made, so nothing was imported", {})

    message.actions[0][1]()
    qtbot.waitUntil(lambda: wizard.step is Step.DONE, timeout=30_000)
    assert len(stored()) == 2


def test_that_a_layout_is_remembered_and_the_next_file_of_it_goes_straight_to_its_values(
    imported: ImportView, open_in_wizard: Open, make_file: Make, session: Session, qtbot: QtBot
) -> None:
    imported.done_page.name.editor.setText("Activity report")
    imported.done_page.remember.click()
    assert [profile.name for profile in saved_profiles(session)] == ["Activity report"]

    imported.cancel()
    rows = "Activity,Apr 2026,May 2026,Jun 2026\nNon-fatal overdoses,1,2,3\nBoat checks,4,5,6\n"
    wizard = open_in_wizard(make_file("Activity April.csv", rows))
    assert "Read as “Activity report”" in told(wizard)
    assert wizard.next.text() == "&Next: preview values"
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    assert wizard.preview_step.taken() == 6


def test_that_a_file_can_be_read_without_the_saved_layout(
    open_in_wizard: Open, workbook: Path, session: Session, qtbot: QtBot
) -> None:
    save_profile(session, imports.propose(session, imports.read(workbook)), "Activity report")
    wizard = open_in_wizard(workbook)
    wizard.table_step.findings.anew_wanted.emit()

    def is_anew() -> bool:
        proposal = wizard.table_step.proposal
        return proposal is not None and proposal.profile is None

    qtbot.waitUntil(is_anew, timeout=30_000)
    assert "Read as" not in told(wizard)


def test_that_the_same_file_is_noticed(imported: ImportView, open_in_wizard: Open, workbook: Path) -> None:
    imported.cancel()
    wizard = open_in_wizard(workbook)
    assert "This very file was imported on" in told(wizard)


def test_that_a_past_import_is_listed_and_taken_back_after_saying_what_that_means(
    imported: ImportView, stored: Stored, qtbot: QtBot
) -> None:
    imported.cancel()
    past = imported.file_page.past
    qtbot.waitUntil(past.isVisible, timeout=30_000)
    past.table.choose_first()
    past.take_back.click()
    assert "4 values of “Activity.csv” go back to what stood before." in told(imported)
    assert len(stored()) == 4

    past.take_back_wanted.emit(past.table.current_row())
    assert stored() == {}
    qtbot.waitUntil(lambda: past.table.current_row().taken_back, timeout=30_000)  # type: ignore[union-attr]
    assert not past.take_back.isEnabled()


def test_that_a_file_whose_values_are_all_in_says_so_and_the_import_can_be_ended(
    imported: ImportView, open_in_wizard: Open, make_file: Make, qtbot: QtBot
) -> None:
    imported.cancel()
    wizard = open_in_wizard(make_file("Again.csv", "Activity,Jan 2026,Feb 2026\nNon-fatal overdoses,0,3\n"))
    wizard.next.click()
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW, timeout=30_000)
    notice = wizard.preview_step.all_in
    assert notice.isVisible()
    assert "All 2 values of this file are in already; there is nothing to apply." in told(wizard)
    table = wizard.preview_step.table
    assert (table.currentIndex().row(), table.verticalScrollBar().value()) == (0, 0)
    notice.findChildren(Button)[0].click()
    assert wizard.step is Step.FILE


def test_that_what_one_undo_takes_back_is_true_after_the_layout_was_remembered(
    imported: ImportView, desk: Desk, stored: Stored
) -> None:
    assert "One Undo (Ctrl+Z) takes all of it back." in told(imported)
    imported.done_page.name.editor.setText("Activity report")
    imported.done_page.remember.click()
    assert "Undo (Ctrl+Z) takes back what was done last; the next Undo takes back all of the import." in told(imported)
    desk.undo()
    assert "One Undo (Ctrl+Z) takes all of it back." in told(imported)
    desk.undo()
    assert stored() == {}


def test_that_an_import_that_was_left_can_be_gone_on_with(
    open_in_wizard: Open, without_year: Path, stored: Stored, qtbot: QtBot
) -> None:
    wizard = open_in_wizard(without_year)
    answer_year(wizard, "2026")
    wizard.next.click()
    wizard.match_step.create_all_open()
    before = wizard.table_step.proposal
    wizard.cancel()
    assert "The import of “Report.csv” was left; nothing of it is saved" in told(wizard)
    go_on(wizard)
    assert wizard.step is Step.TABLE
    after = wizard.table_step.proposal
    assert before is not None
    assert after is not None
    assert [(each.name, each.how) for each in after.measures] == [(each.name, each.how) for each in before.measures]
    assert wizard.table_step.open_questions() == 0
    wizard.cancel()
    without_year.write_text("Activity,Jan,Feb\nBike checks,1,2\n", encoding="utf-8")
    go_on(wizard)
    qtbot.waitUntil(lambda: wizard.step is Step.TABLE, timeout=30_000)
    assert wizard.table_step.open_questions() == 1  # another file by now: it is read and asked anew
    assert stored() == {}


def test_that_the_year_of_last_time_is_offered_and_decides_nothing(
    open_in_wizard: Open, without_year: Path, make_file: Make, session: Session
) -> None:
    wizard = open_in_wizard(without_year)
    answer_year(wizard, "2023")
    assert wizard.table_step.proposal is not None
    save_profile(session, wizard.table_step.proposal, "Report")
    wizard.cancel()
    rows = "Activity,Apr,May,Jun\nNon-fatal overdoses,0,3,1\nBoat checks,4,2,6\n"
    open_in_wizard(make_file("Report.csv", rows))
    assert wizard.table_step.open_questions() == 1
    card = wizard.table_step.findings.cards[0]
    card.choose(0)
    assert card.field is not None
    assert card.field.value() == "2023"
    assert "Year (last time it was 2023)" in told(wizard)
    assert wizard.table_step.open_questions() == 1


def test_that_the_message_about_a_saved_pdf_ends_with_the_next_file(
    imported: ImportView,
    open_in_wizard: Open,
    workbook: Path,
    page: MetricsPage,
    answer_file_dialog: Callable[[Path | None], None],
) -> None:
    answer_file_dialog(workbook.with_name("What happened.pdf"))
    imported.done_page.save.click()
    assert page.messages.message() is not None
    imported.cancel()
    open_in_wizard(workbook)
    assert page.messages.message() is None


def answer_year(wizard: ImportView, year: str) -> None:
    card = wizard.table_step.findings.cards[0]
    card.choose(0)
    assert card.field is not None
    card.field.editor.setText(year)
    card.button.click()


def go_on(wizard: ImportView) -> None:
    buttons = wizard.file_page.findChildren(Button)
    next(each for each in buttons if each.text() == "&Go on with it" and each.isVisible()).click()
