"""What is too large, or only pretends to be small, is refused before it is opened; a cancel works at any moment."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from cs360_desktop.importing import containers, encoding, reader
from cs360_desktop.importing.extents import area_of_xml_sheet
from cs360_desktop.importing.quiet import no_panic_messages
from cs360_desktop.importing.reader import read_workbook
from tests.importing.conftest import Written
from tests.importing.test_import_reader import cells, number, ods, parts_of, refused, text_file, with_sheet, zipped
from tests.importing.test_import_reader_marks import MAIN, Converted, converted, marked
from tests.importing.test_import_reader_variants import TABLE, as_text, xlsb

__all__ = ["converted"]

CORNERS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'


def sheet_of(rows: str, extent: str = "") -> bytes:
    head = f'<dimension ref="{extent}"/>' if extent else ""
    return f'<worksheet xmlns="{MAIN}">{head}<sheetData>{rows}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    ("rows", "extent"),
    [
        (CORNERS, "A1:B2"),
        (CORNERS.replace("XFD", "xfd"), "A1:B2"),
        (CORNERS.replace('"', "'"), "A1:B2"),
        (f"<row>{'<c><v>1</v></c>' * 16_384}</row>{'<row/>' * 5_000}<row><c><v>1</v></c></row>", "A1:B2"),
        (CORNERS, ""),
        ('<row r="1048576"><c r="XFD1048576"><f>A1</f></c></row>', ""),
    ],
)
def test_that_an_extent_that_is_not_true_is_not_believed(written: Written, rows: str, extent: str) -> None:
    path = written([["a"]])
    zipped(path, parts_of(path) | {"xl/worksheets/sheet1.xml": sheet_of(rows, extent) + b" " * 3_000_000})
    assert "is too large" in refused(path)


@pytest.mark.parametrize(
    ("rows", "extent", "area"),
    [
        ('<row r="2"><c r="B2"><v>1</v></c></row>', "A1:C3", 9),
        ('<row r="2"><c r="B2"><v>1</v></c></row>', "A1:A1", 4),
        ('<row r="2"><c r="B2"><v>1</v></c><c r="XFD2" s="1"/></row>', "", 4),
        ('<row r="9"><c r="Z9"><v>1</v></c></row><row r="10"><c r="AA10"><v>1</v></c></row>', "A1:Z9", 270),
        ('<row r="2"><c s="1" r="B2"><v>1</v></c></row>', "", 4),
        ("<row><c><v>1</v></c></row><row><c/><c><v>1</v></c></row>", "", 4),
        ("", "", 1),
    ],
)
def test_that_the_extent_of_a_sheet_is_found(rows: str, extent: str, area: int) -> None:
    assert area_of_xml_sheet(sheet_of(rows, extent), 1_000) == area


def test_that_a_sheet_in_a_place_of_its_own_is_looked_at_too(written: Written) -> None:
    path = written([["a"]])
    parts = parts_of(path)
    relations = parts["xl/_rels/workbook.xml.rels"].replace(b"worksheets/sheet1.xml", b"elsewhere.dat")
    zipped(path, parts | {"xl/_rels/workbook.xml.rels": relations, "xl/elsewhere.dat": sheet_of(CORNERS)})
    assert "is too large" in refused(path)


def test_that_the_cells_of_all_sheets_count_together(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written({f"S{each}": [[1, 2, 3]] * 10 for each in range(4)})
    assert len(read_workbook(path).sheets) == 4
    monkeypatch.setattr(reader, "MOST_CELLS", 100)
    assert "is too large" in refused(path)


def test_that_more_texts_than_there_can_be_are_refused(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written([["a"]])
    monkeypatch.setattr(containers, "MOST_TEXTS", 1_000)
    texts = f'<sst xmlns="{MAIN}">{"<si/>" * 2_000}</sst>'.encode()
    zipped(path, parts_of(path) | {"xl/sharedStrings.xml": texts})
    assert "more than 1,000 texts" in refused(path)


def test_that_definitions_of_entities_are_refused(written: Written) -> None:
    path = written([["a"]])
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
    zipped(path, parts_of(path) | {"xl/sharedStrings.xml": bomb})
    assert "is damaged" in refused(path)


def test_that_packed_files_and_broken_pictures_inside_do_no_harm(written: Written) -> None:
    path = written([["a", 1]])
    zipped(
        path, parts_of(path) | {"xl/embeddings/inner.zip": b"PK\x03\x04" + b"\0" * 5_000, "xl/media/a.png": b"\x89PNG"}
    )
    assert cells(read_workbook(path)) == [["a", 1]]


def test_that_two_sheets_of_one_name_are_refused(written: Written) -> None:
    path = written({"One": [[1]], "Two": [[2]]})
    parts = parts_of(path)
    book = parts["xl/workbook.xml"].replace(b'name="Two"', b'name="One"')
    assert "is damaged" in refused(zipped(path, parts | {"xl/workbook.xml": book}))


def test_that_a_million_empty_rows_one_by_one_do_no_harm(written: Written) -> None:
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(2, 1_048_577))
    path = with_sheet(written([["a"]]), f'<row r="1"><c r="A1"><v>7</v></c></row>{rows}')
    assert cells(read_workbook(path)) == [[7]]


def test_that_thousands_of_sheets_are_read(written: Written) -> None:
    assert len(read_workbook(written({f"S{each}": [["Offense", 2022]] for each in range(1_500)})).sheets) == 1_500


@pytest.mark.parametrize("text", ["\n" * 3_000, "," * 3_000, "a,b\n" * 900 + "," * 900])
def test_that_a_text_with_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    for module in (encoding, reader):
        monkeypatch.setattr(module, "MOST_CELLS", 2_000)
    assert "is too large" in refused(text_file(tmp_path, f"{text}a,1\n".encode()))


def test_that_a_small_old_workbook_is_read(written: Written, converted: Converted) -> None:
    """Below four kilobytes its content lies in the small sectors of the file."""
    path = converted(written([["Offense", 2022], ["Robbery", 5]]), "xls")
    assert cells(read_workbook(path)) == [["Offense", 2022], ["Robbery", 5]]


class CancelledError(Exception):
    pass


def test_that_a_cancel_goes_through_at_every_moment(tmp_path: Path, converted: Converted) -> None:
    """Also while the marks are looked for, where everything else that is raised means a damaged file."""
    row = f"<table:table-row>{number(5)}</table:table-row>"
    (tmp_path / "table.csv").write_text(as_text(), encoding="utf-8")
    workbook = marked(tmp_path)
    files = [workbook, converted(workbook, "xls"), xlsb(tmp_path / "t.xlsb", TABLE), ods(tmp_path / "t.ods", row)]
    for path in (*files, tmp_path / "table.csv"):
        told: list[tuple[int, int]] = []
        read_workbook(path, lambda done, total, told=told: told.append((done, total)))  # type: ignore[misc]
        assert told[0] == (0, 1)
        assert all(done <= total for done, total in told)
        for moment in range(len(told)):
            with pytest.raises(CancelledError):
                read_workbook(path, _cancelling(moment))


def _cancelling(moment: int) -> Callable[[int, int], None]:
    moments = iter(range(moment + 1))

    def cancel(_done: int, _total: int) -> None:
        if next(moments) == moment:
            raise CancelledError

    return cancel


PANIC = (
    b"\nthread '<unnamed>' (77) panicked at src/xls.rs:811:15:\nindex out of bounds\n"
    b"note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n"
)


def test_that_panic_messages_are_dropped_and_nothing_else(capfd: pytest.CaptureFixture[str]) -> None:
    with no_panic_messages():
        os.write(2, b"before\n" + PANIC + b"after\n")
    os.write(2, b"later\n")
    assert capfd.readouterr().err == "before\nafter\nlater\n"


def test_that_two_readers_at_once_leave_standard_error_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    first_is_in, second_is_out = threading.Event(), threading.Event()

    def first() -> None:
        with no_panic_messages():
            first_is_in.set()
            second_is_out.wait(10)
            os.write(2, PANIC)

    thread = threading.Thread(target=first)
    thread.start()
    first_is_in.wait(10)
    with no_panic_messages():
        os.write(2, b"from the second\n")
    second_is_out.set()
    thread.join()
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "from the second\nafterwards\n"
