"""The agenda of a meeting: items against the length, open commitments, who is expected; then the charts it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from cs360_desktop.domain.charts import RunChart
from cs360_desktop.domain.meetings import Presence
from cs360_desktop.domain.wording import format_time
from cs360_desktop.language import tr
from cs360_desktop.reporting.blocks import Blocks, Form
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.wording import Wording

_CHART_HEIGHT = 178.0
_NAMED = 4
"""Measures that are named where figures are still due."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An agenda item; `note` is for the leader, empty in community form like `material`, names of files.

    `minutes_of` is the meeting whose minutes it approves, `due` names measures whose newest figures are not in yet.
    """

    title: str
    leader: str
    minutes: int
    note: str = ""
    decision: str = ""
    problem: str = ""
    material: tuple[str, ...] = ()
    minutes_of: date | None = None
    due: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartPart:
    """A chart that an item shows, with one sentence on what it says and one on what it does not."""

    item: int
    title: str
    name: str
    chart: RunChart
    finding: str
    caution: str


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """An open commitment, and how many days it is late on the day of printing."""

    number: int
    text: str
    owner: str
    due: date | None
    days_late: int


@dataclass(frozen=True, slots=True)
class ExpectedPerson:
    """Somebody on the roll with the answer so far; `contact` is empty in community form."""

    name: str
    presence: Presence
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedGroup:
    """A represented group and whom to expect.

    It has no name where people stand for no group; `is_missing` says that a required group has nobody.
    """

    name: str
    people: tuple[ExpectedPerson, ...]
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a community copy leaves out, counted; `limit` is the count under which figures are withheld."""

    contacts: int
    notes: int
    material: int = 0
    measures: int = 0
    figures: int = 0
    limit: float = 0


@dataclass(frozen=True, slots=True)
class AgendaDocument:
    """All that is printed. A community copy has `withheld`, and nothing private is left in it."""

    agency: str
    body: str
    held_on: date
    starts_at: time
    ends_at: time
    place: str
    length: int
    items: tuple[ItemRow, ...]
    commitments: tuple[CommitmentRow, ...]
    expected: tuple[ExpectedGroup, ...]
    printed_on: date
    charts: tuple[ChartPart, ...] = ()
    without: tuple[str, ...] = ()
    withheld: Withheld | None = None

    @property
    def planned(self) -> int:
        """The sum of the planned minutes."""
        return sum(item.minutes for item in self.items)


def agenda_pdf(value: AgendaDocument, language: str = "en") -> bytes:
    """Print an agenda."""
    return _compose(Document, value, language)


def agenda_docx(value: AgendaDocument, language: str = "en") -> bytes:
    """Write an agenda that the town can edit, with the same words in the same order."""
    from cs360_desktop.reporting.word.document import WordDocument

    return _compose(WordDocument, value, language)


def _compose(form: Form, value: AgendaDocument, language: str) -> bytes:
    words = Wording(language)
    where = f" · {value.place}" if value.place else ""
    document = form(
        title=words("agenda.title", body=tr(value.body)),
        agency=value.agency,
        date_text=words("agenda.printed", date=words.day(value.printed_on)),
        language=language,
        subtitle=words(
            "agenda.when",
            date=words.day(value.held_on, weekday=True),
            start=format_time(value.starts_at),
            end=format_time(value.ends_at),
        )
        + where,
    )
    _add_items(document, value, words)
    _add_commitments(document, value, words)
    _add_expected(document, value, words)
    if value.withheld is not None:
        withheld = value.withheld
        document.paragraph(words("agenda.community", contacts=withheld.contacts, notes=withheld.notes), "small")
        for key, count in (("material", withheld.material), ("measures", withheld.measures)):
            if count:
                document.paragraph(words(f"agenda.left_{key}", count=count), "small")
        if withheld.figures:
            document.paragraph(
                words("agenda.left_figures", count=withheld.figures, limit=f"{withheld.limit:g}"), "small"
            )
    if isinstance(document, Document):  # charts are vectors, which Word has no place for
        _add_charts(document, value, words)
    return document.to_bytes()


