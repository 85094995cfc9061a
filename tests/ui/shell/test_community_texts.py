"""Community view on a workspace with a telephone number in every text: none is drawn or said on any page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from cs360_desktop.services import agendas, meetings, problems, requests
from cs360_desktop.services.session import Session
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.shell.main_window import MainWindow
from cs360_desktop.ui.shell.settling import settle
from tests.ui.seen import seen

PAGES = (
    Place("home"),
    Place("baseline"),
    *(Place("metrics", part=part) for part in ("choose", "enter", "charts", "scorecard", "import", "team")),
    *(Place("problems", part=part) for part in ("", "bodies", "bodies:people", "stakeholders", "scanning")),
    *(Place("problems", part=part) for part in ("scanning:themes", "scanning:surveys", "worksheet", "files")),
    Place("meetings"),
    Place("meetings", part="schedule"),
    Place("actions"),
    Place("requests"),
    Place("reports"),
    Place("settings"),
)
NAMED_ON_PURPOSE = {("reports", "name of an internal measure")}
"""The list of what a community copy leaves out is read before it is made, by whoever makes it."""


@pytest.fixture
def session(planted_session: Session) -> Session:
    return planted_session


def places(session: Session) -> list[Place]:
    """Every page, and a record of each kind at each of its parts."""
    lines = meetings.list_meetings(session)
    shown = [lines[0].meeting.id, lines[-1].meeting.id]
    return [
        *PAGES,
        *(Place("meetings", key, part) for key in shown for part in ("agenda", "attendance", "minutes", "decisions")),
        *(Place("problems", line.problem.id, "files") for line in problems.list_problems(session)[:2]),
        *(Place("requests", line.request.id) for line in requests.list_requests(session)[:1]),
    ]


def told(window: MainWindow, secrets: dict[str, str]) -> set[str]:
    """Where the secrets come from that are drawn or said now; figures alone are looked for elsewhere."""
    texts = seen(window)
    return {source for secret, source in secrets.items() if secret[0] != "#" and any(secret in text for text in texts)}


def test_that_no_page_and_no_chosen_row_shows_contact_details_or_notes_of_the_team(
    window: MainWindow, session: Session, planted_town: tuple[Path, dict[str, str]]
) -> None:
    window.menus.actions["community"].trigger()
    found: set[tuple[str, str]] = set()
    for place in places(session):
        window.go(place)
        settle(window)
        found |= {(place.page, source) for source in told(window, planted_town[1])}
        assert window.workplace is not None
        for view in window.workplace.page.findChildren(QAbstractItemView):
            for row in range(min(3, view.model().rowCount()) if view.isVisible() and view.model() else 0):
                view.setCurrentIndex(view.model().index(row, 0))
                settle(window)
                found |= {(place.page, source) for source in told(window, planted_town[1])}
    assert found - NAMED_ON_PURPOSE == set()


def test_that_the_search_finds_secrets_on_the_same_pages_while_community_view_is_off_and_again_after_it(
    window: MainWindow, session: Session, planted_town: tuple[Path, dict[str, str]]
) -> None:
    line = meetings.list_meetings(session)[-1]
    for place in (Place("meetings", line.meeting.id, "decisions"), Place("actions"), Place("problems", part="")):
        window.go(place)
        settle(window)
        before, texts = told(window, planted_town[1]), sorted(seen(window))
        assert before
        for is_hidden in (True, False):
            window.menus.actions["community"].trigger()
            settle(window)
            assert (not told(window, planted_town[1])) is is_hidden
        assert (told(window, planted_town[1]), sorted(seen(window))) == (before, texts)


def test_that_a_covered_text_is_not_changed_and_one_that_is_typed_is_covered_when_it_is_left(
    window: MainWindow, session: Session
) -> None:
    meeting = meetings.list_meetings(session)[0].meeting.id
    item = agendas.agenda(session, meeting).lines[0].item
    window.menus.actions["community"].trigger()
    window.go(Place("meetings", meeting, "agenda"))
    assert window.workplace is not None
    body = window.workplace.page.record.agenda_body
    body.agenda.table.choose_row(item.id)
    settle(window)
    panel = body.item_panel
    assert not panel.title.editor.isVisible()
    assert "hidden" in seen(panel.title)
    place = body.meeting_panel.place
    place.editor.selectAll()
    place.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(place.editor, "Hall, 207-555-0199")
    assert place.editor.isVisible()
    body.agenda.table.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not place.editor.isVisible()
    record = meetings.record(session, meeting).meeting
    assert (record.place, agendas.agenda(session, meeting).lines[0].item) == ("Hall, 207-555-0199", item)
