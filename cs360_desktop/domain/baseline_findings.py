"""What the workspace shows about each baseline requirement: facts in, a `Finding` out (domain.md §2.5).

Nothing is guessed: where the app cannot tell, a finding shows neither met nor unmet and says what would settle it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.baseline import Fact, Finding
from cs360_desktop.domain.meetings import GroupCoverage, MeetingStatus
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_date

MONTHS_LOOKED_AT = 6
"""Complete months that B2 and B3 look back."""

_HEADS = re.compile(r"\b(chief|sheriff|undersheriff|superintendent|commissioner|marshal|director of p\w+)\b")
_NOT_HEADS = re.compile(r"\b(deputy (sheriff|marshal)|captain|lieutenant|lt|sergeant|sgt|corporal|officer|detective)\b")
_NEITHER = re.compile(r"\b(chief of staff|(crew|fire|battalion|section) chief|retired|former)\b")
_WORDS = ("no", "the", "both", "all three", "all four", "all five", "all six", "all seven", "all eight")


@dataclass(frozen=True, slots=True)
class PointOfContact:
    """B1: who looks after CompStat360, to whom she reports, and since when."""

    poc: Person | None = None
    reports_to: Person | None = None
    named_on: date | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """B2: the sponsor, the letter, time granted, the names of the files attached, and leaders at meetings."""

    sponsor: Person | None = None
    letter_on: date | None = None
    time_granted: str = ""
    files: tuple[str, ...] = ()
    meetings_held: int = 0
    with_leaders: int = 0


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
    """B3: the last six complete months, the required groups, those with nobody on the roster, and coming dates."""

    months: tuple[TeamMonth, ...] = ()
    required: tuple[str, ...] = ()
    without_seat: tuple[str, ...] = ()
    coming: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasuresInUse:
    """B4: active measures beyond Part I, those with a number in their last two complete periods, and their spread."""

    active: int = 0
    recent: int = 0
    goals: int = 0
    goals_covered: int = 0
    sources: int = 0
    goals_asked: int = 0


@dataclass(frozen=True, slots=True)
class Convening:
    """B5: who goes to the convening, when it begins, and whether both are said to have taken part."""

    first: Person | None = None
    second: Person | None = None
    begins_on: date | None = None
    attended: bool = False


@dataclass(frozen=True, slots=True)
class Stakeholding:
    """B6: the start of CompStat360 here, and the first contact with each stakeholder, None where not given."""

    started_on: date | None = None
    contacts: tuple[date | None, ...] = ()


def is_head(title: str) -> bool | None:
    """Whether a title is that of a chief or deputy chief, or the like; None where the title does not tell."""
    words = title.casefold()
    if _NEITHER.search(words):
        return None
    if _NOT_HEADS.search(words):
        return False
    return True if _HEADS.search(words) else None


def find_point_of_contact(known: PointOfContact, today: date) -> Finding:
    """B1: a named person who reports to a chief or deputy chief."""
    poc, head = known.poc, known.reports_to
    if poc is None:
        return Finding("B1", False, "No point of contact named", (Fact("poc-named", "Nobody is named yet", False),))
    reached = _reachable(poc)
    if head is None:
        named = f"{poc.name} is named; to whom is not given"
        return Finding("B1", False, f"{poc.name}; to whom is not given", (Fact("poc-named", named, False), reached))
    line = f"{poc.name} → {_titled(head)}"
    since = f", since {format_date(known.named_on)}" if known.named_on else ""
    if poc.id == head.id:
        text, speaks_for = f"{poc.name} is also the person reported to", False
    elif known.named_on is not None and known.named_on > today:
        text, speaks_for = f"{line}, but only from {format_date(known.named_on)}", False
    elif is_head(head.title) is None:
        what = f"“{head.title}” does not tell" if head.title else f"{head.name} has no title here that tells"
        text = f"{line}{since}; {what} whether that is the chief or a deputy chief"
        return Finding("B1", None, f"{line}{since}", (Fact("poc-named", text), reached))
    elif is_head(head.title):
        text, speaks_for = f"{line}{since}", True
    else:
        text, speaks_for = f"{line}{since}; that is not the chief or a deputy chief", False
    return Finding("B1", speaks_for, text, (Fact("poc-named", text, speaks_for), reached))


def find_support(known: Support, today: date) -> Finding:
    """B2: a sponsor with a letter; other support can only be told, not shown."""
    letters = [name for name in known.files if "letter" in name.casefold() or "support" in name.casefold()]
    leaders = _leaders(known)
    attached = Fact("letter-attached", _attached(known.files, letters), True if letters else None)
    if known.sponsor is None:
        return Finding("B2", False, "No sponsor named", (leaders, attached))
    if known.letter_on is None:
        return Finding("B2", None, f"Sponsor {known.sponsor.name}; no letter dated", (leaders, attached))
    letter = f"Support letter {format_date(known.letter_on)}"
    if known.letter_on > today:
        return Finding("B2", False, f"{letter} is still to come", (leaders, attached))
    granted = f"; {known.time_granted}" if known.time_granted else ""
    if letters:
        return Finding("B2", True, f"{letter}{granted}", (leaders, attached))
    return Finding("B2", None, f"{letter}, not attached{granted}", (leaders, attached))


def find_team(known: TeamRecord) -> Finding:
    """B3: a meeting with every required group in each of the last six complete months."""
    complete = sum(month.is_complete for month in known.months)
    held = sum(month.status is MeetingStatus.HELD for month in known.months)
    looked_at, required = len(known.months), len(known.required)
    shows_met = complete == looked_at and looked_at > 0
    summary = f"{complete} of the last {looked_at} months had a meeting with {_all_groups(required)}"
    if not required:
        shows_met, summary = False, "No group is marked as required, so no meeting can be complete"
    short = [_shortcoming(month) for month in known.months if not month.is_complete]
    seats = f"Nobody on the roster from {_listed(known.without_seat)}" if known.without_seat else "All have somebody"
    dates = ", ".join(format_date(day) for day in known.coming) or "No meeting is planned"
    facts = (
        Fact("meetings-held", f"{held} of {looked_at} months", held == looked_at),
        Fact("groups-present", "; ".join(short) or "Every time", not short),
        Fact("roster-groups", seats, not known.without_seat and required > 0),
        Fact("next-meetings", dates, None if known.coming else False),
    )
    return Finding("B3", shows_met, summary, facts)


def find_measures(known: MeasuresInUse) -> Finding:
    """B4: at least one active measure beyond Part I with a number in its last two complete periods."""
    if not known.active:
        summary = "No measure beyond Part I is active"
    elif not known.recent:
        summary = f"{_count(known.active, 'active measure')} beyond Part I, none with data in the last two periods"
    else:
        has = "has" if known.recent == 1 else "have"
        summary = f"{_count(known.recent, 'active measure')} beyond Part I {has} data in the last two periods"
    facts = (
        Fact("measures-beyond", f"{known.recent} of {known.active}", known.recent > 0),
        Fact("goals-covered", f"{known.goals_covered} of {known.goals}", _is_all(known.goals_covered, known.goals)),
        Fact("sources", str(known.sources)),
        Fact("community-asked", f"{known.goals_asked} of {known.goals}"),
    )
    return Finding("B4", known.recent > 0, summary, facts)


def find_convening(known: Convening, today: date) -> Finding:
    """B5: two people named, and a convening both took part in."""
    named = [person for person in (known.first, known.second) if person is not None]
    different = {person.id for person in named}
    people = f"{len(different)} of 2 representatives named"
    when, passed = "No date yet", False
    if known.begins_on is not None:
        passed = known.begins_on <= today
        when = f"{format_date(known.begins_on)}, {'passed' if passed else 'still to come'}"
    names = " and ".join(person.label for person in named) or "Nobody yet"
    if len(named) > len(different):
        names = f"{named[0].label} twice; two different people are needed"
    facts = (
        Fact("representatives-named", names, len(different) == 2),
        Fact("convening-date", when, True if passed else None if known.begins_on else False),
    )
    ready = len(different) == 2 and passed
    if known.begins_on is None:
        summary = f"{people}; no convening date"
    elif not passed:
        summary = f"{people}; convening {format_date(known.begins_on)}"
        if known.attended:
            summary = f"Ticked as attended, but the convening is only on {format_date(known.begins_on)}"
    elif not known.attended:
        summary = f"{people}; whether both took part on {format_date(known.begins_on)} is not ticked"
    else:
        summary = f"{people}; took part on {format_date(known.begins_on)}"
    return Finding("B5", None if ready and not known.attended else ready, summary, facts)


def find_stakeholders(known: Stakeholding, today: date) -> Finding:
    """B6: at least one stakeholder first contacted before CompStat360 started here."""
    everyone = len(known.contacts)
    dated = [day for day in known.contacts if day is not None and day <= today]
    undated = everyone - len(dated)
    on_map = f"{everyone}{f', {undated} without a day of first contact' if undated else ''}"
    all_of_them = Fact("stakeholders-all", on_map, everyone > 0)
    if not everyone:
        text = "No stakeholder is on the community map"
        return Finding("B6", False, text, (Fact("stakeholders-before-start", "0", False), all_of_them))
    if known.started_on is None:
        text = "The start date is missing, so the app cannot compare"
        return Finding("B6", None, text, (Fact("stakeholders-before-start", text), all_of_them))
    before = sum(day < known.started_on for day in dated)
    start = format_date(known.started_on)
    summary = f"{_count(before, 'stakeholder')} first contacted before {start}" if before else ""
    if not before:
        summary = f"Nobody is known to have been contacted before {start}"
    shows_met = True if before else None if undated else False
    return Finding("B6", shows_met, summary, (Fact("stakeholders-before-start", f"{before}", shows_met), all_of_them))


def _reachable(poc: Person) -> Fact:
    lacking = [what for what, given in (("telephone", poc.phone), ("e-mail", poc.email)) if not given.strip()]
    if not lacking:
        return Fact("poc-reachable", "Both are there", True)
    return Fact("poc-reachable", f"Not given: {' and '.join(lacking)}", False)


def _leaders(known: Support) -> Fact:
    if not known.meetings_held:
        return Fact("leaders-present", "No meeting was held")
    return Fact("leaders-present", f"{known.with_leaders} of {known.meetings_held}", known.with_leaders > 0)


def _attached(files: Sequence[str], letters: Sequence[str]) -> str:
    if letters:
        return ", ".join(letters)
    return f"{_count(len(files), 'file')} attached, none named as a letter" if files else "None"


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


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _is_all(part: int, whole: int) -> bool:
    return part == whole and whole > 0


def _titled(person: Person) -> str:
    """Return the name with its title; many names come with their rank already."""
    return person.name if is_head(person.name) is not None or not person.title else f"{person.title} {person.name}"
