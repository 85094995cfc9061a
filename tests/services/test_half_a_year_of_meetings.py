"""Half a year of a Problem-Solving Team, told once through the services: what carries over, falls and recovers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest

from cs360_desktop.domain.action_health import Share
from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.entries import WHOLE_AGENCY, Value
from cs360_desktop.domain.meetings import Meeting, MeetingStatus, Presence
from cs360_desktop.domain.people import Person
from cs360_desktop.services import actions, attendance, meetings, metrics, people
from cs360_desktop.services.action_bulk import set_dues
from cs360_desktop.services.action_health import team_health
from cs360_desktop.services.baseline_facts import find as baseline_facts
from cs360_desktop.services.counting import keep_up
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

CODES = ("2.01", "2.02", "2.03", "2.04", "2.05")
ALL = {"Kim": Presence.PRESENT, "Rosa": Presence.PRESENT, "Tom": Presence.REMOTE, "Eve": Presence.PRESENT}


@dataclass
class Story:
    """A workspace, the day it is, and who takes part: one person of each required group, and Lee, a substitute."""

    session: Session
    day: date
    body: int
    keys: dict[str, int]

    def plan(self, day: date) -> int:
        meeting = Meeting(self.body, day, time(18, 0))
        first = not meetings.list_meetings(self.session)
        plan = meetings.plan(self.session, meeting, "pst-60") if first else None
        return plan.id if plan else meetings.plan_from_last(self.session, meeting).id

    def hold(self, meeting_id: int, here: dict[str, Presence], substitutes: dict[str, str] | None = None) -> None:
        self.day = meetings.record(self.session, meeting_id).meeting.held_on
        for name, presence in here.items():
            attendance.mark(self.session, meeting_id, self.keys[name], presence)
        for name, away in (substitutes or {}).items():
            attendance.mark(
                self.session,
                meeting_id,
                self.keys[name],
                Presence.SUBSTITUTE,
                substitute_for_id=self.keys[away],
            )
        meetings.hold(self.session, meeting_id)

    def promise(self, meeting_id: int, text: str, owner: str, due: date) -> int:
        who = self.keys[owner]
        with self.session.reading() as unit:
            group = unit[nouns.people].get(who).group_id
        return actions.add(self.session, text, person_id=who, group_id=group, due=due, made_at_id=meeting_id).id

    def done(self, action_id: int, on: date) -> None:
        self.day = max(self.day, on)
        actions.set_status(self.session, action_id, ActionStatus.DONE, on=on)

    def carried(self, action_id: int) -> int:
        return actions.action_line(self.session, action_id).carried

    def asked(self, meeting_id: int) -> list[str]:
        return [line.action.text for line in meetings.commitments(self.session, meeting_id)]

    def values(self, code: str) -> dict[str, Value]:
        keep_up(self.session)
        with self.session.reading() as unit:
            measure = unit[nouns.measures].first(code=code)
            assert measure is not None
            found = unit.entries.values([measure.id], area_ids=[WHOLE_AGENCY])
        return {str(key.period)[5:]: value for key, value in found.items()}

    def requirement_three(self) -> tuple[bool | None, str]:
        found = baseline_facts(self.session)["B3"]
        return found.shows_met, found.summary


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = Story.__new__(Story)
    told.day = date(2025, 12, 1)
    session = new_workspace(tmp_path / "year.cs360", Agency("Mill Harbor PD"), who="Dana", today=lambda: told.day)
    with session.reading() as unit:
        ids = [measure.id for measure in unit[nouns.measures].all() if measure.code in CODES]
    metrics.activate(session, ids)
    body, groups = people.bodies(session)[0].id, {group.name: group.id for group in people.groups(session)}
    names = ("Kim", "Crime analysis"), ("Rosa", "Community"), ("Tom", "Stakeholders"), ("Eve", "Other relevant teams")
    keys = {
        name: people.add_person(session, Person(name, group_id=groups[group]), body_id=body).id for name, group in names
    }
    keys["Lee"] = people.add_person(session, Person("Lee", organization="Mayor's office")).id
    told.session, told.body, told.keys = session, body, keys
    yield told
    session.close()


def share(cases: int, of: int) -> Value:
    return Value(numerator=float(cases), denominator=float(of))


def half_a_year(story: Story) -> None:
    """Tell the story to its end, looking after each turn."""
    # December to February: everybody is there, also by substitute; what is not done goes along.
    december = story.plan(date(2025, 12, 18))
    story.hold(december, ALL)
    lot = story.promise(december, "Ask the lot owner", "Rosa", date(2026, 1, 15))
    counts = story.promise(december, "Bring counts by lot", "Kim", date(2026, 1, 15))
    leaflet = story.promise(december, "Second leaflet", "Tom", date(2026, 2, 19))
    january = story.plan(date(2026, 1, 15))
    assert story.asked(january) == ["Ask the lot owner", "Bring counts by lot", "Second leaflet"]
    story.done(counts, date(2026, 1, 14))
    story.hold(january, ALL | {"Rosa": Presence.EXCUSED}, {"Lee": "Rosa"})
    assert (story.carried(lot), story.carried(counts), story.carried(leaflet)) == (1, 1, 1)
    actions.change(story.session, lot, due=date(2026, 2, 12))
    february = story.plan(date(2026, 2, 19))
    assert story.asked(february) == ["Ask the lot owner", "Second leaflet"]
    story.hold(february, ALL)
    story.done(leaflet, date(2026, 2, 19))

    # March is canceled: the promises wait, and nobody is told that they were carried over.
    march = story.plan(date(2026, 3, 19))
    assert story.carried(lot) == 3
    story.day = date(2026, 3, 18)
    meetings.not_held(story.session, march, "Snow")
    assert story.carried(lot) == 2

    # April: without Crime analysis. May: all again.
    april = story.plan(date(2026, 4, 16))
    assert meetings.record(story.session, april).previous == meetings.record(story.session, february).meeting
    story.hold(april, ALL | {"Kim": Presence.ABSENT})
    assert story.carried(lot) == 3
    bus = story.promise(april, "Ask the bus company", "Rosa", date(2026, 5, 14))
    patrol = story.promise(april, "Foot patrol plan", "Eve", date(2026, 5, 14))
    story.day = date(2026, 5, 13)
    set_dues(story.session, [lot, patrol], date(2026, 5, 20))
    story.hold(story.plan(date(2026, 5, 14)), ALL)
    actions.set_status(story.session, bus, ActionStatus.DROPPED, reason="The line was closed")
    story.done(patrol, date(2026, 5, 19))

    # June: the sixth month begins; what was due on the 20th is late from the 21st.
    story.day = date(2026, 5, 20)
    assert actions.action_line(story.session, lot).days_late == 0
    story.day = date(2026, 6, 1)
    line = actions.action_line(story.session, lot)
    assert (line.days_late, line.due_before, line.carried) == (12, date(2026, 2, 12), 4)
    dues = [each.before_due for each in actions.history(story.session, lot) if each.event is actions.Event.DUE]
    assert dues == [date(2026, 2, 12), date(2026, 1, 15)]


def test_that_half_a_year_adds_up(story: Story) -> None:
    half_a_year(story)
    assert story.values("2.01") == {
        "12": Value(1.0), "01": Value(1.0), "02": Value(1.0), "03": Value(0.0), "04": Value(1.0), "05": Value(1.0)
    }  # fmt: skip
    assert story.values("2.02") == {
        "12": share(4, 4), "01": share(4, 4), "02": share(4, 4), "04": share(3, 4), "05": share(4, 4)
    }  # fmt: skip
    # Rosa and Tom are outside the police; Lee stands for Rosa's group.
    assert story.values("2.03") == {
        "12": share(2, 4), "01": share(2, 4), "02": share(2, 4), "04": share(2, 3), "05": share(2, 4)
    }  # fmt: skip
    # Counts in January; the leaflet in February; lot and patrol in May, the bus was dropped.
    assert story.values("2.04") == {"01": share(1, 1), "02": share(1, 1), "05": share(1, 2)}
    # At each month's end: of Kim's, Rosa's, Tom's and Eve's those of Rosa and Tom; the bus was dropped in May.
    assert story.values("2.05") == {
        "12": share(2, 3), "01": share(2, 2), "02": share(1, 1), "03": share(1, 1), "04": share(2, 3), "05": share(1, 1)
    }  # fmt: skip
    met, summary = story.requirement_three()
    assert (met, summary) == (False, "4 of the last 6 months had a meeting with all four groups")

    health = team_health(story.session)
    assert health.year.on_time == Share(3, 4)
    assert (health.year.closed, health.year.median_days) == (3, 33)
    assert health.year.outside == Share(1, 1)
    assert health.year.carried == Share(1, 1)
    assert health.year.on_time.percent(health.small_number) is None, "four is a small number"
    by_month = {str(each.month)[:7]: each.health for each in health.months}
    assert [by_month[f"2026-0{month}"].on_time for month in (1, 2, 3, 4, 5)] == [
        Share(1, 1), Share(1, 1), Share(0, 0), Share(0, 0), Share(1, 2)
    ]  # fmt: skip
    assert not health.months[-1].is_complete


def test_that_requirement_three_recovers_after_half_a_year_without_a_gap(story: Story) -> None:
    half_a_year(story)
    assert story.requirement_three()[0] is False
    for month in range(6, 12):
        story.day = date(2026, month, 1)
        story.hold(story.plan(date(2026, month, 18)), ALL)
    story.day = date(2026, 12, 1)
    assert story.requirement_three()[0] is False, "no next meeting is planned"
    story.plan(date(2026, 12, 17))
    assert story.requirement_three()[0] is True
    assert {meeting.meeting.status for meeting in meetings.list_meetings(story.session)} == set(MeetingStatus)
