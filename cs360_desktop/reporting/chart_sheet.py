"""A chart as a document of its own: the figure with its text alternative, what it says, and every number behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.graphics.shapes import Drawing

from cs360_desktop.domain.chart_sets import Panels, YearsChart
from cs360_desktop.domain.charts import RunChart
from cs360_desktop.reporting.document import Column, Document
from cs360_desktop.reporting.figures.panels import panel_figures, panels_chart
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.figures.svg import svg
from cs360_desktop.reporting.figures.years_chart import years_chart
from cs360_desktop.reporting.wording import Wording

Shown = RunChart | YearsChart | Panels

_MOST_FIGURES = 7
"""Columns of figures that stand side by side; more go into a table below."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table below a chart: its heads, and rows with one text for each of them."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """All that is printed with a chart; `withheld` says what a community copy hides, None where it is none.

    `says` are the sentences beside the chart, `marks` its breaks and responses; `remarks` stand below the comparisons.
    """

    agency: str
    as_of: date
    chart: Shown
    says: tuple[str, ...]
    compared: SheetTable | None
    remarks: tuple[str, ...]
    marks: tuple[str, ...]
    numbers: SheetTable
    withheld: str | None = None


def chart_pdf(value: ChartSheet, language: str = "en") -> bytes:
    """Print the chart as a tagged document."""
    words = Wording(language)
    document = Document(
        title=value.chart.title,
        agency=value.agency,
        date_text=words("chart.as_of", date=words.day(value.as_of)),
        language=language,
    )
    if value.withheld is not None:
        document.paragraph(f"{words('chart.community')} {value.withheld}".strip(), "small")
    for drawing in drawings(value.chart):
        document.figure(drawing, value.chart.alternative)
    if value.says:
        document.heading(2, words("chart.says"))
        for sentence in value.says:
            document.paragraph(sentence)
    if value.compared is not None and value.compared.rows:
        document.heading(2, words("chart.compared"))
        _table(document, value.compared)
        for remark in value.remarks:
            document.paragraph(remark, "small")
    if value.marks:
        document.heading(2, words("chart.marks"))
        document.bullets(value.marks)
    document.heading(2, words("chart.numbers"))
    _table(document, value.numbers)
    return document.to_bytes()


def chart_svg(chart: Shown, community: str = "") -> bytes:
    """Draw the chart as one SVG; `community` says that it is a community copy, below title and source."""
    return svg(_whole(chart), chart.title, f"{chart.alternative} {community}".strip())


def drawings(chart: Shown) -> list[Drawing]:
    """Return the figures of a chart: one, or for many panels several that fit a page."""
    return panel_figures(chart) if isinstance(chart, Panels) else [_whole(chart)]


def _whole(chart: Shown) -> Drawing:
    if isinstance(chart, RunChart):
        return run_chart(chart)
    return years_chart(chart) if isinstance(chart, YearsChart) else panels_chart(chart)


def _table(document: Document, table: SheetTable) -> None:
    """Print a table; where it is wider than a page, the next columns follow below with the names of the rows again."""
    first, *figures = table.heads
    for start in range(0, len(figures), _MOST_FIGURES):
        heads = figures[start : start + _MOST_FIGURES]
        columns = [Column(first, 2.0), *(_column(head, table.rows, start + 1 + at) for at, head in enumerate(heads))]
        document.table(columns, [_part(row, start) for row in table.rows])


def _column(head: str, rows: Sequence[Sequence[str]], position: int) -> Column:
    """A column of figures, or of words such as signals, which stand at the left."""
    has_figures = any(letter.isdigit() for row in rows for letter in row[position])
    return Column(head, figures=has_figures)


def _part(row: Sequence[str], start: int) -> list[str]:
    return [row[0], *(text or "–" for text in row[1 + start : 1 + start + _MOST_FIGURES])]
