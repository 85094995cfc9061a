"""How requests and their fields are said: state with symbol and word, where content comes from, what was done."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.definitions.fields import FieldKind, FilledFrom
from cs360_desktop.domain.request_form import FormField, FormSection
from cs360_desktop.domain.requests import Request, RequestExport, RequestStatus
from cs360_desktop.domain.wording import format_date
from cs360_desktop.ui.common.states import State

Said = tuple[State, str]
_LONGEST = 40


def tr(text: str, number: int = -1) -> str:
    """Translate a text of this feature; `%n` is the number."""
    return QCoreApplication.translate("Requests", text, "", number)


def status_said(request: Request) -> Said:
    """Where a request stands: `draft`, `exported`, `sent Nov 12, 2026`."""
    days = {
        RequestStatus.SENT: (tr("sent {day}"), request.sent_on),
        RequestStatus.ANSWERED: (tr("answered {day}"), request.answered_on),
        RequestStatus.CLOSED: (tr("closed {day}"), request.closed_on),
    }
    if request.status in days:
        words, day = days[request.status]
        return State.GOOD, words.format(day=format_date(day) if day else "").strip()
    if request.status is RequestStatus.EXPORTED:
        return State.GOOD, tr("exported")
    return State.UNDER_WAY, tr("draft")


def enclosure_titles() -> dict[str, str]:
    """What can go along with a request, by its tick."""
    return {
        "letter_of_support.ready": tr("Letter of support, signed"),
        "attachments.roster": tr("PST roster"),
        "attachments.minutes": tr("Minutes of the last meeting"),
        "attachments.metrics": tr("Metric snapshot"),
        "attachments.actions": tr("Action log"),
        "attachments.survey": tr("Community survey summary"),
    }


def status_words() -> dict[RequestStatus, str]:
    """The bare word for each status."""
    return {
        RequestStatus.DRAFT: tr("draft"),
        RequestStatus.EXPORTED: tr("exported"),
        RequestStatus.SENT: tr("sent"),
        RequestStatus.ANSWERED: tr("answered"),
        RequestStatus.CLOSED: tr("closed"),
    }


def version_said(export: RequestExport) -> str:
    """An export in words: `version 2, draft`."""
    parts = [
        tr("version {n}").format(n=export.version),
        tr("draft") if export.draft else "",
        tr("Spanish") if export.language == "es" else "",
        tr("community copy") if export.community else "",
    ]
    return ", ".join(part for part in parts if part)


def section_said(section: FormSection) -> Said:
    """What a section still lacks: `complete`, `2 missing`."""
    missing = len(section.missing)
    return (State.NEEDS, tr("%n missing", missing)) if missing else (State.GOOD, tr("complete"))


def source_of(place: FilledFrom | None) -> str:
    """The page a field is filled from, by its name in the navigation."""
    pages = {
        "agency": tr("Settings"),
        "population": tr("Settings"),
        "person": tr("Baseline"),
        "baseline": tr("Baseline"),
        "problem": tr("Problems"),
        "stakeholders": tr("Problems"),
        "meetings": tr("Meetings"),
    }
    return pages.get(place.value.partition(".")[0], "") if place is not None else ""


def missing_said(field: FormField) -> str:
    """The sentence under a field that is empty, or holds what cannot be read."""
    if not field.unread:
        return tr("Missing. {what}").format(what=field.definition.missing)
    if field.definition.kind is FieldKind.TABLE:
        return tr("A date in it cannot be read, and counts as missing.")
    return unread_said(field.definition.kind, field.content)


def unread_said(kind: FieldKind, content: str) -> str:
    """The sentence under text that was taken over as it stood and is not what is asked for."""
    words = {
        FieldKind.DATE: tr(
            "“{text}” stands here as it was written, and is no day the app can read, so it counts as missing. "
            "Type the day with the name of its month, such as Nov 19, 2026."
        ),
        FieldKind.NUMBER: tr(
            "“{text}” stands here as it was written, and is no number the app can read, so it counts as missing. "
            "Type a number such as 14 or 0.5."
        ),
        FieldKind.YES_NO: tr(
            "“{text}” stands here as it was written, and is neither yes nor no, so it counts as missing. Choose one."
        ),
    }
    return words[kind].format(text=content)


def change_said(label: str, content: str) -> str:
    """What was done, for the Edit menu: `Changed “Preferred dates” to “March”`."""
    if not content:
        return tr("Cleared “{label}”").format(label=label)
    line = " ".join(content.split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
    return tr("Changed “{label}” to “{content}”").format(label=label, content=short)
