"""One request, filled by keyboard and mouse as a point of contact does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.request_form import FormField
from cs360_desktop.services import agency, requests
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, Field
from cs360_desktop.ui.common.link_row import LinkRow
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.requests.measures_field import MeasuresField
from cs360_desktop.ui.requests.page import RequestsPage
from cs360_desktop.ui.requests.record_page import RequestRecordPage
from cs360_desktop.ui.requests.slot import FieldSlot
from cs360_desktop.ui.requests.table_field import TableField
from cs360_desktop.ui.requests.tick_list import TickList


@pytest.fixture
def record(page: RequestsPage, request_id: int) -> RequestRecordPage:
    page.show_place(Place("requests", request_id))
    return page.record


def slot(record: RequestRecordPage, field_id: str) -> FieldSlot:
    """Go to a field and return it with what stands around it."""
    record.go_to_field(field_id)
    return next(form.slots[field_id] for form, _area in record._made.values() if field_id in form.slots)


def text_in(field: Field) -> str:
    assert isinstance(field.editor, QLineEdit)
    return field.editor.text()


def stored(session: Session, request_id: int, field_id: str) -> FormField:
    return requests.request_form(session, request_id).field(field_id)


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    """Replace the text of a field as a person does, and leave it."""
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        qtbot.keyClicks(field.editor, text)
    else:
        qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


# -- steps ----------------------------------------------------------------------------------------------------------


def test_that_every_section_of_the_form_can_be_shown_and_shows_every_field(
    record: RequestRecordPage, session: Session, request_id: int
) -> None:
    sections = requests.request_form(session, request_id).sections
    for section in sections:
        record.show_request(request_id, section.definition.id)
        form, area = record._made[section.definition.id]
        assert area.isVisible()
        labels = {label.text().replace("&", "") for label in form.findChildren(QLabel)}
        shown = [field.definition.label for field in section.fields if field.definition.id in form.slots]
        assert set(shown) <= labels
        assert len(form.slots) + (form.requirements is not None) == len(section.fields)


def test_that_steps_say_what_is_missing_and_follow_what_is_filled(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    step = record.steps._steps[8]
    assert (step.note, step.state) == ("3 missing", State.NEEDS)
    type_over(qtbot, slot(record, "request_date").field, "Nov 12, 2026")
    type_over(qtbot, slot(record, "signer_poc").field, "E. Marsh")
    type_over(qtbot, slot(record, "signer_chief").field, "R. Haldane")
    step = record.steps._steps[8]
    assert (step.note, step.state) == ("complete", State.GOOD)
    assert stored(session, request_id, "request_date").content == "2026-11-12"


def test_that_back_and_next_lead_through_the_sections(record: RequestRecordPage, qtbot: QtBot) -> None:
    record.show_request(record._request_id, "A")
    assert not record.back_button.isVisible()
    assert record.next_button.text() == "Next: People"
    qtbot.mouseClick(record.next_button, Qt.MouseButton.LeftButton)
    assert record.steps.choice() == "B"
    assert record.back_button.text() == "Back: Agency"
    record.show_request(record._request_id, "I")
    assert not record.next_button.isVisible()


def test_that_the_baseline_is_shown_with_the_way_to_each_requirement(
    record: RequestRecordPage, places: list[Place], qtbot: QtBot
) -> None:
    record.show_request(record._request_id, "C")
    rows = record._made["C"][0].findChildren(LinkRow)
    assert [row.text()[:2] for row in rows] == ["B1", "B2", "B3", "B4", "B5", "B6"]
    qtbot.keyClick(rows[2], Qt.Key.Key_Return)
    assert places[-1] == Place("baseline", part="B3")


def test_that_alt_with_the_underlined_letter_goes_to_a_field(record: RequestRecordPage, qtbot: QtBot) -> None:
    record.show_request(record._request_id, "E")
    labels = [label for label in record._made["E"][0].findChildren(QLabel) if "&" in label.text()]
    keys = [label.text().partition("&")[2][0].casefold() for label in labels]
    assert len(keys) == len(set(keys)) >= 8
    dates = slot(record, "preferred_dates").field
    letter = next(key for key, label in zip(keys, labels, strict=True) if label.buddy() is dates.editor)
    record.steps.setFocus()
    qtbot.keyClick(record.steps, letter, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is dates.editor


# -- from the workspace, or by hand -----------------------------------------------------------------------------------


def test_that_a_filled_field_says_where_its_content_is_from(record: RequestRecordPage) -> None:
    name = slot(record, "agency_name")
    assert name.field.value() == "Mill Harbor PD"
    assert name.caption.text() == "from Settings"
    assert not name.back_button.isVisible()
    assert slot(record, "problem_statement").caption.text() == "from Problems"
    assert not slot(record, "alternate_name").caption.isVisible()


def test_that_an_override_is_said_and_can_be_taken_back(
    record: RequestRecordPage, session: Session, desk: Desk, request_id: int, qtbot: QtBot
) -> None:
    name = slot(record, "agency_name")
    type_over(qtbot, name.field, "Mill Harbor Police")
    assert stored(session, request_id, "agency_name").typed == "Mill Harbor Police"
    assert name.caption.text() == "changed here; Settings: Mill Harbor PD"
    assert desk.undo_stack.undoText() == "Changed “Name of the agency” to “Mill Harbor Police”"

    qtbot.mouseClick(name.back_button, Qt.MouseButton.LeftButton)
    assert name.field.value() == "Mill Harbor PD"
    assert name.caption.text() == "from Settings"


def test_that_clearing_goes_back_to_the_workspace_and_typing_the_same_is_no_override(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    name = slot(record, "agency_name")
    type_over(qtbot, name.field, "Elsewhere PD")
    type_over(qtbot, name.field, "")
    assert name.field.value() == "Mill Harbor PD"
    type_over(qtbot, name.field, "Elsewhere PD")
    type_over(qtbot, name.field, "Mill Harbor PD")
    assert stored(session, request_id, "agency_name").typed is None


def test_that_fields_follow_the_workspace_while_shown(record: RequestRecordPage, session: Session) -> None:
    name = slot(record, "agency_name")
    record.steps.setFocus()
    agency.change_agency(session, name="Mill Harbor Police Department")
    assert name.field.value() == "Mill Harbor Police Department"


def test_that_a_type_that_is_none_of_the_choices_is_shown_as_it_is(record: RequestRecordPage, session: Session) -> None:
    kind = slot(record, "agency_type")
    assert isinstance(kind.field, ChoiceField)
    assert kind.field.editor.currentText() == "City, town or village police"
    agency.change_agency(session, type="Harbor patrol")
    assert kind.field.editor.currentText() == "Harbor patrol"


def test_that_numbers_have_commas_and_what_is_none_is_refused_in_place(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    population = slot(record, "population").field
    type_over(qtbot, population, "11,200")
    assert stored(session, request_id, "population").content == "11200"
    assert text_in(population) == "11,200"
    type_over(qtbot, slot(record, "population_year").field, "2025")
    assert text_in(slot(record, "population_year").field) == "2025"
    type_over(qtbot, slot(record, "analyst_fte").field, "0.25")
    assert stored(session, request_id, "analyst_fte").content == "0.25"

    type_over(qtbot, population, "many")
    assert text_in(population) == "many"
    assert population.error() == "“many” is not a number, so it was not saved. Type a number such as 14 or 0.5."
    assert stored(session, request_id, "population").content == "11200"
    record.refresh()
    assert "not a number" in population.error()


# -- ticks, tables, measures, problem ---------------------------------------------------------------------------------


def test_that_ticking_is_one_undo_step_and_opens_the_topics(
    record: RequestRecordPage, session: Session, desk: Desk, request_id: int, qtbot: QtBot
) -> None:
    ticks = slot(record, "assistance").field
    assert isinstance(ticks, TickList)
    topic = ticks.boxes["training-on-site.data-collection"]
    assert not topic.isVisible()
    ticks.boxes["training-on-site"].setFocus()
    qtbot.keyClick(ticks.boxes["training-on-site"], Qt.Key.Key_Space)
    assert topic.isVisible()
    qtbot.keyClick(topic, Qt.Key.Key_Space)
    assert desk.undo_stack.undoText() == "Ticked “Training on site: Data collection and presentation for analysts”"
    qtbot.keyClick(ticks.boxes["training-on-site"], Qt.Key.Key_Space)
    assert stored(session, request_id, "assistance").ticks == ()

    desk.undo()
    assert topic.isVisible()
    assert topic.isChecked()


def test_that_lines_of_a_table_are_typed_added_and_removed_by_keyboard(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    table = slot(record, "milestones").field
    assert isinstance(table, TableField)
    for what, day in (("Survey done", "May 1, 2027"), ("Response begun", "")):
        qtbot.keyClick(table.add_button, Qt.Key.Key_Space)
        assert QApplication.focusWidget() is table.lines[-1].cells["milestone"].editor
        type_over(qtbot, table.lines[-1].cells["milestone"], what)
        if day:
            assert QApplication.focusWidget() is table.lines[-1].cells["by"].editor
            type_over(qtbot, table.lines[-1].cells["by"], day)
    assert stored(session, request_id, "milestones").rows == (
        {"milestone": "Survey done", "by": "2027-05-01"},
        {"milestone": "Response begun"},
    )
    qtbot.keyClick(table.lines[0].remove_button, Qt.Key.Key_Space)
    assert [row["milestone"] for row in stored(session, request_id, "milestones").rows] == ["Response begun"]
    assert QApplication.focusWidget() is table.lines[0].cells["milestone"].editor


def test_that_a_table_holds_no_more_lines_than_the_form(record: RequestRecordPage, qtbot: QtBot) -> None:
    table = slot(record, "outcomes").field
    assert isinstance(table, TableField)
    for number in range(5):
        assert table.add_button.isEnabled()
        qtbot.keyClick(table.add_button, Qt.Key.Key_Space)
        type_over(qtbot, table.lines[-1].cells["outcome"], f"Outcome {number}")
    assert not table.add_button.isEnabled()
    assert table.add_button.toolTip() == "The form has room for 5 lines"


def test_that_a_table_follows_undo(record: RequestRecordPage, desk: Desk, qtbot: QtBot) -> None:
    table = slot(record, "milestones").field
    assert isinstance(table, TableField)
    qtbot.keyClick(table.add_button, Qt.Key.Key_Space)
    type_over(qtbot, table.lines[0].cells["milestone"], "Survey done")
    desk.undo()
    assert table.lines == []
    desk.redo()
    assert [line.cells["milestone"].value() for line in table.lines] == ["Survey done"]


def test_that_measures_are_added_from_those_in_use_and_taken_out(
    record: RequestRecordPage, session: Session, request_id: int
) -> None:
    field = slot(record, "problem_measures").field
    assert isinstance(field, MeasuresField)
    names = [measure.name for measure in requests.measures_to_show(session)]
    assert [field.choice.itemText(place) for place in range(field.choice.count())] == names
    field.choice.setCurrentIndex(2)
    field.choice.activated.emit(2)
    chosen = requests.measures_to_show(session)[2].id
    assert stored(session, request_id, "problem_measures").content == str(chosen)
    assert field.choice.count() == len(names) - 1
    field._remove(chosen)
    assert stored(session, request_id, "problem_measures").content == ""


def test_that_another_problem_fills_its_section(
    record: RequestRecordPage, session: Session, desk: Desk, request_id: int
) -> None:
    problem = slot(record, "problem").field
    assert isinstance(problem, ChoiceField)
    assert problem.editor.currentText() == "Break-ins in the Mill District"
    problem.editor.setCurrentIndex(0)
    problem.editor.activated.emit(0)
    assert requests.request_form(session, request_id).request.problem_id is None
    assert slot(record, "problem_statement").field.value() == ""
    desk.undo()
    assert slot(record, "problem_statement").field.value() == "Vehicles are entered."


# -- what is missing --------------------------------------------------------------------------------------------------


def test_that_f8_goes_round_the_missing_fields_in_order_and_says_what_to_give(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    missing = [field.definition.id for field in requests.request_form(session, request_id).missing]
    record.show_request(request_id, "A")
    reached = []
    for _ in missing:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        order = [field.definition.id for field in requests.request_form(session, request_id).fields]
        here = order[record._focused_place(order)]
        reached.append(here)
        definition = stored(session, request_id, here).definition
        assert slot(record, here).field.error() == f"Missing. {definition.missing}"
    assert reached == missing
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    assert record.steps.choice() == "A"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert record.steps.choice() == "I"


def test_that_a_new_request_names_what_is_missing_only_where_one_has_been(page: RequestsPage) -> None:
    page.list.begin()
    record = page.record
    assert slot(record, "city").field.error() == ""
    record.show_request(record._request_id, "B")
    record.show_request(record._request_id, "A")
    assert slot(record, "city").field.error() == "Missing. Give the city or town of the address."
    assert slot(record, "preferred_dates").field.error() == ""


def test_that_the_panel_names_missing_fields_and_leads_to_them(
    record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    fields = requests.request_form(session, request_id)
    for field in fields.missing[:-1]:
        requests.set_field(session, request_id, field.definition.id, "5")
        requests.set_tick(session, request_id, "assistance.metrics", ticked=True)
        requests.set_tick(session, request_id, "delivery.virtual", ticked=True)
        requests.set_tick(session, request_id, "letter_of_support.ready", ticked=True)
    for table in ("outcomes", "milestones"):
        line = '[{"outcome": "Fewer", "measure": "Calls", "milestone": "Survey", "by": "2027-03-01"}]'
        requests.set_field(session, request_id, table, line)
    assert record.printing._words.text() == "DRAFT stands across every page until 1 field is filled:"
    link = next(button for button in record.printing.findChildren(Button) if button.text() == "I  Date of the request")
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is slot(record, "request_date").field.editor

    requests.set_field(session, request_id, "request_date", "2026-11-10")
    assert record.printing._words.text() == "Every required field is filled. DRAFT is no longer printed."
    assert not record.missing_button.isEnabled()


# -- where one is -----------------------------------------------------------------------------------------------------


def test_that_what_is_being_typed_is_kept_when_another_request_is_opened(
    page: RequestsPage, record: RequestRecordPage, session: Session, request_id: int, qtbot: QtBot
) -> None:
    other = requests.begin(session).id
    dates = slot(record, "preferred_dates").field
    qtbot.keyClicks(dates.editor, "March")
    page.show_place(Place("requests", other, "preferred_dates"))
    assert stored(session, request_id, "preferred_dates").content == "March"
    assert stored(session, other, "preferred_dates").content == ""
    assert slot(record, "preferred_dates").field.value() == ""


def test_that_the_title_says_how_much_is_filled_and_from_where(record: RequestRecordPage, session: Session) -> None:
    form = requests.request_form(session, record._request_id)
    said = record._purpose(form)
    assert said.startswith(f"{form.filled} of {form.required} required fields filled, {form.filled} from your")
    assert said.endswith("nothing is sent by the app")
