"""Scorecard speed (product.md §11): 150 measures over 10 years, computed and drawn, in milliseconds and in shares.

Nothing about time is asserted. Run with `pytest tests/benchmarks/test_scorecard_speed.py -s`; `CS360_BENCH_ENTRIES`
sets how many entries the large workspace holds. Everything is timed in turns and by the time this process was given,
and the least of each is told, so that other work on the machine counts as little as may be; a loop of plain Python
beside it says how fast the machine was.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency, Area
from cs360_desktop.domain.catalogue import Aggregation, Direction, Status, Target, Unit
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import home
from cs360_desktop.services.scorecard import scorecard
from cs360_desktop.services.scorecard_document import scorecard_pdf
from cs360_desktop.services.scorelines import CompareWith, Scorecard
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import bulk, nouns
from cs360_desktop.storage import entries as storage_entries
from cs360_desktop.ui.charts.scorecard_table import ScoreTable
from cs360_desktop.ui.common.theme import Theme

LARGE = int(os.environ.get("CS360_BENCH_ENTRIES", "1000000"))
SMALL = 10_000
MEASURES, MONTHS, TIMES, AT_ONCE = 150, 120, 25, 100_000
TODAY = date(2026, 11, 10)


def make_measures(session: Session) -> list[int]:
    """Make 150 active monthly measures: two thirds are counts, one third shares, every second has a target."""
    with session.change("fill") as unit:
        known = unit[nouns.measures].all()
        for measure in known:
            unit[nouns.measures].change(measure.id, status=Status.AVAILABLE)
        count = next(each for each in known if each.unit is Unit.COUNT and each.aggregation is Aggregation.SUM)
        share = next(each for each in known if each.unit is Unit.PERCENT and each.is_ratio)
        ids = unit[nouns.measures].add_all([
            replace(
                share if n % 3 == 0 else count, id=0, code="", name=f"Measure {n}", status=Status.ACTIVE,
                period_kind=PeriodKind.MONTH, indicator_id=known[n % len(known)].indicator_id, position=1000 + n,
                direction=Direction.DOWN, derived_from_app=False,
            )
            for n in range(MEASURES)
        ])  # fmt: skip
        unit[nouns.targets].add_all([Target(0, key, WHOLE_AGENCY, 40, TODAY) for key in ids[::2]])
    return ids


def fill(path: Path, entries: int) -> Session:
    """A workspace with so many entries: ten years of the whole agency newest first, then of other areas."""
    session = new_workspace(path, Agency("Benchmark"), today=lambda: TODAY)
    ids = make_measures(session)
    months = [Period.month(2026, 10).next(-step) for step in range(MONTHS)]
    areas = -(-entries // (MEASURES * MONTHS)) - 1
    with session.change("fill") as unit:
        made = unit[nouns.areas].add_all([Area(f"Beat {n}", position=n) for n in range(areas)]) if areas else []

    def cells() -> Iterator[tuple[EntryKey, Value]]:
        for area in (WHOLE_AGENCY, *made):
            for step, month in enumerate(months):
                for n, measure in enumerate(ids):
                    figure = float((step * 7 + n) % 97)
                    is_share = n % 3 == 0
                    value = Value(numerator=figure, denominator=97.0) if is_share else Value(figure)
                    yield EntryKey(measure, area, month), value

    left, chunk = entries, {}
    for key, value in cells():
        chunk[key] = value
        left -= 1
        if len(chunk) == AT_ONCE or not left:
            with session.change("fill") as unit:
                unit.entries.set_values(chunk)
            chunk = {}
        if not left:
            break
    return session


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Session]]:
    folder = tmp_path_factory.mktemp("bench")
    sizes = {f"{size:,}": size for size in (SMALL, MEASURES * MONTHS, LARGE)}
    found = {name: fill(folder / f"{size}.cs360", size) for name, size in sizes.items()}
    yield found
    for session in found.values():
        session.close()


@dataclass
class Times:
    """The least milliseconds of each part, by its name."""

    least: dict[str, float] = field(default_factory=dict)

    def take(self, name: str, work: Callable[[], Any]) -> Any:
        """Time some work."""
        wall, start = time.perf_counter(), time.process_time()
        result = work()
        own, whole = (time.process_time() - start) * 1000, (time.perf_counter() - wall) * 1000
        self.note(name, own)
        self.note(f"{name}, on the wall", whole)
        return result

    def note(self, name: str, milliseconds: float) -> None:
        """Keep the least."""
        self.least[name] = min(milliseconds, self.least.get(name, milliseconds))


def control() -> int:
    """A loop that is always the same work."""
    return sum(number * number % 7 for number in range(1_000_000))


def draw(table: ScoreTable) -> QPixmap:
    """Every row on one picture."""
    pixmap = QPixmap(table.size())
    table.render(pixmap)
    return pixmap


def show(table: ScoreTable, card: Scorecard) -> None:
    table.show_card(card, card.dimensions)


def measure_once(times: Times, session: Session, table: ScoreTable, sql: list[float]) -> None:
    """Compute and draw one scorecard, as a first visit of the tab does."""
    sql.clear()
    card = times.take("service", lambda: scorecard(session))
    times.note("SQL", sum(sql))
    table.set_items([])
    times.take("model", lambda: show(table, card))
    table.setMinimumHeight(0)
    table.resize(860, 480)
    times.take("drawing what is seen", lambda: draw(table))
    table.resize(860, table.maximumHeight())
    times.take("drawing all rows", lambda: draw(table))


@pytest.fixture
def sql(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The milliseconds that queries for entries took; the others are few rows."""
    spent: list[float] = []
    read = bulk.read_many

    def timed(connection: Any, query: Any) -> Iterator[Any]:
        start = time.process_time()
        found = list(read(connection, query))
        spent.append((time.process_time() - start) * 1000)
        return iter(found)

    monkeypatch.setattr(storage_entries, "read_many", timed)
    return spent


