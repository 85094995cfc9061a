"""Who was at a meeting, by represented group."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Attendance, GroupCoverage, Presence, Quorum
from cs360_desktop.domain.people import NOMINATED, Membership, Person
from cs360_desktop.services.meetings import attendances_of, coverage_of
from cs360_desktop.services.minutes import check_open
from cs360_desktop.services.people import add_to, everybody, seats_on, taken_up
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody on the roll: a member of the body that day, or whoever else was there."""

    person: Person
    presence: Presence
    is_member: bool
    substitute_for: Person | None = None


@dataclass(frozen=True, slots=True)
class RollGroup:
    """The people who stand for one group; `coverage` is None for those who stand for none."""

    coverage: GroupCoverage | None
    attendees: tuple[Attendee, ...]


def roll(session: Session, meeting_id: int) -> tuple[RollGroup, ...]:
    """The roll of a meeting by group: members and guests; groups without people only where they are required."""
    with session.reading() as unit:
        return roll_of(unit, meeting_id)


def roll_of(unit: ReadUnit, meeting_id: int) -> tuple[RollGroup, ...]:
    """See `roll`."""
    meeting = unit[nouns.meetings].get(meeting_id)
    people = everybody(unit)
    marked = {attendance.person_id: attendance for attendance in attendances_of(unit, meeting_id)}
    members = {seat.person_id for seat in seats_on(unit, meeting.body_id, meeting.held_on)}
    by_group: dict[int | None, list[Attendee]] = {}
    for person_id in members | marked.keys():
        attendance = marked.get(person_id, Attendance(meeting_id, person_id, people[person_id].group_id))
        found = Attendee(
            people[person_id],
            attendance.presence,
            person_id in members,
            people.get(attendance.substitute_for_id or 0),
        )
        by_group.setdefault(attendance.group_id, []).append(found)
    covered = coverage_of(unit, meeting)
    known = {group.group_id for group in covered}
    groups: list[tuple[GroupCoverage | None, list[Attendee]]] = [
        (group, by_group.get(group.group_id, [])) for group in covered
    ]
    groups.append((None, [one for group_id, some in by_group.items() if group_id not in known for one in some]))
    return tuple(
        RollGroup(group, tuple(sorted(some, key=lambda attendee: attendee.person.name.casefold())))
        for group, some in groups
        if some or (group is not None and group.required)
    )


def mark(
    session: Session, meeting_id: int, person_id: int, presence: Presence, *, substitute_for_id: int | None = None
) -> Receipt:
    """Say how somebody took part; a substitute stands for the group of the person she came for.

    Raises:
        UserError: somebody would be her own substitute, a seat would be filled twice, or the minutes are approved.
    """
    if person_id == substitute_for_id:
        raise UserError("Nobody can come as her own substitute, so nothing was changed. Choose who was away.")
    with session.change("mark_attendance") as unit:
        check_open(unit, meeting_id)
        people = everybody(unit)
        if presence.counts:
            absent = substitute_for_id if presence is Presence.SUBSTITUTE else None
            _check_seat_is_free(unit, meeting_id, people, person_id, absent)
        stands_for = people[substitute_for_id or person_id]
        attendance = Attendance(
            meeting_id,
            person_id,
            stands_for.group_id,
            presence,
            substitute_for_id if presence is Presence.SUBSTITUTE else None,
        )
        present = unit[nouns.attendances].first(meeting_id=meeting_id, person_id=person_id)
        if present is None:
            unit[nouns.attendances].add(attendance)
        else:
            unit[nouns.attendances].replace(present.id, attendance)
    return unit.receipt


