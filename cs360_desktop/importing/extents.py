"""How far the cells of a zipped workbook reach, found without opening it.

A reader keeps the whole rectangle between the outermost cells in memory. Two cells in opposite corners of a sheet
are a file of a few kilobytes and 17 billion cells, so the corners are looked up before the reader is called.
"""

import re
from collections.abc import Iterator

_DIMENSION = re.compile(rb"<(?:\w+:)?dimension [^>]*ref=[\"'](?:[A-Z]+\d+:)?([A-Z]{1,3})(\d{1,7})[\"']")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>(\s*</)?")
_NUMBER = re.compile(rb"\sr=[\"']([A-Za-z]{0,3})(\d{1,9})[\"']")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_SLICE = 250_000
_HEAD = 4_000
_SAMPLE = 20_000
_MOST_TAGS = 10_000_000

_ODS_TOKEN = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
)
_ODS_ROWS = re.compile(rb"number-rows-repeated=\"(\d{1,9})\"")
_ODS_COLUMNS = re.compile(rb"number-columns-repeated=\"(\d{1,9})\"")

_ROW_HEADER = 0
_VALUE_RECORDS = range(2, 12)


_STATED_TEXTS = re.compile(rb"uniqueCount=[\"'](\d{1,30})")
_SHARED_TEXTS_BEGIN = 159
MOST_TEXTS = 10_000_000


def texts_of(name: str, content: bytes) -> int:
    """How many shared texts a part holds, or says it holds: the reader makes room for all before it reads one."""
    if name.endswith(".xml"):
        if b"<sst" not in content and b":sst" not in content:
            return 0
        stated = max((int(each.group(1)) for each in _STATED_TEXTS.finditer(content)), default=0)
        return max(stated, content.count(b"<si"), content.count(b":si"))
    kind, at = _varint(content, 0, 2)
    size, at = _varint(content, at, 4)
    return int.from_bytes(content[at + 4 : at + 8], "little") if kind == _SHARED_TEXTS_BEGIN and size >= 8 else 0


