"""The table of actions on the board and on a meeting: Space marks one done, Delete puts it in the bin."""

from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.services import actions
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.ui.common.action_words import (
    action_state,
    due_before_text,
    due_text,
    origin_text,
    state_text,
)
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.key_table import KeyTable


class ActionTable(KeyTable):
    """Actions with owner, due date and status; `two_lines` adds where they come from and earlier due dates."""

    def __init__(self, name: str, desk: Desk, *, two_lines: bool = True, parent: QWidget | None = None) -> None:
        self._desk = desk
        super().__init__(name, self._columns(two_lines), key=lambda line: line.action.id, parent=parent)
        self.set_keys({"Space": self.toggle_done, "Del": self.delete})

    def _columns(self, two_lines: bool) -> list[Column[ActionLine]]:
        today = self._desk.session.today()
        return [
            Column(self.tr("No."), lambda line: str(line.action.number), align=Align.RIGHT, width=48, tone="muted"),
            Column(
                self.tr("Action"),
                lambda line: line.action.text,
                detail=(lambda line: origin_text(line, today)) if two_lines else None,
                stretch=True,
            ),
            Column(
                self.tr("Owner"),
                lambda line: line.owner or line.group or self.tr("nobody named"),
                detail=(lambda line: line.group if line.owner else "") if two_lines else None,
                width=150,
            ),
            Column(
                self.tr("Due"),
                lambda line: due_text(line, today),
                detail=(lambda line: due_before_text(line, today)) if two_lines else None,
                width=92,
            ),
            Column(self.tr("Status"), state_text, state=action_state, width=130),
            Column(self.tr("Carried"), lambda line: str(line.carried), align=Align.RIGHT, width=70),
        ]

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
