"""The shipped agenda templates (domain.md §4.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique


class AgendaKind(Enum):
    """What an agenda item is for; the value is stored with the item and decides what it shows in the meeting."""

    WELCOME = "welcome"
    APPROVE_MINUTES = "approve-minutes"
    OPEN_COMMITMENTS = "open-commitments"
    DATA_BRIEF = "data-brief"
    REPORTS = "reports"
    WORK_ITEM = "work-item"
    READ_BACK = "read-back"
    PUBLIC_COMMENT = "public-comment"
    NEXT_DATE = "next-date"


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """An item of a template: planned minutes, and what should come out of it; without a kind it is a free one."""

    title: str
    minutes: int
    kind: AgendaKind | None = None
    output: str = ""


@dataclass(frozen=True, slots=True)
class AgendaTemplateDefinition:
    """A template; in those that ship, the minutes of the items add up to the length."""

    id: str
    name: str
    minutes: int
    item: tuple[TemplateItem, ...]


@dataclass(frozen=True, slots=True)
class _TemplatesFile:
    template: tuple[AgendaTemplateDefinition, ...]


@dataclass(frozen=True, slots=True)
class _ItemsFile:
    item: tuple[TemplateItem, ...]


def parse_items(name: str, content: Mapping[str, object]) -> tuple[TemplateItem, ...]:
    """Read the items of an agency's own template.

    Raises:
        DefinitionError: they are not as this version writes them.
    """
    return read_document(_ItemsFile, content, name).item if content else ()


def parse_agenda_templates(file: str, content: Mapping[str, object]) -> tuple[AgendaTemplateDefinition, ...]:
    """Check agenda_templates.toml.

    Raises:
        DefinitionError: a field is wrong, an id is taken twice, or minutes do not add up.
    """
    templates = read_document(_TemplatesFile, content, file).template
    require_unique((Place(file, template.id), "id", template.id) for template in templates)
    for template in templates:
        place = Place(file, template.id)
        for number, item in enumerate(template.item, start=1):
            if item.kind is None:
                raise place.inside(f"item {number}").fault("kind", "is missing")
            if item.minutes < 1:
                raise place.inside(f"item {number}").fault("minutes", f"must be at least 1, is {item.minutes}")
        planned = sum(item.minutes for item in template.item)
        if planned != template.minutes:
            raise place.fault("minutes", f"must be {planned}, the sum of its items, is {template.minutes}")
    return templates
