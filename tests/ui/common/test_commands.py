import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.common.commands import ServiceCommand


@dataclass(frozen=True, slots=True)
class Change:
    """What a service hands back: enough to take it back."""

    before: int
    after: int


@dataclass
class Counter:
    """A service with one number, which can be made to refuse or break."""

    value: int = 0
    fault: Exception | None = None
    refusals: list[UserError] = field(default_factory=list)

    def set(self, value: int) -> Change:
        if self.fault is not None:
            raise self.fault
        change = Change(self.value, value)
        self.value = value
        return change

    def revert(self, change: Change) -> Change:
        return self.set(change.before)

    def command(self, value: int) -> ServiceCommand[Change]:
        return ServiceCommand(f"Set {value}", lambda: self.set(value), self.revert, self.refusals.append)


@pytest.fixture
def stack(qapp: object) -> QUndoStack:
    return QUndoStack()


def test_that_an_action_is_done_undone_and_redone_from_receipts(stack: QUndoStack) -> None:
    counter = Counter(5)

    stack.push(counter.command(7))
    assert (counter.value, stack.undoText()) == (7, "Set 7")

    for expected in (5, 7, 5, 7):
        (stack.undo if expected == 5 else stack.redo)()
        assert counter.value == expected


def test_that_redo_brings_back_what_undo_took_away_and_not_what_was_first_asked(stack: QUndoStack) -> None:
    counter = Counter()
    stack.push(counter.command(1))
    counter.value = 9  # somebody else's change, which the service saw when it undid

    stack.undo()
    stack.redo()

    assert counter.value == 9


def test_that_a_refused_action_leaves_no_undo_step_and_says_why(stack: QUndoStack) -> None:
    refusal = UserError("“12/x4” is not a number, so it was not saved. Type a percentage such as 87.5.")
    counter = Counter(fault=refusal)

    stack.push(counter.command(7))

    assert (stack.count(), counter.refusals) == (0, [refusal])


@pytest.mark.parametrize("direction", ["undo", "redo"])
def test_that_a_refused_undo_or_redo_leaves_the_stack(stack: QUndoStack, direction: str) -> None:
    counter = Counter()
    stack.push(counter.command(1))
    stack.push(counter.command(2))
    if direction == "redo":
        stack.undo()
    counter.fault = UserError("The workspace is read only. Nothing was changed. Open it again to go on.")

    (stack.undo if direction == "undo" else stack.redo)()

    assert len(counter.refusals) == 1
    assert [stack.text(place) for place in range(stack.count())] == ["Set 1"]
    counter.fault = None
    stack.undo()
    assert counter.value == 0


@pytest.mark.parametrize("step", ["push", "undo"])
def test_that_a_bug_reaches_the_crash_hook_and_leaves_no_step(stack: QUndoStack, qtbot: QtBot, step: str) -> None:
    counter = Counter()
    if step == "undo":
        stack.push(counter.command(1))
    counter.fault = ZeroDivisionError("a bug")
    act: Callable[[], None] = stack.undo if step == "undo" else lambda: stack.push(counter.command(1))

    with qtbot.captureExceptions() as caught, contextlib.suppress(ZeroDivisionError):
        act()
        assert [kind for kind, _, _ in caught] == [ZeroDivisionError], "neither raised nor given to the hook"

    assert (stack.count(), counter.refusals) == (0, [])


def test_that_a_step_that_was_refused_elsewhere_leaves_the_stack_and_says_why(stack: QUndoStack) -> None:
    counter = Counter(5)
    command = counter.command(7)
    stack.push(command)
    refusal = UserError("The disk is full.")

    def refuse() -> Change:
        raise refusal

    command.use_next(refuse)
    stack.undo()
    assert (stack.count(), counter.value, counter.refusals) == (0, 7, [refusal])
