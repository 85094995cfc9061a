"""A fault of the program leaves a report without anybody's data, one plain sentence and exit code 70.

Each case runs in a process of its own, since hooks belong to the whole process.
"""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

SECRET = "Jane Q. Witness"


def run(folder: Path, code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``code`` with the hooks sending reports to ``folder``; it may define ``main()``."""
    start = "import sys\nfrom pathlib import Path\nfrom cs360_desktop import crash\ncrash.install(Path(sys.argv[1]))\n"
    finish = "\nsys.exit(crash.run(main))\n"
    return subprocess.run(
        [sys.executable, "-c", start + dedent(code) + finish, str(folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def the_report(folder: Path) -> str:
    """Return the text of the only report in ``folder``, which must hold nobody's data."""
    (path,) = folder.glob("crash-*.txt")
    text = path.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "cs360" in text.lower()
    return text


def test_that_a_fault_on_the_command_line_is_one_sentence_and_never_a_stack_trace(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        f"""
        def main():
            officer = {SECRET!r}
            raise ValueError("bad owner " + officer)
        """,
    )
    assert done.returncode == 70
    (path,) = tmp_path.glob("crash-*.txt")
    assert done.stderr == (
        "A fault in CS360 Desktop stopped this; what was saved before is safe, and the report to send to support, "
        f"without any of your data, is {path}.\n"
    )
    text = the_report(tmp_path)
    assert "ValueError\n" in text
    assert "__main__:8 in main" in text


def test_that_success_leaves_neither_a_report_nor_a_fault_file(tmp_path: Path) -> None:
    done = run(tmp_path, "def main(): return 0")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_that_messages_about_code_are_kept_and_those_that_may_quote_data_are_not(tmp_path: Path) -> None:
    run(
        tmp_path,
        f"""
        def main():
            try:
                try:
                    {{}}[{SECRET!r}]
                except KeyError as error:
                    open({SECRET!r})
            except OSError as error:
                None.due
        """,
    )
    text = the_report(tmp_path)
    assert "AttributeError: 'NoneType' object has no attribute 'due'" in text
    assert "caused by FileNotFoundError: ENOENT" in text
    assert "caused by KeyError\n" in text


def test_that_an_endless_recursion_is_reported_shortly(tmp_path: Path) -> None:
    done = run(tmp_path, "def main(): return main()")
    assert done.returncode == 70
    text = the_report(tmp_path)
    assert "outer frames left out" in text
    assert text.count("in main") < 100


@pytest.mark.parametrize(
    "fault",
    [
        "thread = __import__('threading').Thread(target=lambda: 1 / 0); thread.start(); thread.join()",
        "type('Gone', (), {'__del__': lambda self: 1 / 0})()",
    ],
    ids=["in a thread", "while an object is deleted"],
)
def test_that_a_fault_beside_the_main_path_is_reported_and_no_success(tmp_path: Path, fault: str) -> None:
    done = run(
        tmp_path,
        f"""
        def main():
            {fault}
            return 0
        """,
    )
    assert done.returncode == 70
    assert len(done.stderr.splitlines()) == 1
    assert "ZeroDivisionError" in the_report(tmp_path)


def test_that_ctrl_c_is_not_a_fault(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        """
        def main(): raise KeyboardInterrupt
        """,
    )
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (130, "", [])


def test_that_a_window_hears_of_faults_in_its_own_thread_one_at_a_time(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        """
        import threading

        def main():
            from PySide6.QtCore import QCoreApplication, QTimer

            application = QCoreApplication([])
            told = []

            def tell(path):
                told.append(path)
                assert threading.current_thread() is threading.main_thread()
                assert path in crash.reports()
                print("told", path.exists())
                if len(told) == 2:
                    application.quit()

            def broken_slot():
                raise ValueError("in a slot")

            def broken_thread():
                raise ValueError("in a thread")

            crash.on_crash(tell)
            QTimer.singleShot(0, broken_slot)
            QTimer.singleShot(0, broken_slot)  # before the first was told: not told twice
            thread = threading.Thread(target=broken_thread)
            QTimer.singleShot(20, thread.start)
            return application.exec()
        """,
    )
    assert done.stdout.split() == ["told", "True", "told", "True"], done.stderr
    assert done.returncode == 70
    assert done.stderr == ""
    assert len(list(tmp_path.glob("crash-*.txt"))) == 2


def test_that_a_window_that_cannot_tell_does_not_hide_the_fault(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        """
        def tell(path):
            raise RuntimeError("no dialog")

        def main():
            crash.on_crash(tell)
            raise ValueError
        """,
    )
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    assert "A fault in CS360 Desktop" in done.stderr
    assert "ValueError" in the_report(tmp_path)


def test_that_an_unwritable_folder_sends_the_report_to_the_temporary_one(tmp_path: Path) -> None:
    blocked, temporary = tmp_path / "file", tmp_path / "temporary"
    blocked.write_text("not a folder")
    temporary.mkdir()
    done = run(blocked, "def main(): raise ValueError", TMPDIR=str(temporary), TEMP=str(temporary), TMP=str(temporary))
    assert done.returncode == 70
    assert str(temporary) in done.stderr
    assert "ValueError" in the_report(temporary)


def test_that_a_death_in_native_code_is_offered_once_at_the_next_start(tmp_path: Path) -> None:
    dead = run(
        tmp_path,
        """
        def main():
            import faulthandler
            faulthandler._sigsegv()
        """,
    )
    assert dead.returncode not in (0, 70)
    next_start = """
        def main():
            path = crash.leftover_fault()
            print(path, end="")
            return 0
        """
    offered = run(tmp_path, next_start)
    text = the_report(tmp_path)
    assert Path(offered.stdout).read_text(encoding="utf-8") == text
    assert "in main" in text
    assert run(tmp_path, next_start).stdout == "None"
