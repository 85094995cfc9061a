"""Prints what a program folder weighs, part by part, beside its ceiling; ends with 1 above it."""

import argparse
import re
from collections import Counter
from pathlib import Path

PARTS = (
    ("Qt and PySide6", r"PySide6/|shiboken6/|libicu|libQt6"),
    ("numpy", r"numpy"),
    ("The program with all Python code", r"^[^/]+(\.exe|desktop)$|base_library"),
    ("SQLCipher", r"sqlcipher"),
    ("Time zones", r"tzdata|pytz"),
    ("Holidays", r"holidays"),
    ("Word and XML", r"docx|lxml"),
    ("Pictures", r"PIL|pillow"),
    ("Previews", r"pdfium"),
    ("Fonts", r"fonts/|font_source"),
    ("Workbooks", r"calamine|openpyxl|rapidfuzz"),
    ("Our resources and licenses", r"resources/|licenses/"),
    ("Python", r"libpython|python3.*\.dll|^[^/]+\.pyd$|lib-dynload|vcruntime|msvcp|libcrypto|libssl|libffi"),
)
"""Parts of the folder in the order in which a file is looked for in them: name and pattern of its path."""


def weigh(folder: Path) -> Counter[str]:
    """Return the bytes of each part; what no pattern names is *Other libraries*."""
    found: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            path = file.relative_to(folder).as_posix().removeprefix("_internal/")
            part = next((name for name, pattern in PARTS if re.search(pattern, path)), "Other libraries")
            found[part] += file.stat().st_size
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ceiling", type=int, required=True, help="MB, of a million bytes")
    arguments = parser.parse_args()
    found = weigh(arguments.folder)
    for name, size in found.most_common():
        print(f"{size / 1e6:7.1f} MB  {name}")
    total = sum(found.values()) / 1e6
    print(f"{total:7.1f} MB  together, of {arguments.ceiling} at most")
    if total > arguments.ceiling:
        raise SystemExit(f"The program is larger than {arguments.ceiling} MB.")


if __name__ == "__main__":
    main()
