from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure, MeasureType, Status
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.problems import Interview
from cs360_desktop.services import entries, metrics
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services.coverage import coverage
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import px
from cs360_desktop.ui.common.table_model import ROW_ROLE
from cs360_desktop.ui.common.typography import Type, font
from cs360_desktop.ui.metrics.choosing.filters import Show
from cs360_desktop.ui.metrics.choosing.view import ChooseView
from cs360_desktop.ui.metrics.page import MetricsPage

Find = Callable[[str], Measure]


@pytest.fixture
def choose(page: MetricsPage) -> ChooseView:
    page.show_place(Place("metrics", part="choose"))
    shown = page.tab("choose")
    assert isinstance(shown, ChooseView)
    return shown


def texts(choose: ChooseView) -> list[str]:
    model = choose.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def measures(choose: ChooseView) -> list[str]:
    model = choose.table.model()
    items = [model.index(row, 0).data(ROW_ROLE) for row in range(model.rowCount())]
    return [item.name for item in items if isinstance(item, Measure)]


def resize(page: MetricsPage, qtbot: QtBot, width: int, height: int) -> None:
    def resized() -> bool:
        page.resize(width, height)  # the panel closes and the goals fold on the way, and only then there is room
        return (page.width(), page.height()) == (width, height)

    qtbot.waitUntil(resized)


def test_that_no_unit_is_cut(choose: ChooseView, session: Session) -> None:
    goals = (goal for dimension in metrics.catalogue(session) for goal in dimension.goals)
    units = {measure.unit_label for goal in goals for measure in goal.measures} | {"per 100,000"}
    assert "per 1,000" in units
    room = choose.table.columnWidth(2) - 2 * px(8)
    face = QFontMetrics(font(Type.BODY))
    assert [unit for unit in units if face.horizontalAdvance(unit) > room] == []


def test_that_the_space_key_starts_and_stops_collecting_and_can_be_undone(
    choose: ChooseView, desk: Desk, measure: Find, qtbot: QtBot
) -> None:
    shifts = measure("1.10")
    choose.table.choose_row(shifts.id)
    qtbot.keyClick(choose.table, Qt.Key.Key_Space)
    assert measure("1.10").status is Status.ACTIVE
    assert desk.undo_stack.undoText() == f"Started collecting “{shifts.name}”"
    assert choose.panel.stop.isVisible()
    desk.undo_stack.undo()
    assert measure("1.10").status is Status.AVAILABLE
    assert choose.panel.start.isVisible()


def test_that_a_measure_with_entries_is_retired_and_one_without_is_available_again(
    session: Session, measure: Find
) -> None:
    calls, patrols = measure("1.07"), measure("1.13")
    entries.set_values(session, {EntryKey(calls.id, WHOLE_AGENCY, Period.month(2026, 10)): Value(1)})
    metrics.retire(session, [calls.id, patrols.id])
    assert measure("1.07").status is Status.RETIRED
    assert measure("1.13").status is Status.AVAILABLE


def test_that_the_last_measure_of_a_goal_leaves_a_gap_that_is_named(
    choose: ChooseView, desk: Desk, measure: Find
) -> None:
    training = measure("3.19")
    choose.choose(training, False)
    found = coverage(desk.session)
    assert (found.covered, found.goals) == (11, 12)
    (gap,) = found.without_measure
    assert gap in choose.meter.accessibleDescription()
    assert "11 of 12 goals" in choose.meter.accessibleDescription()
    assert f"{gap} · no measure yet" in texts(choose)
    assert f"No active measure yet for {gap}." in choose.meter.missing.said()
    choose.table.choose_row(training.id)
    assert choose.panel.start.isVisible()


def test_that_search_and_filters_narrow_the_catalog_and_say_so_when_nothing_is_left(
    choose: ChooseView, qtbot: QtBot
) -> None:
    qtbot.keyClicks(choose.filters.search, "DISORDER calls")
    found = texts(choose)
    assert any(text.startswith("Disorder calls") for text in found)
    assert len(found) < 30
    qtbot.keyClicks(choose.filters.search, " zebra")
    assert texts(choose) == []
    assert "zebra" in choose.table.accessibleDescription()
    choose.filters.search.clear()
    choose.filters.show_only.choose(Show.ACTIVE)
    assert measures(choose) == [measure.name for measure in metrics.active_measures(choose._desk.session)]


def test_that_enter_on_a_measure_leads_to_its_figures(
    choose: ChooseView, desk: Desk, measure: Find, qtbot: QtBot
) -> None:
    calls = measure("1.07")
    choose.table.choose_row(calls.id)
    with qtbot.waitSignal(desk.going) as going:
        qtbot.keyClick(choose.table, Qt.Key.Key_Return)
    assert going.args == [Place("metrics", calls.id, "enter")]


def test_that_the_starter_set_is_one_step(choose: ChooseView, desk: Desk, session: Session) -> None:
    active = [measure.id for measure in metrics.active_measures(session)]
    metrics.retire(session, active)
    choose._add_starters()
    assert [measure.id for measure in metrics.active_measures(session)] == active
    assert desk.undo_stack.count() == 1


