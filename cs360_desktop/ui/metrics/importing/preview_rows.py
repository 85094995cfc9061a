"""The values of a preview, counted once; filters, sorting and ticks only hold their numbers.

All of it is plain Python without widgets, so that a hundred thousand values are ordered off the window's thread.
"""

from array import array
from collections.abc import Callable, Sequence
from heapq import merge
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.wording import format_number
from cs360_desktop.importing.plan import Outcome, PreviewRow, PreviewRows
from cs360_desktop.importing.planned import SomeRows
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


def outcome_word(outcome: Outcome) -> str:
    """What would happen to a value, in a word."""
    return QCoreApplication.translate("PreviewStep", _WORDS[outcome])


class Values:
    """The rows of a preview by what would happen to them, and which are ticked; a row is made when it is asked for."""

    def __init__(self, rows: PreviewRows) -> None:
        self._rows = rows
        self._ticks = bytearray(len(rows))  # a byte for each, so that all of them are changed within a moment
        for outcome in WRITTEN:
            self._tick_first(rows.of([outcome]).numbers)

    def count_of(self, outcome: Outcome) -> int:
        """How many values have an outcome."""
        return self._rows.count_of(outcome)

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self._rows)

    def shown(self, wanted: Outcome | None, search: str) -> SomeRows:
        """The rows under a filter: one outcome or all, with some letters in the name of measure or area or the cell."""
        rows = self._rows.of(ORDER if wanted is None else [wanted])
        if not search:
            return rows
        letters, cell = search.casefold(), search.upper()
        found: dict[str, bool] = {}

        def has(name: str) -> bool:
            if name not in found:
                found[name] = letters in name.casefold()
            return found[name]

        return self._rows.at(
            row.number for row in rows if has(row.measure_name) or has(row.area_name) or row.cell == cell
        )

    def in_order(self, rows: SomeRows, key: Callable[[PreviewRow], Any], *, falling: bool) -> SomeRows:
        """Rows sorted by a column; blanks come last in both directions."""
        filled, blank = [], array("I")
        for row in rows:
            value = key(row)
            if value is None:
                blank.append(row.number)
            else:
                filled.append((value, row.number))
        # One sort of them all would hold up every other thread until it is done; after a few thousand they can breathe.
        runs = [sorted(filled[at : at + _RUN], key=_first, reverse=falling) for at in range(0, len(filled), _RUN)]
        numbers = array("I", (number for _, number in merge(*runs, key=_first, reverse=falling)))
        return self._rows.at(numbers + blank)

    def is_ticked(self, row: PreviewRow) -> bool:
        """Whether a row would be written."""
        return self._ticks[row.number] == _TICKED

    def _tick_first(self, numbers: "array[int]") -> None:
        """Tick rows in rising order; mostly they follow one another without a gap."""
        if numbers and numbers[-1] - numbers[0] + 1 == len(numbers):
            self._ticks[numbers[0] : numbers[-1] + 1] = bytes([_TICKED]) * len(numbers)
            return
        for number in numbers:
            self._ticks[number] = _TICKED

    def tick(self, numbers: Sequence[int], ticked: bool) -> None:
        """Tick or untick rows; those that cannot be written stay as they are."""
        ticks = self._ticks
        before, after = (_UNTICKED, _TICKED) if ticked else (_TICKED, _UNTICKED)
        if len(numbers) == len(ticks):
            self._ticks = ticks.replace(bytes([before]), bytes([after]))
            return
        for number in numbers:
            if ticks[number] == before:
                ticks[number] = after

    @property
    def ticked(self) -> int:
        """How many rows would be written."""
        return self._ticks.count(_TICKED)

    def unticked(self) -> SomeRows:
        """The rows that were unticked."""
        none = not self._ticks.count(_UNTICKED)
        return self._rows.at(() if none else (at for at, tick in enumerate(self._ticks) if tick == _UNTICKED))


_RUN = 4000
_TICKED, _UNTICKED = 1, 2
"""A row that can be written is one of them, any other row neither."""


def _first(pair: tuple[Any, int]) -> Any:
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
