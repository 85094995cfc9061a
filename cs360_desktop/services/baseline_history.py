"""What happened to a requirement: every answer, reason, field and file, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from cs360_desktop.domain.baseline import Answer, BaselineItem
from cs360_desktop.domain.changes import PastValue
from cs360_desktop.domain.definitions.fields import FieldDefinition
from cs360_desktop.services.baseline_facts import ITEM, item_of
from cs360_desktop.services.baseline_people import PEOPLE
from cs360_desktop.services.catalogue_files import load_baseline
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_AGENCY = 1
_UNIT_OF = {"agency.started_on": "started", "agency.convening_on": "convening"}


class Event(Enum):
    """What can happen to a requirement."""

    ANSWERED = "answered"
    EVIDENCE = "evidence"
    FIELD = "field"
    ATTACHED = "attached"
    DETACHED = "detached"
    NAMED = "named"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One event: when (UTC) and by whom; `name` is the field's label, the file's or the person's name.

    An answer comes with the one it replaced, and the day it is planned by, or since which it is met.
    """

    event: Event
    at: datetime
    who: str
    name: str = ""
    before: Answer | None = None
    after: Answer | None = None
    planned_by: date | None = None
    met_on: date | None = None


def history(session: Session, code: str) -> tuple[HistoryLine, ...]:
    """Everything that happened to a requirement, newest first."""
    fields = next(found.field for found in load_baseline() if found.code == code)
    with session.reading() as unit:
        item = item_of(unit, code)
        found = [
            *_of_item(unit, item),
            *_of_fields(unit, code, fields),
            *_of_files(unit, item.id),
            *_of_people(unit, code),
        ]
    return tuple(sorted(found, key=lambda line: line.at, reverse=True))


def _of_item(unit: ReadUnit, item: BaselineItem) -> Iterator[HistoryLine]:
    answer, planned_by, met_on = item.answer, item.planned_by, item.met_on
    for past in unit.history.of(ITEM, item.id):
        if past.unit == "evidence":
            yield HistoryLine(Event.EVIDENCE, past.replaced_at, past.replaced_by)
        elif past.unit == "answer":
            before = Answer(past.content["answer"])
            day = planned_by if answer is Answer.PLANNED else None
            since = met_on if answer is Answer.MET else None
            yield HistoryLine(Event.ANSWERED, past.replaced_at, past.replaced_by, "", before, answer, day, since)
            answer, planned_by = before, _day(past.content["planned_by"])
            met_on = _day(past.content["met_on"])


def _of_fields(unit: ReadUnit, code: str, fields: tuple[FieldDefinition, ...]) -> Iterator[HistoryLine]:
    labels = {field.id: field.label for field in fields}
    noun = nouns.baseline_details
    for detail in [*unit[noun].all(code=code), *(gone for gone in unit[noun].deleted() if gone.code == code)]:
        if detail.field == PEOPLE:
            continue
        past = unit.history.of(noun.noun, detail.id)
        set_by, set_at = _first_set(unit, detail.id, past)
        yield HistoryLine(Event.FIELD, set_at, set_by, labels[detail.field])
        yield from (HistoryLine(Event.FIELD, each.replaced_at, each.replaced_by, labels[detail.field]) for each in past)
    for field in fields:
        unit_name = _UNIT_OF.get(field.filled_from.value) if field.filled_from else None
        for past_value in unit.history.of(nouns.agencies.noun, _AGENCY):
            if past_value.unit == unit_name:
                yield HistoryLine(Event.FIELD, past_value.replaced_at, past_value.replaced_by, field.label)


def _first_set(unit: ReadUnit, detail_id: int, past: list[PastValue]) -> tuple[str, datetime]:
    """Who gave a field its first content."""
    first = next((each for each in reversed(past) if each.unit == "content"), None)
    if first is not None:
        return first.set_by, first.set_at
    return unit.history.set_by(nouns.baseline_details.noun, detail_id, "content")


def _of_files(unit: ReadUnit, item_id: int) -> Iterator[HistoryLine]:
    noun = nouns.attachments
    living = unit[noun].all(noun=ITEM, noun_id=item_id)
    gone = [each for each in unit[noun].deleted() if each.noun == ITEM and each.noun_id == item_id]
    for attachment in [*living, *gone]:
        name = attachment.note or unit.documents.get(attachment.document_id).name
        who, at = unit.history.set_by(noun.noun, attachment.id, "file")
        yield HistoryLine(Event.ATTACHED, at, who, name)
        if attachment in gone:
            who, at = unit.history.set_by(noun.noun, attachment.id, "deleted")
            yield HistoryLine(Event.DETACHED, at, who, name)


def _of_people(unit: ReadUnit, code: str) -> Iterator[HistoryLine]:
    noun, names = nouns.baseline_details, everybody(unit)
    gone = [row for row in unit[noun].deleted() if row.code == code]
    for row in [*unit[noun].all(code=code), *gone]:
        if row.field == PEOPLE and row.person_id is not None:
            name = names[row.person_id].name
            who, at = unit.history.set_by(noun.noun, row.id, "field")
            yield HistoryLine(Event.NAMED, at, who, name)
            if row in gone:
                who, at = unit.history.set_by(noun.noun, row.id, "deleted")
                yield HistoryLine(Event.UNNAMED, at, who, name)


def _day(stored: object) -> date | None:
    return date.fromisoformat(stored) if isinstance(stored, str) else None
