"""Rows that are heads of tables with periods across: finding them, and agreeing on the periods they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.columns import role_of_head
from cs360_desktop.importing.mapping import Role
from cs360_desktop.importing.periods import PeriodLabel, read_label
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.settle import settle
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.words import words

_LOOK_AHEAD = 4
_BAND_ROWS = 3


@dataclass(frozen=True, slots=True)
class Head:
    """A head row: its period labels by column, the first of these columns, and what stands over them.

    A `doubtful` head may as well be a row of numbers that look like years.
    """

    row: int
    labels: Mapping[int, PeriodLabel]
    first: int
    bands: Mapping[int, int] = field(default_factory=dict)
    top: int = 0
    strange: tuple[tuple[int, int], ...] = ()
    doubtful: bool = False


def find_head(scan: SheetScan, row: int, *, inside: bool = False) -> Head | None:
    """Recognize a row whose cells name periods, with numbers below and room for names at its left.

    Args:
        scan: the sheet.
        row: the row in question.
        inside: a table is being read, so a row of numbers that look like years must prove more.
    """
    cells = _labels_and_texts(scan, row, inside=inside)
    if cells is None:
        return None
    labels, texts = cells
    labels, corner = _without_corner(labels)
    first = min(labels)
    lefts = [scan.text(row, column) for column in texts if column < first]
    only_years = all(label.kind is PeriodKind.YEAR for label in labels.values())
    convincing = not only_years or _convincing([label.period for label in labels.values() if label.period], lefts)
    follows_numbers = row > 1 and only_years and _has_numbers(scan, row - 1, first)
    impossible = (
        first == 1
        or (inside and follows_numbers)
        or (len(labels) == 1 and not _names_a_column(lefts))
        or (not convincing and (inside or follows_numbers or any(sign.isdigit() for text in lefts for sign in text)))
        or not (says_all_itself(lefts) or _numbers_below(scan, row, labels))
    )
    if impossible:
        return None
    head = _with_bands(scan, Head(row, labels, first, doubtful=not convincing))
    return replace(head, bands=dict.fromkeys(labels, corner)) if corner and not head.bands else head


def _without_corner(labels: dict[int, PeriodLabel]) -> tuple[dict[int, PeriodLabel], int | None]:
    """Take the year in the corner of a head such as `2022 | Jan | Feb` for the year of its months."""
    first = min(labels)
    others = [label for column, label in labels.items() if column != first]
    year = labels[first].period
    if year is None or year.kind is not PeriodKind.YEAR or not others:
        return labels, None
    if any(label.period is not None or (label.month is None and label.quarter is None) for label in others):
        return labels, None
    return {column: label for column, label in labels.items() if column != first}, year.start.year


def _labels_and_texts(scan: SheetScan, row: int, *, inside: bool) -> tuple[dict[int, PeriodLabel], list[int]] | None:
    """The labels of a row by column and the columns of its other texts; None where it has no label, or numbers."""
    labels: dict[int, PeriodLabel] = {}
    texts = []
    for column, cell in scan.row(row):
        label = read_label(cell)
        if label is not None and not (inside and label.unclear):
            labels[column] = label
        elif scan.is_number(row, column):
            return None
        else:
            texts.append(column)
    return (labels, texts) if labels else None


def says_all_itself(heads: Sequence[str]) -> bool:
    """Whether heads name measure, area and unit: then the first rows may be blank, as in a workbook to fill in."""
    return {Role.MEASURE, Role.AREA, Role.UNIT} <= {role_of_head(text)[0] for text in heads}


def _names_a_column(lefts: Sequence[str]) -> bool:
    return any(role_of_head(text)[0] is not None for text in lefts)


def _convincing(years: Sequence[Period], lefts: Sequence[str]) -> bool:
    """Whether numbers are years in a head and not values that look like years by chance.

    `Offense | 2013` is a head; `Offenses | 2013` may as well be the first row of a list of counts.
    """
    steps = {later.start.year - earlier.start.year for earlier, later in pairwise(years)}
    singular = _names_a_column([text for text in lefts if not text.casefold().endswith("s")])
    if len(years) == 1:
        return singular
    one_by_one = steps in ({1}, {-1})
    if len(years) > 2 and one_by_one:
        return True
    in_order = all(step > 0 for step in steps) or all(step < 0 for step in steps)
    return singular or (one_by_one and _names_a_column(lefts)) or (in_order and not lefts)


def _numbers_below(scan: SheetScan, row: int, labels: Mapping[int, PeriodLabel]) -> bool:
    seen = 0
    for below in range(row + 1, min(row + 12, scan.sheet.height) + 1):
        filled = scan.row(below)
        if not filled:
            continue
        seen += 1
        finer = [read_label(cell) for _, cell in filled]
        if sum(1 for label in finer if label is not None and label.kind is not PeriodKind.YEAR) > 1:
            return False
        if any(column in labels and scan.is_number(below, column) for column, _ in filled):
            return True
        if seen == _LOOK_AHEAD:
            break
    return False


def _has_numbers(scan: SheetScan, row: int, first: int) -> bool:
    return any(column >= first and scan.is_number(row, column) for column, _ in scan.row(row))


def _with_bands(scan: SheetScan, head: Head) -> Head:
    """Look at the rows directly above: years over months are taken, quarters and harmless words passed over.

    Anything else over two or more columns (`Week to date | 28 day`) is `strange`: it changes what they mean.
    """
    bands: dict[int, int] = {}
    strange: list[tuple[int, int]] = []
    top = head.row
    for row in range(head.row - 1, max(scan.above, head.row - 1 - _BAND_ROWS), -1):
        over = [(column, cell) for column, cell in scan.row(row) if column >= head.first]
        years = {column: label.period.start.year for column, label in _year_labels(over).items() if label.period}
        if not over or (len(over) == 1 and not years) or (len(over) == 1 and not _spans(scan, row, over[0][0])):
            break
        if years and not bands:
            bands = _filled_right(scan, row, years, max(head.labels))
        strange += [
            (row, column) for column, cell in over if column not in years and not is_harmless(scan, row, column)
        ]
        top = row
    return replace(head, bands=bands, top=top, strange=tuple(strange))


def _year_labels(cells: Sequence[tuple[int, object]]) -> dict[int, PeriodLabel]:
    read = ((column, read_label(cell)) for column, cell in cells)  # type: ignore[arg-type]  # cells of a sheet
    return {column: label for column, label in read if label is not None and label.kind is PeriodKind.YEAR}


def _spans(scan: SheetScan, row: int, column: int) -> bool:
    """Whether a single cell above the heads is merged over several of them; otherwise it is a title."""
    return any(top == row and left == column and right > left for top, left, _, right in scan.sheet.merged)


def is_harmless(scan: SheetScan, row: int, column: int) -> bool:
    """Whether a text over heads adds nothing to them: a quarter over its months, or a word such as *reported*."""
    label = scan.label(row, column)
    text = scan.text(row, column)
    if label is not None and label.quarter is not None:
        return True
    return folded(text) in words().harmless or words().is_derived_head(text)


def _filled_right(scan: SheetScan, row: int, years: Mapping[int, int], last: int) -> dict[int, int]:
    """Years for the columns they stand over: as far as their cell is merged, else up to the next year."""
    merged = {left: right for top, left, _, right in scan.sheet.merged if top == row}
    starts = sorted(years)
    ends = [*(start - 1 for start in starts[1:]), last]
    return {
        column: years[start]
        for start, end in zip(starts, ends, strict=True)
        for column in range(start, min(end, merged.get(start, end)) + 1)
    }


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of the value columns.

    `settled` has a whole period, or a month or quarter without year, per value column; `left_out` the reason for
    columns of another length; `problem` why nothing can be settled.
    """

    kind: PeriodKind | None = None
    settled: Mapping[int, PeriodLabel] = field(default_factory=dict)
    left_out: Mapping[int, str] = field(default_factory=dict)
    evidence: str = ""
    problem: str = ""


