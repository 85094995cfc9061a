"""Two cells for the same measure, area and period. Where they agree, one is enough; where not, neither is taken."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from math import isclose

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.numbers import Figure
from cs360_desktop.importing.raw_values import RawValue, RawValues
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.workbook import address

Key = int
"""Numbers of measure, area and period in one: a file can hold hundreds of thousands of keys."""

_AREA_BITS, _PERIOD_BITS = 24, 24

_MANY_DOUBLES = 3
SCALES = (1, 100, 1_000, 100_000)
"""By what shares and rates are multiplied for showing."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The values of one table after its doubles were sorted out: kept, or refused with a reason each.

    `doubt` says in words why the table may hold more than one thing; then nothing of it is kept. `held_back` is what a
    table says that is not taken because its area is still asked.
    """

    kept: RawValues = field(default_factory=RawValues)
    refused: tuple[tuple[RawValue, str], ...] = ()
    doubt: str = ""
    held_back: RawValues = field(default_factory=RawValues)


class _Numbers(dict[str, int]):
    """The number of a name; names that fold alike have one."""

    def __init__(self) -> None:
        super().__init__()
        self._of_folded: dict[str, int] = {}

    def __missing__(self, name: str) -> int:
        found = self[name] = self._of_folded.setdefault(folded(name), len(self._of_folded))
        return found


class Keys:
    """Gives keys to the values of one import; names that fold alike have one number."""

    def __init__(self) -> None:
        self._numbers = _Numbers()

    def of(self, value: RawValue) -> Key:
        """The key of a value."""
        return self._of_names(value.measure, value.area) << _PERIOD_BITS | value.period.key

    def of_all(self, values: RawValues) -> list[Key]:
        """The keys of many values."""
        return [
            names << _PERIOD_BITS | period.key
            for names, period in zip(self.of_names(values), values.periods, strict=True)
        ]

    def of_names(self, values: RawValues) -> Iterator[int]:
        """The numbers of measure and area together."""
        return map(self._of_names, values.measures, values.areas)

    def _of_names(self, measure: str, area: str) -> int:
        return self._numbers[measure] << _AREA_BITS | self._numbers[area]


def contradictions(found: list[Sorted], keys: Keys) -> dict[int, set[int]]:
    """The positions of tables that give different numbers for one thing, each with those that it contradicts.

    What two tables say alike is kept once, by the table that says more; the other one loses it in `found`.
    """
    if sum(1 for each in found if each.kept or each.held_back) < 2:
        return {}
    said = [each.kept or each.held_back for each in found]
    places = [dict(zip(keys.of_all(each), count(), strict=False)) for each in said]
    owner: dict[Key, int] = {}
    contradicting: dict[int, set[int]] = {}
    dropped: dict[int, set[int]] = defaultdict(set)
    for position, each in enumerate(found):
        for key, place in places[position].items():
            first = owner.setdefault(key, position)
            if first == position:
                continue
            before, value = said[first][places[first][key]], said[position][place]
            if not say_the_same(before, value):
                if each.kept or found[first].kept:
                    contradicting.setdefault(first, set()).add(position)
                    contradicting.setdefault(position, set()).add(first)
            elif each.kept and found[first].kept and says_more(value, before):
                dropped[first].add(places[first][key])
                owner[key] = position
    for position, lost in dropped.items():
        kept = found[position].kept
        found[position] = replace(found[position], kept=kept.at([at for at in range(len(kept)) if at not in lost]))
    return contradicting


def sort_out(values: RawValues, table: TableMapping, keys: Keys) -> Sorted:
    """Find doubles inside a table.

    Two rows with the same names are one row twice only if all their values agree. If one differs, the others agree by
    chance (`Known` and `Cleared` under each offense), and none of the rows is taken. In a long list one disagreement
    casts the same doubt on every double. Where several names disagree, or a heading stands between the doubles, the
    names do not tell the whole story and nothing of the table can be taken.
    """
    doubles = _places(keys.of_all(values)) if _has_doubles(values, keys) else {}
    if all(column.period is not None for column in table.columns_of(Role.VALUE)) and not table.has_years_across:
        again = _rows_of_one_name(values, keys)
        bad, doubt = _rows_that_differ(again, keys), _doubt_about_rows(again, table)
    else:
        bad, doubt = _keys_that_differ(values, doubles)
    if doubt:
        return Sorted(doubt=doubt)
    if not bad and not doubles:
        return Sorted(values)
    places = doubles or _places(keys.of_all(values))
    refused = []
    for key, related in bad.items():
        group = [values[at] for at in places[key]]
        refused += [(each, _reason(each, group, related)) for each in group]
    kept = values.at([first for key, (first, *_) in places.items() if key not in bad])
    return Sorted(kept, tuple(refused))


def _has_doubles(values: RawValues, keys: Keys) -> bool:
    """Whether some keys occur more than once; nearly always none does, so that no key is made."""
    periods: dict[int, list[int]] = defaultdict(list)
    for names, period in zip(keys.of_names(values), values.periods, strict=True):
        periods[names].append(period.key)
    return any(len(set(each)) < len(each) for each in periods.values())


_Places = Mapping[Key, Sequence[int]]


def _places(keys: Sequence[Key]) -> _Places:
    """Where each key occurs; the first of its values is the one that is kept."""
    places: dict[Key, list[int]] = {}
    for at, key in enumerate(keys):
        places.setdefault(key, []).append(at)
    return places


_Bad = dict[Key, list[RawValue]]
_Rows = dict[int, dict[Period, RawValue]]


def _keys_that_differ(values: RawValues, places: _Places) -> tuple[_Bad, str]:
    """All doubles of a long list if some disagree; many that do are a doubt about the list."""
    doubles = {key: [values[at] for at in all_of_it] for key, all_of_it in places.items() if len(all_of_it) > 1}
    differing = [group for group in doubles.values() if any(each.figure != group[0].figure for each in group)]
    if len(differing) >= _MANY_DOUBLES:
        return {}, f"{len(differing)} of its measures, areas and periods occur more than once with different numbers"
    return (doubles if differing else {}), ""


def _rows_of_one_name(values: RawValues, keys: Keys) -> list[_Rows]:
    """The rows of every name that occurs in more than one row."""
    named: dict[int, set[int]] = defaultdict(set)
    for name, row in zip(keys.of_names(values), values.rows, strict=True):
        named[name].add(row)
    rows: dict[int, _Rows] = {name: {} for name, numbers in named.items() if len(numbers) > 1}
    for at, name in enumerate(keys.of_names(values)) if rows else ():
        if name in rows:
            rows[name].setdefault(values.rows[at], {})[values.periods[at]] = values[at]
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
