"""The workbook to fill in: every active measure with the last year of periods and what is stored in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from cs360_desktop.domain.agency import Area
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.documents import XLSX, MadeFile
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind, current_period, span
from cs360_desktop.services import metrics
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

if TYPE_CHECKING:
    from cs360_desktop.reporting.template_workbook import TemplateSheet

_LENGTH = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 4,
    PeriodKind.YEAR: 2,
    PeriodKind.WEEK: 52,
    PeriodKind.FOUR_WEEKS: 13,
}
"""Periods on a sheet: a year of them up to the current one, and the year before beside a current year."""

_TITLES = {
    PeriodKind.MONTH: ("Months", "Areas"),
    PeriodKind.QUARTER: ("Quarters", "Areas, quarters"),
    PeriodKind.YEAR: ("Years", "Areas, years"),
    PeriodKind.WEEK: ("Weeks", "Areas, weeks"),
    PeriodKind.FOUR_WEEKS: ("28 days", "Areas, 28 days"),
}
"""Sheets of the whole agency and of its areas."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the workspace holds of the active measures."""

    areas: Sequence[Area]
    values: Mapping[EntryKey, Value]


def template_workbook(session: Session) -> MadeFile:
    """The workbook to fill in; it imports back as nothing but unchanged values."""
    from cs360_desktop.reporting.template_workbook import write_template

    target = BytesIO()
    write_template(template_sheets(session), target)
    return MadeFile("Workbook to fill in.xlsx", XLSX, target.getvalue())


def template_sheets(session: Session) -> "list[TemplateSheet]":
    """The whole agency by kind of period, then the areas of the measures that have entries by area."""
    from cs360_desktop.reporting.template_workbook import TemplateSheet

    active = metrics.active_measures(session)
    with session.reading() as unit:
        stored = _Stored(unit[nouns.areas].all("position"), unit.entries.values([each.id for each in active]))
    agency_wide: list[TemplateSheet] = []
    by_area: list[TemplateSheet] = []
    for kind, titles in _TITLES.items():
        measures = [measure for measure in active if measure.period_kind is kind]
        if not measures:
            continue
        periods = _periods(session, kind, measures)
        for sheets, title, rows in (
            (agency_wide, titles[0], [(each, area) for each in measures for area in stored.areas if _is_whole(area)]),
            (by_area, titles[1], _rows_by_area(measures, stored)),
        ):
            cells = tuple((each, area.name, _values(each, area, periods, stored)) for each, area in rows)
            if cells:
                sheets.append(TemplateSheet(title, tuple(periods), cells))
    return [*agency_wide, *by_area]


def _periods(session: Session, kind: PeriodKind, measures: Sequence[Measure]) -> list[Period]:
    year_start = agency_of(session).fiscal_year_start
    last = current_period(kind, session.today(), year_start, rhythm=metrics.rhythm(session, measures))
    return list(span(last.next(1 - _LENGTH[kind]), last))


def _is_whole(area: Area) -> bool:
    return area.id == WHOLE_AGENCY


def _rows_by_area(measures: Sequence[Measure], stored: _Stored) -> list[tuple[Measure, Area]]:
    used = {(key.measure_id, key.area_id) for key in stored.values if key.area_id != WHOLE_AGENCY}
    broken_down = {measure_id for measure_id, _ in used}
    return [
        (measure, area)
        for measure in measures
        if measure.id in broken_down
        for area in stored.areas
        if not _is_whole(area) and (not area.retired or (measure.id, area.id) in used)
    ]


def _values(measure: Measure, area: Area, periods: Sequence[Period], stored: _Stored) -> tuple[Value | None, ...]:
    return tuple(stored.values.get(EntryKey(measure.id, area.id, period)) for period in periods)
