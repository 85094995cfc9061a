"""Rectangles of text as HTML tables, which spreadsheets take before plain text and some programs give alone."""

import html
import re
from collections.abc import Sequence
from decimal import Decimal
from html.parser import HTMLParser

from PySide6.QtCore import QCoreApplication, QMimeData
from typing_extensions import override

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.metrics.entering.clipboard import Rectangle, from_text, to_text

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_SHOWN = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?(?P<percent> ?%)?", re.ASCII)
_FIGURE = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_KEPT = ("x:num", "sdval")
"""Attributes in which Excel and LibreOffice give the figure a cell holds beside the rounded one it shows."""
_AS_TEXT = "mso-number-format:'\\@'"
"""Keeps Excel from reading `Mar 2024` as a date and a name as a formula."""


def to_mime(rows: Sequence[Sequence[str]]) -> QMimeData:
    """A rectangle for the clipboard, as text and as a table."""
    mime = QMimeData()
    mime.setText(to_text(rows))
    mime.setHtml(to_html(rows))
    return mime


def from_mime(mime: QMimeData | None) -> Rectangle:
    """What is on the clipboard as a rectangle; its table is read where there is no text.

    Text has figures as the spreadsheet shows them: 42 % for 41.83 %. Where the table beside it gives the figure behind,
    that one is taken.

    Raises:
        UserError: it cannot be read as a table.
    """
    if mime is None:
        return from_text("")
    if not mime.text() and mime.hasHtml():
        return from_html(mime.html())
    shown = from_text(mime.text())
    return _with_kept(shown, _read(mime.html())) if mime.hasHtml() else shown


def _with_kept(shown: Rectangle, table: "_TableReader") -> Rectangle:
    """The rectangle with the figures behind what is shown, where the table is certain to be the same."""
    plain = [[" ".join((cell or "").split()) for cell in row] for row in shown]
    if table.is_merged or plain != [[" ".join(cell.split()) for cell in row] for row in table.rows]:
        return shown
    return tuple(
        tuple(_exact(cell or "", kept) for cell, kept in zip(row, line, strict=True))
        for row, line in zip(shown, table.kept, strict=True)
    )


def _exact(shown: str, kept: str) -> str:
    """The figure a cell holds, where what it shows is that figure rounded.

    Where the two contradict each other (a format in thousands, a hidden sign) both are given, which no cell takes. What
    was too wide for its column stays ###: whether the figure behind it is a percentage or a date cannot be told.
    """
    found = _SHOWN.fullmatch(shown)
    if found is None or not _FIGURE.fullmatch(kept):
        return shown
    number = Decimal(repr(float(kept)))
    figure = number * 100 if found["percent"] else number
    told = Decimal(shown.rstrip(" %").replace(",", ""))
    is_rounded = abs(figure - told) <= Decimal(5).scaleb(-len(found["decimals"] or "") - 1)
    if figure == told:
        return shown
    exact = f"{figure.normalize():f}{found['percent'] or ''}"
    return (
        exact
        if is_rounded
        else QCoreApplication.translate("Clipboard", "{shown} (the cell holds {kept})").format(shown=shown, kept=exact)
    )


def to_html(rows: Sequence[Sequence[str]]) -> str:
    """Write a rectangle as a table; whatever is no number is marked as text."""
    lines = ("".join(map(_cell, row)) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def from_html(source: str) -> Rectangle:
    """Read the first table of a page; short rows are filled up with None.

    Raises:
        UserError: there is no table, or cells are merged so that it is not certain where the others belong.
    """
    reader = _read(source)
    if not any(reader.rows):
        raise UserError(
            "What was copied holds no table, so nothing was pasted. Copy the cells in the spreadsheet, then paste."
        )
    if reader.is_merged:
        raise UserError(
            "What was copied has merged cells, so nothing was pasted: it is not certain where the figures belong. "
            "Copy cells that are not merged."
        )
    width = max(len(row) for row in reader.rows)
    return tuple(
        (*map(_exact, row, kept), *[None] * (width - len(row)))
        for row, kept in zip(reader.rows, reader.kept, strict=True)
    )


def _read(source: str) -> "_TableReader":
    reader = _TableReader()
    reader.feed(source.replace("\0", ""))
    reader.close()
    return reader


def _cell(text: str) -> str:
    style = "" if not text or _NUMBER.fullmatch(text) else f' style="{_AS_TEXT}"'
    return f"<td{style}>{html.escape(text, quote=False).replace(chr(10), '<br>')}</td>"


class _TableReader(HTMLParser):
    """Collects the cells of the first table; tables inside its cells are read as their text.

    `kept` has for each cell the figure behind what it shows as the spreadsheet gives it, empty where it gives none.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.kept: list[list[str]] = []
        self.is_merged = False
        self._depth = 0
        self._is_over = False
        self._cell: list[str] | None = None

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_over:
            return
        if tag == "table":
            self._depth += 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.rows.append([])
            self.kept.append([])
        elif self._depth == 1 and tag in {"td", "th"} and self.rows:
            self._end_cell()
            self._cell = []
            self.kept[-1].append(next((value for name, value in attrs if name in _KEPT and value), ""))
            self.is_merged |= any(name in {"colspan", "rowspan"} and value not in {None, "1"} for name, value in attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in {"td", "th", "tr", "table"}:
            self._end_cell()
        if tag == "table" and self._depth:
            self._depth -= 1
            self._is_over = self._depth == 0

    @override
    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(re.sub(r"\s+", " ", data))

    def _end_cell(self) -> None:
        if self._cell is not None:
            lines = "".join(self._cell).split("\n")
            self.rows[-1].append("\n".join(line.strip() for line in lines).strip())
            self._cell = None
