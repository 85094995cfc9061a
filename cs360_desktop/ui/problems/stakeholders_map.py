"""The picture of the community map on the screen; the table beside it says the same in words."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.domain.community_map import WIDTH, Box, CommunityMap, Kind, MapLine, MapPicture, lay_out
from cs360_desktop.ui.common.painting import draw_line
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import applies, px, remember
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type, font

_LEAST_WIDTH = 420


class MapPicturePanel(QWidget):
    """Draws boxes and lines; a click or the arrow keys choose a stakeholder, whose lines are then thicker.

    Signals:
        chosen(int): the key of another stakeholder.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: MapPicture = lay_out(CommunityMap((), (), ()))
        self._order: list[int] = []
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Community map"))
        remember(self, "communityMap", 1)

    def show_map(self, value: CommunityMap, chosen: int = 0) -> None:
        """Show a map, with one stakeholder chosen."""
        self._picture = lay_out(value)
        self._order = [each.id for each in value.stakeholders]
        self._chosen = chosen
        words = self.tr("{stakeholders} stakeholders, {links} connections. The table below lists every connection.")
        self.setAccessibleDescription(words.format(**value.counts))
        self.fit()

    def choose(self, stakeholder_id: int) -> None:
        """Show whose lines are drawn thicker, without telling anybody."""
        self._chosen = stakeholder_id
        self.update()

    def fit(self) -> None:
        """Be as high as the picture is at the present zoom."""
        self.setMinimumWidth(px(_LEAST_WIDTH))
        self.setFixedHeight(px(round(self._picture.height)) + 2)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(round(WIDTH)), self.height())

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = {
            Kind.BODY: self.tr("Bodies"),
            Kind.STAKEHOLDER: self.tr("Stakeholders"),
            Kind.PROBLEM: self.tr("Problems"),
        }
        for kind, left, top in self._picture.heads:
            self._write(painter, names[kind], (left, top), font(Type.STRONG), tokens.text)
        for category, left, top in self._picture.categories:
            self._write(painter, category or self.tr("No category"), (left, top), font(Type.CAPTION), tokens.muted)
        thick = [line for line in self._picture.lines if line.stakeholder_id == self._chosen]
        for line in self._picture.lines:
            if line.stakeholder_id != self._chosen:
                self._draw_line(painter, line, tokens.line_strong, 1)
        for line in thick:
            self._draw_line(painter, line, tokens.accent, 2)
        touched = {(line.kind, line.target_id) for line in thick} | {(Kind.STAKEHOLDER, self._chosen)}
        for box in self._picture.boxes:
            self._draw_box(painter, box, tokens, touched=(box.kind, box.id) in touched)
        painter.end()

    def _write(self, painter: QPainter, text: str, at: tuple[float, float], face: object, color: str) -> None:
        box = QRect(round(self._x(at[0])), px(round(at[1])), round(self._x(200)), px(18))
        draw_line(painter, box, text, face, color)  # type: ignore[arg-type]  # a font of the type scale

    def _draw_line(self, painter: QPainter, line: MapLine, color: str, width: int) -> None:
        pen = QPen(qcolor(color), width)
        if line.dashed:
            pen.setDashPattern([5, 3])
        painter.setPen(pen)
        painter.drawLine(self._point(line.start), self._point(line.end))

    def _draw_box(self, painter: QPainter, box: Box, tokens: Tokens, *, touched: bool) -> None:
        shape = self._shape(box)
        painter.setPen(QPen(qcolor(tokens.accent if touched else tokens.line_strong), 2 if touched else 1))
        painter.setBrush(qcolor(tokens.surface if box.kind is Kind.STAKEHOLDER else tokens.sunken))
        radius = px(10) if box.kind is Kind.BODY else 0
        painter.drawRoundedRect(shape, radius, radius)
        inner = shape.toRect().adjusted(px(8), 0, -px(8), 0)
        if box.kind is Kind.PROBLEM:
            edge = QRectF(shape.left(), shape.top(), px(4), shape.height())
            painter.fillRect(edge, qcolor(tokens.text))
            inner.setLeft(inner.left() + px(3))
        if self.hasFocus() and box.kind is Kind.STAKEHOLDER and box.id == self._chosen:
            painter.setPen(QPen(qcolor(tokens.focus), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(shape.adjusted(-2, -2, 2, 2))
        draw_line(painter, inner, box.text, font(Type.BODY), tokens.text)

    def _x(self, x: float) -> float:
        """Boxes follow the width of the window; their height is that of a line of text."""
        return x * (self.width() - 3) / WIDTH + 1

    def _point(self, at: tuple[float, float]) -> QPointF:
        return QPointF(self._x(at[0]), px(round(at[1])) + 1)

    def _shape(self, box: Box) -> QRectF:
        left, right = self._x(box.left), self._x(box.left + box.width)
        return QRectF(left, px(round(box.top)) + 1, right - left, px(round(box.height)))

    def _at(self, at: QPointF) -> Box | None:
        return next((box for box in self._picture.boxes if self._shape(box).contains(at)), None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = self._at(event.position())
        if box is not None and box.kind is Kind.STAKEHOLDER:
            self._choose(box.id)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        box = self._at(event.position())
        self.setToolTip(box.text if box is not None and self._is_cut(box) else "")

    def _is_cut(self, box: Box) -> bool:
        return QFontMetrics(font(Type.BODY)).horizontalAdvance(box.text) > self._shape(box).width() - px(16)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self._order:
            super().keyPressEvent(event)
            return
        at = self._order.index(self._chosen) + step if self._chosen in self._order else 0
        self._choose(self._order[min(max(at, 0), len(self._order) - 1)])

    def _choose(self, stakeholder_id: int) -> None:
        self._chosen = stakeholder_id
        self.update()
        self.chosen.emit(stakeholder_id)


applies("communityMap", lambda panel, _value: panel.fit())
