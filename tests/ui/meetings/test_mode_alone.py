"""Meeting mode in one window, driven by the keyboard: record, ask back, refuse, undo, leave."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reportlab.graphics.shapes import Drawing, Rect

from cs360_desktop.domain.meetings import Presence
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.services import actions, agendas, attendance, decisions, meetings
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.palettes import tokens_of
from cs360_desktop.ui.common.theme import Scheme, Theme
from cs360_desktop.ui.common.tokens import DARK, LIGHT, Tokens
from cs360_desktop.ui.meetings.mode.drawing import paint_drawing
from cs360_desktop.ui.meetings.mode.mode import MeetingMode
from cs360_desktop.ui.meetings.mode.sitting import Sitting
from cs360_desktop.ui.meetings.page import MeetingsPage
from tests.ui.conftest import TODAY
from tests.ui.meetings.secrets import LEADER_NOTE
from tests.ui.seen import seen

Key = Qt.Key
Press = Callable[..., None]


@pytest.fixture
def meeting(session: Session) -> int:
    return meetings_of(session)[0]


def meetings_of(session: Session) -> list[int]:
    """The keys of two planned meetings, the second one a month later."""
    body = meetings.list_meetings(session)
    return [line.meeting.id for line in body]


@pytest.fixture
def session(session: Session, plan: Callable[[date], int]) -> Session:
    plan(TODAY)
    plan(date(2026, 12, 8))
    return session


@pytest.fixture
def mode(desk: Desk, meeting: int, theme: Theme, qtbot: QtBot) -> Iterator[MeetingMode]:
    mode = MeetingMode(desk, meeting, QGuiApplication.primaryScreen())
    yield mode
    mode.end()
    mode.deleteLater()


@pytest.fixture
def press(mode: MeetingMode) -> Press:
    """Press keys in whatever has the focus in the window."""

    def press(*keys: str | Qt.Key) -> None:
        for key in keys:
            window = mode.keyboard()
            focused = window.focusWidget()
            target = window if focused is None or not focused.isVisible() else focused  # type: ignore[redundant-expr]
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key)

    return press


def test_that_enter_adds_an_action_and_asks_for_owner_and_date_in_the_same_line(
    mode: MeetingMode, press: Press, session: Session, meeting: int
) -> None:
    press(Key.Key_Right, Key.Key_A, "Ask the hall to post the bus times", Key.Key_Return)
    press("del", Key.Key_Return, "next meeting", Key.Key_Return, Key.Key_Escape)
    (line,) = meetings.made_at(session, meeting)
    assert (line.owner, line.group, line.action.due) == ("R. Delgado", "Community", date(2026, 12, 8))
    assert line.action.agenda_item_id == mode.sitting.item.id
    assert mode.keyboard().line.asking is None


def test_that_an_unclear_owner_or_date_is_asked_back_and_never_guessed(
    mode: MeetingMode, press: Press, session: Session, meeting: int
) -> None:
    press(Key.Key_A, "Count the lights", Key.Key_Return, "nobody known", Key.Key_Return)
    assert "Nobody named" in mode.keyboard().line.hint.text()
    line = mode.keyboard().line
    line.field.selectAll()
    press("marsh", Key.Key_Return, "next friday", Key.Key_Return)
    assert "Nov 13, 2026 or Nov 20, 2026" in line.hint.text()
    (made,) = meetings.made_at(session, meeting)
    assert (made.owner, made.action.due) == ("E. Marsh", None)
    line.field.selectAll()
    press("11/9/2026", Key.Key_Return)
    assert "before today" in line.hint.text()
    line.field.selectAll()
    press("11/20", Key.Key_Return)
    assert meetings.made_at(session, meeting)[0].action.due == date(2026, 11, 20)


def test_that_votes_over_those_present_are_refused_and_the_wording_stays(
    mode: MeetingMode, press: Press, session: Session, meeting: int
) -> None:
    for attendee in [one for group in attendance.roll(session, meeting) for one in group.attendees][:3]:
        attendance.mark(session, meeting, attendee.person.id, Presence.PRESENT)
    press(Key.Key_D, "Keep the patrols", Key.Key_Return, "3-1-0", Key.Key_Return)
    assert "the roll shows 3 present" in mode.keyboard().line.hint.text()
    mode.keyboard().line.field.selectAll()
    press("2-1", Key.Key_Return, Key.Key_Escape)
    (line,) = decisions.decisions(session, meeting)
    assert (line.decision.wording, line.decision.votes_for, line.decision.abstentions) == ("Keep the patrols", 2, None)


def test_that_the_roll_is_called_with_arrows_and_letters(
    mode: MeetingMode, press: Press, session: Session, meeting: int
) -> None:
    press(Key.Key_R, Key.Key_P, Key.Key_X, Key.Key_V, Key.Key_Down, Key.Key_N)
    press(Key.Key_G, "A. Walkin, Rotary", Key.Key_Return, "stake", Key.Key_Return, Key.Key_Escape, Key.Key_Escape)
    roll = {one.person.name: one.presence for group in attendance.roll(session, meeting) for one in group.attendees}
    assert roll["K. Ostrowski"] is Presence.PRESENT
    assert roll["J. Okoye"] is Presence.EXCUSED
    assert roll["R. Delgado"] is Presence.REMOTE
    assert roll["E. Marsh"] is Presence.ABSENT
    assert roll["A. Walkin"] is Presence.PRESENT
    group = next(
        group for group in attendance.roll(session, meeting) if any("Walkin" in a.person.name for a in group.attendees)
    )
    assert group.coverage is not None
    assert group.coverage.name == "Stakeholders"
    assert mode.keyboard().roll.isHidden()


def test_that_a_substitute_is_asked_for_whom(mode: MeetingMode, press: Press, session: Session, meeting: int) -> None:
    press(Key.Key_R, Key.Key_S, "okoye", Key.Key_Return)
    found = [one for group in attendance.roll(session, meeting) for one in group.attendees if one.substitute_for]
    assert [(one.person.name, one.substitute_for.name) for one in found if one.substitute_for] == [
        ("K. Ostrowski", "J. Okoye")
    ]


def test_that_notes_are_saved_with_each_key_and_are_one_undo_step(
    mode: MeetingMode, press: Press, session: Session, meeting: int
) -> None:
    desk = mode.sitting.desk

    def notes() -> str:
        return agendas.agenda(session, meeting).lines[0].item.notes

    press(Key.Key_T, "The chair opened")
    assert notes() == "The chair opened"
    press(" the meeting.")
    assert notes() == "The chair opened the meeting."
    press(Key.Key_Escape)
    assert desk.undo_stack.count() == 1
    desk.undo()
    assert notes() == ""
    desk.redo()
    assert notes() == "The chair opened the meeting."


def test_that_who_only_said_she_is_coming_is_not_counted_as_here(
    mode: MeetingMode, session: Session, meeting: int
) -> None:
    okoye = next(
        a.person.id for group in attendance.roll(session, meeting) for a in group.attendees if "Okoye" in a.person.name
    )
    attendance.mark(session, meeting, okoye, Presence.COMING)
    assert [here.count for here in mode.sitting.scene.here if here.group == "Community"] == [0]
    attendance.mark(session, meeting, okoye, Presence.PRESENT)
    assert [here.count for here in mode.sitting.scene.here if here.group == "Community"] == [1]


def test_that_leaving_is_asked_in_the_foot_and_esc_stays(mode: MeetingMode, press: Press, qtbot: QtBot) -> None:
    press(Key.Key_Escape)
    assert "Leave meeting mode?" in mode.keyboard().foot.sentence.text()
    press(Key.Key_A)
    assert mode.keyboard().line.asking is None
    press(Key.Key_Escape)
    assert mode.keyboard().foot.sentence.isHidden()
    press(Key.Key_Escape)
    with qtbot.waitSignal(mode.ended):
        press(Key.Key_Return)


def test_that_closing_the_window_asks_nothing_and_loses_nothing(
    mode: MeetingMode, press: Press, session: Session, meeting: int
) -> None:
    press(Key.Key_T, "Opened at six", Key.Key_Escape)
    press(Key.Key_A, "Ask the hall")
    mode.audience.close()
    assert [line.action.text for line in meetings.made_at(session, meeting)] == ["Ask the hall"]
    assert agendas.agenda(session, meeting).lines[0].item.notes == "Opened at six"


def test_that_the_timer_says_what_is_left_and_rests_while_paused(desk: Desk, meeting: int, theme: Theme) -> None:
    seconds = [0.0]
    sitting = Sitting(desk, meeting, seconds=lambda: seconds[0])
    sitting.go(1)
    seconds[0] = 12 * 60
    sitting.tick()
    found = sitting.pace()
    assert (found.used, found.minutes_late, found.left // 60) == (720, 2, 78)
    sitting.pause()
    seconds[0] = 60 * 60
    sitting.tick()
    assert sitting.pace().used == 720
    sitting.close()


def test_that_a_window_alone_never_shows_the_notes_for_the_leader(
    desk: Desk, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    for line in agendas.agenda(session, meetings_of(session)[0]).lines:
        agendas.change_item(session, line.item.id, internal_note=LEADER_NOTE)
    mode = MeetingMode(desk, meetings_of(session)[0], QGuiApplication.primaryScreen())
    assert not [text for text in seen(mode.audience) if LEADER_NOTE in text]
    mode.end()
    mode.deleteLater()


def test_that_meeting_mode_is_started_from_the_page_and_the_page_shows_what_was_recorded(
    page: MeetingsPage, desk: Desk, session: Session, meeting: int
) -> None:
    page.start_meeting()
    mode = page.record.mode
    assert mode is not None
    QTest.keyClick(mode.keyboard(), Key.Key_O)
    assert meetings.record(session, meeting).meeting.called_to_order is not None
    mode.end()
    assert page.record.mode is None
    actions.add(session, "Afterwards", made_at_id=meeting)


def test_that_the_window_can_be_closed_while_a_meeting_is_shown(
    desk: Desk, meeting: int, theme: Theme, session: Session
) -> None:
    mode = MeetingMode(desk, meeting, QGuiApplication.primaryScreen())
    QTest.keyClick(mode.keyboard(), Key.Key_A)
    QTest.keyClicks(mode.keyboard().line.field, "Half said")
    desk.leaving.emit()
    assert [line.action.text for line in meetings.made_at(session, meeting)] == ["Half said"]
    mode.deleteLater()


def test_that_the_room_is_shown_light_unless_the_user_herself_chose_dark(mode: MeetingMode, theme: Theme) -> None:
    window, field = mode.keyboard(), mode.keyboard().line.field
    chosen, system_is_dark = theme.scheme, theme.system_is_dark
    theme.system_is_dark = lambda: True
    try:
        for scheme, shown in ((Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.SYSTEM, LIGHT)):
            theme.set_scheme(scheme)
            field.ensurePolished()
            for part in (window, window.foot, field):
                assert tokens_of(part.palette()) is shown
        mode.end()
        assert theme.tokens is DARK
    finally:
        theme.system_is_dark = system_is_dark
        theme.set_scheme(chosen)


def test_that_a_chart_made_for_paper_has_a_color_of_the_dark_screen_for_each_of_its_own() -> None:
    light = {getattr(LIGHT, each.name).upper() for each in fields(Tokens)}
    inks = {name: f"#{ink.hexval()[2:].upper()}" for name, ink in vars(Ink).items() if hasattr(ink, "hexval")}
    assert {name for name, color in inks.items() if color not in light} <= {"DRAFT"}  # drawn behind pages only
    drawing = Drawing(20, 20)
    shape = Rect(0, 0, 20, 20)
    shape.fillColor, shape.strokeColor = Ink.TEXT, None
    drawing.add(shape)
    for tokens in (LIGHT, DARK):
        picture = QImage(20, 20, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        paint_drawing(painter, drawing, QRectF(0, 0, 20, 20), "", tokens)
        painter.end()
        assert picture.pixelColor(10, 10).name().upper() == tokens.text


def test_that_the_room_is_not_shown_notes_with_contact_details_while_community_view_is_on(
    mode: MeetingMode, press: Press, session: Session
) -> None:
    item = mode.sitting.item.id
    agendas.change_item(session, item, notes="Called 207-555-0143")
    press(Key.Key_T)
    assert mode.audience.notes.isHidden()
    assert "contact details" in mode.audience.foot.sentence.text()
    mode.sitting.switch_community()
    press(Key.Key_T)
    assert not mode.audience.notes.isHidden()
