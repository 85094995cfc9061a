"""Writing what the preview shows: a backup first, then one transaction; and telling what happened."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.import_account import ImportAccount
from cs360_desktop.importing.plan import Outcome, PreviewRow
from cs360_desktop.services import imports
from cs360_desktop.services.backups import NoBackupError, back_up_before_import
from cs360_desktop.services.import_profiles import save_profile, suggested_name
from cs360_desktop.services.imported_document import imported_document, imported_pdf
from cs360_desktop.services.imports import Preview
from cs360_desktop.ui.common.community import refuses_team_copy
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.jobs import Report
from cs360_desktop.ui.common.message_bar import Message, Rank
from cs360_desktop.ui.common.opening import Copies
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.save_file import save_for_team
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.importing.working import Working

_KEY = "no-backup"


class Applying(QObject):
    """One undo step; `document` tells what the last import did, `preview` what it was made from.

    Signals:
        writing(str): it is being written now, in words, and cannot be stopped any more.
        applied(): everything is in.
        refused(): nothing was written; the reason went out through the desk.
    """

    writing = Signal(str)
    applied = Signal()
    refused = Signal()

    def __init__(self, desk: Desk, working: Working, view: QWidget) -> None:
        super().__init__(view)
        self._desk = desk
        self._working = working
        self._view = view
        self._copies = Copies()
        self._index = -1
        self.preview: Preview | None = None
        self.document: ImportAccount | None = None

    def apply(self, preview: Preview, without: Sequence[PreviewRow]) -> None:
        """Copy the workspace, then write; where it cannot be copied, ask whether to go on."""
        session = self._desk.session

        def copy(report: Report) -> None:
            report(0, 1)
            back_up_before_import(session)
            report(0, 1)

        def refuse(refusal: UserError) -> None:
            if isinstance(refusal, NoBackupError):
                self._ask(refusal, lambda: self._write(preview, without))
            else:
                self._desk.refused.emit(refusal)

        title = self.tr("Making a backup of the workspace first")
        self._working.run(title, copy, lambda _none: self._write(preview, without), refuse)

    def _ask(self, refusal: UserError, write: Callable[[], object]) -> None:
        messages = page_of(self._view).messages

        def go_on() -> None:
            messages.dismiss(_KEY)
            write()

        what = self.tr("No backup could be made, so nothing was imported")
        actions = ((self.tr("Import without a backup"), go_on),)
        messages.show_message(Message(_KEY, State.WRONG, what, refusal.sentence, actions, rank=Rank.NOT_SAVED))

    def _write(self, preview: Preview, without: Sequence[PreviewRow]) -> None:
        session = self._desk.session
        told: list[ImportAccount] = []

        def verb() -> Receipt:
            keys = {row.key for row in without}
            imported = imports.apply(session, preview, without=keys, backed_up=True, publish=False)
            told.append(imported_document(session, preview, imported, unticked=len(without)))
            return imported.receipt

        def done() -> None:
            self._index = self._desk.undo_stack.index()
            self.preview = preview
            self.document = told[0]
            self.applied.emit()

        count = preview.count(Outcome.NEW) + preview.count(Outcome.CHANGED) - len(without)
        text = counted(
            count,
            self.tr("Imported 1 value from {file}"),
            self.tr("Imported {n} values from {file}"),
            file=preview.plan.file,
        )
        self.writing.emit(self.tr("The values are being written"))
        self._desk.do_apart(text, verb, done, self.refused.emit)

    def is_taken_back(self) -> bool:
        """Whether undo has taken the import back."""
        return self._desk.undo_stack.index() < self._index

    def done_since(self) -> int:
        """How many steps Undo takes back before it comes to the import."""
        return max(0, self._desk.undo_stack.index() - self._index)

    def layout_names(self) -> tuple[str, str]:
        """The name the layout of the last file could be remembered by, and the one it was read by, perhaps empty."""
        assert self.preview is not None
        proposal = self.preview.proposal
        return suggested_name(proposal), proposal.profile.name if proposal.profile else ""

    def remember_layout(self, name: str) -> bool:
        """Save how the last file was read; returns whether it was."""
        session, preview = self._desk.session, self.preview
        if preview is None:
            return False
        done = self.tr("Remembered the layout “{name}”").format(name=name)
        return self._desk.do(done, lambda: save_profile(session, preview.proposal, name))

    def save_pdf(self) -> None:
        """Save what happened as a PDF, and offer to open it."""
        document = self.document
        if document is not None:
            save_for_team(page_of(self._view), self._desk, lambda: imported_pdf(self._desk.session, document))

    def print_pdf(self) -> None:
        """Open what happened as a PDF, which the system's viewer prints."""
        if self.document is not None and not refuses_team_copy(self._desk):
            self._copies.open(imported_pdf(self._desk.session, self.document))
