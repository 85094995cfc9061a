"""Assemble minutes and sign-in sheet for printing; neither ever holds contact details or notes for the leader."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cs360_desktop.domain.documents import DOCX, PDF, MadeFile
from cs360_desktop.domain.frozen_values import thaw
from cs360_desktop.domain.meetings import AgendaItem, Decision, Meeting, MeetingStatus, MinutesState, Presence
from cs360_desktop.domain.people import Person
from cs360_desktop.services import actions
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.attendance import Attendee, RollGroup, quorum_of, roll_of
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.paper_names import paper_name
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting import minutes as printed
    from cs360_desktop.reporting.sign_in import SignInDocument


def minutes_document(session: Session, meeting_id: int, *, community: bool = False) -> "printed.MinutesDocument":
    """All that the printed minutes say: approved ones what they said when they were approved."""
    from cs360_desktop.reporting.minutes import MinutesDocument

    with session.reading() as unit:
        value = minutes_as_they_are(unit, meeting_id, session.today())
        kept = unit[nouns.approved_minutes].first(meeting_id=meeting_id)
    if kept is not None and value.state is MinutesState.APPROVED:
        value = replace(thaw(MinutesDocument, kept.content), amendments=value.amendments, printed_on=value.printed_on)
    return value if community else replace(value, withheld=None)


def minutes_as_they_are(unit: ReadUnit, meeting_id: int, today: date) -> "printed.MinutesDocument":
    """What the minutes of a meeting say by all that is stored now, and what a community copy of them withholds."""
    from cs360_desktop.reporting import minutes as printed

    meeting = unit[nouns.meetings].get(meeting_id)
    people = everybody(unit)
    agenda = unit[nouns.agenda_items].all("position", meeting_id=meeting_id)
    items = [item for item in agenda if not item.parked]
    made = actions.lines(unit, unit[nouns.actions].all("number", made_at_id=meeting_id), today)
    made.sort(key=lambda line: line.action.number)
    decided = unit[nouns.decisions].all(meeting_id=meeting_id)
    roll = roll_of(unit, meeting_id)
    quorum = quorum_of(unit, meeting_id)
    previous = unit[nouns.meetings].get(meeting.previous_id) if meeting.previous_id else None
    approved = None
    if meeting.approved_on is not None:
        approved = printed.Approved(meeting.approved_on, _name(people.get(meeting.approved_by_id or 0)))
    amendments = unit[nouns.amendments].all("made_on", meeting_id=meeting_id)
    known = {item.id for item in items}
    return printed.MinutesDocument(
        agency=unit[nouns.agencies].all()[0].name,
        body=unit[nouns.bodies].get(meeting.body_id).name,
        is_regular=meeting.series_id is not None or meeting.previous_id is not None,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        place=meeting.place,
        chair=_name(people.get(meeting.chair_id or 0)),
        recorder=_name(people.get(meeting.recorder_id or 0)),
        called_to_order=meeting.called_to_order,
        adjourned=meeting.adjourned,
        roll=tuple(_roll_row(group) for group in roll),
        guests=tuple(_label(one) for group in roll for one in group.attendees if _is_guest(one)),
        seats=quorum.seats,
        filled=quorum.filled,
        previous_on=previous.held_on if previous is not None and previous.status is MeetingStatus.HELD else None,
        approves=tuple(each.held_on for each in unit[nouns.meetings].all("held_on", approved_at_id=meeting_id)),
        text=meeting.minutes_text,
        items=tuple(_item(item, decided, made, people) for item in items),
        others=_others(known, decided, made, people),
        parked=tuple(item.title for item in agenda if item.parked),
        state=meeting.minutes_state,
        approved=approved,
        amendments=tuple(printed.AmendmentRow(each.made_on, each.by, each.wording, each.reason) for each in amendments),
        printed_on=today,
        withheld=sum(bool(item.internal_note) for item in items),
    )


@on_its_paper
def minutes_pdf(session: Session, meeting_id: int, *, community: bool = False, language: str = "en") -> MadeFile:
    """The minutes as a PDF."""
    from cs360_desktop.reporting import minutes as printed

    value = _printed(session, meeting_id, language, community=community)
    name = paper_name(session, meeting_id, "minutes", "pdf", community=community)
    return MadeFile(name, PDF, printed.minutes_pdf(value, language))


@on_its_paper
def minutes_docx(session: Session, meeting_id: int, *, community: bool = False, language: str = "en") -> MadeFile:
    """The minutes as a Word document, because towns edit them."""
    from cs360_desktop.reporting import minutes as printed

    value = _printed(session, meeting_id, language, community=community)
    name = paper_name(session, meeting_id, "minutes", "docx", community=community)
    return MadeFile(name, DOCX, printed.minutes_docx(value, language))


def _printed(session: Session, meeting_id: int, language: str, *, community: bool) -> "printed.MinutesDocument":
    """The minutes as this copy says them; a number to dial in by, in the place, is for everybody."""
    value = minutes_document(session, meeting_id, community=community)
    return for_everybody(value, language, keep=frozenset({"place"})) if community else value


def sign_in_document(session: Session, meeting_id: int) -> "SignInDocument":
    """All that the sign-in sheet says."""
    from cs360_desktop.reporting import sign_in as printed

    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        return printed.SignInDocument(
            agency=unit[nouns.agencies].all()[0].name,
            body=unit[nouns.bodies].get(meeting.body_id).name,
            held_on=meeting.held_on,
            starts_at=meeting.starts_at,
            place=meeting.place,
            groups=tuple(
                printed.SignInGroup(
                    group.coverage.name if group.coverage else "",
                    tuple((one.person.name, one.person.organization or one.person.title) for one in group.attendees),
                )
                for group in roll_of(unit, meeting_id)
            ),
            printed_on=session.today(),
        )


@on_its_paper
def sign_in_pdf(session: Session, meeting_id: int, *, language: str = "en") -> MadeFile:
    """The sign-in sheet as a PDF."""
    from cs360_desktop.reporting import sign_in as printed

    value = for_everybody(sign_in_document(session, meeting_id), language, keep=frozenset({"place"}))
    return MadeFile(paper_name(session, meeting_id, "sign-in", "pdf"), PDF, printed.sign_in_pdf(value, language))


def last_held(session: Session) -> Meeting | None:
    """The meeting whose minutes are wanted: the last one that was held."""
    with session.reading() as unit:
        held = unit[nouns.meetings].all("held_on", "starts_at", status=MeetingStatus.HELD)
    return held[-1] if held else None


def _roll_row(group: RollGroup) -> "printed.RollRow":
    from cs360_desktop.reporting import minutes as printed

    def named(*presences: Presence) -> tuple[printed.PersonRow, ...]:
        return tuple(_label(one) for one in group.attendees if one.presence in presences)

    members = [one for one in group.attendees if not _is_guest(one)]
    here = tuple(_label(one) for one in members if one.presence.counts)
    is_missing = group.coverage is not None and group.coverage.is_missing
    return printed.RollRow(
        group.coverage.name if group.coverage else "",
        here,
        named(Presence.EXCUSED),
        named(Presence.ABSENT, Presence.NO_ANSWER, Presence.COMING),
        is_missing,
    )


def _is_guest(attendee: Attendee) -> bool:
    """Whether somebody was there without a seat and for nobody who has one."""
    return attendee.presence.counts and not attendee.is_member and attendee.substitute_for is None


def _label(attendee: Attendee) -> "printed.PersonRow":
    from cs360_desktop.reporting import minutes as printed

    absent = attendee.substitute_for
    return printed.PersonRow(
        attendee.person.label, attendee.presence is Presence.REMOTE, absent.name if absent is not None else ""
    )


def _item(
    item: AgendaItem, decided: Sequence[Decision], made: Sequence[ActionLine], people: dict[int, Person]
) -> "printed.ItemRow":
    from cs360_desktop.reporting import minutes as printed

    return printed.ItemRow(
        item.title,
        item.notes,
        tuple(_decision(each, people) for each in decided if each.agenda_item_id == item.id),
        tuple(_action(line) for line in made if line.action.agenda_item_id == item.id),
        item.unfinished,
    )


def _others(
    known: set[int], decided: Sequence[Decision], made: Sequence[ActionLine], people: dict[int, Person]
) -> "printed.ItemRow":
    """What was decided and promised in no item, or in one that is gone."""
    from cs360_desktop.reporting import minutes as printed

    return printed.ItemRow(
        "",
        "",
        tuple(_decision(each, people) for each in decided if each.agenda_item_id not in known),
        tuple(_action(line) for line in made if line.action.agenda_item_id not in known),
        unfinished=False,
    )


def _decision(decision: Decision, people: dict[int, Person]) -> "printed.DecisionRow":
    from cs360_desktop.reporting import minutes as printed

    return printed.DecisionRow(
        decision.wording,
        _name(people.get(decision.moved_by_id or 0)),
        decision.method,
        (decision.votes_for, decision.votes_against, decision.abstentions),
    )


def _action(line: ActionLine) -> "printed.ActionRow":
    from cs360_desktop.reporting import minutes as printed

    return printed.ActionRow(line.action.number, line.action.text, line.owner, line.action.due, line.group)


def _name(person: Person | None) -> str:
    return person.name if person is not None else ""
