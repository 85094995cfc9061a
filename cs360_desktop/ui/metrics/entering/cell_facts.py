"""What stands around a cell: its history with restore, the periods before it, the same period of earlier years."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.typed_values import as_typed
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.entries import CellHistory, Past, PastEntry, PastNote, StoredCell
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.entering import looks
from cs360_desktop.ui.metrics.entering.words import short, when

BEFORE = 12
YEARS = 3


class CellFacts(Rebuilt):
    """Read-only, but for the way back: `restored` carries a value the cell had (None for no entry)."""

    restored = Signal(object)

    def show_facts(
        self,
        period: Period,
        found: CellHistory,
        around: Mapping[int, StoredCell],
        measure: Measure,
        *,
        restorable: bool,
    ) -> None:
        """Show the facts of another cell; `around` holds the entries of its row by period key."""
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        self._add_history(box, found, measure, restorable=restorable)
        years = [period.year_before()]
        for _ in range(YEARS - 1):
            years.append(years[-1].year_before())
        earlier = [year for year in years if year.key in around]
        if earlier:
            box.addWidget(Label(self.tr("Same period, earlier years"), Type.STRONG))
            box.addLayout(self._figures(earlier, around, measure, across=1))
        box.addWidget(Label(self.tr("Last 12 periods"), Type.STRONG))
        box.addLayout(self._figures([period.next(-step) for step in range(BEFORE)], around, measure, across=2))
        self.replace(content)

    def _add_history(self, box: QVBoxLayout, found: CellHistory, measure: Measure, *, restorable: bool) -> None:
        box.addWidget(Label(self.tr("History of this cell"), Type.STRONG))
        entry = found.entry
        if entry is None and not found.past:
            box.addWidget(Label(self.tr("No value has been stored yet."), tone="muted"))
            return
        if entry is not None and entry.changed_at is not None:
            text = self.tr("Now {value}, {when}").format(
                value=as_typed(entry.value, measure, thousands=True), when=when(entry.changed_at)
            )
            box.addWidget(Label(_by(text, entry.changed_by), Type.CAPTION, wrap=True))
            if entry.origin is not None:
                place = self.tr("From {file}, {sheet}, cell {cell}")
                origin = entry.origin
                text = place.format(file=origin.file, sheet=origin.sheet, cell=origin.cell)
                box.addWidget(Label(text, Type.CAPTION, tone="muted", wrap=True))
        for earlier in found.past:
            text = f"{self._past(earlier, measure)}, {when(earlier.set_at)}"
            row = QHBoxLayout()
            row.addWidget(Label(_by(text, earlier.set_by), Type.CAPTION, tone="muted", wrap=True), 1)
            if restorable and isinstance(earlier, PastEntry):
                row.addWidget(self._restore_button(earlier.value, text))
            box.addLayout(row)

    def _past(self, earlier: Past, measure: Measure) -> str:
        """What an entry held once, in words."""
        if isinstance(earlier, PastEntry):
            return as_typed(earlier.value, measure, thousands=True) or self.tr("no entry")
        if isinstance(earlier, PastNote):
            return self.tr("note “{note}”").format(note=earlier.note) if earlier.note else self.tr("no note")
        source = self.tr("source “{source}”") if earlier.source else self.tr("no source")
        as_of = self.tr(", data as of {day}").format(day=format_date(earlier.as_of)) if earlier.as_of else ""
        return f"{source.format(source=earlier.source)}{as_of}"

    def _restore_button(self, value: Value | None, what: str) -> Button:
        button = Button(self.tr("Restore"), lambda: self.restored.emit(value), kind=Kind.LINK)
        button.setAccessibleName(self.tr("Restore {what}").format(what=what))
        return button

    def _figures(
        self, periods: Sequence[Period], around: Mapping[int, StoredCell], measure: Measure, *, across: int
    ) -> QGridLayout:
        """Periods with their figures in one or two columns, newest first, read downwards."""
        grid = QGridLayout()
        spacing(grid, 4)
        rows = -(-len(periods) // across)
        for number, period in enumerate(periods):
            row, column = number % rows, number // rows * 3
            grid.addWidget(Label(short(period), Type.CAPTION, tone="muted"), row, column)
            cell = around.get(period.key)
            figure = Label(_figure(cell, measure, with_cases=across == 1), Type.CAPTION)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            figure.setAccessibleName(f"{period.label}: {looks.spoken(cell, measure)}")
            grid.addWidget(figure, row, column + 1)
            grid.setColumnMinimumWidth(column + 2, 16)
        grid.setColumnStretch(across * 3, 1)
        return grid


def _figure(cell: StoredCell | None, measure: Measure, *, with_cases: bool) -> str:
    if cell is None:
        return "–"
    text = looks.shown(cell, measure)
    if cell.numerator is None or not with_cases:
        return text
    value = cell.value
    return f"{text} ({as_typed(replace(value, state=EntryState.ENTERED), measure, thousands=True)})"


def _by(text: str, who: str) -> str:
    return f"{text}, {who}" if who else text
