"""The agenda of a meeting: its items in order, who leads them, and whether they fit the meeting's length."""

from dataclasses import dataclass, replace
from typing import Any

from cs360_desktop.domain import meetings as rules
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.meetings import AgendaItem
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

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


def _items(unit: ReadUnit, meeting_id: int) -> list[AgendaItem]:
    return unit[nouns.agenda_items].all("position", meeting_id=meeting_id)


def _number(unit: WorkUnit, order: list[int]) -> None:
    for position, item_id in enumerate(order, start=1):
        unit[nouns.agenda_items].change(item_id, position=position)