def _add_items(document: Blocks, value: AgendaDocument, words: Wording) -> None:
    led = any(item.leader for item in value.items)
    columns = [
        Column(words("agenda.number"), figures=True),
        Column(words("agenda.item"), 5),
        *([Column(words("agenda.leader"), 2)] if led else []),
        Column(words("agenda.minutes"), figures=True),
    ]
    rows: list[list[Content]] = []
    for number, item in enumerate(value.items, start=1):
        said = "\n".join(_item_lines(item, words))
        rows.append(
            [str(number), said, *([item.leader or words("agenda.to_be_named")] if led else []), str(item.minutes)]
        )
    document.table(columns, rows, row_head=1, if_empty=words("agenda.no_items"))
    spare = value.length - value.planned
    key = "agenda.fits" if spare == 0 else "agenda.spare" if spare > 0 else "agenda.over"
    document.paragraph(words(key, planned=value.planned, length=value.length, minutes=abs(spare)), "small")


def _item_lines(item: ItemRow, words: Wording) -> Iterator[str]:
    """The title of an item, then a line for everything else there is to say of it."""
    if item.minutes_of is None:
        yield tr(item.title)
    else:
        yield words("agenda.minutes_of", title=tr(item.title), date=words.day(item.minutes_of))
    if item.problem and item.problem.casefold() not in item.title.casefold():
        yield words("agenda.problem", problem=item.problem)
    if item.decision:
        yield words("agenda.decision", decision=item.decision)
    if item.material:
        yield words("agenda.material", names=", ".join(item.material))
    if item.due:
        named = ", ".join(map(tr, item.due[:_NAMED]))
        key = "agenda.figures_due" if len(item.due) <= _NAMED else "agenda.more_figures_due"
        yield words(key, names=named, others=len(item.due) - _NAMED)
    if item.note:
        yield words("agenda.note", note=item.note)


def _add_charts(document: Document, value: AgendaDocument, words: Wording) -> None:
    if not value.charts and not value.without:
        return
    document.page_break()
    document.heading(2, words("agenda.charts"))
    item = 0
    for part in value.charts:
        if part.item != item:
            document.heading(3, words("agenda.charts_of", number=part.item, title=tr(part.title)))
            item = part.item
        document.figure(
            run_chart(part.chart, height=_CHART_HEIGHT), part.chart.alternative, f"{part.finding} {part.caution}"
        )
    if value.without:
        document.paragraph(words("agenda.without", names=", ".join(map(tr, value.without))), "small")


def _add_commitments(document: Blocks, value: AgendaDocument, words: Wording) -> None:
    document.heading(2, words("agenda.commitments"))
    columns = [
        Column(words("agenda.number"), figures=True),
        Column(words("agenda.commitment"), 5),
        Column(words("agenda.owner"), 3),
        Column(words("agenda.due"), 3),
    ]
    rows: list[list[Content]] = [
        [str(row.number), row.text, row.owner or words("agenda.nobody_named"), _due(row, words)]
        for row in value.commitments
    ]
    document.table(columns, rows, row_head=1, if_empty=words("agenda.no_commitments"))


def _due(row: CommitmentRow, words: Wording) -> Content:
    if row.due is None:
        return words("agenda.no_date")
    day = words.day(row.due)
    return Status(State.WRONG, words("agenda.overdue", date=day)) if row.days_late else day


def _add_expected(document: Blocks, value: AgendaDocument, words: Wording) -> None:
    document.heading(2, words("agenda.expected"))
    columns = [Column(words("agenda.group"), 2), Column(words("agenda.people"), 5), Column(words("agenda.covered"), 2)]
    rows: list[list[Content]] = []
    for group in value.expected:
        people = "; ".join(_person(person, words) for person in group.people) or words("agenda.nobody_named")
        rows.append([tr(group.name) or words("agenda.no_group"), people, _covered(group, words)])
    document.table(columns, rows, if_empty=words("agenda.no_groups"))


def _covered(group: ExpectedGroup, words: Wording) -> Content:
    if group.is_missing:
        return Status(State.NEEDS_SOMEBODY, words("agenda.nobody_yet"))
    if any(person.presence.is_expected for person in group.people):
        return Status(State.GOOD, words("agenda.is_covered"))
    return words("agenda.not_required")


def _person(person: ExpectedPerson, words: Wording) -> str:
    answer = words(f"agenda.{person.presence.name.lower()}")
    return f"{person.name} ({', '.join(part for part in (answer, person.contact) if part)})"
