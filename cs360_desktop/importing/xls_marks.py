"""The marks of an .xls, from the records of its workbook stream (MS-XLS §2.4)."""

import codecs
import struct
from collections.abc import Callable

from cs360_desktop.importing.compound import records, workbook_stream
from cs360_desktop.importing.marks import ERRORS, Collected, Marks, Place, is_percent_format
from cs360_desktop.importing.shared_texts import TextParts, apart_by_number, notes_apart
from cs360_desktop.importing.workbook import UNCOMPUTED

_BEGIN, _END, _BOUND_SHEET, _CODE_PAGE = 0x0809, 0x000A, 0x0085, 0x0042
_FONT, _FORMAT, _CELL_FORMAT = 0x0031, 0x041E, 0x00E0
_SHARED_TEXTS, _CONTINUED, _SHARED_TEXT, _RICH_TEXT = 0x00FC, 0x003C, 0x00FD, 0x00D6
_ROW, _COLUMNS, _NUMBERS, _BLANKS, _FORMULA, _YES_OR_ERROR = 0x0208, 0x007D, 0x00BD, 0x00BE, 0x0006, 0x0205
_ONE_CELL = frozenset({_SHARED_TEXT, _RICH_TEXT, _FORMULA, _YES_OR_ERROR, 0x0203, 0x0204, 0x027E})
_NEWEST = 0x0600
_SUPERSCRIPT = 1
_BUILT_IN_PERCENT = frozenset({9, 10})
_EVERY = 20_000
"""Records between two looks at whether the user cancelled."""


def marks_of(data: bytes, report: Callable[[], None]) -> list[Marks]:
    """The marks of each sheet in workbook order; `report` is called from time to time and may raise to cancel.

    Raises:
        BrokenFileError, struct.error, IndexError: something points outside the file.
    """
    walk = _Walk(workbook_stream(data))
    walk.go(report)
    return walk.marks()


class _Sheet(Collected):
    """What is found on one sheet, and its formulas with an empty result."""

    def __init__(self) -> None:
        super().__init__()
        self.empty_results: list[Place] = []


