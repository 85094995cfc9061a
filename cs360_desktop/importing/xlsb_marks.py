"""The marks of an .xlsb, from the records of its parts (MS-XLSB §2.1.4, §2.4)."""

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Callable, Iterator

from cs360_desktop.importing.extents import records
from cs360_desktop.importing.marks import ERRORS, UNKNOWN, Collected, Marks, Place, is_percent_format
from cs360_desktop.importing.shared_texts import TextParts, notes_apart

_ROW, _SHARED_TEXT, _TEXT_ITEM, _COLUMNS, _BUNDLE = 0, 7, 19, 60, 156
_FONT, _FORMAT, _CELL_FORMAT, _CELL_FORMATS, _CELL_FORMATS_END = 43, 44, 47, 617, 618
_CELLS = range(1, 12)
_ERROR_CELLS = frozenset({3, 11})
_SUPERSCRIPT = 1
_BUILT_IN_PERCENT = frozenset({9, 10})
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"(\w+)=[\"']([^\"']*)[\"']")
_MOST_COLUMNS = 16_384


class _Book:
    """What all sheets of a workbook share."""

    def __init__(self, archive: zipfile.ZipFile, names: set[str]) -> None:
        self.percent: set[int] = set()
        self.raised: set[int] = set()
        self.texts: dict[int, str] = {}
        fonts = self._read_styles(archive.read("xl/styles.bin")) if "xl/styles.bin" in names else []
        if any(fonts) and "xl/sharedStrings.bin" in names:
            self._read_texts(archive.read("xl/sharedStrings.bin"), fonts)

    def _read_styles(self, styles: bytes) -> list[bool]:
        """Learn the formats that show percent and those with a superscript font; returns which fonts are."""
        percents, fonts = set(_BUILT_IN_PERCENT), []
        count = -1
        for kind, at, size in records(styles):
            if kind == _FORMAT and size > 6:
                number, length = struct.unpack_from("<HI", styles, at)
                code = styles[at + 6 : at + min(size, 6 + 2 * length)].decode("utf-16-le", "replace")
                percents.discard(number)
                percents |= {number} if is_percent_format(code) else set()
            elif kind == _FONT and size >= 8:
                fonts.append(struct.unpack_from("<H", styles, at + 6)[0] == _SUPERSCRIPT)
            elif kind == _CELL_FORMATS:
                count = 0
            elif kind == _CELL_FORMATS_END:
                count = -1
            elif kind == _CELL_FORMAT and count >= 0 and size >= 6:
                _, number, font = struct.unpack_from("<HHH", styles, at)
                self.percent |= {count} if number in percents else set()
                self.raised |= {count} if font < len(fonts) and fonts[font] else set()
                count += 1
        return fonts

    def _read_texts(self, texts: bytes, fonts: list[bool]) -> None:
        position = -1
        for kind, at, size in records(texts):
            if kind != _TEXT_ITEM or size < 5:
                continue
            position += 1
            length = struct.unpack_from("<I", texts, at + 1)[0]
            after = at + 5 + 2 * length
            if texts[at] & 1 and after + 4 <= at + size:
                text = texts[at + 5 : after].decode("utf-16-le", "replace")
                places = range(after + 4, at + size - 3, 4)
                runs = [struct.unpack_from("<HH", texts, place) for place in places]
                parts = TextParts(text, [(start, font < len(fonts) and fonts[font]) for start, font in runs])
                apart = notes_apart(parts)
                if apart is not None:
                    self.texts[position] = apart


def marks_of(data: bytes, report: Callable[[], None]) -> list[Marks]:
    """The marks of each sheet in workbook order; `report` is called before each and may raise to cancel.

    Raises:
        struct.error, IndexError: a record is broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        relations = "xl/_rels/workbook.bin.rels"
        if relations not in names:
            return []
        targets = {}
        for element in _RELATION.findall(archive.read(relations).decode("utf-8", "replace")):
            attributes = dict(_ATTRIBUTE.findall(element))
            targets[attributes.get("Id")] = posixpath.join("/xl", attributes.get("Target", "")).lstrip("/")
        book = _Book(archive, names)
        found = []
        for relation in _relations(archive.read("xl/workbook.bin")):
            report()
            path = targets.get(relation, "")
            found.append(_marks(archive.read(path), book) if path in names else UNKNOWN)
        return found


def _relations(workbook: bytes) -> Iterator[str]:
    for kind, at, _ in records(workbook):
        if kind == _BUNDLE:
            length = struct.unpack_from("<I", workbook, at + 8)[0]
            yield workbook[at + 12 : at + 12 + 2 * length].decode("utf-16-le", "replace") if length < 0xFFFF else ""


def _marks(sheet: bytes, book: _Book) -> Marks:
    found = Collected()
    row = 0
    for kind, at, size in records(sheet):
        if kind == _ROW and size >= 12:
            row = struct.unpack_from("<I", sheet, at)[0] + 1
            if sheet[at + 11] & 0x10:
                found.hidden_rows.add(row)
        elif kind == _COLUMNS and size >= 18:
            first, last = struct.unpack_from("<II", sheet, at)
            if sheet[at + 16] & 1:
                found.hidden_columns.update(range(first + 1, min(last + 1, _MOST_COLUMNS) + 1))
        elif kind in _CELLS and size >= 8 and row:
            column, style = struct.unpack_from("<II", sheet, at)
            _note_cell(found, (row, column + 1), style & 0xFFFFFF, book)
            if kind == _SHARED_TEXT and size >= 12:
                text = book.texts.get(struct.unpack_from("<I", sheet, at + 8)[0])
                if text is not None:
                    found.apart[row, column + 1] = text
            elif kind in _ERROR_CELLS and size >= 9:
                found.instead[row, column + 1] = ERRORS.get(sheet[at + 8], "#N/A")
    return found.marks()


def _note_cell(found: Collected, place: Place, style: int, book: _Book) -> None:
    found.note_format(place, is_percent=style in book.percent, is_raised=style in book.raised)
