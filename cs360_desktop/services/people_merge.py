"""Making one person of two: whatever refers to the one goes to the other, and one Undo takes it back.

Who would then stand twice on one body or in one meeting is kept once; where two scores differ nobody can know which
one counts, so that is asked first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import Attendance, Presence
from cs360_desktop.domain.people import Membership, Person
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.baseline import shared_fields
from cs360_desktop.services.people import check_person
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit

_PERSON = nouns.people.noun
_CERTAINTY = (
    Presence.PRESENT,
    Presence.REMOTE,
    Presence.SUBSTITUTE,
    Presence.EXCUSED,
    Presence.ABSENT,
    Presence.COMING,
    Presence.NO_ANSWER,
)
"""Of two marks for one person in one meeting the earlier in this list is kept: she was seen there."""


@dataclass(frozen=True, slots=True)
class MergeAccount:
    """What merging two people would do.

    `moves` counts what refers to the one who goes, by noun; `twice` says in sentences what is kept once, `differs`
    what is known of both and unlike: column, what stays, what is given up.
    """

    kept: Person
    gone: Person
    moves: dict[str, int]
    twice: tuple[str, ...]
    differs: tuple[tuple[str, str, str], ...]


def merge_account(session: Session, kept_id: int, gone_id: int) -> MergeAccount:
    """Tell what `merge_people` would do, without doing it."""
    with session.reading() as unit:
        kept, gone = (unit[nouns.people].get(key) for key in (kept_id, gone_id))
        moves = {noun: len({key for key, _ in found}) for noun, found in _references(unit, gone_id).items()}
        differs = [
            (column, getattr(kept, column), getattr(gone, column))
            for column in ("name", "title", "organization", "phone", "email")
        ]
        return MergeAccount(
            kept,
            gone,
            moves,
            tuple(_twice(unit, kept_id, gone_id)),
            tuple(each for each in differs if each[1] and each[2] and each[1] != each[2]),
        )


def merge_people(session: Session, kept_id: int, gone_id: int) -> Receipt:
    """Give everything that refers to one person to the other, and put the one in the bin.

    What is not known of the person kept is taken from the other; both notes are kept.

    Raises:
        UserError: both are the same, both have scored the same candidate differently, or both stand in fields of the
            baseline that need two people.
    """
    if kept_id == gone_id:
        raise UserError("These are not two people, so nothing was merged. Choose the other one.")
    with session.change("merge_people") as unit:
        _check_scores(unit, kept_id, gone_id)
        _check_baseline(unit, kept_id, gone_id)
        _join_seats(unit, kept_id, gone_id)
        _join_attendances(unit, kept_id, gone_id)
        _join_scores(unit, kept_id, gone_id)
        for noun, found in _references(unit, gone_id).items():
            for key, columns in found:
                unit[nouns.ALL[noun]].change(key, **dict.fromkeys(columns, kept_id))
        _drop_own_substitutes(unit, kept_id)
        unit[nouns.people].delete(gone_id)
        person = _completed(unit[nouns.people].get(kept_id), unit[nouns.people].get(gone_id))
        check_person(person, unit[nouns.people].all())
        unit[nouns.people].replace(kept_id, person)
    return unit.receipt


def _references(unit: ReadUnit, person_id: int) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """By noun: the key of each row, also in the bin, that refers to a person, and the columns which do."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for noun, stamped in nouns.ALL.items():
        columns = [column for column, target in stamped.references.items() if target == _PERSON]
        for row in [*unit[stamped].all(), *unit[stamped].deleted()] if columns else ():
            naming = tuple(column for column in columns if getattr(row, column) == person_id)
            if naming:
                found.setdefault(noun, []).append((row.id, naming))
    return found


def _completed(kept: Person, gone: Person) -> Person:
    notes = dict.fromkeys(note for note in (kept.note, gone.note) if note)
    return replace(
        kept,
        title=kept.title or gone.title,
        organization=kept.organization or gone.organization,
        group_id=kept.group_id or gone.group_id,
        phone=kept.phone or gone.phone,
        email=kept.email or gone.email,
        note="\n".join(notes),
    )


def _twice(unit: ReadUnit, kept_id: int, gone_id: int) -> Iterator[str]:
    for mine, theirs in _shared_seats(unit, kept_id, gone_id):
        name = unit[nouns.bodies].get(mine.body_id).name
        yield f"Both sit on {name}: one seat is kept, as {_one_seat(mine, theirs).role}."
    for own, other in _shared_meetings(unit, kept_id, gone_id):
        meeting = unit[nouns.meetings].get(own.meeting_id)
        day, stays = format_date(meeting.held_on), _one_mark(own, other).presence.value
        yield f"Both are on the roll of {day}: kept once, {own.presence.value} and {other.presence.value} as {stays}."