class _Walk:
    """Goes through the records once, from the globals with their formats and texts to the cells of the sheets."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._order: list[int] = []
        self._sheets: dict[int, _Sheet] = {}
        self._fonts: list[bool] = []
        self._percents = set(_BUILT_IN_PERCENT)
        self._formats: list[tuple[bool, bool]] = []
        self._texts: dict[int, str] = {}
        self._is_newest = True
        self._code_page = "cp1252"
        self._results = 0

    def go(self, report: Callable[[], None]) -> None:
        """Read every record."""
        depth = 0
        sheet: _Sheet | None = None
        for count, (kind, start, length) in enumerate(records(self._stream)):
            if count % _EVERY == 0:
                report()
            if kind == _BEGIN:
                depth += 1
                if depth == 1:
                    sheet = self._begin(start)
            elif kind == _END:
                depth -= 1
            elif depth == 1 and sheet is None:
                self._global(kind, start, length)
            elif depth == 1 and sheet is not None and length >= 6:  # deeper are the cells of charts
                self._cell(sheet, kind, start, length)

    def marks(self) -> list[Marks]:
        """What was found, sheet by sheet."""
        found = [self._sheets.get(place, _Sheet()) for place in self._order]
        if not self._results:  # no formula of the whole workbook has one: its writer cannot calculate
            for sheet in found:
                sheet.instead.update(dict.fromkeys(sheet.empty_results, UNCOMPUTED))
        return [sheet.marks() for sheet in found]

    def _begin(self, start: int) -> _Sheet | None:
        version, content = struct.unpack_from("<HH", self._stream, start)
        self._is_newest = version == _NEWEST
        if content == 0x0005:
            return None
        return self._sheets.setdefault(start - 4, _Sheet())

    def _global(self, kind: int, start: int, length: int) -> None:
        stream = self._stream
        if kind == _BOUND_SHEET:
            self._order.append(struct.unpack_from("<I", stream, start)[0])
        elif kind == _CODE_PAGE:
            self._code_page = _code_page(struct.unpack_from("<H", stream, start)[0])
        elif kind == _FONT:
            self._fonts.append(struct.unpack_from("<H", stream, start + 8)[0] == _SUPERSCRIPT)
            if len(self._fonts) == 4:
                self._fonts.append(False)  # there is no font 4, for a reason nobody remembers
        elif kind == _FORMAT:
            number = struct.unpack_from("<H", stream, start)[0]
            self._percents.discard(number)
            if is_percent_format(self._format_code(start + 2, start + length)):
                self._percents.add(number)
        elif kind == _CELL_FORMAT:
            font, number = struct.unpack_from("<HH", stream, start)
            self._formats.append((number in self._percents, self._is_raised(font)))
        elif kind == _SHARED_TEXTS and any(self._fonts):
            self._texts = apart_by_number(self._with_continued(start, length), self._is_raised)

    def _is_raised(self, font: int) -> bool:
        return font < len(self._fonts) and self._fonts[font]

    def _format_code(self, start: int, end: int) -> str:
        if not self._is_newest:
            return self._stream[start + 1 : end].decode("latin-1")
        is_wide = self._stream[start + 2] & 1
        return self._stream[start + 3 : end].decode("utf-16-le" if is_wide else "latin-1", "replace")

    def _with_continued(self, start: int, length: int) -> list[bytes]:
        """The content of a record and of the records that continue it."""
        parts = [self._stream[start : start + length]]
        at = start + length
        while at + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, at)
            if kind != _CONTINUED:
                break
            parts.append(self._stream[at + 4 : at + 4 + length])
            at += 4 + length
        return parts

    def _cell(self, sheet: _Sheet, kind: int, start: int, length: int) -> None:
        stream = self._stream
        if kind == _ROW:
            if length >= 16 and struct.unpack_from("<I", stream, start + 12)[0] & 0x20:
                sheet.hidden_rows.add(struct.unpack_from("<H", stream, start)[0] + 1)
        elif kind == _COLUMNS:
            first, last, _, _, options = struct.unpack_from("<HHHHH", stream, start)
            if options & 1:
                sheet.hidden_columns.update(range(first + 1, min(last, 255) + 2))
        elif kind == _NUMBERS:
            row, first = struct.unpack_from("<HH", stream, start)
            for position, at in enumerate(range(start + 4, start + length - 7, 6)):
                self._note_format(sheet, (row + 1, first + position + 1), struct.unpack_from("<H", stream, at)[0])
        elif kind in _ONE_CELL:
            row, column, number = struct.unpack_from("<HHH", stream, start)
            self._note_format(sheet, (row + 1, column + 1), number)
            if kind in {_FORMULA, _YES_OR_ERROR}:
                self._note_result(sheet, (row + 1, column + 1), kind, start)
            else:
                text = self._text_apart(kind, start, length)
                if text is not None:
                    sheet.apart[row + 1, column + 1] = text

    def _text_apart(self, kind: int, start: int, length: int) -> str | None:
        """The text of a cell with its raised notes apart, None where it has none."""
        if kind == _SHARED_TEXT and self._texts:
            return self._texts.get(struct.unpack_from("<I", self._stream, start + 6)[0])
        if kind == _RICH_TEXT and any(self._fonts):
            return self._rich_text(start + 6, start + length)
        return None

    def _note_format(self, sheet: _Sheet, place: Place, number: int) -> None:
        if number < len(self._formats):
            is_percent, is_raised = self._formats[number]
            sheet.note_format(place, is_percent=is_percent, is_raised=is_raised)

    def _note_result(self, sheet: _Sheet, place: Place, kind: int, start: int) -> None:
        """Errors, and results that are empty: of a text formula, or of a writer that cannot calculate."""
        error = None
        if kind == _YES_OR_ERROR:
            value, is_error = self._stream[start + 6], self._stream[start + 7]
            error = value if is_error else None
        elif self._stream[start + 12 : start + 14] != b"\xff\xff":
            self._results += 1
        elif self._stream[start + 6] == 3:
            sheet.empty_results.append(place)
        else:
            self._results += 1
            error = self._stream[start + 8] if self._stream[start + 6] == 2 else None
        if error is not None:
            sheet.instead[place] = ERRORS.get(error, "#N/A")

    def _rich_text(self, start: int, end: int) -> str | None:
        """The text of a cell that holds its own runs."""
        stream = self._stream
        count = struct.unpack_from("<H", stream, start)[0]
        if self._is_newest:
            width = 2 if stream[start + 2] & 1 else 1
            after = start + 3 + count * width
            text = stream[start + 3 : after].decode("utf-16-le" if width == 2 else "latin-1", "replace")
            runs = [struct.unpack_from("<HH", stream, at) for at in range(after + 2, end - 3, 4)]
        else:
            after = start + 2 + count
            text = stream[start + 2 : after].decode(self._code_page, "replace")
            runs = [(stream[at], stream[at + 1]) for at in range(after + 1, end - 1, 2)]
        return notes_apart(TextParts(text, [(at, self._is_raised(font)) for at, font in runs]))


def _code_page(number: int) -> str:
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
