"""The priority worksheet: criteria with weights, candidates, the scores of each scorer, and what was decided."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cs360_desktop.analysis.priorities import Worksheet, work_out
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.problems import Candidate, Criterion, PriorityDecision, Problem, Score
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

LOWEST, HIGHEST = 1, 5
_MOST_WEIGHT = 10
_EARLIEST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Sheet:
    """The worksheet as it stands.

    `scorers` are those who gave a score, None for the group together; `decisions` the newest first.
    """

    criteria: tuple[Criterion, ...]
    candidates: tuple[Candidate, ...]
    scores: tuple[Score, ...]
    scorers: tuple[Person | None, ...]
    result: Worksheet
    decisions: tuple[PriorityDecision, ...]

    def name_of(self, candidate_id: object) -> str:
        """What a candidate is called."""
        return next((each.name for each in self.candidates if each.id == candidate_id), "")


def sheet(session: Session) -> Sheet:
    """The worksheet."""
    with session.reading() as unit:
        criteria = tuple(unit[nouns.criteria].all("position"))
        candidates = tuple(unit[nouns.candidates].all("position"))
        scores = tuple(unit[nouns.scores].all())
        people = {person.id: person for person in unit[nouns.people].all("name")}
        decisions = tuple(reversed(unit[nouns.priority_decisions].all("decided_on")))
    weights = {each.id: each.weight for each in criteria}
    given = [(each.candidate_id, each.criterion_id, each.score) for each in scores]
    found = {each.person_id for each in scores}
    scorers = [person for key, person in people.items() if key in found]
    together: list[Person | None] = [None] if None in found else []
    result = work_out([each.id for each in candidates], weights, given)
    return Sheet(criteria, candidates, scores, (*together, *scorers), result, decisions)


def add_candidate(session: Session, name: str, note: str = "") -> Added:
    """Put a problem that might be chosen on the worksheet.

    Raises:
        UserError: it has no name, or one that is there already.
    """
    with session.change("add_candidate") as unit:
        rows = unit[nouns.candidates]
        said = _checked_name(unit, name)
        position = max((each.position for each in rows.all()), default=0) + 1
        key = rows.add(Candidate(said, note.strip(), position=position))
    return Added(key, unit.receipt)


def change_candidate(session: Session, candidate_id: int, **columns: Any) -> Receipt:
    """Set the name or note of a candidate.

    Raises:
        UserError: the name is empty or taken.
    """
    with session.change("change_candidate") as unit:
        if "name" in columns:
            columns["name"] = _checked_name(unit, columns["name"], but=candidate_id)
        unit[nouns.candidates].change(candidate_id, **columns)
    return unit.receipt


def delete_candidate(session: Session, candidate_id: int) -> Receipt:
    """Put a candidate in the bin, with its scores.

    Raises:
        UserError: a decision names it, which would then stand for nothing.
    """
    with session.change("delete_candidate") as unit:
        decided = unit[nouns.priority_decisions].all("decided_on", candidate_id=candidate_id)
        if decided:
            raise UserError(
                f"This candidate was chosen on {format_date(decided[-1].decided_on)}, so it was not deleted. "
                "Remove the decision first if it was recorded by mistake."
            )
        for score in unit[nouns.scores].all(candidate_id=candidate_id):
            unit[nouns.scores].delete(score.id)
        unit[nouns.candidates].delete(candidate_id)
    return unit.receipt


def set_weight(session: Session, criterion_id: int, weight: float) -> Receipt:
    """Weigh a criterion; zero takes it out of the result.

    Raises:
        UserError: it is below zero or above ten.
    """
    if not 0 <= weight <= _MOST_WEIGHT:
        raise UserError(f"A weight goes from 0 to {_MOST_WEIGHT}, so {weight:g} was not saved. 0 leaves it out.")
    with session.change("set_weight") as unit:
        unit[nouns.criteria].change(criterion_id, weight=float(weight))
    return unit.receipt


def set_score(
    session: Session, candidate_id: int, criterion_id: int, score: int | None, *, person_id: int | None = None
) -> Receipt:
    """Score a candidate under a criterion; None takes the score back.

    Args:
        session: the open workspace.
        candidate_id: the candidate.
        criterion_id: the criterion.
        score: 1 to 5, or None.
        person_id: who scores; None for the group together.

    Raises:
        UserError: it is no score.
    """
    if score is not None and not LOWEST <= score <= HIGHEST:
        raise UserError(f"A score goes from {LOWEST} to {HIGHEST}, so {score} was not saved.")
    with session.change("set_score") as unit:
        rows = unit[nouns.scores]
        there = rows.all(candidate_id=candidate_id, criterion_id=criterion_id)
        known = [each for each in there if each.person_id == person_id]
        if score is None:
            for each in known:
                rows.delete(each.id)
        elif known:
            rows.change(known[0].id, score=score)
        else:
            rows.add(Score(candidate_id, criterion_id, score, person_id))
    return unit.receipt


def decide(
    session: Session, candidate_id: int, decided_on: date, *, wording: str = "", method: str = "", took_part: str = ""
) -> Added:
    """Record which candidate was chosen; who took part and how belongs to it, or nobody can tell later.

    Raises:
        UserError: the day cannot be, or nobody is named.
    """
    if not date(_EARLIEST_YEAR, 1, 1) <= decided_on <= session.today():
        raise UserError(
            f"{format_date(decided_on)} cannot be the day of a decision, so nothing was recorded. "
            f"Give a day from {_EARLIEST_YEAR} to today."
        )
    if not took_part.strip():
        raise UserError("Nobody is named who took part, so nothing was recorded. Write the names or the body.")
    with session.change("decide_priority") as unit:
        decision = PriorityDecision(candidate_id, decided_on, wording.strip(), method.strip(), took_part.strip())
        key = unit[nouns.priority_decisions].add(decision)
    return Added(key, unit.receipt)


def remove_decision(session: Session, decision_id: int) -> Receipt:
    """Put a decision that was recorded by mistake in the bin."""
    with session.change("remove_priority_decision") as unit:
        unit[nouns.priority_decisions].delete(decision_id)
    return unit.receipt


def open_problem(session: Session, candidate_id: int) -> Added:
    """Begin the file of a problem from a candidate, and tie the two together; the one it has already is kept."""
    with session.change("open_problem") as unit:
        candidate = unit[nouns.candidates].get(candidate_id)
        rows = unit[nouns.problems]
        if candidate.problem_id is not None and any(each.id == candidate.problem_id for each in rows.all()):
            return Added(candidate.problem_id, unit.receipt)
        position = max((each.position for each in rows.all()), default=0) + 1
        key = rows.add(Problem(candidate.name, opened_on=session.today(), position=position))
        unit[nouns.candidates].change(candidate_id, problem_id=key)
    return Added(key, unit.receipt)


def _checked_name(unit: ReadUnit | WorkUnit, name: str, *, but: int = 0) -> str:
    said = " ".join(name.split())
    if not said:
        raise UserError("A candidate needs a name, so it was not saved. Write the problem in a few words.")
    if any(each.name.casefold() == said.casefold() and each.id != but for each in unit[nouns.candidates].all()):
        raise UserError(f"“{said}” is on the worksheet already, so it was not saved. Choose other words.")
    return said
