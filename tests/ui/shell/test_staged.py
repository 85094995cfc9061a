"""What is staged for a picture is taken back, and later pictures say nothing of it."""

import pytest

from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import agency, entries, metrics
from cs360_desktop.services.chart_points import CountedAs
from cs360_desktop.services.session import Session
from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.shell import staged
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.staged import Stage

OCTOBER = Period.month(2026, 10)


@pytest.mark.parametrize("stage", [staged.refused, staged.asked, staged.unequal])
def test_that_a_staged_moment_leaves_nothing_behind(window: MainWindow, session: Session, stage: Stage) -> None:
    calls = next(measure for measure in metrics.active_measures(session) if measure.code == "1.07")
    agency.add_area(session, "Beat 1")
    key = EntryKey(calls.id, WHOLE_AGENCY, OCTOBER)
    entries.set_values(session, {key: Value(7)})
    window.go(Place("metrics", calls.id, "enter:areas"))
    view = window.findChild(EnterView)
    assert isinstance(view, EnterView)
    with stage(window):
        assert window.status.action_text() or view.model.refusals
    entry = entries.cell(session, key).entry
    assert entry is not None
    assert entry.value == Value(7)
    assert (view.model.refusals, window.status.action_text()) == ({}, "")


@pytest.mark.parametrize("stage", [staged.explained, staged.break_opened, staged.rated])
def test_that_a_staged_chart_is_as_it_was_after_the_picture(window: MainWindow, session: Session, stage: Stage) -> None:
    calls = next(measure for measure in metrics.active_measures(session) if measure.code == "1.07")
    entries.set_values(session, {EntryKey(calls.id, WHOLE_AGENCY, OCTOBER.next(-step)): Value(7) for step in range(14)})
    window.go(Place("metrics", calls.id, "charts:chart"))
    view = window.findChild(ChartsView)
    assert isinstance(view, ChartsView)
    with stage(window):
        assert view.side.shown() is not view.side.panel or view.choices.counting() is not CountedAs.COUNT
    assert view.side.shown() is view.side.panel
    assert view.choices.counting() is CountedAs.COUNT
