"""The one window: menus, status bar, and either the first run or the pages of the open workspace."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QMainWindow, QScrollArea, QWidget
from typing_extensions import override

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.imports import WORKBOOK_SUFFIXES
from cs360_desktop.paths import workspaces_folder
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.counting import keep_up
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.services.workspaces import SUFFIX
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.focus import PartCycle
from cs360_desktop.ui.common.folders import last_folder
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.message_bar import Message, Rank
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import minimum_height, minimum_width, px
from cs360_desktop.ui.common.stack import Stack
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.shell.field_undo import FieldUndo
from cs360_desktop.ui.shell.leaving import Leaving, finish_typing
from cs360_desktop.ui.shell.menus import Menus
from cs360_desktop.ui.shell.refusals import message_of
from cs360_desktop.ui.shell.shield import Shield
from cs360_desktop.ui.shell.status_bar import StatusBar
from cs360_desktop.ui.shell.visited import Visited
from cs360_desktop.ui.shell.window_settings import WindowSettings
from cs360_desktop.ui.shell.workplace import Workplace

if TYPE_CHECKING:
    from cs360_desktop.ui.shell.first_run import FirstRun

_LEAST_WIDTH, _LEAST_HEIGHT = 900, 440
"""Smallest central area: 900×500 less menu bar and status bar; below it the content scrolls (guide.md §2)."""


class MainWindow(QMainWindow):
    """Shows one workspace at a time, or the first run where there is none; empty until one of both is asked for.

    Args:
        theme: the one theme of the process.
        settings: what is remembered between runs.
        who: the person at this computer, as the history names her.
        now: the clock of the status bar.
    """

    def __init__(
        self, theme: Theme, settings: WindowSettings, who: str = "", now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self.desk: Desk | None = None
        self.workplace: Workplace | None = None
        self.first_run: FirstRun | None = None
        self.status = StatusBar(self._undo, now)
        self._shield = Shield(self)
        self._theme = theme
        self._settings = settings
        self._who = who
        self._leaving = Leaving(self.say)
        self._demo: tempfile.TemporaryDirectory[str] | None = None
        self._stack = Stack()
        self.menus = Menus(self, self._handlers(), lambda name: self.go(Place(name)))
        self._set_up()
        self._follow_workspace()

    def _set_up(self) -> None:
        self.setAcceptDrops(True)
        self.setStatusBar(self.status)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._stack)
        minimum_width(self._stack, _LEAST_WIDTH)
        minimum_height(self._stack, _LEAST_HEIGHT)
        self.setCentralWidget(scroll)
        PartCycle(self, self._parts)
        FieldUndo(self)
        self._theme.changed.connect(self._follow_theme)
        self._follow_theme()
        self.resize(QSize(px(1366), px(768)))
        self.restoreGeometry(self._settings.geometry)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "new_workspace": self.show_first_run,
            "open": self._choose_workspace,
            "bring_in": self._choose_workbook,
            "show_folder": self._show_folder,
            "save": self.status.show_already_saved,
            "leave": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "details": self._here(lambda workplace: workplace.frame.toggle_context()),
            "zoom_in": lambda: self._theme.zoom_by(1),
            "zoom_out": lambda: self._theme.zoom_by(-1),
            "zoom_reset": lambda: self._theme.set_zoom(100),
            "next_tab": self._here(lambda workplace: workplace.step(1)),
            "previous_tab": self._here(lambda workplace: workplace.step(-1)),
            "back": self._here(lambda workplace: workplace.go_back(-1)),
            "forward": self._here(lambda workplace: workplace.go_back(1)),
            "community": self._here(lambda workplace: workplace.desk.switch_community()),
            "meeting_mode": self._here(Workplace.start_meeting),
            "help": self._here(Workplace.show_help),
            "about": lambda: self.go(Place("settings", part="about")),
        }

    def _here(self, act: Callable[[Workplace], object]) -> Callable[[], None]:
        """A command on the pages of the open workspace; without one it does nothing."""

        def run() -> None:
            if self.workplace is not None:
                act(self.workplace)

        return run

    # -- workspaces -------------------------------------------------------------------------------------------------

    def open_path(self, path: Path) -> None:
        """Open a workspace in place of the present one.

        Raises:
            UserError: it cannot be opened; the present one stays.
        """
        if self.desk is not None and path.exists() and path.samefile(self.desk.session.path):
            self._leave_first_run()  # opened twice it would lock itself out
            return
        if not self._may_leave():
            return
        session = open_session(path, who=self._who)
        self._settings.note_opened(path)
        self.use(session)

    def try_path(self, path: Path) -> None:
        """Open a workspace, or say in the message bar why not."""
        try:
            self.open_path(path)
        except UserError as error:
            self.say(message_of(error, "not-opened", Rank.DAMAGED))

    def open_demo(self) -> None:
        """Open a demonstration workspace that nobody keeps."""
        from cs360_desktop.services.demo import build_demo

        if not self._may_leave():
            return
        folder = tempfile.TemporaryDirectory(prefix="cs360-demo-", ignore_cleanup_errors=True)
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            self.use(build_demo(Path(folder.name) / f"demo{SUFFIX}"))
        finally:
            self.unsetCursor()
        self._demo = folder
        self.say(
            Message(
                "demo",
                State.INFORMATION,
                self.tr("This is a demonstration: Mill Harbor PD and everybody in it are invented"),
                self.tr("Change what you like. All of it is thrown away when it is closed."),
            )
        )

    def use(self, session: Session) -> None:
        """Show a workspace that is open already."""
        self._attach(session)
        self._leave_first_run()

    def _attach(self, session: Session) -> None:
        self._close_workspace()
        if not session.read_only:
            keep_up(session)  # a month may have ended since
        self.desk = Desk(session, self)
        self.desk.switch_community(self._settings.community)
        self.desk.community_changed.connect(self._settings.note_community)
        self.workplace = Workplace(self.desk)
        self._stack.addWidget(self.workplace)
        self._stack.setCurrentWidget(self.workplace)
        self.desk.refused.connect(lambda _error: self.status.show_refused())
        desk = self.desk
        desk.unsaved_changed.connect(lambda: self.status.show_unsaved(desk.unsaved))
        self.status.show_unsaved(desk.unsaved)
        self.desk.done.connect(self._note_done)
        self.desk.moving.connect(self._shield.hold)
        self.desk.moving.connect(self.status.show_waiting)
        Following(self.workplace, self.desk.notifier, self._follow_title, {"agency"})
        stack = self.desk.undo_stack
        for changed in (stack.undoTextChanged, stack.redoTextChanged, self.desk.community_changed):
            changed.connect(self._follow_undo)
        self.workplace.moved.connect(self._follow_place)
        self.workplace.refusal_closed.connect(self.status.show_saved)
        self._follow_workspace()
        self.workplace.fit(self.width())
        self.workplace.go(Place("home"))

    def show_first_run(self) -> None:
        """Offer to make a workspace; an open one stays open until the new one is there."""
        if self.first_run is None:
            from cs360_desktop.ui.shell.first_run import FirstRun  # seldom needed: most starts open a workspace

            self.first_run = FirstRun(self._who, can_leave=self.desk is not None)
            self.first_run.made.connect(self._go_on)
            self.first_run.wanted.connect(self.go)
            self.first_run.left.connect(self._leave_first_run)
            self.first_run.open_wanted.connect(self._choose_workspace)
            self.first_run.demo_wanted.connect(self.open_demo)
            self._stack.addWidget(self.first_run)
        self._stack.setCurrentWidget(self.first_run)
        self.first_run.focus_first()
        self._follow_workspace()

    def _go_on(self, session: Session) -> None:
        """Keep the first run on the screen while the workspace it has just made stands behind it."""
        assert self.first_run is not None
        self._settings.note_opened(session.path)
        self._attach(session)
        self._stack.setCurrentWidget(self.first_run)
        self.first_run.go_on(session)

    def _leave_first_run(self) -> None:
        if self.first_run is None:
            return
        self._stack.removeWidget(self.first_run)
        self.first_run.deleteLater()
        self.first_run = None
        self._follow_workspace()

    def _may_leave(self) -> bool:
        return finish_typing(self.desk, self.focusWidget()) and self._leaving.is_fine(self.desk)

    def _close_workspace(self) -> None:
        if self.desk is None or self.workplace is None:
            return
        self.desk.leaving.emit()
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field hands over what is typed when it is left
        self._stack.removeWidget(self.workplace)
        self.workplace.deleteLater()
        self.workplace = None
        self.desk.close()
        self._shield.hold(False)
        self.desk.deleteLater()
        self.desk = None
        if self._demo is not None:
            self._demo.cleanup()
            self._demo = None

    def _choose_workspace(self) -> None:
        folder = str(self.desk.session.path.parent if self.desk else workspaces_folder())
        kinds = self.tr("CS360 workspaces (*{suffix})").format(suffix=SUFFIX)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a workspace"), folder, kinds)
        if name:
            self.try_path(Path(name))

    def _choose_workbook(self) -> None:
        kinds = self.tr("Workbooks ({patterns})").format(patterns=" ".join(f"*{each}" for each in WORKBOOK_SUFFIXES))
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a workbook"), last_folder("workbook"), kinds)
        if name:
            self.go(Place("metrics", part=f"import:{name}"))

    def _show_folder(self) -> None:
        if self.desk is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.session.path.parent)))

    # -- places and messages ----------------------------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Go to a place in the open workspace."""
        if self.workplace is not None:
            self._leave_first_run()
            self.workplace.go(place)

    def say(self, message: Message) -> None:
        """Show a message on what is on the screen."""
        if self.workplace is None:
            self.show_first_run()
        if self.first_run is not None:
            self.first_run.messages.show_message(message)
        elif self.workplace is not None:
            self.workplace.frame.messages.show_message(message)

    def _parts(self) -> list[QWidget]:
        shown = self.first_run or self.workplace
        parts = shown.parts() if shown is not None else []
        return [*parts, self.status]

    def _undo(self) -> None:
        if self.desk is not None:
            self.desk.undo()

    def _redo(self) -> None:
        if self.desk is not None:
            self.desk.redo()

    def _note_done(self, text: str) -> None:
        assert self.desk is not None
        assert self.workplace is not None
        self.workplace.solve_refusal()
        self.status.note_saved()
        self.status.show_action(text, can_undo=self.desk.undo_stack.undoText() == text)

    # -- following what changed -------------------------------------------------------------------------------------

    def _follow_workspace(self) -> None:
        self.menus.follow(has_workspace=self.desk is not None)
        self.menus.show_recent(self._settings.recent, self.try_path)
        if self.desk is None:
            self.status.show_nothing_open()
        elif self.desk.session.read_only:
            self.status.show_read_only()
        else:
            self.status.show_saved()
        self._follow_title()
        self._follow_undo()
        self._follow_place()

    def _follow_title(self) -> None:
        title = self.tr("CS360 Desktop")
        if self.desk is not None:
            agency = agency_of(self.desk.session)
            title = self.tr("{agency} – CS360 Desktop").format(agency=agency.short_name or agency.name)
            if self.desk.session.read_only:
                title = self.tr("{title} (read only)").format(title=title)
        self.setWindowTitle(title)

    def _follow_undo(self) -> None:
        stack = self.desk.undo_stack if self.desk is not None else None
        self.menus.name_steps(stack.undoText() if stack else "", stack.redoText() if stack else "")

    def _follow_place(self) -> None:
        visited = self.workplace.visited if self.workplace is not None else Visited()
        self.menus.actions["back"].setEnabled(visited.can_move(-1))
        self.menus.actions["forward"].setEnabled(visited.can_move(1))

    def _follow_theme(self) -> None:
        self.status.show_zoom(self._theme.zoom)
        self._settings.note_theme(self._theme.scheme, self._theme.zoom)
        if self.workplace is not None:
            self.workplace.fit(self.width())

    # -- what the window system says --------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.workplace is not None:
            self.workplace.fit(self.width())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Editors take Esc for themselves; what they leave closes the message bar.
        if event.key() == Qt.Key.Key_Escape and self.workplace is not None and self.first_run is None:
            self.workplace.frame.escape()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event, (SUFFIX, *WORKBOOK_SUFFIXES)) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event, (SUFFIX, *WORKBOOK_SUFFIXES))
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == SUFFIX:
            self.try_path(path)
        elif self.first_run is not None:
            self.first_run.take_workbook(path)
        else:
            self.go(Place("metrics", part=f"import:{path}"))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            event.ignore()  # the message says what was not saved; closing again gives it up
            return
        self._settings.note_geometry(self.saveGeometry())
        self._close_workspace()
        super().closeEvent(event)


def _dropped(event: QDropEvent, suffixes: tuple[str, ...]) -> Path | None:
    """The one local file that is dragged, if it is of a kind we open."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in suffixes else None