def _shared_seats(unit: ReadUnit, kept_id: int, gone_id: int) -> list[tuple[Membership, Membership]]:
    rows = unit[nouns.memberships]
    pairs = [(mine, theirs) for mine in rows.all(person_id=kept_id) for theirs in rows.all(person_id=gone_id)]
    return [
        (mine, theirs)
        for mine, theirs in pairs
        if mine.body_id == theirs.body_id
        and not (mine.is_declined or theirs.is_declined)  # what was declined is history, not a seat
        and mine.overlaps(theirs)
    ]


def _shared_meetings(unit: ReadUnit, kept_id: int, gone_id: int) -> list[tuple[Attendance, Attendance]]:
    theirs = {each.meeting_id: each for each in unit[nouns.attendances].all(person_id=gone_id)}
    mine = unit[nouns.attendances].all(person_id=kept_id)
    return [(each, theirs[each.meeting_id]) for each in mine if each.meeting_id in theirs]


def _one_seat(mine: Membership, theirs: Membership) -> Membership:
    """The seat of one person who held both: the longer term, and the role that says more."""
    role = theirs.role if mine.is_nomination or (mine.role == "member" and not theirs.is_nomination) else mine.role
    return replace(
        mine,
        role=role,
        since=min(mine.since, theirs.since) if mine.since and theirs.since else None,
        until=max(mine.until, theirs.until) if mine.until and theirs.until else None,
        **_one_nomination(mine, theirs),
    )


def _one_nomination(mine: Membership, theirs: Membership) -> dict[str, Any]:
    """What is kept of two nominations: the one kept, else the other's, as a whole."""
    told = mine if mine.nominated_by or mine.nominated_on or mine.accepted is not None else theirs
    answered = {"accepted": told.accepted, "answered_on": told.answered_on}
    if mine.is_nomination != theirs.is_nomination and told.is_nomination:
        answered = {"accepted": True, "answered_on": None}  # the other holds the seat
    return {"nominated_by": told.nominated_by, "nominated_on": told.nominated_on, **answered}


def _one_mark(mine: Attendance, theirs: Attendance) -> Attendance:
    best = min(mine, theirs, key=lambda each: _CERTAINTY.index(each.presence))
    return replace(best, person_id=mine.person_id, id=mine.id)


def _join_seats(unit: WorkUnit, kept_id: int, gone_id: int) -> None:
    """Several seats of the one may overlap one of the other; each pass makes one of two."""
    while pairs := _shared_seats(unit, kept_id, gone_id):
        mine, theirs = pairs[0]
        unit[nouns.memberships].replace(mine.id, _one_seat(mine, theirs))
        unit[nouns.memberships].delete(theirs.id)


def _join_attendances(unit: WorkUnit, kept_id: int, gone_id: int) -> None:
    for mine, theirs in _shared_meetings(unit, kept_id, gone_id):
        unit[nouns.attendances].replace(mine.id, _one_mark(mine, theirs))
        unit[nouns.attendances].delete(theirs.id)


def _drop_own_substitutes(unit: WorkUnit, kept_id: int) -> None:
    for mark in unit[nouns.attendances].all(person_id=kept_id, substitute_for_id=kept_id):
        unit[nouns.attendances].change(mark.id, presence=Presence.PRESENT, substitute_for_id=None)


def _check_scores(unit: ReadUnit, kept_id: int, gone_id: int) -> None:
    mine = {(each.candidate_id, each.criterion_id): each.score for each in unit[nouns.scores].all(person_id=kept_id)}
    for theirs in unit[nouns.scores].all(person_id=gone_id):
        if mine.get((theirs.candidate_id, theirs.criterion_id), theirs.score) != theirs.score:
            candidate = unit[nouns.candidates].get(theirs.candidate_id).name
            raise UserError(
                f"Both have scored “{candidate}” on the priority worksheet, and differently, so nobody was merged. "
                "See on the worksheet which of the two scores counts and take the other out."
            )


def _check_baseline(unit: ReadUnit, kept_id: int, gone_id: int) -> None:
    why = shared_fields(unit, kept_id, gone_id)
    if why:
        kept, gone = (unit[nouns.people].get(key).name for key in (kept_id, gone_id))
        raise UserError(
            f"{kept} and {gone} are both named on the page Baseline, {why}. So nobody was merged. "
            "Name somebody else in one of the two fields first."
        )


def _join_scores(unit: WorkUnit, kept_id: int, gone_id: int) -> None:
    mine = {(each.candidate_id, each.criterion_id) for each in unit[nouns.scores].all(person_id=kept_id)}
    for theirs in unit[nouns.scores].all(person_id=gone_id):
        if (theirs.candidate_id, theirs.criterion_id) in mine:
            unit[nouns.scores].delete(theirs.id)
