"""Gathers what is printed of an agenda, and counts what a community copy leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cs360_desktop.domain.definitions.agenda import AgendaKind
from cs360_desktop.domain.meetings import AgendaItem, Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.services.agenda_measures import ItemCharts
from cs360_desktop.services.attendance import RollGroup, roll_of
from cs360_desktop.services.limits import limits_of
from cs360_desktop.services.meetings import commitments_of
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting import agenda as printed


@dataclass(frozen=True, slots=True)
class Shown:
    """The charts of the items, the names of measures whose figures are due, and the form of the copy.

    Telephone numbers and e-mail addresses of who is expected are printed only with `contacts`.
    """

    charts: Sequence[ItemCharts]
    due: tuple[str, ...]
    community: bool
    contacts: bool = False


def printed_agenda(
    unit: ReadUnit, meeting: Meeting, items: Sequence[tuple[AgendaItem, str]], shown: Shown, today: date
) -> "printed.AgendaDocument":
    """All that the printed agenda of a meeting says; items come with who leads them."""
    from cs360_desktop.reporting import agenda as printed

    roll = roll_of(unit, meeting.id)
    return printed.AgendaDocument(
        agency=unit[nouns.agencies].get(1).name,
        body=unit[nouns.bodies].get(meeting.body_id).name,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        length=meeting.minutes_planned,
        items=tuple(_item(unit, meeting, item, leader, shown) for item, leader in items),
        commitments=tuple(
            printed.CommitmentRow(line.action.number, line.action.text, line.owner, line.action.due, line.days_late)
            for line in commitments_of(unit, meeting, today)
            if line.action.status.is_open
        ),
        expected=tuple(_expected(group, contacts=shown.contacts) for group in roll),
        printed_on=today,
        charts=tuple(_chart_parts(shown.charts)),
        without=tuple(dict.fromkeys(name for each in shown.charts for name in each.without)),
        withheld=_withheld(unit, roll, [item for item, _ in items], shown) if shown.community else None,
    )


def material_of(unit: ReadUnit, item_id: int) -> tuple[str, ...]:
    """The names of the files attached to an item."""
    found = unit[nouns.attachments].all("id", noun=nouns.agenda_items.noun, noun_id=item_id)
    return tuple(each.note or unit.documents.get(each.document_id).name for each in found)


def _item(unit: ReadUnit, meeting: Meeting, item: AgendaItem, leader: str, shown: Shown) -> "printed.ItemRow":
    from cs360_desktop.reporting import agenda as printed

    previous = meeting.previous_id if item.kind == AgendaKind.APPROVE_MINUTES.value else None
    return printed.ItemRow(
        item.title,
        leader,
        item.minutes,
        "" if shown.community else item.internal_note,
        item.decision_wanted,
        unit[nouns.problems].get(item.problem_id).title if item.problem_id is not None else "",
        () if shown.community else material_of(unit, item.id),
        unit[nouns.meetings].get(previous).held_on if previous is not None else None,
        shown.due if item.kind == AgendaKind.DATA_BRIEF.value else (),
    )


def _chart_parts(found: Sequence[ItemCharts]) -> "list[printed.ChartPart]":
    from cs360_desktop.reporting import agenda as printed

    return [
        printed.ChartPart(
            each.item.position, each.item.title, chart.measure.name, chart.chart, chart.finding, chart.caution
        )
        for each in found
        for chart in each.charts
    ]


def _expected(group: RollGroup, *, contacts: bool) -> "printed.ExpectedGroup":
    from cs360_desktop.reporting import agenda as printed

    return printed.ExpectedGroup(
        group.coverage.name if group.coverage else "",
        tuple(
            printed.ExpectedPerson(
                attendee.person.label, attendee.presence, _contact(attendee.person) if contacts else ""
            )
            for attendee in group.attendees
        ),
        group.coverage is not None and group.coverage.is_missing,
    )


def _withheld(
    unit: ReadUnit, roll: Sequence[RollGroup], items: Sequence[AgendaItem], shown: Shown
) -> "printed.Withheld":
    from cs360_desktop.reporting import agenda as printed

    return printed.Withheld(
        contacts=sum(1 for group in roll for attendee in group.attendees if _contact(attendee.person)),
        notes=sum(1 for item in items if item.internal_note),
        material=sum(len(material_of(unit, item.id)) for item in items),
        measures=sum(each.internal for each in shown.charts),
        figures=sum(chart.withheld for each in shown.charts for chart in each.charts),
        limit=limits_of(unit).suppression,
    )


def _contact(person: Person) -> str:
    return ", ".join(part for part in (person.phone, person.email) if part)
