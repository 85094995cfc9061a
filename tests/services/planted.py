"""A workspace full of what a community copy must not tell, and how to find it in any file that was made of it.

The demonstration is taken as it is and every text of its rows gets a secret of its own, so that a file that tells one
also tells where it came from.
"""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pikepdf
from pypdf import PdfReader

from cs360_desktop.domain.definitions.fields import FieldKind
from cs360_desktop.domain.documents import EML, PDF, Attachment, MadeFile
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.meetings import AgendaMeasure, MeetingStatus
from cs360_desktop.domain.minutes import Amendment
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.problems import ProblemMeasure
from cs360_desktop.domain.requests import FollowUp
from cs360_desktop.services import agency, entries, measure_editing, metrics, requests, settings, targets
from cs360_desktop.services.catalogue_files import load_baseline, load_request_form
from cs360_desktop.services.session import Session
from cs360_desktop.services.targets import Aim
from cs360_desktop.storage import nouns

PRIVATE = {
    "people": ("note",),
    "agenda_items": ("internal_note",),
    "actions": ("note", "dropped_reason"),
    "meetings": ("reason_not_held", "moved_reason"),
    "problems": ("pause_reason",),
    "responses": ("account",),
    "stakeholders": ("note",),
    "contacts": ("text",),
    "candidates": ("note",),
    "follow_ups": ("text",),
    "attachments": ("note",),
}
"""Columns that no community copy tells anything of."""

PUBLIC = {
    "agenda_items": ("title", "notes", "output", "decision_wanted"),
    "actions": ("text",),
    "amendments": ("wording", "reason"),
    "baseline_items": ("evidence",),
    "decisions": ("wording",),
    "interviews": ("summary", "data_held"),
    "meetings": ("minutes_text",),
    "memberships": ("nominated_by",),
    "milestones": ("text",),
    "people": ("title", "organization"),
    "problem_measures": ("expected",),
    "problems": (
        "title",
        "statement",
        "hypothesis",
        "response_plan",
        "verdict",
        "harmed",
        "place",
        "times",
        "since",
        "known_from",
        "objective",
        "findings",
        "side_effects",
        "maintenance",
    ),
    "responses": ("text", "expected"),
    "series_breaks": ("reason",),
    "stakeholders": ("offers", "data_held"),
    "bodies": ("purpose",),
    "connections": ("part",),
    "surveys": ("asked", "summary"),
    "targets": ("set_by",),
}
"""Columns that a community copy tells, without the telephone numbers and addresses that somebody wrote into them."""

INTERNAL, SENSITIVE, BY_AREA = "Complaints about officer Smith", "Calls of a kind nobody counts", "Doors tried at night"
LIMIT = 5000
SMALL, SMALL_AREA, BESIDE_IT, INTERNAL_FIGURE = 4137, 4219, 9533, 7781
"""Counts under the limit; one that is not, but tells the one beside it by subtraction; one of an internal measure."""


def plant(session: Session) -> dict[str, str]:
    """Put secrets everywhere; returns each with the place it was put in."""
    _fill_empty_tables(session)
    secrets: dict[str, str] = {}
    for table, columns in PRIVATE.items():
        for column in columns:
            secrets[_put(session, table, column, f"Unsaid{len(secrets):04}Thing")] = f"{table}.{column}"
    for table, columns in PUBLIC.items():
        for column in columns:
            phone = f"207-555-{len(secrets):04}"
            _put(session, table, column, f"call {phone}")
            secrets[phone] = f"{table}.{column}"
    return secrets | _plant_people(session) | _plant_fields(session) | _plant_numbers(session)


def _put(session: Session, table: str, column: str, secret: str) -> str:
    """Write a secret into a column of every row, behind what stands there."""
    noun = getattr(nouns, table)
    with session.change("plant") as unit:
        rows = unit[noun].all()
        assert rows, f"nothing in {table} to put a secret into"
        for row in rows:
            unit[noun].change(row.id, **{column: f"{getattr(row, column)} {secret}".strip()})
    return secret


