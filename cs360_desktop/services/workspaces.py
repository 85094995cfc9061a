"""Make a workspace for an agency, filled with what every agency starts from."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from cs360_desktop.domain.agency import Agency, Area
from cs360_desktop.domain.baseline import REQUIREMENT_CODES, BaselineItem
from cs360_desktop.domain.catalogue import Status
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.catalogue_files import load_catalogue
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import WorkUnit
from cs360_desktop.storage.workspace import create_workspace

_SHIPPED = uuid.UUID("7b0f1a52-6f0e-4d57-9a3e-c36000000001")
"""Namespace of the uids of shipped rows: the same in every workspace, so that they meet in a merge."""

SUFFIX = ".cs360"


def new_workspace(
    path: Path,
    agency: Agency,
    *,
    who: str = "",
    starter_measures: bool = True,
    today: Callable[[], date] = date.today,
) -> Session:
    """Make a workspace and open it.

    Args:
        path: where; the file must not exist.
        agency: at least with a name.
        who: whose name stands in the history.
        starter_measures: whether the set for a very small department is active from the start.
        today: the calendar, for demonstrations and tests.

    Raises:
        UserError: the agency has no name, or the file cannot be made there.
    """
    if not agency.name.strip():
        raise UserError("The department needs a name, so nothing was made. Type the name as it stands on letterhead.")
    create_workspace(path)
    session = open_session(path, who=who, today=today)
    try:
        with session.change("new_workspace") as unit:
            _fill(unit, agency, starter_measures=starter_measures)
    except BaseException:
        session.close()
        path.unlink()
        raise
    return session


def _fill(unit: WorkUnit, agency: Agency, *, starter_measures: bool) -> None:
    unit[nouns.agencies].add(agency, uid=shipped_uid("agency"))
    areas = [Area("Whole agency", id=WHOLE_AGENCY), Area("Unknown area", position=10_000, id=UNKNOWN_AREA)]
    unit[nouns.areas].add_all(areas, uids=[shipped_uid("area", area.name) for area in areas])
    items = [BaselineItem(code) for code in REQUIREMENT_CODES]
    unit[nouns.baseline_items].add_all(items, uids=[shipped_uid("baseline_item", item.code) for item in items])
    catalogue = load_catalogue()
    for noun, values in (
        (nouns.dimensions, catalogue.dimensions),
        (nouns.goals, catalogue.goals),
        (nouns.indicators, catalogue.indicators),
    ):
        unit[noun].add_all(values, uids=[shipped_uid(noun.noun, value.code) for value in values])
    measures = [
        replace(measure, status=Status.ACTIVE if starter_measures and measure.starter else Status.AVAILABLE)
        for measure in catalogue.measures
    ]
    unit[nouns.measures].add_all(measures, uids=[shipped_uid("measure", measure.code) for measure in measures])


def shipped_uid(noun: str, code: str = "") -> bytes:
    """The uid of a row that ships with the product."""
    return uuid.uuid5(_SHIPPED, f"{noun}/{code}").bytes
