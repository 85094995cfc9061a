"""Each of the six pages filled in by keyboard alone, inside the real window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.baseline import Answer, RequirementState
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import baseline, baseline_files, entries, people, stakeholders
from cs360_desktop.services.baseline_people import people_behind
from cs360_desktop.ui.baseline.page import BaselinePage
from cs360_desktop.ui.common.buttons import IconButton
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.shell.main_window import MainWindow
from tests.ui.baseline.hand import add_person, alt, focused, press, tab_to, write

Go = Callable[[str], Desk]


@pytest.fixture
def go(window: MainWindow) -> Go:
    """Go to the page of a requirement, with the focus on its answer."""

    def go(code: str) -> Desk:
        window.go(Place("baseline", part=f"{code}.answer"))
        assert window.desk is not None
        return window.desk

    return go


def state(desk: Desk, code: str) -> RequirementState:
    return next(each for each in baseline.overview(desk.session) if each.item.code == code)


def test_that_b1_is_filled_in_by_keyboard(go: Go, qtbot: QtBot) -> None:
    desk = go("B1")
    add_person(qtbot, "Point of contact", "Sgt. Elena Marsh")
    add_person(qtbot, "Reports to", "Chief Robert Haldane")
    write(qtbot, "Named on", "3/2/2026")
    write(qtbot, "How the two talk about it", "Every Monday")
    alt(qtbot, Qt.Key.Key_M, lambda: state(desk, "B1").is_met)
    write(qtbot, "Evidence or reason", "The memo is attached.")

    found = state(desk, "B1")
    assert (found.is_met, found.finding.shows_met, found.differs) == (True, True, False)
    assert found.finding.summary == "Sgt. Elena Marsh → Chief Robert Haldane, since Mar 2, 2026"
    assert found.item.evidence == "The memo is attached."
    assert found.missing == ()
    while desk.undo_stack.canUndo():
        desk.undo()
    assert people.people(desk.session) == []
    assert state(desk, "B1").item.answer is Answer.NOT_YET


def test_that_b2_is_filled_in_by_keyboard_and_its_link_leads_to_the_attachment(
    go: Go, qtbot: QtBot, tmp_path: Path, answer_file_dialog: Callable[[Path | None], None]
) -> None:
    letter = tmp_path / "Support letter.pdf"
    letter.write_bytes(b"letter")
    answer_file_dialog(letter)
    desk = go("B2")
    add_person(qtbot, "Sponsor in the leadership team", "Chief Robert Haldane")
    write(qtbot, "Date of the support letter", "3/9/2026")
    write(qtbot, "Staff time granted", "6 hours a week")
    write(qtbot, "Other support", "A room")
    alt(qtbot, Qt.Key.Key_M, lambda: state(desk, "B2").is_met)
    tab_to(qtbot, "Attach the letter  ›")
    press(qtbot, Qt.Key.Key_Return)
    assert focused().accessibleName() == "Attach file…"
    press(qtbot, Qt.Key.Key_Space)

    assert [file.name for file in baseline_files.attachments(desk.session, "B2")] == ["Support letter.pdf"]
    assert state(desk, "B2").finding.shows_met is True
    assert state(desk, "B2").missing == ()


def test_that_b3_is_claimed_against_the_evidence_by_keyboard_and_its_link_leads_to_the_meetings(
    go: Go, window: MainWindow, qtbot: QtBot
) -> None:
    desk = go("B3")
    add_person(qtbot, "Who does the crime analysis", "Kim Ostrowski")
    write(qtbot, "Whom you still want to win over", "The tenants")
    alt(qtbot, Qt.Key.Key_M, lambda: state(desk, "B3").is_met)
    write(qtbot, "Evidence or reason", "We begin in December.")
    assert state(desk, "B3").differs
    assert not state(desk, "B3").needs_reason
    tab_to(qtbot, "Open Meetings  ›")
    press(qtbot, Qt.Key.Key_Return)
    assert window.workplace is not None
    assert not isinstance(window.workplace.page, BaselinePage)


def test_that_b4_is_filled_in_by_keyboard_and_its_link_leads_to_the_figures(
    go: Go, window: MainWindow, qtbot: QtBot, filled: None, measure: Callable[[str], Measure]
) -> None:
    desk = go("B4")
    add_person(qtbot, "Who collects the numbers", "Kim Ostrowski")
    write(qtbot, "Collected but not in this app", "The school's survey")
    tab_to(qtbot, "Change the answer  ›")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    found = state(desk, "B4")
    assert (found.is_met, found.differs, found.missing) == (True, False, ())
    calls = measure("1.07").id
    entries.clear(desk.session, [EntryKey(calls, WHOLE_AGENCY, Period.month(2026, 10))])
    tab_to(qtbot, "Enter figures  ›")
    press(qtbot, Qt.Key.Key_Return)
    assert window.workplace is not None
    assert not isinstance(window.workplace.page, BaselinePage)


def test_that_b5_is_planned_and_then_met_since_a_day_by_keyboard(go: Go, qtbot: QtBot) -> None:
    desk = go("B5")
    alt(qtbot, Qt.Key.Key_P, lambda: focused().accessibleName() == "Planned by, date")
    write(qtbot, "Planned by, date", "12/4/2026")
    assert state(desk, "B5").item.planned_by == date(2026, 12, 4)
    add_person(qtbot, "First representative", "Elena Marsh")
    add_person(qtbot, "Second representative", "Lee Quinn")
    write(qtbot, "Date of the convening", "10/6/2026")
    write(qtbot, "Place", "Boston")
    tab_to(qtbot, "Both took part")
    press(qtbot, Qt.Key.Key_Space)
    alt(qtbot, Qt.Key.Key_M, lambda: state(desk, "B5").is_met)
    write(qtbot, "Met since, date", "10/7/2026")

    found = state(desk, "B5")
    assert (found.is_met, found.item.met_on, found.differs) == (True, date(2026, 10, 7), False)
    assert found.missing == ()
    desk.undo()
    assert state(desk, "B5").item.met_on == desk.session.today()


def test_that_b6_is_filled_in_by_keyboard_and_its_link_leads_to_the_stakeholders(go: Go, qtbot: QtBot) -> None:
    desk = go("B6")
    write(qtbot, "CompStat360 started here on", "4/1/2026")
    write(qtbot, "How they take part", "Seats on the team")
    tab_to(qtbot, "Go to the stakeholders  ›")
    press(qtbot, Qt.Key.Key_Return)
    assert focused().accessibleName() == "Add a stakeholder"
    qtbot.keyClicks(focused(), "Harbor Health")
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "First contacted", "2/1/2026")
    alt(qtbot, Qt.Key.Key_M, lambda: state(desk, "B6").is_met)

    assert [each.name for each in stakeholders.stakeholders(desk.session)] == ["Harbor Health"]
    found = state(desk, "B6")
    assert (found.is_met, found.finding.shows_met, found.differs) == (True, True, False)


def test_that_somebody_is_named_beside_a_requirement_and_taken_off_by_keyboard(
    go: Go, window: MainWindow, qtbot: QtBot
) -> None:
    desk = go("B6")
    rosa = people.add_person(desk.session, Person("Rosa Delgado")).id
    tab_to(qtbot, "Add person…")
    press(qtbot, Qt.Key.Key_Space)
    assert focused().accessibleName() == "Somebody known"
    press(qtbot, Qt.Key.Key_Down)
    assert [each.person.id for each in people_behind(desk.session, "B6")] == [rosa]
    tab_to(qtbot, "Add person…")
    press(qtbot, Qt.Key.Key_Space)
    widget = tab_to(qtbot, "Or a new name")
    qtbot.keyClicks(widget, "Ana Pires")
    press(qtbot, Qt.Key.Key_Return)
    assert [each.person.name for each in people_behind(desk.session, "B6")] == ["Rosa Delgado", "Ana Pires"]
    remove = "Take Rosa Delgado off the list"
    qtbot.waitUntil(lambda: any(each.isVisible() for each in _named(window, remove)))
    tab_to(qtbot, remove)
    press(qtbot, Qt.Key.Key_Space)
    assert [each.person.name for each in people_behind(desk.session, "B6")] == ["Ana Pires"]
    desk.undo()
    assert len(people_behind(desk.session, "B6")) == 2


def _named(window: MainWindow, name: str) -> list[IconButton]:
    return [each for each in window.findChildren(IconButton) if each.accessibleName() == name]


def test_that_why_what_counts_and_the_example_are_opened_and_closed_by_keyboard(
    go: Go, window: MainWindow, qtbot: QtBot
) -> None:
    go("B3")
    assert window.workplace is not None
    page = window.workplace.page
    assert isinstance(page, BaselinePage)
    explanation = page.requirement.form.explanation
    assert explanation.more.isVisible()
    tab_to(qtbot, "Less")
    press(qtbot, Qt.Key.Key_Return)
    assert not explanation.more.isVisible()
    assert focused().accessibleName() == "Why it matters, what counts, an example"
