"""Exporting a request: choose where, make the PDF off the window's thread, keep exactly it, say where it is."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import reports, requests
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.requests import RequestFile
from cs360_desktop.services.session import Session
from cs360_desktop.services.withheld import saved_without
from cs360_desktop.ui.common.community import refuses_team_copy
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.opening import Copies, open_path
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.requests.words import tr, version_said

_SUFFIX = ".pdf"


def keep_at_close(session: Session, file: RequestFile) -> None:
    """Keep a PDF that lies in her folder already while the workspace is being closed; nobody is left to be told."""
    if not session.read_only:
        with suppress(UserError):
            requests.keep_export(session, file)


class Exporter(QObject):
    """Exports requests for a page; `busy` says when work begins and ends."""

    busy = Signal(bool)

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._copies = Copies()

    def export(self, request_id: int, label: str, *, community: bool) -> None:
        """Ask where to save the PDF, then make, save and keep it; in community view always the community's copy."""
        community = community or self._desk.community
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = requests.file_name(self._desk.session, label, community=community)
        title = tr("Export {request} as PDF").format(request=label)
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, str(folder / name), "PDF (*.pdf)")
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(_SUFFIX) else f"{chosen}{_SUFFIX}")

        def make_and_save() -> RequestFile:
            file = request_pdf(self._desk.session, request_id, community=community)
            reports.save(file, path)
            return file

        self._run(
            make_and_save,
            lambda file: self._keep(file, label, path),
            lambda file: keep_at_close(self._desk.session, file),
        )

    def look(self, request_id: int, *, community: bool) -> None:
        """Open the PDF as it would be exported now, without keeping it; in community view the community's copy."""
        community = community or self._desk.community
        self._run(lambda: request_pdf(self._desk.session, request_id, community=community), self._copies.open)

    def open_kept(self, export_id: int, request_id: int) -> None:
        """Open a copy of a version that was kept."""
        kept = next(each for each in requests.exports(self._desk.session, request_id) if each.id == export_id)
        if not kept.community and refuses_team_copy(self._desk):
            return
        self._copies.open(requests.exported_file(self._desk.session, kept))

    def _run(
        self,
        work: Callable[[], RequestFile],
        done: Callable[[RequestFile], object],
        at_close: Callable[[RequestFile], object] | None = None,
    ) -> None:
        self.busy.emit(True)
        job = self._desk.jobs.run(lambda _report: work(), done, self._refuse, at_close=at_close)
        job.ended.connect(self._end)

    def _end(self) -> None:
        self.busy.emit(False)

    def _refuse(self, error: UserError) -> None:
        self._desk.refused.emit(error)

    def _keep(self, file: RequestFile, label: str, path: Path) -> None:
        session = self._desk.session
        if session.read_only:
            kept = tr("It was not kept here, because the workspace is open for reading only.")
        elif self._desk.do(
            tr("Kept the exported {request}").format(request=label), lambda: requests.keep_export(session, file)
        ):
            same = [each for each in requests.exports(session, file.request_id) if each.community == file.community]
            kept = tr("The workspace keeps exactly this file as {version}.").format(version=version_said(same[-1]))
        else:
            return
        sent = tr("Nothing was sent: e-mail it yourself when it is signed.")
        said = [kept, sent, *([saved_without(session)] if file.community else [])]
        self._page.messages.show_message(
            Message(
                "exported",
                State.GOOD,
                tr("The PDF of {request} is saved as {name}").format(request=label, name=path.name),
                " ".join(said),
                (
                    (tr("Open PDF"), lambda: open_path(path)),
                    (tr("Show in folder"), lambda: open_path(path.parent)),
                ),
            )
        )
