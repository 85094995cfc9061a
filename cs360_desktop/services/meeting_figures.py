"""Measures 2.01 to 2.05, which the app counts itself from meetings, attendance and actions.

Whatever changes a meeting, a mark on the roll or an action brings them up to date in the same unit of work, so that
undo takes both back. What the app counted carries a mark of its own; what somebody typed does not, and is never
touched.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.changes import RecordsChanged
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.meetings import Attendance, Meeting, MeetingStatus
from cs360_desktop.domain.periods import Period, PeriodKind, span
from cs360_desktop.services.team_actions import TeamActions, all_groups, is_outside, month_of, own_groups, team_bodies
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

HELD, GROUPS, OUTSIDE, ON_TIME, OWNED = "2.01", "2.02", "2.03", "2.04", "2.05"
"""The codes of the measures in the catalog."""

COUNTED = "counted from meetings and actions"
"""The mark of an entry that the app counted; it stands where an imported value names its sheet."""

_NOUNS = {"meeting", "attendance", "action", "person", "represented_group", "body", "measure"}
ByMonth = Mapping[Period, Value]


def follow(unit: WorkUnit, today: date) -> None:
    """Bring the measures up to date if the unit of work changed anything they are counted from."""
    touched = {change.noun for change in unit.receipt.changes if isinstance(change, RecordsChanged)}
    if touched & _NOUNS:
        fill(unit, today)


def fill(unit: WorkUnit, today: date) -> None:
    """Write what can be counted today, and take away what was counted and is no longer there."""
    wanted = due(unit, today)
    if wanted:
        cells = {key: (COUNTED, "") for key, value in wanted.items() if value is not None}
        unit.entries.set_values(wanted, cells=cells)


def due(unit: ReadUnit, today: date) -> dict[EntryKey, Value | None]:
    """What `fill` would write: the values that differ from those that are stored, None for one to take away."""
    measures = _measures(unit)
    if not measures:
        return {}
    counted = figures(unit, today)
    ids = [measure.id for measure in measures]
    ours = unit.entries.marked(ids, COUNTED)
    stored = unit.entries.values(ids, area_ids=[WHOLE_AGENCY])
    wanted: dict[EntryKey, Value | None] = dict.fromkeys(ours)
    for measure in measures:
        for month, value in counted[measure.code].items():
            wanted[EntryKey(measure.id, WHOLE_AGENCY, month)] = value
    typed = stored.keys() - ours
    return {key: value for key, value in wanted.items() if key not in typed and value != stored.get(key)}


def figures(unit: ReadUnit, today: date) -> dict[str, ByMonth]:
    """What the measures are, by code and month.

    Meetings are those of Problem-Solving Teams that were held; the running month has what was held so far. Actions are
    those made at such a meeting or at none, and count in months that are over. A month without anything to count a
    share of has no value; a month without a meeting, after the first one, has held none.
    """
    bodies = team_bodies(unit)
    held = unit[nouns.meetings].all("held_on", body_id=list(bodies), status=MeetingStatus.HELD) if bodies else []
    by_month: dict[Period, list[Meeting]] = defaultdict(list)
    for meeting in held:
        by_month[month_of(meeting.held_on)].append(meeting)
    now = month_of(today)
    over = [month for month in span(min(by_month), now) if month.is_complete(today)] if by_month else []
    shares = _Rolls(unit)
    actions = TeamActions(unit, bodies)
    return {
        HELD: {month: Value(float(len(by_month[month]))) for month in {*over, *by_month.keys()}},
        GROUPS: _with_cases((month, shares.groups(some)) for month, some in list(by_month.items())),
        OUTSIDE: _with_cases((month, shares.outside(some)) for month, some in list(by_month.items())),
        ON_TIME: _with_cases((month, actions.on_time(month.start, month.end)) for month in actions.due_months(today)),
        OWNED: _with_cases((month, actions.owned(month.end)) for month in over),
    }


def _measures(unit: ReadUnit) -> list[Measure]:
    """The active measures that are still counted by month as the catalog says."""
    found = unit[nouns.measures].all(status=Status.ACTIVE, code=[HELD, GROUPS, OUTSIDE, ON_TIME, OWNED])
    return [each for each in found if each.period_kind is PeriodKind.MONTH and each.takes_cases is (each.code != HELD)]


def _with_cases(shares: Iterable[tuple[Period, tuple[int, int]]]) -> ByMonth:
    """Shares as cases; nothing out of nothing is no value."""
    return {month: Value(numerator=float(some), denominator=float(of)) for month, (some, of) in shares if of}


class _Rolls:
    """Who was at meetings, counted."""

    def __init__(self, unit: ReadUnit) -> None:
        self._groups = all_groups(unit)
        self._required = {group.id for group in unit[nouns.groups].all(required=True)}
        own = own_groups(unit)
        self._here: dict[int, dict[int, int | None]] = defaultdict(dict)
        for mark in unit[nouns.attendances].all():
            if mark.presence.counts:
                self._here[mark.meeting_id][mark.person_id] = _stands_for(mark, own)

    def groups(self, meetings: Collection[Meeting]) -> tuple[int, int]:
        """Required groups that had somebody there, of all required ones, over some meetings."""
        there = sum(len(self._required & set(self._here[meeting.id].values())) for meeting in meetings)
        return there, len(self._required) * len(meetings)

    def outside(self, meetings: Collection[Meeting]) -> tuple[int, int]:
        """Attendees whose group is outside the police, of all; who stands for no group is not known to be outside."""
        stood_for = [group for meeting in meetings for group in self._here[meeting.id].values()]
        return sum(is_outside(self._groups.get(group or 0)) for group in stood_for), len(stood_for)


def _stands_for(mark: Attendance, own: Mapping[int, int | None]) -> int | None:
    return mark.group_id or own.get(mark.person_id)
