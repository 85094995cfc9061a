"""What every page works with: the session, one undo stack, change signals, background jobs, and a way to other pages."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.commands import ServiceCommand
from cs360_desktop.ui.common.jobs import Jobs
from cs360_desktop.ui.common.notifier import Notifier
from cs360_desktop.ui.common.places import Place


class Desk(QObject):
    """One open workspace as the pages see it.

    Signals:
        refused(UserError): a change was not made; the shell shows the sentence in the message bar of the page.
        done(str): a change was made, undone or redone; its readable text.
        going(Place): somebody asks for another page.
    """

    refused = Signal(object)
    done = Signal(str)
    going = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.notifier = Notifier(session.publisher, self)
        self.undo_stack = QUndoStack(self)
        self.jobs = Jobs(self)

    def do(self, text: str, verb: Callable[[], Receipt]) -> bool:
        """Carry out one user action as one undo step.

        Args:
            text: readable, translated, without a full stop: "Entered 9 in Simple assaults, Oct 2026".
            verb: calls one service verb and returns its receipt.

        Returns:
            False when it was refused; the reason goes out through `refused`, and no undo step is left.
        """
        refusals: list[UserError] = []
        command = ServiceCommand(text, verb, self.session.revert, refusals.append)
        self.undo_stack.push(command)
        if refusals:
            self.refused.emit(refusals[0])
            return False
        self.done.emit(text)
        return True

    def go(self, place: Place) -> None:
        """Ask the shell for another place."""
        self.going.emit(place)
