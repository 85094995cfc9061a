"""What else concerns a problem: meetings and decisions about it, and what happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.changes import PastValue
from cs360_desktop.domain.meetings import Decision, Meeting, MeetingStatus
from cs360_desktop.domain.problem_rules import stage_name
from cs360_desktop.domain.problems import Problem, Stage
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


@dataclass(frozen=True, slots=True)
class Concern:
    """A meeting about a problem: its body, what of its agenda is about the problem, and what was decided there."""

    meeting: Meeting
    body: str
    items: tuple[str, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a problem: on which day, by whom, in words."""

    on: date
    text: str
    who: str = ""


def concerns(session: Session, problem_id: int) -> list[Concern]:
    """The meetings that have the problem on their agenda or made one of its steps, the earliest first.

    The next planned meeting of the problem's body is one of them.
    """
    with session.reading() as unit:
        problem = unit[nouns.problems].get(problem_id)
        items = unit[nouns.agenda_items].all("position", problem_id=problem_id)
        steps = unit[nouns.actions].all(problem_id=problem_id)
        wanted = {item.meeting_id for item in items} | {step.made_at_id for step in steps if step.made_at_id}
        coming = _coming(unit, problem, session.today())
        wanted |= {coming.id} if coming else set()
        decided = {step.decision_id for step in steps if step.decision_id}
        own = {item.id for item in items}
        decisions = [
            each for each in unit[nouns.decisions].all() if each.id in decided or (each.agenda_item_id or 0) in own
        ]
        return [
            Concern(
                meeting,
                unit[nouns.bodies].get(meeting.body_id).name,
                tuple(item.title for item in items if item.meeting_id == meeting.id),
                tuple(each for each in decisions if each.meeting_id == meeting.id),
            )
            for meeting in unit[nouns.meetings].all("held_on")
            if meeting.id in wanted | {each.meeting_id for each in decisions}
        ]


def next_concern(session: Session, problem_id: int) -> Concern | None:
    """The next meeting, today included, that will deal with the problem."""
    coming = (
        each
        for each in concerns(session, problem_id)
        if each.meeting.status is MeetingStatus.PLANNED and each.meeting.held_on >= session.today()
    )
    return next(coming, None)


def _coming(unit: ReadUnit, problem: Problem, today: date) -> Meeting | None:
    planned = unit[nouns.meetings].all("held_on", status=MeetingStatus.PLANNED, body_id=problem.body_id)
    return next((meeting for meeting in planned if meeting.held_on >= today), None) if problem.body_id else None


def history(session: Session, problem_id: int, *, community: bool = False) -> list[Happening]:
    """What happened to a problem, newest first; that its file was opened comes last.

    Everybody is not told why it rested.
    """
    with session.reading() as unit:
        problem = unit[nouns.problems].get(problem_id)
        found = [*_stages(unit, problem_id), *_told(unit, problem, community=community), *_parts(unit, problem_id)]
        found += _steps(unit, problem_id)
        who, at = unit.history.set_by("problem", problem_id, "deleted")
    opened = Happening(problem.opened_on or _local_day(at), "File opened", who)
    return [*sorted(found, key=lambda each: each.on, reverse=True), opened]


def _stages(unit: ReadUnit, problem_id: int) -> Iterator[Happening]:
    """Each stage that began after another one; days are those that were given, not those of typing them."""
    order = list(Stage)
    dates = sorted(unit[nouns.stage_dates].all(problem_id=problem_id), key=lambda each: order.index(each.stage))
    began = [each for each in dates if each.began_on is not None]
    for number, each in enumerate(began):
        assert each.began_on is not None
        if each.stage is Stage.CLOSED:
            yield Happening(each.began_on, "Closed")
        elif number:
            before = began[number - 1].stage
            yield Happening(each.began_on, f"Stage: {stage_name(before)} → {stage_name(each.stage)}")


_WORDS = {
    "title": "Title changed",
    "statement": "Statement changed",
    "told": "Statement changed",
    "hypothesis": "Hypothesis changed",
    "findings": "Findings changed",
    "objective": "Objective changed",
    "response_plan": "Response plan changed",
    "body": "Team or leader changed",
    "outcome": "Verdict changed",
    "verdict": "Words of the verdict changed",
    "side_effects": "Side effects changed",
    "kept_up": "Maintenance changed",
    "compared": "Months or areas compared changed",
}


def _told(unit: ReadUnit, problem: Problem, *, community: bool) -> Iterator[Happening]:
    """What was rewritten, once a day and part, and every pause."""
    seen: set[tuple[date, str]] = set()
    after_pause = problem.pause_reason if problem.paused_since else ""
    for past in unit.history.of("problem", problem.id):
        day = _local_day(past.replaced_at)
        if past.unit == "pause":
            why = "" if community else f": {after_pause}"
            yield Happening(day, f"Paused{why}" if after_pause else "Resumed", past.replaced_by)
            after_pause = str(past.content["pause_reason"] or "")
            continue
        text = _WORDS.get(past.unit)
        if text is None or (day, text) in seen or _was_blank(past):
            continue
        seen.add((day, text))
        yield Happening(day, text, past.replaced_by)


def _was_blank(past: PastValue) -> bool:
    """Whether nothing stood there before: writing something down for the first time changes nothing."""
    return not any(value not in {None, "", "open"} for value in past.content.values())


def _parts(unit: ReadUnit, problem_id: int) -> Iterator[Happening]:
    for response in unit[nouns.responses].all("began_on", problem_id=problem_id):
        yield Happening(response.began_on, f"Response: {response.text}")
        if response.ended_on is not None:
            yield Happening(response.ended_on, f"Response ended: {response.text}")
    for milestone in unit[nouns.milestones].all(problem_id=problem_id):
        if milestone.reached_on is not None:
            yield Happening(milestone.reached_on, f"Reached: {milestone.text}")


def _steps(unit: ReadUnit, problem_id: int) -> Iterator[Happening]:
    """Due dates that were given up, and what was done; asked of all steps at once, for there may be many."""
    dues = unit.history.of_unit("action", "due")
    for step in unit[nouns.actions].all(problem_id=problem_id):
        for past in dues.get(step.id, []):
            if past.content["due"]:
                yield Happening(_local_day(past.replaced_at), f"Due date moved: {step.text}", past.replaced_by)
        if step.status is ActionStatus.DONE and step.done_on is not None:
            yield Happening(step.done_on, f"Done: {step.text}")


def _local_day(moment: datetime) -> date:
    return moment.astimezone().date()
