"""The three tables of the tab: bodies, the seats of one of them, and everybody."""

from collections.abc import Sequence

from cs360_desktop.services.bodies import BodyLine, PersonLine, Seat, Term
from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.problems import bodies_words as words
from cs360_desktop.ui.problems.bodies_words import tr


def body_table() -> TableView:
    """Bodies with kind, who leads, how many members."""
    columns: list[Column[BodyLine]] = [
        Column(tr("Body"), lambda line: line.body.name, detail=_kind, strong=True, stretch=True),
        Column(tr("Led by"), lambda line: ", ".join(line.leading) or tr("nobody named"), width=250),
        Column(
            tr("Members"), words.members_text, detail=words.nominated_text, sort=lambda line: line.members, width=130
        ),
        Column(tr("State"), words.body_state_text, state=words.body_state, width=130),
    ]
    return TableView(tr("Bodies"), columns, key=lambda line: line.body.id)


def _kind(line: BodyLine) -> str:
    kind = words.kind_text(line.body.kind)
    return "" if kind.casefold() == line.body.name.casefold() else kind


def seat_table() -> TableView:
    """The seats of one body; former ones stand under their own heading."""
    columns: list[Column[Seat]] = [
        Column(tr("Name"), lambda seat: seat.person.name, stretch=True),
        Column(tr("Role"), lambda seat: words.role_text(seat.membership.role), width=104),
        Column(tr("Group"), words.group_text, state=words.seat_state, width=180),
        Column(tr("Organization"), lambda seat: seat.person.organization or seat.person.title, tone="muted", width=170),
        Column(tr("Term"), lambda seat: words.standing_text(seat.membership), tone="muted", width=188),
    ]
    table = TableView(tr("Members"), columns, key=lambda seat: seat.membership.id)
    table.set_empty(tr("Nobody sits on this body yet. Add its first member above."))
    return table


def with_headings(seats: Sequence[Seat]) -> list[Seat | Heading]:
    """Seats under what they are; those held today need no heading while they stand alone."""
    items: list[Seat | Heading] = []
    for term, text in (
        (Term.HELD, tr("Members")),
        (Term.NOMINATED, tr("Nominated")),
        (Term.COMING, tr("From a later day")),
        (Term.FORMER, tr("Former")),
        (Term.DECLINED, tr("Declined")),
    ):
        some = [seat for seat in seats if seat.term is term]
        if some and (term is not Term.HELD or len(some) < len(seats)):
            items.append(Heading(term.value, f"{text} · {len(some)}"))
        items += some
    return items


def person_table() -> TableView:
    """Everybody with group, organization and where they sit."""
    columns: list[Column[PersonLine]] = [
        Column(tr("Name"), lambda line: line.person.name, detail=lambda line: line.person.title, stretch=True),
        Column(tr("Organization"), lambda line: line.person.organization, tone="muted", width=190),
        Column(
            tr("Group"),
            lambda line: line.group or tr("no group"),
            state=lambda line: None if line.group else State.NEEDS,
            width=180,
        ),
        Column(
            tr("Sits on"),
            _sits_on,
            detail=lambda line: ", ".join(line.sits_on[1:]),
            tone=lambda line: "text" if line.sits_on else "muted",
            width=220,
        ),
    ]
    table = TableView(tr("People"), columns, key=lambda line: line.person.id, sortable=True)
    table.set_empty(tr("Nobody is kept yet. Add the first person above."))
    return table


def _sits_on(line: PersonLine) -> str:
    if line.sits_on:
        return line.sits_on[0]
    former = [seat.body.name for seat in line.seats if seat.term is Term.FORMER]
    return tr("formerly {bodies}").format(bodies=", ".join(former)) if former else tr("no body")
