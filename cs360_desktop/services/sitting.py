"""A meeting while it is held, as the room may see it: item by item, free of everything internal.

What a `Scene` holds is all that the audience's screen is ever given. Notes for the leader, contact details and notes on
people are not in it, so they cannot be drawn; internal measures and small counts are withheld in community view.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.charts import RunChart, Signal
from cs360_desktop.domain.definitions.agenda import AgendaKind
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.meetings import AgendaItem, MeetingStatus, MinutesState, Quorum
from cs360_desktop.domain.wording import format_date, format_long_date, format_time
from cs360_desktop.services import actions, agendas, attendance, decisions, meetings
from cs360_desktop.services.agenda_start import measure_ids_of
from cs360_desktop.services.charts import MeasureChart, measure_chart
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.limits import limits_of
from cs360_desktop.services.scorecard import signals
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing the left side shows: a chart with its sentences, or lines of text.

    `signal` is the word for the newest figure; `finding` says what the chart shows, `caution` what that does not say.
    """

    heading: str
    chart: RunChart | None = None
    signal: Signal | None = None
    finding: str = ""
    caution: str = ""
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something that was recorded: `kind` is action, decision or parked; `detail` stands below it."""

    kind: str
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Here:
    """How many people of a group are here."""

    group: str
    count: int
    required: bool


@dataclass(frozen=True, slots=True)
class Hidden:
    """What community view hides; `is_on` says whether it does."""

    is_on: bool
    internal: int
    limit: float


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the room sees of one agenda item."""

    agency: str
    body: str
    day: str
    number: int
    count: int
    leader: str
    title: str
    shown: tuple[Shown, ...]
    recorded: tuple[Recorded, ...]
    here: tuple[Here, ...]
    quorum: Quorum
    hidden: Hidden


def items(session: Session, meeting_id: int) -> tuple[AgendaItem, ...]:
    """The agenda in order; a meeting without one has a single free item that is not stored."""
    found = tuple(line.item for line in agendas.agenda(session, meeting_id).lines)
    return found or (AgendaItem(meeting_id, "Meeting", 0, 1),)


def scene(session: Session, meeting_id: int, position: int, *, community: bool = True) -> Scene:
    """What the room sees while the item at a place of the agenda, from 0, is worked on."""
    record = meetings.record(session, meeting_id)
    agenda = agendas.agenda(session, meeting_id).lines
    item = items(session, meeting_id)[position]
    with session.reading() as unit:
        agency = unit[nouns.agencies].all()[0]
        limit = limits_of(unit).suppression
        internal = sum(measure.internal for measure in unit[nouns.measures].all(status=Status.ACTIVE))
    found = Scene(
        agency=agency.short_name or agency.name,
        body=record.body.name,
        day=format_long_date(record.meeting.held_on),
        number=position + 1,
        count=max(1, len(agenda)),
        leader=agenda[position].leader if agenda else "",
        title=item.title,
        shown=_shown(session, item, community=community),
        recorded=_recorded(session, meeting_id, item),
        here=tuple(
            Here(group.name, group.present, group.required)
            for group in meetings.coverage(session, meeting_id, now=True)
            if group.required or group.present
        ),
        quorum=attendance.quorum(session, meeting_id),
        hidden=Hidden(community, internal, limit),
    )
    return for_everybody(found) if community else found


def read_back(session: Session, meeting_id: int) -> tuple[Recorded, ...]:
    """All decisions and new actions of the meeting, in the order of recording, to be read aloud."""
    found = [_decision(line) for line in decisions.decisions(session, meeting_id)]
    return (*found, *(_action(line) for line in meetings.made_at(session, meeting_id)))


def chart_measures(session: Session, item: AgendaItem, *, community: bool = False) -> list[Measure]:
    """The measures whose charts belong to an item: its own, those of its problem, for a data brief the signals."""
    with session.reading() as unit:
        ids = list(measure_ids_of(unit, item.id))
        if item.problem_id:
            ids += [link.measure_id for link in unit[nouns.problem_measures].all(problem_id=item.problem_id)]
    if not ids and item.kind == AgendaKind.DATA_BRIEF.value:
        ids = [line.measure.id for line in signals(session, community=community)]
    with session.reading() as unit:
        found = {measure.id: measure for measure in unit[nouns.measures].all(id=list(dict.fromkeys(ids)))}
    return [found[key] for key in dict.fromkeys(ids) if key in found]


def _shown(session: Session, item: AgendaItem, *, community: bool) -> tuple[Shown, ...]:
    measures = chart_measures(session, item, community=community)
    charts = [_chart(session, measure, community=community) for measure in measures]
    found = [shown for shown in charts if shown is not None]
    build = _TEXTS.get(item.kind)
    if build is not None:
        found += _in_parts(build(session, item))
    if not found:
        wanted = (item.decision_wanted, "decision wanted") if item.decision_wanted else (item.output, "")
        found.append(Shown(item.title, lines=(wanted,) if wanted[0] else ()))
    return tuple(found)


def _in_parts(shown: Shown) -> list[Shown]:
    """A long list as several that fit the screen each."""
    starts = range(0, max(1, len(shown.lines)), MOST_LINES)
    return [replace(shown, lines=shown.lines[start : start + MOST_LINES]) for start in starts]


MOST_LINES = 5
"""So many lines of very large type stand on one screen, each with its second line."""


