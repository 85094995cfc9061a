"""The people who stand behind a requirement besides those its fields name: who keeps it up, who can tell more."""

from dataclasses import dataclass

from cs360_desktop.domain.baseline import BaselineDetail
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.services.people import add_to
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

PEOPLE = "people"
"""The field under which they are kept; a requirement has one row for each of them."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody who stands behind a requirement, and the row that says so."""

    row_id: int
    person: Person


def people_behind(session: Session, code: str) -> tuple[Behind, ...]:
    """Who stands behind a requirement, in the order they were added; who is in the bin is left out."""
    with session.reading() as unit:
        return behind(unit, code)


def behind(unit: ReadUnit, code: str) -> tuple[Behind, ...]:
    """See `people_behind`."""
    known = {person.id: person for person in unit[nouns.people].all()}
    rows = unit[nouns.baseline_details].all(code=code, field=PEOPLE)
    found = {row.person_id: Behind(row.id, known[row.person_id]) for row in reversed(rows) if row.person_id in known}
    return tuple(sorted(found.values(), key=lambda each: each.row_id))


def add_behind(session: Session, code: str, who: int | Person) -> Added:
    """Put somebody behind a requirement, known already or new.

    Returns:
        The key of the person.

    Raises:
        UserError: a new person has no name or is known already, or she is on the list.
    """
    with session.change("name_person") as unit:
        person_id = who if isinstance(who, int) else add_to(unit, who)
        listed = next((each.person for each in behind(unit, code) if each.person.id == person_id), None)
        if listed is not None:
            raise UserError(f"{listed.name} is on the list of {code} already, so nothing was changed.")
        unit[nouns.baseline_details].add(BaselineDetail(code, PEOPLE, person_id=person_id))
    return Added(person_id, unit.receipt)


def remove_behind(session: Session, code: str, person_id: int) -> Receipt:
    """Take somebody off the list of a requirement; the person stays known."""
    with session.change("remove_person_from_baseline") as unit:
        for row in unit[nouns.baseline_details].all(code=code, field=PEOPLE, person_id=person_id):
            unit[nouns.baseline_details].delete(row.id)
    return unit.receipt
