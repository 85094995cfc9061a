"""Where things lie: shipped resources, and the folders that hold this person's data.

``CS360_DATA`` moves everything that is written by itself, workspaces included, into one folder of your choice;
tests use it to keep off the user's own data. The portable program, which a file ``portable.txt`` beside it makes of the
packaged one, keeps it all in a folder beside itself, so that a stick holds both. No folder is made here: who writes
makes it and reports what fails.
"""

import os
import sys
from pathlib import Path

import platformdirs

APP_NAME = "CS360 Desktop"
_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource, such as ``resource("catalogue", "measures.toml")``."""
    return _resources().joinpath(*parts)


def license_folder() -> Path | None:
    """Return the folder with the license texts of what the packaged program ships; a checkout ships nothing."""
    bundle = getattr(sys, "_MEIPASS", None)
    return None if bundle is None else Path(bundle) / "licenses"


def data_folder() -> Path:
    """Return the folder for what the program keeps by itself; local, since SQLite is damaged by a roaming profile."""
    return _own_folder() or platformdirs.user_data_path(APP_NAME, appauthor=False)


def log_folder() -> Path:
    """Return the folder for crash reports and logs."""
    return data_folder() / "logs"


def backup_folder() -> Path:
    """Return the folder for backups that the program makes by itself."""
    return data_folder() / "backup"


def workspaces_folder() -> Path:
    """Return the folder offered for new workspaces: ``Documents/CS360``."""
    return (_own_folder() or platformdirs.user_documents_path()) / "CS360"


def _own_folder() -> Path | None:
    """Return the folder that takes everything, where the variable or the portable program asks for one."""
    override = os.environ.get("CS360_DATA")
    if override:
        return Path(override)
    program = Path(sys.executable).parent
    is_portable = getattr(sys, "frozen", False) and (program / "portable.txt").is_file()
    return program / "Data" if is_portable else None


def _resources() -> Path:
    """Find the resources of the packaged program, of an installed wheel or of a source checkout, in this order."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    wheel = _PACKAGE / "resources"
    return wheel if wheel.is_dir() else _PACKAGE.parent / "resources"
