from pathlib import Path

import pytest

CARELESS_TESTS = """
import logging, socket, threading
import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

kept = []
stop = threading.Event()

def test_that_leaks_a_thread():
    thread = threading.Thread(target=stop.wait, daemon=True)
    thread.start()

def test_that_leaks_a_window(qtbot):
    kept.append(QWidget())

def test_that_logs_a_warning():
    logging.getLogger("cs360").warning("something is odd")

@pytest.mark.expects_log_warnings
def test_that_expects_its_warning():
    logging.getLogger("cs360").warning("something is odd")

def test_that_opens_a_dialog(qtbot):
    QMessageBox.question(None, "Sure?", "Really?")

def test_that_uses_the_network():
    socket.create_connection(("203.0.113.1", 80))

def test_that_makes_qt_warn(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.setFixedWidth(-5)

def test_that_is_careful(qtbot):
    qtbot.addWidget(QWidget())
"""


def test_that_the_guards_catch_what_a_careless_test_leaves_behind(pytester: pytest.Pytester) -> None:
    pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nqt_api = pyside6\nqt_log_level_fail = WARNING\n")
    pytester.makepyfile(CARELESS_TESTS)

    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")

    result.assert_outcomes(passed=5, failed=3, errors=3)
    result.stdout.fnmatch_lines_random(
        [
            "*Threads left running*",
            "*Windows left open*",
            "*Unexpected warnings in the log*",
            "*QMessageBox.question would block the test*",
            "*A test tried to use the network*",
            "*Negative sizes*",
        ]
    )
