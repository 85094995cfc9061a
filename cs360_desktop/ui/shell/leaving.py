"""Before a workspace is left: what is being typed saves itself, and what was refused is not dropped unsaid."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk, Unsaved
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


def unsaved_said(unsaved: Unsaved) -> str:
    """How much is not saved: `1 cell is not saved`."""
    if unsaved.fields:
        number = unsaved.cells + unsaved.fields
        return counted(number, _tr("1 typed text is not saved"), _tr("{n} typed texts are not saved"))
    return counted(unsaved.cells, _tr("1 cell is not saved"), _tr("{n} cells are not saved"))


class Leaving:
    """Says once that refused texts would be lost; leaving again gives them up."""

    def __init__(self, say: Callable[[Message], object]) -> None:
        self._say = say
        self._said: tuple[Desk, Unsaved] | None = None

    def is_fine(self, desk: Desk | None) -> bool:
        """Whether nothing would be lost by leaving, or it was said before."""
        if desk is None or not desk.unsaved or self._said == (desk, desk.unsaved):
            return True
        self._said = (desk, desk.unsaved)
        cells, fields = desk.unsaved.cells, desk.unsaved.fields
        if fields:
            one = _tr("1 typed text is not saved and would be lost")
            what = counted(cells + fields, one, _tr("{n} typed texts are not saved and would be lost"))
        else:
            one = _tr("1 cell is not saved, and its text would be lost")
            what = counted(cells, one, _tr("{n} cells are not saved, and their texts would be lost"))
        sentences = [
            _tr("Everything else is saved."),
            _tr("F8 under Metrics, Enter goes to each of them.") if cells else "",
            desk.unsaved.hint if fields else "",
            _tr("Leave again to give up."),
        ]
        so_what = " ".join(filter(None, sentences))
        self._say(Message("leaving", State.WRONG, what, so_what, rank=Rank.NOT_SAVED))
        return False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Leaving", text)
