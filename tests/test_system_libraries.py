"""A Linux without what Qt needs is told so, with the command that mends it."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cs360_desktop.system_libraries import obstacle

X = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
SONAMES = (
    *("libEGL.so.1", "libGL.so.1", "libxkbcommon.so.0", "libdbus-1.so.3", "libfontconfig.so.1", "libglib-2.0.so.0"),
    *("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxcb-shape.so.0", "libxkbcommon-x11.so.0"),
)


def system_without(*files: str) -> Callable[[str], object]:
    """Return a loader for a system that has every library but ``files``."""

    def load(file: str) -> object:
        if file in files:
            raise OSError(f"{file}: cannot open shared object file: No such file or directory")
        return object()

    return load


@pytest.mark.parametrize("environment", [X, WAYLAND, OFFSCREEN, {"QT_QPA_PLATFORM": "offscreen:enable_fonts"}])
def test_that_nothing_stands_in_the_way_of_a_complete_system(environment: dict[str, str]) -> None:
    assert obstacle(environment, system="linux", load=system_without()) is None


@pytest.mark.parametrize("environment", [X, WAYLAND, OFFSCREEN])
def test_that_a_missing_library_is_named_with_the_command_for_debian_and_fedora(environment: dict[str, str]) -> None:
    sentence = obstacle(environment, system="linux", load=system_without("libEGL.so.1", "libglib-2.0.so.0"))
    assert sentence is not None
    assert "lacks libEGL.so.1, libglib-2.0.so.0" in sentence
    assert "sudo apt install libegl1 libglib2.0-0 " in sentence
    assert "sudo dnf install libglvnd-egl glib2 " in sentence


def test_that_libraries_of_x_are_asked_for_only_when_x_shows_the_window() -> None:
    load = system_without("libxcb-cursor.so.0")
    sentence = obstacle(X, system="linux", load=load)
    assert sentence is not None
    assert "sudo apt install libxcb-cursor0 " in sentence
    assert obstacle(WAYLAND | X, system="linux", wayland=True, load=load) is None
    assert obstacle(X | OFFSCREEN, system="linux", load=load) is None


def test_that_a_session_without_a_display_is_told_what_works_without_one() -> None:
    sentence = obstacle({}, system="linux", load=system_without())
    assert sentence is not None
    assert "no display" in sentence
    assert "cs360-desktop demo --out demo" in sentence


def test_that_the_packaged_program_knows_it_has_no_wayland() -> None:
    assert "no display" in (obstacle(WAYLAND, system="linux", wayland=False, load=system_without()) or "")
    assert obstacle(WAYLAND | X, system="linux", wayland=False, load=system_without()) is None


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_that_windows_and_macos_lack_nothing(system: str) -> None:
    def load(file: str) -> object:
        raise AssertionError(file)

    assert obstacle({}, system=system, load=load) is None


def test_that_what_this_system_says_about_itself_is_what_qt_finds() -> None:
    started = subprocess.run(
        [sys.executable, "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"],
        env={**OFFSCREEN, "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert (obstacle(OFFSCREEN, load=ctypes.CDLL) is None) == (started.returncode == 0)


def test_that_the_readme_names_every_package_a_bare_debian_needs() -> None:
    readme = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
    named = {word for line in readme.splitlines() if line.startswith("sudo apt install") for word in line.split()}
    everything = obstacle(X, system="linux", wayland=False, load=system_without(*SONAMES))
    assert everything is not None
    asked_for = everything.partition("sudo apt install ")[2].partition(" (Debian")[0].split()
    assert len(asked_for) == len(SONAMES)
    assert set(asked_for) <= named


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_that_the_window_command_says_in_one_sentence_that_there_is_no_display(tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    started = subprocess.run(
        [sys.executable, "-m", "cs360_desktop", "--demo"],
        env={name: value for name, value in os.environ.items() if name not in hidden} | {"CS360_DATA": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert started.returncode == 2
    assert started.stderr.startswith("There is no display")
    assert len(started.stderr.splitlines()) == 1
