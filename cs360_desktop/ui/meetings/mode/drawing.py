"""Painting a chart of the documents on the screen as vectors, as large as it is needed."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from cs360_desktop.ui.common.tokens import LIGHT, Tokens

_SEMIBOLD, _ITALIC = "Semibold", "Italic"


Ink = Callable[[Any], QColor]


def paint_drawing(painter: QPainter, drawing: Any, box: QRectF, family: str, tokens: Tokens = LIGHT) -> None:
    """Paint a drawing into a box, as large as fits, at its top left.

    Args:
        painter: where.
        drawing: of reportlab; its origin is at the bottom left.
        box: in px.
        family: the typeface of its letters.
        tokens: of the screen it is painted on; a drawing is made in the colors of paper, which are the light ones.
    """
    colors: dict[str, str] = {}
    for each in fields(Tokens):
        colors.setdefault(getattr(LIGHT, each.name).upper(), getattr(tokens, each.name))

    def ink(color: Any) -> QColor:
        made = QColor.fromRgbF(color.red, color.green, color.blue, getattr(color, "alpha", 1.0))
        found = QColor(colors.get(made.name().upper(), made.name()))
        found.setAlphaF(made.alphaF())
        return found

    scale = min(box.width() / drawing.width, box.height() / drawing.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(scale, scale)
    painter.translate(0, drawing.height)
    for shape in drawing.contents:
        _paint(painter, shape, family, ink)
    painter.restore()


def texts_of(drawing: Any) -> list[str]:
    """Every text of a drawing, as it is painted."""
    found: list[str] = []
    for shape in drawing.contents:
        if hasattr(shape, "contents"):
            found += texts_of(shape)
        elif hasattr(shape, "text"):
            found.append(str(shape.text))
    return found


def _paint(painter: QPainter, shape: Any, family: str, ink: Ink) -> None:
    kind = type(shape).__name__
    if kind == "Group":
        for part in shape.contents:
            _paint(painter, part, family, ink)
        return
    if kind == "String":
        _write(painter, shape, family, ink)
        return
    painter.setPen(_pen(shape, ink))
    painter.setBrush(_brush(shape, ink))
    if kind == "Line":
        painter.drawLine(QPointF(shape.x1, -shape.y1), QPointF(shape.x2, -shape.y2))
    elif kind == "PolyLine":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_points(shape.points))
    elif kind == "Polygon":
        painter.drawPolygon(_points(shape.points))
    elif kind == "Rect":
        painter.drawRect(QRectF(shape.x, -shape.y - shape.height, shape.width, shape.height))
    elif kind == "Circle":
        painter.drawEllipse(QPointF(shape.cx, -shape.cy), shape.r, shape.r)
    elif kind == "Path":
        painter.drawPath(_path(shape))
    else:
        raise NotImplementedError(f"a {kind} in a chart")


def _write(painter: QPainter, shape: Any, family: str, ink: Ink) -> None:
    font = QFont(family)
    font.setPixelSize(100)  # a font of whole px, scaled: its metrics are then the same at every size
    font.setWeight(QFont.Weight.DemiBold if _SEMIBOLD in shape.fontName else QFont.Weight.Normal)
    font.setItalic(_ITALIC in shape.fontName)
    width = QFontMetricsF(font).horizontalAdvance(shape.text) * shape.fontSize / 100
    left = shape.x - {"middle": width / 2, "end": width}.get(shape.textAnchor, 0.0)
    painter.save()
    painter.translate(left, -shape.y)
    painter.scale(shape.fontSize / 100, shape.fontSize / 100)
    painter.setFont(font)
    painter.setPen(ink(shape.fillColor))
    painter.drawText(QPointF(0, 0), shape.text)
    painter.restore()


def _pen(shape: Any, ink: Ink) -> QPen:
    color = getattr(shape, "strokeColor", None)
    width = getattr(shape, "strokeWidth", 1.0) or 0.0
    if color is None or not width:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(ink(color), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(
        Qt.PenJoinStyle.RoundJoin if getattr(shape, "strokeLineJoin", 0) == 1 else Qt.PenJoinStyle.MiterJoin
    )
    dashes = getattr(shape, "strokeDashArray", None)
    if dashes:
        pen.setDashPattern([max(dash / width, 0.01) for dash in dashes])
    return pen


def _brush(shape: Any, ink: Ink) -> QBrush:
    color = getattr(shape, "fillColor", None)
    return QBrush(Qt.BrushStyle.NoBrush) if color is None else QBrush(ink(color))


def _points(flat: Any) -> QPolygonF:
    return QPolygonF([QPointF(x, -y) for x, y in zip(flat[::2], flat[1::2], strict=True)])


def _path(shape: Any) -> QPainterPath:
    path, at = QPainterPath(), 0
    for operator in shape.operators:
        count = (2, 2, 6, 0)[operator]
        numbers = shape.points[at : at + count]
        at += count
        points = [QPointF(x, -y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if operator == 0:
            path.moveTo(points[0])
        elif operator == 1:
            path.lineTo(points[0])
        elif operator == 2:
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path
