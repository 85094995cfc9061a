"""What the workspace shows of B3: monthly meetings with every required group, and the next dates."""

from datetime import date

from cs360_desktop.domain.meetings import Presence
from cs360_desktop.domain.people import NOMINATED
from cs360_desktop.services import attendance, baseline, meetings, people
from tests.services.evidence.told import (
    ALL_FOUR,
    ANALYSIS,
    COMMUNITY,
    LAST_SIX,
    MET,
    NEXT,
    PLANNED,
    STAKEHOLDERS,
    TEAMS,
    Case,
    Told,
    nothing,
    table,
)

SIX = "of the last 6 months had a meeting with all four groups"


def b3_one_short(told: Told) -> int:
    told.hold_last_six(LAST_SIX[3])
    return told.hold(LAST_SIX[3], (ANALYSIS, STAKEHOLDERS, TEAMS))


def b3_unmarked(told: Told) -> int:
    told.hold_last_six(LAST_SIX[5])
    return told.plan(LAST_SIX[5])


def b3_cancelled(told: Told) -> None:
    told.hold_last_six(LAST_SIX[2])
    meetings.not_held(told.session, told.plan(LAST_SIX[2]), "Storm")


def b3_expired(told: Told) -> None:
    for month in range(1, 7):
        told.hold(date(2026, month, 15))


def b3_no_next(told: Told) -> None:
    for day in LAST_SIX:
        told.hold(day)


def b3_future_only(told: Told) -> None:
    for day in (NEXT, date(2026, 12, 17), date(2027, 1, 21)):
        told.plan(day)


def b3_of_another_body(told: Told) -> None:
    steering = told.body("Steering", "steering-committee")
    for day in LAST_SIX:
        told.hold(day, body=steering)
    told.plan(NEXT)


def b3_announced_only(told: Told) -> int:
    told.hold_last_six(LAST_SIX[4])
    return told.hold(LAST_SIX[4], presence=Presence.EXCUSED)


def b3_remote(told: Told) -> None:
    told.hold_last_six(LAST_SIX[4])
    told.hold(LAST_SIX[4], presence=Presence.REMOTE)


def b3_substitute(told: Told) -> None:
    told.hold_last_six(LAST_SIX[1])
    meeting = told.hold(LAST_SIX[1], ALL_FOUR[1:])
    away = told.person("J. Ostrowski", group=ANALYSIS)
    attendance.mark(
        told.session, meeting, told.person("K. Poe", group=TEAMS), Presence.SUBSTITUTE, substitute_for_id=away
    )


def b3_former_members(told: Told) -> None:
    """Everybody who came has left since: what they did then counts, and the roster is empty."""
    told.hold_last_six()
    for person in people.people(told.session):
        told.seat(person.id, since=date(2026, 1, 1), until=date(2026, 10, 31))


def b3_no_group(told: Told) -> int:
    told.hold_last_six(LAST_SIX[5])
    meeting = told.hold(LAST_SIX[5], ALL_FOUR[:3])
    attendance.mark(told.session, meeting, told.person("Rosa Delgado"), Presence.PRESENT)
    return meeting


def b3_dissolved(told: Told) -> None:
    """A second team carries on in the middle; both are Problem-Solving Teams."""
    second = told.body("Harbor team", people.PST)
    for place, day in enumerate(LAST_SIX):
        told.hold(day, body=second if place > 2 else 0)
    people.change_body(told.session, told.team, retired=True)
    told.plan(NEXT, second)


def b3_binned(told: Told) -> None:
    told.hold_last_six(LAST_SIX[0])
    meetings.delete(told.session, told.hold(LAST_SIX[0]))


def b3_nothing_required(told: Told) -> None:
    told.hold_last_six()
    for group in people.groups(told.session):
        people.change_group(told.session, group.id, required=False)


B3 = [
    Case("empty", nothing, False, f"0 {SIX}", "meetings"),
    Case("claimed, nothing shown", nothing, False, f"0 {SIX}", "meetings", MET, True),
    Case("met", lambda told: told.hold_last_six(), True, f"6 {SIX}", "", MET),
    Case("met, not claimed", lambda told: told.hold_last_six(), True, f"6 {SIX}", "baseline/B3.answer", PLANNED, True),
    Case("met with somebody at a distance", b3_remote, True, f"6 {SIX}", "", MET),
    Case("met with a substitute", b3_substitute, True, f"6 {SIX}", "", MET),
    Case("met by two teams one after the other", b3_dissolved, True, f"6 {SIX}", "", MET),
    Case("met by people who have left since", b3_former_members, True, f"6 {SIX}", "", MET),
    Case("nearly: one group was missing once", b3_one_short, False, f"5 {SIX}", "meetings/attendance/it", MET, True),
    Case("nearly: one meeting was cancelled", b3_cancelled, False, f"5 {SIX}", "meetings", MET, True),
    Case("nearly: one was never marked as held", b3_unmarked, False, f"5 {SIX}", "meetings/attendance/it"),
    Case("nearly: one is in the bin", b3_binned, False, f"5 {SIX}", "meetings"),
    Case(
        "nearly: nobody planned the next",
        b3_no_next,
        False,
        f"6 {SIX}, but no next meeting is planned",
        "meetings",
        MET,
        True,
    ),
    Case("expired: they met in spring", b3_expired, False, f"2 {SIX}", "meetings", MET, True),
    Case("meetings to come only", b3_future_only, False, f"0 {SIX}", "meetings", PLANNED),
    Case("contradicting: held, and all were excused", b3_announced_only, False, f"5 {SIX}", "meetings/attendance/it"),
    Case("a member of no group speaks for none", b3_no_group, False, f"5 {SIX}", "meetings/attendance/it"),
    Case("another body met", b3_of_another_body, False, f"0 {SIX}", "meetings", MET, True),
    Case(
        "no group is required",
        b3_nothing_required,
        False,
        "No group is marked as required, so no meeting can be complete",
        "settings/groups",
        MET,
        True,
    ),
]


@table(B3)
def test_that_b3_is_shown_by_six_complete_months_and_a_next_date(told: Told, case: Case) -> None:
    case.check(told, "B3")


def test_that_b3_tells_the_roster_of_today_without_former_and_nominated_members_and_names_who_stands_for_nobody(
    told: Told,
) -> None:
    told.seat(told.person("A. Analyst", group=ANALYSIS))
    told.seat(told.person("F. Former", group=COMMUNITY), since=date(2026, 1, 1), until=date(2026, 10, 31))
    told.seat(told.person("N. Named", group=STAKEHOLDERS), role=NOMINATED)
    told.seat(told.person("T. Later", group=TEAMS), since=date(2026, 12, 1))
    for name in ("Rosa Delgado", "Ana Pires"):
        told.seat(told.person(name))
    told.plan(NEXT)
    found = next(each for each in baseline.overview(told.session) if each.item.code == "B3").finding

    facts = {fact.id: (fact.text, fact.speaks_for) for fact in found.known}
    nobody_from = "Nobody on the roster from Community, Stakeholders or Other relevant teams"
    assert facts["roster-groups"] == (
        f"{nobody_from}; Ana Pires, Rosa Delgado stand for no group and count for none",
        False,
    )
    assert facts["next-meetings"] == ("Nov 19, 2026", True)
