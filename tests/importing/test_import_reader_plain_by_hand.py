"""Sheets written by hand in many ways, usual and odd: what is read while they are checked is what the library reads."""

import io
import os
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from python_calamine import CalamineError, CalamineWorkbook

from cs360_desktop.importing import xlsx_marks
from cs360_desktop.importing.plain_sheets import PlainSheet, PlainSheets
from cs360_desktop.importing.xlsx_marks import PACKAGE, RELATIONS, WORKBOOK
from tests.importing.xlsx_by_hand import MAIN, REL, STYLES, books, one_sheet, zipped

EXAMPLES = int(os.environ.get("CS360_EXAMPLES", "0"))
_CELLS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>7</v></c></row>'
_SHEET = f"<worksheet {MAIN}><sheetData>{_CELLS}</sheetData></worksheet>"
_OTHER = _SHEET.replace(">7<", ">8<")

Rows = list[list[str]]


def plain_sheets(data: bytes) -> list[PlainSheet | None]:
    """The sheets in the order of the workbook, as far as they are plain."""
    sheets = PlainSheets(5_000_000, lambda: None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist(), key=lambda name: "worksheets/" in name):
            sheets.look(name, archive.read(name))
    return sheets.in_order(data)


def check(data: bytes) -> int:
    """Compare each plain sheet with what the library reads and the marks tell; return how many there are."""
    found = plain_sheets(data)
    if not any(found):
        return 0
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError:
        return 0  # the file is refused, whatever was read before
    marks = xlsx_marks.marks_of(data, lambda: None)
    for position, sheet in enumerate(found):
        if sheet is not None:
            by_library = book.get_sheet_by_index(position)
            rows = by_library.to_python(skip_empty_area=False)
            expected = [[repr(None if cell == "" else cell) for cell in row] for row in rows]
            assert [[*map(repr, row)] for row in sheet.cells] == expected
            assert not by_library.merged_cell_ranges
            assert marks[position] == sheet.marks
    return sum(sheet is not None for sheet in found)


@settings(
    max_examples=EXAMPLES or 120, derandomize=not EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(books())
def test_that_a_sheet_written_by_hand_is_plain_only_if_it_reads_as_the_library_reads_it(data: bytes) -> None:
    check(data)


@pytest.mark.parametrize("blank", ["", "\n"])
def test_that_a_usual_workbook_with_shared_texts_is_plain(blank: str) -> None:
    assert check(zipped(one_sheet(_SHEET, f"<sst {MAIN}>{blank}<si><t>Theft</t></si></sst>"))) == 1


@pytest.mark.parametrize(
    "first",
    ["<si/>", "<si />", "<si ><t>b</t></si>", '<si a="1"><t>b</t></si>', '<x:si xmlns:x="u"><x:t>b</x:t></x:si>'],
)
def test_that_a_first_shared_text_written_otherwise_does_not_shift_the_others(first: str) -> None:
    data = zipped(one_sheet(_SHEET, f"<sst {MAIN}>{first}<si><t>Theft</t></si></sst>"))
    assert plain_sheets(data) == [None]


def test_that_merged_cells_told_before_the_cells_are_noticed() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
    assert plain_sheets(zipped(one_sheet(_SHEET.replace("<sheetData>", f"{merged}<sheetData>")))) == [None]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xl\\worksheets\\sheet1.xml", _OTHER),
        ("XL/worksheets/Sheet1.xml", _OTHER),
        ("xl\\sharedStrings.xml", f"<sst {MAIN}><si><t>b</t></si></sst>"),
        ("xl/STYLES.xml", STYLES.replace('numFmtId="1"', 'numFmtId="14"')),
    ],
)
@pytest.mark.parametrize("is_first", [False, True])
def test_that_a_part_that_is_there_twice_is_left_to_the_library(name: str, content: str, is_first: bool) -> None:
    parts = one_sheet(_SHEET)
    assert not any(plain_sheets(zipped({name: content} | parts if is_first else parts | {name: content})))


def test_that_a_workbook_elsewhere_in_the_file_is_not_mistaken_for_the_one_that_is_read() -> None:
    parts = one_sheet(_SHEET)
    others = {name.replace("xl/", "other/"): parts[name] for name in (WORKBOOK, RELATIONS)}
    parts |= others | {"other/worksheets/sheet1.xml": _OTHER}
    parts[PACKAGE] = parts[PACKAGE].replace("xl/", "other/")
    data = zipped(parts)
    assert not plain_sheets(data)
    assert not xlsx_marks.marks_of(data, lambda: None)


def test_that_a_sheet_with_two_kinds_of_number_is_left_to_the_library() -> None:
    parts = one_sheet(_SHEET) | {"xl/worksheets/sheet2.xml": _OTHER}
    parts[WORKBOOK] = parts[WORKBOOK].replace("r:id=", 'xmlns:y="u" y:id="rId2" r:id=')
    second = f'<Relationship Id="rId2" Type="{REL}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>'
    parts[RELATIONS] = parts[RELATIONS].replace("</Relationships>", second)
    assert not plain_sheets(zipped(parts))
