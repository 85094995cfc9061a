"""People, the groups they represent, and the bodies they sit on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from unicodedata import normalize

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Body, Group, Membership, Person
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

EARLIEST_YEAR, LATEST_YEAR = 1950, 2100
"""Years in which somebody can take or leave a seat."""

PST = "pst"
"""The kind of the body whose meetings count for requirement B3."""


@dataclass(frozen=True, slots=True)
class Member:
    """A seat on a body, who sits on it, and the name of the group she stands for."""

    membership: Membership
    person: Person
    group: str


def groups(session: Session) -> list[Group]:
    """The represented groups in their order."""
    with session.reading() as unit:
        return unit[nouns.groups].all("position")


def people(session: Session) -> list[Person]:
    """Everybody, by name."""
    with session.reading() as unit:
        return sorted(unit[nouns.people].all(), key=lambda person: person.name.casefold())


def bodies(session: Session) -> list[Body]:
    """The bodies that still meet; the Problem-Solving Team comes first."""
    with session.reading() as unit:
        return sorted(unit[nouns.bodies].all(retired=False), key=lambda body: (body.kind != PST, body.id))


def members(session: Session, body_id: int) -> list[Member]:
    """The seats of a body that are taken today, by group and name."""
    with session.reading() as unit:
        seats = seats_on(unit, body_id, session.today())
        names, stands_for = everybody(unit), all_groups(unit)
    no_group = Group("", position=len(stands_for) + 1)
    pairs = [(stands_for.get(names[seat.person_id].group_id or 0, no_group), seat) for seat in seats]
    pairs.sort(key=lambda pair: (pair[0].position, names[pair[1].person_id].name.casefold()))
    return [Member(seat, names[seat.person_id], group.name) for group, seat in pairs]


def seats_on(unit: ReadUnit, body_id: int, day: date) -> list[Membership]:
    """The seats of a body that living people held on a day; who is only nominated holds none."""
    living = {person.id for person in unit[nouns.people].all()}
    found = unit[nouns.memberships].all(body_id=body_id)
    return [seat for seat in found if seat.person_id in living and not seat.is_nomination and seat.covers(day)]


def everybody(unit: ReadUnit) -> dict[int, Person]:
    """Every person by key, also those in the bin: records keep the names of who took part."""
    return {person.id: person for person in [*unit[nouns.people].deleted(), *unit[nouns.people].all()]}


def all_groups(unit: ReadUnit) -> dict[int, Group]:
    """Every group by key, also those in the bin."""
    return {group.id: group for group in [*unit[nouns.groups].deleted(), *unit[nouns.groups].all("position")]}


def add_person(session: Session, person: Person, *, body_id: int | None = None, role: str = "member") -> Added:
    """Add somebody, with a seat on a body if one is given."""
    with session.change("add_person") as unit:
        person_id = add_to(unit, person)
        if body_id is not None:
            unit[nouns.memberships].add(Membership(body_id, person_id, role))
    return Added(person_id, unit.receipt)


def add_to(unit: WorkUnit, person: Person) -> int:
    """Add somebody as part of a larger change, and return her key.

    Raises:
        UserError: no name, or somebody with this name and organization is there already.
    """
    person = _trimmed(person)
    check_person(person, unit[nouns.people].all())
    return unit[nouns.people].add(person)


def place(unit: WorkUnit, who: int | Person) -> int:
    """The key of somebody who is about to be seated, as part of a larger change.

    Known people are meant by their key; a `Person` without key is added, one with a key gets the group given.
    """
    if isinstance(who, int):
        return who
    if not who.id:
        return add_to(unit, who)
    unit[nouns.people].change(who.id, group_id=who.group_id)
    return who.id


def group_question(person: Person) -> str:
    """What is asked about somebody on a body who stands for no group; nothing where she stands for one.

    It is allowed, so nothing is refused: it is asked where the group is chosen.
    """
    if person.group_id is not None:
        return ""
    return (
        f"{person.name.strip()} stands for no group yet, so attendance will not count for any. "
        "Choose a group, or keep it so."
    )


def change_person(session: Session, person_id: int, **columns: Any) -> Receipt:
    """Set columns of a person."""
    with session.change("change_person") as unit:
        _change(unit, person_id, columns)
    return unit.receipt


def write_person(session: Session, person_id: int, column: str, text: str, *, goes_on: int = 0) -> Receipt:
    """Keep a text of a person, such as her name, while it is typed; for `goes_on` see `Session.change`."""
    with session.change("write_person", goes_on=goes_on, counts=False) as unit:
        _change(unit, person_id, {column: text})
    return unit.receipt


def _change(unit: WorkUnit, person_id: int, columns: dict[str, Any]) -> None:
    person = _trimmed(replace(unit[nouns.people].get(person_id), **columns))
    check_person(person, unit[nouns.people].all())
    unit[nouns.people].replace(person_id, person)


def remove_person(session: Session, person_id: int) -> Receipt:
    """Put a person in the bin; her seats stay empty, what she did keeps her name."""
    with session.change("remove_person") as unit:
        unit[nouns.people].delete(person_id)
    return unit.receipt


def add_member(
    session: Session, body_id: int, who: int | Person, role: str = "member", since: date | None = None
) -> Added:
    """Give somebody a seat on a body; see `place` for who is meant.

    Raises:
        UserError: she already has one at that time, the day cannot be, or somebody new cannot be added.
    """
    with session.change("add_member") as unit:
        seat = Membership(body_id, place(unit, who), role, since)
        if since is None and any(other.until is not None for other in _seats_of(unit, seat)):
            seat = replace(
                seat, since=session.today()
            )  # who comes back begins anew; the years before stay as they were
        check_seat(unit, seat)
        seat_id = unit[nouns.memberships].add(seat)
    return Added(seat_id, unit.receipt)


def change_member(session: Session, membership_id: int, **columns: Any) -> Receipt:
    """Set role, `since`, `until`, or of a nomination by whom and when it was made and answered.

    A nomination whose role becomes another is accepted by that, today if no day is given.

    Raises:
        UserError: the dates cannot be, or she has another seat there at that time.
    """
    with session.change("change_member") as unit:
        stored = unit[nouns.memberships].get(membership_id)
        seat = replace(stored, **columns)
        if stored.is_nomination and not seat.is_nomination and not seat.accepted:
            seat = taken_up(seat, seat.answered_on or session.today())
        check_seat(unit, seat)
        check_nomination(seat, session.today())
        unit[nouns.memberships].replace(membership_id, seat)
    return unit.receipt


def taken_up(seat: Membership, day: date) -> Membership:
    """The seat of a nomination that was accepted on a day; the term begins then unless it is given."""
    return replace(seat, accepted=True, answered_on=day, since=seat.since or day)


def check_nomination(seat: Membership, today: date) -> None:
    """Refuse a nomination that was made or answered at an impossible time.

    Raises:
        UserError: a day is to come or long past, or the answer came before the nomination.
    """
    for day in (seat.nominated_on, seat.answered_on):
        if day is not None and day.year < EARLIEST_YEAR:
            raise UserError(
                f"{format_date(day)} cannot be right for a nomination, so it was not saved. "
                f"Give a day from {EARLIEST_YEAR} to today."
            )
        if day is not None and day > today:
            raise UserError(
                f"{format_date(day)} is still to come, so the nomination was not saved. Give a day up to today."
            )
    if seat.nominated_on is not None and seat.answered_on is not None and seat.answered_on < seat.nominated_on:
        raise UserError(
            f"Nobody can answer on {format_date(seat.answered_on)} to a nomination of "
            f"{format_date(seat.nominated_on)}, so the day was not saved. See which of the two is right."
        )


def remove_member(session: Session, membership_id: int) -> Receipt:
    """Take a seat away; the person stays."""
    with session.change("remove_member") as unit:
        unit[nouns.memberships].delete(membership_id)
    return unit.receipt


def add_group(session: Session, group: Group) -> Added:
    """Add a represented group at the end."""
    with session.change("add_group") as unit:
        present = unit[nouns.groups].all("position")
        _check_name("group", group.name, present)
        last = max((other.position for other in present), default=0)
        group_id = unit[nouns.groups].add(replace(group, position=last + 1))
    return Added(group_id, unit.receipt)


def change_group(session: Session, group_id: int, **columns: Any) -> Receipt:
    """Set columns of a group."""
    with session.change("change_group") as unit:
        group = replace(unit[nouns.groups].get(group_id), **columns)
        _check_name("group", group.name, [other for other in unit[nouns.groups].all() if other.id != group_id])
        unit[nouns.groups].replace(group_id, group)
    return unit.receipt


def add_body(session: Session, body: Body) -> Added:
    """Add a body."""
    with session.change("add_body") as unit:
        _check_name("body", body.name, unit[nouns.bodies].all())
        body_id = unit[nouns.bodies].add(body)
    return Added(body_id, unit.receipt)


def change_body(session: Session, body_id: int, **columns: Any) -> Receipt:
    """Set columns of a body."""
    with session.change("change_body") as unit:
        body = replace(unit[nouns.bodies].get(body_id), **columns)
        if body.retired and not unit[nouns.bodies].get(body_id).retired:
            _check_not_last(unit, body)
        _check_name("body", body.name, [other for other in unit[nouns.bodies].all() if other.id != body_id])
        unit[nouns.bodies].replace(body_id, body)
    return unit.receipt


def _seats_of(unit: ReadUnit, seat: Membership) -> list[Membership]:
    """The other seats of the same person on the same body; one that was declined is none."""
    rows = unit[nouns.memberships].all(body_id=seat.body_id, person_id=seat.person_id)
    return [other for other in rows if other.id != seat.id and not other.is_declined]


def check_seat(unit: ReadUnit, seat: Membership) -> None:
    """Refuse a seat whose days cannot be, or that somebody has already at that time.

    Raises:
        UserError: says which.
    """
    name = unit[nouns.people].get(seat.person_id).name
    for day in (seat.since, seat.until):
        if day is not None and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise UserError(
                f"{format_date(day)} cannot be right for a seat, so it was not saved. "
                f"Give a day from {EARLIEST_YEAR} to {LATEST_YEAR}, or leave it blank."
            )
    if seat.since is not None and seat.until is not None and seat.until < seat.since:
        raise UserError(
            f"{name} cannot leave on {format_date(seat.until)}, before coming on {format_date(seat.since)}, "
            "so the day was not saved. See which of the two is right."
        )
    if not seat.is_declined and any(_clash(seat, other) for other in _seats_of(unit, seat)):
        raise UserError(
            f"{name} is already a member there at that time, so nothing was changed. Change the line that is there."
        )


def _clash(seat: Membership, other: Membership) -> bool:
    """Whether both cannot be: who sat there once may be named again, who sits or is named there may not."""
    if seat.is_nomination:
        return other.is_nomination or other.until is None
    return seat.overlaps(other)


def _check_not_last(unit: ReadUnit, body: Body) -> None:
    if all(other.id == body.id for other in unit[nouns.bodies].all(retired=False)):
        raise UserError(
            f"{body.name} is the only body in use, and meetings need one, so it was not retired. "
            "Add the body that takes its place first."
        )


def _trimmed(person: Person) -> Person:
    """Without blanks around; an accent typed as a sign of its own becomes part of its letter, so that names compare."""
    name, organization = (normalize("NFC", text.strip()) for text in (person.name, person.organization))
    return replace(person, name=name, organization=organization)


def check_person(person: Person, present: Sequence[Person]) -> None:
    """Two people may share a name, but then something must tell them apart."""
    if not person.name.strip():
        raise UserError("A person needs a name, so nobody was saved. Type the name as it stands on the sign-in sheet.")
    if any(other.id != person.id and other.label.casefold() == person.label.casefold() for other in present):
        raise UserError(
            f"{person.label} is already there, so nobody was saved. "
            "If this is somebody else, give an organization that tells the two apart."
        )


def _check_name(noun: str, name: str, others: Sequence[Group] | Sequence[Body]) -> None:
    if not name.strip():
        raise UserError(f"A {noun} needs a name, so nothing was saved. Type a name.")
    if any(other.name.casefold() == name.strip().casefold() for other in others):
        raise UserError(f"There is already a {noun} named {name.strip()}, so nothing was saved. Choose another name.")
