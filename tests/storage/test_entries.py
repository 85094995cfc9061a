"""Entries: clustered by their key, blank never zero, every replaced value kept, taken back whole."""

from dataclasses import replace
from datetime import date

import pytest
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
from sqlalchemy import select

from cs360_desktop.domain.changes import EntriesChanged, Receipt
from cs360_desktop.domain.entries import EntryKey, EntryState, Origin, Value
from cs360_desktop.domain.imports import ImportFile
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage import nouns
from cs360_desktop.storage.history import past_value_of_entry
from cs360_desktop.storage.tables import entry
from cs360_desktop.storage.workspace import Workspace

BURGLARY, CALLED_BACK = 1, 2
OCTOBER = EntryKey(BURGLARY, 1, Period.month(2026, 10))


def _set(workspace: Workspace, values: dict[EntryKey, Value | None], who: str = "tester") -> Receipt:
    with workspace.work("set_values", who) as unit:
        unit.entries.set_values(values)
    return unit.receipt


def test_that_zero_is_a_value_and_no_entry_is_none(workspace: Workspace) -> None:
    _set(workspace, {OCTOBER: Value(0.0)})
    september = EntryKey(BURGLARY, 1, Period.month(2026, 9))

    with workspace.reading() as reading:
        assert reading.entries.values([BURGLARY]) == {OCTOBER: Value(0.0)}
        assert reading.entries.one(september) is None


def test_that_clearing_goes_back_to_no_entry_and_keeps_the_past(workspace: Workspace) -> None:
    _set(workspace, {OCTOBER: Value(17.0)}, "E. Marsh")
    _set(workspace, {OCTOBER: None}, "K. Ostrowski")

    with workspace.reading() as reading:
        assert reading.entries.one(OCTOBER) is None
        assert reading.entries.count() == 0
        (past,) = reading.history.of_entry(OCTOBER)
    assert (past_value_of_entry(past), past.set_by, past.replaced_by) == (Value(17.0), "E. Marsh", "K. Ostrowski")


def test_that_a_share_keeps_its_cases_and_its_state(workspace: Workspace) -> None:
    key = EntryKey(CALLED_BACK, 1, Period.month(2026, 10))
    value = Value(numerator=14, denominator=16, state=EntryState.ESTIMATED)
    _set(workspace, {key: value})

    with workspace.reading() as reading:
        entry = reading.entries.one(key)
    assert entry is not None
    assert (entry.value, entry.value.figure(100)) == (value, 87.5)


def test_that_the_same_value_again_is_no_change(workspace: Workspace) -> None:
    _set(workspace, {OCTOBER: Value(17.0)})

    assert _set(workspace, {OCTOBER: Value(17.0)}).is_empty
    assert _set(workspace, {EntryKey(BURGLARY, 1, Period.month(2026, 9)): None}).is_empty


def test_that_a_replaced_number_comes_back_with_every_digit_and_its_cell(workspace: Workspace) -> None:
    exact, cases = Value(0.1 + 0.2), Value(numerator=1e-17, denominator=3.0, state=EntryState.DISPUTED)
    keys = [OCTOBER, EntryKey(CALLED_BACK, 1, OCTOBER.period)]
    with workspace.work("import", "tester") as unit:
        file = unit[nouns.import_files].add(ImportFile("october.xlsx", "0" * 64, unit.batch_id))
        places = {keys[0]: ("Sheet1", "B7"), keys[1]: ("Sheet1", "B8")}
        unit.entries.set_values(dict(zip(keys, (exact, cases), strict=True)), file_id=file, cells=places)
    edit = _set(workspace, dict.fromkeys(keys, Value(1.0)))
    with workspace.work("revert", "tester") as unit:
        unit.revert(edit.batch_id, edit.keys)

    with workspace.reading() as reading:
        found = {entry.key: entry for entry in reading.entries.entries([BURGLARY, CALLED_BACK])}
        pasts = [past_value_of_entry(past) for past in reading.history.of_entry(keys[0])]
    assert [found[key].value for key in keys] == [exact, cases]
    assert [found[key].origin for key in keys] == [Origin("october.xlsx", "Sheet1", cell) for cell in ("B7", "B8")]
    assert pasts == [Value(1.0), exact]


