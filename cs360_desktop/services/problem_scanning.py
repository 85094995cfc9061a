"""Where a problem came from: the interviews and surveys of the scan, and the decision that chose it."""

from collections.abc import Iterator

from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import marked, tr, tr_count
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

_CHOSEN_BY = {
    "consensus": marked("Chosen by consensus on {day}."),
    "vote": marked("Chosen by vote on {day}."),
}
"""By the ways of deciding that ship with the program."""


def scanning_words(session: Session, problem_id: int) -> tuple[str, ...]:
    """What the scan says of a problem, in sentences; none where nothing was noted."""
    with session.reading() as unit:
        return tuple(scanning_of(unit, problem_id))


def scanning_of(unit: ReadUnit, problem_id: int) -> Iterator[str]:
    """The same inside a unit."""
    interviews = unit[nouns.interviews].all()
    if interviews:
        groups = {each.category for each in interviews if each.category}
        if len(groups) > 1:
            yield tr(
                "{count} interviews in {groups} stakeholder categories.", count=len(interviews), groups=len(groups)
            )
        else:
            yield tr_count(len(interviews), "{count} interview.", "{count} interviews.")
    surveys = unit[nouns.surveys].all("held_on")
    if surveys:
        names = ", ".join(survey.name for survey in surveys)
        yield tr_count(len(surveys), "{count} survey: {names}.", "{count} surveys: {names}.", names=names)
    candidates = {each.id for each in unit[nouns.candidates].all(problem_id=problem_id)}
    for decision in unit[nouns.priority_decisions].all("decided_on"):
        if decision.candidate_id in candidates:
            day = format_date(decision.decided_on)
            if not decision.method:
                yield tr("Chosen on {day}.", day=day)
            elif decision.method in _CHOSEN_BY:
                yield tr(_CHOSEN_BY[decision.method], day=day)
            else:
                yield tr("Chosen by {method} on {day}.", method=decision.method, day=day)
