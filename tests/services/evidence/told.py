"""What the tables of evidence are told with: everything is entered through services, as the pages do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest

from cs360_desktop.domain.baseline import Answer, Way
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.meetings import Meeting, Presence
from cs360_desktop.domain.people import Body, Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import (
    agenda_templates,
    attendance,
    baseline,
    baseline_files,
    bodies,
    entries,
    meetings,
    metrics,
    people,
)
from cs360_desktop.services import stakeholders as outside
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

ANALYSIS, COMMUNITY, STAKEHOLDERS, TEAMS = "Crime analysis", "Community", "Stakeholders", "Other relevant teams"
LEADERSHIP = "Leadership"
ALL_FOUR = (ANALYSIS, COMMUNITY, STAKEHOLDERS, TEAMS)
LAST_SIX = tuple(date(2026, month, 15) for month in range(5, 11))
TODAY, NEXT, OCTOBER, DECEMBER = date(2026, 11, 10), date(2026, 11, 19), date(2026, 10, 6), date(2026, 12, 4)
MET, NOT_YET, PLANNED = Answer.MET, Answer.NOT_YET, Answer.PLANNED


@dataclass
class Told:
    """A workspace that is told things."""

    session: Session
    folder: Path

    @property
    def team(self) -> int:
        """The key of the Problem-Solving Team."""
        return people.bodies(self.session)[0].id

    def person(self, name: str, title: str = "", group: str = "", *, organization: str = "") -> int:
        groups = {each.name: each.id for each in people.groups(self.session)}
        person = Person(name, title, organization, groups.get(group))
        return people.add_person(self.session, person).id

    def name(self, code: str, **fields: int) -> None:
        for field, person_id in fields.items():
            baseline.set_detail(self.session, code, field, person_id=person_id)

    def fill(self, code: str, **fields: str | date) -> None:
        for field, content in fields.items():
            baseline.set_detail(self.session, code, field, content)

    def attach(self, code: str, name: str) -> int:
        path = self.folder / name
        path.write_bytes(name.encode())
        return baseline_files.attach(self.session, code, path).id

    def plan(self, day: date, body: int = 0) -> int:
        meeting = Meeting(body or self.team, day, time(18, 0))
        return meetings.plan(self.session, meeting, agenda_templates.templates(self.session)[0].id).id

    def hold(
        self, day: date, groups: tuple[str, ...] = ALL_FOUR, presence: Presence = Presence.PRESENT, body: int = 0
    ) -> int:
        """Hold a meeting to which one person came from each group."""
        meeting = self.plan(day, body)
        for group in groups:
            attendance.mark(self.session, meeting, self.person(f"{group} on {day}", group=group), presence)
        meetings.hold(self.session, meeting)
        return meeting

    def hold_last_six(self, *but: date) -> None:
        """Hold a complete meeting in each of the last six months, and plan the next."""
        for day in LAST_SIX:
            if day not in but:
                self.hold(day)
        self.plan(NEXT)

    def body(self, name: str, kind: str) -> int:
        return people.add_body(self.session, Body(name, kind)).id

    def seat(self, person_id: int, *, since: date | None = None, until: date | None = None, role: str = "") -> int:
        seat = people.add_member(self.session, self.team, person_id, role or "member", since).id
        if until is not None:
            people.change_member(self.session, seat, until=until)
        return seat

    def measure(self, code: str) -> int:
        with self.session.reading() as unit:
            found = unit[nouns.measures].first(code=code)
        assert found is not None
        return found.id

    def enter(self, code: str, *months: int, state: EntryState = EntryState.ENTERED) -> None:
        """Enter months of 2026 of a measure for the whole agency."""
        value = Value(state=state) if state is not EntryState.ENTERED else Value(3)
        for month in months:
            key = EntryKey(self.measure(code), WHOLE_AGENCY, Period.month(2026, month))
            entries.set_values(self.session, {key: value})

    def only(self, *codes: str) -> None:
        """Leave only these measures in use."""
        with self.session.reading() as unit:
            every = [each.id for each in unit[nouns.measures].all()]
        metrics.retire(self.session, every)
        if codes:
            metrics.activate(self.session, [self.measure(code) for code in codes])

    def stakeholder(self, name: str, first: date | None = None, *, person_id: int | None = None) -> int:
        return outside.add(self.session, name, first, person_id=person_id).id

    def seats(self) -> list[bodies.Seat]:
        return bodies.seats(self.session, self.team)


@dataclass(frozen=True)
class Case:
    """A situation, what is told of it, what the workspace must show, in which words, and where its link leads.

    `mend` names the way as `page`, `page/part` or `page/part/meeting`, the last for the meeting that `tell` returned.
    """

    name: str
    tell: Callable[[Told], object]
    shows_met: bool | None
    sentence: str
    mend: str
    answer: Answer = Answer.NOT_YET
    differs: bool = False

    def check(self, told: Told, code: str) -> None:
        """Tell it, answer, and compare what the workspace shows."""
        returned = self.tell(told)
        baseline.answer(told.session, code, self.answer, DECEMBER if self.answer is Answer.PLANNED else None)
        state = next(each for each in baseline.overview(told.session) if each.item.code == code)
        assert (state.finding.shows_met, state.finding.summary) == (self.shows_met, self.sentence)
        assert state.differs is self.differs
        assert state.mend == self._way(returned)

    def _way(self, returned: object) -> Way | None:
        page, _, part = self.mend.partition("/")
        part, _, record = part.partition("/")
        assert not record or isinstance(returned, int)
        return Way(page, part, returned if record and isinstance(returned, int) else None) if page else None


def table(cases: list[Case]) -> pytest.MarkDecorator:
    """The cases as parameters of a test; a requirement has at least eight."""
    assert len(cases) >= 8
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.name)


def nothing(_told: Told) -> None:
    """Tell nothing."""