def test_that_an_imported_value_knows_its_cell_until_it_is_typed_over(workspace: Workspace) -> None:
    with workspace.work("import", "tester") as unit:
        file = unit[nouns.import_files].add(ImportFile("Activity 2026.xlsx", "00", unit.batch_id))
        unit.entries.set_values({OCTOBER: Value(4.0)}, file_id=file, cells={OCTOBER: ("2026", "M7")})

    def origin() -> Origin | None:
        with workspace.reading() as reading:
            entry = reading.entries.one(OCTOBER)
        assert entry is not None
        return entry.origin

    assert origin() == Origin("Activity 2026.xlsx", "2026", "M7")
    typed = _set(workspace, {OCTOBER: Value(5.0)})
    assert origin() is None
    with workspace.work("revert", "tester") as unit:
        unit.revert(typed.batch_id, typed.keys)
    assert origin() == Origin("Activity 2026.xlsx", "2026", "M7")


def test_that_note_and_source_stay_when_the_value_changes_and_go_back_on_undo(workspace: Workspace) -> None:
    _set(workspace, {OCTOBER: Value(17.0)})
    with workspace.work("set_note", "tester") as unit:
        unit.entries.set_note(OCTOBER, "RMS says 17")
        unit.entries.set_source(OCTOBER, "RMS", date(2026, 11, 2))
    noted = unit.receipt
    _set(workspace, {OCTOBER: Value(11.0)})

    with workspace.reading() as reading:
        entry = reading.entries.one(OCTOBER)
    assert entry is not None
    assert (entry.value, entry.note, entry.source, entry.as_of) == (
        Value(11.0),
        "RMS says 17",
        "RMS",
        date(2026, 11, 2),
    )

    with workspace.work("revert", "tester") as unit:
        unit.revert(noted.batch_id, noted.keys)
    with workspace.reading() as reading:
        entry = reading.entries.one(OCTOBER)
    assert entry is not None
    assert (entry.note, entry.source, entry.as_of) == ("", "", None)


def test_that_a_batch_is_taken_back_whole_without_knowing_its_keys(workspace: Workspace) -> None:
    months = [EntryKey(BURGLARY, 1, Period.month(2026, month)) for month in range(1, 11)]
    _set(workspace, {months[0]: Value(1.0)})
    batch = _set(workspace, {key: Value(9.0) for key in months}).batch_id
    _set(workspace, {months[5]: Value(6.0)})

    with workspace.work("revert", "tester") as unit:
        unit.revert(batch)

    with workspace.reading() as reading:
        assert reading.entries.values([BURGLARY]) == {months[0]: Value(1.0), months[5]: Value(6.0)}


def _history(workspace: Workspace, key: EntryKey) -> list[tuple[Value | None, str, str]]:
    with workspace.reading() as reading:
        return [(past_value_of_entry(past), past.set_by, past.replaced_by) for past in reading.history.of_entry(key)]


def test_that_numerator_denominator_and_state_are_one_unit_under_one_stamp(workspace: Workspace) -> None:
    key = EntryKey(CALLED_BACK, 1, Period.month(2026, 10))
    before = Value(numerator=14, denominator=16)
    _set(workspace, {key: before}, "E. Marsh")
    # Only the numerator is another one; yet all of it was said anew, by one person, at one moment.
    after = _set(workspace, {key: Value(numerator=15, denominator=16)}, "K. Ostrowski")

    with workspace.reading() as reading:
        (past,) = reading.history.of_entry(key)
        stamps = [column.name for column in entry.c if column.name.endswith("_batch")]
        held = reading.connection.execute(select(entry.c.value_batch)).scalar_one()
    assert stamps == ["value_batch", "note_batch", "source_batch", "confirmed_batch"]
    assert {"numerator", "denominator", "number", "state"} <= set(past.content)
    assert (past_value_of_entry(past), held) == (before, after.batch_id)

    disputed = replace(Value(numerator=15, denominator=16), state=EntryState.DISPUTED)
    _set(workspace, {key: disputed})
    assert [value for value, _, _ in _history(workspace, key)] == [Value(numerator=15, denominator=16), before]


