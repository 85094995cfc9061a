"""Heads of periods that may not be what they seem: dates that hide their year, and years that stand there twice."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from cs360_desktop.importing.mapping import Role, TableMapping
from cs360_desktop.importing.periods import months_in, years_in
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Option, Question, Topic
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.titles import Mention, plain_years
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, address

_AS_WRITTEN = Option("The dates in the cells are right", Edit.AS_IT_STANDS)
_FEWEST, _MOST_PLACES = 3, 12


def about_dates(
    dates: Iterable[tuple[str, Cell]], mentions: Sequence[Mention], sheet: str, *, are_heads: bool = True
) -> Iterator[Question]:
    """Ask where dates are all of other years than a title names, or one of them stands out of its row.

    Args:
        dates: the cells that name periods, in their order, each with its address or that of its head; others than
            dates are passed over.
        mentions: what stands around the table. A text that names a month may tell when a report was made.
        sheet: for the question.
        are_heads: whether they stand in a row of heads; those of a list may come in any order.
    """
    days = [(place, cell) for place, cell in dates if isinstance(cell, date)]
    years = {day.year for _, day in days}
    named = [each for each in mentions if plain_years(each.text) and not months_in(each.text)]
    if years and named and years.isdisjoint(set().union(*(plain_years(each.text) for each in named))):
        held = f"{min(years)}" if len(years) == 1 else f"{min(years)} to {max(years)}"
        sentence = (
            f"The cells that look like months or days hold dates of {held}, and {named[0].source} says "
            f"“{shown(named[0].text)}”: the sheet may be a copy of an older one."
        )
        yield Question(Topic.PERIOD, sentence, sheet, _places(days), options=(_AS_WRITTEN, LEAVE_TABLE_OUT))
    out = _out_of_row(days) if are_heads else ""
    if out:
        sentence = f"The date in {out} does not follow those beside it: its year or month may be mistyped."
        yield Question(Topic.PERIOD, sentence, sheet, (out,), options=(_AS_WRITTEN, LEAVE_TABLE_OUT))


def about_revised(table: TableMapping, row: int) -> Iterator[Question]:
    """Ask where a column beside that of a year has other figures for it: *2022* and *2022 revised*."""
    taken = {each.period.start.year: each for each in table.columns_of(Role.VALUE) if each.period is not None}
    for each in table.columns_of(Role.LEFT_OUT):
        years = years_in(each.header) & taken.keys()
        if years and words().finds("titles.revised", each.header):
            other = taken[min(years)]
            sentence = f"“{shown(each.header)}” and “{shown(other.header)}” are of one year: which figures hold?"
            cells = (address(row, other.column), address(row, each.column))
            keep = Option(f"Those under “{shown(other.header)}”", Edit.AS_IT_STANDS)
            yield Question(Topic.PERIOD, sentence, table.sheet, cells, options=(keep, LEAVE_TABLE_OUT))


def _places(days: Sequence[tuple[str, date]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for place, _ in days))[:_MOST_PLACES]


def _out_of_row(days: Sequence[tuple[str, date]]) -> str:
    """The place of the first date that goes against the order that nearly all of them have; empty where none does."""
    if len(days) < _FEWEST:
        return ""
    steps = [later.toordinal() - earlier.toordinal() for (_, earlier), (_, later) in pairwise(days)]
    rising, falling = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    against = min(falling, rising)
    if not 0 < against <= max(1, len(steps) // 5):
        return ""
    sign = 1 if rising >= falling else -1
    return next(place for (place, _), step in zip(days[1:], steps, strict=True) if step * sign < 0)
