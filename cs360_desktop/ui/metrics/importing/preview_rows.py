"""The values of a preview, counted and ordered once; filters and sorting only choose among them.

All of it is plain Python without widgets, so that a hundred thousand values are ordered off the window's thread.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import merge
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.wording import format_number
from cs360_desktop.importing.plan import Outcome, PreviewRow
from cs360_desktop.services.imports import Preview
from cs360_desktop.ui.common.states import State

STATES = {
    Outcome.NEW: State.INFORMATION,
    Outcome.CHANGED: State.NEEDS,
    Outcome.UNCHANGED: State.NOTHING_YET,
    Outcome.REJECTED: State.WRONG,
}
ORDER = (Outcome.REJECTED, Outcome.CHANGED, Outcome.NEW, Outcome.UNCHANGED)
WRITTEN = frozenset({Outcome.NEW, Outcome.CHANGED})
_WORDS = {
    Outcome.NEW: str(QT_TRANSLATE_NOOP("PreviewStep", "new")),
    Outcome.CHANGED: str(QT_TRANSLATE_NOOP("PreviewStep", "changed")),
    Outcome.UNCHANGED: str(QT_TRANSLATE_NOOP("PreviewStep", "unchanged")),
    Outcome.REJECTED: str(QT_TRANSLATE_NOOP("PreviewStep", "rejected")),
}
Place = tuple[str, str]
"""What tells a value of the file from all others: `PreviewRow.key`."""


def place_of(row: PreviewRow) -> Place:
    """Which value of the file a row is."""
    return row.key


def outcome_word(outcome: Outcome) -> str:
    """What would happen to a value, in a word."""
    return QCoreApplication.translate("PreviewStep", _WORDS[outcome])


@dataclass(frozen=True, slots=True)
class Values:
    """The rows of each outcome, and where those stand that can be written."""

    by_outcome: dict[Outcome, tuple[PreviewRow, ...]]
    written: dict[Outcome, frozenset[Place]]

    @property
    def count(self) -> int:
        """How many values there are."""
        return sum(map(len, self.by_outcome.values()))

    @property
    def writable(self) -> int:
        """How many of them can be written."""
        return sum(len(self.by_outcome[outcome]) for outcome in WRITTEN)

    def shown(self, wanted: Outcome | None, search: str) -> list[PreviewRow]:
        """The rows under a filter: one outcome or all, with some letters in the name of measure or area or the cell."""
        rows = [row for outcome in ORDER if wanted in {None, outcome} for row in self.by_outcome[outcome]]
        letters = search.casefold()
        if not letters:
            return rows
        names = {row.measure_name for row in rows} | {row.area_name for row in rows}
        found = {name for name in names if letters in name.casefold()}
        cell = search.upper()
        return [row for row in rows if row.measure_name in found or row.area_name in found or row.cell == cell]

    def places(self, wanted: Outcome | None, search: str) -> AbstractSet[Place]:
        """Where the values under a filter stand that can be written."""
        if search:
            return {place_of(row) for row in self.shown(wanted, search) if row.outcome in WRITTEN}
        return frozenset().union(*(places for outcome, places in self.written.items() if wanted in {None, outcome}))


def values_of(preview: Preview) -> Values:
    """Sort the rows of a preview by what would happen to them."""
    found: dict[Outcome, list[PreviewRow]] = {outcome: [] for outcome in ORDER}
    for row in preview.rows:
        found[row.outcome].append(row)
    written = {outcome: frozenset(map(place_of, found[outcome])) for outcome in WRITTEN}
    return Values({outcome: tuple(rows) for outcome, rows in found.items()}, written)


def sorted_by(rows: Sequence[PreviewRow], key: Callable[[PreviewRow], Any], *, falling: bool) -> list[PreviewRow]:
    """Sort rows by a column; blanks come last in both directions."""
    keyed = [(key(row), row) for row in rows]
    blank = [row for value, row in keyed if value is None]
    filled = [pair for pair in keyed if pair[0] is not None]
    # One sort of them all would hold up every other thread until it is done; runs of a few thousand let them breathe.
    runs = [sorted(filled[start : start + _RUN], key=_first, reverse=falling) for start in range(0, len(filled), _RUN)]
    return [*(row for _, row in merge(*runs, key=_first, reverse=falling)), *blank]


_RUN = 4000


def _first(pair: tuple[Any, PreviewRow]) -> Any:
    return pair[0]


def value_words(value: Value | None) -> str:
    """A value as it is shown; empty where there is none."""
    if value is None:
        return ""
    if value.numerator is not None and value.denominator is not None:
        return f"{format_number(value.numerator)}/{format_number(value.denominator)}"
    if value.number is None:
        return value.state.word
    return format_number(value.number, decimals=0 if value.number == int(value.number) else 2)


def figure_of(value: Value | None) -> float | None:
    """What a value sorts by."""
    return None if value is None else value.number if value.number is not None else value.numerator


def stored_words(row: PreviewRow) -> str:
    """What is in the app now."""
    if row.stored is None:
        return "" if row.outcome is Outcome.REJECTED else QCoreApplication.translate("PreviewStep", "no entry")
    return value_words(row.stored)


def reason_words(row: PreviewRow) -> str:
    """Why a value is rejected, beginning with what stands in the cell where the reason is about that."""
    return f"“{row.text}” {row.reason}" if row.text and row.reason.startswith(_ABOUT_THE_CELL) else row.reason


_ABOUT_THE_CELL = ("is ", "has ", "holds ")


def file_words(row: PreviewRow) -> str:
    """What is in the file."""
    return row.text if row.value is None else value_words(row.value)