def test_how_long_a_scorecard_takes_computed_and_drawn(
    sessions: dict[str, Session], sql: list[float], theme: Theme, qtbot: QtBot
) -> None:
    table = ScoreTable()
    qtbot.addWidget(table)
    table.show()
    found = {name: Times() for name in sessions}
    loop = Times()
    for _ in range(TIMES):
        loop.take("control", control)
        for name, session in sessions.items():
            measure_once(found[name], session, table, sql)
    sys.stdout.write(f"\ncontrol, 1,000,000 turns of plain Python: {loop.least['control']:.0f} ms\n")
    totals = {}
    for name, times in found.items():
        least = times.least
        totals[name] = total = least["service"] + least["model"] + least["drawing all rows"]
        wall = sum(least[f"{part}, on the wall"] for part in ("service", "model", "drawing all rows"))
        parts = {
            "SQL": least["SQL"],
            "values and analysis": least["service"] - least["SQL"],
            "drawing": least["model"] + least["drawing all rows"],
        }
        shares = ", ".join(f"{part} {ms:.0f} ms ({ms / total:.0%})" for part, ms in parts.items())
        seen = least["drawing what is seen"]
        sys.stdout.write(
            f"{name} entries: {total:.0f} ms for all {MEASURES} rows, {wall:.0f} on the wall: {shares}; "
            f"with only what is seen drawn {total - least['drawing all rows'] + seen:.0f} ms\n"
        )
    large = totals[f"{LARGE:,}"]
    for name, total in totals.items():
        sys.stdout.write(f"ratio to {name} entries: {large / total:.2f}\n")


def test_how_long_other_comparisons_a_community_copy_and_home_take(sessions: dict[str, Session]) -> None:
    session, times = sessions[f"{LARGE:,}"], Times()
    for _ in range(TIMES // 2):
        for compare_with in CompareWith:
            times.take(compare_with.value, partial(scorecard, session, compare_with=compare_with))
        times.take("community copy", lambda: scorecard(session, community=True))
        times.take("Home", lambda: home.today(session))
    for name, least in times.least.items():
        if "wall" not in name:
            sys.stdout.write(f"\nservice, {name}: {least:.0f} ms")
    sys.stdout.write("\n")


def test_how_long_the_pdf_of_a_scorecard_takes(sessions: dict[str, Session]) -> None:
    """product.md §11: at most 2 s for 150 measures of 10 years."""
    for name, session in sessions.items():
        times = Times()
        for _ in range(3):
            times.take("PDF", partial(scorecard_pdf, session))
        own, wall = times.least["PDF"], times.least["PDF, on the wall"]
        sys.stdout.write(f"\n{name} entries: PDF of {MEASURES} measures {own:.0f} ms, {wall:.0f} on the wall")
