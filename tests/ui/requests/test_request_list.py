from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from cs360_desktop.services import requests
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.page import RequestsPage
from tests.ui.conftest import ShowPage


def shown_texts(page: RequestsPage) -> list[list[str]]:
    model = page.list.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_that_an_empty_list_says_what_a_request_is_and_how_far_the_way_is(page: RequestsPage) -> None:
    empty = page.list._empty
    assert empty is not None
    assert empty.isVisible()
    assert not page.list.new_button.isVisible()
    assert empty.accessibleName() == "No request has been begun yet"
    assert [button.text() for button in empty.findChildren(Button)] == ["Begin the first request"]


def test_that_the_first_request_is_begun_about_the_one_problem_and_opened(
    page: RequestsPage, session: Session, qtbot: QtBot
) -> None:
    assert page.list._empty is not None
    page.list._empty.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)

    (line,) = requests.list_requests(session)
    assert line.problem == "Break-ins in the Mill District"
    assert page.shown is page.record
    assert page.record.accessibleName() == "Request 1 of 2026"


def test_that_a_request_says_how_far_it_is_and_when_it_was_exported(
    page: RequestsPage, session: Session, desk: Desk, request_id: int
) -> None:
    requests.keep_export(session, request_pdf(session, request_id))
    line = requests.list_requests(session)[0]
    filled = f"{line.filled} of {line.required}"
    assert shown_texts(page) == [["Request 1 of 2026", "draft", filled, "Nov 10, 2026"]]


def test_that_enter_opens_a_request_and_the_trail_leads_back(
    page: RequestsPage, session: Session, qtbot: QtBot, request_id: int
) -> None:
    requests.begin(session)
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.record.accessibleName() == "Request 1 of 2026"

    trail = next(button for button in page.record.header.findChildren(Button) if button.text() == "TTA requests")
    qtbot.mouseClick(trail, Qt.MouseButton.LeftButton)
    assert page.shown is page.list


def test_that_ctrl_n_begins_another_request(
    page: RequestsPage, session: Session, qtbot: QtBot, request_id: int
) -> None:
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert [line.request.number for line in requests.list_requests(session)] == [2, 1]


def test_that_delete_puts_a_request_in_the_bin_and_undo_brings_it_back(
    page: RequestsPage, session: Session, desk: Desk, qtbot: QtBot, request_id: int
) -> None:
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert requests.list_requests(session) == []
    assert isinstance(QApplication.focusWidget(), Button)
    assert desk.undo_stack.undoText() == "Deleted Request 1 of 2026"

    desk.undo()
    assert len(shown_texts(page)) == 1


def test_that_a_deleted_request_leads_back_to_the_list(
    page: RequestsPage, session: Session, places: list[Place], request_id: int
) -> None:
    page.show_place(Place("requests", request_id))
    requests.delete(session, request_id)
    assert places == [Place("requests")]


def test_that_nothing_can_be_begun_or_deleted_while_reading_only(
    show_page: ShowPage, reading_desk: Desk, request_id: int, qtbot: QtBot
) -> None:
    page = show_page(RequestsPage, reading_desk, "requests")
    assert not page.list.new_button.isEnabled()
    assert not page.list.panel.delete_button.isEnabled()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    qtbot.keyClick(page.list.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(requests.list_requests(reading_desk.session)) == 1
    page.show_place(Place("requests", request_id))
    assert not any(slot.field.editor.isEnabled() for slot in page.record._made["A"][0].slots.values())
    assert not page.record.follow_up.add_button.isEnabled()


def test_that_the_panel_of_a_chosen_request_needs_no_scrolling_sideways(page: RequestsPage, request_id: int) -> None:
    page.list.table.choose_row(request_id)
    assert page.list.panel.delete_button.isVisible()
    for area in page.list.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0


def test_that_delete_takes_the_request_that_is_highlighted_after_ctrl_end(
    page: RequestsPage, session: Session, qtbot: QtBot
) -> None:
    for _ in range(3):
        requests.begin(session)
    table = page.list.table
    table.setFocus()
    table.choose_row(requests.list_requests(session)[0].request.id)
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    (highlighted,) = table.selected_rows()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    left = [line.request.id for line in requests.list_requests(session)]
    assert highlighted.request.id not in left
    assert len(left) == 2
