"""The CompStat report: cover, coverage, scorecard, each chosen measure with chart and table, notes, definitions."""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.charts import RunChart, Signal
from cs360_desktop.reporting.definitions import DefinitionsDocument, add_definitions
from cs360_desktop.reporting.document import Column, Content, Document
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.scorecard import ScorecardDocument, add_held_back, add_scores, signal_status
from cs360_desktop.reporting.wording import Wording

_CHART_HEIGHT = 180.0
_ON_A_PAGE = 2


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A line of the comparison table, ready to print; empty where nothing can be said."""

    name: str
    figure: str
    year_before: str
    earlier_mean: str
    change: str
    percent: str
    usual: str
    signal: Signal | None
    z: str


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A measure with what is printed of it; without a chart it has no figures yet.

    `notes` are sentences on its data: breaks, periods left out, estimated or disputed figures, late reports.
    """

    name: str
    chart: RunChart | None
    finding: str = ""
    caution: str = ""
    rows: tuple[ComparedRow, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataSource:
    """Where the figures of a measure come from, how far they reach, and the day they are as of."""

    measure: str
    source: str
    newest: str
    as_of: date | None


@dataclass(frozen=True, slots=True)
class CompstatDocument:
    """All that is printed; `coverage` are labels with texts, `chosen` of `active` measures are in it."""

    agency: str
    as_of: date
    through: str
    data_as_of: date | None
    chosen: int
    active: int
    coverage: tuple[tuple[str, str], ...]
    scorecard: ScorecardDocument
    measures: tuple[MeasurePart, ...]
    sources: tuple[DataSource, ...]
    definitions: DefinitionsDocument


def compstat_pdf(value: CompstatDocument, language: str = "en") -> bytes:
    """Print the report."""
    words = Wording(language)
    document = Document(
        title=words("compstat.title"),
        agency=value.agency,
        date_text=words("compstat.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=words("compstat.subtitle", through=value.through),
    )
    _add_cover(document, value, words)
    for part in value.scorecard.parts:
        document.page_break()
        document.heading(2, words("compstat.scorecard", dimension=part.name))
        add_scores(document, value.scorecard, part, words)
    drawn = [(measure, measure.chart) for measure in value.measures if measure.chart is not None]
    for number, (measure, chart) in enumerate(drawn):
        if number % _ON_A_PAGE == 0:
            document.page_break()
        _add_measure(document, measure, chart, words)
    document.page_break()
    _add_notes(document, value, words)
    document.heading(2, words("compstat.definitions"))
    add_definitions(document, value.definitions, words)
    return document.to_bytes()


def _add_cover(document: Document, value: CompstatDocument, words: Wording) -> None:
    data = words.day(value.data_as_of) if value.data_as_of else words("compstat.no_data")
    rows: list[tuple[str, Content]] = [
        (words("compstat.period"), value.through),
        (words("compstat.data_as_of"), data),
        (words("compstat.holds"), words("compstat.chosen", chosen=value.chosen, active=value.active)),
    ]
    document.fields(rows)
    held = value.scorecard.held_back
    if held is not None:
        add_held_back(document, held, words)
    document.heading(2, words("compstat.contents"))
    names = [words("compstat.coverage")]
    names += [words("compstat.scorecard", dimension=part.name) for part in value.scorecard.parts]
    names += [measure.name for measure in value.measures if measure.chart is not None]
    document.bullets([*names, words("compstat.notes"), words("compstat.definitions")])
    document.heading(2, words("compstat.coverage"))
    document.fields(value.coverage)


def _add_measure(document: Document, measure: MeasurePart, chart: RunChart, words: Wording) -> None:
    document.heading(2, measure.name)
    document.figure(run_chart(chart, height=_CHART_HEIGHT), chart.alternative, f"{measure.finding} {measure.caution}")
    judged = any(row.usual for row in measure.rows)
    columns = [
        Column(words("compstat.period"), 3),
        Column(words("compstat.figure"), figures=True),
        Column(words("compstat.year_before"), figures=True),
        *([Column(words("compstat.mean"), figures=True)] if judged else []),
        Column(words("compstat.change"), figures=True),
        Column(words("compstat.percent"), figures=True),
        *([Column(words("compstat.usual"), figures=True), Column(words("compstat.says"), 2)] if judged else []),
    ]
    rows = [_compared(row, words, judged=judged) for row in measure.rows]
    document.table(columns, rows, if_empty=words("compstat.no_rows"))
    if measure.notes:
        document.heading(3, words("compstat.notes"))
        document.bullets(measure.notes)


def _compared(row: ComparedRow, words: Wording, *, judged: bool) -> list[Content]:
    signal: Content = "–"
    if row.signal is not None:
        signal = signal_status(row.signal, row.z, words)
    plain = [row.name, row.figure or "–", row.year_before or "–"]
    mean = [row.earlier_mean or "–"] if judged else []
    said = [row.usual or "–", signal] if judged else []
    return [*plain, *mean, row.change or "–", row.percent or "–", *said]


def _add_notes(document: Document, value: CompstatDocument, words: Wording) -> None:
    document.heading(2, words("compstat.notes"))
    document.paragraph(words("compstat.how_to_read"))
    columns = [
        Column(words("compstat.measure"), 3),
        Column(words("compstat.source"), 3),
        Column(words("compstat.newest"), 1.4),
        Column(words("compstat.data_as_of"), 2),
    ]
    rows = [
        [each.measure, each.source, each.newest, words.day(each.as_of) if each.as_of else None]
        for each in value.sources
    ]
    document.table(columns, rows)
    empty = [measure.name for measure in value.measures if measure.chart is None]
    if empty:
        document.paragraph(words("compstat.without_figures", measures=", ".join(empty)))
