"""Two cells for the same measure, area and period. Where they agree, one is enough; where not, neither is taken."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.values import RawValue
from cs360_desktop.importing.workbook import address

Key = tuple[str, str, int]
"""Folded measure and area, and the period's number."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The values of one table after its doubles were sorted out: kept, repeated, or refused with a reason each."""

    kept: dict[Key, RawValue] = field(default_factory=dict)
    repeated: int = 0
    refused: tuple[tuple[RawValue, str], ...] = ()


def sort_out(values: Sequence[RawValue], table: TableMapping) -> Sorted:
    """Find doubles inside a table.

    Two rows with the same names are one row twice only if all their values agree. If one differs, the others agree by
    chance (`Known` and `Cleared` under each offense), and none of the two rows is taken. In a long list one
    disagreement casts the same doubt on every double.
    """
    kept: dict[Key, RawValue] = {}
    doubles: dict[Key, list[RawValue]] = {}
    keys: dict[str, str] = {}
    for value in values:
        key = key_of(value, keys)
        first = kept.setdefault(key, value)
        if first is not value:
            doubles.setdefault(key, [first]).append(value)
    across = all(column.period is not None for column in table.columns_of(Role.VALUE))
    bad = _rows_that_differ(values, keys) if across else _keys_that_differ(doubles)
    if not doubles and not bad:
        return Sorted(kept)
    refused = []
    for key in [*kept]:
        group = doubles.get(key, [kept[key]])
        if key in bad:
            del kept[key]
            refused += [(each, _reason(each, group, bad[key])) for each in group]
    repeated = sum(len(group) - 1 for key, group in doubles.items() if key not in bad)
    return Sorted(kept, repeated, tuple(refused))


def key_of(value: RawValue, keys: dict[str, str]) -> Key:
    """The key of a value; `keys` remembers folded names."""
    measure, area = keys.get(value.measure), keys.get(value.area)
    if measure is None:
        measure = keys[value.measure] = folded(value.measure)
    if area is None:
        area = keys[value.area] = folded(value.area)
    return measure, area, value.period.key


def _keys_that_differ(doubles: Mapping[Key, Sequence[RawValue]]) -> dict[Key, list[RawValue]]:
    differ = any(each.figure != group[0].figure for group in doubles.values() for each in group)
    return {key: list(group) for key, group in doubles.items()} if differ else {}


def _rows_that_differ(values: Sequence[RawValue], keys: dict[str, str]) -> dict[Key, list[RawValue]]:
    """The keys of all rows that share their names with a row of other values."""
    named: dict[tuple[str, str], set[int]] = defaultdict(set)
    for value in values:
        measure, area, _ = key_of(value, keys)
        named[measure, area].add(value.row)
    again = {name for name, numbers in named.items() if len(numbers) > 1}
    if not again:
        return {}
    rows: dict[tuple[str, str], dict[int, list[RawValue]]] = defaultdict(lambda: defaultdict(list))
    for value in values:
        measure, area, _ = key_of(value, keys)
        if (measure, area) in again:
            rows[measure, area][value.row].append(value)
    bad: dict[Key, list[RawValue]] = {}
    for same_name in rows.values():
        contents = [{each.period: each.figure for each in row} for row in same_name.values()]
        if any(content != contents[0] for content in contents):
            everything = [each for row in same_name.values() for each in row]
            bad |= {key_of(each, keys): everything for each in everything}
    return bad


def _reason(value: RawValue, group: Sequence[RawValue], related: Sequence[RawValue]) -> str:
    others = [each for each in group if each is not value] or [each for each in related if each.row != value.row]
    if not others:
        return "stands beside other cells for the same measure, area and period that do not agree"
    other = others[0]
    place = address(other.row, other.column)
    if other.figure != value.figure and other.period == value.period:
        return f"disagrees with {place}, which is for the same measure, area and period"
    return f"is in a row whose names occur again in row {other.row} with other numbers (see {place})"
