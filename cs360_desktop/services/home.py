"""What needs the point of contact today, as plain facts from the workspace; the page puts them into words."""

from dataclasses import dataclass, replace
from datetime import date

from cs360_desktop.domain.agency import Agency, Population
from cs360_desktop.domain.baseline import Answer, RequirementState
from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.request_form import RequestForm
from cs360_desktop.domain.requests import Request, RequestStatus
from cs360_desktop.services import actions, baseline, meetings, requests, stale
from cs360_desktop.services.actions import ActionLine, BoardFilter, Show
from cs360_desktop.services.open_meetings import Duty, open_duties
from cs360_desktop.services.scorecard import signals
from cs360_desktop.services.scorelines import Scoreline
from cs360_desktop.services.session import Session
from cs360_desktop.services.stale import MissingPeriod
from cs360_desktop.storage import nouns

_PATIENCE = {RequestStatus.EXPORTED: 7, RequestStatus.SENT: 21}
"""Days after which a request in a status is brought to mind: nobody sent it, nobody answered."""


@dataclass(frozen=True, slots=True)
class Start:
    """How far a new workspace is; it is fresh until somebody entered, answered or planned anything."""

    agency: Agency
    population: Population | None
    has_entries: bool
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next planned meeting: minutes on its agenda, commitments it asks about, required groups with nobody yet."""

    meeting: Meeting
    body: str
    items: int
    planned: int
    carried: int
    missing_groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that went quiet: exported and not sent, or sent and not answered, with the days since anything."""

    request: Request
    days: int


@dataclass(frozen=True, slots=True)
class Today:
    """Everything Home tells about one day; `overdue` has the oldest first, `signals` the unusual ones.

    `duties` are the notices and minutes of open meetings that are not posted yet, the nearest first.
    """

    day: date
    overdue: tuple[ActionLine, ...]
    missing: tuple[MissingPeriod, ...]
    meeting: NextMeeting | None
    baseline: tuple[RequirementState, ...]
    drafts: tuple[RequestForm, ...]
    signals: tuple[Scoreline, ...] = ()
    duties: tuple[Duty, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    @property
    def met(self) -> int:
        """How many requirements the agency answered with met."""
        return sum(state.is_met for state in self.baseline)

    @property
    def differing(self) -> tuple[RequirementState, ...]:
        """The requirements whose answer and evidence disagree."""
        return tuple(state for state in self.baseline if state.differs)

    @property
    def planned(self) -> tuple[RequirementState, ...]:
        """The other requirements planned by a day, the nearest first."""
        found = [state for state in self.baseline if not state.differs and _planned_by(state)]
        return tuple(sorted(found, key=lambda state: (_planned_by(state) or date.max, state.item.code)))

    @property
    def not_yet(self) -> tuple[RequirementState, ...]:
        """The requirements that are neither met nor planned by a day, and whose evidence says so too."""
        return tuple(s for s in self.baseline if not (s.differs or s.is_met or _planned_by(s)))


def start_of(session: Session) -> Start:
    """How far the workspace is."""
    with session.reading() as unit:
        has_entries = unit.entries.exist()
        answered = any(item.answer is not Answer.NOT_YET for item in unit[nouns.baseline_items].all())
        first = (unit[nouns.meetings].first(), unit[nouns.actions].first(), unit[nouns.requests].first())
        planned = any(found is not None for found in first)
        population = unit[nouns.populations].all("year", area_id=WHOLE_AGENCY)
        return Start(
            unit[nouns.agencies].get(1),
            population[-1] if population else None,
            has_entries,
            not (has_entries or answered or planned),
        )


def today(session: Session, *, community: bool = False) -> Today:
    """What is to be told today; for everybody to see, without internal measures."""
    with session.reading() as unit:
        found = unit[nouns.requests].all("year", "number", status=RequestStatus.DRAFT)
        drafts = tuple(requests.form_of(unit, request, session.today()) for request in found)
    overdue = actions.board(session, BoardFilter(Show.OVERDUE))
    return Today(
        session.today(),
        tuple(sorted(overdue, key=lambda line: -line.days_late)),
        _public(stale.missing_periods(session)) if community else stale.missing_periods(session),
        _next_meeting(session),
        baseline.overview(session),
        drafts,
        tuple(sorted(signals(session, community=community), key=lambda line: line.signal is not Signal.UNUSUAL)),
        tuple(open_duties(session)),
        _waiting(session),
    )


def _waiting(session: Session) -> tuple[Waiting, ...]:
    """The requests to be reminded of, the longest quiet first."""
    found = []
    with session.reading() as unit:
        for status, patience in _PATIENCE.items():
            for request in unit[nouns.requests].all(status=status):
                heard = [each.on for each in unit[nouns.follow_ups].all(request_id=request.id)]
                exports = unit[nouns.request_exports].all("version", request_id=request.id)
                since = request.sent_on if status is RequestStatus.SENT else None
                days = [*heard, *([since] if since else [export.exported_at.date() for export in exports[-1:]])]
                if days and (session.today() - max(days)).days >= patience:
                    found.append(Waiting(request, (session.today() - max(days)).days))
    return tuple(sorted(found, key=lambda each: -each.days))


def _public(missing: tuple[MissingPeriod, ...]) -> tuple[MissingPeriod, ...]:
    """Without internal measures, and without who owns which."""
    shown = (
        replace(each, measures=tuple(one for one in each.measures if not one.internal), owners=()) for each in missing
    )
    return tuple(each for each in shown if each.measures)


def _planned_by(state: RequirementState) -> date | None:
    return state.item.planned_by if state.item.answer is Answer.PLANNED else None


def overdue_count(session: Session) -> int:
    """How many actions are overdue."""
    with session.reading() as unit:
        return sum(action.is_overdue(session.today()) for action in unit[nouns.actions].all())


def _next_meeting(session: Session) -> NextMeeting | None:
    line = meetings.next_meeting(session)
    if line is None:
        return None
    carried = len(meetings.commitments(session, line.meeting.id))
    return NextMeeting(line.meeting, line.body, line.items, line.planned, carried, line.missing)
