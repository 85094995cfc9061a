"""Chart descriptions: what a chart shows, free of how it is drawn (ui/guide.md §13).

The window and the documents draw the same description, and its text alternative comes with it. All words arrive
ready to print, in the language of the reader.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from cs360_desktop.domain.wording import format_number
from cs360_desktop.language import marked


class PointState(Enum):
    """How a point is drawn."""

    ENTERED = "entered"
    ESTIMATED = "estimated"
    """A hollow point; the line goes on."""
    INCOMPLETE = "incomplete"
    """The running period: a hollow dotted circle, never joined."""
    SUPPRESSED = "suppressed"
    """A hatched bar from zero to the limit; the line is interrupted."""
    MISSING = "missing"
    """A gap in the line: not collected, not yet available, or no entry. Never zero, never bridged."""


class Signal(Enum):
    """What a count says beside those of earlier years (domain.md §5.6); never whether that is good or bad.

    The value is its word, said with `tr`.
    """

    USUAL = marked("usual range")
    WORTH_A_LOOK = marked("worth a look")
    UNUSUAL = marked("unusual")


_WITHOUT_VALUE = frozenset({PointState.SUPPRESSED, PointState.MISSING})
_JOINED = frozenset({PointState.ENTERED, PointState.ESTIMATED})


@dataclass(frozen=True, slots=True)
class UsualRange:
    """Where a figure usually lies in one period, both ends included.

    Raises:
        ValueError: the ends are not finite or stand the wrong way round.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low <= self.high):
            raise ValueError(f"no range: {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period of a chart.

    Args:
        label: the period below the axis, short: `Jan`.
        year: the year, on the first period of it; empty otherwise.
        value: the figure; None exactly where the state has none.
        state: how the point is drawn.
        note: a word beside the point or in the gap: `n/c`, `later`, `under 5`, `Nov so far`.
        usual: the usual range of this period, where there is one.
        center: the mean of the earlier years it comes from.
        signal: the word for the figure, where there is a usual range.
        interval: where a true share may lie, drawn as a thin line through the point.

    Raises:
        ValueError: value and state contradict each other, or the value is not finite.
    """

    label: str
    year: str = ""
    value: float | None = None
    state: PointState = PointState.ENTERED
    note: str = ""
    usual: UsualRange | None = None
    center: float | None = None
    signal: Signal | None = None
    interval: UsualRange | None = None

    def __post_init__(self) -> None:
        if (self.value is None) != (self.state in _WITHOUT_VALUE):
            raise ValueError(f"a point that is {self.state.value} cannot have the value {self.value}")
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError("a point must be a finite number")


@dataclass(frozen=True, slots=True)
class Target:
    """A target line from the period at index `start` to the right end, where `label` names it, in lines of its own."""

    value: float
    label: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A vertical line before the period at an index.

    It is a break in how a measure is counted, a response that began, or with `is_action` an action for this measure
    that was done.
    """

    index: int
    label: str
    is_break: bool
    is_action: bool = False


@dataclass(frozen=True, slots=True)
class RunChart:
    """One measure over its periods, oldest first.

    Args:
        title: measure, unit of time and area: `Vehicle break-ins reported, per month`.
        unit: what the axis counts: `cases`, `%`, `minutes`.
        source: one line with source and data-as-of date.
        alternative: the text alternative, one sentence: last value, comparison, signal word.
        points: one for each period, without holes; a missing figure is a point too.
        target: the target, where one is set.
        usual_range_label: the words inside the band: `usual range`.
        suppressed_under: the limit under which counts are withheld; needed where a point is suppressed.
        marks: breaks, which interrupt the line, and responses.
        common: the lowest and highest figure of all charts that share a scale; its own where None.

    Raises:
        ValueError: there are no points, or a point is suppressed without a limit.
    """

    title: str
    unit: str
    source: str
    alternative: str
    points: tuple[ChartPoint, ...]
    target: Target | None = None
    usual_range_label: str = ""
    suppressed_under: float | None = None
    marks: tuple[Mark, ...] = ()
    common: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if not self.points:
            raise ValueError("a chart needs at least one period")
        suppressed = any(point.state is PointState.SUPPRESSED for point in self.points)
        if suppressed and self.suppressed_under is None:
            raise ValueError("suppressed points need the limit they are under")

    def runs(self) -> tuple[tuple[int, ...], ...]:
        """Return the indexes of points that one line joins, run by run; a gap or a break ends a run."""
        breaks = {mark.index for mark in self.marks if mark.is_break}
        runs: list[list[int]] = []
        for index, point in enumerate(self.points):
            if point.state not in _JOINED:
                continue
            if runs and runs[-1][-1] == index - 1 and index not in breaks:
                runs[-1].append(index)
            else:
                runs.append([index])
        return tuple(tuple(run) for run in runs)

    def bare_after_break(self) -> tuple[tuple[int, int], ...]:
        """Return first and last period of each stretch behind a break that has no usual range yet, but had one before.

        The running period and gaps belong to the stretch: nobody can judge them either.
        """
        found = []
        for mark in self.marks:
            had_range = any(point.usual is not None for point in self.points[: mark.index])
            after = [index for index in range(mark.index, len(self.points)) if self.points[index].usual is not None]
            last = (after[0] if after else len(self.points)) - 1
            if mark.is_break and had_range and last >= mark.index:
                found.append((mark.index, last))
        return tuple(found)

    def written(self, figure: float) -> str:
        """Write a figure with as many decimals as the figures of the chart need."""
        return write_figure(figure, [point.value for point in self.points], self.unit)

    def span(self) -> tuple[float, float]:
        """Return the lowest and highest figure to draw; zero always lies between them."""
        figures = [0.0, *(self.common or ())]
        for point in self.points:
            if point.value is not None:
                figures.append(point.value)
            if point.usual is not None:
                figures += (point.usual.low, point.usual.high)
            if point.interval is not None:
                figures += (point.interval.low, point.interval.high)
        if self.target is not None:
            figures.append(self.target.value)
        if any(point.state is PointState.SUPPRESSED for point in self.points):
            figures.append(self.suppressed_under or 0.0)
        return min(figures), max(figures)

    def grid(self) -> tuple[float, ...]:
        """Return three or four round values for the horizontal grid, zero among them; two if no figure exceeds 1."""
        whole = all(point.value is None or float(point.value).is_integer() for point in self.points)
        return round_grid(*self.span(), whole=whole)

    def labelled(self, every: int) -> tuple[int, ...]:
        """Return the indexes of the periods to label: the first of each year, then every `every`-th after it.

        A label that would crowd the next year's is left out.
        """
        starts = [index for index, point in enumerate(self.points) if point.year]
        labelled = []
        for start, end in zip([0, *starts], [*starts, len(self.points) + every], strict=True):
            labelled += [index for index in range(start, end, every) if end - index >= every]
        return tuple(sorted({index for index in [*labelled, *starts] if index < len(self.points)}))


def write_figure(figure: float, among: Iterable[float | None], unit: str = "") -> str:
    """Write a figure as the others beside it: whole ones without decimals, small rates with two or three."""
    if unit == "%":
        return format_number(figure, decimals=1)
    known = [value for value in [*among, figure] if value is not None]
    if all(float(value).is_integer() for value in known):
        return format_number(figure)
    greatest = max(abs(value) for value in known)
    return format_number(figure, decimals=1 if greatest >= 10 else 2 if greatest >= 0.1 else 3)


def round_grid(low: float, high: float, *, whole: bool) -> tuple[float, ...]:
    """Return three or four round values from the lowest to the highest figure, zero among them."""
    step = _round_step(low, high, whole=whole)
    first, last = -math.floor(-low / step), math.floor(high / step)
    return tuple(round(index * step, 10) for index in range(first, max(last, 1) + 1))


def _round_step(low: float, high: float, *, whole: bool) -> float:
    """Return the smallest round step that puts at most three grid lines beside zero; 1 at least if all is whole."""
    power = 10.0 ** math.floor(math.log10(max(high - low, 1e-9) / 10))
    while True:
        for factor in (1, 2, 4 if whole and power <= 1 else 2.5, 5):
            step = factor * power
            if math.floor(high / step) + math.floor(-low / step) <= 3 and (step >= 1 or not whole):
                return step
        power *= 10
