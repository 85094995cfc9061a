"""What can be typed after `cs360-desktop`."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from cs360_desktop import __version__
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period

PROGRAM = "cs360-desktop"
_LEAST, _MOST = 400, 8_000
"""Sides of a window that can be pictured."""
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2200


class _Parser(argparse.ArgumentParser):
    """A parser whose refusal is one sentence like every other."""

    @override
    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message[:1].upper()}{message[1:]}. Nothing was done. See {self.prog} --help.")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; `command` names what to do.

    Raises:
        UserError: they cannot be understood.
    """
    if argv and argv[0] in _SUBCOMMANDS:
        parser = _Parser(prog=f"{PROGRAM} {argv[0]}", description=_SUBCOMMANDS[argv[0]][0])
        _SUBCOMMANDS[argv[0]][1](parser)
        return parser.parse_args(argv[1:], argparse.Namespace(command=argv[0]))
    parser = _Parser(
        prog=PROGRAM,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="CompStat360 for small police departments.",
        epilog="commands:\n" + "\n".join(f"  {name:<12} {text}" for name, (text, _) in _SUBCOMMANDS.items()),
    )
    parser.add_argument("workspace", nargs="?", type=Path, help="the workspace to open (default: the last one)")
    parser.add_argument("--demo", action="store_true", help="open a throw-away demonstration workspace")
    parser.add_argument("--self-test", action="store_true", help="try window, workspace, import, chart and PDF")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    arguments = parser.parse_args(argv)
    arguments.command = "self-test" if arguments.self_test else "open"
    return arguments


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--agency", required=True, metavar="NAME")
    parser.add_argument("--state", default="", metavar="XX", help="two-letter postal code")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--sheet", metavar="S", help="only this sheet")
    parser.add_argument("--hidden", action="store_true", help="read hidden sheets, rows and columns as well")
    parser.add_argument("--profile", metavar="P", help="read the file as this saved profile says")
    parser.add_argument("--create", action="store_true", help="add unknown measures and areas, to be checked later")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    parser.add_argument("--no-backup", action="store_true", help="import without the copy that is made before")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _entries(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--measure", metavar="M", help="code such as 1.07, number, or exact name")
    _from_to(parser)
    parser.add_argument("--csv", required=True, metavar="FILE", help="where to write; - is standard output")


def _from_to(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=_period, metavar="P", help="such as 2024, 2024-Q1, 2024-03")
    parser.add_argument("--to", dest="last", type=_period, metavar="P")


def _period(text: str) -> Period:
    try:
        period = Period.from_text(text)
    except ValueError as error:
        wanted = f"{text!r} is not a period; write it as 2024-03, 2024-Q1, 2024 or 2024-W07"
        raise argparse.ArgumentTypeError(wanted) from error
    if not _EARLIEST_YEAR <= period.start.year <= _LATEST_YEAR:
        raise argparse.ArgumentTypeError(
            f"{text!r} lies outside the years that entries can have, {_EARLIEST_YEAR} to {_LATEST_YEAR}"
        )
    return period


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--only", type=lambda text: text.split(","), default=[], metavar="KIND,…")
    parser.add_argument(
        "--community", action="store_true", help="without contact details, internal notes, small counts"
    )
    parser.add_argument("--contacts", action="store_true", help="with telephone numbers and e-mail addresses")
    parser.add_argument("--lang", choices=("en", "es"), default="en", help="language of the documents' fixed words")
    parser.add_argument(
        "--measure", action="append", default=[], metavar="M", help="with --only template: this one; may be repeated"
    )
    _from_to(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")


def _screenshots(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--size", type=_size, default=(1366, 768), metavar="1366x768")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument(
        "--scale", type=_scale, default=1.0, metavar="2", help="picture px for each logical one, 1 to 4"
    )


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.partition("x")
    if not (cross and width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; write it as 1366x768")
    if not (_LEAST <= int(width) <= _MOST and _LEAST <= int(height) <= _MOST):
        raise argparse.ArgumentTypeError(f"{text!r} is no size of a window; give {_LEAST} to {_MOST} for each side")
    return int(width), int(height)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 4:
        raise argparse.ArgumentTypeError(f"{text!r} is no scale; give 1 to 4")
    return scale


_SUBCOMMANDS = {
    "new": ("make a workspace", _new),
    "import": ("bring in a workbook", _import),
    "entries": ("print entries as CSV", _entries),
    "export": ("write documents into a folder", _export),
    "check": ("look whether a workspace is whole", _check),
    "demo": ("write a demonstration workspace and its documents", _demo),
    "screenshots": ("write a picture of every page", _screenshots),
}
