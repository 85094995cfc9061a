"""Tables and label–value rows made of contents: columns, widths and the elements behind the cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from cs360_desktop.reporting import styles
from cs360_desktop.reporting.content import Content, Picture, content_text, flowables
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.tagged.paragraph import TaggedParagraph, fill
from cs360_desktop.reporting.tagged.structure import Element
from cs360_desktop.reporting.tagged.table import GAP, Row, TaggedTable
from cs360_desktop.reporting.text import lines, shortened
from cs360_desktop.reporting.wording import Wording

_MOST_COLUMNS = 16
HEAD_LIMIT = 80
"""Letters of a head; more are cut."""
_LEAST_WIDTH = 40.0
_MOST_FOR_FIGURES = 130.0
_LABEL_WIDTH = 140.0
FIELD_WIDTHS = (_LABEL_WIDTH, styles.TEXT_WIDTH - _LABEL_WIDTH - GAP)
"""Points for the labels and the values of fields."""
_COLUMN_HEAD = {"O": "/Table", "Scope": "/Column"}
_ROW_HEAD = {"O": "/Table", "Scope": "/Row"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Args:
        head: its head.
        width: its share of the room, against the other columns; a figures column takes what its figures need.
        figures: numbers, set flush right and never broken.
    """

    head: str
    width: float = 1.0
    figures: bool = False


def table(
    element: Element,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Content]],
    words: Wording,
    row_head: int | None,
) -> TaggedTable:
    """Return the rows as a table in the element; the cells of column `row_head` name their rows.

    Raises:
        ValueError: a row has not one content for each column, or there are more columns than a page can hold.
    """
    check(columns, rows)
    owner = element.child("TR")
    heads = [shortened(column.head, HEAD_LIMIT) for column in columns]
    head_styles = [_aligned(styles.HEAD, column) for column in columns]
    head = [
        fill(text, style, owner.child("TH", attributes=_COLUMN_HEAD))
        for text, style in zip(heads, head_styles, strict=True)
    ]
    repeated: list[list[Flowable]] = [
        [TaggedParagraph(text, style)] for text, style in zip(heads, head_styles, strict=True)
    ]
    body = []
    for row in rows:
        owner = element.child("TR")
        cells = []
        for index, (column, content) in enumerate(zip(columns, row, strict=True)):
            named = index == row_head
            cell = owner.child("TH", attributes=_ROW_HEAD) if named else owner.child("TD")
            cells.append(flowables(content, _aligned(styles.CELL, column), cell, words))
        body.append(Row(cells, Ink.LINE))
    first, later = (Row(cells, Ink.LINE_STRONG, is_head=True) for cells in (head, repeated))
    return TaggedTable(widths(columns, rows, words), body, first, later)


def fields(element: Element, rows: Sequence[tuple[str, Content]], words: Wording) -> TaggedTable:
    """Return labels and values as a table of two columns in which each label is the head of its row."""
    body = []
    for label, content in rows:
        owner = element.child("TR")
        head = fill(label, styles.muted(styles.CELL), owner.child("TH", attributes=_ROW_HEAD))
        body.append(Row([head, flowables(content, styles.CELL, owner.child("TD"), words)], Ink.LINE))
    return TaggedTable(list(FIELD_WIDTHS), body)


def _aligned(style: ParagraphStyle, column: Column) -> ParagraphStyle:
    return styles.right(style) if column.figures else style


def check(columns: Sequence[Column], rows: Sequence[Sequence[Content]]) -> None:
    """Refuse what is no table.

    Raises:
        ValueError: a row has not one content for each column, or there are more columns than a page can hold.
    """
    if len(columns) > _MOST_COLUMNS or any(len(row) != len(columns) for row in rows):
        raise ValueError(f"a table has at most {_MOST_COLUMNS} columns, and each row one content for each")


def widths(columns: Sequence[Column], rows: Sequence[Sequence[Content]], words: Wording) -> list[float]:
    """Points for each column.

    Figures get what they need, and the other columns share the rest; too little is shared evenly.
    """
    needed = [
        _figures_width(column, [row[index] for row in rows], words) if column.figures else _LEAST_WIDTH
        for index, column in enumerate(columns)
    ]
    room = styles.TEXT_WIDTH - GAP * (len(columns) - 1)
    if sum(needed) > room:
        return [room / len(columns)] * len(columns)
    shares = sum(column.width for column in columns if not column.figures)
    if not shares:
        return [room * width / sum(needed) for width in needed]
    free = room - sum(width for width, column in zip(needed, columns, strict=True) if column.figures)
    return [
        width if column.figures else free * column.width / shares for width, column in zip(needed, columns, strict=True)
    ]


def _figures_width(column: Column, contents: Sequence[Content], words: Wording) -> float:
    """Return the width of a column in which no line of a figure and no word of the head is broken, within reason."""
    texts = [content for content in contents if not isinstance(content, Picture)]
    figures = [line for content in texts for line in lines(content_text(content)) or [words("common.not_given")]]
    widths = [stringWidth(line, styles.CELL.fontName, styles.CELL.fontSize) for line in figures]
    widths += [content.drawing.width for content in contents if isinstance(content, Picture)]
    widths += [stringWidth(word, styles.HEAD.fontName, styles.HEAD.fontSize) for word in column.head.split()]
    return min(max(widths, default=0.0) + 1, _MOST_FOR_FIGURES)
