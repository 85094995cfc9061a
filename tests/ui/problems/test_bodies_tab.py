from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.people import NOMINATED, Person
from cs360_desktop.services import bodies, nominations, people
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.link_row import LinkRow
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.problems.bodies import BodiesView
from cs360_desktop.ui.problems.page import ProblemsPage

ShowTab = Callable[..., ProblemsPage]


@pytest.fixture
def view(show_tab: ShowTab) -> BodiesView:
    found = show_tab("bodies").tab("bodies")
    assert isinstance(found, BodiesView)
    return found


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


def choose(field: Field, key: object) -> None:
    field.set_value(key)
    field.committed.emit(key)


def names(session: Session) -> list[str]:
    return [seat.person.name for seat in bodies.seats(session, people.bodies(session)[0].id)]


def test_that_a_body_is_added_renamed_and_retired_by_keyboard_and_undo_takes_each_back(
    qtbot: QtBot, view: BodiesView, session: Session, desk: Desk
) -> None:
    view.new_body.click()
    qtbot.keyClicks(view.body_entry.name.editor, "Advisory Team")
    qtbot.keyClick(view.body_entry.name.editor, Qt.Key.Key_Return)
    assert view.body_panel.name.value() == "Advisory Team"
    assert view.bodies.hasFocus()
    type_over(qtbot, view.body_panel.name, "Community Engagement Team")
    view.body_panel.retire.click()
    assert [(line.body.name, line.body.retired) for line in bodies.body_lines(session)] == [
        ("Problem-Solving Team", False),
        ("Community Engagement Team", True),
    ]
    assert desk.undo_stack.undoText() == "Retired Community Engagement Team"
    for _ in range(3):
        desk.undo()
    assert [line.body.name for line in bodies.body_lines(session)] == ["Problem-Solving Team"]


def test_that_the_name_of_another_body_is_refused_below_the_field(
    qtbot: QtBot, view: BodiesView, session: Session
) -> None:
    from cs360_desktop.domain.people import Body

    people.add_body(session, Body("Advisory Team", "advisory-team"))
    type_over(qtbot, view.body_panel.name, "advisory team")
    assert view.body_panel.name.error() == (
        "There is already a body named advisory team, so nothing was saved. Choose another name."
    )


