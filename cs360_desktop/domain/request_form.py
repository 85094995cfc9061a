"""A TTA request as its form shows it: each field with what was typed, what the workspace knows, and what is missing."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind, FilledFrom
from cs360_desktop.domain.definitions.request_form import SectionDefinition
from cs360_desktop.domain.requests import Request
from cs360_desktop.domain.wording import format_number

TICKED = "yes"
"""What a tick is stored as."""

_NUMBER = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]*)?|\.[0-9]+")
_MOST_DIGITS = 12

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
        """Whether anything stands in it; in a table, a line in which no required column is blank."""
        if self.definition.kind is FieldKind.TABLE:
            needed = [column.id for column in self.definition.column if column.required]
            return any(any(row.values()) and all(row.get(each, "").strip() for each in needed) for row in self.rows)
        return bool(self.content.strip())

    @property
    def is_missing(self) -> bool:
        """Whether it has to be filled and is not, or holds what nobody can read as what it asks for."""
        return (self.definition.required and not self.is_filled) or bool(self.unread)

    @property
    def unread(self) -> tuple[str, ...]:
        """The answers in it that are no day, no number, or neither yes nor no, as a filled form may bring them."""
        if self.definition.kind is FieldKind.TABLE:
            cells = ((column.kind, row.get(column.id, "")) for row in self.rows for column in self.definition.column)
            return tuple(content for kind, content in cells if not can_be_read(kind, content))
        return () if can_be_read(self.definition.kind, self.content) else (self.content,)

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
        """The required fields that are empty, and those with an answer that cannot be read."""
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
        """The fields that are empty or cannot be read; while there are any, DRAFT is printed across the pages."""
        return tuple(field for field in self.fields if field.is_missing)

    @property
    def filled(self) -> int:
        """How many required fields are filled."""
        return sum(1 for field in self.fields if field.definition.required and not field.is_missing)

    @property
    def required(self) -> int:
        """How many fields are required."""
        return sum(1 for field in self.fields if field.definition.required)

    def field(self, field_id: str) -> FormField:
        """One field by its id."""
        return next(field for field in self.fields if field.definition.id == field_id)


def can_be_read(kind: FieldKind, content: str) -> bool:
    """Whether the content of a field or cell is what its kind asks for, or blank."""
    content = content.strip()
    match kind:
        case FieldKind.DATE:
            return not content or _is_day(content)
        case FieldKind.NUMBER:
            return not content or plain_number(content) is not None
        case FieldKind.YES_NO:
            return content in {"", "yes", "no"}
        case _:
            return True


def _is_day(content: str) -> bool:
    try:
        date.fromisoformat(content)
    except ValueError:
        return False
    return True


def plain_number(text: str) -> str | None:
    """A number as somebody wrote it without its thousands commas; None for what is no number, or much too long.

    A comma before anything but three digits is none of thousands: whether `0,5` is a half is not for the app to say.
    """
    digits = text.strip().replace(",", "")
    is_number = _NUMBER.fullmatch(text.strip()) is not None and len(digits.replace(".", "")) <= _MOST_DIGITS
    return digits if is_number else None


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
