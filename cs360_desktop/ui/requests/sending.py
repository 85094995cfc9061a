"""What goes out beside the PDF: letters for the letterhead, and the e-mail draft with everything in it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import reports, requests
from cs360_desktop.services.letters import letters
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.request_mail import RequestMail, request_mail
from cs360_desktop.ui.common.community import refuses_team_copy
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.opening import open_path
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.requests.export import keep_at_close
from cs360_desktop.ui.requests.words import tr

_MB = 1024 * 1024


class Sender(QObject):
    """Writes letters and drafts for a page; `busy` says when work begins and ends. Nothing is ever sent."""

    busy = Signal(bool)

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk

    def write_letters(self, request_id: int) -> None:
        """Ask for a folder and write the letters into it; there is no community copy of them."""
        if refuses_team_copy(self._desk):
            return
        folder = self._folder(tr("Choose a folder for the letters"))
        if folder is None:
            return

        def work() -> tuple[list[MadeFile], list[Path]]:
            made = letters(self._desk.session, request_id)
            return made, reports.write_files(made, folder)

        def record(made: list[MadeFile]) -> None:
            self._record("letter", request_id, made, Options())

        def tell(found: tuple[list[MadeFile], list[Path]]) -> None:
            record(found[0])
            self._tell_letters(request_id, found[1], folder)

        self._run(work, tell, lambda found: record(found[0]))

    def write_mail(self, request_id: int, *, split: bool = True) -> None:
        """Ask for a folder and write the draft, or its parts, into it; the PDF in it is kept as a version.

        There is no community copy of it: it goes to whoever gives the assistance, with the contact's telephone number.
        """
        if refuses_team_copy(self._desk):
            return
        folder = self._folder(tr("Choose a folder for the e-mail draft"))
        if folder is None:
            return

        def work() -> tuple[RequestMail, list[Path]]:
            mail = request_mail(self._desk.session, request_id, reports.REPORTS, split=split)
            return mail, reports.write_files(mail.drafts, folder)

        def keep(found: tuple[RequestMail, list[Path]]) -> None:
            keep_at_close(self._desk.session, found[0].request)
            self._record("request-eml", request_id, found[0].drafts)

        self._run(work, lambda found: self._keep(request_id, *found), keep)

    def _record(self, kind: str, request_id: int, made: Sequence[MadeFile], options: Options | None = None) -> None:
        """Note what was made of the request, for the Reports page."""
        if not self._desk.session.read_only:
            try:
                reports.record_of_request(self._desk.session, kind, request_id, made, options)
            except UserError as error:
                self._desk.refused.emit(error)

    def _folder(self, title: str) -> Path | None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = QFileDialog.getExistingDirectory(self._page, title, start)
        return Path(chosen) if chosen else None

    def _run(
        self, work: Callable[[], Any], done: Callable[..., object], at_close: Callable[[Any], object] | None = None
    ) -> None:
        self.busy.emit(True)
        job = self._desk.jobs.run(lambda _report: work(), done, self._desk.refused.emit, at_close=at_close)
        job.ended.connect(self._end)

    def _end(self) -> None:
        self.busy.emit(False)

    def _tell_letters(self, request_id: int, paths: Sequence[Path], folder: Path) -> None:
        so_what = tr("Change what you would say otherwise, print it on your letterhead, have it signed and dated.")
        self._page.messages.show_message(
            Message(
                "letters",
                State.GOOD,
                tr("The letters for {request} are saved in {folder}").format(
                    request=self._label(request_id), folder=folder.name
                ),
                so_what,
                (
                    (tr("Open letter"), lambda: open_path(paths[0])),
                    (tr("Show in folder"), lambda: open_path(folder)),
                ),
            )
        )

    def _keep(self, request_id: int, mail: RequestMail, paths: Sequence[Path]) -> None:
        label = self._label(request_id)
        if not self._desk.session.read_only:
            self._desk.do(
                tr("Kept the PDF in the e-mail draft of {request}").format(request=label),
                lambda: requests.keep_export(self._desk.session, mail.request),
            )
            self._record("request-eml", request_id, mail.drafts)
        size = tr("{size} MB").format(size=f"{max(mail.size / _MB, 0.1):.1f}")
        actions = [
            (tr("Open draft"), lambda: open_path(paths[0])),
            (tr("Show in folder"), lambda: open_path(paths[0].parent)),
            (tr("Copy text"), lambda: self._copy(mail)),
        ]
        sentences = [tr("It opens in your mail program; nothing was sent.")]
        if mail.is_large:
            too_much = tr("The files have {size}, and many mail servers refuse more than 20 MB.").format(size=size)
            if len(paths) > 1:
                sentences.insert(0, tr("{too_much} So there are {n} drafts.").format(too_much=too_much, n=len(paths)))
                actions.append((tr("One message instead"), lambda: self.write_mail(request_id, split=False)))
            else:
                sentences.insert(0, too_much)
                actions.append((tr("Split it"), lambda: self.write_mail(request_id)))
        what = tr("The e-mail draft of {request} is saved, with {size} of files").format(request=label, size=size)
        state = State.NEEDS if mail.is_large else State.GOOD
        self._page.messages.show_message(Message("mail", state, what, " ".join(sentences), tuple(actions)))

    def _label(self, request_id: int) -> str:
        return requests.request_form(self._desk.session, request_id).request.label

    def _copy(self, mail: RequestMail) -> None:
        """Put subject and text on the clipboard, for mail that is written in a browser."""
        if not refuses_team_copy(self._desk):
            QGuiApplication.clipboard().setText(f"{mail.subject}\n\n{mail.text}")
