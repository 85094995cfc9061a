"""Step 4: every value, new, changed, unchanged or rejected, with its cell and the reason. Nothing is written here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cs360_desktop.domain.wording import format_number
from cs360_desktop.importing.plan import Outcome, PreviewRow
from cs360_desktop.importing.planned import SomeRows
from cs360_desktop.services.collecting import no_collecting
from cs360_desktop.services.imports import Preview
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.escaping import on_escape
from cs360_desktop.ui.common.jobs import Jobs
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.painting import paint_later
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width, margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.importing.preview_notes import PreviewNotes
from cs360_desktop.ui.metrics.importing.preview_rows import (
    ORDER,
    STATES,
    WRITTEN,
    Values,
    figure_of,
    file_words,
    outcome_word,
    reason_words,
    stored_words,
)
from cs360_desktop.ui.metrics.importing.value_table import ValueTable

_LOOKED_THROUGH_AT_ONCE = 5000
"""More rows than these are searched and sorted off the window's thread."""
_SHEET = 8
"""The column with the sheet, which only a file of several needs."""


class PreviewStep(QWidget):
    """All values under a filter with counts; new and changed ones can be unticked.

    Signals:
        counted(int): so many values would be written.
        question_wanted(Question): go back to where a question can be answered.
        cancel_wanted(): there is nothing to apply, so the import ends here.
    """

    counted = Signal(int)
    question_wanted = Signal(object)
    cancel_wanted = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._values: Values | None = None
        self._order: tuple[int, bool] | None = None
        self._asked = 0
        self._answered: tuple[Outcome | None, str] = (None, "")
        self._filters = QHBoxLayout()
        self.segment: Segment | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a measure, an area or a cell"))
        self.search.setAccessibleName(self.tr("Find a measure, an area or a cell"))
        self.search.setClearButtonEnabled(True)
        fixed_height(self.search, 30)
        fixed_width(self.search, 250)
        self.search.textChanged.connect(lambda _text: self._refresh())
        self.untick = Button(self.tr("&Untick all shown"), lambda: self._tick_shown(False), kind=Kind.QUIET)
        self.tick = Button(self.tr("&Tick all shown"), lambda: self._tick_shown(True), kind=Kind.QUIET)
        self.table = ValueTable(self.tr("Values of the file"), self._columns())
        self.table.row_ticked.connect(self._tick)
        self.table.sort_wanted.connect(self._sort)
        on_escape(self.search, self.table.setFocus)
        self._nothing = Label(tone="muted", wrap=True)
        self.all_in = Notice(State.GOOD, "")
        self.all_in.buttons.addWidget(Button(self.tr("End this import"), self.cancel_wanted.emit))
        self.all_in.hide()
        self.notes = PreviewNotes()
        self.notes.question_wanted.connect(self.question_wanted)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        self._put_together()

    def _put_together(self) -> None:
        tools = QHBoxLayout()
        spacing(tools, 8)
        tools.addLayout(self._filters)
        tools.addWidget(self.search)
        tools.addStretch(1)
        tools.addWidget(self.untick)
        tools.addWidget(self.tick)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(self.all_in)
        box.addLayout(tools)
        box.addWidget(self._nothing)
        box.addWidget(self.table, 1)
        box.addWidget(self.notes)
        self.setFocusProxy(self.table)

    def _columns(self) -> list[Column[PreviewRow]]:
        return [
            Column("", ticked=self._is_taken, width=34),
            Column(
                self.tr("Result"),
                lambda row: outcome_word(row.outcome),
                state=lambda row: STATES[row.outcome],
                sort=lambda row: ORDER.index(row.outcome),
                width=112,
            ),
            Column(self.tr("Measure"), lambda row: row.measure_name, stretch=True),
            Column(self.tr("Area"), lambda row: row.area_name or self.tr("Whole agency"), width=120),
            Column(
                self.tr("Period"),
                lambda row: row.period.label if row.period else "",
                sort=lambda row: (row.period.start, row.period.kind.name) if row.period else None,
                width=128,
            ),
            Column(
                self.tr("In the app"),
                stored_words,
                sort=lambda row: figure_of(row.stored),
                align=Align.RIGHT,
                tone="muted",
                width=90,
            ),
            Column(
                self.tr("In the file"),
                file_words,
                sort=lambda row: figure_of(row.value),
                align=Align.RIGHT,
                width=96,
                strong=True,
            ),
            Column(self.tr("Cell"), lambda row: row.cell, width=64),
            Column(self.tr("Sheet"), lambda row: row.sheet, tone="muted", width=84),
            Column(self.tr("Reason"), reason_words, width=300),
        ]

    def set_narrow(self, narrow: bool) -> None:
        """Leave more room to the filters in compact windows."""
        fixed_width(self.search, 130 if narrow else 250)

    def show_preview(self, preview: Preview) -> None:
        """Show a preview; everything that can be written is ticked, and what was rejected comes first."""
        self._values = None
        self.search.clear()  # with its signal, or its button to clear it would stay in the empty field
        values = self._values = Values(preview.rows)
        self._order = None
        self.table.start_anew()
        paint_later(self.table)
        clear(self._filters)
        options: list[tuple[Outcome | None, str]] = [
            (None, self.tr("All  {count}").format(count=format_number(values.count)))
        ]
        for outcome in (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.REJECTED):
            count = format_number(values.count_of(outcome))
            options.append((outcome, f"{outcome_word(outcome).capitalize()}  {count}"))
        self.segment = Segment(self.tr("Show"), options)
        self.segment.chosen.connect(lambda _key: self._refresh())
        self._filters.addWidget(self.segment)
        sheets = {table.sheet for table in preview.plan.tables}
        self.table.setColumnHidden(_SHEET, len(sheets) < 2)
        self.notes.show_preview(preview)
        self._say_all_in(values)
        self._refresh()
        self.counted.emit(self.taken())

    def _say_all_in(self, values: Values) -> None:
        """Say so where every value of the file is in the app already."""
        is_in = 0 < values.count == values.count_of(Outcome.UNCHANGED)
        self.all_in.setVisible(is_in)
        if is_in:
            one = self.tr("The one value of this file is in already; there is nothing to apply.")
            many = self.tr("All {n} values of this file are in already; there is nothing to apply.")
            self.all_in.set_words(State.GOOD, counted(values.count, one, many))

    def taken(self) -> int:
        """How many values would be written."""
        return self._values.ticked if self._values is not None else 0

    def what_follows(self) -> str:
        """What bringing the values in means, or that there is nothing to do."""
        if not self.taken():
            return self.tr("There is nothing to bring in. Cancel leaves everything as it is.")
        return self.tr("Nothing has been saved yet. One Undo takes everything back.")

    def without(self) -> Sequence[PreviewRow]:
        """The rows that were unticked."""
        return self._values.unticked() if self._values is not None else ()

    def _refresh(self) -> None:
        if self._values is None or self.segment is None:
            return
        values, wanted, letters = self._values, self.segment.choice(), self.search.text().strip()
        order = self._order
        self._asked += 1
        ticket = self._asked

        def find() -> SomeRows:
            with no_collecting():
                rows = values.shown(wanted, letters)
                return rows if order is None else self._in_order(values, rows, *order)

        def show(rows: SomeRows) -> None:
            if ticket == self._asked:  # what was asked for since then wins
                self._answered = (wanted, letters)
                self._show(rows)

        if values.count <= _LOOKED_THROUGH_AT_ONCE or (order is None and not letters):
            show(find())
        else:
            self._jobs.run(lambda _report: find(), show, lambda _refusal: None)

    def _in_order(self, values: Values, rows: SomeRows, position: int, falling: bool) -> SomeRows:
        return values.in_order(rows, self._columns()[position].sort_value, falling=falling)

    def _show(self, rows: SomeRows) -> None:
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if not rows:
            self._nothing.setText(self._why_empty())
        for button in (self.tick, self.untick):
            button.allow(bool(rows), self.tr("No value is shown"))

    def _why_empty(self) -> str:
        if self._values is None or not self._values.count:
            return self.tr("There is no value to bring in. Go back to see what is asked and what was left out.")
        if self.search.text().strip():
            return self.tr("No value here has these letters in its measure or area.")
        return self.tr("No value of the file is of this kind.")

    def _is_taken(self, row: PreviewRow) -> bool:
        return self._values is not None and self._values.is_ticked(row)

    def _tick(self, row: PreviewRow, ticked: bool) -> None:
        if self._values is not None and row.outcome in WRITTEN:
            self._values.tick([row.number], ticked)
            self._after_ticking()

    def _tick_shown(self, ticked: bool) -> None:
        if self._values is None or self.segment is None:
            return
        asked = self.segment.choice(), self.search.text().strip()
        is_shown = asked == self._answered  # else they are being looked for
        rows = self.table.shown_rows() if is_shown else self._values.shown(*asked)
        self._values.tick(rows.numbers, ticked)
        self._after_ticking()

    def _after_ticking(self) -> None:
        self.table.repaint_rows()
        self.counted.emit(self.taken())

    def _sort(self, position: int, falling: bool) -> None:
        self._order = (position, falling)
        self._refresh()
