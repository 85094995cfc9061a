"""What the composition root opens, and where it says that it could not."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cs360_desktop import app, cli
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services.session import Session
from cs360_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.cs360"
    path.write_text("Not a workspace at all")
    return path


def first_run_says(window: MainWindow) -> str:
    assert window.workplace is None
    assert window.first_run is not None
    message = window.first_run.messages.message()
    return "" if message is None else message.what


def test_that_without_a_last_workspace_the_first_run_comes(empty_window: MainWindow) -> None:
    app._open(empty_window, None, ())
    assert first_run_says(empty_window) == ""


def test_that_without_a_name_the_last_workspace_is_opened(
    empty_window: MainWindow, new_session: Callable[[str], Session]
) -> None:
    session = new_session("Elm Ridge")
    session.close()
    app._open(empty_window, None, (session.path,))
    assert empty_window.windowTitle() == "Elm Ridge PD – CS360 Desktop"


def test_that_a_last_workspace_that_went_bad_leads_to_the_first_run(empty_window: MainWindow, wrong: Path) -> None:
    app._open(empty_window, None, (wrong,))
    assert "wrong.cs360" in first_run_says(empty_window)


def test_that_a_file_named_in_a_terminal_is_refused_there(empty_window: MainWindow, wrong: Path) -> None:
    with pytest.raises(UserError, match=r"wrong\.cs360"):
        app._open(empty_window, wrong, ())


def test_that_a_file_opened_without_a_terminal_is_refused_in_the_window(
    empty_window: MainWindow, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    app._open(empty_window, wrong, ())
    assert "wrong.cs360" in first_run_says(empty_window)


def test_that_a_double_click_on_what_is_gone_is_answered_in_the_window(
    empty_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    def run_window(path: Path | None, *, demo: bool) -> int:
        assert not demo
        app._open(empty_window, path, ())
        return 0

    monkeypatch.setattr(app, "run_window", run_window)
    assert cli.main([str(tmp_path / "gone.cs360")], lambda: app) == 0
    assert "gone.cs360" in first_run_says(empty_window)
