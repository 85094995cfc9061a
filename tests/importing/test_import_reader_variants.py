"""One table, saved in every kind and encoding there is: the same cells and the same values."""

import csv
import io
import struct
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing.reader import read_workbook
from cs360_desktop.importing.workbook import Cell
from tests.importing.conftest import Rows, Written, numbers, plan_of, sentences
from tests.importing.test_import_reader_marks import Converted, converted

__all__ = ["converted"]

TABLE: Rows = [
    ["Offense", 2022, 2023],
    ["Robbery", 5, 6],
    ["Vandalismo, Peñasco", 1204, None],
    ["Arson", 0, 2],
]
VALUES = {
    ("Robbery", "", "2022"): 5,
    ("Robbery", "", "2023"): 6,
    ("Vandalismo, Peñasco", "", "2022"): 1204,
    ("Arson", "", "2022"): 0,
    ("Arson", "", "2023"): 2,
}


def as_text(delimiter: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(TABLE)
    return text.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "xlsm", "xls", "ods", "fods as ods"])
def test_that_a_table_is_the_same_in_every_kind_of_workbook(written: Written, converted: Converted, kind: str) -> None:
    path = written(TABLE)
    if kind == "xlsm":
        path = path.rename(path.with_suffix(".xlsm"))
    elif kind == "fods as ods":
        path = converted(path, "fods").rename(path.with_suffix(".ods"))
        with pytest.raises(UserError):  # one flat file of XML is no archive
            read_workbook(path)
        return
    elif kind != "xlsx":
        path = converted(path, kind)
    assert [list(row) for row in read_workbook(path).sheets[0].cells] == TABLE
    assert numbers(plan_of(path)) == VALUES


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_that_a_table_is_the_same_in_every_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(as_text(delimiter).encode(encoding))
    workbook = read_workbook(path)
    assert workbook.sheets[0].at(3, 1) == "Vandalismo, Peñasco"
    assert workbook.delimiter == delimiter
    assert numbers(plan_of(path)) == VALUES


def test_that_the_encoding_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("Ciudad,2022\nPeña,5\n".encode("mac-roman"))
    assert read_workbook(path).sheets[0].at(2, 1) != "Peña"
    chosen = read_workbook(path, encoding="mac-roman")
    assert chosen.sheets[0].at(2, 1) == "Peña"
    assert chosen.encoding == "mac-roman"


def test_that_a_chosen_encoding_takes_the_byte_order_mark_for_none_of_its_letters(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(as_text().encode("utf-8-sig"))
    assert read_workbook(path, encoding="utf-8").sheets[0].at(1, 1) == "Offense"


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("utf-8", "is not text in utf-8"),
        ("ascii", "is not text in ascii"),
        ("klingon", "no encoding"),
        ("zlib", "no encoding"),
    ],
)
def test_that_an_encoding_that_does_not_fit_is_refused(tmp_path: Path, encoding: str, says: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(as_text().encode("cp1252"))
    with pytest.raises(UserError) as caught:
        read_workbook(path, encoding=encoding)
    assert says in caught.value.sentence


def test_that_three_encodings_in_one_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = ("Offense,2022\n", "Peñasco,1\n", "Peñasco,2\n", "Peñasco,3\n")
    encodings = ("utf-8", "utf-8", "cp1252", "cp437")
    path.write_bytes(b"".join(row.encode(encoding) for row, encoding in zip(rows, encodings, strict=True)))
    with pytest.raises(UserError) as caught:
        read_workbook(path)
    assert "mixes two text encodings" in caught.value.sentence


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_that_dates_are_the_same_in_both_date_systems(written: Written, converted: Converted, kind: str) -> None:
    found = []
    for name, epoch in (("new.xlsx", None), ("mac.xlsx", CALENDAR_MAC_1904)):
        path = written([["Offense"], ["Robbery", 5, 6, 7]], name)
        workbook = load_workbook(path)
        if epoch is not None:
            workbook.epoch = epoch
        sheet = workbook.worksheets[0]
        for column, day in enumerate((date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)), 2):
            sheet.cell(1, column, day).number_format = "mmm yyyy"
        workbook.save(path)
        path = path if kind == "xlsx" else converted(path, kind)
        assert list(read_workbook(path).sheets[0].cells[0][1:]) == [date(2024, month, 1) for month in (1, 2, 3)]
        found.append(numbers(plan_of(path)))
    assert found[0] == found[1] == {("Robbery", "", f"2024-0{month}"): month + 4 for month in (1, 2, 3)}


