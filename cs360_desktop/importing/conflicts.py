"""Two cells for the same measure, area and period. Where they agree, one is enough; where not, neither is taken."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose
from operator import itemgetter

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.numbers import Figure
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.values import RawValue
from cs360_desktop.importing.workbook import address

Key = int
"""Numbers of measure, area and period in one: a file can hold hundreds of thousands of keys."""

_AREA_BITS, _PERIOD_BITS = 24, 24

_NAMES = itemgetter(0, 1)
_MANY_DOUBLES = 3
SCALES = (1, 100, 1_000, 100_000)
"""By what shares and rates are multiplied for showing."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The values of one table after its doubles were sorted out: kept, or refused with a reason each.

    `doubt` says in words why the table may hold more than one thing; then nothing of it is kept. `held_back` is what a
    table says that is not taken because its area is still asked.
    """

    kept: dict[Key, RawValue] = field(default_factory=dict)
    refused: tuple[tuple[RawValue, str], ...] = ()
    doubt: str = ""
    held_back: Mapping[Key, RawValue] = field(default_factory=dict)


class Keys:
    """Gives keys to the values of one import; names that fold alike have one number."""

    def __init__(self) -> None:
        self._of_folded: dict[str, int] = {}
        self._of_names: dict[tuple[str, str], int] = {}

    def of(self, value: RawValue) -> Key:
        """The key of a value."""
        return self.of_names(value) << _PERIOD_BITS | value.period.key

    def of_all(self, values: Sequence[RawValue]) -> list[Key]:
        """The keys of many values: names repeat, so each pair is looked at once."""
        for names in set(map(_NAMES, values)).difference(self._of_names):
            self._number_of(names)
        numbers = map(self._of_names.__getitem__, map(_NAMES, values))
        return [number << _PERIOD_BITS | value[2].key for number, value in zip(numbers, values, strict=True)]

    def of_names(self, value: RawValue) -> int:
        """The number of a value's measure and area together."""
        found = self._of_names.get(value[:2])
        return self._number_of(value[:2]) if found is None else found

    def _number_of(self, names: tuple[str, str]) -> int:
        measure, area = map(self._number, names)
        found = self._of_names[names] = measure << _AREA_BITS | area
        return found

    def _number(self, name: str) -> int:
        return self._of_folded.setdefault(folded(name), len(self._of_folded))


def contradictions(found: Sequence[Sorted]) -> dict[int, set[int]]:
    """The positions of tables that give different numbers for one thing, each with those that it contradicts.

    What two tables say alike is kept once.
    """
    if sum(1 for each in found if each.kept or each.held_back) < 2:
        return {}
    owner: dict[Key, int] = {}
    contradicting: dict[int, set[int]] = {}
    for position, each in enumerate(found):
        for key, value in list((each.kept or each.held_back).items()):
            first = owner.setdefault(key, position)
            if first == position:
                continue
            before = found[first].kept
            is_taken = bool(each.kept or before)
            if not say_the_same((before or found[first].held_back)[key], value):
                if is_taken:
                    contradicting.setdefault(first, set()).add(position)
                    contradicting.setdefault(position, set()).add(first)
            elif each.kept and before and says_more(value, before[key]):
                del before[key]
                owner[key] = position
    return contradicting


def sort_out(values: Sequence[RawValue], table: TableMapping, keys: Keys) -> Sorted:
    """Find doubles inside a table.

    Two rows with the same names are one row twice only if all their values agree. If one differs, the others agree by
    chance (`Known` and `Cleared` under each offense), and none of the rows is taken. In a long list one disagreement
    casts the same doubt on every double. Where several names disagree, or a heading stands between the doubles, the
    names do not tell the whole story and nothing of the table can be taken.
    """
    in_order = keys.of_all(values)
    kept: dict[Key, RawValue] = {key: value for key, value in zip(in_order, values, strict=True)}  # noqa: C416  see below
    # A comprehension lets other threads have a turn, `dict` would not; and nearly always that is all there is to do.
    doubles = _doubles(in_order, values, kept) if len(kept) < len(values) else {}
    if all(column.period is not None for column in table.columns_of(Role.VALUE)) and not table.has_years_across:
        again = _rows_of_one_name(values, keys)
        bad, doubt = _rows_that_differ(again, keys), _doubt_about_rows(again, table)
    else:
        bad, doubt = _keys_that_differ(doubles)
    if doubt:
        return Sorted(doubt=doubt)
    refused = []
    for key, related in bad.items():
        group = doubles.get(key, [kept[key]])
        del kept[key]
        refused += [(each, _reason(each, group, related)) for each in group]
    return Sorted(kept, tuple(refused))


