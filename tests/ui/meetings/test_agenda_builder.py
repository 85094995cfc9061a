from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.open_meetings import Duties
from cs360_desktop.domain.problems import Problem
from cs360_desktop.services import agenda_measures, agenda_templates, agendas, meetings, metrics, open_meetings
from cs360_desktop.services.attached_files import files_of
from cs360_desktop.services.open_meetings import DutySettings
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.meetings.agenda_body import AgendaBody
from cs360_desktop.ui.meetings.page import MeetingsPage

OCTOBER, NOVEMBER = date(2026, 10, 15), date(2026, 11, 19)


@pytest.fixture
def meeting_id(plan: Callable[[date], int]) -> int:
    plan(OCTOBER)
    return plan(NOVEMBER)


@pytest.fixture
def agenda(meeting_id: int, page: MeetingsPage) -> AgendaBody:
    page.show_place(Place("meetings", meeting_id))
    return page.record.agenda_body


def titles(session: Session, meeting_id: int) -> list[str]:
    return [line.item.title for line in agendas.agenda(session, meeting_id).lines]


def test_that_the_form_for_a_person_is_seen_however_far_the_panel_was_scrolled(
    qtbot: QtBot, agenda: AgendaBody
) -> None:
    assert agenda.context is not None
    agenda.window().resize(1366, 420)
    agenda.agenda.table.choose_first()
    (area,) = agenda.context.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(bar.maximum())
    agenda.roll.add_button.setFocus()
    qtbot.keyClick(agenda.roll.add_button, Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert agenda.form.isAncestorOf(focused)
    qtbot.waitUntil(lambda: focused.visibleRegion().boundingRect() == focused.rect())


def drag(qtbot: QtBot, agenda: AgendaBody, source: int, above: int) -> None:
    """Drag a row by the mouse to above another one; past the last row it goes to the end."""
    table = agenda.agenda.table
    port, height = table.viewport(), table.rowHeight(0)
    start = QPoint(90, table.rowViewportPosition(source) + height // 2)
    last = table.model().rowCount() - 1
    end = table.rowViewportPosition(min(above, last)) + (height - 2 if above > last else 2)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, QPoint(90, (start.y() + end) // 2))
    qtbot.mouseMove(port, QPoint(90, end))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(90, end))


@pytest.mark.parametrize("moved", [(0, 3, [1, 2, 0]), (2, 0, [2, 0, 1]), (1, 2, [0, 1, 2])])
def test_that_dragging_moves_an_item_and_undo_brings_it_back(
    qtbot: QtBot, agenda: AgendaBody, desk: Desk, moved: tuple[int, int, list[int]]
) -> None:
    source, above, order = moved
    session = desk.session
    meeting_id = next(line.meeting.id for line in meetings.list_meetings(session) if line.meeting.held_on == NOVEMBER)
    for line in agendas.agenda(session, meeting_id).lines[3:]:
        agendas.delete_item(session, line.item.id)
    before = titles(session, meeting_id)
    drag(qtbot, agenda, source, above)
    assert titles(session, meeting_id) == [before[at] for at in order]
    if order != [0, 1, 2]:
        desk.undo()
    assert titles(session, meeting_id) == before


def test_that_a_click_with_a_trembling_hand_moves_nothing(
    qtbot: QtBot, session: Session, meeting_id: int, agenda: AgendaBody
) -> None:
    before = titles(session, meeting_id)
    port = agenda.agenda.table.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(90, 10))
    qtbot.mouseMove(port, QPoint(92, 13))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(92, 13))
    assert titles(session, meeting_id) == before


