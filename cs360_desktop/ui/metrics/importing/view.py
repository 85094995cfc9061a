"""The import wizard: nothing is written before Apply, and that is one undo step."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.wording import format_number
from cs360_desktop.importing.mapping import Proposal
from cs360_desktop.services import imports
from cs360_desktop.services.imports import Imported, Preview
from cs360_desktop.ui.common.body import Body, WizardFooter
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.jobs import Job, Report
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.scaling import margins
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.importing.match_step import MatchStep
from cs360_desktop.ui.metrics.importing.preview_step import PreviewStep
from cs360_desktop.ui.metrics.importing.steps import Step, StepLine
from cs360_desktop.ui.metrics.importing.table_step import TableStep

_PATTERNS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"


class ImportView(Body):
    """File, table, match, preview, done. `step` is where it stands, `refusal` why the last file was not read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.step = Step.FILE
        self.refusal = ""
        self._proposal: Proposal | None = None
        self._preview: Preview | None = None
        self._job: Job | None = None
        self._line = StepLine()
        self.tools.add_filter(self._line)
        self.table_step, self.match_step, self.preview_step = TableStep(), MatchStep(), PreviewStep()
        self.table_step.changed.connect(self._edit_tables)
        self.match_step.changed.connect(self._edit)
        self.preview_step.counted.connect(self._count)
        self._pages = QStackedWidget()
        self._file_page, self._done_page = QVBoxLayout(), QVBoxLayout()
        for page in (_holding(self._file_page), self.table_step, self.match_step, self.preview_step):
            self._pages.addWidget(page)
        self._pages.addWidget(_holding(self._done_page))
        self.set_content(self._pages)
        self._make_footer()
        self._show_file_page()

    def _make_footer(self) -> None:
        self._footer = WizardFooter()
        self._cancel = Button(self.tr("&Cancel import"), self.cancel)
        self._create = Button(self.tr("Create all &open names"), self.match_step.create_all_open)
        self._back = Button(self.tr("&Back"), self._go_back)
        self.next = Button(self.tr("&Next"), self._go_on, kind=Kind.PRIMARY)
        self._footer.add_left(self._cancel)
        for button in (self._create, self._back, self.next):
            self._footer.add_right(button)
        self.set_footer(self._footer)

    def show_place(self, place: Place) -> None:
        """Open the file that the place names after `import:`."""
        _, _, path = place.part.partition(":")
        if path:
            self.open_file(Path(path))

    def choose_file(self) -> None:
        """Ask for a workbook."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a workbook"), "", self.tr("Workbooks ({patterns})").format(patterns=_PATTERNS)
        )
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Read a file off the window's thread and propose how to read it."""
        panel = ProgressPanel(self.tr("Reading {file}").format(file=path.name), self.tr("Cancel"))
        panel.cancelled.connect(self.cancel)
        self._replace(Step.FILE, panel)

        def work(report: Report) -> Proposal:
            return imports.propose(self._desk.session, imports.read(path, report))

        def progress(done: int, total: int) -> None:
            panel.set_progress(
                done,
                total,
                self.tr("{done} of {total}").format(done=format_number(done), total=format_number(total)),
            )

        self._job = self._desk.jobs.run(work, self._opened, self._refused, progress)

    def cancel(self) -> None:
        """Go back to the beginning; nothing was written."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._proposal = self._preview = None
        self._show_file_page()

    def _opened(self, proposal: Proposal) -> None:
        self._job = None
        self.refusal = ""
        self._edit(proposal)
        self._go(Step.TABLE)
        self.next.setFocus()

    def _refused(self, refusal: UserError) -> None:
        self._job = None
        self._show_file_page(refusal.sentence)

    def _edit(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self.table_step.show_proposal(proposal)
        self.match_step.show_proposal(proposal, imports.known(self._desk.session))
        if self.step is Step.MATCH:
            self._footer.set_caption(self.match_step.summary())

    def _edit_tables(self, proposal: Proposal) -> None:
        self._edit(imports.refreshed(self._desk.session, proposal))

    def _go(self, step: Step) -> None:
        self.step = step
        self._line.show_step(step)
        self._pages.setCurrentIndex(step)
        working = step in {Step.TABLE, Step.MATCH, Step.PREVIEW}
        self._footer.setVisible(working)
        self._back.setVisible(step in {Step.MATCH, Step.PREVIEW})
        self._create.setVisible(step is Step.MATCH)
        self._footer.set_caption(
            self.match_step.summary() if step is Step.MATCH else self.tr("Nothing has been saved yet")
        )
        if step is not Step.PREVIEW:
            self.next.setText(self.tr("&Next: match names") if step is Step.TABLE else self.tr("&Next: preview values"))
            self.next.allow(True)

    def _go_on(self) -> None:
        if self.step is Step.TABLE:
            self._go(Step.MATCH)
            self.match_step.table.setFocus()
        elif self.step is Step.MATCH and self._proposal is not None:
            proposal = self._proposal
            self.next.allow(False, self.tr("The values are being compared"))
            self._job = self._desk.jobs.run(
                lambda _report: imports.preview(self._desk.session, proposal, create=False),
                self._previewed,
                self._refused,
            )
        elif self.step is Step.PREVIEW:
            self._apply()

    def _go_back(self) -> None:
        self._go(Step(self.step - 1))
        self.next.setFocus()

    def _previewed(self, preview: Preview) -> None:
        self._job = None
        self._preview = preview
        self._go(Step.PREVIEW)
        measures = {measure.id: measure for measure in imports.known(self._desk.session).measures}
        self.preview_step.show_preview(preview, measures)
        self.preview_step.table.setFocus()

    def _count(self, values: int) -> None:
        self.next.setText(counted(values, self.tr("&Apply 1 value"), self.tr("&Apply {n} values")))
        self.next.allow(values > 0, self.tr("There is nothing new or changed to bring in"))

    def _apply(self) -> None:
        preview = self._preview
        if preview is None:
            return
        written: list[Imported] = []
        without = self.preview_step.without()

        def verb() -> Receipt:
            written.append(imports.apply(self._desk.session, preview, without=without, publish=False))
            return written[0].receipt

        count = format_number(self.preview_step.taken())
        text = self.tr("Imported {count} values from {file}").format(count=count, file=preview.plan.file)
        window = self.window()

        def done() -> None:
            window.setEnabled(True)
            self._show_done(written[0], preview)

        def refused() -> None:
            window.setEnabled(True)
            self.next.setFocus()

        self._footer.set_caption(self.tr("The values are being written"))
        # One thread writes at a time: what is typed or undone meanwhile could only be refused.
        window.setEnabled(False)
        job = self._desk.do_apart(text, verb, done, refused)
        job.ended.connect(lambda: window.setEnabled(True))

    def _show_done(self, imported: Imported, preview: Preview) -> None:
        total = format_number(imported.new + imported.changed)
        left = len(preview.plan.rejected) + len(preview.plan.questions)
        rest = self.tr("{count} things were left out; go back to the file to see them.").format(
            count=format_number(left)
        )
        grid = Button(self.tr("Show them in the &grid"), self._show_grid, kind=Kind.PRIMARY, icon="table")
        page = EmptyState(
            self.tr("{count} values are in").format(count=total),
            self.tr("One Undo (Ctrl+Z) takes all of them back.") + (f" {rest}" if left else ""),
            [grid, Button(self.tr("Import &another file"), self.cancel)],
        )
        self._replace(Step.DONE, page)
        grid.setFocus()

    def _show_grid(self) -> None:
        self._desk.go(Place("metrics", part="enter"))
        self.cancel()

    def _show_file_page(self, refusal: str = "") -> None:
        self.refusal = refusal
        page = EmptyState(
            self.tr("Bring in the workbook you keep now"),
            self.tr("The app looks for the table by itself and shows every value before anything is saved."),
            [Button(self.tr("Choose &workbook…"), self.choose_file, kind=Kind.PRIMARY, icon="upload")],
            foot=self.tr(
                "Excel (.xlsx .xls .xlsm .xlsb), LibreOffice (.ods) or text (.csv .tsv). Your file is only read, never "
                "changed. You can also drop it anywhere in this window."
            ),
        )
        if refusal:
            layout = page.layout()
            assert layout is not None
            layout.addWidget(Notice(State.WRONG, refusal))
        self._replace(Step.FILE, page)

    def _replace(self, step: Step, page: QWidget) -> None:
        """Show another page in the place of the first or the last step."""
        holder = self._file_page if step is Step.FILE else self._done_page
        clear(holder)
        holder.addWidget(page)
        self._go(step)


def _holding(layout: QVBoxLayout) -> QWidget:
    margins(layout, 0, 0, 0, 0)
    holder = QWidget()
    holder.setLayout(layout)
    return holder
