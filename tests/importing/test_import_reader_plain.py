"""Plain .xlsx sheets are read while they are checked: they read just as the library reads them."""

import io
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook as Book
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing.plain_sheets import PlainSheet, PlainSheets
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import UNCOMPUTED, Cell

_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
_ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Theft</t></is></c><c r="B1"><v>7</v></c></row>'

Rows = list[list[Cell]]


def saved(rows: Sequence[Sequence[Cell]], *, write_only: bool = False) -> bytes:
    """A workbook of some rows as openpyxl writes it, with its texts in the cells."""
    book = Book(write_only=write_only)
    sheet = book.create_sheet("Data") if write_only else first_of(book)
    for row in rows:
        sheet.append(list(row))
    return kept(book)


def first_of(book: Book) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def kept(book: Book) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def with_sheet(xml: str, data: bytes | None = None) -> bytes:
    """A workbook whose only sheet is some XML."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data or saved([["x"]]))) as before, zipfile.ZipFile(held, "w") as after:
        for part in before.infolist():
            is_sheet = part.filename == "xl/worksheets/sheet1.xml"
            after.writestr(part.filename, xml.encode() if is_sheet else before.read(part))
    return held.getvalue()


def plain(data: bytes) -> PlainSheet | None:
    """The sheet as it is read while it is checked, None where it is not plain."""
    sheets = PlainSheets(5_000_000, lambda: None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in sorted(archive.namelist(), key=lambda name: "worksheets/" in name):
            sheets.look(part, archive.read(part))
    return sheets.found.get("xl/worksheets/sheet1.xml")


def read(data: bytes) -> Rows:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.xlsx")
        path.write_bytes(data)
        return [list(row) for row in read_workbook(path).sheets[0].cells]


def by_library(data: bytes) -> Rows:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    rows: Rows = [[None if cell == "" else cell for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    return rows


_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
_NUMBERS = st.one_of(st.integers(-(10**9), 10**9), st.floats(allow_nan=False, allow_infinity=False))
_SHEETS = st.lists(st.lists(st.one_of(st.none(), _TEXTS, _NUMBERS), min_size=1, max_size=5), min_size=1, max_size=8)


@given(_SHEETS, st.booleans())
def test_that_any_sheet_of_texts_and_numbers_reads_as_the_library_reads_it(rows: Rows, write_only: bool) -> None:
    data = saved(
        [[f"'{cell}" if str(cell).startswith("=") else cell for cell in row] for row in rows], write_only=write_only
    )
    sheet = plain(data)
    if sheet is not None:
        assert [[*map(repr, row)] for row in sheet.cells] == [[*map(repr, row)] for row in by_library(data)]


@pytest.mark.parametrize("write_only", [False, True])
def test_that_a_usual_export_is_plain(write_only: bool) -> None:
    rows: Rows = [["Offense", "Beat", "2024"], ["Assault & Battery <18", "Beat 1", 1204], [None, "Beat 2", -0.5]]
    sheet = plain(saved(rows, write_only=write_only))
    assert sheet is not None
    assert [list(row) for row in sheet.cells] == rows


@pytest.mark.parametrize(
    "body",
    [
        "",
        _ROW,
        '<row r="3"><c r="B3"><v>1</v></c></row><row r="7" spans="1:2"/><row r="9" ht="15.5"><c r="A9" /></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c><v>1</v></c><c><v>2</v></c></row>',
        '<row r="1">\n<c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t> Theft </t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> Theft </t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Theft_x0041_ &#65;</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>two\nlines</t></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t></t></is></c><c r="B1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="b"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>12</v></c></row>',
        '<row r="1"><c r="A1"><v>+1.</v></c><c r="B1"><v>1E-3</v></c><c r="C1"><v>007</v></c></row>',
        '<row r="1"><!-- <c r="A1"><v>1</v></c> --><c r="B1"><v>1</v></c></row>',
    ],
)
def test_that_a_sheet_written_in_any_way_reads_as_the_library_reads_it(body: str) -> None:
    data = with_sheet(f"{_HEAD}<sheetData>{body}</sheetData></worksheet>")
    assert read(data) == by_library(data)


@pytest.mark.parametrize(
    ("before", "body", "after"),
    [
        ("<!-- <sheetData> -->", _ROW, ""),
        ('<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>', _ROW, ""),
        ("", _ROW, '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'),
        ('<cols><col min="1" max="1"9/></cols>', _ROW, ""),
        ("", _ROW, "<pageSetup>"),
        ("", _ROW.replace('r="1">', 'r="1" hidden="1">'), ""),
        ("", _ROW.replace('r="1">', 'r="1" ht="0">'), ""),
        ("", _ROW.replace("<v>", "<f>3+4</f><v>"), ""),
        ("", _ROW.replace('<c r="B1"><v>7', '<c r="B1" t="e"><v>#REF!'), ""),
        ("", _ROW.replace('r="B1"', 'r="B1" s="9"'), ""),
        ("", _ROW.replace("<v>7", "<v>1e999"), ""),
        ("", _ROW.replace('<c r="B1"><v>7', '<c r="B1" t="s"><v>99'), ""),
        ("", _ROW.replace('r="1"', 'r="1048577"').replace("A1", "A1048577").replace("B1", "B1048577"), ""),
    ],
)
def test_that_a_sheet_with_anything_special_is_not_plain(before: str, body: str, after: str) -> None:
    assert plain(with_sheet(f"{_HEAD}{before}<sheetData>{body}</sheetData>{after}</worksheet>")) is None


@pytest.mark.parametrize("number_format", ["0%", "yyyy-mm-dd", "[h]:mm", '0" %"'])
def test_that_a_sheet_with_formats_that_change_what_is_read_is_not_plain(number_format: str) -> None:
    book = Book()
    first_of(book).append(["Clearance", 0.418])
    first_of(book)["B1"].number_format = number_format
    assert plain(kept(book)) is None


def test_that_a_sheet_with_a_raised_cell_is_not_plain() -> None:
    book = Book()
    first_of(book).append(["Theft", 3])
    first_of(book)["B1"].font = Font(vertAlign="superscript")
    assert plain(kept(book)) is None


def test_that_usual_number_formats_and_hidden_columns_are_plain() -> None:
    book = Book()
    first_of(book).append(["Theft", 1204, 7])
    first_of(book)["B1"].number_format = "#,##0"
    first_of(book).column_dimensions["C"].hidden = True
    sheet = plain(kept(book))
    assert sheet == PlainSheet([("Theft", 1204.0, 7.0)], frozenset({3}))


def test_that_a_formula_without_result_among_plain_rows_is_still_noticed(tmp_path: Path) -> None:
    rows: Rows = [["Offense", "2024"]]
    rows += [["Theft", float(each)] for each in range(30_000)]
    rows.append(["Arson", "=1+1"])
    path = tmp_path / "book.xlsx"
    path.write_bytes(saved(rows))
    cells = read_workbook(path).sheets[0].cells
    assert list(cells[-1]) == ["Arson", UNCOMPUTED]
    assert len(cells) == len(rows)


def test_that_cells_under_another_prefix_cannot_hide_how_far_a_sheet_reaches(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    name = _HEAD.replace("xmlns=", 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns=')
    far = '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    path.write_bytes(with_sheet(f'{name}<dimension ref="A1:B1"/><sheetData>{_ROW}{far}</sheetData></worksheet>'))
    with pytest.raises(UserError, match="too large"):
        read_workbook(path)
