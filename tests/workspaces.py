"""New workspaces for tests, made once and copied: to make one takes ten times as long as to open it."""

import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.services.workspaces import new_workspace

MILL_HARBOR = Agency("Mill Harbor PD")


def started(path: Path, today: Callable[[], date], agency: Agency = MILL_HARBOR) -> Session:
    """Open what `new_workspace` makes for an agency, in Dana's name.

    All copies for one agency are one and the same workspace to the program: a test of several needs `new_workspace`.
    """
    path.write_bytes(_made(agency))
    return open_session(path, who="Dana", today=today)


@cache
def _made(agency: Agency) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "new.cs360")
        new_workspace(path, agency, who="Dana").close()
        return path.read_bytes()
