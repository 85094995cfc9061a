"""What an assessment says, on real figures: counts, shares, another area, and why something cannot be worked out."""

import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Unit
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.problems import CarriedOut
from cs360_desktop.language import speaking
from cs360_desktop.services import agency, entries, problem_plan, problems, series_breaks
from cs360_desktop.services.measure_editing import add_measure, change_measure
from cs360_desktop.services.problem_assessment import MeasureOutcome, assessment, proposed_months
from cs360_desktop.services.session import Session

BEGAN = date(2026, 7, 6)


@pytest.fixture
def lots(session: Session) -> int:
    key = problems.add(session, "Break-ins", after_from=date(2026, 8, 1), after_to=date(2026, 10, 31)).id
    problem_plan.add_response(session, key, "Lights on until 2 AM", BEGAN)
    return key


@pytest.fixture
def thefts(session: Session, lots: int) -> int:
    """Break-ins by the month: 20 a month before, then 8, 7 and 4."""
    key = add_measure(session, "Break-ins", PeriodKind.MONTH).id
    change_measure(session, key, by_area=True)
    put(session, key, WHOLE_AGENCY, {Period.month(2025, month): 20 for month in range(1, 13)})
    put(
        session, key, WHOLE_AGENCY, dict(zip([Period.month(2026, each) for each in (8, 9, 10)], (8, 7, 4), strict=True))
    )
    problem_plan.link_measure(session, lots, key, "Half as many")
    return key


def put(session: Session, measure: int, area: int, figures: dict[Period, float]) -> None:
    entries.set_values(session, {EntryKey(measure, area, period): Value(each) for period, each in figures.items()})


def only(session: Session, problem: int, *, community: bool = False) -> MeasureOutcome:
    (found,) = assessment(session, problem, community=community).outcomes
    return found


def test_that_a_count_stands_beside_the_same_months_of_the_year_before(
    session: Session, lots: int, thefts: int
) -> None:
    said = only(session, lots)
    assert said.found == "Aug 2026 to Oct 2026: 19. Aug 2025 to Oct 2025: 60. 41 fewer (−68.3 %)."
    assert said.says.startswith("Unusual: below the usual range of ")
    assert "which 2025 would lead you to expect" in said.says
    assert said.caution == "It does not say why. The season, reporting, other efforts and chance stay possible."
    assert said.signal is Signal.UNUSUAL
    assert said.link.expected == "Half as many"


def test_that_within_the_usual_range_it_is_not_called_no_change(session: Session, lots: int, thefts: int) -> None:
    put(session, thefts, WHOLE_AGENCY, {Period.month(2026, month): 20 for month in (8, 9, 10)})
    said = only(session, lots)
    assert "No difference." in said.found
    assert said.signal is Signal.USUAL
    assert "not the same as “no change”" in said.caution


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ((None, None), "it is not said which months"),
        ((date(2026, 11, 1), date(2026, 11, 30)), "no whole month that is over lies in Nov 1, 2026 to Nov 30, 2026"),
        ((date(2026, 6, 1), date(2026, 8, 31)), "there is no figure for Jun 2026"),
        ((date(2023, 8, 1), date(2023, 9, 30)), "there is no figure for Aug 2023"),
    ],
)
def test_that_what_cannot_be_worked_out_says_why(
    session: Session, lots: int, thefts: int, months: tuple[date | None, date | None], said: str
) -> None:
    problems.change(session, lots, after_from=months[0], after_to=months[1])
    assert said in only(session, lots).found


def test_that_nothing_is_compared_across_a_break(session: Session, lots: int, thefts: int) -> None:
    series_breaks.add_break(session, thefts, Period.month(2026, 1), "new records system")
    said = only(session, lots)
    assert "The change cannot be worked out because the way of counting changed in Jan 2026" in said.found
    assert said.signal is None
    assert "fewer" not in said.found


def test_that_a_year_before_that_already_had_the_response_is_not_used(session: Session, lots: int, thefts: int) -> None:
    problem_plan.add_response(session, lots, "Foot patrol", date(2025, 9, 1))
    said = only(session, lots)
    assert "cannot be used because Oct 2025, a year before, was not over when the first response began" in said.found


