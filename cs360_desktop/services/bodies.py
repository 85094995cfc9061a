"""Bodies with all their seats, taken, left and only nominated; and people with all the seats they have."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.domain.people import Body, Group, Membership, Person
from cs360_desktop.services.catalogue_files import load_starters
from cs360_desktop.services.people import all_groups
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

LEADING = ("chair", "co-chair")
"""Roles of those who lead a body, in the order they are named."""

_FACILITATOR = "facilitator"
"""Who is named in their place where nobody has a chair."""


class Term(Enum):
    """How a seat stands today."""

    HELD = "held"
    NOMINATED = "nominated"
    COMING = "coming"
    FORMER = "former"
    DECLINED = "declined"


_TERMS = tuple(Term)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat with who has it, the name of the group she stands for ("" for none), its body, and how it stands."""

    membership: Membership
    person: Person
    group: str
    body: Body
    term: Term


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body with the names of those who lead it, how many hold, held or are named for a seat, and planned meetings.

    `declined` counts those who were named for a seat and did not want it.
    """

    body: Body
    leading: tuple[str, ...]
    members: int
    nominated: int
    former: int
    without_group: int
    planned: int
    declined: int = 0


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with her group and where she sits or sat."""

    person: Person
    group: str
    seats: tuple[Seat, ...]

    @property
    def sits_on(self) -> tuple[str, ...]:
        """The names of the bodies she has a seat on today."""
        return tuple(seat.body.name for seat in self.seats if seat.term is Term.HELD)


def body_lines(session: Session) -> list[BodyLine]:
    """Every body: those in use first by kind, then the retired ones."""
    order = {kind.id: position for position, kind in enumerate(load_starters().body_kind)}
    with session.reading() as unit:
        seats = _seats(unit, session.today())
        planned = Counter(each.body_id for each in unit[nouns.meetings].all(status=MeetingStatus.PLANNED))
        found = unit[nouns.bodies].all("name")
    found.sort(key=lambda body: (body.retired, order.get(body.kind, len(order)), body.id))
    return [_line(body, [seat for seat in seats if seat.body.id == body.id], planned[body.id]) for body in found]


def seats(session: Session, body_id: int) -> list[Seat]:
    """Every seat of a body: held by group and name, then nominated, coming, former and declined ones."""
    with session.reading() as unit:
        groups = {group.name: group.position for group in all_groups(unit).values()}
        found = [seat for seat in _seats(unit, session.today()) if seat.body.id == body_id]
    none = len(groups) + 1
    return sorted(
        found,
        key=lambda seat: (
            _TERMS.index(seat.term),
            groups.get(seat.group, none),
            seat.person.name.casefold(),
            seat.membership.id,
        ),
    )


def person_lines(session: Session) -> list[PersonLine]:
    """Everybody by name, with the seats they have."""
    with session.reading() as unit:
        everywhere, groups = _seats(unit, session.today()), all_groups(unit)
        found = sorted(unit[nouns.people].all(), key=lambda person: (person.name.casefold(), person.id))
    by_person: dict[int, list[Seat]] = {}
    for seat in everywhere:
        by_person.setdefault(seat.person.id, []).append(seat)
    return [PersonLine(person, _group(groups, person), tuple(by_person.get(person.id, ()))) for person in found]


def alike(lines: list[PersonLine]) -> list[tuple[Person, Person]]:
    """Pairs of people who may be one: the same name, but for case, dots and a title before it."""
    first: dict[str, Person] = {}
    pairs = []
    for line in lines:
        key = _bare(line.person.name)
        if key in first:
            pairs.append((first[key], line.person))
        else:
            first[key] = line.person
    return pairs


def _bare(name: str) -> str:
    words = name.replace(".", " ").casefold().split()
    titles = {"chief", "sgt", "lt", "capt", "ofc", "officer", "dr", "mr", "mrs", "ms", "det", "rev"}
    return " ".join(word for word in words if word not in titles) or name.casefold()


def _line(body: Body, found: list[Seat], planned: int) -> BodyLine:
    held = [seat for seat in found if seat.term is Term.HELD]
    leading = [seat for role in LEADING for seat in held if seat.membership.role == role]
    leading = leading or [seat for seat in held if seat.membership.role == _FACILITATOR]
    terms = Counter(seat.term for seat in found)
    return BodyLine(
        body,
        tuple(seat.person.name for seat in leading),
        len(held),
        terms[Term.NOMINATED],
        terms[Term.FORMER],
        sum(not seat.group for seat in held),
        planned,
        terms[Term.DECLINED],
    )


def _seats(unit: ReadUnit, today: date) -> list[Seat]:
    people = {person.id: person for person in unit[nouns.people].all()}
    bodies = {body.id: body for body in unit[nouns.bodies].all()}
    groups = all_groups(unit)
    return [
        Seat(
            seat,
            people[seat.person_id],
            _group(groups, people[seat.person_id]),
            bodies[seat.body_id],
            _term(seat, today),
        )
        for seat in unit[nouns.memberships].all()
        if seat.person_id in people and seat.body_id in bodies
    ]


def _group(groups: dict[int, Group], person: Person) -> str:
    return groups[person.group_id].name if person.group_id in groups else ""


def _term(seat: Membership, today: date) -> Term:
    if seat.is_declined:
        return Term.DECLINED
    if seat.until is not None and seat.until < today:
        return Term.FORMER
    if seat.is_nomination:
        return Term.NOMINATED
    return Term.HELD if seat.covers(today) else Term.COMING
