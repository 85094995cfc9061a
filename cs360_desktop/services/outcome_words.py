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
from cs360_desktop.domain.wording import as_sentence, format_figure, format_number, format_value
from cs360_desktop.language import marked, tr
from cs360_desktop.services.chart_data import Charted
from cs360_desktop.services.comparisons import (
    format_cases,
    format_change,
    format_percent,
    format_years,
    outside_words,
    usual_words,
)

HIDDEN_STILL = marked("That is not the same as “no change”: with small numbers a real change can stay hidden.")
NOT_WHY = marked("It does not say why. The season, reporting, other efforts and chance stay possible.")
_DOUBTS = {
    EntryState.DISPUTED: (marked("{periods} is disputed."), marked("{periods} are disputed.")),
    EntryState.ESTIMATED: (marked("{periods} is estimated."), marked("{periods} are estimated.")),
}
"""Of one period and of several."""


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
    return first.label if first == last else tr("{first} to {last}", first=first.label, last=last.label)


def count_words(asked: Asked) -> Said:
    """A count after the response beside the same periods of the year before."""
    measure, periods = asked.known.measure, asked.periods
    found = compare_counts(measure, asked.known.values, periods, asked.began, asked.rules)
    earlier = [period.year_before() for period in periods]
    if isinstance(found, Withheld):
        return Said(tr("The year before cannot be used because {because}.", because=found.because))
    if isinstance(found.now, Withheld):
        return Said(_unknown_outcome(_because(found.now, asked, periods)))
    now = _figure_text(measure, periods, found.now)
    if isinstance(found.before, Withheld):
        return Said(f"{now} {_unknown_change(_because(found.before, asked, earlier))}")
    text = f"{now} {_figure_text(measure, earlier, found.before)}"
    if isinstance(found.change, Withheld):
        return Said(f"{text} {_unknown_change(found.change.because)}")
    return _judged(found, f"{text} {_change(measure, found)}")


def _unknown_outcome(because: str) -> str:
    return tr("What changed cannot be worked out because {because}.", because=because)


def _unknown_change(because: str) -> str:
    return tr("The change cannot be worked out because {because}.", because=because)


def _figure_text(measure: Measure, periods: Sequence[Period], figure: float) -> str:
    """A figure behind its periods: `Jul 2026 to Oct 2026: 29.`."""
    return f"{as_sentence(stretch_label(periods))}: {format_figure(figure, measure)}."


def _change(measure: Measure, found: Compared) -> str:
    assert not isinstance(found.change, Withheld)
    if found.change == 0:
        return tr("No difference.")
    number, percent = format_value(abs(found.change), measure.unit), format_percent(found.percent)
    if not percent:
        return tr("{number} more.", number=number) if found.change > 0 else tr("{number} fewer.", number=number)
    if found.change > 0:
        return tr("{number} more ({percent}).", number=number, percent=percent)
    return tr("{number} fewer ({percent}).", number=number, percent=percent)


def _judged(found: Compared, text: str) -> Said:
    judged = found.judgment
    if isinstance(judged, Withheld):
        return Said(text, tr("There is no usual range, because {because}.", because=judged.because), tr(NOT_WHY))
    assert not isinstance(found.baseline, Withheld)
    assert not isinstance(found.now, Withheld)
    years = format_years(found.baseline.years)
    if judged.signal is Signal.USUAL:
        within = tr("Within the usual range of {usual} after {years}.", usual=usual_words(judged), years=years)
        return Said(text, within, tr(HIDDEN_STILL), judged.signal)
    outside = outside_words(judged, is_below=found.now < judged.low, years=years, z=_z(judged))
    return Said(text, outside, tr(NOT_WHY), judged.signal)


def _z(judged: Judgment) -> str:
    """The statistic behind the word, in brackets; it is written the same way in every language."""
    return "" if judged.z is None else f" (z*\u00a0{format_number(judged.z, decimals=2)})"


def share_words(asked: Asked) -> Said:
    """A share or score after the response beside one from before it."""
    measure, values = asked.known.measure, asked.known.values
    after = share_after(measure, values, asked.periods)
    if isinstance(after, Withheld):
        return Said(_unknown_outcome(_because(after, asked, asked.periods)))
    text = _share_text(measure, after)
    until = asked.began or asked.periods[0].start
    before = share_before(measure, values, after, until, asked.rules.breaks)
    if isinstance(before, Withheld):
        return Said(f"{text} {_unknown_change(before.because)}")
    change = tr("Change: {change}.", change=format_change(measure, after.figure - before.figure))
    return Said(f"{text} {_share_text(measure, before)} {change}", _overlap(measure, after, before), tr(NOT_WHY))