def test_that_a_running_month_and_parts_of_months_are_left_out_and_said(
    session: Session, lots: int, thefts: int
) -> None:
    put(session, thefts, WHOLE_AGENCY, {Period.month(2026, 11): 1})
    problems.change(session, lots, after_to=date(2026, 11, 30))
    said = only(session, lots)
    assert said.found.startswith("Aug 2026 to Oct 2026: 19.")
    assert said.notes == ("Not all of these months are over yet: Aug 2026 to Oct 2026 is counted.",)
    problems.change(session, lots, after_from=date(2026, 8, 15), after_to=date(2026, 10, 31))
    assert only(session, lots).notes == ("Only whole months count: Sep 2026 to Oct 2026.",)


def test_that_disputed_figures_and_a_response_within_the_time_are_said(
    session: Session, lots: int, thefts: int
) -> None:
    put(session, thefts, WHOLE_AGENCY, {Period.month(2026, 7): 9})
    entries.set_states(session, [EntryKey(thefts, WHOLE_AGENCY, Period.month(2026, 9))], EntryState.DISPUTED)
    problems.change(session, lots, after_from=date(2026, 7, 1))
    assert only(session, lots).notes == (
        "“Lights on until 2 AM” began on Jul 6, 2026, within this time: part of the figures is from before it.",
        "Sep 2026 is disputed.",
    )


@pytest.fixture
def areas(session: Session, lots: int, thefts: int) -> tuple[int, int]:
    """The mill with 12 a month before and 3 after, the north end with 10 and 9."""
    mill, north = (agency.add_area(session, name).id for name in ("Mill District", "North End"))
    for area, before, after in ((mill, 12, 3), (north, 10, 9)):
        put(session, thefts, area, {Period.month(2025, month): before for month in (8, 9, 10)})
        put(session, thefts, area, {Period.month(2026, month): after for month in (8, 9, 10)})
    problems.change(session, lots, area_id=mill, comparison_area_id=north)
    return mill, north


def test_that_an_area_stands_beside_the_comparison_area(session: Session, lots: int, areas: tuple[int, int]) -> None:
    said = only(session, lots)
    assert said.where == "Mill District"
    # (9 − 36) − (27 − 30) = −24, its error √(36 + 9 + 30 + 27) = 10.1, and 1.645 of these on either side.
    assert said.beside == (
        "Mill District 36 → 9; North End 30 → 27: 24 fewer than the change in North End would lead you to expect "
        "(90 % interval −41 to −7)."
    )


def test_that_chance_is_named_where_zero_lies_within_the_interval(
    session: Session, lots: int, thefts: int, areas: tuple[int, int]
) -> None:
    put(session, thefts, areas[0], {Period.month(2026, month): 11 for month in (8, 9, 10)})
    assert only(session, lots).beside.endswith("Zero lies within it: chance alone may do that.")


def test_that_a_comparison_without_figures_or_without_an_area_says_why(
    session: Session, lots: int, thefts: int, areas: tuple[int, int]
) -> None:
    entries.clear(session, [EntryKey(thefts, areas[1], Period.month(2025, 9))])
    assert "there is no figure for Sep 2025, a year before (North End)" in only(session, lots).beside
    problems.change(session, lots, area_id=None)
    assert "figures of the whole department" in only(session, lots).beside


def test_that_a_community_copy_withholds_small_counts_and_internal_measures(
    session: Session, lots: int, thefts: int, areas: tuple[int, int]
) -> None:
    said = only(session, lots, community=True)
    assert said.found == (
        "What changed cannot be worked out because the count of Aug 2026 is withheld in community copies."
    )
    assert "withheld in community copies" in said.beside
    change_measure(session, thefts, internal=True)
    found = assessment(session, lots, community=True)
    assert (found.outcomes, found.internal) == ((), 1)


@pytest.fixture
def survey(session: Session, lots: int) -> Callable[[dict[Period, tuple[float, float]]], None]:
    """A survey by the quarter: how many of all who answered feel safe at night."""
    key = add_measure(session, "Feel safe at night", PeriodKind.QUARTER).id
    change_measure(
        session, key, unit=Unit.PERCENT, aggregation=Aggregation.RATIO, numerator="safe", denominator="all", scale=100.0
    )
    problem_plan.link_measure(session, lots, key)
    problems.change(session, lots, after_from=date(2026, 7, 1), after_to=date(2026, 9, 30))

    def answer(cases: dict[Period, tuple[float, float]]) -> None:
        entries.set_values(
            session,
            {
                EntryKey(key, WHOLE_AGENCY, period): Value(numerator=counted, denominator=of)
                for period, (counted, of) in cases.items()
            },
        )

    return answer


