"""Rules: thin lines across the text, as artefacts."""

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable
from typing_extensions import override

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.tagged.canvas import TaggedCanvas

_THICKNESS = 0.6


def draw_rule(canvas: TaggedCanvas, color: Color, width: float, y: float) -> None:
    """Draw a rule from the left edge at the height `y`."""
    with canvas.artefact():
        canvas.setStrokeColor(color)
        canvas.setLineWidth(_THICKNESS)
        canvas.line(0, y, width, y)


class Rule(Flowable):
    """A rule across the whole text."""

    canv: TaggedCanvas

    def __init__(self, *, after: float) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = 4.0, after

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, _THICKNESS
        return self.width, self.height

    def draw(self) -> None:
        """Draw the rule."""
        draw_rule(self.canv, styles.Ink.LINE_STRONG, self.width, 0)