def test_that_taking_back_never_mixes_the_cases_of_two_people(workspace: Workspace) -> None:
    key = EntryKey(CALLED_BACK, 1, Period.month(2026, 10))
    first = _set(workspace, {key: Value(numerator=14, denominator=16)})
    _set(workspace, {key: Value(numerator=14, denominator=20)})

    with workspace.work("revert", "tester") as unit:
        assert unit.revert(first.batch_id, first.keys) == 1

    with workspace.reading() as reading:
        assert reading.entries.values([CALLED_BACK]) == {key: Value(numerator=14, denominator=20)}


def test_that_the_history_of_a_cell_is_complete_over_edit_undo_and_redo(workspace: Workspace) -> None:
    _set(workspace, {OCTOBER: Value(1.0)}, "Ann")
    second = _set(workspace, {OCTOBER: Value(2.0)}, "Ben")

    def revert(receipt: Receipt, who: str) -> Receipt:
        with workspace.work("revert", who) as unit:
            unit.revert(receipt.batch_id, receipt.keys)
        return unit.receipt

    undone = revert(second, "Cat")
    revert(undone, "Dan")
    _set(workspace, {OCTOBER: None}, "Eve")
    _set(workspace, {OCTOBER: Value(3.0)}, "Fay")

    assert _history(workspace, OCTOBER) == [
        (None, "Eve", "Fay"),
        (Value(2.0), "Dan", "Eve"),
        (Value(1.0), "Cat", "Dan"),
        (Value(2.0), "Ben", "Cat"),
        (Value(1.0), "Ann", "Ben"),
    ]


def test_that_a_value_set_twice_in_one_action_leaves_no_trace_of_the_first(workspace: Workspace) -> None:
    _set(workspace, {OCTOBER: Value(1.0)}, "Ann")
    with workspace.work("set_values", "Ben") as unit:
        unit.entries.set_values({OCTOBER: Value(2.0)})
        unit.entries.set_values({OCTOBER: Value(3.0)})

    assert _history(workspace, OCTOBER) == [(Value(1.0), "Ann", "Ben")]


def test_that_an_entry_set_since_is_counted_as_left_alone(workspace: Workspace) -> None:
    first = _set(workspace, {OCTOBER: Value(1.0)})
    _set(workspace, {OCTOBER: Value(2.0)})

    with workspace.work("revert", "tester") as unit:
        assert unit.revert(first.batch_id) == 1
    assert unit.receipt.is_empty


def test_that_a_note_is_found_by_its_batch_alone(workspace: Workspace) -> None:
    _set(workspace, {OCTOBER: Value(17.0)})
    with workspace.work("set_note", "tester") as unit:
        unit.entries.set_note(OCTOBER, "RMS says 17")
    batch = unit.receipt.batch_id

    with workspace.work("revert", "tester") as unit:
        unit.revert(batch)

    with workspace.reading() as reading:
        held = reading.entries.one(OCTOBER)
    assert held is not None
    assert held.note == ""


def test_that_very_many_changed_entries_are_not_listed_and_still_go_back_and_forth(workspace: Workspace) -> None:
    start = Period.month(1990, 1)
    keys = [EntryKey(measure, area, start.next(n)) for measure in (1, 2) for area in (1, 2, 3) for n in range(900)]
    wanted = {key: Value(float(number)) for number, key in enumerate(keys)}
    _set(workspace, {keys[0]: Value(77.0)})

    def stored() -> dict[EntryKey, Value]:
        with workspace.reading() as reading:
            return reading.entries.values([1, 2])

    receipt = _set(workspace, dict(wanted))
    assert (receipt.keys, receipt.changes) == (None, (EntriesChanged(frozenset()),))
    assert stored() == wanted
    with workspace.work("revert", "tester") as unit:
        assert unit.revert(receipt.batch_id) == 0
    assert stored() == {keys[0]: Value(77.0)}
    undone = unit.receipt
    with workspace.work("revert", "tester") as unit:
        assert unit.revert(undone.batch_id, undone.keys) == 0
    assert stored() == wanted
    redone = unit.receipt
    # The very first batch is taken back over two later ones, which took each other back only where they should.
    with workspace.work("revert", "tester") as unit:
        unit.revert(redone.batch_id)
    assert stored() == {keys[0]: Value(77.0)}


