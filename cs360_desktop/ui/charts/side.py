"""The context panel of charts: what a chart says, or one of its forms, or how a figure was worked out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import SeriesBreak
from cs360_desktop.domain.figures import StretchKind
from cs360_desktop.services import charts
from cs360_desktop.services.chart_notes import ChartNotes
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.ui.charts.explanation import Explanation
from cs360_desktop.ui.charts.mark_form import MarkForm
from cs360_desktop.ui.charts.panel import ChartPanel
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.scaling import margins
from cs360_desktop.ui.common.target_form import TargetForm


class ChartSide(QWidget):
    """Shows one part at a time; Esc and Back lead to what the chart says, and the focus to where it came from."""

    def __init__(self, desk: Desk, copy: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self._found: MeasureChart | None = None
        self._notes: ChartNotes | None = None
        self._area_id = 0
        self._kind: StretchKind | None = None
        self._came_from: QWidget | None = None
        self._was_closed = False
        self.panel = ChartPanel(desk, copy, save)
        self.mark = MarkForm(desk)
        self.target = TargetForm(desk)
        self.explanation = Explanation()
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        for part in self._parts():
            box.addWidget(part)
        self.panel.mark_wanted.connect(self.open_mark)
        self.panel.target_wanted.connect(self.open_target)
        for form in (self.mark, self.target, self.explanation):
            form.left.connect(self.go_back)
        self._show(self.panel)

    def show_nothing(self, why: str = "") -> None:
        """Say what will stand here."""
        self._found = None
        self.panel.show_nothing(why)
        self._show(self.panel)

    def show_panels(self, sentence: str, withheld: str | None) -> None:
        """Show what many charts say as a whole."""
        self._found = None
        self.panel.take_along_only(sentence, withheld)
        self._show(self.panel)

    def show_chart(self, found: MeasureChart, notes: ChartNotes, area_id: int, withheld: str | None) -> None:
        """Show a chart, or what has become of the one shown; a form that is open for it stays open."""
        is_same = self._found is not None and (self._found.measure.id, self._area_id) == (found.measure.id, area_id)
        self._found, self._notes, self._area_id = found, notes, area_id
        self.panel.show_chart(found, notes, withheld)
        self.target.show_target(found.measure, notes.target, area_id)
        if not is_same:
            self._show(self.panel)
        elif self.shown() is self.explanation and self._kind is not None:
            self.explain(self._kind)

    def shown(self) -> QWidget:
        """The part that is shown."""
        return next(part for part in self._parts() if not part.isHidden())

    def explain(self, kind: StretchKind, *, goes_there: bool = False) -> None:
        """Show how a comparison was worked out; `goes_there` takes the focus along."""
        if self._found is None or not any(row.kind is kind for row in self._found.comparisons):
            self._show(self.panel)
            return
        row = next(row for row in self._found.comparisons if row.kind is kind)
        self._kind = kind
        self.explanation.show_steps(f"{self._found.measure.name}, {row.name}", charts.explained(self._found, kind))
        self._open(self.explanation, goes_there=goes_there)
        if goes_there:
            self.explanation.read_out()

    def open_mark(self, mark: SeriesBreak | None) -> None:
        """Open the form of a break, None for a new one."""
        if self._found is None:
            return
        self._open(self.mark)
        if mark is None:
            self.mark.start(self._found.measure.id, [line.period for line in self._found.lines])
        else:
            self.mark.show_break(mark)

    def open_target(self) -> None:
        """Open the form of the target."""
        if self._found is not None and self._notes is not None:
            self._open(self.target)
            self.target.figure.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show again what the chart says."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        source, self._came_from = self._came_from, None
        self._show(self.panel)
        if self._was_closed:
            self._was_closed = False
            page_of(self).toggle_context()  # it was opened for this part alone
        if had_focus and source is not None and source.isVisible():
            source.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.panel.add_mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, part: QWidget, *, goes_there: bool = True) -> None:
        if goes_there:
            focused = QApplication.focusWidget()
            if focused is not None and (self.shown() is self.panel or not self.isAncestorOf(focused)):
                self._came_from = focused
            self._was_closed = self._was_closed or not self.isVisible()
            page_of(self).show_context()
        self._show(part)

    def _show(self, part: QWidget) -> None:
        for each in self._parts():
            each.setVisible(each is part)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.panel, self.mark, self.target, self.explanation
