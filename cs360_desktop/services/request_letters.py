"""Which fields of a request hold letters that cannot be printed, so that it is said before the request goes out."""

from dataclasses import dataclass

from cs360_desktop.domain.definitions.fields import FieldKind
from cs360_desktop.domain.request_form import FormField, RequestForm
from cs360_desktop.reporting.missing_letters import missing_letters

_WRITTEN = {FieldKind.TEXT, FieldKind.MULTILINE, FieldKind.NUMBER, FieldKind.DATE, FieldKind.TABLE}
"""Kinds of fields that hold what somebody wrote; the labels of choices can all be printed."""


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A field and the letters in it that a sign stands for in the PDF."""

    section: str
    field: FormField
    letters: str


def unprintable(form: RequestForm) -> tuple[Unprintable, ...]:
    """The fields whose text holds letters that the typeface does not have, in order."""
    found = (
        Unprintable(section.definition.id, field, missing_letters(_text(field)))
        for section in form.sections
        for field in section.fields
        if field.definition.kind in _WRITTEN
    )
    return tuple(each for each in found if each.letters)


def _text(field: FormField) -> str:
    parts = (
        [" ".join(row.values()) for row in field.rows] if field.definition.kind is FieldKind.TABLE else [field.content]
    )
    return "\n".join([*parts, field.reason])
