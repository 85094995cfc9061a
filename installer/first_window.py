"""Prints how long a command takes to its first window, on the display that `DISPLAY` names; needs xdotool.

`python -m installer.first_window [--runs 5] [--cold] -- COMMAND…`; cold empties the page cache before each run,
as root on Linux. Several commands, parted by `--`, take turns, so that a busy moment of the machine meets them all.
"""

import argparse
import os
import statistics
import subprocess
import time
from contextlib import suppress
from itertools import groupby
from pathlib import Path

_TITLE = "CS360 Desktop$"
_PATIENCE = 120.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    parts = groupby(arguments.command, key=lambda word: word == "--")
    commands = [list(words) for is_between, words in parts if not is_between]
    seconds: list[list[float]] = [[] for _ in commands]
    for _ in range(arguments.runs):
        for command, found in zip(commands, seconds, strict=True):
            if arguments.cold:
                empty_cache()
            found.append(until_window(command))
    for command, found in zip(commands, seconds, strict=True):
        spread = f"{min(found):.2f} to {max(found):.2f} s, {'cold' if arguments.cold else 'warm'}"
        print(f"{statistics.median(found):.2f} s ({spread}): {' '.join(command)}")


def empty_cache() -> None:
    """Let the system forget every file it has read."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")


def until_window(command: list[str]) -> float:
    """Start a program, wait for its window, end it, and return the seconds from the start to the window."""
    began = time.perf_counter()
    program = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while not (found := is_shown()) and program.poll() is None and time.perf_counter() < began + _PATIENCE:
            with suppress(subprocess.TimeoutExpired):
                program.wait(0.01)
        if not found:
            raise SystemExit(f"No window within {_PATIENCE:.0f} s: {' '.join(command)}")
        return time.perf_counter() - began
    finally:
        program.kill()
        program.communicate()
        while is_shown():  # the display hears of it a little later
            pass


def is_shown() -> bool:
    """Tell whether the display shows the program's window."""
    search = ["xdotool", "search", "--onlyvisible", "--name", _TITLE]
    return bool(subprocess.run(search, capture_output=True, check=False).stdout)


if __name__ == "__main__":
    main()
