"""The TTA request as it is e-mailed: sections A to I, what is missing, the baseline as it stands, the numbers."""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.charts import RunChart
from cs360_desktop.domain.wording import format_long_date
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class Answers:
    """Fields that are printed as label and text, in order."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """A tick-list under its label."""

    label: str
    items: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table under its label."""

    label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A baseline requirement: what is claimed, what the workspace shows, and the reason."""

    code: str
    title: str
    state: State
    answer: str
    shown: str
    differs: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Requirements:
    """The six requirements."""

    rows: tuple[RequirementRow, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A measure with its chart and its last periods: label, value, value a year before, change."""

    measure: str
    chart: RunChart | None
    rows: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on."""

    name: str


Part = Answers | Ticks | Rows | Requirements | Figures | Signature


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section with its parts."""

    letter: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RequestDocument:
    """All that is printed; while `missing` names fields, DRAFT stands across every page."""

    agency: str
    label: str
    data_as_of: date
    sections: tuple[PrintedSection, ...]
    missing: tuple[str, ...] = ()
    community: bool = False


def request_pdf(value: RequestDocument, language: str = "en") -> bytes:
    """Print a request."""
    words = Wording(language)
    document = Document(
        title=words("request.title"),
        agency=value.agency,
        date_text=words("request.printed", date=format_long_date(value.data_as_of)),
        language=language,
        draft=bool(value.missing),
        subtitle=words("request.subtitle", agency=value.agency, label=value.label),
    )
    if value.missing:
        document.status(State.NEEDS_SOMEBODY, words("request.missing", fields=", ".join(value.missing)))
    if value.community:
        document.paragraph(words("request.community"), "small")
    for section in value.sections:
        document.heading(2, f"{section.letter}  {section.title}")
        for part in section.parts:
            _add(document, part, words)
    return document.to_bytes()


def _add(document: Document, part: Part, words: Wording) -> None:
    match part:
        case Answers(rows):
            document.fields(rows)
        case Ticks(label, items):
            document.heading(3, label)
            document.checklist(items)
        case Rows(label, columns, rows):
            document.heading(3, label)
            document.table([Column(column, 2) for column in columns], rows)
        case Requirements(rows):
            document.table(_requirement_columns(words), [_requirement(row, words) for row in rows], row_head=1)
        case Figures():
            _add_figures(document, part, words)
        case Signature(name):
            document.fields([(words("request.signature"), f"\n\n{name}"), (words("request.signed_on"), "\n")])


def _requirement_columns(words: Wording) -> list[Column]:
    return [
        Column("", 0.6),
        Column(words("request.requirement"), 3),
        Column(words("request.answer"), 2.4),
        Column(words("request.shown"), 3),
        Column(words("request.reason"), 4),
    ]


def _requirement(row: RequirementRow, words: Wording) -> list[Content]:
    shown: Content = row.shown
    if row.differs:
        shown = Status(State.DIFFERS, f"{words('request.differs')}: {row.shown}")
    return [row.code, row.title, Status(row.state, row.answer), shown, row.reason]


def _add_figures(document: Document, part: Figures, words: Wording) -> None:
    document.heading(3, part.measure)
    if part.chart is not None:
        document.figure(run_chart(part.chart), part.chart.alternative, part.chart.source)
    columns = [
        Column(words("request.period"), 2),
        Column(words("request.count"), figures=True),
        Column(words("request.year_before"), figures=True),
        Column(words("request.change"), figures=True),
    ]
    document.table(columns, part.rows)
