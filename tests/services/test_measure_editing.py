from typing import Any

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Measure, Status, Unit, fitting
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.problems import Problem, ProblemMeasure
from cs360_desktop.services import entries, metrics
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

OCTOBER = Period.month(2026, 10)


@pytest.fixture
def own(session: Session) -> int:
    """Return a measure the agency made itself."""
    return editing.add_measure(session, "Bike thefts").id


def stored(session: Session, measure_id: int) -> Measure:
    with session.reading() as unit:
        return unit[nouns.measures].get(measure_id)


def enter(session: Session, measure_id: int) -> None:
    entries.set_values(session, {EntryKey(measure_id, WHOLE_AGENCY, OCTOBER): Value(4)})


def test_that_a_new_measure_is_in_use_counts_whole_things_and_adds_up(session: Session, own: int) -> None:
    measure = stored(session, own)
    assert (measure.unit, measure.aggregation, measure.status) == (Unit.COUNT, Aggregation.SUM, Status.ACTIVE)
    assert measure.checked
    assert metrics.active_measures(session)[-1] == measure


@pytest.mark.parametrize("name", ["", "  ", "bike  THEFTS", "Bike-thefts"])
def test_that_a_blank_or_taken_name_is_refused(session: Session, own: int, name: str) -> None:
    with pytest.raises(UserError):
        editing.add_measure(session, name)
    other = editing.add_measure(session, "Bikes found").id
    with pytest.raises(UserError):
        editing.change_measure(session, other, name=name)
    assert stored(session, other).name == "Bikes found"


def test_that_the_same_name_may_stand_for_another_kind_of_period(session: Session, own: int) -> None:
    yearly = editing.add_measure(session, "Bike thefts", PeriodKind.YEAR).id
    with pytest.raises(UserError, match="same kind of period"):
        editing.change_measure(session, yearly, period_kind=PeriodKind.MONTH)
    assert editing.free_name(session, "Bike thefts") == "Bike thefts 2"


def test_that_another_unit_brings_a_roll_up_and_a_scale_that_fit(session: Session, own: int) -> None:
    for unit, way, scale in (
        (Unit.PERCENT, Aggregation.RATIO, 100),
        (Unit.SCORE, Aggregation.RATIO, 1),
        (Unit.WDD, Aggregation.PER_PERIOD_ONLY, 1),
        (Unit.COUNT, Aggregation.SUM, 1),
    ):
        editing.change_measure(session, own, unit=unit)
        found = stored(session, own)
        assert (found.aggregation, found.scale) == (way, scale)
    with pytest.raises(UserError, match="wrong figure"):
        editing.change_measure(session, own, unit=Unit.PERCENT, aggregation=Aggregation.SUM)


def test_that_every_measure_of_the_catalog_has_a_roll_up_that_fits_its_unit(session: Session) -> None:
    with session.reading() as unit:
        assert [m.code for m in unit[nouns.measures].all() if m.aggregation not in fitting(m.unit)] == []


@pytest.mark.parametrize(
    "columns",
    [
        {"unit": Unit.PEOPLE},
        {"period_kind": PeriodKind.YEAR},
        {"aggregation": Aggregation.LAST},
        {"scale": 10.0},
        {"denominator": "All thefts"},
        {"may_exceed_whole": True},
        {"may_be_negative": True},
    ],
)
def test_that_the_meaning_of_entries_cannot_change_under_them(
    session: Session, own: int, columns: dict[str, Any]
) -> None:
    enter(session, own)
    before = stored(session, own)
    with pytest.raises(UserError, match="Make a new measure"):
        editing.change_measure(session, own, **columns)
    assert stored(session, own) == before
    assert "has entries" in editing.draft(session, own).fixed


def test_that_wording_of_a_measure_with_entries_can_be_mended_and_undone(session: Session, own: int) -> None:
    enter(session, own)
    before = stored(session, own)
    receipt = editing.change_measure(
        session, own, name="Bicycle  thefts ", source="RMS", help="One.\n\nTwo.", internal=True
    )
    after = stored(session, own)
    assert (after.name, after.source, after.help, after.internal) == ("Bicycle thefts", "RMS", "One.\n\nTwo.", True)
    session.revert(receipt)
    assert stored(session, own) == before


