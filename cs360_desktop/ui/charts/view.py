"""The Charts tab: one measure over time, its comparisons below, and beside it what that says and does not say."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import EntriesChanged, RecordsChanged
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import agency, charts, metrics
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.ui.charts.panel import ChartPanel
from cs360_desktop.ui.charts.tables import comparison_table, period_table
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import fixed_height, margins, minimum_width, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.typography import Type

if TYPE_CHECKING:
    from cs360_desktop.ui.charts.run_plot import RunPlot

_SHAPING = {"measure", "area", "agency", "target", "series_break", "response", "problem_measure", "setting"}
_YEARS = (1, 3, 5, 10, 20)


class ChartsView(Body):
    """A run chart that the pointer and the arrow keys read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: MeasureChart | None = None
        self._is_stale = True
        self._measures: list[int] = []
        self._areas: list[int] = []
        self.measure = _box(self.tr("Measure"), 220, self.refresh)
        self.area = _box(self.tr("Area"), 136, self.refresh)
        self.years = _box(self.tr("How far back"), 130, self.refresh)
        self.way = Segment(self.tr("Shown as"), [("chart", self.tr("Run chart")), ("table", self.tr("Table"))])
        self.plot: RunPlot | None = None
        self.readout = ElidedLabel(Type.CAPTION)
        self.panel = ChartPanel(self.copy, self.ask_where_to_save)
        self.comparisons = comparison_table()
        self.periods = period_table()
        self._picture = QWidget()
        self._title = ElidedLabel(Type.STRONG)
        self._source = Label(role=Type.CAPTION, tone="muted")
        self._ways = QStackedWidget()
        self._pages = QStackedWidget()
        self._empty = EmptyState("", "")
        self._put_together()
        self._desk.notifier.changed.connect(self._on_change)
        self._offer()

    def _put_together(self) -> None:
        texts = [self.tr("Last 12 months"), *(self.tr("Last {n} years").format(n=years) for years in _YEARS[1:])]
        self.years.addItems(texts)
        self.years.setCurrentIndex(1)
        for choice in (self.measure, self.area, self.years):
            self.tools.add_filter(choice)
        self.tools.add_command(self.way)
        self.way.chosen.connect(lambda way: self._ways.setCurrentIndex(way == "table"))
        heading = QHBoxLayout()
        spacing(heading, 12)
        heading.addWidget(self._title, 1)
        heading.addWidget(self._source)
        self._picture_box = QVBoxLayout(self._picture)
        margins(self._picture_box, 0, 0, 0, 0)
        spacing(self._picture_box, 4)
        self._picture_box.addLayout(heading)
        fixed_height(self.readout, 20)
        chart = QWidget()
        box = QVBoxLayout(chart)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addWidget(self._picture, 1)
        box.addWidget(self.readout)
        box.addWidget(self.comparisons)
        self._ways.addWidget(chart)
        self._ways.addWidget(self.periods)
        self._pages.addWidget(self._ways)
        self._pages.addWidget(self._empty)
        self.set_content(self._pages)
        self.set_context(self.panel, width=272)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a measure."""
        if place.record in self._measures:
            self.measure.setCurrentIndex(self._measures.index(place.record))
            self.refresh()

    def _offer(self) -> None:
        chosen = self._chosen(self._measures, self.measure)
        active = metrics.active_measures(self._desk.session)
        self._measures = [measure.id for measure in active]
        _fill(self.measure, [measure.name for measure in active], self._measures, chosen)
        chosen = self._chosen(self._areas, self.area)
        areas = agency.areas(self._desk.session)
        self._areas = [area.id for area in areas]
        _fill(self.area, [area.name for area in areas], self._areas, chosen)
        self.refresh()

    @staticmethod
    def _chosen(ids: list[int], box: ChoiceBox) -> int | None:
        return ids[box.currentIndex()] if box.currentIndex() >= 0 else None

    def refresh(self) -> None:
        """Ask for the chart again and draw it, now or as soon as the tab is seen."""
        self._is_stale = True
        if self.isVisible():
            self._show_chart()

    @override
    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # PySide's stub names the event's class
        if self._is_stale:
            self._show_chart()

    def _show_chart(self) -> None:
        self._is_stale = False
        measure_id = self._chosen(self._measures, self.measure)
        area_id = self._chosen(self._areas, self.area) or WHOLE_AGENCY
        self._found = None
        if measure_id is not None:
            years = _YEARS[self.years.currentIndex()]
            self._found = charts.measure_chart(self._desk.session, measure_id, area_id, years=years)
        if self._found is None:
            self._show_empty()
            return
        self._pages.setCurrentIndex(0)
        self._title.setText(self._found.chart.title)
        self._source.setText(self._found.chart.source)
        self._plot().show_chart(self._found.chart)
        self.comparisons.set_items(self._found.comparisons)
        self.periods.set_items(tuple(reversed(self._found.lines)))
        self.panel.show_chart(self._found)

    def _show_empty(self) -> None:
        self._pages.removeWidget(self._empty)
        self._empty.deleteLater()
        name = self.measure.currentText() or self.tr("Charts")
        words = self.tr("There is no figure to draw yet. Type figures on the Enter tab, or bring in your workbook.")
        self._empty = EmptyState(name, words)
        self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty)
        self.panel.show_nothing()

    def _plot(self) -> "RunPlot":
        if self.plot is None:
            # A third of a second: pyqtgraph is loaded when the first chart is drawn.
            from cs360_desktop.ui.charts.run_plot import RunPlot

            self.plot = RunPlot()
            self.plot.pointed.connect(self._read)
            self._picture_box.addWidget(self.plot, 1)
        return self.plot

    def _read(self, index: int) -> None:
        if self._found is None or index < 0:
            self.readout.setText(self.tr("Point at a period, or use the arrow keys, to read it."))
            self.readout.set_tone("muted")
            return
        sentence = self._found.lines[index].sentence
        self.readout.setText(sentence)
        self.readout.set_tone("text")
        if self.plot is not None and self.plot.hasFocus():
            announce(self.plot, sentence)

    def _on_change(self, change: object) -> None:
        if isinstance(change, EntriesChanged):
            self.refresh()
        elif isinstance(change, RecordsChanged) and change.noun in _SHAPING:
            self._offer()

    # -- taking it along ----------------------------------------------------------------------------------------------

    def picture(self) -> QPixmap:
        """The chart with title and source, twice as fine as on the screen."""
        size = self._picture.size()
        pixmap = QPixmap(size * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(self._picture.palette().base().color())
        self._picture.render(pixmap)
        return pixmap

    def copy(self) -> None:
        """Put the picture and its sentence on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.picture())
        announce(self, self.tr("The chart is on the clipboard"))

    def ask_where_to_save(self) -> None:
        """Save the picture where the user says."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the chart"), "chart.png", self.tr("Picture (*.png)"))
        if name:
            try:
                self.save(Path(name))
            except UserError as error:
                self._desk.refused.emit(error)

    def save(self, path: Path) -> None:
        """Save the picture as PNG.

        Raises:
            UserError: the file cannot be written there.
        """
        if not self.picture().save(str(path), "PNG"):
            raise UserError(
                f"“{path.name}” cannot be written there, so the chart was not saved. Choose another folder."
            )


def _box(name: str, width: int, chosen: object) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.activated.connect(chosen)
    minimum_width(box, width)
    return box


def _fill(box: ChoiceBox, texts: list[str], ids: list[int], chosen: int | None) -> None:
    box.clear()
    box.addItems(texts)
    if ids:
        box.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
