"""The problem files of the demonstration: one worked through to its response, one that rests."""

from collections.abc import Mapping
from typing import Any

from cs360_desktop.domain.problems import Stage
from cs360_desktop.services import problem_plan, problem_stages, problems, stakeholders, worksheet
from cs360_desktop.services.demo.source import story
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

_PARTS = {"leader", "stages", "planned", "measure", "response", "milestone", "paused"}
"""What is told of a problem beside its own columns."""


def open_problems(session: Session, keys: Mapping[str, int]) -> int:
    """Open both files and return the key of the team's problem; `keys` are those of people by their id in the story."""
    problem = _open(session, story()["problem"], keys)
    _plan(session, problem, story()["problem"])
    other = story()["other_problem"]
    problems.pause(session, _open(session, other, keys), other["paused"])
    _prioritize(session, problem)
    return problem


def _prioritize(session: Session, problem: int) -> None:
    """Score the candidates as the group did, and record which was chosen."""
    told = story()["priority"]
    criteria = worksheet.sheet(session).criteria
    keys = {each["name"]: worksheet.add_candidate(session, each["name"]).id for each in story()["candidate"]}
    for each in story()["candidate"]:
        for criterion, score in zip(criteria, each["scores"], strict=True):
            worksheet.set_score(session, keys[each["name"]], criterion.id, score)
    chosen = keys[told["chosen"]]
    with session.change("open_problem") as unit:
        unit[nouns.candidates].change(chosen, problem_id=problem)
    details = {name: told[name] for name in ("wording", "method", "took_part")}
    worksheet.decide(session, chosen, told["decided_on"], **details)


def _open(session: Session, told: Mapping[str, Any], keys: Mapping[str, int]) -> int:
    columns = {name: value for name, value in told.items() if name not in _PARTS | {"title"}}
    columns = {name: value.strip() if isinstance(value, str) else value for name, value in columns.items()}
    return problems.add(session, told["title"], leader_id=keys[told["leader"]], **columns).id


def _plan(session: Session, problem: int, told: Mapping[str, Any]) -> None:
    for stage, day in told["stages"].items():
        problem_stages.begin_stage(session, problem, Stage(stage), on=day)
    for stage, day in told["planned"].items():
        problem_stages.change_stage_dates(session, problem, Stage(stage), planned_for=day)
    partners = {each.name: each.id for each in stakeholders.stakeholders(session)}
    for each in told["response"]:
        problem_plan.add_response(
            session,
            problem,
            each["text"],
            each["began_on"],
            stakeholder_id=partners[each["partner"]],
            expected=each["expected"],
        )
    for each in told["milestone"]:
        problem_plan.add_milestone(session, problem, each["text"], each["due"], reached_on=each.get("reached_on"))
    for each in told["measure"]:
        with session.reading() as unit:
            found = unit[nouns.measures].first(name=each["name"]) or unit[nouns.measures].first(code=each["name"])
        assert found is not None, each["name"]
        problem_plan.link_measure(session, problem, found.id, each["expected"])
