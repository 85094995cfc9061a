"""The demonstration's half-met baseline and its draft request."""

import json
from collections.abc import Mapping

from cs360_desktop.domain.baseline import Answer
from cs360_desktop.services import baseline, requests
from cs360_desktop.services.demo.source import story
from cs360_desktop.services.session import Session


def answer_baseline(session: Session, keys: Mapping[str, int]) -> None:
    """Answer the six requirements as the story does."""
    for told in story()["baseline"]:
        code = told["code"]
        for field, person in told.get("person", {}).items():
            baseline.set_detail(session, code, field, person_id=keys[person])
        for field, content in told.get("field", {}).items():
            baseline.set_detail(session, code, field, content=content)
        baseline.answer(session, code, Answer(told["answer"]), told.get("planned_by") or told.get("met_on"))
        baseline.set_evidence(session, code, told["evidence"])


def draft_request(session: Session, problem: int) -> None:
    """Begin the request; preferred dates, letter and signatures are left open."""
    told = story()["request"]
    request = requests.begin(session, problem_id=problem).id
    for tick in told["ticks"]:
        requests.set_field(session, request, tick, "yes")
    for field, content in told["field"].items():
        requests.set_field(session, request, field, content)
    requests.set_field(session, request, "outcomes", json.dumps(told["outcome"]))
    requests.set_field(session, request, "milestones", json.dumps(told["milestone"]))