def _chart(session: Session, measure: Measure, *, community: bool) -> Shown | None:
    if community and measure.internal:
        return Shown("", finding="One measure of this item is internal, so it is not shown here.")
    found = measure_chart(session, measure.id, community=community)
    if found is None:
        return Shown(measure.name, finding="There is no figure of this measure yet.")
    caution = " ".join(part for part in (_withheld(found), found.caution) if part)
    return Shown(found.chart.title, found.chart, found.signal, found.finding, caution)


def _withheld(found: MeasureChart) -> str:
    """Name the periods that are not shown."""
    hidden = [
        line.period.label
        for line in found.lines
        if (value := found.values.get(line.period)) is not None and value.state is EntryState.SUPPRESSED
    ]
    if not hidden or not found.withheld:
        return ""
    under = found.chart.suppressed_under or 0
    said = hidden[0] if len(hidden) == 1 else f"{', '.join(hidden[:-1])} and {hidden[-1]}"
    if len(hidden) > _MOST_NAMED:
        return f"{len(hidden)} counts under {under:g} are not shown in community view."
    return f"{said}: under {under:g} and not shown in community view."


_MOST_NAMED = 3


def _welcome(session: Session, item: AgendaItem) -> Shown:
    lines = []
    for group in attendance.roll(session, item.meeting_id):
        names = [attendee.person.label for attendee in group.attendees]
        lines.append((group.coverage.name if group.coverage else "No group", "; ".join(names) or "nobody named"))
    return Shown("Who we are", lines=tuple(lines))


def _last_minutes(session: Session, item: AgendaItem) -> Shown:
    last = meetings.record(session, item.meeting_id).previous
    if last is None or last.status is not MeetingStatus.HELD:
        return Shown("There is no earlier meeting whose minutes could be approved.")
    state = {
        MinutesState.DRAFT: "Draft: not approved yet.",
        MinutesState.CORRECTED: "Corrected: not approved yet.",
        MinutesState.APPROVED: "Approved.",
    }[last.minutes_state]
    decided = tuple((line.decision.wording, "decided") for line in decisions.decisions(session, last.id))
    return Shown(f"Minutes of {format_long_date(last.held_on)}", finding=state, lines=decided)


def _commitments(session: Session, item: AgendaItem) -> Shown:
    lines = tuple(
        (f"{line.action.number}  {line.action.text}", _about(line))
        for line in meetings.commitments(session, item.meeting_id)
        if line.action.status.is_open
    )
    return Shown("Open commitments, overdue first" if lines else "No open commitment.", lines=lines)


def _read_back(session: Session, item: AgendaItem) -> Shown:
    return _to_read(session, item.meeting_id)


def shown_for_reading(session: Session, meeting_id: int, *, community: bool = True) -> tuple[Shown, ...]:
    """All decisions and new actions as a numbered list, in parts, shown while they are read aloud."""
    parts = tuple(_in_parts(_to_read(session, meeting_id)))
    return for_everybody(parts) if community else parts


def _to_read(session: Session, meeting_id: int) -> Shown:
    said = read_back(session, meeting_id)
    lines = tuple((f"{number}  {_word(each)}{each.text}", each.detail) for number, each in enumerate(said, start=1))
    return Shown("Decided and promised today" if lines else "Nothing was decided or promised yet.", lines=lines)


def _word(recorded: Recorded) -> str:
    return "Decision: " if recorded.kind == "decision" else ""


def _next_date(session: Session, item: AgendaItem) -> Shown:
    meeting = meetings.record(session, item.meeting_id).meeting
    coming = [
        line.meeting
        for line in meetings.list_meetings(session)
        if line.meeting.body_id == meeting.body_id
        and line.meeting.status is MeetingStatus.PLANNED
        and line.meeting.held_on > meeting.held_on
    ]
    if not coming:
        return Shown("The next meeting is not planned yet.")
    found = coming[0]
    when = f"{format_long_date(found.held_on, weekday=True)}, {format_time(found.starts_at)}"
    return Shown("Next meeting", lines=((when, found.place),))


_TEXTS: dict[str, Callable[[Session, AgendaItem], Shown]] = {
    AgendaKind.WELCOME.value: _welcome,
    AgendaKind.APPROVE_MINUTES.value: _last_minutes,
    AgendaKind.OPEN_COMMITMENTS.value: _commitments,
    AgendaKind.READ_BACK.value: _read_back,
    AgendaKind.NEXT_DATE.value: _next_date,
}


def _recorded(session: Session, meeting_id: int, item: AgendaItem) -> tuple[Recorded, ...]:
    """What was recorded in an item: its decisions and actions, and what was parked in the meeting."""
    found = [
        _decision(line)
        for line in decisions.decisions(session, meeting_id)
        if line.decision.agenda_item_id == (item.id or None)
    ]
    found += [
        _action(line)
        for line in meetings.made_at(session, meeting_id)
        if line.action.agenda_item_id == (item.id or None)
    ]
    found += [
        Recorded("parked", one.title, "parked for the next meeting") for one in agendas.parked(session, meeting_id)
    ]
    return tuple(found)


def _decision(line: decisions.DecisionLine) -> Recorded:
    return Recorded("decision", line.decision.wording, decisions.method_words(line.decision))


def _action(line: actions.ActionLine) -> Recorded:
    return Recorded("action", f"Action {line.action.number}: {line.action.text}", _about(line))


def _about(line: actions.ActionLine) -> str:
    due = f"due {format_date(line.action.due)}" if line.action.due else ""
    late = f"{line.days_late} days late" if line.days_late > 1 else "1 day late" if line.days_late else ""
    return " · ".join(part for part in (line.owner or line.group, due, late) if part) or "nobody yet"