def _doubles(
    in_order: Sequence[Key], values: Sequence[RawValue], kept: dict[Key, RawValue]
) -> dict[Key, list[RawValue]]:
    """The values of every key that occurs more than once; the first of them is the one that is kept."""
    groups: dict[Key, list[RawValue]] = {}
    for key, value in zip(in_order, values, strict=True):
        groups.setdefault(key, []).append(value)
    kept.clear()
    kept.update((key, group[0]) for key, group in groups.items())
    return {key: group for key, group in groups.items() if len(group) > 1}


_Bad = dict[Key, list[RawValue]]
_Rows = dict[int, dict[Period, RawValue]]


def _keys_that_differ(doubles: Mapping[Key, Sequence[RawValue]]) -> tuple[_Bad, str]:
    """All doubles of a long list if some disagree; many that do are a doubt about the list."""
    differing = [group for group in doubles.values() if any(each.figure != group[0].figure for each in group)]
    if len(differing) >= _MANY_DOUBLES:
        return {}, f"{len(differing)} of its measures, areas and periods occur more than once with different numbers"
    return ({key: list(group) for key, group in doubles.items()} if differing else {}), ""


def _rows_of_one_name(values: Sequence[RawValue], keys: Keys) -> list[_Rows]:
    """The rows of every name that occurs in more than one row."""
    named: dict[int, set[int]] = defaultdict(set)
    for value in values:
        named[keys.of_names(value)].add(value.row)
    again = {name for name, numbers in named.items() if len(numbers) > 1}
    rows: dict[int, _Rows] = {name: {} for name in again}
    for value in values if again else ():
        name = keys.of_names(value)
        if name in again:
            rows[name].setdefault(value.row, {})[value.period] = value
    return list(rows.values())


def _differ(rows: _Rows) -> bool:
    contents = [{period: value.figure for period, value in row.items()} for row in rows.values()]
    return any(content != contents[0] for content in contents)


def _rows_that_differ(again: Sequence[_Rows], keys: Keys) -> _Bad:
    """The keys of all rows that share their names with a row of other values."""
    bad: _Bad = {}
    for rows in again:
        if _differ(rows):
            everything = [value for row in rows.values() for value in row.values()]
            bad |= {keys.of(each): everything for each in everything}
    return bad


def _doubt_about_rows(again: Sequence[_Rows], table: TableMapping) -> str:
    differing = [rows for rows in again if _differ(rows)]
    if len(differing) > 1:
        return f"{len(differing)} of its names occur more than once with different numbers"
    for rows in again:
        if any(min(rows) < row < max(rows) for row in table.rows_left_out):
            first, last = min(rows), max(rows)
            return f"rows {first} and {last} have the same name under different headings"
    return ""


def _reason(value: RawValue, group: Sequence[RawValue], related: Sequence[RawValue]) -> str:
    others = [each for each in group if each is not value] or [each for each in related if each.row != value.row]
    if not others:
        return "stands beside other cells for the same measure, area and period that do not agree"
    other = others[0]
    place = address(other.row, other.column)
    if other.figure != value.figure and other.period == value.period:
        return f"disagrees with {place}, which is for the same measure, area and period"
    return f"is in a row whose names occur again in row {other.row} with other numbers (see {place})"


def say_the_same(one: RawValue, other: RawValue) -> bool:
    """Whether two tables agree on a value: 12 of 40 in one and 30 percent in the other, or 89 and 89 disputed."""
    if isinstance(one.figure, EntryState) or isinstance(other.figure, EntryState):
        return one.figure == other.figure
    if one.figure.state and other.figure.state and one.figure.state is not other.figure.state:
        return False
    return _same_number(one.figure, other.figure)


def _same_number(one: Figure, other: Figure) -> bool:
    pair, number = (one, other) if one.denominator else (other, one)
    if not pair.denominator or number.denominator is not None:
        return one.number == other.number and one.denominator == other.denominator
    return any(isclose(pair.number / pair.denominator * scale, number.number, rel_tol=1e-9) for scale in SCALES)


def says_more(value: RawValue, other: RawValue) -> bool:
    """Whether a value tells its cases or its state where another one that agrees with it does not."""
    if isinstance(value.figure, EntryState) or isinstance(other.figure, EntryState):
        return False
    return _told(value.figure) > _told(other.figure)


def _told(figure: Figure) -> int:
    return (figure.denominator is not None) + (figure.state is not None)
