from dataclasses import replace
from datetime import date

import pytest

from cs360_desktop.domain.baseline import Answer, BaselineItem, Finding, RequirementState
from cs360_desktop.domain.baseline_findings import (
    Convening,
    MeasuresInUse,
    Stakeholding,
    find_convening,
    find_measures,
    find_stakeholders,
)
from cs360_desktop.domain.baseline_leaders import (
    PointOfContact,
    Support,
    find_point_of_contact,
    find_support,
    is_head,
)
from cs360_desktop.domain.baseline_team import TeamMonth, TeamRecord, find_team
from cs360_desktop.domain.meetings import GroupCoverage, MeetingStatus
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period

TODAY = date(2026, 11, 10)
MARCH, DECEMBER = date(2026, 3, 2), date(2026, 12, 4)
MARSH = Person("E. Marsh", "Sgt.", phone="555-0100", email="marsh@millharbor.example", id=1)
HALDANE = Person("R. Haldane", "Chief", id=2)
ABBOTT = Person("T. Abbott", organization="Schools", id=3)


def titled(title: str) -> Person:
    return replace(HALDANE, title=title)


@pytest.mark.parametrize(
    ("known", "shows_met", "words"),
    [
        (PointOfContact(), False, "No point of contact named"),
        (PointOfContact(MARSH), False, "to whom is not given"),
        (PointOfContact(MARSH, HALDANE), True, "E. Marsh → Chief R. Haldane"),
        (PointOfContact(MARSH, HALDANE, MARCH), True, "since Mar 2, 2026"),
        (PointOfContact(MARSH, titled("Deputy Chief of Police")), True, "Deputy Chief of Police R. Haldane"),
        (PointOfContact(MARSH, titled("Captain")), False, "not the chief or a deputy chief"),
        (PointOfContact(MARSH, titled("")), None, "E. Marsh → R. Haldane"),
        (PointOfContact(MARSH, titled("Town administrator")), None, "Town administrator R. Haldane"),
        (PointOfContact(HALDANE, HALDANE), False, "also the person reported to"),
        (PointOfContact(MARSH, HALDANE, DECEMBER), False, "only from Dec 4, 2026"),
        (PointOfContact(HALDANE, MARSH), False, "not the chief or a deputy chief"),
        (PointOfContact(MARSH, Person("Chief R. Haldane", id=2)), True, "E. Marsh → Chief R. Haldane"),
        (PointOfContact(MARSH, Person("John Marshal", id=2)), None, "E. Marsh → John Marshal"),
        (PointOfContact(MARSH, titled("Deputy chief"), chief=MARSH), False, "goes in a circle"),
        (PointOfContact(titled("Chief"), replace(MARSH, title="Deputy chief")), False, "goes in a circle"),
        (PointOfContact(replace(MARSH, title="Deputy chief"), HALDANE), True, "E. Marsh → Chief R. Haldane"),
    ],
)
def test_that_b1_is_shown_by_a_named_person_who_reports_to_the_head(
    known: PointOfContact, shows_met: bool | None, words: str
) -> None:
    finding = find_point_of_contact(known, TODAY)

    assert finding.shows_met is shows_met
    assert words in finding.summary


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Chief of Police", True),
        ("Acting Chief", True),
        ("Deputy chief", True),
        ("Sheriff", True),
        ("Undersheriff", True),
        ("Chief Deputy", True),
        ("Director of Public Safety", True),
        ("Deputy Sheriff", False),
        ("Lieutenant", False),
        ("Sgt.", False),
        ("Chief of Staff", None),
        ("Fire Chief", None),
        ("Retired chief", None),
        ("Records clerk", None),
        ("", None),
    ],
)
def test_that_only_titles_that_tell_are_taken_for_a_head(title: str, expected: bool | None) -> None:
    assert is_head(title) is expected


def test_that_how_to_reach_the_point_of_contact_is_told_without_the_number_itself() -> None:
    reachable = find_point_of_contact(PointOfContact(MARSH, HALDANE), TODAY)
    unreachable = find_point_of_contact(PointOfContact(replace(MARSH, email=" "), HALDANE), TODAY)

    assert "Both are there" in reachable.facts
    assert "Not given: e-mail" in unreachable.facts
    assert "555-0100" not in " ".join(reachable.facts)


LETTER = ("Support letter.pdf",)


