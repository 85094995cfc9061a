"""Minutes are approved at a later meeting and locked then; nobody is counted twice; both are printed in order."""

from collections.abc import Callable
from datetime import date, time

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting, MeetingStatus, MinutesState, Presence
from cs360_desktop.domain.people import Person
from cs360_desktop.services import (
    actions,
    agenda_copies,
    agenda_measures,
    agendas,
    approval,
    attendance,
    decisions,
    meetings,
    minutes,
    people,
    reports,
)
from cs360_desktop.services.minutes_document import minutes_pdf, sign_in_pdf
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session
from tests.services.held_meetings import LATER, NOVEMBER, OCTOBER, add_team, hold_meeting, text_of


@pytest.fixture
def team(session: Session) -> dict[str, int]:
    return add_team(session)


@pytest.fixture
def held(session: Session, team: dict[str, int]) -> Callable[[date], int]:
    return lambda day: hold_meeting(session, team, day)


def test_that_minutes_are_approved_at_a_later_meeting_by_its_chair_and_locked_then(
    session: Session, team: dict[str, int], held: Callable[[date], int]
) -> None:
    first, second = held(OCTOBER), held(NOVEMBER)
    item = agendas.agenda(session, first).lines[0].item.id
    decision = decisions.record_decision(session, first, "Keep the patrols").id
    minutes.mark_corrected(session, first)
    approval.approve(session, first, second)
    record = minutes.minutes_record(session, first)
    assert (record.meeting.minutes_state, record.meeting.approved_on) == (MinutesState.APPROVED, NOVEMBER)
    assert record.approved_by is not None
    assert record.approved_by.name == "R. Delgado"
    okoye = team["J. Okoye"]
    attempts: tuple[Callable[[], object], ...] = (
        lambda: meetings.write_minutes(session, first, "Something else"),
        lambda: agendas.change_item(session, item, notes="Something else"),
        lambda: agendas.park(session, first, "Something else"),
        lambda: decisions.record_decision(session, first, "Something else"),
        lambda: decisions.change_decision(session, decision, wording="Something else"),
        lambda: decisions.delete_decision(session, decision),
        lambda: attendance.mark(session, first, okoye, Presence.PRESENT),
        lambda: attendance.put_on_roll(session, first, Person("A. Guest"), member=False),
        lambda: meetings.change(session, first, adjourned=time(19, 0)),
        lambda: meetings.change(session, first, held_on=date(2026, 10, 16)),
        lambda: meetings.hold(session, first),
        lambda: meetings.not_held(session, first, "Snow"),
        lambda: meetings.reopen(session, first),
        lambda: meetings.delete(session, first),
        lambda: agendas.write_item(session, item, "notes", "Something else"),
        lambda: agendas.add_item(session, first, "Something else"),
        lambda: agendas.move_item(session, item, 1),
        lambda: agendas.place_item(session, item, 1),
        lambda: agendas.delete_item(session, item),
        lambda: agenda_copies.copy_agenda(session, first, second),
        lambda: agenda_copies.add_template(session, first, "pst-90"),
        lambda: agenda_measures.show_measures(session, item, []),
        lambda: approval.approve(session, first, second),
    )
    for change in attempts:
        with pytest.raises(UserError, match="are approved, so nothing was changed"):
            change()


def test_that_the_meeting_that_approved_minutes_stays_and_stays_on_its_day(
    session: Session, held: Callable[[date], int]
) -> None:
    first, second = held(OCTOBER), held(NOVEMBER)
    approval.approve(session, first, second)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: meetings.change(session, second, held_on=date(2026, 10, 1)),
        lambda: meetings.change(session, second, held_on=date(2026, 11, 4)),
        lambda: meetings.not_held(session, second, "Snow"),
        lambda: meetings.reopen(session, second),
        lambda: meetings.delete(session, second),
    )
    for change in attempts:
        with pytest.raises(UserError, match="October 15, 2026 were approved at this meeting, so nothing was changed"):
            change()
    assert meetings.record(session, second).meeting.status is MeetingStatus.HELD
    meetings.change(session, second, place="Town hall")
    assert meetings.record(session, second).meeting.held_on == NOVEMBER


def test_that_approval_can_be_undone_like_everything(session: Session, held: Callable[[date], int]) -> None:
    first, second = held(OCTOBER), held(NOVEMBER)
    receipt = approval.approve(session, first, second)
    session.revert(receipt)
    meetings.write_minutes(session, first, "Open again")
    assert minutes.minutes_record(session, first).meeting.minutes_state is MinutesState.DRAFT


def test_that_minutes_are_not_approved_before_there_was_a_meeting_or_at_one_that_is_not_later(
    session: Session, held: Callable[[date], int]
) -> None:
    first, second, coming = held(OCTOBER), held(NOVEMBER), held(LATER)
    for of, at, reason in (
        (second, first, "is not later"),
        (first, first, "is not later"),
        (first, coming, "still to come"),
        (coming, second, "not marked as held"),
    ):
        with pytest.raises(UserError, match=reason):
            approval.approve(session, of, at)
    assert minutes.minutes_record(session, first).meeting.minutes_state is MinutesState.DRAFT


