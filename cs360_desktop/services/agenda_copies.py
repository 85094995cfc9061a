"""Agendas beside each other: one copied from another, and what came and went since the last."""

from collections.abc import Iterable
from dataclasses import dataclass

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import AgendaItem, Meeting
from cs360_desktop.services.agenda_start import Start, copied, from_template, put
from cs360_desktop.services.agenda_templates import template
from cs360_desktop.services.minutes import check_open
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


@dataclass(frozen=True, slots=True)
class AgendaComparison:
    """What is different from the last agenda: items that came, that went, and those with other minutes (before)."""

    last: Meeting
    came: tuple[AgendaItem, ...]
    went: tuple[AgendaItem, ...]
    other_minutes: tuple[tuple[AgendaItem, int], ...]

    @property
    def is_same(self) -> bool:
        """Whether both have the same items with the same minutes."""
        return not (self.came or self.went or self.other_minutes)


def copy_agenda(session: Session, meeting_id: int, from_id: int) -> Receipt:
    """Put the items of another meeting's agenda behind those of this one; what is there already is not put twice.

    Raises:
        UserError: there is nothing to copy.
    """
    with session.change("copy_agenda") as unit:
        check_open(unit, meeting_id)
        present = _items(unit, meeting_id)
        known = {_key(item) for item in present}
        new = [item for item in copied(unit, from_id) if _key(item.item) not in known]
        if not new:
            raise UserError("Everything on that agenda stands on this one already, so nothing was copied.")
        put(unit, meeting_id, new, behind=len(present))
    return unit.receipt


def add_template(session: Session, meeting_id: int, template_id: str) -> Receipt:
    """Put the items of a template behind those of an agenda; what is there already is not put twice.

    Raises:
        UserError: everything is there, or the template is not.
    """
    chosen = template(session, template_id)
    with session.change("add_agenda_template") as unit:
        check_open(unit, meeting_id)
        present = _items(unit, meeting_id)
        known = {_key(item) for item in present}
        new = [item for item in from_template(chosen, None, Start(())) if _key(item.item) not in known]
        if not new:
            raise UserError("Everything in that template stands on this agenda already, so nothing was added.")
        put(unit, meeting_id, new, behind=len(present))
    return unit.receipt


def compare_with_last(session: Session, meeting_id: int) -> AgendaComparison | None:
    """What came and went since the agenda of the meeting this one follows; None for the first meeting."""
    with session.reading() as unit:
        previous_id = unit[nouns.meetings].get(meeting_id).previous_id
        if previous_id is None:
            return None
        now, before = _items(unit, meeting_id), _items(unit, previous_id)
        was = {_key(item): item for item in before}
        known = {_key(item) for item in now}
        return AgendaComparison(
            unit[nouns.meetings].get(previous_id),
            tuple(item for item in now if _key(item) not in was),
            tuple(item for item in before if _key(item) not in known),
            tuple(_changed(now, was)),
        )


def _changed(now: Iterable[AgendaItem], was: dict[tuple[str, str], AgendaItem]) -> Iterable[tuple[AgendaItem, int]]:
    for item in now:
        before = was.get(_key(item))
        if before is not None and before.minutes != item.minutes:
            yield item, before.minutes


def _key(item: AgendaItem) -> tuple[str, str]:
    """Two items are the same where their titles are, a standing one also under another title."""
    title = " ".join(item.title.casefold().split())
    return (item.kind, "") if item.kind and item.kind != "work-item" else (item.kind, title)


def _items(unit: ReadUnit, meeting_id: int) -> list[AgendaItem]:
    return [item for item in unit[nouns.agenda_items].all("position", meeting_id=meeting_id) if item.position]
