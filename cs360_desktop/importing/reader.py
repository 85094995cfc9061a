"""Read a workbook or text file into sheets of typed cells, after checking that it is safe to open."""

import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from cs360_desktop.importing import ods_marks, xls_marks, xlsb_marks, xlsx_marks
from cs360_desktop.importing.containers import (
    MOST_BYTES,
    MOST_CELLS,
    Kind,
    check_compound,
    check_zip,
    damaged,
    kind_of,
    protected,
    too_large,
)
from cs360_desktop.importing.encoding import decimal_mark, decode, split_rows
from cs360_desktop.importing.marks import UNKNOWN, Marks, extent, with_marks
from cs360_desktop.importing.plain_sheets import PlainSheet, PlainSheets
from cs360_desktop.importing.quiet import no_panic_messages
from cs360_desktop.importing.refusals import refusal
from cs360_desktop.importing.workbook import Cell, Sheet, Workbook

Row = tuple[Cell, ...]
"""A row of a sheet: a file can hold hundreds of thousands, and a tuple is the smallest of all sequences."""
Report = Callable[[int, int], None]
_Result = TypeVar("_Result")

_BLOCK = 2_000
_BLOCK_CELLS = 20_000
"""Rows, or cells of wide rows, taken from the reading library at once: so long no other thread gets a turn."""


def read_workbook(path: Path, report: Report | None = None, encoding: str | None = None) -> Workbook:
    """Read every sheet of a file.

    Args:
        path: `.xlsx .xlsm .xls .xlsb .ods .csv .tsv .txt`; what it is, is judged by content.
        report: called with (steps done, steps in all) from the beginning on; may raise to cancel. Only while the
            library takes in one sheet there is nothing to be heard of it; it lets other threads run meanwhile.
        encoding: reads a text file in this encoding instead of the one found; means nothing for workbooks.

    Raises:
        UserError: the file is missing, empty, too large, protected, damaged, no workbook, or not in that encoding.
    """
    report = report or (lambda _done, _total: None)
    report(0, _UNKNOWN_STEPS)
    file = path.name
    data = _bytes_of(path)
    report(0, _UNKNOWN_STEPS)
    kind = kind_of(data, file, path.suffix.lower())
    content_hash = hashlib.sha256(data).hexdigest()
    if kind is Kind.TEXT:
        text, encoding = decode(data, file, encoding)
        del data  # it is read, and as large as the text
        return _read_text(text, path, (content_hash, encoding), report)
    if kind is Kind.XLS:
        check_compound(data, file)
    elif kind is Kind.XLSX:
        return Workbook(file, content_hash, tuple(_read_xlsx(data, file, report)))
    else:
        check_zip(data, file, kind, lambda _part, _parts: report(0, _UNKNOWN_STEPS))
    marks = _guarded(file, lambda: _MARKS[kind](data, _past_guard(report)))
    with no_panic_messages():
        return Workbook(file, content_hash, tuple(_read_sheets(data, file, kind, marks, report)))


_UNKNOWN_STEPS = 1
"""Steps in all before the rows of a file are counted."""
_ALL_FLOATS = frozenset({Kind.XLSX, Kind.ODS})
_MARKS = {
    Kind.XLSB: xlsb_marks.marks_of,
    Kind.ODS: ods_marks.marks_of,
    Kind.XLS: xls_marks.marks_of,
}


def _bytes_of(path: Path) -> bytes:
    file = path.name
    try:
        if path.is_dir():
            raise refusal(file, "is a folder", "choose a workbook inside it")
        if path.exists() and not path.is_file():
            raise refusal(file, "is no file", "choose a workbook")  # a device or pipe can be read for ever
        if path.stat().st_size > MOST_BYTES:
            raise too_large(file, "more than 100 MB")
        data = path.read_bytes()
    except FileNotFoundError:
        raise refusal(file, "was not found", "check the name and the folder") from None
    except PermissionError as fault:
        remedy = "close it in other programs and check that you may read it"
        raise refusal(file, "could not be opened", remedy, detail=str(fault)) from fault
    except (OSError, ValueError) as fault:
        remedy = "copy it to this computer and import the copy"
        raise refusal(file, "could not be read", remedy, detail=str(fault)) from fault
    if not data.strip(b"\0 \r\n\t"):
        raise refusal(file, "is empty", "choose the file that holds the numbers")
    return data


def _read_text(text: str, path: Path, told: tuple[str, str], report: Report) -> Workbook:
    """The workbook a text is, under its content hash and encoding."""
    report(0, _UNKNOWN_STEPS)
    rows, delimiter = split_rows(text, path.name, lambda: report(0, _UNKNOWN_STEPS))
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise too_large(path.name, f"more than {MOST_CELLS:,} cells")
    mark = decimal_mark(rows, delimiter)
    for start in range(0, len(rows), _BLOCK):
        some = rows[start : start + _BLOCK]
        rows[start : start + _BLOCK] = [row + (None,) * (width - len(row)) if len(row) < width else row for row in some]
        report(start + len(some), len(rows))
    sheet = Sheet(name=path.stem, hidden=False, cells=rows)
    content_hash, encoding = told
    return Workbook(path.name, content_hash, (sheet,), mark, encoding, delimiter)


def _padded(row: Sequence[Cell], width: int) -> Row:
    """A row of the library, whose blank cells are empty texts, in its full width."""
    if len(row) == width and "" not in row:
        return tuple(row)
    return (*[None if cell == "" else cell for cell in row], *[None] * (width - len(row)))


