"""The head of a page in a narrow window: nothing in it is cut, whatever comes and goes."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.header import PageHeader
from cs360_desktop.ui.common.theme import Theme

NARROW = 834
"""What a window of 911 px leaves beside the navigation."""


@pytest.fixture
def header(theme: Theme, qtbot: QtBot) -> Iterator[PageHeader]:
    window = QWidget()  # a window of its own would grow with what the head needs
    shown = PageHeader("Nov 19, 2026", "6:00 PM to 7:30 PM, Mill Harbor Library", parent=window)
    shown.set_trail([("Meetings", lambda: None)], "Problem-Solving Team")
    shown.add_tab("Agenda")
    shown.add_tab("Minutes")
    shown.add_button(Button("Agenda as PDF…", icon="file-pdf"))
    qtbot.addWidget(window)
    shown.resize(NARROW, 100)
    shown.set_narrow(True)
    window.show()
    yield shown
    window.close()


def tabs(header: PageHeader) -> QTabBar:
    found = header.findChild(QTabBar)
    assert isinstance(found, QTabBar)
    return found


def is_beside_title(header: PageHeader) -> bool:
    return tabs(header).x() > header.width() // 3


def is_whole(header: PageHeader) -> bool:
    widgets = [tabs(header), *(each for each in header.findChildren(Button) if each.isVisible())]
    return all(each.width() >= each.sizeHint().width() for each in widgets)


def test_that_tabs_stand_beside_the_title_where_there_is_room(header: PageHeader, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_beside_title(header) and is_whole(header))


def test_that_tabs_get_a_row_of_their_own_before_a_button_is_cut_and_come_back(
    header: PageHeader, qtbot: QtBot
) -> None:
    more = [
        Button("Details", icon="columns"),
        Button("Start meeting", icon="projector-screen"),
        Button("Mark as held", icon="check-circle"),
    ]
    for button in more:
        header.add_button(button)
    qtbot.waitUntil(lambda: not is_beside_title(header) and is_whole(header))
    for button in more:
        button.hide()
    qtbot.waitUntil(lambda: is_beside_title(header) and is_whole(header))


def test_that_a_wider_window_has_its_tabs_under_the_title(header: PageHeader, qtbot: QtBot) -> None:
    header.resize(1180, 120)
    header.set_narrow(False)
    qtbot.waitUntil(lambda: not is_beside_title(header) and is_whole(header))
