"""The people of the demonstration, their problem, their meetings and what they promised each other."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.domain.open_meetings import Duties, Skipped
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.domain.problems import Connection, Contact, Interview, Stakeholder, Survey
from cs360_desktop.domain.schedule import MeetingSeries
from cs360_desktop.services import (
    actions,
    agendas,
    attendance,
    decisions,
    meetings,
    open_meetings,
    people,
    scanning,
    schedule,
)
from cs360_desktop.services.demo.source import story
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

TEMPLATE = "pst-90"


class Day(Protocol):
    """The day the story has come to."""

    day: date


def invite(session: Session) -> dict[str, int]:
    """Add everybody, seat the team, and note who was asked when; returns person keys by their id in the story."""
    groups = {group.code: group.id for group in people.groups(session)}
    keys: dict[str, int] = {}
    for told in story()["person"]:
        details = {name: text for name, text in told.items() if name not in {"id", "group"}}
        keys[told["id"]] = people.add_person(session, Person(**details, group_id=groups[told["group"]])).id
    body = people.bodies(session)[0].id
    for seat in story()["body"]["members"]:
        people.add_member(session, body, keys[seat["person"]], seat["role"])
    with session.change("add_stakeholders") as unit:
        for told in story()["stakeholder"]:
            details = {name: text for name, text in told.items() if name not in _BESIDE}
            key = unit[nouns.stakeholders].add(Stakeholder(**details, person_id=keys[told["person"]]))
            unit[nouns.connections].add(Connection(key, body_id=body, part=told["team"]))
            for line in told.get("log", ()):
                unit[nouns.contacts].add(Contact(key, line["on"], line["text"]))
    return keys


_BESIDE = {"person", "team", "problem", "log"}
"""What the story tells of a stakeholder that is no column of it."""


def scan(session: Session, keys: Mapping[str, int]) -> None:
    """Keep the interviews and the survey of the scan, and seat those who started it."""
    told_body = story()["steering"]
    body = people.add_body(session, Body(told_body["name"], told_body["kind"], told_body["purpose"])).id
    for seat in told_body["members"]:
        people.add_member(session, body, keys[seat["person"]], seat["role"])
    with session.change("add_interviews") as unit:
        known = {each.name: each.id for each in unit[nouns.stakeholders].all()}
        for told in story()["interview"]:
            details = {name: told[name] for name in told if name not in {"stakeholder", "interviewer", "themes"}}
            asked = known.get(told.get("stakeholder", ""))
            interview = Interview(**details, stakeholder_id=asked, interviewer_id=keys[told["interviewer"]])
            scanning.write_themes(unit, unit[nouns.interviews].add(interview), told["themes"])
        for told in story()["survey"]:
            unit[nouns.surveys].add(Survey(**told))


def connect(session: Session, problem: int) -> None:
    """Draw the lines of the community map from stakeholders to the team's problem."""
    parts = {each["name"]: each["problem"] for each in story()["stakeholder"] if "problem" in each}
    with session.change("connect_stakeholders") as unit:
        for stakeholder in unit[nouns.stakeholders].all():
            if stakeholder.name in parts:
                unit[nouns.connections].add(
                    Connection(stakeholder.id, problem_id=problem, part=parts[stakeholder.name])
                )


def meet(session: Session, keys: Mapping[str, int], problem: int, calendar: Day) -> None:
    """Hold the story's meetings one after the other, and plan the next."""
    by_date = sorted(story()["meeting"], key=lambda told: told["held_on"])
    _set_schedule(session)
    for told in by_date:
        calendar.day = told["held_on"]
        _finish_due(session, calendar.day)
        meeting = _plan(session, told["held_on"], keys)
        if "not_held" in told:
            meetings.not_held(session, meeting, told["not_held"])
            continue
        _roll(session, meeting, told, keys, Presence.PRESENT)
        meetings.write_minutes(session, meeting, told["minutes"])
        item = _about(session, meeting, problem)
        for wording in told["decisions"]:
            decisions.record_decision(session, meeting, wording, agenda_item_id=item)
        meetings.hold(session, meeting)
        for action in told["actions"]:
            _promise(session, meeting, action, keys, problem)
    calendar.day = story()["today"]
    _finish_due(session, calendar.day)
    coming = story()["next_meeting"]
    meeting = _plan(session, coming["held_on"], keys)
    _roll(session, meeting, coming, keys, Presence.NO_ANSWER)
    _fit_agenda(session, meeting, keys)
    _about(session, meeting, problem)


