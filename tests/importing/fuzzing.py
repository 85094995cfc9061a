"""Damage workbooks at random and take them all the way; only a `UserError` may stop one.

Run as a program in a process of its own with a memory limit: `fuzzing.py FOLDER FIRST COUNT`, where FOLDER holds whole
files. It writes the number of the mutation it is at into `FOLDER/../at`, so that a hang can be repeated, and prints a
line for each fault. Numbers are seeds: the same number damages the same file in the same way.
"""

import contextlib
import io
import random
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing.mapping import Known
from cs360_desktop.importing.plan import build_plan
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.reader import read_workbook

MEMORY = 3_000_000_000
KNOWN = Known([], ((1, "Whole agency"), (2, "Unknown area")))
_ODD_BYTES = (
    b"\0", b"\xff" * 4, b"<", b">", b'"', b"]]>", b"99999999999", b"-1", b"&#0;", b"\r\n", b"1e999", b"XFD1048576",
)  # fmt: skip
_ODD_CELLS = (
    None, "", " ", "=1/0", "=A1", "#REF!", "NaN", "inf", 1e308, -0.0, 10**15, 0.1, True, "12%", "1,204", "5¹", "n/a",
    "-", "Total", "2023", 2023, "Q1 2024", "Jan", date(1900, 1, 1), datetime.fromisoformat("2024-02-29T23:59"),
    time_of_day(4, 58), timedelta(hours=40), "é" * 300, "a\nb", "=SUM(A1:A9)", "'5", "<b>",
)  # fmt: skip


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The file with bytes changed, cut off, doubled or moved: outside, or inside the parts of an archive."""
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _with_damaged_part(data, chance)
    return _damaged_bytes(data, chance)


def _damaged_bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(changed) or 1)
        length = min(chance.choice((1, 2, 4, 16, 200, 5_000)), len(changed) - at)
        way = chance.randrange(6)
        if way == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1 and chance.random() < 0.3:
            del changed[at:]
        elif way == 2:
            del changed[at : at + length]
        elif way == 3:
            changed[at:at] = changed[at : at + length] * chance.choice((1, 2, 50))
        elif way == 4:
            changed[at:at] = chance.choice(_ODD_BYTES)
        else:
            to = chance.randrange(len(changed) or 1)
            changed[to : to + length] = changed[at : at + length]
    return bytes(changed)


def _with_damaged_part(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.choices(list(parts), k=chance.choice((1, 1, 3))):
        parts[name] = _damaged_bytes(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_odd_cells(data: bytes, chance: random.Random) -> bytes:
    """An .xlsx whose cells were changed, merged, hidden or moved: a workbook that is whole and strange."""
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(data))
    for sheet in workbook.worksheets:
        height, width = min(sheet.max_row, 60) + 2, min(sheet.max_column, 30) + 2
        for _ in range(chance.choice((1, 3, 10, 60))):
            row, column = chance.randint(1, height), chance.randint(1, width)
            way = chance.randrange(7)
            with contextlib.suppress(AttributeError, ValueError):  # inside a merged cell, or merged before
                if way < 4:
                    sheet.cell(row, column).value = chance.choice(_ODD_CELLS)
                elif way == 4:
                    sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column + 1)
                elif way == 5:
                    sheet.row_dimensions[row].hidden = True
                elif chance.random() < 0.2:
                    chance.choice((sheet.insert_rows, sheet.delete_rows))(row)
                else:
                    sheet.cell(row, column).number_format = chance.choice(("0%", "[h]:mm", "yyyy", "@", '0"%"'))
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def mutation(files: list[Path], number: int) -> tuple[str, bytes]:
    """The name and the content of a mutation."""
    chance = random.Random(number)
    path = chance.choice(files)
    data = path.read_bytes()
    ways: list[Callable[[bytes, random.Random], bytes]] = [damaged]
    if path.suffix == ".xlsx" and chance.random() < 0.3:
        ways = [with_odd_cells]
    return path.name, ways[0](data, chance)


def outcome(path: Path) -> str:
    """Take a file all the way: read it with and without what is hidden, propose and plan."""
    try:
        workbook = read_workbook(path)
    except UserError:
        return "refused"
    for with_hidden in (False, True):
        build_plan(propose(workbook, KNOWN, with_hidden=with_hidden), KNOWN, create=True)
    return "read"


def main(folder: Path, first: int, count: int) -> int:
    """Try some mutations; the number of faults is the exit code."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    files = sorted(folder.iterdir())
    faults = 0
    found = {"read": 0, "refused": 0}
    slowest = (0.0, 0, "")
    for number in range(first, first + count):
        name, data = mutation(files, number)
        (folder.parent / "at").write_text(f"{number} {name}", encoding="utf-8")
        path = folder.parent / f"mutated{Path(name).suffix}"
        path.write_bytes(data)
        begin = time.perf_counter()
        try:
            found[outcome(path)] += 1
        except BaseException as fault:
            if isinstance(fault, KeyboardInterrupt):
                raise
            faults += 1
            where = traceback.extract_tb(fault.__traceback__)[-1]
            sys.stdout.write(f"{number} {name}: {type(fault).__name__} at {Path(where.filename).name}:{where.lineno}\n")
        slowest = max(slowest, (time.perf_counter() - begin, number, name))
    sys.stdout.write(
        f"{count} mutations: {found['read']} read, {found['refused']} refused, {faults} faults; slowest {slowest}\n"
    )
    return min(faults, 100)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
