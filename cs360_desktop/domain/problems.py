"""Public-safety problems worked through SARA, and what leads to them: stakeholders, interviews, the worksheet."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Stage(Enum):
    """Where a problem stands: Scanning, Analysis, Response, Assessment, then maintained or closed."""

    SCANNING = "scanning"
    ANALYSIS = "analysis"
    RESPONSE = "response"
    ASSESSMENT = "assessment"
    CLOSED = "closed"


class CarriedOut(Enum):
    """Whether a response was carried out as planned; OPEN until somebody says."""

    OPEN = "open"
    NO = "no"
    PARTLY = "partly"
    YES = "yes"


class Verdict(Enum):
    """What an assessment found; OPEN until there is one."""

    OPEN = "open"
    REACHED = "reached"
    PARTLY_REACHED = "partly-reached"
    NOT_REACHED = "not-reached"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Problem:
    """A public-safety priority with its file.

    The statement is told in parts: `harmed` who is affected, `place` where, `times` when, `since` since when,
    `known_from` how we know; `statement` says it in a sentence or two. `objective` is what should be different,
    `findings` what the analysis found, `leader_id` who leads. The assessment compares the months from `after_from` to
    `after_to` with the same months of the year before the response, in `area_id` and in the comparison area.
    `kept_up_by_id` and `review_on` tell who keeps watching and when they look again.
    """

    title: str
    stage: Stage = Stage.SCANNING
    body_id: int | None = None
    statement: str = ""
    hypothesis: str = ""
    response_plan: str = ""
    verdict: str = ""
    harmed: str = ""
    place: str = ""
    times: str = ""
    since: str = ""
    known_from: str = ""
    objective: str = ""
    findings: str = ""
    leader_id: int | None = None
    area_id: int | None = None
    comparison_area_id: int | None = None
    after_from: date | None = None
    after_to: date | None = None
    outcome: Verdict = Verdict.OPEN
    side_effects: str = ""
    maintenance: str = ""
    kept_up_by_id: int | None = None
    review_on: date | None = None
    opened_on: date | None = None
    paused_since: date | None = None
    pause_reason: str = ""
    position: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class StageDates:
    """When a problem was in a stage; `ended_on` is None while it is, `planned_for` a day it shall begin."""

    problem_id: int
    stage: Stage
    began_on: date | None = None
    ended_on: date | None = None
    planned_for: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day that matters to a problem: planned, and reached once it is."""

    problem_id: int
    text: str
    due: date | None = None
    reached_on: date | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class ProblemMeasure:
    """A measure that tells how a problem develops; `expected` is what the response should make of it."""

    problem_id: int
    measure_id: int
    expected: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Response:
    """A response that began on a day; drawn as a mark on the charts of the problem's measures.

    `expected` is what it should change, `carried_out` with `account` whether it was done as planned.
    """

    problem_id: int
    text: str
    began_on: date
    ended_on: date | None = None
    stakeholder_id: int | None = None
    expected: str = ""
    carried_out: CarriedOut = CarriedOut.OPEN
    account: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """An organization on the community map."""

    name: str
    category: str = ""
    person_id: int | None = None
    offers: str = ""
    data_held: str = ""
    first_contacted: date | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """A line of the contact log of a stakeholder."""

    stakeholder_id: int
    held_on: date
    text: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Connection:
    """A stakeholder's part in a problem or on a body: a line of the community map. Exactly one of the two is given."""

    stakeholder_id: int
    problem_id: int | None = None
    body_id: int | None = None
    part: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey in summary: who was asked, how many answered, what came out. No answers of single people."""

    name: str
    held_on: date
    asked: str = ""
    answers: int | None = None
    summary: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Interview:
    """A scanning interview: whom, when, what was asked, what themes came up. No names of victims or suspects."""

    held_on: date
    category: str = ""
    stakeholder_id: int | None = None
    people_count: int | None = None
    questions: str = ""
    summary: str = ""
    data_held: str = ""
    interviewer_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme named in an interview; `position` tells what was named first."""

    interview_id: int
    name: str
    position: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion of the priority worksheet with its weight."""

    name: str
    weight: float = 1.0
    position: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A problem that might be chosen."""

    name: str
    note: str = ""
    problem_id: int | None = None
    position: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """The score, 1 to 5, that one scorer gives a candidate under one criterion; the scorer is a person."""

    candidate_id: int
    criterion_id: int
    score: int
    person_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class PriorityDecision:
    """Which candidate was chosen, when, how, in which words, and who took part."""

    candidate_id: int
    decided_on: date
    wording: str = ""
    method: str = ""
    took_part: str = ""
    id: int = 0
