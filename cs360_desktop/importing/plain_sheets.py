"""Read .xlsx sheets in which nothing is special while they are checked: one look at the XML instead of four.

A plain sheet is written as most exports are: each row and cell begins with its address, cells hold a number or a
text, no formula, error, date, percent format, raised note, merged range or hidden row is among them. What such a cell
reads is certain. Whatever is written otherwise makes the sheet not plain, and the library reads it instead.
"""

import html
import io
import math
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.parsers import expat

from cs360_desktop.importing.extents import sampled_columns, slices
from cs360_desktop.importing.marks import Marks
from cs360_desktop.importing.workbook import Cell, column_letters
from cs360_desktop.importing.xlsx_marks import PACKAGE, RELATIONS, WORKBOOK, hidden_columns, plain_styles, sheet_paths

Row = tuple[Cell, ...]

_LONGEST_HEAD = 100_000
_LONGEST_END = 1_000_000
_MOST_COLUMNS = 60
_MOST_ROWS = 1_048_576
_MOST_STYLES = 60
_MOST_HELD = 100_000
_LONGEST_TEXTS = 5_000_000
"""Bytes of shared texts; they are cut in one go, in which no other thread gets a turn."""

_DECLARATION = (
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:utf|UTF)-8[\"'])?(?: standalone=[\"']\w+[\"'])? ?\?>\s*)?"
)
_BEGIN_OF_SHEET = re.compile(_DECLARATION + rb"<worksheet[\s>][^?!]*")
_BEGIN_OF_TEXTS = re.compile(_DECLARATION + rb"<sst(?:\s[^<>?!]*)?>\s*")
"""Nothing may come before the first text: a text written in any other way would count as well."""
_ROW = (
    rb'(<row r="([1-9]\d{0,6})"(?: (?:spans|s|customFormat|customHeight|x14ac:dyDescent)="[^"<>]*"'
    rb'| ht="[1-9]\d*(?:\.\d+)?")*+(?: ?/>|>%b</row>))'
)
_CELL = (
    rb'(?:<c r="%b\2"%b(?: ?/>|((?: t="[ns]")?><v>[^<]*</v>'
    rb'| t="inlineStr"><is><t(?: xml:space="preserve")?>[^<]*</t></is>)</c>))?+'
)
_SHARED_TEXT = re.compile(rb'(<si><t(?: xml:space="preserve")?>([^<]*)</t></si>)')
_CONTENT = re.compile(rb'<(?:v|t|t xml:space="preserve")>([^<]*)<')
_LONGEST_NUMBER = 9
_NUMBER = re.compile(rb"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d{1,3})?")
_SPECIAL = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)|_x|[\x00-\x08\x0b-\x1f]")


class PlainSheet(NamedTuple):
    """All rows from row 1, each from column A and equally long, and the numbers of the hidden columns."""

    cells: list[Row]
    hidden_columns: frozenset[int]

    @property
    def marks(self) -> Marks:
        """What the sheet says beside its values."""
        return Marks(hidden_columns=self.hidden_columns)

    @property
    def total_height(self) -> int:
        """Number of rows."""
        return len(self.cells)

    @property
    def area(self) -> int:
        """Cells of the rectangle from A1 to the outermost filled cell."""
        return len(self.cells) * len(self.cells[0]) if self.cells else 0


class _NotPlainError(Exception):
    """Something is written in a way that is not certain here."""


