"""Time passes without anybody changing anything: what the app counts of a month is due when the month is over."""

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import meeting_figures
from cs360_desktop.services.session import Session


def keep_up(session: Session) -> Receipt:
    """Bring measures 2.01 to 2.05 up to today; done when a workspace is opened, no undo step."""
    with session.change("count_meetings") as unit:
        meeting_figures.fill(unit, session.today())
    return unit.receipt
