"""Federal and state holidays, from a library that is loaded when the first day is asked about."""

from datetime import date
from functools import cache


class HolidayCalendar:
    """The holidays of a state, those of the whole country where it is not given or not known."""

    def __init__(self, state: str = "") -> None:
        self._state = state

    def __call__(self, day: date) -> bool:
        """Whether a day is a holiday."""
        return bool(self.name(day))

    def name(self, day: date) -> str:
        """What a day is called, empty where it is no holiday."""
        return _year(self._state, day.year).get(day, "")


@cache
def _year(state: str, year: int) -> dict[date, str]:
    from holidays.countries.united_states import UnitedStates

    known = state in UnitedStates.subdivisions
    found = UnitedStates(subdiv=state if known else None, years=year)  # type: ignore[no-untyped-call]
    return dict(found.items())