def _share_text(measure: Measure, share: Share) -> str:
    if share.cases is None:
        return _figure_text(measure, share.periods, share.figure)
    periods, figure = as_sentence(stretch_label(share.periods)), format_figure(share.figure, measure)
    cases = format_cases(share.cases)
    if share.interval is None:
        return f"{periods}: {figure} ({cases})."
    return tr(
        "{periods}: {figure} ({cases}; 95 % interval {low} to {high} %).",
        periods=periods,
        figure=figure,
        cases=cases,
        low=format_number(share.interval.low),
        high=format_number(share.interval.high),
    )


def _overlap(measure: Measure, after: Share, before: Share) -> str:
    if after.interval is None or before.interval is None:
        if measure.unit is Unit.PERCENT:
            return tr("No interval can be given, because the cases behind the figures were not entered.")
        return ""
    if after.interval.low <= before.interval.high and before.interval.low <= after.interval.high:
        return tr("The two intervals overlap: a difference like this may be chance alone.")
    return tr("The two intervals do not overlap: a difference like this is seldom chance alone.")


def beside_words(asked: Asked, there: Charted) -> str:
    """The change of a count beside that of a comparison area (weighted displacement difference, domain.md S18)."""
    figures = []
    for known in (asked.known, there):
        own = Asked(known, asked.periods, asked.began, community=asked.community)
        found = compare_counts(known.measure, known.values, asked.periods, asked.began, own.rules)
        if isinstance(found, Withheld):
            return tr("It cannot be set beside {area} because {because}.", area=there.area, because=found.because)
        for worked, periods in ((found.now, own.periods), (found.before, [each.year_before() for each in own.periods])):
            if isinstance(worked, Withheld):
                return _not_beside(there, known, _because(worked, own, periods))
        if isinstance(found.change, Withheld):
            return _not_beside(there, known, found.change.because)
        assert not isinstance(found.now, Withheld)
        assert not isinstance(found.before, Withheld)
        figures.append((found.before, found.now))
    here, other = figures
    difference = displacement_difference(here, other)
    if isinstance(difference, Withheld):
        return tr("It cannot be set beside {area} because {because}.", area=there.area, because=difference.because)
    sides = "; ".join(
        f"{known.area} {format_number(before)} → {format_number(after)}"
        for known, (before, after) in ((asked.known, here), (there, other))
    )
    low, high = difference.interval.low, difference.interval.high
    said = tr(
        _BESIDE[(difference.estimate > 0) - (difference.estimate < 0)],
        sides=sides,
        number=format_number(abs(difference.estimate)),
        area=there.area,
        low=format_number(low, signed=True),
        high=format_number(high, signed=True),
    )
    return f"{said} {tr('Zero lies within it: chance alone may do that.')}" if low <= 0 <= high else said


_BESIDE = {
    0: marked("{sides}: as many as the change in {area} would lead you to expect (90 % interval {low} to {high})."),
    1: marked(
        "{sides}: {number} more than the change in {area} would lead you to expect (90 % interval {low} to {high})."
    ),
    -1: marked(
        "{sides}: {number} fewer than the change in {area} would lead you to expect (90 % interval {low} to {high})."
    ),
}
"""By the sign of the difference."""


def _not_beside(there: Charted, where: Charted, because: str) -> str:
    return tr(
        "It cannot be set beside {area} because {because} ({where}).",
        area=there.area,
        because=because,
        where=where.area,
    )


def doubts(asked: Asked) -> Iterator[str]:
    """Say which of the figures behind it are estimated or disputed."""
    values = asked.known.values
    periods = [period.year_before() for period in asked.periods] + list(asked.periods)
    for state, (one, many) in _DOUBTS.items():
        found = [period.label for period in periods if period in values and values[period].state is state]
        if found:
            yield as_sentence(tr(one if len(found) == 1 else many, periods=", ".join(found)))


def _because(why: Withheld, asked: Asked, periods: Sequence[Period]) -> str:
    """Why there is no figure; what is held back is said to be, not missing."""
    values = asked.known.values
    held = [each.label for each in periods if each in values and values[each].state is EntryState.SUPPRESSED]
    if held:
        if asked.community:
            return tr("the count of {period} is withheld in community copies", period=held[0])
        return tr("the count of {period} is withheld", period=held[0])
    return why.because
