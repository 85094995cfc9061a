"""How a figure was worked out, in plain words with the numbers put in (domain.md §5.4 to §5.6)."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cs360_desktop.analysis.intervals import count_interval
from cs360_desktop.analysis.power import SMALL_MEAN, chance_to_see
from cs360_desktop.analysis.rates import per_day, per_residents
from cs360_desktop.analysis.series import is_judged
from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import Value
from cs360_desktop.domain.figures import Baseline, Compared, StretchKind, Withheld, Worked
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.rollups import name_of
from cs360_desktop.domain.wording import MINUS, format_figure, format_number, format_value
from cs360_desktop.services.comparisons import (
    format_cases,
    format_change,
    format_percent,
    format_plain,
    stretch_name,
)

_MOST_PARTS = 13


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation: what it is about, and the sentences with the numbers put in."""

    title: str
    text: str


def explain(
    measure: Measure, found: Compared, values: Mapping[Period, Value], residents: Mapping[int, int]
) -> tuple[Step, ...]:
    """Explain every figure of a comparison, withheld ones too.

    Args:
        measure: what is counted.
        found: the comparison.
        values: what it was worked out from.
        residents: by year, for rates.
    """
    steps = [
        _figure(measure, found, values),
        *_before(measure, found),
        *_percent(found),
        *_baseline(measure, found),
        *_signal(measure, found),
        *_interval(measure, found),
        *_chance(measure, found),
        *_rates(measure, found, residents),
    ]
    return tuple(steps)


def _figure(measure: Measure, found: Compared, values: Mapping[Period, Value]) -> Step:
    name = stretch_name(found)
    if isinstance(found.now, Withheld):
        return Step("Figure", f"{name}: {found.now.sentence}")
    shown = format_figure(found.now, measure)
    if found.cases is not None:
        over = "" if measure.scale == 1 else f" × {measure.scale:,g}"
        numerator, denominator = map(format_plain, found.cases)
        text = f"{name}: {numerator} ÷ {denominator}{over} = {shown}."
        if len(found.counted) > 1:
            text = f"{text} All cases are taken together; percentages of single {_many(found)} are never averaged."
    elif len(found.counted) == 1:
        text = f"{name}: {shown}, as entered."
    else:
        parts = [format_value(values[period].number, measure.unit) for period in found.counted]
        listed = f" = {' + '.join(parts)}" if len(parts) <= _MOST_PARTS else ""
        text = f"{name}: {shown}{listed}, the sum of {len(parts)} {_many(found)}."
    if found.left_out:
        names = ", ".join(period.label for period in found.left_out)
        text = f"{text} Left out because one of the years lacks it: {names}."
    return Step("Figure", text)


def _before(measure: Measure, found: Compared) -> Iterable[Step]:
    if isinstance(found.now, Withheld):
        return
    if isinstance(found.before, Withheld):
        yield Step("A year before", found.before.sentence)
        return
    before = format_figure(found.before, measure)
    if isinstance(found.change, Withheld):
        yield Step("A year before", f"{before}. No change is given, because {found.change.because}.")
        return
    now = format_value(found.now, measure.unit)
    old = format_value(found.before, measure.unit)
    yield Step("A year before", f"{before}. Change: {now} {MINUS} {old} = {format_change(measure, found.change)}.")


def _percent(found: Compared) -> Iterable[Step]:
    if isinstance(found.change, Withheld) or isinstance(found.before, Withheld):
        return
    if isinstance(found.percent, Withheld):
        yield Step("Change in percent", f"Not given, because {found.percent.because}.")
        return
    change, before = format_plain(found.change), format_plain(found.before)
    yield Step("Change in percent", f"{change} ÷ {before} × 100 = {format_percent(found.percent)}.")


def _baseline(measure: Measure, found: Compared) -> Iterable[Step]:
    if not is_judged(measure) or isinstance(found.now, Withheld):
        return
    if isinstance(found.baseline, Withheld):
        yield Step("Earlier years", f"There is nothing to compare with, because {found.baseline.because}.")
        return
    baseline = found.baseline
    counts = ", ".join(
        f"{year}: {format_plain(count)}" for year, count in zip(baseline.years, baseline.counts, strict=True)
    )
    many = f"{len(baseline.years)} baseline period{'s' if len(baseline.years) != 1 else ''}"
    text = f"{counts}. Mean of {many}: {format_number(baseline.mean, decimals=1)}."
    yield Step("Earlier years", f"{text} At most five years are used, and only those counted in the same way.")


