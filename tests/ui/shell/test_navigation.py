from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs360_desktop.services import actions, agency
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.navigation import PAGES, create_page, entry_of
from cs360_desktop.ui.shell.navigation_bar import NavigationBar, NavigationRow
from cs360_desktop.ui.shell.unbuilt_page import UnbuiltPage

CTRL = Qt.KeyboardModifier.ControlModifier


def bar(window: MainWindow) -> NavigationBar:
    assert window.workplace is not None
    return window.workplace.navigation


def row(window: MainWindow, name: str) -> NavigationRow:
    """The row of a page, found as a screen reader finds it."""
    found = [row for row in bar(window).findChildren(NavigationRow) if row.accessibleName().split(",")[0] == name]
    (only,) = found
    return only


def test_that_the_nine_pages_stand_in_their_order() -> None:
    assert [entry.name for entry in PAGES] == [
        "home", "baseline", "metrics", "problems", "meetings", "actions", "requests", "reports", "settings",
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(1, 10))
def test_that_ctrl_and_a_figure_goes_to_each_page(window: MainWindow, qtbot: QtBot, number: int) -> None:
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0.value + number), CTRL)
    assert window.workplace is not None
    assert window.workplace.place.page == PAGES[number - 1].name
    assert row(window, PAGES[number - 1].label_text()).isChecked()
    assert window.workplace.frame.isVisible()


def test_that_a_click_goes_to_a_page_and_the_page_is_made_once(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workplace is not None
    qtbot.mouseClick(row(window, "Problems"), Qt.MouseButton.LeftButton)
    first = window.workplace.page
    qtbot.mouseClick(row(window, "Home"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row(window, "Problems"), Qt.MouseButton.LeftButton)
    assert window.workplace.page is first


def test_that_the_navigation_is_one_stop_for_tab_and_arrows_move_inside(window: MainWindow, qtbot: QtBot) -> None:
    home = row(window, "Home")
    home.setFocus()
    qtbot.keyClick(home, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is row(window, "Baseline")
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert window.workplace is not None
    assert window.workplace.place.page == "baseline"
    stops = [
        each.accessibleName()
        for each in bar(window).findChildren(NavigationRow)
        if each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["Baseline", "Community view, Off", "Help for this page, F1"]


def test_that_a_page_that_is_not_built_says_in_a_sentence_what_will_be_there(window: MainWindow) -> None:
    assert window.desk is not None
    entry = replace(entry_of("problems"), target="cs360_desktop.ui.nowhere_yet:Page")
    page = create_page(entry, window.desk)
    assert isinstance(page, UnbuiltPage)
    page.show_place(Place("problems", 3))
    assert entry.purpose_text() in [label.text() for label in page.findChildren(Label)]
    page.deleteLater()


def test_that_the_head_tells_whose_workspace_it_is_and_follows(window: MainWindow) -> None:
    assert window.desk is not None
    shown = [label.text() for label in bar(window).findChildren(Label)]
    assert shown == ["Mill Harbor PD", "14 sworn · Maine"]
    agency.change_agency(window.desk.session, sworn_actual=None, short_name="")
    shown = [label.text() for label in bar(window).findChildren(Label)]
    assert shown == ["Mill Harbor Police Department", "Maine"]


def test_that_overdue_actions_are_counted_in_words_and_read_aloud(window: MainWindow) -> None:
    assert window.desk is not None
    assert row(window, "Actions").accessibleName() == "Actions"
    for due in (date(2026, 11, 1), date(2026, 11, 9), date(2026, 11, 10)):
        actions.add(window.desk.session, "Call the lot owner", due=due)
    assert row(window, "Actions").accessibleName() == "Actions, 2 overdue"


def test_that_a_narrow_window_has_a_rail(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 700)
    assert bar(window).width() == 184
    window.resize(999, 700)
    qtbot.waitUntil(lambda: bar(window).width() == 76)
    assert row(window, "TTA requests").toolTip() == "TTA requests"
    window.resize(1366, 700)
    qtbot.waitUntil(lambda: bar(window).width() == 184)


def test_that_zoom_counts_as_narrowness(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(4):
        window.menus.actions["zoom_in"].trigger()
    qtbot.waitUntil(lambda: row(window, "TTA requests").toolTip() == "TTA requests")
