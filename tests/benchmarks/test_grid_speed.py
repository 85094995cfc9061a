"""Grid speed (product.md §11): prints ratios to a lean trivial model and to a small workspace.

Nothing about time is asserted. Run with `pytest tests/benchmarks -s`; `CS360_BENCH_ENTRIES` sets how many entries the
large workspace holds.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot
from typing_extensions import override

from cs360_desktop.domain.agency import Agency, Area
from cs360_desktop.domain.catalogue import Status, Unit
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.metrics.entering.rows import CellRow
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS

LARGE = int(os.environ.get("CS360_BENCH_ENTRIES", "120000"))
MEASURES, MONTHS = 500, 240
FRAMES, EDITS = 120, 40
TODAY = date(2026, 11, 10)

Index = QModelIndex | QPersistentModelIndex


class LeanModel(QAbstractTableModel):
    """The least a model can do: the bar for scrolling."""

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else MEASURES

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else MONTHS

    @override
    def data(self, index: Index, role: int = 0) -> str | None:
        return "1,204" if role == 0 else None


def fill(path: Path, entries: int) -> Session:
    """A workspace with 500 active monthly measures and that many entries, whole agency first."""
    session = new_workspace(path, Agency("Benchmark"), today=lambda: TODAY)
    months = [Period.month(2006, 12).next(step) for step in range(MONTHS)]
    with session.change("fill") as unit:
        known = unit[nouns.measures].all()
        for measure in known:
            unit[nouns.measures].change(measure.id, status=Status.AVAILABLE)
        template = next(measure for measure in known if measure.unit is Unit.COUNT)
        made = [
            replace(
                template, id=0, code="", name=f"Measure {n}", status=Status.ACTIVE, period_kind=PeriodKind.MONTH,
                indicator_id=known[n % len(known)].indicator_id, position=1000 + n,
            )
            for n in range(MEASURES)
        ]  # fmt: skip
        ids = unit[nouns.measures].add_all(made)
        keys = (EntryKey(measure, WHOLE_AGENCY, month) for measure in ids for month in months)
        unit.entries.set_values(
            {key: Value(n % 97) for n, (key, _) in enumerate(zip(keys, range(entries), strict=False))}
        )
    extra = entries - len(ids) * MONTHS
    area = 0
    while extra > 0:
        area += 1
        with session.change("fill") as unit:
            area_id = unit[nouns.areas].add(Area(f"Beat {area}", position=area))
            chunk = {EntryKey(measure, area_id, month): Value(1) for measure in ids for month in months}
            unit.entries.set_values(chunk)
        extra -= len(chunk)
    return session


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Session]]:
    folder = tmp_path_factory.mktemp("bench")
    found = {"small": fill(folder / "small.cs360", 10_000), "large": fill(folder / "large.cs360", LARGE)}
    yield found
    for session in found.values():
        session.close()


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def tell(name: str, ours: list[float], baseline: list[float] | None = None) -> None:
    """Print the median and 95th percentile, and the ratio to a baseline."""
    middle, slow = statistics.median(ours), sorted(ours)[int(len(ours) * 0.95)]
    ratio = "" if baseline is None else f"   ratio {middle / statistics.median(baseline):.2f}"
    sys.stdout.write(f"\n{name}: {middle:.1f} ms, p95 {slow:.1f}{ratio}\n")


def open_grid(session: Session, qtbot: QtBot) -> tuple[Desk, MetricsPage, EnterView]:
    desk = Desk(session)
    page = MetricsPage(desk, METRICS_TABS)
    qtbot.addWidget(page)
    page.resize(1366, 690)
    page.show()
    page.show_place(Place("metrics", part="enter"))
    view = page.tab("enter")
    assert isinstance(view, EnterView)
    return desk, page, view


def scroll(view: QTableView) -> list[float]:
    """Frames of scrolling a row at a time, then a column at a time."""
    frames = []
    for bar, step in ((view.verticalScrollBar(), 25), (view.horizontalScrollBar(), 62)):
        bar.setValue(0)
        for _ in range(FRAMES):
            bar.setValue(bar.value() + step)
            frames.append(milliseconds(view.grab))
    return frames


def test_how_fast_the_grid_scrolls_beside_the_lean_trivial_model(
    sessions: dict[str, Session], theme: Theme, qtbot: QtBot
) -> None:
    lean = QTableView()
    qtbot.addWidget(lean)
    model = LeanModel(lean)
    lean.setModel(model)
    lean.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    lean.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    lean.verticalHeader().setDefaultSectionSize(25)
    lean.horizontalHeader().setDefaultSectionSize(62)
    desk, _page, view = open_grid(sessions["large"], qtbot)
    view.choices.years.choose(20)
    view.choices.changed.emit()
    lean.resize(view.grid.size())
    lean.show()
    baseline = scroll(lean)
    tell("trivial model, one frame", baseline)
    tell("grid, one frame", scroll(view.grid), baseline)
    desk.notifier.close()


def test_how_long_one_edit_takes_from_key_press_to_repainted_and_committed(
    sessions: dict[str, Session], theme: Theme, qtbot: QtBot
) -> None:
    times: dict[str, list[float]] = {}
    for name, session in sessions.items():
        desk, _page, view = open_grid(session, qtbot)
        view.grid.setFocus()
        rows = [number for number, row in enumerate(view.model.sheet.rows) if isinstance(row, CellRow)]
        times[name] = []
        for number in range(EDITS):
            view.grid.go_to(rows[number], len(view.model.sheet.columns) - 3)
            qtbot.keyClicks(view.grid, str(number % 90 + 1))
            QApplication.sendPostedEvents()
            editor = view.grid.findChild(QLineEdit)
            assert editor is not None

            def commit(editor: QLineEdit = editor, view: EnterView = view) -> None:
                qtbot.keyClick(editor, Qt.Key.Key_Return)
                view.grid.viewport().repaint()

            times[name].append(milliseconds(commit))
            QApplication.sendPostedEvents(None, 52)
        desk.notifier.close()
    tell("one edit, 10,000 entries", times["small"])
    tell(f"one edit, {LARGE:,} entries", times["large"], times["small"])


def test_how_long_the_tab_takes_to_open(sessions: dict[str, Session], theme: Theme, qtbot: QtBot) -> None:
    times: dict[str, list[float]] = {"small": [], "large": []}
    for _ in range(5):
        for name, session in sessions.items():
            opened: list[Desk] = []

            def work(session: Session = session, opened: list[Desk] = opened) -> None:
                desk, page, _view = open_grid(session, qtbot)
                page.grab()
                opened.append(desk)

            times[name].append(milliseconds(work))
            opened[0].notifier.close()
    tell("opening the tab, 10,000 entries", times["small"])
    tell(f"opening the tab, {LARGE:,} entries", times["large"], times["small"])
