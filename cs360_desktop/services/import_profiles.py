"""Profiles: how a layout is read, saved under a name, so that next month's file of it imports in two clicks."""

import json
from dataclasses import dataclass, replace
from datetime import date

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.imports import ImportProfile
from cs360_desktop.importing.mapping import Proposal
from cs360_desktop.importing.profiles import Profile, default_name, profile_of
from cs360_desktop.importing.texts import folded
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class SavedProfile:
    """A profile in the list: when it was saved (None where that was not kept), and the sheets it reads tables of."""

    id: int
    name: str
    saved_on: date | None
    sheets: tuple[str, ...]


def saved_profiles(session: Session) -> list[SavedProfile]:
    """Every saved profile, by name."""
    with session.reading() as unit:
        return [_listed(row) for row in unit[nouns.import_profiles].all("name")]


def all_profiles(session: Session) -> list[Profile]:
    """Every saved profile as the importer uses it."""
    with session.reading() as unit:
        return [_as_profile(row) for row in unit[nouns.import_profiles].all("name")]


def profile_named(session: Session, name: str) -> Profile:
    """The saved profile of a name; capitals and spaces do not matter.

    Raises:
        UserError: there is none.
    """
    with session.reading() as unit:
        found = _find(unit, name)
        names = ", ".join(each.name for each in unit[nouns.import_profiles].all("name"))
    if found is None:
        have = f"Saved here: {names}." if names else "None has been saved yet."
        raise UserError(f"There is no import profile “{name}”, so nothing was read. {have}")
    return _as_profile(found)


def suggested_name(proposal: Proposal) -> str:
    """What a profile may be called: the one the file is read by, else the file's name without its dates."""
    return default_name(proposal)


def save_profile(session: Session, proposal: Proposal, name: str) -> Receipt:
    """Save how a proposal reads its tables, without any of their values; one of the same name is replaced.

    Raises:
        UserError: the name is blank.
    """
    profile = profile_of(proposal, _checked(name), session.today().isoformat())
    value = ImportProfile(profile.name, profile.fingerprint, json.dumps(profile.data, sort_keys=True))
    with session.change("save_profile") as unit:
        held = _find(unit, profile.name)
        if held is None:
            unit[nouns.import_profiles].add(value)
        else:
            unit[nouns.import_profiles].replace(held.id, value)
    return unit.receipt


def rename_profile(session: Session, profile_id: int, name: str) -> Receipt:
    """Call a profile something else.

    Raises:
        UserError: the name is blank, or that of another profile.
    """
    name = _checked(name)
    with session.change("rename_profile") as unit:
        other = _find(unit, name)
        if other is not None and other.id != profile_id:
            raise UserError(
                f"There is a profile “{other.name}” already, so nothing was renamed. Choose another name, or delete "
                "that one first."
            )
        held = unit[nouns.import_profiles].get(profile_id)
        unit[nouns.import_profiles].replace(profile_id, replace(held, name=name))
    return unit.receipt


def delete_profile(session: Session, profile_id: int) -> Receipt:
    """Put a profile in the bin; what was imported with it stays."""
    with session.change("delete_profile") as unit:
        unit[nouns.import_profiles].delete(profile_id)
    return unit.receipt


def _find(unit: ReadUnit, name: str) -> ImportProfile | None:
    return next((each for each in unit[nouns.import_profiles].all() if folded(each.name) == folded(name)), None)


def _checked(name: str) -> str:
    plain = " ".join(name.split())[:_LONGEST].strip()
    if not folded(plain):
        raise UserError("A profile needs a name, so it was not saved. Type what the report is called.")
    return plain


def _as_profile(row: ImportProfile) -> Profile:
    return Profile(row.name, row.fingerprint, json.loads(row.content))


def _listed(row: ImportProfile) -> SavedProfile:
    data = json.loads(row.content)
    saved_on = date.fromisoformat(data["saved_on"]) if data.get("saved_on") else None
    sheets = dict.fromkeys(table["sheet"] for table in data["tables"] if "sheet" in table)
    return SavedProfile(row.id, row.name, saved_on, tuple(sheets))
