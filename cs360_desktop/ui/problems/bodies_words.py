"""Words for bodies, roles and terms."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.people import NOMINATED, Membership
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.bodies import BodyLine, Seat, Term
from cs360_desktop.services.catalogue_files import load_starters
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.states import State

_NO_SEAT = "guest"
"""A role of the starter lists that goes without a seat."""


def tr(text: str) -> str:
    """Translate a text of this tab."""
    return QCoreApplication.translate("Bodies", text)


def role_options(current: str = "") -> list[tuple[str, str]]:
    """The roles a seat can have; one that is in use but not in the list stays choosable."""
    listed = [(role.id, role.name) for role in load_starters().role if role.id != _NO_SEAT]
    listed.append((NOMINATED, tr("Nominated")))
    return listed if not current or current in dict(listed) else [*listed, (current, current)]


def answer_options() -> list[tuple[str, str]]:
    """The roles somebody can take who accepts a nomination."""
    return [(role, name) for role, name in role_options() if role != NOMINATED]


def role_text(role: str) -> str:
    """A role as it is shown."""
    return dict(role_options(role))[role] if role else ""


def kind_options(current: str = "") -> list[tuple[str, str]]:
    """The kinds of bodies."""
    listed = [(kind.id, kind.name) for kind in load_starters().body_kind]
    return listed if not current or current in dict(listed) else [*listed, (current, current)]


def kind_text(kind: str) -> str:
    """The kind of a body as it is shown."""
    return dict(kind_options(kind)).get(kind, "")


def kind_help(kind: str) -> str:
    """What a body of a kind is for."""
    return next((each.help for each in load_starters().body_kind if each.id == kind), "")


def term_text(seat: Membership) -> str:
    """From when to when somebody has the seat: `since Mar 1, 2026`."""
    since = format_date(seat.since) if seat.since else ""
    until = format_date(seat.until) if seat.until else ""
    if since and until:
        return tr("{since} – {until}").format(since=since, until=until)
    if since:
        return tr("since {day}").format(day=since)
    return tr("until {day}").format(day=until) if until else ""


def standing_text(seat: Membership) -> str:
    """The term of a seat that is held or was; of a nomination when it was made, or the answer with its day."""
    if seat.is_declined:
        return tr("declined {day}").format(day=format_date(seat.answered_on)) if seat.answered_on else tr("declined")
    if seat.is_nomination and seat.nominated_on and not seat.until:
        return tr("named {day}").format(day=format_date(seat.nominated_on))
    return term_text(seat)


def answer_text(seat: Membership) -> str:
    """What somebody said to her nomination, as a sentence."""
    if not seat.is_declined:
        return tr("Nominated, not answered yet.")
    if seat.answered_on is None:
        return tr("Declined.")
    return tr("Declined on {day}.").format(day=format_date(seat.answered_on))


def seat_state(seat: Seat) -> State | None:
    """What a seat needs: a member of no group counts for no required group."""
    if seat.term is Term.HELD:
        return None if seat.group else State.NEEDS
    is_over = seat.term in {Term.FORMER, Term.DECLINED}
    return State.TAKEN_OUT if is_over else State.PLANNED


def group_text(seat: Seat) -> str:
    """The group somebody stands for."""
    return seat.group or tr("no group")


def members_text(line: BodyLine) -> str:
    """How many sit on a body."""
    return counted(line.members, tr("{n} member"), tr("{n} members"))


def nominated_text(line: BodyLine) -> str:
    """How many are named for a seat, or nothing."""
    return counted(line.nominated, tr("{n} nominated"), tr("{n} nominated")) if line.nominated else ""


def body_state(line: BodyLine) -> State:
    """Whether a body is in use and whether all of its members count."""
    if line.body.retired:
        return State.TAKEN_OUT
    if not line.members:
        return State.NOTHING_YET
    return State.NEEDS if line.without_group else State.GOOD


def body_state_text(line: BodyLine) -> str:
    """The state of a body in words."""
    if line.body.retired:
        return tr("retired")
    if not line.members:
        return tr("nobody yet")
    if line.without_group:
        return counted(line.without_group, tr("{n} in no group"), tr("{n} in no group"))
    return tr("in use")