def test_that_a_soft_problem_with_a_survey_alone_is_assessed_with_intervals(
    session: Session, lots: int, survey: Callable[[dict[Period, tuple[float, float]]], None]
) -> None:
    survey({Period.quarter(2026, 1): (82, 200), Period.quarter(2026, 3): (108, 200)})
    said = only(session, lots)
    # Wilson (1927): 108 of 200 lies in 47.1 to 60.8 %, 82 of 200 in 34.4 to 47.9 %.
    assert said.found == (
        "Q3 2026: 54.0 % (108 of 200; 95 % interval 47 to 61 %). "
        "Q1 2026: 41.0 % (82 of 200; 95 % interval 34 to 48 %). Change: +13.0 pts."
    )
    assert said.says == "The two intervals overlap: a difference like this may be chance alone."
    assert said.signal is None


def test_that_the_same_season_of_a_survey_is_taken_where_there_is_one(
    session: Session, lots: int, survey: Callable[[dict[Period, tuple[float, float]]], None]
) -> None:
    survey(
        {Period.quarter(2025, 3): (60, 200), Period.quarter(2026, 1): (82, 200), Period.quarter(2026, 3): (108, 200)}
    )
    said = only(session, lots)
    assert "Q3 2025: 30.0 % (60 of 200" in said.found
    assert said.says == "The two intervals do not overlap: a difference like this is seldom chance alone."


def test_that_a_survey_without_one_before_says_so(
    session: Session, lots: int, survey: Callable[[dict[Period, tuple[float, float]]], None]
) -> None:
    survey({Period.quarter(2026, 3): (108, 200)})
    assert only(session, lots).found.endswith(
        "The change cannot be worked out because no figure is from before the response began."
    )


def test_that_it_is_told_what_was_carried_out(session: Session, lots: int) -> None:
    first = problem_plan.responses(session, lots)[0].response.id
    problem_plan.change_response(session, first, carried_out=CarriedOut.PARTLY, account="Three of four lots.")
    problem_plan.add_response(session, lots, "Leaflets", date(2026, 6, 1), ended_on=date(2026, 6, 30))
    assert assessment(session, lots).carried_out == (
        "2 responses: 1 carried out in part, 1 not said yet.",
        "“Leaflets” (Jun 1, 2026 to Jun 30, 2026): not said yet.",
        "“Lights on until 2 AM” (since Jul 6, 2026): carried out in part. Three of four lots.",
    )


def test_that_everybody_is_not_told_the_teams_own_account(session: Session, lots: int) -> None:
    first = problem_plan.responses(session, lots)[0].response.id
    problem_plan.change_response(session, first, carried_out=CarriedOut.YES, account="Told in confidence.")

    assert assessment(session, lots, community=True).carried_out[1:] == (
        "“Lights on until 2 AM” (since Jul 6, 2026): carried out as planned.",
    )


def test_that_a_count_is_judged_in_spanish_with_the_same_numbers(session: Session, lots: int, thefts: int) -> None:
    english = only(session, lots)
    with speaking("es"):
        said = only(session, lots)

    assert said.found == "Ago 2026 a oct 2026: 19. Ago 2025 a oct 2025: 60. 41 menos (−68.3 %)."
    assert said.says.startswith("Inusual: por debajo del rango habitual de ")
    assert re.findall(r"\d+", said.says) == re.findall(r"\d+", english.says)
    assert said.caution.startswith("Esto no dice por qué.")
    assert only(session, lots) == english


@pytest.mark.parametrize(
    ("each_month", "said"),
    [
        (13, "Merece atención: por debajo del rango habitual de "),
        (29, "Merece atención: por encima del rango habitual de "),
        (60, "Inusual: por encima del rango habitual de "),
        (20, "Dentro del rango habitual de "),
    ],
)
def test_that_each_word_for_a_count_is_said_in_spanish(
    session: Session, lots: int, thefts: int, each_month: int, said: str
) -> None:
    put(session, thefts, WHOLE_AGENCY, {Period.month(2026, month): each_month for month in (8, 9, 10)})
    with speaking("es"):
        found = only(session, lots)

    assert found.says.startswith(said)
    assert "según los datos de 2025" in found.says


