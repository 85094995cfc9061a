"""Keep what the reading library prints about damaged files off the screen.

A Rust panic reaches us as an exception, but before that its message is written straight to the file descriptor of
standard error; no Python object stands in between, and the library offers no switch. So the descriptor itself leads
into a temporary file meanwhile. It belongs to the whole process: other threads may print in the meantime, and what
they wrote is handed on afterwards. Two threads may read at once: the first one in turns it, the last one out turns it
back.
"""

import contextlib
import os
import re
import tempfile
import threading
from collections.abc import Iterator
from typing import IO

_ERROR_OUTPUT = 2
_PANIC = re.compile(
    rb"\n?thread '[^\n]*?' (?:\(\d+\) )?panicked at [^\n]*\n"
    rb"(?:[^\n]*\n)*?(?:note: [^\n]*`RUST_BACKTRACE[^\n]*(?:\n|\Z)|\Z)"
)
_lock = threading.Lock()
_readers = 0
_kept: tuple[int, IO[bytes]] | None = None


@contextlib.contextmanager
def no_panic_messages() -> Iterator[None]:
    """While inside, panic messages on standard error are dropped; everything else comes out at the end."""
    _turn()
    try:
        yield
    finally:
        _turn_back()


def _turn() -> None:
    global _kept, _readers  # noqa: PLW0603 - the descriptor is one for the process as well
    with _lock:
        _readers += 1
        if _readers > 1:
            return
        with contextlib.suppress(OSError):  # a window without a console has no standard error, or no room for a file
            original = os.dup(_ERROR_OUTPUT)
            try:
                instead = tempfile.TemporaryFile()  # noqa: SIM115 - closed when turned back
                os.dup2(instead.fileno(), _ERROR_OUTPUT)
            except OSError:
                os.close(original)
                raise
            _kept = original, instead


def _turn_back() -> None:
    global _kept, _readers  # noqa: PLW0603 - see above
    with _lock:
        _readers -= 1
        if _readers or _kept is None:
            return
        original, instead = _kept
        _kept = None
        os.dup2(original, _ERROR_OUTPUT)
        os.close(original)
        with instead:
            instead.seek(0)
            rest = _PANIC.sub(b"", instead.read())
        if rest:
            with contextlib.suppress(OSError):
                os.write(_ERROR_OUTPUT, rest)
