"""Readiness over time: two stepped lines from 0 to 6, what was answered and what the workspace shows (guide 03)."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from cs360_desktop.domain.baseline import REQUIREMENT_CODES, MonthOfReadiness
from cs360_desktop.domain.wording import format_month
from cs360_desktop.ui.baseline.words import tr
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import minimum_height, px
from cs360_desktop.ui.common.typography import Type, font

_ALL = len(REQUIREMENT_CODES)
_LEFT, _RIGHT, _TOP, _BOTTOM = 26, 140, 8, 36
_GRID = (0, 2, 4, 6)


class ReadinessView(QWidget):
    """The chart. Its description tells every month, and so does the pointer over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthOfReadiness, ...] = ()
        self.setAccessibleName(tr("Readiness over time"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        minimum_height(self, 126)

    def show_months(self, months: Sequence[MonthOfReadiness]) -> None:
        """Show these months, the oldest first."""
        self._months = tuple(months)
        self.setAccessibleDescription("; ".join(map(month_said, self._months)))
        self.setVisible(bool(self._months))
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        inside = bool(self._months) and area.contains(event.position())
        width = area.width() / max(len(self._months), 1)
        text = month_said(self._months[int((event.position().x() - area.left()) / width)]) if inside else ""
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        tokens = tokens_of(self.palette())
        lines = (
            ([each.shown for each in self._months], tokens.accent, Qt.PenStyle.DashLine),
            ([each.claimed for each in self._months], tokens.text, Qt.PenStyle.SolidLine),
        )
        for values, color, style in lines:
            painter.setPen(QPen(qcolor(color), px(2), style))
            painter.drawPolyline(self._steps(values))
        self._paint_names(painter)
        if self.hasFocus():
            painter.setPen(QPen(qcolor(tokens.focus), px(2)))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _area(self) -> QRectF:
        return QRectF(px(_LEFT), px(_TOP), self.width() - px(_LEFT + _RIGHT), self.height() - px(_TOP + _BOTTOM))

    def _height_of(self, value: int) -> float:
        area = self._area()
        return area.bottom() - area.height() * value / _ALL

    def _steps(self, values: Sequence[int]) -> QPolygonF:
        """A level stretch for each month."""
        area = self._area()
        width = area.width() / len(values)
        points = QPolygonF()
        for place, value in enumerate(values):
            for edge in (place, place + 1):
                points.append(QPointF(area.left() + edge * width, self._height_of(value)))
        return points

    def _paint_grid(self, painter: QPainter) -> None:
        tokens, area = tokens_of(self.palette()), self._area()
        painter.setFont(font(Type.CAPTION))
        for value in _GRID:
            height = self._height_of(value)
            painter.setPen(QPen(qcolor(tokens.line_strong if value == 0 else tokens.line), px(1)))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
            painter.setPen(qcolor(tokens.muted))
            box = QRectF(0, height - px(9), px(_LEFT - 8), px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(value))
        width = area.width() / len(self._months)
        widest = QFontMetricsF(painter.font()).horizontalAdvance("Mmm ")
        every = max(1, round(widest / width + 0.5))
        for place, each in enumerate(self._months):
            if place % every:
                continue
            first = place == 0 or each.month.start.month <= every
            label = format_month(each.month.start)[:3] + (f"\n{each.month.start.year}" if first else "")
            box = QRectF(area.left() + place * width, area.bottom() + px(4), width * every, px(_BOTTOM - 4))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, label)

    def _paint_names(self, painter: QPainter) -> None:
        """Name the lines at their right ends; names that would collide are kept apart."""
        tokens, last, area = tokens_of(self.palette()), self._months[-1], self._area()
        claimed, shown = self._height_of(last.claimed), self._height_of(last.shown)
        apart = px(18)
        if abs(claimed - shown) < apart:
            middle = min(max((claimed + shown) / 2, area.top() + apart / 2), area.bottom() - apart / 2)
            above = -apart / 2 if last.claimed >= last.shown else apart / 2
            claimed, shown = middle + above, middle - above
        names = (
            (claimed, tokens.text, tr("your answers: {n}").format(n=last.claimed)),
            (shown, tokens.accent, tr("evidence: {n}").format(n=last.shown)),
        )
        for height, color, name in names:
            painter.setPen(qcolor(color))
            box = QRectF(area.right() + px(8), height - apart / 2, px(_RIGHT - 8), apart)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def month_said(each: MonthOfReadiness) -> str:
    """A month in words: `October 2026: 4 met by your answers, 4 by evidence`."""
    return tr("{month}: {claimed} of {all} met by your answers, {shown} by evidence").format(
        month=each.month.label, claimed=each.claimed, shown=each.shown, all=_ALL
    )
