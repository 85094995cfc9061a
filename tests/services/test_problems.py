"""Problem files on a real workspace: opened, told, moved, paused, staged, planned."""

from datetime import date
from typing import Any

import pytest

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.catalogue import Direction
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.problems import CarriedOut, Problem, Stage, StageDates, Verdict
from cs360_desktop.services import (
    actions,
    agendas,
    decisions,
    meetings,
    people,
    problem_links,
    problem_plan,
    problem_stages,
    problems,
    targets,
)
from cs360_desktop.services.problem_stages import StageState
from cs360_desktop.services.session import Session
from cs360_desktop.services.targets import Aim
from cs360_desktop.storage import nouns
from tests.services.conftest import Find

TODAY = date(2026, 11, 10)


@pytest.fixture
def lots(session: Session) -> int:
    return problems.add(session, "Break-ins to vehicles, Mill District lots", opened_on=date(2026, 4, 21)).id


def problem(session: Session, problem_id: int) -> Problem:
    return problems.record(session, problem_id).problem


def days(session: Session, problem_id: int) -> dict[Stage, tuple[date | None, date | None]]:
    with session.reading() as unit:
        found: list[StageDates] = unit[nouns.stage_dates].all(problem_id=problem_id)
    return {each.stage: (each.began_on, each.ended_on) for each in found}


def test_that_a_new_problem_belongs_to_the_team_and_begins_with_scanning(session: Session, lots: int) -> None:
    record = problems.record(session, lots)
    assert record.body is not None
    assert record.body.kind == "pst"
    assert (record.number, record.problem.stage) == (1, Stage.SCANNING)
    assert days(session, lots) == {Stage.SCANNING: (date(2026, 4, 21), None)}


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"title": "  "}, "needs a title"),
        ({"opened_on": date(1899, 5, 1)}, "May 1, 1899 cannot be the day the file was opened"),
        ({"opened_on": date(2026, 11, 11)}, "still to come"),
        ({"after_from": date(1899, 1, 1)}, "cannot be the day"),
        ({"after_from": date(2026, 10, 1), "after_to": date(2026, 9, 30)}, "would end on Sep 30, 2026, before Oct 1"),
        ({"review_on": date(2200, 1, 1)}, "from 1990 to 2099"),
        ({"area_id": 1, "comparison_area_id": 1}, "compared with itself"),
    ],
)
def test_that_what_cannot_be_is_refused_in_words_and_nothing_changes(
    session: Session, lots: int, columns: dict[str, Any], said: str
) -> None:
    before = problem(session, lots)
    with pytest.raises(UserError, match=said):
        problems.change(session, lots, **columns)
    assert problem(session, lots) == before


def test_that_undo_takes_back_a_change_and_the_opening_of_a_file(session: Session) -> None:
    added = problems.add(session, "Noise at the harbor")
    changed = problems.change(session, added.id, statement=" Calls every summer night. ")
    assert problem(session, added.id).statement == "Calls every summer night."
    session.revert(changed)
    assert problem(session, added.id).statement == ""
    session.revert(added.receipt)
    assert problems.list_problems(session) == []


def test_that_problems_are_moved_and_binned_and_keep_counting_from_one(session: Session, lots: int) -> None:
    noise = problems.add(session, "Noise at the harbor").id
    problems.move(session, noise, -1)
    assert [(line.number, line.problem.id) for line in problems.list_problems(session)] == [(1, noise), (2, lots)]
    problems.move(session, noise, -1)
    assert problems.list_problems(session)[0].problem.id == noise
    problems.remove(session, noise)
    assert [(line.number, line.problem.id) for line in problems.list_problems(session)] == [(1, lots)]
    assert not problems.exists(session, noise)


def test_that_the_list_tells_leader_since_and_the_open_step_that_is_due_first(session: Session, lots: int) -> None:
    marsh = people.add_person(session, Person("Sgt. E. Marsh")).id
    problems.change(session, lots, leader_id=marsh)
    done = actions.add(session, "Count the lots", due=date(2026, 5, 1), problem_id=lots)
    actions.set_status(session, done.id, ActionStatus.DONE)
    actions.add(session, "Late bus", due=date(2026, 12, 17), problem_id=lots)
    actions.add(session, "Ask the owner", due=date(2026, 10, 29), problem_id=lots)
    (line,) = problems.list_problems(session)
    assert (line.leader, line.since) == ("Sgt. E. Marsh", date(2026, 4, 21))
    assert line.next_step is not None
    assert line.next_step.action.text == "Ask the owner"


def test_that_a_pause_needs_a_reason_and_the_history_keeps_it(session: Session, lots: int) -> None:
    with pytest.raises(UserError, match="needs a reason"):
        problems.pause(session, lots, "  ")
    problems.pause(session, lots, "No chief appointed")
    assert problem(session, lots).paused_since == TODAY
    with pytest.raises(UserError, match="paused already"):
        problems.pause(session, lots, "Again")
    problems.resume(session, lots)
    assert problem(session, lots).paused_since is None
    assert [each.text for each in problem_links.history(session, lots)] == [
        "Resumed",
        "Paused: No chief appointed",
        "File opened",
    ]


