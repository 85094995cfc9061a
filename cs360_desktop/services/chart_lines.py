"""A chart as a table: one line for each period, with what is read out of it (ui/guide.md §13)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cs360_desktop.analysis.series import Reading
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_figure, format_value
from cs360_desktop.language import tr
from cs360_desktop.services.comparisons import format_cases, format_usual, format_years


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One period in words; empty where nothing can be said.

    `cases` is numerator of denominator, `sentence` the whole line as it is read out.
    """

    period: Period
    figure: str
    cases: str
    state: str
    year_before: str
    usual: str
    signal: Signal | None
    sentence: str


def period_lines(
    measure: Measure, values: Mapping[Period, Value], readings: Sequence[Reading]
) -> tuple[PeriodLine, ...]:
    """Write the lines of a chart, oldest first."""
    return tuple(_line(measure, values.get(reading.period.year_before()), reading) for reading in readings)


def _line(measure: Measure, before: Value | None, reading: Reading) -> PeriodLine:
    figure = format_value(reading.figure, measure.unit)
    usual = years = ""
    signal = None
    if reading.judgment is not None and reading.baseline is not None:
        usual = format_usual(reading.judgment)
        years = format_years(reading.baseline.years)
        signal = reading.judgment.signal if reading.figure is not None else None
    cases, state = _cases(reading.value), _state(reading)
    parts = [format_figure(reading.figure, measure), cases, state]
    said = f"{reading.period.label}: {', '.join(part for part in parts if part)}"
    if usual:
        said = tr("{line} · usual range {usual} ({years})", line=said, usual=usual, years=years)
    if signal is not None:
        said = f"{said} · {tr(signal.value)}"
    before_figure = None if before is None else before.figure(measure.scale)
    return PeriodLine(
        reading.period, figure, cases, state, format_value(before_figure, measure.unit), usual, signal, said
    )


def _cases(value: Value | None) -> str:
    if value is None or value.numerator is None or value.denominator is None:
        return ""
    return format_cases((value.numerator, value.denominator))


def _state(reading: Reading) -> str:
    if reading.value is None:
        return tr("no entry")
    words = [] if reading.value.state is EntryState.ENTERED else [tr(reading.value.state.word)]
    return ", ".join(words if reading.is_complete else [*words, tr("so far")])