def _floats(row: Sequence[Any]) -> Row:
    """A row of an old workbook, which stores some whole numbers apart: a number is a float everywhere here."""
    return tuple([float(cell) if cell.__class__ is int else cell for cell in row])


def _read_xlsx(data: bytes, file: str, report: Report) -> Iterable[Sheet]:
    """The sheets of the kind of workbook nearly all are; the plain ones are read while they are checked."""
    plain = PlainSheets(MOST_CELLS, lambda: report(0, _UNKNOWN_STEPS))
    check_zip(data, file, Kind.XLSX, lambda _part, _parts: report(0, _UNKNOWN_STEPS), plain.look)
    ready = _guarded(file, lambda: plain.in_order(data))
    known = {path: each.marks for path, each in plain.found.items()} if ready else {}
    marks = _guarded(file, lambda: xlsx_marks.marks_of(data, _past_guard(report), known))
    told = [one or other for one, other in zip(ready or [None] * len(marks), marks, strict=True)]
    with no_panic_messages():
        return list(_read_sheets(data, file, Kind.XLSX, told, report))


def _read_sheets(
    data: bytes, file: str, kind: Kind, told: Sequence[Marks | PlainSheet], report: Report
) -> Iterable[Sheet]:
    """The sheets in workbook order.

    Args:
        data: the whole file.
        file: name without folder.
        kind: what it is.
        told: what is known of each sheet in that order: its marks, or all of it.
        report: called with (rows done, rows in all).
    """
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = _guarded(file, lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)))
    if len(set(book.sheet_names)) < len(book.sheet_names):
        raise damaged(file, ValueError("two sheets have one name"))
    if len(told) != len(book.sheets_metadata):
        told = [each.marks if isinstance(each, PlainSheet) else each for each in told]
    loaded: list[tuple[str, bool, Any, Marks]] = []
    area = 0
    for position, about in enumerate(book.sheets_metadata):
        report(0, _UNKNOWN_STEPS)
        if about.typ is SheetTypeEnum.WorkSheet:
            known = told[position] if position < len(told) else UNKNOWN
            mark = known.marks if isinstance(known, PlainSheet) else known
            sheet: Any = known
            if not isinstance(known, PlainSheet):
                sheet = _guarded(file, lambda name=about.name: book.get_sheet_by_name(name))  # type: ignore[misc]
            area += _area(sheet, mark)
            if area > MOST_CELLS:
                raise too_large(file, f"more than {MOST_CELLS:,} cells")
            loaded.append((about.name, about.visible is not SheetVisibleEnum.Visible, sheet, mark))
    total = sum(sheet.total_height + 1 for _, _, sheet, _ in loaded)
    done = 0
    for name, hidden, sheet, mark in loaded:
        if isinstance(sheet, PlainSheet):
            for end in range(_BLOCK, len(sheet.cells) + _BLOCK, _BLOCK):
                report(done + min(end, len(sheet.cells)), total)
            done += len(sheet.cells)
            yield Sheet(name, hidden, sheet.cells, hidden_columns=mark.hidden_columns)
            continue
        cells = _cells_of(sheet, file, lambda rows, before=done: report(before + rows, total))  # type: ignore[misc]
        done += len(cells)
        merged = tuple(
            (top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        marked = with_marks(cells if kind in _ALL_FLOATS else [*map(_floats, cells)], mark)
        yield Sheet(name, hidden, marked, merged, mark.percent, mark.hidden_rows, mark.hidden_columns)


def _area(sheet: Any, mark: Marks) -> int:
    """Cells from A1 to the outermost one that is filled, or that the library gives as blank and is not."""
    if isinstance(sheet, PlainSheet):
        return sheet.area
    last_row, last_column = sheet.end or (-1, -1)  # from 0
    height, width = extent(mark.instead)
    return max(height, last_row + 1) * max(width, last_column + 1)


def _cells_of(sheet: Any, file: str, report: Callable[[int], None]) -> Sequence[Row]:
    """All rows from row 1, each from column A. Rows come in blocks, so that other threads can breathe."""
    if sheet.start is None or not sheet.height:
        return []
    left = sheet.start[1]
    width = left + sheet.width
    cells: list[Row] = []
    rows = iter(sheet.iter_rows())
    at_once = min(_BLOCK, max(1, _BLOCK_CELLS // width))
    blanks = [None] * left
    while block := _guarded(file, lambda: list(islice(rows, at_once))):
        cells += [_padded(blanks + row if left else row, width) for row in block]
        report(len(cells))
    return cells


class _StoppedError(BaseException):
    """Carries what `report` raised out of guarded work, so that a cancel is not taken for a damaged file."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__()
        self.reason = reason


def _past_guard(report: Report) -> Callable[[], None]:
    def tell() -> None:
        try:
            report(0, _UNKNOWN_STEPS)
        except BaseException as reason:  # noqa: BLE001 - raised again behind the guard
            raise _StoppedError(reason) from None

    return tell


def _guarded(file: str, work: Callable[[], _Result]) -> _Result:
    """Call the reading library; whatever it raises means that the file is damaged.

    Rust panics arrive as `PanicException`, which is not even an `Exception`.
    """
    from python_calamine import PasswordError

    try:
        return work()
    except _StoppedError as stopped:
        raise stopped.reason from None
    except PasswordError:
        raise protected(file) from None
    except BaseException as fault:
        if isinstance(fault, Exception) or type(fault).__name__ == "PanicException":
            raise damaged(file, fault) from fault
        raise
