"""Pieces of made-up sheets: cells that know what they stand for, blocks of them, and whole made files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from typing_extensions import override

from cs360_desktop.domain.periods import Period

Key = tuple[str, str, Period]
"""Measure with its parts, area (empty for the whole agency) and period."""


@dataclass(frozen=True)
class Fact:
    """A cell of the true table. `number` is None where it is missing; `written` is what stands in the cell then."""

    key: Key
    number: int | None
    written: str | None = None
    may_stay_out: bool = False
    """A named sum, such as *Total Crime Reports*: under its own name it is as true as left out."""


@dataclass(frozen=True)
class Marked:
    """A name with a raised footnote digit behind it."""

    text: str
    note: str


@dataclass(frozen=True)
class Shown:
    """A number shown as a percentage."""

    number: float


class Joined:
    """Stands in cells merged with the one at their left or above."""

    def __init__(self, way: str) -> None:
        self.way = way

    @override
    def __repr__(self) -> str:
        return f"<joined {self.way}>"


LEFT = Joined("left")
UP = Joined("up")

Cell = None | str | int | float | date | Fact | Marked | Shown | Joined
Row = list[Cell]


@dataclass
class Block:
    """A table: head rows, body rows, and how many columns at the left hold names."""

    heads: list[Row]
    body: list[Row]
    names: int
    by_row: list[int] = field(default_factory=list)
    """Positions in the body at which another row may be put in: between rows of one group."""

    @property
    def rows(self) -> list[Row]:
        return [*self.heads, *self.body]

    @property
    def width(self) -> int:
        return max(map(len, self.rows))


@dataclass
class Page:
    """One sheet: its name and its rows, padded to one length when written."""

    name: str
    rows: list[Row]


@dataclass
class Made:
    """A whole file, and whether a question about it is no surprise."""

    layout: str
    pages: list[Page]
    file: str = "Activity"

    def facts(self) -> dict[tuple[str, int, int], Fact]:
        """Every cell of the true table by sheet, row and column, 1-based."""
        return {
            (page.name, row, column): cell
            for page in self.pages
            for row, cells in enumerate(page.rows, 1)
            for column, cell in enumerate(cells, 1)
            if isinstance(cell, Fact)
        }

    @override
    def __repr__(self) -> str:
        return f"Made({self.layout}, {self.file!r})\n" + "\n".join(map(_drawn, self.pages))


def _drawn(page: Page) -> str:
    rows = (f"{number:3} | " + " | ".join(map(_cell, row)) for number, row in enumerate(page.rows, 1))
    return "\n".join((f"[{page.name}]", *rows))


def _cell(cell: Cell) -> str:
    if cell is None:
        return "·"
    if isinstance(cell, Fact):
        return f"<{cell.written or cell.number}>"
    return f"{cell.text}^{cell.note}" if isinstance(cell, Marked) else repr(cell) if cell != "" else "·"


def summed(cells: Iterable[Cell]) -> int:
    """The sum of facts."""
    return sum(cell.number or 0 for cell in cells if isinstance(cell, Fact))


def padded(rows: Sequence[Row]) -> list[Row]:
    """Rows of one length."""
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]
