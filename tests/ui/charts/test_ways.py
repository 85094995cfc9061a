"""The ways to show a measure: each is read by keys, has a name, and its numbers stand in the table behind it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import agency, entries, measure_editing
from cs360_desktop.services.session import Session
from cs360_desktop.ui.charts.tables import FittedTable
from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.theme import Scheme, Theme
from cs360_desktop.ui.metrics.page import MetricsPage
from tests.ui.charts.conftest import ShowWay


def cells(table: FittedTable | None) -> list[list[str]]:
    assert table is not None
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_that_the_same_months_are_read_over_each_other_newest_year_first(
    show_way: ShowWay, view: ChartsView, qtbot: QtBot
) -> None:
    show_way("years")
    plot = view.stage.years
    assert plot is not None
    assert plot.accessibleName() == "Disorder calls (noise, disturbance, trespass), per month"
    assert "2025–2026 over each other" in plot.accessibleDescription()
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert view.stage.readout.text() == "Jan: 10 in 2026 · 10 in 2025"
    qtbot.keyClick(plot, Qt.Key.Key_End)
    assert view.stage.readout.text() == "Dec: no entry in 2026 · 12 in 2025"


def test_that_the_table_shows_the_numbers_of_the_way_last_shown(show_way: ShowWay, view: ChartsView) -> None:
    show_way("years")
    view.way._group.button(4).click()
    assert cells(view.table)[:2] == [["Jan", "10", "10"], ["Feb", "11", "11"]]
    view.way._group.button(0).click()
    view.way._group.button(4).click()
    assert cells(view.table)[1][:2] == ["Oct 2026", "10"]


def test_that_areas_stand_in_their_own_order_on_one_scale_and_are_read_by_keys(
    show_way: ShowWay, view: ChartsView, by_area: list[str], qtbot: QtBot
) -> None:
    show_way("areas")
    plot = view.stage.panels
    assert plot is not None
    qtbot.waitUntil(lambda: plot.cell(2).plot.count() == 13)
    tops = {plot.cell(number).plot.top() for number in range(3)}
    assert len(tops) == 1
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert view.stage.readout.text() == "Harbor, Oct 2026: 3"
    qtbot.keyClick(plot, Qt.Key.Key_PageDown)
    assert view.stage.readout.text() == "Mill District, Oct 2026: 10"
    assert not view.choices.area.isEnabled()
    assert not view.comparisons.isVisible()
    view.way._group.button(4).click()
    assert view.table is not None
    head = view.table.model()
    assert [head.headerData(at, Qt.Orientation.Horizontal) for at in (1, 2, 3)] == by_area


def test_that_areas_are_offered_only_where_there_are_areas(view: ChartsView, calls: int, by_area: list[str]) -> None:
    assert view.choices.has_areas()
    assert not view.way._group.button(2).isHidden()


def test_that_the_cases_behind_a_share_stand_side_by_side(
    show_way: ShowWay, view: ChartsView, share: int, qtbot: QtBot
) -> None:
    show_way("cases", share)
    plot = view.stage.panels
    assert plot is not None
    qtbot.waitUntil(lambda: plot.cell(1).plot.count() > 0)
    view.way._group.button(4).click()
    found = cells(view.table)
    assert [row[1:] for row in found if row[1] != "no entry"][-1] == ["6", "10"]
    assert ["n/c", "n/c"] in [row[1:] for row in found]
    show_way("chart")
    assert view.way._group.button(3).isHidden()


def test_that_a_share_is_drawn_with_its_interval_and_compared_with_its_cases(
    show_way: ShowWay, view: ChartsView, share: int
) -> None:
    show_way("chart", share)
    rows = cells(view.comparisons.table)
    assert rows[0][2].endswith("of 10")
    assert rows[0][3].endswith("%")


def test_that_a_count_is_shown_by_residents_and_years_without_any_are_named(
    show_way: ShowWay, view: ChartsView, session: Session, places: list[Place], qtbot: QtBot
) -> None:
    show_way("chart")
    agency.set_population(session, 2026, 11_200)
    view.choices.counted_as.setCurrentIndex(2)
    view.refresh()
    plot = view.stage.run
    assert plot is not None
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_End)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert view.stage.readout.text().startswith("Oct 2026: 10 · usual range 3 – 21 (2025) · usual range · 0.")
    assert view.stage.readout.text().endswith("per 1,000 residents")
    assert view.side.panel.residents.text() == "No residents are given for 2025, so these years have no rate."
    view.side.panel.add_residents.click()
    assert places[-1] == Place("settings", part="population")
    view.way._group.button(4).click()
    assert cells(view.table)[-1][:3] == ["Jan 2025", "10", "no residents"]
    agency.set_population(session, 2025, 11_200)
    assert view.side.panel.residents.text() == ""


def test_that_a_measure_that_is_no_count_is_not_offered_by_residents(
    show_way: ShowWay, view: ChartsView, share: int
) -> None:
    show_way("chart", share)
    assert view.choices.counted_as.isHidden()


def test_that_a_count_is_a_count_until_something_else_is_chosen(show_way: ShowWay, view: ChartsView) -> None:
    show_way("chart")
    assert view.choices.counted_as.currentText() == "Count"
    assert view.choices.counting().value == "count"


def test_that_a_community_copy_hides_small_counts_and_says_so(
    show_way: ShowWay, view: ChartsView, calls: int, session: Session
) -> None:
    measure_editing.change_measure(session, calls, sensitive=True)
    entries.set_values(session, {EntryKey(calls, WHOLE_AGENCY, Period.month(2026, 9)): Value(2.0)})
    show_way("chart")
    view.set_community(True)
    assert view.side.panel.withheld.text().startswith("Community copy: 1 small count is hidden")
    assert not view.side.panel.add_mark.isVisible()
    view.way._group.button(4).click()
    table = cells(view.table)
    assert table[2][0] == "Sep 2026"
    assert "2" not in table[2]
    view.set_community(False)
    assert "2" in cells(view.table)[2]


def test_that_a_community_copy_of_all_areas_says_how_many_of_their_counts_are_hidden(
    show_way: ShowWay, view: ChartsView, by_area: list[str]
) -> None:
    show_way("areas")
    view.set_community(True)
    said = view.side.panel.withheld.text()
    assert said.startswith("Community copy: ")
    assert "nothing" not in said
    view.way._group.button(4).click()
    assert "2" not in {cell for row in cells(view.table) for cell in row[1:]}


def test_that_gaps_keep_their_words_when_years_lie_over_each_other(
    show_way: ShowWay, view: ChartsView, calls: int, session: Session
) -> None:
    entries.set_states(session, [EntryKey(calls, WHOLE_AGENCY, Period.month(2025, 3))], EntryState.NOT_COLLECTED)
    show_way("years")
    view.way._group.button(4).click()
    assert cells(view.table)[2] == ["Mar", "n/c", "12"]


@pytest.mark.parametrize("way", ["chart", "years", "areas"])
def test_that_every_way_follows_theme_and_zoom(
    show_way: ShowWay, view: ChartsView, by_area: list[str], theme: Theme, way: str
) -> None:
    show_way(way)
    height = view.stage.plot().minimumHeight()
    theme.set_scheme(Scheme.DARK)
    theme.set_zoom(200)
    assert view.stage.plot().minimumHeight() == 2 * height
    theme.set_scheme(Scheme.LIGHT)
    theme.set_zoom(100)


def test_that_no_number_of_the_comparisons_is_cut(show_way: ShowWay, view: ChartsView, page: MetricsPage) -> None:
    show_way("chart")
    page.resize(820, 600)
    table = view.comparisons.table
    needed = [table._width_of(at) for at in range(1, table.model().columnCount())]
    assert all(table.columnWidth(at) >= width for at, width in enumerate(needed, start=1))
