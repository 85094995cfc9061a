"""Assemble the community map for printing; a community copy leaves out notes and the contact log.

Contact details stand in it only where they are asked for, and never in a community copy.
"""

from typing import TYPE_CHECKING

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.people import Person
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.community import StakeholderLine, community_map, lines
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper

if TYPE_CHECKING:
    from cs360_desktop.reporting import stakeholders as printed


@on_its_paper
def stakeholders_pdf(
    session: Session, *, community: bool = False, contacts: bool = False, language: str = "en"
) -> MadeFile:
    """The map as a PDF."""
    from cs360_desktop.reporting.stakeholders import stakeholders_pdf as print_stakeholders

    value = stakeholders_document(session, community=community, contacts=contacts)
    if community:
        value = for_everybody(value, language)
    name = program_name(session, "Community map", "pdf", community=community)
    return MadeFile(name, PDF, print_stakeholders(value, language))


def stakeholders_document(
    session: Session, *, community: bool = False, contacts: bool = False
) -> "printed.StakeholdersDocument":
    """All that the printed map says."""
    from cs360_desktop.reporting import stakeholders as printed

    found = lines(session)
    people = {line.person.id for line in found if line.person is not None and _contact(line.person)}
    withheld = printed.Withheld(
        contacts=len(people),
        notes=sum(bool(line.stakeholder.note) for line in found),
        log_lines=sum(len(line.contacts) for line in found),
    )
    return printed.StakeholdersDocument(
        agency=agency_of(session).name,
        as_of=session.today(),
        map=community_map(session),
        stakeholders=tuple(_entry(line, community=community, contacts=contacts) for line in found),
        withheld=withheld if community else None,
    )


def _entry(line: StakeholderLine, *, community: bool, contacts: bool) -> "printed.StakeholderEntry":
    from cs360_desktop.reporting import stakeholders as printed

    stakeholder, person = line.stakeholder, line.person
    return printed.StakeholderEntry(
        name=stakeholder.name,
        category=line.category,
        person=person.label if person is not None else "",
        contact=_contact(person) if person is not None and contacts and not community else "",
        first_contacted=line.first_contacted,
        note="" if community else stakeholder.note,
        log=() if community else tuple((contact.held_on, contact.text) for contact in line.contacts),
        offers=stakeholder.offers,
        data_held=stakeholder.data_held,
    )


def _contact(person: Person) -> str:
    return ", ".join(part for part in (person.phone, person.email) if part)
