"""Rectangles of text as HTML tables, which spreadsheets take before plain text and some programs give alone."""

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData
from typing_extensions import override

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.metrics.entering.clipboard import Rectangle, from_text, to_text

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
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

    Raises:
        UserError: it cannot be read as a table.
    """
    if mime is not None and not mime.text() and mime.hasHtml():
        return from_html(mime.html())
    return from_text(mime.text() if mime is not None else "")


def to_html(rows: Sequence[Sequence[str]]) -> str:
    """Write a rectangle as a table; whatever is no number is marked as text."""
    lines = ("".join(map(_cell, row)) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def from_html(source: str) -> Rectangle:
    """Read the first table of a page; short rows are filled up with blanks.

    Raises:
        UserError: there is no table, or cells are merged so that it is not certain where the others belong.
    """
    reader = _TableReader()
    reader.feed(source.replace("\0", ""))
    reader.close()
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
    return tuple((*row, *[""] * (width - len(row))) for row in reader.rows)


def _cell(text: str) -> str:
    style = "" if not text or _NUMBER.fullmatch(text) else f' style="{_AS_TEXT}"'
    return f"<td{style}>{html.escape(text, quote=False).replace(chr(10), '<br>')}</td>"


class _TableReader(HTMLParser):
    """Collects the cells of the first table; tables inside its cells are read as their text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
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
        elif self._depth == 1 and tag in {"td", "th"} and self.rows:
            self._end_cell()
            self._cell = []
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
