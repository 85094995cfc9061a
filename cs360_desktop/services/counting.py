"""Time passes without anybody changing anything: what the app counts of a month is due when the month is over."""

from cs360_desktop.services import meeting_figures
from cs360_desktop.services.session import Session


def keep_up(session: Session) -> None:
    """Bring measures 2.01 to 2.05 up to today, without an undo step; where nothing is due, the file is not touched."""
    with session.reading() as unit:
        is_due = bool(meeting_figures.due(unit, session.today()))
    if is_due:
        with session.change("count_meetings") as unit:
            meeting_figures.fill(unit, session.today())
