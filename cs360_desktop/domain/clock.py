"""Clock times that daylight saving takes away or gives twice."""

from datetime import UTC, date, datetime, time, tzinfo

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.wording import format_long_date, format_time


def check_clock(day: date, moment: time, zone: tzinfo | None) -> None:
    """Refuse a time that the clocks of a zone skip or show twice on a day; without a zone nothing is known.

    Raises:
        UserError: with the sentence to show.
    """
    if zone is None:
        return
    wall = datetime.combine(day, moment)
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return
    back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    said = f"{format_time(moment)} on {format_long_date(day)}"
    if back != wall:
        raise UserError(
            f"{said} does not exist: the clocks go forward that night. Nothing was changed; choose another time."
        )
    raise UserError(f"{said} happens twice: the clocks go back that night. Nothing was changed; choose another time.")
