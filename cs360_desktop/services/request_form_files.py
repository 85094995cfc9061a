"""The request form as a file: blank, to be filled in elsewhere, and read back into a request of this workspace."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path

from cs360_desktop.domain import form_names
from cs360_desktop.domain.changes import Added
from cs360_desktop.domain.definitions.fields import FieldDefinition, FieldKind
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.request_form import TICKED, RequestForm, plain_number, write_rows
from cs360_desktop.domain.requests import FollowUp, Request, RequestField
from cs360_desktop.language import LANGUAGES
from cs360_desktop.services.catalogue_files import load_request_form, load_requirement_titles
from cs360_desktop.services.file_names import in_its_language
from cs360_desktop.services.requests import form_of, next_number, tick_choices
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
from cs360_desktop.storage import nouns

_DAYS = {"es": ("%Y-%m-%d",), "en": ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y")}
"""How a day may be written on the form; none of them can be read in two ways: on a Spanish form 3/4/2027 can."""
_YES_NO = {"yes": "yes", "sí": "yes", "si": "yes", "no": "no"}


@on_its_paper
def blank_form_pdf(_session: Session, *, language: str = "en") -> MadeFile:
    """The form to fill in without the app."""
    from cs360_desktop.reporting import blank_form as printed

    sections = load_request_form(language).section
    fields = [field for section in sections for field in section.field if field.kind is FieldKind.TICKS]
    form = printed.BlankForm(
        sections,
        {field.id: tick_choices(field, language) for field in fields},
        tuple((code, load_requirement_titles(language)[code]) for code in form_names.REQUIREMENTS),
    )
    return MadeFile(f"{in_its_language('Blank TTA request form')}.pdf", PDF, printed.blank_form_pdf(form, language))


def read_filled_form(session: Session, path: Path) -> Added:
    """Begin a request with the answers of a filled form; what was left blank there stays blank.

    Raises:
        UserError: the file is refused (see `read_form`), says nothing, or speaks of another agency.
    """
    from cs360_desktop.importing.filled_form import read_form

    boxes = read_form(path)
    language = boxes.pop(form_names.LANGUAGE)
    if not any(boxes.values()):
        raise UserError(f"“{path.name}” is still blank, so nothing was changed.")
    with session.change("read_filled_form") as unit:
        agency = unit[nouns.agencies].all()[0].name
        named = boxes.get("agency_name", "")
        if named and _folded(named) != _folded(agency):
            raise UserError(
                f"“{path.name}” was filled in by “{named}”, and this workspace is that of “{agency}”, so nothing was "
                "changed. If both are the same, write the name alike in Settings; else open the other workspace."
            )
        year = session.today().year
        request_id = unit[nouns.requests].add(Request(next_number(unit, year), year))
        for field, content in _answers(boxes, language):
            unit[nouns.request_fields].add(RequestField(request_id, field, content))
        form = form_of(unit, unit[nouns.requests].get(request_id), session.today())
        said = f"Read from the filled form “{path.name}”.{_to_look_at(form)}"
        unit[nouns.follow_ups].add(FollowUp(request_id, session.today(), said))
    return Added(request_id, unit.receipt)


def _to_look_at(form: RequestForm) -> str:
    """How many answers are no day or number that the app can read, and where."""
    unread = [(field.definition.label, len(field.unread)) for field in form.fields if field.unread]
    number = sum(each for _label, each in unread)
    if not number:
        return ""
    needs = "1 answer needs a look, because it" if number == 1 else f"{number} answers need a look, because each"
    labels = ", ".join(label for label, _each in unread)
    return f" {needs} can be read in two ways or not at all: {labels}."


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _answers(boxes: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """The fields with their contents; a blank one is stored blank, else the workspace would answer for the form."""
    for section in load_request_form().section:
        for field in section.field:
            if field.kind is FieldKind.TICKS:
                yield from _ticks(field, boxes)
            elif field.id == "baseline_note":
                yield field.id, _note(boxes)
            elif field.kind not in {FieldKind.SHOWN, FieldKind.PROBLEM, FieldKind.MEASURES}:
                yield field.id, _content(field, boxes, language)


def _ticks(field: FieldDefinition, boxes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for choice in tick_choices(field):
        if boxes.get(form_names.tick(field.id, choice.id)):
            yield f"{field.id}.{choice.id}", TICKED


def _content(field: FieldDefinition, boxes: Mapping[str, str], language: str) -> str:
    if field.kind is FieldKind.TABLE:
        rows = (
            {
                column.id: _typed(column.kind, boxes, form_names.cell(field.id, row, column.id), language)
                for column in field.column
            }
            for row in range(field.rows)
        )
        return write_rows(rows)
    content = _typed(field.kind, boxes, field.id, language)
    if field.kind is FieldKind.CHOICE:
        return _choices(field.id).get(content, content)
    return _YES_NO.get(content.casefold(), content) if field.kind is FieldKind.YES_NO else content


@cache
def _choices(field_id: str) -> dict[str, str]:
    """The ids of a field's choices by their labels in every language: a viewer may write either into the box."""
    return {
        choice.label: choice.id
        for language in LANGUAGES
        for section in load_request_form(language).section
        for field in section.field
        if field.id == field_id
        for choice in field.choice
    }


def _typed(kind: FieldKind, boxes: Mapping[str, str], name: str, language: str) -> str:
    content = boxes.get(name, "")
    if kind is FieldKind.DATE:
        return _day(content, language)
    number = plain_number(content) if kind is FieldKind.NUMBER else None
    return content if number is None else number


def _day(content: str, language: str) -> str:
    """A day as it is stored; words such as "next spring" stay as they are."""
    for pattern in _DAYS.get(language, _DAYS["en"]):
        with suppress(ValueError):
            return datetime.strptime(content, pattern).date().isoformat()  # noqa: DTZ007  a day has no time zone
    return content


def _note(boxes: Mapping[str, str]) -> str:
    """What the form says of the requirements, before the note itself: the workspace's own answers are another thing."""
    lines = []
    for code in form_names.REQUIREMENTS:
        met = boxes.get(form_names.requirement(code, form_names.MET))
        reason = boxes.get(form_names.requirement(code, form_names.REASON), "")
        if met or reason:
            lines.append(f"{code} {'met' if met else 'not met'}{f': {reason}' if reason else ''}")
    return "\n".join([*lines, *([boxes["baseline_note"]] if boxes.get("baseline_note") else [])])
