"""The bin of problem files: what lies in it, since when and by whom, and how a file comes back whole."""

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.problems import Problem
from cs360_desktop.services.bins import Binned, binned
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

DELETING, RESTORING = "remove_problem", "restore_problem"
"""The verbs about the bin."""


def binned_problems(session: Session) -> tuple[Binned[Problem], ...]:
    """The deleted files, the last one first."""
    return binned(session, nouns.problems, {DELETING, RESTORING})


def restore_problem(session: Session, problem_id: int) -> Receipt:
    """Take a file out of the bin, to the end of the list; its responses, milestones and measures never left it."""
    with session.change(RESTORING) as unit:
        last = max((each.position for each in unit[nouns.problems].all()), default=0)
        unit[nouns.problems].restore(problem_id)
        unit[nouns.problems].change(problem_id, position=last + 1)
    return unit.receipt
