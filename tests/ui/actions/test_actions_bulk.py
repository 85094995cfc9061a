"""Many actions at once, by keyboard alone, each as one undo step; sorting; reminders written to real files."""

import email
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.services import actions, people
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.actions.page import ActionsPage
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.table_model import ROW_ROLE
from tests.ui.conftest import ShowPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def four(session: Session) -> list[int]:
    return [actions.add(session, f"Action {n}", due=date(2026, 11, n)).id for n in (1, 2, 3, 4)]


def statuses(session: Session) -> list[ActionStatus]:
    lines = sorted(actions.board(session), key=lambda line: line.action.number)
    return [line.action.status for line in lines]


def pick(qtbot: QtBot, box: ChoiceBox, text: str) -> None:
    """Choose an option with the keyboard."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != text:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, text


def press(qtbot: QtBot, page: ActionsPage, name: str) -> None:
    (button,) = [one for one in page.bulk.findChildren(Button) if one.accessibleName() == name]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_that_two_are_done_at_once_by_keyboard_and_undone_in_one_step(
    qtbot: QtBot, page: ActionsPage, session: Session, desk: Desk, four: list[int]
) -> None:
    page.table.choose_row(four[0])
    page.table.setFocus()
    assert not page.bulk.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(page.table, Qt.Key.Key_Space, CONTROL)
    assert page.bulk.isVisible()
    press(qtbot, page, "Status…")
    assert page.bulk.status.editor.hasFocus()
    pick(qtbot, page.bulk.status.editor, "done")
    press(qtbot, page, "Set status")
    assert statuses(session) == [ActionStatus.DONE] * 2 + [ActionStatus.OPEN] * 2
    assert desk.undo_stack.undoText() == "Set 2 actions to done"
    assert page.table.hasFocus()
    desk.undo()
    assert statuses(session) == [ActionStatus.OPEN] * 4
    desk.redo()
    assert statuses(session) == [ActionStatus.DONE] * 2 + [ActionStatus.OPEN] * 2


def test_that_dropping_many_waits_for_the_reason(
    qtbot: QtBot, page: ActionsPage, session: Session, four: list[int]
) -> None:
    page.table.choose_row(four[0])
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    press(qtbot, page, "Status…")
    pick(qtbot, page.bulk.status.editor, "dropped")
    press(qtbot, page, "Set status")
    assert page.bulk.reason.error() == "Say why; the actions stay as they were until then."
    assert statuses(session) == [ActionStatus.OPEN] * 4
    qtbot.keyClicks(page.bulk.reason.editor, "No budget")
    press(qtbot, page, "Set status")
    assert statuses(session) == [ActionStatus.DROPPED] * 4
    assert not page.bulk.isVisible(), "what the filter hides is ticked no more"


def test_that_due_date_and_owner_are_set_for_all_and_a_date_nobody_can_read_for_none(
    qtbot: QtBot, page: ActionsPage, session: Session, refusals: list[str], four: list[int]
) -> None:
    page.table.choose_row(four[0])
    qtbot.keyClick(page.table, Qt.Key.Key_A, CONTROL)
    press(qtbot, page, "Due date…")
    qtbot.keyClicks(page.bulk.due.editor, "soon")
    press(qtbot, page, "Set due date")
    assert "“soon” is not a date" in page.bulk.due.error()
    page.bulk.due.set_value(date(1899, 12, 30))
    press(qtbot, page, "Set due date")
    assert "cannot be a due date" in refusals[-1]
    page.bulk.due.set_value(date(2026, 12, 1))
    press(qtbot, page, "Set due date")
    assert {line.action.due for line in actions.board(session)} == {date(2026, 12, 1)}
    press(qtbot, page, "Owner…")
    pick(qtbot, page.bulk.owner.editor, "T. Abbott")
    press(qtbot, page, "Set owner")
    assert {(line.owner, line.group) for line in actions.board(session)} == {("T. Abbott", "Stakeholders")}


def test_that_escape_closes_the_question_then_lets_go_and_delete_takes_what_is_ticked(
    qtbot: QtBot, page: ActionsPage, session: Session, desk: Desk, four: list[int]
) -> None:
    page.table.choose_row(four[1])
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Space, CONTROL)
    press(qtbot, page, "Due date…")
    qtbot.keyClick(page.bulk.due.editor, Qt.Key.Key_Escape)
    assert page.bulk.isVisible()
    assert not page.bulk.due.isVisible()
    page.table.choose_row(four[3])
    qtbot.keyClick(page.table, Qt.Key.Key_Space, CONTROL)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert sorted(line.action.id for line in actions.board(session)) == [four[0], four[2]]
    assert desk.undo_stack.undoText() == "Deleted 2 actions"
    desk.undo()
    assert len(actions.board(session)) == 4


def test_that_delete_first_shows_which_row_is_meant_where_none_is_highlighted(
    qtbot: QtBot, page: ActionsPage, session: Session, four: list[int]
) -> None:
    table = page.table
    table.setFocus()
    table.choose_row(four[1])
    spot = table.visualRect(table.currentIndex()).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CONTROL, spot)
    assert table.selected_rows() == []
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [line.action.id for line in table.selected_rows()] == [four[1]]
    assert len(statuses(session)) == 4
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert {line.action.id for line in actions.board(session)} == {four[0], *four[2:]}


def test_that_rows_sort_inside_their_groups(page: ActionsPage, session: Session, four: list[int]) -> None:
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    model = page.table.model()
    items = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    assert [item.text if isinstance(item, Heading) else item.action.number for item in items] == [
        "Overdue · 4", 4, 3, 2, 1
    ]  # fmt: skip


def test_that_the_strip_counts_and_leads_to_the_months(
    qtbot: QtBot, page: ActionsPage, session: Session, desk: Desk, four: list[int]
) -> None:
    actions.set_status(session, four[0], ActionStatus.DONE, on=date(2026, 11, 1))
    said = [label.text() for label in page.health._figures.values()]
    assert said[0] == "1 of 4"
    assert said[2] == "0 of 3"
    (link,) = [one for one in page.health.findChildren(Button) if one.accessibleName() == "Month by month"]
    with qtbot.waitSignal(desk.going) as going:
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert going.args == [Place("metrics", part="team")]


def test_that_drafts_are_written_to_a_folder_and_who_has_no_address_is_told(
    page: ActionsPage, session: Session, four: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    abbott, marsh = (people.people(session)[at].id for at in (1, 0))
    people.change_person(session, marsh, email="marsh@example.org")
    actions.change(session, four[0], person_id=abbott)
    actions.change(session, four[1], person_id=marsh)
    folder = tmp_path / "drafts"
    chosen: Callable[..., str] = lambda *_args: str(folder)  # noqa: E731  stands for the system's own dialog
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", chosen)
    page.reminders.save_drafts()
    assert sorted(path.name for path in folder.iterdir()) == ["Reminder E Marsh.eml", "Reminder T Abbott.eml"]
    assert email.message_from_bytes((folder / "Reminder E Marsh.eml").read_bytes())["To"] == "marsh@example.org"
    said = " ".join(label.text() for label in page.messages.findChildren(type(page.bulk._count)))
    assert "Wrote 2 drafts. Nothing was sent." in said
    assert "Without an e-mail address: T. Abbott." in said


def test_that_reading_only_offers_no_bulk_change(
    session: Session, show_page: ShowPage, reading_desk: Desk, four: list[int]
) -> None:
    page = show_page(ActionsPage, reading_desk, "actions")
    page.table.choose_row(four[0])
    page._tick_all(page.table.current_row())  # type: ignore[arg-type]  # chosen the line before
    assert not any(button.isEnabled() for button in page.bulk.buttons.values())


def test_that_community_view_names_no_internal_measure_and_writes_no_letters(
    page: ActionsPage, session: Session, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.reading() as unit:
        measure = unit[nouns.measures].all()[0]
    with session.change("test") as unit:
        unit[nouns.measures].change(measure.id, internal=True)
    abbott = people.people(session)[1].id
    actions.add(session, "For the measure", measure_id=measure.id, person_id=abbott)
    (line,) = actions.board(session)
    column = next(one for one in page.table._model.columns if one.detail is not None)
    assert column.detail is not None
    assert measure.name in column.detail(line)
    desk.switch_community(True)
    assert measure.name not in column.detail(line)
    page.reminders.offer()
    assert not page.reminders.drafts.isEnabled()
    page.reminders.menu.hide()
    path = tmp_path / "list.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    page.reminders.save_workbook()
    cells = [cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "For the measure" in cells
    assert not {measure.name, "T. Abbott"} & set(cells)
