"""The roster of the Problem-Solving Team, as a request encloses it."""

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.people import PST, bodies, members
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
from cs360_desktop.storage import nouns


def has_team(session: Session) -> bool:
    """Whether anybody sits on the Problem-Solving Team."""
    return any(body.kind == PST and members(session, body.id) for body in bodies(session))


@on_its_paper
def roster_pdf(session: Session, *, language: str = "en") -> MadeFile:
    """Everybody who holds a seat on the team today."""
    from cs360_desktop.reporting import roster as printed

    team = next(body for body in bodies(session) if body.kind == PST)
    seats = [
        printed.Seat(each.person.name, each.membership.role, each.group, each.person.organization or each.person.title)
        for each in members(session, team.id)
    ]
    with session.reading() as unit:
        agency = unit[nouns.agencies].all()[0].name
    seats = for_everybody(seats, language)
    content = printed.roster_pdf(agency, team.name, seats, session.today(), language)
    return MadeFile(program_name(session, "PST roster", "pdf"), PDF, content)
