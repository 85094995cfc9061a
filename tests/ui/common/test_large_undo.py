"""A step that wrote very much is taken back off the GUI thread, and is one undo step all the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.changes import EntriesChanged, Receipt
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage.editable_entries import MANY
from cs360_desktop.ui.common.desk import Desk

WEEKS = MANY + 1


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(new_workspace(tmp_path / "large.cs360", Agency("Dunmore")))
    assert desk.do("Entered very much", lambda: enter(desk, 7))
    yield desk
    desk.close()


def enter(desk: Desk, number: float) -> Receipt:
    first = Period.containing(PeriodKind.WEEK, Period.year(1920).start)
    with desk.session.change("set_values") as unit:
        unit.entries.set_values({EntryKey(1, WHOLE_AGENCY, first.next(week)): Value(number) for week in range(WEEKS)})
    return unit.receipt


def count(desk: Desk) -> int:
    with desk.session.reading() as unit:
        return unit.entries.count()


def test_that_a_very_large_step_is_taken_back_and_done_again_while_the_window_waits(desk: Desk, qtbot: QtBot) -> None:
    heard: list[object] = []
    desk.moving.connect(heard.append)
    desk.notifier.changed.connect(heard.append)
    desk.done.connect(heard.append)
    everything = EntriesChanged(frozenset())

    desk.undo()
    assert desk.undo_stack.canUndo(), "it is on the stack until it is taken back"
    desk.undo()  # pressed again meanwhile, it does nothing
    qtbot.waitUntil(lambda: heard[-1:] == [False])
    assert (count(desk), desk.undo_stack.canUndo(), desk.undo_stack.canRedo()) == (0, False, True)
    assert heard == [True, everything, "Undone: Entered very much", False]

    heard.clear()
    desk.redo()
    qtbot.waitUntil(lambda: heard[-1:] == [False])
    assert (count(desk), desk.undo_stack.canUndo(), desk.undo_stack.canRedo()) == (WEEKS, True, False)
    assert heard == [True, everything, "Done again: Entered very much", False]