# -- stages -----------------------------------------------------------------------------------------------------------


def test_that_moving_on_ends_one_stage_and_begins_the_next(session: Session, lots: int) -> None:
    problem_stages.begin_stage(session, lots, Stage.ANALYSIS, on=date(2026, 5, 12))
    receipt = problem_stages.begin_stage(session, lots, Stage.RESPONSE, on=date(2026, 7, 9))
    assert days(session, lots) == {
        Stage.SCANNING: (date(2026, 4, 21), date(2026, 5, 12)),
        Stage.ANALYSIS: (date(2026, 5, 12), date(2026, 7, 9)),
        Stage.RESPONSE: (date(2026, 7, 9), None),
    }
    assert [line.state for line in problem_stages.stages(session, lots)] == [
        StageState.DONE,
        StageState.DONE,
        StageState.PRESENT,
        StageState.OPEN,
    ]
    session.revert(receipt)
    assert problem(session, lots).stage is Stage.ANALYSIS
    assert days(session, lots)[Stage.ANALYSIS] == (date(2026, 5, 12), None)


def test_that_going_back_keeps_the_days_of_both_stages(session: Session, lots: int) -> None:
    problem_stages.begin_stage(session, lots, Stage.ANALYSIS, on=date(2026, 5, 12))
    problem_stages.begin_stage(session, lots, Stage.RESPONSE, on=date(2026, 7, 9))
    problem_stages.begin_stage(session, lots, Stage.ANALYSIS, on=date(2026, 8, 3))
    assert days(session, lots)[Stage.ANALYSIS] == (date(2026, 5, 12), None)
    assert days(session, lots)[Stage.RESPONSE] == (date(2026, 7, 9), date(2026, 8, 3))
    problem_stages.begin_stage(session, lots, Stage.RESPONSE, on=date(2026, 9, 1))
    assert days(session, lots)[Stage.RESPONSE] == (date(2026, 7, 9), None)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(1899, 1, 1), "from 1990 to 2026"),
        (date(2026, 4, 1), "before Apr 21, 2026 where it begins"),
        (date(2026, 12, 1), "still to come"),
    ],
)
def test_that_a_stage_cannot_begin_on_an_impossible_day(session: Session, lots: int, day: date, said: str) -> None:
    with pytest.raises(UserError, match=said):
        problem_stages.begin_stage(session, lots, Stage.ANALYSIS, on=day)
    assert problem(session, lots).stage is Stage.SCANNING
    assert days(session, lots) == {Stage.SCANNING: (date(2026, 4, 21), None)}


def test_that_days_of_stages_are_mended_but_not_put_the_wrong_way_round(session: Session, lots: int) -> None:
    problem_stages.begin_stage(session, lots, Stage.ANALYSIS, on=date(2026, 5, 12))
    with pytest.raises(UserError, match="Analysis would begin on Apr 1, 2026, before Scanning"):
        problem_stages.change_stage_dates(session, lots, Stage.ANALYSIS, began_on=date(2026, 4, 1))
    with pytest.raises(UserError, match="present stage"):
        problem_stages.change_stage_dates(session, lots, Stage.ANALYSIS, ended_on=date(2026, 6, 1))
    problem_stages.change_stage_dates(session, lots, Stage.ANALYSIS, began_on=date(2026, 5, 4))
    assert days(session, lots)[Stage.SCANNING] == (date(2026, 4, 21), date(2026, 5, 4)), "it ended that day"
    problem_stages.change_stage_dates(session, lots, Stage.ASSESSMENT, planned_for=date(2027, 1, 4))
    last = problem_stages.stages(session, lots)[-1]
    assert (last.state, last.dates.planned_for) == (StageState.PLANNED, date(2027, 1, 4))


def test_that_closing_without_a_verdict_is_asked_and_may_be_kept(session: Session, lots: int) -> None:
    with pytest.raises(UserError, match="has no verdict yet"):
        problem_stages.begin_stage(session, lots, Stage.CLOSED)
    problem_stages.begin_stage(session, lots, Stage.CLOSED, without_verdict=True)
    assert problem_stages.closed_on(session, lots) == TODAY
    problem_stages.begin_stage(session, lots, Stage.ASSESSMENT)
    problems.change(session, lots, outcome=Verdict.PARTLY_REACHED)
    problem_stages.begin_stage(session, lots, Stage.CLOSED)
    assert problem(session, lots).stage is Stage.CLOSED


