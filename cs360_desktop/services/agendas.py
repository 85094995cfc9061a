"""The agenda of a meeting: its items in order, who leads them, and whether they fit the meeting's length."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cs360_desktop.domain import meetings as rules
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.documents import DOCX, PDF, MadeFile
from cs360_desktop.domain.meetings import AgendaItem
from cs360_desktop.services.agenda_measures import charts_of, figures_due
from cs360_desktop.services.agenda_printed import Shown, printed_agenda
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.minutes import check_open
from cs360_desktop.services.paper_names import paper_name
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting.agenda import AgendaDocument

_NEW_ITEM_MINUTES = 10
_PARKED_MINUTES = 5
"""What a parked matter gets on the next agenda, until somebody knows better."""


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
        check_open(unit, meeting_id)
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
        check_open(unit, item.meeting_id)
        rules.check_item(item)
        unit[nouns.agenda_items].replace(item_id, item)
    return unit.receipt


def write_item(session: Session, item_id: int, column: str, text: str, *, goes_on: int = 0) -> Receipt:
    """Keep a text of an item, such as its title or what was done in it; for `goes_on` see `Session.change`."""
    with session.change(f"write_{column}", goes_on=goes_on, counts=False) as unit:
        item = unit[nouns.agenda_items].get(item_id)
        check_open(unit, item.meeting_id)
        columns: dict[str, Any] = {column: text}
        rules.check_item(replace(item, **columns))
        unit[nouns.agenda_items].change(item_id, **columns)
    return unit.receipt


def move_item(session: Session, item_id: int, places: int) -> Receipt:
    """Move an item down by so many places, up when negative, as far as it goes."""
    with session.change("move_agenda_item") as unit:
        meeting_id = unit[nouns.agenda_items].get(item_id).meeting_id
        check_open(unit, meeting_id)
        order = [item.id for item in _items(unit, meeting_id)]
        start = order.index(item_id)
        goal = min(max(start + places, 0), len(order) - 1)
        order.insert(goal, order.pop(start))
        _number(unit, order)
    return unit.receipt


def place_item(session: Session, item_id: int, place: int) -> Receipt:
    """Put an item on a place of its agenda, counted from 0."""
    with session.change("move_agenda_item") as unit:
        meeting_id = unit[nouns.agenda_items].get(item_id).meeting_id
        check_open(unit, meeting_id)
        order = [item.id for item in _items(unit, meeting_id)]
        order.remove(item_id)
        order.insert(place, item_id)
        _number(unit, order)
    return unit.receipt


def delete_item(session: Session, item_id: int) -> Receipt:
    """Put an item in the bin."""
    with session.change("delete_agenda_item") as unit:
        meeting_id = unit[nouns.agenda_items].get(item_id).meeting_id
        check_open(unit, meeting_id)
        unit[nouns.agenda_items].delete(item_id)
        _number(unit, [item.id for item in _items(unit, meeting_id)])
    return unit.receipt


def parked(session: Session, meeting_id: int) -> list[AgendaItem]:
    """What was put aside during a meeting, in order; it comes along to the next one."""
    with session.reading() as unit:
        return unit[nouns.agenda_items].all("id", meeting_id=meeting_id, parked=True)


def park(session: Session, meeting_id: int, title: str) -> Added:
    """Put a matter on the parking list, so that the next meeting has it on its agenda.

    Raises:
        UserError: it says nothing, or the minutes are approved.
    """
    with session.change("park_matter") as unit:
        check_open(unit, meeting_id)
        item = AgendaItem(meeting_id, title.strip(), _PARKED_MINUTES, unfinished=True, parked=True)
        rules.check_item(item)
        item_id = unit[nouns.agenda_items].add(item)
    return Added(item_id, unit.receipt)


def agenda_document(
    session: Session, meeting_id: int, *, community: bool = False, contacts: bool = False
) -> "AgendaDocument":
    """All that the printed agenda says; in community form without what is only for the team.

    Contact details stand in it only with `contacts`, and never in community form.
    """
    charts = charts_of(session, meeting_id, community=community)
    due = () if community else figures_due(session)
    with session.reading() as unit:
        return printed_agenda(
            unit,
            unit[nouns.meetings].get(meeting_id),
            [(line.item, line.leader) for line in agenda_of(unit, meeting_id).lines],
            Shown(charts, due, community=community, contacts=contacts and not community),
            session.today(),
        )


@on_its_paper
def agenda_pdf(
    session: Session, meeting_id: int, *, community: bool = False, contacts: bool = False, language: str = "en"
) -> MadeFile:
    """The agenda as a PDF, with the charts of its items behind it."""
    from cs360_desktop.reporting import agenda as printed

    value = _printed(session, meeting_id, language, community=community, contacts=contacts)
    name = paper_name(session, meeting_id, "agenda", "pdf", community=community)
    return MadeFile(name, PDF, printed.agenda_pdf(value, language))


@on_its_paper
def agenda_docx(
    session: Session, meeting_id: int, *, community: bool = False, contacts: bool = False, language: str = "en"
) -> MadeFile:
    """The agenda as a Word document, because towns edit it."""
    from cs360_desktop.reporting import agenda as printed

    value = _printed(session, meeting_id, language, community=community, contacts=contacts)
    name = paper_name(session, meeting_id, "agenda", "docx", community=community)
    return MadeFile(name, DOCX, printed.agenda_docx(value, language))


def _printed(session: Session, meeting_id: int, language: str, *, community: bool, contacts: bool) -> "AgendaDocument":
    """The agenda as this copy says it; a number to dial in by, in the place, is for everybody."""
    value = agenda_document(session, meeting_id, community=community, contacts=contacts)
    return for_everybody(value, language, keep=frozenset({"place"})) if community else value


def _items(unit: ReadUnit, meeting_id: int) -> list[AgendaItem]:
    return unit[nouns.agenda_items].all("position", meeting_id=meeting_id, parked=False)


def _number(unit: WorkUnit, order: list[int]) -> None:
    for position, item_id in enumerate(order, start=1):
        unit[nouns.agenda_items].change(item_id, position=position)
