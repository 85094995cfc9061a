"""A chart taken along as a file: SVG or PDF, drawn as vectors with everything that stands around it on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cs360_desktop.domain.chart_sets import Panels, YearsChart
from cs360_desktop.domain.charts import RunChart
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.language import tr
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.chart_tables import FigureTable
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.services.comparisons import Comparison
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

    from cs360_desktop.reporting.chart_sheet import SheetTable

PNG, SVG = "image/png", "image/svg+xml"
_FORBIDDEN = '<>:"/\\|?*'
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class TakenChart:
    """A chart as it is shown: the description that is drawn, what was said of the measure, and its numbers.

    `found` is None for charts that nothing is said about, such as all areas; `withheld` is None unless it is a
    community copy, and then says what that hides.
    """

    chart: RunChart | YearsChart | Panels
    numbers: FigureTable
    found: MeasureChart | None = None
    withheld: str | None = None


def chart_name(taken: TakenChart, ending: str) -> str:
    """The name of the file: the title without what a file's name cannot hold."""
    title = "".join(" " if letter in _FORBIDDEN or ord(letter) < 32 else letter for letter in taken.chart.title)
    name = " ".join(title.split())[:_LONGEST].rstrip(" .,") or "Chart"
    return f"{name}{' community' if taken.withheld is not None else ''}.{ending}"


def chart_svg(taken: TakenChart) -> MadeFile:
    """The chart as SVG."""
    from cs360_desktop.reporting.chart_sheet import chart_svg as draw

    mark = "" if taken.withheld is None else tr("Community copy. {withheld}", withheld=taken.withheld)
    return MadeFile(chart_name(taken, "svg"), SVG, draw(taken.chart, mark))


@on_its_paper
def chart_pdf(session: Session, taken: TakenChart) -> MadeFile:
    """The chart as a tagged PDF with what it says, its comparisons and its numbers."""
    from cs360_desktop.reporting.chart_sheet import ChartSheet
    from cs360_desktop.reporting.chart_sheet import chart_pdf as print_chart

    found = taken.found
    sheet = ChartSheet(
        agency=agency_of(session).name,
        as_of=session.today(),
        chart=taken.chart,
        says=() if found is None else tuple(part for part in (found.finding, found.caution) if part),
        compared=None if found is None else _compared(found.comparisons),
        remarks=() if found is None else tuple(f"{row.name}: {row.remark}" for row in found.comparisons if row.remark),
        marks=() if found is None else _marks(found),
        numbers=_numbers(taken.numbers),
        withheld=taken.withheld,
    )
    return MadeFile(chart_name(taken, "pdf"), PDF, print_chart(sheet))


def _marks(found: MeasureChart) -> tuple[str, ...]:
    return tuple(f"{found.lines[mark.index].period.label}: {mark.label}" for mark in found.chart.marks)


def _compared(rows: Sequence[Comparison]) -> "SheetTable":
    """The comparisons with the columns that have something to say in any row."""
    from cs360_desktop.reporting.chart_sheet import SheetTable

    columns = (
        (tr("Figure"), [row.count for row in rows]),
        (tr("Cases"), [row.cases for row in rows]),
        (tr("95 % interval"), [row.interval for row in rows]),
        (tr("A year before"), [row.year_before for row in rows]),
        (tr("Mean of earlier years"), [row.earlier_mean for row in rows]),
        (tr("Change"), [row.change for row in rows]),
        (tr("% change"), [row.percent for row in rows]),
        (tr("Usual range"), [row.usual for row in rows]),
        (tr("Signal"), ["" if row.signal is None else tr(row.signal.value) for row in rows]),
    )
    kept = [(head, texts) for head, texts in columns if any(texts)]
    heads = (tr("Period"), *(head for head, _ in kept))
    return SheetTable(heads, tuple((row.name, *(texts[at] for _, texts in kept)) for at, row in enumerate(rows)))


def _numbers(table: FigureTable) -> "SheetTable":
    from cs360_desktop.reporting.chart_sheet import SheetTable

    rows = tuple((row.name, *row.cells) for row in table.rows)
    return SheetTable((table.first_head, *table.heads), rows)


def chart_drawing(chart: RunChart, width: float, height: float) -> "Drawing":
    """The chart as it stands in documents, in another shape: letters keep their size in points, whatever that is.

    Args:
        chart: what is drawn.
        width: in points; a narrow drawing shown wide has large letters.
        height: in points.
    """
    from cs360_desktop.reporting.figures.run_chart import run_chart

    return run_chart(chart, width, height)
