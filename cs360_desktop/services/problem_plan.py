"""What is done about a problem: responses, milestones, and the measures that tell whether it changes."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cs360_desktop.domain import problem_rules as rules
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.charts import RunChart, Signal
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.figures import StretchKind
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.problems import Milestone, ProblemMeasure, Response
from cs360_desktop.language import tr
from cs360_desktop.services import actions, targets
from cs360_desktop.services.actions import ActionLine, BoardFilter
from cs360_desktop.services.charts import measure_chart
from cs360_desktop.services.session import Session
from cs360_desktop.services.target_words import TargetLine, target_line
from cs360_desktop.storage import nouns

_YEARS = {PeriodKind.MONTH: 1, PeriodKind.WEEK: 1, PeriodKind.FOUR_WEEKS: 1, PeriodKind.QUARTER: 3}
_MOST_YEARS = 10
"""How many years before this one the chart of a linked measure shows: it is small."""


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """A response and the organization that carries it out with the police, empty for none."""

    response: Response
    partner: str


@dataclass(frozen=True, slots=True)
class LinkedMeasure:
    """A measure that tells how a problem develops.

    `area_id` is where its figures come from: the problem's area where it has figures there, else the whole agency.
    `said` is one sentence on its newest complete figure, `target` what is to be reached; `first` and `last` are the
    first and the last day of the chart.
    """

    link: ProblemMeasure
    measure: Measure
    area_id: int
    chart: RunChart | None
    said: str
    signal: Signal | None
    target: TargetLine | None
    first: date | None = None
    last: date | None = None


def responses(session: Session, problem_id: int) -> list[ResponseLine]:
    """The responses to a problem, those that began first on top."""
    with session.reading() as unit:
        found = unit[nouns.responses].all("began_on", problem_id=problem_id)
        names = {each.id: each.name for each in [*unit[nouns.stakeholders].deleted(), *unit[nouns.stakeholders].all()]}
    return [ResponseLine(response, names.get(response.stakeholder_id or 0, "")) for response in found]


def add_response(session: Session, problem_id: int, text: str, began_on: date, **columns: Any) -> Added:
    """Add a response; `columns` are further columns of `Response`.

    Raises:
        UserError: without words, or with days that cannot be.
    """
    with session.change("add_response") as unit:
        response = Response(problem_id, text.strip(), began_on, **columns)
        rules.check_response(response)
        key = unit[nouns.responses].add(response)
    return Added(key, unit.receipt)


def change_response(session: Session, response_id: int, **columns: Any) -> Receipt:
    """Set columns of a response.

    Raises:
        UserError: without words or a beginning, or with days that cannot be.
    """
    if "began_on" in columns and columns["began_on"] is None:
        raise UserError("A response needs the day it begins, so the old one is kept. Give the day it is planned for.")
    with session.change("change_response") as unit:
        response = replace(unit[nouns.responses].get(response_id), **columns)
        rules.check_response(response)
        unit[nouns.responses].replace(response_id, response)
    return unit.receipt


def remove_response(session: Session, response_id: int) -> Receipt:
    """Put a response in the bin."""
    with session.change("remove_response") as unit:
        unit[nouns.responses].delete(response_id)
    return unit.receipt


def milestones(session: Session, problem_id: int) -> list[Milestone]:
    """The milestones of a problem by their day; those without one last."""
    with session.reading() as unit:
        found = unit[nouns.milestones].all(problem_id=problem_id)
    return sorted(found, key=lambda each: (each.reached_on or each.due or date.max, each.id))


def add_milestone(session: Session, problem_id: int, text: str, due: date | None = None, **columns: Any) -> Added:
    """Add a milestone.

    Raises:
        UserError: without words, or with days that cannot be.
    """
    with session.change("add_milestone") as unit:
        milestone = Milestone(problem_id, text.strip(), due, **columns)
        rules.check_milestone(milestone, session.today())
        key = unit[nouns.milestones].add(milestone)
    return Added(key, unit.receipt)


def change_milestone(session: Session, milestone_id: int, **columns: Any) -> Receipt:
    """Set words, due day or the day a milestone was reached.

    Raises:
        UserError: without words, or with days that cannot be.
    """
    with session.change("change_milestone") as unit:
        milestone = replace(unit[nouns.milestones].get(milestone_id), **columns)
        rules.check_milestone(milestone, session.today())
        unit[nouns.milestones].replace(milestone_id, milestone)
    return unit.receipt


def remove_milestone(session: Session, milestone_id: int) -> Receipt:
    """Put a milestone in the bin."""
    with session.change("remove_milestone") as unit:
        unit[nouns.milestones].delete(milestone_id)
    return unit.receipt


def linked_measures(session: Session, problem_id: int, *, community: bool = False) -> list[LinkedMeasure]:
    """The measures of a problem in the order they were linked; a community copy has none that are internal."""
    with session.reading() as unit:
        problem = unit[nouns.problems].get(problem_id)
        links = unit[nouns.problem_measures].all(problem_id=problem_id)
        measures = {link.measure_id: unit[nouns.measures].get(link.measure_id) for link in links}
    area = problem.area_id or WHOLE_AGENCY
    aims = {key: targets.targets_of(session, key) for key in {area, WHOLE_AGENCY}}
    found = []
    for link in links:
        measure = measures[link.measure_id]
        if community and measure.internal:
            continue
        where = area
        years = _YEARS.get(measure.period_kind, _MOST_YEARS)
        chart = measure_chart(session, measure.id, where, years=years, community=community)
        if chart is None and where != WHOLE_AGENCY:
            where = WHOLE_AGENCY
            chart = measure_chart(session, measure.id, where, years=years, community=community)
        target = aims[where].get(measure.id)
        newest = None
        if chart is not None and chart.compared:
            newest = next(each.now for each in chart.compared if each.kind is StretchKind.PERIOD)
        found.append(
            LinkedMeasure(
                link=link,
                measure=measure,
                area_id=where,
                chart=chart.chart if chart else None,
                said=chart.finding if chart else tr("No figure has been entered yet."),
                signal=chart.signal if chart else None,
                target=target_line(target, measure, newest) if target else None,
                first=chart.lines[0].period.start if chart else None,
                last=chart.lines[-1].period.end if chart else None,
            )
        )
    return found


def link_measure(session: Session, problem_id: int, measure_id: int, expected: str = "") -> Added:
    """Link a measure to a problem.

    Raises:
        UserError: it is linked already.
    """
    with session.change("link_measure") as unit:
        if unit[nouns.problem_measures].first(problem_id=problem_id, measure_id=measure_id) is not None:
            name = unit[nouns.measures].get(measure_id).name
            raise UserError(f"“{name}” is linked to this problem already, so nothing was added.")
        key = unit[nouns.problem_measures].add(ProblemMeasure(problem_id, measure_id, expected.strip()))
    return Added(key, unit.receipt)


def expect(session: Session, link_id: int, expected: str) -> Receipt:
    """Say what the response should make of a linked measure."""
    with session.change("change_expectation") as unit:
        unit[nouns.problem_measures].change(link_id, expected=expected.strip())
    return unit.receipt


def unlink_measure(session: Session, link_id: int) -> Receipt:
    """Take a measure off a problem; its figures stay."""
    with session.change("unlink_measure") as unit:
        unit[nouns.problem_measures].delete(link_id)
    return unit.receipt


def steps(session: Session, problem_id: int) -> list[ActionLine]:
    """The steps of the response plan: the actions linked to the problem, most urgent first."""
    return actions.board(session, BoardFilter(problem_id=problem_id))
