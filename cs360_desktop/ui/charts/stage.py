"""Where charts are drawn: title and source above, the plot that fits the chart, and below it what is being read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.chart_sets import Panels, YearsChart
from cs360_desktop.domain.charts import RunChart
from cs360_desktop.services.chart_tables import panel_sentence, years_sentence
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.scaling import fixed_height, margins, minimum_height, spacing
from cs360_desktop.ui.common.stack import Stack
from cs360_desktop.ui.common.typography import Type

if TYPE_CHECKING:
    from cs360_desktop.ui.charts.panels_plot import PanelsPlot
    from cs360_desktop.ui.charts.run_plot import RunPlot
    from cs360_desktop.ui.charts.years_plot import YearsPlot


class ChartStage(QWidget):
    """Shows one chart at a time; each kind of plot is made when it is first needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.run: RunPlot | None = None
        self.years: YearsPlot | None = None
        self.panels: PanelsPlot | None = None
        self._sentence: Callable[..., str] = str
        self._title = ElidedLabel(Type.STRONG)
        self._source = Label(role=Type.CAPTION, tone="muted")
        self._plots = Stack()
        self._reason = _Reason()
        self._plots.addWidget(self._reason)
        self.readout = ElidedLabel(Type.CAPTION)
        self.foot = QHBoxLayout()
        self._arrange()

    def _arrange(self) -> None:
        heading = QHBoxLayout()
        spacing(heading, 12)
        heading.addWidget(self._title, 1)
        heading.addWidget(self._source)
        self._picture = QWidget()
        box = QVBoxLayout(self._picture)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addLayout(heading)
        box.addWidget(self._plots, 1)
        fixed_height(self.readout, 20)
        spacing(self.foot, 8)
        self.foot.addWidget(self.readout, 1)
        outer = QVBoxLayout(self)
        margins(outer, 0, 0, 0, 0)
        spacing(outer, 4)
        outer.addWidget(self._picture, 1)
        outer.addLayout(self.foot)

    def show_run(self, chart: RunChart, sentence: Callable[[int], str]) -> None:
        """Show a run chart; `sentence` says what is read at a place."""
        if self.run is None:
            # A third of a second: pyqtgraph is loaded when the first chart is drawn.
            from cs360_desktop.ui.charts.run_plot import RunPlot

            self.run = RunPlot()
            self.run.pointed.connect(lambda index: self._read(self.run, index))
            self._plots.addWidget(self.run)
        self._show(self.run, chart.title, chart.source, "" if chart.unit == "count" else chart.unit, sentence)
        self.run.show_chart(chart)

    def show_years(self, chart: YearsChart) -> None:
        """Show the same months of some years."""
        if self.years is None:
            from cs360_desktop.ui.charts.years_plot import YearsPlot

            self.years = YearsPlot()
            self.years.pointed.connect(lambda index: self._read(self.years, index))
            self._plots.addWidget(self.years)
        unit = "" if chart.unit == "count" else chart.unit
        self._show(self.years, chart.title, chart.source, unit, lambda place: years_sentence(chart, place))
        self.years.show_chart(chart)

    def show_panels(self, panels: Panels) -> None:
        """Show small charts side by side."""
        if self.panels is None:
            from cs360_desktop.ui.charts.panels_plot import PanelsPlot

            self.panels = PanelsPlot()
            self.panels.pointed.connect(lambda number, index: self._read(self.panels, index, number))
            self._plots.addWidget(self.panels)

        def sentence(index: int, number: int) -> str:
            return panel_sentence(panels.names[number], panels.charts[number], index)

        unit = panels.charts[0].unit
        self._show(self.panels, panels.title, panels.source, "" if unit == "count" else unit, sentence)
        self.panels.show_chart(panels)

    def show_reason(self, title: str, reason: str) -> None:
        """Say why there is no chart of this kind."""
        self._reason.setText(reason)
        self._show(self._reason, title, "", "", lambda _index: "")
        self.readout.setText("")

    def plot(self) -> QWidget:
        """What is shown now."""
        shown = self._plots.currentWidget()
        assert shown is not None
        return shown

    def picture(self) -> QPixmap:
        """The chart with title and source, twice as fine as on the screen."""
        size = self._picture.size()
        pixmap = QPixmap(size * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(self._picture.palette().base().color())
        self._picture.render(pixmap)
        return pixmap

    def _show(self, plot: QWidget, title: str, source: str, unit: str, sentence: Callable[..., str]) -> None:
        self._title.setText(f"{title} ({unit})" if unit else title)
        self._source.setText(source)
        self._sentence = sentence
        self._plots.setCurrentWidget(plot)

    def _read(self, plot: QWidget | None, index: int, *more: int) -> None:
        if plot is None or plot is not self._plots.currentWidget():
            return
        if index < 0:
            self.readout.setText(self.tr("Point at a period, or use the arrow keys, to read it."))
            self.readout.set_tone("muted")
            return
        sentence = self._sentence(index, *more)
        self.readout.setText(sentence)
        self.readout.set_tone("text")
        if plot.hasFocus():
            announce(plot, sentence)


class _Reason(Label):
    """Why there is nothing to draw, at the top left where the chart would be."""

    def __init__(self) -> None:
        super().__init__(tone="muted", wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        minimum_height(self, 220)

    @override
    def hasHeightForWidth(self) -> bool:
        return False
