"""A workspace with two years of one measure, and the Charts tab on it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns
from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS

TODAY = date(2026, 11, 10)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def desk(session: Session, qapp: QApplication) -> Iterator[Desk]:
    desk = Desk(session)
    yield desk
    desk.notifier.close()
    desk.deleteLater()


@pytest.fixture
def measure(session: Session) -> Callable[[str], Measure]:
    """Look a measure up by its code."""

    def find(code: str) -> Measure:
        with session.reading() as unit:
            found = unit[nouns.measures].first(code=code)
        assert found is not None
        return found

    return find


@pytest.fixture
def filled(session: Session, measure: Callable[[str], Measure]) -> None:
    """Every month of 2025 and 2026 to October: 10, 11, 12, 10 … disorder calls."""
    months = [Period.month(2025, 1).next(step) for step in range(22)]
    calls = measure("1.07").id
    entries.set_values(
        session, {EntryKey(calls, WHOLE_AGENCY, month): Value(10 + step % 3) for step, month in enumerate(months)}
    )


@pytest.fixture
def page(desk: Desk, theme: Theme, qtbot: QtBot) -> MetricsPage:
    shown = MetricsPage(desk, METRICS_TABS)
    qtbot.addWidget(shown)
    shown.resize(1366, 690)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.fixture
def view(page: MetricsPage, filled: None) -> ChartsView:
    page.show_place(Place("metrics", part="charts"))
    shown = page.tab("charts")
    assert isinstance(shown, ChartsView)
    return shown
