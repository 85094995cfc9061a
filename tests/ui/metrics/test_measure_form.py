"""Making and changing measures on the Choose tab, by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Aggregation, Measure, Unit
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries, metrics
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import TickBox
from cs360_desktop.ui.common.fields import GROUP
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.choosing.view import ChooseView
from cs360_desktop.ui.metrics.page import MetricsPage


@pytest.fixture
def choose(page: MetricsPage) -> ChooseView:
    page.show_place(Place("metrics", part="choose"))
    shown = page.tab("choose")
    assert isinstance(shown, ChooseView)
    return shown


def newest(session: Session) -> Measure:
    return max(metrics.active_measures(session), key=lambda measure: measure.id)


def choose_option(choose: ChooseView, column: str, value: object) -> None:
    field = choose.form.meaning[column]
    field.editor.setCurrentIndex(field._keys.index(value))
    field.editor.activated.emit(field.editor.currentIndex())


def test_that_a_new_measure_is_named_by_typing_and_undone_step_by_step(
    choose: ChooseView, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    assert choose.form.isVisible()
    assert choose.form.name.editor.hasFocus()
    qtbot.keyClicks(choose.form.name.editor, "Bike thefts")
    qtbot.keyClick(choose.form.name.editor, Qt.Key.Key_Return)
    assert newest(session).name == "Bike thefts"
    assert desk.undo_stack.undoText() == "Renamed “New measure” to “Bike thefts”"
    desk.undo_stack.undo()
    assert newest(session).name == choose.form.name.value() == "New measure"
    desk.undo_stack.undo()
    assert newest(session).name != "New measure"
    assert not choose.form.isVisible()


def test_that_another_unit_offers_only_roll_ups_that_fit(choose: ChooseView, session: Session, qtbot: QtBot) -> None:
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    choose_option(choose, "unit", Unit.PERCENT)
    assert newest(session).unit is Unit.PERCENT
    assert Aggregation.SUM not in choose.form.meaning["aggregation"]._keys
    choose_option(choose, "aggregation", Aggregation.RATIO)
    assert (newest(session).aggregation, newest(session).scale) == (Aggregation.RATIO, 100)


def test_that_the_meaning_is_closed_with_its_reason_once_there_are_entries(
    choose: ChooseView, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    made = newest(session)
    entries.set_values(session, {EntryKey(made.id, WHOLE_AGENCY, Period.month(2026, 10)): Value(4)})
    choose.edit()
    assert not any(field.editor.isEnabled() for field in choose.form.meaning.values())
    assert choose.form.name.editor.isEnabled()
    assert "Make a new measure" in choose.form.why_fixed.text()
    assert not choose.form.delete.isEnabled()
    assert "Stop collecting" in choose.form.delete.toolTip()


def test_that_a_taken_name_is_refused_and_the_field_shows_what_is_stored(
    choose: ChooseView, session: Session, refusals: list[str], qtbot: QtBot
) -> None:
    editing.add_measure(session, "Bike thefts")
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(choose.form.name.editor, "bike thefts")
    qtbot.keyClick(choose.form.name.editor, Qt.Key.Key_Return)
    assert "already" in refusals[-1]
    assert newest(session).name == choose.form.name.value() == "New measure"


def test_that_deleting_goes_to_the_bin_and_comes_back(
    choose: ChooseView, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    made = newest(session)
    choose.form.delete.click()
    assert made not in metrics.active_measures(session)
    assert not choose.form.isVisible()
    desk.undo_stack.undo()
    assert made in metrics.active_measures(session)


def test_that_a_measure_from_a_file_is_marked_until_it_is_checked(
    choose: ChooseView, desk: Desk, session: Session, measure: Callable[[str], Measure], qtbot: QtBot
) -> None:
    calls = measure("1.07")
    with session.change("mark") as unit:
        unit[nouns.measures].change(calls.id, checked=False)
    choose.table.choose_row(calls.id)
    model = choose.table.model()
    named = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert f"{calls.name} · to be checked" in named
    choose.panel.checked.click()
    assert measure("1.07").checked
    assert not choose.panel.checked.isVisible()
    desk.undo_stack.undo()
    assert choose.panel.checked.isVisible()


def test_that_synonyms_owner_and_marks_are_saved_as_they_are_left(
    choose: ChooseView, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    made = newest(session)
    choose.form.synonyms.setFocus()
    qtbot.keyClicks(choose.form.synonyms.editor, "Stolen bikes")
    choose.form.name.setFocus()
    choose.form.marks["internal"].click()
    found = editing.draft(session, made.id)
    assert (found.synonyms, found.measure.internal) == (("Stolen bikes",), True)
    choose.form.done.click()
    assert choose.panel.isVisible()
    assert not choose.form.isVisible()


def test_that_a_reader_can_look_but_not_change(choose: ChooseView, reading_desk: Desk, qtbot: QtBot) -> None:
    reader = ChooseView(reading_desk)
    qtbot.addWidget(reader)
    reader.show_place(Place("metrics", metrics.active_measures(reading_desk.session)[0].id, "choose"))
    assert not reader.new.isEnabled()
    assert not reader.panel.edit.isEnabled()


def test_that_place_evidence_areas_and_limits_are_saved_one_step_each(
    choose: ChooseView, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    made = newest(session)
    field = choose.form.place
    heads = [text for key, text in zip(field._keys, range(field.editor.count()), strict=True) if key is GROUP]
    model = field.editor.model()
    assert not any(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled for row in heads)
    field.editor.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)  # from none, over the head of the first goal
    assert choose.table.current_row().id == made.id  # type: ignore[union-attr]  # a row is current
    choose_option(choose, "unit", Unit.PERCENT)
    choose.form.limits["may_exceed_whole"].click()
    choose.form.marks["by_area"].click()
    choose.form.said["evidence"].setFocus()
    qtbot.keyClicks(choose.form.said["evidence"].editor, "A study")
    choose.form.name.setFocus()
    found = newest(session)
    assert (found.may_exceed_whole, found.by_area, found.evidence) == (True, True, "A study")
    with session.reading() as unit:
        first = unit[nouns.indicators].all("position")[0]
    assert found.indicator_id == first.id
    assert desk.undo_stack.count() == 6


def test_that_limits_are_closed_with_the_meaning_and_not_offered_for_the_catalog(
    choose: ChooseView, session: Session, measure: Callable[[str], Measure], qtbot: QtBot
) -> None:
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    choose_option(choose, "unit", Unit.PERCENT)
    made = newest(session)
    assert choose.form.limits["may_exceed_whole"].isEnabled()
    entries.set_values(session, {EntryKey(made.id, WHOLE_AGENCY, Period.month(2026, 10)): Value(4)})
    choose.edit()
    assert not choose.form.limits["may_exceed_whole"].isEnabled()
    choose.show_place(Place("metrics", measure("1.35").id, "choose"))
    choose.edit()
    assert not choose.form.limits["may_exceed_whole"].isVisible()
    assert not choose.form.place.editor.isEnabled()
    assert "belongs to the catalog" in choose.form.place.editor.toolTip()


def test_that_the_focus_stays_in_the_page_when_the_fields_close(
    choose: ChooseView, session: Session, qtbot: QtBot
) -> None:
    qtbot.mouseClick(choose.new, Qt.MouseButton.LeftButton)
    choose.form.done.setFocus()
    qtbot.keyClick(choose.form.done, Qt.Key.Key_Return)
    assert choose.panel.edit.hasFocus()
    choose.edit()
    choose.form.delete.setFocus()
    qtbot.keyClick(choose.form.delete, Qt.Key.Key_Return)
    assert choose.table.hasFocus()


def test_that_each_alt_key_of_the_form_means_one_field(choose: ChooseView) -> None:
    labels = [label.text() for label in choose.form.findChildren(Label)]
    labels += [box.text() for box in choose.form.findChildren(TickBox)]
    keys = [text[text.index("&") + 1].casefold() for text in labels if "&" in text]
    assert sorted(keys) == sorted(set(keys))
    assert not set(keys) & set("fevgh")  # the menus
