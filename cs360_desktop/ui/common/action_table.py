"""The table of actions on the board and on a meeting: Space marks one done, Delete puts it in the bin."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QAbstractItemView, QWidget

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.services import actions
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.ui.common.action_words import (
    action_state,
    due_before_text,
    due_text,
    origin_text,
    owner_detail,
    state_text,
)
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.key_table import KeyTable


class ActionTable(KeyTable):
    """Actions with owner, due date and status; `two_lines` adds where they come from and earlier due dates.

    With `ticked`, which says of an action whether it is, the rows have boxes to tick and can be sorted.
    """

    def __init__(
        self,
        name: str,
        desk: Desk,
        *,
        two_lines: bool = True,
        ticked: Callable[[ActionLine], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._desk = desk
        columns = self._columns(two_lines)
        if ticked is not None:
            columns.insert(0, Column("", ticked=ticked, width=34))
        super().__init__(name, columns, key=lambda line: line.action.id, sortable=ticked is not None, parent=parent)
        if ticked is not None:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.set_keys({"Space": self.toggle_done, "Del": self.delete})
        desk.community_changed.connect(self._repaint)

    def _columns(self, two_lines: bool) -> list[Column[ActionLine]]:
        desk, today = self._desk, self._desk.session.today()
        return [
            Column(
                self.tr("No."),
                lambda line: str(line.action.number),
                sort=lambda line: line.action.number,
                align=Align.RIGHT,
                width=48,
                tone="muted",
            ),
            Column(
                self.tr("Action"),
                lambda line: line.action.text,
                detail=(lambda line: origin_text(line, today, public=desk.community)) if two_lines else None,
                stretch=True,
            ),
            Column(
                self.tr("Owner"),
                lambda line: line.owner or line.group or self.tr("nobody named"),
                detail=owner_detail if two_lines else None,
                width=150,
            ),
            Column(
                self.tr("Due"),
                lambda line: due_text(line, today),
                detail=(lambda line: due_before_text(line, today)) if two_lines else None,
                sort=lambda line: line.action.due,
                width=92,
            ),
            Column(self.tr("Status"), state_text, state=action_state, sort=_standing, width=130),
            Column(
                self.tr("Carried"),
                lambda line: str(line.carried),
                sort=lambda line: line.carried,
                align=Align.RIGHT,
                width=70,
            ),
        ]

    def _repaint(self, _is_on: bool) -> None:
        self.viewport().update()

    def toggle_done(self, line: ActionLine) -> None:
        """Mark an action done, or open again if it is closed."""
        session, action = self._desk.session, line.action
        if action.status.is_open:
            text, status = self.tr("Marked action {number} done"), ActionStatus.DONE
        else:
            text, status = self.tr("Opened action {number} again"), ActionStatus.OPEN
        self._desk.do(text.format(number=action.number), lambda: actions.set_status(session, action.id, status))

    def delete(self, line: ActionLine) -> None:
        """Put an action in the bin."""
        session, action = self._desk.session, line.action
        text = self.tr("Deleted action {number}").format(number=action.number)
        self._desk.do(text, lambda: actions.delete(session, action.id))


def _standing(line: ActionLine) -> tuple[int, int, date]:
    """The most overdue first, then by status; the last closed come first."""
    order = list(ActionStatus).index(line.action.status)
    closed_on = line.action.done_on or line.action.dropped_on or date.min
    return (-line.days_late, order, date.min + (date.max - closed_on))
