"""Outside stakeholders: who they are and when they were first contacted."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.community_map import first_contact
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.problems import Stakeholder
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

EARLIEST_YEAR = 1990


def stakeholders(session: Session) -> list[Stakeholder]:
    """Every stakeholder, those contacted first on top, those without a day last.

    Where no day of first contact was given, that of the earliest line of the contact log stands in its place.
    """
    with session.reading() as unit:
        log = unit[nouns.contacts].all()
        stored = unit[nouns.stakeholders].all("name")
    found = [replace(each, first_contacted=first_contact(each, log)) for each in stored]
    return sorted(found, key=lambda each: (each.first_contacted is None, each.first_contacted or date.max))


def add(session: Session, name: str, first_contacted: date | None = None, **columns: Any) -> Added:
    """Put an organization on the community map; `columns` are further ones of `Stakeholder`.

    Raises:
        UserError: it has no name, is there already, or the day cannot be.
    """
    with session.change("add_stakeholder") as unit:
        stakeholder = Stakeholder(name.strip(), first_contacted=first_contacted, **columns)
        _check(stakeholder, unit[nouns.stakeholders].all(), session.today())
        key = unit[nouns.stakeholders].add(stakeholder)
    return Added(key, unit.receipt)


def change(session: Session, stakeholder_id: int, **columns: Any) -> Receipt:
    """Set columns of a stakeholder."""
    with session.change("change_stakeholder") as unit:
        rows = unit[nouns.stakeholders]
        stakeholder = replace(rows.get(stakeholder_id), **columns)
        stakeholder = replace(stakeholder, name=stakeholder.name.strip())
        _check(stakeholder, [other for other in rows.all() if other.id != stakeholder_id], session.today())
        rows.replace(stakeholder_id, stakeholder)
    return unit.receipt


def remove(session: Session, stakeholder_id: int) -> Receipt:
    """Put a stakeholder in the bin."""
    with session.change("remove_stakeholder") as unit:
        unit[nouns.stakeholders].delete(stakeholder_id)
    return unit.receipt


def _check(stakeholder: Stakeholder, others: Collection[Stakeholder], today: date) -> None:
    name, day = stakeholder.name.strip(), stakeholder.first_contacted
    if not name:
        raise UserError("A stakeholder needs a name, so nothing was saved. Type the name of the organization.")
    if any(other.name.casefold() == name.casefold() for other in others):
        raise UserError(f"{name} is on the list already, so nothing was saved. Change the line that is there.")
    if day is not None and not is_possible(day, today):
        raise UserError(
            f"{format_date(day)} cannot be the day of a first contact, so it was not saved. "
            f"Give a day from {EARLIEST_YEAR} to today, or leave it blank."
        )


def is_possible(day: date, today: date) -> bool:
    """Whether somebody can have been met on a day: not in the future, and not before anybody kept count."""
    return date(EARLIEST_YEAR, 1, 1) <= day <= today