def slices(xml: bytes, begin: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield an .xlsx sheet, or a part of it, in pieces of about 250 kB, each ending where a row ends.

    Patterns and searches hold the interpreter, and with it the window, until they are through: so they get little at
    a time.
    """
    at, last = begin, len(xml) if end is None else end
    while last - at > _SLICE:
        row = _ROW.search(xml, at + _SLICE, last)
        stop = row.start() if row else last
        yield xml[at:stop]
        at = stop
    yield xml[at:last]


def is_plain(piece: bytes) -> bool:
    """Whether a piece of an .xlsx sheet is written as nearly all are: each row and cell begins with its address.

    Others are read by slower patterns. Counting is far faster than any pattern.
    """
    begin, end = max(piece.find(b"<sheetData"), 0), piece.find(b"</sheetData>")
    end = len(piece) if end < 0 else end
    with_prefix = b":sheetData" in piece or b":c" in piece or b":row" in piece
    return not with_prefix and all(
        piece.count(tag, begin, end) == piece.count(tag + b' r="', begin, end) for tag in (b"<c", b"<row")
    )


def area_of_xml_sheet(xml: bytes, limit: int) -> int:
    """Cells of the rectangle from A1 to the outermost filled cell of an .xlsx sheet.

    Formatted cells without content do not count. The extent a sheet states, or its beginning and end let expect, is
    believed where no cell lies outside it: looking for such a cell is one search, looking at each of them would cost
    as much as reading them.
    """
    letters, row = _expected_extent(xml)
    area = _column(letters) * row
    if 0 < area <= limit:
        patterns = {plain: _outside(letters, row, plain=plain) for plain in (False, True)}
        if not any(patterns[is_plain(piece)].search(piece) for piece in slices(xml)):
            return area
    row = column = last_row = last_column = 0
    for count, (name, attributes, end) in enumerate(map(re.Match.groups, _ROW_OR_CELL.finditer(xml))):
        if count > _MOST_TAGS:
            return count
        told = _NUMBER.search(attributes)
        if name == b"row":
            row, column = int(told.group(2)) if told else row + 1, 0
            continue
        column += 1
        if told and told.group(1):
            row, column = int(told.group(2)), _column(told.group(1).upper())
        if not end and not attributes.endswith(b"/"):
            last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row * last_column


def _expected_extent(xml: bytes) -> tuple[bytes, int]:
    stated = _DIMENSION.search(xml, 0, _HEAD)
    if stated:
        return stated.group(1), int(stated.group(2))
    return _sampled_extent(xml, max(xml.find(b"sheetData"), 0), len(xml))


def _sampled_extent(xml: bytes, begin: int, end: int) -> tuple[bytes, int]:
    samples = xml[begin : min(begin + _SAMPLE, end)], xml[max(begin, end - _SAMPLE) : end]
    addresses = [told.groups() for sample in samples for told in _NUMBER.finditer(sample) if told.group(1)]
    letters = max((letters.upper() for letters, _ in addresses), key=_column, default=b"A")
    return letters, max((int(number) for _, number in addresses), default=1)


def sampled_columns(xml: bytes, begin: int, end: int) -> int:
    """How many columns the first and the last cells of an .xlsx sheet let expect."""
    return _column(_sampled_extent(xml, begin, end)[0])


def _outside(letters: bytes, row: int, *, plain: bool) -> re.Pattern[bytes]:
    """Finds a cell right of a column, below a row, or without a proper address."""
    columns = _up_to(letters, b"A", b"A", b"[A-Z]")
    rows = _up_to(b"%d" % row, b"1", b"0", rb"\d")
    if plain:
        return re.compile(rb'<c r="(?!(?:%b)(?:%b)")' % (columns, rows))
    return re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?![^>]*?\sr=[\"'](?:%b)(?:%b)[\"'])" % (columns, rows))


def _up_to(number: bytes, first: bytes, lowest: bytes, digit: bytes) -> bytes:
    """A pattern for what is not larger than a number, written in digits from `lowest` on, the first from `first` on."""
    patterns = []
    if len(number) > 1:
        patterns.append(b"[%b-%b]%b{0,%d}" % (first, b"Z" if lowest == b"A" else b"9", digit, len(number) - 2))
    for place in range(len(number)):
        low = lowest if place else first
        if number[place : place + 1] > low:
            patterns.append(
                b"%b[%b-%c]%b" % (number[:place], low, number[place] - 1, digit * (len(number) - place - 1))
            )
    return b"|".join([*patterns, number])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def area_of_ods(xml: bytes) -> int:
    """The rectangles of filled cells of the tables of an .ods `content.xml`, together."""
    area = row = column = repeat = last_row = last_column = 0
    for token in _ODS_TOKEN.finditer(xml):
        kind, attributes = token.group(1), token.group(2)
        if kind == b"table":
            area += last_row * last_column
            row = column = last_row = last_column = repeat = 0
        elif kind == b"table-row":
            row += repeat
            repeat, column = _times(_ODS_ROWS, attributes), 0
        else:
            column += _times(_ODS_COLUMNS, attributes)
            if b"office:value" in attributes or b"calcext:value" in attributes or b"table:formula" in attributes:
                last_row, last_column = row + repeat, max(last_column, column)
    return area + last_row * last_column


def _times(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return int(match.group(1)) if match else 1


def area_of_binary_sheet(data: bytes) -> int:
    """The rectangle of filled cells of an .xlsb sheet."""
    row = last_row = last_column = 0
    for kind, at, _ in records(data):
        if kind == _ROW_HEADER:
            row = int.from_bytes(data[at : at + 4], "little") + 1
        elif kind in _VALUE_RECORDS:
            last_row = max(last_row, row)
            last_column = max(last_column, int.from_bytes(data[at : at + 4], "little") + 1)
    return last_row * last_column


def records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (kind, start, length) of each record of a part of an .xlsb (MS-XLSB §2.1.4)."""
    at = 0
    while at < len(data):
        kind, at = _varint(data, at, 2)
        size, at = _varint(data, at, 4)
        yield kind, at, size
        at += size


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
