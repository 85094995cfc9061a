"""A TTA request as its form shows it: each field with what was typed, what the workspace knows, and what is missing."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind, FilledFrom
from cs360_desktop.domain.definitions.request_form import SectionDefinition
from cs360_desktop.domain.requests import Request
from cs360_desktop.domain.wording import format_number

TICKED = "yes"
"""What a tick is stored as."""

TableRow = dict[str, str]
"""One row of a TABLE field: column id → text."""


@dataclass(frozen=True, slots=True)
class TickChoice:
    """One box of a TICKS field; a topic names the training it is `under`, and its id begins with that training's."""

    id: str
    label: str
    help: str = ""
    under: str = ""

    @property
    def full_label(self) -> str:
        """The label that tells a topic's training too."""
        return f"{self.under}: {self.label}" if self.under else self.label


@dataclass(frozen=True, slots=True)
class FormField:
    """One field; `typed` is what somebody wrote here, None where the workspace fills it in.

    `reason` says why what was typed differs from what the workspace knows; it is printed beside it.
    Ticks are the ids that are ticked, joined by line breaks; tables are JSON (see `rows`); dates are ISO 8601.
    """

    definition: FieldDefinition
    typed: str | None
    known: str
    reason: str = ""

    @property
    def differs(self) -> bool:
        """Whether something else was typed than the workspace knows, so that a reason can be given."""
        return self.typed is not None and bool(self.known)

    @property
    def content(self) -> str:
        """What stands in the field: what was typed, else what the workspace knows."""
        return self.known if self.typed is None else self.typed

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it."""
        if self.definition.kind is FieldKind.TABLE:
            return any(any(row.values()) for row in self.rows)
        return bool(self.content.strip())

    @property
    def is_missing(self) -> bool:
        """Whether it has to be filled and is not."""
        return self.definition.required and not self.is_filled

    @property
    def ticks(self) -> tuple[str, ...]:
        """The ids that are ticked."""
        return tuple(self.content.split())

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows of a table."""
        return read_rows(self.content)


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section with its fields."""

    definition: SectionDefinition
    fields: tuple[FormField, ...]

    @property
    def missing(self) -> tuple[FormField, ...]:
        """The required fields that are empty."""
        return tuple(field for field in self.fields if field.is_missing)


@dataclass(frozen=True, slots=True)
class RequestForm:
    """A request with its sections A to I."""

    request: Request
    sections: tuple[FormSection, ...]

    @property
    def fields(self) -> Iterator[FormField]:
        """Every field in order."""
        return (field for section in self.sections for field in section.fields)

    @property
    def missing(self) -> tuple[FormField, ...]:
        """The required fields that are empty; while there are any, DRAFT is printed across the pages."""
        return tuple(field for field in self.fields if field.is_missing)

    @property
    def filled(self) -> int:
        """How many required fields are filled."""
        return sum(1 for field in self.fields if field.definition.required and field.is_filled)

    @property
    def required(self) -> int:
        """How many fields are required."""
        return sum(1 for field in self.fields if field.definition.required)

    def field(self, field_id: str) -> FormField:
        """One field by its id."""
        return next(field for field in self.fields if field.definition.id == field_id)


def read_rows(content: str) -> tuple[TableRow, ...]:
    """The rows that a TABLE field holds."""
    return tuple(json.loads(content)) if content else ()


def write_rows(rows: Iterator[TableRow] | tuple[TableRow, ...]) -> str:
    """Rows as a TABLE field holds them; empty rows are dropped, no rows at all are empty text."""
    kept = [row for row in rows if any(text.strip() for text in row.values())]
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def write_number(definition: FieldDefinition, content: str) -> str:
    """A NUMBER field as it is shown: with thousands commas unless it is a year; other text stays as it is."""
    if definition.filled_from is FilledFrom.POPULATION_YEAR or not content.isdecimal():
        return content
    return format_number(int(content))
