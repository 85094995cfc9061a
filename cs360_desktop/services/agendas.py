"""The agenda of a meeting: its items in order, who leads them, and whether they fit the meeting's length."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cs360_desktop.domain import meetings as rules
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.meetings import AgendaItem
from cs360_desktop.domain.people import Person
from cs360_desktop.services.attendance import Attendee, roll_of
from cs360_desktop.services.meetings import commitments_of
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting.agenda import AgendaDocument

_NEW_ITEM_MINUTES = 10


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item and the name of who leads it, empty for nobody."""

    item: AgendaItem
    leader: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items in order, and the length of the meeting in minutes."""

    lines: tuple[AgendaLine, ...]
    length: int

    @property
    def planned(self) -> int:
        """The sum of the planned minutes."""
        return sum(line.item.minutes for line in self.lines)

    @property
    def spare(self) -> int:
        """Minutes not planned; negative when the agenda is longer than the meeting."""
        return self.length - self.planned


def agenda(session: Session, meeting_id: int) -> Agenda:
    """The agenda of a meeting."""
    with session.reading() as unit:
        return agenda_of(unit, meeting_id)


def agenda_of(unit: ReadUnit, meeting_id: int) -> Agenda:
    """See `agenda`."""
    people = everybody(unit)
    lines = [
        AgendaLine(item, people[item.leader_id].name if item.leader_id else "") for item in _items(unit, meeting_id)
    ]
    return Agenda(tuple(lines), unit[nouns.meetings].get(meeting_id).minutes_planned)


def add_item(
    session: Session, meeting_id: int, title: str, minutes: int = _NEW_ITEM_MINUTES, *, after: int | None = None
) -> Added:
    """Add an item behind the one with key `after`, else at the end."""
    with session.change("add_agenda_item") as unit:
        item = AgendaItem(meeting_id, title.strip(), minutes)
        rules.check_item(item)
        order = [other.id for other in _items(unit, meeting_id)]
        item_id = unit[nouns.agenda_items].add(replace(item, position=len(order) + 1))
        order.insert(order.index(after) + 1 if after in order else len(order), item_id)
        _number(unit, order)
    return Added(item_id, unit.receipt)


def change_item(session: Session, item_id: int, **columns: Any) -> Receipt:
    """Set title, minutes, leader, notes and other columns of an item."""
    with session.change("change_agenda_item") as unit:
        item = replace(unit[nouns.agenda_items].get(item_id), **columns)
        rules.check_item(item)
        unit[nouns.agenda_items].replace(item_id, item)
    return unit.receipt


def move_item(session: Session, item_id: int, places: int) -> Receipt:
    """Move an item down by so many places, up when negative, as far as it goes."""
    with session.change("move_agenda_item") as unit:
        order = [item.id for item in _items(unit, unit[nouns.agenda_items].get(item_id).meeting_id)]
        start = order.index(item_id)
        goal = min(max(start + places, 0), len(order) - 1)
        order.insert(goal, order.pop(start))
        _number(unit, order)
    return unit.receipt


def delete_item(session: Session, item_id: int) -> Receipt:
    """Put an item in the bin."""
    with session.change("delete_agenda_item") as unit:
        meeting_id = unit[nouns.agenda_items].get(item_id).meeting_id
        unit[nouns.agenda_items].delete(item_id)
        _number(unit, [item.id for item in _items(unit, meeting_id)])
    return unit.receipt


def agenda_document(
    session: Session, meeting_id: int, *, community: bool = False, contacts: bool = False
) -> "AgendaDocument":
    """All that the printed agenda says; in community form without notes for the leader.

    Contact details stand in it only with `contacts`, and never in community form.
    """
    from cs360_desktop.reporting import agenda as printed

    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        items = agenda_of(unit, meeting_id).lines
        commitments = commitments_of(unit, meeting, session.today())
        roll = roll_of(unit, meeting_id)
        reachable = sum(1 for group in roll for attendee in group.attendees if _contact(attendee.person))
        notes = sum(1 for line in items if line.item.internal_note)

        def shown(text: str) -> str:
            return "" if community else text

        def person(attendee: Attendee) -> printed.ExpectedPerson:
            who = attendee.person
            return printed.ExpectedPerson(who.label, attendee.presence, shown(_contact(who)) if contacts else "")

        return printed.AgendaDocument(
            agency=unit[nouns.agencies].all()[0].name,
            body=unit[nouns.bodies].get(meeting.body_id).name,
            held_on=meeting.held_on,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            length=meeting.minutes_planned,
            items=tuple(
                printed.ItemRow(line.item.title, line.leader, line.item.minutes, shown(line.item.internal_note))
                for line in items
            ),
            commitments=tuple(
                printed.CommitmentRow(line.action.number, line.action.text, line.owner, line.action.due, line.days_late)
                for line in commitments
                if line.action.status.is_open
            ),
            expected=tuple(
                printed.ExpectedGroup(
                    group.coverage.name if group.coverage else "",
                    tuple(person(attendee) for attendee in group.attendees),
                    group.coverage is not None and group.coverage.is_missing,
                )
                for group in roll
            ),
            printed_on=session.today(),
            withheld=printed.Withheld(reachable, notes) if community else None,
        )


def agenda_pdf(
    session: Session, meeting_id: int, *, community: bool = False, contacts: bool = False, language: str = "en"
) -> MadeFile:
    """The agenda as a PDF."""
    from cs360_desktop.reporting import agenda as printed

    value = agenda_document(session, meeting_id, community=community, contacts=contacts)
    name = f"Agenda {value.held_on:%Y-%m-%d}{' community' if community else ''}.pdf"
    return MadeFile(name, PDF, printed.agenda_pdf(value, language))


def _contact(person: Person) -> str:
    return ", ".join(part for part in (person.phone, person.email) if part)


def _items(unit: ReadUnit, meeting_id: int) -> list[AgendaItem]:
    return unit[nouns.agenda_items].all("position", meeting_id=meeting_id)


def _number(unit: WorkUnit, order: list[int]) -> None:
    for position, item_id in enumerate(order, start=1):
        unit[nouns.agenda_items].change(item_id, position=position)
