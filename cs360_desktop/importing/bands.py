"""Texts over and under period heads: `Week to date` over `2024 | 2023`, or `known | cleared` under each year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.columns import is_area, role_of_head
from cs360_desktop.importing.heads import Head
from cs360_desktop.importing.mapping import ColumnMapping, Role
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.periods import PeriodLabel, read_label
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.spans import Span
from cs360_desktop.importing.stack import spread
from cs360_desktop.importing.texts import folded, name_of
from cs360_desktop.importing.words import words


@dataclass(frozen=True, slots=True)
class Bands:
    """The texts beside the period heads by column, top first, and the cells whose reach is not certain.

    `head` has a label for every column, also where one period stands over several of them.
    """

    head: Head
    parts: Mapping[int, tuple[str, ...]]
    unclear: tuple[tuple[int, int], ...] = ()

    def value(self, column: int, header: str, label: PeriodLabel, span: Span | None, matcher: Matcher) -> ColumnMapping:
        """A value column by its period head and the texts over and under it."""
        measures, areas = [], []
        period = label.period
        for text in self.parts.get(column, ()):
            if window := window_of(text):
                found = windowed(label, window, span)
                if isinstance(found, str):
                    return ColumnMapping(column, header, Role.LEFT_OUT, reason=found)
                period = found
            elif label.kind is PeriodKind.YEAR and period and (month := _month_alone(text)):
                period = Period.month(period.start.year, month)
            elif words().is_derived_head(text):
                return ColumnMapping(column, header, Role.LEFT_OUT, reason="it is worked out from other columns")
            elif is_area(text, matcher):
                areas.append(text)
            elif folded(text) not in words().harmless and role_of_head(text)[0] is not Role.VALUE:
                measures.append(text)
        return ColumnMapping(
            column,
            header,
            Role.VALUE,
            period,
            label.month,
            label.quarter,
            measure=" / ".join(measures) or None,
            area=" / ".join(areas) or None,
        )


def bands_of(scan: SheetScan, head: Head, subheads: Sequence[int]) -> Bands:
    """Tell for each column of a head which texts above and below it hold.

    Args:
        scan: the sheet.
        head: a row of periods.
        subheads: the rows of texts directly below it.
    """
    unclear: list[tuple[int, int]] = []
    columns = _columns(scan, head, subheads)
    parts: dict[int, tuple[str, ...]] = dict.fromkeys(columns, ())
    lower = {column: scan.text(head.row, column) for column in columns}
    for row in sorted({row for row, _ in head.strange}):
        over = spread(scan, row, columns, lower)
        parts = {column: (*parts[column], over.texts.get(column, "")) for column in columns}
        unclear += [(row, column) for column in over.unclear]
    if subheads:
        below = {column: " ".join(scan.text(row, column) for row in subheads).strip() for column in columns}
        over = spread(scan, head.row, columns, below)
        labels = {column: read_label(text) for column, text in over.texts.items()}
        head = replace(head, labels={column: label for column, label in labels.items() if label is not None})
        unclear += [(head.row, column) for column in over.unclear]
        parts = {column: (*parts[column], below[column]) for column in columns}
    told = {column: tuple(name_of(text) for text in texts if text) for column, texts in parts.items()}
    is_told = bool(head.strange) and all(told.get(column) for column in head.labels) and _repeat(head, told)
    return Bands(replace(head, doubtful=head.doubtful and not is_told), told, tuple(unclear))


def _repeat(head: Head, told: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether the same periods stand under each text: `2001 | 1991` under two of them may be counts."""
    under: dict[tuple[str, ...], list[PeriodLabel]] = {}
    for column, label in sorted(head.labels.items()):
        under.setdefault(told.get(column, ()), []).append(label)
    groups = list(under.values())
    # A text over a single number is its head, and the number no year: `Robbery` over 1990.
    return len(groups[0]) > 1 and all(group == groups[0] for group in groups)


def _columns(scan: SheetScan, head: Head, subheads: Sequence[int]) -> list[int]:
    rows = [head.row, *subheads]
    return [column for column in range(head.first, scan.sheet.width + 1) if any(scan.text(row, column) for row in rows)]


_WINDOWS = ("week", "four_weeks", "month_to_date", "year_to_date")


def window_of(text: str) -> str:
    """Which window of time a text names (`week`, `four_weeks`, …), empty where none."""
    return next((each for each in _WINDOWS if words().finds(f"columns.{each}", text)), "")


def windowed(label: PeriodLabel, window: str, span: Span | None) -> Period | str:
    """The period of a column such as `28 day` over `2024`, or why it has none the app can keep.

    Args:
        label: the year that its head names.
        window: from `window_of`.
        span: the days the report covers.
    """
    if window == "year_to_date":
        return "it is a running total of the year"
    if span is None:
        return "no title tells which days the report covers"
    if label.kind is not PeriodKind.YEAR or label.period is None or label.period.start.year != span.last.year:
        return "the file does not tell which days of that year it covers"
    if window == "four_weeks":
        return Period(PeriodKind.FOUR_WEEKS, span.last - timedelta(days=27))
    period = span.period
    if window == "week":
        is_week = period is not None and period.kind is PeriodKind.WEEK
        return period if is_week and period else "its week is not one from Monday to Sunday"
    is_month = period is not None and period.kind is PeriodKind.MONTH
    return period if is_month and period else "it is a part of a month"


def _month_alone(text: str) -> int | None:
    """The month a text over years names and nothing else."""
    label = read_label(text)
    return label.month if label is not None and label.period is None else None
