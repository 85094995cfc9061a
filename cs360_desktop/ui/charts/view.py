"""The Charts tab: one measure in several ways, its comparisons below, and beside it what that says and does not say."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.chart_sets import Panels, YearsChart
from cs360_desktop.domain.charts import PointState, RunChart
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.figures import StretchKind
from cs360_desktop.services import chart_sets, charts
from cs360_desktop.services.chart_files import TakenChart
from cs360_desktop.services.chart_notes import chart_notes
from cs360_desktop.services.chart_points import CountedAs
from cs360_desktop.services.chart_tables import panels_table, rate_sentence, run_table, years_table
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.ui.charts.choices import ChartChoices
from cs360_desktop.ui.charts.comparison_block import ComparisonBlock
from cs360_desktop.ui.charts.side import ChartSide
from cs360_desktop.ui.charts.stage import ChartStage
from cs360_desktop.ui.charts.tables import FittedTable, figure_table
from cs360_desktop.ui.charts.taking_along import ask_and_save, copy_chart, save_chart
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.following import ENTRIES, Following
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.typography import Type

_SHAPING = {"measure", "area", "agency", "target", "series_break", "response", "problem_measure", "setting"}
_ALSO = {"population"}
RUN, YEARS, AREAS, CASES, TABLE = "chart", "years", "areas", "cases", "table"
"""The ways to show a measure."""
_BETWEEN_LETTERS = 120
"""In ms: whoever types the name of a measure goes through others that need no chart."""


class ChartsView(Body):
    """Charts that pointer and arrow keys read; a place is a measure and, after a colon, a way: `charts:areas`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: MeasureChart | None = None
        self._taken: TakenChart | None = None
        self._is_stale = True
        self._is_public = False
        self._chart_way = RUN
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_BETWEEN_LETTERS)
        self._soon.timeout.connect(self.refresh)
        self.choices = ChartChoices(desk.session, self._soon.start)
        ways = [
            (RUN, self.tr("Run chart")),
            (YEARS, self.tr("Same months")),
            (AREAS, self.tr("Areas")),
            (CASES, self.tr("Cases")),
            (TABLE, self.tr("Table")),
        ]
        self.way = Segment(self.tr("Shown as"), ways)
        self.stage = ChartStage()
        self.comparisons = ComparisonBlock()
        self.side = ChartSide(desk, self.copy, self.ask_where_to_save)
        self.table: FittedTable | None = None
        self._table_page = Rebuilt()
        self._ways = QStackedWidget()
        self._pages = QStackedWidget()
        self._empty = EmptyState("", "")
        self._put_together()
        self._is_public = desk.community
        desk.community_changed.connect(self.set_community)
        Following(self, desk.notifier, self._offer, _SHAPING)
        Following(self, desk.notifier, self.refresh, {*_ALSO, ENTRIES})
        self._offer()

    def _put_together(self) -> None:
        for choice in (self.choices.measure, self.choices.area, self.choices.years):
            self.tools.add_filter(choice)
        self.tools.add_command(self.way)
        self.way.chosen.connect(self._choose_way)
        self.stage.foot.addWidget(self.choices.counted_as)
        chart = QWidget()
        box = QVBoxLayout(chart)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addWidget(self.stage, 1)
        box.addWidget(self.comparisons)
        self._ways.addWidget(scrolling(chart))  # a low window shows a whole chart and scrolls to its comparisons
        self._ways.addWidget(self._table_page)
        self._pages.addWidget(self._ways)
        self._pages.addWidget(self._empty)
        self.set_content(self._pages)
        self.set_context(self.side, width=272)
        self.comparisons.asked.connect(lambda kind, goes_there: self.side.explain(kind, goes_there=goes_there))
        self.side.panel.working_wanted.connect(self.explain)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a measure, in the way the place names."""
        way = place.part.partition(":")[2]
        if way in {RUN, YEARS, AREAS, CASES, TABLE}:
            self.way.choose(way)
            self._chart_way = self._chart_way if way == TABLE else way
        if (place.record is not None and self.choices.choose(place.record)) or way:
            self.refresh()

    def set_community(self, is_public: bool) -> None:
        """Show what a community copy shows, or everything."""
        self._is_public = is_public
        self._offer()

    def explain(self) -> None:
        """Go to how the current comparison was worked out, or the first."""
        found = self._found
        kind = self.comparisons.chosen()
        if kind is None and found is not None and found.comparisons:
            kind = found.comparisons[0].kind
        if isinstance(kind, StretchKind):
            self.side.explain(kind, goes_there=True)

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

    def _offer(self) -> None:
        self.choices.offer(community=self._is_public)
        self.refresh()

    def _choose_way(self, way: str) -> None:
        if way != TABLE:
            self._chart_way = way
        self.refresh()

    def _show_chart(self) -> None:
        self._is_stale = False
        measure = self.choices.measure_now()
        self._found = self._taken = None
        if measure is None:
            self._show_empty()
            return
        self._offer_ways(has_cases=measure.takes_cases)
        counted_as = self._counted_as()
        self._found = charts.measure_chart(
            self._desk.session,
            measure.id,
            self._area_id(),
            years=self.choices.years_back(),
            counted_as=counted_as,
            community=self._is_public,
        )
        shown = self._described(measure.id)
        if shown is None or (self._is_public and measure.internal):
            self._show_empty()
            return
        self._pages.setCurrentIndex(0)
        self._draw(shown)
        self._show_beside(shown)

    def _offer_ways(self, *, has_cases: bool) -> None:
        """Leave out the ways that this measure and this agency never have."""
        self.way.offer(CASES, has_cases)
        self.way.offer(AREAS, self.choices.has_areas())
        if (self._chart_way == CASES and not has_cases) or (self._chart_way == AREAS and not self.choices.has_areas()):
            self._chart_way = RUN
        if self.way.choice() != TABLE:
            self.way.choose(self._chart_way)
        is_run = self._chart_way == RUN
        self.choices.area.setEnabled(self._chart_way != AREAS)
        self.choices.area.setToolTip("" if self._chart_way != AREAS else self.tr("All areas are shown side by side"))
        measure = self.choices.measure_now()
        can_be_rated = measure is not None and charts.can_be_rated(measure)
        self.choices.counted_as.setVisible(is_run and can_be_rated)

    def _area_id(self) -> int:
        """The area chosen; beside all areas stands what the whole agency says."""
        return WHOLE_AGENCY if self._chart_way == AREAS else self.choices.area_id()

    def _counted_as(self) -> CountedAs:
        return self.choices.counting() if self._chart_way == RUN else CountedAs.COUNT

    def _described(self, measure_id: int) -> RunChart | YearsChart | Panels | str | None:
        """What is drawn in the way chosen, or the sentence why nothing is; None where the measure has no figure."""
        session, area_id, years = self._desk.session, self._area_id(), self.choices.years_back()
        public = self._is_public
        if self._chart_way == AREAS:
            return chart_sets.area_panels(session, measure_id, years=years, community=public)
        if self._found is None:
            return None
        if self._chart_way == YEARS:
            return chart_sets.years_chart(session, measure_id, area_id, years=min(years + 1, 4), community=public)
        if self._chart_way == CASES:
            return chart_sets.cases_panels(session, measure_id, area_id, years=years, community=public)
        return self._found.chart

    def _draw(self, shown: RunChart | YearsChart | Panels | str) -> None:
        is_rated = self._counted_as() is not CountedAs.COUNT
        found = self._found if self._chart_way != AREAS else None
        if isinstance(shown, str):
            self.stage.show_reason(self.choices.measure.currentText(), shown)
        elif isinstance(shown, YearsChart):
            self.stage.show_years(shown)
            self._taken = TakenChart(shown, years_table(shown), found)
        elif isinstance(shown, Panels):
            self.stage.show_panels(shown)
            self._taken = TakenChart(shown, panels_table(shown), found)
        elif found is not None:
            lines = found.lines
            self.stage.show_run(
                shown, lambda at: rate_sentence(lines[at], shown, at) if is_rated else lines[at].sentence
            )
            self._taken = TakenChart(shown, run_table(shown, lines, is_rated=is_rated), found)
        if self._taken is not None:
            self._taken = replace(self._taken, withheld=self._withheld(shown))
        is_table = self.way.choice() == TABLE and self._taken is not None
        if is_table and self._taken is not None:
            self.table = figure_table(self._taken.numbers)
            self._table_page.replace(_titled(self._taken.chart.title, self.table))
        self._ways.setCurrentIndex(is_table)

    def _show_beside(self, shown: object) -> None:
        found = self._found
        self.comparisons.setVisible(found is not None and self._chart_way != AREAS)
        if found is not None:
            self.comparisons.show_chart(found)
            area_id = self._area_id()
            notes = chart_notes(self._desk.session, found, area_id, self._counted_as())
            self.side.show_chart(found, notes, area_id, self._withheld(shown))
        elif isinstance(shown, Panels):
            self.side.show_panels(shown.alternative, self._withheld(shown))
        else:
            self.side.show_nothing(shown if isinstance(shown, str) else "")

    def _withheld(self, shown: object) -> str | None:
        """What a community copy hides; None where everything is shown."""
        if not self._is_public:
            return None
        hidden = 0 if self._found is None else self._found.withheld
        if isinstance(shown, Panels):
            hidden = sum(point.state is PointState.SUPPRESSED for chart in shown.charts for point in chart.points)
        if hidden == 0:
            return self.tr("Community copy: nothing of this measure is hidden.")
        many = self.tr("1 small count is hidden") if hidden == 1 else self.tr("{n} small counts are hidden")
        return self.tr("Community copy: {many}, so that nobody can be recognized.").format(many=many.format(n=hidden))

    def _show_empty(self) -> None:
        self._pages.removeWidget(self._empty)
        self._empty.deleteLater()
        measure = self.choices.measure_now()
        words = self.tr("There is no figure to draw yet. Type figures on the Enter tab, or bring in your workbook.")
        if measure is not None and measure.internal and self._is_public:
            words = self.tr("This measure is marked internal, so a community copy does not show it.")
        self._empty = EmptyState(measure.name if measure else self.tr("Charts"), words)
        self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty)
        self.side.show_nothing()

    # -- taking it along ----------------------------------------------------------------------------------------------

    def picture(self) -> QPixmap:
        """The chart with title and source, twice as fine as on the screen."""
        return self.stage.picture()

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        copy_chart(self, self._desk, self._taken, self.picture)

    def ask_where_to_save(self) -> None:
        """Save the chart where and as what the user says."""
        if self._taken is not None:
            ask_and_save(self, self._desk, self._taken, self.picture)

    def save(self, path: Path) -> Path:
        """Save the chart as the name of the file ends: PNG, SVG or PDF.

        Raises:
            UserError: the file cannot be written there.
        """
        assert self._taken is not None
        return save_chart(self._desk, self._taken, self.picture, path)


def _titled(title: str, table: FittedTable) -> QWidget:
    """The table below the title of the chart it stands for."""
    page = QWidget()
    label = ElidedLabel(Type.STRONG)
    label.setText(title)
    box = QVBoxLayout(page)
    margins(box, 0, 0, 0, 0)
    spacing(box, 8)
    box.addWidget(label)
    box.addWidget(table, 1)
    box.addStretch(0)
    return page
