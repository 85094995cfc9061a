"""What kind of place a file lies in: WAL is not meant for network shares, and a folder may refuse to be written."""

import os
import sys
import tempfile
from pathlib import Path

_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afpfs", "webdav", "9p"})
_DRIVE_REMOTE = 4


def is_network(path: Path) -> bool:
    """Whether a path lies on a network share, as far as the system tells."""
    text = str(path.absolute())
    if sys.platform == "win32":
        import ctypes

        return text.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor) == _DRIVE_REMOTE
    mounts = Path("/proc/mounts")
    if not mounts.is_file():
        return False
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, file_system, *_ = line.split(" ")
        inside = text == point or text.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, file_system
    return kind in _NETWORK_FILE_SYSTEMS


def can_write_folder(folder: Path) -> bool:
    """Whether a file can be made in a folder; tried, because access rights alone do not tell on Windows."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def can_write_file(path: Path) -> bool:
    """Whether an existing file may be written."""
    return os.access(path, os.W_OK)
