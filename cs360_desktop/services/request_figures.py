"""The numbers a TTA request shows: each measure's chart, and its last complete periods beside a year before."""

from typing import TYPE_CHECKING

from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.language import tr
from cs360_desktop.services.chart_lines import PeriodLine
from cs360_desktop.services.charts import measure_chart
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting import request as printed
    from cs360_desktop.reporting.wording import Wording

_ROWS = {
    PeriodKind.MONTH: 12,
    PeriodKind.QUARTER: 8,
    PeriodKind.YEAR: 4,
    PeriodKind.WEEK: 13,
    PeriodKind.FOUR_WEEKS: 13,
}


def measures_of(unit: ReadUnit, content: str) -> list[Measure]:
    """The measures a MEASURES field names, in its order; those in the bin are left out."""
    ids = [int(text) for text in content.split()]
    living = {measure.id: measure for measure in unit[nouns.measures].all(id=ids)}
    return [living[measure_id] for measure_id in ids if measure_id in living]


def is_withheld(measure: Measure) -> bool:
    """Whether a community copy leaves a measure out; small counts of sensitive ones would have to go anyway."""
    return measure.internal or measure.sensitive


def figure(session: Session, measure: Measure, words: "Wording") -> "printed.Figure":
    """What is printed of a measure."""
    from cs360_desktop.reporting import request as printed

    found = measure_chart(session, measure.id)
    if found is None:
        return printed.Figure(tr(measure.name))
    complete = [line for line in found.lines if line.period.is_complete(session.today())]
    rows = tuple(_row(line, words) for line in complete[-_ROWS[measure.period_kind] :])
    return printed.Figure(tr(measure.name), found.chart, found.finding, found.caution, _unit(measure), rows)


def _row(line: PeriodLine, words: "Wording") -> "printed.FigureRow":
    """A period; beside the figure stands what must be known: the cases behind a share, that it is estimated."""
    from cs360_desktop.reporting import request as printed

    known = ", ".join(part for part in (line.cases, line.state) if part)
    value = f"{line.figure} ({known})" if line.figure and known else line.figure or known
    return printed.FigureRow(words.period(line.period), value, line.year_before, line.usual, line.signal)


def _unit(measure: Measure) -> str:
    """The unit for the head of the table; a count needs none."""
    return "" if measure.unit in {Unit.COUNT, Unit.PEOPLE} else measure.unit_label
