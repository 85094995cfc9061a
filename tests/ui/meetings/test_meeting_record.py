from collections.abc import Callable
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.meetings import MeetingStatus, Presence
from cs360_desktop.services import actions, agendas, attendance, decisions, meetings, people
from cs360_desktop.services.half_typed import half_typed
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.meetings.agenda_body import AgendaBody
from cs360_desktop.ui.meetings.minutes_body import MinutesBody
from cs360_desktop.ui.meetings.page import MeetingsPage
from tests.ui.conftest import ShowPage

OCTOBER, LAST_WEEK, NOVEMBER = date(2026, 10, 15), date(2026, 11, 5), date(2026, 11, 19)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def meeting_id(plan: Callable[[date], int]) -> int:
    return plan(NOVEMBER)


@pytest.fixture
def agenda(meeting_id: int, page: MeetingsPage) -> AgendaBody:
    """The first tab of the meeting, with the focus on its agenda."""
    page.show_place(Place("meetings", meeting_id))
    return page.record.agenda_body


@pytest.fixture
def past_id(plan: Callable[[date], int]) -> int:
    return plan(LAST_WEEK)


@pytest.fixture
def minutes(past_id: int, page: MeetingsPage) -> MinutesBody:
    """The second tab of a meeting that took place."""
    page.show_place(Place("meetings", past_id, "minutes"))
    return page.record.minutes_body


def titles(session: Session, meeting_id: int) -> list[str]:
    return [line.item.title for line in agendas.agenda(session, meeting_id).lines]


def person(session: Session, name: str) -> int:
    return next(one.id for one in people.people(session) if one.name == name)


def presence(session: Session, meeting_id: int) -> dict[str, Presence]:
    found = attendance.roll(session, meeting_id)
    return {one.person.name: one.presence for group in found for one in group.attendees}


def type_over(qtbot: QtBot, field: Field, text: str) -> None:
    """Replace the text of a field as a person does, and leave it."""
    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


# -- agenda ---------------------------------------------------------------------------------------------------------


def test_that_alt_and_arrows_move_the_current_item_and_undo_names_the_move(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int, desk: Desk
) -> None:
    before = titles(session, meeting_id)
    table = agenda.agenda.table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert titles(session, meeting_id)[:2] == [before[1], before[0]]
    assert desk.undo_stack.undoText() == "Moved item 2 up"
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    assert titles(session, meeting_id)[:3] == [before[0], before[2], before[1]]
    for _ in range(3):
        desk.undo()
    assert titles(session, meeting_id) == before


