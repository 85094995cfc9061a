"""Months into quarters and years, weeks into 28 days, by the aggregation of the measure alone (product.md §4).

Percentages are never averaged and stocks never added. What is blank or has a state without a figure stays out of the
figure and is counted as missing, never as zero.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cs360_desktop.domain.catalogue import Aggregation, Measure, Unit
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.rollups import RolledUp, name_of
from cs360_desktop.domain.wording import as_sentence
from cs360_desktop.language import marked, tr, tr_count

Part = tuple[Period, Value]


@dataclass(frozen=True, slots=True)
class Combined:
    """What the parts make together, which of them stand behind it, and why there is no figure, said with `tr`."""

    value: Value | None
    used: Sequence[Part]
    reason: str = ""


def why_not(measure: Measure, kind: PeriodKind) -> str:
    """Say why a measure cannot be rolled up into periods of a kind; an empty text where it can."""
    own = measure.period_kind
    if own is kind or kind.fits_into(own):
        return tr("This measure is kept by {period}.", period=name_of(own, 1))
    if not own.fits_into(kind):
        return tr("{periods} do not fit into {longer}.", periods=as_sentence(name_of(own)), longer=name_of(kind))
    if measure.aggregation is Aggregation.PER_PERIOD_ONLY:
        return tr(
            "This measure stands for its own {period} only; there is no figure for longer periods.",
            period=name_of(own, 1),
        )
    if measure.aggregation is Aggregation.SUM and (measure.unit.is_part or measure.denominator):
        return tr("Shares, rates and scores cannot be added up.")
    return ""


def roll_up(measure: Measure, values: Sequence[tuple[Period, Value | None]], into: Period) -> RolledUp:
    """Work a long period out from the short ones inside it.

    Args:
        measure: whose aggregation decides: sums of what was entered, the last that was entered, or Σ numerator ÷
            Σ denominator for shares and averages.
        values: what is stored by period of the measure's own kind, in any order; those outside `into` do not count.
        into: the period wanted; a fiscal quarter or year too, or 28 days that begin on any day.

    Raises:
        ValueError: a period is given twice, or is not of the measure's kind.
    """
    known = dict(values)
    if len(known) != len(values):
        raise ValueError("a period is given twice")
    if any(period.kind is not measure.period_kind for period in known):
        raise ValueError(f"the values of {measure.name!r} are kept by {measure.period_kind.name.lower()}")
    reason = why_not(measure, into.kind)
    if reason:
        return RolledUp(into, measure.period_kind, None, 0, 0, reason)
    parts = into.parts(measure.period_kind)
    present = {period for period, value in values if value is not None}
    astray = any(period.start <= into.end and period.end >= into.start for period in present.difference(parts))
    if astray or not parts:
        periods = name_of(measure.period_kind)
        reason = tr("Its {periods} do not begin where {label} begins.", periods=periods, label=into.label)
        return RolledUp(into, measure.period_kind, None, 0, len(parts), reason)
    with_figure = [(part, value) for part in parts if (value := known.get(part)) is not None and value.state.has_figure]
    if not with_figure:
        periods = name_of(measure.period_kind)
        reason = tr("None of the {count} {periods} has a figure.", count=len(parts), periods=periods)
        return RolledUp(into, measure.period_kind, None, 0, len(parts), reason)
    return _rolled_up(measure, with_figure, into, len(parts))


def _rolled_up(measure: Measure, with_figure: Sequence[Part], into: Period, parts: int) -> RolledUp:
    kind = measure.period_kind
    if measure.aggregation is Aggregation.LAST:
        period, value = with_figure[-1]
        if value.figure() is None:  # an older figure would say that nothing has changed since
            reason = tr("{period} had no cases at all, so there is nothing to divide by.", period=period.label)
            return RolledUp(into, kind, None, len(with_figure), parts, reason)
        remark = "" if period.end == into.end else tr("The last figure is that of {period}.", period=period.label)
        return RolledUp(into, kind, value, len(with_figure), parts, remark=remark)
    found = combine(measure, with_figure)
    left_out = [period.label for period, _ in with_figure if period not in {used for used, _ in found.used}]
    remarks = []
    if measure.unit is Unit.RATE and found.value is not None:
        # Each part brings its residents along, so Σn/Σd is the rate of one part and not of the whole time.
        remarks.append(
            tr(
                "It is the rate of an average {period}, not of the whole {longer}.",
                period=name_of(kind, 1),
                longer=name_of(into.kind, 1),
            )
        )
    if found.value is not None and left_out:
        remarks.append(
            tr_count(
                len(left_out),
                "{names} has a figure that cannot be counted in: {why}",
                "{names} have a figure that cannot be counted in: {why}",
                names=", ".join(left_out),
                why=tr(_WHY_LEFT_OUT[measure.aggregation]),
            )
        )
    return RolledUp(into, kind, found.value, len(found.used), parts, tr(found.reason), " ".join(remarks))


_NO_CASES = marked("its cases were not entered, and averaging averages would be wrong.")
_WHY_LEFT_OUT = {
    Aggregation.SUM: marked("it is a share, and shares cannot be added up."),
    Aggregation.RATIO: _NO_CASES,
    Aggregation.MEAN: _NO_CASES,
}


def combine(measure: Measure, parts: Sequence[Part]) -> Combined:
    """Take figures of several periods together: a sum of what was entered, or Σ numerator ÷ Σ denominator.

    Args:
        measure: that adds up or has cases; neither the last figure nor those that stand for their own period only.
        parts: periods with a figure, at least one.
    """
    return _sum(parts) if measure.aggregation is Aggregation.SUM else _over_cases(parts)


def _sum(parts: Sequence[Part]) -> Combined:
    used = [(period, value) for period, value in parts if value.number is not None]
    if not used:
        return Combined(None, (), marked("What was entered are shares, and shares cannot be added up."))
    return Combined(Value(math.fsum(value.number or 0.0 for _, value in used), state=_state(used)), used)


def _over_cases(parts: Sequence[Part]) -> Combined:
    used = [(period, value) for period, value in parts if value.numerator is not None]
    if not used:
        why = marked("What was entered are figures without their cases, and averaging them would be wrong.")
        return Combined(None, (), why)
    denominator = math.fsum(value.denominator or 0.0 for _, value in used)
    if denominator <= 0:
        return Combined(None, used, marked("There were no cases at all, so there is nothing to divide by."))
    numerator = math.fsum(value.numerator or 0.0 for _, value in used)
    return Combined(Value(numerator=numerator, denominator=denominator, state=_state(used)), used)


def _state(parts: Sequence[Part]) -> EntryState:
    """A disputed part makes the whole disputed, an estimated one makes it estimated."""
    states = {value.state for _, value in parts}
    doubtful = (EntryState.DISPUTED, EntryState.ESTIMATED)
    return next((state for state in doubtful if state in states), EntryState.ENTERED)
