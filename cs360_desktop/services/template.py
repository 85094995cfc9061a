"""The workbook to fill in: chosen measures, areas and periods with what is stored of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING

from cs360_desktop.domain.agency import Area
from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.documents import XLSX, MadeFile
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import FOUR_WEEKS_EPOCH, Period, PeriodKind, current_period, span
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.services import imports
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.entry_lines import find_measure
from cs360_desktop.services.rhythm import four_weeks
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

_MOST_PERIODS = 1_200
"""Columns beside each other that can still be worked with: a century of months, 23 years of weeks."""


class Areas(Enum):
    """Which areas have a row: the whole agency, and each area of the measures that are kept by area, or of all."""

    AS_KEPT = "as kept"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """What the workbook shall hold; nothing chosen is every active measure over the last year.

    `measure_ids` is None for every active measure. `areas` is the id of a single area, `WHOLE_AGENCY` among them, or
    one of `Areas`. `first` and `last` say from which day to which: a measure has each period of its own kind that
    touches them, so that months chosen show a quarterly measure the quarters they lie in.
    """

    measure_ids: Collection[int] | None = None
    areas: Areas | int = Areas.AS_KEPT
    first: Period | None = None
    last: Period | None = None


EVERYTHING = TemplateChoice()
"""Every active measure over the last year."""


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the workspace holds of the chosen measures, each under a name by which it is found again."""

    measures: Sequence[Measure]
    areas: Sequence[Area]
    values: Mapping[EntryKey, Value]


def choose(session: Session, names: Collection[str], first: Period | None, last: Period | None) -> TemplateChoice:
    """A choice in words: measures by code, number or name (none: every active one), from one period to another.

    Raises:
        UserError: there is no measure of a name.
    """
    with session.reading() as unit:
        chosen = [find_measure(unit, name).id for name in names]
    return TemplateChoice(chosen or None, first=first, last=last)


def template_workbook(session: Session, choice: TemplateChoice = EVERYTHING) -> MadeFile:
    """The workbook to fill in; it imports back as nothing but unchanged values.

    Raises:
        UserError: no measure is left of the choice, or its periods are the wrong way round or too many.
    """
    from cs360_desktop.reporting.template_workbook import write_template

    sheets = template_sheets(session, choice)
    if not sheets:
        raise UserError("No measure was chosen, so no workbook was made. Choose at least one that is still here.")
    target = BytesIO()
    write_template(sheets, target)
    return MadeFile("Workbook to fill in.xlsx", XLSX, target.getvalue())


def template_sheets(session: Session, choice: TemplateChoice = EVERYTHING) -> "list[TemplateSheet]":
    """The whole agency by kind of period, then the areas by kind of period; or one area by kind of period."""
    from cs360_desktop.reporting.template_workbook import TemplateSheet

    stored = _stored(session, choice)
    agency_wide: list[TemplateSheet] = []
    by_area: list[TemplateSheet] = []
    for kind, titles in _TITLES.items():
        measures = [measure for measure in stored.measures if measure.period_kind is kind]
        if not measures:
            continue
        periods = _periods(session, kind, choice)
        rows = list(_rows(measures, stored, choice))
        for sheets, title, is_whole in ((agency_wide, titles[0], True), (by_area, titles[1], False)):
            cells = tuple(
                (measure, area.name, _values(measure, area, periods, stored))
                for measure, area in rows
                if (area.id == WHOLE_AGENCY) is is_whole
            )
            if cells:
                sheets.append(TemplateSheet(title, tuple(periods), cells))
    return [*agency_wide, *by_area]


def _stored(session: Session, choice: TemplateChoice) -> _Stored:
    matcher = Matcher(imports.known(session))
    wanted = choice.measure_ids
    with session.reading() as unit:
        chosen = [
            measure
            for measure in unit[nouns.measures].all("position")
            if (measure.status is Status.ACTIVE if wanted is None else measure.id in wanted)
        ]
        return _Stored(
            [replace(each, name=matcher.name_of_measure(each)) for each in chosen],
            [
                replace(each, name=matcher.name_of_area(each.id, each.name))
                for each in unit[nouns.areas].all("position")
            ],
            unit.entries.values([each.id for each in chosen]),
        )


def _periods(session: Session, kind: PeriodKind, choice: TemplateChoice) -> list[Period]:
    year_start, today = agency_of(session).fiscal_year_start, session.today()
    rhythm = four_weeks(session) if kind is PeriodKind.FOUR_WEEKS else FOUR_WEEKS_EPOCH

    def holding(day: date) -> Period:
        return current_period(kind, day, year_start, rhythm=rhythm)

    last = holding(today if choice.last is None else choice.last.end)
    first = last.next(1 - _LENGTH[kind]) if choice.first is None else holding(choice.first.start)
    if last < first:
        raise UserError("The last period lies before the first, so no workbook was made. Give the earlier one first.")
    if (last.end - first.start).days > _MOST_PERIODS * first.days:
        raise UserError(
            f"From {first.label} to {last.label} are more periods than a sheet can show, so no workbook was made. "
            "Choose fewer of them."
        )
    return list(span(first, last))


def _rows(measures: Sequence[Measure], stored: _Stored, choice: TemplateChoice) -> Iterator[tuple[Measure, Area]]:
    """Each measure with the areas it has a row for; a retired area only where something is stored."""
    used = {(key.measure_id, key.area_id) for key in stored.values if key.area_id != WHOLE_AGENCY}
    broken_down = {measure_id for measure_id, _ in used}
    for measure in measures:
        has_areas = choice.areas is Areas.EACH or measure.by_area or measure.id in broken_down
        for area in stored.areas:
            if isinstance(choice.areas, int):
                is_shown = area.id == choice.areas
            elif area.id == WHOLE_AGENCY:
                is_shown = True
            else:
                is_shown = has_areas and (not area.retired or (measure.id, area.id) in used)
            if is_shown:
                yield measure, area


def _values(measure: Measure, area: Area, periods: Sequence[Period], stored: _Stored) -> tuple[Value | None, ...]:
    return tuple(stored.values.get(EntryKey(measure.id, area.id, period)) for period in periods)