def _set_schedule(session: Session) -> None:
    """The rule of the story's meetings, and what its town wants of open ones."""
    rule, told = story()["series"], story()["open_meetings"]
    body = people.bodies(session)[0].id
    schedule.set_rule(
        session,
        MeetingSeries(
            body, rule["nth"], rule["weekday"], rule["starts_at"], rule["since"], rule["place"], rule["minutes"]
        ),
    )
    duties = Duties(told["notice_hours"], frozenset({Skipped.HOLIDAYS}), tuple(told["places"]), None)
    open_meetings.set_duties(session, open_meetings.DutySettings(is_on=True, duties=duties))


def _about(session: Session, meeting: int, problem: int) -> int | None:
    """Let the item in which the team works on a problem be about this one; return its key."""
    items = [line.item for line in agendas.agenda(session, meeting).lines if line.item.kind == "work-item"]
    for item in items:
        agendas.change_item(session, item.id, problem_id=problem)
    return items[0].id if items else None


def _plan(session: Session, held_on: date, keys: Mapping[str, int]) -> int:
    rule = story()["series"]
    meeting = Meeting(
        people.bodies(session)[0].id,
        held_on,
        rule["starts_at"],
        rule["place"],
        rule["minutes"],
        chair_id=keys[rule["chair"]],
        recorder_id=keys[rule["recorder"]],
    )
    return meetings.plan(session, meeting, TEMPLATE).id


_PRESENCE = {
    "coming": Presence.COMING,
    "remote": Presence.REMOTE,
    "excused": Presence.EXCUSED,
    "absent": Presence.ABSENT,
}


def _roll(
    session: Session, meeting: int, told: Mapping[str, Any], keys: Mapping[str, int], otherwise: Presence
) -> None:
    said = {person: presence for word, presence in _PRESENCE.items() for person in told.get(word, ())}
    for person, key in keys.items():
        attendance.mark(session, meeting, key, said.get(person, otherwise))


def _promise(session: Session, meeting: int, told: Mapping[str, Any], keys: Mapping[str, int], problem: int) -> None:
    with session.reading() as unit:
        group = unit[nouns.people].get(keys[told["owner"]]).group_id
    added = actions.add(
        session,
        told["text"],
        person_id=keys[told["owner"]],
        group_id=group,
        due=told["due"],
        made_at_id=meeting,
        problem_id=problem,
    )
    if told.get("in_progress"):
        actions.set_status(session, added.id, ActionStatus.IN_PROGRESS)
    if "dropped" in told:
        actions.set_status(session, added.id, ActionStatus.DROPPED, reason=told["dropped"])


def _finish_due(session: Session, today: date) -> None:
    """Mark what was done until a day as done on its day."""
    done = {
        told["text"]: told["done"]
        for meeting in story()["meeting"]
        for told in meeting.get("actions", ())
        if "done" in told
    }
    for line in actions.board(session):
        day = done.get(line.action.text)
        if line.action.status.is_open and day is not None and day <= today:
            actions.set_status(session, line.action.id, ActionStatus.DONE, on=day)


def _fit_agenda(session: Session, meeting: int, keys: Mapping[str, int]) -> None:
    """Name leaders and say which problem the next agenda works on."""
    leaders = {
        "welcome": "delgado",
        "approve-minutes": "delgado",
        "open-commitments": "marsh",
        "data-brief": "ostrowski",
        "work-item": "okoye",
        "read-back": "ostrowski",
        "public-comment": "delgado",
        "next-date": "marsh",
    }
    titles = {"data-brief": "Data brief: vehicle break-ins", "work-item": "Response: winter lighting and the late bus"}
    for line in agendas.agenda(session, meeting).lines:
        leader = leaders.get(line.item.kind)
        agendas.change_item(
            session,
            line.item.id,
            title=titles.get(line.item.kind, line.item.title),
            leader_id=keys[leader] if leader else None,
        )
