"""Reading files: every kind, every encoding, and one plain sentence for everything that is no workbook."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing import containers
from cs360_desktop.importing.extents import area_of_binary_sheet
from cs360_desktop.importing.plan import build_plan
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import UNCOMPUTED, DecimalMark, Workbook
from tests.importing.conftest import NOTHING_KNOWN, Written

TABLE = "Offense,2022,2023\nRobbery,5,6\nVandalismo en Peña,1,2\n"
SHEET = "xl/worksheets/sheet1.xml"


def refused(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_workbook(path)
    sentence = caught.value.sentence
    assert f"“{path.name}”" in sentence
    assert str(path.parent) not in sentence
    assert "nothing was imported" in sentence
    assert "\n" not in sentence
    return sentence


def text_file(folder: Path, data: bytes, name: str = "counts.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def cells(workbook: Workbook) -> list[list[object]]:
    return [list(row) for row in workbook.sheets[0].cells]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_that_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str, found: str) -> None:
    workbook = read_workbook(text_file(tmp_path, TABLE.encode(encoding)))
    assert workbook.encoding == found
    assert cells(workbook) == [
        ["Offense", "2022", "2023"],
        ["Robbery", "5", "6"],
        ["Vandalismo en Peña", "1", "2"],
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_that_the_delimiter_is_found_by_consistency(tmp_path: Path, delimiter: str) -> None:
    text = f"Title; with, marks\n\nOffense{delimiter}2022{delimiter}2023\nRobbery{delimiter}5{delimiter}6\n"
    workbook = read_workbook(text_file(tmp_path, text.encode()))
    assert workbook.delimiter == delimiter
    assert cells(workbook)[-1] == ["Robbery", "5", "6"]


def test_that_a_told_delimiter_is_believed(tmp_path: Path) -> None:
    workbook = read_workbook(text_file(tmp_path, b"sep=;\nOffense;2022\nRobbery, armed;5\n"))
    assert cells(workbook)[2] == ["Robbery, armed", "5"]


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("4,01", DecimalMark.COMMA),
        ("4.01", DecimalMark.POINT),
        ("1,204", DecimalMark.UNCLEAR),
        ("1,204,567", DecimalMark.POINT),
        ("1.204,5", DecimalMark.COMMA),
        ("12", DecimalMark.POINT),
    ],
)
def test_that_the_decimal_mark_is_noticed_per_file(tmp_path: Path, cell: str, mark: DecimalMark) -> None:
    assert read_workbook(text_file(tmp_path, f"Offense;2022\nRobbery;{cell}\n".encode())).decimal is mark


def test_that_both_decimal_marks_in_one_file_leave_it_unclear(tmp_path: Path) -> None:
    workbook = read_workbook(text_file(tmp_path, b"Offense;2022;2023\nRobbery;4,01;4.01\n"))
    assert workbook.decimal is DecimalMark.UNCLEAR


def test_that_line_breaks_in_quotes_keep_the_row_numbers_of_a_spreadsheet(tmp_path: Path) -> None:
    workbook = read_workbook(text_file(tmp_path, b'"Offense\nname",2022\n\nRobbery,5\n'))
    assert workbook.sheets[0].at(3, 2) == "5"


def test_that_a_workbook_keeps_types_addresses_hidden_sheets_and_merged_cells(written: Written) -> None:
    from openpyxl import load_workbook

    path = written({"Now": [["a", 1, 1.5, True, date(2024, 1, 31)], [], [None, "x"]], "Old": []})
    workbook = load_workbook(path)
    workbook["Now"].merge_cells("B3:C3")
    workbook["Old"]["C4"] = 7
    workbook["Old"].sheet_state = "veryHidden"
    workbook.save(path)
    now, old = read_workbook(path).sheets
    assert list(now.cells[0]) == ["a", 1.0, 1.5, True, date(2024, 1, 31)]
    assert now.at(3, 2) == "x"
    assert now.at(2, 1) is None
    assert now.merged == ((3, 2, 3, 3),)
    assert not now.hidden
    assert old.hidden
    assert old.at(4, 3) == 7


def test_that_dates_of_the_1904_system_are_the_same_dates(written: Written) -> None:
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    path = written([["Offense"]])
    workbook = load_workbook(path)
    workbook.epoch = CALENDAR_MAC_1904
    workbook["Sheet1"]["B1"] = date(2024, 3, 1)
    workbook.save(path)
    assert read_workbook(path).sheets[0].at(1, 2) == date(2024, 3, 1)


def test_that_the_same_bytes_have_the_same_fingerprint(tmp_path: Path) -> None:
    first = read_workbook(text_file(tmp_path, TABLE.encode(), "a.csv"))
    second = read_workbook(text_file(tmp_path, TABLE.encode(), "b.csv"))
    changed = read_workbook(text_file(tmp_path, TABLE.replace("5", "7").encode(), "c.csv"))
    assert first.content_hash == second.content_hash != changed.content_hash
    assert len(first.content_hash) == 64


def test_that_progress_is_told_and_a_cancel_goes_through(written: Written) -> None:
    path = written([["x", number] for number in range(5_000)])
    told: list[tuple[int, int]] = []
    read_workbook(path, lambda done, total: told.append((done, total)))
    assert told[0] == (0, 1)  # before anything is read
    rows = [each for each in told if each[0]]
    assert [done for done, _ in rows] == [2_000, 4_000, 5_000]
    assert len({total for _, total in rows}) == 1

    class CancelledError(Exception):
        pass

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_workbook(path, cancel)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.xlsx", b"", "is empty"),
        ("nulls.csv", b"\0" * 100, "is empty"),
        ("notes.xlsx", b"# Real spreadsheets\n\nPublic files.\n", "is not a workbook"),
        ("notes.md", b"# Real spreadsheets\n", "is not a workbook"),
        ("report.xlsx", b"%PDF-1.7 ...", "is a PDF document"),
        ("export.xls", b"<html><table><tr><td>5</td></tr></table></html>", "is a web page"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is not a workbook"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password",
        ),
        ("half.xlsx", b"PK\x03\x04 and no more", "is damaged"),
        ("binary.csv", b"a,b\n\x01\x02,\x03\n", "is not a text table"),
        ("mixed.csv", "Peña,1\n".encode() + "Peña,2\n".encode("cp1252"), "mixes two text encodings"),
        ("quote.csv", b'Offense,2022\n"Robbery,5\nArson,6\n', "quotation mark in line"),
    ],
)
def test_that_what_is_no_workbook_is_refused_in_one_sentence(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    assert says in refused(text_file(tmp_path, data, name))


def test_that_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    assert "was not found" in refused(tmp_path / "nowhere.xlsx")
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()
    assert "is a folder" in refused(folder)


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_sheet(path: Path, rows: str) -> Path:
    """Replace the rows of the first sheet by hand-written XML."""
    head = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return zipped(path, parts_of(path) | {SHEET: f"{head}{rows}</sheetData></worksheet>".encode()})


def test_that_other_packed_files_are_refused(tmp_path: Path) -> None:
    assert "packed file" in refused(zipped(tmp_path / "letter.xlsx", {"word/document.xml": b"<w/>"}))


def test_that_a_zip_bomb_is_refused_before_it_is_unpacked(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written([["a", 1]])
    monkeypatch.setattr(containers, "MOST_UNPACKED_BYTES", 100_000)
    zipped(path, parts_of(path) | {"xl/media/image.xml": b" " * 200_000})
    assert "unpacks to more than" in refused(path)


def test_that_a_part_larger_than_it_says_is_refused(written: Written) -> None:
    path = zipped(written([["a", 1]]), parts_of(written([["a", 1]])) | {"xl/extra.xml": b" " * 70_000})
    data = path.read_bytes()
    size = (70_000).to_bytes(4, "little")
    assert data.count(size) == 2
    path.write_bytes(data.replace(size, (10).to_bytes(4, "little")))
    assert "is damaged" in refused(path)


def test_that_two_cells_in_opposite_corners_are_refused(written: Written) -> None:
    corners = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert "is too large" in refused(with_sheet(written([["a"]]), corners))


def test_that_a_stated_number_of_texts_beyond_all_memory_is_refused(written: Written) -> None:
    path = written([["a"]])
    texts = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="4294967295"></sst>'
    assert "is too large" in refused(zipped(path, parts_of(path) | {"xl/sharedStrings.xml": texts}))


def test_that_the_extent_of_a_binary_sheet_is_found_by_its_records() -> None:
    def record(kind: int, content: bytes) -> bytes:
        return bytes([kind, len(content)]) + content

    row, cell = (899).to_bytes(4, "little"), (41).to_bytes(4, "little")
    sheet = (
        record(0, row + bytes(13)) + record(1, (9_999).to_bytes(4, "little") + bytes(4)) + record(2, cell + bytes(8))
    )
    assert area_of_binary_sheet(sheet + record(37, b"")) == 900 * 42


@pytest.mark.parametrize("broken", [0, 8, 16])
def test_that_an_old_workbook_with_a_broken_extent_is_refused(real: Path, tmp_path: Path, broken: int) -> None:
    """Bytes changed where the sheet states its extent once made the reading library end the whole program."""
    data = bytearray((real / "fbi_table74_le_employees_2015.xls").read_bytes())
    place = data.index(bytes.fromhex("00020e00"))
    data[place + 4 + 1] = 14
    data[place + 4 + 9] = broken
    assert refused(text_file(tmp_path, bytes(data), "broken.xls"))


def test_that_a_million_empty_formatted_rows_do_no_harm(written: Written) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>'
    )
    assert cells(read_workbook(with_sheet(written([["a"]]), rows))) == [[7]]


def test_that_raised_footnote_marks_are_kept_apart_from_names_and_numbers(written: Written) -> None:
    raised = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    texts = "".join(
        f"<si>{content}</si>"
        for content in (
            "<t>Offense</t>",
            f"<r><t>Arson</t></r>{raised}",
            f"<r><t>45</t></r>{raised}",
            "<t>Beat1</t>",
            '<r><t>5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>th</t></r>',
        )
    )
    path = written([["a"]])
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{row - 1}</v></c></row>' for row in range(1, 6))
    with_sheet(path, rows)
    parts = parts_of(path)
    relations = (
        parts["xl/_rels/workbook.xml.rels"]
        .decode()
        .replace(
            "</Relationships>",
            '<Relationship Id="rId77" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/sharedStrings"/></Relationships>',
        )
    )
    spelled = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{texts}</sst>'
    zipped(path, parts | {"xl/_rels/workbook.xml.rels": relations.encode(), "xl/sharedStrings.xml": spelled.encode()})
    assert [row[0] for row in cells(read_workbook(path))] == ["Offense", "Arson¹", "45¹", "Beat1", "5th"]


def test_that_sixteen_thousand_columns_do_no_harm(written: Written) -> None:
    assert (
        read_workbook(with_sheet(written([["a"]]), '<row r="1"><c r="XFD1"><v>7</v></c></row>')).sheets[0].width
        == 16_384
    )


def test_that_formulas_give_their_stored_result_and_say_so_where_there_is_none(written: Written) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>SUM(X1)</f><v>12</v></c><c r="B1"><f>[1]Other!A1</f></c>'
        '<c r="C1" t="e"><v>#DIV/0!</v></c><c r="D1" t="str"><f>T(1)</f><v>text</v></c></row>'
    )
    assert cells(read_workbook(with_sheet(written([["a"]]), rows))) == [[12, UNCOMPUTED, "#DIV/0!", "text"]]


NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"
ODS = (
    f'<?xml version="1.0"?><office:document-content xmlns:office="{NAMESPACE}:office:1.0" '
    f'xmlns:table="{NAMESPACE}:table:1.0" xmlns:text="{NAMESPACE}:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="S">ROWS</table:table></office:spreadsheet></office:body></office:document-content>'
)


def ods(path: Path, rows: str) -> Path:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", ODS.replace("ROWS", rows))
    return path


def number(value: int, times: int = 1) -> str:
    again = f' table:number-columns-repeated="{times}"'
    return f'<table:table-cell office:value-type="float" office:value="{value}"{again}/>'


def test_that_an_ods_file_is_read(tmp_path: Path) -> None:
    name = '<table:table-cell office:value-type="string"><text:p>Robbery</text:p></table:table-cell>'
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    blanks = f'<table:table-row table:number-rows-repeated="1048570">{blank}</table:table-row>'
    rows = f"<table:table-row>{name}{number(5)}{number(6, 2)}</table:table-row>{blanks}"
    assert cells(read_workbook(ods(tmp_path / "a.ods", rows))) == [["Robbery", 5, 6, 6]]


def test_that_an_ods_file_that_repeats_a_cell_forever_is_refused(tmp_path: Path) -> None:
    rows = f'<table:table-row table:number-rows-repeated="1048576">{number(5, 16_384)}</table:table-row>'
    assert "is too large" in refused(ods(tmp_path / "a.ods", rows))


def test_that_old_workbooks_cut_off_anywhere_are_refused(real: Path, tmp_path: Path) -> None:
    data = (real / "fbi_table74_le_employees_2015.xls").read_bytes()
    for share in (0.05, 0.3, 0.6, 0.9):
        assert refused(text_file(tmp_path, data[: int(len(data) * share)], "cut.xls"))


def _small_workbook() -> bytes:
    from openpyxl import Workbook as Made

    made = Made()
    sheet = made.worksheets[0]
    for row in (["Offense", 2022, 2023], ["Robbery", 5, 6], ["Arson", 1, None]):
        sheet.append(row)
    sheet.merge_cells("A5:C5")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


SMALL = _small_workbook()


def outcome(path: Path) -> None:
    """Take a file all the way; only a `UserError` may stop it."""
    try:
        workbook = read_workbook(path)
    except UserError:
        refused(path)
        return
    build_plan(propose(workbook, NOTHING_KNOWN), NOTHING_KNOWN, create=True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(length=st.integers(0, len(SMALL)))
def test_that_a_workbook_cut_off_anywhere_is_refused_or_read(tmp_path: Path, length: int) -> None:
    outcome(text_file(tmp_path, SMALL[:length], "cut.xlsx"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_that_a_workbook_with_changed_bytes_is_refused_or_read(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    data = bytearray(SMALL)
    for place, byte in changes:
        data[place] = byte
    outcome(text_file(tmp_path, bytes(data), "changed.xlsx"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    part=st.sampled_from(
        [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
    ),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_that_a_workbook_with_changed_parts_is_refused_or_read(
    tmp_path: Path, part: str, changes: list[tuple[float, int]]
) -> None:
    path = text_file(tmp_path, SMALL, "changed.xlsx")
    parts = parts_of(path)
    content = bytearray(parts[part])
    for place, byte in changes:
        content[int(place * len(content))] = byte
    outcome(zipped(path, parts | {part: bytes(content)}))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_that_any_bytes_in_a_text_file_are_refused_or_read(tmp_path: Path, data: bytes) -> None:
    outcome(text_file(tmp_path, data))
