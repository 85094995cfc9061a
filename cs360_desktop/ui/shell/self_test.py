"""What the packaged program tries on itself, from the window to every document (product.md §10)."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services import checking, imports, reports
from cs360_desktop.services.demo import build_demo
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.navigation import PAGES
from cs360_desktop.ui.shell.settling import settle
from cs360_desktop.ui.shell.window_settings import WindowSettings

_EMISSIONS = 50
_MONTHS = ("Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025", "Jun 2025")


class _Bell(QObject):
    rung = Signal()


def self_test(folder: Path) -> int:
    """Try everything in a folder, print a line for each thing tried, and return 0 or, at the first fault, 1."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(Theme(application), WindowSettings(folder), "self-test")
    session = new_workspace(folder / "self-test.cs360", Agency("Self-Test Police", state="ME", sworn_actual=14))
    steps: tuple[tuple[str, Callable[[], str]], ...] = (
        ("workbook", lambda: _bring_in(session, folder)),
        ("window", lambda: _open(window, session)),
        ("pages", lambda: _visit(window)),
        ("grid", lambda: _type_in(window)),
        ("chart", lambda: _chart(window)),
        ("documents", lambda: _export(folder)),
        ("protection", lambda: _protect(session, folder)),
        ("references", _emit),
    )
    try:
        for name, step in steps:
            _print(f"{name}: {step()}")
    except AssertionError as fault:
        _print(f"{name}: FAILED, {fault}")
        return 1
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, 0)
    _print("The self-test passed.")
    return 0


def _print(line: str) -> None:
    if sys.stdout is not None:  # a packaged program without a console has none
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _bring_in(session: Session, folder: Path) -> str:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Measure", *_MONTHS])
    sheet.append(["Burglaries", *range(1, 7)])
    sheet.append(["Robberies", *range(10, 16)])
    path = folder / "Self-test.xlsx"
    workbook.save(path)
    previewed = imports.preview(session, imports.propose(session, imports.read(path)), create=True)
    done = imports.apply(session, previewed, backed_up=True)  # nothing of a self-test stays on the computer
    assert done.new == 2 * len(_MONTHS), f"{done.new} of 12 values came in"
    return f"{done.new} values are in"


def _open(window: MainWindow, session: Session) -> str:
    window.use(session)
    window.show()
    settle(window)
    assert window.isVisible(), "the window is not shown"
    return f"“{window.windowTitle()}”"


def _visit(window: MainWindow) -> str:
    for entry in PAGES:
        window.go(Place(entry.name))
        settle(window)
        assert window.workplace is not None
        assert window.workplace.frame.isVisible(), f"{entry.name} is not shown"
    return f"{len(PAGES)} visited"


def _chart(window: MainWindow) -> str:
    window.go(Place("metrics", part="charts"))
    settle(window)
    assert "pyqtgraph" in sys.modules, "no chart was drawn"
    return "drawn"


def _type_in(window: MainWindow) -> str:
    window.go(Place("metrics", part="enter"))
    settle(window)
    (view,) = window.findChildren(EnterView)
    model = view.model
    cells = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    row, column = next(cell for cell in cells if model.sheet.key_at(*cell) is not None)
    model.setData(model.index(row, column), "4711")
    settle(window)
    shown = model.index(row, column).data()
    assert str(shown).startswith("4,711"), f"4711 typed into the grid shows as {shown}"
    return "a value typed"


def _export(folder: Path) -> str:
    session = build_demo(folder / "demo.cs360")
    try:
        ready = [report for report in reports.REPORTS if report.is_ready(session)]
        made = reports.make(session, ready, Options())
    finally:
        session.close()
    for each in made:
        assert each.files, f"{each.report.title} was not made"
    written = reports.write(made, folder / "documents")
    for path in written:
        assert path.stat().st_size, f"{path.name} is empty"
        assert path.suffix != ".pdf" or path.read_bytes().startswith(b"%PDF-"), f"{path.name} is no PDF"
    return f"{len(written)} files of {len(made)} of {len(reports.REPORTS)} kinds"


def _protect(session: Session, folder: Path) -> str:
    assert checking.encryption_holds(session, folder), "the encrypted copy is not what it should be"
    return "an encrypted copy opens with its password alone"


def _emit() -> str:
    """PySide6 6.12.0 loses a reference to True with each emission on Python 3.11 and in the end kills the process."""
    bell, rung = _Bell(), []
    bell.rung.connect(lambda: rung.append(1))
    before = sys.getrefcount(True)
    for _ in range(_EMISSIONS):
        bell.rung.emit()
    lost = before - sys.getrefcount(True)
    assert len(rung) == _EMISSIONS, "a signal was lost"
    assert lost < _EMISSIONS // 2, f"{_EMISSIONS} signals lost {lost} references to True"
    return f"{_EMISSIONS} signals lost none"