def test_that_an_amendment_needs_approved_minutes_words_and_a_reason(
    session: Session, held: Callable[[date], int]
) -> None:
    first, second = held(OCTOBER), held(NOVEMBER)
    with pytest.raises(UserError, match="not approved yet"):
        minutes.amend(session, first, "Read: 43", "A slip")
    approval.approve(session, first, second)
    with pytest.raises(UserError, match="wording and a reason"):
        minutes.amend(session, first, "Read: 43", " ")
    minutes.amend(session, first, "Read: 43 patrols", "A slip of the pen")
    (amendment,) = minutes.minutes_record(session, first).amendments
    assert (amendment.by, amendment.made_on, amendment.reason) == ("Dana", session.today(), "A slip of the pen")


def test_that_nobody_is_counted_twice(session: Session, team: dict[str, int], held: Callable[[date], int]) -> None:
    meeting = held(OCTOBER)
    delgado, okoye, abbott = team["R. Delgado"], team["J. Okoye"], team["T. Abbott"]
    attendance.mark(session, meeting, okoye, Presence.PRESENT)
    with pytest.raises(UserError, match="Okoye is marked as here"):
        attendance.mark(session, meeting, abbott, Presence.SUBSTITUTE, substitute_for_id=okoye)
    attendance.mark(session, meeting, abbott, Presence.SUBSTITUTE, substitute_for_id=delgado)
    with pytest.raises(UserError, match="Delgado already, so nothing was changed"):
        attendance.mark(session, meeting, delgado, Presence.REMOTE)
    with pytest.raises(UserError, match="on the roll already"):
        attendance.put_on_roll(session, meeting, okoye, member=False)
    assert sum(group.present for group in meetings.coverage(session, meeting)) == 2


def test_that_a_quorum_counts_seats_and_a_substitute_fills_one(
    session: Session, team: dict[str, int], held: Callable[[date], int]
) -> None:
    meeting = held(OCTOBER)
    attendance.mark(session, meeting, team["J. Okoye"], Presence.PRESENT)
    attendance.mark(session, meeting, team["K. Ostrowski"], Presence.REMOTE)
    assert not attendance.quorum(session, meeting).is_reached
    attendance.put_on_roll(session, meeting, Person("A. Guest"), member=False, presence=Presence.PRESENT)
    assert not attendance.quorum(session, meeting).is_reached
    other = people.add_person(session, Person("S. Stand-in")).id
    attendance.mark(session, meeting, other, Presence.SUBSTITUTE, substitute_for_id=team["T. Abbott"])
    found = attendance.quorum(session, meeting)
    assert (found.seats, found.filled, found.needed, found.is_reached) == (5, 3, 3, True)


def test_that_a_parked_matter_is_off_the_agenda_and_on_the_next_one(
    session: Session, held: Callable[[date], int]
) -> None:
    first = held(OCTOBER)
    count = len(agendas.agenda(session, first).lines)
    agendas.park(session, first, "Dumpster behind the hall")
    assert len(agendas.agenda(session, first).lines) == count
    body = people.bodies(session)[0].id
    coming = meetings.plan_from_last(session, Meeting(body, LATER, time(18, 0))).id
    lines = [line.item for line in agendas.agenda(session, coming).lines]
    assert [(item.minutes, item.parked) for item in lines if item.title == "Dumpster behind the hall"] == [(5, False)]


def test_that_minutes_are_printed_in_the_customary_order(
    session: Session, team: dict[str, int], held: Callable[[date], int]
) -> None:
    first, second = held(OCTOBER), held(NOVEMBER)
    approval.approve(session, first, second)
    for name, presence in (
        ("K. Ostrowski", Presence.PRESENT),
        ("J. Okoye", Presence.REMOTE),
        ("T. Abbott", Presence.PRESENT),
        ("R. Delgado", Presence.EXCUSED),
    ):
        attendance.mark(session, second, team[name], presence)
    attendance.put_on_roll(session, second, Person("A. Guest"), member=False, presence=Presence.PRESENT)
    meetings.change(session, second, called_to_order=time(18, 2), adjourned=time(19, 1), recorder_id=team["E. Marsh"])
    item = agendas.agenda(session, second).lines[3].item
    agendas.change_item(session, item.id, notes="The analyst showed break-ins.", internal_note="Say it is no proof")
    decisions.record_decision(
        session,
        second,
        "Keep the foot patrols",
        agenda_item_id=item.id,
        method="vote",
        votes_for=3,
        votes_against=0,
        abstentions=1,
        moved_by_id=team["T. Abbott"],
    )
    actions.add(
        session,
        "Ask the lot owner",
        made_at_id=second,
        agenda_item_id=item.id,
        person_id=team["T. Abbott"],
        due=date(2026, 11, 30),
    )
    agendas.park(session, second, "Dumpster behind the hall")
    text = text_of(minutes_pdf(session, second).content)
    order = [
        "Problem-Solving Team: minutes",
        "draft, not approved yet",
        "regular",
        "Place St. Brendan hall",
        "Chair R. Delgado",
        "Recorder E. Marsh",
        "Called to order 6:02 PM",
        "Roll call by represented group",
        "J. Okoye (remote)",
        "3 present, 1 excused",
        "3 of 5 seats were filled: more than half, a quorum",
        "Also present: A. Guest",
        "The minutes of October 15, 2026 were approved",
        "The analyst showed break-ins.",
        "Decided: Keep the foot patrols",
        "Moved by T. Abbott. By vote: 3 for, 0 against, 1 abstained.",
        "Ask the lot owner",
        "November 30, 2026",
        "Dumpster behind the hall",
        "adjourned at 7:01 PM",
        "E. Marsh, recorder",
    ]
    places = [text.find(part) for part in order]
    assert -1 not in places, [part for part, place in zip(order, places, strict=True) if place < 0]
    assert places == sorted(places)
    for private in ("207-555-0143", "Say it is no proof"):
        assert private not in text


