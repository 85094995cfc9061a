"""The page Actions: one board over all meetings and problems (guide 14)."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.services import actions, meetings
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.ui.actions.action_panel import ActionPanel
from cs360_desktop.ui.actions.board_filters import BoardFilters
from cs360_desktop.ui.actions.board_groups import grouped
from cs360_desktop.ui.actions.bulk_bar import BulkBar
from cs360_desktop.ui.actions.health_strip import HealthStrip
from cs360_desktop.ui.actions.reminders import Reminders
from cs360_desktop.ui.common.action_entry import ActionEntry
from cs360_desktop.ui.common.action_table import ActionTable
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState, WayStep
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_NOUNS = {"action", "carry_over", "meeting", "person", "represented_group", "problem", "measure"}


class ActionsPage(Page):
    """Every commitment with its owner and date."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Actions"),
            self.tr("Every commitment from meetings and problems, with its owner and date"),
            parent=parent,
        )
        self._desk = desk
        self.new_button = Button(self.tr("New action"), self.start_entry, kind=Kind.PRIMARY, icon="plus")
        self.reminders = Reminders(self, desk)
        self.add_button(self.reminders.button)
        self.add_button(self.new_button)
        self.filters = BoardFilters(desk, self.tools, self)
        self.entry = ActionEntry(desk)
        self._ticked: set[int] = set()
        self.table = ActionTable(self.tr("Actions"), desk, ticked=lambda line: line.action.id in self._ticked)
        self.bulk = BulkBar(desk)
        self.health = HealthStrip(desk)
        self.panel = ActionPanel(desk)
        self._shown: list[ActionLine] = []
        self._board = QWidget()
        self._content = QStackedWidget()
        self._arrange()
        self.set_content(self._content)
        self.set_context(self.panel, width=304)
        self._connect()
        if desk.session.read_only:
            lock(self.panel, self.entry, self.new_button, self.bulk)
        self.refresh()

    def _arrange(self) -> None:
        box = QVBoxLayout(self._board)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(self.health)
        box.addWidget(self.entry)
        box.addWidget(self.bulk)
        box.addWidget(self.table)
        keys = self.tr("Space marks done or open again, Ctrl+Space selects, Ctrl+A selects all, Delete removes")
        box.addWidget(Label(keys, Type.CAPTION, tone="muted"))
        box.addStretch(1)
        self.entry.hide()
        self._content.addWidget(self._board)
        self._content.addWidget(self._empty_state())

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.entry.added.connect(self.show_action)
        self.entry.left.connect(self._leave_entry)
        self.table.row_chosen.connect(self.panel.show_action)
        self.table.row_opened.connect(self._edit)
        self.table.row_ticked.connect(self._tick)
        self.table.set_keys(
            {
                "Space": self.table.toggle_done,
                "Del": self._delete_these,
                "Ctrl+Space": self._tick_selected,
                "Ctrl+A": self._tick_all,
            }
        )
        self.bulk.cleared.connect(self.clear_selection)
        self.bulk.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.panel.deleted.connect(self._delete)
        for keys, act in (
            ("Ctrl+N", self.start_entry),
            ("Ins", self.start_entry),
            ("Ctrl+F", self.filters.focus_search),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.follow(self._desk.notifier, self._refresh_all, _NOUNS)

    def show_place(self, place: Place) -> None:
        """Show the board, with one action chosen if it is named."""
        if place.record is not None:
            self.show_action(place.record)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_action(self, action_id: int) -> None:
        """Choose an action, and show all of them if it was hidden."""
        if not self.table.choose_row(action_id):
            self.filters.show_all()
            self.table.choose_row(action_id)

    def refresh(self) -> None:
        """Ask for the board again."""
        session = self._desk.session
        found = actions.board(session, self.filters.wanted())
        anything = bool(found) or bool(actions.board(session))
        self._content.setCurrentIndex(0 if anything or not self.entry.isHidden() else 1)
        self.tools.setVisible(anything)
        self.setFocusProxy(self.table if anything else self.new_button)
        self.table.set_empty(
            self.tr("No action fits this filter. Clear the filter to see all that are open.")
            if anything
            else self.tr("No action yet. Type the first one above.")
        )
        self._ticked &= {line.action.id for line in found}  # what is not seen is not changed
        self._shown = found
        self.table.set_items(grouped(found, self.filters.grouping(), self._coming()))
        self.bulk.show_ticked(self._ticked_lines())
        self.panel.show_action(self.table.current_row())

    def clear_selection(self) -> None:
        """Let go of everything that is ticked."""
        self._ticked.clear()
        self._show_ticks()

    def start_entry(self) -> None:
        """Show the line for a new action and go to it."""
        if self._desk.session.read_only:
            return
        self.entry.refresh()
        self.entry.show()
        self._content.setCurrentIndex(0)
        self.entry.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave_entry(self) -> None:
        self.entry.hide()
        self.refresh()
        target = self.table if self.table.isVisible() else self.new_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _coming(self) -> date | None:
        line = meetings.next_meeting(self._desk.session)
        return line.meeting.held_on if line is not None else None

    def _tick(self, line: ActionLine, ticked: bool) -> None:
        (self._ticked.add if ticked else self._ticked.discard)(line.action.id)
        self._show_ticks()

    def _tick_selected(self, _line: ActionLine) -> None:
        """Tick all selected rows; where all of them are, none any more."""
        keys = {line.action.id for line in self.table.selected_rows()}
        self._ticked = self._ticked - keys if keys <= self._ticked else self._ticked | keys
        self._show_ticks()

    def _tick_all(self, _line: ActionLine) -> None:
        self._ticked = {line.action.id for line in self._shown}
        self._show_ticks()

    def _show_ticks(self) -> None:
        self.table.viewport().update()
        self.bulk.show_ticked(self._ticked_lines())

    def _ticked_lines(self) -> list[ActionLine]:
        return [line for line in self._shown if line.action.id in self._ticked]

    def _delete_these(self, line: ActionLine) -> None:
        """Delete what is ticked where the current row is among it, else the current row."""
        if line.action.id in self._ticked:
            self.bulk.delete()
        else:
            self.table.delete(line)

    def _edit(self, line: ActionLine) -> None:
        self.panel.show_action(line)
        if self.body.context is not None and not self.body.context.isVisible():
            self.toggle_context()
        self.panel.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, line: ActionLine) -> None:
        self.table.delete(line)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_all(self) -> None:
        self.filters.refresh()
        self.health.refresh()
        self.entry.refresh()
        self.refresh()

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            self.tr("No action has been agreed yet"),
            self.tr(
                "An action is a commitment: what will be done, by whom and by when. Open ones come along to the next "
                "meeting by themselves until they are done or dropped with a reason."
            ),
            [Button(self.tr("Write the first action"), self.start_entry, icon="plus")],
            way_title=self.tr("Where actions come from"),
            way=[
                WayStep(
                    self.tr("A meeting"),
                    self.tr("Under Minutes: what was agreed, read back at the end"),
                    State.NOTHING_YET,
                    self.tr("none yet"),
                ),
                WayStep(
                    self.tr("This board"),
                    self.tr("Whatever is promised between two meetings"),
                    State.NOTHING_YET,
                    self.tr("none yet"),
                ),
            ],
        )

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.panel.leave()
        super().hideEvent(event)
