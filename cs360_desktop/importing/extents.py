"""How far the cells of a zipped workbook reach, found without opening it.

A reader keeps the whole rectangle between the outermost cells in memory. Two cells in opposite corners of a sheet
are a file of a few kilobytes and 17 billion cells, so the corners are looked up before the reader is called.
"""

import re

_REFERENCE = re.compile(rb"r=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>\s*<(?!/)")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension [^>]*ref=[\"'](?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})[\"']")
_LARGE = 8_000_000
_HEAD = 4_000
_BLOCK = 200_000
"""Bytes looked through at once: as long as the search takes, no other thread gets a turn."""

_ODS_TOKEN = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^>]*)>")
_ODS_ROWS = re.compile(rb"number-rows-repeated=\"(\d{1,9})\"")
_ODS_COLUMNS = re.compile(rb"number-columns-repeated=\"(\d{1,9})\"")

_ROW_HEADER = 0
_VALUE_RECORDS = range(2, 12)


_STATED_TEXTS = re.compile(rb"uniqueCount=[\"'](\d{1,30})")
_SHARED_TEXTS_BEGIN = 159
MOST_TEXTS = 10_000_000


def stated_texts(name: str, content: bytes) -> int:
    """How many shared texts a part says it holds; the reader makes room for all of them before it reads one."""
    if name.endswith(".xml"):
        stated = _STATED_TEXTS.search(content, 0, _HEAD)
        return int(stated.group(1)) if stated else 0
    kind, at = _varint(content, 0, 2)
    size, at = _varint(content, at, 4)
    return int.from_bytes(content[at + 4 : at + 8], "little") if kind == _SHARED_TEXTS_BEGIN and size >= 8 else 0


def area_of_xml_sheet(xml: bytes, limit: int) -> int:
    """Cells of the rectangle from A1 to the outermost filled cell of an .xlsx sheet.

    Formatted cells without content do not count.
    A very large sheet that states its own extent is believed: looking at each of its cells would cost as much as
    reading them, and its file is as large as what it holds.
    """
    if len(xml) > _LARGE:
        stated = _DIMENSION.search(xml, 0, _HEAD)
        if stated:
            return _column(stated.group(1)) * int(stated.group(2))
    columns: set[bytes] = set()
    last_row = start = 0
    while start < len(xml):
        end = xml.find(b">", start + _BLOCK)  # no reference reaches over the end of a tag
        end = len(xml) if end < 0 else end
        references = _REFERENCE.findall(xml, start, end)
        columns.update({letters for letters, _ in references})
        last_row = max(last_row, *map(int, {digits for _, digits in references}), 0)
        start = end
    area = max(map(_column, columns), default=0) * last_row
    return area if area <= limit else _area(_FILLED.findall(xml))


def _area(references: list[tuple[bytes, bytes]]) -> int:
    if not references:
        return 0
    columns = {letters for letters, _ in references}
    return max(map(_column, columns)) * max(int(digits) for _, digits in references)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def area_of_ods(xml: bytes) -> int:
    """The largest rectangle of filled cells of the tables of an .ods `content.xml`."""
    largest = row = column = repeat = last_row = last_column = 0
    for token in _ODS_TOKEN.finditer(xml):
        kind, attributes = token.group(1), token.group(2)
        if kind == b"table":
            largest = max(largest, last_row * last_column)
            row = column = last_row = last_column = repeat = 0
        elif kind == b"table-row":
            row += repeat
            repeat, column = _times(_ODS_ROWS, attributes), 0
        else:
            column += _times(_ODS_COLUMNS, attributes)
            if b"office:value" in attributes or b"calcext:value" in attributes:
                last_row, last_column = row + repeat, max(last_column, column)
    return max(largest, last_row * last_column)


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return int(match.group(1)) if match else 1


def area_of_binary_sheet(data: bytes) -> int:
    """The rectangle of filled cells of an .xlsb sheet, by walking its records (MS-XLSB §2.1.4)."""
    at = row = last_row = last_column = 0
    while at < len(data):
        kind, at = _varint(data, at, 2)
        size, at = _varint(data, at, 4)
        if kind == _ROW_HEADER:
            row = int.from_bytes(data[at : at + 4], "little") + 1
        elif kind in _VALUE_RECORDS:
            last_row = max(last_row, row)
            last_column = max(last_column, int.from_bytes(data[at : at + 4], "little") + 1)
        at += size
    return last_row * last_column


def _varint(data: bytes, at: int, longest: int) -> tuple[int, int]:
    value = 0
    for shift in range(longest):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 0x80:
            break
    return value, at