def test_that_serial_numbers_without_a_date_format_are_not_taken_for_counts(written: Written) -> None:
    """45292 is 1 January 2024 where its format was lost; whether it is, only the user can tell."""
    plan = plan_of(written([["Offense", 45292, 45323, 45352], ["Robbery", 5, 6, 7], ["Arson", 1, 2, 3]]))
    assert not plan.values or {str(each.period) for each in plan.values} == {"2024-01", "2024-02", "2024-03"}
    assert plan.values or sentences(plan)


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary workbook: kind and size in as many bytes as they need (MS-XLSB §2.1.4)."""
    head = b""
    for number, longest in ((kind, 2), (len(content), 4)):
        for place in range(longest):
            rest = number >> (7 * (place + 1))
            head += bytes([(number >> (7 * place)) & 0x7F | (0x80 if rest else 0)])
            if not rest:
                break
    return head + content


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path: Path, rows: Iterable[Iterable[Cell]], *, hidden_row: int = -1, hidden_column: int = -1) -> Path:
    """A binary workbook by hand: no program here writes one. Numbers below 1 are shown as percent."""
    texts: list[str] = []
    extent = struct.pack("<IIII", 0, 99, 0, 9)
    sheet = record(129) + record(148, extent)
    if hidden_column >= 0:
        sheet += record(390) + record(60, struct.pack("<IIIIH", hidden_column, hidden_column, 2304, 0, 1)) + record(391)
    sheet += record(145)
    for number, row in enumerate(rows):
        options = 0x10 if number == hidden_row else 0
        sheet += record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, options, 0, 0))
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("#"):
                sheet += record(3, struct.pack("<IIB", column, 0, 7))
            elif isinstance(cell, str):
                texts.append(cell)
                sheet += record(7, struct.pack("<III", column, 0, len(texts) - 1))
            elif isinstance(cell, int | float):
                sheet += record(5, struct.pack("<IId", column, 1 if 0 < cell < 1 else 0, cell))
    sheet += record(146) + record(130)
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    fonts = b"".join(record(43, struct.pack("<HHHH", 220, 0, 400, sss) + bytes(13) + wide("Arial")) for sss in (0, 1))
    formats = record(617, struct.pack("<I", 2)) + b"".join(
        record(47, struct.pack("<HHHHHHI", 0, number, 0, 0, 0, 0, 0)) for number in (0, 9)
    )
    strings = b""
    for text in texts:
        name, _, mark = text.partition("^")
        runs = struct.pack("<IHH", 1, len(name), 1) if mark else b""
        strings += record(19, bytes([1 if mark else 0]) + wide(name + mark) + runs)
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.bin": record(131)
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Counts"))
        + record(144)
        + record(157, bytes(26))
        + record(132),
        "xl/_rels/workbook.bin.rels": (
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{kinds}/worksheet" '
            'Target="worksheets/sheet1.bin"/></Relationships>'
        ).encode(),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/styles.bin": record(278) + record(611) + fonts + record(612) + formats + record(618) + record(279),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", len(texts), len(texts))) + strings + record(160),
    }  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_that_a_binary_workbook_gives_the_same_table(tmp_path: Path) -> None:
    path = xlsb(tmp_path / "table.xlsb", TABLE)
    assert [list(row) for row in read_workbook(path).sheets[0].cells] == TABLE
    assert numbers(plan_of(path)) == VALUES


def test_that_a_binary_workbook_tells_what_is_hidden_raised_and_percent(tmp_path: Path) -> None:
    rows: Rows = [["City", 2022, 2023], ["Mobile^4", 5, 0.418], ["Toledo", 7, "#DIV/0!"], ["Barre", 1, 2]]
    sheet = read_workbook(xlsb(tmp_path / "b.xlsb", rows, hidden_row=3, hidden_column=1)).sheets[0]
    assert [row[0] for row in sheet.cells] == ["City", "Mobile⁴", "Toledo", "Barre"]
    assert sheet.percent == frozenset({(2, 3)})
    assert sheet.at(3, 3) == "#DIV/0!"
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == {2}
