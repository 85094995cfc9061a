"""The health of a Problem-Solving Team as charts over months: counts, since shares of so few say nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs360_desktop.domain.action_health import MonthHealth
from cs360_desktop.domain.charts import ChartPoint, PointState, RunChart
from cs360_desktop.domain.wording import format_number
from cs360_desktop.language import spoken


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words of one chart, in the language of the reader.

    Args:
        title: what it shows, for each month.
        unit: what the axis counts.
        so_far: stands at the running month: `{month}, so far`.
        says: the sentence read in its place, of the last figure: `{title}: {figure} in {month}, the last figure.`
        empty: that sentence where there is no figure yet: `{title}: nothing yet.`
    """

    title: str
    unit: str
    so_far: str
    says: str
    empty: str


def on_time_chart(months: Sequence[MonthHealth], words: ChartWords) -> RunChart:
    """Actions done by their due date; a month in which nothing was due has no figure, which is not zero."""
    found = [float(month.health.on_time.cases) if month.health.on_time.of else None for month in months]
    return _chart(months, found, words)


def days_chart(months: Sequence[MonthHealth], words: ChartWords) -> RunChart:
    """Median days from promise to done; a month in which nothing was done has none."""
    return _chart(months, [month.health.median_days for month in months], words)


def open_chart(months: Sequence[MonthHealth], words: ChartWords) -> RunChart:
    """Actions that stood open at the end of each month."""
    return _chart(months, [float(month.health.outside.of) for month in months], words)


def outside_chart(months: Sequence[MonthHealth], words: ChartWords) -> RunChart:
    """Those of them that were owned outside the police."""
    found = [float(month.health.outside.cases) if month.health.outside.of else None for month in months]
    return _chart(months, found, words)


def days_text(days: float) -> str:
    """A median of days: half a day is told, more is not."""
    return format_number(days, decimals=0 if days == int(days) else 1)


def _chart(months: Sequence[MonthHealth], figures: Sequence[float | None], words: ChartWords) -> RunChart:
    points = []
    for number, (month, figure) in enumerate(zip(months, figures, strict=True)):
        start = month.month.start
        label = spoken().short_months[start.month - 1]
        state = PointState.MISSING if figure is None else PointState.ENTERED
        if figure is not None and not month.is_complete:
            state = PointState.INCOMPLETE
        year = str(start.year) if number == 0 or start.month == 1 else ""
        note = words.so_far.format(month=label) if state is PointState.INCOMPLETE else ""
        points.append(ChartPoint(label, year, figure, state, note))
    return RunChart(words.title, words.unit, "", _sentence(months, figures, words), tuple(points))


def _sentence(months: Sequence[MonthHealth], figures: Sequence[float | None], words: ChartWords) -> str:
    for month, figure in zip(reversed(months), reversed(figures), strict=True):
        if figure is not None:
            return words.says.format(title=words.title, figure=days_text(figure), month=month.month.label)
    return words.empty.format(title=words.title)
