"""What a cell looks like and how it is spoken: one prepared value per cell, painted without asking again."""

from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.rollups import RolledUp
from cs360_desktop.domain.wording import format_figure, format_value
from cs360_desktop.services.entries import StoredCell

_CONTEXT = "GridCells"


class Ink(IntEnum):
    """How the figure is written."""

    TEXT = 0
    ITALIC = 1
    SO_FAR = 2
    CAPTION = 3
    MUTED = 4
    BAD = 5
    WARN = 6


class Fill(IntEnum):
    """The ground of a cell."""

    SURFACE = 0
    SUNKEN = 1
    INCOMPLETE = 2
    BAD = 3
    WARN = 4
    DIMENSION = 5
    GOAL = 6


class Symbol(IntEnum):
    """The symbol at the left of a cell."""

    NONE = 0
    WRONG = 1
    DISAGREE = 2
    ASKS = 3
    NEEDS = 4


class Look(NamedTuple):
    """Everything the delegate paints of a cell."""

    text: str = ""
    ink: Ink = Ink.TEXT
    fill: Fill = Fill.SURFACE
    symbol: Symbol = Symbol.NONE
    noted: bool = False


DIMENSION = Look(fill=Fill.DIMENSION)
GOAL = Look(fill=Fill.GOAL)
CLOSED = Look(fill=Fill.SUNKEN)
"""A cell that takes nothing: not the period of its measure."""
EMPTY = Look()
EMPTY_SO_FAR = Look(fill=Fill.INCOMPLETE)

_WORDS = {
    EntryState.NOT_COLLECTED.value: "n/c",
    EntryState.NOT_YET_AVAILABLE.value: "later",
    EntryState.SUPPRESSED.value: "held",
}
_ENTERED = EntryState.ENTERED.value
_ESTIMATED = EntryState.ESTIMATED.value
_DISPUTED = EntryState.DISPUTED.value


def state_word(state: EntryState) -> str:
    """A state in the words of the product, in the user's language."""
    return QCoreApplication.translate(_CONTEXT, state.word)


def shown(cell: StoredCell, measure: Measure) -> str:
    """The figure or the short word of a stored cell."""
    word = _WORDS.get(cell.state)
    if word is not None:
        return QCoreApplication.translate(_CONTEXT, word)
    figure = cell.number
    if figure is None:
        assert cell.numerator is not None
        assert cell.denominator is not None
        if cell.denominator:
            figure = cell.numerator / cell.denominator * measure.scale
    # No figure but cases: there were none at all.
    text = "0/0" if figure is None else format_value(figure, measure.unit)
    return f"≈ {text}" if cell.state == _ESTIMATED else text


def look(cell: StoredCell | None, measure: Measure, *, complete: bool, in_doubt: bool) -> Look:
    """How a stored cell is drawn (ui/guide.md §7)."""
    if cell is None:
        return EMPTY if complete else EMPTY_SO_FAR
    text = shown(cell, measure)
    fill = Fill.SURFACE if complete else Fill.INCOMPLETE
    if cell.state in _WORDS:
        sunken = cell.state == EntryState.NOT_COLLECTED.value and complete
        return Look(text, Ink.CAPTION, Fill.SUNKEN if sunken else fill, noted=cell.noted)
    ink = Ink.SO_FAR if not complete else Ink.ITALIC if cell.state == _ESTIMATED else Ink.TEXT
    symbol = Symbol.DISAGREE if cell.state == _DISPUTED else Symbol.ASKS if in_doubt else Symbol.NONE
    return Look(text, ink, fill, symbol, cell.noted)


def rolled_up_look(found: RolledUp, measure: Measure) -> Look:
    """How a roll-up is drawn: sunken and muted, in italics where parts of it are missing."""
    if found.value is None:
        return CLOSED
    text = format_value(found.value.figure(measure.scale), measure.unit)
    if found.value.state is EntryState.ESTIMATED:
        text = f"≈ {text}"
    symbol = Symbol.DISAGREE if found.value.state is EntryState.DISPUTED else Symbol.NONE
    return Look(text, Ink.SO_FAR if found.is_partial else Ink.MUTED, Fill.SUNKEN, symbol)


def rolled_up_words(found: RolledUp, measure: Measure) -> str:
    """Say what a roll-up is made of, or why there is none: `21, computed from 2 of 3 months.`."""
    if found.value is None:
        return QCoreApplication.translate(_CONTEXT, "Nothing is computed here. {reason}").format(reason=found.reason)
    figure = format_figure(found.value.figure(measure.scale), measure)
    if found.value.state is not EntryState.ENTERED:
        figure = f"{figure}, {state_word(found.value.state)}"
    text = QCoreApplication.translate(_CONTEXT, "{figure}, computed from {basis}.")
    return f"{text.format(figure=figure, basis=found.basis)} {found.remark}".strip()


def spoken(cell: StoredCell | None, measure: Measure) -> str:
    """Value and state as a screen reader says them: `74, note`."""
    if cell is None:
        return QCoreApplication.translate(_CONTEXT, "no entry")
    state = EntryState(cell.state)
    parts = [] if cell.state in _WORDS else [shown(cell, measure).removeprefix("≈ ")]
    if measure.unit_label not in {"count", "people"} and parts:
        parts[0] = f"{parts[0]} {measure.unit_label}"
    if cell.state != _ENTERED:
        parts.append(state_word(state))
    if cell.noted:
        parts.append(QCoreApplication.translate(_CONTEXT, "note"))
    return ", ".join(parts)
