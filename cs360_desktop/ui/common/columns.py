"""Columns of a table, declared as data; the model, the delegate and the sort proxy all read the same declaration."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from cs360_desktop.ui.common.public_view import PUBLIC_VIEW
from cs360_desktop.ui.common.states import State, Tone, word

Row = TypeVar("Row")


class Align(IntEnum):
    """Words left; numbers, and dates among numbers, right; center only for "–"."""

    LEFT = 1
    RIGHT = 2
    CENTER = 4


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: what it shows of a row, how it sorts and how wide it is.

    `text` and `detail` are the first and second line; `sort` gives a native value (default: the text), where None sorts
    last in both directions. `state` puts a symbol before the text and colors it; without `text` the state's own word is
    shown. `ticked` makes it a column of tick boxes, `link` one that opens the row. `width` is in design px; a `stretch`
    column takes what is left. `spoken` is what a screen reader says of a cell, where that is more than it shows.
    """

    title: str
    text: Callable[[Row], str] | None = None
    detail: Callable[[Row], str] | None = None
    sort: Callable[[Row], Any] | None = None
    state: Callable[[Row], State | None] | None = None
    tone: Callable[[Row], Tone] | Tone = "text"
    ticked: Callable[[Row], bool] | None = None
    align: Align = Align.LEFT
    width: int = 120
    stretch: bool = False
    strong: bool = False
    link: bool = False
    spoken: Callable[[Row], str] | None = None

    def shown(self, row: Row) -> str:
        """Return the first line of a cell, as it may be seen."""
        if self.text is not None:
            return PUBLIC_VIEW.words(self.text(row))
        state = self.state(row) if self.state is not None else None
        return word(state) if state is not None else ""

    def below(self, row: Row) -> str:
        """Return the second line of a cell, as it may be seen; empty where there is none."""
        return PUBLIC_VIEW.words(self.detail(row)) if self.detail is not None else ""

    def sort_value(self, row: Row) -> Any:
        """Return what the cell sorts by."""
        if self.sort is not None:
            return self.sort(row)
        if self.ticked is not None:
            return self.ticked(row)
        return self.shown(row).casefold() or None


@dataclass(frozen=True, slots=True)
class Heading:
    """A group row over the rows that follow it; level 1 lies inside level 0, the quieter level 2 inside level 1.

    Sorting stays inside the group.
    """

    key: Hashable
    text: str
    level: int = 0
    needs_somebody: bool = False
