"""Measures 2.01 to 2.05 fill themselves from six months of meetings, follow corrections, and leave typed values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import actions, attendance, entries, meetings, metrics, people
from cs360_desktop.services.baseline_facts import find as baseline_facts
from cs360_desktop.services.counting import keep_up
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns

CODES = ("2.01", "2.02", "2.03", "2.04", "2.05")


@dataclass
class Clock:
    """The day the story has come to."""

    day: date

    def __call__(self) -> date:
        return self.day


@dataclass
class Team:
    """A workspace on a calendar, with a team in which every required group has one person."""

    session: Session
    clock: Clock
    body: int
    people: dict[str, int]

    def plan(self, day: date) -> int:
        return meetings.plan(self.session, Meeting(self.body, day, time(18, 0)), "pst-60").id

    def meet(self, day: date, here: dict[str, Presence]) -> int:
        """Plan and hold a meeting on its day; who is not named was absent."""
        self.clock.day = day
        made = self.plan(day)
        for name, key in self.people.items():
            attendance.mark(self.session, made, key, here.get(name, Presence.ABSENT))
        meetings.hold(self.session, made)
        return made

    def values(self, code: str) -> dict[str, Value]:
        """What is entered of a measure, by month."""
        with self.session.reading() as unit:
            measure = unit[nouns.measures].first(code=code)
            assert measure is not None
            found = unit.entries.values([measure.id], area_ids=[WHOLE_AGENCY])
        return {str(key.period): value for key, value in found.items()}

    def key(self, code: str, year: int, month: int) -> EntryKey:
        with self.session.reading() as unit:
            measure = unit[nouns.measures].first(code=code)
            assert measure is not None
        return EntryKey(measure.id, WHOLE_AGENCY, Period.month(year, month))


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    clock = Clock(date(2026, 4, 1))
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), who="Dana", today=clock)
    with session.reading() as unit:
        measures = [measure for measure in unit[nouns.measures].all() if measure.code in CODES]
    metrics.activate(session, [measure.id for measure in measures])
    body = people.bodies(session)[0].id
    keys = {
        group.name: people.add_person(session, Person(f"One for {group.name}", group_id=group.id), body_id=body).id
        for group in people.groups(session)
        if group.required
    }
    yield Team(session, clock, body, keys)
    session.close()


def cases(numerator: int, denominator: int) -> Value:
    return Value(numerator=float(numerator), denominator=float(denominator))


def test_that_six_months_of_meetings_fill_the_five_measures_exactly(team: Team) -> None:
    everybody = dict.fromkeys(team.people, Presence.PRESENT)
    names = list(team.people)
    assert names == ["Crime analysis", "Community", "Stakeholders", "Other relevant teams"]
    april = team.meet(date(2026, 4, 16), everybody)
    community, analysis = team.people["Community"], team.people["Crime analysis"]
    first = actions.add(
        team.session, "Ask the lot owner", person_id=community, due=date(2026, 5, 20), made_at_id=april
    ).id
    second = actions.add(team.session, "Bring counts", person_id=analysis, due=date(2026, 5, 21), made_at_id=april).id
    team.meet(date(2026, 5, 21), {**everybody, "Community": Presence.REMOTE, "Stakeholders": Presence.EXCUSED})
    actions.set_status(team.session, first, ActionStatus.DONE, on=date(2026, 5, 20))
    team.clock.day = date(2026, 6, 18)
    canceled = meetings.plan(team.session, Meeting(team.body, date(2026, 6, 18), time(18, 0)), "pst-60").id
    meetings.not_held(team.session, canceled, "Too few people")
    actions.set_status(team.session, second, ActionStatus.DONE, on=date(2026, 6, 2))
    team.meet(date(2026, 7, 2), everybody)
    team.meet(date(2026, 7, 16), {"Crime analysis": Presence.PRESENT})
    team.meet(date(2026, 8, 20), everybody)
    team.meet(date(2026, 9, 17), everybody)
    team.clock.day = date(2026, 10, 1)
    keep_up(team.session)
    assert team.values("2.01") == {
        "2026-04": Value(1.0),
        "2026-05": Value(1.0),
        "2026-06": Value(0.0),
        "2026-07": Value(2.0),
        "2026-08": Value(1.0),
        "2026-09": Value(1.0),
    }
    assert team.values("2.02") == {
        "2026-04": cases(4, 4),
        "2026-05": cases(3, 4),
        "2026-07": cases(5, 8),
        "2026-08": cases(4, 4),
        "2026-09": cases(4, 4),
    }
    assert team.values("2.03")["2026-05"] == cases(1, 3)
    assert team.values("2.03")["2026-07"] == cases(2, 5)
    assert team.values("2.04") == {"2026-05": cases(1, 2)}
    assert team.values("2.05") == {"2026-04": cases(1, 2), "2026-05": cases(0, 1)}


def test_that_requirement_three_falls_with_a_missing_month_and_recovers(team: Team) -> None:
    everybody = dict.fromkeys(team.people, Presence.PRESENT)
    for month in (4, 5, 6, 7, 8, 9):
        team.meet(date(2026, month, 16), everybody)
    team.clock.day = date(2026, 10, 5)
    assert not baseline_facts(team.session)["B3"].shows_met, "no next meeting is planned"
    team.plan(date(2026, 11, 16))
    assert baseline_facts(team.session)["B3"].shows_met
    team.clock.day = date(2026, 11, 5)
    assert not baseline_facts(team.session)["B3"].shows_met
    for day in (*(date(2026, month, 18) for month in (11, 12)), *(date(2027, month, 18) for month in (1, 2, 3, 4))):
        team.meet(day, everybody)
    team.clock.day = date(2027, 5, 5)
    team.plan(date(2027, 5, 18))
    assert baseline_facts(team.session)["B3"].shows_met


def test_that_a_correction_of_the_roll_corrects_the_measure_and_undo_takes_both_back(team: Team) -> None:
    made = team.meet(date(2026, 4, 16), dict.fromkeys(team.people, Presence.PRESENT))
    receipt = attendance.mark(team.session, made, team.people["Community"], Presence.ABSENT)
    assert team.values("2.02") == {"2026-04": cases(3, 4)}
    team.session.revert(receipt)
    assert team.values("2.02") == {"2026-04": cases(4, 4)}


def test_that_a_value_typed_by_hand_is_never_overwritten(team: Team) -> None:
    made = team.meet(date(2026, 4, 16), dict.fromkeys(team.people, Presence.PRESENT))
    entries.set_values(team.session, {team.key("2.02", 2026, 4): cases(2, 4)})
    attendance.mark(team.session, made, team.people["Community"], Presence.ABSENT)
    assert team.values("2.02") == {"2026-04": cases(2, 4)}
    assert team.values("2.03") == {"2026-04": cases(1, 3)}


def test_that_a_meeting_taken_back_takes_its_counts_back(team: Team) -> None:
    made = team.meet(date(2026, 4, 16), dict.fromkeys(team.people, Presence.PRESENT))
    meetings.reopen(team.session, made)
    assert [team.values(code) for code in CODES] == [{}, {}, {}, {}, {}]


def test_that_one_who_stands_for_no_group_counts_as_there_but_not_as_outside(team: Team) -> None:
    made = team.meet(date(2026, 4, 16), {"Community": Presence.PRESENT})
    attendance.put_on_roll(team.session, made, Person("A. Walkin"), member=False, presence=Presence.PRESENT)
    assert team.values("2.03") == {"2026-04": cases(1, 2)}


def test_that_a_measure_that_begins_later_is_filled_for_the_months_before(team: Team) -> None:
    key = team.key("2.02", 2026, 4)
    metrics.retire(team.session, [key.measure_id])
    team.meet(date(2026, 4, 16), dict.fromkeys(team.people, Presence.PRESENT))
    assert team.values("2.02") == {}
    metrics.activate(team.session, [key.measure_id])
    assert team.values("2.02") == {"2026-04": cases(4, 4)}
