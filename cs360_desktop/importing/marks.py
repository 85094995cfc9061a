"""What a file says about its cells and the fast reader drops: hidden rows, percent formats, raised notes, formulas.

Each of these changes what a cell says. A cell that reads 41.8 % holds 0.418: silently a hundred times too small. A
text that reads 45¹ arrives as 451: silently ten times too large. A formula without a stored result arrives as blank.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cs360_desktop.importing.format_words import FormatWords, with_words
from cs360_desktop.importing.workbook import Cell

Place = tuple[int, int]
"""Row and column of a cell, 1-based."""

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
"""What errors read, by their number in binary workbooks (MS-XLS §2.5.10)."""

_NOTE = re.compile(r"[\d*,\s]+")
_RAISED = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹*")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOT_COMPARED = re.compile(r"[\s,*]+")
_QUOTED = re.compile(r"\"[^\"]*\"|\\.")


@dataclass(frozen=True, slots=True)
class Marks:
    """What one sheet says beside its values.

    `percent` is None where the file does not tell. `raised` are cells whose whole font is superscript, `worded` numbers
    that show words of their format, `apart` texts that end in superscript notes with these notes kept apart, `instead`
    what stands in cells the reader gives wrongly.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    percent: frozenset[Place] | None = frozenset()
    raised: frozenset[Place] = frozenset()
    worded: Mapping[Place, FormatWords] = field(default_factory=dict)
    apart: Mapping[Place, str] = field(default_factory=dict)
    instead: Mapping[Place, Cell] = field(default_factory=dict)


UNKNOWN = Marks(percent=None)


class Collected:
    """Marks of one sheet while they are found cell by cell."""

    def __init__(self) -> None:
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.percent: set[Place] = set()
        self.raised: set[Place] = set()
        self.worded: dict[Place, FormatWords] = {}
        self.apart: dict[Place, str] = {}
        self.instead: dict[Place, Cell] = {}

    def note_format(self, place: Place, *, is_percent: bool, is_raised: bool) -> None:
        """Keep what the format of a cell tells."""
        if is_percent:
            self.percent.add(place)
        if is_raised:
            self.raised.add(place)

    def marks(self) -> Marks:
        """All that was found."""
        return Marks(
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            frozenset(self.percent),
            frozenset(self.raised),
            self.worded,
            self.apart,
            self.instead,
        )


def raised_note(text: str) -> str:
    """A superscript run with its digits as superscript characters; anything but a note (5ᵗʰ) is left as it is."""
    return text.translate(_RAISED) if _NOTE.fullmatch(text) else text


def is_percent_format(code: str) -> bool:
    """Whether a number format shows a percent sign of its own."""
    return "%" in _QUOTED.sub("", code)


def with_marks(cells: Sequence[Sequence[Cell]], marks: Marks) -> Sequence[Sequence[Cell]]:
    """The cells as they read with their marks; rows without any are kept as they are."""
    changes: dict[Place, Cell] = dict(marks.instead)
    for place, words in marks.worded.items():
        read = with_words(_at(cells, place), words)
        if isinstance(read, str):
            changes[place] = read
    for place in marks.raised:
        cell = _at(cells, place)
        note = raised_note(_as_text(cell))
        if note and note != cell:
            changes[place] = note
    for place, text in marks.apart.items():
        cell = _at(cells, place)
        # Another text than ours means that cells were counted otherwise: better no note than a wrong text.
        if isinstance(cell, str) and _compared(cell) == _compared(text):
            changes[place] = text
    return _with_changes(cells, changes) if changes else cells


def extent(places: Iterable[Place]) -> Place:
    """The last row and the last column of some cells."""
    rows, columns = 0, 0
    for row, column in places:
        rows, columns = max(rows, row), max(columns, column)
    return rows, columns


def _with_changes(cells: Sequence[Sequence[Cell]], changes: Mapping[Place, Cell]) -> list[Sequence[Cell]]:
    height, width = extent(changes)
    width = max(width, len(cells[0]) if cells else 0)
    changed: list[Sequence[Cell]] = list(cells)
    if cells and width > len(cells[0]):
        changed = [[*row, *[None] * (width - len(row))] for row in changed]
    changed += [[None] * width for _ in range(height - len(changed))]
    copied: dict[int, list[Cell]] = {}
    for (row, column), cell in changes.items():
        if row not in copied:
            changed[row - 1] = copied[row] = list(changed[row - 1])
        copied[row][column - 1] = cell
    return changed


def _at(cells: Sequence[Sequence[Cell]], place: Place) -> Cell:
    row, column = place
    return cells[row - 1][column - 1] if row <= len(cells) and column <= len(cells[row - 1]) else None


def _as_text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer() and 0 <= cell < 1000:
        return str(int(cell))
    return ""


def _compared(text: str) -> str:
    return _NOT_COMPARED.sub("", text.translate(_LOWERED))