def test_that_approved_minutes_say_when_by_whom_and_what_was_amended(
    session: Session, held: Callable[[date], int]
) -> None:
    first, second = held(OCTOBER), held(NOVEMBER)
    approval.approve(session, first, second)
    minutes.amend(session, first, "Read: 43 patrols", "A slip of the pen")
    text = text_of(minutes_pdf(session, first).content)
    assert "approved on November 5, 2026 by R. Delgado" in text
    assert "DRAFT" not in text
    assert text.index("Amendments") < text.index("Read: 43 patrols") < text.index("A slip of the pen")


@pytest.mark.parametrize("language", ["en", "es"])
def test_that_minutes_and_sign_in_sheet_can_be_made_in_both_languages_and_hold_no_contact_details(
    session: Session, team: dict[str, int], held: Callable[[date], int], language: str
) -> None:
    first = held(OCTOBER)
    item = agendas.agenda(session, first).lines[0].item.id
    agendas.change_item(session, item, internal_note="Only for the leader")
    for file in (
        minutes_pdf(session, first, community=True, language=language),
        sign_in_pdf(session, first, language=language),
    ):
        text = text_of(file.content)
        assert "J. Okoye" in text
        assert "207-555" not in text
        assert "Only for the leader" not in text


def test_that_the_sign_in_sheet_has_the_roster_by_group_and_blank_rows(
    session: Session, team: dict[str, int], held: Callable[[date], int]
) -> None:
    text = text_of(sign_in_pdf(session, held(LATER)).content)
    assert text.index("Crime analysis") < text.index("K. Ostrowski") < text.index("Community") < text.index("J. Okoye")
    assert text.index("R. Delgado") < text.index("Everybody else")
    assert "not given" not in text


def test_that_both_documents_are_in_the_registry(session: Session, held: Callable[[date], int]) -> None:
    assert [len(made.files) for made in reports.make(session, reports.chosen(["sign-in", "minutes"]), Options())] == [
        0,
        0,
    ]
    held(OCTOBER)
    held(LATER)
    made = reports.make(session, reports.chosen(["sign-in", "minutes"]), Options(community=True))
    assert [file.name for each in made for file in each.files] == [
        "2026-12-17 PST sign-in - Mill Harbor PD.pdf",
        "2026-10-15 PST minutes community - Mill Harbor PD.pdf",
        "2026-10-15 PST minutes community - Mill Harbor PD.docx",
    ]


def test_that_typing_goes_on_with_its_batch_until_something_else_is_written(
    session: Session, held: Callable[[date], int]
) -> None:
    meeting = held(OCTOBER)
    item = agendas.agenda(session, meeting).lines[0].item.id
    with session.reading() as unit:
        seen = [unit.newest_batch()]
    batch = 0
    for words in ("W", "We", "We met."):
        receipt = agendas.write_item(session, item, "notes", words, goes_on=batch)
        assert batch in {0, receipt.batch_id}
        batch = receipt.batch_id
        with session.reading() as unit:
            seen.append(unit.newest_batch())
    assert len(set(seen)) == 4  # whoever compares can tell that something changed
    meetings.write_minutes(session, meeting, "Something else")
    later = agendas.write_item(session, item, "notes", "We met at six.", goes_on=batch)
    assert later.batch_id != batch
    session.revert(later)
    assert agendas.agenda(session, meeting).lines[0].item.notes == "We met."
    session.revert(receipt)
    assert agendas.agenda(session, meeting).lines[0].item.notes == ""


def test_that_typing_is_no_longer_gone_on_with_after_it_was_undone(
    session: Session, held: Callable[[date], int]
) -> None:
    meeting = held(OCTOBER)
    item = agendas.agenda(session, meeting).lines[0].item.id
    first = agendas.write_item(session, item, "notes", "We met.")
    session.revert(first)
    again = agendas.write_item(session, item, "notes", "We sat.", goes_on=first.batch_id)
    assert again.batch_id != first.batch_id
    session.revert(again)
    assert agendas.agenda(session, meeting).lines[0].item.notes == ""
