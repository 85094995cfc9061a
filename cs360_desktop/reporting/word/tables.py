"""Tables of a Word document: a head that is repeated on each page, rows that are not torn, widths as in the PDF."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell

from cs360_desktop.reporting import grid
from cs360_desktop.reporting.content import Content, Tick, content_text
from cs360_desktop.reporting.grid import Column
from cs360_desktop.reporting.styles import TEXT_WIDTH
from cs360_desktop.reporting.tagged.table import GAP
from cs360_desktop.reporting.text import lines, one_line, shortened
from cs360_desktop.reporting.word.styles import CELL, CELL_HEAD, CELL_MUTED, TABLE
from cs360_desktop.reporting.wording import Wording

_BOX = {True: "☑", False: "☐"}
_LOOKS = {"firstRow": 0x20, "firstColumn": 0x80, "noHBand": 0x200, "noVBand": 0x400}
"""Which parts of its style a table shows, as older programs read it: as one number."""
_SPARE = 1.3
"""What figures get more than in the PDF, since another typeface may take the place of ours."""


_FIELD_WIDTHS = (grid.FIELD_WIDTHS[0] + GAP, grid.FIELD_WIDTHS[1])


def add_table(
    document: Document,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Content]],
    words: Wording,
    row_head: int | None,
) -> None:
    """Add rows under a head.

    Raises:
        ValueError: a row has not one content for each column, or there are more columns than a page can hold.
    """
    grid.check(columns, rows)
    table = _new(document, 1 + len(rows), _widths(columns, rows, words))
    _look(table, first_row=True, first_column=row_head == 0)
    head, *body = _cells(table)
    for cell, column in zip(head, columns, strict=True):
        _write(cell, [shortened(column.head, grid.HEAD_LIMIT)], CELL_HEAD, figures=column.figures)
    _mark(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001  the library has no call for it
    for cells, row in zip(body, rows, strict=True):
        for cell, column, content in zip(cells, columns, row, strict=True):
            _fill(cell, content, words, figures=column.figures)


def add_fields(document: Document, rows: Sequence[tuple[str, Content]], words: Wording) -> None:
    """Add labels and values as a table of two columns."""
    table = _new(document, len(rows), _FIELD_WIDTHS)
    _look(table, first_row=False, first_column=True)
    for (label_cell, value_cell), (label, content) in zip(_cells(table), rows, strict=True):
        _write(label_cell, lines(label) or [""], CELL_MUTED, figures=False)
        _fill(value_cell, content, words, figures=False)


def ticked(text: str, words: Wording, *, ticked: bool) -> str:
    """A square, ticked or not, and what it stands for."""
    return f"{_BOX[ticked]} {one_line(text) or words('common.not_given')}"


def _new(document: Document, rows: int, widths: Sequence[float]) -> Table:
    table: Table = document.add_table(rows, len(widths), TABLE)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row, cells in zip(table.rows, _cells(table), strict=True):
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001  as above
        for cell, width in zip(cells, widths, strict=True):
            cell.width = Pt(width)
    return table


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Content]], words: Wording) -> list[float]:
    """Points for each column with the gap behind it; the last has its gap inside the text width too."""
    printed = grid.widths(columns, rows, words)
    needed = [
        (width * _SPARE if column.figures else width) + GAP for column, width in zip(columns, printed, strict=True)
    ]
    free = TEXT_WIDTH - sum(width for width, column in zip(needed, columns, strict=True) if column.figures)
    shares = sum(width for width, column in zip(needed, columns, strict=True) if not column.figures)
    if free <= 0 or not shares:
        return [width * TEXT_WIDTH / sum(needed) for width in needed]
    return [width if column.figures else width * free / shares for width, column in zip(needed, columns, strict=True)]


def _cells(table: Table) -> list[list[_Cell]]:
    """All cells, row by row; asking the library for one after the other takes the square of the time."""
    return [[_Cell(cell, table) for cell in row.tc_lst] for row in table._tbl.tr_lst]  # noqa: SLF001


def _mark(properties: object, name: str) -> None:
    properties.append(OxmlElement(name))  # type: ignore[attr-defined]  # an element of lxml


def _look(table: Table, *, first_row: bool, first_column: bool) -> None:
    look = table._tblPr.find(qn("w:tblLook"))  # noqa: SLF001  as above
    assert look is not None
    for name in list(look.attrib):
        del look.attrib[name]
    wanted = {"firstRow": first_row, "firstColumn": first_column, "noHBand": True, "noVBand": True}
    for key, is_on in wanted.items():
        look.set(qn(f"w:{key}"), "1" if is_on else "0")
    look.set(qn("w:val"), f"{sum(_LOOKS[key] for key, is_on in wanted.items() if is_on):04X}")


def _fill(cell: _Cell, content: Content, words: Wording, *, figures: bool) -> None:
    if isinstance(content, Tick):
        _write(cell, [ticked(content.text, words, ticked=content.ticked)], CELL, figures=figures)
        return
    given = lines(content_text(content))
    if given:
        _write(cell, given, CELL, figures=figures)
    else:
        _write(cell, [words("common.not_given")], CELL_MUTED, figures=figures)


def _write(cell: _Cell, texts: Sequence[str], style: str, *, figures: bool) -> None:
    for number, text in enumerate(texts):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(text)
        if figures:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
