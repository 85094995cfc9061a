"""Import speed (product.md §11): prints ratios to calamine and bare sqlite3; asserts nothing about time.

Run with `pytest tests/benchmarks/test_import_speed.py -s`. `CS360_BENCH_ROUNDS` sets how often everything is done side
by side (the medians are printed); `CS360_PANDAS_PYTHON` names an interpreter that has pandas and openpyxl.
"""

import gc
import os
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services import imports
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from tests.benchmarks import long_rows

ROUNDS = int(os.environ.get("CS360_BENCH_ROUNDS", "3"))
PANDAS = os.environ.get("CS360_PANDAS_PYTHON", "")
OFFICE = shutil.which("soffice")
WRITERS = {".xlsx": long_rows.write_xlsx, ".csv": long_rows.write_csv}

Times = dict[str, list[float]]


@pytest.fixture(scope="module", params=WRITERS)
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """100,000 rows, and the same with every value changed."""
    folder = tmp_path_factory.mktemp("files")
    write = WRITERS[request.param]
    first = write(folder / f"Calls{request.param}", long_rows.long_rows())
    return first, write(folder / f"Calls again{request.param}", long_rows.long_rows(more=1))


def import_timed(session: Session, path: Path) -> dict[str, float]:
    """Import a file and tell the seconds of each part."""
    moments = [time.perf_counter()]
    workbook = imports.read(path)
    moments.append(time.perf_counter())
    proposal = imports.propose(session, workbook)
    moments.append(time.perf_counter())
    previewed = imports.preview(session, proposal, create=True)
    moments.append(time.perf_counter())
    done = imports.apply(session, previewed)
    moments.append(time.perf_counter())
    assert done.new + done.changed in {0, long_rows.ROWS}
    names = ("read", "propose", "plan and compare", "apply")
    parts = {name: end - start for name, start, end in zip(names, moments, moments[1:], strict=False)}
    return {"whole": moments[-1] - moments[0], **parts}


def bars(path: Path, folder: Path) -> dict[str, float]:
    """Seconds of the others."""
    start = time.perf_counter()
    rows = long_rows.read_bare(path)
    read = time.perf_counter() - start
    found = {
        "bare read": read,
        "bare insert": long_rows.seconds(lambda: long_rows.insert_bare(folder / "bare.db", rows)),
        "insert, same shape": long_rows.seconds(lambda: long_rows.insert_into_same_shape(folder / "shaped.db", rows)),
    }
    found["bare read + insert"] = read + found["bare insert"]
    found["bare read + insert, same shape"] = read + found["insert, same shape"]
    if PANDAS:
        found["pandas"] = long_rows.pandas_seconds(PANDAS, path, folder / "pandas.db")
    if OFFICE:
        found["LibreOffice"] = long_rows.office_seconds(OFFICE, path, folder)
    return found


def test_how_long_an_import_of_100_000_long_rows_takes(files: tuple[Path, Path], tmp_path: Path) -> None:
    ours: dict[str, Times] = defaultdict(lambda: defaultdict(list))
    others: Times = defaultdict(list)
    for number in range(ROUNDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, took in bars(files[0], folder).items():
            others[name].append(took)
        session = new_workspace(folder / "ours.cs360", Agency("Benchmark"))
        for what, path in (("all new", files[0]), ("all unchanged", files[0]), ("all changed", files[1])):
            gc.collect()
            for name, took in import_timed(session, path).items():
                ours[what][name].append(took)
        session.close()
    say(f"\n\n{files[0].suffix}, {long_rows.ROWS:,} long rows, medians of {ROUNDS}")
    for name, times in others.items():
        say(f"  {name}: {statistics.median(times):.2f} s")
    for name, there in (("pandas", PANDAS), ("LibreOffice", OFFICE)):
        if not there:
            say(f"  {name}: not installed")
    for what, times_of in ours.items():
        parts = ", ".join(f"{name} {statistics.median(times):.2f}" for name, times in times_of.items())
        ratios = ", ".join(f"{ratio(times_of['whole'], others[name]):.2f} × {name}" for name in compared(others))
        say(f"  ours, {what}: {parts} s\n      = {ratios}")


def compared(others: Times) -> list[str]:
    return [name for name in others if name not in {"bare read", "bare insert", "insert, same shape"}]


def ratio(ours: list[float], other: list[float]) -> float:
    """The median of the ratios round by round: the machine may be busier in one than in the next."""
    return statistics.median(one / two for one, two in zip(ours, other, strict=True))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process here")
def test_how_much_memory_an_import_takes(files: tuple[Path, Path], tmp_path: Path) -> None:
    held = cell_data(files[0])
    say(f"\n\n{files[0].suffix}: cell data {held / 1e6:.1f} MB")
    for what in ("ours", "bare"):
        command = [sys.executable, "-c", _MEMORY, what, str(files[0]), str(tmp_path / f"{what}.db")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        peak = float(done.stdout)
        say(f"  {what}: {peak / 1e6:.0f} MB more than before = {peak / held:.1f} × the cell data")


def cell_data(path: Path) -> int:
    """Bytes of the cells in a file: sheets and shared texts unpacked, or the whole of a text file."""
    if path.suffix == ".csv":
        return path.stat().st_size
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        return sum(part.file_size for part in parts if "worksheets/" in part.filename or "sharedStr" in part.filename)


# In a process of its own, and as the growth of its peak: the libraries are no part of the file's cells.
_MEMORY = r"""
import re, sys
from pathlib import Path
from cs360_desktop.domain.agency import Agency
from cs360_desktop.services import imports
from cs360_desktop.services.workspaces import new_workspace
from tests.benchmarks import long_rows


def peak():  # not `ru_maxrss`, in which a process begins with the peak of its parent
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])


what, path, place = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
small = place.with_name(f"small{path.suffix}")
small.write_bytes(b"")
session = new_workspace(place, Agency("Benchmark"))
rows = iter([["Calls", "Beat 1", "2015-01", 1], ["Calls", "Beat 2", "2015-01", 1]])
(long_rows.write_csv if path.suffix == ".csv" else long_rows.write_xlsx)(small, rows)
imports.apply(session, imports.preview(session, imports.propose(session, imports.read(small)), create=True))
before = peak()
if what == "ours":
    imports.apply(session, imports.preview(session, imports.propose(session, imports.read(path)), create=True))
else:
    long_rows.insert_bare(place.with_name("bare-rows.db"), long_rows.read_bare(path))
print((peak() - before) * 1024)
"""


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
