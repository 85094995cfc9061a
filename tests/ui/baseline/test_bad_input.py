"""What cannot be is asked or refused in the field, in words, and nothing that was typed is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.people import Person
from cs360_desktop.services import baseline, baseline_files, people
from cs360_desktop.ui.baseline.page import BaselinePage
from cs360_desktop.ui.baseline.person_field import PersonField
from cs360_desktop.ui.baseline.requirement_form import RequirementForm
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField
from cs360_desktop.ui.common.places import Place

LEFT = Qt.MouseButton.LeftButton


def show(page: BaselinePage, code: str) -> RequirementForm:
    page.show_place(Place("baseline", part=code))
    return page.requirement.form


def person_field(form: RequirementForm, name: str) -> PersonField:
    field = form.details[name]
    assert isinstance(field, PersonField)
    return field


def type_name(qtbot: QtBot, field: PersonField, name: str) -> None:
    if not field.name.isVisible():
        qtbot.mouseClick(field.add, LEFT)
    field.name.editor.clear()
    field.name.editor.insert(name)  # as pasted: keys that a test presses are Latin only
    qtbot.keyClick(field.name.editor, Qt.Key.Key_Return)


def named(desk: Desk, code: str, field: str) -> str:
    detail = next(each for each in baseline.details(desk.session, code) if each.definition.id == field)
    return detail.person.name if detail.person else ""


def test_that_a_second_point_of_contact_is_asked_about_before_she_takes_the_place_of_the_first(
    page: BaselinePage, desk: Desk, qtbot: QtBot
) -> None:
    baseline.name_person(desk.session, "B1", "poc", Person("Elena Marsh"))
    field = person_field(show(page, "B1"), "poc")
    type_name(qtbot, field, "Lee Quinn")

    assert "Elena Marsh is named here, and there is room for one" in field.name.error()
    assert field.name.editor.text() == "Lee Quinn"
    assert named(desk, "B1", "poc") == "Elena Marsh"
    assert [person.name for person in people.people(desk.session)] == ["Elena Marsh"]
    assert field.instead.accessibleName() == "Put Lee Quinn in the place of Elena Marsh"

    field.instead.setFocus()
    qtbot.keyClick(field.instead, Qt.Key.Key_Return)
    assert named(desk, "B1", "poc") == "Lee Quinn"
    assert not field.instead.isVisible()
    desk.undo()
    assert named(desk, "B1", "poc") == "Elena Marsh"


@pytest.mark.parametrize("typed", ["Marsh / Quinn", "Elena Marsh and Lee Quinn", "Marsh & Quinn", "Marsh; Quinn"])
def test_that_two_points_of_contact_in_one_name_are_refused_in_the_field(
    page: BaselinePage, desk: Desk, qtbot: QtBot, typed: str
) -> None:
    field = person_field(show(page, "B1"), "poc")
    type_name(qtbot, field, typed)

    assert f"“{typed}” looks like two people" in field.name.error()
    assert field.name.editor.text() == typed
    assert people.people(desk.session) == []


@pytest.mark.parametrize("typed", ["Andy Orland", "José y-Pérez", "Zoë Ñúñez-Łukasiewicz " + "O" * 200])
def test_that_names_with_accents_and_of_200_characters_are_kept_whole(
    page: BaselinePage, desk: Desk, qtbot: QtBot, typed: str
) -> None:
    field = person_field(show(page, "B1"), "poc")
    type_name(qtbot, field, typed)

    assert named(desk, "B1", "poc") == typed
    assert page.requirement.side.width() <= 260


def test_that_the_chief_in_a_circle_is_refused_in_the_field(
    page: BaselinePage, desk: Desk, qtbot: QtBot, refusals: list[str]
) -> None:
    baseline.name_person(desk.session, "B1", "poc", Person("Robert Haldane", "Chief"))
    form = show(page, "B1")
    for name in ("reports_to", "chief"):
        choice = person_field(form, name).choice
        choice.editor.setCurrentIndex(1)
        choice.editor.activated.emit(1)
        assert "Nobody reports to herself or himself, also not in a circle" in choice.error()
        assert named(desk, "B1", name) == ""
    assert len(refusals) == 2


def test_that_a_name_of_blanks_adds_nobody_and_the_line_stays(page: BaselinePage, desk: Desk, qtbot: QtBot) -> None:
    field = person_field(show(page, "B1"), "poc")
    type_name(qtbot, field, "   ")
    assert people.people(desk.session) == []
    assert field.name.isVisible()


@pytest.mark.parametrize(("code", "name"), [("B1", "designated_on"), ("B2", "letter_on"), ("B6", "started_on")])
def test_that_a_day_in_1899_is_refused_in_its_field(
    page: BaselinePage, desk: Desk, qtbot: QtBot, code: str, name: str
) -> None:
    field = show(page, code).details[name]
    assert isinstance(field, DateField)
    field.setFocus()
    qtbot.keyClicks(field.editor, "1/1/1899")
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)

    assert "Jan 1, 1899 cannot be right" in field.error()
    assert field.editor.text() == "Jan 1, 1899"
    assert desk.undo_stack.count() == 0


@pytest.mark.parametrize(("typed", "said"), [("1/1/1899", "cannot be right"), ("12/4/2026", "is still to come")])
def test_that_a_day_since_which_nothing_can_be_met_is_refused_in_its_field(
    page: BaselinePage, desk: Desk, qtbot: QtBot, typed: str, said: str
) -> None:
    form = show(page, "B2")
    qtbot.mouseClick(form.answer.buttons[Answer.MET], LEFT)
    form.answer.since.setFocus()
    form.answer.since.clear()
    qtbot.keyClicks(form.answer.since, typed)
    qtbot.keyClick(form.answer.since, Qt.Key.Key_Return)

    assert said in form.answer.error()
    item = next(each.item for each in baseline.overview(desk.session) if each.item.code == "B2")
    assert item.met_on == date(2026, 11, 10)


@pytest.fixture(params=["huge", "gone"])
def said(request: pytest.FixtureRequest, tmp_path: Path, answer_file_dialog: Callable[[Path | None], None]) -> str:
    """What must be said of the file the user is going to choose."""
    path = tmp_path / "film.mov"
    answer_file_dialog(path)
    if request.param == "gone":
        return "“film.mov” cannot be read"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    return "“film.mov” has 2,048 MB, so it was not attached"


def test_that_a_file_of_2_gigabytes_or_one_that_vanished_while_it_was_chosen_is_refused_by_name(
    page: BaselinePage, desk: Desk, qtbot: QtBot, refusals: list[str], said: str
) -> None:
    show(page, "B2")
    qtbot.mouseClick(page.requirement.side.attach, LEFT)

    assert said in refusals[0]
    assert baseline_files.attachments(desk.session, "B2") == ()
