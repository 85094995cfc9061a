"""The words of the request form in another language: labels and help under the ids of request_form.toml."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cs360_desktop.domain.baseline import REQUIREMENT_CODES
from cs360_desktop.domain.definitions.fields import FieldDefinition
from cs360_desktop.domain.definitions.offer import OfferList
from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique
from cs360_desktop.domain.definitions.request_form import FormDefinition


@dataclass(frozen=True, slots=True)
class Label:
    """What a choice, a column, an offer or a topic is called."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class SectionWords:
    """Title and purpose of a section."""

    id: str
    title: str
    purpose: str


@dataclass(frozen=True, slots=True)
class FieldWords:
    """Label of a field, its help where the field has one, and the labels of its choices or columns."""

    id: str
    label: str
    help: str = ""
    choice: tuple[Label, ...] = ()
    column: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class RequirementWords:
    """Title of a baseline requirement."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class FormWords:
    """All of request_form.es.toml."""

    section: tuple[SectionWords, ...]
    field: tuple[FieldWords, ...]
    offer: tuple[Label, ...]
    topic: tuple[Label, ...]
    requirement: tuple[RequirementWords, ...]

    def form(self, form: FormDefinition) -> FormDefinition:
        """The form with these words; what is only seen on the screen stays as it is."""
        sections = {section.id: section for section in self.section}
        fields = {field.id: field for field in self.field}
        return FormDefinition(
            tuple(
                replace(
                    section,
                    title=sections[section.id].title,
                    purpose=sections[section.id].purpose,
                    field=tuple(_field(field, fields[field.id]) for field in section.field),
                )
                for section in form.section
            )
        )

    def offers(self, offers: OfferList) -> OfferList:
        """The tick-list with these words."""
        names = {each.id: each.label for each in (*self.offer, *self.topic)}
        return OfferList(
            tuple(replace(offer, label=names[offer.id]) for offer in offers.offer),
            tuple(replace(topic, label=names[topic.id]) for topic in offers.topic),
        )

    @property
    def requirements(self) -> dict[str, str]:
        """Titles of the baseline requirements by code."""
        return {each.code: each.title for each in self.requirement}


def parse_form_words(file: str, content: Mapping[str, object], form: FormDefinition, offers: OfferList) -> FormWords:
    """Check request_form.es.toml against the form and the offer.

    Raises:
        DefinitionError: something has no words, words belong to nothing, or a help is there on one side only.
    """
    words = read_document(FormWords, content, file)
    place = Place(file)
    fields = [field for section in form.section for field in section.field]
    _require_same(place, "section", words.section, [section.id for section in form.section])
    _require_same(place, "field", words.field, [field.id for field in fields])
    _require_same(place, "offer", words.offer, [offer.id for offer in offers.offer])
    _require_same(place, "topic", words.topic, [topic.id for topic in offers.topic])
    _require_codes(place, words.requirement)
    said = {field.id: field for field in words.field}
    for field in fields:
        there = place.inside(field.id)
        if bool(field.help) != bool(said[field.id].help):
            raise there.fault("help", "must be given where the field has a help, and only there")
        _require_same(there, "choice", said[field.id].choice, [choice.id for choice in field.choice])
        _require_same(there, "column", said[field.id].column, [column.id for column in field.column])
    return words


def _require_same(
    place: Place, name: str, given: Sequence[Label | SectionWords | FieldWords], wanted: Sequence[str]
) -> None:
    require_unique((place.inside(each.id), "id", each.id) for each in given)
    _require_all(place, name, [each.id for each in given], wanted)


def _require_codes(place: Place, given: Sequence[RequirementWords]) -> None:
    require_unique((place.inside(each.code), "code", each.code) for each in given)
    _require_all(place, "requirement", [each.code for each in given], REQUIREMENT_CODES)


def _require_all(place: Place, name: str, given: Iterable[str], wanted: Iterable[str]) -> None:
    missing, unknown = sorted(set(wanted) - set(given)), sorted(set(given) - set(wanted))
    if missing:
        raise place.fault(name, f"has no words for {', '.join(missing)}")
    if unknown:
        raise place.fault(name, f"is unknown: {', '.join(unknown)}")


def _field(field: FieldDefinition, words: FieldWords) -> FieldDefinition:
    choices = {choice.id: choice.label for choice in words.choice}
    columns = {column.id: column.label for column in words.column}
    return replace(
        field,
        label=words.label,
        help=words.help,
        choice=tuple(replace(choice, label=choices[choice.id], help="") for choice in field.choice),
        column=tuple(replace(column, label=columns[column.id]) for column in field.column),
    )
