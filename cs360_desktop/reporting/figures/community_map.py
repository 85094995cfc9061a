"""The community map as a vector drawing, readable in gray: boxes differ by shape, lines by dashes."""

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color

from cs360_desktop.domain.community_map import Box, CommunityMap, Kind, MapLine, lay_out
from cs360_desktop.reporting import styles
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.wording import Wording

_SIZE = 10.5
_SIDE = 6.0
_EDGE = 3.5


def community_map_drawing(value: CommunityMap, words: Wording) -> Drawing:
    """Return the map; a table says every line of it."""
    picture = lay_out(value)
    drawing = Drawing(picture.width, picture.height, initialFontName=styles.REGULAR)
    height = picture.height
    for line in picture.lines:
        drawing.add(_line(line, height))
    for box in picture.boxes:
        _draw_box(drawing, box, height)
    for kind, left, top in picture.heads:
        drawing.add(_text(words(f"stakeholders.head_{kind.value}"), left, height - top - 12, styles.SEMIBOLD, Ink.TEXT))
    for category, left, top in picture.categories:
        name = category or words("stakeholders.no_category")
        drawing.add(_text(name, left, height - top - 12, styles.REGULAR, Ink.MUTED))
    return drawing


def _line(line: MapLine, height: float) -> Line:
    (left, top), (right, bottom) = line.start, line.end
    drawn = Line(left, height - top, right, height - bottom, strokeColor=Ink.TEXT, strokeWidth=0.8)
    if line.dashed:
        drawn.strokeDashArray = [4, 2.5]
    return drawn


def _draw_box(drawing: Drawing, box: Box, height: float) -> None:
    bottom = height - box.top - box.height
    radius = box.height / 2.2 if box.kind is Kind.BODY else 0
    shape = Rect(box.left, bottom, box.width, box.height, rx=radius, ry=radius)
    shape.fillColor, shape.strokeColor, shape.strokeWidth = Ink.SURFACE, Ink.LINE_STRONG, 0.9
    drawing.add(shape)
    left = box.left + _SIDE
    if box.kind is Kind.PROBLEM:
        edge = Rect(box.left, bottom, _EDGE, box.height)
        edge.fillColor, edge.strokeColor = Ink.TEXT, None
        drawing.add(edge)
        left += _EDGE
    room = box.left + box.width - _SIDE - left
    text = styles.fitted(box.text, styles.REGULAR, _SIZE, room)
    drawing.add(_text(text, left, bottom + (box.height - _SIZE) / 2 + 2, styles.REGULAR, Ink.TEXT))


def _text(text: str, left: float, base: float, face: str, color: Color) -> String:
    return String(left, base, text, fontName=face, fontSize=_SIZE, fillColor=color)
