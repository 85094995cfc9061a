"""The form of a TTA request: sections A to I with their fields (domain.md §3.3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from cs360_desktop.domain.definitions.fields import FieldDefinition, check_fields
from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique

_SECTIONS = tuple("ABCDEFGHI")


@dataclass(frozen=True, slots=True)
class SectionDefinition:
    """A section: its letter, title, one line on its purpose, and its fields."""

    id: str
    title: str
    purpose: str
    field: tuple[FieldDefinition, ...]


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """All of request_form.toml. Field ids are unique in the whole form; answers are stored under them."""

    section: tuple[SectionDefinition, ...]

    @property
    def required(self) -> tuple[FieldDefinition, ...]:
        """The fields that must be filled before DRAFT goes away."""
        return tuple(field for section in self.section for field in section.field if field.required)


def parse_request_form(file: str, content: Mapping[str, object]) -> FormDefinition:
    """Check request_form.toml.

    Raises:
        DefinitionError: a field is wrong, an id is taken twice, or the sections are not A to I.
    """
    form = read_document(FormDefinition, content, file)
    letters = tuple(section.id for section in form.section)
    if letters != _SECTIONS:
        raise Place(file).fault("section", f"must be {', '.join(_SECTIONS)}, are {', '.join(letters)}")
    places = [(Place(file, section.id), section) for section in form.section]
    require_unique((place.inside(field.id), "id", field.id) for place, section in places for field in section.field)
    for place, section in places:
        check_fields(section.field, place)
    return form
