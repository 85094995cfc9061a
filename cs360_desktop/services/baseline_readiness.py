"""Readiness over time: how many requirements were met by the answers, and by the evidence, at the end of each month.

Answers count from the day since which they are met; one that was withdrawn counts only while it stood. Evidence is what
the workspace shows today about an earlier day: a point of contact without a day of naming is not counted back.
"""

from datetime import date, timedelta

from cs360_desktop.domain.baseline import REQUIREMENT_CODES, Answer, MonthOfReadiness
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services.baseline_facts import ITEM, find, item_of
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

MOST_MONTHS = 24
"""A project takes 12 to 24 months (domain.md §2.3)."""

_AGENCY = 1

Span = tuple[date, date | None]
"""From a day on, until before another."""


def readiness(session: Session) -> tuple[MonthOfReadiness, ...]:
    """Month by month from the start, or the first answer, until today; none where nothing has begun."""
    today = session.today()
    with session.reading() as unit:
        spans = {code: _spans(unit, code) for code in REQUIREMENT_CODES}
        started = unit[nouns.agencies].get(_AGENCY).started_on
        named = unit[nouns.baseline_details].first(code="B1", field="designated_on")
    begins = [day for some in spans.values() for day, _ in some]
    begins += [started] if started is not None and started <= today else []
    if not begins:
        return ()
    month, last = (Period.containing(PeriodKind.MONTH, day) for day in (min(begins), today))
    month = max(month, last.next(1 - MOST_MONTHS), key=lambda each: each.start)
    undated = set() if named is not None and named.content else {"B1"}
    found = []
    while month.start <= last.start:
        day = min(month.next(1).start - timedelta(days=1), today)
        unknown = undated if day < today else set()
        shown = sum(f.shows_met is True for code, f in find(session, day).items() if code not in unknown)
        claimed = sum(any(_holds(span, day) for span in some) for some in spans.values())
        found.append(MonthOfReadiness(month, claimed, shown))
        month = month.next(1)
    return tuple(found)


def _holds(span: Span, day: date) -> bool:
    first, until = span
    return first <= day and (until is None or day < until)


def _spans(unit: ReadUnit, code: str) -> list[Span]:
    """When a requirement was answered met."""
    item = item_of(unit, code)
    spans: list[Span] = []
    if item.answer is Answer.MET:
        _, set_at = unit.history.set_by(ITEM, item.id, "answer")
        spans.append((item.met_on or set_at.astimezone().date(), None))
    for past in unit.history.values_of(nouns.baseline_items, item.id):
        if past.unit == "answer" and past.content["answer"] is Answer.MET:
            first, until = past.set_at.astimezone().date(), past.replaced_at.astimezone().date()
            met_on = past.content["met_on"]
            spans.append((max(first, met_on) if isinstance(met_on, date) else first, until))
    return [(first, until) for first, until in spans if until is None or first < until]
