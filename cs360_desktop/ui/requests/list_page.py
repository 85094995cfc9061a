"""The list of requests: how far each is, when it was last exported, and a new one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QWidget

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import requests
from cs360_desktop.services.request_form_files import read_filled_form
from cs360_desktop.services.requests import RequestLine
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.requests.before_the_first import before_the_first
from cs360_desktop.ui.requests.list_panel import ListPanel
from cs360_desktop.ui.requests.words import status_said, tr, version_said


class RequestListPage(Page):
    """Every request; `begun` carries the key of a new one."""

    begun = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("TTA requests"), tr("Ask for training and technical assistance, by PDF"), parent=parent)
        self._desk = desk
        self._begun_id = 0
        why = tr("The workspace is open for reading only")
        self.new_button = Button(tr("New request"), self.begin, kind=Kind.PRIMARY, icon="plus")
        self.new_button.allow(not desk.session.read_only, why)
        self.read_button = Button(tr("Read a filled form…"), self.read_form, icon="file-pdf")
        self.read_button.allow(not desk.session.read_only, why)
        for button in (self.read_button, self.new_button):
            self.add_button(button)
        self.table = KeyTable(tr("TTA requests"), _columns(), key=lambda line: line.request.id)
        self.panel = ListPanel(desk)
        self.set_context(self.panel)
        self._content = QStackedWidget()
        self._content.addWidget(self.table)
        self._empty: EmptyState | None = None
        self.set_content(self._content)
        self.panel.copy_wanted.connect(self.copy)
        self.table.row_chosen.connect(self.panel.show_request)
        self.table.row_opened.connect(lambda line: desk.go(Place("requests", line.request.id)))
        self.table.set_keys({"Del": self.panel.delete})
        for keys in ("Ctrl+N", "Ins"):
            shortcut = QShortcut(QKeySequence(keys), self, self.begin)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.follow(desk.notifier, self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the requests again."""
        lines = requests.list_requests(self._desk.session)
        if lines:
            self._content.setCurrentWidget(self.table)
        else:
            self._show_empty()
        self.setFocusProxy(self._content.currentWidget() or self.table)
        self.new_button.setVisible(bool(lines))
        self.table.set_items(lines)
        if lines and self.table.current_row() is None:
            self.table.choose_row(lines[0].request.id)
        self.panel.show_request(self.table.current_row())

    def _show_empty(self) -> None:
        """Show how things stand before the first request; the focus stays on what can be done."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._content.isAncestorOf(focused)
        empty = before_the_first(self._desk, self.begin)
        self._content.addWidget(empty)
        self._content.setCurrentWidget(empty)
        if self._empty is not None:
            self._content.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty
        if had_focus:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Begin a request about the problem being worked on, if there is exactly one, and go to it."""
        if self._desk.session.read_only:
            return
        if self._desk.do(tr("Began a TTA request"), self._begin):
            self.begun.emit(self._begun_id)

    def copy(self, request_id: int) -> None:
        """Begin a request with the answers of another and go to it."""
        copied = tr("Copied a TTA request")
        if self._desk.do(copied, lambda: self._note(requests.copy(self._desk.session, request_id))):
            self.begun.emit(self._begun_id)

    def read_form(self) -> None:
        """Ask for a filled form, begin a request with its answers, and go to it."""
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Read a filled form"), "", "PDF (*.pdf)")
        if not chosen:
            return
        path = Path(chosen)
        text = tr("Read the filled form “{file}”").format(file=path.name)
        if self._desk.do(text, lambda: self._note(read_filled_form(self._desk.session, path))):
            self.begun.emit(self._begun_id)

    def _note(self, added: Added) -> Receipt:
        self._begun_id = added.id
        return added.receipt

    def _begin(self) -> Receipt:
        files = requests.problem_files(self._desk.session)
        return self._note(requests.begin(self._desk.session, problem_id=files[0].id if len(files) == 1 else None))


def _columns() -> list[Column[RequestLine]]:
    return [
        Column(tr("Request"), lambda line: line.request.label, detail=_about, stretch=True),
        Column(
            tr("Stands at"),
            lambda line: status_said(line.request)[1],
            state=lambda line: status_said(line.request)[0],
            width=176,
        ),
        Column(
            tr("Filled"),
            lambda line: tr("{filled} of {required}").format(filled=line.filled, required=line.required),
            detail=lambda line: _missing(line.required - line.filled),
            width=120,
        ),
        Column(
            tr("Last export"),
            lambda line: format_date(line.last_export.data_as_of) if line.last_export else tr("never"),
            detail=lambda line: version_said(line.last_export) if line.last_export else "",
            width=170,
        ),
    ]


def _about(line: RequestLine) -> str:
    return line.problem or tr("no problem file chosen")


def _missing(count: int) -> str:
    return tr("%n missing", count) if count else tr("complete")
