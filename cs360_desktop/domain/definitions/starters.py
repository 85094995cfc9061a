"""Lists a new workspace starts with: represented groups, kinds of bodies and areas, roles, categories; all editable."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique
from cs360_desktop.domain.people import Group


@dataclass(frozen=True, slots=True)
class GroupDefinition:
    """A represented group; the required ones must be present at a PST meeting for requirement B3."""

    id: str
    name: str
    required: bool
    police: bool
    help: str


@dataclass(frozen=True, slots=True)
class ListItem:
    """One word of a list; the id is stored."""

    id: str
    name: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class InterviewCategory(ListItem):
    """Whom to interview; those `inside` the department are not the community."""

    inside: bool = False


@dataclass(frozen=True, slots=True)
class StarterLists:
    """All of starters.toml, each list in its own order."""

    group: tuple[GroupDefinition, ...]
    body_kind: tuple[ListItem, ...]
    area_kind: tuple[ListItem, ...]
    role: tuple[ListItem, ...]
    decision_method: tuple[ListItem, ...]
    stakeholder_category: tuple[ListItem, ...]
    interview_category: tuple[InterviewCategory, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups as a new workspace stores them."""
        return tuple(
            Group(group.name, group.id, group.required, group.police, position)
            for position, group in enumerate(self.group, start=1)
        )


def parse_starters(file: str, content: Mapping[str, object]) -> StarterLists:
    """Check starters.toml.

    Raises:
        DefinitionError: a field is wrong, or an id is taken twice within a list.
    """
    lists = read_document(StarterLists, content, file)
    for field in fields(lists):
        items: tuple[GroupDefinition | ListItem, ...] = getattr(lists, field.name)
        require_unique((Place(file, f"{field.name} › {item.id}"), "id", item.id) for item in items)
    return lists
