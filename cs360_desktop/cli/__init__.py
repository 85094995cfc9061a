"""The command line: the same services the window uses, scriptable (product.md §10).

Exit codes: 0 done, 1 a check failed, 2 something the user can mend, told in one sentence on stderr.
"""

import sys
from collections.abc import Callable, Sequence

from cs360_desktop.cli import commands, window
from cs360_desktop.cli.arguments import parse
from cs360_desktop.cli.window import Window
from cs360_desktop.domain.errors import UserError

__all__ = ["Window", "main"]

_COMMANDS = {
    "new": commands.new,
    "import": commands.import_file,
    "entries": commands.entries,
    "export": commands.export,
    "check": commands.check,
    "demo": commands.demo,
}
_WINDOW_COMMANDS = {"open": window.open_window, "screenshots": window.screenshots, "self-test": window.self_test}


def main(argv: Sequence[str], load_window: Callable[[], Window]) -> int:
    """Carry out one command and return its exit code.

    Args:
        argv: arguments without the program's name.
        load_window: brings in the part that needs Qt; called only by commands that show or draw something.
    """
    try:
        arguments = parse(argv)
        command = _COMMANDS.get(arguments.command)
        if command is not None:
            return command(arguments)
        return _WINDOW_COMMANDS[arguments.command](arguments, load_window)
    except UserError as refusal:
        print(refusal.sentence, file=sys.stderr)
        return 2
