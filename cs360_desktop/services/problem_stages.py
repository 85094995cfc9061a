"""The stages of a problem: moving on and back with their dates, and what each of them still lacks, in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from cs360_desktop.domain import problem_rules as rules
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.definitions.process import StageDefinition
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.problem_rules import STAGES, stage_name
from cs360_desktop.domain.problems import CarriedOut, Problem, ProblemMeasure, Stage, StageDates, Verdict
from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import marked, tr
from cs360_desktop.services.catalogue_files import load_process
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit


class StageState(Enum):
    """Where a stage stands."""

    DONE = "done"
    PRESENT = "in progress"
    PLANNED = "planned"
    OPEN = "not yet"


@dataclass(frozen=True, slots=True)
class Lack:
    """What a stage still lacks, as a sentence, and the field where it is mended."""

    sentence: str
    field: str


@dataclass(frozen=True, slots=True)
class StageLine:
    """One of the four stages of a problem with its dates and what it still lacks."""

    definition: StageDefinition
    dates: StageDates
    state: StageState
    lacks: tuple[Lack, ...]

    @property
    def stage(self) -> Stage:
        """Which one."""
        return self.dates.stage


def stages(session: Session, problem_id: int) -> list[StageLine]:
    """The four stages in their order."""
    with session.reading() as unit:
        return stages_of(unit, problem_id)


def stages_of(unit: ReadUnit, problem_id: int) -> list[StageLine]:
    """The same inside a unit."""
    problem = unit[nouns.problems].get(problem_id)
    lacks = dict(_lacks(unit, problem))
    found = {each.stage: each for each in unit[nouns.stage_dates].all(problem_id=problem_id)}
    return [
        StageLine(
            definition,
            found.get(definition.id, StageDates(problem_id, definition.id)),
            _state(problem, definition.id, found.get(definition.id)),
            lacks[definition.id],
        )
        for definition in load_process().stage
    ]


def next_stage(stage: Stage) -> Stage | None:
    """The stage after one; None after the last."""
    order = list(Stage)
    place = order.index(stage) + 1
    return order[place] if place < len(order) else None


def closed_on(session: Session, problem_id: int) -> date | None:
    """The day a problem was closed."""
    with session.reading() as unit:
        found = unit[nouns.stage_dates].first(problem_id=problem_id, stage=Stage.CLOSED)
    return found.began_on if found else None


def closing_question(problem: Problem) -> str:
    """What to ask before a problem is closed; empty where its assessment has a verdict."""
    if problem.outcome is not Verdict.OPEN:
        return ""
    return (
        "The assessment has no verdict yet. Say whether the objective was reached, in part or not, or that it cannot "
        "be told; or close the problem without one."
    )


def begin_stage(
    session: Session, problem_id: int, stage: Stage, *, on: date | None = None, without_verdict: bool = False
) -> Receipt:
    """End the present stage and begin another; going back reopens it and keeps the day it first began.

    Args:
        session: where.
        problem_id: which.
        stage: the one to begin; CLOSED ends the work.
        on: the day, today if not given.
        without_verdict: close it although its assessment has no verdict.

    Raises:
        UserError: the day cannot be, it would begin before an earlier stage, or it is closed without a verdict.
    """
    day = on or session.today()
    with session.change("begin_stage") as unit:
        problem = unit[nouns.problems].get(problem_id)
        question = closing_question(problem)
        if stage is Stage.CLOSED and question and not without_verdict:
            raise UserError(f"The problem was not closed. {question}")
        if stage is problem.stage:
            return unit.receipt
        present = _dates(unit, problem_id, problem.stage)
        _keep(unit, replace(present, ended_on=day), session.today())
        wanted = _dates(unit, problem_id, stage)
        _keep(unit, replace(wanted, began_on=wanted.began_on or day, ended_on=None), session.today())
        rules.check_stage_order(unit[nouns.stage_dates].all(problem_id=problem_id))
        unit[nouns.problems].change(problem_id, stage=stage)
    return unit.receipt


def change_stage_dates(session: Session, problem_id: int, stage: Stage, **columns: Any) -> Receipt:
    """Set `began_on`, `ended_on` or `planned_for` of a stage.

    A stage that ended on the day this one began ends on its new first day.

    Raises:
        UserError: a day cannot be, days stand the wrong way round, or the present stage would have an end.
    """
    with session.change("change_stage_dates") as unit:
        before = _dates(unit, problem_id, stage)
        dates = replace(before, **columns)
        if dates.ended_on is not None and unit[nouns.problems].get(problem_id).stage is stage:
            raise UserError(
                f"{stage_name(stage)} is the present stage, so it has no end yet and the day was not saved. "
                "It ends when the next stage begins."
            )
        _keep(unit, dates, session.today())
        rules.check_stage_order(unit[nouns.stage_dates].all(problem_id=problem_id))
        if before.began_on is not None and dates.began_on not in {None, before.began_on}:
            _end_along(unit, before, dates.began_on, session.today())
    return unit.receipt


def _end_along(unit: WorkUnit, before: StageDates, day: date | None, today: date) -> None:
    """Let the earlier stages that ended when a stage began end on its new first day."""
    order = list(Stage)
    for other in unit[nouns.stage_dates].all(problem_id=before.problem_id, ended_on=before.began_on):
        if order.index(other.stage) < order.index(before.stage):
            _keep(unit, replace(other, ended_on=day), today)


def _dates(unit: ReadUnit, problem_id: int, stage: Stage) -> StageDates:
    return unit[nouns.stage_dates].first(problem_id=problem_id, stage=stage) or StageDates(problem_id, stage)


def _keep(unit: WorkUnit, dates: StageDates, today: date) -> None:
    rules.check_stage_dates(dates, today)
    if dates.id:
        unit[nouns.stage_dates].replace(dates.id, dates)
    else:
        unit[nouns.stage_dates].add(dates)


def _state(problem: Problem, stage: Stage, dates: StageDates | None) -> StageState:
    order = list(Stage)
    if stage is problem.stage:
        return StageState.PRESENT
    if order.index(stage) < order.index(problem.stage):
        return StageState.DONE
    is_planned = dates is not None and dates.planned_for is not None
    return StageState.PLANNED if is_planned else StageState.OPEN


_SCANNING = (
    ("statement", marked("The problem is not stated in a sentence or two yet.")),
    ("harmed", marked("It is not said who is harmed, and how.")),
    ("place", marked("It is not said where it happens.")),
    ("times", marked("It is not said when it happens.")),
    ("since", marked("It is not said since when it happens.")),
    ("known_from", marked("It is not said how you know.")),
    ("objective", marked("It is not said what should be different.")),
)
_ANALYSIS = (
    ("findings", marked("No finding of the analysis is written down yet.")),
    ("hypothesis", marked("There is no working hypothesis: why does it happen here?")),
)
_ASSESSMENT = (
    ("after_from", marked("It is not said which months after the response are compared.")),
    ("side_effects", marked("Nothing is said about side effects, good or bad.")),
    ("maintenance", marked("It is not said what is kept, changed or stopped.")),
    ("kept_up_by_id", marked("Nobody is named who keeps watching.")),
    ("review_on", marked("There is no day when they look again.")),
)


def _lacks(unit: ReadUnit, problem: Problem) -> Iterator[tuple[Stage, tuple[Lack, ...]]]:
    measures = unit[nouns.problem_measures].all(problem_id=problem.id)
    analysis = list(_blank(problem, _ANALYSIS))
    if not measures:
        analysis.append(Lack(tr("No measure is linked, so nothing will show whether it changes."), "measures"))
    yield Stage.SCANNING, tuple(_blank(problem, _SCANNING))
    yield Stage.ANALYSIS, tuple(analysis)
    yield Stage.RESPONSE, tuple(_response_lacks(unit, problem, measures))
    yield Stage.ASSESSMENT, tuple(_assessment_lacks(unit, problem))
    assert set(STAGES) == {definition.id for definition in load_process().stage}


def _blank(problem: Problem, fields: tuple[tuple[str, str], ...]) -> Iterator[Lack]:
    return (Lack(tr(sentence), field) for field, sentence in fields if not getattr(problem, field))


def _response_lacks(unit: ReadUnit, problem: Problem, links: list[ProblemMeasure]) -> Iterator[Lack]:
    responses = unit[nouns.responses].all("began_on", problem_id=problem.id)
    steps = [step for step in unit[nouns.actions].all("number", problem_id=problem.id) if step.status.is_open]
    if not responses:
        yield Lack(tr("No response is planned yet: what will be done about it?"), "responses")
    for response in responses:
        if not response.expected:
            sentence = tr("It is not said what “{response}” should change.", response=response.text)
            yield Lack(sentence, f"response:{response.id}")
    for step in steps:
        lacking = _STEP_LACKS[not (step.person_id or step.group_id), step.due is None]
        if lacking:
            yield Lack(tr(lacking, number=step.number, step=step.text), f"step:{step.id}")
    aimed = {target.measure_id for target in unit[nouns.targets].all()}
    if links and not aimed & {link.measure_id for link in links}:
        yield Lack(tr("No linked measure has a target: a figure to reach by a day."), f"measure:{links[0].id}")
    if problem.leader_id is None:
        yield Lack(tr("Nobody leads the work on it."), "leader_id")


_STEP_LACKS = {
    (True, True): marked("Step {number}, “{step}”, has no owner and no due date."),
    (True, False): marked("Step {number}, “{step}”, has no owner."),
    (False, True): marked("Step {number}, “{step}”, has no due date."),
    (False, False): "",
}
"""By whether nobody owns a step, and whether it is due on no day."""


def _assessment_lacks(unit: ReadUnit, problem: Problem) -> Iterator[Lack]:
    for response in unit[nouns.responses].all("began_on", problem_id=problem.id):
        if response.carried_out is CarriedOut.OPEN:
            sentence = tr(
                "It is not said whether “{response}” ({day}) was carried out as planned.",
                response=response.text,
                day=format_date(response.began_on),
            )
            yield Lack(sentence, f"response:{response.id}")
    if problem.outcome is Verdict.OPEN:
        yield Lack(tr("There is no verdict yet: was the objective reached, in part, or not?"), "outcome")
    yield from _blank(problem, _ASSESSMENT)
