"""Agenda templates: those that ship, and the agency's own, which can be changed."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import replace

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.definitions.agenda import AgendaKind, AgendaTemplateDefinition, TemplateItem, parse_items
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import MOST_MINUTES, AgendaTemplate
from cs360_desktop.services.catalogue_files import load_agenda_templates
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

_OWN = "own-"


def templates(session: Session) -> tuple[AgendaTemplateDefinition, ...]:
    """Every template one can start from: those that ship, then the agency's own by name."""
    with session.reading() as unit:
        own = sorted(unit[nouns.agenda_templates].all(), key=lambda each: each.name.casefold())
    return (*load_agenda_templates(), *map(_definition, own))


def template(session: Session, template_id: str) -> AgendaTemplateDefinition:
    """The template with an id.

    Raises:
        UserError: it is not there any more.
    """
    found = next((each for each in templates(session) if each.id == template_id), None)
    if found is None:
        raise UserError("That template is not there any more, so nothing was changed. Choose another one.")
    return found


def is_own(definition: AgendaTemplateDefinition) -> bool:
    """Whether a template is the agency's own and can be changed; those that ship can be copied."""
    return definition.id.startswith(_OWN)


def keep_agenda(session: Session, meeting_id: int, name: str) -> Added:
    """Make a template of the agenda of a meeting: its items and minutes, without people, notes and problems.

    Raises:
        UserError: the name is blank or taken, or the agenda is empty.
    """
    with session.change("keep_agenda_template") as unit:
        planned = unit[nouns.agenda_items].all("position", meeting_id=meeting_id)
        items = tuple(
            TemplateItem(item.title, item.minutes, AgendaKind(item.kind) if item.kind else None, item.output)
            for item in planned
            if item.position
        )
        length = unit[nouns.meetings].get(meeting_id).minutes_planned
        key = _add(unit, AgendaTemplateDefinition("", name, length, items))
    return Added(key, unit.receipt)


def copy(session: Session, template_id: str, name: str) -> Added:
    """Make an own template that starts as another one.

    Raises:
        UserError: the name is blank or taken.
    """
    start = template(session, template_id)
    with session.change("copy_agenda_template") as unit:
        key = _add(unit, replace(start, name=name))
    return Added(key, unit.receipt)


def change(session: Session, changed: AgendaTemplateDefinition) -> Receipt:
    """Keep an own template as it is now.

    Raises:
        UserError: its name, its length or one of its items cannot be.
    """
    with session.change("change_agenda_template") as unit:
        key = key_of(changed)
        _check(unit, changed, but=key)
        unit[nouns.agenda_templates].change(
            key, name=changed.name.strip(), minutes=changed.minutes, content=_written(changed.item)
        )
    return unit.receipt


def delete(session: Session, template_id: str) -> Receipt:
    """Put an own template in the bin; agendas that began with it stay as they are."""
    found = template(session, template_id)
    with session.change("delete_agenda_template") as unit:
        unit[nouns.agenda_templates].delete(key_of(found))
    return unit.receipt


def key_of(definition: AgendaTemplateDefinition) -> int:
    """The key of an own template.

    Raises:
        UserError: it ships with the app.
    """
    if not is_own(definition):
        raise UserError("A template that ships stays as it is, so nothing was changed. Make a copy and change that.")
    return int(definition.id.removeprefix(_OWN))


def own_id(key: int) -> str:
    """The id of an own template by its key."""
    return f"{_OWN}{key}"


def _add(unit: WorkUnit, definition: AgendaTemplateDefinition) -> int:
    _check(unit, definition)
    name = definition.name.strip()
    return unit[nouns.agenda_templates].add(AgendaTemplate(name, definition.minutes, _written(definition.item)))


def _check(unit: ReadUnit, definition: AgendaTemplateDefinition, *, but: int = 0) -> None:
    name = definition.name.strip()
    if not name:
        raise UserError("A template needs a name, so it was not saved. Say what it is for.")
    taken = [each.name for each in load_agenda_templates()]
    taken += [each.name for each in unit[nouns.agenda_templates].all() if each.id != but]
    if name.casefold() in {each.casefold() for each in taken}:
        raise UserError(f"There is a template “{name}” already, so nothing was saved. Choose another name.")
    if not 1 <= definition.minutes <= MOST_MINUTES:
        raise UserError(
            f"A length of {definition.minutes} minutes was not saved. Give from 1 to {MOST_MINUTES} minutes."
        )
    if not definition.item:
        raise UserError("A template needs at least one item, so it was not saved. Add what the agenda begins with.")
    for item in definition.item:
        if not item.title.strip():
            raise UserError("An item of a template needs a title, so it was not saved. Say what it is about.")
        if not 0 <= item.minutes <= MOST_MINUTES:
            raise UserError(f"{item.minutes} minutes were not saved. Give from 0 to {MOST_MINUTES} minutes to an item.")


def _definition(own: AgendaTemplate) -> AgendaTemplateDefinition:
    return AgendaTemplateDefinition(
        own_id(own.id), own.name, own.minutes, parse_items(own.name, tomllib.loads(own.content))
    )


def _written(items: Iterable[TemplateItem]) -> str:
    """Items as TOML, in which a text is written as JSON writes it."""
    lines = []
    for item in items:
        lines += ["[[item]]", f"title = {_text(item.title.strip())}", f"minutes = {item.minutes}"]
        lines += [f"kind = {_text(item.kind.value)}"] if item.kind else []
        lines += [f"output = {_text(item.output.strip())}"] if item.output.strip() else []
    return "\n".join(lines)


def _text(text: str) -> str:
    return json.dumps(text)
