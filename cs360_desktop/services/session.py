"""A session: one open workspace, who works in it, what day it is, and the one road for every change.

Every verb of the services takes the session first. A verb that writes opens one unit of work and returns its
`Receipt`; `revert` takes any receipt back, which is how undo and redo work for everything.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import meeting_figures
from cs360_desktop.services.collecting import no_collecting
from cs360_desktop.services.publisher import Publisher
from cs360_desktop.storage.units import ReadUnit, WorkUnit
from cs360_desktop.storage.workspace import Workspace, open_workspace

REVERT = "revert"
"""The kind of a change that takes another one back."""


class Session:
    """An open workspace and who works in it."""

    def __init__(self, workspace: Workspace, who: str, today: Callable[[], date] = date.today) -> None:
        self.workspace = workspace
        self.who = who
        self.today = today
        self.publisher = Publisher()

    @property
    def path(self) -> Path:
        """The workspace's file."""
        return self.workspace.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self.workspace.read_only

    @contextmanager
    def reading(self) -> Iterator[ReadUnit]:
        """A consistent picture of the workspace; may be used from any thread."""
        with self.workspace.reading() as unit:
            yield unit

    @contextmanager
    def change(self, kind: str, *, publish: bool = True, goes_on: int = 0, counts: bool = True) -> Iterator[WorkUnit]:
        """One user action: committed whole, then published once; rolled back whole when the block raises.

        Args:
            kind: the verb that is kept in the history, such as `set_values`.
            publish: False off the GUI thread, where the views live: whoever waits for the thread publishes then.
            goes_on: the batch of what was saved last of the same typing; the two are then one action.
            counts: False where only words change that no figure is counted from.
        """
        with self.workspace.work(kind, self.who, goes_on=goes_on) as unit:
            yield unit
            if counts and kind != REVERT:  # which puts back everything its batch wrote, what was counted too
                meeting_figures.follow(unit, self.today())
        if publish:
            self.publisher.publish(unit.receipt.changes)

    def revert(self, receipt: Receipt, *, publish: bool = True) -> Receipt:
        """Take a committed action back, and return the receipt of doing so; reverting that one is redo.

        Args:
            receipt: of the action.
            publish: as for `change`.
        """
        with no_collecting() if receipt.keys is None else nullcontext(), self.change(REVERT, publish=publish) as unit:
            unit.revert(receipt.batch_id, receipt.keys)
        return unit.receipt

    def close(self) -> None:
        """Close the workspace."""
        self.workspace.close()


def open_session(
    path: Path, *, who: str = "", read_only: bool = False, today: Callable[[], date] = date.today
) -> Session:
    """Open a workspace for somebody; see `storage.workspace.open_workspace` for what is refused."""
    return Session(open_workspace(path, read_only=read_only), who, today)
