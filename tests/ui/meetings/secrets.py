"""A meeting full of what nobody in the room may see, and how to find it on a screen."""

from datetime import date, time

from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.settings import Setting
from cs360_desktop.services import (
    actions,
    agenda_measures,
    agendas,
    attendance,
    decisions,
    entries,
    measure_editing,
    meetings,
    metrics,
    people,
)
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

PHONE, EMAIL = "207-555-0143", "okoye@example.org"
NOTE_ON_PERSON, LEADER_NOTE, ACTION_NOTE = (
    "Her brother was arrested",
    "Do not mention the lieutenant",
    "Witness lives there",
)
INTERNAL = "Complaints about officer Smith"
LIMIT, SMALL = 50, 47
"""The newest count of a sensitive measure: everybody may know that it is under 50, nobody that it is 47."""
SECRETS = (PHONE, EMAIL, NOTE_ON_PERSON, LEADER_NOTE, ACTION_NOTE, INTERNAL, "officer Smith")


def plan_secret_meeting(session: Session, day: date) -> int:
    """Plan a meeting of the team whose charts, people and items hold secrets; returns its key."""
    body, groups = people.bodies(session)[0].id, {group.name: group.id for group in people.groups(session)}
    told = (("K. Ostrowski", "Crime analysis"), ("J. Okoye", "Community"), ("T. Abbott", "Stakeholders"))
    keys = [
        people.add_person(
            session,
            Person(
                name,
                organization=f"Desk {PHONE}",
                group_id=groups[group],
                phone=PHONE,
                email=EMAIL,
                note=NOTE_ON_PERSON,
            ),
            body_id=body,
        ).id
        for name, group in told
    ]
    meeting = meetings.plan(session, Meeting(body, day, time(18, 0), "St. Brendan hall"), "pst-60").id
    attendance.mark(session, meeting, keys[1], Presence.COMING)
    action = actions.add(session, f"Ask the lot owner, {PHONE}", person_id=keys[1], due=date(2026, 10, 29)).id
    actions.change(session, action, note=ACTION_NOTE)
    months = [Period.month(2024, 1).next(step) for step in range(34)]
    internal = measure_editing.add_measure(session, INTERNAL).id
    sensitive = measure_editing.add_measure(session, "Domestic calls").id
    measure_editing.change_measure(session, internal, internal=True)
    measure_editing.change_measure(session, sensitive, sensitive=True)
    metrics.activate(session, [internal, sensitive])
    for key, last in ((internal, 77), (sensitive, SMALL)):
        values = [*([120.0, 121.0, 122.0] * 11), float(last)]
        stored = {EntryKey(key, WHOLE_AGENCY, month): Value(value) for month, value in zip(months, values, strict=True)}
        entries.set_values(session, stored)
    with session.change("set_limit") as unit:
        stored_limit = unit[nouns.settings].first(name="suppression_limit")
        if stored_limit is None:
            unit[nouns.settings].add(Setting("suppression_limit", str(LIMIT)))
        else:
            unit[nouns.settings].change(stored_limit.id, content=str(LIMIT))
    items = [line.item.id for line in agendas.agenda(session, meeting).lines]
    for item in items:
        agendas.change_item(session, item, internal_note=LEADER_NOTE)
    agenda_measures.show_measures(session, items[3], [sensitive])
    agenda_measures.show_measures(session, items[4], [internal])
    return meeting


def write_contacts(session: Session, meeting: int) -> None:
    """Write telephone numbers and addresses into the texts of a meeting: titles, notes, a decision, a parked matter."""
    items = [line.item.id for line in agendas.agenda(session, meeting).lines]
    for item in items[5:7]:
        title = agendas.agenda(session, meeting).lines[items.index(item)].item.title
        agendas.change_item(
            session, item, title=f"{title} {EMAIL}", decision_wanted=f"Write to {EMAIL}", notes=f"Called {PHONE}"
        )
    decisions.record_decision(session, meeting, f"Call {PHONE} first", agenda_item_id=items[1])
    agendas.park(session, meeting, f"Why {PHONE} rings")


def leaks(texts: list[str]) -> list[str]:
    """The texts that hold a secret, or the small count beside its month."""
    told = [text for text in texts if any(secret in text for secret in SECRETS)]
    small = (f"Oct 2026: {SMALL}", f"October 2026, {SMALL}", f"October: {SMALL}")
    return told + [text for text in texts if any(part in text for part in small) or text == str(SMALL)]
