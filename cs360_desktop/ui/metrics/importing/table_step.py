"""Step 2: the sheet as it stands, what was found in it and why, and the questions only the user can answer."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.importing.mapping import Decision, Proposal, Role, TableMapping
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.workbook import column_letters
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.fields import ChoiceField, Field, NumberField
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import fixed_width, margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.importing.sheet_picture import SheetPicture

_YEARS = range(1900, 2101)
_LEFT_OUT_SHOWN = 8


class TableStep(QWidget):
    """The picture left, the findings right; `changed` carries the proposal as the user edited it."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: Proposal | None = None
        self.sheet = ChoiceField(self.tr("&Sheet"), [])
        self.sheet.committed.connect(lambda _name: self._show_sheet())
        self.picture = SheetPicture()
        self._findings = QVBoxLayout()
        spacing(self._findings, 8)
        left = QVBoxLayout()
        spacing(left, 8)
        left.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.picture, 1)
        left.addWidget(
            Label(self.tr("Blue: heads. Green: names. Gray: left out. Purple: asked."), role=Type.CAPTION, tone="muted")
        )
        holder = QWidget()
        holder.setLayout(self._findings)
        right = scrolling(holder)
        fixed_width(right, 400)
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 16)
        row.addLayout(left, 1)
        row.addWidget(right)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show a proposal, at the sheet of its first table."""
        self._proposal = proposal
        names = [sheet.name for sheet in proposal.workbook.sheets]
        self.sheet.set_options([(name, name) for name in names])
        with_tables = [table.sheet for table in proposal.tables]
        if self.sheet.value() is None and names:
            self.sheet.set_value((with_tables or names)[0])
        self._show_sheet()

    def _show_sheet(self) -> None:
        proposal = self._proposal
        sheet = proposal.workbook.sheet(self.sheet.value()) if proposal else None
        if proposal is None or sheet is None:
            return
        tables = [table for table in proposal.tables if table.sheet == sheet.name]
        asked = [*proposal.questions, *(question for table in tables for question in table.questions)]
        here = frozenset(cell for question in asked if question.sheet == sheet.name for cell in question.cells)
        self.picture.show_sheet(sheet, tables, here)
        clear(self._findings)
        for widget in self._describe(proposal, sheet.name):
            self._findings.addWidget(widget)
        self._findings.addStretch(1)

    def _describe(self, proposal: Proposal, sheet: str) -> Iterator[QWidget]:
        if len(proposal.tables) > 1:
            count = self.tr("{count} tables were found in this workbook.").format(count=len(proposal.tables))
            yield Label(count, tone="muted", wrap=True)
        for question in proposal.questions:
            if question.sheet in {"", sheet}:
                yield Notice(State.ASKS, question.sentence)
        for index, table in enumerate(proposal.tables):
            if table.sheet != sheet:
                continue
            yield Label(self.tr("Table {range}").format(range=table.range), Type.SECTION)
            yield Label(f"{table.orientation[:1].upper()}{table.orientation[1:]}", wrap=True)
            for decision in table.decisions:
                yield _Finding(decision)
            for question in table.questions:
                yield Notice(State.ASKS, question.sentence)
                yield from self._answers(proposal, index, table, question)
            yield from self._left_out_columns(table)
        yield from self._left_out(proposal, sheet)

    def _answers(self, proposal: Proposal, index: int, table: TableMapping, question: Question) -> Iterator[Field]:
        if question.topic is not Topic.YEAR:
            return
        field = NumberField(self.tr("&Year of this table"), width=90)

        def answer(year: int | None) -> None:
            if year is not None and year in _YEARS:
                self.changed.emit(proposal.with_table(index, table.with_year(year)))

        field.committed.connect(answer)
        yield field

    def _left_out_columns(self, table: TableMapping) -> Iterator[QWidget]:
        for column in table.columns:
            if column.role is Role.LEFT_OUT and column.reason:
                text = self.tr("Column {letters} is left out: {reason}").format(
                    letters=column_letters(column.column), reason=column.reason
                )
                yield Label(text, Type.CAPTION, tone="muted", wrap=True)

    def _left_out(self, proposal: Proposal, sheet: str) -> Iterator[QWidget]:
        here = [each for each in proposal.left_out if each.sheet == sheet]
        for each in here[:_LEFT_OUT_SHOWN]:
            text = self.tr("{cells} left out: {reason}").format(cells=each.cells, reason=each.reason)
            yield Label(text.strip(), Type.CAPTION, tone="muted", wrap=True)
        if len(here) > _LEFT_OUT_SHOWN:
            more = self.tr("… and {count} more").format(count=len(here) - _LEFT_OUT_SHOWN)
            yield Label(more, Type.CAPTION, tone="muted")


class _Finding(QWidget):
    """A decision with its evidence."""

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 0)
        box.addWidget(StateLabel(State.GOOD, decision.what, plain=True))
        if decision.evidence:
            box.addWidget(Label(decision.evidence, Type.CAPTION, tone="muted", wrap=True))
