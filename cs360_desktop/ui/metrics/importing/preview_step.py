"""Step 4: every value, new, changed, unchanged or rejected, with its cell and the reason. Nothing is written here."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.wording import format_number
from cs360_desktop.importing.left_out import rows_left_out_of
from cs360_desktop.importing.plan import Outcome, PreviewRow
from cs360_desktop.services.imports import Preview
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.long_table import LongTable
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_STATES = {
    Outcome.NEW: State.INFORMATION,
    Outcome.CHANGED: State.NEEDS,
    Outcome.UNCHANGED: State.NOTHING_YET,
    Outcome.REJECTED: State.WRONG,
}
_REASONS_SHOWN = 4
_WRITTEN = (Outcome.NEW, Outcome.CHANGED)
_ORDER = (Outcome.REJECTED, Outcome.CHANGED, Outcome.NEW, Outcome.UNCHANGED)


class PreviewStep(QWidget):
    """All values under a filter with counts; new and changed ones can be unticked."""

    counted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._measures: dict[int, Measure] = {}
        self._without: set[tuple[str, str]] = set()
        self._filters = QHBoxLayout()
        self._segment: Segment | None = None
        self.table = LongTable(self.tr("Values of the file"), self._columns(), key=lambda row: row.key)
        self.table.row_ticked.connect(self._tick)
        self._questions = QVBoxLayout()
        spacing(self._questions, 8)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addLayout(self._filters)
        box.addWidget(self.table, 1)
        box.addLayout(self._questions)

    def _columns(self) -> list[Column[PreviewRow]]:
        return [
            Column("", ticked=self._is_taken, width=34),
            Column(
                self.tr("Result"),
                lambda row: _outcome_word(row.outcome),
                state=lambda row: _STATES[row.outcome],
                width=112,
            ),
            Column(self.tr("Measure"), lambda row: row.measure_name, stretch=True),
            Column(self.tr("Area"), lambda row: row.area_name or self.tr("Whole agency"), width=150),
            Column(self.tr("Period"), lambda row: row.period.label if row.period else "", width=90),
            Column(self.tr("In the app"), lambda row: self._shown(row, row.stored), align=Align.RIGHT, width=90),
            Column(self.tr("In the file"), self._in_file, align=Align.RIGHT, width=90, strong=True),
            Column(self.tr("Cell"), lambda row: row.cell, detail=None, width=64),
            Column(self.tr("Reason"), lambda row: row.reason, width=260),
        ]

    def show_preview(self, preview: Preview, measures: dict[int, Measure]) -> None:
        """Show a preview; everything that can be written is ticked."""
        self._preview, self._measures, self._without = preview, measures, set()
        clear(self._filters)
        options = [("all", self.tr("All  {count}").format(count=format_number(len(preview.rows))))]
        for outcome in Outcome:
            count = format_number(preview.count(outcome))
            options.append((outcome.value, f"{_outcome_word(outcome).capitalize()}  {count}"))
        self._segment = Segment(self.tr("Show"), options)
        self._segment.chosen.connect(lambda _key: self._refresh())
        self._filters.addWidget(self._segment)
        self._filters.addStretch(1)
        self._show_questions(preview)
        self._refresh()
        self.counted.emit(self.taken())

    def taken(self) -> int:
        """How many values would be written."""
        rows = self._preview.rows if self._preview else None
        return sum(map(rows.count_of, _WRITTEN)) - len(self._without) if rows else 0

    def without(self) -> frozenset[tuple[str, str]]:
        """The keys of the rows that were unticked."""
        return frozenset(self._without)

    def _refresh(self) -> None:
        if self._preview is None or self._segment is None:
            return
        wanted = self._segment.choice()
        self.table.set_empty(self.tr("No value of the file is of this kind."))
        self.table.set_items(self._preview.rows.of(_ORDER if wanted == "all" else [Outcome(wanted)]))

    def _show_questions(self, preview: Preview) -> None:
        clear(self._questions)
        personal = [each for each in preview.plan.left_out if each.personal]
        if personal:
            columns = ", ".join(each.cells for each in personal)
            what = self.tr("{columns} were not read").format(columns=columns)
            self._questions.addWidget(
                Notice(State.INFORMATION, what, self.tr("They look like personal details. The app never stores them."))
            )
        self._show_rows_left_out(preview)
        open_questions = preview.plan.questions
        if open_questions:
            first = open_questions[0].sentence
            more = len(open_questions) - 1
            so_what = self.tr("{count} more questions are open. Nothing of them is imported.").format(count=more)
            self._questions.addWidget(
                Notice(State.ASKS, first, so_what if more else self.tr("Nothing of it is imported."))
            )
        if not preview.rows:
            self._questions.addWidget(Label(self.tr("There is no value to bring in."), tone="muted"))

    def _show_rows_left_out(self, preview: Preview) -> None:
        """Say which rows are among the values above in no way, one line for each reason."""
        rows = [each for table in preview.proposal.tables for each in rows_left_out_of(table)]
        for each in rows[:_REASONS_SHOWN]:
            text = self.tr("{sheet}, {cells} left out: {reason}")
            text = text.format(sheet=each.sheet, cells=each.cells, reason=each.reason)
            self._questions.addWidget(Label(text, Type.CAPTION, tone="muted", wrap=True))
        if len(rows) > _REASONS_SHOWN:
            more = self.tr("… and more rows for {count} other reasons").format(count=len(rows) - _REASONS_SHOWN)
            self._questions.addWidget(Label(more, Type.CAPTION, tone="muted"))

    def _is_taken(self, row: PreviewRow) -> bool:
        return row.outcome in _WRITTEN and row.key not in self._without

    def _tick(self, row: PreviewRow, ticked: bool) -> None:
        if row.outcome not in _WRITTEN:
            return
        (self._without.discard if ticked else self._without.add)(row.key)
        self.table.repaint_rows()
        self.counted.emit(self.taken())

    def _in_file(self, row: PreviewRow) -> str:
        return row.text if row.value is None else self._shown(row, row.value)

    def _shown(self, row: PreviewRow, value: Value | None) -> str:
        if value is None:
            return "" if row.outcome is Outcome.REJECTED else self.tr("no entry")
        if value.numerator is not None and value.denominator is not None:
            return f"{format_number(value.numerator)}/{format_number(value.denominator)}"
        if value.number is None:
            return value.state.word
        return format_number(value.number, decimals=0 if value.number == int(value.number) else 2)


_WORDS = {
    Outcome.NEW: "new",
    Outcome.CHANGED: "changed",
    Outcome.UNCHANGED: "unchanged",
    Outcome.REJECTED: "rejected",
}


def _outcome_word(outcome: Outcome) -> str:
    return QCoreApplication.translate("PreviewStep", _WORDS[outcome])
