"""Add up events by category, area and period."""

from collections import Counter
from collections.abc import Hashable
from datetime import date

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.incident_rows import Events

Names = tuple[str | None, str | None]
"""Category and area; None where all are counted together."""
Tallies = dict[Names, Counter[int]]
"""By names, and by the key of the period."""

WHOLE: Names = (None, None)


def tallied(events: Events, kind: PeriodKind) -> Tallies:
    """Count events: the whole list first, then by category, by area, and by both.

    Rows with the same key are one event, in the period of the first of their days: once in the whole list, and once in
    each of their categories and areas.
    """
    period_of = {day: Period.containing(kind, day).key for day in set(events.days)}
    if events.keys is None:
        parts = _rows_apart(
            Counter(zip(map(period_of.__getitem__, events.days), events.categories, events.areas, strict=True))
        )
    else:
        first = _first_days(events)
        seen = {
            (key, *names)
            for key, category, area in zip(events.keys, events.categories, events.areas, strict=True)
            for names in (WHOLE, (category, None), (None, area), (category, area))
        }
        parts = Counter((period_of[first[key]], category, area) for key, category, area in seen)
    found: Tallies = {WHOLE: Counter()}
    for (period, category, area), number in parts.items():
        found.setdefault((category, area), Counter())[period] += number
    return dict(sorted(found.items(), key=lambda each: (each[0][1] is not None, each[0][0] is not None)))


_Parts = Counter[tuple[int, str | None, str | None]]


def _rows_apart(single: _Parts) -> _Parts:
    parts: _Parts = Counter()
    for (period, category, area), number in single.items():
        for names in {WHOLE, (category, None), (None, area), (category, area)}:  # some are equal where one is None
            parts[period, *names] += number
    return parts


def _first_days(events: Events) -> dict[Hashable, date]:
    first: dict[Hashable, date] = {}
    for key, day in zip(events.keys or (), events.days, strict=True):
        first[key] = min(day, first.get(key, day))
    return first