def _fill_empty_tables(session: Session) -> None:
    with session.change("fill") as unit:
        held = unit[nouns.meetings].all("held_on", status=MeetingStatus.HELD)[-1].id
        planned = unit[nouns.meetings].all("held_on", status=MeetingStatus.PLANNED)[-1].id
        item = unit[nouns.agenda_items].all(meeting_id=planned)[0].id
        problem = unit[nouns.problems].all("position")[0].id
        document = unit.documents.keep("List.pdf", "application/pdf", b"%PDF-1.4")
        unit[nouns.amendments].add(Amendment(held, "Was five, not four", "Miscounted", date(2026, 11, 1), "E. Marsh"))
        unit[nouns.follow_ups].add(FollowUp(unit[nouns.requests].all()[0].id, date(2026, 11, 2), "They called"))
        unit[nouns.attachments].add(Attachment(nouns.agenda_items.noun, item, document, "List"))
        unit[nouns.problems].change(problem, paused_since=date(2026, 11, 2))
        unit[nouns.meetings].change(planned, moved_from=date(2026, 11, 18))


def _plant_people(session: Session) -> dict[str, str]:
    secrets: dict[str, str] = {}
    with session.change("plant") as unit:
        for person in unit[nouns.people].all():
            phone, address = f"(207) 555-9{person.id:03}", f"mail{person.id}@example.org"
            unit[nouns.people].change(person.id, phone=phone, email=address)
            secrets |= {phone: "people.phone", address: "people.email"}
    return secrets


def _plant_fields(session: Session) -> dict[str, str]:
    """Contact details in what was typed into the baseline and the request; internal words where those are internal."""
    secrets: dict[str, str] = {}
    with session.change("plant") as unit:
        for detail in unit[nouns.baseline_details].all():
            definition = next(
                field
                for each in load_baseline()
                for field in each.field
                if (each.code, field.id) == (detail.code, detail.field)
            )
            if definition.kind not in {FieldKind.TEXT, FieldKind.MULTILINE}:
                continue
            secret = f"Inside{detail.id:03}Thing" if definition.internal else f"207-556-{detail.id:04}"
            unit[nouns.baseline_details].change(detail.id, content=f"{detail.content} {secret}")
            secrets[secret] = f"baseline {detail.code}.{detail.field}"
        kinds = {field.id: field.kind for section in load_request_form().section for field in section.field}
        for field in unit[nouns.request_fields].all():
            if kinds.get(field.field) in {FieldKind.TEXT, FieldKind.MULTILINE}:
                secret = f"207-557-{field.id:04}"
                unit[nouns.request_fields].change(field.id, content=f"{field.content} {secret}")
                secrets[secret] = f"request {field.field}"
    return secrets


