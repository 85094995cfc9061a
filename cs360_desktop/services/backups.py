"""Backups that go before something large, so that it can be taken back even where undo cannot."""

from datetime import datetime
from pathlib import Path

from cs360_desktop.paths import backup_folder
from cs360_desktop.services.session import Session
from cs360_desktop.storage.backup import NoBackupError, back_up, backups_of

__all__ = ["NoBackupError", "back_up_before_import", "backups_before_import"]

_BEFORE_IMPORT = "before import"
_KEPT = 5
"""The last five imports of a workspace can be stepped behind; rotation over days and months is for other backups."""


def back_up_before_import(session: Session) -> Path:
    """Copy the workspace as it stands; may run in any thread.

    Raises:
        NoBackupError: it cannot be made; ask whether to import without one.
    """
    now = datetime.now().astimezone()
    return back_up(session.workspace, backup_folder(), _BEFORE_IMPORT, keep=_KEPT, now=now)


def backups_before_import(session: Session) -> list[Path]:
    """The copies made before imports into this workspace, the newest first."""
    return backups_of(session.workspace, backup_folder(), _BEFORE_IMPORT)
