"""Tables as content: heads that repeat as artefacts, rows that stay whole while they can, cells of any length.

A table is drawn from rows of cells, one cell for each column; a cell is a list of flowables that carry their own
element. reportlab's own table is not used: where it splits a row over two pages it forgets which row and cell the
parts came from.
"""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable
from typing_extensions import override

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.tagged.canvas import TaggedCanvas
from cs360_desktop.reporting.tagged.rule import draw_rule

GAP = 14.0
"""Between the columns of a table, in points."""
_PAD_TOP = 4.0
_PAD_BOTTOM = 3.5
_WHOLE_ROW = styles.TEXT_HEIGHT / 3
"""A row up to this height moves to the next page whole."""


class Row:
    """A row of cells, one for each column, with the rule under it; the cells of a head stand on that rule."""

    def __init__(self, cells: Sequence[list[Flowable]], rule: Color | None, *, is_head: bool = False) -> None:
        self._cells = cells
        self._rule = rule
        self._is_head = is_head
        self.height = 0.0
        self._laid_out: tuple[float, ...] = ()

    def layout(self, widths: Sequence[float]) -> float:
        """Wrap the cells into the columns; returns the height.

        The rest of a table asks again on each page: what is laid out for these widths stays so, else a table of so many
        pages would take their square.
        """
        if self._laid_out == tuple(widths):
            return self.height
        self._laid_out = tuple(widths)
        heights = [
            sum(flowable.wrap(width, styles.TEXT_HEIGHT)[1] for flowable in cell)
            for cell, width in zip(self._cells, widths, strict=True)
        ]
        self.height = max(heights) + _PAD_TOP + _PAD_BOTTOM
        return self.height

    def split(self, widths: Sequence[float], height: float) -> "tuple[Row, Row] | None":
        """Split the row so that the first part is at most `height` high; None if nothing fits."""
        room = height - _PAD_TOP - _PAD_BOTTOM
        parts = [_split_cell(cell, width, room) for cell, width in zip(self._cells, widths, strict=True)]
        if not any(top for top, _rest in parts):
            self._laid_out = ()  # a paragraph that finds no room to be split forgets its lines
            return None
        return Row([top for top, _rest in parts], None), Row([rest for _top, rest in parts], self._rule)

    def draw(self, canvas: TaggedCanvas, widths: Sequence[float], top: float) -> None:
        """Draw the row downwards from `top`."""
        x = 0.0
        for cell, width in zip(self._cells, widths, strict=True):
            used = sum(flowable.height for flowable in cell) + _PAD_TOP + _PAD_BOTTOM
            y = top - _PAD_TOP - (self.height - used if self._is_head else 0.0)
            for flowable in cell:
                y -= flowable.height
                flowable.drawOn(canvas, x, y)
            x += width + GAP
        if self._rule is not None:
            draw_rule(canvas, self._rule, x - GAP, top - self.height)


def _split_cell(cell: list[Flowable], width: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
    """Split a cell's flowables into those that fit and the rest; the one on the border is split itself."""
    fitting: list[Flowable] = []
    for index, flowable in enumerate(cell):
        height = flowable.wrap(width, styles.TEXT_HEIGHT)[1]
        if height > room:
            parts = flowable.split(width, room)
            return [*fitting, *parts[:1]], [*parts[1:], *cell[index + len(parts[:1]) :]]
        fitting.append(flowable)
        room -= height
    return fitting, []


class TaggedTable(Flowable):
    """Rows under a head. Where it is split over pages, `repeated` (an artefact) stands on each page but the first."""

    canv: TaggedCanvas

    def __init__(
        self, widths: Sequence[float], rows: Sequence[Row], head: Row | None = None, repeated: Row | None = None
    ) -> None:
        super().__init__()
        self._widths = widths
        self._rows = rows
        self._head = head
        self._repeated = repeated
        self.spaceAfter = styles.BODY.leading / 2

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = sum(self._widths) + GAP * (len(self._widths) - 1)
        self.height = sum(row.layout(self._widths) for row in self._drawn())
        return self.width, self.height

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        room = availHeight - (self._head.height if self._head is not None else 0.0)
        whole = 0
        while whole < len(self._rows) and self._rows[whole].height <= room:
            room -= self._rows[whole].height
            whole += 1
        fitting, rest = list(self._rows[:whole]), list(self._rows[whole:])
        if rest and rest[0].height > _WHOLE_ROW:
            parts = rest[0].split(self._widths, room)
            if parts is not None:
                fitting.append(parts[0])
                rest[0] = parts[1]
        elif len(rest) == 1 and whole > 2:
            rest.insert(0, fitting.pop())  # no row goes alone to the next page
        elif rest and whole == 1 and fitting[0].height <= _WHOLE_ROW:
            return []  # nor stays alone at the foot of one
        if not fitting:
            return []
        if not rest:
            return [self]
        first = self._like(fitting, self._head)
        second = self._like(rest, self._repeated)
        first.spaceAfter = 0.0
        return [first, second]

    def draw(self) -> None:
        """Draw the rows downwards."""
        top = self.height
        for row in self._drawn():
            row.draw(self.canv, self._widths, top)
            top -= row.height

    def _drawn(self) -> list[Row]:
        return [*([self._head] if self._head is not None else []), *self._rows]

    def _like(self, rows: Sequence[Row], head: Row | None) -> "TaggedTable":
        return TaggedTable(self._widths, rows, head, self._repeated)
