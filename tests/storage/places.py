"""Real places that refuse: a small disk, a read-only disk, another user, and other programs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

NOBODY = 65534


@contextmanager
def own_disk(folder: Path, size: str = "3m") -> Iterator[Callable[[str], None]]:
    """A disk of its own, in memory; the function mounts it again with other options, such as `ro`."""
    if sys.platform != "linux" or os.geteuid():
        pytest.skip("only root on Linux can mount a disk for a test")
    folder.mkdir()
    if _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder):
        pytest.skip("this machine does not let root mount")

    def remount(options: str) -> None:
        assert not _run("mount", "-o", f"remount,{options}", folder)

    try:
        yield remount
    finally:
        _run("umount", "--lazy", folder)


def _run(*command: str | Path) -> int:
    return subprocess.run(command, check=False, capture_output=True).returncode


def fill_up(folder: Path) -> Path:
    """Use every byte of a disk, and return the file that does."""
    filler = folder / "filler"
    descriptor = os.open(filler, os.O_CREAT | os.O_WRONLY)
    try:
        for size in (4096, 1):
            try:
                while True:
                    os.write(descriptor, b"x" * size)
            except OSError:
                pass
    finally:
        os.close(descriptor)
    return filler


def as_another_user(act: Callable[[], Any]) -> Any:
    """Do something as a user without rights, in a process of its own, and return what it returned."""
    if sys.platform == "win32" or os.geteuid():
        pytest.skip("only root can become another user")
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            result = json.dumps(act())
        except BaseException as error:  # noqa: BLE001  told to the test
            result = json.dumps(f"{type(error).__name__}: {error}")
        os.write(writing, result.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said)


@contextmanager
def other_program(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Another Python program; it has said its first line when the block begins, and is killed when the block ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert child.stdin
    assert child.stdout
    try:
        assert child.stdout.readline(), "the other program ended before it said anything"
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
