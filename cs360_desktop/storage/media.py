"""What kind of place a file lies in: WAL is not meant for network shares, and a folder may refuse to be written."""

import os
import re
import sys
import tempfile
import uuid
from contextlib import suppress
from pathlib import Path, PurePath

_NETWORK_FILE_SYSTEMS = frozenset(
    {"9p", "afpfs", "afs", "ceph", "cifs", "davfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "webdav"}
)
_DRIVE_REMOTE = 4
_LONGEST_WINDOWS_PATH = 259
_LONGEST_ADDITION = len(".") + len(".01234567.new-journal")

Identity = tuple[int, int]
"""Device and number of a file: the same as long as it is the same file, under whatever name."""


def is_network(path: Path) -> bool:
    """Whether an absolute path lies on a network share, as far as the system tells."""
    if sys.platform == "win32":
        import ctypes

        return str(path).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE
    mounts = Path("/proc/mounts")
    return mounts.is_file() and on_network_mount(path, mounts.read_text(encoding="utf-8", errors="surrogateescape"))


def on_network_mount(path: Path, mounts: str) -> bool:
    """Whether a path lies on a network share, by a listing in the form of `/proc/mounts`."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, written, file_system, *_ = line.split(" ")
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), written)  # a space stands there as \040
        if path.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, file_system
    # What a program mounts (sshfs, rclone, the shares of a Linux desktop) is mostly a network; else WAL is only missed.
    return kind in _NETWORK_FILE_SYSTEMS or kind.startswith("fuse.")


def is_folder(path: Path) -> bool:
    """Whether there is a folder that can be looked at."""
    with suppress(OSError):
        return path.is_dir()
    return False


def is_too_long(path: PurePath, system: str = sys.platform) -> bool:
    """Whether Windows could refuse an absolute path, or those of the drafts, logs and locks beside it, for its length.

    Where long paths are switched on some of its functions take them and others do not, so they are not relied upon.
    """
    return system == "win32" and len(str(path)) > _LONGEST_WINDOWS_PATH - _LONGEST_ADDITION


def can_write_folder(folder: Path) -> bool:
    """Whether a file can be made in a folder; tried, because access rights alone do not tell on Windows."""
    try:
        _make_and_forget(folder)
    except OSError:
        return False
    return True


if sys.platform == "win32":

    def _make_and_forget(folder: Path) -> None:
        # Not by tempfile: in a folder that refuses it takes every name for taken and tries on for hours
        # (https://github.com/python/cpython/issues/66305).
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY
        os.close(os.open(folder / f".cs360-{uuid.uuid4().hex}", flags))

else:

    def _make_and_forget(folder: Path) -> None:
        tempfile.TemporaryFile(dir=folder).close()


def can_write_file(path: Path) -> bool:
    """Whether an existing file may be written."""
    return os.access(path, os.W_OK)


def identity(path: Path) -> Identity | None:
    """Which file lies under a path, None when there is none.

    Always None on Windows, which keeps an open file in its place, and numbers the files of some drives anew.
    """
    if sys.platform == "win32":
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows and some shares cannot, and do without."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
