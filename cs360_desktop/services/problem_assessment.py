"""The assessment of a problem: was it carried out, and what changed beside the year before and another area.

Every sentence carries its numbers, or says why there is none. None of them says that a response brought the change
about: numbers beside each other cannot tell that.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.before_after import Stretch, whole_periods
from cs360_desktop.analysis.series import is_judged
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.periods import Period, PeriodKind, add_months
from cs360_desktop.domain.problems import CarriedOut, Problem, ProblemMeasure, Response, Verdict
from cs360_desktop.domain.rollups import name_of
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.chart_data import Charted, read_charted
from cs360_desktop.services.outcome_words import (
    Asked,
    beside_words,
    count_words,
    doubts,
    share_words,
)
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

NO_MONTHS = "This cannot be worked out because it is not said which months after the response are compared."


@dataclass(frozen=True, slots=True)
class MeasureOutcome:
    """What a linked measure shows after the response; empty texts say nothing.

    `where` is the area its figures are from, `found` the figures, `says` what earlier years say about them, `beside`
    what the comparison area shows, `caution` what none of it says; `notes` are on the data.
    """

    link: ProblemMeasure
    measure: Measure
    where: str
    found: str
    says: str = ""
    beside: str = ""
    caution: str = ""
    notes: tuple[str, ...] = ()
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that an assessment says; `internal` counts the measures a community copy leaves out."""

    problem: Problem
    carried_out: tuple[str, ...]
    outcomes: tuple[MeasureOutcome, ...]
    verdict: str
    internal: int = 0


def assessment(session: Session, problem_id: int, *, community: bool = False) -> Assessment:
    """Assess a problem with what the workspace holds today; a community copy shows no small counts of areas."""
    with session.reading() as unit:
        return assess(unit, problem_id, session.today(), community=community)


def assess(unit: ReadUnit, problem_id: int, today: date, *, community: bool = False) -> Assessment:
    """The same inside a unit."""
    problem = unit[nouns.problems].get(problem_id)
    responses = unit[nouns.responses].all("began_on", problem_id=problem_id)
    links = unit[nouns.problem_measures].all(problem_id=problem_id)
    measures = {link.measure_id: unit[nouns.measures].get(link.measure_id) for link in links}
    shown = [link for link in links if not (community and measures[link.measure_id].internal)]
    return Assessment(
        problem,
        tuple(carried_out_words(responses)),
        tuple(_outcome(unit, problem, link, responses, today, community=community) for link in shown),
        VERDICTS[problem.outcome],
        internal=len(links) - len(shown),
    )


VERDICTS = {
    Verdict.OPEN: "no verdict yet",
    Verdict.REACHED: "objective reached",
    Verdict.PARTLY_REACHED: "objective reached in part",
    Verdict.NOT_REACHED: "objective not reached",
    Verdict.CANNOT_TELL: "cannot be told",
}

CARRIED_OUT = {
    CarriedOut.OPEN: "not said yet",
    CarriedOut.NO: "not carried out",
    CarriedOut.PARTLY: "carried out in part",
    CarriedOut.YES: "carried out as planned",
}


def carried_out_words(responses: Sequence[Response]) -> Iterator[str]:
    """Say of each response whether it was carried out, after one sentence on all of them."""
    if not responses:
        yield "No response is in the file, so there is nothing that could have been carried out."
        return
    found = Counter(response.carried_out for response in responses)
    some = "1 response" if len(responses) == 1 else f"{len(responses)} responses"
    if found[CarriedOut.OPEN] == len(responses):
        yield f"{some}: it is not said yet whether what was planned was carried out."
    else:
        order = (CarriedOut.YES, CarriedOut.PARTLY, CarriedOut.NO, CarriedOut.OPEN)
        yield f"{some}: {', '.join(f'{found[each]} {CARRIED_OUT[each]}' for each in order if found[each])}."
    for response in responses:
        since = f"{format_date(response.began_on)}"
        days = f"{since} to {format_date(response.ended_on)}" if response.ended_on else f"since {since}"
        account = f" {response.account}" if response.account else ""
        yield f"“{response.text}” ({days}): {CARRIED_OUT[response.carried_out]}.{account}"


