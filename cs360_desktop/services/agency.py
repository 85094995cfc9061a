"""The agency's profile, its areas and its population by year: questions and verbs."""

import tomllib
from dataclasses import fields
from functools import cache
from typing import Any

from cs360_desktop.domain.agency import Agency, Area, Population
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.paths import resource
from cs360_desktop.services.rhythm import check_four_weeks
from cs360_desktop.services.session import Session
from cs360_desktop.services.starting import check_possible, check_start
from cs360_desktop.services.time_zones import zones
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_AGENCY = 1
_FIXED_AREAS = frozenset({WHOLE_AGENCY, UNKNOWN_AREA})
_COUNTS = ("sworn_authorized", "sworn_actual", "civilian_authorized", "civilian_actual", "analyst_fte")
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2200


@cache
def states() -> dict[str, str]:
    """The states, district and territories by postal code, in the order of their names."""
    return dict(tomllib.loads(resource("catalogue", "states.toml").read_text(encoding="utf-8"))["states"])


def state_name(code: str) -> str:
    """The name of a state; an unknown code as it is."""
    return states().get(code, code)


def agency_of(session: Session) -> Agency:
    """Whose workspace this is."""
    with session.reading() as unit:
        return unit[nouns.agencies].get(_AGENCY)


def change_agency(session: Session, **columns: Any) -> Receipt:
    """Set fields of the profile by name; blank text and None mean "not given".

    Raises:
        UserError: the name is blank, a count is below zero, the state is none, a day cannot be or contradicts a
            meeting, or figures that were entered for other 28-day periods would stand in no column.
    """
    assert columns.keys() <= {field.name for field in fields(Agency)} - {"id"}
    if not columns.get("name", "-").strip():
        raise UserError("The department needs a name, so it was not changed. Type it as it stands on letterhead.")
    if any((columns.get(name) or 0) < 0 for name in _COUNTS):
        raise UserError("A number of people cannot be below zero, so it was not saved. Leave it blank if unknown.")
    state = columns.get("state", "")
    if state and state not in states():
        raise UserError(f"“{state}” is not the postal code of a state, so it was not saved. Write it like OH.")
    if columns.get("time_zone") and columns["time_zone"] not in zones():
        raise UserError(f"“{columns['time_zone']}” is no time zone of the United States, so nothing was changed.")
    start = columns.get("four_weeks_start")
    with session.change("change_agency") as unit:
        if start is not None:
            check_four_weeks(unit, Period(PeriodKind.FOUR_WEEKS, start))
        for name in ("started_on", "convening_on"):
            check_possible(columns.get(name), session.today())
        check_start(unit, columns.get("started_on"))
        unit[nouns.agencies].change(_AGENCY, **columns)
    return unit.receipt


def areas(session: Session, *, with_retired: bool = False) -> tuple[Area, ...]:
    """The areas in their own order: the whole agency first, the unknown area last."""
    with session.reading() as unit:
        found = unit[nouns.areas].all("position")
    return tuple(area for area in found if with_retired or not area.retired)


def add_area(session: Session, name: str, kind: str = "") -> Added:
    """Add an area after the others.

    Raises:
        UserError: the name is blank or taken.
    """
    with session.change("add_area") as unit:
        _check_name(unit, name)
        others = [area.position for area in unit[nouns.areas].all() if area.id not in _FIXED_AREAS]
        key = unit[nouns.areas].add(Area(name.strip(), kind.strip(), position=max(others, default=0) + 1))
    return Added(key, unit.receipt)


def rename_area(session: Session, area_id: int, name: str) -> Receipt:
    """Give an area another name; its entries stay with it.

    Raises:
        UserError: the name is blank or taken.
    """
    with session.change("rename_area") as unit:
        _check_name(unit, name, but=area_id)
        unit[nouns.areas].change(area_id, name=name.strip())
    return unit.receipt


def change_area_kind(session: Session, area_id: int, kind: str) -> Receipt:
    """Say what an area is: beat, precinct, district."""
    with session.change("change_area_kind") as unit:
        unit[nouns.areas].change(area_id, kind=kind.strip())
    return unit.receipt


def move_area(session: Session, area_id: int, steps: int) -> Receipt:
    """Move an area up (-1) or down (1) in the agency's own order; beyond the ends it stays."""
    with session.change("move_area") as unit:
        order = [area.id for area in unit[nouns.areas].all("position") if area.id not in _FIXED_AREAS]
        here = order.index(area_id)
        order.insert(min(max(here + steps, 0), len(order) - 1), order.pop(here))
        for position, moved in enumerate(order, start=1):
            unit[nouns.areas].change(moved, position=position)
    return unit.receipt


def retire_area(session: Session, area_id: int, *, retired: bool) -> Receipt:
    """Take an area out of use, or back; its entries stay.

    Raises:
        UserError: it is the whole agency or the unknown area.
    """
    if area_id in _FIXED_AREAS:
        raise UserError("The whole agency and the unknown area are always there, so nothing was changed.")
    with session.change("retire_area") as unit:
        unit[nouns.areas].change(area_id, retired=retired)
    return unit.receipt


def _check_name(unit: ReadUnit, name: str, *, but: int = 0) -> None:
    wanted = name.strip().casefold()
    if not wanted:
        raise UserError("An area needs a name, so it was not saved. Type it as your reports write it.")
    if any(area.name.casefold() == wanted and area.id != but for area in unit[nouns.areas].all()):
        raise UserError(f"There is an area “{name.strip()}” already, so it was not saved. Choose another name.")


def populations(session: Session, area_id: int = WHOLE_AGENCY) -> tuple[Population, ...]:
    """The population of an area, latest year first."""
    with session.reading() as unit:
        return tuple(reversed(unit[nouns.populations].all("year", area_id=area_id)))


def set_population(
    session: Session, year: int, residents: int, *, area_id: int = WHOLE_AGENCY, source: str = ""
) -> Receipt:
    """Set the residents of an area in a year, with the source of the figure.

    Raises:
        UserError: the year or the number cannot be.
    """
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise UserError(f"{year} is no year for a population, so it was not saved. Write it like 2025.")
    if residents <= 0:
        raise UserError("A population is above zero, so it was not saved. Leave the year out if it is unknown.")
    with session.change("set_population") as unit:
        rows = unit[nouns.populations]
        # A year taken out and given again is the same row, so that an undo cannot make two of it.
        known = [row for row in [*rows.all(), *rows.deleted()] if (row.year, row.area_id) == (year, area_id)]
        if known:
            rows.restore(known[0].id)
            rows.change(known[0].id, residents=residents, source=source.strip())
        else:
            rows.add(Population(year, residents, area_id, source.strip()))
    return unit.receipt


def delete_population(session: Session, population_id: int) -> Receipt:
    """Put the figure of a year in the bin."""
    with session.change("delete_population") as unit:
        unit[nouns.populations].delete(population_id)
    return unit.receipt
