"""A line to sign on and one for the date, with the words that stand under them."""

from reportlab.platypus import Flowable
from typing_extensions import override

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.tagged.canvas import TaggedCanvas
from cs360_desktop.reporting.tagged.rule import draw_rule

_ROOM = 40.0
"""Above the lines, for a hand."""
_GAP = 24.0
_NAME_SHARE = 0.68


class SignatureLine(Flowable):
    """Two lines side by side; the words under each are read as the paragraphs they are."""

    canv: TaggedCanvas

    def __init__(self, name: Flowable, day: Flowable) -> None:
        super().__init__()
        self._name, self._day = name, day

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        self._name_width = (availWidth - _GAP) * _NAME_SHARE
        words = max(
            self._name.wrap(self._name_width, availHeight)[1],
            self._day.wrap(availWidth - _GAP - self._name_width, availHeight)[1],
        )
        self.height = _ROOM + words
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines with their words."""
        line = self.height - _ROOM
        for part, left, width in (
            (self._name, 0.0, self._name_width),
            (self._day, self._name_width + _GAP, self.width - self._name_width - _GAP),
        ):
            self.canv.saveState()
            self.canv.translate(left, 0)
            draw_rule(self.canv, styles.Ink.TEXT, width, line)
            self.canv.restoreState()
            part.drawOn(self.canv, left, line - part.height - 2)
