"""What a scorecard says, free of how it is shown: one line for each active measure."""

from dataclasses import dataclass
from enum import Enum

from cs360_desktop.domain.catalogue import Dimension, Measure
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.figures import Compared, StretchKind
from cs360_desktop.domain.periods import Period
from cs360_desktop.language import marked, tr
from cs360_desktop.services.comparisons import Comparison
from cs360_desktop.services.target_words import TargetLine


class CompareWith(Enum):
    """What the figures of a scorecard are set against."""

    YEAR_BEFORE = marked("same period last year")
    MEAN = marked("mean of earlier years")
    YEAR_TO_DATE = marked("year to date")
    LAST_YEAR = marked("last 12 months")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a figure is set against, ready to show; `–` where it does not apply, never blank.

    Args:
        name: what it is: `a year before`, `mean of earlier years`.
        base: the figure of that, or why there is none: `79`, `no entry`.
        change: the figure less the base: `−5`.
        percent: the change in percent, or why there is none (`small number`, `from zero`); for shares and averages the
            cases behind the figure: `8 of 13`.
    """

    name: str
    base: str
    change: str
    percent: str


@dataclass(frozen=True, slots=True)
class Trend:
    """The last figures of a measure, oldest first; None is a gap, never zero.

    `since` is the period of the first of them, gaps included.
    """

    figures: tuple[float | None, ...]
    target: float | None = None
    since: Period | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(figure is None for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Scoreline:
    """One measure on the scorecard.

    Args:
        measure: whose line it is.
        period: the last complete one with a figure, up to where the scorecard goes; None where there is none.
        figure: what it shows there, with its unit; for a longer stretch, that of the stretch.
        compared: the figures behind the words; None where there is none.
        row: the same in words, always beside the year before.
        beside: the words for what this scorecard compares with; None where there is no figure.
        trend: the last two years to the running period.
        target: the target of the whole agency, where one is set.
        is_stale: whether the last complete period has no entry.
        is_withheld: whether a community copy hides it.
        missing: the last complete period, where it has no entry though earlier ones have.
    """

    measure: Measure
    period: Period | None
    figure: str
    compared: Compared | None
    row: Comparison | None
    trend: Trend
    target: TargetLine | None
    is_stale: bool
    is_withheld: bool
    beside: Beside | None = None
    missing: Period | None = None

    @property
    def signal(self) -> Signal | None:
        """The word for the figure, where there is one."""
        return None if self.row is None else self.row.signal


@dataclass(frozen=True, slots=True)
class ScoredDimension:
    """A dimension and the lines of its active measures, in the order of the catalogue."""

    dimension: Dimension
    lines: tuple[Scoreline, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All active measures through a month.

    `internal` counts measures a community copy leaves out, `suppressed` those whose figures it withholds because they
    are under `limit`; percentages of counts under `small_number` are not shown. Trends go back to `trend_since`.
    """

    through: Period
    compare_with: CompareWith
    dimensions: tuple[ScoredDimension, ...]
    trend_since: Period
    is_community: bool = False
    internal: int = 0
    suppressed: int = 0
    limit: float = 0
    small_number: float = 20

    @property
    def lines(self) -> tuple[Scoreline, ...]:
        """Every line."""
        return tuple(line for dimension in self.dimensions for line in dimension.lines)


def line_sentence(line: Scoreline) -> str:
    """A line as it is read out: `Disorder calls, Oct 2026, 74, a year before 79, change −5, usual range, no target`."""
    name = tr(line.measure.name)
    if line.is_withheld:
        return tr("{measure}, withheld in community copies.", measure=name)
    if line.row is None or line.beside is None:
        return tr("{measure}, no complete period has a figure yet.", measure=name)
    row, beside = line.row, line.beside
    said = [name, row.name, line.figure or tr("no figure")]
    said += [tr("{cases} cases", cases=row.cases)] if row.cases else []
    said += [f"{beside.name} {beside.base}"] if beside.base != NOTHING else []
    said += [tr("change {change}", change=beside.change)] if beside.change != NOTHING else []
    said += [beside.percent] if beside.percent != NOTHING and not row.cases else []
    said += [tr("95 percent interval {interval}", interval=row.interval)] if row.interval else []
    said += [tr(row.signal.value)] if row.signal else []
    said.append(_target_words(line, row))
    said += [tr("no entry for {period}", period=line.missing.label)] if line.missing else []
    return ", ".join(said) + "."


def _target_words(line: Scoreline, row: Comparison) -> str:
    """How far the target is; beside a longer stretch also in which period, for a target is one of single periods."""
    if line.target is None:
        return tr("no target")
    distance = line.target.distance
    if row.kind is not StretchKind.PERIOD and line.period is not None:
        distance = tr("{distance} in {period}", distance=distance, period=line.period.label)
    return tr("{distance}, target {aim}", distance=distance, aim=line.target.aim)


NOTHING = "–"
"""What stands where a figure does not apply."""
