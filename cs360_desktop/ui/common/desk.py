"""What every page works with: the session, one undo stack, change signals, background jobs, a way to other pages."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.commands import ServiceCommand, TypingCommand
from cs360_desktop.ui.common.jobs import Job, Jobs
from cs360_desktop.ui.common.notifier import Notifier
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.public_view import PUBLIC_VIEW


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Typed texts that were refused and are on the screen only: in cells of the grid, and in fields of requests.

    `hint` says in a sentence where the fields stand.
    """

    cells: int = 0
    fields: int = 0
    hint: str = ""

    def __bool__(self) -> bool:
        return bool(self.cells or self.fields)


class Desk(QObject):
    """One open workspace as the pages see it.

    `is_typing` is True while a change is published that somebody is still typing: it stands on the screen already.

    Signals:
        refused(UserError): a change was not made; the shell shows the sentence in the message bar of the page.
        done(str): a change was made, undone or redone; its readable text.
        going(Place): somebody asks for another page.
        unsaved_changed(): other typed texts were refused and stay on the screen; `unsaved` says where how many do.
        leaving(): the workspace is about to be closed; a window of its own keeps what is typed and closes.
        community_changed(bool): the window shows what everybody may see from now on, or everything again.
        moving(bool): a very large step is being made, undone or redone off the GUI thread, and then what is seen asks
            again; the window takes no input until that is done.
    """

    refused = Signal(object)
    done = Signal(str)
    going = Signal(object)
    unsaved_changed = Signal()
    moving = Signal(bool)
    leaving = Signal()
    community_changed = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.notifier = Notifier(session.publisher, self)
        self.undo_stack = QUndoStack(self)
        self.jobs = Jobs(self)
        self.unsaved = Unsaved()
        self.community = False
        self.why_refused = ""
        self.is_typing = False
        self._is_moving = False
        self._afterwards: Callable[[], object] | None = None
        self._questions: set[Job] = set()
        self._waits_for_answers = False

    def do(self, text: str, verb: Callable[[], Receipt]) -> bool:
        """Carry out one user action as one undo step.

        Args:
            text: readable, translated, without a full stop: "Entered 9 in Simple assaults, Oct 2026".
            verb: calls one service verb and returns its receipt.

        Returns:
            False when it was refused; the reason goes out through `refused` and stays in `why_refused` for the field
            it belongs to, and no undo step is left. A verb that found nothing to change leaves none either.
        """
        try:
            receipt = verb()
        except UserError as error:
            self.why_refused = error.sentence
            self.refused.emit(error)
            return False
        self._keep(text, receipt)
        return True

    def do_typing(self, key: int, text: str, verb: Callable[[int], Receipt]) -> bool:
        """Save what somebody is still typing; all of it that has the same key is one undo step. See `do`.

        Args:
            key: of the field and of the time somebody is in it.
            text: as for `do`.
            verb: as for `do`; gets the batch of what was saved before with the same key, to go on with, or 0.
        """
        last = self.undo_stack.command(self.undo_stack.index() - 1)
        before = last.receipt if isinstance(last, TypingCommand) and last.id() == key else None
        made: list[Receipt] = []
        if not self.keep(lambda: made.append(verb(before.batch_id if isinstance(before, Receipt) else 0))):
            return False
        (receipt,) = made
        if not receipt.is_empty:
            revert = self.session.revert
            self.undo_stack.push(TypingCommand(key, text, lambda: receipt, revert, self.refused.emit))
            self.done.emit(text)
        return True

    def keep(self, act: Callable[[], object]) -> bool:
        """Write what is still being typed and leaves no undo step; while it is published, `is_typing` is True.

        Returns:
            False when it was refused; the reason goes out through `refused`.
        """
        self.is_typing = True
        try:
            act()
        except UserError as error:
            self.why_refused = error.sentence
            self.refused.emit(error)
            return False
        finally:
            self.is_typing = False
        return True

    def do_apart(
        self,
        text: str,
        verb: Callable[[], Receipt],
        done: Callable[[], object],
        refused: Callable[[], object],
    ) -> Job:
        """Carry out one user action that writes very much, off the GUI thread, as one undo step.

        Nothing else may be done meanwhile; see `moving`.

        Args:
            text: as for `do`.
            verb: calls one service verb, which publishes nothing, and returns its receipt; runs in another thread.
            done: called when it is committed, published and on the undo stack and something else can be done.
            refused: called then when it was refused; the reason goes out through the signal of that name.

        Returns:
            The work; it ended also where neither was called, because of a bug.
        """

        def committed(receipt: Receipt) -> None:
            self.session.publisher.publish(receipt.changes)
            self._keep(text, receipt)
            self._afterwards = done

        def not_made(error: UserError) -> None:
            self.refused.emit(error)
            self._afterwards = refused

        return self._run_apart(verb, committed, not_made)

    def _run_apart(
        self, verb: Callable[[], Receipt], done: Callable[[Receipt], object], refused: Callable[[UserError], object]
    ) -> Job:
        """Run a verb off the GUI thread while the window takes no input."""
        self._is_moving = True
        self.moving.emit(True)
        job = self.jobs.run(lambda _report: verb(), done, refused)
        job.ended.connect(lambda: self.notifier.turns.add(self._end_moving))  # after what asks again in turn
        return job

    def _keep(self, text: str, receipt: Receipt) -> None:
        """Leave an undo step for what was done, unless nothing was."""
        if not receipt.is_empty:
            self.undo_stack.push(ServiceCommand(text, lambda: receipt, self.session.revert, self.refused.emit))
            self.done.emit(text)

    def note_unsaved(self, *, cells: int | None = None, fields: int | None = None, hint: str | None = None) -> None:
        """Hear from a page how many typed texts it shows that are not saved, and a sentence on where its fields are."""
        before = self.unsaved
        self.unsaved = Unsaved(
            before.cells if cells is None else cells,
            before.fields if fields is None else fields,
            before.hint if hint is None else hint,
        )
        if self.unsaved != before:
            self.unsaved_changed.emit()

    def switch_community(self, is_on: bool | None = None) -> None:
        """Switch community view on or off, or over where it is not said which."""
        wanted = not self.community if is_on is None else is_on
        if wanted != self.community:
            self.community = wanted
            PUBLIC_VIEW.switch(wanted)
            self.community_changed.emit(wanted)

    def undo(self) -> None:
        """Take the last action back; one that cannot be taken back leaves the stack and says why."""
        command = self.undo_stack.command(self.undo_stack.index() - 1)
        self._move_apart(command, self.undo_stack.undo, self.tr("Undone: {text}"), self.undo_stack.undoText())

    def redo(self) -> None:
        """Do again what was undone last."""
        command = self.undo_stack.command(self.undo_stack.index())
        self._move_apart(command, self.undo_stack.redo, self.tr("Done again: {text}"), self.undo_stack.redoText())

    def _move_apart(self, command: QUndoCommand | None, step: Callable[[], None], sentence: str, text: str) -> None:
        """Move at once, or off the GUI thread where so much was written that its entries are not listed.

        The stack moves when the work is done: the command then takes over what was done.
        """
        receipt = command.receipt if isinstance(command, ServiceCommand) else None
        if self._is_moving:
            return
        if not isinstance(receipt, Receipt) or receipt.keys is not None:
            self._move(step, sentence, text)
            return
        assert isinstance(command, ServiceCommand)

        def moved(result: Receipt | UserError) -> None:
            def take_over() -> Receipt:
                if isinstance(result, UserError):
                    raise result
                return result

            if isinstance(result, Receipt):
                self.session.publisher.publish(result.changes)
            command.use_next(take_over)
            self._move(step, sentence, text)

        self._run_apart(lambda: self.session.revert(receipt, publish=False), moved, moved)

    @property
    def is_moving(self) -> bool:
        """Whether a very large step is being carried out or shown; see `moving`."""
        return self._is_moving

    def wait_for_answer(self, job: Job) -> None:
        """Let the window take no input before this is answered too: what somebody typed then could be shown away."""
        self._questions.add(job)
        job.ended.connect(lambda: self._note_answer(job))

    def _note_answer(self, job: Job) -> None:
        self._questions.discard(job)
        if self._waits_for_answers and not self._questions:
            self.notifier.turns.add(self._end_moving)

    def _end_moving(self) -> None:
        self._waits_for_answers = bool(self._questions)
        if self._waits_for_answers:
            return
        self._is_moving = False
        self.moving.emit(False)
        act, self._afterwards = self._afterwards, None
        if act is not None:
            act()

    def _move(self, step: Callable[[], None], sentence: str, text: str) -> None:
        index, count = self.undo_stack.index(), self.undo_stack.count()
        step()
        if self.undo_stack.index() != index and self.undo_stack.count() == count:
            self.done.emit(sentence.format(text=text))

    def close(self) -> None:
        """End all work and listening, then close the workspace."""
        PUBLIC_VIEW.switch(False)
        self.notifier.close()  # what work under way still records is no reason to ask again
        self.jobs.close()
        self.session.close()

    def go(self, place: Place) -> None:
        """Ask the shell for another place."""
        self.going.emit(place)
