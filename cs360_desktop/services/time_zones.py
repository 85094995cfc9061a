"""The time zone of the agency: as chosen in Settings, else that of its state."""

import tomllib
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from cs360_desktop.domain.agency import Agency
from cs360_desktop.paths import resource


def zones() -> dict[str, str]:
    """The zones of the United States by their name in the tz database, as people call them, from east to west."""
    return dict(_content()["zones"])


def zone_name(agency: Agency) -> str:
    """The name of the agency's zone, empty where neither a zone nor a state is given."""
    return agency.time_zone or str(_content()["states"].get(agency.state, ""))


def zone_of(agency: Agency) -> ZoneInfo | None:
    """The agency's zone, None where it is not known."""
    name = zone_name(agency)
    return ZoneInfo(name) if name else None


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(resource("catalogue", "time_zones.toml").read_text(encoding="utf-8"))
