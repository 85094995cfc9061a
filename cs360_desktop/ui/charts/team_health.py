"""How the Problem-Solving Team keeps its promises, month by month: charts of counts, and every figure in a table."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.action_charts import (
    ChartWords,
    days_chart,
    days_text,
    on_time_chart,
    open_chart,
    outside_chart,
)
from cs360_desktop.domain.action_health import MonthHealth, TeamHealth
from cs360_desktop.services.action_health import team_health
from cs360_desktop.ui.charts.run_plot import RunPlot
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import fixed_height, margins, spacing
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type

_NOUNS = {"action", "carry_over", "meeting", "person", "represented_group", "body", "setting"}


class TeamHealthView(Body):
    """Four charts of twelve months and the table behind them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.plots = {key: RunPlot(small=True) for key in ("on_time", "days", "open", "outside")}
        self.table = TableView(self.tr("Promises month by month"), self._columns(), key=lambda line: line.month)
        self._titles = {key: Label(role=Type.STRONG) for key in self.plots}
        self._reading = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.readout = Label(role=Type.CAPTION)
        self._arrange()
        self.setFocusProxy(self.table)
        Following(self, desk.notifier, self.refresh, _NOUNS)
        self.refresh()

    def _arrange(self) -> None:
        charts = QGridLayout()
        charts.setHorizontalSpacing(16)
        charts.setVerticalSpacing(4)
        for number, (key, plot) in enumerate(self.plots.items()):
            row, column = divmod(number, 2)
            self._titles[key].setBuddy(plot)
            fixed_height(plot, 150)
            charts.addWidget(self._titles[key], 2 * row, column)
            charts.addWidget(plot, 2 * row + 1, column)
            plot.pointed.connect(lambda place, key=key: self._read(key, place))
        holder = QWidget()
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addLayout(charts)
        box.addWidget(self.readout)
        box.addWidget(self.table)
        box.addWidget(self._reading)
        box.addStretch(1)
        self.set_content(holder, scroll=True)

    def refresh(self) -> None:
        """Count again."""
        self._health = team_health(self._desk.session)
        months = self._health.months
        self._charts = {
            "on_time": on_time_chart(months, self._words(self.tr("Done by the due date, per month"))),
            "days": days_chart(months, self._words(self.tr("Median days from promise to done"), self.tr("days"))),
            "open": open_chart(months, self._words(self.tr("Open at the end of the month"))),
            "outside": outside_chart(months, self._words(self.tr("Open and owned outside the police"))),
        }
        for key, chart in self._charts.items():
            self._titles[key].setText(chart.title)
            self.plots[key].show_chart(chart)
        self.table.set_items(list(reversed(months)))
        self._reading.setText(self._how_to_read(self._health))

    def _words(self, title: str, unit: str = "") -> ChartWords:
        return ChartWords(
            title,
            unit or self.tr("actions"),
            self.tr("{month} so far"),
            self.tr("{title}: {figure} in {month}, the last figure."),
            self.tr("{title}: nothing yet."),
        )

    def _how_to_read(self, health: TeamHealth) -> str:
        return self.tr(
            "Counts, because shares of so few say nothing: no percentage is told of fewer than {n}. Dropped actions "
            "and what is due today or later are left out of what was due. A month without a figure had nothing to "
            "count, which is not zero. Few late actions say that promises were realistic, not that more was achieved."
        ).format(n=f"{health.small_number:g}")

    def _read(self, key: str, place: int) -> None:
        if place < 0:
            self.readout.setText("")
            return
        chart, month = self._charts[key], self._health.months[place]
        value = chart.points[place].value
        figure = self.tr("nothing to count") if value is None else days_text(value)
        self.readout.setText(f"{chart.title} · {self._label(month)}: {figure}")

    def _label(self, month: MonthHealth) -> str:
        label = month.month.label
        return label if month.is_complete else self.tr("{month} so far").format(month=label)

    def _columns(self) -> list[Column[MonthHealth]]:
        def figure(title: str, text: str, width: int = 96) -> Column[MonthHealth]:
            return Column(title, _FIGURES[text], align=Align.RIGHT, width=width)

        return [
            Column(self.tr("Month"), self._label, stretch=True),
            figure(self.tr("Due"), "due"),
            figure(self.tr("Done on time"), "on_time"),
            figure(self.tr("Done"), "closed"),
            figure(self.tr("Median days"), "days"),
            figure(self.tr("Open at end"), "open"),
            figure(self.tr("Outside police"), "outside", 110),
            figure(self.tr("Carried 2 or more"), "carried", 124),
        ]


_FIGURES = {
    "due": lambda line: str(line.health.on_time.of),
    "on_time": lambda line: str(line.health.on_time.cases) if line.health.on_time.of else "–",
    "closed": lambda line: str(line.health.closed),
    "days": lambda line: "–" if line.health.median_days is None else days_text(line.health.median_days),
    "open": lambda line: str(line.health.outside.of),
    "outside": lambda line: str(line.health.outside.cases) if line.health.outside.of else "–",
    "carried": lambda line: str(line.health.carried.cases) if line.health.carried.of else "–",
}
