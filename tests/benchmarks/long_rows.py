"""A file of 100,000 long rows, and how others bring it in: the bars that the import is measured by."""

import csv
import random
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

ROWS = 100_000
AREAS, MEASURES = 50, 20
HEAD = ["Measure", "Beat", "Month", "Value"]
Row = list[str | int]


def long_rows(more: int = 0) -> Iterator[Row]:
    """Month by month, 20 measures in 50 areas; `more` is added to every value."""
    values = random.Random(4)
    months = ROWS // AREAS // MEASURES
    for month in range(months):
        for measure in range(MEASURES):
            for area in range(AREAS):
                when = f"{2015 + month // 12}-{month % 12 + 1:02}"
                yield [f"Calls for service {measure + 1}", f"Beat {area + 1}", when, values.randrange(400) + more]


def write_xlsx(path: Path, rows: Iterator[Row]) -> Path:
    """Write the rows under their head."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    sheet.append(HEAD)
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def write_csv(path: Path, rows: Iterator[Row]) -> Path:
    """Write the rows under their head."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(rows)
    return path


def seconds(work: Callable[[], object]) -> float:
    """How long some work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read_bare(path: Path) -> list[list[Any]]:
    """The rows as calamine gives them, or as the csv module does."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))[1:]
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]


def insert_bare(database: Path, rows: list[list[Any]]) -> None:
    """Insert the rows as they are into a table without a key."""
    _insert(database, "CREATE TABLE entry (measure TEXT, area TEXT, period TEXT, value REAL)", rows)


def insert_into_same_shape(database: Path, rows: list[list[Any]]) -> None:
    """Insert the rows into a table of the shape that ours has: numbers of names, key, state, file, sheet and cell."""
    numbers: dict[str, int] = {}
    made = [
        (
            numbers.setdefault(measure, len(numbers)),
            numbers.setdefault(area, len(numbers)),
            numbers.setdefault(period, len(numbers)),
            None, None, float(value), 1, 1, "Data", f"D{number}", 1,
        )
        for number, (measure, area, period, value) in enumerate(rows, 2)
    ]  # fmt: skip
    _insert(
        database,
        "CREATE TABLE entry (m INT, a INT, p INT, numerator REAL, denominator REAL, number REAL, state INT NOT NULL,"
        " file INT, sheet TEXT, cell TEXT, value_batch INT NOT NULL, note TEXT NOT NULL DEFAULT '', note_batch INT,"
        " source TEXT NOT NULL DEFAULT '', as_of DATE, source_batch INT, confirmed REAL, confirmed_batch INT,"
        " PRIMARY KEY (m, a, p)) WITHOUT ROWID",
        made,
        "(m, a, p, numerator, denominator, number, state, file, sheet, cell, value_batch)",
    )


def _insert(database: Path, create: str, rows: list[Any], columns: str = "") -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(create)
    connection.execute("BEGIN")
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO entry {columns} VALUES ({marks})", rows)
    connection.execute("COMMIT")
    connection.close()


_PANDAS = """
import sqlite3, sys, time
import pandas
start = time.perf_counter()
path, database = sys.argv[1:]
frame = pandas.read_csv(path) if path.endswith(".csv") else pandas.read_excel(path)
with sqlite3.connect(database) as connection:
    frame.to_sql("entry", connection, index=False)
print(time.perf_counter() - start)
"""


def pandas_seconds(python: str, path: Path, database: Path) -> float:
    """How long pandas' default path takes, without its own start, in another interpreter."""
    done = subprocess.run([python, "-c", _PANDAS, str(path), str(database)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def office_seconds(soffice: str, path: Path, folder: Path) -> float:
    """How long LibreOffice takes to open the file and save it as CSV, with its start."""
    command = [soffice, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "csv", "--outdir", str(folder / "converted"), str(path)]
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))
