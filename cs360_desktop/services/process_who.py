"""Who takes the next thing of a step of the process map: people who are named for it, never guessed."""

from cs360_desktop.domain.definitions.process import ProcessStep
from cs360_desktop.domain.people import Membership
from cs360_desktop.domain.problems import Problem
from cs360_desktop.services.people import PST, everybody, seats_on
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_LEADING = ("chair", "co-chair", "facilitator")
_CHOOSING = ("steering-committee", "advisory-team")
"""Kinds of the bodies that choose the problem, the first that has members (domain.md §2.2)."""


def who_is_next(session: Session, current: Problem | None, closed: list[Problem]) -> dict[ProcessStep, str]:
    """The names by step; a step nobody is named for is left out.

    Args:
        session: the open workspace.
        current: the problem worked on first.
        closed: those whose work has ended.
    """
    with session.reading() as unit:
        names = {key: person.name for key, person in everybody(unit).items()}
        poc = unit[nouns.baseline_details].first(code="B1", field="poc")
        contact = names.get((poc.person_id or 0) if poc is not None else 0, "")
        chairs = _leaders(unit, session, names)
    leader = names.get((current.leader_id or 0) if current is not None else 0, "")
    watching = next((names[each.kept_up_by_id] for each in closed if each.kept_up_by_id in names), "")
    team = leader or chairs.get(PST, "")
    found = {
        ProcessStep.BASELINE: contact,
        ProcessStep.SCAN: contact,
        ProcessStep.PRIORITIZE: next((chairs[kind] for kind in (*_CHOOSING, PST) if kind in chairs), contact),
        ProcessStep.PROBLEM_SOLVING: team,
        ProcessStep.ASSESS: team,
        ProcessStep.KEEP_GOING: watching or contact,
    }
    return {step: name for step, name in found.items() if name}


def _leaders(unit: ReadUnit, session: Session, names: dict[int, str]) -> dict[str, str]:
    """Those who lead a body of a kind, by kind; bodies led by nobody are left out."""
    found: dict[str, str] = {}
    for body in unit[nouns.bodies].all("id", retired=False):
        seats: list[Membership] = seats_on(unit, body.id, session.today())
        leading = [seat for role in _LEADING for seat in seats if seat.role == role]
        if leading and body.kind not in found:
            role = leading[0].role
            found[body.kind] = ", ".join(names[seat.person_id] for seat in leading if seat.role == role)
    return found
