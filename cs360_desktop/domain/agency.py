"""The agency, its areas and its population."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Agency:
    """Who this workspace belongs to; None and empty text mean "not given", never zero.

    `state` is the two-letter postal code. `started_on` is the day CompStat360 began here; requirement B6
    compares with it. `fiscal_year_start` is the first month of the fiscal year, 1 to 12. `four_weeks_start` is the
    first day of any one of the agency's 28-day periods; all others follow from it. `time_zone` is a name such as
    `America/Chicago`; empty stands for the zone of the state (services/time_zones.py).
    """

    name: str
    short_name: str = ""
    type: str = ""
    ori: str = ""
    street: str = ""
    city: str = ""
    county: str = ""
    state: str = ""
    zip: str = ""
    phone: str = ""
    sworn_authorized: int | None = None
    sworn_actual: int | None = None
    civilian_authorized: int | None = None
    civilian_actual: int | None = None
    analyst_fte: float | None = None
    rms: str = ""
    cad: str = ""
    reporting_system: str = ""
    started_on: date | None = None
    convening_on: date | None = None
    fiscal_year_start: int = 1
    four_weeks_start: date | None = None
    time_zone: str = ""
    id: int = 1


@dataclass(frozen=True, slots=True)
class Area:
    """A beat, precinct or district; "whole agency" and "unknown area" always exist (ids in `domain.entries`)."""

    name: str
    kind: str = ""
    parent_id: int | None = None
    position: int = 0
    retired: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class Population:
    """Residents of an area in a year, with the source of the figure."""

    year: int
    residents: int
    area_id: int = 1
    source: str = ""
    id: int = 0
