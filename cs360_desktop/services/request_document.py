"""Assemble a TTA request for printing: frozen numbers, the baseline as it stands, what is missing by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from cs360_desktop.domain.baseline import Answer, RequirementState
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind, FilledFrom
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.request_form import FormField, FormSection
from cs360_desktop.domain.wording import format_long_date
from cs360_desktop.services import baseline
from cs360_desktop.services.catalogue_files import load_offer
from cs360_desktop.services.request_figures import figures
from cs360_desktop.services.requests import form_of, keep_export, tick_ids
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting import request as printed
    from cs360_desktop.reporting.wording import Wording

_PRIVATE = {
    FilledFrom.POC_PHONE,
    FilledFrom.POC_EMAIL,
    FilledFrom.CHIEF_EMAIL,
    FilledFrom.AGENCY_STREET,
}
_PRIVATE_FIELDS = {"alternate_contact"}
_SIGNED = {"signer_poc", "signer_chief"}


def request_pdf(session: Session, request_id: int, *, community: bool = False, language: str = "en") -> MadeFile:
    """The request as a PDF; a draft while required fields are empty."""
    from cs360_desktop.reporting.request import request_pdf as print_request

    value = request_document(session, request_id, community=community, language=language)
    draft = " draft" if value.missing else ""
    name = f"TTA {value.label.lower()}{draft}{' community' if community else ''}.pdf"
    return MadeFile(name, PDF, print_request(value, language))


def export_request(session: Session, request_id: int, *, community: bool = False) -> tuple[MadeFile, Receipt]:
    """Make the PDF and keep exactly it in the workspace, as the next version."""
    file = request_pdf(session, request_id, community=community)
    with session.reading() as unit:
        draft = bool(form_of(unit, unit[nouns.requests].get(request_id)).missing)
    return file, keep_export(session, request_id, file, community=community, draft=draft)


def request_document(
    session: Session, request_id: int, *, community: bool = False, language: str = "en"
) -> "printed.RequestDocument":
    """All that the printed request says."""
    from cs360_desktop.reporting import request as printed
    from cs360_desktop.reporting.wording import Wording

    words = Wording(language)
    states = baseline.overview(session)
    with session.reading() as unit:
        form = form_of(unit, unit[nouns.requests].get(request_id))
        printer = _Printer(session, unit, states, words, community)
        return printed.RequestDocument(
            agency=unit[nouns.agencies].all()[0].name,
            label=form.request.label,
            data_as_of=session.today(),
            sections=tuple(
                printed.PrintedSection(
                    section.definition.id,
                    section.definition.title,
                    tuple(printer.parts(section)),
                )
                for section in form.sections
            ),
            missing=tuple(field.definition.label.lower() for field in form.missing),
            community=community,
        )


_PLAIN = {
    FieldKind.TEXT,
    FieldKind.MULTILINE,
    FieldKind.NUMBER,
    FieldKind.DATE,
    FieldKind.YES_NO,
    FieldKind.CHOICE,
    FieldKind.PERSON,
    FieldKind.PROBLEM,
}


@dataclass(frozen=True, slots=True)
class _Printer:
    """Turns the fields of a section into what is printed of them."""

    session: Session
    unit: ReadUnit
    states: tuple[RequirementState, ...]
    words: "Wording"
    community: bool

    def parts(self, section: FormSection) -> Iterator["printed.Part"]:
        """Yield runs of plain fields as one block, everything else in its own, and lines to sign on at the end."""
        from cs360_desktop.reporting import request as printed

        for is_plain, fields in groupby(section.fields, lambda field: field.definition.kind in _PLAIN):
            if is_plain:
                yield printed.Answers(tuple((field.definition.label, self.text(field)) for field in fields))
            else:
                for field in fields:
                    yield from self.block(field)
        for field in section.fields:
            if field.definition.id in _SIGNED:
                yield printed.Signature(self.text(field))

    def block(self, field: FormField) -> Iterator["printed.Part"]:
        """Yield what is printed of a field that is more than label and text."""
        from cs360_desktop.reporting import request as printed

        match field.definition.kind:
            case FieldKind.TICKS:
                yield printed.Ticks(field.definition.label, tuple(_ticks(field)))
            case FieldKind.TABLE:
                yield _table(field, community=self.community)
            case FieldKind.SHOWN:
                yield printed.Requirements(tuple(_requirement(state, self.words) for state in self.states))
            case FieldKind.MEASURES:
                ids = [int(text) for text in field.content.split()]
                yield from figures(self.session, self.unit, ids, self.words)

    def text(self, field: FormField) -> str:
        """The words of a plain field; what a community copy hides is said to be hidden."""
        definition, content = field.definition, field.content
        private = definition.filled_from in _PRIVATE or definition.id in _PRIVATE_FIELDS
        if self.community and private and content:
            return self.words("request.hidden")
        match definition.kind:
            case FieldKind.CHOICE:
                return next((choice.label for choice in definition.choice if choice.id == content), content)
            case FieldKind.YES_NO:
                return self.words(f"request.{content}") if content in {"yes", "no"} else ""
            case FieldKind.DATE:
                return _day(content)
            case FieldKind.PERSON if content.isdecimal():
                return self.unit[nouns.people].get(int(content)).label
            case _:
                return content


def _day(content: str) -> str:
    try:
        return format_long_date(date.fromisoformat(content))
    except ValueError:
        return content  # free words such as "next spring" are printed as they are


def _ticks(field: FormField) -> Iterator[tuple[bool, str]]:
    labels = _tick_labels(field.definition)
    for tick in tick_ids(field.definition):
        ticked = tick in field.ticks
        if "." not in tick or ticked:  # topics are printed where they are wanted
            yield ticked, labels[tick]


def _tick_labels(definition: FieldDefinition) -> dict[str, str]:
    if definition.filled_from is not FilledFrom.TTA_OFFER:
        return {choice.id: choice.label for choice in definition.choice}
    offers = load_offer()
    labels = {offer.id: offer.label for offer in offers.offer}
    topics = {
        f"{offer.id}.{topic.id}": f"{offer.label}: {topic.label}" for offer in offers.offer for topic in offers.topic
    }
    return {**labels, **topics}


def _table(field: FormField, *, community: bool) -> "printed.Rows":
    from cs360_desktop.reporting import request as printed

    columns = [column for column in field.definition.column if not (community and column.id == "person")]
    rows = tuple(
        tuple(
            _day(row.get(column.id, "")) if column.kind is FieldKind.DATE else row.get(column.id, "")
            for column in columns
        )
        for row in field.rows
    )
    return printed.Rows(field.definition.label, tuple(column.label for column in columns), rows)


def _requirement(state: RequirementState, words: "Wording") -> "printed.RequirementRow":
    from cs360_desktop.reporting import request as printed
    from cs360_desktop.reporting.document import State

    item = state.item
    answers = {
        Answer.MET: (State.GOOD, words("request.met")),
        Answer.NOT_YET: (State.NOTHING_YET, words("request.not_yet")),
    }
    if item.answer is Answer.PLANNED and item.planned_by is not None:
        symbol, answer = State.PLANNED, words("request.planned", date=format_long_date(item.planned_by))
    else:
        symbol, answer = answers.get(item.answer, answers[Answer.NOT_YET])
    return printed.RequirementRow(
        code=item.code,
        title=baseline.requirement(item.code).title,
        state=symbol,
        answer=answer,
        shown=state.finding.summary,
        differs=state.differs,
        reason=item.evidence,
    )
