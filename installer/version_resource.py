"""What Windows shows of the program's file under Properties, Details: its name, and the version from its one place."""

from typing import Any

from cs360_desktop import __version__

_ENGLISH, _UNICODE = 0x0409, 1200


def version_resource() -> Any:
    """Return PyInstaller's version resource, which exists on Windows alone."""
    from PyInstaller.utils.win32 import versioninfo as win

    numbers = tuple(int(part) for part in __version__.split("."))
    words = {
        "CompanyName": "CS360 Desktop",
        "FileDescription": "CS360 Desktop",
        "FileVersion": __version__,
        "ProductName": "CS360 Desktop",
        "ProductVersion": __version__,
    }
    table = win.StringTable(f"{_ENGLISH:04x}{_UNICODE:04x}", [win.StringStruct(*pair) for pair in words.items()])
    return win.VSVersionInfo(
        ffi=win.FixedFileInfo(filevers=(*numbers, 0), prodvers=(*numbers, 0)),
        kids=[win.StringFileInfo([table]), win.VarFileInfo([win.VarStruct("Translation", [_ENGLISH, _UNICODE])])],
    )
