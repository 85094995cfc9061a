"""The health of the Problem-Solving Team: how its promises were kept over the last twelve months."""

from datetime import date, timedelta
from statistics import median

from cs360_desktop.domain.action_health import OFTEN, Health, MonthHealth, Share, TeamHealth
from cs360_desktop.domain.periods import span
from cs360_desktop.services.limits import limits_of
from cs360_desktop.services.session import Session
from cs360_desktop.services.team_actions import TeamActions, month_of, team_bodies

MONTHS = 12
"""How many months are looked at, the running one among them."""


def team_health(session: Session) -> TeamHealth:
    """The health of the teams today.

    What is due today or later is not judged yet. A month's shares are those of measures 2.04 and 2.05.
    """
    today = session.today()
    with session.reading() as unit:
        found = TeamActions(unit, team_bodies(unit))
        small = limits_of(unit).small_number
    running = month_of(today)
    months = list(span(running.next(1 - MONTHS), running))
    return TeamHealth(
        _between(found, months[0].start, today, today),
        tuple(
            MonthHealth(month, _between(found, month.start, month.end, today), month.is_complete(today))
            for month in months
        ),
        small,
    )


def _between(found: TeamActions, first: date, last: date, today: date) -> Health:
    """The health of some days, both ends included, as far as they have come."""
    days = found.days_to_close(first, min(last, today))
    judged = min(last, today - timedelta(days=1))
    standing = last if last < today else None
    return Health(
        on_time=Share(*found.on_time(first, judged)),
        closed=len(days),
        median_days=median(days) if days else None,
        outside=Share(*found.owned(standing)),
        carried=Share(*found.carried(standing, OFTEN)),
    )
