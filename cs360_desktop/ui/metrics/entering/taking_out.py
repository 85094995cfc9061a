"""The button “Excel…”: a workbook to fill in for what is shown, or all entries, saved where the user wants them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import reports
from cs360_desktop.services.entry_files import entries_excel, entries_text
from cs360_desktop.services.template import TemplateChoice, template_workbook
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.community import refuses_team_copy
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.message_bar import Message
from cs360_desktop.ui.common.opening import open_path
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.entering.cell_menu import open_menu

_MS_BEFORE_TEXT = 300


class TakingOut(Button):
    """Opens a menu of what can be taken out; must stand on a page, in whose message bar it says where the file is.

    Args:
        desk: what the page works with.
        chosen: asked when the workbook to fill in is wanted: the measures, area and periods shown now.
    """

    def __init__(self, desk: Desk, chosen: Callable[[], TemplateChoice], parent: QWidget | None = None) -> None:
        super().__init__("", self.open, kind=Kind.QUIET, icon="download-simple", parent=parent)
        self._end()
        self.setAccessibleDescription(self.tr("Save a workbook to fill in, or all entries, as a file"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._desk = desk
        self._chosen = chosen

    def open(self) -> None:
        """Show the menu below the button; while a file is being made nothing can be chosen."""
        open_menu(self.menu_of_files(), self, QPoint(0, self.height()))

    def menu_of_files(self) -> QMenu:
        """Make the menu of what can be taken out."""
        menu = QMenu(self.text(), self)
        for text, take in (
            (self.tr("&Workbook to fill in, for what is shown…"), self.take_template),
            (self.tr("All entries (&Excel)…"), partial(self._take, entries_excel, "Entries.xlsx", "entries")),
            (self.tr("All entries (&CSV)…"), partial(self._take, entries_text, "Entries.csv", "entries")),
        ):
            menu.addAction(text, take).setEnabled(not self._is_busy)
        return menu

    def take_template(self) -> None:
        """Save the workbook to fill in for what is shown."""
        choice = self._chosen()
        self._take(lambda session: template_workbook(session, choice), "Workbook to fill in.xlsx", "template")

    def _take(self, make: Callable[..., MadeFile], name: str, kind: str) -> None:
        """Ask for a place, make and save the file off the window's thread, and say where it is."""
        if refuses_team_copy(self._desk):
            return
        path = self._place(name)
        if path is None:
            return
        session = self._desk.session

        def make_and_save() -> MadeFile:
            made = make(session)
            reports.save(made, path)
            return made

        self._is_busy = True
        job = self._desk.jobs.run(
            lambda _report: make_and_save(),
            lambda made: self._tell(made, path, kind),
            self._desk.refused.emit,
            at_close=lambda made: self._record(made, kind),
        )
        job.ended.connect(self._end)
        QTimer.singleShot(_MS_BEFORE_TEXT, self, self._show_busy)

    def _place(self, name: str) -> Path | None:
        """Where the user wants the file, with the ending it must have; None where she wants none."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        ending = Path(name).suffix
        title = self.tr("Save {name}").format(name=name)
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(folder / name), f"*{ending}")
        if not chosen:
            return None
        return Path(chosen if chosen.lower().endswith(ending) else f"{chosen}{ending}")

    def _record(self, made: MadeFile, kind: str) -> None:
        """Note that the file was saved."""
        if not self._desk.session.read_only:
            try:
                reports.record_file(self._desk.session, kind, made)
            except UserError as error:
                self._desk.refused.emit(error)

    def _tell(self, made: MadeFile, path: Path, kind: str) -> None:
        self._record(made, kind)
        sentence = self.tr("It lies in {folder}. Nothing was sent.").format(folder=path.parent)
        if kind == "template":
            fill = self.tr("Fill in the white cells, then bring it in under Import: you see every change first.")
            sentence = f"{sentence} {fill}"
        page_of(self).messages.show_message(
            Message(
                "saved-file",
                State.GOOD,
                self.tr("Saved {name}").format(name=path.name),
                sentence,
                (
                    (self.tr("Open"), lambda: open_path(path)),
                    (self.tr("Show in folder"), lambda: open_path(path.parent)),
                ),
            )
        )

    def _show_busy(self) -> None:
        if self._is_busy:
            self.setText(self.tr("Making the file…"))
            announce(self, self.text())

    def _end(self) -> None:
        self._is_busy = False
        self.setText(self.tr("Excel…"))
