"""What needs the point of contact today, as plain facts from the workspace; the page puts them into words."""

from cs360_desktop.domain.actions import Action, ActionStatus
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

_OPEN = tuple(status for status in ActionStatus if status.is_open)


def overdue_actions(session: Session) -> tuple[Action, ...]:
    """Open actions whose due date has passed, the oldest first."""
    today = session.today()
    with session.reading() as unit:
        found = unit[nouns.actions].all("due", status=_OPEN)
    return tuple(action for action in found if action.is_overdue(today))


def overdue_count(session: Session) -> int:
    """How many actions are overdue."""
    return len(overdue_actions(session))
