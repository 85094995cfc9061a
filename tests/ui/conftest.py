"""What every page is tried on: a real workspace on one fixed day, a desk on it, and a page or the window shown."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.window_settings import WindowSettings
from tests.workspaces import started

TODAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 9, 41)  # noqa: DTZ001  the status bar shows local time

Shown = TypeVar("Shown", bound=QWidget)


class ShowPage(Protocol):
    """Make a page and show it as the shell does; `name` is that of its places."""

    def __call__(self, make: Callable[[Desk], Shown], desk: Desk, name: str) -> Shown: ...


@pytest.fixture(scope="session", autouse=True)
def _clipboard_left_empty(qapp: QApplication) -> Iterator[None]:
    """Empty the clipboard at the end.

    Without a display Qt keeps what was copied until after Python has ended, and crashes when it lets go of it then.
    """
    yield
    qapp.clipboard().clear()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = started(tmp_path / "test.cs360", lambda: TODAY)
    yield session
    session.close()


@pytest.fixture
def refusals() -> list[str]:
    """The sentences of refusals, as the shell would show them."""
    return []


@pytest.fixture
def places() -> list[Place]:
    """The places somebody asked for."""
    return []


@pytest.fixture
def desk(session: Session, refusals: list[str], places: list[Place], qapp: QApplication) -> Iterator[Desk]:
    yield from _desk(session, refusals, places)


@pytest.fixture
def reading_desk(session: Session, refusals: list[str], places: list[Place], qapp: QApplication) -> Iterator[Desk]:
    """The same workspace on a second laptop, for reading only."""
    yield from _desk(open_session(session.path, read_only=True, today=session.today), refusals, places)


def _desk(session: Session, refusals: list[str], places: list[Place]) -> Iterator[Desk]:
    desk = Desk(session)
    desk.refused.connect(lambda error: refusals.append(error.sentence))
    desk.going.connect(places.append)
    yield desk
    desk.close()
    desk.deleteLater()


@pytest.fixture
def show_page(theme: Theme, qtbot: QtBot) -> ShowPage:
    """Show a page wide enough for the context panel, and keep it at the place its desk asks for."""

    def show_page(make: Callable[[Desk], Shown], desk: Desk, name: str) -> Shown:
        page: Any = make(desk)
        qtbot.addWidget(page)
        desk.going.connect(lambda place: page.show_place(place) if place.page == name else None)
        page.resize(1366, 690)
        page.show_place(Place(name))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page  # type: ignore[no-any-return]  # `make` says what it is

    return show_page


@pytest.fixture
def new_window(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[], MainWindow]]:
    """Start the program: a window that shows the first run, since nobody says what to open."""
    windows: list[MainWindow] = []

    def new_window() -> MainWindow:
        window = MainWindow(theme, WindowSettings(), "Dana", lambda: NOW)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show_first_run()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return window

    yield new_window
    for window in windows:
        window.close()


@pytest.fixture
def empty_window(new_window: Callable[[], MainWindow]) -> MainWindow:
    """The window of somebody who starts for the first time."""
    return new_window()


@pytest.fixture
def window(empty_window: MainWindow, session: Session) -> MainWindow:
    """The window on a new workspace."""
    empty_window.use(session)
    return empty_window


@pytest.fixture
def answer_file_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | None], None]:
    """Stand in for the user at the system's own file dialogs, which block a test."""

    def answer(path: Path | None) -> None:
        for method in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, method, lambda *_, **__: (str(path) if path else "", ""))

    return answer


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stand in for the programs of the system, and note what they were asked to open."""
    paths: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: paths.append(Path(url.toLocalFile())))
    return paths


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
