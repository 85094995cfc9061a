"""Drawings as figures with a text alternative and their place on the page."""

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable
from typing_extensions import override

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.tagged.canvas import TaggedCanvas
from cs360_desktop.reporting.tagged.structure import Element


class TaggedFigure(Flowable):
    """A vector drawing, made smaller where it would not fit the page; stays with what follows (its caption)."""

    canv: TaggedCanvas

    def __init__(self, drawing: Drawing, *, element: Element, keep_with_next: bool) -> None:
        super().__init__()
        # Else every drawing names a typeface of the viewer, which is not in the file.
        drawing.setProperties({"initialFontName": styles.REGULAR})
        self._drawing = drawing
        self._element = element
        self._scale = min(1.0, styles.TEXT_WIDTH / drawing.width, styles.TEXT_HEIGHT / 2 / drawing.height)
        self.width = drawing.width * self._scale
        self.height = drawing.height * self._scale
        self.keepWithNext = keep_with_next
        self.spaceBefore, self.spaceAfter = 10.0, 4.0

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        """Draw the figure and note its place on the page."""
        left, bottom = self.canv.absolutePosition(0, 0)
        box = f"[{left:.2f} {bottom:.2f} {left + self.width:.2f} {bottom + self.height:.2f}]"
        self._element.attributes = {"O": "/Layout", "Placement": "/Block", "BBox": box}
        with self.canv.content(self._element):
            self.canv.saveState()
            self.canv.scale(self._scale, self._scale)
            renderPDF.draw(self._drawing, self.canv, 0, 0)
            self.canv.restoreState()