def _plant_numbers(session: Session) -> dict[str, str]:
    """An internal measure, a sensitive one and one by area, all of them in use, shown, linked and with targets."""
    settings.set_setting(session, "suppression_limit", str(LIMIT))
    keys = [measure_editing.add_measure(session, name).id for name in (INTERNAL, SENSITIVE, BY_AREA)]
    internal, sensitive, by_area = keys
    measure_editing.change_measure(session, internal, internal=True)
    measure_editing.change_measure(session, sensitive, sensitive=True)
    measure_editing.change_measure(session, by_area, by_area=True)
    metrics.activate(session, keys)
    places = [area.id for area in agency.areas(session) if area.id != WHOLE_AGENCY]
    months = [Period.month(2024, 1).next(step) for step in range(34)]
    values: dict[EntryKey, Value] = {}
    for step, month in enumerate(months):
        is_last = step == len(months) - 1
        values[EntryKey(internal, WHOLE_AGENCY, month)] = Value(float(INTERNAL_FIGURE if is_last else 9100 + step % 3))
        values[EntryKey(sensitive, WHOLE_AGENCY, month)] = Value(float(SMALL if is_last else 9200 + step % 3))
        values[EntryKey(by_area, places[0], month)] = Value(float(SMALL_AREA if is_last else 9300 + step % 3))
        values[EntryKey(by_area, places[1], month)] = Value(float(BESIDE_IT if is_last else 9400 + step % 3))
        values |= {EntryKey(by_area, place, month): Value(8000.0) for place in places[2:]}
    entries.set_values(session, values)
    newest = [EntryKey(key, WHOLE_AGENCY, months[-1]) for key in (internal, sensitive)]
    for at, cell in enumerate(newest):
        entries.set_note(session, cell, f"Counted by Note{at}Thing, 207-558-{at:04}")
    for key, area in ((internal, WHOLE_AGENCY), (sensitive, WHOLE_AGENCY), (by_area, places[0])):
        targets.set_target(session, key, Aim(8900.0, date(2027, 12, 31)), area_id=area)
    with session.change("link") as unit:
        planned = unit[nouns.meetings].all("held_on", status=MeetingStatus.PLANNED)[-1].id
        item = unit[nouns.agenda_items].all("position", meeting_id=planned)[2].id
        problem = unit[nouns.problems].all("position")[0]
        for key in keys:
            unit[nouns.agenda_measures].add(AgendaMeasure(item, key))
            unit[nouns.problem_measures].add(ProblemMeasure(problem.id, key, "fewer"))
        unit[nouns.problems].change(problem.id, area_id=places[0], comparison_area_id=places[1])
        for action in unit[nouns.actions].all():
            unit[nouns.actions].change(action.id, measure_id=internal)
    for request in requests.list_requests(session):
        requests.set_field(session, request.request.id, "problem_measures", "\n".join(map(str, keys)))
    return {
        "officer Smith": "name of an internal measure",
        f"#{INTERNAL_FIGURE}": "figure of an internal measure",
        f"#{SMALL}": "small count of a sensitive measure",
        f"#{SMALL_AREA}": "small count of an area",
        f"#{BESIDE_IT}": "what tells the small count of the area beside it",
        "Note0Thing": "note on an internal figure",
        "207-558-0000": "note on an internal figure",
        "207-558-0001": "note on a sensitive figure",
    }


# -- finding it again -------------------------------------------------------------------------------------------------


def told(file: MadeFile, secrets: dict[str, str]) -> set[str]:
    """Where the secrets come from that a file tells, in its name, its text or what is inside it."""
    found = set()
    for place, text in texts_of(file):
        close = re.sub(r"\s+", "", text)
        found |= {
            f"{file.name}: {place}: {source} ({secret})"
            for secret, source in secrets.items()
            if _says(text, close, secret)
        }
    return found


def _says(text: str, close: str, secret: str) -> bool:
    """Whether a text tells a secret, which may be broken over lines; a number stands by itself."""
    if secret.startswith("#"):
        figure = int(secret[1:])
        return re.search(rf"(?<![\d.,])(?:{figure}|{figure:,})(?![\d])", text) is not None
    return re.sub(r"\s+", "", secret) in close


def texts_of(file: MadeFile) -> Iterator[tuple[str, str]]:
    """Everything in a file that can be read, by where it stands."""
    yield "name", file.name
    if file.media_type == PDF and b"%%EOF" in file.content:  # a planted attachment is no whole PDF
        yield from _pdf_texts(file.content)
    elif file.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            for name in archive.namelist():
                raw = archive.read(name).decode("utf-8", "replace")
                yield name, raw
                yield f"text of {name}", re.sub(r"<[^>]+>", "", raw)
    elif file.media_type == EML:
        message = email.message_from_bytes(file.content, policy=email.policy.default)
        yield "headers", "\n".join(f"{name}: {value}" for name, value in message.items())
        for part in message.walk():
            if part.is_multipart():
                continue
            content: Any = part.get_payload(decode=True)
            inner = MadeFile(part.get_filename() or "body.txt", part.get_content_type(), content)
            for place, text in texts_of(inner):
                yield f"{inner.name}: {place}", text
    elif not file.content.startswith(b"\x89PNG"):  # the words of a picture are those of the SVG beside it
        yield "text", file.content.decode("utf-8").replace("\r\n ", "")


def _pdf_texts(content: bytes) -> Iterator[tuple[str, str]]:
    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, start=1):
        yield f"page {number}", page.extract_text()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield "words outside the pages", "\n".join(text for each in pdf.objects for text in _strings(each))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for each in value:
            if not getattr(each, "is_indirect", False):
                yield from _strings(each)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for _, each in value.items():  # noqa: PERF102  a PDF dictionary has no values()
            if not getattr(each, "is_indirect", False):
                yield from _strings(each)
