"""What a cell says beside its value: raised notes, percent formats, formulas without result, errors. In every kind."""

import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook as Made
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from cs360_desktop.importing.marks import is_percent_format
from cs360_desktop.importing.numbers import Refusal, read_value
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.shared_texts import TextParts, apart_by_number, notes_apart
from cs360_desktop.importing.workbook import UNCOMPUTED, Sheet
from tests.importing.conftest import Planned, Written, numbers, plan_of

HALF_PAST_ONE = datetime.fromisoformat("2024-01-31T13:30")
Converted = Callable[[Path, str], Path]


@pytest.fixture
def converted(tmp_path: Path) -> Converted:
    """Re-saves a workbook in another kind by LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here to re-save the workbook")

    def convert(path: Path, kind: str) -> Path:
        folder = tmp_path / f"as_{kind}"
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        call = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
        subprocess.run(call, check=True, capture_output=True, timeout=120)
        return folder / f"{path.stem}.{kind}"

    return convert


def note(text: str, mark: str) -> CellRichText:
    return CellRichText(text, TextBlock(InlineFont(vertAlign="superscript"), mark))


def marked(folder: Path) -> Path:
    """A table with everything a fast reader drops."""
    made = Made()
    sheet = made.worksheets[0]
    sheet.title = "Counts"
    for row in (
        ["City", 2022, 2023, "Cleared"],
        [note("Mobile", "4"), 5, 6, 0.418],
        ["Mobile4", note("45", "1"), 7, 1],
        ["Dates", date(2024, 1, 31), HALF_PAST_ONE, time(4, 58)],
        ["Durations", timedelta(hours=30), 0.5, 2],
        ["Rows", 1, 2, 3],
    ):
        sheet.append(row)
    sheet["D2"].number_format = sheet["D3"].number_format = "0.0%"
    sheet["D6"].number_format = '0"%"'
    sheet["B5"].number_format = "[h]:mm"
    sheet["A7"] = "3"
    sheet["A7"].font = Font(vertAlign="superscript")
    made.save(folder / "marked.xlsx")
    return folder / "marked.xlsx"


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_that_notes_percentages_and_times_are_the_same_in_every_kind(
    tmp_path: Path, converted: Converted, kind: str
) -> None:
    path = marked(tmp_path)
    if kind != "xlsx":
        path = converted(path, kind)
    sheet = read_workbook(path).sheets[0]
    assert [row[0] for row in sheet.cells] == ["City", "Mobile⁴", "Mobile4", "Dates", "Durations", "Rows", "³"]
    assert sheet.at(3, 2) == "45¹"
    assert sheet.percent == frozenset({(2, 4), (3, 4)})
    assert list(sheet.cells[3][1:]) == [date(2024, 1, 31), HALF_PAST_ONE, time(4, 58)]
    assert sheet.at(5, 2) == timedelta(hours=30)
    assert type(sheet.at(3, 4)) is type(sheet.at(2, 2)) is float


def test_that_a_whole_percentage_of_an_old_workbook_is_one_hundred_and_not_one(
    written: Written, converted: Converted
) -> None:
    """Old workbooks store whole numbers apart from others."""
    from openpyxl import load_workbook

    path = written([["Offense", 2022, 2023], ["Robbery cleared", 1, 0.5], ["Arson cleared", 0.25, 0.75]])
    workbook = load_workbook(path)
    for row in workbook["Sheet1"]["B2:C3"]:
        for cell in row:
            cell.number_format = "0%"
    workbook.save(path)
    found = numbers(plan_of(converted(path, "xls")))
    assert found["Robbery cleared", "", "2022"] == 100
    assert found == numbers(plan_of(path)) == numbers(plan_of(converted(path, "ods")))


def test_that_every_note_of_a_federal_table_is_kept_apart(real: Path) -> None:
    """207 cities, a state and heads; xlrd finds the same 221 cells with superscript runs."""
    sheet = read_workbook(real / "fbi_table8_by_city_2015.xls").sheets[0]
    noted = [
        (row, column)
        for row, cells in enumerate(sheet.cells, 1)
        for column, cell in enumerate(cells, 1)
        if isinstance(cell, str) and any(mark in cell for mark in "⁰¹²³⁴⁵⁶⁷⁸⁹")
    ]
    assert len(noted) == 221
    assert sum(1 for row, column in noted if column == 2 and 4 < row < 9_400) == 207
    assert sheet.at(121, 2) == "Mobile⁴"
    assert sheet.at(6262, 2) == "Toledo¹⁰"
    assert sheet.percent == frozenset()
    assert read_workbook(real / "fbi_table74_le_employees_2015.xls").sheets[0].at(20, 1) == "SUBURBAN AREAS¹"


def test_that_one_text_with_and_without_a_note_is_told_apart_cell_by_cell(tmp_path: Path) -> None:
    made = Made()
    sheet = made.worksheets[0]
    for cell in (note("Beat", "1"), "Beat1", note("Beat", "1"), note("5", "th")):
        sheet.append([cell])
    made.save(tmp_path / "beats.xlsx")
    assert [row[0] for row in read_workbook(tmp_path / "beats.xlsx").sheets[0].cells] == [
        "Beat¹",
        "Beat1",
        "Beat¹",
        "5th",
    ]


SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_parts(path: Path, changes: dict[str, str]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (parts | {name: text.encode() for name, text in changes.items()}).items():
            archive.writestr(name, content)
    return path


def of_rows(path: Path, rows: str, *, prefix: str = "", asks_to_be_calculated: bool = False) -> Sheet:
    space = f":{prefix}" if prefix else ""
    name = f"{prefix}:" if prefix else ""
    sheet = f'<{name}worksheet xmlns{space}="{MAIN}"><{name}sheetData>{rows}</{name}sheetData></{name}worksheet>'
    with zipfile.ZipFile(path) as archive:
        book = archive.read("xl/workbook.xml").decode()
    # What openpyxl writes asks to be calculated on opening; a workbook that was calculated does not.
    book = book if asks_to_be_calculated else book.replace('fullCalcOnLoad="1"', "")
    return read_workbook(with_parts(path, {SHEET: sheet, "xl/workbook.xml": book})).sheets[0]


def test_that_notes_in_texts_inside_cells_are_kept_apart(written: Written) -> None:
    text = '<is><r><t>Arson</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r></is>'
    sheet = of_rows(written([["a"]]), f'<row r="1"><c r="A1" t="inlineStr">{text}</c></row>')
    assert sheet.at(1, 1) == "Arson³"


def test_that_cells_without_addresses_keep_their_formats(written: Written) -> None:
    rows = '<row><c><v>1</v></c><c s="1"><v>0.5</v></c></row><row r="4"><c s="1"><v>0.25</v></c></row>'
    path = written([["a"]])
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>'
    sheet = of_rows(with_parts(path, {"xl/styles.xml": styles}), rows)
    assert sheet.percent == frozenset({(1, 2), (4, 1)})
    assert sheet.at(4, 1) == 0.25


def test_that_formats_of_conditional_formatting_are_not_those_of_cells(written: Written) -> None:
    path = written([["a"]])
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0.00"/></numFmts><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="164"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf>'
        "</dxfs></styleSheet>"
    )
    sheet = of_rows(with_parts(path, {"xl/styles.xml": styles}), '<row r="1"><c r="A1" s="1"><v>5</v></c></row>')
    assert sheet.percent == frozenset()


def test_that_a_percent_sign_in_quotes_is_no_percent_format() -> None:
    assert is_percent_format("0.0%")
    assert is_percent_format("[Red]-0 %;0%")
    assert not is_percent_format('0"%"')
    assert not is_percent_format(r"0\%")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("<f>A2+1</f>", UNCOMPUTED),
        ("<f>A2+1</f><v></v>", UNCOMPUTED),
        ("<f>A2+1</f><v/>", UNCOMPUTED),
        ('<f t="shared" si="0"/>', UNCOMPUTED),
        ("<f>[1]Other!A1</f>", UNCOMPUTED),
        ("<f>A2+1</f><v>12</v>", 12),
        ("<f>A2-1</f><v>0</v>", 0),
    ],
)
def test_that_a_formula_without_a_stored_result_is_neither_blank_nor_zero(
    written: Written, cell: str, found: object
) -> None:
    for prefix in ("", "x"):
        tags = (cell, "c", "row") if not prefix else (cell.replace("<", "<x:").replace("<x:/", "</x:"), "x:c", "x:row")
        row = f'<{tags[2]} r="1"><{tags[1]} r="A1">{tags[0]}</{tags[1]}></{tags[2]}>'
        assert of_rows(written([["a"]]), row, prefix=prefix).at(1, 1) == found


def test_that_an_empty_text_is_a_result(written: Written) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>IF(1,"")</f><v></v></c><c r="B1"><v>1</v></c></row>'
    assert of_rows(written([["a"]]), rows).at(1, 1) is None


def test_that_the_zero_of_a_writer_that_cannot_calculate_is_no_result(written: Written) -> None:
    """It asks Excel to calculate on opening, and stores 0 for every formula until then."""
    rows = '<row r="1"><c r="A1"><f>B1*2</f><v>0</v></c><c r="B1"><v>0</v></c></row>'
    sheet = of_rows(written([["a"]]), rows, asks_to_be_calculated=True)
    assert list(sheet.cells[0]) == [UNCOMPUTED, 0]


def test_that_cells_of_such_formulas_are_rejected_with_what_to_do(planned: Planned) -> None:
    plan = planned([["Offense", 2022, 2023], ["Robbery", 5, "=B2*2"], ["Arson", 1, 2], ["=A3", 7, 8]])
    assert numbers(plan) == {
        ("Robbery", "", "2022"): 5,
        ("Arson", "", "2022"): 1,
        ("Arson", "", "2023"): 2,
    }
    assert {each.cell: each.reason for each in plan.rejected} == {
        "C2": "is a formula whose result is not stored in the file: open it in Excel, save it and import it again",
        "B4": "its name is a formula without a result: open the file in Excel, save it and import it again",
        "C4": "its name is a formula without a result: open the file in Excel, save it and import it again",
    }


@pytest.mark.parametrize("error", ["#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NUM!", "#NAME?", "#NULL!"])
def test_that_errors_of_formulas_are_there_to_be_rejected(written: Written, error: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>X1</f><v>{error}</v></c></row>'
    cell = of_rows(written([["a"]]), rows).at(1, 2)
    assert cell == error
    assert isinstance(read_value(cell), Refusal)


@pytest.mark.parametrize("number", ["NaN", "INF", "-INF", "1e999"])
def test_that_what_is_no_finite_number_is_never_a_figure(written: Written, number: str) -> None:
    cell = of_rows(written([["a"]]), f'<row r="1"><c r="A1"><v>{number}</v></c></row>').at(1, 1)
    assert cell is None or isinstance(read_value(cell), Refusal)


def test_that_errors_and_formulas_of_other_kinds_are_there_as_well(written: Written, converted: Converted) -> None:
    path = written([["Offense", 2022], ["Robbery", "=1/0"], ["Arson", "=NA()"], ["Theft", "=1+1"], ["Rape", '=""']])
    for kind in ("xls", "ods", "xlsx"):
        sheet = read_workbook(converted(path, kind)).sheets[0]
        assert [row[1] for row in sheet.cells] == [2022, "#DIV/0!", "#N/A", 2, None]


def test_that_a_text_that_goes_on_in_the_next_record_keeps_its_notes() -> None:
    """Long tables of texts are cut into records anywhere, also between the characters of one text."""
    plain = struct.pack("<HB", 4, 0) + b"Beat"
    cut = struct.pack("<HBH", 6, 8, 1) + b"Mob"
    rest = b"\1" + "ile".encode("utf-16-le")[:6] + struct.pack("<HH", 5, 7)
    runs = apart_by_number([struct.pack("<II", 3, 2) + plain + cut, rest], lambda font: font == 7)
    assert runs == {}  # the raised part is a letter
    cut = struct.pack("<HBH", 7, 8, 1) + b"Mob"
    rest = b"\1" + "ile4".encode("utf-16-le") + struct.pack("<HH", 6, 7)
    assert apart_by_number([struct.pack("<II", 3, 2) + plain + cut, rest], lambda font: font == 7) == {1: "Mobile⁴"}


def test_that_a_comma_between_raised_digits_is_a_mark_too() -> None:
    assert notes_apart(TextParts("Toledo1,2", [(6, True)])) == "Toledo¹*²"
    assert notes_apart(TextParts("Toledo1,2", [(6, False)])) is None