def _signal(measure: Measure, found: Compared) -> Iterable[Step]:
    if not is_judged(measure) or isinstance(found.now, Withheld) or isinstance(found.baseline, Withheld):
        return
    if isinstance(found.judgment, Withheld):
        yield Step("Signal", f"There is no word, because {found.judgment.because}.")
        return
    baseline, judged = found.baseline, found.judgment
    years = len(baseline.years)
    z = format_number(judged.z or 0.0, decimals=2)
    sum_ = (
        f"z* = 2 × (√({format_plain(found.now)} + 3/8) {MINUS} √(({format_plain(baseline.total)} + 3/8) ÷ {years}))"
        f" ÷ √(1 + 1/{years}) = {z}"
    )
    usual = f"{judged.low} to {judged.high}"
    yield Step(
        "Signal",
        f"{sum_}. Up to 2 either way is the usual range, here {usual}; beyond 2 is worth a look, beyond 3 unusual. "
        f"This one: {judged.signal.value}. By chance alone about 1 to 3 in 100 counts lie beyond 2 on each side.",
    )
    if judged.signal is Signal.USUAL:
        yield Step("No signal is not “no change”", _power(found, baseline))


def _power(found: Compared, baseline: Baseline) -> str:
    said = "With small counts a real change can stay hidden in what chance does anyway."
    if not 0 < baseline.mean < SMALL_MEAN:
        return said
    seen = 100 * chance_to_see(baseline.mean, len(baseline.years))
    text = (
        f"{said} At a mean of {format_number(baseline.mean, decimals=1)} and {len(baseline.years)} earlier "
        f"year{'s' if len(baseline.years) != 1 else ''}, a true rise by half would be flagged in about "
        f"{format_number(seen)} of 100 such periods."
    )
    if found.kind is StretchKind.LAST_YEAR:
        return text
    return f"{text} The last 12 months together see more."


def _interval(measure: Measure, found: Compared) -> Iterable[Step]:
    if measure.unit is Unit.PERCENT:
        if isinstance(found.interval, Withheld):
            yield Step("Where the true share may lie", f"Not given, because {found.interval.because}.")
            return
        low, high = (format_number(end, decimals=1) for end in (found.interval.low, found.interval.high))
        cases = format_cases(found.cases)
        text = f"{low} to {high} % with 95 % confidence (Wilson), from {cases} cases. Few cases make it wide."
        yield Step("Where the true share may lie", text)
    elif is_judged(measure) and _is_count(found.now):
        assert not isinstance(found.now, Withheld)
        interval = count_interval(int(found.now))
        low, high = (format_number(end, decimals=1) for end in (interval.low, interval.high))
        text = f"A long-run mean anywhere from {low} to {high} could give {format_plain(found.now)} (exact, 95 %)."
        yield Step("How far a count may stray", text)


def _chance(measure: Measure, found: Compared) -> Iterable[Step]:
    if not (is_judged(measure) and _is_count(found.now) and _is_count(found.before)):
        return
    if isinstance(found.change, Withheld):
        return
    from cs360_desktop.analysis.two_counts import e_test

    assert not isinstance(found.now, Withheld)
    assert not isinstance(found.before, Withheld)
    chance = e_test(int(found.now), int(found.before))
    title = "Beside the year before alone"
    if isinstance(chance, Withheld):
        yield Step(title, f"No exact test, because {chance.because}.")
        return
    percent = "under 0.1" if chance < 0.001 else format_number(100 * chance, decimals=1)
    pair = f"{format_plain(found.before)} and {format_plain(found.now)}"
    text = f"If nothing had changed, counts as far apart as {pair} would come up in {percent} of 100 cases (E-test)."
    yield Step(title, text)


def _rates(measure: Measure, found: Compared, residents: Mapping[int, int]) -> Iterable[Step]:
    if not is_judged(measure) or isinstance(found.now, Withheld):
        return
    each_day = format_number(per_day(found.now, found.counted), decimals=2)
    yield Step("By the day", f"{each_day} a day, over {sum(period.days for period in found.counted)} days.")
    rate = per_residents(found.now, found.counted[-1], residents, 1_000)
    if isinstance(rate, Withheld):
        yield Step("Per 1,000 residents", f"Not given, because {rate.because}. It can be added in Settings.")
        return
    year = found.counted[-1].end.year
    people = f"{residents[year]:,}"
    shown = format_number(rate, decimals=2)
    text = f"{format_plain(found.now)} ÷ {people} residents in {year} × 1,000 = {shown}, for this time alone."
    yield Step("Per 1,000 residents", text)


def _is_count(figure: Worked) -> bool:
    return not isinstance(figure, Withheld) and figure >= 0 and math.isclose(figure, int(figure))


def _many(found: Compared) -> str:
    return name_of(found.counted[0].kind, len(found.counted))
