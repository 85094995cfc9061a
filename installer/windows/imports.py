"""Checks that every library a Windows program asks for is in its folder or is Windows' own.

Wine has libraries built in that hide a missing one, so running the program there does not show it.
"""

import sys
from pathlib import Path

import pefile

WINDOWS = frozenset(Path(__file__).with_name("system_libraries.txt").read_text(encoding="ascii").split())
"""Libraries of every 64-bit Windows 10 since 1809, without their ending."""

SYSTEM_SETS = ("api-ms-win-", "ext-ms-")
"""Names of sets of functions that Windows resolves by itself."""


def asked_for(file: Path) -> set[str]:
    """Return the libraries a program or library loads when it is loaded, or when one of their functions is called."""
    image = pefile.PE(str(file), fast_load=True)
    parts = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    image.parse_data_directories([pefile.DIRECTORY_ENTRY[part] for part in parts])
    tables = [*getattr(image, "DIRECTORY_ENTRY_IMPORT", []), *getattr(image, "DIRECTORY_ENTRY_DELAY_IMPORT", [])]
    return {table.dll.decode().lower() for table in tables}


def is_windows_own(library: str) -> bool:
    """Tell whether Windows 10 brings this library."""
    return library.startswith(SYSTEM_SETS) or library.removesuffix(".dll") in WINDOWS


def lacking(folder: Path) -> dict[str, list[str]]:
    """Return each library that is neither in the folder nor Windows' own, with the files that ask for it."""
    files = [file for file in folder.rglob("*") if file.suffix.lower() in {".exe", ".dll", ".pyd"}]
    held = {file.name.lower() for file in files}
    found: dict[str, list[str]] = {}
    for file in files:
        for library in asked_for(file):
            if library not in held and not is_windows_own(library):
                found.setdefault(library, []).append(file.name)
    return found


def main(folder: Path) -> None:
    """Say what is lacking and end with 1, or say that nothing is."""
    found = lacking(folder)
    for library, files in sorted(found.items()):
        print(f"{library} is not in the folder; asked for by {', '.join(sorted(files))}")
    if (folder / "_internal" / "icuuc.dll").exists():
        raise SystemExit("icuuc.dll is in the folder: it would be loaded in place of Windows' own.")
    if found:
        raise SystemExit(1)
    print("Every library that is asked for is in the folder or Windows' own.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
