"""What the workspace knows about the six requirements, gathered for `domain.baseline_findings`."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from cs360_desktop.domain import baseline_findings as findings
from cs360_desktop.domain import baseline_leaders as leaders
from cs360_desktop.domain import baseline_team as team
from cs360_desktop.domain.baseline import BaselineItem, Finding
from cs360_desktop.domain.baseline_team import MONTHS_LOOKED_AT, TeamMonth
from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.community_map import earliest_lines, first_contact
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.meetings import Meeting, MeetingStatus
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period, PeriodKind, add_months, span
from cs360_desktop.services.coverage import coverage
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.services.meetings import coverage_of
from cs360_desktop.services.people import PST, seats_on
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

ITEM = "baseline_item"
"""The noun under which attachments of a requirement are kept."""

_AGENCY = 1
_LEADERSHIP = "leadership"


def find(session: Session, day: date | None = None) -> dict[str, Finding]:
    """What the workspace shows about each requirement, by code.

    For an earlier `day` that is what it shows today about that day: what had happened and was dated by then.
    """
    day = day or session.today()
    measures = measures_in_use(session, day)
    with session.reading() as unit:
        return {
            "B1": leaders.find_point_of_contact(_point_of_contact(unit), day),
            "B2": leaders.find_support(_support(unit, day), day),
            "B3": team.find_team(_team(unit, day)),
            "B4": findings.find_measures(measures),
            "B5": findings.find_convening(_convening(unit), day),
            "B6": findings.find_stakeholders(_stakeholding(unit), day),
        }


def item_of(unit: ReadUnit, code: str) -> BaselineItem:
    """The stored answer to a requirement; every workspace has all six."""
    item = unit[nouns.baseline_items].first(code=code)
    assert item is not None
    return item


def team_months(session: Session) -> tuple[TeamMonth, ...]:
    """The Problem-Solving Team's meetings in the last six complete months, oldest first."""
    with session.reading() as unit:
        return _months(unit, session.today())


def measures_in_use(session: Session, day: date) -> findings.MeasuresInUse:
    """Active measures beyond Part I crimes, their numbers before a day, and what all active ones cover."""
    covered = coverage(session)
    with session.reading() as unit:
        beyond = [each for each in unit[nouns.measures].all(status=Status.ACTIVE) if not each.part_one]
        numbers = _recent_numbers(unit, beyond, day)
        both, once = ([key for key, periods in numbers.items() if len(periods) == many] for many in (2, 1))
        lacking = [*once, *(each.id for each in beyond)]
        return findings.MeasuresInUse(
            active=len(beyond),
            recent=len(both),
            once=len(once),
            goals=covered.goals,
            goals_covered=covered.covered,
            sources=covered.sources,
            goals_asked=sum(goal.community_asked for goal in unit[nouns.goals].all()),
            nearest=lacking[0] if lacking else None,
        )


def _point_of_contact(unit: ReadUnit) -> leaders.PointOfContact:
    answers = _Answers(unit, "B1")
    return leaders.PointOfContact(
        answers.person("poc"), answers.person("reports_to"), answers.day("designated_on"), answers.person("chief")
    )


def _support(unit: ReadUnit, day: date) -> leaders.Support:
    answers = _Answers(unit, "B2")
    leading = {group.id for group in unit[nouns.groups].all(code=_LEADERSHIP)}
    since = _months_before(day)[0].start
    held = [each for each in _team_meetings(unit, since, day) if each.status is MeetingStatus.HELD]
    led = [each for each in held if any(c.present and c.group_id in leading for c in coverage_of(unit, each))]
    attached = unit[nouns.attachments].all(noun=ITEM, noun_id=item_of(unit, "B2").id)
    sponsor = answers.person("sponsor")
    group = unit[nouns.groups].first(id=sponsor.group_id) if sponsor and sponsor.group_id else None
    return leaders.Support(
        sponsor=sponsor,
        letter_on=answers.day("letter_on"),
        time_granted=answers.text("time_granted"),
        files=tuple(each.note or unit.documents.get(each.document_id).name for each in attached),
        meetings_held=len(held),
        with_leaders=len(led),
        stands_for=group.name if group else "",
        leads=group is not None and group.id in leading,
    )


def _team(unit: ReadUnit, day: date) -> team.TeamRecord:
    required = unit[nouns.groups].all("position", required=True)
    bodies = [body.id for body in unit[nouns.bodies].all(kind=PST, retired=False)]
    seated = {seat.person_id for body in bodies for seat in seats_on(unit, body, day)}
    members = [person for person in unit[nouns.people].all("name") if person.id in seated]
    spoken_for = {person.group_id for person in members}
    known = {group.id for group in unit[nouns.groups].all()}
    dates = unit[nouns.meetings].all("held_on", body_id=bodies)
    coming = [each for each in dates if each.held_on >= day and each.status is not MeetingStatus.NOT_HELD]
    return team.TeamRecord(
        months=_months(unit, day),
        required=tuple(group.name for group in required),
        without_seat=tuple(group.name for group in required if group.id not in spoken_for),
        coming=tuple(meeting.held_on for meeting in coming if _is_to_come(meeting, day))[:3],
        no_group=tuple(person.name for person in members if person.group_id not in known),
    )


