"""What the agenda of a new meeting starts with: a template or the last agenda, and what comes along by itself.

Open actions are no items: a meeting asks about them by itself (`meetings.commitments`). Here are the items: those that
stand on every agenda, what was not finished or was parked, the approval of the last minutes, and the charts of the
measures with signals.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cs360_desktop.domain.charts import Signal
from cs360_desktop.domain.definitions.agenda import AgendaKind, AgendaTemplateDefinition
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import AgendaItem, AgendaMeasure, Meeting, MeetingStatus
from cs360_desktop.services.catalogue_files import load_agenda_templates
from cs360_desktop.services.scorecard import signals
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

_MOST_CHARTS = 4
"""Charts of signals that are put on an agenda by themselves; more would not be talked about in 15 minutes."""

_CLOSING = {AgendaKind.READ_BACK.value, AgendaKind.PUBLIC_COMMENT.value, AgendaKind.NEXT_DATE.value}
"""Kinds that stand at the end; what comes along goes before them."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be put on an agenda, and the measures whose charts it shows."""

    item: AgendaItem
    measure_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """What the figures bring along: the measures with signals, unusual ones first."""

    measure_ids: tuple[int, ...]


def start_of(session: Session) -> Start:
    """What the figures bring along to a meeting that is planned today."""
    found = sorted(signals(session), key=lambda line: line.signal is not Signal.UNUSUAL)
    return Start(tuple(line.measure.id for line in found[:_MOST_CHARTS]))


def from_template(template: AgendaTemplateDefinition, last: Meeting | None, start: Start) -> list[NewItem]:
    """The items of a template; minutes that were not approved yet come along even where it has no place for them."""
    items = [
        NewItem(AgendaItem(0, item.title, item.minutes, kind=item.kind.value if item.kind else "", output=item.output))
        for item in template.item
    ]
    if last is None or last.status is not MeetingStatus.HELD or last.approved_at_id is not None:
        return _with_signals(items, start)
    return _with_signals(_with_approval(items), start)


def from_last(unit: ReadUnit, last: Meeting | None, start: Start) -> list[NewItem]:
    """The standing items of the last agenda with its unfinished and parked ones.

    Raises:
        UserError: there is no last meeting.
    """
    if last is None:
        raise UserError("There is no earlier meeting to start from, so nothing was planned. Start from a template.")
    old = unit[nouns.agenda_items].all("position", meeting_id=last.id)
    old.sort(key=lambda item: not item.position)  # what was parked had no place on the agenda
    items = _before_closing([_again(unit, item) for item in old if item.kind or item.unfinished])
    if last.status is MeetingStatus.HELD and last.approved_at_id is None:
        items = _with_approval(items)
    return _with_signals(items, start)


def copied(unit: ReadUnit, meeting_id: int) -> list[NewItem]:
    """Every item of an agenda as it was planned, without what was noted in the meeting."""
    planned = unit[nouns.agenda_items].all("position", meeting_id=meeting_id)
    return [_again(unit, replace(item, unfinished=False)) for item in planned if item.position]


def put(unit: WorkUnit, meeting_id: int, items: Iterable[NewItem], *, behind: int = 0) -> list[int]:
    """Put items on the agenda of a meeting, behind so many that are there; return their keys."""
    items = list(items)
    keys = unit[nouns.agenda_items].add_all(
        [replace(new.item, meeting_id=meeting_id, position=behind + place) for place, new in enumerate(items, start=1)]
    )
    unit[nouns.agenda_measures].add_all(
        [AgendaMeasure(key, measure_id) for key, new in zip(keys, items, strict=True) for measure_id in new.measure_ids]
    )
    return keys


def measure_ids_of(unit: ReadUnit, item_id: int) -> tuple[int, ...]:
    """The measures whose charts an item shows, in the order they were put there."""
    return tuple(link.measure_id for link in unit[nouns.agenda_measures].all("id", agenda_item_id=item_id))


def _again(unit: ReadUnit, item: AgendaItem) -> NewItem:
    new = AgendaItem(
        0,
        item.title,
        item.minutes,
        kind=item.kind,
        leader_id=item.leader_id,
        output=item.output,
        notes=item.notes if item.unfinished else "",
        problem_id=item.problem_id,
        decision_wanted=item.decision_wanted,
    )
    return NewItem(new, () if item.kind == AgendaKind.DATA_BRIEF.value else measure_ids_of(unit, item.id))


def _before_closing(items: list[NewItem]) -> list[NewItem]:
    """Free items that stood behind the closing ones, or on no place at all, go before them."""
    first = next((at for at, new in enumerate(items) if new.item.kind in _CLOSING), len(items))
    behind = [new for new in items[first:] if not new.item.kind]
    return items[:first] + behind + [new for new in items[first:] if new.item.kind]


def _with_approval(items: list[NewItem]) -> list[NewItem]:
    return _with_kind(items, AgendaKind.APPROVE_MINUTES, behind=1)


def _with_signals(items: list[NewItem], start: Start) -> list[NewItem]:
    """Let the data brief show the charts of the measures with signals; without one there is one now."""
    if not start.measure_ids:
        return items
    items = _with_kind(items, AgendaKind.DATA_BRIEF, behind=3)
    return [
        replace(new, measure_ids=tuple(dict.fromkeys((*new.measure_ids, *start.measure_ids))))
        if new.item.kind == AgendaKind.DATA_BRIEF.value
        else new
        for new in items
    ]


def _with_kind(items: list[NewItem], kind: AgendaKind, *, behind: int) -> list[NewItem]:
    """Add the item of a kind as the shipped template has it, unless there is one."""
    if not items or any(new.item.kind == kind.value for new in items):
        return items
    shipped = next(item for item in load_agenda_templates()[-1].item if item.kind is kind)
    added = NewItem(AgendaItem(0, shipped.title, shipped.minutes, kind=kind.value, output=shipped.output))
    return [*items[:behind], added, *items[behind:]]
