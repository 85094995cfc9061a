from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.baseline import REQUIREMENT_CODES, Answer, BaselineItem
from cs360_desktop.domain.people import Person
from cs360_desktop.services import baseline, baseline_files, people, stakeholders
from cs360_desktop.ui.baseline.page import BaselinePage
from cs360_desktop.ui.baseline.person_field import PersonField
from cs360_desktop.ui.baseline.requirement_form import RequirementForm
from cs360_desktop.ui.baseline.tick_field import TickField
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, Field, TextField
from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.places import Place
from tests.ui.conftest import ShowPage

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(page: BaselinePage) -> Callable[[str], RequirementForm]:
    """Go to a requirement and return its form."""

    def go(part: str) -> RequirementForm:
        page.show_place(Place("baseline", part=part))
        return page.requirement.form

    return go


Show = Callable[[str], RequirementForm]


def item(desk: Desk, code: str) -> BaselineItem:
    return next(state.item for state in baseline.overview(desk.session) if state.item.code == code)


def stored(desk: Desk, code: str, field: str) -> baseline.Detail:
    return next(detail for detail in baseline.details(desk.session, code) if detail.definition.id == field)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# -- answering ----------------------------------------------------------------------------------------------------


def test_that_an_answer_is_kept_at_once_and_undo_takes_it_back(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B3")

    qtbot.mouseClick(form.answer.buttons[Answer.MET], LEFT)

    assert item(desk, "B3").answer is Answer.MET
    assert desk.undo_stack.undoText() == "B3 answered met"
    desk.undo()
    assert item(desk, "B3").answer is Answer.NOT_YET
    assert form.answer.buttons[Answer.NOT_YET].isChecked()


def test_that_planned_waits_for_its_day_and_then_counts(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B5")
    qtbot.mouseClick(form.answer.buttons[Answer.PLANNED], LEFT)
    assert form.answer.day.hasFocus()
    assert item(desk, "B5").answer is Answer.NOT_YET

    qtbot.keyClicks(form.answer.day, "12/4/2026")
    qtbot.keyClick(form.answer.day, Qt.Key.Key_Return)

    assert (item(desk, "B5").answer, item(desk, "B5").planned_by) == (Answer.PLANNED, date(2026, 12, 4))
    assert form.answer.day.text() == "Dec 4, 2026"
    assert desk.undo_stack.undoText() == "B5 answered planned by Dec 4"


@pytest.mark.parametrize(
    ("typed", "words"), [("", "a plan needs a day"), ("soon", "“soon” is not a date"), ("2/30/2027", "is not a date")]
)
def test_that_a_plan_without_a_day_is_said_below_the_field_and_not_kept(
    show: Show, desk: Desk, qtbot: QtBot, typed: str, words: str
) -> None:
    form = show("B5")
    qtbot.mouseClick(form.answer.buttons[Answer.PLANNED], LEFT)
    qtbot.keyClicks(form.answer.day, typed)
    qtbot.keyClick(form.answer.day, Qt.Key.Key_Tab)

    assert words in form.answer.error()
    assert form.answer.day.text() == typed
    assert item(desk, "B5").answer is Answer.NOT_YET
    qtbot.mouseClick(form.answer.buttons[Answer.MET], LEFT)
    assert form.answer.error() == ""
    assert item(desk, "B5").answer is Answer.MET


def test_that_a_day_that_has_passed_is_refused_in_the_field_and_in_the_bar(
    show: Show, desk: Desk, qtbot: QtBot, refusals: list[str]
) -> None:
    form = show("B5")
    qtbot.mouseClick(form.answer.buttons[Answer.PLANNED], LEFT)
    qtbot.keyClicks(form.answer.day, "Nov 1, 2026")
    qtbot.keyClick(form.answer.day, Qt.Key.Key_Return)

    assert len(refusals) == 1
    assert form.answer.error() == refusals[0]
    assert item(desk, "B5").answer is Answer.NOT_YET
    assert desk.undo_stack.count() == 0


def test_that_arrow_keys_choose_an_answer(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B1")
    form.focus_field("")
    assert form.answer.buttons[Answer.NOT_YET].hasFocus()

    qtbot.keyClick(form.answer.buttons[Answer.NOT_YET], Qt.Key.Key_Right)
    assert form.answer.buttons[Answer.PLANNED].hasFocus()
    qtbot.keyClick(form.answer.buttons[Answer.PLANNED], Qt.Key.Key_Right)

    assert item(desk, "B1").answer is Answer.MET


def test_that_claim_and_evidence_stand_side_by_side_where_they_differ(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B3")
    assert not form.difference.isVisible()

    qtbot.mouseClick(form.answer.buttons[Answer.MET], LEFT)

    assert form.difference.isVisible()
    assert "0 of the last 6 months" in texts(form.difference)


def test_that_a_fact_the_app_cannot_know_yet_has_no_line_and_no_symbol(
    page: BaselinePage, show: Show, desk: Desk
) -> None:
    form = show("B1")
    assert "Nobody is named yet" in texts(form.facts)
    assert "Telephone and e-mail" not in texts(form.facts)
    assert len([each for each in form.facts.findChildren(StateSymbol) if each.isVisible()]) == 1

    baseline.name_person(desk.session, "B1", "poc", Person("Elena Marsh"))

    assert "Not given: telephone and e-mail" in texts(form.facts)


# -- saving by itself ---------------------------------------------------------------------------------------------


def test_that_the_reason_is_kept_when_the_field_is_left(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B3")
    form.evidence.setFocus()
    qtbot.keyClicks(form.evidence.editor, "Town hall closed.")
    qtbot.keyClick(form.evidence.editor, Qt.Key.Key_Tab)

    assert item(desk, "B3").evidence == "Town hall closed."
    assert desk.undo_stack.undoText() == "Edited the evidence for B3"


@pytest.mark.parametrize("way", ["next", "step", "overview", "place"])
def test_that_nothing_typed_is_lost_by_going_on_without_leaving_the_field(
    page: BaselinePage, show: Show, desk: Desk, qtbot: QtBot, way: str
) -> None:
    form = show("B3")
    form.evidence.setFocus()
    qtbot.keyClicks(form.evidence.editor, "Town hall closed.")
    assert form.evidence.editor.hasFocus()

    if way == "next":
        qtbot.keyClick(page, Qt.Key.Key_N, ALT)
        qtbot.waitUntil(lambda: page.requirement.code == "B4")
    elif way == "step":
        page.requirement.steps.setCurrentRow(0)
    elif way == "overview":
        page.show_place(Place("baseline"))
    else:
        page.show_place(Place("baseline", part="B2"))

    assert item(desk, "B3").evidence == "Town hall closed."
    assert item(desk, "B4").evidence == item(desk, "B2").evidence == ""


def test_that_what_is_being_typed_survives_a_change_from_elsewhere(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B3")
    form.evidence.setFocus()
    qtbot.keyClicks(form.evidence.editor, "Town")

    people.add_person(desk.session, Person("L. Quinn"))

    assert form.evidence.value() == "Town"


def test_that_a_half_given_plan_is_still_there_on_coming_back(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B5")
    qtbot.mouseClick(form.answer.buttons[Answer.PLANNED], LEFT)
    qtbot.keyClicks(form.answer.day, "in spring")
    show("B1")
    assert show("B5") is form

    assert form.answer.day.text() == "in spring"
    assert form.answer.error()
    assert item(desk, "B5").answer is Answer.NOT_YET


# -- going about --------------------------------------------------------------------------------------------------


def test_that_the_steps_show_the_state_of_each_requirement(page: BaselinePage, show: Show, desk: Desk) -> None:
    baseline.answer(desk.session, "B3", Answer.MET)
    baseline.answer(desk.session, "B5", Answer.PLANNED, date(2026, 12, 4))
    show("B1")
    steps = page.requirement.steps
    names = [str(steps.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(steps.count())]

    assert names[2] == "B3, Monthly PST meeting, differs: not yet"
    assert names[4] == "B5, Innovation Convening, planned by Dec 4"
    assert steps.choice() == "B1"


def test_that_back_and_next_walk_through_all_six_and_end_at_the_overview(
    page: BaselinePage, show: Show, qtbot: QtBot
) -> None:
    show("B1")
    seen = [page.requirement.code]
    assert not page.requirement.back.isVisible()
    for _ in range(5):
        qtbot.mouseClick(page.requirement.next, LEFT)
        seen.append(page.requirement.code)
    assert tuple(seen) == REQUIREMENT_CODES
    qtbot.mouseClick(page.requirement.back, LEFT)
    assert page.requirement.code == "B5"
    qtbot.mouseClick(page.requirement.next, LEFT)
    qtbot.mouseClick(page.requirement.next, LEFT)
    assert page.shown is page.overview


def test_that_a_place_may_name_a_field(show: Show, page: BaselinePage) -> None:
    form = show("B1.reports_to")
    field = form.details["reports_to"]
    focused = QApplication.focusWidget()

    assert focused is not None
    assert field.isAncestorOf(focused)
    assert page.requirement.code == "B1"


@pytest.mark.parametrize("code", REQUIREMENT_CODES)
def test_that_alt_keys_are_unique_on_each_page(page: BaselinePage, show: Show, code: str) -> None:
    show(code)
    shown = [
        each.text()
        for each in page.requirement.findChildren(QWidget)
        if isinstance(each, QLabel | QPushButton) and each.isVisible()
    ]
    shown += [button.text() for button in page.requirement.form.answer.buttons.values()]
    keys = [key for key in (QKeySequence.mnemonic(text).toString() for text in shown if "&" in text) if key]

    assert sorted(keys) == sorted(set(keys))
    assert not {"Alt+F", "Alt+E", "Alt+V", "Alt+G", "Alt+H"} & set(keys)


def test_that_every_field_has_an_accessible_name(page: BaselinePage, show: Show) -> None:
    for code in REQUIREMENT_CODES:
        form = show(code)
        for field in form.findChildren(Field):
            assert field.editor.accessibleName(), code


# -- fields of a requirement --------------------------------------------------------------------------------------


def person_field(form: RequirementForm, name: str) -> PersonField:
    field = form.details[name]
    assert isinstance(field, PersonField)
    return field


def test_that_a_new_person_is_added_and_named_by_one_enter_and_one_undo(show: Show, desk: Desk, qtbot: QtBot) -> None:
    field = person_field(show("B1"), "poc")
    qtbot.mouseClick(field.add, LEFT)
    assert field.name.editor.hasFocus()
    qtbot.keyClicks(field.name.editor, "Elena Marsh")
    qtbot.keyClick(field.name.editor, Qt.Key.Key_Return)

    named = stored(desk, "B1", "poc").person
    assert named is not None
    assert named.name == "Elena Marsh"
    assert field.choice.value() == named.id
    assert not field.name.isVisible()
    desk.undo()
    assert people.people(desk.session) == []
    assert field.choice.value() is None


def test_that_title_and_contact_of_whoever_is_chosen_can_be_told(show: Show, desk: Desk, qtbot: QtBot) -> None:
    baseline.name_person(desk.session, "B1", "poc", Person("Elena Marsh"))
    field = person_field(show("B1"), "poc")
    qtbot.mouseClick(field.more, LEFT)
    qtbot.keyClicks(field.details["title"].editor, "Sgt.")
    qtbot.keyClick(field.details["title"].editor, Qt.Key.Key_Tab)
    field.details["phone"].setFocus()
    qtbot.keyClicks(field.details["phone"].editor, "555-0151")
    qtbot.keyClick(field.details["phone"].editor, Qt.Key.Key_Tab)

    person = stored(desk, "B1", "poc").person
    assert person is not None
    assert (person.title, person.phone) == ("Sgt.", "555-0151")


def test_that_one_person_cannot_be_both_and_the_field_says_so(
    show: Show, desk: Desk, qtbot: QtBot, refusals: list[str]
) -> None:
    marsh = baseline.name_person(desk.session, "B1", "poc", Person("Elena Marsh")).id
    field = person_field(show("B1"), "reports_to")
    place = next(row for row in range(field.choice.editor.count()) if "Marsh" in field.choice.editor.itemText(row))
    field.choice.editor.setCurrentIndex(place)
    field.choice.editor.activated.emit(place)

    assert "Nobody reports to herself" in field.choice.error()
    assert len(refusals) == 1
    assert stored(desk, "B1", "reports_to").is_empty
    assert marsh


def test_that_the_day_of_the_convening_is_the_agencys(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B5")
    field = form.details["convening_on"]
    assert isinstance(field, DateField)
    field.setFocus()
    qtbot.keyClicks(field.editor, "Dec 4, 2026")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)

    assert stored(desk, "B5", "convening_on").day == date(2026, 12, 4)
    assert desk.undo_stack.undoText() == "Changed “Date of the convening” of B5"


def test_that_texts_and_ticks_are_kept(show: Show, desk: Desk, qtbot: QtBot) -> None:
    form = show("B5")
    place, tick = form.details["convening_place"], form.details["attended"]
    assert isinstance(place, TextField)
    assert isinstance(tick, TickField)
    place.setFocus()
    qtbot.keyClicks(place.editor, "Boston")
    qtbot.keyClick(place.editor, Qt.Key.Key_Tab)
    tick.editor.click()

    assert stored(desk, "B5", "convening_place").content == "Boston"
    assert stored(desk, "B5", "attended").content == baseline.YES
    desk.undo()
    assert not tick.editor.isChecked()


def test_that_what_is_missing_stands_beside_the_form_until_it_is_given(
    page: BaselinePage, show: Show, desk: Desk, qtbot: QtBot
) -> None:
    show("B2")
    qtbot.waitUntil(lambda: "Choose or add the sponsor." in texts(page.requirement.side))

    baseline.name_person(desk.session, "B2", "sponsor", Person("R. Haldane", "Chief"))

    qtbot.waitUntil(lambda: "R. Haldane" in texts(page.requirement.side))
    assert "Choose or add the sponsor." not in texts(page.requirement.side)


# -- stakeholders -------------------------------------------------------------------------------------------------


def test_that_stakeholders_are_added_and_dated_where_they_count(show: Show, desk: Desk, qtbot: QtBot) -> None:
    baseline.set_detail(desk.session, "B6", "started_on", date(2026, 4, 1))
    form = show("B6")
    found = form.stakeholders
    assert found is not None
    found.new_name.setFocus()
    qtbot.keyClicks(found.new_name.editor, "Harbor Health")
    qtbot.keyClick(found.new_name.editor, Qt.Key.Key_Return)
    found.contacted.setFocus()
    qtbot.keyClicks(found.contacted.editor, "2/1/2026")
    qtbot.keyClick(found.contacted.editor, Qt.Key.Key_Return)

    (kept,) = stakeholders.stakeholders(desk.session)
    assert (kept.name, kept.first_contacted) == ("Harbor Health", date(2026, 2, 1))
    assert str(found.table.model().index(0, 2).data()) == "before"
    qtbot.mouseClick(found.remove, LEFT)
    assert stakeholders.stakeholders(desk.session) == []
    desk.undo()
    assert len(stakeholders.stakeholders(desk.session)) == 1


def test_that_what_was_typed_for_one_stakeholder_is_never_kept_for_another(
    show: Show, desk: Desk, qtbot: QtBot
) -> None:
    for name in ("Harbor Health", "Schools"):
        stakeholders.add(desk.session, name)
    found = show("B6").stakeholders
    assert found is not None
    found.table.choose_row(stakeholders.stakeholders(desk.session)[0].id)
    found.contacted.setFocus()
    qtbot.keyClicks(found.contacted.editor, "sometime")
    qtbot.keyClick(found.contacted.editor, Qt.Key.Key_Return)
    assert found.contacted.error()

    found.table.choose_row(stakeholders.stakeholders(desk.session)[1].id)

    assert found.contacted.error() == ""
    assert found.contacted.editor.text() == ""


# -- files and history --------------------------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a copy will be saved of `Support letter.pdf`, which the user is going to attach."""
    letter, copy = tmp_path / "Support letter.pdf", tmp_path / "copy.pdf"
    letter.write_bytes(b"letter")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments, **_options: (str(letter), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, **_options: (str(copy), ""))
    return copy


def test_that_a_file_is_attached_saved_as_a_copy_and_removed_with_undo(
    page: BaselinePage, show: Show, desk: Desk, qtbot: QtBot, copy: Path
) -> None:
    show("B2")

    qtbot.mouseClick(page.requirement.side.attach, LEFT)
    qtbot.mouseClick(button(page, qtbot, "Save a copy of Support letter.pdf"), LEFT)
    assert copy.read_bytes() == b"letter"
    qtbot.mouseClick(button(page, qtbot, "Remove Support letter.pdf"), LEFT)
    assert baseline_files.attachments(desk.session, "B2") == ()
    assert page.requirement.side.attach.hasFocus()
    desk.undo()
    assert len(baseline_files.attachments(desk.session, "B2")) == 1
    qtbot.waitUntil(lambda: "Support letter.pdf attached · Dana" in texts(page.requirement.side))


def button(page: BaselinePage, qtbot: QtBot, name: str) -> QPushButton:
    def found() -> list[QPushButton]:
        named = page.requirement.side.findChildren(QPushButton)
        return [each for each in named if each.accessibleName() == name and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_that_a_file_that_cannot_be_taken_is_refused_by_name(
    page: BaselinePage, show: Show, tmp_path: Path, refusals: list[str]
) -> None:
    show("B2")
    page.requirement.side.attach_path(tmp_path / "gone.pdf")

    assert "“gone.pdf” cannot be read" in refusals[0]


def test_that_the_history_tells_what_happened_and_by_whom(
    page: BaselinePage, show: Show, desk: Desk, qtbot: QtBot
) -> None:
    show("B5")
    baseline.answer(desk.session, "B5", Answer.PLANNED, date(2026, 12, 4))
    baseline.answer(desk.session, "B5", Answer.MET)

    qtbot.waitUntil(lambda: "planned → met · Dana" in texts(page.requirement.side))
    assert "not yet → planned by Dec 4 · Dana" in texts(page.requirement.side)


# -- reading only -------------------------------------------------------------------------------------------------


def test_that_a_read_only_workspace_can_be_looked_at_but_not_changed(show_page: ShowPage, reading_desk: Desk) -> None:
    page = show_page(BaselinePage, reading_desk, "baseline")
    page.show_place(Place("baseline", part="B6"))
    form = page.requirement.form

    assert not any(field.editor.isEnabled() for field in form.findChildren(Field))
    assert not page.requirement.side.attach.isEnabled()
    assert page.requirement.next.isEnabled()