def _is_to_come(meeting: Meeting, day: date) -> bool:
    """Whether a meeting was still to come on a day; one of that very day that was held is past."""
    return meeting.held_on > day or meeting.status is MeetingStatus.PLANNED


def _convening(unit: ReadUnit) -> findings.Convening:
    answers = _Answers(unit, "B5")
    return findings.Convening(
        first=answers.person("representative_1"),
        second=answers.person("representative_2"),
        begins_on=unit[nouns.agencies].get(_AGENCY).convening_on,
        attended=bool(answers.text("attended")),
    )


def _stakeholding(unit: ReadUnit) -> findings.Stakeholding:
    log = earliest_lines(unit[nouns.contacts].all())
    police = {group.id for group in unit[nouns.groups].all(police=True)}
    ours = {person.id for person in unit[nouns.people].all() if person.group_id in police}
    everyone = unit[nouns.stakeholders].all()
    outside = [each for each in everyone if each.person_id not in ours]
    contacts = tuple(first_contact(each, log) for each in outside)
    return findings.Stakeholding(unit[nouns.agencies].get(_AGENCY).started_on, contacts, len(everyone) - len(outside))


class _Answers:
    """The fields of one requirement's page; a person in the bin is nobody."""

    def __init__(self, unit: ReadUnit, code: str) -> None:
        self._unit = unit
        self._details = {detail.field: detail for detail in unit[nouns.baseline_details].all(code=code)}

    def person(self, field: str) -> Person | None:
        detail = self._details.get(field)
        if detail is None or detail.person_id is None:
            return None
        return self._unit[nouns.people].first(id=detail.person_id)

    def text(self, field: str) -> str:
        detail = self._details.get(field)
        return detail.content if detail else ""

    def day(self, field: str) -> date | None:
        content = self.text(field)
        return date.fromisoformat(content) if content else None


def _months_before(today: date) -> list[Period]:
    running = Period.containing(PeriodKind.MONTH, today)
    return list(span(running.next(-MONTHS_LOOKED_AT), running.next(-1)))


def _months(unit: ReadUnit, today: date) -> tuple[TeamMonth, ...]:
    months = _months_before(today)
    found = [_team_month(unit, meeting) for meeting in _team_meetings(unit, months[0].start, months[-1].end)]
    return tuple(_best(month, [each for each in found if each.month == month]) for month in months)


def _team_meetings(unit: ReadUnit, first: date, last: date) -> list[Meeting]:
    """The meetings of every Problem-Solving Team, also of one that was dissolved since."""
    bodies = [body.id for body in unit[nouns.bodies].all(kind=PST)]
    return [each for each in unit[nouns.meetings].all("held_on", body_id=bodies) if first <= each.held_on <= last]


def _team_month(unit: ReadUnit, meeting: Meeting) -> TeamMonth:
    covered = coverage_of(unit, meeting) if meeting.status is MeetingStatus.HELD else ()
    return TeamMonth(
        month=Period.containing(PeriodKind.MONTH, meeting.held_on),
        status=meeting.status,
        held_on=meeting.held_on,
        reason=meeting.reason_not_held,
        groups=tuple(group for group in covered if group.required),
        meeting_id=meeting.id,
    )


def _best(month: Period, found: list[TeamMonth]) -> TeamMonth:
    """The meeting that speaks most for a month with several: held before not held, then by groups present."""
    return max(
        found,
        key=lambda each: (each.status is MeetingStatus.HELD, -len(each.missing), sum(g.present for g in each.groups)),
        default=TeamMonth(month),
    )


def _recent_numbers(unit: ReadUnit, measures: Iterable[Measure], day: date) -> dict[int, set[Period]]:
    """By measure: which of its last two complete periods have a number, for the agency or any area."""
    by_kind: dict[PeriodKind, list[int]] = {}
    for measure in measures:
        by_kind.setdefault(measure.period_kind, []).append(measure.id)
    found: dict[int, set[Period]] = {}
    for kind, ids in by_kind.items():
        is_last = _is_last(day)
        for cell in map(StoredCell._make, unit.entries.cells(ids, first=_earliest(kind, day))):
            period = Period.from_key(cell.period_key)
            if _is_number(EntryState(cell.state)) and is_last(period):
                found.setdefault(cell.measure_id, set()).add(period)
    return found


def _is_number(state: EntryState) -> bool:
    """Whether a number was collected, even if it is held back."""
    return state.has_figure or state is EntryState.SUPPRESSED


def _is_last(today: date) -> Callable[[Period], bool]:
    """Tell the last two complete periods by the period's own rhythm, so that fiscal years need no rule of their own."""
    return lambda period: period.is_complete(today) and not period.next(2).is_complete(today)


def _earliest(kind: PeriodKind, today: date) -> Period:
    """A period before the last two complete ones, in whatever month their year begins."""
    if kind.months:
        return Period(kind, add_months(today.replace(day=1), -3 * kind.months))
    day = today - timedelta(days=3 * kind.days)
    return Period(kind, day - timedelta(days=day.weekday()))