class PlainSheets:
    """Looks at the parts of a workbook as they are unpacked, those of the sheets last, and keeps the plain sheets.

    Args:
        most_cells: as many cells as all of them together may reach over.
        report: called from time to time; may raise to cancel.
    """

    def __init__(self, most_cells: int, report: Callable[[], None]) -> None:
        self.found: dict[str, PlainSheet] = {}
        self._left = most_cells
        self._report = report
        self._styles = self._shared = b""
        self._texts: list[bytes] | None = None

    def look(self, name: str, content: bytes) -> int | None:
        """Read a part if it is a plain sheet; return its area, None if it is none."""
        if name == "xl/styles.xml":
            self._styles = content
        elif name == "xl/sharedStrings.xml":
            self._shared = content
        elif name.startswith("xl/worksheets/") and name not in self.found:
            try:
                sheet = self._sheet(content)
            except _NotPlainError:
                return None
            self.found[name] = sheet
            self._left -= sheet.area
            return sheet.area
        return None

    def in_order(self, data: bytes) -> list[PlainSheet | None]:
        """What was found for each sheet of a workbook in its order; nothing where the order is not certain."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # The library finds a part whatever its letters and slashes.
            names = [name.casefold().replace("\\", "/") for name in archive.namelist()]
            paths = sheet_paths(archive, set(archive.namelist()))
            is_certain = len(set(names)) == len(names) and all(
                _is_well_formed(archive.read(name))
                for name in (PACKAGE, WORKBOOK, RELATIONS)
                if name.casefold() in names
            )
        return [self.found.get(path) for path in paths] if is_certain else []

    def _sheet(self, xml: bytes) -> PlainSheet:
        begin = xml.find(b"<sheetData>", 0, _LONGEST_HEAD) + len(b"<sheetData>")
        end = xml.find(b"</sheetData>", begin)
        if begin < len(b"<sheetData>") or end < 0 or xml.find(b"mergeCell", end) >= 0:
            raise _NotPlainError
        head = xml[: begin - len(b"<sheetData>")]
        # Comments, instructions and other encodings can hide that a part is another than it seems.
        if _BEGIN_OF_SHEET.fullmatch(head) is None or b"sheetData" in head or b"mergeCell" in head:
            raise _NotPlainError
        if len(xml) - end > _LONGEST_END or not _is_well_formed(xml[:begin] + xml[end:]):
            raise _NotPlainError
        cells: list[Row] = []
        width, columns = 0, sampled_columns(xml, begin, end)
        pattern = self._row_pattern(columns)
        meanings = _Meanings(self)
        for piece in slices(xml, begin, end):
            self._report()
            found = pattern.findall(piece)
            if sum(len(each[0]) for each in found) != len(piece):
                raise _NotPlainError
            if not found:
                continue
            _, numbers, *upright = zip(*found, strict=True)
            width = max([width, *(at for at, each in enumerate(upright, 1) if any(each))])
            rows = zip(*[map(meanings.__getitem__, each) for each in upright], strict=True)
            self._add(cells, list(map(int, numbers)), rows, columns)
            if len(meanings) > _MOST_HELD:
                meanings = _Meanings(self)
        while cells and not any(cell is not None for cell in cells[-1]):
            cells.pop()
        return PlainSheet(cells if width == columns else [row[:width] for row in cells], hidden_columns(xml[:begin]))

    def _add(self, cells: list[Row], numbers: list[int], rows: Iterator[Row], columns: int) -> None:
        """Add rows under their numbers, with blank ones where numbers are left out."""
        last = numbers[-1]
        if last > _MOST_ROWS or last * columns > self._left:
            raise _NotPlainError
        if numbers == list(range(len(cells) + 1, last + 1)):
            cells += rows
            return
        blank = (None,) * columns
        for number, row in zip(numbers, rows, strict=True):
            if not len(cells) < number <= last:
                raise _NotPlainError
            cells += [blank] * (number - len(cells) - 1)
            cells.append(row)

    def _row_pattern(self, columns: int) -> re.Pattern[bytes]:
        """Finds a row: all of it, its number, and what its cells hold; equal cells are equal bytes."""
        styles = plain_styles(self._styles)[:_MOST_STYLES]
        style = rb'(?: s="(?:%b)")?+' % b"|".join(styles) if styles else b""
        if not 0 < columns <= _MOST_COLUMNS:
            raise _NotPlainError
        cells = b"".join(_CELL % (column_letters(each).encode(), style) for each in range(1, columns + 1))
        return re.compile(_ROW % cells)

    def shared(self, number: bytes) -> bytes:
        """The shared text of a number, both as they are written."""
        if self._texts is None:
            self._texts = _shared_texts(self._shared)
        if not number.isdigit() or len(number) > _LONGEST_NUMBER or int(number) >= len(self._texts):
            raise _NotPlainError
        return self._texts[int(number)]


class _Meanings(dict[bytes, Cell]):
    """What cells read, by what is written in them; each is read once."""

    def __init__(self, sheets: PlainSheets) -> None:
        super().__init__({b"": None})
        self._sheets = sheets

    def __missing__(self, written: bytes) -> Cell:
        content = _CONTENT.split(written)[1]
        meaning: Cell
        if written.startswith(b' t="inlineStr"'):
            meaning = _text(content)
        elif written.startswith(b' t="s"'):
            meaning = _text(self._sheets.shared(content))
        else:
            meaning = _number(content)
        self[written] = meaning
        return meaning


def _number(written: bytes) -> float:
    number = float(written) if _NUMBER.fullmatch(written) else math.nan
    if not math.isfinite(number):
        raise _NotPlainError
    return number


def _text(written: bytes) -> str:
    """A text without escapes of its own and without spaces around it, which count here and not there."""
    try:
        text = written.decode("utf-8")
    except UnicodeDecodeError:
        raise _NotPlainError from None
    if not text or text != text.strip() or _SPECIAL.search(text):
        raise _NotPlainError
    return html.unescape(text) if "&" in text else text


def _shared_texts(xml: bytes) -> list[bytes]:
    begin, end = xml.find(b"<si>"), xml.find(b"</sst>")
    if begin < 0 or end < 0 or len(xml) > _LONGEST_TEXTS or xml[end:].strip() != b"</sst>":
        raise _NotPlainError
    if _BEGIN_OF_TEXTS.fullmatch(xml[:begin]) is None:
        raise _NotPlainError
    found = _SHARED_TEXT.findall(xml, begin, end)
    if sum(len(whole) for whole, _ in found) != end - begin:
        raise _NotPlainError
    return [text for _, text in found]


def _is_well_formed(xml: bytes) -> bool:
    """Whether some XML can be read at all and holds no comments or definitions: of the rest, the library judges."""
    if b"<!" in xml:
        return False
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError:
        return False
    return True
