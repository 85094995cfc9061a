"""The community map: stakeholders with whom we talked when, their part in problems and bodies, and who is missing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.community_map import CommunityMap, Kind, Link, MapStakeholder, earliest_lines, first_contact
from cs360_desktop.domain.definitions.starters import ListItem
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.problems import Connection, Contact, Stakeholder
from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import tr
from cs360_desktop.services.catalogue_files import load_starters
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.services.stakeholders import EARLIEST_YEAR, is_possible
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

NOUN = nouns.stakeholders.noun
"""The noun under which letters of a stakeholder are attached."""

OTHER = "other"
"""The category of those that fit no other; nobody needs to cover it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A connection with the name of the body or problem it leads to."""

    connection: Connection
    name: str

    @property
    def kind(self) -> Kind:
        """Whether it leads to a body or to a problem."""
        return Kind.PROBLEM if self.connection.problem_id is not None else Kind.BODY


@dataclass(frozen=True, slots=True)
class StakeholderLine:
    """A stakeholder with all that is known; `stakeholder` is as stored, `first_contacted` also from the log.

    `contacts` are the lines of the log, newest first.
    """

    stakeholder: Stakeholder
    category: str
    person: Person | None
    first_contacted: date | None
    contacts: tuple[Contact, ...]
    parts: tuple[Part, ...]

    @property
    def last_contact(self) -> date | None:
        """When somebody last talked to them, as far as it was written down."""
        return self.contacts[0].held_on if self.contacts else self.first_contacted

    @property
    def log_is_earlier(self) -> bool:
        """Whether the log has a line from before the day that is given as the first contact."""
        given = self.stakeholder.first_contacted
        return given is not None and any(line.held_on < given for line in self.contacts)


def categories() -> tuple[ListItem, ...]:
    """The stakeholder categories in their order."""
    return load_starters().stakeholder_category


def lines(session: Session) -> list[StakeholderLine]:
    """Every stakeholder by category and name; those of no category last."""
    order = {item.id: position for position, item in enumerate(categories())}
    names = {item.id: item.name for item in categories()}
    with session.reading() as unit:
        people = everybody(unit)
        log, parts = unit[nouns.contacts].all(), _parts(unit)
        found = unit[nouns.stakeholders].all()
    found.sort(key=lambda each: (order.get(each.category, len(order)), each.category, each.name.casefold()))
    earliest = earliest_lines(log)
    logs, theirs = defaultdict[int, list[Contact]](list), defaultdict[int, list[Part]](list)
    for contact in sorted(log, key=lambda line: (line.held_on, line.id), reverse=True):
        logs[contact.stakeholder_id].append(contact)
    for part in parts:
        theirs[part.connection.stakeholder_id].append(part)
    return [
        StakeholderLine(
            each,
            tr(names.get(each.category, each.category)),
            people.get(each.person_id or 0),
            first_contact(each, earliest),
            tuple(logs[each.id]),
            tuple(theirs[each.id]),
        )
        for each in found
    ]


def uncovered(session: Session) -> tuple[ListItem, ...]:
    """The categories that no stakeholder belongs to."""
    with session.reading() as unit:
        covered = {each.category for each in unit[nouns.stakeholders].all()}
    return tuple(item for item in categories() if item.id != OTHER and item.id not in covered)


def community_map(session: Session, known: Sequence[StakeholderLine] | None = None) -> CommunityMap:
    """The map as it is drawn and printed: bodies in use, problems, and every stakeholder with its connections.

    Args:
        session: where.
        known: what `lines` gave a moment ago, so that it is not asked twice.
    """
    shown = [
        MapStakeholder(
            line.stakeholder.id,
            line.stakeholder.name,
            line.category,
            tuple(Link(part.kind, _target(part.connection), part.connection.part) for part in line.parts),
        )
        for line in (lines(session) if known is None else known)
    ]
    with session.reading() as unit:
        bodies = tuple((body.id, body.name) for body in unit[nouns.bodies].all(retired=False))
        problems = tuple((problem.id, problem.title) for problem in unit[nouns.problems].all("position"))
    return CommunityMap(tuple(shown), bodies, problems, tuple(tr(item.name) for item in uncovered(session)))


def places(session: Session) -> list[tuple[Kind, int, str]]:
    """What a stakeholder can have a part in: bodies in use and problems, with their names."""
    with session.reading() as unit:
        bodies = [(Kind.BODY, body.id, body.name) for body in unit[nouns.bodies].all(retired=False)]
        problems = [(Kind.PROBLEM, problem.id, problem.title) for problem in unit[nouns.problems].all("position")]
    return [*bodies, *problems]


def add_contact(session: Session, stakeholder_id: int, held_on: date, text: str) -> Added:
    """Add a line to the contact log.

    Raises:
        UserError: it says nothing, or the day cannot be.
    """
    with session.change("add_contact") as unit:
        contact = Contact(stakeholder_id, held_on, text.strip())
        _check_contact(contact, session.today())
        key = unit[nouns.contacts].add(contact)
    return Added(key, unit.receipt)


def change_contact(session: Session, contact_id: int, **columns: Any) -> Receipt:
    """Set day or text of a line of the contact log."""
    with session.change("change_contact") as unit:
        contact = replace(unit[nouns.contacts].get(contact_id), **columns)
        _check_contact(contact, session.today())
        unit[nouns.contacts].replace(contact_id, contact)
    return unit.receipt


def remove_contact(session: Session, contact_id: int) -> Receipt:
    """Put a line of the contact log in the bin."""
    with session.change("remove_contact") as unit:
        unit[nouns.contacts].delete(contact_id)
    return unit.receipt


def connect(session: Session, stakeholder_id: int, kind: Kind, target_id: int, part: str = "") -> Added:
    """Say that a stakeholder has a part in a problem or on a body.

    Raises:
        UserError: that is said already.
    """
    with session.change("connect_stakeholder") as unit:
        target = {"problem_id" if kind is Kind.PROBLEM else "body_id": target_id}
        if unit[nouns.connections].first(stakeholder_id=stakeholder_id, **target) is not None:
            name = unit[nouns.stakeholders].get(stakeholder_id).name
            raise UserError(f"{name} is connected there already, so nothing was added. Change the part that is there.")
        key = unit[nouns.connections].add(Connection(stakeholder_id, **target, part=part.strip()))
    return Added(key, unit.receipt)


def change_part(session: Session, connection_id: int, part: str) -> Receipt:
    """Say anew which part a stakeholder plays."""
    with session.change("change_part") as unit:
        unit[nouns.connections].change(connection_id, part=part.strip())
    return unit.receipt


def disconnect(session: Session, connection_id: int) -> Receipt:
    """Take a connection away."""
    with session.change("disconnect_stakeholder") as unit:
        unit[nouns.connections].delete(connection_id)
    return unit.receipt


def _parts(unit: ReadUnit) -> list[Part]:
    """The connections to bodies and problems that are still there: bodies first."""
    bodies = {body.id: body.name for body in unit[nouns.bodies].all()}
    problems = {problem.id: problem.title for problem in unit[nouns.problems].all()}
    found = unit[nouns.connections].all()
    to_bodies = [Part(each, bodies[each.body_id]) for each in found if each.body_id in bodies]
    return to_bodies + [Part(each, problems[each.problem_id]) for each in found if each.problem_id in problems]


def _target(connection: Connection) -> int:
    return connection.problem_id or connection.body_id or 0


def _check_contact(contact: Contact, today: date) -> None:
    if not contact.text:
        raise UserError("The line says nothing, so it was not saved. Type what was talked about.")
    if not is_possible(contact.held_on, today):
        raise UserError(
            f"{format_date(contact.held_on)} cannot be the day of a contact, so the line was not saved. "
            f"Give a day from {EARLIEST_YEAR} to today."
        )
