"""The texts of a scorecard's cells and heads; every cell says something, `–` where a figure does not apply."""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cs360_desktop.domain.catalogue import Direction, Measure
from cs360_desktop.domain.figures import StretchKind, Why, Withheld, known
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import format_date, format_figure, format_month
from cs360_desktop.services.score_words import short_figure
from cs360_desktop.services.scorelines import NOTHING, CompareWith, Scorecard, Scoreline
from cs360_desktop.ui.charts.tables import STATE_OF
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.states import State

_DIRECTIONS = {
    Direction.UP: str(QT_TRANSLATE_NOOP("Scorecard", "higher is better")),
    Direction.DOWN: str(QT_TRANSLATE_NOOP("Scorecard", "lower is better")),
    Direction.CONTEXT: str(QT_TRANSLATE_NOOP("Scorecard", "depends")),
}
_COMPARED = {
    CompareWith.YEAR_BEFORE: str(QT_TRANSLATE_NOOP("Scorecard", "Compare with: same period last year")),
    CompareWith.MEAN: str(QT_TRANSLATE_NOOP("Scorecard", "Compare with: mean of earlier years")),
    CompareWith.YEAR_TO_DATE: str(QT_TRANSLATE_NOOP("Scorecard", "Year to date with last year’s")),
    CompareWith.LAST_YEAR: str(QT_TRANSLATE_NOOP("Scorecard", "Last 12 months with those before")),
}
_VALUE_HEADS = {
    CompareWith.YEAR_TO_DATE: str(QT_TRANSLATE_NOOP("Scorecard", "Year to date")),
    CompareWith.LAST_YEAR: str(QT_TRANSLATE_NOOP("Scorecard", "Last 12 months")),
}
_STRETCH = {CompareWith.YEAR_TO_DATE: StretchKind.YEAR_TO_DATE, CompareWith.LAST_YEAR: StretchKind.LAST_YEAR}
_NO_WORD = {
    Why.NO_BASELINE: str(QT_TRANSLATE_NOOP("Scorecard", "no earlier year")),
    Why.BREAK: str(QT_TRANSLATE_NOOP("Scorecard", "counting changed")),
    Why.NEGATIVE: str(QT_TRANSLATE_NOOP("Scorecard", "no range")),
    Why.NOT_WHOLE: str(QT_TRANSLATE_NOOP("Scorecard", "no range")),
}


def tr(text: str) -> str:
    """Translate in the context of the scorecard."""
    return QCoreApplication.translate("Scorecard", text)


def compared_text(compare_with: CompareWith) -> str:
    """The choice of what figures are set against."""
    return tr(_COMPARED[compare_with])


def value_head(compare_with: CompareWith) -> str:
    """The head over the figures."""
    return tr(_VALUE_HEADS.get(compare_with, "Last value"))


def base_head(compare_with: CompareWith) -> str:
    """The head over what they are set against."""
    return tr("Mean of earlier years") if compare_with is CompareWith.MEAN else tr("Year before")


def unit_line(measure: Measure) -> str:
    """Unit and direction: `count · lower is better`."""
    return f"{measure.unit_label} · {tr(_DIRECTIONS[measure.direction])}"


def stale_text(line: Scoreline) -> str:
    """That the last complete period has no entry; empty where it has one, or where there never was any."""
    return "" if line.missing is None else tr("no entry for {period}").format(period=line.missing.label)


def value_text(line: Scoreline) -> str:
    """The figure, or why there is none."""
    if line.is_withheld:
        return tr("withheld")
    if line.period is None:
        return tr("no entry")
    figure = None if line.compared is None else known(line.compared.now)
    return tr("no cases") if figure is None else short_figure(figure, line.measure)


def period_text(line: Scoreline, compare_with: CompareWith) -> str:
    """When it is of: `Oct 2026`, `Jan – Oct 2026`, `8 of 10 months`; in a longer stretch's column, that it is alone."""
    if line.period is None or line.compared is None:
        return ""
    found, newest = line.compared, line.period
    wanted = _STRETCH.get(compare_with, StretchKind.PERIOD)
    if found.kind is StretchKind.PERIOD:
        shown = short_period(newest)
        return shown if wanted is found.kind else tr("{period} only").format(period=shown)
    if found.left_out:
        return tr("{n} of {all} periods").format(n=len(found.counted), all=len(found.stretch))
    return tr("to {period}").format(period=short_period(newest))


