from datetime import date

import pytest

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.changes import Change, EntriesChanged
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)


def measure(session: Session, code: str) -> Measure:
    with session.reading() as unit:
        found = unit[nouns.measures].first(code=code)
    assert found is not None
    return found


@pytest.fixture
def assaults(session: Session) -> EntryKey:
    """October of a count."""
    return EntryKey(measure(session, "1.03").id, WHOLE_AGENCY, OCTOBER)


@pytest.fixture
def callbacks(session: Session) -> EntryKey:
    """October of a share."""
    return EntryKey(measure(session, "1.39").id, WHOLE_AGENCY, OCTOBER)


def held(session: Session, key: EntryKey) -> Value | None:
    entry = entries.cell(session, key).entry
    return None if entry is None else entry.value


def test_that_a_set_value_stands_in_the_window_with_its_zero(session: Session, assaults: EntryKey) -> None:
    zero = EntryKey(assaults.measure_id, WHOLE_AGENCY, SEPTEMBER)
    entries.set_values(session, {assaults: Value(9), zero: Value(0)})
    found = entries.grid(session, [assaults.measure_id], [WHOLE_AGENCY], SEPTEMBER, OCTOBER)
    assert [(cell.period_key, cell.value, cell.noted) for cell in found] == [
        (SEPTEMBER.key, Value(0), False),
        (OCTOBER.key, Value(9), False),
    ]


def test_that_one_refused_value_keeps_the_whole_paste_out(
    session: Session, assaults: EntryKey, callbacks: EntryKey
) -> None:
    heard: list[Change] = []
    session.publisher.subscribe(heard.append)
    with pytest.raises(UserError, match="more than the whole"):
        entries.set_values(session, {assaults: Value(9), callbacks: Value(112)})
    assert held(session, assaults) is None
    assert heard == []


def test_that_a_period_of_another_kind_is_refused(session: Session, assaults: EntryKey) -> None:
    quarter = EntryKey(assaults.measure_id, WHOLE_AGENCY, Period.quarter(2026, 4))
    with pytest.raises(UserError, match="kept by month"):
        entries.set_values(session, {quarter: Value(1)})
    with pytest.raises(UserError, match="kept by month"):
        entries.set_states(session, [quarter], EntryState.NOT_COLLECTED)


def test_that_clearing_is_no_entry_and_can_be_taken_back(session: Session, assaults: EntryKey) -> None:
    entries.set_values(session, {assaults: Value(9)})
    cleared = entries.clear(session, [assaults])
    assert held(session, assaults) is None
    session.revert(cleared)
    assert held(session, assaults) == Value(9)


def test_that_setting_what_already_stands_writes_nothing(session: Session, assaults: EntryKey) -> None:
    first = entries.set_values(session, {assaults: Value(9)})
    assert first.changes == (EntriesChanged(frozenset({assaults})),)
    assert entries.set_values(session, {assaults: Value(9)}).is_empty


def test_that_a_state_with_a_figure_keeps_the_cases(session: Session, callbacks: EntryKey) -> None:
    entries.set_values(session, {callbacks: Value(numerator=14, denominator=16)})
    entries.set_states(session, [callbacks], EntryState.DISPUTED)
    assert held(session, callbacks) == Value(numerator=14, denominator=16, state=EntryState.DISPUTED)


def test_that_no_number_cannot_be_estimated(session: Session, assaults: EntryKey, callbacks: EntryKey) -> None:
    entries.set_values(session, {callbacks: Value(80)})
    with pytest.raises(UserError, match="no number that could be estimated"):
        entries.set_states(session, [callbacks, assaults], EntryState.ESTIMATED)
    assert held(session, callbacks) == Value(80)


def test_that_the_history_of_a_cell_tells_every_value_and_whose_it_was(session: Session, assaults: EntryKey) -> None:
    entries.set_values(session, {assaults: Value(9)})
    session.who = "Lee"
    entries.set_states(session, [assaults], EntryState.NOT_COLLECTED)
    entries.clear(session, [assaults])
    entries.set_values(session, {assaults: Value(12)})
    history = entries.cell(session, assaults)
    assert history.entry is not None
    assert history.entry.changed_by == "Lee"
    assert [(past.value, past.set_by) for past in history.past if isinstance(past, entries.PastEntry)] == [
        (None, "Lee"),
        (Value(state=EntryState.NOT_COLLECTED), "Lee"),
        (Value(9), "Dana"),
    ]


def test_that_a_note_and_a_source_stand_beside_the_value(session: Session, assaults: EntryKey) -> None:
    entries.set_values(session, {assaults: Value(9)})
    noted = entries.set_note(session, assaults, " two from the fair ")
    entries.set_source(session, assaults, "RMS", date(2026, 11, 4))
    entry = entries.cell(session, assaults).entry
    assert entry is not None
    assert (entry.note, entry.source, entry.as_of) == ("two from the fair", "RMS", date(2026, 11, 4))
    assert [cell.noted for cell in entries.grid(session, [assaults.measure_id], [WHOLE_AGENCY], OCTOBER, OCTOBER)] == [
        True
    ]
    session.revert(noted)
    assert [cell.noted for cell in entries.grid(session, [assaults.measure_id], [WHOLE_AGENCY], OCTOBER, OCTOBER)] == [
        False
    ]


def test_that_the_history_of_a_cell_tells_its_notes_and_sources_too(session: Session, assaults: EntryKey) -> None:
    entries.set_values(session, {assaults: Value(9)})
    entries.set_note(session, assaults, "two are one case")
    entries.set_note(session, assaults, "")
    entries.set_source(session, assaults, "RMS", date(2026, 11, 3))
    entries.set_as_of(session, [assaults], date(2026, 11, 10))
    entries.confirm(session, assaults, 9.0)
    found = entries.cell(session, assaults)
    assert found.entry is not None
    assert (found.entry.source, found.entry.as_of) == ("RMS", date(2026, 11, 10))
    told = [(type(past), getattr(past, "note", ""), getattr(past, "as_of", None)) for past in found.past]
    assert told == [
        (entries.PastSource, "", date(2026, 11, 3)),
        (entries.PastNote, "two are one case", None),
    ]


def test_that_nothing_can_be_noted_of_no_entry(session: Session, assaults: EntryKey) -> None:
    with pytest.raises(UserError, match="no entry"):
        entries.set_note(session, assaults, "why")
    with pytest.raises(UserError, match="no entry"):
        entries.set_source(session, assaults, "RMS", None)
