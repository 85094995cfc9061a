"""What the packaged program leaves out, and what it must not."""

import sys
from pathlib import Path

import pytest

from installer.build import is_patched
from installer.contents import EXCLUDES, HIDDEN_IMPORTS, Toc, kept, needed_by, without_orphans

QT = "PySide6/Qt/"


def entries(*names: str) -> Toc:
    return [(name, f"/nowhere/{name}", "BINARY") for name in names]


def test_that_what_the_window_needs_is_kept() -> None:
    needed = entries(
        QT + "plugins/platforms/libqxcb.so",
        QT + "plugins/platforms/libqoffscreen.so",
        QT + "plugins/imageformats/libqsvg.so",
        QT + "plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        QT + "translations/qtbase_es.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/QtOpenGLWidgets.abi3.so",
    )
    assert kept(needed) == needed


@pytest.mark.parametrize(
    "name",
    [
        QT + "translations/qtbase_de.qm",
        QT + "plugins/tls/libqopensslbackend.so",
        QT + "plugins/platforms/libqwayland.so",
        "PySide6\\plugins\\networkinformation\\qnetworklistmanager.dll",
        "PySide6/opengl32sw.dll",
    ],
)
def test_that_what_nobody_would_miss_is_left_out(name: str) -> None:
    assert kept(entries(name)) == []


def test_that_nothing_is_both_asked_for_and_excluded() -> None:
    assert not set(HIDDEN_IMPORTS) & set(EXCLUDES)


def test_that_libraries_rewritten_by_their_wheels_are_not_stripped() -> None:
    assert is_patched(Path("_internal/numpy.libs/libgfortran.so.5"))
    assert is_patched(Path("_internal/numpy/_core/_multiarray_umath.so"))
    assert not is_patched(Path("_internal/PySide6/Qt/lib/libQt6Core.so.6"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bundles carry system libraries")
def test_that_a_system_library_goes_with_the_last_that_needs_it() -> None:
    from PySide6 import QtCore

    core = Path(str(QtCore.__file__))
    wanted = next(library for library in needed_by(core) if library.startswith("libc.so"))
    binaries = [("PySide6/QtCore.abi3.so", str(core), "BINARY"), *entries(wanted, "libunwanted.so.1")]
    assert [name for name, _, _ in without_orphans(binaries)] == ["PySide6/QtCore.abi3.so", wanted]
