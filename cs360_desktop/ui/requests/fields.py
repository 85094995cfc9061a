"""Fields of the form whose value is the text that is stored: numbers with decimals, days, yes or no, choices."""

from collections.abc import Callable
from datetime import date
from typing import Any

from typing_extensions import override

from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind
from cs360_desktop.domain.request_form import can_be_read, plain_number, write_number
from cs360_desktop.domain.wording import format_date
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, NoteField, RadioField, TextField
from cs360_desktop.ui.requests.words import tr


class DayField(DateField):
    """A day; text that stands in the request and is no day is shown as it is, and stays until it is changed."""

    _unread = ""

    @override
    def value(self) -> Any:
        typed = self.editor.text().strip()
        return typed if typed and typed == self._unread else super().value()

    @override
    def _show(self, value: Any) -> None:
        self._unread = value if isinstance(value, str) else ""
        if self._unread:
            self.editor.setText(self._unread)
            self.editor.setCursorPosition(0)
        else:
            super()._show(value)

    @override
    def commit(self) -> None:
        super().commit()
        if not isinstance(self.value(), str):
            self._unread = ""

    @override
    def _fault(self) -> str:
        return "" if isinstance(self.value(), str) else super()._fault()


class FigureField(TextField):
    """A number, with decimals if it has any, shown with thousands commas; its value is the plain digits.

    Text that stands in the request and is no number is shown as it is, and stays until it is changed.
    """

    _unread = ""

    def __init__(self, definition: FieldDefinition, label: str, **options: Any) -> None:
        self._definition = definition
        super().__init__(label, **{"width": 130, **options})

    @override
    def value(self) -> str:
        typed = self.editor.text().strip()
        return plain_number(typed) or typed

    @override
    def commit(self) -> None:
        super().commit()
        if self.editor.text().strip() != self._unread:
            self._unread = ""
        if not self.error():
            self._show(self.value())

    @override
    def _show(self, value: str) -> None:
        self._unread = "" if plain_number(value) else value
        self.editor.setText(write_number(self._definition, value))
        self.editor.setCursorPosition(0)

    @override
    def _fault(self) -> str:
        typed = self.editor.text().strip()
        if typed in {"", self._unread} or plain_number(typed) is not None:
            return ""
        return self.tr("“{typed}” is not a number, so it was not saved. Type a number such as 14 or 0.5.").format(
            typed=typed
        )


class OpenChoiceField(ChoiceField):
    """A choice; what stands in the workspace and is none of the choices is shown as it is."""

    @override
    def _show(self, value: str) -> None:
        if value and value not in self._keys:
            self._keys.append(value)
            self.editor.addItem(value)
        super()._show(value)


def make_field(definition: FieldDefinition, label: str) -> Field:
    """Make the field for a kind that is typed or chosen; `label` carries its Alt key."""
    settings: dict[str, Any] = {"help_text": definition.help, "required": definition.required}
    choices = [(choice.id, choice.label) for choice in definition.choice]
    yes_no = [("yes", tr("Yes")), ("no", tr("No")), ("", tr("No answer"))]
    make: dict[FieldKind, Callable[[], Field]] = {
        FieldKind.TEXT: lambda: TextField(label, **settings),
        FieldKind.MULTILINE: lambda: NoteField(label, **settings),
        FieldKind.NUMBER: lambda: FigureField(definition, label, **settings),
        FieldKind.DATE: lambda: DayField(label, **settings),
        FieldKind.YES_NO: lambda: RadioField(label, yes_no, **settings),
        FieldKind.CHOICE: lambda: OpenChoiceField(label, choices, width=280, **settings),
    }
    return make[definition.kind]()


def to_value(field: Field, content: str) -> Any:
    """What a field shows for stored content; a date field shows content that is no day as it is."""
    if not isinstance(field, DateField) or not can_be_read(FieldKind.DATE, content):
        return content
    return date.fromisoformat(content.strip()) if content.strip() else None


def to_content(value: Any) -> str:
    """What is stored for a field's value."""
    return value.isoformat() if isinstance(value, date) else value or ""


def in_words(field: Field, value: Any) -> str:
    """A value as the Edit menu names it."""
    if isinstance(field, ChoiceField):
        return field.editor.currentText()
    if isinstance(field, RadioField):
        return {"yes": tr("Yes"), "no": tr("No")}.get(value, "")
    return format_date(value) if isinstance(value, date) else value or ""
