"""Rows of every noun: stamped, with their past, in the bin instead of gone, and taken back whole."""

import dataclasses
from datetime import date

import pytest

from cs360_desktop.domain.actions import Action, ActionStatus
from cs360_desktop.domain.changes import RecordsChanged
from cs360_desktop.domain.people import Person
from cs360_desktop.storage import nouns
from cs360_desktop.storage.workspace import Workspace


@pytest.mark.parametrize("noun", sorted(nouns.ALL))
def test_that_every_field_of_a_value_has_its_column(noun: str) -> None:
    stamped = nouns.ALL[noun]

    assert {field.name for field in dataclasses.fields(stamped.value_type)} == set(stamped.value_columns)


def test_that_a_row_comes_back_as_the_value_it_was(workspace: Workspace) -> None:
    action = Action(7, "Ask the lot owner about lighting", due=date(2026, 10, 29), status=ActionStatus.IN_PROGRESS)
    with workspace.work("add_action", "E. Marsh") as unit:
        key = unit[nouns.actions].add(action)

    with workspace.reading() as reading:
        assert reading[nouns.actions].get(key) == dataclasses.replace(action, id=key)


def test_that_changing_a_row_keeps_what_was_there_and_who_changed_it(workspace: Workspace) -> None:
    with workspace.work("add_action", "E. Marsh") as unit:
        key = unit[nouns.actions].add(Action(1, "Bring a map", due=date(2026, 11, 5)))
    with workspace.work("move_due_date", "K. Ostrowski") as unit:
        unit[nouns.actions].change(key, due=date(2026, 11, 19))

    with workspace.reading() as reading:
        (past,) = reading.history.of("action", key)
    assert (past.unit, past.content, past.set_by, past.replaced_by) == (
        "due",
        {"due": "2026-11-05"},
        "E. Marsh",
        "K. Ostrowski",
    )


def test_that_setting_the_same_again_is_no_change(workspace: Workspace) -> None:
    with workspace.work("rename", "tester") as unit:
        assert not unit[nouns.agencies].change(1, name="Mill Harbor PD")

    assert unit.receipt.is_empty
    with workspace.reading() as reading:
        assert [row.kind for row in reading.connection.exec_driver_sql("SELECT kind FROM batch")] == ["fill"]


def test_that_a_deleted_row_is_in_the_bin(workspace: Workspace) -> None:
    with workspace.work("add_person", "tester") as unit:
        key = unit[nouns.people].add(Person("R. Delgado"))
    with workspace.work("delete_person", "tester") as unit:
        unit[nouns.people].delete(key)

    assert unit.receipt.changes == (RecordsChanged("person", frozenset({key})),)
    with workspace.reading() as reading:
        assert reading[nouns.people].all() == []
        assert [person.name for person in reading[nouns.people].deleted()] == ["R. Delgado"]


def test_that_a_reference_to_nothing_is_refused(workspace: Workspace) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), workspace.work("add_action", "tester") as unit:
        unit[nouns.actions].add(Action(1, "Bring a map", person_id=999))


def test_that_undo_and_redo_go_back_and_forth_over_add_change_and_delete(workspace: Workspace) -> None:
    with workspace.work("add_person", "tester") as unit:
        key = unit[nouns.people].add(Person("R. Delgado", title="Resident"))
    added = unit.receipt
    with workspace.work("rename", "tester") as unit:
        unit[nouns.people].change(key, name="Rosa Delgado")
        unit[nouns.people].delete(key)
    changed = unit.receipt

    def names() -> list[str]:
        with workspace.reading() as reading:
            return [person.name for person in reading[nouns.people].all()]

    def take_back(batch_id: int) -> int:
        with workspace.work("revert", "tester") as unit:
            assert unit.revert(batch_id) == 0
        return unit.receipt.batch_id

    undone = take_back(changed.batch_id)
    assert names() == ["R. Delgado"]
    redone = take_back(undone)
    assert names() == []
    take_back(redone)
    assert names() == ["R. Delgado"]
    undone_add = take_back(added.batch_id)
    assert names() == []
    take_back(undone_add)
    assert names() == ["R. Delgado"]


def test_that_taking_back_what_came_to_nothing_leaves_the_way_back_free(workspace: Workspace) -> None:
    with workspace.work("add_person", "tester") as unit:
        key = unit[nouns.people].add(Person("R. Delgado"))
    added = unit.receipt
    with workspace.work("delete_and_restore", "tester") as unit:
        unit[nouns.people].delete(key)
        unit[nouns.people].restore(key)

    for batch_id in (unit.receipt.batch_id, added.batch_id):
        with workspace.work("revert", "tester") as unit:
            assert unit.revert(batch_id) == 0

    with workspace.reading() as reading:
        assert reading[nouns.people].all() == []


def test_that_rows_added_together_get_their_keys_in_order_beside_those_that_bring_one(workspace: Workspace) -> None:
    people = [Person("first"), Person("second", id=70), Person("third"), Person("fourth", id=90), Person("fifth")]
    with workspace.work("add_people", "tester") as unit:
        keys = unit[nouns.people].add_all(people)

    with workspace.reading() as reading:
        assert [reading[nouns.people].get(key).name for key in keys] == [person.name for person in people]
    assert (keys[1], keys[3], len(set(keys))) == (70, 90, 5)


def test_that_taking_back_leaves_alone_what_was_changed_since(workspace: Workspace) -> None:
    with workspace.work("rename", "tester") as unit:
        unit[nouns.agencies].change(1, name="First", sworn_actual=14)
    first = unit.receipt
    with workspace.work("rename", "tester") as unit:
        unit[nouns.agencies].change(1, name="Second")

    with workspace.work("revert", "tester") as unit:
        skipped = unit.revert(first.batch_id)

    with workspace.reading() as reading:
        agency = reading[nouns.agencies].get(1)
    assert (skipped, agency.name, agency.sworn_actual) == (1, "Second", None)


def test_that_batches_are_ordered_by_a_clock_that_never_stands_still(workspace: Workspace) -> None:
    for number in range(5):
        with workspace.work("rename", "tester") as unit:
            unit[nouns.agencies].change(1, name=f"Name {number}")

    with workspace.reading() as reading:
        clocks = [row.hlc for row in reading.connection.exec_driver_sql("SELECT hlc FROM batch ORDER BY id")]
    assert clocks == sorted(set(clocks))