def test_that_an_item_gets_a_problem_a_decision_a_chart_and_a_file(
    session: Session, meeting_id: int, agenda: AgendaBody, tmp_path: Path, desk: Desk
) -> None:
    with session.change("open") as unit:
        problem = unit[nouns.problems].add(Problem("The late bus"))
    chosen = metrics.active_measures(session) or ()
    if not chosen:
        metrics.activate_starters(session)
        chosen = metrics.active_measures(session)
    item = agendas.agenda(session, meeting_id).lines[5].item
    agenda.agenda.table.choose_row(item.id)
    shows = agenda.item_panel.shows
    shows.problem.set_value(problem)
    shows.problem.committed.emit(problem)
    shows.decision.editor.setPlainText("Ask for a later bus")
    shows.decision.commit()
    shows.chart.committed.emit(chosen[0].id)
    file = tmp_path / "Bus timetable.pdf"
    file.write_bytes(b"timetable")
    shows.attach_path(file)
    stored = agendas.agenda(session, meeting_id).lines[5].item
    assert (stored.problem_id, stored.decision_wanted) == (problem, "Ask for a later bus")
    assert [each.id for each in agenda_measures.measures_of(session, item.id)] == [chosen[0].id]
    assert [each.name for each in files_of(session, "agenda_item", item.id)] == ["Bus timetable.pdf"]
    for _ in range(4):
        desk.undo()
    stored = agendas.agenda(session, meeting_id).lines[5].item
    assert (stored.problem_id, stored.decision_wanted) == (None, "")
    assert agenda_measures.measures_of(session, item.id) == []
    assert files_of(session, "agenda_item", item.id) == ()


def test_that_the_agenda_is_compared_copied_and_kept(
    session: Session, meeting_id: int, agenda: AgendaBody, refusals: list[str]
) -> None:
    october = meetings.list_meetings(session)[0].meeting.id
    agendas.add_item(session, october, "Thank the hosts", 2)
    agenda.agenda.more_button.click()
    tools = agenda.agenda_tools
    assert tools.isVisible()
    assert "No longer there: Thank the hosts" in tools._compared.text()
    tools.source.set_value(october)
    tools.copy_button.click()
    assert titles(session, meeting_id)[-1] == "Thank the hosts"
    assert "same items" in tools._compared.text()
    tools.template_button.click()
    assert "already" in refusals[0]
    tools.keep_button.click()
    assert tools.name.error()
    tools.name.editor.setText("Ours")
    tools.keep_button.click()
    assert [each.name for each in agenda_templates.templates(session)][-1] == "Ours"


def test_that_notice_and_its_tick_appear_only_where_the_setting_is_on(
    session: Session, agenda: AgendaBody, meeting_id: int
) -> None:
    part = agenda.meeting_panel.duties
    assert not part.isVisible()
    duties = Duties(48, frozenset(), ("Town hall",), None)
    open_meetings.set_duties(session, DutySettings(is_on=True, duties=duties))
    assert part.isVisible()
    assert part._places.text() == "Town hall"
    part.notice_posted.click()
    assert meetings.record(session, meeting_id).meeting.notice_posted_at is not None
    part.posted_on.editor.setText("Nov 9, 2026")
    part.posted_on.commit()
    posted = meetings.record(session, meeting_id).meeting.notice_posted_at
    assert posted is not None
    assert posted.date() == date(2026, 11, 9)
    part.notice_posted.click()
    assert meetings.record(session, meeting_id).meeting.notice_posted_at is None


def test_that_a_moved_meeting_asks_why(session: Session, agenda: AgendaBody, meeting_id: int) -> None:
    panel = agenda.meeting_panel
    assert not panel.moved_reason.isVisible()
    from datetime import datetime

    open_meetings.post_notice(session, meeting_id, datetime(2026, 11, 10, 9, 0))  # noqa: DTZ001
    meetings.change(session, meeting_id, held_on=date(2026, 11, 24))
    assert panel.moved_reason.isVisible()
    panel.moved_reason.editor.setText("Hall taken")
    panel.moved_reason.commit()
    assert meetings.record(session, meeting_id).meeting.moved_reason == "Hall taken"


def test_that_the_invitation_and_the_notice_are_saved_where_she_wants(
    agenda: AgendaBody,
    answer_file_dialog: Callable[[Path | None], None],
    tmp_path: Path,
) -> None:
    answer_file_dialog(tmp_path / "mail.eml")
    agenda.meeting_panel.invitation.click()
    assert (tmp_path / "mail.eml").read_bytes().startswith(b"X-Unsent: 1")
    answer_file_dialog(tmp_path / "notice.pdf")
    agenda.meeting_panel.notice.click()
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF")
    assert not agenda.meeting_panel.calendar.isEnabled()  # neither state nor zone is given
