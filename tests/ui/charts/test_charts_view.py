"""The Charts tab: what it draws, how it is read by pointer, keys and screen reader, and how it is taken along."""

import subprocess
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries
from cs360_desktop.services.session import Session
from cs360_desktop.ui.charts.run_plot import RunPlot
from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.page import MetricsPage

Find = Callable[[str], Measure]


def test_that_the_chart_has_a_name_and_says_in_a_sentence_what_it_shows(plot: RunPlot, view: ChartsView) -> None:
    assert plot.accessibleName() == "Disorder calls (noise, disturbance, trespass), per month"
    assert plot.accessibleDescription().endswith("Oct 2026: 10, within the usual range of 3 to 21.")
    assert view.side.panel._caution.text().startswith("That is not the same as “no change”")


def test_that_arrow_keys_read_the_periods(plot: RunPlot, view: ChartsView, qtbot: QtBot) -> None:
    plot.setFocus()
    assert view.stage.readout.text() == "Point at a period, or use the arrow keys, to read it."
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert view.stage.readout.text() == "Nov 2026: no entry"
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert view.stage.readout.text() == "Oct 2026: 10 · usual range 3 – 21 (2025) · usual range"
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert view.stage.readout.text() == "Jan 2025: 10"
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert view.stage.readout.text() == "Feb 2025: 11"


def test_that_the_pointer_reads_the_period_below_it(plot: RunPlot, view: ChartsView, qtbot: QtBot) -> None:
    canvas = plot._plot
    scene = canvas.getPlotItem().getViewBox().mapViewToScene(QPointF(3, 10))
    place = QPointF(canvas.mapFromScene(scene))
    # Qt's own test mouse does not reach a scene without a screen.
    none, buttons = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    to_screen = QPointF(canvas.viewport().mapToGlobal(place.toPoint()))
    event = QMouseEvent(QEvent.Type.MouseMove, place, to_screen, none, none, buttons)
    QApplication.sendEvent(canvas.viewport(), event)
    qtbot.waitUntil(lambda: plot.index() == 3)
    assert view.stage.readout.text().startswith("Apr 2025: 10")


def test_that_the_chart_does_not_zoom_or_pan(plot: RunPlot) -> None:
    view_box = plot._plot.getPlotItem().getViewBox()
    assert view_box.state["mouseEnabled"] == [False, False]


def test_that_the_table_has_every_number_of_the_chart(plot: RunPlot, view: ChartsView, session: Session) -> None:
    view.way._group.button(4).click()
    assert view.table is not None
    model = view.table.model()
    found = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert found[0] == ["Nov 2026", "", "no entry"]
    assert found[1] == ["Oct 2026", "10", ""]
    assert len(found) == 23


def test_that_a_change_is_drawn_at_once(plot: RunPlot, view: ChartsView, session: Session, measure: Find) -> None:
    october = EntryKey(measure("1.07").id, WHOLE_AGENCY, Period.month(2026, 10))
    entries.set_values(session, {october: Value(40)})
    assert "Unusual: above the usual range" in plot.accessibleDescription()
    entries.set_states(session, [october], EntryState.NOT_COLLECTED)
    assert "Sep 2026" in plot.accessibleDescription()


def test_that_a_measure_without_figures_says_so(page: MetricsPage, view: ChartsView, measure: Find) -> None:
    page.show_place(Place("metrics", measure("2.04").id, "charts"))
    assert view._pages.currentWidget() is view._empty
    assert not view.side.panel._commands.isVisible()


def test_that_the_drawing_library_is_loaded_with_the_first_chart_only() -> None:
    code = (
        "import sys; import cs360_desktop.ui.charts.view, cs360_desktop.ui.metrics.page, "
        "cs360_desktop.ui.metrics.entering.view, cs360_desktop.services.charts; "
        "print({'pyqtgraph', 'numpy', 'pandas', 'reportlab', 'openpyxl'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
