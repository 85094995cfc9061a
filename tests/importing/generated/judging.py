"""Whether what a file gave is the table it was made from: the same numbers, or fewer and somebody was told."""

import re
from collections.abc import Iterable, Iterator

from cs360_desktop.importing.mapping import LeftOut
from cs360_desktop.importing.plan import ImportPlan, PlannedValue
from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.workbook import address, column_letters
from tests.importing.generated.pieces import Fact, Made

_SAYS_NOTHING = {"offenses", "reported", "actual", "known", "count"}
"""Parts that a measure has by itself."""


def faults(made: Made, plan: ImportPlan) -> list[str]:
    """Everything that is wrong, in words; empty where the import is as true as the table."""
    return [*_wrong_values(made, plan), *_silently_missing(made, plan)]


def came_whole(made: Made, plan: ImportPlan) -> bool:
    """Whether every number came in and nothing was asked."""
    there = [fact for fact in made.facts().values() if fact.number is not None and not fact.may_stay_out]
    numbers = [each for each in plan.values if each.value.number is not None]
    return not plan.questions and len(numbers) >= len(there)


def _places(made: Made, plan: ImportPlan) -> dict[tuple[str, str], Fact]:
    """The true table by sheet and address; a text file has one sheet, whatever it is called."""
    facts = made.facts().items()
    if len(made.pages) > 1:
        return {(sheet, address(row, column)): fact for (sheet, row, column), fact in facts}
    names = {each.sheet for each in plan.values}
    return {(name, address(row, column)): fact for (_, row, column), fact in facts for name in names}


def _wrong_values(made: Made, plan: ImportPlan) -> Iterator[str]:
    places = _places(made, plan)
    seen: set[tuple[str, str, str]] = set()
    for each in plan.values:
        key = folded(each.measure_name), folded(each.area_name), str(each.period)
        if key in seen:
            yield f"{each.cell}: there is a second value for {key}"
        seen.add(key)
        fact = places.get((each.sheet, each.cell))
        if fact is None:
            yield f"{each.sheet} {each.cell}: {key} = {each.value.number} is not in the table"
        else:
            yield from (f"{each.sheet} {each.cell}: {wrong}" for wrong in _differences(each, fact))


def _differences(each: PlannedValue, fact: Fact) -> Iterator[str]:
    measure, area, period = fact.key
    if each.value.number != fact.number:
        yield f"{each.value.number} instead of {fact.number}"
    if fact.number is None and not (fact.written or "").strip():
        yield "a value for a blank"
    if each.period != period:
        yield f"{each.period} instead of {period}"
    if folded(each.area_name) != folded(area):
        yield f"area “{each.area_name}” instead of “{area}”"
    told, true = _words(each.measure_name), _words(measure)
    if true - told - _SAYS_NOTHING or told - true:
        yield f"measure “{each.measure_name}” instead of “{measure}”"


def _words(name: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", name.casefold()))


def _silently_missing(made: Made, plan: ImportPlan) -> Iterator[str]:
    if plan.questions:
        return
    told = {(each.sheet, each.cell) for each in plan.values} | {(each.sheet, each.cell) for each in plan.rejected}
    one_sheet = len(made.pages) == 1
    for (sheet, row, column), fact in made.facts().items():
        if fact.number is None:
            continue
        cell = address(row, column)
        is_told = any((one_sheet or name == sheet) and place == cell for name, place in told)
        lines = [each for each in plan.left_out if one_sheet or each.sheet == sheet]
        if not is_told and not _says_left_out(lines, row, column):
            yield f"{sheet} {cell}: {fact.key} = {fact.number} is missing and nobody was told"


def _says_left_out(lines: Iterable[LeftOut], row: int, column: int) -> bool:
    for each in lines:
        if re.match(rf"column {column_letters(column)}\b", each.cells) or not each.cells:
            return True
        if each.cells.startswith("row") and (str(row) in re.findall(r"\d+", each.cells) or "more" in each.cells):
            return True
    return False
