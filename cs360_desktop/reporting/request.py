"""The TTA request as it is e-mailed: sections A to I, what is missing, the baseline as it stands, the numbers."""

from dataclasses import dataclass
from datetime import date
from math import sqrt

from cs360_desktop.domain.charts import RunChart, Signal
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.wording import Wording

_CHART_HEIGHT = 165.0
_NOTHING = "–"
_SIGNALS = {
    Signal.USUAL: State.USUAL_RANGE,
    Signal.WORTH_A_LOOK: State.WORTH_A_LOOK,
    Signal.UNUSUAL: State.UNUSUAL,
}


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

    title: str
    state: State
    answer: str
    shown: str
    differs: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Requirements:
    """The six requirements; `unmet` are the codes of those not claimed as met."""

    rows: tuple[RequirementRow, ...]
    unmet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A period of a measure; texts are ready to print, and empty where nothing is known."""

    period: str
    value: str
    year_before: str
    usual: str = ""
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure with its chart, what that says and does not say, and its last periods; bare without entries."""

    measure: str
    chart: RunChart | None = None
    finding: str = ""
    caution: str = ""
    unit: str = ""
    rows: tuple[FigureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Measures under the label of their field."""

    label: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on, and who signs."""

    who: str


Part = Answers | Ticks | Rows | Requirements | Figures | Signature


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section with its parts."""

    letter: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RequestDocument:
    """All that is printed; while `missing` names fields, DRAFT stands across every page.

    `unprintable` names fields with letters that the typeface does not have. A community copy holds nothing private any
    more; `withheld_measures` says how many it leaves out.
    """

    agency: str
    label: str
    version: int
    data_as_of: date
    sections: tuple[PrintedSection, ...]
    missing: tuple[str, ...] = ()
    community: bool = False
    withheld_measures: int = 0
    unprintable: tuple[str, ...] = ()


def request_pdf(value: RequestDocument, language: str = "en") -> bytes:
    """Print a request."""
    words = Wording(language)
    document = Document(
        title=words("request.title"),
        agency=value.agency,
        date_text=words("request.printed", date=words.day(value.data_as_of)),
        language=language,
        draft=bool(value.missing),
        subtitle=words("request.subtitle", label=value.label, version=value.version, date=words.day(value.data_as_of)),
    )
    document.language_note()
    if value.community:
        document.paragraph(words("request.community"), "small")
    if value.withheld_measures:
        document.paragraph(words("request.community_measures", count=value.withheld_measures), "small")
    if value.missing:
        document.status(State.NEEDS_SOMEBODY, words("request.missing"))
        document.bullets(value.missing)
    if value.unprintable:
        document.status(State.NEEDS_SOMEBODY, words("request.unprintable", fields=", ".join(value.unprintable)))
    for section in value.sections:
        document.heading(2, f"{section.letter}. {section.title}")
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
            document.table(_columns(columns, rows), rows)
        case Requirements():
            _add_requirements(document, part, words)
        case Figures(label, figures):
            document.heading(3, label)
            if not figures:
                document.paragraph(None)
            for figure in figures:
                _add_figure(document, figure, words)
        case Signature(who):
            document.signature(words("request.signature", who=who), words("request.signed_on"))


def _columns(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[Column]:
    """Give a column room for its longest text, less than in proportion, so that short ones keep their words whole."""
    longest = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    return [Column(head, sqrt(min(letters, 120))) for head, letters in zip(heads, longest, strict=True)]


def _add_requirements(document: Document, part: Requirements, words: Wording) -> None:
    met = len(part.rows) - len(part.unmet)
    if part.unmet:
        document.status(State.NOTHING_YET, words("request.unmet", met=met, codes=", ".join(part.unmet)))
    else:
        document.status(State.GOOD, words("request.all_met"))
    columns = [
        Column(words("request.requirement"), 3),
        Column(words("request.answer"), 2.5),
        Column(words("request.shown"), 3.5),
        Column(words("request.reason"), 3.5),
    ]
    document.table(columns, [_requirement(row, words) for row in part.rows])


def _requirement(row: RequirementRow, words: Wording) -> list[Content]:
    shown: Content = row.shown
    if row.differs:
        shown = Status(State.DIFFERS, f"{words('request.differs')}: {row.shown}")
    return [row.title, Status(row.state, row.answer), shown, row.reason]


def _add_figure(document: Document, figure: Figure, words: Wording) -> None:
    if figure.chart is None:
        document.paragraph(words("request.no_entries", measure=figure.measure))
        return
    said = f"{figure.finding} {figure.caution}"
    document.figure(run_chart(figure.chart, height=_CHART_HEIGHT), figure.chart.alternative, said)
    document.heading(4, words("request.periods", measure=figure.measure))
    value = words("request.value")
    columns = [
        Column(words("request.period"), 2),
        Column(f"{value} ({figure.unit})" if figure.unit else value, figures=True),
        Column(words("request.year_before"), figures=True),
    ]
    judged = any(row.usual for row in figure.rows)
    if judged:
        columns += [Column(words("request.usual_range"), figures=True), Column(words("request.says"), 2)]
    document.table(columns, [_figure_row(row, words)[: len(columns)] for row in figure.rows])


def _figure_row(row: FigureRow, words: Wording) -> list[Content]:
    signal: Content = _NOTHING
    if row.signal is not None:
        signal = Status(_SIGNALS[row.signal], words(f"request.{row.signal.name.lower()}"))
    return [row.period, row.value, row.year_before or _NOTHING, row.usual or _NOTHING, signal]
