"""Commands that show or draw something: the only ones that need Qt."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from cs360_desktop.domain.errors import UserError


class Window(Protocol):
    """What the composition root offers the command line."""

    def run_window(self, path: Path | None, *, demo: bool) -> int:
        """Open the window and return when it is closed."""

    def write_screenshots(self, folder: Path, *, size: tuple[int, int], theme: str, scale: float) -> list[Path]:
        """Write a picture of every page of the demonstration workspace."""

    def run_self_test(self) -> int:
        """Try the whole program; 0 when everything held."""


def open_window(arguments: argparse.Namespace, load_window: Callable[[], Window]) -> int:
    """Open the window on a workspace, the last one, or the demonstration.

    Raises:
        UserError: there is no such file, which may be a mistyped command.
    """
    path = arguments.workspace
    in_terminal = sys.stderr is not None  # a double-click has none: what is missing is said in the window
    if in_terminal and path is not None and not path.exists():
        raise UserError(f"There is no file and no command “{path}”, so nothing was opened. Check it, or see --help.")
    return load_window().run_window(arguments.workspace, demo=arguments.demo)


def screenshots(arguments: argparse.Namespace, load_window: Callable[[], Window]) -> int:
    """Write a picture of every page; needs no display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    paths = load_window().write_screenshots(
        arguments.out, size=arguments.size, theme=arguments.theme, scale=arguments.scale
    )
    print(f"{len(paths)} pictures are in {arguments.out}.")
    return 0


def self_test(_arguments: argparse.Namespace, load_window: Callable[[], Window]) -> int:
    """Try window, workspace, import, chart and PDF; on a display where there is one."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return load_window().run_self_test()
