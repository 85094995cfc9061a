"""The six baseline requirements: the agency's answers beside what the workspace shows, and every way to change them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cs360_desktop.domain.baseline import Answer, BaselineDetail, BaselineItem, Finding, RequirementState
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.definitions.baseline import RequirementDefinition
from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind, FilledFrom
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.baseline_facts import find, item_of
from cs360_desktop.services.catalogue_files import load_baseline
from cs360_desktop.services.people import add_to
from cs360_desktop.services.session import Session
from cs360_desktop.services.starting import check_possible, check_start
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

YES = "yes"
"""What a ticked field holds."""

_TWO_PEOPLE = re.compile(r"\w\s*(/|;|&|\+|\s(and|y|or)\s)\s*\w", re.IGNORECASE)
"""How two people are written into one field."""
_GIVE_REASON = "Say why you keep “met” although the evidence differs."
_AGENCY = 1
_AGENCY_FIELD = "agency."
_DIFFERENT_PEOPLE = {
    "B1": (("poc", "reports_to"), ("poc", "chief")),
    "B5": (("representative_1", "representative_2"),),
}
"""Pairs of fields that cannot hold the same person."""
_WHY_DIFFERENT = {
    "B1": "Nobody reports to herself or himself, also not in a circle",
    "B5": "The two representatives are two different people",
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of a requirement's page and what stands in it."""

    definition: FieldDefinition
    content: str = ""
    person: Person | None = None

    @property
    def day(self) -> date | None:
        """The day a date field holds."""
        return date.fromisoformat(self.content) if self.content else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return self.person is None and not self.content


def requirement(code: str) -> RequirementDefinition:
    """The wording and the fields of a requirement."""
    return next(definition for definition in load_baseline() if definition.code == code)


def overview(session: Session) -> tuple[RequirementState, ...]:
    """Answer, finding and what is missing of each requirement, B1 to B6."""
    found = find(session)
    with session.reading() as unit:
        return tuple(_state(unit, definition, found[definition.code]) for definition in load_baseline())


def details(session: Session, code: str) -> tuple[Detail, ...]:
    """The fields of a requirement's page in their order; those that belong to the agency's profile are read there."""
    with session.reading() as unit:
        return tuple(_details(unit, requirement(code)))


def answer(session: Session, code: str, answer: Answer, day: date | None = None) -> Receipt:
    """Say not yet, planned or met.

    Args:
        session: where.
        code: which requirement.
        answer: what is said.
        day: by which day it is planned, or since which it is met. A plan keeps the day it had, what is met counts from
            today where no day is given.

    Raises:
        UserError: planned without a day, or a day that cannot be.
    """
    with session.change("answer_requirement") as unit:
        item = replace(item_of(unit, code), answer=answer)
        was_met = unit[nouns.baseline_items].get(item.id).answer is Answer.MET
        if answer is Answer.PLANNED:
            item = replace(item, planned_by=_planned_by(item, day, session.today()), met_on=None)
        elif answer is Answer.MET:
            since = day or (item.met_on if was_met else session.today())
            if since is not None and since > session.today():
                raise UserError(
                    f"{format_date(since)} is still to come, so {code} was not changed. "
                    "Give the day since which it is met, or answer “planned by”."
                )
            check_possible(since, session.today())
            item = replace(item, met_on=since)
        else:
            item = replace(item, met_on=None)
        unit[nouns.baseline_items].replace(item.id, item)
    return unit.receipt


def _planned_by(item: BaselineItem, day: date | None, today: date) -> date:
    found = day or item.planned_by
    if found is None:
        raise UserError(f"“Planned” needs a day, so {item.code} was not changed. Give the day it will be met by.")
    if found < today and found != item.planned_by:
        raise UserError(f"{format_date(found)} has passed, so {item.code} was not changed. Give a day to come.")
    check_possible(found, today)
    return found


def set_evidence(session: Session, code: str, text: str) -> Receipt:
    """Write what shows that a requirement is met, or why the answer stays as it is."""
    with session.change("set_evidence") as unit:
        unit[nouns.baseline_items].change(item_of(unit, code).id, evidence=text.strip())
    return unit.receipt


def set_detail(
    session: Session, code: str, field_id: str, content: str | date | None = "", *, person_id: int | None = None
) -> Receipt:
    """Fill one field of a requirement's page; blank and None mean "not given".

    Args:
        session: where.
        code: which requirement.
        field_id: which field, as in resources/catalogue/baseline.toml.
        content: text, a day (also as ISO 8601 text), or `YES` for a ticked field.
        person_id: the person, in a person field.

    Raises:
        UserError: a day that cannot be, or one person where two are needed.
    """
    field = next(field for field in requirement(code).field if field.id == field_id)
    if field.kind is FieldKind.DATE and isinstance(content, str):
        content = date.fromisoformat(content) if content else None
    with session.change("set_baseline_detail") as unit:
        if isinstance(content, date):
            check_possible(content, session.today())
            if field.filled_from is FilledFrom.AGENCY_STARTED_ON:
                check_start(unit, content)
        if field.filled_from is not None:
            unit[nouns.agencies].change(_AGENCY, **{field.filled_from.value.removeprefix(_AGENCY_FIELD): content})
        else:
            text = content.isoformat() if isinstance(content, date) else (content or "").strip()
            _fill(unit, BaselineDetail(code, field_id, text, person_id))
    return unit.receipt


