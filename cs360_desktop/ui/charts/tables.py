"""The tables of a chart: its comparisons, and the numbers behind every point."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.charts import Signal
from cs360_desktop.services.chart_lines import PeriodLine
from cs360_desktop.services.comparisons import Comparison
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.states import State, Tone
from cs360_desktop.ui.common.table_view import TableView

STATE_OF = {
    Signal.USUAL: State.USUAL,
    Signal.WORTH_A_LOOK: State.WORTH_A_LOOK,
    Signal.UNUSUAL: State.UNUSUAL,
}
"""The symbol of each signal word."""


def comparison_table() -> TableView:
    """Count, a year before, mean of earlier years, change, usual range and signal (guide.md §13)."""
    columns: list[Column[Comparison]] = [
        Column(_tr("Period"), lambda row: row.name, stretch=True),
        Column(_tr("Figure"), lambda row: row.count, align=Align.RIGHT, width=62, strong=True),
        Column(_tr("A year before"), lambda row: row.year_before, align=Align.RIGHT, width=96),
        Column(_tr("Mean of earlier years"), lambda row: row.earlier_mean, align=Align.RIGHT, width=150),
        Column(_tr("Change"), lambda row: row.change, align=Align.RIGHT, width=60),
        Column(_tr("% change"), lambda row: row.percent, align=Align.RIGHT, width=106, tone=_percent_tone),
        Column(_tr("Usual range"), lambda row: row.usual, align=Align.RIGHT, width=86),
        Column(_tr("Signal"), state=lambda row: _state(row.signal), width=118),
    ]
    table = TableView(_tr("Comparisons"), columns, key=lambda row: row.name)
    table.set_empty(_tr("No complete period has a figure yet."))
    return table


def period_table() -> TableView:
    """Every period of the chart, newest first."""
    columns: list[Column[PeriodLine]] = [
        Column(_tr("Period"), lambda row: row.period.label, stretch=True),
        Column(_tr("Figure"), lambda row: row.figure, align=Align.RIGHT, width=80, strong=True),
        Column(_tr("Cases"), lambda row: row.cases, align=Align.RIGHT, width=120),
        Column(_tr("State"), lambda row: row.state, width=150, tone="muted"),
        Column(_tr("A year before"), lambda row: row.year_before, align=Align.RIGHT, width=100),
        Column(_tr("Usual range"), lambda row: row.usual, align=Align.RIGHT, width=100),
        Column(_tr("Signal"), state=lambda row: _state(row.signal), width=130),
    ]
    return TableView(_tr("Numbers behind the chart"), columns, key=lambda row: row.period)


def _state(signal: Signal | None) -> State | None:
    return None if signal is None else STATE_OF[signal]


def _percent_tone(row: Comparison) -> Tone:
    return "text" if row.percent.endswith("%") else "muted"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartTables", text)
