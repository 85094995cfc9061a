"""How actions are said and shown wherever they are listed: board, meeting, Home."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.states import State

translate = QCoreApplication.translate

_STATES = {
    ActionStatus.OPEN: State.NOTHING_YET,
    ActionStatus.IN_PROGRESS: State.UNDER_WAY,
    ActionStatus.DONE: State.GOOD,
    ActionStatus.DROPPED: State.TAKEN_OUT,
}


def action_state(line: ActionLine) -> State:
    """Return the state that stands before the words of `state_text`."""
    return State.WRONG if line.days_late else _STATES[line.action.status]


def state_text(line: ActionLine) -> str:
    """Say how late an action is, else its status: "12 days late", "in progress", "done Oct 3"."""
    if line.days_late:
        one, many = translate("Actions", "{n} day late"), translate("Actions", "{n} days late")
        return counted(line.days_late, one, many)
    if line.action.done_on is not None:
        day = format_date(line.action.done_on, year=False)
        return translate("Actions", "done {date}").format(date=day)
    if line.action.dropped_on is not None:
        day = format_date(line.action.dropped_on, year=False)
        return translate("Actions", "dropped {date}").format(date=day)
    return status_text(line.action.status)


def status_text(status: ActionStatus) -> str:
    """Return the word of a status."""
    return {
        ActionStatus.OPEN: translate("Actions", "open"),
        ActionStatus.IN_PROGRESS: translate("Actions", "in progress"),
        ActionStatus.DONE: translate("Actions", "done"),
        ActionStatus.DROPPED: translate("Actions", "dropped"),
    }[status]


def owner_detail(line: ActionLine) -> str:
    """Say for which group the owner stands, and whether she is on no team any more."""
    group = line.group if line.owner else ""
    if not line.owner_left:
        return group
    left = translate("Actions", "on no team now")
    return f"{group} · {left}" if group else left


def due_text(line: ActionLine, today: date) -> str:
    """Return the due date, with the year where it is another one, or that there is none."""
    due = line.action.due
    if due is None:
        return translate("Actions", "no date")
    return format_date(due, year=due.year != today.year)


def due_before_text(line: ActionLine, today: date) -> str:
    """Say which due date was given up last, if one was: "was Sep 30"."""
    if line.due_before is None:
        return ""
    day = format_date(line.due_before, year=line.due_before.year != today.year)
    return translate("Actions", "was {date}").format(date=day)


def origin_text(line: ActionLine, today: date, *, public: bool = False) -> str:
    """Say what an action serves and when it was decided: "Vehicle break-ins · decided Sep 17".

    In `public`, as community view shows it, an internal measure is not named.
    """
    parts = [line.problem, "" if public and line.measure_is_internal else line.measure]
    if line.made_on is not None:
        day = format_date(line.made_on, year=line.made_on.year != today.year)
        parts.append(translate("Actions", "decided {date}").format(date=day))
    return " · ".join(part for part in parts if part)
