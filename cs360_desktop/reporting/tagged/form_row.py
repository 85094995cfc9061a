"""Rows of a fillable form: labels with the boxes they name, kept together on one page."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfdoc import PDFDictionary
from reportlab.platypus import Flowable
from typing_extensions import override

from cs360_desktop.reporting.tagged.canvas import TaggedCanvas
from cs360_desktop.reporting.tagged.structure import Element
from cs360_desktop.reporting.tagged.widgets import Box, Kind

_HEIGHTS = {Kind.TEXT: 19.0, Kind.CHOICE: 19.0, Kind.LINES: 58.0, Kind.TICK: 12.0}
_GAP = 3.0
_BETWEEN = 10.0


class FormRow(Flowable):
    """Labels above their boxes over the whole width or side by side; a tick stands before its label."""

    canv: TaggedCanvas

    def __init__(
        self, said: Sequence[Flowable], boxes: Sequence[tuple[Box, Element]], *, side_by_side: bool = False
    ) -> None:
        super().__init__()
        self._said = list(said)
        self._boxes = list(boxes)
        self._side_by_side = side_by_side
        self._is_tick = len(boxes) == 1 and boxes[0][0].kind is Kind.TICK
        self._box_height = max(_HEIGHTS[box.kind] for box, _element in boxes)
        self.spaceAfter = 3.0 if self._is_tick else 7.0

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        columns = len(self._boxes) if self._side_by_side else 1
        self._column = (availWidth - _BETWEEN * (columns - 1)) / columns
        room = self._column - (_HEIGHTS[Kind.TICK] + _GAP * 2 if self._is_tick else 0.0)
        heights = [part.wrap(room, availHeight)[1] for part in self._said]
        self._said_height = (max(heights) if heights else 0.0) if self._side_by_side else sum(heights)
        below = 0.0 if self._is_tick else (_GAP if heights else 0.0) + self._box_height
        self.height = max(self._said_height + below, self._box_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the labels, then the boxes: a screen reader says them in this order."""
        left, top = (_HEIGHTS[Kind.TICK] + _GAP * 2 if self._is_tick else 0.0), self.height
        for number, part in enumerate(self._said):
            if self._side_by_side:
                part.drawOn(self.canv, number * (self._column + _BETWEEN), self.height - part.height)
                continue
            top -= part.height
            part.drawOn(self.canv, left, top)
        for number, (box, element) in enumerate(self._boxes):
            x = number * (self._column + _BETWEEN)
            height = self._box_height
            bottom = self.height - height if self._is_tick else 0.0
            place = (*self._on_page(x, bottom), *self._on_page(x + self._width(box), bottom + height))
            self.canv.widget(element, box.annotation(place))

    def _width(self, box: Box) -> float:
        return _HEIGHTS[Kind.TICK] if box.kind is Kind.TICK else self._column

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        return self.canv.absolutePosition(x, y)


class HiddenField(Flowable):
    """A field of the form that takes no room and is not seen."""

    canv: TaggedCanvas

    def __init__(self, dictionary: PDFDictionary) -> None:
        super().__init__()
        self._dictionary = dictionary

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        """Put the field on the page."""
        self.canv.widget(None, self._dictionary)
