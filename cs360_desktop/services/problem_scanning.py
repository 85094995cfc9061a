"""Where a problem came from: the interviews and surveys of the scan, and the decision that chose it."""

from collections.abc import Iterator

from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


def scanning_words(session: Session, problem_id: int) -> tuple[str, ...]:
    """What the scan says of a problem, in sentences; none where nothing was noted."""
    with session.reading() as unit:
        return tuple(scanning_of(unit, problem_id))


def scanning_of(unit: ReadUnit, problem_id: int) -> Iterator[str]:
    """The same inside a unit."""
    interviews = unit[nouns.interviews].all()
    if interviews:
        groups = {each.category for each in interviews if each.category}
        held = "1 interview" if len(interviews) == 1 else f"{len(interviews)} interviews"
        among = f" in {len(groups)} stakeholder categories" if len(groups) > 1 else ""
        yield f"{held}{among}."
    surveys = unit[nouns.surveys].all("held_on")
    if surveys:
        yield f"{'1 survey' if len(surveys) == 1 else f'{len(surveys)} surveys'}: {', '.join(s.name for s in surveys)}."
    candidates = {each.id for each in unit[nouns.candidates].all(problem_id=problem_id)}
    for decision in unit[nouns.priority_decisions].all("decided_on"):
        if decision.candidate_id in candidates:
            how = f" by {decision.method}" if decision.method else ""
            yield f"Chosen{how} on {format_date(decision.decided_on)}."
