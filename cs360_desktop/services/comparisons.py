"""The comparison block under a chart and its sentences (domain.md §5.6, ui/guide.md §10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.series import Baseline, Judgment, Reading, earlier_years, is_judged, judge, total_of
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.domain.wording import format_figure, format_number, format_value

_YEAR = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.WEEK: 52, PeriodKind.FOUR_WEEKS: 13}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of the comparison table; texts are ready to show, empty where nothing can be said."""

    name: str
    count: str
    year_before: str = ""
    earlier_mean: str = ""
    change: str = ""
    percent: str = ""
    usual: str = ""
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the newest complete period says, and what it does not say."""

    sentence: str
    caution: str
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class _History:
    """Everything stored of a measure in an area, and how it may be compared."""

    measure: Measure
    values: Mapping[Period, Value]
    breaks: tuple[date, ...]
    small_number: float


def compare(
    measure: Measure,
    values: Mapping[Period, Value],
    readings: Sequence[Reading],
    breaks: Iterable[Period],
    small_number: float,
) -> tuple[Comparison, ...]:
    """Compare the newest complete period, the year to date and the last year with what was before.

    A percentage of a base under `small_number` is replaced by "small number", one of zero left out (domain.md S2).
    """
    newest = _newest(readings)
    if newest is None:
        return ()
    history = _History(measure, values, tuple(first.start for first in breaks), small_number)
    rows = [_row(history, newest.period.label, [newest.period])]
    length = _YEAR.get(measure.period_kind)
    if is_judged(measure) and length is not None:
        first = newest.period
        while first.next(-1).start.year == newest.period.start.year:
            first = first.next(-1)
        if first != newest.period:
            to_date = list(span(first, newest.period))
            name = f"Year to date, {_short(first)} – {_short(newest.period)}"
            rows.append(_row(history, name, to_date))
        year = list(span(newest.period.next(1 - length), newest.period))
        name = f"Last {length} {_plural(measure.period_kind)}, to {_short(newest.period)}"
        rows.append(_row(history, name, year))
    return tuple(row for row in rows if row.count)


def _row(history: "_History", name: str, stretch: Sequence[Period]) -> Comparison:
    measure, values = history.measure, history.values
    earlier = [period.year_before() for period in stretch]
    now, before = _figure(measure, values, stretch), _figure(measure, values, earlier)
    baseline = earlier_years(values, stretch, history.breaks) if is_judged(measure) else None
    judged = judge(now, baseline) if baseline is not None and now is not None else None
    is_broken = any(earlier[0].start < day <= stretch[-1].start for day in history.breaks)
    change = now - before if now is not None and before is not None and not is_broken else None
    return Comparison(
        name=name,
        count=format_value(now, measure.unit),
        year_before=format_value(before, measure.unit),
        earlier_mean=_mean(baseline),
        change=format_value(change, measure.unit, signed=True),
        percent=_percent(change, before, history.small_number) if is_judged(measure) else "",
        usual=_usual(judged),
        signal=judged.signal if judged else None,
    )


def _figure(measure: Measure, values: Mapping[Period, Value], stretch: Sequence[Period]) -> float | None:
    if len(stretch) > 1:
        return total_of(values, stretch)
    value = values.get(stretch[0])
    return None if value is None else value.figure(measure.scale)


def _percent(change: float | None, before: float | None, small_number: float) -> str:
    if change is None or not before:
        return ""
    if before < small_number:
        return "small number"
    return f"{format_number(change / before * 100, decimals=1, signed=True)} %"


def _mean(baseline: Baseline | None) -> str:
    if baseline is None:
        return ""
    return f"{format_number(baseline.mean, decimals=1)}  ({format_years(baseline.years)})"


def format_years(years: Iterable[int]) -> str:
    """Write years as `2022–2025` where none is missing between them, else `2022, 2024`."""
    found = sorted(years)
    if len(found) > 1 and found[-1] - found[0] == len(found) - 1:
        return f"{found[0]}–{found[-1]}"
    return ", ".join(str(year) for year in found)


def _usual(judged: Judgment | None) -> str:
    return "" if judged is None else f"{format_number(judged.low)} – {format_number(judged.high)}"


def finding(measure: Measure, readings: Sequence[Reading]) -> Finding:
    """Say what the newest complete period with a figure shows."""
    newest = _newest(readings)
    if newest is None:
        return Finding("No complete period has a figure yet.", "")
    label = newest.period.label
    shown = format_figure(newest.figure, measure)
    if not is_judged(measure):
        why = "Usual ranges are worked out for counts only, so this figure has no word beside it."
        return Finding(f"{label}: {shown}.", why)
    if newest.judgment is None or newest.baseline is None:
        why = (
            "There is no usual range yet: it needs the same period of at least one earlier year, counted the same way."
        )
        return Finding(f"{label}: {shown}.", why)
    judged = newest.judgment
    usual = f"{format_number(judged.low)} to {format_number(judged.high)}"
    years = format_years(newest.baseline.years)
    if judged.signal is Signal.USUAL:
        said = f"{label}: {shown}, within the usual range of {usual}."
        return Finding(
            said, "That is not the same as “no change”: with small numbers a real rise can stay hidden.", judged.signal
        )
    side = "below" if (newest.figure or 0) < judged.low else "above"
    word = "Unusual" if judged.signal is Signal.UNUSUAL else "Worth a look"
    said = f"{label}: {shown}. {word}: {side} the usual range of {usual}, which {years} would lead you to expect."
    return Finding(said, "It does not say why. The season, reporting and chance stay possible.", judged.signal)


def _newest(readings: Sequence[Reading]) -> Reading | None:
    complete = (reading for reading in reversed(readings) if reading.is_complete and reading.figure is not None)
    return next(complete, None)


def _short(period: Period) -> str:
    return period.label.rpartition(" ")[0] or period.label


def _plural(kind: PeriodKind) -> str:
    return {
        PeriodKind.MONTH: "months",
        PeriodKind.QUARTER: "quarters",
        PeriodKind.WEEK: "weeks",
        PeriodKind.FOUR_WEEKS: "28-day periods",
    }[kind]
