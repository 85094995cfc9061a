"""The folder each file dialog was used in last, also in an earlier run."""

from pathlib import Path

from PySide6.QtCore import QSettings

from cs360_desktop.paths import data_folder


def last_folder(purpose: str) -> str:
    """The folder of the last file for a purpose such as `workbook`; empty where there was none or it is gone."""
    found = str(_settings().value(f"folders/{purpose}", ""))
    return found if found and Path(found).is_dir() else ""


def note_folder(purpose: str, file: Path) -> None:
    """Remember the folder of a file; where that cannot be written, it is forgotten."""
    _settings().setValue(f"folders/{purpose}", str(file.parent))


def _settings() -> QSettings:
    return QSettings(str(data_folder() / "window.ini"), QSettings.Format.IniFormat)
