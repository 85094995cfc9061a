"""Small strokes shared by everything that paints itself."""

from functools import cache

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from cs360_desktop.ui.common.palettes import qcolor

LEFT = Qt.AlignmentFlag.AlignLeft
_ELIDE = Qt.TextElideMode.ElideRight


def draw_line(
    painter: QPainter, box: QRect, text: str, face: QFont, color: str, *, align: Qt.AlignmentFlag = LEFT
) -> None:
    """Draw one line of text, vertically centered, ended with "…" where the box is too narrow; `color` is `#RRGGBB`."""
    painter.setFont(face)
    painter.setPen(qcolor(color))
    shown = QFontMetrics(face).elidedText(text, _ELIDE, box.width())
    painter.drawText(box, _flags(align), shown)


@cache
def _flags(align: Qt.AlignmentFlag) -> int:
    """Flags of one centered line; putting them together costs a quarter of the painting."""
    return int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


def paint_later(widget: QWidget) -> None:
    """Paint a widget of many cells once all around it is painted, so that a key or a click gets in between."""
    widget.setUpdatesEnabled(False)

    def after_the_rest() -> None:  # the first turn may come before the rest is painted
        QTimer.singleShot(0, widget, lambda: widget.setUpdatesEnabled(True))

    QTimer.singleShot(0, widget, after_the_rest)