def test_that_the_window_on_screen_is_read_through_the_clustered_key(workspace: Workspace) -> None:
    with workspace.reading() as reading:
        plan = reading.connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM entry WHERE measure_id IN (1, 2) AND area_id IN (1) "
            "AND period >= 10 AND period <= 20"
        ).all()
        one = reading.connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM entry "
            "WHERE (measure_id, area_id, period) IN (VALUES (1, 1, 10), (1, 1, 20))"
        ).all()
    assert "USING PRIMARY KEY (measure_id=? AND area_id=? AND period>? AND period<?)" in str(plan)
    assert "USING PRIMARY KEY (measure_id=? AND area_id=? AND period=?)" in str(one)


KEYS = [EntryKey(BURGLARY, area, Period.month(2026, month)) for area in (1, 3) for month in (1, 2, 3)]
VALUES = st.one_of(
    st.none(),
    st.integers(0, 50).map(lambda n: Value(float(n))),
    st.sampled_from([Value(state=EntryState.NOT_COLLECTED), Value(state=EntryState.SUPPRESSED)]),
    st.tuples(st.integers(0, 9), st.integers(10, 20)).map(lambda p: Value(numerator=p[0], denominator=p[1])),
)


class UndoRedo(RuleBasedStateMachine):
    """Any sequence of edits, undo and redo leaves exactly what a plain dictionary and two stacks would hold."""

    workspace: Workspace  # one real file for all runs, set by the test below

    @initialize()
    def clear(self) -> None:
        _set(self.workspace, dict.fromkeys(KEYS))
        self.held: dict[EntryKey, Value] = {}
        self.undo: list[tuple[Receipt, dict[EntryKey, Value]]] = []
        self.redo: list[tuple[Receipt, dict[EntryKey, Value]]] = []

    @rule(edits=st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1))
    def edit(self, edits: dict[EntryKey, Value | None]) -> None:
        before = dict(self.held)
        receipt = _set(self.workspace, edits)
        self.held = {key: value for key, value in {**self.held, **edits}.items() if value is not None}
        assert receipt.is_empty == (self.held == before)
        if not receipt.is_empty:
            self.undo.append((receipt, before))
            self.redo.clear()

    @precondition(lambda self: self.undo)
    @rule()
    def take_back(self) -> None:
        receipt, before = self.undo.pop()
        self.redo.append((self._revert(receipt), self.held))
        self.held = before

    @precondition(lambda self: self.redo)
    @rule()
    def do_again(self) -> None:
        receipt, after = self.redo.pop()
        self.undo.append((self._revert(receipt), self.held))
        self.held = after

    def _revert(self, receipt: Receipt) -> Receipt:
        with self.workspace.work("revert", "tester") as unit:
            assert unit.revert(receipt.batch_id, receipt.keys) == 0
        return unit.receipt

    @invariant()
    def stored_is_held(self) -> None:
        with self.workspace.reading() as reading:
            assert reading.entries.values([BURGLARY]) == getattr(self, "held", {})


def test_that_undo_and_redo_match_a_plain_dictionary(workspace: Workspace) -> None:
    few = settings(max_examples=25, stateful_step_count=12, deadline=None)
    machine = type("UndoRedoHere", (UndoRedo,), {"workspace": workspace})
    run_state_machine_as_test(machine, settings=few)


@pytest.mark.parametrize("state", [state for state in EntryState if not state.has_figure])
def test_that_a_state_without_figure_never_carries_one(state: EntryState) -> None:
    with pytest.raises(ValueError, match="figure"):
        Value(3.0, state=state)
