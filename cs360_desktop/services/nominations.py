"""Nominations for a body: who was named for a seat, by whom and when, and what she answered."""

from dataclasses import replace
from datetime import date

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import NOMINATED, Membership, Person
from cs360_desktop.services.people import check_nomination, check_seat, place, taken_up
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


def nominate(session: Session, body_id: int, who: int | Person, by: str = "", on: date | None = None) -> Added:
    """Name somebody for a seat on a body.

    Args:
        session: where.
        body_id: which body.
        who: who is named; see `people.place`.
        by: the person or body that names her, in words.
        on: when; today if not given.

    Raises:
        UserError: she has a seat there or is named already, the day cannot be, or somebody new cannot be added.
    """
    with session.change("nominate") as unit:
        person_id = place(unit, who)
        seat = Membership(body_id, person_id, NOMINATED, nominated_by=by.strip(), nominated_on=on or session.today())
        check_nomination(seat, session.today())
        check_seat(unit, seat)
        seat_id = unit[nouns.memberships].add(seat)
    return Added(seat_id, unit.receipt)


def accept(session: Session, seat_id: int, on: date | None = None, role: str = "member") -> Receipt:
    """Say that somebody took the seat she was named for; the term begins that day unless it is given already.

    Raises:
        UserError: it is no nomination, or the day cannot be.
    """
    with session.change("accept_nomination") as unit:
        seat = replace(_nomination(unit, seat_id), role=role)
        seat = taken_up(seat, on or session.today())
        check_nomination(seat, session.today())
        check_seat(unit, seat)
        unit[nouns.memberships].replace(seat_id, seat)
    return unit.receipt


def decline(session: Session, seat_id: int, on: date | None = None) -> Receipt:
    """Say that somebody did not want the seat she was named for; the nomination stays on record.

    Raises:
        UserError: it is no nomination, or the day cannot be.
    """
    with session.change("decline_nomination") as unit:
        seat = replace(_nomination(unit, seat_id), accepted=False, answered_on=on or session.today())
        check_nomination(seat, session.today())
        unit[nouns.memberships].replace(seat_id, seat)
    return unit.receipt


def reopen(session: Session, seat_id: int) -> Receipt:
    """Make a nomination that was declined an open one again.

    Raises:
        UserError: it is no nomination, or she has taken a seat there since.
    """
    with session.change("reopen_nomination") as unit:
        seat = replace(_nomination(unit, seat_id), accepted=None, answered_on=None)
        check_seat(unit, seat)
        unit[nouns.memberships].replace(seat_id, seat)
    return unit.receipt


def _nomination(unit: ReadUnit, seat_id: int) -> Membership:
    seat = unit[nouns.memberships].get(seat_id)
    if not seat.is_nomination:
        name = unit[nouns.people].get(seat.person_id).name
        raise UserError(f"{name} has the seat already, so there is no nomination to answer and nothing was changed.")
    return seat