def name_person(session: Session, code: str, field_id: str, person: Person, *, instead: bool = False) -> Added:
    """Add somebody and name her in a person field, as one action.

    Args:
        session: where.
        code: which requirement.
        field_id: which field.
        person: who is added.
        instead: whether she takes the place of whoever is named there.

    Raises:
        UserError: she has no name or is there already, there seem to be two in one name, or somebody else is named and
            nobody said that she takes the place.
    """
    with session.change("name_person") as unit:
        _check_one(person.name)
        named = unit[nouns.baseline_details].first(code=code, field=field_id)
        holder = unit[nouns.people].first(id=named.person_id) if named is not None and named.person_id else None
        if holder is not None and not instead:
            raise TakenPlaceError(holder.name, person.name.strip())
        person_id = add_to(unit, person)
        _fill(unit, BaselineDetail(code, field_id, person_id=person_id))
    return Added(person_id, unit.receipt)


class TakenPlaceError(UserError):
    """Somebody else, `holder`, is named where one person has room; asked first whether the new one takes the place."""

    def __init__(self, holder: str, name: str) -> None:
        super().__init__(
            f"{holder} is named here, and there is room for one, so {name} was not added yet. "
            f"Say whether {name} takes the place, or add {name} under People at the right."
        )
        self.holder = holder


def _check_one(name: str) -> None:
    """Refuse two people in one name."""
    if _TWO_PEOPLE.search(name):
        raise UserError(
            f"“{name.strip()}” looks like two people, and there is room for one, so nobody was added. "
            "Type one name here, and add the other under People at the right."
        )


def _fill(unit: WorkUnit, detail: BaselineDetail) -> None:
    _check_different(unit, detail)
    rows = unit[nouns.baseline_details]
    stored = rows.first(code=detail.code, field=detail.field)
    if stored is not None:
        rows.replace(stored.id, detail)
    elif detail.content or detail.person_id is not None:
        rows.add(detail)


def _check_different(unit: ReadUnit, detail: BaselineDetail) -> None:
    """Refuse the same person in both of two fields that need two."""
    if detail.person_id is None:
        return
    partners = {name for pair in _DIFFERENT_PEOPLE.get(detail.code, ()) if detail.field in pair for name in pair}
    others = unit[nouns.baseline_details].all(
        code=detail.code, field=sorted(partners - {detail.field}), person_id=detail.person_id
    )
    if others:
        raise UserError(
            f"{_WHY_DIFFERENT[detail.code]}, so nothing was changed. "
            "Choose somebody else here, or change the other field first."
        )


def shared_fields(unit: ReadUnit, first_id: int, second_id: int) -> str:
    """Why two people cannot be one: they stand in two fields that need two; empty where nothing forbids it."""
    stored = unit[nouns.baseline_details].all(person_id=[first_id, second_id])
    for code, pairs in _DIFFERENT_PEOPLE.items():
        named = {detail.field: detail.person_id for detail in stored if detail.code == code}
        if any({named.get(field) for field in pair} == {first_id, second_id} for pair in pairs):
            return f"{code}: {_WHY_DIFFERENT[code]}"
    return ""


def _state(unit: ReadUnit, definition: RequirementDefinition, finding: Finding) -> RequirementState:
    item = item_of(unit, definition.code)
    missing = [
        detail.definition.missing
        for detail in _details(unit, definition)
        if detail.definition.required and detail.is_empty and not _may_wait(item, detail.definition)
    ]
    found = RequirementState(item, finding, tuple(missing))
    if found.needs_reason:
        return replace(found, missing=(*missing, _GIVE_REASON))
    return found


def _may_wait(item: BaselineItem, field: FieldDefinition) -> bool:
    """Whether a field is still to come: what is only planned has no day yet."""
    return (
        item.answer is Answer.PLANNED
        and field.kind is FieldKind.DATE
        and field.filled_from is not FilledFrom.AGENCY_STARTED_ON
    )


def _details(unit: ReadUnit, definition: RequirementDefinition) -> Iterator[Detail]:
    stored = {detail.field: detail for detail in unit[nouns.baseline_details].all(code=definition.code)}
    people = {person.id: person for person in unit[nouns.people].all()}
    agency = unit[nouns.agencies].get(_AGENCY)
    for field in definition.field:
        if field.filled_from is not None:
            value = getattr(agency, field.filled_from.value.removeprefix(_AGENCY_FIELD))
            yield Detail(field, "" if value is None else str(value))
        elif field.id in stored:
            yield Detail(field, stored[field.id].content, people.get(stored[field.id].person_id or 0))
        else:
            yield Detail(field)