def test_that_indicators_are_headings_that_fold(choose: ChooseView, measure: Find, qtbot: QtBot) -> None:
    shown = texts(choose)
    assert shown[:3] == [
        "1  Prevent, Interrupt, and Solve Crime · 7 of 52 active",
        "Prevent Crime · 4 active",
        "Crime Rates",
    ]
    assert shown[3] == measure("1.01").name
    choose.table.setCurrentIndex(choose.table.model().index(2, 0))
    qtbot.keyClick(choose.table, Qt.Key.Key_Left)
    assert texts(choose)[2:4] == ["Crime Rates", "Environmental Factors"]
    choose.show_place(Place("metrics", measure("1.01").id, "choose"))
    assert choose.table.current_row() == measure("1.01")


@pytest.mark.parametrize("typed", ["environmental FACTORS", "Public works", "Old lamp list"])
def test_that_the_search_looks_in_indicators_sources_and_other_names(
    choose: ChooseView, measure: Find, session: Session, qtbot: QtBot, typed: str
) -> None:
    lamps = measure("1.08")
    editing.set_synonyms(session, lamps.id, ["Old lamp list"])
    qtbot.keyClicks(choose.filters.search, typed)
    assert lamps.name in measures(choose)
    assert measure("1.07").name not in measures(choose)


def test_that_the_search_finds_a_goal(choose: ChooseView, measure: Find, qtbot: QtBot) -> None:
    qtbot.keyClicks(choose.filters.search, "solve crime clearances")
    assert measure("1.35").name in measures(choose)


def test_that_types_narrow_the_catalog(choose: ChooseView, session: Session) -> None:
    choose.filters.type.choose(MeasureType.INPUT)
    with session.reading() as unit:
        inputs = unit[nouns.measures].all("position", type=MeasureType.INPUT)
    assert measures(choose) == [each.name for each in inputs]


def test_that_each_choice_of_what_to_show_shows_that(
    choose: ChooseView, session: Session, measure: Find, filled: None
) -> None:
    own = editing.add_measure(session, "Bike thefts").id
    metrics.retire(session, [measure("1.07").id])
    with session.change("mark") as unit:
        unit[nouns.measures].change(measure("1.01").id, checked=False)
    expected = {Show.RETIRED: [measure("1.07").name], Show.OWN: ["Bike thefts"], Show.UNCHECKED: ["to be checked"]}
    for show, names in expected.items():
        choose.filters.show_only.choose(show)
        assert [name in shown for name, shown in zip(names, texts(choose)[-1:], strict=True)] == [True]
        assert len(measures(choose)) == 1
    choose.filters.show_only.choose(Show.STARTERS)
    assert measure("1.07").name in measures(choose)
    assert "Bike thefts" not in measures(choose)
    choose.show_place(Place("metrics", own, "choose"))
    assert choose.table.current_row().name == "Bike thefts"  # type: ignore[union-attr]  # a row is current


def test_that_a_goal_without_a_measure_leads_to_its_measures_by_keyboard(
    choose: ChooseView, measure: Find, qtbot: QtBot
) -> None:
    choose.choose(measure("1.35"), False)
    choose.filters.show_only.choose(Show.ACTIVE)
    line = next(line for line in choose.meter.lines() if not line.is_covered)
    assert line.accessibleName() == "Solve Crime, none yet"
    assert line.focusPolicy() is Qt.FocusPolicy.StrongFocus
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(choose.meter.lines()[1], Qt.Key.Key_Down)
    assert line.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert choose.table.hasFocus()
    assert choose.table.current_row() == measure("1.35")
    qtbot.keyClick(choose.table, Qt.Key.Key_Space)
    assert measure("1.35").status is Status.ACTIVE
    assert all(line.is_covered for line in choose.meter.lines())


def test_that_the_met_rule_is_said(choose: ChooseView, session: Session) -> None:
    with session.change("write") as unit:
        for each in unit[nouns.measures].all(evidence=""):
            unit[nouns.measures].change(each.id, evidence="Our own survey.")
        unit[nouns.interviews].add(Interview(session.today()))
    assert choose.meter.missing.said() == "The published rule for choosing measures is met."


@pytest.mark.parametrize(("width", "height"), [(1366, 690), (911, 512)])
def test_that_five_rows_are_seen_and_nothing_overlaps(
    page: MetricsPage, choose: ChooseView, qtbot: QtBot, width: int, height: int
) -> None:
    resize(page, qtbot, width - (184 if width > 1000 else 76), height - 60)  # beside the navigation, between the bars
    qtbot.waitUntil(lambda: choose.table.viewport().height() >= 5 * px(27))
    filters = choose.filters
    row = [filters.search, choose.print, choose.starters, choose.new]
    for left, right in pairwise(row):
        assert left.geometry().right() < right.geometry().left()
    for widget in (*row, filters.show_only, filters.source):
        assert widget.width() >= widget.minimumSizeHint().width()
        assert filters.rect().contains(widget.geometry())


