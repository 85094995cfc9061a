"""What the workspace shows about B3: the Problem-Solving Team's meetings of the last six months, and the next dates."""

from dataclasses import dataclass, replace
from datetime import date

from cs360_desktop.domain.baseline import Fact, Finding, Way
from cs360_desktop.domain.meetings import GroupCoverage, MeetingStatus
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import marked, tr, tr_count

MONTHS_LOOKED_AT = 6
"""Complete months that B2 and B3 look back."""

_NAMED = 3
"""So many members of no group are named; the others are counted."""
_ALL = {
    1: marked("the group"),
    2: marked("both groups"),
    3: marked("all three groups"),
    4: marked("all four groups"),
    5: marked("all five groups"),
    6: marked("all six groups"),
    7: marked("all seven groups"),
    8: marked("all eight groups"),
}
"""By how many groups are required."""


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
    said = {"complete": complete, "months": looked_at, "groups": _all_groups(required)}
    summary = tr("{complete} of the last {months} months had a meeting with {groups}", **said)
    short = tr("{complete} of the last {months} months", complete=complete, months=looked_at)
    if not required:
        kept_up, short = False, ""
        summary = tr("No group is marked as required, so no meeting can be complete")
    elif kept_up and not known.coming:
        summary = tr(
            "{complete} of the last {months} months had a meeting with {groups}, but no next meeting is planned", **said
        )
    lacking = [month for month in known.months if not month.is_complete]
    dates = ", ".join(format_date(day) for day in known.coming) or tr("No meeting is planned")
    facts = (
        Fact("meetings-held", tr("{held} of {months} months", held=held, months=looked_at), held == looked_at),
        Fact("groups-present", _shortcomings(lacking), not lacking, _shortcomings(_without_reasons(lacking))),
        Fact("roster-groups", _roster(known), not known.without_seat and required > 0),
        Fact("next-meetings", dates, bool(known.coming)),
    )
    shows_met = kept_up and bool(known.coming)
    return Finding("B3", shows_met, summary, facts, None if shows_met else _mend(known), short)


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
    seats = tr("All have somebody")
    if known.without_seat:
        *groups, last = map(tr, known.without_seat)
        seats = tr("Nobody on the roster from {group}", group=last)
        if groups:
            seats = tr("Nobody on the roster from {groups} or {last}", groups=", ".join(groups), last=last)
    if not known.no_group:
        return seats
    some, more = ", ".join(known.no_group[:_NAMED]), len(known.no_group) - _NAMED
    if more > 0:
        some = tr_count(more, "{names} and {count} other", "{names} and {count} others", names=some)
    return tr_count(
        len(known.no_group),
        "{seats}; {names} stands for no group and counts for none",
        "{seats}; {names} stand for no group and count for none",
        seats=seats,
        names=some,
    )


def _shortcomings(months: list[TeamMonth]) -> str:
    return "; ".join(map(_shortcoming, months)) or tr("Every time")


def _without_reasons(months: list[TeamMonth]) -> list[TeamMonth]:
    return [replace(month, reason="") for month in months]


def _shortcoming(month: TeamMonth) -> str:
    day = format_date(month.held_on or month.month.start, year=False)
    match month.status:
        case None:
            return tr("{month}: no meeting", month=month.month.label)
        case MeetingStatus.NOT_HELD:
            if month.reason:
                return tr("{day}: not held ({reason})", day=day, reason=month.reason.rstrip("."))
            return tr("{day}: not held", day=day)
        case MeetingStatus.PLANNED:
            return tr("{day}: not yet marked as held", day=day)
        case MeetingStatus.HELD:
            *groups, last = map(tr, month.missing)
            if groups:
                return tr("{day}: nobody from {groups} or {last}", day=day, groups=", ".join(groups), last=last)
            return tr("{day}: nobody from {group}", day=day, group=last)


def _all_groups(count: int) -> str:
    return tr(_ALL[count]) if count in _ALL else tr("all {count} groups", count=count)
