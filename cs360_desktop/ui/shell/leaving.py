"""Before a workspace is left: what is being typed saves itself, and what was refused is not dropped unsaid."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message, Rank
from cs360_desktop.ui.common.states import State


def finish_typing(desk: Desk | None, focused: QWidget | None) -> bool:
    """Have the field that is being typed in save itself, as leaving it would; False when that was refused."""
    if desk is None or focused is None:
        return True
    refusals: list[UserError] = []
    heard = desk.refused.connect(refusals.append)
    focused.clearFocus()
    desk.refused.disconnect(heard)
    return not refusals


class Leaving:
    """Says once that refused texts would be lost; leaving again gives them up."""

    def __init__(self, say: Callable[[Message], object]) -> None:
        self._say = say
        self._said: tuple[Desk, int] | None = None

    def is_fine(self, desk: Desk | None) -> bool:
        """Whether nothing would be lost by leaving, or it was said before."""
        if desk is None or not desk.unsaved or self._said == (desk, desk.unsaved):
            return True
        self._said = (desk, desk.unsaved)
        what = counted(
            desk.unsaved,
            _tr("1 cell is not saved, and its text would be lost"),
            _tr("{n} cells are not saved, and their texts would be lost"),
        )
        so_what = _tr("Everything else is saved. F8 under Metrics, Enter goes to each of them. Leave again to give up.")
        self._say(Message("leaving", State.WRONG, what, so_what, rank=Rank.NOT_SAVED))
        return False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Leaving", text)
