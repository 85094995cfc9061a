"""Guards around every test: no display, no network, no user data; nothing leaked, blocked or warned unnoticed.

`CS360_COLLECT=150 pytest tests/ui` lets Python collect garbage after so many new objects instead of its usual count.
What lives too long or too short in the window then crashes within minutes, and not in one run of a hundred.
"""

import gc
import logging
import os
import shutil
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cs360_desktop.services.session import Session
    from cs360_desktop.ui.common.theme import Theme

os.environ["QT_QPA_PLATFORM"] = "offscreen"

pytest_plugins = ["pytester"]

_DIALOGS = {
    "QDialog": ("exec",),
    "QMenu": ("exec",),
    "QMessageBox": ("exec", "about", "critical", "information", "question", "warning"),
    "QFileDialog": ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
    "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_log_warnings: the test is about a warning in the log")
    if often := os.environ.get("CS360_COLLECT"):
        gc.set_threshold(int(often), 3, 3)


_TABLES = {
    "real file": (
        "real files against their provenance",
        ("real file", "tables", "values", "checked", "asked", "rejected", "wrong"),
    ),
    "made-up files": ("made-up files", ("layout", "files", "whole without a question", "share")),
}
"""Tables of the report by the property that holds their lines: title and heads."""


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what tests report in lines, such as the table of real files."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    told = [each for report in reports if report.when == "call" for each in report.user_properties]
    for property_, (title, heads) in _TABLES.items():
        lines = sorted(str(value).split("\t") for name, value in told if name == property_)
        if lines:
            terminalreporter.section(title)
            for line in [heads, *lines]:
                terminalreporter.write_line(" | ".join(line))


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CS360_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration workspace, built once for all tests and closed: whoever opens it takes a copy."""
    from cs360_desktop.services.demo.build import build_demo

    path = tmp_path_factory.mktemp("demo") / "demo.cs360"
    build_demo(path).close()
    return path


@pytest.fixture(scope="module")
def demo(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Session]":
    """The demonstration workspace, a copy for the tests of one file."""
    from cs360_desktop.services.demo.build import TODAY, WHO
    from cs360_desktop.services.session import open_session

    path = Path(shutil.copy(demo_file, tmp_path_factory.mktemp("demo") / "demo.cs360"))
    session = open_session(path, who=WHO, today=lambda: TODAY)
    yield session
    session.close()


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    def refuse(*_arguments: Any, **_options: Any) -> NoReturn:
        raise AssertionError("A test tried to use the network")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(autouse=True)
def _no_blocking_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return
    for owner, methods in _DIALOGS.items():
        for method in methods:

            def refuse(*_arguments: Any, _name: str = f"{owner}.{method}", **_options: Any) -> NoReturn:
                raise AssertionError(f"{_name} would block the test")

            monkeypatch.setattr(getattr(widgets, owner), method, refuse)


@pytest.fixture(autouse=True)
def _no_leaked_thread() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    # Threads of Qt show up as dummies as soon as they run Python, and stay listed when they are gone.
    left = [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
    if left:
        pytest.fail(f"Threads left running: {left}")


def _is_ours(thread: threading.Thread) -> bool:
    return thread.is_alive() and not isinstance(thread, threading._DummyThread)


@pytest.fixture(autouse=True)
def _no_leaked_widget() -> Iterator[None]:
    before = _top_level_widgets()
    yield
    left = [widget for widget in _top_level_widgets() if widget not in before]
    if left:
        gc.collect()
        left = [widget for widget in _top_level_widgets() if widget not in before]
    names = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in left]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    if names:
        pytest.fail(f"Windows left open (give them to qtbot.addWidget): {names}")


def _top_level_widgets() -> list[Any]:
    """Return the windows that will still be there when pending deletions are done."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return list(widgets.QApplication.topLevelWidgets())


@pytest.fixture
def theme(qapp: "QApplication") -> Iterator["Theme"]:
    """The look of the program, light, at 100 %, in the bundled face; taken away afterwards."""
    from PySide6.QtGui import QFont, QPalette

    from cs360_desktop.ui.common.scaling import set_scale
    from cs360_desktop.ui.common.theme import Scheme, Theme

    shown = Theme(qapp, scheme=Scheme.LIGHT, bundled_font=True)
    yield shown
    shown.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(QFont())
    set_scale(1.0)


@pytest.fixture(autouse=True)
def _no_unexpected_log_warning(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("expects_log_warnings") is not None:
        return
    said = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    if said:
        pytest.fail(f"Unexpected warnings in the log: {said}")
