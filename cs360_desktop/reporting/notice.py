"""The public notice of a meeting: when, where, what about, and lines for who posted it where and when."""

from dataclasses import dataclass
from datetime import date, datetime, time

from cs360_desktop.domain.wording import format_time
from cs360_desktop.language import tr
from cs360_desktop.reporting.document import Column, Content, Document, State
from cs360_desktop.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class NoticeDocument:
    """All that is printed; names of people, notes and figures are not part of a notice.

    `zone` is the short name of the time there, empty where it is not known. `cancelled` and `moved_from` say what
    became of a meeting, with the `reason`; `is_open`, `post_by` and `places` follow from the open-meeting setting.
    """

    agency: str
    body: str
    purpose: str
    held_on: date
    starts_at: time
    ends_at: time
    zone: str
    place: str
    items: tuple[str, ...]
    contact: str
    printed_on: date
    is_cancelled: bool = False
    moved_from: date | None = None
    reason: str = ""
    is_open: bool = False
    post_by: datetime | None = None
    places: tuple[str, ...] = ()


def notice_pdf(value: NoticeDocument, language: str = "en") -> bytes:
    """Print the notice on one page, as long as the agenda allows it."""
    words = Wording(language)
    title = words("notice.cancelled_title" if value.is_cancelled else "notice.title", body=tr(value.body))
    document = Document(
        title=title,
        agency=value.agency,
        date_text=words("notice.printed", date=words.day(value.printed_on)),
        language=language,
    )
    if value.is_cancelled:
        document.status(State.TAKEN_OUT, words("notice.cancelled"))
    document.fields(_facts(value, words))
    if value.is_open and not value.is_cancelled:
        document.paragraph(words("notice.open"), "strong")
    if not value.is_cancelled:
        document.heading(2, words("notice.agenda"))
        columns = [Column(words("notice.number"), figures=True), Column(words("notice.item"), 8)]
        rows: list[list[Content]] = [[str(number), tr(item)] for number, item in enumerate(value.items, start=1)]
        document.table(columns, rows, row_head=1, if_empty=words("notice.no_items"))
        document.paragraph(words("notice.may_change"), "small")
    if value.is_open:
        _add_posting(document, value, words)
    return document.to_bytes()


def _facts(value: NoticeDocument, words: Wording) -> list[tuple[str, Content]]:
    when = words(
        "notice.time" if value.zone else "notice.time_only",
        date=words.day(value.held_on, weekday=True),
        start=format_time(value.starts_at),
        end=format_time(value.ends_at),
        zone=value.zone,
    )
    facts: list[tuple[str, Content]] = [(words("notice.when"), when)]
    if value.moved_from is not None and not value.is_cancelled:
        facts.append((words("notice.moved"), words.day(value.moved_from, weekday=True)))
    if value.reason:
        facts.append((words("notice.reason"), value.reason))
    facts.append((words("notice.place"), value.place or words("notice.no_place")))
    if value.purpose:
        facts.append((words("notice.purpose"), tr(value.purpose)))
    if value.contact:
        facts.append((words("notice.contact"), value.contact))
    return facts


def _add_posting(document: Document, value: NoticeDocument, words: Wording) -> None:
    document.heading(2, words("notice.posting"))
    if value.post_by is not None and not value.is_cancelled:
        by = f"{words.day(value.post_by.date(), weekday=True)}, {format_time(value.post_by)}"
        document.fields([(words("notice.post_by"), by)])
    columns = [
        Column(words("notice.where"), 4),
        Column(words("notice.posted_on"), 3),
        Column(words("notice.posted_by"), 3),
    ]
    blank = "_" * 20  # to be filled in by hand
    document.table(columns, [[place, blank, blank] for place in value.places or (blank, blank)])
    document.paragraph(words("notice.no_advice"), "small")
