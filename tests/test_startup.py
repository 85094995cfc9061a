"""The first window comes without a heavy library (design.md §5), in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

HEAVY = {
    "docx",
    "lxml",
    "numpy",
    "openpyxl",
    "pandas",
    "pyqtgraph",
    "python_calamine",
    "qtawesome",
    "rapidfuzz",
    "reportlab",
}

OPEN_WINDOW = """
    import sys
    from pathlib import Path
    from cs360_desktop import app
    from cs360_desktop.domain.agency import Agency
    from cs360_desktop.services.workspaces import new_workspace
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    new_workspace(Path(sys.argv[1]), Agency("Mill Harbor PD")).close()

    def look():
        (window,) = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        print(window.windowTitle(), window.workplace.frame.isVisible(), sep="\\n")
        print(*sys.modules)
        window.close()

    application = app._application()
    QTimer.singleShot(0, look)
    sys.exit(app.run_window(Path(sys.argv[1])))
"""


def test_that_the_first_window_loads_no_heavy_library(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", dedent(OPEN_WINDOW), str(tmp_path / "test.cs360")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CS360_DATA": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    title, shown, modules = done.stdout.splitlines()
    assert (title, shown) == ("Mill Harbor PD – CS360 Desktop", "True")
    assert "cs360_desktop.ui.home.page" in modules.split()
    assert not HEAVY & set(modules.split())
    assert not {name for name in modules.split() if name.startswith("cs360_desktop.ui.metrics")}
