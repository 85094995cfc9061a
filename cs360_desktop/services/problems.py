"""Problem files: added, told, put in order, paused and resumed, closed; stages have a module of their own."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cs360_desktop.domain import problem_rules as rules
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Body
from cs360_desktop.domain.problems import Problem, Stage, StageDates
from cs360_desktop.services import actions
from cs360_desktop.services.actions import ActionLine, BoardFilter, Show
from cs360_desktop.services.people import everybody, seats_on
from cs360_desktop.services.problem_bin import DELETING
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

TEAM = "pst"
"""The kind of body that a new problem belongs to."""


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem as the list shows it.

    `number` counts from 1 in the order of the list, `since` is the day its stage began, `next_step` the open step that
    is due first.
    """

    problem: Problem
    number: int
    since: date | None
    leader: str
    body: str
    next_step: ActionLine | None
    responses: int


@dataclass(frozen=True, slots=True)
class ProblemRecord:
    """One problem with the names a reader needs; `members` are those on its body without the leader."""

    problem: Problem
    number: int
    body: Body | None
    leader: str
    members: tuple[str, ...]
    area: str
    comparison_area: str
    kept_up_by: str


def list_problems(session: Session) -> list[ProblemLine]:
    """Every problem in its order."""
    open_steps = actions.board(session, BoardFilter(Show.OPEN))
    with session.reading() as unit:
        people = everybody(unit)
        bodies = {body.id: body.name for body in [*unit[nouns.bodies].deleted(), *unit[nouns.bodies].all()]}
        began = {(each.problem_id, each.stage): each.began_on for each in unit[nouns.stage_dates].all()}
        responses = unit[nouns.responses].all()
        problems = unit[nouns.problems].all("position")
    return [
        ProblemLine(
            problem=problem,
            number=number,
            since=began.get((problem.id, problem.stage)),
            leader=people[problem.leader_id].name if problem.leader_id else "",
            body=bodies.get(problem.body_id or 0, ""),
            next_step=_first_due([line for line in open_steps if line.action.problem_id == problem.id]),
            responses=sum(1 for response in responses if response.problem_id == problem.id),
        )
        for number, problem in enumerate(problems, start=1)
    ]


def exists(session: Session, problem_id: int) -> bool:
    """Whether there is such a problem outside the bin."""
    with session.reading() as unit:
        return unit[nouns.problems].first(id=problem_id) is not None


def record(session: Session, problem_id: int) -> ProblemRecord:
    """One problem, also when it is in the bin."""
    with session.reading() as unit:
        return record_of(unit, problem_id, session.today())


def record_of(unit: ReadUnit, problem_id: int, today: date) -> ProblemRecord:
    """The same inside a unit."""
    problem = unit[nouns.problems].get(problem_id)
    people = everybody(unit)
    keys = [each.id for each in unit[nouns.problems].all("position")]
    seats = seats_on(unit, problem.body_id, today) if problem.body_id else []
    return ProblemRecord(
        problem=problem,
        number=keys.index(problem_id) + 1 if problem_id in keys else 0,
        body=unit[nouns.bodies].get(problem.body_id) if problem.body_id else None,
        leader=people[problem.leader_id].name if problem.leader_id else "",
        members=tuple(people[seat.person_id].name for seat in seats if seat.person_id != problem.leader_id),
        area=unit[nouns.areas].get(problem.area_id).name if problem.area_id else "",
        comparison_area=unit[nouns.areas].get(problem.comparison_area_id).name if problem.comparison_area_id else "",
        kept_up_by=people[problem.kept_up_by_id].name if problem.kept_up_by_id else "",
    )


def add(session: Session, title: str, **columns: Any) -> Added:
    """Open the file of a problem at the end of the list; it begins with Scanning on the day it is opened.

    Args:
        session: where.
        title: what it is and where, in a few words.
        columns: further columns of `Problem`; opened today and of the Problem-Solving Team unless they say otherwise.

    Raises:
        UserError: it has no title, or a day cannot be.
    """
    with session.change("add_problem") as unit:
        last = max((each.position for each in unit[nouns.problems].all()), default=0)
        given: dict[str, Any] = {"opened_on": session.today(), "body_id": _team(unit), "position": last + 1, **columns}
        problem = replace(Problem(title.strip()), **given)
        rules.check_problem(problem, session.today())
        problem_id = unit[nouns.problems].add(problem)
        unit[nouns.stage_dates].add(StageDates(problem_id, problem.stage, problem.opened_on))
    return Added(problem_id, unit.receipt)


def change(session: Session, problem_id: int, **columns: Any) -> Receipt:
    """Set columns of a problem; for its stage see `problem_stages`, for pauses `pause` and `resume`.

    Raises:
        UserError: it has no title, or a day or area cannot be.
    """
    told: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in columns.items()}
    with session.change("change_problem") as unit:
        problem = replace(unit[nouns.problems].get(problem_id), **told)
        rules.check_problem(problem, session.today())
        unit[nouns.problems].replace(problem_id, problem)
    return unit.receipt


def move(session: Session, problem_id: int, steps: int) -> Receipt:
    """Move a problem up (-1) or down (1) in the list; at an end it stays where it is."""
    with session.change("move_problem") as unit:
        keys = [each.id for each in unit[nouns.problems].all("position")]
        here = keys.index(problem_id)
        there = min(max(here + steps, 0), len(keys) - 1)
        keys.insert(there, keys.pop(here))
        for position, key in enumerate(keys, start=1):
            unit[nouns.problems].change(key, position=position)
    return unit.receipt


def remove(session: Session, problem_id: int) -> Receipt:
    """Put a problem in the bin; its actions and meetings stay."""
    with session.change(DELETING) as unit:
        unit[nouns.problems].delete(problem_id)
    return unit.receipt


def pause(session: Session, problem_id: int, reason: str) -> Receipt:
    """Put a problem aside for a while.

    Raises:
        UserError: without a reason, or it is paused already.
    """
    if not reason.strip():
        raise UserError("A pause needs a reason, so the problem goes on. Say what the team waits for.")
    with session.change("pause_problem") as unit:
        if unit[nouns.problems].get(problem_id).paused_since is not None:
            raise UserError("This problem is paused already, so nothing was changed.")
        unit[nouns.problems].change(problem_id, paused_since=session.today(), pause_reason=reason.strip())
    return unit.receipt


def resume(session: Session, problem_id: int) -> Receipt:
    """Go on with a problem that was paused; the history keeps why it had been."""
    with session.change("resume_problem") as unit:
        unit[nouns.problems].change(problem_id, paused_since=None, pause_reason="")
    return unit.receipt


def _team(unit: ReadUnit) -> int | None:
    bodies = unit[nouns.bodies].all(retired=False)
    return next((body.id for body in bodies if body.kind == TEAM), bodies[0].id if bodies else None)


def _first_due(lines: list[ActionLine]) -> ActionLine | None:
    return min(lines, key=lambda line: (line.action.due or date.max, line.action.number), default=None)


def is_closed(problem: Problem) -> bool:
    """Whether the work on it has ended."""
    return problem.stage is Stage.CLOSED
