"""What stands around a cell: its history with restore, the periods before it, the same period of earlier years."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.typed_values import as_typed
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.entries import CellHistory, Past, PastEntry, PastNote, StoredCell
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.entering.period_figures import PeriodFigures
from cs360_desktop.ui.metrics.entering.words import when

BEFORE = 12
YEARS = 3


class CellFacts(QWidget):
    """Read-only, but for the way back: `restored` carries a value the cell had (None for no entry)."""

    restored = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = Rebuilt()
        self._years = PeriodFigures(self.tr("Same period, earlier years"), YEARS, across=1)
        self._before = PeriodFigures(self.tr("Last 12 periods"), BEFORE, across=2)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        for part in (self._history, self._years, self._before):
            box.addWidget(part)

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
        self._history.replace(self._history_of(found, measure, restorable=restorable))
        years = [period.year_before()]
        for _ in range(YEARS - 1):
            years.append(years[-1].year_before())
        self._years.show_figures([year for year in years if year.key in around], around, measure)
        self._before.show_figures([period.next(-step) for step in range(BEFORE)], around, measure)

    def _history_of(self, found: CellHistory, measure: Measure, *, restorable: bool) -> QWidget:
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(Label(self.tr("History of this cell"), Type.STRONG))
        entry = found.entry
        if entry is None and not found.past:
            box.addWidget(Label(self.tr("No value has been stored yet."), tone="muted"))
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
        return content

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


def _by(text: str, who: str) -> str:
    return f"{text}, {who}" if who else text
