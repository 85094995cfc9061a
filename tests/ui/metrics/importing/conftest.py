"""The import wizard on the Metrics page, and files to bring in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView
from cs360_desktop.ui.metrics.page import MetricsPage


@pytest.fixture
def make_file(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a text file to bring in."""

    def make(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return make


@pytest.fixture
def workbook(make_file: Callable[[str, str], Path]) -> Path:
    """Two measures over three months: one that is known, one that is not; one blank, one that is no number."""
    rows = "Activity,Jan 2026,Feb 2026,Mar 2026\nNon-fatal overdoses,0,3,\nBoat checks,4,2-3,6\n"
    return make_file("Activity.csv", rows)


@pytest.fixture
def without_year(make_file: Callable[[str, str], Path]) -> Path:
    """Months whose year nobody tells."""
    return make_file("Report.csv", "Activity,Jan,Feb,Mar\nNon-fatal overdoses,0,3,1\nBoat checks,4,2,6\n")


@pytest.fixture
def wizard(page: MetricsPage) -> ImportView:
    page.show_place(Place("metrics", part="import"))
    shown = page.tab("import")
    assert isinstance(shown, ImportView)
    return shown


@pytest.fixture
def open_in_wizard(wizard: ImportView, qtbot: QtBot) -> Callable[[Path], ImportView]:
    """Open a file and wait for its picture."""

    def open_file(path: Path) -> ImportView:
        wizard.open_file(path)
        qtbot.waitUntil(lambda: wizard.step is Step.TABLE, timeout=30_000)
        return wizard

    return open_file


@pytest.fixture
def stored(session: Session) -> Callable[[], dict[EntryKey, Value]]:
    """Everything that is stored."""

    def read() -> dict[EntryKey, Value]:
        with session.reading() as unit:
            return unit.entries.values({measure.id for measure in unit[nouns.measures].all()})

    return read
