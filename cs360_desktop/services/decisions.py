"""Decisions of a meeting, in their exact wording."""

from dataclasses import dataclass, replace
from typing import Any

from cs360_desktop.domain import meetings as rules
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.meetings import Decision
from cs360_desktop.services.minutes import check_open
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

VOTE = "vote"
"""The method of a decision whose votes may be counted; any other is a word such as consensus."""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision and the title of the agenda item it came up in, empty for none."""

    decision: Decision
    item: str


def decisions(session: Session, meeting_id: int) -> list[DecisionLine]:
    """The decisions of a meeting in the order they were recorded."""
    with session.reading() as unit:
        return [
            DecisionLine(
                decision,
                unit[nouns.agenda_items].get(decision.agenda_item_id).title if decision.agenda_item_id else "",
            )
            for decision in unit[nouns.decisions].all(meeting_id=meeting_id)
        ]


def record_decision(session: Session, meeting_id: int, wording: str, **columns: Any) -> Added:
    """Record a decision; `columns` are further columns of `Decision`, such as the agenda item or the votes.

    Raises:
        UserError: without words, or with votes that cannot be.
    """
    with session.change("record_decision") as unit:
        check_open(unit, meeting_id)
        decision = Decision(meeting_id, wording.strip(), **columns)
        rules.check_decision(decision, _present(unit, meeting_id))
        decision_id = unit[nouns.decisions].add(decision)
    return Added(decision_id, unit.receipt)


def change_decision(session: Session, decision_id: int, *, goes_on: int = 0, **columns: Any) -> Receipt:
    """Set wording, method, votes and other columns of a decision; for `goes_on` see `Session.change`.

    Raises:
        UserError: without words, or with votes that cannot be.
    """
    with session.change("change_decision", goes_on=goes_on) as unit:
        decision = replace(unit[nouns.decisions].get(decision_id), **columns)
        check_open(unit, decision.meeting_id)
        rules.check_decision(decision, _present(unit, decision.meeting_id))
        unit[nouns.decisions].replace(decision_id, decision)
    return unit.receipt


def delete_decision(session: Session, decision_id: int) -> Receipt:
    """Put a decision in the bin."""
    with session.change("delete_decision") as unit:
        check_open(unit, unit[nouns.decisions].get(decision_id).meeting_id)
        unit[nouns.decisions].delete(decision_id)
    return unit.receipt


def method_words(decision: Decision) -> str:
    """Say how it was decided: `consensus`, or the votes; what was not counted is not said to be none."""
    if decision.method != VOTE:
        return decision.method
    votes = (
        (decision.votes_for, "for"),
        (decision.votes_against, "against"),
        (decision.abstentions, "abstained"),
    )
    counted = [f"{count} {word}" for count, word in votes if count is not None]
    return f"vote: {', '.join(counted)}" if counted else "vote"


def _present(unit: ReadUnit, meeting_id: int) -> int:
    marks = unit[nouns.attendances].all(meeting_id=meeting_id)
    return sum(1 for attendance in marks if attendance.presence.counts)