@pytest.mark.parametrize(
    ("known", "shows_met", "words"),
    [
        (Support(), False, "No sponsor named"),
        (Support(letter_on=MARCH, files=LETTER), False, "No sponsor named"),
        (Support(HALDANE), False, "no letter dated"),
        (Support(HALDANE, files=LETTER), None, "no letter dated, though one is attached"),
        (Support(HALDANE, MARCH), None, "not attached"),
        (Support(HALDANE, MARCH, files=("scan0004.pdf",)), None, "not attached"),
        (Support(HALDANE, MARCH, files=LETTER), True, "Support letter Mar 2, 2026"),
        (Support(HALDANE, MARCH, "6 staff hours a week", LETTER), True, "; 6 staff hours a week"),
        (Support(HALDANE, DECEMBER, files=LETTER), False, "still to come"),
    ],
)
def test_that_b2_is_shown_by_a_sponsor_and_a_letter(known: Support, shows_met: bool | None, words: str) -> None:
    finding = find_support(known, TODAY)

    assert finding.shows_met is shows_met
    assert words in finding.summary


def test_that_leaders_at_meetings_are_counted_and_no_meeting_is_not_zero_of_zero() -> None:
    none_came = find_support(Support(HALDANE, meetings_held=5), TODAY).known[0]
    some_came = find_support(Support(HALDANE, meetings_held=5, with_leaders=4), TODAY).known[0]
    no_meeting = find_support(Support(HALDANE), TODAY).known[0]

    assert (none_came.text, none_came.speaks_for) == ("0 of 5", False)
    assert (some_came.text, some_came.speaks_for) == ("4 of 5", True)
    assert (no_meeting.text, no_meeting.speaks_for) == ("No meeting was held", None)


REQUIRED = ("Crime analysis", "Community", "Stakeholders", "Other relevant teams")


def groups(*present: int) -> tuple[GroupCoverage, ...]:
    return tuple(
        GroupCoverage(position, name, required=True, present=count)
        for position, (name, count) in enumerate(zip(REQUIRED, present, strict=True), start=1)
    )


def held(month: int, *present: int) -> TeamMonth:
    return TeamMonth(Period.month(2026, month), MeetingStatus.HELD, date(2026, month, 20), groups=groups(*present))


COMPLETE = tuple(held(month, 1, 2, 3, 1) for month in range(5, 11))
CANCELLED = TeamMonth(Period.month(2026, 7), MeetingStatus.NOT_HELD, date(2026, 7, 16), "storm")
UNMARKED = TeamMonth(Period.month(2026, 10), MeetingStatus.PLANNED, date(2026, 10, 15))


def months(**other: TeamMonth) -> tuple[TeamMonth, ...]:
    numbers = {f"m{month.month.start.month}": month for month in COMPLETE} | other
    return tuple(numbers.values())


@pytest.mark.parametrize(
    ("record", "shows_met", "summary", "short"),
    [
        (
            TeamRecord(COMPLETE, REQUIRED, coming=(DECEMBER,)),
            True,
            "6 of the last 6 months had a meeting with all four groups",
            "Every",
        ),
        (TeamRecord(months(m7=CANCELLED), REQUIRED), False, "5 of the last 6", "Jul 16: not held (storm)"),
        (TeamRecord(months(m8=held(8, 1, 0, 3, 1)), REQUIRED), False, "5 of the", "Aug 20: nobody from Community"),
        (TeamRecord(months(m8=held(8, 0, 0, 3, 1)), REQUIRED), False, "5 of", "from Crime analysis or Community"),
        (TeamRecord(months(m10=UNMARKED), REQUIRED), False, "5 of the last 6", "Oct 15: not yet marked as held"),
        (TeamRecord(months(m5=TeamMonth(Period.month(2026, 5))), REQUIRED), False, "5 of", "May 2026: no meeting"),
        (TeamRecord(months(m7=CANCELLED, m8=held(8, 1, 0, 3, 1)), REQUIRED), False, "4 of the last 6", "Aug 20"),
        (TeamRecord(tuple(TeamMonth(m.month) for m in COMPLETE), REQUIRED), False, "0 of the last 6", "no meeting"),
        (TeamRecord(COMPLETE), False, "No group is marked as required", "Every time"),
    ],
)
def test_that_b3_needs_a_complete_meeting_in_each_of_the_last_six_months(
    record: TeamRecord, shows_met: bool, summary: str, short: str
) -> None:
    finding = find_team(record)

    assert finding.shows_met is shows_met
    assert summary in finding.summary
    assert short in finding.facts[1]


def test_that_b3_tells_who_has_no_seat_and_when_the_team_meets_next() -> None:
    finding = find_team(TeamRecord(COMPLETE, REQUIRED, ("Community",), (date(2026, 11, 19), date(2026, 12, 17))))

    assert "Nobody on the roster from Community" in finding.facts
    assert "Nov 19, 2026, Dec 17, 2026" in finding.facts


