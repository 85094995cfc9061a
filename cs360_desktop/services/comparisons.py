"""The comparison block under a chart and its sentences (domain.md §5.6, ui/guide.md §10)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cs360_desktop.analysis.series import Reading, is_judged
from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.figures import Baseline, Compared, Judgment, StretchKind, Why, Withheld, Worked, known
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.rollups import name_of
from cs360_desktop.domain.wording import format_date, format_figure, format_number, format_value
from cs360_desktop.language import marked, tr


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of the comparison table; texts are ready to show, empty where nothing can be said.

    `kind` is which stretch it is, `z` the statistic behind the signal word, `cases` numerator of denominator behind a
    share, `interval` where the true share may lie; `remark` says what was left out.
    """

    kind: StretchKind
    name: str
    count: str
    year_before: str = ""
    earlier_mean: str = ""
    change: str = ""
    percent: str = ""
    usual: str = ""
    signal: Signal | None = None
    z: str = ""
    cases: str = ""
    interval: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the newest complete period says, and what it does not say."""

    sentence: str
    caution: str
    signal: Signal | None = None


def comparison_row(measure: Measure, found: Compared) -> Comparison:
    """Write a comparison."""
    judged = found.judgment
    return Comparison(
        kind=found.kind,
        name=stretch_name(found),
        count=format_value(known(found.now), measure.unit),
        year_before=format_value(known(found.before), measure.unit),
        earlier_mean="" if isinstance(found.baseline, Withheld) else _mean(found.baseline),
        change=format_change(measure, found.change),
        percent=format_percent(found.percent),
        usual="" if isinstance(judged, Withheld) else format_usual(judged),
        signal=None if isinstance(judged, Withheld) else judged.signal,
        z="" if isinstance(judged, Withheld) or judged.z is None else f"z* {format_number(judged.z, decimals=2)}",
        cases=format_cases(found.cases),
        interval=format_interval(measure, found),
        remark=_remark(found),
    )


_LAST = {
    PeriodKind.MONTH: marked("Last {count} months, to {newest}"),
    PeriodKind.QUARTER: marked("Last {count} quarters, to {newest}"),
    PeriodKind.YEAR: marked("Last {count} years, to {newest}"),
    PeriodKind.WEEK: marked("Last {count} weeks, to {newest}"),
    PeriodKind.FOUR_WEEKS: marked("Last {count} 28-day periods, to {newest}"),
}
_TO_DATE = {
    StretchKind.YEAR_TO_DATE: marked("Year to date, {first} – {newest}"),
    StretchKind.FISCAL_YEAR_TO_DATE: marked("Fiscal year to date, {first} – {newest}"),
}


def stretch_name(found: Compared) -> str:
    """What a stretch is called: `Oct 2026`, `Year to date, Jan – Oct`, `Last 12 months, to Oct`."""
    first, newest = found.stretch[0], found.stretch[-1]
    if found.kind is StretchKind.PERIOD:
        return newest.label
    if found.kind is StretchKind.LAST_28_DAYS:
        return tr("Last 28 days, to {day}", day=format_date(newest.end, year=False))
    if found.kind is StretchKind.LAST_YEAR:
        return tr(_LAST[newest.kind], count=len(found.stretch), newest=newest.short_label)
    name = tr(_TO_DATE[found.kind], first=first.short_label, newest=newest.short_label)
    if not found.left_out:
        return name
    periods = name_of(newest.kind)
    return tr(
        "{name} ({counted} of {all} {periods})",
        name=name,
        counted=len(found.counted),
        all=len(found.stretch),
        periods=periods,
    )


def format_change(measure: Measure, change: Worked) -> str:
    """Write a change: `−13`, `+4.4 pts` between percentages; empty where there is none."""
    figure = known(change)
    if figure is not None and measure.unit.is_whole and figure != int(figure):
        return format_number(figure, decimals=1, signed=True)  # beside a mean
    text = format_value(figure, measure.unit, signed=True)
    return tr("{points} pts", points=text) if text and measure.unit is Unit.PERCENT else text


def format_percent(percent: Worked) -> str:
    """Write a change in percent, or `small number` where the base is one; empty for other reasons."""
    if isinstance(percent, Withheld):
        return tr("small number") if percent.why is Why.SMALL_NUMBER else ""
    return f"{format_number(percent, decimals=1, signed=True)} %"


def format_cases(cases: tuple[float, float] | None) -> str:
    """Write the cases behind a share: `8 of 13`."""
    if cases is None:
        return ""
    return tr("{counted} of {all}", counted=format_plain(cases[0]), all=format_plain(cases[1]))


def format_plain(number: float) -> str:
    """Write a number of cases: whole where it is."""
    return format_number(number, decimals=0 if number == int(number) else 2)


def format_interval(measure: Measure, found: Compared) -> str:
    """Write where a share may lie: `36 – 82 %`."""
    if isinstance(found.interval, Withheld):
        return ""
    low, high = (format_number(end) for end in (found.interval.low, found.interval.high))
    return f"{low} – {high}{' %' if measure.unit is Unit.PERCENT else ''}"


def _mean(baseline: Baseline) -> str:
    return f"{format_number(baseline.mean, decimals=1)}  ({format_years(baseline.years)})"


def format_years(years: Iterable[int]) -> str:
    """Write years as `2022–2025` where none is missing between them, else `2022, 2024`."""
    found = sorted(years)
    if len(found) > 1 and found[-1] - found[0] == len(found) - 1:
        return f"{found[0]}–{found[-1]}"
    return ", ".join(str(year) for year in found)


def format_usual(judged: Judgment) -> str:
    """Write a usual range: `7 – 25`."""
    return f"{format_number(judged.low)} – {format_number(judged.high)}"


def _remark(found: Compared) -> str:
    if not found.left_out:
        return ""
    if isinstance(found.now, Withheld):
        return found.now.sentence
    names = ", ".join(period.label for period in found.left_out)
    return tr("Only what both years have is counted: {names} left out.", names=names)


def finding(measure: Measure, readings: Sequence[Reading]) -> Finding:
    """Say what the newest complete period with a figure shows."""
    newest = newest_reading(readings)
    if newest is None:
        return Finding(tr("No complete period has a figure yet."), "")
    assert newest.figure is not None
    judged = newest.judgment or newest.why
    return _said(measure, newest.period.label, newest.figure, newest.baseline, judged)


def finding_of(measure: Measure, found: Compared) -> Finding:
    """Say what a stretch of time shows."""
    name = stretch_name(found)
    if isinstance(found.now, Withheld):
        return Finding(f"{name}: {found.now.sentence}", "")
    baseline = None if isinstance(found.baseline, Withheld) else found.baseline
    return _said(measure, name, found.now, baseline, found.judgment)


def _said(
    measure: Measure, name: str, figure: float, baseline: Baseline | None, judged: Judgment | Withheld | None
) -> Finding:
    shown = format_figure(figure, measure)
    if not is_judged(measure):
        return Finding(f"{name}: {shown}.", tr(_COUNTS_ONLY))
    if baseline is None or not isinstance(judged, Judgment):
        assert isinstance(judged, Withheld)
        return Finding(f"{name}: {shown}.", no_range(judged))
    usual = usual_words(judged)
    if judged.signal is Signal.USUAL:
        said = tr("{name}: {figure}, within the usual range of {usual}.", name=name, figure=shown, usual=usual)
        return Finding(said, tr(_HIDDEN_STILL), judged.signal)
    outside = outside_words(judged, is_below=figure < judged.low, years=format_years(baseline.years))
    return Finding(f"{name}: {shown}. {outside}", tr(_NOT_WHY), judged.signal)


_COUNTS_ONLY = marked("Usual ranges are worked out for counts only, so this figure has no word beside it.")
_HIDDEN_STILL = marked("That is not the same as “no change”: with small numbers a real rise can stay hidden.")
_NOT_WHY = marked("It does not say why. The season, reporting and chance stay possible.")
_OUTSIDE = {
    (Signal.UNUSUAL, True): marked(
        "Unusual: below the usual range of {usual}, which {years} would lead you to expect{z}."
    ),
    (Signal.UNUSUAL, False): marked(
        "Unusual: above the usual range of {usual}, which {years} would lead you to expect{z}."
    ),
    (Signal.WORTH_A_LOOK, True): marked(
        "Worth a look: below the usual range of {usual}, which {years} would lead you to expect{z}."
    ),
    (Signal.WORTH_A_LOOK, False): marked(
        "Worth a look: above the usual range of {usual}, which {years} would lead you to expect{z}."
    ),
}


def outside_words(judged: Judgment, *, is_below: bool, years: str, z: str = "") -> str:
    """Say that a count is outside its usual range, on which side, and the years it comes from.

    `z` is the statistic behind the word, in brackets after a blank, where it is to be told.
    """
    return tr(_OUTSIDE[judged.signal, is_below], usual=usual_words(judged), years=years, z=z)


def usual_words(judged: Judgment) -> str:
    """Write a usual range in a sentence: `7 to 25`."""
    return tr("{low} to {high}", low=format_number(judged.low), high=format_number(judged.high))


def no_range(why: Withheld) -> str:
    """Say why there is no usual range."""
    return tr("There is no usual range, because {because}.", because=why.because)


def newest_reading(readings: Sequence[Reading]) -> Reading | None:
    """The last complete period with a figure."""
    complete = (reading for reading in reversed(readings) if reading.is_complete and reading.figure is not None)
    return next(complete, None)
