"""TTA requests: begun as a draft, filled mostly by the workspace, exported as a frozen PDF, followed up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind, FilledFrom
from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.problems import Problem
from cs360_desktop.domain.request_form import TICKED, FormField, FormSection, RequestForm, TickChoice
from cs360_desktop.domain.requests import FollowUp, Request, RequestExport, RequestField, RequestStatus
from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import tr
from cs360_desktop.services.catalogue_files import load_offer, load_request_form
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.request_sources import known
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

_REASON = ".reason"
"""Ends the name under which the reason for a field is stored; no tick has such an id."""
_BASELINE_NOTE = "baseline_note"
_OF_ONE_REQUEST = {"request_date", "preferred_dates", "letter_of_support.ready"}
"""Answers that a copy does not take along."""


@dataclass(frozen=True, slots=True)
class RequestFile(MadeFile):
    """The PDF of a request with what is kept beside it; `draft` where DRAFT is printed across."""

    request_id: int
    version: int
    data_as_of: date
    community: bool
    draft: bool
    language: str = "en"


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as lists show it: how complete it is, and when it was last exported."""

    request: Request
    problem: str
    filled: int
    required: int
    last_export: RequestExport | None


def list_requests(session: Session) -> list[RequestLine]:
    """Every request, the newest first."""
    with session.reading() as unit:
        found = reversed(unit[nouns.requests].all("year", "number"))
        return [_line(unit, request, session.today()) for request in found]


def _line(unit: ReadUnit, request: Request, today: date) -> RequestLine:
    form = form_of(unit, request, today)
    problem = unit[nouns.problems].get(request.problem_id).title if request.problem_id else ""
    exports = unit[nouns.request_exports].all("version", request_id=request.id)
    return RequestLine(request, problem, form.filled, form.required, exports[-1] if exports else None)


def request_form(session: Session, request_id: int, *, language: str = "en") -> RequestForm:
    """A request with every field under its label in a language, what was typed and what the workspace knows."""
    with session.reading() as unit:
        return form_of(unit, unit[nouns.requests].get(request_id), session.today(), language)


def form_of(unit: ReadUnit, request: Request, today: date, language: str = "en") -> RequestForm:
    """The form of a request inside an open read unit."""
    typed = {field.field: field.content for field in unit[nouns.request_fields].all(request_id=request.id)}
    held = known(unit, request.problem_id, today)
    unexplained = [item.code for item in unit[nouns.baseline_items].all("code") if not item.is_explained(today)]
    sections = tuple(
        FormSection(section, tuple(_field(_asked(field, unexplained), typed, held) for field in section.field))
        for section in load_request_form(language).section
    )
    return RequestForm(request, sections)


def _asked(definition: FieldDefinition, unexplained: Sequence[str]) -> FieldDefinition:
    """A field as it is asked now: the note on the baseline is needed for what is not met and nowhere explained."""
    if definition.id != _BASELINE_NOTE or not unexplained:
        return definition
    codes = ", ".join(unexplained)
    missing = tr("Say what you plan for {codes}, or give a reason or a day for each on the Baseline page.", codes=codes)
    return replace(definition, required=True, missing=missing)


def _field(definition: FieldDefinition, typed: dict[str, str], held: dict[FilledFrom, str]) -> FormField:
    if definition.kind is FieldKind.TICKS:
        boxes = [choice.id for choice in tick_choices(definition)]
        ticked = [tick for tick in boxes if typed.get(f"{definition.id}.{tick}") == TICKED]
        return FormField(definition, "\n".join(ticked), "")
    known_content = held.get(definition.filled_from, "") if definition.filled_from else ""
    reason = typed.get(f"{definition.id}{_REASON}", "")
    return FormField(definition, typed.get(definition.id), known_content, reason)


def tick_choices(definition: FieldDefinition, language: str = "en") -> tuple[TickChoice, ...]:
    """The boxes of a TICKS field in order; those of a training's topics are `training-on-site.data-interpretation`."""
    if definition.filled_from is not FilledFrom.TTA_OFFER:
        return tuple(TickChoice(choice.id, choice.label, choice.help) for choice in definition.choice)
    offers = load_offer(language)
    choices: list[TickChoice] = []
    for offer in offers.offer:
        choices.append(TickChoice(offer.id, offer.label, offer.explains))
        topics = offers.topic if offer.has_topics else ()
        choices += [TickChoice(f"{offer.id}.{each.id}", each.label, each.explains, offer.label) for each in topics]
    return tuple(choices)


