"""What changed after a response, in words: figures after and before, what earlier years say, and another area."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.analysis.before_after import Share, compare_counts, share_after, share_before
from cs360_desktop.analysis.comparisons import Rules
from cs360_desktop.analysis.two_counts import displacement_difference
from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.figures import Compared, Judgment, Withheld
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_figure, format_number, format_value
from cs360_desktop.services.chart_data import Charted
from cs360_desktop.services.comparisons import (
    format_cases,
    format_change,
    format_percent,
    format_usual,
    format_years,
)

HIDDEN_STILL = "That is not the same as “no change”: with small numbers a real change can stay hidden."
NOT_WHY = "It does not say why. The season, reporting, other efforts and chance stay possible."


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: a measure in an area, the periods after the response, and the day the first response began."""

    known: Charted
    periods: tuple[Period, ...]
    began: date | None
    community: bool = False

    @property
    def rules(self) -> Rules:
        """How figures are compared here."""
        known = self.known
        return Rules(tuple(mark.start for mark in known.break_periods), known.small_number, known.year_start)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said: the figures, what earlier years say about them, and what none of it says."""

    found: str
    says: str = ""
    caution: str = ""
    signal: Signal | None = None


def stretch_label(periods: Sequence[Period]) -> str:
    """What a stretch is called: `2022`, `Jul 2026`, `Jul 2026 to Oct 2026`."""
    first, last = periods[0], periods[-1]
    return first.label if first == last else f"{first.label} to {last.label}"


def count_words(asked: Asked) -> Said:
    """A count after the response beside the same periods of the year before."""
    measure, periods = asked.known.measure, asked.periods
    found = compare_counts(measure, asked.known.values, periods, asked.began, asked.rules)
    after, before = stretch_label(periods), stretch_label([period.year_before() for period in periods])
    if isinstance(found, Withheld):
        return Said(f"The year before cannot be used because {found.because}.")
    if isinstance(found.now, Withheld):
        return Said(f"What changed cannot be worked out because {_because(found.now, asked, periods)}.")
    now = format_figure(found.now, measure)
    if isinstance(found.before, Withheld):
        earlier = [period.year_before() for period in periods]
        why = _because(found.before, asked, earlier)
        return Said(f"{after}: {now}. The change cannot be worked out because {why}.")
    text = f"{after}: {now}. {before}: {format_figure(found.before, measure)}."
    if isinstance(found.change, Withheld):
        return Said(f"{text} The change cannot be worked out because {found.change.because}.")
    return _judged(found, f"{text} {_change(measure, found)}")


def _change(measure: Measure, found: Compared) -> str:
    assert not isinstance(found.change, Withheld)
    if found.change == 0:
        return "No difference."
    more = "more" if found.change > 0 else "fewer"
    percent = format_percent(found.percent)
    beside = f" ({percent})" if percent else ""
    return f"{format_value(abs(found.change), measure.unit)} {more}{beside}."


def _judged(found: Compared, text: str) -> Said:
    judged = found.judgment
    if isinstance(judged, Withheld):
        return Said(text, f"There is no usual range, because {judged.because}.", NOT_WHY)
    assert not isinstance(found.baseline, Withheld)
    assert not isinstance(found.now, Withheld)
    usual = format_usual(judged).replace(" – ", " to ")
    years = format_years(found.baseline.years)
    if judged.signal is Signal.USUAL:
        return Said(text, f"Within the usual range of {usual} after {years}.", HIDDEN_STILL, judged.signal)
    side = "below" if found.now < judged.low else "above"
    word = "Unusual" if judged.signal is Signal.UNUSUAL else "Worth a look"
    return Said(
        text,
        f"{word}: {side} the usual range of {usual}, which {years} would lead you to expect{_z(judged)}.",
        NOT_WHY,
        judged.signal,
    )


def _z(judged: Judgment) -> str:
    return "" if judged.z is None else f" (z*\u00a0{format_number(judged.z, decimals=2)})"


def share_words(asked: Asked) -> Said:
    """A share or score after the response beside one from before it."""
    measure, values = asked.known.measure, asked.known.values
    after = share_after(measure, values, asked.periods)
    if isinstance(after, Withheld):
        return Said(f"What changed cannot be worked out because {_because(after, asked, asked.periods)}.")
    text = _share_text(measure, after)
    until = asked.began or asked.periods[0].start
    before = share_before(measure, values, after, until, asked.rules.breaks)
    if isinstance(before, Withheld):
        return Said(f"{text} The change cannot be worked out because {before.because}.")
    change = format_change(measure, after.figure - before.figure) or "none"
    return Said(f"{text} {_share_text(measure, before)} Change: {change}.", _overlap(measure, after, before), NOT_WHY)


def _share_text(measure: Measure, share: Share) -> str:
    figure = f"{stretch_label(share.periods)}: {format_figure(share.figure, measure)}"
    if share.cases is None:
        return f"{figure}."
    cases = format_cases(share.cases)
    if share.interval is None:
        return f"{figure} ({cases})."
    low, high = format_number(share.interval.low), format_number(share.interval.high)
    return f"{figure} ({cases}; 95 % interval {low} to {high} %)."


def _overlap(measure: Measure, after: Share, before: Share) -> str:
    if after.interval is None or before.interval is None:
        if measure.unit is Unit.PERCENT:
            return "No interval can be given, because the cases behind the figures were not entered."
        return ""
    if after.interval.low <= before.interval.high and before.interval.low <= after.interval.high:
        return "The two intervals overlap: a difference like this may be chance alone."
    return "The two intervals do not overlap: a difference like this is seldom chance alone."


def beside_words(asked: Asked, there: Charted) -> str:
    """The change of a count beside that of a comparison area (weighted displacement difference, domain.md S18)."""
    figures = []
    for known in (asked.known, there):
        own = Asked(known, asked.periods, asked.began, community=asked.community)
        found = compare_counts(known.measure, known.values, asked.periods, asked.began, own.rules)
        if isinstance(found, Withheld):
            return f"It cannot be set beside {there.area} because {found.because}."
        for worked, periods in ((found.now, own.periods), (found.before, [each.year_before() for each in own.periods])):
            if isinstance(worked, Withheld):
                return f"It cannot be set beside {there.area} because {_because(worked, own, periods)} ({known.area})."
        if isinstance(found.change, Withheld):
            return f"It cannot be set beside {there.area} because {found.change.because} ({known.area})."
        assert not isinstance(found.now, Withheld)
        assert not isinstance(found.before, Withheld)
        figures.append((found.before, found.now))
    here, other = figures
    difference = displacement_difference(here, other)
    if isinstance(difference, Withheld):
        return f"It cannot be set beside {there.area} because {difference.because}."
    low, high = difference.interval.low, difference.interval.high
    sides = "; ".join(
        f"{known.area} {format_number(before)} → {format_number(after)}"
        for known, (before, after) in ((asked.known, here), (there, other))
    )
    more = "more" if difference.estimate > 0 else "fewer"
    told = "as many as" if difference.estimate == 0 else f"{format_number(abs(difference.estimate))} {more} than"
    interval = f"90 % interval {format_number(low, signed=True)} to {format_number(high, signed=True)}"
    chance = " Zero lies within it: chance alone may do that." if low <= 0 <= high else ""
    return f"{sides}: {told} the change in {there.area} would lead you to expect ({interval}).{chance}"


def doubts(asked: Asked) -> Iterator[str]:
    """Say which of the figures behind it are estimated or disputed."""
    values = asked.known.values
    periods = [period.year_before() for period in asked.periods] + list(asked.periods)
    for state in (EntryState.DISPUTED, EntryState.ESTIMATED):
        found = [period.label for period in periods if period in values and values[period].state is state]
        if found:
            verb = "is" if len(found) == 1 else "are"
            yield f"{', '.join(found)} {verb} {state.word}."


def _because(why: Withheld, asked: Asked, periods: Sequence[Period]) -> str:
    """Why there is no figure; what is held back is said to be, not missing."""
    values = asked.known.values
    held = [each.label for each in periods if each in values and values[each].state is EntryState.SUPPRESSED]
    if held:
        where = " in community copies" if asked.community else ""
        return f"the count of {held[0]} is withheld{where}"
    return why.because
