"""Thousands of damaged and odd workbooks: each is read or refused in a sentence, in bounded time and memory.

`CS360_FUZZ=3000` runs that many instead of a few; then real files and what LibreOffice re-saves are damaged as well.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importing.conftest import REAL
from tests.importing.test_import_reader import number, ods
from tests.importing.test_import_reader_marks import Converted, converted, marked
from tests.importing.test_import_reader_variants import TABLE, as_text, xlsb

__all__ = ["converted"]

FEW = 120
MOST_REAL_BYTES = 150_000
SECONDS_EACH = 20
"""Far more than any file takes: beyond it something goes round in circles."""


def seeds(folder: Path) -> Path:
    files = folder / "files"
    files.mkdir()
    shutil.copy(marked(folder), files / "marked.xlsx")
    xlsb(files / "table.xlsb", [["City^1", 2022, 2023], ["Mobile^4", 5, 0.5], *TABLE], hidden_row=1)
    name = '<table:table-cell office:value-type="string"><text:p>Robbery</text:p></table:table-cell>'
    ods(files / "table.ods", f"<table:table-row>{name}{number(2022)}{number(6, 2)}</table:table-row>" * 3)
    (files / "table.csv").write_bytes(as_text(";").encode("utf-16"))
    (files / "table.tsv").write_bytes(as_text("\t").encode("cp1252"))
    return files


def run(files: Path, first: int, count: int) -> None:
    program = Path(__file__).with_name("fuzzing.py")
    call = [sys.executable, str(program), str(files), str(first), str(count)]
    root = str(Path(__file__).parents[2])
    try:
        done = subprocess.run(
            call,
            capture_output=True,
            text=True,
            check=False,
            timeout=60 + count * SECONDS_EACH,
            env={**os.environ, "PYTHONPATH": root},
        )
    except subprocess.TimeoutExpired:
        at = (files.parent / "at").read_text(encoding="utf-8")
        raise AssertionError(f"mutation {at} does not come to an end") from None
    sys.stdout.write(done.stdout)
    at = (files.parent / "at").read_text(encoding="utf-8")
    assert done.returncode == 0, f"{done.stdout} at {at}: {done.stderr[-2000:]}"
    assert "panicked" not in done.stderr


def test_that_damaged_and_odd_workbooks_are_read_or_refused(tmp_path: Path) -> None:
    run(seeds(tmp_path), 0, FEW)


def test_that_thousands_of_them_are_read_or_refused(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    count = int(os.environ.get("CS360_FUZZ", "0"))
    if not count:
        pytest.skip("a long run is asked for by CS360_FUZZ=3000")
    files = seeds(tmp_path)
    convert: Converted = request.getfixturevalue("converted")
    for kind in ("xls", "ods"):
        shutil.copy(convert(files / "marked.xlsx", kind), files)
    for path in sorted(REAL.glob("*.*")) if REAL.is_dir() else ():
        if path.suffix in {".xls", ".xlsx", ".csv"} and path.stat().st_size < MOST_REAL_BYTES:
            (files / path.name).write_bytes(path.read_bytes())
    run(files, 1_000, count)
