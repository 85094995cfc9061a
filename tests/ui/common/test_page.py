from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.changes import EntriesChanged, RecordsChanged
from cs360_desktop.services.publisher import Publisher
from cs360_desktop.ui.common.body import Body, WizardFooter
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.focus import PartCycle
from cs360_desktop.ui.common.message_bar import Message, Rank
from cs360_desktop.ui.common.notifier import Notifier
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.common.typography import Type, font

WIDE, MEDIUM, COMPACT = 1366, 1100, 911


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Iterator[Page]:
    shown = Page("Actions", "Every commitment from meetings and problems")
    shown.add_button(Button("Print by owner…", icon="printer"))
    shown.add_button(Button("New action", kind=Kind.PRIMARY, icon="plus"))
    shown.set_content(_column(TextField("Find"), QPushButton("In the content")))
    shown.set_context(_column(TextField("Owner"), QLabel("History")))
    qtbot.addWidget(shown)
    shown.resize(WIDE, 700)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    shown.close()


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    for widget in widgets:
        box.addWidget(widget)
    box.addStretch(1)
    return holder


def button(page: Page, text: str) -> QPushButton:
    return next(found for found in page.findChildren(QPushButton) if found.text().strip() == text)


def context(page: Page) -> QWidget:
    panel = page.body.context
    assert panel is not None
    return panel


def test_that_a_wide_window_shows_the_context_panel_beside_header_and_content(page: Page) -> None:
    assert context(page).isVisible()
    assert not button(page, "Details").isVisible()
    assert context(page).geometry().top() == 0
    assert page.header.width() + context(page).width() == page.width()


def test_that_a_document_panel_stands_below_the_header(page: Page) -> None:
    page.set_context(QLabel("Preview"), width=400, below_header=True)

    assert page.header.width() == page.width()
    assert context(page).geometry().top() == page.header.height()
    assert context(page).width() == 400


@pytest.mark.parametrize("width", [MEDIUM, COMPACT])
def test_that_a_narrower_window_closes_the_panel_and_offers_details(page: Page, qtbot: QtBot, width: int) -> None:
    page.resize(width, 700)
    assert not context(page).isVisible()

    qtbot.mouseClick(button(page, "Details"), Qt.MouseButton.LeftButton)
    assert context(page).isVisible()
    assert context(page).geometry().right() == page.width() - 1
    assert context(page).geometry().top() == page.header.height()
    assert page.header.width() == page.width()


def test_that_esc_closes_the_panel_and_gives_the_focus_back(page: Page, qtbot: QtBot) -> None:
    page.resize(MEDIUM, 700)
    qtbot.mouseClick(button(page, "Details"), Qt.MouseButton.LeftButton)
    inside = context(page).findChild(TextField)
    assert isinstance(inside, TextField)
    inside.setFocus()

    qtbot.keyClick(inside.editor, Qt.Key.Key_Escape)

    assert not context(page).isVisible()
    assert QApplication.focusWidget() is button(page, "Details")


def test_that_zoom_counts_as_narrowness(page: Page, theme: Theme) -> None:
    theme.set_zoom(125)

    assert not context(page).isVisible()
    assert button(page, "Details").isVisible()


def test_that_a_compact_header_moves_the_purpose_to_the_tooltip(page: Page) -> None:
    purpose = next(label for label in page.findChildren(QLabel) if label.text().startswith("Every commitment"))
    assert purpose.isVisible()
    tall = page.header.height()

    page.resize(COMPACT, 512)

    assert not purpose.isVisible()
    assert page.header.height() < tall
    title = next(label for label in page.findChildren(QLabel) if label.text() == "Actions")
    assert title.toolTip().startswith("Every commitment")


def test_that_each_tab_brings_its_own_body_and_context(page: Page, qtbot: QtBot) -> None:
    bodies = [Body(), Body()]
    for body in bodies:
        body.set_content(QLabel("content"))
    bodies[1].set_context(QLabel("History of this cell"))
    for text, body in zip(("Choose", "Enter"), bodies, strict=True):
        page.add_tab(text, body)
    assert page.body is bodies[0]

    with qtbot.waitSignal(page.tab_chosen) as chosen:
        page.show_tab(1)

    assert chosen.args == [1]
    assert page.body is bodies[1]
    assert context(page).isVisible()
    page.show_tab(0)
    assert not page.findChild(QLabel, "History of this cell")
    assert bodies[1].context is not None
    assert not bodies[1].context.isVisible()


@pytest.mark.parametrize("width", [WIDE, COMPACT])
def test_that_tab_texts_are_whole_and_tabs_can_be_clicked(page: Page, qtbot: QtBot, width: int) -> None:
    names = ("Problem files", "Interviews and themes", "Priorities")
    for text in names:
        page.add_tab(text, Body())
    page.resize(width, 600)
    tabs = page.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    bold = QFontMetrics(font(Type.STRONG))
    assert all(tabs.tabRect(place).width() > bold.horizontalAdvance(text) for place, text in enumerate(names))

    with qtbot.waitSignal(page.tab_chosen):
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(2).center())

    assert tabs.mapTo(page, tabs.rect().bottomLeft()).y() == page.header.height() - 2


def test_that_a_record_shows_the_way_back(page: Page, qtbot: QtBot) -> None:
    went: list[str] = []
    page.set_trail([("Meetings", lambda: went.append("meetings"))], "Problem-Solving Team")
    page.set_state(State.UNDER_WAY, "draft")

    qtbot.mouseClick(button(page, "Meetings"), Qt.MouseButton.LeftButton)

    assert went == ["meetings"]
    assert "draft" in [label.text() for label in page.header.findChildren(QLabel) if label.isVisible()]


