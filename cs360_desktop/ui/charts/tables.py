"""The tables of a chart: its comparisons, and the numbers behind every point."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem
from typing_extensions import override

from cs360_desktop.domain.charts import Signal
from cs360_desktop.services.chart_tables import FigureRow, FigureTable
from cs360_desktop.services.comparisons import Comparison
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.scaling import maximum_width, px
from cs360_desktop.ui.common.states import State, Tone
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type, font

STATE_OF = {
    Signal.USUAL: State.USUAL,
    Signal.WORTH_A_LOOK: State.WORTH_A_LOOK,
    Signal.UNUSUAL: State.UNUSUAL,
}
"""The symbol of each signal word."""

_LEAST_NAME = 104
_SAMPLE = 400
"""Rows that are measured for the width of a column; figures of one column differ by little."""


class FittedTable(TableView):
    """A table whose columns are as wide as what stands in them: no number is cut, it scrolls sideways instead."""

    def __init__(self, name: str, columns: Sequence[Column[Any]], key: Any) -> None:
        super().__init__(name, columns, key)
        self._declared = tuple(columns)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for changed in (self.model().modelReset, self.model().layoutChanged):
            changed.connect(self.fit_columns)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give each column what its head and cells need, and what is left over to the stretching one."""
        if not hasattr(self, "_declared"):
            return
        widths = [self._width_of(position) for position in range(len(self._declared))]
        stretching = next((at for at, column in enumerate(self._declared) if column.stretch), 0)
        # A name may end with "…" and be read in full in its tooltip; a number never may.
        others = sum(widths) - widths[stretching]
        widths[stretching] = max(min(widths[stretching], px(_LEAST_NAME)), self.viewport().width() - others)
        for position, width in enumerate(widths):
            self.setColumnWidth(position, width)

    def _width_of(self, position: int) -> int:
        head = QFontMetrics(font(Type.CAPTION_STRONG)).horizontalAdvance(self._declared[position].title) + px(20)
        symbol = px(22) if self._declared[position].state is not None else 0
        delegate, option, shown = self.itemDelegate(), QStyleOptionViewItem(), self.model()
        option.initFrom(self)
        rows = range(min(shown.rowCount(), _SAMPLE))
        cells = (delegate.sizeHint(option, shown.index(row, position)).width() for row in rows)
        return max(head, max(cells, default=0) + symbol + px(20))

    @override
    def fit_sizes(self) -> None:
        super().fit_sizes()
        self.fit_columns()

    @override
    def _fit_height(self, count: int, height: int) -> None:
        """Leave room for the bar that scrolls sideways, so that it covers no row."""
        super()._fit_height(count, height + self._bar_height())

    def _bar_height(self) -> int:
        total = self.horizontalHeader().length()
        return self.horizontalScrollBar().sizeHint().height() if total > max(self.viewport().width(), 1) else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        self._arrange_rows()


def count_comparisons() -> FittedTable:
    """Count, a year before, mean of earlier years, change, usual range and signal (guide.md §13)."""
    columns: list[Column[Comparison]] = [
        Column(_tr("Period"), lambda row: row.name, stretch=True),
        Column(_tr("Count"), lambda row: row.count, align=Align.RIGHT, strong=True),
        Column(_tr("A year before"), lambda row: row.year_before, align=Align.RIGHT),
        Column(_tr("Mean of earlier years"), lambda row: row.earlier_mean, align=Align.RIGHT),
        Column(_tr("Change"), lambda row: row.change, align=Align.RIGHT),
        Column(_tr("% change"), lambda row: row.percent, align=Align.RIGHT, tone=_percent_tone),
        Column(_tr("Usual range"), lambda row: row.usual, align=Align.RIGHT),
        Column(_tr("Signal"), state=lambda row: None if row.signal is None else STATE_OF[row.signal]),
    ]
    return _comparisons(columns)


def share_comparisons() -> FittedTable:
    """Figure with its cases and interval, a year before and change, for measures that are no counts."""
    columns: list[Column[Comparison]] = [
        Column(_tr("Period"), lambda row: row.name, stretch=True),
        Column(_tr("Figure"), lambda row: row.count, align=Align.RIGHT, strong=True),
        Column(_tr("Cases"), lambda row: row.cases, align=Align.RIGHT),
        Column(_tr("95 % interval"), lambda row: row.interval, align=Align.RIGHT),
        Column(_tr("A year before"), lambda row: row.year_before, align=Align.RIGHT),
        Column(_tr("Change"), lambda row: row.change, align=Align.RIGHT),
    ]
    return _comparisons(columns)


def figure_table(table: FigureTable) -> FittedTable:
    """The numbers of a chart, whatever its columns are."""
    columns: list[Column[FigureRow]] = [Column(table.first_head, lambda row: row.name, stretch=True)]
    for position, head in enumerate(table.heads):
        columns.append(Column(head, partial(_cell, position=position), align=Align.RIGHT, strong=head == table.main))
    shown = FittedTable(_tr("Numbers behind the chart"), columns, lambda row: row.name)
    shown.set_items(table.rows)
    # Figures far from the name of their row are read in the wrong one.
    maximum_width(shown, 240 + 140 * len(table.heads))
    return shown


def _cell(row: FigureRow, position: int) -> str:
    return row.cells[position]


def _comparisons(columns: list[Column[Comparison]]) -> FittedTable:
    table = FittedTable(_tr("Comparisons"), columns, lambda row: row.kind)
    table.set_empty(_tr("No complete period has a figure yet."))
    return table


def _percent_tone(row: Comparison) -> Tone:
    return "text" if row.percent.endswith("%") else "muted"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartTables", text)