def test_that_in_a_small_window_the_goals_take_the_place_of_the_table(
    page: MetricsPage, choose: ChooseView, measure: Find, qtbot: QtBot
) -> None:
    resize(page, qtbot, 835, 452)
    qtbot.waitUntil(choose.meter.fold.isVisible)
    assert not choose.meter.lines()[0].isVisible()
    qtbot.keyClick(choose.meter.fold, Qt.Key.Key_Return)
    assert not choose.table.isVisible()
    choose.meter.lines()[2].click()
    assert choose.table.isVisible()
    assert choose.table.current_row() == measure("1.35")
    assert not choose.meter.lines()[2].isVisible()
    choose.meter.fold.click()
    qtbot.keyClicks(choose.filters.search, "lamp")
    assert choose.table.isVisible()


def test_that_in_a_small_window_a_new_measure_opens_its_fields(
    page: MetricsPage, choose: ChooseView, qtbot: QtBot
) -> None:
    resize(page, qtbot, 835, 452)
    assert not choose.panel.isVisible()
    choose.new.click()
    assert choose.form.name.editor.hasFocus()


def test_that_the_bin_lists_deleted_measures_and_brings_one_back(
    choose: ChooseView, session: Session, desk: Desk
) -> None:
    own = editing.add_measure(session, "Bike thefts").id
    editing.set_synonyms(session, own, ["Stolen bikes"])
    editing.delete_measure(session, own)
    choose.filters.show_only.choose(Show.DELETED)
    assert choose.bin.isVisible()
    assert not choose.table.isVisible()
    choose.bin.choose_row(own)
    model = choose.bin.model()
    assert [model.index(0, column).data() for column in (0, 4)] == ["Bike thefts", "Dana"]
    assert not choose.panel.edit.isVisible()
    choose.panel.restore.click()
    assert choose.table.isVisible()
    assert choose.table.hasFocus()
    assert choose.table.current_row().id == own  # type: ignore[union-attr]  # a row is current
    assert editing.draft(session, own).synonyms == ("Stolen bikes",)
    assert desk.undo_stack.undoText() == "Brought “Bike thefts” back"
    desk.undo_stack.undo()
    choose.filters.show_only.choose(Show.DELETED)
    assert model.rowCount() == 1


def test_that_an_empty_bin_says_so(choose: ChooseView) -> None:
    choose.filters.show_only.choose(Show.DELETED)
    assert choose.bin.accessibleDescription() == "No measure was deleted."


def test_that_a_reader_sees_the_bin_and_can_bring_nothing_back(
    session: Session, reading_desk: Desk, qtbot: QtBot, theme: object
) -> None:
    own = editing.add_measure(session, "Bike thefts").id
    editing.delete_measure(session, own)
    reader = ChooseView(reading_desk)
    qtbot.addWidget(reader)
    reader.filters.show_only.choose(Show.DELETED)
    reader.bin.choose_row(own)
    assert not reader.panel.restore.isEnabled()
    assert "read only" in reader.panel.restore.toolTip()


def test_that_the_definition_tells_its_whole_story(choose: ChooseView, session: Session, qtbot: QtBot) -> None:
    own = editing.add_measure(session, "Bike thefts").id
    editing.set_synonyms(session, own, ["Stolen bikes"])
    with session.reading() as unit:
        indicator = unit[nouns.indicators].all("position")[0]
    editing.change_measure(session, own, indicator_id=indicator.id, evidence="A study.", by_area=True, internal=True)
    editing.change_measure(session, own, name="Bicycle thefts")
    choose.show_place(Place("metrics", own, "choose"))
    said = [label.text() for label in choose.panel.findChildren(Label) if label.isVisible()]
    for text in (
        "A study.",
        "Prevent, Interrupt, and Solve Crime › Prevent Crime › Crime Rates",
        "Yes, beside the whole agency",
        "Internal: not in community copies.",
        "nobody named",
        "Stolen bikes",
    ):
        assert text in said
    assert not [text for text in said if "Renamed" in text]
    choose.panel.history.head.setFocus()
    qtbot.keyClick(choose.panel.history.head, Qt.Key.Key_Return)
    lines = [label.text() for label in choose.panel.history.findChildren(Label) if label.isVisible()]
    assert lines[0].endswith("Renamed, was “Bike thefts” · Dana")
    assert lines[-1].endswith("Made · Dana")


def test_that_the_definitions_are_saved_as_a_pdf_by_key(
    choose: ChooseView,
    answer_file_dialog: Callable[[Path | None], None],
    tmp_path: Path,
    opened: list[Path],
    qtbot: QtBot,
) -> None:
    target = tmp_path / "Definitions.pdf"
    answer_file_dialog(target)
    qtbot.keyClick(choose.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(target.exists)
    assert target.read_bytes().startswith(b"%PDF")
    message = page_of(choose).messages.message()
    assert message is not None
    message.actions[0][1]()
    assert opened == [target]


def test_that_without_an_active_measure_there_is_nothing_to_print(choose: ChooseView, session: Session) -> None:
    metrics.retire(session, [each.id for each in metrics.active_measures(session)])
    assert not choose.print.isEnabled()
    assert "nothing to print" in choose.print.toolTip()