def test_that_each_stage_says_what_it_still_lacks_until_nothing_is_missing(
    session: Session, lots: int, find: Find
) -> None:
    def lacks() -> dict[str, list[str]]:
        return {line.stage.value: [lack.field for lack in line.lacks] for line in problem_stages.stages(session, lots)}

    assert lacks()["scanning"] == ["statement", "harmed", "place", "times", "since", "known_from", "objective"]
    assert lacks()["analysis"] == ["findings", "hypothesis", "measures"]
    assert lacks()["response"] == ["responses", "leader_id"]
    told = dict.fromkeys((*lacks()["scanning"], "findings", "hypothesis", "side_effects", "maintenance"), "said")
    marsh = people.add_person(session, Person("Sgt. E. Marsh")).id
    problems.change(session, lots, **told, leader_id=marsh)
    link = problem_plan.link_measure(session, lots, find("1.07").id).id
    light = problem_plan.add_response(session, lots, "Lights on until 2 AM", date(2026, 7, 6)).id
    step = actions.add(session, "Ask the owner", problem_id=lots).id
    assert lacks()["analysis"] == []
    assert lacks()["response"] == [f"response:{light}", f"step:{step}", f"measure:{link}"]
    actions.change(session, step, person_id=marsh, due=date(2026, 12, 1))
    problem_plan.change_response(session, light, expected="Fewer break-ins after 10 PM")
    targets.set_target(session, find("1.07").id, Aim(6, date(2026, 12, 31), direction=Direction.DOWN))
    assert lacks()["response"] == []
    problem_plan.change_response(session, light, carried_out=CarriedOut.YES)
    problems.change(
        session,
        lots,
        outcome=Verdict.REACHED,
        after_from=date(2026, 8, 1),
        after_to=date(2026, 10, 31),
        kept_up_by_id=marsh,
        review_on=date(2027, 5, 1),
    )
    assert lacks()["assessment"] == []


# -- the plan ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"text": " "}, "needs words"),
        ({"began_on": None}, "needs the day it begins"),
        ({"began_on": date(1899, 7, 6)}, "cannot be the day the response began"),
        ({"ended_on": date(2026, 7, 1)}, "would end on Jul 1, 2026, before Jul 6, 2026"),
    ],
)
def test_that_an_impossible_response_is_refused(
    session: Session, lots: int, columns: dict[str, Any], said: str
) -> None:
    light = problem_plan.add_response(session, lots, "Lights on until 2 AM", date(2026, 7, 6)).id
    with pytest.raises(UserError, match=said):
        problem_plan.change_response(session, light, **columns)
    assert problem_plan.responses(session, lots)[0].response.began_on == date(2026, 7, 6)


def test_that_milestones_stand_in_the_order_of_their_days(session: Session, lots: int) -> None:
    problem_plan.add_milestone(session, lots, "Assessment to the council", date(2027, 1, 15))
    light = problem_plan.add_milestone(session, lots, "All four lots lit", date(2026, 6, 30)).id
    problem_plan.change_milestone(session, light, reached_on=date(2026, 7, 6))
    with pytest.raises(UserError, match="still to come"):
        problem_plan.change_milestone(session, light, reached_on=date(2026, 12, 1))
    assert [each.text for each in problem_plan.milestones(session, lots)] == [
        "All four lots lit",
        "Assessment to the council",
    ]
    problem_plan.remove_milestone(session, light)
    assert len(problem_plan.milestones(session, lots)) == 1


def test_that_a_measure_is_linked_once_with_its_target_and_what_is_expected(
    session: Session, lots: int, find: Find
) -> None:
    calls = find("1.07").id
    link = problem_plan.link_measure(session, lots, calls, "Half as many").id
    with pytest.raises(UserError, match="linked to this problem already"):
        problem_plan.link_measure(session, lots, calls)
    targets.set_target(session, calls, Aim(6, date(2026, 12, 31), direction=Direction.DOWN))
    (line,) = problem_plan.linked_measures(session, lots)
    assert line.link.expected == "Half as many"
    assert line.target is not None
    assert line.target.aim == "at most 6 a month by Dec 31, 2026"
    assert line.said == "No figure has been entered yet."
    problem_plan.unlink_measure(session, link)
    assert problem_plan.linked_measures(session, lots) == []


def test_that_meetings_decisions_and_moved_due_dates_are_told(session: Session, lots: int) -> None:
    body = people.bodies(session)[0].id
    start = meetings.proposal(session, body).starts_at
    held = meetings.plan(session, Meeting(body, date(2026, 10, 15), start), "pst-60").id
    coming = meetings.plan(session, Meeting(body, date(2026, 11, 19), start), "pst-60").id
    item = agendas.agenda(session, held).lines[0].item.id
    agendas.change_item(session, item, title="Lighting", problem_id=lots)
    decisions.record_decision(session, held, "Light the lots.", agenda_item_id=item)
    step = actions.add(session, "Ask the owner", due=date(2026, 10, 29), problem_id=lots).id
    actions.change(session, step, due=date(2026, 11, 30))
    problem_stages.begin_stage(session, lots, Stage.ANALYSIS, on=date(2026, 5, 12))
    first, second = problem_links.concerns(session, lots)
    assert (first.items, [each.wording for each in first.decisions]) == (("Lighting",), ["Light the lots."])
    assert second.meeting.id == coming
    assert problem_links.next_concern(session, lots) == second
    texts = [each.text for each in problem_links.history(session, lots)]
    assert texts == ["Due date moved: Ask the owner", "Stage: Scanning → Analysis", "File opened"]
