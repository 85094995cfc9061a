"""A PDF as poppler reads it: the text of its structure tree, words with their places, fonts, pages drawn."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

_QUOTED = re.compile(r'^ *"(.*)"$', re.MULTILINE)
_XHTML = "{http://www.w3.org/1999/xhtml}"


def why_not() -> str:
    """Why poppler cannot be asked here; empty where it can."""
    return "" if shutil.which("pdfinfo") else "poppler's programs are not here (Debian: poppler-utils)"


needed = pytest.mark.skipif(bool(why_not()), reason=why_not())
"""For a test that asks poppler."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, with its box from the top left corner, in points, and the size of the page."""

    page: int
    text: str
    box: tuple[float, float, float, float]
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a file."""

    name: str
    embedded: bool
    subset: bool
    to_unicode: bool


def structure(path: Path) -> str:
    """The structure tree as pdfinfo prints it."""
    return _run("pdfinfo", "-struct-text", str(path))


def structure_words(path: Path) -> list[str]:
    """The words of the structure tree in reading order; those of two elements never run together."""
    return " ".join(_QUOTED.findall(structure(path))).split()


def text(path: Path) -> str:
    """All text of the pages, in the order of the content."""
    return _run("pdftotext", "-raw", "-enc", "UTF-8", str(path), "-")


def words(path: Path) -> list[Word]:
    """Every word that stands on a page, also those that are invisible."""
    found: list[Word] = []
    document = _run("pdftotext", "-bbox", str(path), "-")
    for number, page in enumerate(ET.fromstring(document).iter(f"{_XHTML}page"), start=1):
        size = float(page.attrib["width"]), float(page.attrib["height"])
        for word in page.iter(f"{_XHTML}word"):
            left, top, right, bottom = (float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))
            found.append(Word(number, word.text or "", (left, top, right, bottom), size))
    return found


def fonts(path: Path) -> list[Font]:
    """Every font of the file."""
    lines = _run("pdffonts", str(path)).splitlines()[2:]
    return [_font(line) for line in lines]


def _font(line: str) -> Font:
    embedded, subset, unicode = (word == "yes" for word in line.split()[-5:-2])
    return Font(line.split(maxsplit=1)[0], embedded, subset, unicode)


def draw(path: Path, target: Path, resolution: int = 100) -> list[Path]:
    """Draw the pages as PNG beside a name; returns the files in order."""
    _run("pdftoppm", "-png", "-r", str(resolution), str(path), str(target))
    return sorted(target.parent.glob(f"{target.name}-*.png"))


def _run(*command: str) -> str:
    return _checked(command).stdout


def _checked(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    assert "Error" not in ran.stderr, ran.stderr
    return ran
