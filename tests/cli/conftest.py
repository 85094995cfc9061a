"""The command line as a test calls it: arguments in, exit code and printed text out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from cs360_desktop import cli

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "real"


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; asking for the window is a failure."""

    def no_window() -> NoReturn:
        raise AssertionError("this command needs no window")

    def call(*arguments: Any) -> Done:
        code = cli.main([str(argument) for argument in arguments], no_window)
        printed = capsys.readouterr()
        return Done(code, printed.out, printed.err)

    return call


@pytest.fixture
def workspace(tmp_path: Path, run: Run) -> Path:
    """A new workspace of the command line."""
    path = tmp_path / "A.cs360"
    assert run("new", path, "--agency", "Test PD", "--state", "OH").code == 0
    return path


def real_file(name: str) -> Path:
    """A spreadsheet nobody here wrote; the test is skipped where they are not."""
    path = REAL / name
    if not path.is_file():
        pytest.skip(f"the real spreadsheets are not beside this checkout: {name}")
    return path
