"""The marks of an .ods, from its `content.xml` (OpenDocument 1.3, part 3)."""

import html
import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta

from cs360_desktop.importing.marks import Collected, Marks, Place, raised_note
from cs360_desktop.importing.workbook import UNCOMPUTED, Cell

_INSIDE = rb"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)"
"""What a tag holds behind its name: a formula in it may hold a > of its own."""
_TOKEN = re.compile(
    rb"<(/?)table:(table-row-group|table-row|table-column-group|table-column|table-cell|covered-table-cell|table)"
    rb"(?=[\s/>])" + _INSIDE + rb">"
)
_ROWS = re.compile(rb"table:number-rows-repeated=[\"'](\d{1,9})[\"']")
_COLUMNS = re.compile(rb"table:number-columns-repeated=[\"'](\d{1,9})[\"']")
_NOT_SHOWN = re.compile(rb"table:visibility=[\"'](?:collapse|filter)[\"']")
_KIND = re.compile(rb"(?:office|calcext):value-type=[\"']([\w-]+)[\"']")
_STYLE = re.compile(rb"table:style-name=[\"']([^\"']*)[\"']")
_TIME = re.compile(rb"office:time-value=[\"']PT?(\d{1,7})H(\d{1,7})M(\d{1,7}(?:\.\d+)?)S[\"']")
_STYLE_BEGIN = re.compile(rb"<style:style\b([^>]*)>(.*?)</style:style>", re.DOTALL)
_STYLE_NAME = re.compile(rb"style:name=[\"']([^\"']*)[\"']")
_RAISED = re.compile(rb"style:text-position=[\"'](?:super\b|[1-9]\d*(?:\.\d+)?%)")
_PARAGRAPH = re.compile(rb"<text:p\b[^>]*?(?:/>|>(.*?)</text:p>)", re.DOTALL)
_SPAN = re.compile(rb"<text:span\b[^>]*?text:style-name=[\"']([^\"']*)[\"'][^>]*(?<!/)>([^<]*)</text:span>")
_SPACE = re.compile(rb"<text:(?:s|tab|line-break)\b[^>]*>")
_NOTE = re.compile(rb"<office:annotation\b.*?</office:annotation>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
_EVERY = 20_000
_MOST_REPEATED = 100_000
"""Repeated cells are written down one by one; a repetition of more is blank or refused before."""


def marks_of(data: bytes, report: Callable[[], None]) -> list[Marks]:
    """The marks of each table; `report` is called from time to time and may raise to cancel."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
        styles = archive.read("styles.xml") if "styles.xml" in archive.namelist() else b""
    raised = _raised_styles(styles) | _raised_styles(content)
    walk = _Walk(content, raised)
    for count, token in enumerate(_TOKEN.finditer(content)):
        if count % _EVERY == 0:
            report()
        walk.take(token)
    return walk.found


def _raised_styles(xml: bytes) -> frozenset[bytes]:
    names = (_STYLE_NAME.search(head) for head, body in _STYLE_BEGIN.findall(xml) if _RAISED.search(body))
    return frozenset(name.group(1) for name in names if name)


class _Walk:
    """Counts rows and columns token by token."""

    def __init__(self, content: bytes, raised: frozenset[bytes]) -> None:
        self.found: list[Marks] = []
        self._content = content
        self._raised_styles = raised
        self._depth = 0
        self._now = Collected()
        self._row = self._column = self._seen_columns = self._repeat = 0

    def take(self, token: re.Match[bytes]) -> None:
        """Look at one opening or closing tag."""
        is_end, name, inside = token.group(1) == b"/", token.group(2), token.group(3)
        if name == b"table":
            self._table(is_end=is_end, is_empty=inside.endswith(b"/"))
        elif is_end or self._depth != 1:
            return
        elif name == b"table-column":
            times = _times(_COLUMNS, inside, _MOST_COLUMNS)
            if _NOT_SHOWN.search(inside):
                self._now.hidden_columns.update(range(self._seen_columns + 1, self._seen_columns + times + 1))
            self._seen_columns = min(self._seen_columns + times, _MOST_COLUMNS)
        elif name == b"table-row":
            self._row += self._repeat
            self._column, self._repeat = 0, _times(_ROWS, inside, _MOST_ROWS)
            if _NOT_SHOWN.search(inside):
                last = min(self._row + self._repeat, _MOST_ROWS)
                self._now.hidden_rows.update(range(self._row + 1, last + 1))
        elif name in {b"table-cell", b"covered-table-cell"}:
            times = _times(_COLUMNS, inside, _MOST_COLUMNS)
            self._cell(inside, token.end(), times)
            self._column += times

    def _table(self, *, is_end: bool, is_empty: bool) -> None:
        """Begin or end a table; one inside a cell of another is none of ours."""
        if not is_end:
            self._depth += 1
            if self._depth == 1:
                self._start()
        if is_end or is_empty:
            self._depth -= 1
            if self._depth == 0:
                self._finish()

    def _start(self) -> None:
        self._now = Collected()
        self._row = self._column = self._seen_columns = self._repeat = 0

    def _finish(self) -> None:
        self.found.append(self._now.marks())

    def _cell(self, inside: bytes, end: int, times: int) -> None:
        kinds = {kind.group(1) for kind in _KIND.finditer(inside)}
        style = _STYLE.search(inside)
        is_raised = style is not None and style.group(1) in self._raised_styles
        has_spans = bool(self._raised_styles) and b"string" in kinds
        has_formula = b"table:formula" in inside
        if not (has_formula or has_spans or is_raised or kinds & {b"percentage", b"error", b"time"}):
            return
        content = b"" if inside.endswith(b"/") else self._content[end : self._content.find(b"</table:", end)]
        places = self._places(times)
        if b"percentage" in kinds:
            self._now.percent.update(places)
        if is_raised and kinds:
            self._now.raised.update(places)
        instead: Cell = None
        if b"error" in kinds:
            instead = _text(content) or "#N/A"
        elif b"time" in kinds:
            instead = _duration(inside)
        elif has_formula and not kinds and b"<text:p" not in content:
            instead = UNCOMPUTED
        if instead is not None:
            self._now.instead.update(dict.fromkeys(places, instead))
        elif has_spans and b"<text:span" in content:
            apart = self._notes_apart(content)
            if apart is not None:
                self._now.apart.update(dict.fromkeys(places, apart))

    def _places(self, times: int) -> list[Place]:
        if times * self._repeat > _MOST_REPEATED:
            return []
        return [
            (self._row + 1 + down, self._column + 1 + across) for down in range(self._repeat) for across in range(times)
        ]

    def _notes_apart(self, content: bytes) -> str | None:
        def with_note(span: re.Match[bytes]) -> bytes:
            text = span.group(2)
            if span.group(1) in self._raised_styles:
                text = html.escape(raised_note(_plain(text))).encode()
            return text

        apart = _text(_SPAN.sub(with_note, content))
        return apart if apart != _text(content) else None


def _times(pattern: re.Pattern[bytes], inside: bytes, most: int) -> int:
    told = pattern.search(inside)
    return min(int(told.group(1)), most) if told else 1


def _duration(inside: bytes) -> timedelta | None:
    """A duration of a day or more, which the reader gives as text; a time of day it reads itself."""
    told = _TIME.search(inside)
    if told is None or int(told.group(1)) < 24:
        return None
    hours, minutes, seconds = told.groups()
    return timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))


def _text(content: bytes) -> str:
    content = _NOTE.sub(b"", content)
    return "\n".join(_plain(_SPACE.sub(b" ", paragraph)) for paragraph in _PARAGRAPH.findall(content))


def _plain(text: bytes) -> str:
    return html.unescape(_TAG.sub(b"", text).decode("utf-8", "replace"))
