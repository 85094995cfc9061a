"""The minutes of a meeting in the customary order: what was done, not what was said (domain.md §4.1)."""

from dataclasses import dataclass
from datetime import date, time

from cs360_desktop.domain.meetings import MinutesState
from cs360_desktop.domain.wording import format_time
from cs360_desktop.language import tr
from cs360_desktop.reporting.blocks import Blocks, Form
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody on the roll; `stands_for` names whom a substitute came for."""

    label: str
    is_remote: bool = False
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class RollRow:
    """A represented group on the roll: names of who was there, excused and absent; a required one may be missing."""

    group: str
    here: tuple[PersonRow, ...]
    excused: tuple[PersonRow, ...]
    absent: tuple[PersonRow, ...]
    is_missing: bool


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A commitment that was made: its number, words, owner and the group she stands for, and due date."""

    number: int
    text: str
    owner: str
    due: date | None
    group: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in its exact wording, who moved it, and how it was decided; votes are None where not counted."""

    wording: str
    moved_by: str
    method: str
    votes: tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What was done in one item."""

    title: str
    notes: str
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Approved:
    """At which meeting, when and by whom minutes were approved; `by` is empty where nobody is named."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """A correction of approved minutes."""

    on: date
    by: str
    wording: str
    reason: str


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """All that is printed. `approves` are the days of earlier meetings whose minutes were approved at this one.

    `others` holds decisions and commitments of no item; a community copy has `withheld`, the number of items with
    notes for the leader, and nothing private is in any copy.
    """

    agency: str
    body: str
    is_regular: bool
    held_on: date
    starts_at: time
    place: str
    chair: str
    recorder: str
    called_to_order: time | None
    adjourned: time | None
    roll: tuple[RollRow, ...]
    guests: tuple[PersonRow, ...]
    seats: int
    filled: int
    previous_on: date | None
    approves: tuple[date, ...]
    text: str
    items: tuple[ItemRow, ...]
    others: ItemRow
    parked: tuple[str, ...]
    state: MinutesState
    approved: Approved | None
    amendments: tuple[AmendmentRow, ...]
    printed_on: date
    withheld: int | None = None


def minutes_pdf(value: MinutesDocument, language: str = "en") -> bytes:
    """Print minutes; a draft says so behind the text of each page."""
    return _compose(Document, value, language)


def minutes_docx(value: MinutesDocument, language: str = "en") -> bytes:
    """Write minutes that the town can edit, with the same words in the same order."""
    from cs360_desktop.reporting.word.document import WordDocument

    return _compose(WordDocument, value, language)


def _compose(form: Form, value: MinutesDocument, language: str) -> bytes:
    words = Wording(language)
    place = f" · {value.place}" if value.place else ""
    document = form(
        title=words("minutes.title", body=tr(value.body)),
        agency=value.agency,
        date_text=words("agenda.printed", date=words.day(value.printed_on)),
        language=language,
        draft=value.state is not MinutesState.APPROVED,
        subtitle=f"{words.day(value.held_on, weekday=True)}{place}",
    )
    _state(document, value, words)
    _opening(document, value, words)
    _roll(document, value, words)
    _last_minutes(document, value, words)
    _business(document, value, words)
    _closing(document, value, words)
    _amendments(document, value, words)
    if value.withheld is not None:
        document.paragraph(words("minutes.community", notes=value.withheld), "small")
    return document.to_bytes()


def _state(document: Blocks, value: MinutesDocument, words: Wording) -> None:
    if value.approved is None:
        key = "minutes.is_draft" if value.state is MinutesState.DRAFT else "minutes.is_corrected"
        document.status(State.NOTHING_YET, words(key))
        return
    on = words.day(value.approved.on)
    said = words("minutes.approved_by", date=on, by=value.approved.by) if value.approved.by else ""
    document.status(State.GOOD, said or words("minutes.approved_on", date=on))


def _opening(document: Blocks, value: MinutesDocument, words: Wording) -> None:
    rows: list[tuple[str, Content]] = [
        (words("minutes.kind"), words("minutes.regular" if value.is_regular else "minutes.special")),
        (words("minutes.body"), tr(value.body)),
        (words("minutes.date"), words.day(value.held_on, weekday=True)),
        (words("minutes.place"), value.place or None),
        (words("minutes.chair"), value.chair or None),
        (words("minutes.recorder"), value.recorder or None),
        (words("minutes.called"), format_time(value.called_to_order) if value.called_to_order else None),
    ]
    document.fields(rows)


def _roll(document: Blocks, value: MinutesDocument, words: Wording) -> None:
    document.heading(2, words("minutes.roll"))
    columns = [
        Column(words("agenda.group"), 2),
        Column(words("minutes.here"), 4),
        Column(words("minutes.excused"), 2),
        Column(words("minutes.absent"), 2),
    ]
    rows: list[list[Content]] = [
        [
            tr(row.group) or words("agenda.no_group"),
            Status(State.NEEDS_SOMEBODY, words("minutes.nobody")) if row.is_missing else _names(row.here, words),
            _names(row.excused, words),
            _names(row.absent, words),
        ]
        for row in value.roll
    ]
    document.table(columns, rows, if_empty=words("minutes.no_roll"))
    present = sum(len(row.here) for row in value.roll)
    excused = sum(len(row.excused) for row in value.roll)
    said = [words("minutes.count", present=present, excused=excused)]
    if value.seats:
        needed = value.seats // 2 + 1
        key = "minutes.quorum" if value.filled >= needed else "minutes.no_quorum"
        said.append(words(key, filled=value.filled, seats=value.seats, needed=needed))
    if value.guests:
        said.append(words("minutes.also", names="; ".join(_person(guest, words) for guest in value.guests)))
    document.paragraph(" ".join(said))


def _names(people: tuple[PersonRow, ...], words: Wording) -> str:
    return "\n".join(_person(person, words) for person in people) or "–"


def _person(person: PersonRow, words: Wording) -> str:
    if person.is_remote:
        return f"{person.label} ({words('agenda.remote')})"
    if person.stands_for:
        return words("minutes.stands_for", name=person.label, absent=person.stands_for)
    return person.label


def _last_minutes(document: Blocks, value: MinutesDocument, words: Wording) -> None:
    document.heading(2, words("minutes.approval"))
    if value.approves:
        for day in value.approves:
            document.paragraph(words("minutes.approves", date=words.day(day)))
    elif value.previous_on is not None:
        document.paragraph(words("minutes.approves_none", date=words.day(value.previous_on)))
    else:
        document.paragraph(words("minutes.first"))


def _business(document: Blocks, value: MinutesDocument, words: Wording) -> None:
    document.heading(2, words("minutes.done"))
    if value.text:
        document.paragraph(value.text)
    for number, item in enumerate(value.items, start=1):
        document.heading(3, words("minutes.item", number=number, title=tr(item.title)))
        _item(document, item, words)
    if value.others.decisions or value.others.actions:
        document.heading(3, words("minutes.others"))
        _item(document, value.others, words)


def _item(document: Blocks, item: ItemRow, words: Wording) -> None:
    if item.notes:
        document.paragraph(item.notes)
    for decision in item.decisions:
        document.paragraph(words("minutes.decision", wording=decision.wording), "strong")
        document.paragraph(_decided(decision, words), "small")
    if item.actions:
        columns = [
            Column(words("agenda.number"), figures=True),
            Column(words("agenda.commitment"), 5),
            Column(words("agenda.owner"), 3),
            Column(words("agenda.due"), 3),
        ]
        rows: list[list[Content]] = [
            [
                str(action.number),
                action.text,
                ", ".join(part for part in (action.owner, tr(action.group)) if part) or words("agenda.nobody_named"),
                words.day(action.due) if action.due else words("agenda.no_date"),
            ]
            for action in item.actions
        ]
        document.table(columns, rows, row_head=1)
    if item.unfinished:
        document.paragraph(words("minutes.unfinished"), "small")
    if not (item.notes or item.decisions or item.actions or item.unfinished):
        document.paragraph(words("minutes.nothing"), "small")


def _decided(decision: DecisionRow, words: Wording) -> str:
    parts = [words("minutes.moved", name=decision.moved_by)] if decision.moved_by else []
    if decision.method != "vote":
        parts.append(words("minutes.consensus") if decision.method == "consensus" else decision.method)
    elif decision.votes == (None, None, None):
        parts.append(words("minutes.vote"))
    else:
        keys = ("minutes.votes_for", "minutes.votes_against", "minutes.abstained")
        counted = [words(key, n=count) for key, count in zip(keys, decision.votes, strict=True) if count is not None]
        parts.append(words("minutes.votes", votes=", ".join(counted)))
    return " ".join(parts)


def _closing(document: Blocks, value: MinutesDocument, words: Wording) -> None:
    if value.parked:
        document.heading(2, words("minutes.parked"))
        document.bullets([tr(title) for title in value.parked])
    document.heading(2, words("minutes.adjourned"))
    document.paragraph(
        words("minutes.adjourned_at", time=format_time(value.adjourned))
        if value.adjourned
        else words("minutes.not_noted")
    )
    document.signature(
        words("minutes.signature", name=value.recorder or words("minutes.recorder")), words("minutes.day")
    )
    if value.approved is None:
        document.signature(words("minutes.approval_signature"), words("minutes.day"))


def _amendments(document: Blocks, value: MinutesDocument, words: Wording) -> None:
    if not value.amendments:
        return
    document.heading(2, words("minutes.amendments"))
    document.paragraph(words("minutes.amendments_about"), "small")
    columns = [
        Column(words("minutes.date"), 2),
        Column(words("minutes.by"), 2),
        Column(words("minutes.amendment"), 4),
        Column(words("minutes.reason"), 3),
    ]
    rows: list[list[Content]] = [
        [words.day(row.on), row.by or None, row.wording, row.reason] for row in value.amendments
    ]
    document.table(columns, rows, row_head=2)
