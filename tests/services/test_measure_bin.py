"""Deleted measures: they lie in the bin with who and when, and come back whole or not at all."""

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services import metrics
from cs360_desktop.services.measure_bin import binned_measures, restore_measure
from cs360_desktop.services.session import Session, open_session


@pytest.fixture
def own(session: Session) -> int:
    """Return a measure the agency made itself, with two other names, one of which was taken away before."""
    own = editing.add_measure(session, "Bike thefts").id
    editing.set_synonyms(session, own, ["Stolen bikes", "Cycles"])
    editing.set_synonyms(session, own, ["Stolen bikes"])
    return own


def in_use(session: Session) -> list[int]:
    return [measure.id for measure in metrics.active_measures(session)]


def test_that_the_bin_says_what_lies_in_it_and_who_put_it_there(session: Session, own: int) -> None:
    assert binned_measures(session) == ()
    editing.delete_measure(session, own)
    (found,) = binned_measures(session)
    assert (found.record.id, found.record.name, found.who) == (own, "Bike thefts", "Dana")


def test_that_a_measure_comes_back_with_the_names_that_went_with_it_as_one_step(session: Session, own: int) -> None:
    editing.delete_measure(session, own)
    receipt = restore_measure(session, own)
    assert editing.draft(session, own).synonyms == ("Stolen bikes",)
    assert own in in_use(session)
    assert binned_measures(session) == ()
    session.revert(receipt)
    assert own not in in_use(session)
    assert [found.record.id for found in binned_measures(session)] == [own]
    restore_measure(session, own)
    assert editing.draft(session, own).synonyms == ("Stolen bikes",)


def test_that_what_was_deleted_again_by_redo_lies_in_the_bin(session: Session, own: int) -> None:
    undone = session.revert(editing.delete_measure(session, own))
    assert binned_measures(session) == ()
    session.revert(undone)
    assert [found.record.id for found in binned_measures(session)] == [own]


def test_that_a_measure_whose_making_was_undone_was_never_deleted(session: Session) -> None:
    undone = session.revert(editing.add_measure(session, "Bikes found").receipt)
    assert binned_measures(session) == ()
    session.revert(session.revert(undone))
    assert binned_measures(session) == ()


def test_that_a_name_taken_meanwhile_is_refused_in_one_sentence(session: Session, own: int) -> None:
    editing.delete_measure(session, own)
    other = editing.add_measure(session, "Bike-Thefts").id
    with pytest.raises(UserError, match="Another measure is called “Bike thefts” by now"):
        restore_measure(session, own)
    editing.change_measure(session, other, name="Bikes found")
    editing.set_synonyms(session, other, ["stolen bikes"])
    with pytest.raises(UserError, match="“Stolen bikes” means another measure in files by now"):
        restore_measure(session, own)
    assert own not in in_use(session)
    editing.set_synonyms(session, other, [])
    restore_measure(session, own)
    assert own in in_use(session)


def test_that_a_reader_sees_the_bin(session: Session, own: int) -> None:
    editing.delete_measure(session, own)
    reader = open_session(session.path, read_only=True, today=session.today)
    assert [found.record.id for found in binned_measures(reader)] == [own]
    reader.close()
