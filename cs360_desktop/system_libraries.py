"""Says before Qt is loaded what a Linux system lacks for a window, since Qt itself would only end the process.

Windows and macOS carry everything Qt needs. The libraries were found by hiding each in turn on an empty Debian 12.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_WITHOUT_DISPLAY = {"offscreen", "minimal", "linuxfb", "eglfs", "vnc"}


@dataclass(frozen=True, slots=True)
class _Library:
    file: str
    debian: str
    fedora: str


_QT = (
    _Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    _Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    _Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    _Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    _Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    _Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
)
_X_WINDOW = (
    _Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    _Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    _Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    _Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    _Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)


def obstacle(
    environment: Mapping[str, str] = os.environ,
    *,
    system: str = sys.platform,
    wayland: bool = not getattr(sys, "frozen", False),
    load: Callable[[str], object] = ctypes.CDLL,
) -> str | None:
    """Return the sentence that says why Qt cannot start here and what to do, or None if it can.

    Args:
        environment: Decides whether a window or, with ``QT_QPA_PLATFORM=offscreen``, only Qt itself is wanted.
        system: A value of ``sys.platform``.
        wayland: Whether Qt's Wayland part is there; the packaged program leaves it out and uses X.
        load: Opens a shared library by name or raises OSError.
    """
    if not system.startswith("linux"):
        return None
    windowless = environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in _WITHOUT_DISPLAY
    on_wayland = wayland and bool(environment.get("WAYLAND_DISPLAY"))
    if not (windowless or on_wayland or environment.get("DISPLAY")):
        return (
            "There is no display to show the window on; nothing was changed. Start it from a desktop session, or use "
            "a command that needs no window, such as: cs360-desktop demo --out demo"
        )
    wanted = _QT if windowless or on_wayland else _QT + _X_WINDOW
    lacking = [library for library in wanted if not _loads(library, load)]
    if not lacking:
        return None
    return (
        f"This system lacks {', '.join(library.file for library in lacking)}, so the window cannot be shown; nothing "
        f"was changed. Install it with: sudo apt install {' '.join(library.debian for library in lacking)} "
        f"(Debian, Ubuntu) or: sudo dnf install {' '.join(library.fedora for library in lacking)} (Fedora)"
    )


def _loads(library: _Library, load: Callable[[str], object]) -> bool:
    try:
        load(library.file)
    except OSError:
        return False
    return True
