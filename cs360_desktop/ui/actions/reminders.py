"""The button that makes reminders: sheets to print, or drafts of e-mails, one for each owner; nothing is sent."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import action_documents, reports
from cs360_desktop.services.report_kinds import Made
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.community import refuses_team_copy
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.opening import open_path
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.save_file import SAVED, save_file
from cs360_desktop.ui.common.states import State


class Reminders(QObject):
    """Makes reminders and lists for a page."""

    def __init__(self, page: Page, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self.button = Button(self.tr("Print by owner…"), self.offer, icon="printer")
        self.menu = QMenu(self.button)
        self.menu.addAction(self.tr("&Reminder sheets, one for each owner (PDF)…"), self.save_sheets)
        self.menu.addAction(self.tr("Action &list (PDF)…"), self.save_list)
        self.menu.addAction(self.tr("Action list for the &community (PDF)…"), self.save_community_list)
        self.menu.addAction(self.tr("Action list (E&xcel)…"), self.save_workbook)
        self.drafts = self.menu.addAction(self.tr("&E-mail drafts, one for each owner…"), self.save_drafts)
        QShortcut(QKeySequence("Ctrl+P"), page, self.offer)

    def offer(self) -> None:
        """Ask what shall be made; in community view only copies for the community, and no letters to persons."""
        self.drafts.setEnabled(not self._desk.community)
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def save_sheets(self) -> None:
        """Save a sheet for each owner."""
        self._save(action_documents.reminders_pdf)

    def save_list(self) -> None:
        """Save the list of all."""
        self._save(action_documents.action_list_pdf)

    def save_community_list(self) -> None:
        """Save the list without the names of private persons."""
        self._save(action_documents.action_list_pdf, community=True)

    def save_workbook(self) -> None:
        """Save every action as a workbook."""
        self._save(action_documents.actions_excel)

    def save_drafts(self) -> None:
        """Write a draft for each owner into a folder, and tell who has no address."""
        if refuses_team_copy(self._desk):
            return
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = QFileDialog.getExistingDirectory(self._page, self.tr("Choose a folder for the drafts"), start)
        if not folder:
            return
        drafts = action_documents.reminder_drafts(self._desk.session)
        (report,) = reports.chosen(["actions"])
        try:
            reports.write([Made(report, tuple(draft.file for draft in drafts))], Path(folder), replace=False)
        except UserError as error:
            self._desk.refused.emit(error)
            return
        without = [draft.owner for draft in drafts if draft.sentence]
        one, many = self.tr("Wrote {n} draft. Nothing was sent."), self.tr("Wrote {n} drafts. Nothing was sent.")
        told = self.tr("Without an e-mail address: {names}. Add it in the draft before you send it.")
        self._page.messages.show_message(
            Message(
                SAVED,
                State.NEEDS if without else State.GOOD,
                counted(len(drafts), one, many),
                told.format(names=", ".join(without)) if without else folder,
                ((self.tr("Show in folder"), lambda: open_path(Path(folder))),),
            )
        )

    def _save(self, make: Callable[..., MadeFile], *, community: bool = False) -> None:
        session = self._desk.session
        save_file(
            self._page, self._desk, lambda public: make(session, community=public), kind="actions", community=community
        )
