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


@dataclass(frozen=True, slots=True)
class Problem:
    """A public-safety priority with its file."""

    title: str
    stage: Stage = Stage.SCANNING
    body_id: int | None = None
    statement: str = ""
    hypothesis: str = ""
    response_plan: str = ""
    verdict: str = ""
    opened_on: date | None = None
    paused_since: date | None = None
    pause_reason: str = ""
    position: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class ProblemMeasure:
    """A measure that tells how a problem develops."""

    problem_id: int
    measure_id: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Response:
    """A response that began on a day; drawn as a mark on the charts of the problem's measures."""

    problem_id: int
    text: str
    began_on: date
    ended_on: date | None = None
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
class Interview:
    """A scanning interview: whom, when, what themes came up. No names of victims or suspects."""

    held_on: date
    category: str = ""
    stakeholder_id: int | None = None
    people_count: int | None = None
    summary: str = ""
    data_held: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme named in an interview."""

    interview_id: int
    name: str
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
    """A candidate's score, 1 to 5, under one criterion."""

    candidate_id: int
    criterion_id: int
    score: int
    id: int = 0
