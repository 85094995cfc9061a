"""The import wizard: nothing is written before Apply, and that is one undo step."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing.mapping import Proposal
from cs360_desktop.importing.questions import Question
from cs360_desktop.services import imports
from cs360_desktop.services.imports import Preview
from cs360_desktop.ui.common.body import Body, WizardFooter
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.focus import has_focus
from cs360_desktop.ui.common.jobs import Report
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.stack import Stack
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.importing.applying import Applying
from cs360_desktop.ui.metrics.importing.done_page import DonePage
from cs360_desktop.ui.metrics.importing.edits import Edits
from cs360_desktop.ui.metrics.importing.file_page import FilePage
from cs360_desktop.ui.metrics.importing.file_reading import FileReading, ReadFile
from cs360_desktop.ui.metrics.importing.left_import import LeftImport
from cs360_desktop.ui.metrics.importing.match_step import MatchStep
from cs360_desktop.ui.metrics.importing.preview_notes import is_about_name
from cs360_desktop.ui.metrics.importing.preview_step import PreviewStep
from cs360_desktop.ui.metrics.importing.steps import Step, StepLine
from cs360_desktop.ui.metrics.importing.table_bar import file_words
from cs360_desktop.ui.metrics.importing.table_step import TableStep
from cs360_desktop.ui.metrics.importing.working import Working, page_of_work

_UNDER_WAY = frozenset({Step.TABLE, Step.MATCH, Step.PREVIEW})
_REFRESHED_AT_ONCE = 10_000
"""A workbook of so many cells is looked through again within a moment; a larger one off the window's thread."""


