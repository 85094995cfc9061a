"""The look of a document: page, typeface, text styles and the light colors (ui/guide.md §5, §14).

Importing this module registers the typeface with reportlab, once.
"""

import importlib.util
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PAGE_WIDTH, PAGE_HEIGHT = letter
MARGIN = 54.0
"""All four margins: 0.75 inch, in points."""
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
TEXT_HEIGHT = PAGE_HEIGHT - 2 * MARGIN

REGULAR, SEMIBOLD, ITALIC = "CS360-Regular", "CS360-Semibold", "CS360-Italic"
_FONT_PACKAGE = "font_source_sans_pro"
_FONT_FILES = {
    REGULAR: "SourceSansPro-Regular.ttf",
    SEMIBOLD: "SourceSansPro-Semibold.ttf",
    ITALIC: "SourceSansPro-It.ttf",
}
MISSING_LETTER = "☐"
"""Printed for a letter the typeface does not have; the letter itself stays in the file and is read aloud."""


class Ink:
    """The light color tokens of ui/guide.md §5, §13 and §14."""

    TEXT = HexColor("#1A1E22")
    MUTED = HexColor("#545C64")
    LINE = HexColor("#D9DDE1")
    LINE_STRONG = HexColor("#78818A")
    SURFACE = HexColor("#FFFFFF")
    ACCENT = HexColor("#1C5A8A")
    OK = HexColor("#1F6B40")
    WARN = HexColor("#845400")
    BAD = HexColor("#A32A2A")
    SIGNAL = HexColor("#6B3A86")
    DRAFT = HexColor("#E3E6E9")
    GRID = HexColor("#E6E9EC")
    BAND = HexColor("#D9E3EA")
    BAND_EDGE = HexColor("#6C8292")
    BREAK = HexColor("#6E4A1E")
    SERIES_2 = HexColor("#1C5A8A")
    SERIES_3 = HexColor("#A0560E")
    SERIES_4 = HexColor("#54702A")


def _style(
    name: str, size: float, leading: float, *, font: str = REGULAR, color: Color = Ink.TEXT, after: float = 0.0
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=color,
        spaceAfter=after,
        allowWidows=0,
        allowOrphans=0,
    )


def _heading(name: str, size: float, leading: float, before: float) -> ParagraphStyle:
    style = _style(name, size, leading, font=SEMIBOLD, after=4)
    style.spaceBefore = before
    style.keepWithNext = 1
    return style


def indented(style: ParagraphStyle, left: float) -> ParagraphStyle:
    """Return the style with room for a symbol or bullet `left` points wide before the text."""
    return ParagraphStyle(f"{style.name} {left:g}", parent=style, leftIndent=left)


BODY = _style("body", 10, 14, after=6)
STRONG = _style("strong", 10, 14, font=SEMIBOLD, after=6)
SMALL = _style("small", 9, 12, color=Ink.MUTED, after=6)
ITEM = _style("item", 10, 14, after=3)

LABEL = _style("label", 10, 13, font=SEMIBOLD)
HELP = _style("help", 9, 11.5, color=Ink.MUTED)

OVERLINE = _style("overline", 9, 13, color=Ink.MUTED)
SUBTITLE = _style("subtitle", 10, 14)
TITLE = _style("title", 15, 19, font=SEMIBOLD, after=2)
HEADINGS = {
    2: _heading("section", 11.5, 15, before=14),
    3: _heading("subsection", 10, 14, before=8),
    4: _heading("detail", 9, 12, before=6),
}

CELL = _style("cell", 9.5, 12.5)
HEAD = _style("head", 9, 11.5, font=SEMIBOLD, color=Ink.MUTED)


def right(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style set flush right, for figures and their heads."""
    return ParagraphStyle(f"{style.name} right", parent=style, alignment=TA_RIGHT)


def muted(style: ParagraphStyle) -> ParagraphStyle:
    """Return the style in the quiet color."""
    return ParagraphStyle(f"{style.name} muted", parent=style, textColor=Ink.MUTED)


def fitted(text: str, font: str, size: float, width: float) -> str:
    """Return the text, cut with … where it is wider than `width` points."""
    if pdfmetrics.stringWidth(text, font, size) <= width:
        return text
    letters = 0
    used = pdfmetrics.stringWidth("…", font, size)
    for sign in text:
        used += pdfmetrics.stringWidth(sign, font, size)
        if used > width:
            break
        letters += 1
    return f"{text[:letters].rstrip()}…"


def font_folder() -> Path:
    """Return where the font files lie, in an installation and in the packaged program alike.

    The package is looked up, not imported: in the packaged program it may be present as data files alone.
    """
    spec = importlib.util.find_spec(_FONT_PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec is not None else []
    for place in places:
        folder = Path(place) / "files"
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the font files of {_FONT_PACKAGE} are not installed")


def _register_fonts() -> None:
    folder = font_folder()
    for name, file in _FONT_FILES.items():
        font = TTFont(name, str(folder / file), asciiReadable=False)
        # A letter that is missing takes the room of the sign printed in its place.
        font.face.defaultWidth = font.face.charWidths[ord(MISSING_LETTER)]
        pdfmetrics.registerFont(font)


_register_fonts()