def test_that_a_measure_of_ones_own_goes_under_an_indicator_and_one_of_the_catalog_stays(
    session: Session, own: int
) -> None:
    shipped = metrics.active_measures(session)[0]
    with session.reading() as unit:
        indicators = [each.id for each in unit[nouns.indicators].all("position")]
    receipt = editing.change_measure(session, own, indicator_id=indicators[1])
    goal = next(
        goal for found in metrics.catalogue(session) for goal in found.goals if own in [m.id for m in goal.measures]
    )
    places = [measure.indicator_id for measure in goal.measures]
    assert places == [each for each in indicators for place in places if place == each]
    session.revert(receipt)
    assert stored(session, own).indicator_id is None
    with pytest.raises(UserError, match="stays under its indicator"):
        editing.change_measure(session, shipped.id, indicator_id=indicators[-1])
    assert editing.draft(session, own).placed == ""


def test_that_evidence_and_areas_can_be_said_of_every_measure(session: Session, own: int) -> None:
    for measure_id in (own, metrics.active_measures(session)[0].id):
        editing.change_measure(session, measure_id, evidence=" One study.\n\nAnother. ", by_area=True)
        found = stored(session, measure_id)
        assert (found.evidence, found.by_area) == ("One study.\n\nAnother.", True)


def test_that_limits_of_a_measure_without_entries_can_be_set(session: Session, own: int) -> None:
    editing.change_measure(session, own, unit=Unit.PERCENT, may_exceed_whole=True)
    assert stored(session, own).may_exceed_whole


def test_that_the_catalog_keeps_its_meaning_but_takes_an_owner_and_a_source(session: Session) -> None:
    shipped = metrics.active_measures(session)[0]
    with pytest.raises(UserError, match="defined by the catalog"):
        editing.change_measure(session, shipped.id, period_kind=PeriodKind.YEAR)
    editing.change_measure(session, shipped.id, source="Dispatch")
    assert stored(session, shipped.id).source == "Dispatch"
    with pytest.raises(UserError, match="belongs to the catalog"):
        editing.delete_measure(session, shipped.id)


def test_that_a_measure_goes_to_the_bin_with_its_synonyms_and_comes_back(session: Session, own: int) -> None:
    editing.set_synonyms(session, own, ["Stolen bikes", " "])
    receipt = editing.delete_measure(session, own)
    assert own not in [each.id for each in metrics.active_measures(session)]
    session.revert(receipt)
    found = editing.draft(session, own)
    assert (found.measure.name, found.synonyms, found.kept) == ("Bike thefts", ("Stolen bikes",), "")


def test_that_a_measure_with_entries_or_a_problem_is_not_deleted(session: Session, own: int) -> None:
    enter(session, own)
    with pytest.raises(UserError, match="Stop collecting"):
        editing.delete_measure(session, own)
    linked = editing.add_measure(session, "Bikes found").id
    with session.change("link") as unit:
        problem = unit[nouns.problems].add(Problem("Station square"))
        unit[nouns.problem_measures].add(ProblemMeasure(problem, linked))
    with pytest.raises(UserError, match="leans on"):
        editing.delete_measure(session, linked)
    with session.reading() as unit:
        assert len(unit.entries.values([own])) == 1


def test_that_synonyms_are_set_as_a_whole_and_never_mean_two_measures(session: Session, own: int) -> None:
    editing.set_synonyms(session, own, ["Stolen bikes", "Cycle theft"])
    editing.set_synonyms(session, own, ["cycle theft", "Larceny, bike"])
    assert editing.draft(session, own).synonyms == ("Cycle theft", "Larceny, bike")
    other = editing.add_measure(session, "Bikes found").id
    for taken in ("CYCLE THEFT", "Bike thefts"):
        with pytest.raises(UserError, match="another measure"):
            editing.set_synonyms(session, other, [taken])


def test_that_checking_takes_the_mark_away(session: Session, own: int) -> None:
    with session.change("mark") as unit:
        unit[nouns.measures].change(own, checked=False)
    editing.mark_checked(session, own)
    assert stored(session, own).checked
