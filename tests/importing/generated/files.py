"""Write made-up sheets as files: .xlsx, .ods, and text in several encodings with several delimiters."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.importing.generated.pieces import LEFT, UP, Cell, Fact, Joined, Made, Marked, Page, Row, Shown, padded

KINDS = (
    "xlsx",
    "xlsx",
    "xlsx",
    "ods",
    "csv utf-8 ,",
    "csv utf-16 ,",
    "csv cp1252 ;",
    "csv utf-8-sig \t",
    "csv utf-8 ;",
)
_RAISED = {"1": "¹", "2": "²", "3": "³"}
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"


def write(made: Made, kind: str, folder: Path, *, as_text: bool = False, us_dates: bool = False) -> Path:
    """Write a file and return its path; only workbooks have sheets with names.

    Args:
        made: what is to be written.
        kind: one of `KINDS`.
        folder: where.
        as_text: numbers as texts with thousands separators.
        us_dates: dates in text files as `3/1/2024`.
    """
    needs_sheets = any(page.name != "Sheet1" for page in made.pages)
    if kind == "xlsx" or (needs_sheets and kind != "ods"):
        return _write_xlsx(made, folder / f"{made.file}.xlsx", as_text=as_text)
    if kind == "ods":
        return _write_ods(made, folder / f"{made.file}.ods", as_text=as_text)
    _, encoding, delimiter = kind.split(" ")
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=delimiter)
    for row in padded(made.pages[0].rows):
        out.writerow([_text(cell, as_text=as_text, us_dates=us_dates) for cell in row])
    path = folder / f"{made.file}.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def _text(cell: Cell, *, as_text: bool, us_dates: bool = False) -> str:
    plain = _plain(cell, as_text=as_text)
    if isinstance(plain, date):
        return f"{plain.month}/{plain.day}/{plain.year}" if us_dates else plain.isoformat()
    if isinstance(cell, Shown):
        return f"{cell.number:.1%}"
    return "" if plain is None else str(plain)


def _plain(cell: Cell, *, as_text: bool) -> str | int | float | date | None:
    if isinstance(cell, Fact):
        return _number(cell.number, as_text=as_text) if cell.number is not None else cell.written
    if isinstance(cell, Marked):
        return f"{cell.text}{_RAISED[cell.note]}"
    if isinstance(cell, Shown):
        return cell.number
    return None if isinstance(cell, Joined) else cell


def _number(number: int, *, as_text: bool) -> str | int:
    return f"{number:,}" if as_text else number


def _write_xlsx(made: Made, path: Path, *, as_text: bool) -> Path:
    workbook = Workbook()
    for sheet in workbook.worksheets:
        workbook.remove(sheet)
    for page in made.pages:
        sheet = workbook.create_sheet(page.name)
        for number, row in enumerate(page.rows, 1):
            for column, cell in enumerate(row, 1):
                if isinstance(cell, Marked):
                    raised = TextBlock(InlineFont(vertAlign="superscript"), cell.note)
                    sheet.cell(number, column).value = CellRichText(cell.text, raised)
                    continue
                value = _plain(cell, as_text=as_text)
                if value is not None and value != "":
                    place = sheet.cell(number, column, value)
                    if isinstance(cell, Shown):
                        place.number_format = "0.0%"
        for top, left, bottom, right in spans(page.rows):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    workbook.save(path)
    return path


def spans(rows: Sequence[Row]) -> list[tuple[int, int, int, int]]:
    """Merged ranges, 1-based: a cell with those joined to it at the right or below."""
    found = []
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is None or isinstance(cell, Joined):
                continue
            right, bottom = column, number
            while right + 1 < len(row) and row[right + 1] is LEFT:
                right += 1
            while bottom + 1 < len(rows) and column < len(rows[bottom + 1]) and rows[bottom + 1][column] is UP:
                bottom += 1
            if (right, bottom) != (column, number):
                found.append((number + 1, column + 1, bottom + 1, right + 1))
    return found


def _write_ods(made: Made, path: Path, *, as_text: bool) -> Path:
    tables = "".join(_ods_table(page, as_text=as_text) for page in made.pages)
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_NAMESPACE}:office:1.0" '
        f'xmlns:table="{_NAMESPACE}:table:1.0" xmlns:text="{_NAMESPACE}:text:1.0"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_NAMESPACE}:manifest:1.0"/>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def _ods_table(page: Page, *, as_text: bool) -> str:
    rows = (
        f"<table:table-row>{''.join(_ods_cell(cell, as_text=as_text) for cell in row) or _ODS_BLANK}</table:table-row>"
        for row in padded(page.rows)
    )
    return f"<table:table table:name={quoteattr(page.name)}>{''.join(rows)}</table:table>"


_ODS_BLANK = "<table:table-cell/>"


def _ods_cell(cell: Cell, *, as_text: bool) -> str:
    value = _plain(cell, as_text=as_text)
    if value is None or value == "":
        return _ODS_BLANK
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
    if isinstance(value, int | float):
        kind = "percentage" if isinstance(cell, Shown) else "float"
        return f'<table:table-cell office:value-type="{kind}" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