def test_that_members_are_added_one_after_the_other_known_ones_and_new_ones(
    qtbot: QtBot, view: BodiesView, session: Session, desk: Desk
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    entry = view.member_entry
    delgado = next(person.id for person in people.people(session) if person.name == "R. Delgado")
    choose(entry.known, delgado)
    choose(entry.role, "co-chair")
    entry.add()
    assert desk.undo_stack.undoText() == "Added R. Delgado to Problem-Solving Team"
    entry.name.editor.insert("Zoë Núñez")
    qtbot.keyClick(entry.name.editor, Qt.Key.Key_Return)
    assert names(session) == ["R. Delgado", "T. Abbott", "E. Marsh", "Zoë Núñez"]
    assert bodies.body_lines(session)[0].without_group == 1


def test_that_who_leaves_stands_under_former_and_dates_the_wrong_way_round_are_refused_in_the_field(
    qtbot: QtBot, view: BodiesView, session: Session
) -> None:
    view.seats.setFocus()
    assert view.seats.choose_first()
    panel = view.seat_panel
    assert panel.isVisible()
    type_over(qtbot, panel.since, "Mar 1, 2026")
    type_over(qtbot, panel.until, "Feb 1, 2026")
    assert "cannot leave on Feb 1, 2026, before coming on Mar 1, 2026" in panel.until.error()
    type_over(qtbot, panel.until, "Oct 1, 2026")
    seat = bodies.seats(session, people.bodies(session)[0].id)[-1]
    assert (seat.term, seat.membership.until) == (bodies.Term.FORMER, date(2026, 10, 1))


def test_that_a_nominated_member_says_by_whom(view: BodiesView, session: Session, qtbot: QtBot) -> None:
    view.seats.choose_first()
    assert not view.seat_panel.nominated_by.isVisible()
    choose(view.seat_panel.role, NOMINATED)
    type_over(qtbot, view.seat_panel.nominated_by, "Advisory Team")
    seat = bodies.seats(session, people.bodies(session)[0].id)[-1]
    assert (seat.membership.role, seat.membership.nominated_by) == (NOMINATED, "Advisory Team")
    view.seat_panel.decline.click()
    assert view.seat_panel.reopen.isVisible()
    view.seat_panel.reopen.click()
    view.seat_panel.accept.click()
    (taken,) = (each for each in bodies.seats(session, seat.body.id) if each.membership.id == seat.membership.id)
    assert (taken.membership.role, taken.term) == ("member", bodies.Term.HELD)


def test_that_a_member_in_no_group_is_asked_about_in_the_field_and_added_all_the_same(
    qtbot: QtBot, view: BodiesView, session: Session, refusals: list[str]
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    entry, panel = view.member_entry, view.seat_panel
    assert entry.group.question() == ""
    qtbot.keyClicks(entry.name.editor, "Ana")
    asked = "Ana stands for no group yet, so attendance will not count for any. Choose a group, or keep it so."
    assert entry.group.question() == asked
    assert asked in entry.group.editor.accessibleDescription()
    community = next(group.id for group in people.groups(session) if group.name == "Community")
    choose(entry.group, community)
    assert entry.group.question() == ""
    choose(entry.group, None)
    qtbot.keyClick(entry.name.editor, Qt.Key.Key_Return)
    assert names(session)[-1] == "Ana"
    assert (panel.isVisible(), panel.group.question(), panel.group.error()) == (True, asked, "")
    choose(panel.group, community)
    assert panel.group.question() == ""
    seat = next(each for each in bodies.seats(session, people.bodies(session)[0].id) if each.person.name == "Ana")
    assert seat.group == "Community"
    assert refusals == []


def test_that_somebody_known_in_no_group_is_asked_about_and_gets_the_group_chosen(
    view: BodiesView, session: Session, desk: Desk
) -> None:
    key = people.add_person(session, Person("Ana")).id
    view.start_adding()
    entry = view.member_entry
    delgado = next(person.id for person in people.people(session) if person.name == "R. Delgado")
    choose(entry.known, delgado)
    assert not entry.group.isVisible()
    choose(entry.known, key)
    assert entry.group.question().startswith("Ana stands for no group yet")
    choose(entry.group, next(group.id for group in people.groups(session) if group.name == "Community"))
    entry.add()
    (seat,) = (each for each in bodies.seats(session, people.bodies(session)[0].id) if each.person.id == key)
    assert seat.group == "Community"
    desk.undo()
    assert names(session) == ["T. Abbott", "E. Marsh"]
    assert next(person for person in people.people(session) if person.id == key).group_id is None


def test_that_declined_nominations_stand_under_a_heading_of_their_own_with_the_day(
    view: BodiesView, session: Session
) -> None:
    team = people.bodies(session)[0].id
    seat = nominations.nominate(session, team, Person("Ana"), "Chief", date(2026, 6, 1)).id
    nominations.decline(session, seat, date(2026, 7, 1))
    model = view.seats.model()
    rows = [[str(model.index(row, column).data()) for column in (0, 4)] for row in range(model.rowCount())]
    assert [row[0] for row in rows] == ["Members · 2", "T. Abbott", "E. Marsh", "Declined · 1", "Ana"]
    assert rows[-1][1] == "declined Jul 1, 2026"
    view.seats.choose_row(seat)
    assert "Declined on Jul 1, 2026." in [label.text() for label in view.seat_panel.findChildren(QLabel)]
    assert not view.seat_panel.accept.isVisible()
    assert view.seat_panel.reopen.isVisible()


def test_that_an_answer_before_the_nomination_is_refused_at_its_day(
    qtbot: QtBot, view: BodiesView, session: Session
) -> None:
    team = people.bodies(session)[0].id
    seat = nominations.nominate(session, team, Person("Ana"), on=date(2026, 6, 1)).id
    view.seats.choose_row(seat)
    type_over(qtbot, view.seat_panel.answered_on, "May 1, 2026")
    view.seat_panel.accept.click()
    assert "answer on May 1, 2026 to a nomination of Jun 1, 2026" in view.seat_panel.answered_on.error()
    assert bodies.seats(session, team)[-1].term is bodies.Term.NOMINATED


def test_that_a_name_of_220_letters_is_whole_in_the_panel_and_does_not_widen_it(
    view: BodiesView, session: Session
) -> None:
    name = "Ñ" * 220
    key = people.add_person(session, Person(name), body_id=people.bodies(session)[0].id).id
    view.show_person(key)
    heads = [label.text().replace("\u200b", "") for label in view.person_panel.findChildren(QLabel)]
    assert name in heads
    assert view.context is not None
    assert view.person_panel.minimumSizeHint().width() <= view.context.width()


def test_that_people_who_look_alike_are_compared_and_merged_in_one_step(
    view: BodiesView, session: Session, desk: Desk
) -> None:
    people.add_person(session, Person("Sgt. E. Marsh", phone="(207) 555-0151"))
    view.show_mode("people")
    (row,) = (row for row in view.findChildren(LinkRow) if row.isVisible())
    assert row.text() == "E. Marsh and Sgt. E. Marsh may be the same person"
    row.click()
    assert "Comes along" in " ".join(label.text() for label in view.person_panel.merge.findChildren(QLabel))
    view.person_panel.merge.button.click()
    assert [person.name for person in people.people(session)] == ["E. Marsh", "R. Delgado", "T. Abbott"]
    assert people.people(session)[0].phone == "(207) 555-0151"
    desk.undo()
    assert len(people.people(session)) == 4


def test_that_a_place_leads_to_a_person(show_tab: ShowTab, session: Session) -> None:
    page = show_tab("bodies")
    delgado = next(person.id for person in people.people(session) if person.name == "R. Delgado")
    page.show_place(Place("problems", delgado, "bodies:people"))
    view = page.tab("bodies")
    assert isinstance(view, BodiesView)
    assert view.person_panel.name.value() == "R. Delgado"


def test_that_nothing_can_be_changed_while_the_workspace_is_read_only(show_tab: ShowTab, reading_desk: Desk) -> None:
    view = show_tab("bodies", reading_desk).tab("bodies")
    assert isinstance(view, BodiesView)
    assert not view.new.isEnabled()
    assert not view.body_panel.name.editor.isEnabled()
    assert "reading only" in view.new.toolTip()
