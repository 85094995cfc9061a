"""The request form to fill in without the app: boxes to type in, tick and choose from, and to be read back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cs360_desktop.domain import form_names
from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind
from cs360_desktop.domain.definitions.request_form import SectionDefinition
from cs360_desktop.domain.request_form import TickChoice
from cs360_desktop.reporting.document import Document
from cs360_desktop.reporting.tagged.widgets import Box, Kind
from cs360_desktop.reporting.wording import Wording

_FROM_THE_WORKSPACE = {FieldKind.PROBLEM, FieldKind.MEASURES}
"""Chosen among what a workspace holds; without one there is nothing to choose from."""
_SHORT = {FieldKind.TEXT, FieldKind.NUMBER, FieldKind.CHOICE, FieldKind.YES_NO, FieldKind.PERSON}
_ABOUT_THE_APP = {"A", "baseline_note"}
"""Sections and fields whose help speaks of pages of the app."""


@dataclass(frozen=True, slots=True)
class BlankForm:
    """The form: its sections, the ticks of its lists, and the six requirements as (code, title)."""

    sections: tuple[SectionDefinition, ...]
    ticks: Mapping[str, tuple[TickChoice, ...]]
    requirements: tuple[tuple[str, str], ...]


def blank_form_pdf(form: BlankForm, language: str = "en") -> bytes:
    """Print the form with nothing in it."""
    words = Wording(language)
    document = Document(
        title=words("blank_form.title"),
        agency="",
        date_text=words("blank_form.version", version=form_names.VERSION.rpartition(" ")[2]),
        language=language,
        subtitle=words("blank_form.subtitle"),
    )
    document.paragraph(words("blank_form.how"))
    document.hidden_field(form_names.FORM, form_names.VERSION, words("blank_form.version_tip"))
    for section in form.sections:
        if section.id == form.sections[-1].id:
            document.page_break()  # whoever signs finds it all on one page
        document.heading(2, f"{section.id}. {section.title}")
        if section.id not in _ABOUT_THE_APP:
            document.paragraph(section.purpose, "small")
        _Writer(document, form, words).add_all(section.field)
        if section.id == form.sections[-1].id:
            for who in ("poc", "chief"):
                document.signature(words(f"blank_form.sign_{who}"), words("request.signed_on"))
    return document.to_bytes()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the boxes of fields."""

    document: Document
    form: BlankForm
    words: Wording

    def add_all(self, fields: Sequence[FieldDefinition]) -> None:
        """Add fields in their order; two short ones without help stand side by side."""
        waiting = list(fields)
        while waiting:
            pair = waiting[:2]
            if len(pair) == 2 and all(field.kind in _SHORT and not field.help for field in pair):
                self.document.boxes([self._label(field) for field in pair], list(map(self._short, pair)), strong=True)
                del waiting[:2]
            else:
                self.add(waiting.pop(0))

    def add(self, field: FieldDefinition) -> None:
        """Add what one field needs; nothing where only a workspace could answer."""
        if field.kind in _FROM_THE_WORKSPACE:
            return
        writers: dict[FieldKind, Callable[[FieldDefinition], None]] = {
            FieldKind.TICKS: self._ticks,
            FieldKind.TABLE: self._table,
            FieldKind.SHOWN: self._requirements,
        }
        writers.get(field.kind, self._one)(field)

    def _one(self, field: FieldDefinition) -> None:
        self.document.box(self._label(field), self._short(field), self._help(field))

    def _short(self, field: FieldDefinition) -> Box:
        """The one box of a field."""
        tip = ". ".join(part.rstrip(".") for part in (self._label(field), self._help(field)) if part)
        match field.kind:
            case FieldKind.CHOICE:
                options = [(choice.id, choice.label) for choice in field.choice]
            case FieldKind.YES_NO:
                options = [("yes", self.words("request.yes")), ("no", self.words("request.no"))]
            case _:
                return Box(Kind.LINES if field.kind is FieldKind.MULTILINE else Kind.TEXT, field.id, tip)
        return Box(Kind.CHOICE, field.id, tip, (("", self.words("blank_form.choose")), *options))

    def _help(self, field: FieldDefinition) -> str:
        if field.id in _ABOUT_THE_APP:
            return ""
        hint = self.words("blank_form.day") if field.kind is FieldKind.DATE else ""
        return " ".join(part for part in (field.help, hint) if part)

    def _ticks(self, field: FieldDefinition) -> None:
        self.document.heading(3, self._label(field))
        if field.help:
            self.document.paragraph(field.help, "small")
        for choice in self.form.ticks[field.id]:
            tip = f"{field.label}: {choice.full_label}"
            self.document.box(choice.full_label, Box(Kind.TICK, form_names.tick(field.id, choice.id), tip))

    def _table(self, field: FieldDefinition) -> None:
        self.document.heading(3, self._label(field))
        if field.help:
            self.document.paragraph(field.help, "small")
        for row in range(field.rows):
            boxes = [
                Box(
                    Kind.TEXT,
                    form_names.cell(field.id, row, column.id),
                    self.words("blank_form.cell", table=field.label, row=row + 1, column=column.label),
                )
                for column in field.column
            ]
            self.document.boxes([f"{row + 1}. {column.label}" for column in field.column], boxes)

    def _requirements(self, field: FieldDefinition) -> None:
        self.document.heading(3, field.label)
        for code, title in self.form.requirements:
            name = f"{code} {title}"
            met = self.words("blank_form.met", requirement=name)
            self.document.box(met, Box(Kind.TICK, form_names.requirement(code, form_names.MET), met))
            reason = self.words("blank_form.reason", requirement=code)
            self.document.box(reason, Box(Kind.TEXT, form_names.requirement(code, form_names.REASON), reason))

    def _label(self, field: FieldDefinition) -> str:
        return self.words("blank_form.required", label=field.label) if field.required else field.label
