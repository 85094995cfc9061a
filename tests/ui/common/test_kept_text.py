"""What is typed is saved with each key: one undo step until the field is left, and never lost by a refusal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.people import Person
from cs360_desktop.services import people
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import NoteField, TextField
from cs360_desktop.ui.common.kept_text import KeptText


@pytest.fixture
def people_ids(session: Session) -> tuple[int, int]:
    one, other = (people.add_person(session, Person(name)).id for name in ("J. Okoye", "T. Abbott"))
    return one, other


@pytest.fixture
def form(desk: Desk, qtbot: QtBot, people_ids: tuple[int, int]) -> "Form":
    form = Form(desk, people_ids[0])
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


class Form(QWidget):
    """The name and the note of a person."""

    def __init__(self, desk: Desk, person_id: int) -> None:
        super().__init__()
        self.desk = desk
        self.name, self.note = TextField("Name"), NoteField("Note")
        box = QVBoxLayout(self)
        for field in (self.name, self.note):
            box.addWidget(field)

        def write(column: str) -> KeptText:
            def save(key: int, text: str, batch: int) -> Receipt:
                return people.write_person(desk.session, key, column, text, goes_on=batch)

            field = self.name if column == "name" else self.note
            return KeptText(desk, field.editor, lambda: f"Wrote {column}", save, may_be_blank=column != "name")

        self.kept_name, self.kept_note = write("name"), write("note")
        self.show_person(person_id)

    def show_person(self, person_id: int) -> None:
        person = next(each for each in people.people(self.desk.session) if each.id == person_id)
        self.kept_name.show(person_id, person.name)
        self.kept_note.show(person_id, person.note)

    def type(self, field: TextField | NoteField, words: str) -> None:
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        for letter in words:
            QTest.keyClicks(field.editor, letter)


def stored(desk: Desk, key: int) -> Person:
    return next(each for each in people.people(desk.session) if each.id == key)


def test_that_each_key_is_saved_and_all_until_the_field_is_left_is_one_undo_step(
    form: Form, desk: Desk, people_ids: tuple[int, int]
) -> None:
    rested: list[bool] = []
    form.kept_note.rested.connect(lambda: rested.append(True))
    form.type(form.note, "Knows the lot")
    assert stored(desk, people_ids[0]).note == "Knows the lot"
    assert (desk.undo_stack.count(), rested) == (1, [])
    form.name.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    assert rested == [True]
    form.type(form.note, "X")
    assert desk.undo_stack.count() == 2
    desk.undo()
    assert stored(desk, people_ids[0]).note == "Knows the lot"
    desk.undo()
    assert stored(desk, people_ids[0]).note == ""
    form.show_person(people_ids[0])
    assert form.note.value() == ""


def test_that_a_blank_at_the_end_stays_while_it_is_typed_on(
    form: Form, desk: Desk, people_ids: tuple[int, int]
) -> None:
    form.type(form.note, "Knows ")
    form.show_person(people_ids[0])
    form.type(form.note, "it")
    assert stored(desk, people_ids[0]).note == "Knows it"


def test_that_what_is_refused_stays_and_is_saved_with_a_later_key(
    form: Form, desk: Desk, refusals: list[str], people_ids: tuple[int, int]
) -> None:
    form.name.editor.selectAll()
    form.type(form.name, "T. Abbott")
    assert "T. Abbott is already there" in refusals[-1]
    form.show_person(people_ids[0])
    assert form.name.value() == "T. Abbott"
    form.type(form.name, "ini")
    assert stored(desk, people_ids[0]).name == "T. Abbottini"


def test_that_a_needed_text_is_kept_while_the_field_is_blank_and_refused_when_it_is_left_so(
    form: Form, desk: Desk, refusals: list[str], people_ids: tuple[int, int]
) -> None:
    form.name.editor.selectAll()
    QTest.keyClick(form.name.editor, Qt.Key.Key_Delete)
    assert (refusals, stored(desk, people_ids[0]).name) == ([], "J. Okoye")
    form.note.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    assert "needs a name" in refusals[-1]
    assert stored(desk, people_ids[0]).name == "J. Okoye"


def test_that_another_record_is_shown_without_writing_anything(
    form: Form, desk: Desk, people_ids: tuple[int, int]
) -> None:
    form.type(form.note, "Mine")
    form.show_person(people_ids[1])
    assert form.note.value() == ""
    form.type(form.note, "Hers")
    assert [stored(desk, key).note for key in people_ids] == ["Mine", "Hers"]
    assert desk.undo_stack.count() == 2
