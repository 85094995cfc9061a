"""Assemble a TTA request for printing: frozen numbers, the baseline as it stands, what is missing by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from cs360_desktop.domain.baseline import Answer, RequirementState
from cs360_desktop.domain.contact_details import hide_contacts
from cs360_desktop.domain.definitions.fields import ColumnDefinition, FieldKind, FilledFrom
from cs360_desktop.domain.documents import PDF
from cs360_desktop.domain.request_form import FormField, FormSection, write_number
from cs360_desktop.domain.requests import Request, RequestExport
from cs360_desktop.services import baseline
from cs360_desktop.services.catalogue_files import load_requirement_titles
from cs360_desktop.services.request_figures import figure, is_withheld, measures_of
from cs360_desktop.services.request_letters import unprintable
from cs360_desktop.services.requests import (
    RequestFile,
    file_name,
    form_of,
    last_version,
    next_version,
    tick_choices,
)
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
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
_PRIVATE_COLUMNS = {"person"}
_SIGNED = {"signer_poc", "signer_chief"}
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
class Issue:
    """What is printed: a request in one form and language, as a numbered version, with its numbers as of a day."""

    request_id: int
    version: int
    data_as_of: date
    community: bool = False
    language: str = "en"


def request_pdf(session: Session, request_id: int, *, community: bool = False, language: str = "en") -> RequestFile:
    """The request as a PDF; a draft while required fields are empty.

    While nothing has changed since the last version it is that version again, byte for byte, with its data-as-of date.
    """
    with session.reading() as unit:
        last = last_version(unit, request_id, community=community, language=language)
        version = next_version(unit, request_id)
    if last is not None:
        again = _issue_again(session, last)
        if again is not None:
            return again
    return print_issue(session, Issue(request_id, version, session.today(), community, language))


def has_changed_since(session: Session, export: RequestExport) -> bool:
    """Whether the request or its numbers say something else now than in a version that was kept."""
    return _issue_again(session, export) is None


def _issue_again(session: Session, export: RequestExport) -> RequestFile | None:
    issue = Issue(export.request_id, export.version, export.data_as_of, export.community, export.language)
    again = print_issue(session, issue)
    with session.reading() as unit:
        kept = unit.documents.content(export.document_id)
    return again if again.content == kept else None


@on_its_paper
def print_issue(session: Session, issue: Issue) -> RequestFile:
    """Print one issue."""
    from cs360_desktop.reporting.request import request_pdf as print_request

    value = request_document(session, issue)
    return RequestFile(
        file_name(session, _label(session, issue.request_id), community=issue.community),
        PDF,
        print_request(value, issue.language),
        issue.request_id,
        issue.version,
        issue.data_as_of,
        community=issue.community,
        draft=bool(value.missing),
        language=issue.language,
    )


def newest_request_pdf(session: Session, *, community: bool = False, language: str = "en") -> list[RequestFile]:
    """The newest request as a PDF; no file where no request was begun."""
    with session.reading() as unit:
        requests = unit[nouns.requests].all("year", "number")
    if not requests:
        return []
    return [request_pdf(session, requests[-1].id, community=community, language=language)]


def request_document(session: Session, issue: Issue) -> "printed.RequestDocument":
    """All that the printed request says; in community form without contact details and withheld measures."""
    from cs360_desktop.reporting import request as printed
    from cs360_desktop.reporting.wording import Wording

    states = baseline.overview(session)
    with session.reading() as unit:
        form = form_of(unit, unit[nouns.requests].get(issue.request_id), session.today(), issue.language)
        printer = _Printer(session, unit, states, Wording(issue.language), issue.community)
        shown = form.field("problem_measures").content
        withheld = [measure for measure in measures_of(unit, shown) if is_withheld(measure)]
        return printed.RequestDocument(
            agency=unit[nouns.agencies].all()[0].name,
            label=request_label(form.request, printer.words),
            version=issue.version,
            data_as_of=issue.data_as_of,
            sections=tuple(
                printed.PrintedSection(section.definition.id, section.definition.title, tuple(printer.parts(section)))
                for section in form.sections
            ),
            missing=tuple(
                f"{section.definition.id}. {field.definition.label}"
                for section in form.sections
                for field in section.missing
            ),
            unprintable=tuple(f"{each.section}. {each.field.definition.label}" for each in unprintable(form)),
            community=issue.community,
            withheld_measures=len(withheld) if issue.community else 0,
        )


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
                yield printed.Answers(tuple((field.definition.label, self.answer(field)) for field in fields))
            else:
                yield from map(self.block, fields)
        for field in section.fields:
            if field.definition.id in _SIGNED:
                yield printed.Signature(self.text(field) or field.definition.label)

    def block(self, field: FormField) -> "printed.Part":
        """What is printed of a field that is more than label and text."""
        from cs360_desktop.reporting import request as printed

        label = field.definition.label
        match field.definition.kind:
            case FieldKind.TICKS:
                return printed.Ticks(label, tuple(_ticks(field, self.words.language)))
            case FieldKind.TABLE:
                return self.table(field)
            case FieldKind.MEASURES:
                measures = [
                    each for each in measures_of(self.unit, field.content) if not self.withholds(is_withheld(each))
                ]
                return printed.Figures(label, tuple(figure(self.session, each, self.words) for each in measures))
            case _:
                unmet = tuple(state.item.code for state in self.states if not state.is_met)
                return printed.Requirements(tuple(map(self.requirement, self.states)), unmet)

    def withholds(self, private: bool) -> bool:
        """Whether something private is left out of this copy."""
        return self.community and private

    def free(self, text: str) -> str:
        """Text as somebody wrote it; contact details inside it are hidden in a community copy."""
        return hide_contacts(text, self.words("request.hidden")) if self.community else text

    def answer(self, field: FormField) -> str:
        """The words of a plain field; what a community copy hides is said to be hidden."""
        private = field.definition.filled_from in _PRIVATE or field.definition.id in _PRIVATE_FIELDS
        if field.content and self.withholds(private):
            return self.words("request.hidden")
        text = self.text(field)
        return f"{text}\n{self.reason(field)}" if field.differs and field.reason else text

    def reason(self, field: FormField) -> str:
        """Why a field says something else than the workspace."""
        return self.words("request.differs_because", reason=self.free(field.reason))

    def text(self, field: FormField) -> str:
        """The words of a plain field."""
        definition, content = field.definition, field.content
        match definition.kind:
            case FieldKind.CHOICE:
                return next((choice.label for choice in definition.choice if choice.id == content), content)
            case FieldKind.YES_NO:
                return self.words(f"request.{content}") if content in {"yes", "no"} else self.free(content)
            case FieldKind.DATE:
                return _day(content, self.words)
            case FieldKind.NUMBER:
                return write_number(definition, content)
            case FieldKind.PERSON:
                return self.unit[nouns.people].get(int(content)).label if content else ""
            case _:
                return self.free(content)

    def table(self, field: FormField) -> "printed.Rows":
        """The rows of a table, of its columns those that may be seen."""
        from cs360_desktop.reporting import request as printed

        columns = [column for column in field.definition.column if not self.withholds(column.id in _PRIVATE_COLUMNS)]
        rows = tuple(tuple(self.cell(column, row.get(column.id, "")) for column in columns) for row in field.rows)
        return printed.Rows(field.definition.label, tuple(column.label for column in columns), rows)

    def cell(self, column: ColumnDefinition, content: str) -> str:
        """The words of one cell of a table."""
        return _day(content, self.words) if column.kind is FieldKind.DATE else self.free(content)

    def requirement(self, state: RequirementState) -> "printed.RequirementRow":
        """A baseline requirement: claimed beside shown, with the reason."""
        from cs360_desktop.reporting import request as printed
        from cs360_desktop.reporting.document import State

        item, words = state.item, self.words
        symbol, answer = State.NOTHING_YET, words("request.not_yet")
        if item.answer is Answer.MET:
            symbol, answer = State.GOOD, words("request.met")
        elif item.answer is Answer.PLANNED and item.planned_by is not None:
            late = state.is_late(self.session.today())
            symbol = State.WRONG if late else State.PLANNED
            day = words.day(item.planned_by)
            answer = words("request.planned_late" if late else "request.planned", date=day)
        return printed.RequirementRow(
            title=f"{item.code} {load_requirement_titles(words.language)[item.code]}",
            state=symbol,
            answer=answer,
            shown=self.free(state.finding.summary),
            differs=state.differs,
            reason=self.free(item.evidence),
        )


def _label(session: Session, request_id: int) -> str:
    with session.reading() as unit:
        return unit[nouns.requests].get(request_id).label


def request_label(request: Request, words: "Wording") -> str:
    """What a request is called in documents: `Request 2 of 2026`, `Solicitud 2 de 2026`."""
    return words("request.label", number=request.number, year=request.year)


def _day(content: str, words: "Wording") -> str:
    try:
        return words.day(date.fromisoformat(content))
    except ValueError:
        return content  # free words such as "next spring" are printed as they are


def _ticks(field: FormField, language: str) -> Iterator[tuple[bool, str]]:
    for choice in tick_choices(field.definition, language):
        ticked = choice.id in field.ticks
        if ticked or not choice.under:  # topics are printed where they are wanted
            yield ticked, choice.full_label
