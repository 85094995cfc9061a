"""Profiles: next month's file of the same layout is read as the last one was; another layout is noticed."""

import json
from typing import Any

from cs360_desktop.importing.mapping import Known, Match
from cs360_desktop.importing.plan import build_plan
from cs360_desktop.importing.profiles import Profile, profile_of
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.reader import read_workbook
from tests.importing.conftest import AREAS, Written, measure

STOPS = measure(4, "Traffic stops")
KNOWN = Known([STOPS], AREAS)


def _sheet(*months: str, first: int = 1) -> list[list[Any]]:
    return [
        ["Arrests and stops 2023"],
        ["Activity", *months],
        ["T-stops", *range(first, first + len(months))],
        ["Patrol miles", *range(len(months))],
    ]


def _saved(written: Written) -> Profile:
    proposal = propose(read_workbook(written(_sheet("Jan", "Feb"))), KNOWN)
    table = proposal.tables[0]
    for question in table.questions:
        table = table.without(question)
    proposal = proposal.with_table(0, table).with_measure("T-stops", Match.CHOSEN, 4)
    saved = profile_of(proposal.with_measure("Patrol miles", Match.LEAVE_OUT), "Monthly")
    return Profile(saved.name, saved.fingerprint, json.loads(json.dumps(saved.data)))


def test_that_next_month_is_read_with_the_answers_of_the_last(written: Written) -> None:
    profile = _saved(written)
    path = written([[], *_sheet("Jan", "Feb", "Mar", first=7)], "March.xlsx")
    without = build_plan(propose(read_workbook(path), KNOWN), KNOWN, create=False)
    assert not without.values
    plan = build_plan(propose(read_workbook(path), KNOWN, profile=profile), KNOWN, create=False)
    assert not plan.questions
    assert {(each.measure_id, str(each.period)): each.value.number for each in plan.values} == {
        (4, "2023-01"): 7,
        (4, "2023-02"): 8,
        (4, "2023-03"): 9,
    }


def test_that_a_changed_layout_is_noticed(written: Written) -> None:
    path = written([["Beat", "Activity", 2022, 2023], ["Beat 1", "T-stops", 1, 2]], "Other.xlsx")
    plan = build_plan(propose(read_workbook(path), KNOWN, profile=_saved(written)), KNOWN, create=False)
    assert "not those of the profile “Monthly”" in plan.questions[0].sentence


def test_that_a_profile_holds_no_numbers(written: Written) -> None:
    proposal = propose(read_workbook(written(_sheet("Jan", "Feb", first=70_001))), KNOWN)
    assert "70001" not in json.dumps(profile_of(proposal, "Monthly").data)
