"""Gathers the license texts of everything the packaged program ships."""

import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.contents import Toc

_TEXT = re.compile(r"(^|/)(licen[cs]es?|copying|notice)[^/]*($|/)", re.IGNORECASE)
_COMMON = Path(os.environ.get("CS360_LICENSE_TEXTS", "/usr/share/common-licenses"))
"""Where Debian keeps the texts of common licenses; elsewhere the variable names a folder with copies of them."""
_ABOUT = """\
Licenses of what CS360 Desktop ships
====================================

Each folder holds the texts of one package. Qt and PySide6 are used under the LGPL version 3, as shared libraries that
you may replace: they lie as single files in the folder PySide6. The icons are Phosphor 1.3.0 (MIT, (c) 2020 Phosphor
Icons), taken from QtAwesome. The texts of Python's own license and of the LGPL and GPL are in this folder.

"""


def collect(folder: Path, binaries: Toc) -> None:
    """Fill an empty ``folder`` with the license texts of all Python packages and system libraries of the bundle."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = []
    installed = by_name(metadata.distributions())
    for name in sorted(requirements("cs360-desktop", installed)):
        package = installed[name]
        lines.append(f"{name} {package.version}: {license_of(package)}")
        for file in package.files or ():
            if _TEXT.search(file.as_posix()) and not file.suffix.startswith(".py"):
                _copy(Path(str(package.locate_file(file))), folder / f"{name}-{package.version}")
    for place in (sysconfig.get_path("stdlib"), sysconfig.get_path("data")):
        _copy(Path(place) / "LICENSE.txt", folder / "Python")
    for text in ("LGPL-3", "GPL-3", "GPL-2"):
        if not (_COMMON / text).is_file():
            raise SystemExit(f"The text of {text} must ship with Qt, and {_COMMON} does not hold it.")
        _copy(_COMMON / text, folder)
    for library in sorted(_debian_packages(binaries)):
        lines.append(f"{library} (Debian): {library}/copyright")
        _copy(Path("/usr/share/doc") / library / "copyright", folder / library)
    (folder / "README.txt").write_text(_ABOUT + "\n".join(lines) + "\n", encoding="utf-8")


def by_name(packages: Iterable[metadata.Distribution]) -> dict[str, metadata.Distribution]:
    """Return packages by their canonical name."""
    return {canonicalize_name(package.metadata["Name"]): package for package in packages}


def requirements(name: str, installed: Mapping[str, metadata.Distribution]) -> set[str]:
    """Return the canonical names of all packages that ``name`` needs, itself left out, as far as they are installed."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for line in installed[waiting.pop()].requires or ():
            requirement = Requirement(line)
            needed = canonicalize_name(requirement.name)
            applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if applies and needed not in found and needed in installed:
                found.add(needed)
                waiting.append(needed)
    return found


def license_of(package: metadata.Distribution) -> str:
    """Return what a package says of its own license, in a line."""
    about = package.metadata
    classifiers = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if "License ::" in line]
    for field in ("License-Expression", "License"):
        if field in about:
            return about[field].partition("\n")[0]
    return ", ".join(classifiers) or "see its folder"


def _copy(text: Path, folder: Path) -> None:
    """Copy a text under its own name, numbered if one of this name is there; a text that is absent is left out."""
    if text.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        number = sum(1 for other in folder.iterdir() if other.stem.split("~")[0] == text.stem)
        shutil.copyfile(text, folder / f"{text.stem}{f'~{number + 1}' if number else ''}{text.suffix or '.txt'}")


def _debian_packages(binaries: Toc) -> set[str]:
    """Return the Debian packages whose libraries were copied into the bundle."""
    files = [str(Path(file).resolve()) for _, file, _ in binaries if file.startswith(("/usr/lib/", "/lib/"))]
    if not files or shutil.which("dpkg") is None:
        return set()
    owners = subprocess.run(["dpkg", "-S", *files], capture_output=True, text=True, check=False).stdout
    return {line.partition(":")[0] for line in owners.splitlines()}