def short_period(period: Period) -> str:
    """A period where room is short: 28 days by their last day."""
    if period.kind is not PeriodKind.FOUR_WEEKS:
        return period.label
    return tr("28 days to {day}").format(day=format_date(period.end, year=False))


def base_text(line: Scoreline) -> str:
    """What the figure is set against."""
    return NOTHING if line.beside is None else tr(line.beside.base)


def base_below(line: Scoreline, compare_with: CompareWith) -> str:
    """The same below the change, where it has no column of its own: `from 79`."""
    if line.beside is None or line.beside.base == NOTHING:
        return ""
    words = tr("mean {figure}") if compare_with is CompareWith.MEAN else tr("from {figure}")
    return words.format(figure=line.beside.base) if line.beside.change != NOTHING else tr(line.beside.base)


def change_text(line: Scoreline) -> str:
    """The change, with its sign."""
    return NOTHING if line.beside is None else line.beside.change


def percent_text(line: Scoreline) -> str:
    """The change in percent, or the cases behind a share."""
    return NOTHING if line.beside is None else tr(line.beside.percent)


def signal_state(line: Scoreline) -> State | None:
    """The symbol of the signal word."""
    return None if line.signal is None else STATE_OF[line.signal]


def signal_text(line: Scoreline) -> str:
    """The signal word, the interval of a share, or why there is neither."""
    if line.signal is not None:
        return tr(line.signal.value)
    if line.row is None or line.compared is None:
        return NOTHING
    if line.row.interval:
        return line.row.interval
    judged = line.compared.judgment
    if isinstance(judged, Withheld) and judged.why in _NO_WORD:
        return tr(_NO_WORD[judged.why])
    return NOTHING


def target_state(line: Scoreline) -> State | None:
    """Green at target, else under way; no symbol where there is no target or no figure."""
    if line.target is None or line.target.is_reached is None:
        return None
    return State.GOOD if line.target.is_reached else State.UNDER_WAY


def target_text(line: Scoreline) -> str:
    """How far the target is; beside a longer stretch, in which period: a target is one of single periods."""
    if line.target is None:
        return tr("no target")
    if line.period is None or line.compared is None or line.compared.kind is StretchKind.PERIOD:
        return tr(line.target.distance)
    label = short_period(line.period)
    label = label[:3] if line.period.kind is PeriodKind.MONTH else label
    return tr("{distance} in {period}").format(distance=tr(line.target.distance), period=label)


def trend_text(line: Scoreline) -> str:
    """The trend as it is read out: how many figures there are, the lowest, the highest and the last."""
    figures = [figure for figure in line.trend.figures if figure is not None]
    if not figures or line.trend.since is None:
        return tr("no trend yet")
    gaps = len(line.trend.figures) - len(figures)
    low, high, last = (format_figure(each, line.measure) for each in (min(figures), max(figures), figures[-1]))
    said = tr("since {period}: lowest {low}, highest {high}, last {last}").format(
        period=line.trend.since.label, low=low, high=high, last=last
    )
    return f"{said}, {counted(gaps, tr('1 gap'), tr('{n} gaps'))}" if gaps else said


def hidden_text(card: Scorecard) -> str:
    """What a community copy hides, in one line; without one, nothing."""
    if not card.is_community:
        return ""
    held = counted(card.suppressed, tr("1 here"), tr("{n} here")) if card.suppressed else tr("none here")
    parts = [tr("counts under {limit} in sensitive measures ({held})").format(limit=f"{card.limit:g}", held=held)]
    if card.internal:
        parts.insert(0, counted(card.internal, tr("1 internal measure"), tr("{n} internal measures")))
    return tr("Hidden: {parts}").format(parts=", ".join(parts))


def footnote(card: Scorecard, today: Period) -> str:
    """What the column “% or cases” holds, and which month is left out."""
    small = f"{card.small_number:g}"
    base = tr("the mean") if card.compare_with is CompareWith.MEAN else tr("the base")
    said = [
        tr(
            "% or cases: percent change when {base} is {small} or more, “small number” below that; for shares, cases "
            "behind the figure."
        ).format(base=base, small=small)
    ]
    if card.compare_with is CompareWith.YEAR_TO_DATE:
        said.append(tr("Only months that both years have are counted."))
    if card.through.next() == today:
        said.append(tr("Incomplete {month} is left out.").format(month=format_month(today.start).partition(" ")[0]))
    return " ".join(said)


def months_offered(through: Period, number: int) -> Iterable[Period]:
    """The months a scorecard can go through, the newest first."""
    return (through.next(-step) for step in range(number))