def agree(head: Head, parts: Mapping[int, tuple[str, ...]] | None = None) -> Periods:
    """Settle the labels of a head: the shortest length counts, longer ones beside it are sums.

    Args:
        head: the head row.
        parts: other texts over and under its columns; the same period may stand once under each of them.
    """
    others = {column: label.other for column, label in head.labels.items() if label.other}
    columns = sorted(set(head.labels) - set(others))
    result = settle([head.labels[column] for column in columns])
    if result.problem:
        return Periods(problem=result.problem)
    labels = dict(zip(columns, result.labels, strict=True))
    kinds = {label.kind for label in labels.values() if label.kind is not None}
    kind = next((each for each in _SHORTEST_FIRST if each in kinds), None)
    if kind is None or (kind in {PeriodKind.WEEK, PeriodKind.FOUR_WEEKS} and len(kinds) > 1):
        return Periods(problem="weeks beside other periods")
    left_out = others | {
        column: f"it sums up {kind.name.lower()}s" for column, label in labels.items() if label.kind is not kind
    }
    settled = {
        column: _in_band(label, head.bands.get(column)) for column, label in labels.items() if column not in left_out
    }
    groups: dict[tuple[str, ...], dict[int, PeriodLabel]] = {}
    for column, label in settled.items():
        groups.setdefault((parts or {}).get(column, ()), {})[column] = label
    problems = [_order_problem(group, head.bands) for group in groups.values()]
    return Periods(kind, settled, left_out, result.evidence, next(filter(None, problems), ""))


_SHORTEST_FIRST = (PeriodKind.WEEK, PeriodKind.FOUR_WEEKS, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)


def _in_band(label: PeriodLabel, year: int | None) -> PeriodLabel:
    if year is None or label.period is not None:
        return label
    if label.month is not None:
        return PeriodLabel(Period.month(year, label.month))
    return PeriodLabel(Period.quarter(year, label.quarter or 1))


def _order_problem(settled: Mapping[int, PeriodLabel], bands: Mapping[int, int]) -> str:
    """Why the columns cannot be told apart: the same period twice, or months without years that do not ascend."""
    periods = [label.period for label in settled.values() if label.period is not None]
    if len(set(periods)) < len(periods):
        return "the same period twice"
    missing = [label.month or label.quarter or 0 for _, label in sorted(settled.items()) if label.period is None]
    if missing and (periods or bands):
        return "some heads with a year and some without"
    if any(later <= earlier for earlier, later in pairwise(missing)):
        return "months or quarters that belong to more than one year"
    per_year: dict[int, list[Period]] = {}
    for column, label in sorted(settled.items()):
        if column in bands and label.period is not None:
            per_year.setdefault(bands[column], []).append(label.period)
    if any(later <= earlier for group in per_year.values() for earlier, later in pairwise(group)):
        return "months that do not follow one another under their year"
    return ""