def test_that_an_area_stands_beside_another_in_spanish(
    session: Session, lots: int, thefts: int, areas: tuple[int, int]
) -> None:
    with speaking("es"):
        fewer = only(session, lots).beside
        withheld = only(session, lots, community=True)
        put(session, thefts, areas[0], {Period.month(2026, month): 13 for month in (8, 9, 10)})
        more = only(session, lots).beside

    assert fewer == (
        "Mill District 36 → 9; North End 30 → 27: 24 menos de lo que cabría esperar por el cambio en North End "
        "(intervalo de 90 %: −41 a −7)."
    )
    assert "Mill District 36 → 39; North End 30 → 27: 6 más de lo que cabría esperar por el cambio en North End" in more
    assert more.endswith("El cero está dentro del intervalo: puede deberse solo al azar.")
    assert withheld.found == (
        "No puede calcularse qué cambió porque el recuento de ago 2026 está reservado en las copias públicas."
    )
    assert withheld.beside.startswith("No puede compararse con North End porque el recuento de ago 2026 está reservado")


def test_that_a_survey_is_assessed_in_spanish(
    session: Session, lots: int, survey: Callable[[dict[Period, tuple[float, float]]], None]
) -> None:
    survey({Period.quarter(2026, 3): (108, 200)})
    with speaking("es"):
        alone = only(session, lots)
    survey({Period.quarter(2026, 1): (82, 200)})
    with speaking("es"):
        said = only(session, lots)

    assert alone.found.startswith("T3 2026: 54.0 % (108 de 200; intervalo de 95 %: 47 a 61 %). El cambio no puede")
    assert "T1 2026: 41.0 % (82 de 200; intervalo de 95 %: 34 a 48 %). Cambio: +13.0" in said.found
    assert said.says == "Los dos intervalos se superponen: una diferencia así puede deberse solo al azar."


def test_that_what_cannot_be_compared_says_why_in_spanish(session: Session, lots: int, thefts: int) -> None:
    problems.change(session, lots, after_from=date(2026, 11, 1), after_to=date(2026, 11, 30))
    with speaking("es"):
        none_over = only(session, lots).found
        problems.change(session, lots, after_from=None, after_to=None)
        no_months = only(session, lots).found

    assert none_over == (
        "Esto no puede calcularse porque entre el 1 nov 2026 y el 30 nov 2026 no hay ningún mes completo "
        "que ya haya terminado."
    )
    assert no_months == (
        "Esto no puede calcularse porque no se indica qué meses posteriores a la respuesta se comparan."
    )


def test_that_it_is_told_in_spanish_what_was_carried_out(session: Session, lots: int) -> None:
    first = problem_plan.responses(session, lots)[0].response.id
    problem_plan.change_response(session, first, carried_out=CarriedOut.PARTLY, account="Three of four lots.")
    problem_plan.add_response(session, lots, "Leaflets", date(2026, 6, 1), ended_on=date(2026, 6, 30))
    with speaking("es"):
        found = assessment(session, lots)

    assert found.carried_out == (
        "2 respuestas: 1 en parte, 1 sin indicar.",
        "“Leaflets” (del 1 jun 2026 al 30 jun 2026): sin indicar todavía.",
        "“Lights on until 2 AM” (desde el 6 jul 2026): realizada en parte. Three of four lots.",
    )
    assert found.verdict == "todavía sin conclusión"


def test_that_the_whole_months_after_the_response_are_proposed(session: Session, lots: int) -> None:
    assert proposed_months(session, lots) == (date(2026, 8, 1), date(2026, 10, 31))


def test_that_no_sentence_claims_that_a_response_caused_anything(
    session: Session, lots: int, thefts: int, areas: tuple[int, int]
) -> None:
    words = " ".join(map(str, asdict(assessment(session, lots)).values())).casefold()
    assert not re.search(r"prov(e|ed|es|en)\b|because of the response|caused|significant|thanks to|led to", words)
