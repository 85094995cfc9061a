"""What is read about a measure: place, owner, other names, and who changed which part of it when."""

import pytest

from cs360_desktop.domain.catalogue import Direction, Status, Unit
from cs360_desktop.domain.people import Person
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services import metrics, people
from cs360_desktop.services.definitions import MOST_LINES, Amendment, definition, other_names
from cs360_desktop.services.measure_bin import restore_measure
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@pytest.fixture
def own(session: Session) -> int:
    return editing.add_measure(session, "Bike thefts").id


def history(session: Session, measure_id: int) -> tuple[Amendment, ...]:
    return definition(session, measure_id).history


def test_that_a_measure_of_the_catalog_says_where_it_belongs_and_has_no_history_yet(session: Session) -> None:
    found = definition(session, metrics.active_measures(session)[0].id)
    assert found.path == ("Prevent, Interrupt, and Solve Crime", "Prevent Crime", "Crime Rates")
    assert (found.history, found.synonyms, found.owner) == ((), (), "")


def test_that_owner_and_other_names_are_told(session: Session, own: int) -> None:
    with session.change("write") as unit:
        marsh = unit[nouns.people].add(Person("E. Marsh"))
    editing.change_measure(session, own, owner_id=marsh)
    editing.set_synonyms(session, own, ["Stolen bikes", "cycles"])
    found = definition(session, own)
    assert (found.path, found.owner, found.synonyms) == ((), "E. Marsh", ("cycles", "Stolen bikes"))
    assert other_names(session)[own] == ("Stolen bikes", "cycles")
    assert [person.name for person in people.people(session)] == ["E. Marsh"]


def test_that_history_tells_each_change_with_what_was_before_newest_first(session: Session, own: int) -> None:
    editing.change_measure(session, own, unit=Unit.PEOPLE, direction=Direction.DOWN)
    editing.change_measure(session, own, name="Bicycle thefts")
    metrics.retire(session, [own])
    last, named, *both, made = history(session, own)
    assert (last.unit, last.before.status, last.after.status) == ("status", Status.ACTIVE, Status.AVAILABLE)
    assert (named.who, named.before.name, named.after.name) == ("Dana", "Bike thefts", "Bicycle thefts")
    assert [(line.unit, line.before.unit, line.after.direction) for line in both] == [
        ("meaning", Unit.COUNT, Direction.DOWN),
        ("reading", Unit.COUNT, Direction.DOWN),
    ]
    assert (made.unit, made.after.name) == ("made", "Bike thefts")


def test_that_undo_is_a_change_like_any_other(session: Session, own: int) -> None:
    session.revert(editing.change_measure(session, own, source="RMS"))
    assert [(line.unit, line.after.source) for line in history(session, own)] == [
        ("source", ""),
        ("source", "RMS"),
        ("made", ""),
    ]


def test_that_bin_and_other_names_are_in_the_history(session: Session, own: int) -> None:
    editing.set_synonyms(session, own, ["Stolen bikes"])
    editing.set_synonyms(session, own, [])
    editing.delete_measure(session, own)
    assert [(line.unit, line.name) for line in history(session, own)] == [
        ("deleted", ""),
        ("name_removed", "Stolen bikes"),
        ("name_added", "Stolen bikes"),
        ("made", ""),
    ]
    restore_measure(session, own)
    assert [line.unit for line in history(session, own)][:2] == ["restored", "deleted"]


def test_that_only_the_last_changes_are_told(session: Session, own: int) -> None:
    for number in range(MOST_LINES + 3):
        editing.change_measure(session, own, source=f"Book {number}")
    told = history(session, own)
    assert len(told) == MOST_LINES
    assert told[0].after.source == f"Book {MOST_LINES + 2}"
