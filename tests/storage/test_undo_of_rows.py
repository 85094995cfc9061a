"""Any sequence of actions over several nouns at once, undone and redone, matches plain dictionaries and two stacks."""

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cs360_desktop.domain.actions import Action, ActionStatus
from cs360_desktop.domain.agency import Population
from cs360_desktop.domain.changes import Receipt, RecordsChanged
from cs360_desktop.domain.people import Person
from cs360_desktop.storage import nouns
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.units import WorkUnit
from cs360_desktop.storage.workspace import Workspace

Living = dict[tuple[str, int], Any]

WORDS = st.sampled_from(["", "Delgado", "lighting", "Ça va — 日本"])
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
COLUMNS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "person": {"name": WORDS, "title": WORDS, "organization": WORDS, "note": WORDS},
    "action": {
        "text": WORDS,
        "due": DAYS,
        "status": st.sampled_from(ActionStatus),
        "dropped_reason": WORDS,
        "done_on": DAYS,
        "number": st.integers(0, 9),
    },
    "population": {"year": st.integers(2020, 2023), "residents": st.integers(0, 20_000), "source": WORDS},
}
ROWS: dict[str, st.SearchStrategy[Any]] = {
    "person": st.builds(Person, name=WORDS, title=WORDS),
    "action": st.builds(Action, number=st.integers(0, 9), text=WORDS, due=DAYS),
    "population": st.builds(Population, year=st.integers(2020, 2023), area_id=st.just(1), residents=st.integers(0, 9)),
}
NOUNS: dict[str, Stamped[Any]] = {noun: nouns.ALL[noun] for noun in ROWS}
VERBS = st.sampled_from(["add", "change", "delete", "restore"])


class UndoRedoOfRows(RuleBasedStateMachine):
    workspace: Workspace  # one real file for all runs, set by the test below

    @initialize()
    def empty(self) -> None:
        with self.workspace.work("empty", "tester") as unit:
            for noun in NOUNS.values():
                for row in unit[noun].all():
                    unit[noun].delete(row.id)
        self.living: Living = {}
        self.binned: Living = {}
        self.undo: list[tuple[Receipt, Living, Living]] = []
        self.redo: list[tuple[Receipt, Living, Living]] = []

    @rule(data=st.data(), verbs=st.lists(VERBS, min_size=1, max_size=5))
    def act(self, data: st.DataObject, verbs: list[str]) -> None:
        before = dict(self.living), dict(self.binned)
        with self.workspace.work("act", "tester") as unit:
            for verb in verbs:
                self._do[verb](self, data, unit)
        touched = {
            (change.noun, row_id)
            for change in unit.receipt.changes
            if isinstance(change, RecordsChanged)
            for row_id in change.ids
        }
        assert {key for key in {*before[0], *self.living} if before[0].get(key) != self.living.get(key)} <= touched
        if not unit.receipt.is_empty:
            self.undo.append((unit.receipt, *before))
            self.redo.clear()

    def _add(self, data: st.DataObject, unit: WorkUnit) -> None:
        noun = data.draw(st.sampled_from(sorted(NOUNS)))
        values = data.draw(st.lists(ROWS[noun], min_size=1, max_size=3))
        for row_id, value in zip(unit[NOUNS[noun]].add_all(values), values, strict=True):
            assert (noun, row_id) not in self.living | self.binned
            self.living[noun, row_id] = dataclasses.replace(value, id=row_id)

    def _change(self, data: st.DataObject, unit: WorkUnit) -> None:
        if self.living:
            noun, row_id = data.draw(st.sampled_from(sorted(self.living)))
            columns = data.draw(st.fixed_dictionaries({}, optional=COLUMNS[noun]))
            value = dataclasses.replace(self.living[noun, row_id], **columns)
            assert unit[NOUNS[noun]].change(row_id, **columns) == (value != self.living[noun, row_id])
            self.living[noun, row_id] = value

    def _delete(self, data: st.DataObject, unit: WorkUnit) -> None:
        if self.living:
            noun, row_id = data.draw(st.sampled_from(sorted(self.living)))
            assert unit[NOUNS[noun]].delete(row_id)
            self.binned[noun, row_id] = self.living.pop((noun, row_id))

    def _restore(self, data: st.DataObject, unit: WorkUnit) -> None:
        if self.binned:
            noun, row_id = data.draw(st.sampled_from(sorted(self.binned)))
            assert unit[NOUNS[noun]].restore(row_id)
            self.living[noun, row_id] = self.binned.pop((noun, row_id))

    _do: dict[str, Callable[["UndoRedoOfRows", st.DataObject, WorkUnit], None]] = {  # noqa: RUF012  a table of methods
        "add": _add,
        "change": _change,
        "delete": _delete,
        "restore": _restore,
    }

    @precondition(lambda self: self.undo)
    @rule()
    def take_back(self) -> None:
        receipt, living, binned = self.undo.pop()
        self.redo.append((self._revert(receipt), self.living, self.binned))
        self.living, self.binned = dict(living), dict(binned)

    @precondition(lambda self: self.redo)
    @rule()
    def do_again(self) -> None:
        receipt, living, binned = self.redo.pop()
        self.undo.append((self._revert(receipt), self.living, self.binned))
        self.living, self.binned = dict(living), dict(binned)

    def _revert(self, receipt: Receipt) -> Receipt:
        with self.workspace.work("revert", "tester") as unit:
            assert unit.revert(receipt.batch_id, receipt.keys) == 0
        return unit.receipt

    @invariant()
    def stored_is_held(self) -> None:
        with self.workspace.reading() as reading:
            stored = {(name, row.id): row for name, noun in NOUNS.items() for row in reading[noun].all()}
        assert stored == getattr(self, "living", {})


def test_that_undo_and_redo_of_rows_match_plain_dictionaries(workspace: Workspace) -> None:
    few = settings(max_examples=30, stateful_step_count=15, deadline=None)
    machine = type("UndoRedoOfRowsHere", (UndoRedoOfRows,), {"workspace": workspace})
    run_state_machine_as_test(machine, settings=few)
