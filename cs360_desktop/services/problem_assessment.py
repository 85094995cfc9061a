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
from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import marked, tr, tr_count
from cs360_desktop.services.chart_data import Charted, read_charted
from cs360_desktop.services.outcome_words import (
    Asked,
    beside_words,
    count_words,
    doubts,
    share_words,
    stretch_label,
)
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

NO_MONTHS = marked("This cannot be worked out because it is not said which months after the response are compared.")
_NONE_LIES_IN = {
    PeriodKind.MONTH: marked(
        "This cannot be worked out because no whole month that is over lies in {first} to {last}."
    ),
    PeriodKind.QUARTER: marked(
        "This cannot be worked out because no whole quarter that is over lies in {first} to {last}."
    ),
    PeriodKind.YEAR: marked("This cannot be worked out because no whole year that is over lies in {first} to {last}."),
    PeriodKind.WEEK: marked("This cannot be worked out because no whole week that is over lies in {first} to {last}."),
    PeriodKind.FOUR_WEEKS: marked(
        "This cannot be worked out because no whole 28-day period that is over lies in {first} to {last}."
    ),
}
_WHOLE_ONES = {
    PeriodKind.MONTH: marked("Only whole months count: {stretch}."),
    PeriodKind.QUARTER: marked("Only a whole quarter counts: {stretch}."),
    PeriodKind.YEAR: marked("Only a whole year counts: {stretch}."),
    PeriodKind.WEEK: marked("Only a whole week counts: {stretch}."),
    PeriodKind.FOUR_WEEKS: marked("Only a whole 28-day period counts: {stretch}."),
}


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
        tuple(carried_out_words(responses, accounts=not community)),
        tuple(_outcome(unit, problem, link, responses, today, community=community) for link in shown),
        tr(VERDICTS[problem.outcome]),
        internal=len(links) - len(shown),
    )


VERDICTS = {
    Verdict.OPEN: marked("no verdict yet"),
    Verdict.REACHED: marked("objective reached"),
    Verdict.PARTLY_REACHED: marked("objective reached in part"),
    Verdict.NOT_REACHED: marked("objective not reached"),
    Verdict.CANNOT_TELL: marked("cannot be told"),
}

CARRIED_OUT = {
    CarriedOut.YES: marked("carried out as planned"),
    CarriedOut.PARTLY: marked("carried out in part"),
    CarriedOut.NO: marked("not carried out"),
    CarriedOut.OPEN: marked("not said yet"),
}
_SO_MANY = {
    CarriedOut.YES: marked("{count} carried out as planned"),
    CarriedOut.PARTLY: marked("{count} carried out in part"),
    CarriedOut.NO: marked("{count} not carried out"),
    CarriedOut.OPEN: marked("{count} not said yet"),
}


def carried_out_words(responses: Sequence[Response], *, accounts: bool = True) -> Iterator[str]:
    """Say of each response whether it was carried out, after one sentence on all of them.

    Everybody is not told the team's own `accounts` of it.
    """
    if not responses:
        yield tr("No response is in the file, so there is nothing that could have been carried out.")
        return
    found = Counter(response.carried_out for response in responses)
    if found[CarriedOut.OPEN] == len(responses):
        yield tr_count(
            len(responses),
            "{count} response: it is not said yet whether what was planned was carried out.",
            "{count} responses: it is not said yet whether what was planned was carried out.",
        )
    else:
        how = ", ".join(tr(said, count=found[each]) for each, said in _SO_MANY.items() if found[each])
        yield tr_count(len(responses), "{count} response: {how}.", "{count} responses: {how}.", how=how)
    for response in responses:
        done = tr(CARRIED_OUT[response.carried_out])
        first = format_date(response.began_on)
        if response.ended_on is None:
            said = tr("“{response}” (since {first}): {done}.", response=response.text, first=first, done=done)
        else:
            last = format_date(response.ended_on)
            said = tr(
                "“{response}” ({first} to {last}): {done}.", response=response.text, first=first, last=last, done=done
            )
        yield f"{said} {response.account}" if response.account and accounts else said


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
        notes.append(
            tr("It is not kept for {area}, so these are the figures of the whole department.", area=known.area)
        )
        known = read_charted(unit, measure.id, WHOLE_AGENCY, community=community)
    where = "" if known.area_id == WHOLE_AGENCY else known.area
    if not known.own_periods:
        why = tr("This cannot be worked out because no figure has been entered.")
        return MeasureOutcome(link, measure, where, why)
    if problem.after_from is None or problem.after_to is None:
        return MeasureOutcome(link, measure, where, tr(NO_MONTHS))
    stretch = _stretch(known, problem.after_from, problem.after_to, today)
    if not stretch.periods:
        first, last = format_date(problem.after_from), format_date(problem.after_to)
        why = tr(_NONE_LIES_IN[measure.period_kind], first=first, last=last)
        return MeasureOutcome(link, measure, where, why)
    notes += _stretch_notes(stretch, responses)
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
        return tr("It cannot be set beside another area because these are figures of the whole department.")
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


def _stretch_notes(stretch: Stretch, responses: Sequence[Response]) -> Iterator[str]:
    said = stretch_label(stretch.periods)
    if stretch.unfinished:
        yield tr("Not all of these months are over yet: {stretch} is counted.", stretch=said)
    elif stretch.left_out:
        yield tr(_WHOLE_ONES[stretch.periods[0].kind], stretch=said)
    for response in responses:
        if stretch.periods[0].start < response.began_on <= stretch.periods[-1].end:
            yield tr(
                "“{response}” began on {day}, within this time: part of the figures is from before it.",
                response=response.text,
                day=format_date(response.began_on),
            )
