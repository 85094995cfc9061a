"""Step 2: the sheet as it stands, what was found in it and why, and the questions only the user can answer."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing.answers import answered
from cs360_desktop.importing.by_hand import is_left_out, without_values
from cs360_desktop.importing.file_answers import answered_in_file, is_settled
from cs360_desktop.importing.mapping import Known, Proposal, TableMapping
from cs360_desktop.importing.plan import ImportPlan
from cs360_desktop.importing.questions import Edit, Option, Question
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.painting import paint_later
from cs360_desktop.ui.common.scaling import fixed_width, margins, px, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.importing.file_reading import ReadFile
from cs360_desktop.ui.metrics.importing.findings import Findings
from cs360_desktop.ui.metrics.importing.hand_menu import HandMenu
from cs360_desktop.ui.metrics.importing.marks import Marks, spans_of
from cs360_desktop.ui.metrics.importing.sheet_picture import SheetPicture
from cs360_desktop.ui.metrics.importing.table_bar import TableBar

Asked = tuple[int | None, Question]
"""A question with the place of its table in the proposal; None for one about a sheet or the file."""


class TableStep(QWidget):
    """The picture left, the findings right; `changed` carries the edited proposal and what was done in words."""

    changed = Signal(object, str)

    def __init__(self, undo: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: Proposal | None = None
        self._known = Known((), ())
        self._sheet = ""
        self._table: int | None = None
        self._before_left_out: dict[int, TableMapping] = {}
        self._later: tuple[Question, ...] = ()
        self.bar, self.picture = TableBar(), SheetPicture()
        self.undo = Button(self.tr("&Undo the last answer"), undo, kind=Kind.QUIET, icon="arrow-counter-clockwise")
        self.findings = Findings(self._answer, self.undo)
        self.menu: HandMenu | None = None
        self.bar.sheet_chosen.connect(self.show_sheet)
        self.bar.table_chosen.connect(self._choose_table)
        self.bar.read_wanted.connect(self._read_or_not)
        self.picture.table_entered.connect(self._enter_table)
        self.picture.menu_wanted.connect(self._open_menu)
        self.findings.looked_at.connect(lambda question: self.picture.show_cells(spans_of([question])))
        self.findings.grew.connect(self._keep_in_sight)
        self._put_together()

    def _put_together(self) -> None:
        left = QVBoxLayout()
        spacing(left, 8)
        left.addWidget(self.bar)
        left.addWidget(self.picture, 1)
        legend = ElidedLabel(Type.CAPTION, tone="muted")
        keys = self.tr("F4 or a right-click says what a column or a row is.")
        colors = self.tr("Blue: heads. Green: names. Gray: left out. Purple: asked about.")
        legend.setText(f"{colors} {keys}")
        left.addWidget(legend)
        self._right: QScrollArea = scrolling(self.findings)
        self._right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fixed_width(self._right, 400)
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 16)
        row.addLayout(left, 1)
        row.addWidget(self._right)
        self.setFocusProxy(self.picture)

    @property
    def proposal(self) -> Proposal | None:
        """What is shown."""
        return self._proposal

    def set_narrow(self, narrow: bool) -> None:
        """Leave more room to the picture in compact windows."""
        fixed_width(self._right, 300 if narrow else 400)
        self.bar.set_narrow(narrow)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def start(self, read: ReadFile) -> None:
        """Begin with a file that was just read, at the first thing that needs the user."""
        self._before_left_out.clear()
        paint_later(self.picture)
        self._later = ()
        proposal = read.proposal
        self._known = read.known
        self.findings.show_file(proposal, read.seen.sentence if read.seen else "")
        self.bar.show_hidden(proposal, is_read=read.with_hidden)
        asked = _questions(proposal)
        tables = proposal.tables
        first = asked[0] if asked else (0 if tables else None, None)
        sheets = proposal.workbook.sheets
        self._table = first[0] if first[0] is not None else (0 if tables else None)
        self._sheet = tables[self._table].sheet if self._table is not None else sheets[0].name if sheets else ""
        if first[1] is not None and first[0] is None and proposal.workbook.sheet(first[1].sheet):
            self._sheet = first[1].sheet
            self._table = next((i for i, each in enumerate(tables) if each.sheet == self._sheet), None)
        self.show_proposal(proposal, "")

    def show_proposal(self, proposal: Proposal, last: str) -> None:
        """Show a proposal as it was edited; `last` says what was done last."""
        self._proposal = proposal
        self.findings.show_last(last)
        self._refresh()

    def show_asked(self, plan: ImportPlan) -> None:
        """Take in what came up only when the tables were read together: questions about several of them."""
        later = tuple(each for each in plan.questions if any(option.tables for option in each.options))
        if later != self._later:
            self._later = later
            self._refresh()

    @property
    def _shown(self) -> Proposal | None:
        """The proposal with the questions about several tables that are still open."""
        proposal = self._proposal
        if proposal is None or not self._later:
            return proposal
        later = tuple(each for each in self._later if not is_settled(proposal, each))
        return replace(proposal, questions=(*proposal.questions, *later))

    def show_sheet(self, name: str) -> None:
        """Look at another sheet."""
        proposal = self._proposal
        if proposal is not None and proposal.workbook.sheet(name) is not None:
            self._sheet = name
            self._table = next((i for i, each in enumerate(proposal.tables) if each.sheet == name), None)
            self._refresh()

    def open_questions(self) -> int:
        """How many questions are open."""
        return len(_questions(self._shown)) if self._shown is not None else 0

    def summary(self) -> str:
        """That nothing is saved yet, and how many questions are open."""
        caption, asked = self.tr("Nothing has been saved yet"), self.open_questions()
        if not asked:
            return caption
        one = self.tr("1 question is open; what it asks about is not imported (F8)")
        many = self.tr("{n} questions are open; what they ask about is not imported (F8)")
        return f"{caption} · {counted(asked, one, many)}"

    def next_question(self, step: int = 1) -> bool:
        """Go to the next open question, or the one before; returns whether there is any."""
        proposal = self._shown
        asked = _questions(proposal) if proposal is not None else []
        if not asked:
            return False
        here = [position for position, (_, question) in enumerate(asked) if question == self._focused()]
        position = (here[0] + step) % len(asked) if here else 0
        self.go_to_question(*asked[position])
        return True

    def go_to_question(self, index: int | None, question: Question) -> None:
        """Look at a question, its cells and its answers."""
        proposal = self._proposal
        assert proposal is not None
        if index is not None:
            self._table, self._sheet = index, proposal.tables[index].sheet
            self._refresh()
        elif question.sheet and question.sheet != self._sheet:
            self.show_sheet(question.sheet)
        card = next((each for each in self.findings.cards if each.question == question), None)
        if card is not None:
            card.focus_first()
            self._right.ensureWidgetVisible(card)
        spans = spans_of([question])
        if spans:
            self.picture.go_to(spans[0][0], spans[0][1])
        self.picture.show_cells(spans)

    def _keep_in_sight(self, part: QWidget) -> None:
        """Scroll to a part of a question, once it has its place."""
        card = next((each for each in self.findings.cards if each.isAncestorOf(part)), None)

        def scroll() -> None:
            if card in self.findings.cards and isValid(part):
                self._right.ensureWidgetVisible(part, 0, px(50))

        QTimer.singleShot(0, self, scroll)

    def look_at(self, question: Question) -> None:
        """Look at a question that may have come up only in the preview: at its answers, else at its cells."""
        asked = _questions(self._shown) if self._shown is not None else []
        known = next((each for each in asked if each[1] == question), (None, question))
        self.go_to_question(*known)
        if question not in [card.question for card in self.findings.cards]:
            self.picture.setFocus()

    def _focused(self) -> Question | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((card.question for card in self.findings.cards if card.isAncestorOf(focused)), None)

    def _refresh(self) -> None:
        proposal = self._shown
        sheet = proposal.workbook.sheet(self._sheet) if proposal else None
        if proposal is None or sheet is None:
            return
        tables = [(index, table) for index, table in enumerate(proposal.tables) if table.sheet == sheet.name]
        asked = [question for _, question in _questions(proposal) if question.sheet == sheet.name]
        self.bar.show_proposal(proposal, self._sheet, self._table)
        self.picture.show_sheet(sheet, Marks(tables, spans_of(asked)), self._table)
        self.findings.show_table(proposal, self._table, self._sheet, self._known)
        if self._table is not None:
            is_out = is_left_out(proposal.tables[self._table])
            self.bar.reads.setEnabled(not is_out or self._table in self._before_left_out)

    def _choose_table(self, index: int) -> None:
        self._table = index
        self._refresh()
        self.picture.choose_table(index)

    def _enter_table(self, index: int) -> None:
        """Follow the current cell of the picture into another table."""
        proposal = self._shown
        if proposal is not None and index != self._table:
            self._table = index
            self.bar.show_proposal(proposal, self._sheet, index)
            self.findings.show_table(proposal, index, self._sheet, self._known)

    # -- what is changed ----------------------------------------------------------------------------------------------

    def _answer(self, question: Question, option: Option, typed: str) -> str:
        proposal = self._proposal
        assert proposal is not None
        done = self.tr("Answered: {words}").format(words=" ".join(filter(None, (option.words, typed))))
        index = next((i for i, each in enumerate(proposal.tables) if question in each.questions), None)
        if index is None:
            for place in option.tables if option.edit is Edit.LEAVE_TABLES_OUT else ():
                self._before_left_out.setdefault(place, proposal.tables[place])
            self.changed.emit(answered_in_file(proposal, question, option), done)
            return ""
        try:
            table = answered(proposal.tables[index], question, option, typed)
        except UserError as refusal:
            return refusal.sentence
        if option.edit is Edit.LEAVE_TABLE_OUT:
            self._before_left_out[index] = proposal.tables[index]
        self.changed.emit(proposal.with_table(index, table), done)
        return ""

    def _read_or_not(self, wanted: bool) -> None:
        proposal, index = self._proposal, self._table
        if proposal is None or index is None:
            return
        table = proposal.tables[index]
        if wanted == (not is_left_out(table)):
            return
        if wanted:
            before = self._before_left_out.get(index)
            if before is not None:
                done = self.tr("Table {range} is read").format(range=table.range)
                self.changed.emit(proposal.with_table(index, before), done)
            return
        self._before_left_out[index] = table
        done = self.tr("Table {range} is left out").format(range=table.range)
        self.changed.emit(proposal.with_table(index, without_values(table)), done)

    def _open_menu(self, row: int, column: int, place: QPoint) -> None:
        proposal = self._proposal
        found = None if proposal is None else self.picture.marks.table_at(row, column)
        if proposal is None or found is None:
            return
        index, table = found

        def change(changed: TableMapping, done: str) -> None:
            assert self._proposal is not None
            if changed != table:
                self.changed.emit(self._proposal.with_table(index, changed), done)

        self.menu = HandMenu(table, row, column, change, self.picture)
        self.menu.destroyed.connect(self._forget_menu)
        self.menu.popup(place)
        first = next((action for action in self.menu.actions() if action.isChecked()), None)
        if first is not None:
            self.menu.setActiveAction(first)

    def _forget_menu(self) -> None:
        self.menu = None


def _questions(proposal: Proposal) -> list[Asked]:
    """All open questions: those about tables in their order, then those about the rest of the file."""
    asked: list[Asked] = [(i, question) for i, table in enumerate(proposal.tables) for question in table.questions]
    return [*asked, *((None, question) for question in proposal.questions)]
