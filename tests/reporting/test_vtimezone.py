"""Every zone of the United States as a calendar file describes it, against the zone itself, hour by hour."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical  # noqa: TID251  an independent reader of VTIMEZONE, in tests alone

from cs360_desktop.reporting.vtimezone import vtimezone
from cs360_desktop.services.time_zones import zones


@pytest.mark.parametrize("name", zones())
def test_that_every_zone_reads_back_hour_by_hour_over_six_years(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    zone = ZoneInfo(name)
    path = tmp_path_factory.mktemp("zone") / "zone.ics"
    path.write_bytes(vtimezone(name, zone, 2026).to_ical())
    read = tzical(str(path)).get(name)
    wall, last = datetime(2026, 1, 1), datetime(2032, 1, 1)  # noqa: DTZ001  on the wall
    wrong = []
    while wall < last:
        ours = wall.replace(tzinfo=zone)
        exists = ours.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
        if exists and ours.utcoffset() != wall.replace(tzinfo=read).utcoffset():
            wrong.append(wall)
        wall += timedelta(hours=1)
    assert wrong == []
