"""Charts of more than one line: the same months by year, and small charts side by side (ui/guide.md §13)."""

from dataclasses import dataclass

from cs360_desktop.domain.charts import PointState, RunChart, round_grid, write_figure

MOST_LINES = 4
"""More lines than these cannot be told apart in gray."""

_WITHOUT_VALUE = frozenset({PointState.SUPPRESSED, PointState.MISSING})


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year: its name at the right end, and one figure for each place on the axis; None is a gap, never zero.

    `notes` are the words of each place, or none at all.

    Raises:
        ValueError: figures and states contradict each other.
    """

    name: str
    values: tuple[float | None, ...]
    states: tuple[PointState, ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        pairs = zip(self.values, self.states, strict=True)
        if any((value is None) != (state in _WITHOUT_VALUE) for value, state in pairs):
            raise ValueError(f"the figures of {self.name} and their states contradict each other")

    def runs(self) -> tuple[tuple[int, ...], ...]:
        """Return the places that one line joins, run by run; gaps and the running period end a run."""
        runs: list[list[int]] = []
        for index, state in enumerate(self.states):
            if state in _WITHOUT_VALUE or state is PointState.INCOMPLETE:
                continue
            if runs and runs[-1][-1] == index - 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        return tuple(tuple(run) for run in runs)


@dataclass(frozen=True, slots=True)
class YearsChart:
    """The same months, quarters or weeks of up to four years, oldest year first.

    Args:
        title: measure, unit of time and area.
        unit: what the axis counts.
        source: one line with source and data-as-of date.
        alternative: the text alternative, one sentence.
        labels: the places on the axis: `Jan` to `Dec`.
        lines: one for each year, each with a figure for each label.
        suppressed_under: the limit under which counts are withheld, as high as their bar is.

    Raises:
        ValueError: there is no line, more than four, or one does not fit the labels.
    """

    title: str
    unit: str
    source: str
    alternative: str
    labels: tuple[str, ...]
    lines: tuple[YearLine, ...]
    suppressed_under: float | None = None

    def __post_init__(self) -> None:
        if not 0 < len(self.lines) <= MOST_LINES:
            raise ValueError(f"{len(self.lines)} lines cannot be told apart")
        if any(len(line.values) != len(self.labels) for line in self.lines):
            raise ValueError("each line needs a figure for each label")

    def span(self) -> tuple[float, float]:
        """Return the lowest and highest figure to draw; zero always lies between them."""
        figures = [0.0, *(value for line in self.lines for value in line.values if value is not None)]
        if self.suppressed():
            figures.append(self.suppressed_under or 0.0)
        return min(figures), max(figures)

    def suppressed(self) -> tuple[int, ...]:
        """Return the places at which the figure of some year is withheld."""
        places = enumerate(zip(*(line.states for line in self.lines), strict=True))
        return tuple(place for place, states in places if PointState.SUPPRESSED in states)

    def written(self, figure: float) -> str:
        """Write a figure with as many decimals as the figures of the chart need."""
        return write_figure(figure, [value for line in self.lines for value in line.values], self.unit)

    def grid(self) -> tuple[float, ...]:
        """Return three or four round values for the horizontal grid, zero among them."""
        figures = [value for line in self.lines for value in line.values if value is not None]
        return round_grid(*self.span(), whole=all(float(value).is_integer() for value in figures))


@dataclass(frozen=True, slots=True)
class Panels:
    """Small charts of the same periods side by side, in their own order and never by rank.

    Args:
        title: what they show together.
        source: one line with source and data-as-of date.
        alternative: the text alternative, one sentence.
        names: what each shows: an area, `Cleared`, `All offenses`.
        charts: one for each name; those that share a scale have it as `common`.

    Raises:
        ValueError: there is no chart, or a name is missing.
    """

    title: str
    source: str
    alternative: str
    names: tuple[str, ...]
    charts: tuple[RunChart, ...]

    def __post_init__(self) -> None:
        if not self.charts or len(self.names) != len(self.charts):
            raise ValueError(f"{len(self.charts)} charts cannot have {len(self.names)} names")