@pytest.mark.parametrize(
    ("known", "shows_met", "words"),
    [
        (MeasuresInUse(), False, "No measure beyond Part I is active"),
        (MeasuresInUse(active=16), False, "16 active measures beyond Part I, none with data"),
        (MeasuresInUse(active=1), False, "1 active measure beyond Part I, none with data"),
        (MeasuresInUse(active=16, recent=1), True, "1 active measure beyond Part I has data in the last two periods"),
        (MeasuresInUse(active=16, recent=16), True, "16 active measures beyond Part I have data"),
    ],
)
def test_that_b4_needs_one_measure_beyond_part_one_with_recent_numbers(
    known: MeasuresInUse, shows_met: bool, words: str
) -> None:
    finding = find_measures(known)

    assert finding.shows_met is shows_met
    assert words in finding.summary


OCTOBER = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("known", "shows_met", "words"),
    [
        (Convening(), False, "0 of 2 representatives named; no convening date"),
        (Convening(MARSH), False, "1 of 2 representatives named"),
        (Convening(MARSH, MARSH, OCTOBER, attended=True), False, "1 of 2"),
        (Convening(MARSH, ABBOTT), False, "2 of 2 representatives named; no convening date"),
        (Convening(MARSH, ABBOTT, DECEMBER), False, "convening Dec 4, 2026"),
        (Convening(MARSH, ABBOTT, DECEMBER, attended=True), False, "the convening is only on Dec 4, 2026"),
        (Convening(MARSH, ABBOTT, OCTOBER), None, "whether both took part on Oct 6, 2026 is not ticked"),
        (Convening(MARSH, ABBOTT, OCTOBER, attended=True), True, "took part on Oct 6, 2026"),
        (Convening(None, ABBOTT, OCTOBER, attended=True), False, "1 of 2"),
    ],
)
def test_that_b5_is_shown_by_two_people_who_took_part(known: Convening, shows_met: bool | None, words: str) -> None:
    finding = find_convening(known, TODAY)

    assert finding.shows_met is shows_met
    assert words in finding.summary


APRIL = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("known", "shows_met", "words"),
    [
        (Stakeholding(), False, "No stakeholder is on the community map"),
        (Stakeholding(APRIL), False, "No stakeholder is on the community map"),
        (Stakeholding(None, (MARCH,)), None, "The start date is missing"),
        (Stakeholding(APRIL, (MARCH,)), True, "1 stakeholder first contacted before Apr 1, 2026"),
        (Stakeholding(APRIL, (MARCH, MARCH, OCTOBER)), True, "2 stakeholders first contacted before"),
        (Stakeholding(APRIL, (OCTOBER,)), False, "Nobody is known to have been contacted before"),
        (Stakeholding(APRIL, (APRIL,)), False, "Nobody is known"),
        (Stakeholding(APRIL, (OCTOBER, None)), None, "Nobody is known"),
        (Stakeholding(APRIL, (None,)), None, "Nobody is known"),
        (Stakeholding(date(2027, 1, 1), (DECEMBER,)), None, "Nobody is known"),
    ],
)
def test_that_b6_compares_first_contacts_with_the_start(
    known: Stakeholding, shows_met: bool | None, words: str
) -> None:
    finding = find_stakeholders(known, TODAY)

    assert finding.shows_met is shows_met
    assert words in finding.summary


@pytest.mark.parametrize(
    ("answer", "shows_met", "differs"),
    [
        (Answer.MET, True, False),
        (Answer.MET, False, True),
        (Answer.MET, None, False),
        (Answer.PLANNED, False, False),
        (Answer.PLANNED, True, True),
        (Answer.NOT_YET, True, True),
        (Answer.NOT_YET, None, False),
    ],
)
def test_that_answer_and_evidence_differ_only_where_the_app_can_tell(
    answer: Answer, shows_met: bool | None, differs: bool
) -> None:
    assert RequirementState(BaselineItem("B3", answer), Finding("B3", shows_met, "")).differs is differs


def test_that_only_met_against_the_evidence_needs_a_reason() -> None:
    finding = Finding("B3", False, "")

    assert RequirementState(BaselineItem("B3", Answer.MET, evidence="  "), finding).needs_reason
    assert not RequirementState(BaselineItem("B3", Answer.MET, evidence="Storm"), finding).needs_reason
    assert not RequirementState(BaselineItem("B3", Answer.NOT_YET), finding).needs_reason


def test_that_a_plan_is_late_from_the_day_after() -> None:
    state = RequirementState(BaselineItem("B5", Answer.PLANNED, DECEMBER), Finding("B5", False, ""))

    assert not state.is_late(DECEMBER)
    assert state.is_late(date(2026, 12, 5))
