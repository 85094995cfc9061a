"""Storage speed (product.md §11): prints ratios to bare sqlite3 and to a small workspace; asserts nothing about time.

Run with `pytest tests/benchmarks/test_storage_speed.py -s`; `CS360_BENCH_ENTRIES` sets how many entries the large
workspace holds.
"""

import itertools
import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency, Area
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

LARGE, SMALL = int(os.environ.get("CS360_BENCH_ENTRIES", "1000000")), 10_000
AREAS, IMPORTED, TIMES = 50, 100_000, 200
START = Period.month(1990, 1)
MEASURES = range(1, 138)


def keys_of(entries: int, areas: int = AREAS, first: Period = START) -> list[EntryKey]:
    """So many cells: every measure in every area, month by month."""
    months = (first.next(step) for step in itertools.count())
    cells = (EntryKey(m, a, month) for month in months for m in MEASURES for a in range(1, areas + 1))
    return list(itertools.islice(cells, entries))


def filled(path: Path, entries: int, areas: int) -> Session:
    """A workspace with 50 areas, some of which have so many entries."""
    session = new_workspace(path, Agency("Benchmark"))
    with session.change("fill") as unit:
        unit[nouns.areas].add_all([Area(f"Beat {number}") for number in range(3, AREAS + 1)])
    keys = keys_of(entries, areas)
    for start in range(0, entries, IMPORTED):
        with session.change("fill") as unit:
            unit.entries.set_values({key: Value(float(n % 97)) for n, key in enumerate(keys[start : start + IMPORTED])})
    return session


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, Session]]:
    folder = tmp_path_factory.mktemp("speed")
    both = filled(folder / "small.cs360", SMALL, 1), filled(folder / "large.cs360", LARGE, AREAS)
    yield both
    for session in both:
        session.close()


def timed(act: Callable[[int], object], times: int = TIMES) -> list[float]:
    """Milliseconds of each run."""
    took = []
    for number in range(times):
        start = time.perf_counter()
        act(number)
        took.append((time.perf_counter() - start) * 1000)
    return sorted(took)


def p50(took: list[float]) -> float:
    return statistics.median(took)


def p95(took: list[float]) -> float:
    return took[int(len(took) * 0.95)]


def tell(what: str, large: list[float], than: list[float], other: str) -> None:
    sys.stdout.write(
        f"\n{what}: p50 {p50(large):.2f} p95 {p95(large):.2f} ms; {p50(large) / p50(than):.2f} × {other} "
        f"(p50 {p50(than):.2f} p95 {p95(than):.2f} ms)"
    )


def bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE entry (m INT, a INT, p INT, n REAL, state INT, sheet TEXT, cell TEXT, PRIMARY KEY (m, a, p)) "
        "WITHOUT ROWID"
    )
    return connection


def test_one_edit_committed(sessions: tuple[Session, Session], tmp_path: Path) -> None:
    small, large = (timed(partial(edit, session)) for session in sessions)
    tell("one edit with stamp, past value and receipt", large, small, "at 10,000 entries")

    connection = bare(tmp_path / "bare.db")
    connection.execute("INSERT INTO entry VALUES (1, 1, 1, 0, 1, NULL, NULL)")
    update = "UPDATE entry SET n = ? WHERE m = 1 AND a = 1 AND p = 1"
    tell("the same", large, timed(lambda n: connection.execute(update, (float(n),))), "one bare UPDATE")
    connection.close()

    receipts = [edit(sessions[1], -1)]
    undone = timed(lambda _: receipts.append(sessions[1].revert(receipts.pop())), 50)
    tell("one undo or redo", undone, large, "an edit")


def edit(session: Session, number: int) -> Receipt:
    with session.change("set_values") as unit:
        unit.entries.set_values({EntryKey(1, 1, START): Value(1000.0 + number)})
    return unit.receipt


def test_one_window_of_the_grid(sessions: tuple[Session, Session]) -> None:
    def window(session: Session, number: int) -> None:
        with session.reading() as unit:
            measures = [MEASURES[(number + row) % len(MEASURES)] for row in range(40)]
            unit.entries.cells(measures, area_ids=[1], first=START, last=START.next(17))

    small, large = (timed(partial(window, session)) for session in sessions)
    tell("40 rows of 18 months", large, small, "at 10,000 entries")


def test_the_latest_period_of_every_measure(sessions: tuple[Session, Session]) -> None:
    def latest(session: Session, _number: int) -> None:
        with session.reading() as unit:
            unit.entries.last_periods(MEASURES)

    small, large = (timed(partial(latest, session), 20) for session in sessions)
    tell("latest period of 137 measures", large, small, "at 10,000 entries")


def test_opening(sessions: tuple[Session, Session]) -> None:
    for session in sessions:
        session.close()

    def open_and_close(path: Path, _number: int) -> None:
        open_session(path).close()

    small, large = (timed(partial(open_and_close, session.path), 5) for session in sessions)
    tell("opening, with its check, and closing", large, small, "at 10,000 entries")
    for session in sessions:
        session.workspace = open_session(session.path).workspace


def test_an_import_of_100_000_values(sessions: tuple[Session, Session], tmp_path: Path) -> None:
    _, session = sessions
    keys = keys_of(IMPORTED, first=Period.month(2060, 1))
    cells = dict.fromkeys(keys, ("2060", "B7"))
    receipts = []

    def import_(number: float) -> None:
        with session.change("import") as unit:
            unit.entries.set_values(values[number], cells=cells)
        receipts.append(unit.receipt)

    values: dict[float, dict[EntryKey, Value | None]] = {n: {key: Value(n) for key in keys} for n in (1.0, 2.0)}
    rows = [(key.measure_id, key.area_id, key.period.key, 1.0, 1, "2060", "B7") for key in keys]
    connection = bare(tmp_path / "bare.db")

    def insert(_number: int) -> None:
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")

    once = timed(insert, 1)
    connection.close()
    for what, act in (
        ("100,000 new values", lambda _: import_(1.0)),
        ("the same again", lambda _: import_(1.0)),
        ("100,000 other values", lambda _: import_(2.0)),
        ("taking them back", lambda _: session.revert(receipts[-1])),
    ):
        tell(what, timed(act, 1), once, "inserting the rows with bare sqlite3")


def test_a_new_workspace(tmp_path: Path) -> None:
    made = timed(lambda n: new_workspace(tmp_path / f"{n}.cs360", Agency("Benchmark")).close(), 10)
    sys.stdout.write(f"\nnew workspace with 137 measures: p50 {p50(made):.0f} ms, slowest {made[-1]:.0f} ms\n")
