"""Hold a plan against what is true: a value with a wrong number, meaning, area or period is named with its cell."""

import re

from cs360_desktop.domain.catalogue import Aggregation, Unit
from cs360_desktop.importing.plan import ImportPlan
from cs360_desktop.importing.planned import PlannedValue
from tests.importing.layouts.layout import Fact, Layout

_WORD = re.compile(r"[^\W_]+|%")
_SMALL = {"the", "of", "in", "and", "by", "for", "s", "to", "a"}
_NOT_SUMMED = {"percent", "%", "pct", "rate", "average", "avg", "median", "mean", "percentage"}

_BY_UNIT = {Unit.RATE: {"rate", "per", "1", "100", "000", "1,000"}, Unit.PERCENT: {"percent", "%"}}
"""What the unit of a new measure says, so that its name need not."""


def words_of(text: str) -> set[str]:
    """The words of a name that can make a difference."""
    return {_singular(word) for word in _WORD.findall(text.casefold())} - _SMALL


def _singular(word: str) -> str:
    if len(word) < 5 or not word.endswith("s") or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def wrong_in(plan: ImportPlan, layout: Layout) -> list[str]:
    """Every value that is not true, in one line each."""
    facts = layout.facts()
    summed = {each.name for each in plan.new_measures if each.aggregation is Aggregation.SUM}
    units = {each.name: _BY_UNIT.get(each.unit, set()) for each in plan.new_measures}
    found = []
    seen: dict[tuple[str, str, str], str] = {}
    for value in plan.values:
        key = (value.measure_name, value.area_name, str(value.period))
        where = f"{value.sheet}!{value.cell}"
        fault = _fault(value, facts.get((value.sheet, value.cell)), summed, units)
        if not fault and key in seen:
            fault = f"the same key as {seen[key]}"
        seen[key] = where
        if fault:
            number = f"{value.value.number:g}" if value.value.number is not None else value.value.state.word
            found.append(f"{where} {number} as {' | '.join(key)}: {fault}")
    return found


def _fault(value: PlannedValue, fact: Fact | None, summed: set[str], units: dict[str, set[str]]) -> str:
    if fact is None:
        return "this cell says no such thing"
    number = value.value.figure(100)
    said = words_of(f"{value.measure_name} {value.area_name}") | units.get(value.measure_name, set())
    true = words_of(f"{fact.measure} {fact.area}")
    digits = {word for word in words_of(value.measure_name) - true if any(sign.isdigit() for sign in word)}
    shared = bool(words_of(value.measure_name) & _NOT_SUMMED)
    faults = {
        f"the number is {fact.number:g}": number is None or abs(number - fact.number) > 1e-6,
        f"the period is {fact.period}": str(value.period) != fact.period,
        f"the name misses {sorted(true - said)}": bool(true - said),
        f"the area is {fact.area or 'the whole agency'}": bool(words_of(value.area_name) - true),
        f"the name has {sorted(digits)} in it": bool(digits),
        "a share or a mean would be added up": shared and value.measure_name in summed,
    }
    return ", ".join(fault for fault, found in faults.items() if found)
