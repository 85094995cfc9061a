"""Writing what the preview shows, and telling what happened."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import imports
from cs360_desktop.services.imported_document import imported_document, imported_pdf
from cs360_desktop.services.imports import Imported, Preview
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.opening import Copies
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.save_file import save_file
from cs360_desktop.ui.metrics.importing.preview_rows import WRITTEN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cs360_desktop.reporting.imported import ImportedDocument


class Applying(QObject):
    """One transaction and one undo step; `document` tells what the last import did."""

    def __init__(self, desk: Desk, view: "QWidget") -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._copies = Copies()
        self._index = -1
        self.document: ImportedDocument | None = None

    def apply(self, preview: Preview, without: Collection[tuple[str, str]], done: Callable[[], object]) -> None:
        """Write; `done` is called when it is in, a refusal goes out through the desk."""
        session = self._desk.session
        made: list[Imported] = []

        def verb() -> Receipt:
            made.append(imports.apply(session, preview, without=without))
            return made[0].receipt

        wanted = sum(1 for row in preview.rows if row.outcome in WRITTEN) - len(without)
        text = counted(
            wanted,
            self.tr("Imported 1 value from {file}"),
            self.tr("Imported {n} values from {file}"),
            file=preview.plan.file,
        )
        if self._desk.do(text, verb) and made:
            self._index = self._desk.undo_stack.index()
            self.document = imported_document(session, preview, made[0], without)
            done()

    def is_taken_back(self) -> bool:
        """Whether undo has taken the import back."""
        return self._desk.undo_stack.index() < self._index

    def save_pdf(self) -> None:
        """Save what happened as a PDF, and offer to open it."""
        document = self.document
        if document is not None:
            save_file(page_of(self._view), self._desk, lambda: imported_pdf(document))

    def print_pdf(self) -> None:
        """Open what happened as a PDF, which the system's viewer prints."""
        if self.document is not None:
            self._copies.open(imported_pdf(self.document))
