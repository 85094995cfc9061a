"""Prints how long a command takes to its first window, on the display that `DISPLAY` names (an Xvfb wants `-noreset`).

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
    seconds: list[list[tuple[float, float]]] = [[] for _ in commands]
    for _ in range(arguments.runs):
        for command, found in zip(commands, seconds, strict=True):
            if arguments.cold:
                empty_cache()
            found.append(until_window(command))
    for command, found in zip(commands, seconds, strict=True):
        waited, computed = ([each[part] for each in found] for part in (0, 1))
        spread = f"{min(waited):.2f} to {max(waited):.2f} s, {'cold' if arguments.cold else 'warm'}"
        alone = f"{statistics.median(computed):.2f} s of a processor"  # which other programs lengthen less
        print(f"{statistics.median(waited):.2f} s ({spread}), {alone}: {' '.join(command)}")


def empty_cache() -> None:
    """Let the system forget every file it has read."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3\n", encoding="ascii")


def until_window(command: list[str]) -> tuple[float, float]:
    """Start a program, wait for its window, end it.

    Returns:
        The seconds from the start to the window, and those in which a processor worked for the program itself.
    """
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
        return time.perf_counter() - began, computed_by(program.pid)
    finally:
        program.kill()
        program.communicate()
        while is_shown():  # the display hears of it a little later
            pass


def computed_by(process: int) -> float:
    """Return the seconds of processor that a running process has used, as Linux counts them."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def is_shown() -> bool:
    """Tell whether the display shows the program's window."""
    search = ["xdotool", "search", "--onlyvisible", "--name", _TITLE]
    return bool(subprocess.run(search, capture_output=True, check=False).stdout)


if __name__ == "__main__":
    main()
