"""The one undo command: it calls a service, keeps the receipt, and never stays on the stack after a failure."""

from collections.abc import Callable
from itertools import count
from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from cs360_desktop.domain import changes
from cs360_desktop.domain.errors import UserError

Receipt = TypeVar("Receipt")


class ServiceCommand(QUndoCommand, Generic[Receipt]):
    """One user action.

    Args:
        text: what was done, as the Edit menu and the status bar say it.
        do: calls the service and returns its receipt.
        revert: takes back what a receipt stands for and returns the receipt of that.
        refused: hears the `UserError` of an action, undo or redo that was not carried out.

    Any other exception is a bug: it takes the command off the stack too, and goes on to the crash hook.
    """

    def __init__(
        self,
        text: str,
        do: Callable[[], Receipt],
        revert: Callable[[Receipt], Receipt],
        refused: Callable[[UserError], object],
    ) -> None:
        super().__init__(text)
        self._next: Callable[[], Receipt] = do
        self._revert = revert
        self._refused = refused
        self._receipt: Receipt | None = None

    @property
    def receipt(self) -> Receipt | None:
        """What the last step of it did; None before the first."""
        return self._receipt

    def use_next(self, step: Callable[[], Receipt]) -> None:
        """Take what a step did, or its refusal, from here: it was made already, off the GUI thread."""
        self._next = step

    @override
    def redo(self) -> None:
        self._step()

    @override
    def undo(self) -> None:
        self._step()

    def _step(self) -> None:
        """Do the next thing; what comes after is always to revert the receipt of this one."""
        self.setObsolete(True)
        try:
            receipt = self._next()
        except UserError as error:
            self._refused(error)
            return
        self._receipt = receipt
        self._next = lambda: self._revert(receipt)
        self.setObsolete(False)


_stretches = count(1)


def new_stretch() -> int:
    """A key for what is typed in one field from entering it to leaving it; see `TypingCommand`."""
    return next(_stretches)


class TypingCommand(ServiceCommand[changes.Receipt]):
    """What was saved key by key while somebody types on in one field: together one undo step.

    Args:
        key: of the field and of the time somebody is in it; commands of the same key become one.
        others: as for `ServiceCommand`.
    """

    def __init__(
        self,
        key: int,
        text: str,
        do: Callable[[], changes.Receipt],
        revert: Callable[[changes.Receipt], changes.Receipt],
        refused: Callable[[UserError], object],
    ) -> None:
        super().__init__(text, do, revert, refused)
        self._key = key
        self._before: list[changes.Receipt] = []

    @override
    def id(self) -> int:
        return self._key

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, TypingCommand) or self._receipt is None or other.receipt is None:
            return False
        if other.receipt.batch_id == self._receipt.batch_id:
            self._receipt = self._receipt.gone_on(other.receipt)
        else:
            self._before.append(self._receipt)
            self._receipt = other.receipt
        self._next = self._take_all_back
        return True

    def _take_all_back(self) -> changes.Receipt:
        """Take back what was saved last first; doing it again goes the other way round."""
        assert self._receipt is not None
        done = [*self._before, self._receipt]
        undone = [self._revert(receipt) for receipt in reversed(done)]
        self._before = undone[:-1]
        return undone[-1]

    @override
    def _step(self) -> None:
        super()._step()
        if self._before:
            self._next = self._take_all_back