def begin(session: Session, *, problem_id: int | None = None) -> Added:
    """Begin a draft with the next number of the year; the number of one that was exported is never given again."""
    year = session.today().year
    with session.change("begin_request") as unit:
        added = unit[nouns.requests].add(Request(next_number(unit, year), year, problem_id=problem_id))
    return Added(added, unit.receipt)


def copy(session: Session, request_id: int) -> Added:
    """Begin a draft with the answers of an older request; what belongs to that one alone has to be given anew.

    That is its date, its preferred dates, the signed letter, and the files that went with it.
    """
    year = session.today().year
    with session.change("copy_request") as unit:
        old = unit[nouns.requests].get(request_id)
        added = unit[nouns.requests].add(Request(next_number(unit, year), year, problem_id=old.problem_id))
        for field in unit[nouns.request_fields].all(request_id=request_id):
            if field.field not in _OF_ONE_REQUEST:
                unit[nouns.request_fields].add(RequestField(added, field.field, field.content))
    return Added(added, unit.receipt)


def next_number(unit: WorkUnit, year: int) -> int:
    """The number that a new request of a year gets."""
    exported = {export.request_id for export in _all_exports(unit)}
    deleted = [request for request in unit[nouns.requests].deleted() if request.id in exported]
    taken = [request.number for request in [*unit[nouns.requests].all(), *deleted] if request.year == year]
    return max(taken, default=0) + 1


def set_field(session: Session, request_id: int, field_id: str, content: str) -> Receipt:
    """Write a field, or tick (`assistance.metrics`, `yes`).

    Nothing, or just what the workspace knows, goes back to following the workspace.
    """
    _require_known(field_id)
    content = content.strip()
    with session.change("set_request_field") as unit:
        form = form_of(unit, unit[nouns.requests].get(request_id), session.today())
        known_already = content in {field.known for field in form.fields if field.definition.id == field_id}
        _set_field(unit, request_id, field_id, "" if known_already else content)
        if known_already or not content:  # nothing is left that a reason could be for
            _set_field(unit, request_id, f"{field_id}{_REASON}", "")
    return unit.receipt


def set_reason(session: Session, request_id: int, field_id: str, reason: str) -> Receipt:
    """Say why a field says something else than the workspace; empty takes the reason away."""
    _require_known(field_id)
    with session.change("give_reason") as unit:
        _set_field(unit, request_id, f"{field_id}{_REASON}", reason.strip())
    return unit.receipt


def set_tick(session: Session, request_id: int, tick_id: str, *, ticked: bool) -> Receipt:
    """Tick or untick; a topic ticks the assistance it belongs to, an unticked assistance takes its topics along."""
    _require_known(tick_id)
    field, _, choice = tick_id.partition(".")
    offer, _, topic = choice.partition(".")
    with session.change("tick_request") as unit:
        _set_field(unit, request_id, tick_id, TICKED if ticked else "")
        if topic and ticked:
            _set_field(unit, request_id, f"{field}.{offer}", TICKED)
        if not topic and not ticked:
            for held in unit[nouns.request_fields].all(request_id=request_id):
                if held.field.startswith(f"{tick_id}."):
                    _set_field(unit, request_id, held.field, "")
    return unit.receipt


def _require_known(field_id: str) -> None:
    name = field_id.partition(".")[0]
    if not any(field.id == name for section in load_request_form().section for field in section.field):
        raise KeyError(field_id)


def _set_field(unit: WorkUnit, request_id: int, field_id: str, content: str) -> None:
    held = unit[nouns.request_fields].first(request_id=request_id, field=field_id)
    if held is None:
        if content:
            unit[nouns.request_fields].add(RequestField(request_id, field_id, content))
    elif content:
        unit[nouns.request_fields].change(held.id, content=content)
    else:
        unit[nouns.request_fields].delete(held.id)


def choose_problem(session: Session, request_id: int, problem_id: int | None) -> Receipt:
    """Let a request be about a problem file, or about none."""
    with session.change("choose_problem") as unit:
        unit[nouns.requests].change(request_id, problem_id=problem_id)
    return unit.receipt


def problem_files(session: Session) -> list[Problem]:
    """The problem files a request can be about."""
    with session.reading() as unit:
        return unit[nouns.problems].all("position", "title")


def measures_to_show(session: Session) -> list[Measure]:
    """The measures whose numbers a request can show: those in use."""
    with session.reading() as unit:
        return unit[nouns.measures].all("position", status=Status.ACTIVE)


