"""The process map: where each step stands, worked out from what is in the workspace (product.md §3.4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.definitions.offer import OfferDefinition
from cs360_desktop.domain.definitions.process import ProcessStep, StepDefinition
from cs360_desktop.domain.problems import Interview, Problem, Stage, Verdict
from cs360_desktop.domain.process import StepFinding, StepState
from cs360_desktop.language import marked, spoken, tr
from cs360_desktop.services import baseline
from cs360_desktop.services.catalogue_files import load_offer, load_process, load_starters
from cs360_desktop.services.process_who import who_is_next
from cs360_desktop.services.session import Session
from cs360_desktop.services.worksheet import sheet
from cs360_desktop.storage import nouns

_CATEGORIES = 3
"""So many categories of people interviewed make a scan broad (stages.toml, ours)."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step with what the workspace shows of it, the assistance that helps with it, and who is next.

    `who` is the name of whoever takes the next thing, empty where nobody is named.
    """

    definition: StepDefinition
    finding: StepFinding
    offers: tuple[OfferDefinition, ...]
    who: str = ""


def process_map(session: Session, *, community: bool = False) -> tuple[StepLine, ...]:
    """The six steps in order; everybody is not told why a problem rests."""
    offers = load_offer(spoken().code)
    finders = _FINDERS | {ProcessStep.PROBLEM_SOLVING: partial(_problem_solving, community=community)}
    current, problems = _current(session)
    who = who_is_next(session, current, [each for each in problems if each.stage is Stage.CLOSED])
    return tuple(
        StepLine(
            definition,
            finders[definition.id](session),
            offers.helping(definition.id),
            who.get(definition.id, ""),
        )
        for definition in load_process().step
    )


def _finding(
    lacks: Sequence[str],
    *,
    begun: bool,
    place: tuple[str, str],
    began_on: date | None = None,
    ended_on: date | None = None,
    record: int | None = None,
) -> StepFinding:
    state = StepState.DONE if begun and not lacks else StepState.UNDER_WAY if begun else StepState.NOT_BEGUN
    ended = ended_on if state is StepState.DONE else None
    return StepFinding(state, tuple(lacks), began_on, ended, *place, record)


def _baseline(session: Session) -> StepFinding:
    states = baseline.overview(session)
    open_ones = [state for state in states if state.item.answer is Answer.NOT_YET]
    lacks = [
        tr(
            "{code} is neither met nor planned: {requirement}",
            code=state.item.code,
            requirement=tr(baseline.requirement(state.item.code).requirement),
        )
        for state in open_ones
    ]
    with session.reading() as unit:
        started = unit[nouns.agencies].get(1).started_on
    part = open_ones[0].item.code if open_ones else ""
    return _finding(lacks, begun=len(open_ones) < len(states), place=("baseline", part), began_on=started)


def _scan(session: Session) -> StepFinding:
    with session.reading() as unit:
        interviews: list[Interview] = unit[nouns.interviews].all("held_on")
        themes = unit[nouns.themes].all()
    categories = {each.category for each in interviews if each.category}
    lacks = []
    if not interviews:
        lacks.append(tr("No interview is on record yet. Most departments begin with one inside and one outside."))
    elif len(categories) < _CATEGORIES:
        lacks.append(
            tr(
                "Interviews cover {covered} of at least {wanted} categories of people.",
                covered=len(categories),
                wanted=_CATEGORIES,
            )
        )
    inside = {category.id for category in load_starters().interview_category if category.inside}
    if interviews and categories <= inside:
        lacks.append(tr("Nobody outside the police has been interviewed yet."))
    if interviews and not themes:
        lacks.append(tr("No themes are noted from the interviews yet."))
    first = interviews[0].held_on if interviews else None
    last = interviews[-1].held_on if interviews else None
    return _finding(lacks, begun=bool(interviews), place=("problems", "scanning"), began_on=first, ended_on=last)


def _prioritize(session: Session) -> StepFinding:
    found = sheet(session)
    lacks = []
    if not found.candidates:
        lacks.append(tr("No candidate is on the priority worksheet yet."))
    elif not found.result.first:
        lacks.append(tr("No candidate has a score under every criterion yet."))
    if not found.decisions:
        lacks.append(tr("No decision is recorded: which problem was chosen, by whom, on which day."))
    decided = found.decisions[0].decided_on if found.decisions else None
    begun = bool(found.candidates or found.decisions)
    return _finding(lacks, begun=begun, place=("problems", "worksheet"), ended_on=decided)


def _problem_solving(session: Session, *, community: bool = False) -> StepFinding:
    problem, problems = _current(session)
    if problem is None:
        return _finding([tr("No problem file is open yet.")], begun=False, place=("problems", "files"))
    with session.reading() as unit:
        has_measure = unit[nouns.problem_measures].first(problem_id=problem.id) is not None
        responses = unit[nouns.responses].all("began_on", problem_id=problem.id)
    needed = (
        (problem.statement.strip(), marked("“{problem}” has no statement: who is harmed, where, when, since when.")),
        (problem.hypothesis.strip(), marked("“{problem}” has no working hypothesis: why it happens here.")),
        (has_measure, marked("“{problem}” has no linked measure, so nobody will see whether it changes.")),
        (responses, marked("“{problem}” has no response under way.")),
    )
    lacks = [tr(sentence, problem=problem.title) for there, sentence in needed if not there]
    if problem.paused_since is not None:
        lacks.insert(0, _paused(problem, community=community))
    opened = [each.opened_on for each in problems if each.opened_on]
    return _finding(
        lacks,
        begun=True,
        place=("problems", "files"),
        began_on=min(opened, default=None),
        ended_on=responses[0].began_on if responses else None,
        record=problem.id,
    )


def _paused(problem: Problem, *, community: bool) -> str:
    if community:
        return tr("“{problem}” is paused.", problem=problem.title)
    if not problem.pause_reason:
        return tr("“{problem}” is paused: no reason given.", problem=problem.title)
    return tr("“{problem}” is paused: {reason}.", problem=problem.title, reason=problem.pause_reason)


def _assess(session: Session) -> StepFinding:
    problem, problems = _current(session)
    judged = [each for each in problems if each.outcome is not Verdict.OPEN or each.verdict.strip()]
    begun = bool(judged) or any(each.stage in {Stage.ASSESSMENT, Stage.CLOSED} for each in problems)
    lacks = [] if judged else [tr("No problem has a verdict yet: was it carried out, and did it help?")]
    if not begun and problem is not None:
        lacks = [tr("“{problem}” is not in assessment yet; plan the day when it will be.", problem=problem.title)]
    record = problem.id if problem else None
    return _finding(lacks, begun=begun, place=("problems", "files"), record=record)


def _keep_going(session: Session) -> StepFinding:
    _, problems = _current(session)
    closed = [each for each in problems if each.stage is Stage.CLOSED]
    lacks = []
    if not closed:
        lacks.append(tr("No problem is closed yet."))
    lacks += [
        tr("Nobody keeps watching “{problem}”, or no day is set to look again.", problem=each.title)
        for each in closed
        if each.kept_up_by_id is None or each.review_on is None
    ]
    if closed and len(closed) == len(problems):
        lacks.append(tr("The next problem has not been picked yet."))
    reviews = [each.review_on for each in closed if each.review_on]
    record = closed[0].id if closed else None
    return _finding(
        lacks, begun=bool(closed), place=("problems", "files"), began_on=min(reviews, default=None), record=record
    )


def _current(session: Session) -> tuple[Problem | None, list[Problem]]:
    """The problem worked on first, and all of them."""
    with session.reading() as unit:
        problems = unit[nouns.problems].all("position")
    open_ones = [each for each in problems if each.stage is not Stage.CLOSED]
    active = [each for each in open_ones if each.paused_since is None]
    chosen = next(iter(active or open_ones), None)
    return chosen, problems


_FINDERS: dict[ProcessStep, Callable[[Session], StepFinding]] = {
    ProcessStep.BASELINE: _baseline,
    ProcessStep.SCAN: _scan,
    ProcessStep.PRIORITIZE: _prioritize,
    ProcessStep.PROBLEM_SOLVING: _problem_solving,
    ProcessStep.ASSESS: _assess,
    ProcessStep.KEEP_GOING: _keep_going,
}
