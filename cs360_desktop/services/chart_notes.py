"""What stands beside a chart: the baseline that was used, its marks, its target, and what is missing for a rate."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs360_desktop.domain.catalogue import SeriesBreak, Target
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.figures import StretchKind, Withheld
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.services.chart_points import CountedAs
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.services.comparisons import format_years
from cs360_desktop.services.series_breaks import breaks_of
from cs360_desktop.services.session import Session
from cs360_desktop.services.target_words import TargetLine, target_line
from cs360_desktop.services.targets import targets_of

_EACH = {
    PeriodKind.MONTH: "month",
    PeriodKind.QUARTER: "quarter",
    PeriodKind.YEAR: "year",
    PeriodKind.WEEK: "week",
    PeriodKind.FOUR_WEEKS: "28 days",
}


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark in words: `text` is what it is, `detail` when and what follows; `mark` is the break that can be changed.

    `number` is that of its label where the chart has no room for the words, 0 where the mark is not on the chart.
    """

    text: str
    detail: str
    mark: SeriesBreak | None
    number: int = 0


@dataclass(frozen=True, slots=True)
class ChartNotes:
    """Everything beside a chart; `missing_years` lack residents, which can be added for the whole agency only."""

    baseline: str
    marks: tuple[MarkLine, ...]
    target: Target | None
    target_words: TargetLine | None
    missing_years: str
    can_add_residents: bool


def chart_notes(session: Session, found: MeasureChart, area_id: int, counted_as: CountedAs) -> ChartNotes:
    """Read and write what stands beside a chart."""
    breaks = breaks_of(session, found.measure.id)
    target = targets_of(session, area_id).get(found.measure.id)
    newest = next((each for each in found.compared if each.kind is StretchKind.PERIOD), None)
    figure = None if newest is None else newest.now
    return ChartNotes(
        baseline=baseline_words(found, breaks, area_id),
        marks=tuple(_marks(found, breaks)),
        target=target,
        target_words=None if target is None else target_line(target, found.measure, figure),
        missing_years=_missing_years(found, counted_as),
        can_add_residents=area_id == WHOLE_AGENCY,
    )


def baseline_words(found: MeasureChart, breaks: Sequence[SeriesBreak], area_id: int) -> str:
    """Say how many earlier years the newest period is compared with, and since which break; empty where it is not."""
    newest = next((each for each in found.compared if each.kind is StretchKind.PERIOD), None)
    if newest is None or isinstance(newest.baseline, Withheld):
        return ""
    period = newest.stretch[-1]
    years = newest.baseline.years
    many = f"{len(years)} earlier year{'s' if len(years) != 1 else ''}"
    said = f"{many} per {_EACH[period.kind]} ({format_years(years)})"
    passed = [mark for mark in breaks if mark.breaks(area_id) and mark.first_period.start <= period.start]
    if passed:
        said = f"{said}, since the break in {passed[-1].first_period.label}"
    return f"{said}."


def _marks(found: MeasureChart, breaks: Sequence[SeriesBreak]) -> list[MarkLine]:
    shown = {
        (found.lines[mark.index].period.start, mark.is_break): number
        for number, mark in enumerate(found.chart.marks, start=1)
    }
    lines = []
    for mark in breaks:
        follows = "only areas are not compared across it" if mark.areas_only else "no signal across it"
        detail = f"{mark.first_period.label} · {follows}"
        lines.append(MarkLine(f"Break: {mark.reason}", detail, mark, shown.get((mark.first_period.start, True), 0)))
    for number, drawn in enumerate(found.chart.marks, start=1):
        if not drawn.is_break:
            what, follows = ("Action", "done") if drawn.is_action else ("Response", "from a problem")
            detail = f"{found.lines[drawn.index].period.label} · {follows}"
            lines.append(MarkLine(f"{what}: {drawn.label}", detail, None, number))
    return lines


def _missing_years(found: MeasureChart, counted_as: CountedAs) -> str:
    if counted_as not in {CountedAs.PER_1000, CountedAs.PER_100000}:
        return ""
    years = {line.period.end.year for line in found.lines if line.figure} - set(found.residents)
    return format_years(years) if years else ""
