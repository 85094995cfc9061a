"""Gathers the license texts of everything the packaged program ships."""

import re
import shutil
import subprocess
import sysconfig
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from installer.contents import Toc

_TEXT = re.compile(r"(^|/)(licen[cs]es?|copying|notice)[^/]*($|/)", re.IGNORECASE)
_COMMON = Path("/usr/share/common-licenses")
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
    for name in sorted(_requirements("cs360-desktop"), key=str.lower):
        package = metadata.distribution(name)
        lines.append(f"{name} {package.version}: {_license_of(package)}")
        for file in package.files or ():
            if _TEXT.search(file.as_posix()) and not file.suffix.startswith(".py"):
                _copy(Path(str(package.locate_file(file))), folder / f"{name}-{package.version}")
    _copy(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", folder / "Python")
    for text in ("LGPL-3", "GPL-3", "GPL-2"):
        _copy(_COMMON / text, folder)
    for library in sorted(_debian_packages(binaries)):
        lines.append(f"{library} (Debian): {library}/copyright")
        _copy(Path("/usr/share/doc") / library / "copyright", folder / library)
    (folder / "README.txt").write_text(_ABOUT + "\n".join(lines) + "\n", encoding="utf-8")


def _requirements(name: str) -> set[str]:
    """Return the names of all packages that ``name`` needs on this machine, itself left out."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for line in metadata.requires(waiting.pop()) or ():
            requirement = Requirement(line)
            applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if applies and requirement.name not in found:
                found.add(requirement.name)
                waiting.append(requirement.name)
    return found


def _license_of(package: metadata.Distribution) -> str:
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
