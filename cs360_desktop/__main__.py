"""Where the program starts: crash hooks first, then the command line."""

import io
import os
import sys
from typing import TYPE_CHECKING

from cs360_desktop import crash, paths

if TYPE_CHECKING:
    from cs360_desktop.cli import Window


def main() -> int:
    """Run the command line and return its exit code."""
    crash.install(paths.log_folder())
    return crash.run(_command_line)


def _command_line() -> int:
    from cs360_desktop.cli import main as command_line

    for stream in (sys.stdout, sys.stderr):
        # Windows would write another code page into a pipe; a program without a console has no streams at all.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            return command_line(sys.argv[1:], _window)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone, as with `| head`; nothing is wrong, but flushing again would say so.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _window() -> "Window":
    from cs360_desktop import app

    return app


if __name__ == "__main__":
    sys.exit(main())
