"""The start of the program: what holds for every command."""

import os
import subprocess
import sys

import pytest

import cs360_desktop

HEAVY = {"PySide6", "numpy", "openpyxl", "pandas", "pyqtgraph", "python_calamine", "rapidfuzz", "reportlab"}


def start(*arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    """Run the program as from a shell."""
    command = [sys.executable, "-m", "cs360_desktop", *arguments]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(command, env=buffered, stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8", check=False)


def test_that_the_program_says_its_version() -> None:
    assert start("--version").stdout == f"cs360-desktop {cs360_desktop.__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells of a closed pipe by another error")
def test_that_a_reader_who_goes_away_hears_no_complaint() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = start("--help", stdout=write_end)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (1, "")


def test_that_the_command_line_starts_without_a_heavy_library() -> None:
    code = "import sys; from cs360_desktop import cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    assert not HEAVY & set(loaded.split())
