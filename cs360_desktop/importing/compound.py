"""The compound file an .xls is (MS-CFB), read far enough to know that its reader can be trusted with it.

On a file cut off in the middle the reader fails loudly, and one broken cell address makes it ask for gigabytes and
takes the whole program down. So the chain of sectors and the addresses of the cells are checked here first.
"""

import struct
from collections.abc import Iterator

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
_HEADER = 512
_ENTRY = 128
_SMALL_SECTOR = 64
_SMALL = 4096
"""Streams below this size lie in the ministream."""
_STREAMS = ("Workbook", "WORKBOOK", "Book", "BOOK")

_SHEET_BEGIN, _FILE_PASS = 0x0809, 0x002F
_CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00BE})
_DIMENSIONS, _SHARED_TEXTS = 0x0200, 0x00FC
_COLUMNS = 256


class BrokenFileError(Exception):
    """The file is not built as a compound file or a workbook stream must be."""


class ProtectedFileError(Exception):
    """The workbook needs a password."""


def area_of(data: bytes) -> int:
    """Cells of the rectangles from A1 to the outermost cell, over all sheets of an .xls.

    Raises:
        BrokenFileError: something points outside the file, or a cell stands outside every sheet.
        ProtectedFileError: the content is encrypted.
    """
    try:
        return sum(_areas(workbook_stream(data)))
    except (struct.error, IndexError) as fault:
        raise BrokenFileError(str(fault)) from fault


def workbook_stream(data: bytes) -> bytes:
    """The stream of records that is the workbook.

    Raises:
        BrokenFileError, struct.error, IndexError: something points outside the file.
    """
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in {9, 12} or mini_shift != 6:
        raise BrokenFileError("sector size")
    size = 1 << shift
    directory_start = struct.unpack_from("<I", data, 48)[0]
    table = _sector_table(data, size)
    directory = _chain(data, table, directory_start, size)
    names = {}
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        names[name] = struct.unpack_from("<I", directory, at + 116)[0], struct.unpack_from("<I", directory, at + 120)[0]
    start, length = next((names[each] for each in _STREAMS if each in names), (0, 0))
    if not length:
        raise BrokenFileError("no workbook stream")
    if length < _SMALL:
        small = _chain(data, table, struct.unpack_from("<I", directory, 116)[0], size)
        stream = _small_chain(small, _small_table(data, table, size), start)
    else:
        stream = _chain(data, table, start, size)
    if len(stream) < length:
        raise BrokenFileError("the file ends too early")
    return stream[:length]


def _small_table(data: bytes, table: list[int], size: int) -> list[int]:
    """The allocation table of the ministream, which the first entry of the directory holds."""
    content = _chain(data, table, struct.unpack_from("<I", data, 60)[0], size)
    return list(struct.unpack(f"<{len(content) // 4}I", content))


def _small_chain(small: bytes, table: list[int], start: int) -> bytes:
    parts: list[bytes] = []
    sector = start
    while sector < _FREE:
        if len(parts) > len(table):
            raise BrokenFileError("a chain of sectors runs in a circle")
        parts.append(small[sector * _SMALL_SECTOR : (sector + 1) * _SMALL_SECTOR])
        sector = table[sector]
    return b"".join(parts)


def _sector_table(data: bytes, size: int) -> list[int]:
    """The file allocation table: for each sector the next one."""
    places = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(data) // size)):
        if following >= _FREE:
            break
        sector = _sector(data, following, size)
        *more, following = struct.unpack(f"<{size // 4}I", sector)
        places += more
    table: list[int] = []
    for place in places:
        if place < _FREE:
            table += struct.unpack(f"<{size // 4}I", _sector(data, place, size))
    return table


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = size * (number + 1) if size > _HEADER else _HEADER + size * number
    sector = data[start : start + size]
    if len(sector) < size:
        raise BrokenFileError("the file ends too early")
    return sector


def _chain(data: bytes, table: list[int], start: int, size: int) -> bytes:
    parts: list[bytes] = []
    sector = start
    while sector < _FREE:
        if len(parts) > len(table):
            raise BrokenFileError("a chain of sectors runs in a circle")
        parts.append(_sector(data, sector, size))
        sector = table[sector]
    return b"".join(parts)


def records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (kind, start, length) of each record of a workbook stream (MS-XLS §2.1.4)."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == 0 and length == 0:
            return
        if at + 4 + length > len(stream):
            raise BrokenFileError("a record reaches beyond the end")
        yield kind, at + 4, length
        at += 4 + length


def _areas(stream: bytes) -> Iterator[int]:
    """Yield the area of each part of the workbook stream that holds cells."""
    rows = columns = stated = 0
    for kind, start, length in records(stream):
        if kind == _SHEET_BEGIN:
            yield max(rows * columns, stated)
            rows = columns = stated = 0
        elif kind == _FILE_PASS:
            raise ProtectedFileError
        elif kind == _DIMENSIONS:
            stated = _stated_area(stream, start, length)
        elif kind == _SHARED_TEXTS and 3 * struct.unpack_from("<I", stream, start + 4)[0] > len(stream):
            raise BrokenFileError("more texts than there is room for")
        elif kind in _CELLS and length >= 6:
            row, column = struct.unpack_from("<HH", stream, start)
            if column >= _COLUMNS:
                raise BrokenFileError("a cell lies outside its sheet")
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if kind in {0x00BD, 0x00BE}:
                columns = max(columns, struct.unpack_from("<H", stream, start + length - 2)[0] + 1)
    if columns > _COLUMNS:
        raise BrokenFileError("a cell lies outside its sheet")
    yield max(rows * columns, stated)


def _stated_area(stream: bytes, start: int, length: int) -> int:
    """The area a sheet states of itself; the reader makes room for it before it reads a cell."""
    form = "<IIHH" if length >= 14 else "<HHHH"
    first_row, last_row, first_column, last_column = struct.unpack_from(form, stream, start)
    if first_row > last_row or first_column > last_column or last_column > _COLUMNS:
        raise BrokenFileError("a sheet ends before it begins")
    return int(last_row * last_column)
