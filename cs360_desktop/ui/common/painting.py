"""Small strokes shared by everything that paints itself."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from cs360_desktop.ui.common.palettes import qcolor

LEFT = Qt.AlignmentFlag.AlignLeft


def draw_line(
    painter: QPainter, box: QRect, text: str, face: QFont, color: str, *, align: Qt.AlignmentFlag = LEFT
) -> None:
    """Draw one line of text, vertically centered, ended with "…" where the box is too narrow; `color` is `#RRGGBB`."""
    painter.setFont(face)
    painter.setPen(qcolor(color))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
