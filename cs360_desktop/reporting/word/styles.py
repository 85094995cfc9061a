"""The look of a Word document, set in its styles so that a town can change it in one place (ui/guide.md §14)."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from reportlab.lib.colors import Color

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.paper import chosen_paper
from cs360_desktop.reporting.styles import Ink

FONT = "Calibri"
"""A typeface that the program of a town has, unlike the one inside the PDFs; LibreOffice takes one as wide."""

OVERLINE, STRONG, SMALL, MUTED = "CS360 Agency", "CS360 Strong", "CS360 Small", "CS360 Not Given"
CELL, CELL_HEAD, CELL_MUTED = "CS360 Cell", "CS360 Head", "CS360 Cell Not Given"
TABLE = "CS360 Table"

_INHERITED = ("w:rFonts", "w:color", "w:spacing")
"""Of the library's styles: fonts and colors of a theme, which would win over those set here, and wide letters."""

_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="CS360Table">
  <w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="D9DDE1"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9DDE1"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="140" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="78818A"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>
"""


def set_up(document: Document, language: str) -> None:
    """Give a new document its paper, margins that leave lines of one length, language and styles."""
    section, paper = document.sections[0], chosen_paper()
    section.page_width, section.page_height = Pt(paper.width), Pt(paper.height)
    section.left_margin = section.right_margin = Pt((paper.width - styles.TEXT_WIDTH) / 2)
    section.top_margin = section.bottom_margin = Pt(styles.MARGIN)
    section.header_distance = section.footer_distance = Pt(styles.MARGIN * 0.55)
    for tag in [*document.styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))]:
        tag.set(qn("w:val"), language)
    _set(document, "Normal", styles.BODY.fontSize, after=styles.BODY.spaceAfter)
    _set(document, "Heading 1", styles.TITLE.fontSize, bold=True, after=2)
    for level, style in styles.HEADINGS.items():
        _set(document, f"Heading {level}", style.fontSize, bold=True, before=style.spaceBefore, after=style.spaceAfter)
    _set(document, "Subtitle", styles.SUBTITLE.fontSize, after=10)
    _set(document, "List Bullet", styles.ITEM.fontSize, after=3)
    _set(document, "List", styles.ITEM.fontSize, after=3)
    for name in ("Caption", "Header", "Footer"):
        _set(document, name, styles.SMALL.fontSize, color=Ink.MUTED, after=6 if name == "Caption" else 0)
    for name, size, bold, color, after in _OWN:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
        _set(document, name, size, bold=bold, color=color, after=after)
    document.styles.element.append(parse_xml(_TABLE))


_OWN = (
    (OVERLINE, styles.OVERLINE.fontSize, False, Ink.MUTED, 0.0),
    (STRONG, styles.STRONG.fontSize, True, Ink.TEXT, styles.STRONG.spaceAfter),
    (SMALL, styles.SMALL.fontSize, False, Ink.MUTED, styles.SMALL.spaceAfter),
    (MUTED, styles.BODY.fontSize, False, Ink.MUTED, styles.BODY.spaceAfter),
    (CELL, styles.CELL.fontSize, False, Ink.TEXT, 0.0),
    (CELL_HEAD, styles.HEAD.fontSize, True, Ink.MUTED, 0.0),
    (CELL_MUTED, styles.CELL.fontSize, False, Ink.MUTED, 0.0),
)
"""Our own styles: name, size, bold, color, space after."""


def _set(
    document: Document,
    name: str,
    size: float,
    *,
    bold: bool = False,
    color: Color = Ink.TEXT,
    before: float = 0.0,
    after: float = 0.0,
) -> None:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    letters = style.element.get_or_add_rPr()
    for inherited in [each for name in _INHERITED for each in letters.findall(qn(name))]:
        letters.remove(inherited)
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(color.hexval()[2:].upper())
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.15
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
