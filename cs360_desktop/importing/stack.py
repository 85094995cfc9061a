"""Heads of several rows: which text of an upper row holds for which columns below it.

Merged cells say it outright. Without them a text reaches as far as the next one of its row, and that is taken only
where the heads below prove it: `2024 | 2023 | % change` under each of several texts. Else the columns stay unclear.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.words import words


@dataclass(frozen=True, slots=True)
class Spread:
    """The texts of one head row by the columns they hold for, and the columns where that is not certain."""

    texts: Mapping[int, str]
    unclear: tuple[int, ...] = ()


def spread(scan: SheetScan, row: int, columns: Sequence[int], lower: Mapping[int, str]) -> Spread:
    """Tell for each column which text of a head row holds.

    Args:
        scan: the sheet.
        row: the head row.
        columns: the columns in question, from left to right.
        lower: the heads below the row, empty where a column has none.
    """
    starts = [column for column in columns if scan.text(row, column)]
    merged = {
        left: right for top, left, bottom, right in scan.sheet.merged if top <= row <= bottom and scan.text(top, left)
    }
    if any(right > left for left, right in merged.items() if left in starts):
        texts = {
            column: scan.text(row, start)
            for start in starts
            for column in columns
            if start <= column <= merged.get(start, start)
        }
        return Spread(texts)
    groups = [
        (start, [column for column in columns if start <= column < end])
        for start, end in zip(starts, [*starts[1:], columns[-1] + 1 if columns else 0], strict=True)
    ]
    groups = _without_sums_at_the_end(groups, lower)
    texts = {column: scan.text(row, start) for start, inside in groups for column in inside}
    wide = [inside for _, inside in groups if len(inside) > 1]
    patterns = [tuple(folded(lower.get(column, "")) for column in inside) for inside in wide]
    has_all_heads = all(pattern and all(pattern) for pattern in patterns)
    if not wide or (len(wide) > 1 and len(set(patterns)) == 1 and has_all_heads):
        return Spread(texts)
    unclear = tuple(column for inside in wide for column in inside[1:])
    return Spread({column: text for column, text in texts.items() if column not in unclear}, unclear)


def _without_sums_at_the_end(
    groups: list[tuple[int, list[int]]], lower: Mapping[int, str]
) -> list[tuple[int, list[int]]]:
    """The last text does not stand over a sum of all columns or remarks behind the heads that the others have."""
    if len(groups) < 2:
        return groups
    (_, before), (start, inside) = groups[-2:]
    heads = [folded(lower.get(column, "")) for column in before]
    own, others = inside[: len(before)], inside[len(before) :]
    is_alike = [folded(lower.get(column, "")) for column in own] == heads and all(heads)
    texts = [lower.get(column, "") for column in others]
    if is_alike and all(text and (words().is_derived_head(text) or folded(text) in words().left_out) for text in texts):
        return [*groups[:-1], (start, own)]
    return groups
