"""The values of a preview, counted and ordered once; filters and sorting only choose among them.

All of it is plain Python without widgets, so that a hundred thousand values are ordered off the window's thread.
"""

from collections.abc import Callable, Sequence
from heapq import merge
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.wording import format_number
from cs360_desktop.importing.plan import Outcome, PreviewRow, PreviewRows
from cs360_desktop.importing.planned import key_of
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


class Values:
    """The rows of a preview by what would happen to them; each row is made when it is asked for."""

    def __init__(self, rows: PreviewRows) -> None:
        self._rows = rows

    def count_of(self, outcome: Outcome) -> int:
        """How many values have an outcome."""
        return self._rows.count_of(outcome)

    @property
    def count(self) -> int:
        """How many values there are."""
        return len(self._rows)

    @property
    def writable(self) -> int:
        """How many of them can be written."""
        return sum(map(self.count_of, WRITTEN))

    def shown(self, wanted: Outcome | None, search: str) -> Sequence[PreviewRow]:
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

        return [row for row in rows if has(row.measure_name) or has(row.area_name) or row.cell == cell]

    def places(self, wanted: Outcome | None, search: str) -> set[Place]:
        """Which values under a filter can be written."""
        if search:
            return {row.key for row in self.shown(wanted, search) if row.outcome in WRITTEN}
        outcomes = WRITTEN if wanted is None else WRITTEN & {wanted}
        return {key_of(value) for outcome in outcomes for value in self._rows.written(outcome)}


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
