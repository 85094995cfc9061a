"""How problems, their stages and responses are said and shown."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.problems import CarriedOut, Problem, Response, Stage, Verdict
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.problem_plan import ResponseLine
from cs360_desktop.services.problem_stages import StageLine, StageState
from cs360_desktop.ui.common.states import State


def tr(text: str) -> str:
    """Return a text of the problem files in the user's language."""
    return QCoreApplication.translate("ProblemFiles", text)


def day_text(day: date, today: date) -> str:
    """Write a day, with its year where it is another one."""
    return format_date(day, year=day.year != today.year)


def stage_word(stage: Stage) -> str:
    """Return the name of a stage."""
    return {
        Stage.SCANNING: tr("Scanning"),
        Stage.ANALYSIS: tr("Analysis"),
        Stage.RESPONSE: tr("Response"),
        Stage.ASSESSMENT: tr("Assessment"),
        Stage.CLOSED: tr("Closed"),
    }[stage]


def problem_state(problem: Problem) -> State:
    """Return the state that stands before a stage in the list."""
    if problem.paused_since is not None:
        return State.NEEDS
    return State.GOOD if problem.stage is Stage.CLOSED else State.UNDER_WAY


def problem_state_text(problem: Problem) -> str:
    """Say the stage, or that work on it rests."""
    return tr("paused") if problem.paused_since is not None else stage_word(problem.stage)


STAGE_STATES = {
    StageState.DONE: State.GOOD,
    StageState.PRESENT: State.UNDER_WAY,
    StageState.PLANNED: State.PLANNED,
    StageState.OPEN: State.NOTHING_YET,
}


def stage_text(line: StageLine) -> str:
    """Say where a stage stands: "done May 12, 2026", "since Jul 9, 2026 · in progress", "planned Jan 4, 2027"."""
    dates = line.dates
    if line.state is StageState.DONE:
        return tr("done {date}").format(date=format_date(dates.ended_on)) if dates.ended_on else tr("done")
    if line.state is StageState.PRESENT:
        if dates.began_on is None:
            return tr("in progress")
        return tr("since {date} · in progress").format(date=format_date(dates.began_on, year=False))
    if dates.planned_for is not None:
        return tr("planned {date}").format(date=format_date(dates.planned_for))
    return tr("not yet")


def verdict_options() -> list[tuple[Verdict, str]]:
    """Return the verdicts as options."""
    return [
        (Verdict.OPEN, tr("No verdict yet")),
        (Verdict.REACHED, tr("Objective reached")),
        (Verdict.PARTLY_REACHED, tr("Reached in part")),
        (Verdict.NOT_REACHED, tr("Not reached")),
        (Verdict.CANNOT_TELL, tr("Cannot be told")),
    ]


def carried_out_options() -> list[tuple[CarriedOut, str]]:
    """Return how a response was carried out as options."""
    return [
        (CarriedOut.OPEN, tr("Not said yet")),
        (CarriedOut.YES, tr("As planned")),
        (CarriedOut.PARTLY, tr("In part")),
        (CarriedOut.NO, tr("Not at all")),
    ]


_DONE = {CarriedOut.YES: State.GOOD, CarriedOut.PARTLY: State.UNDER_WAY, CarriedOut.NO: State.TAKEN_OUT}


def response_state(response: Response, today: date) -> State:
    """Return the state of a response."""
    if response.carried_out is not CarriedOut.OPEN:
        return _DONE[response.carried_out]
    if response.began_on > today:
        return State.PLANNED
    return State.NEEDS if response.ended_on is not None and response.ended_on < today else State.UNDER_WAY


def response_state_text(response: Response, today: date) -> str:
    """Say how far a response is."""
    if response.carried_out is not CarriedOut.OPEN:
        done = {
            CarriedOut.YES: tr("done"),
            CarriedOut.PARTLY: tr("done in part"),
            CarriedOut.NO: tr("not done"),
        }
        return done[response.carried_out]
    if response.began_on > today:
        return tr("planned")
    return tr("was it done?") if response.ended_on is not None and response.ended_on < today else tr("running")


def response_days(line: ResponseLine, today: date) -> str:
    """Say when a response runs: "since Jul 6", "from Dec 1"."""
    began = day_text(line.response.began_on, today)
    return (tr("from {date}") if line.response.began_on > today else tr("since {date}")).format(date=began)


def response_end(line: ResponseLine, today: date) -> str:
    """Say when a response ends, if it does."""
    ended = line.response.ended_on
    return "" if ended is None else tr("to {date}").format(date=day_text(ended, today))
