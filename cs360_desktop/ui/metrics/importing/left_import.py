"""An import that was left: its answers and names are kept, so that leaving by mistake costs nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from cs360_desktop.importing.mapping import Proposal
from cs360_desktop.services import imports
from cs360_desktop.services.session import Session
from cs360_desktop.ui.metrics.importing.file_page import FilePage
from cs360_desktop.ui.metrics.importing.file_reading import ReadFile


@dataclass(frozen=True, slots=True)
class _Left:
    """The file as it was read and answered, and when it was changed last."""

    read: ReadFile
    path: Path
    changed: int


class LeftImport:
    """Keeps the one that was left last and offers it on the file page."""

    def __init__(
        self,
        session: Session,
        page: FilePage,
        go_on: Callable[[ReadFile, Path], object],
        anew: Callable[[Path], object],
    ) -> None:
        self._session = session
        self._anew = anew
        self._page = page
        self._go_on = go_on
        self._left: _Left | None = None

    def keep(self, read: ReadFile | None, proposal: Proposal | None, path: Path | None) -> None:
        """Keep an import as it stands; one of which nothing was read yet is not worth it."""
        if read is None or proposal is None or path is None or not path.exists():
            return
        self._left = _Left(replace(read, proposal=proposal), path, path.stat().st_mtime_ns)
        self._page.show_left(path.name, self._resume)

    def forget(self) -> None:
        """Another file was opened, or this one is in."""
        self._left = None
        self._page.show_left("", self.forget)

    def _resume(self) -> None:
        left = self._left
        if left is None:
            return
        read = left.read
        if not left.path.exists() or left.path.stat().st_mtime_ns != left.changed:
            self._anew(left.path)  # what was answered was about other cells
            return
        proposal = imports.refreshed(self._session, read.proposal)  # measures and areas may have changed meanwhile
        self._go_on(replace(read, proposal=proposal, known=imports.known(self._session)), left.path)
