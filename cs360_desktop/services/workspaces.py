"""Make a workspace for an agency, filled with what every agency starts from."""

import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cs360_desktop.domain.agency import Agency, Area
from cs360_desktop.domain.baseline import REQUIREMENT_CODES, BaselineItem
from cs360_desktop.domain.catalogue import Status
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Body
from cs360_desktop.language import marked
from cs360_desktop.paths import workspaces_folder
from cs360_desktop.services.catalogue_files import load_catalogue, load_starters, load_worksheet
from cs360_desktop.services.people import PST
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.stamped import Stamped
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
    create_workspace(path, lambda unit: _fill(unit, agency, starter_measures=starter_measures), who)
    return open_session(path, who=who, today=today)


def _fill(unit: WorkUnit, agency: Agency, *, starter_measures: bool) -> None:
    unit[nouns.agencies].add(agency, uid=shipped_uid("agency"))
    areas = [
        Area(marked("Whole agency"), id=WHOLE_AGENCY),
        Area(marked("Unknown area"), position=10_000, id=UNKNOWN_AREA),
    ]
    unit[nouns.areas].add_all(areas, uids=[shipped_uid("area", area.name) for area in areas])
    items = [BaselineItem(code) for code in REQUIREMENT_CODES]
    unit[nouns.baseline_items].add_all(items, uids=[shipped_uid("baseline_item", item.code) for item in items])
    _fill_catalogue(unit, starter_measures=starter_measures)
    _fill_lists(unit)


def _fill_catalogue(unit: WorkUnit, *, starter_measures: bool) -> None:
    catalogue = load_catalogue()
    levels: list[tuple[Stamped[Any], Sequence[Any]]] = [
        (nouns.dimensions, catalogue.dimensions),
        (nouns.goals, catalogue.goals),
        (nouns.indicators, catalogue.indicators),
    ]
    for noun, values in levels:
        unit[noun].add_all(values, uids=[shipped_uid(noun.noun, value.code) for value in values])
    measures = [
        replace(measure, status=Status.ACTIVE if starter_measures and measure.starter else Status.AVAILABLE)
        for measure in catalogue.measures
    ]
    unit[nouns.measures].add_all(measures, uids=[shipped_uid("measure", measure.code) for measure in measures])


def _fill_lists(unit: WorkUnit) -> None:
    """Add the represented groups, the team that meets, and the criteria of the priority worksheet."""
    starters = load_starters()
    unit[nouns.groups].add_all(
        starters.groups, uids=[shipped_uid("represented_group", group.code) for group in starters.groups]
    )
    team = next(kind for kind in starters.body_kind if kind.id == PST)
    unit[nouns.bodies].add(Body(team.name, team.id, team.help), uid=shipped_uid("body", team.id))
    worksheet = load_worksheet()
    unit[nouns.criteria].add_all(
        worksheet.criteria, uids=[shipped_uid("criterion", criterion.id) for criterion in worksheet.criterion]
    )


def suggested_path(name: str) -> Path:
    """A free file name for an agency's workspace in the usual folder, allowed on every system."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", name)
    plain = " ".join(plain.split()).strip(". ")[:80].rstrip(". ") or "Department"
    folder = workspaces_folder()
    path, number = folder / f"{plain}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{plain} {number}{SUFFIX}", number + 1
    return path


def shipped_uid(noun: str, code: str = "") -> bytes:
    """The uid of a row that ships with the product."""
    return uuid.uuid5(_SHIPPED, f"{noun}/{code}").bytes