def test_that_insert_adds_an_item_behind_the_current_ready_to_be_named(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    qtbot.keyClick(agenda.agenda.table, Qt.Key.Key_Insert)
    editor = agenda.item_panel.title.editor
    assert editor.hasFocus()
    assert editor.selectedText() == "New item"
    qtbot.keyClicks(editor, "The late bus")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert titles(session, meeting_id)[1] == "The late bus"
    assert agenda.agenda._length.text() == "100 of 90 minutes planned, 10 too many"


def test_that_delete_takes_an_item_away_keeps_the_focus_and_undo_brings_it_back(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int, desk: Desk
) -> None:
    before = titles(session, meeting_id)
    qtbot.keyClick(agenda.agenda.table, Qt.Key.Key_Down)
    qtbot.keyClick(agenda.agenda.table, Qt.Key.Key_Delete)
    assert titles(session, meeting_id) == [before[0], *before[2:]]
    assert agenda.agenda.table.hasFocus()
    current = agenda.agenda.current()
    assert current is not None
    assert current.item.title == before[2]
    desk.undo()
    assert titles(session, meeting_id) == before


def test_that_every_field_of_an_item_saves_itself_when_left(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    panel = agenda.item_panel
    type_over(qtbot, panel.title, "Welcome and roll call")
    type_over(qtbot, panel.minutes, "12")
    type_over(qtbot, panel.internal_note, "Name the guests")
    qtbot.keyClick(panel.leader.editor, Qt.Key.Key_Down)
    qtbot.mouseClick(panel.unfinished, Qt.MouseButton.LeftButton)
    item = agendas.agenda(session, meeting_id).lines[0].item
    assert (item.title, item.minutes, item.internal_note) == ("Welcome and roll call", 12, "Name the guests")
    assert item.leader_id is not None
    assert item.unfinished


def test_that_an_item_without_a_title_is_refused_in_words_and_the_old_title_kept(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int, refusals: list[str]
) -> None:
    before = titles(session, meeting_id)
    panel = agenda.item_panel
    panel.title.setFocus()
    qtbot.keyClick(panel.title.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel.title.editor, Qt.Key.Key_Delete)
    qtbot.keyClick(panel.title.editor, Qt.Key.Key_Tab)
    assert refusals == ["An agenda item needs a title, so it was not saved. Say what it is about."]
    assert titles(session, meeting_id) == before


@pytest.mark.parametrize("typed", ["", "900", "ten"])
def test_that_impossible_minutes_are_told_at_the_field_and_never_become_zero(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int, typed: str
) -> None:
    minutes = agenda.item_panel.minutes
    minutes.setFocus()
    qtbot.keyClick(minutes.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(minutes.editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(minutes.editor, typed)
    qtbot.keyClick(minutes.editor, Qt.Key.Key_Tab)
    assert minutes.error()
    assert agendas.agenda(session, meeting_id).lines[0].item.minutes == 5


def test_that_what_is_being_typed_survives_a_change_made_elsewhere(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    title = agenda.item_panel.title
    title.setFocus()
    qtbot.keyClick(title.editor, Qt.Key.Key_End)
    qtbot.keyClicks(title.editor, " of everybody")
    attendance.mark(session, meeting_id, person(session, "J. Okoye"), Presence.COMING)
    assert title.editor.text() == "Welcome, roll call by group, agenda of everybody"


def test_that_a_title_being_typed_is_kept_when_another_place_is_shown(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int, page: MeetingsPage
) -> None:
    title = agenda.item_panel.title
    title.setFocus()
    qtbot.keyClick(title.editor, Qt.Key.Key_End)
    qtbot.keyClicks(title.editor, " again")
    page.show_place(Place("meetings"))
    assert titles(session, meeting_id)[0].endswith("agenda again")


def test_that_a_click_in_the_strip_chooses_its_item_and_the_boxes_fill_it(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    strip = agenda.agenda.strip
    boxes = [strip.box_of(position) for position in range(9)]
    assert boxes[0].left() == 0
    assert boxes[-1].right() in {strip.width() - 1, strip.width()}
    assert all(left.right() < right.left() for left, right in pairwise(boxes))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=boxes[3].center())
    current = agenda.agenda.current()
    assert current is not None
    assert current.item.position == 4


def test_that_an_agenda_beyond_the_length_is_said_with_its_symbol(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    meetings.change(session, meeting_id, minutes_planned=60)
    assert agenda.agenda._length.isVisible()
    assert agenda.agenda._length.text() == "90 of 60 minutes planned, 30 too many"


# -- attendance -----------------------------------------------------------------------------------------------------


def test_that_one_key_marks_the_current_person(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    agenda.roll.table.choose_row(person(session, "J. Okoye"))
    agenda.roll.table.setFocus()
    for key, expected in (
        (Qt.Key.Key_C, Presence.COMING),
        (Qt.Key.Key_P, Presence.PRESENT),
        (Qt.Key.Key_V, Presence.REMOTE),
        (Qt.Key.Key_S, Presence.SUBSTITUTE),
        (Qt.Key.Key_X, Presence.EXCUSED),
        (Qt.Key.Key_N, Presence.ABSENT),
    ):
        qtbot.keyClick(agenda.roll.table, key)
        assert presence(session, meeting_id)["J. Okoye"] is expected
    assert presence(session, meeting_id)["R. Delgado"] is Presence.NO_ANSWER


def test_that_coverage_follows_every_mark_and_its_undo(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int, desk: Desk
) -> None:
    assert agenda.roll.coverage.text() == "0 of 4 required groups"
    for name in ("K. Ostrowski", "J. Okoye", "T. Abbott", "E. Marsh"):
        agenda.roll.table.choose_row(person(session, name))
        qtbot.keyClick(agenda.roll.table, Qt.Key.Key_P)
    assert agenda.roll.coverage.text() == "all 4 required groups"
    assert desk.undo_stack.undoText() == "Marked E. Marsh: present"
    desk.undo()
    assert agenda.roll.coverage.text() == "3 of 4 required groups"


def test_that_a_substitute_is_asked_for_whom_she_came(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    agenda.roll.table.choose_row(person(session, "T. Abbott"))
    agenda.roll.table.setFocus()
    qtbot.keyClick(agenda.roll.table, Qt.Key.Key_S)
    whom = agenda.attendee_panel.substitute_for
    assert whom.editor.hasFocus()
    position = whom.editor.findText("J. Okoye")
    whom.editor.setCurrentIndex(position)
    whom.editor.activated.emit(position)
    community = attendance.roll(session, meeting_id)[1]
    names = {one.person.name: one.substitute_for for one in community.attendees}
    assert names["T. Abbott"] is not None
    assert agenda.roll.coverage.text() == "1 of 4 required groups"


def test_that_delete_takes_a_mark_away(qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int) -> None:
    attendance.mark(session, meeting_id, person(session, "J. Okoye"), Presence.COMING)
    agenda.roll.table.choose_row(person(session, "J. Okoye"))
    qtbot.keyClick(agenda.roll.table, Qt.Key.Key_Delete)
    assert presence(session, meeting_id)["J. Okoye"] is Presence.NO_ANSWER


def test_that_a_new_person_is_put_on_the_roll_by_keyboard_and_becomes_a_member(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    agenda.roll.table.setFocus()
    qtbot.keyClick(agenda.roll.table, Qt.Key.Key_Insert)
    form = agenda.form
    assert form.name.editor.hasFocus()
    qtbot.keyClick(form.name.editor, Qt.Key.Key_Return)
    assert form.name.error() == "Type the name as it stands on the sign-in sheet."
    qtbot.keyClicks(form.name.editor, "A. Pires")
    qtbot.keyClick(form.name.editor, Qt.Key.Key_Return)
    assert "A. Pires" in presence(session, meeting_id)
    body = people.bodies(session)[0]
    assert "A. Pires" in [member.person.name for member in people.members(session, body.id)]
    assert agenda.roll.table.hasFocus()
    current = agenda.roll.current()
    assert current is not None
    assert current.person.name == "A. Pires"


def test_that_a_guest_leaves_the_roll_and_a_member_the_team(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int, desk: Desk
) -> None:
    agenda.add_person()
    form = agenda.form
    qtbot.keyClicks(form.name.editor, "S. Ray")
    qtbot.mouseClick(form.member, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    assert agenda.attendee_panel._remove.text() == "Take off the roll"
    qtbot.mouseClick(agenda.attendee_panel._remove, Qt.MouseButton.LeftButton)
    assert "S. Ray" not in presence(session, meeting_id)

    agenda.roll.table.choose_row(person(session, "J. Okoye"))
    assert agenda.attendee_panel._remove.text() == "Remove from the team"
    qtbot.mouseClick(agenda.attendee_panel._remove, Qt.MouseButton.LeftButton)
    assert "J. Okoye" not in presence(session, meeting_id)
    desk.undo()
    assert "J. Okoye" in presence(session, meeting_id)


def test_that_details_of_a_person_save_themselves(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    agenda.roll.table.choose_row(person(session, "J. Okoye"))
    type_over(qtbot, agenda.attendee_panel.organization, "St. Brendan")
    type_over(qtbot, agenda.attendee_panel.phone, "207-555-0143")
    okoye = next(one for one in people.people(session) if one.name == "J. Okoye")
    assert (okoye.label, okoye.phone) == ("J. Okoye, St. Brendan", "207-555-0143")


# -- the meeting itself ---------------------------------------------------------------------------------------------


def test_that_date_time_place_and_length_save_themselves(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int, page: MeetingsPage
) -> None:
    panel = agenda.meeting_panel
    type_over(qtbot, panel.day, "Dec 3, 2026")
    type_over(qtbot, panel.starts, "5:30 pm")
    type_over(qtbot, panel.length, "75")
    type_over(qtbot, panel.place, "Town hall")
    meeting = meetings.record(session, meeting_id).meeting
    assert (meeting.held_on, meeting.starts_at) == (date(2026, 12, 3), time(17, 30))
    assert (meeting.minutes_planned, meeting.place) == (75, "Town hall")
    assert page.record.accessibleName() == "Thursday, December 3, 2026"
    assert panel.starts.editor.text() == "5:30 PM"


def test_that_a_time_that_may_be_morning_or_evening_is_asked_again(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    type_over(qtbot, agenda.meeting_panel.starts, "5:30")
    assert agenda.meeting_panel.starts.error() == "“5:30” was not saved. Type a time such as 6:00 PM."
    assert agenda.meeting_panel.starts.editor.text() == "5:30"
    assert meetings.record(session, meeting_id).meeting.starts_at == time(18, 0)


def test_that_a_meeting_to_come_cannot_be_marked_as_held_and_says_why(
    agenda: AgendaBody, page: MeetingsPage, session: Session, meeting_id: int
) -> None:
    assert not page.record.hold_button.isEnabled()
    assert page.record.hold_button.toolTip() == "The meeting is still to come"


def test_that_a_meeting_whose_day_has_come_is_marked_as_held_and_planned_again(
    qtbot: QtBot, minutes: MinutesBody, page: MeetingsPage, session: Session, past_id: int
) -> None:
    qtbot.mouseClick(page.record.hold_button, Qt.MouseButton.LeftButton)
    assert meetings.record(session, past_id).meeting.status is MeetingStatus.HELD
    assert not page.record.hold_button.isVisible()
    page.record.show_tab(0)
    qtbot.mouseClick(page.record.agenda_body.meeting_panel.reopen, Qt.MouseButton.LeftButton)
    assert meetings.record(session, past_id).meeting.status is MeetingStatus.PLANNED


def test_that_a_meeting_is_not_held_only_with_a_reason(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    panel = agenda.meeting_panel
    qtbot.mouseClick(panel.not_held, Qt.MouseButton.LeftButton)
    assert panel.reason.editor.hasFocus()
    assert meetings.record(session, meeting_id).meeting.status is MeetingStatus.PLANNED
    type_over(qtbot, panel.reason, "Snow")
    meeting = meetings.record(session, meeting_id).meeting
    assert (meeting.status, meeting.reason_not_held) == (MeetingStatus.NOT_HELD, "Snow")


def test_that_the_agenda_is_saved_where_the_user_wants_it_and_a_cancel_saves_nothing(
    qtbot: QtBot,
    agenda: AgendaBody,
    page: MeetingsPage,
    tmp_path: Path,
    answer_file_dialog: Callable[[Path | None], None],
) -> None:
    answer_file_dialog(None)
    qtbot.mouseClick(page.record.agenda_button, Qt.MouseButton.LeftButton)
    assert page.record.messages.message() is None
    target = tmp_path / "Agenda for Thursday.pdf"
    answer_file_dialog(target)
    qtbot.mouseClick(page.record.agenda_button, Qt.MouseButton.LeftButton)
    assert "Welcome" in PdfReader(target).pages[0].extract_text()
    message = page.record.messages.message()
    assert message is not None
    assert message.what == "Saved Agenda for Thursday.pdf"


def test_that_agenda_and_minutes_are_saved_as_word_documents_from_their_panels(
    qtbot: QtBot,
    agenda: AgendaBody,
    page: MeetingsPage,
    tmp_path: Path,
    answer_file_dialog: Callable[[Path | None], None],
) -> None:
    for button, words in (
        (agenda.meeting_panel.word, "Problem-Solving Team: agenda"),
        (page.record.minutes_body.state.word, "Problem-Solving Team: minutes"),
    ):
        target = tmp_path / f"{words.rpartition(' ')[2]}.docx"
        answer_file_dialog(target)
        button.click()
        text = "\n".join(each.text for each in docx.Document(str(target)).paragraphs)
        assert words in text
        assert button.accessibleName() or button.text()


def test_that_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot,
    agenda: AgendaBody,
    tmp_path: Path,
    refusals: list[str],
    answer_file_dialog: Callable[[Path | None], None],
) -> None:
    answer_file_dialog(tmp_path / "no such folder" / "Agenda.pdf")
    qtbot.mouseClick(agenda.meeting_panel.community, Qt.MouseButton.LeftButton)
    assert "was not saved" in refusals[0]


# -- minutes, decisions, actions ------------------------------------------------------------------------------------


def test_that_minutes_are_saved_with_each_key_and_are_one_undo_step(
    qtbot: QtBot, minutes: MinutesBody, desk: Desk, session: Session, past_id: int
) -> None:
    def kept() -> str:
        return meetings.record(session, past_id).meeting.minutes_text

    text = minutes.minutes.text
    assert text.editor.hasFocus()
    steps = desk.undo_stack.count()
    qtbot.keyClicks(text.editor, "Called to order.")
    assert kept() == "Called to order."
    qtbot.keyClicks(text.editor, " Roll called.")
    assert kept() == "Called to order. Roll called."
    assert text.editor.textCursor().atEnd()
    assert desk.undo_stack.count() == steps + 1
    qtbot.keyClick(text.editor, Qt.Key.Key_Tab)
    desk.undo()
    assert (kept(), text.value()) == ("", "")
    desk.redo()
    assert (kept(), text.value()) == ("Called to order. Roll called.", "Called to order. Roll called.")
    text.editor.setFocus()
    text.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text.editor, " Adjourned.")
    assert desk.undo_stack.count() == steps + 2
    desk.undo()
    assert kept() == "Called to order. Roll called."


def test_that_times_of_the_sitting_are_noted(
    qtbot: QtBot, minutes: MinutesBody, session: Session, past_id: int
) -> None:
    type_over(qtbot, minutes.minutes.called, "6:02 PM")
    type_over(qtbot, minutes.minutes.adjourned, "19:28")
    meeting = meetings.record(session, past_id).meeting
    assert (meeting.called_to_order, meeting.adjourned) == (time(18, 2), time(19, 28))


def test_that_enter_records_a_decision_and_is_ready_for_the_next(
    qtbot: QtBot, minutes: MinutesBody, session: Session, past_id: int
) -> None:
    wording = minutes.decisions.wording
    qtbot.keyClick(minutes, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert wording.editor.hasFocus()
    for words in ("Light the lot until 2 AM.", "Meet at the school in January."):
        qtbot.keyClicks(wording.editor, words)
        qtbot.keyClick(wording.editor, Qt.Key.Key_Return)
    found = decisions.decisions(session, past_id)
    assert [line.decision.wording for line in found] == ["Light the lot until 2 AM.", "Meet at the school in January."]
    assert wording.editor.text() == ""
    assert wording.editor.hasFocus()


def test_that_votes_beyond_those_present_are_refused_and_stay_as_typed(
    qtbot: QtBot, minutes: MinutesBody, session: Session, past_id: int, refusals: list[str]
) -> None:
    attendance.mark(session, past_id, person(session, "J. Okoye"), Presence.PRESENT)
    added = decisions.record_decision(session, past_id, "Meet monthly", method="vote")
    minutes.decisions.table.choose_row(added.id)
    type_over(qtbot, minutes.decision_panel.votes_for, "2")
    assert "2 votes were not saved, because the roll shows 1 present" in refusals[0]
    assert decisions.decisions(session, past_id)[0].decision.votes_for is None


def test_that_consensus_takes_votes_away(
    qtbot: QtBot, minutes: MinutesBody, session: Session, past_id: int, desk: Desk
) -> None:
    added = decisions.record_decision(session, past_id, "Meet monthly", method="vote", votes_for=3)
    minutes.decisions.table.choose_row(added.id)
    panel = minutes.decision_panel
    assert panel.votes_for.isVisible()
    consensus = panel.method._group.button(0)
    qtbot.mouseClick(consensus, Qt.MouseButton.LeftButton, pos=consensus.rect().center())
    decision = decisions.decisions(session, past_id)[0].decision
    assert (decision.method, decision.votes_for) == ("consensus", None)
    assert not panel.votes_for.isVisible()
    desk.undo()
    assert decisions.decisions(session, past_id)[0].decision.votes_for == 3


def test_that_an_action_is_agreed_by_keyboard_with_owner_and_date(
    qtbot: QtBot, minutes: MinutesBody, session: Session, past_id: int
) -> None:
    entry = minutes.entry
    entry.what.setFocus()
    qtbot.keyClicks(entry.what.editor, "Ask the lot owner")
    qtbot.keyClicks(entry.owner.editor, "T. Abbott")
    qtbot.keyClicks(entry.due.editor, "12/1/2026")
    qtbot.keyClick(entry.due.editor, Qt.Key.Key_Return)
    (line,) = meetings.made_at(session, past_id)
    assert (line.action.text, line.owner, line.group) == ("Ask the lot owner", "T. Abbott", "Stakeholders")
    assert line.action.due == date(2026, 12, 1)
    assert entry.what.editor.hasFocus()
    assert entry.what.editor.text() == ""


def test_that_an_action_due_before_its_meeting_is_refused_and_kept_in_the_line(
    qtbot: QtBot, minutes: MinutesBody, session: Session, past_id: int, refusals: list[str]
) -> None:
    entry = minutes.entry
    qtbot.keyClicks(entry.what.editor, "Ask the lot owner")
    qtbot.keyClicks(entry.due.editor, "Nov 4, 2026")
    qtbot.keyClick(entry.due.editor, Qt.Key.Key_Return)
    assert entry.due.error() == "Nov 4, 2026 is before today. Which day is meant?"
    assert refusals == []
    assert entry.what.editor.text() == "Ask the lot owner"
    assert meetings.made_at(session, past_id) == []


def test_that_space_marks_an_open_commitment_done(
    qtbot: QtBot, agenda: AgendaBody, session: Session, meeting_id: int
) -> None:
    added = actions.add(session, "Ask the lot owner")
    agenda.commitments.choose_row(added.id)
    qtbot.keyClick(agenda.commitments, Qt.Key.Key_Space)
    assert actions.action_line(session, added.id).action.status is ActionStatus.DONE


# -- the whole of it ------------------------------------------------------------------------------------------------


def test_that_a_second_laptop_reading_only_shows_everything_and_changes_nothing(
    qtbot: QtBot, session: Session, meeting_id: int, show_page: ShowPage, reading_desk: Desk
) -> None:
    page = show_page(MeetingsPage, reading_desk, "meetings")
    page.show_place(Place("meetings", meeting_id))
    body = page.record.agenda_body
    assert not any(field.editor.isEnabled() for field in body.panel.findChildren(Field))
    assert not body.agenda.add_button.isEnabled()
    assert page.record.agenda_button.isEnabled()
    qtbot.keyClick(body.agenda.table, Qt.Key.Key_Insert)
    assert len(titles(session, meeting_id)) == 9


@pytest.mark.parametrize("part", ["agenda", "attendance", "minutes"])
@pytest.mark.parametrize("size", [(911, 512), (1366, 690)])
def test_that_nothing_needs_to_be_scrolled_sideways(
    page: MeetingsPage, session: Session, meeting_id: int, size: tuple[int, int], part: str
) -> None:
    decisions.record_decision(session, meeting_id, "Meet monthly", method="vote")
    page.resize(*size)
    page.show_place(Place("meetings", meeting_id, part))
    page.record.minutes_body.decisions.table.selectRow(0)
    if page.record.body.context is not None and not page.record.body.context.isVisible():
        page.record.toggle_context()
    for area in page.record.findChildren(QScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0


def test_that_one_meeting_is_worked_from_plan_to_the_next_meeting(
    qtbot: QtBot, page: MeetingsPage, session: Session, desk: Desk, refusals: list[str]
) -> None:
    page.list.start_plan()
    form = page.list.panel.form
    qtbot.keyClicks(form.day.editor, "Nov 10, 2026")
    qtbot.keyClicks(form.place.editor, "St. Brendan hall")
    qtbot.keyClick(form.place.editor, Qt.Key.Key_Return)
    record = page.record
    meeting_id = meetings.list_meetings(session)[0].meeting.id

    roll = record.agenda_body.roll.table
    for name in ("K. Ostrowski", "J. Okoye", "T. Abbott", "E. Marsh"):
        roll.choose_row(person(session, name))
        qtbot.keyClick(roll, Qt.Key.Key_P)
    qtbot.mouseClick(record.hold_button, Qt.MouseButton.LeftButton)

    record.show_tab(1)
    body = record.minutes_body
    body.minutes.text.setFocus()
    qtbot.keyClicks(body.minutes.text.editor, "Roll called; all groups present.")
    body.decisions.wording.setFocus()
    qtbot.keyClicks(body.decisions.wording.editor, "Light the lot until 2 AM.")
    qtbot.keyClick(body.decisions.wording.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(body.entry.what.editor, "Ask the lot owner")
    qtbot.keyClick(body.entry.what.editor, Qt.Key.Key_Return)

    page.show_place(Place("meetings"))
    page.list.start_plan()
    qtbot.keyClick(page.list.panel.form.day.editor, Qt.Key.Key_Return)
    lines = meetings.list_meetings(session)
    assert [line.meeting.held_on for line in lines] == [date(2026, 12, 8), date(2026, 11, 10)]
    assert (lines[1].missing, lines[1].present, lines[1].decisions) == ((), 4, 1)
    assert [line.action.text for line in meetings.commitments(session, lines[0].meeting.id)] == ["Ask the lot owner"]
    assert meetings.record(session, meeting_id).meeting.minutes_text == "Roll called; all groups present."
    assert refusals == []

    while desk.undo_stack.canUndo():
        desk.undo()
    assert meetings.list_meetings(session) == []
    assert actions.board(session) == []


def test_that_the_list_shows_a_title_that_was_typed_once_it_is_left_and_undo_takes_all_of_it_back(
    page: MeetingsPage, desk: Desk, plan: Callable[[date], int]
) -> None:
    desk.go(Place("meetings", plan(date(2026, 11, 19)), "agenda"))
    body = page.record.agenda_body
    before = body.agenda.current()
    assert before is not None
    steps = desk.undo_stack.count()
    body.item_panel.name_item()
    QTest.keyClicks(body.item_panel.title.editor, "Hello")
    body.item_panel.notes.editor.setFocus()
    after = body.agenda.current()
    assert after is not None
    assert (after.item.title, desk.undo_stack.count()) == ("Hello", steps + 1)
    desk.undo()
    assert body.item_panel.title.value() == before.item.title


def test_that_a_half_typed_guest_and_reason_wait_and_are_forgotten_when_they_are_recorded(
    page: MeetingsPage, desk: Desk, session: Session, plan: Callable[[date], int]
) -> None:
    meeting = plan(date(2026, 11, 19))
    desk.go(Place("meetings", meeting, "attendance"))
    body = page.record.agenda_body
    body.add_person()
    QTest.keyClicks(body.form.name.editor, "A. Gue")
    body.add_person()
    assert body.form.name.value() == "A. Gue"
    body.form.add()
    body.meeting_panel.not_held.click()
    QTest.keyClicks(body.meeting_panel.reason.editor, "Sno")
    assert half_typed(session, meeting) == {"not_held": "Sno"}
    body.meeting_panel.place.editor.setFocus()
    assert meetings.record(session, meeting).meeting.reason_not_held == "Sno"
    assert (half_typed(session, meeting), body.meeting_panel.reason.value()) == ({}, "Sno")