def set_status(session: Session, request_id: int, status: RequestStatus, on: date | None = None) -> Receipt:
    """Say where a request stands, and since which day (today when none is given).

    Raises:
        UserError: it was never exported, so there is nothing that could have been sent, or the day is still to come.
    """
    day = on or session.today()
    columns = {
        RequestStatus.SENT: {"sent_on": day},
        RequestStatus.ANSWERED: {"answered_on": day},
        RequestStatus.CLOSED: {"closed_on": day},
    }.get(status, {})
    with session.change("set_request_status") as unit:
        if status is not RequestStatus.DRAFT and unit[nouns.request_exports].first(request_id=request_id) is None:
            raise UserError(
                "This request was never exported, so its status was not changed. Export the PDF first, then say so."
            )
        if day > session.today():
            raise UserError(f"{format_date(day)} is still to come, so it was not saved. Give the day it happened.")
        unit[nouns.requests].change(request_id, status=status, **columns)
    return unit.receipt


def set_how_sent(session: Session, request_id: int, how: str) -> Receipt:
    """Note how a request went out: by e-mail to whom, through a portal."""
    with session.change("set_how_sent") as unit:
        unit[nouns.requests].change(request_id, sent_how=how.strip())
    return unit.receipt


def add_follow_up(session: Session, request_id: int, text: str, on: date | None = None) -> Added:
    """Add a line to the follow-up log.

    Raises:
        UserError: there are no words.
    """
    if not text.strip():
        raise UserError("A follow-up needs words, so it was not saved. Say who said what.")
    with session.change("add_follow_up") as unit:
        added = unit[nouns.follow_ups].add(FollowUp(request_id, on or session.today(), text.strip()))
    return Added(added, unit.receipt)


def follow_ups(session: Session, request_id: int) -> list[FollowUp]:
    """The follow-up log, oldest first."""
    with session.reading() as unit:
        return unit[nouns.follow_ups].all("on", request_id=request_id)


def delete(session: Session, request_id: int) -> Receipt:
    """Put a request in the bin."""
    with session.change("delete_request") as unit:
        unit[nouns.requests].delete(request_id)
    return unit.receipt


def exports(session: Session, request_id: int) -> list[RequestExport]:
    """The frozen exports of a request, oldest first."""
    with session.reading() as unit:
        return unit[nouns.request_exports].all("version", request_id=request_id)


def exported_file(session: Session, export: RequestExport) -> MadeFile:
    """The exact PDF of an export."""
    with session.reading() as unit:
        document = unit.documents.get(export.document_id)
        return MadeFile(document.name, document.media_type, unit.documents.content(export.document_id))


def file_name(session: Session, label: str, *, community: bool) -> str:
    """What the PDF of a request is called: `TTA request 2 of 2026 - Mill Harbor PD.pdf`."""
    return program_name(session, f"TTA {label.lower()}", "pdf", community=community)


def keep_export(session: Session, file: RequestFile) -> Receipt:
    """Freeze what was exported: the exact file with its data-as-of date, as the next version.

    The same file as last time makes no new version. A draft stays a draft.
    """
    with session.change("export_request") as unit:
        keep_version(unit, file)
    return unit.receipt


def keep_version(unit: WorkUnit, file: RequestFile) -> None:
    """See `keep_export`."""
    document = unit.documents.keep(file.name, file.media_type, file.content)
    kept = unit[nouns.request_exports].first(request_id=file.request_id, document_id=document)
    if kept is None:
        now = datetime.now().replace(microsecond=0)  # noqa: DTZ005  shown to her as the clock on her wall
        unit[nouns.request_exports].add(
            RequestExport(
                file.request_id,
                file.version,
                document,
                file.data_as_of,
                now,
                file.community,
                file.draft,
                file.language,
            )
        )
    if unit[nouns.requests].get(file.request_id).status is RequestStatus.DRAFT and not file.draft:
        unit[nouns.requests].change(file.request_id, status=RequestStatus.EXPORTED)


def next_version(unit: ReadUnit, request_id: int) -> int:
    """The version the next export gets; that of one that was taken back is never given again."""
    return max((export.version for export in _all_exports(unit) if export.request_id == request_id), default=0) + 1


def last_version(unit: ReadUnit, request_id: int, *, community: bool, language: str) -> RequestExport | None:
    """The newest export in one form and language."""
    same = {"request_id": request_id, "community": community, "language": language}
    return next(iter(reversed(unit[nouns.request_exports].all("version", **same))), None)


def _all_exports(unit: ReadUnit) -> list[RequestExport]:
    """Every export, also those that were taken back: their files may have left the house."""
    return [*unit[nouns.request_exports].all(), *unit[nouns.request_exports].deleted()]