class ImportView(Body):
    """File, table, match, preview, done. `step` is where it stands, `refusal` why the last file was not read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.withhold(desk, self.tr("Community view is on, and a workbook may hold anything."))
        self.step = Step.FILE
        self.refusal = ""
        self.edits = Edits()
        self._proposal: Proposal | None = None
        self._preview: Preview | None = None
        self.working = Working(desk.jobs, self)
        self._reading = FileReading(desk, self.working, self)
        self._applying = Applying(desk, self.working, self)
        self._line = StepLine()
        self._file = ElidedLabel(Type.CAPTION, tone="muted")
        self.tools.add_filter(self._line)
        self.tools.add_command(self._file)
        self.file_page = FilePage(desk, self.choose_file)
        self._left = LeftImport(desk.session, self.file_page, self._resume, self.open_file)
        self._read: ReadFile | None = None
        self.table_step, self.match_step = TableStep(self.undo_answer), MatchStep()
        self.preview_step = PreviewStep(desk.jobs)
        done = (self._show_grid, self.cancel, self._applying.save_pdf, self._applying.print_pdf)
        self.done_page = DonePage(*done)
        self._pages = Stack()
        for page in (self.file_page, self.table_step, self.match_step, self.preview_step, self.done_page):
            self._pages.addWidget(page)
        self._panel_page = page_of_work(self.working.panel)
        self._pages.addWidget(self._panel_page)
        self.set_content(self._pages)
        self._make_footer()
        self._connect()
        self._go(Step.FILE)

    def _make_footer(self) -> None:
        self._footer = WizardFooter()
        self._cancel = Button(self.tr("&Cancel import"), self.cancel)
        self._back = Button(self.tr("&Back"), self._go_back)
        self.next = Button(self.tr("&Next"), self._go_on, kind=Kind.PRIMARY)
        self._footer.add_left(self._cancel)
        for button in (self._back, self.next):
            self._footer.add_right(button)
        self.set_footer(self._footer)

    def _connect(self) -> None:
        self.table_step.changed.connect(self._edit_table)
        self._reading.begun.connect(lambda: self._go(Step.FILE))
        self._reading.opened.connect(self._opened)
        self._reading.refused.connect(self._refused)
        self._reading.not_again.connect(self._not_done)
        self._reading.stopped.connect(self._forget)
        self.table_step.bar.hidden_wanted.connect(self._reading.with_hidden)
        self.table_step.bar.encoding_chosen.connect(self._reading.in_encoding)
        self.match_step.changed.connect(self._edit_names)
        self.table_step.findings.anew_wanted.connect(self._reading.without_layout)
        self._applying.writing.connect(self._footer.set_caption)
        self._applying.applied.connect(self._applied)
        self._applying.refused.connect(self._say_where)
        self.done_page.layout_named.connect(self._remember_layout)
        self.preview_step.counted.connect(self._count)
        self.preview_step.question_wanted.connect(self._go_to_question)
        self.preview_step.cancel_wanted.connect(self._forget)
        self.working.begun.connect(lambda: self._allow_moving(False))
        self.working.panel_wanted.connect(self._show_panel)
        self.working.ended.connect(self._leave_panel)
        self._desk.done.connect(lambda _text: self._follow_undo())
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._next_thing(step))

    # -- the file -----------------------------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Open the file that the place names after `import:`."""
        _, _, path = place.part.partition(":")
        if path:
            self.open_file(Path(path))

    def choose_file(self) -> None:
        """Ask for a workbook."""
        chosen = self._reading.choose()
        if chosen is not None:
            self.open_file(chosen)

    @property
    def is_under_way(self) -> bool:
        """Whether an import would be lost by beginning another."""
        return self.step in _UNDER_WAY or self.working.is_busy

    def open_file(self, path: Path) -> None:
        """Read a file off the window's thread and propose how to read it; an import under way asks first."""
        if not self.is_under_way:
            self._reading.read(path)
        elif path != self._reading.path:
            self._reading.ask_about(path, self.cancel)

    def _resume(self, read: ReadFile, path: Path) -> None:
        if not self.is_under_way:
            self._reading.path = path
            self._opened(read)

    def _opened(self, read: ReadFile) -> None:
        self._left.forget()
        self._read = read
        self.refusal = ""
        self.file_page.show_refusal("")
        self.edits.clear()
        self._proposal = read.proposal
        self.match_step.start(read.known)
        self.match_step.show_proposal(read.proposal)
        self.table_step.start(read)
        self._go(Step.TABLE)
        if not self.table_step.next_question():
            self.next.setFocus()

    def _refused(self, refusal: UserError) -> None:
        self._forget()
        self.refusal = refusal.sentence
        self.file_page.show_refusal(refusal.sentence)

    def cancel(self) -> None:
        """Go back to the beginning; nothing was written, and the import can be gone on with."""
        read, proposal, path = self._read, self._proposal, self._reading.path
        self.working.stop()
        self._left.keep(read, proposal, path)
        self._forget()

    def _forget(self) -> None:
        self._proposal = self._preview = None
        self._reading.forget()
        self.edits.clear()
        had_focus = self._has_focus()
        self._go(Step.FILE)
        if had_focus:
            self.file_page.setFocus()

    # -- what the user changes ----------------------------------------------------------------------------------------

    def _edit_table(self, proposal: Proposal, done: str) -> None:
        """Find names and total rows again after a table was changed."""
        before = self._proposal
        if before is None or self.working.is_busy:
            return
        cells = sum(sheet.height * sheet.width for sheet in proposal.workbook.sheets)
        in_findings = has_focus(self.table_step.findings)

        def show(found: Proposal) -> None:
            self.edits.note(before, done)
            self._show(found)
            if in_findings:
                self._go_to_next_card()

        session = self._desk.session
        if cells <= _REFRESHED_AT_ONCE:
            show(imports.refreshed(session, proposal))
            return
        title = self.tr("Looking through the file again")
        self.working.run(title, lambda _report: imports.refreshed(session, proposal), show, self._not_done)

    def _edit_names(self, proposal: Proposal, done: str) -> None:
        if self._proposal is not None and not self.working.is_busy:
            self.edits.note(self._proposal, done)
            self._show(proposal)

    def undo_answer(self) -> None:
        """Take the last answer or change back."""
        before = self.edits.take_back()
        if before is not None:
            self._show(before)
            if self.step is Step.TABLE:
                self.table_step.picture.setFocus()

    def _show(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.table_step.show_proposal(proposal, self.edits.last)
        self.match_step.show_proposal(proposal)
        self._say_where()

    def _go_to_next_card(self) -> None:
        if self.table_step.findings.cards:
            self.table_step.findings.cards[0].focus_first()
        elif not self.table_step.next_question():
            self.next.setFocus()

    def _next_thing(self, step: int) -> None:
        """Go to the next thing to fix of the step shown (F8)."""
        if self.step is Step.TABLE:
            self.table_step.next_question(step)
        elif self.step is Step.MATCH:
            self.match_step.next_open(step)

    def _go_to_question(self, question: Question) -> None:
        """Lead back from a question that stayed open to the name or the table it is about."""
        if is_about_name(question):
            self._go(Step.MATCH)
            if self.match_step.go_to_name(question.name):
                return
        self._go(Step.TABLE)
        self.table_step.look_at(question)

    # -- from step to step --------------------------------------------------------------------------------------------

    def _go(self, step: Step) -> None:
        self.step = step
        self._line.show_step(step)
        self._file.setText(file_words(self._proposal.workbook) if self._proposal and step in _UNDER_WAY else "")
        self._pages.setCurrentIndex(step)
        self._footer.setVisible(step in _UNDER_WAY)
        self._back.setVisible(step in {Step.MATCH, Step.PREVIEW})
        self._back.setText(self.tr("&Back: match names") if step is Step.PREVIEW else self.tr("&Back: table"))
        if step is not Step.PREVIEW:
            self.next.allow(True)
        self._say_where()

    def _say_where(self) -> None:
        if self.step is Step.MATCH or (self.step is Step.TABLE and self._is_known_layout()):
            self.next.setText(self.tr("&Next: preview values"))
        elif self.step is Step.TABLE:
            self.next.setText(self.tr("&Next: match names"))
        caption = self.table_step.summary() if self.step is Step.TABLE else ""
        if self.step is Step.MATCH:
            caption = self.match_step.summary()
        elif self.step is Step.PREVIEW:
            caption = self.preview_step.what_follows()
        self._footer.set_caption(caption)

    def _go_on(self) -> None:
        if self.step is Step.TABLE and not self._is_known_layout():
            self._go(Step.MATCH)
            self.match_step.enter()
        elif self.step in {Step.TABLE, Step.MATCH} and self._proposal is not None:
            self._compare(self._proposal)
        elif self.step is Step.PREVIEW and self._preview is not None:
            self._applying.apply(self._preview, self.preview_step.without())

    def _is_known_layout(self) -> bool:
        """Whether a saved layout reads the whole file, so that the next click shows the values."""
        is_read = self._proposal is not None and self._proposal.profile is not None
        return is_read and not self.table_step.open_questions() and not self.match_step.open_count()

    def _compare(self, proposal: Proposal) -> None:
        session = self._desk.session

        def work(report: Report) -> Preview:
            preview = imports.preview(session, proposal, create=False)
            report(1, 1)
            return preview

        title = self.tr("Comparing the values with what is in the app")
        self.working.run(title, work, self._previewed, self._not_done)

    def _go_back(self) -> None:
        self._go(Step(self.step - 1))
        self._focus_page()

    def _previewed(self, preview: Preview) -> None:
        self._preview = preview
        self.table_step.show_asked(preview.plan)
        self._go(Step.PREVIEW)
        self.preview_step.show_preview(preview)
        (self.preview_step.table if len(preview.rows) else self._back).setFocus()

    def _not_done(self, refusal: UserError) -> None:
        """Say why it was not done, and show again what is the case."""
        self._desk.refused.emit(refusal)
        if self._proposal is not None:
            self._show(self._proposal)

    def _count(self, values: int) -> None:
        self.next.setText(counted(values, self.tr("&Apply 1 value"), self.tr("&Apply {n} values")))
        self.next.allow(values > 0, self.tr("There is nothing new or changed to bring in"))
        self._say_where()

    def _applied(self) -> None:
        assert self._applying.document is not None
        self.done_page.show_document(self._applying.document, *self._applying.layout_names())
        self._proposal = self._preview = None
        self._reading.forget()
        self.edits.clear()
        self._go(Step.DONE)
        self.done_page.grid.setFocus()

    def _remember_layout(self, name: str) -> None:
        if self._applying.remember_layout(name):
            self.done_page.show_remembered(self.tr("Next month’s file of this layout is read by itself"))

    def _follow_undo(self) -> None:
        if self.step is Step.DONE:
            self.done_page.show_taken_back(self._applying.is_taken_back(), later=self._applying.done_since())

    def _show_grid(self) -> None:
        self._desk.go(Place("metrics", part="enter"))
        self.cancel()

    # -- while work is under way --------------------------------------------------------------------------------------

    def _allow_moving(self, possible: bool) -> None:
        self._back.setEnabled(possible)
        if not possible:
            self.next.allow(False, self.tr("Wait until this is done, or cancel it"))
        elif self.step is Step.PREVIEW:
            self._count(self.preview_step.taken())
        else:
            self.next.allow(True)

    def _show_panel(self) -> None:
        self._pages.setCurrentWidget(self._panel_page)
        self.working.panel.stop.setFocus()

    def _leave_panel(self) -> None:
        self._allow_moving(True)
        if self._pages.currentWidget() is self._panel_page:
            self._pages.setCurrentIndex(self.step)
            if self._has_focus():
                self._focus_page()

    def _has_focus(self) -> bool:
        return QApplication.focusWidget() is None or has_focus(self)

    def _focus_page(self) -> None:
        page = self._pages.currentWidget()
        if page is not None:
            page.setFocus()

    @override
    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        for step in (self.table_step, self.match_step, self.preview_step):
            step.set_narrow(narrow)

    # -- Ctrl+Z takes an answer back while there is one, else it is the workspace's undo ------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._takes_undo(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes_undo(event):
            self.undo_answer()
        else:
            super().keyPressEvent(event)

    def _takes_undo(self, event: QEvent) -> bool:
        here = self.step in {Step.TABLE, Step.MATCH} and bool(self.edits.last)
        return here and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