def put_on_roll(
    session: Session,
    meeting_id: int,
    who: int | Person,
    *,
    member: bool,
    presence: Presence = Presence.NO_ANSWER,
) -> Added:
    """Put somebody on the roll of a meeting: as a member of its body from then on, or as a guest.

    Args:
        session: where.
        meeting_id: which meeting.
        who: the key of a person known already, or a new one.
        member: whether she gets a seat on the body.
        presence: how she takes part; a guest who signs in is there.

    Returns:
        The key of the person.

    Raises:
        UserError: a new person has no name or is known already, or somebody is on the roll already.
    """
    with session.change("put_on_roll") as unit:
        check_open(unit, meeting_id)
        meeting = unit[nouns.meetings].get(meeting_id)
        person_id = who if isinstance(who, int) else add_to(unit, who)
        group_id = unit[nouns.people].get(person_id).group_id
        if unit[nouns.attendances].first(meeting_id=meeting_id, person_id=person_id) is not None:
            name = unit[nouns.people].get(person_id).name
            raise UserError(f"{name} is on the roll already, so nobody was added twice. Mark the line that is there.")
        if not member or presence is not Presence.NO_ANSWER:
            unit[nouns.attendances].add(Attendance(meeting_id, person_id, group_id, presence))
        if member:
            since = min(meeting.held_on, session.today())
            seat = Membership(meeting.body_id, person_id, since=since)
            named = unit[nouns.memberships].all(body_id=meeting.body_id, person_id=person_id, role=NOMINATED)
            nomination = next((each for each in named if not each.is_declined), None)
            if nomination is None:
                unit[nouns.memberships].add(seat)
            else:
                taken = taken_up(nomination, max(since, nomination.nominated_on or since))
                unit[nouns.memberships].replace(nomination.id, replace(taken, role=seat.role, since=since))
    return Added(person_id, unit.receipt)


def stand_for(session: Session, meeting_id: int, person_id: int, group_id: int) -> Receipt:
    """Say which group somebody stands for, from this meeting on."""
    with session.change("stand_for") as unit:
        check_open(unit, meeting_id)
        unit[nouns.people].change(person_id, group_id=group_id)
        attendance = unit[nouns.attendances].first(meeting_id=meeting_id, person_id=person_id)
        if attendance is not None:
            unit[nouns.attendances].change(attendance.id, group_id=group_id)
    return unit.receipt


def take_off(session: Session, meeting_id: int, person_id: int) -> Receipt:
    """Take somebody's mark away: a guest leaves the roll, a member has given no answer."""
    with session.change("take_off_roll") as unit:
        check_open(unit, meeting_id)
        for attendance in unit[nouns.attendances].all(meeting_id=meeting_id, person_id=person_id):
            unit[nouns.attendances].delete(attendance.id)
    return unit.receipt


def quorum_of(unit: ReadUnit, meeting_id: int) -> Quorum:
    """See `quorum`."""
    meeting = unit[nouns.meetings].get(meeting_id)
    members = {seat.person_id for seat in seats_on(unit, meeting.body_id, meeting.held_on)}
    filled = set()
    for attendance in unit[nouns.attendances].all(meeting_id=meeting_id):
        if attendance.presence.counts:
            filled.add(attendance.substitute_for_id or attendance.person_id)
    return Quorum(len(members), len(members & filled))


def quorum(session: Session, meeting_id: int) -> Quorum:
    """How many seats of the body were filled that day, by their holder or by a substitute."""
    with session.reading() as unit:
        return quorum_of(unit, meeting_id)


def _check_seat_is_free(
    unit: ReadUnit, meeting_id: int, people: Mapping[int, Person], person_id: int, absent_id: int | None
) -> None:
    """Nobody is counted twice: not beside her own substitute, and no seat has two substitutes."""
    others = [each for each in unit[nouns.attendances].all(meeting_id=meeting_id) if each.person_id != person_id]
    for other in others:
        if not other.presence.counts:
            continue
        if absent_id is not None and other.person_id == absent_id:
            name = people[absent_id].name
            raise UserError(f"{name} is marked as here, so nobody can stand for her. See which of the two is right.")
        if other.substitute_for_id is not None and other.substitute_for_id in {absent_id, person_id}:
            name, stands = people[other.substitute_for_id].name, people[other.person_id].name
            raise UserError(
                f"{stands} is here for {name} already, so nothing was changed. See which of the two is right."
            )
