"""The period a row tells: in one column, or in a year and a month or quarter beside each other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.distinct import distinct_of
from cs360_desktop.importing.mapping import ColumnMapping, Role, TableMapping
from cs360_desktop.importing.periods import PeriodLabel, read_label
from cs360_desktop.importing.settle import settle
from cs360_desktop.importing.texts import text_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell

PERIOD_ROLES = (Role.PERIOD, Role.YEAR, Role.QUARTER, Role.MONTH)
_WRONG = "the row names no period that can be read"


class RowPeriods:
    """Reads periods from rows.

    `columns` are 1-based; a row's key is the tuple of their cells. `problem` says why the columns cannot be settled
    as a whole. `kind` is how long the periods are.
    """

    def __init__(self, table: TableMapping, cells: Sequence[Sequence[Cell]]) -> None:
        used = [each for each in table.columns if each.role in PERIOD_ROLES]
        self._years_across = table.has_years_across
        self._year = table.year
        self._settled: dict[Cell, PeriodLabel] = {}
        self.problem = ""
        self.evidence = ""
        if any(each.role is Role.YEAR for each in used):
            used = [each for each in used if each.role is not Role.PERIOD]
        self._roles = [each.role for each in used]
        self.columns = tuple(each.column for each in used)
        self.kind = self._kind_of(used, cells)

    def _kind_of(self, used: Sequence[ColumnMapping], cells: Sequence[Sequence[Cell]]) -> PeriodKind | None:
        kinds = set()
        for each in used:
            found = distinct_of(cells, each.column)
            is_bare = each.role is Role.MONTH and Role.YEAR not in self._roles
            if each.role is Role.PERIOD or is_bare or self._roles == [Role.QUARTER]:
                kinds.add(self._settle(found, each))
            elif each.role is Role.MONTH:
                kinds.add(PeriodKind.MONTH)
            elif each.role is Role.QUARTER:
                kinds.add(PeriodKind.QUARTER)
        kinds.discard(None)
        if not kinds:
            return PeriodKind.YEAR if self._roles == [Role.YEAR] else None
        if len(kinds) > 1:
            self.problem = self.problem or "periods of several lengths"
        return next(iter(kinds))

    def _settle(self, cells: Iterable[Cell], column: ColumnMapping) -> PeriodKind | None:
        """Settle all cells of one column together; one of bare months or quarters keeps them without a year."""
        labels = {cell: label for cell in cells if (label := _label(cell, column.role)) is not None}
        back = _days_back(column.header)
        if back is not None and labels and all(label.day is not None for label in labels.values()):
            return self._as_weeks(labels, back)
        result = settle(sorted(labels.values(), key=_order))
        self.problem, self.evidence = result.problem, result.evidence
        if result.problem:
            return None
        self._settled = {cell: _as_month(label) for cell, label in labels.items()}
        kinds = {label.kind for label in self._settled.values()}
        if len(kinds) > 1 and any(label.period is None for label in self._settled.values()):
            self.problem = "periods of several lengths"
        return min(kinds, key=_shortest, default=None)

    def _as_weeks(self, labels: Mapping[Cell, PeriodLabel], back: int) -> PeriodKind | None:
        """Days that each stand for the week they begin or end; the app's weeks go from Monday to Sunday."""
        starts = {cell: label.day - timedelta(days=back) for cell, label in labels.items() if label.day is not None}
        if any(start.weekday() for start in starts.values()):
            self.problem = "weeks that do not go from Monday to Sunday, as the weeks of this app do"
            return None
        self._settled = {cell: PeriodLabel(Period(PeriodKind.WEEK, start)) for cell, start in starts.items()}
        self.evidence = "every date begins or ends a week from Monday to Sunday"
        return PeriodKind.WEEK

    def months_without_year(self) -> list[int]:
        """The months or ends of quarters, in order of appearance, that still need the table's year."""
        return [label.month or 3 * (label.quarter or 0) for label in self._settled.values() if label.period is None]

    def read(self, key: Sequence[Cell]) -> PeriodLabel | str:
        """What a row's key says: a label with its period, or why there is none (an empty text for a total)."""
        year = month = quarter = None
        for role, cell in zip(self._roles, key, strict=True):
            if cell is None or words().is_total(text_of(cell)):
                return "" if cell is not None else _WRONG
            label = self._settled.get(cell)
            if label is not None and label.period is not None:
                return label
            if role is Role.YEAR:
                year = _year(cell)
            elif role is Role.MONTH:
                month = month_of(cell)
            elif role is Role.QUARTER:
                quarter = quarter_of(cell)
            elif label is not None:
                month, quarter = label.month, label.quarter
        return self._complete(year or self._year, month, quarter)

    def _complete(self, year: int | None, month: int | None, quarter: int | None) -> PeriodLabel | str:
        if self._years_across and year is None and (month or quarter):
            return PeriodLabel(month=month, quarter=None if month else quarter)
        wanted = {Role.MONTH, Role.QUARTER, Role.PERIOD} & set(self._roles)
        if year is None or (wanted and month is None and quarter is None):
            return _WRONG
        if month is not None:
            return PeriodLabel(Period.month(year, month))
        if quarter is not None:
            return PeriodLabel(Period.quarter(year, quarter))
        return PeriodLabel(Period.year(year))


def _days_back(header: str) -> int | None:
    """How many days before the dates under a head their weeks begin; None where the head says nothing of weeks."""
    if words().finds("columns.week_start", header):
        return 0
    return 6 if words().finds("columns.week_end", header) else None


def _shortest(kind: PeriodKind | None) -> int:
    return (kind.months * 30 or kind.days) if kind else 0


def _as_month(label: PeriodLabel) -> PeriodLabel:
    """A day whose column was settled as months, as its month; other labels unchanged."""
    return label if label.day is None else PeriodLabel(Period.month(label.day.year, label.day.month))


def _order(label: PeriodLabel) -> tuple[int, int]:
    start = label.period.start if label.period else label.day
    return (start.toordinal() if start else 0, label.month or label.quarter or 0)


def _label(cell: Cell, role: Role) -> PeriodLabel | None:
    label = read_label(cell)
    if label is None and role is Role.MONTH and (month := _small(cell, 12)) is not None:
        return PeriodLabel(month=month)
    if label is None and role is Role.QUARTER and (quarter := _small(cell, 4)) is not None:
        return PeriodLabel(quarter=quarter)
    return label


def _year(cell: Cell) -> int | None:
    label = read_label(cell)
    return label.period.start.year if label and label.kind is PeriodKind.YEAR and label.period else None


def month_of(cell: Cell) -> int | None:
    """A month written as a name or as 1 to 12."""
    label = read_label(cell)
    if label is not None:
        return label.month
    return _small(cell, 12)


def quarter_of(cell: Cell) -> int | None:
    """A quarter written as `Q1` or as 1 to 4."""
    label = read_label(cell)
    if label is not None:
        return label.quarter
    return _small(cell, 4)


def _small(cell: Cell, largest: int) -> int | None:
    text = text_of(cell)
    if len(text) > 2 or not text.isascii() or not text.isdigit():
        return None
    return int(text) if 1 <= int(text) <= largest else None