def proposed_months(session: Session, problem_id: int) -> tuple[date, date] | None:
    """The whole months from after the first response began to the last one that is over; None where there is none."""
    with session.reading() as unit:
        first = unit[nouns.responses].first("began_on", problem_id=problem_id)
    if first is None:
        return None
    begins = first.began_on if first.began_on.day == 1 else add_months(first.began_on.replace(day=1), 1)
    ends = Period.month(session.today().year, session.today().month).next(-1).end
    return (begins, ends) if begins < ends else None


def _outcome(
    unit: ReadUnit,
    problem: Problem,
    link: ProblemMeasure,
    responses: Sequence[Response],
    today: date,
    *,
    community: bool,
) -> MeasureOutcome:
    measure = unit[nouns.measures].get(link.measure_id)
    area_id = problem.area_id or WHOLE_AGENCY
    known = read_charted(unit, measure.id, area_id, community=community)
    notes: list[str] = []
    if not known.own_periods and area_id != WHOLE_AGENCY:
        notes.append(f"It is not kept for {known.area}, so these are the figures of the whole department.")
        known = read_charted(unit, measure.id, WHOLE_AGENCY, community=community)
    where = "" if known.area_id == WHOLE_AGENCY else known.area
    if not known.own_periods:
        return MeasureOutcome(link, measure, where, "This cannot be worked out because no figure has been entered.")
    if problem.after_from is None or problem.after_to is None:
        return MeasureOutcome(link, measure, where, NO_MONTHS)
    stretch = _stretch(known, problem.after_from, problem.after_to, today)
    kind = name_of(measure.period_kind, 1)
    if not stretch.periods:
        days = f"{format_date(problem.after_from)} to {format_date(problem.after_to)}"
        why = f"This cannot be worked out because no whole {kind} that is over lies in {days}."
        return MeasureOutcome(link, measure, where, why)
    notes += _stretch_notes(stretch, kind, responses)
    asked = Asked(known, stretch.periods, responses[0].began_on if responses else None, community=community)
    said = count_words(asked) if is_judged(measure) else share_words(asked)
    notes += doubts(asked)
    return MeasureOutcome(
        link,
        measure,
        where,
        said.found,
        said.says,
        _beside(unit, problem, asked),
        said.caution,
        tuple(notes),
        said.signal,
    )


def _beside(unit: ReadUnit, problem: Problem, asked: Asked) -> str:
    """What the comparison area shows; only counts of an area can be set beside those of another."""
    there, measure = problem.comparison_area_id, asked.known.measure
    if there is None or not is_judged(measure):
        return ""
    if problem.area_id is None or asked.known.area_id == WHOLE_AGENCY:
        return "It cannot be set beside another area because these are figures of the whole department."
    return beside_words(asked, read_charted(unit, measure.id, there, community=asked.community))


def _stretch(known: Charted, first: date, last: date, today: date) -> Stretch:
    """The whole periods between two days, in the rhythm of what was entered."""
    period = max(known.own_periods)
    while period.start > first:
        period = period.next(-1)
    found = [period]
    while found[-1].end < last:
        found.append(found[-1].next())
    return whole_periods(found, first, last, today)


def _stretch_notes(stretch: Stretch, kind: str, responses: Sequence[Response]) -> Iterator[str]:
    first, last = stretch.periods[0], stretch.periods[-1]
    said = first.label if first == last else f"{first.label} to {last.label}"
    if stretch.unfinished:
        yield f"Not all of these months are over yet: {said} is counted."
    elif stretch.left_out and first.kind is not PeriodKind.MONTH:
        yield f"Only a whole {kind} counts: {said}."
    elif stretch.left_out:
        yield f"Only whole months count: {said}."
    for response in responses:
        if first.start < response.began_on <= last.end:
            yield (
                f"“{response.text}” began on {format_date(response.began_on)}, within this time: part of the figures "
                "is from before it."
            )
