"""The collector of cycles, and why it rests while very many rows are in hand."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_resting = 0


@contextmanager
def no_collecting() -> Iterator[None]:
    """Let the collector of cycles rest; may be nested, and entered by several threads.

    An import makes hundreds of thousands of tuples, of which none is part of a cycle. The collector would look through
    all of them again and again: that costs a third of the time, and holds up every thread, also that of the window.
    """
    global _resting  # noqa: PLW0603  there is one collector in the process
    with _lock:
        counts = bool(_resting) or gc.isenabled()
        _resting += counts
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _resting -= counts
            if counts and not _resting:
                # What was made meanwhile counts as old at once: as young, all of it would be looked through now.
                gc.freeze()
                gc.unfreeze()
                gc.enable()
