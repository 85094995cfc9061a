"""What the workspace shows about B3: the Problem-Solving Team's meetings of the last six months, and the next dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.baseline import Fact, Finding, Way
from cs360_desktop.domain.meetings import GroupCoverage, MeetingStatus
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import count_of, format_date

MONTHS_LOOKED_AT = 6
"""Complete months that B2 and B3 look back."""

_NAMED = 3
"""So many members of no group are named; the others are counted."""
_WORDS = ("no", "the", "both", "all three", "all four", "all five", "all six", "all seven", "all eight")


@dataclass(frozen=True, slots=True)
class TeamMonth:
    """B3: the team's meeting of one month, the best attended if there were several.

    `status` is None where no meeting was planned; `groups` are the required ones, counted only when it was held.
    """

    month: Period
    status: MeetingStatus | None = None
    held_on: date | None = None
    reason: str = ""
    groups: tuple[GroupCoverage, ...] = ()
    meeting_id: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether the team met with somebody from every required group."""
        return self.status is MeetingStatus.HELD and not self.missing

    @property
    def missing(self) -> tuple[str, ...]:
        """The required groups nobody came from."""
        return tuple(group.name for group in self.groups if group.is_missing)


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """B3: the last six complete months, the required groups, those with nobody on the roster, and coming dates.

    `no_group` are the names of members who stand for no group: they come, and nobody is represented.
    """

    months: tuple[TeamMonth, ...] = ()
    required: tuple[str, ...] = ()
    without_seat: tuple[str, ...] = ()
    coming: tuple[date, ...] = ()
    no_group: tuple[str, ...] = ()


def find_team(known: TeamRecord) -> Finding:
    """B3: a meeting with every required group in each of the last six complete months, and a next date."""
    complete = sum(month.is_complete for month in known.months)
    held = sum(month.status is MeetingStatus.HELD for month in known.months)
    looked_at, required = len(known.months), len(known.required)
    kept_up = complete == looked_at and looked_at > 0
    summary = f"{complete} of the last {looked_at} months had a meeting with {_all_groups(required)}"
    if not required:
        kept_up, summary = False, "No group is marked as required, so no meeting can be complete"
    elif kept_up and not known.coming:
        summary = f"{summary}, but no next meeting is planned"
    short = [_shortcoming(month) for month in known.months if not month.is_complete]
    dates = ", ".join(format_date(day) for day in known.coming) or "No meeting is planned"
    facts = (
        Fact("meetings-held", f"{held} of {looked_at} months", held == looked_at),
        Fact("groups-present", "; ".join(short) or "Every time", not short),
        Fact("roster-groups", _roster(known), not known.without_seat and required > 0),
        Fact("next-meetings", dates, bool(known.coming)),
    )
    shows_met = kept_up and bool(known.coming)
    return Finding("B3", shows_met, summary, facts, None if shows_met else _mend(known))


def _mend(known: TeamRecord) -> Way:
    """To the meeting that was never marked, else the last where a group had nobody, else where meetings are planned."""
    if not known.required:
        return Way("settings", "groups")
    for status in (MeetingStatus.PLANNED, MeetingStatus.HELD):
        found = [month for month in known.months if month.status is status and not month.is_complete]
        if found:
            return Way("meetings", "attendance", found[-1].meeting_id)
    return Way("meetings")


def _roster(known: TeamRecord) -> str:
    seats = f"Nobody on the roster from {_listed(known.without_seat)}" if known.without_seat else "All have somebody"
    if not known.no_group:
        return seats
    more = len(known.no_group) - _NAMED
    some = ", ".join(known.no_group[:_NAMED]) + (f" and {count_of(more, 'other')}" if more > 0 else "")
    one = len(known.no_group) == 1
    return f"{seats}; {some} {'stands for no group and counts' if one else 'stand for no group and count'} for none"


def _shortcoming(month: TeamMonth) -> str:
    day = format_date(month.held_on or month.month.start, year=False)
    match month.status:
        case None:
            return f"{month.month.label}: no meeting"
        case MeetingStatus.NOT_HELD:
            return f"{day}: not held ({month.reason.rstrip('.')})" if month.reason else f"{day}: not held"
        case MeetingStatus.PLANNED:
            return f"{day}: not yet marked as held"
        case MeetingStatus.HELD:
            return f"{day}: nobody from {_listed(month.missing)}"


def _all_groups(count: int) -> str:
    words = _WORDS[count] if count < len(_WORDS) else f"all {count}"
    return f"{words} {'group' if count == 1 else 'groups'}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