def test_that_the_footer_stands_below_and_has_its_primary_last(page: Page) -> None:
    footer = WizardFooter()
    footer.add_left(Button("Back: Problem"))
    footer.set_caption("Nothing has been saved yet")
    footer.add_right(Button("Next missing field (F8)"))
    footer.add_right(Button("Next: Expected results", kind=Kind.PRIMARY))
    page.set_footer(footer)
    page.resize(WIDE, 701)

    rights = [footer.mapTo(page, found.geometry().topRight()).x() for found in footer.findChildren(QPushButton)]
    assert rights == sorted(rights)
    assert footer.height() == 47


@pytest.mark.parametrize(("width", "height"), [(1366 - 184, 626), (911 - 76, 452)])
def test_that_a_page_fits_the_smallest_windows(page: Page, width: int, height: int) -> None:
    page.resize(width, height)

    assert page.minimumSizeHint().width() <= width
    assert page.minimumSizeHint().height() <= height


def message(key: str, rank: Rank, *, closable: bool = True) -> Message:
    return Message(key, State.NEEDS, f"What happened: {key}", "What to do", rank=rank, closable=closable)


def visible_texts(page: Page) -> list[str]:
    return [label.text() for label in page.messages.findChildren(QLabel) if label.isVisible()]


def test_that_the_gravest_message_comes_first_and_the_rest_waits(page: Page, qtbot: QtBot) -> None:
    page.messages.show_message(message("backup", Rank.INFORMATION))
    page.messages.show_message(message("disk full", Rank.NOT_SAVED, closable=False))
    page.messages.show_message(message("news", Rank.INFORMATION))
    page.messages.dismiss("backup")
    assert visible_texts(page)[0] == "What happened: disk full"

    qtbot.mouseClick(button(page, "1 more"), Qt.MouseButton.LeftButton)
    assert visible_texts(page)[0] == "What happened: news"

    page.messages.dismiss("news")
    page.messages.dismiss("disk full")
    assert not page.messages.isVisible()


def test_that_esc_closes_a_message_only_if_it_may_be_closed(page: Page, qtbot: QtBot) -> None:
    page.messages.show_message(message("disk full", Rank.NOT_SAVED, closable=False))
    page.messages.show_message(message("news", Rank.INFORMATION))
    focused = button(page, "In the content")
    focused.setFocus()

    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert page.messages.isVisible()

    page.messages.dismiss("disk full")
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not page.messages.isVisible()


def test_that_a_message_with_the_same_key_takes_the_place_of_the_old(page: Page) -> None:
    page.messages.show_message(message("backup", Rank.INFORMATION))
    page.messages.show_message(Message("backup", State.GOOD, "The backup is made"))
    page.messages.dismiss("backup")

    assert page.messages.message() is None


def test_that_a_message_never_covers_the_content(page: Page) -> None:
    page.messages.show_message(message("news", Rank.INFORMATION))
    QApplication.sendPostedEvents()
    page.grab()

    assert page.messages.geometry().bottom() < page.body.mapTo(page, page.body.rect().topLeft()).y()


def test_that_the_buttons_of_a_message_act(page: Page, qtbot: QtBot) -> None:
    tried: list[bool] = []
    page.messages.show_message(
        Message("disk", State.WRONG, "Not saved", actions=(("Try again", lambda: tried.append(True)),))
    )

    qtbot.mouseClick(button(page, "Try again"), Qt.MouseButton.LeftButton)

    assert tried == [True]


def test_that_esc_cancels_the_work_shown(page: Page, qtbot: QtBot) -> None:
    panel = ProgressPanel("Reading Calls 2019–2026.xlsx", "Cancel reading")
    page.set_content(_column(panel))
    qtbot.waitUntil(panel.isVisible)
    stop = panel.findChildren(QPushButton)[0]
    stop.setFocus()

    with qtbot.waitSignal(panel.cancelled):
        qtbot.keyClick(stop, Qt.Key.Key_Escape)


def test_that_f6_goes_through_the_parts_and_remembers_the_place_in_each(page: Page, qtbot: QtBot) -> None:
    PartCycle(page, page.parts)
    inside = button(page, "In the content")
    inside.setFocus()
    visited = [inside]

    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        visited.append(focused)  # type: ignore[arg-type]  # any widget

    owner = context(page).findChild(TextField)
    assert isinstance(owner, TextField)
    assert visited == [inside, owner.editor, button(page, "Print by owner…"), inside]
    qtbot.keyClick(page, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is button(page, "Print by owner…")


def test_that_no_shortcut_is_claimed_by_two_parts(page: Page) -> None:
    PartCycle(page, page.parts)
    keys = [shortcut.key().toString() for shortcut in page.findChildren(QShortcut)]

    assert sorted(keys) == sorted(set(keys))


def test_that_a_page_asks_again_at_once_while_it_is_seen_and_once_when_it_is_seen_again(page: Page) -> None:
    publisher, asked = Publisher(), []
    page.follow(Notifier(publisher, page), lambda: asked.append(len(asked)), {"action"})
    publisher.publish([RecordsChanged("action", frozenset({1}))])
    assert asked == [0]
    page.hide()
    publisher.publish([RecordsChanged("action", frozenset({1})), RecordsChanged("action", frozenset({2}))])
    assert asked == [0]
    page.show()
    assert asked == [0, 1]


def test_that_a_page_leaves_changes_of_other_things_alone(page: Page) -> None:
    publisher, asked = Publisher(), []
    page.follow(Notifier(publisher, page), lambda: asked.append(True), {"action"})
    publisher.publish([RecordsChanged("meeting", frozenset({1})), EntriesChanged(frozenset())])
    page.hide()
    page.show()
    assert asked == []
