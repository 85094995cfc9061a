"""Assemble the baseline for printing: answers, evidence, fields and facts of all six requirements."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cs360_desktop.domain.baseline import RequirementState
from cs360_desktop.domain.baseline_team import TeamMonth
from cs360_desktop.domain.definitions.baseline import RequirementDefinition
from cs360_desktop.domain.definitions.fields import FieldKind
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.people import Person
from cs360_desktop.language import tr
from cs360_desktop.services import baseline, people
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.baseline import Detail
from cs360_desktop.services.baseline_facts import team_months
from cs360_desktop.services.baseline_files import attachments
from cs360_desktop.services.baseline_history import Event, history
from cs360_desktop.services.baseline_people import people_behind
from cs360_desktop.services.baseline_readiness import readiness
from cs360_desktop.services.catalogue_files import load_baseline
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper

if TYPE_CHECKING:
    from cs360_desktop.reporting import baseline as printed
    from cs360_desktop.reporting.wording import Wording


@on_its_paper
def baseline_pdf(
    session: Session, *, community: bool = False, contacts: bool = False, language: str = "en"
) -> MadeFile:
    """The baseline as a PDF; a community copy leaves out contact details and internal fields, and says so.

    Contact details stand in it only with `contacts`, and never in a community copy.
    """
    from cs360_desktop.reporting.baseline import baseline_pdf as print_baseline

    value = baseline_document(session, community=community, contacts=contacts, language=language)
    if community:
        value = for_everybody(value, language)
    return MadeFile(program_name(session, "Baseline", "pdf", community=community), PDF, print_baseline(value, language))


def baseline_document(
    session: Session, *, community: bool = False, contacts: bool = False, language: str = "en"
) -> "printed.BaselineDocument":
    """All that the printed baseline says."""
    from cs360_desktop.reporting import baseline as printed
    from cs360_desktop.reporting.wording import Wording

    words = Wording(language)
    states = baseline.overview(session)
    details = {state.item.code: baseline.details(session, state.item.code) for state in states}
    given = [detail for some in details.values() for detail in some if not detail.is_empty]
    reachable = len({detail.person.id for detail in given if detail.person and _contact(detail.person)})
    told = contacts and not community
    withheld = printed.Withheld(
        contacts=reachable,
        fields=sum(detail.definition.internal for detail in given),
    )
    return printed.BaselineDocument(
        agency=agency_of(session).name,
        as_of=session.today(),
        requirements=tuple(
            _part(
                session,
                definition,
                state,
                tuple(_fields(details[definition.code], words, community=community, told=told)),
                community=community,
            )
            for definition, state in zip(load_baseline(), states, strict=True)
        ),
        withheld=withheld if community else None,
        readiness=readiness(session),
        unlisted=0 if told or community else reachable,
    )


def _part(
    session: Session,
    definition: RequirementDefinition,
    state: RequirementState,
    fields: tuple[tuple[str, str], ...],
    *,
    community: bool,
) -> "printed.RequirementPart":
    from cs360_desktop.reporting import baseline as printed

    item, finding = state.item, state.finding
    labels = {fact.id: tr(fact.label) for fact in definition.fact}
    is_team = item.code == "B3"
    answered = next((line for line in history(session, item.code) if line.event is Event.ANSWERED), None)
    return printed.RequirementPart(
        code=item.code,
        requirement=tr(definition.requirement),
        answer=item.answer,
        planned_by=item.planned_by,
        met_on=item.met_on,
        answered=(answered.who, answered.at.astimezone().date()) if answered else None,
        people=tuple(_named(each.person) for each in people_behind(session, item.code)),
        is_late=state.is_late(session.today()),
        shows_met=finding.shows_met,
        found=finding.summary,
        differs=state.differs,
        reason=item.evidence,
        fields=fields,
        facts=tuple(
            (labels[fact.id], fact.community if community and fact.community else fact.text) for fact in finding.known
        ),
        files=tuple(file.name for file in attachments(session, item.code)),
        months=_months(session, community=community) if is_team else (),
        groups=tuple(group.name for group in people.groups(session) if group.required) if is_team else (),
    )


def _months(session: Session, *, community: bool) -> tuple[TeamMonth, ...]:
    """The months of the team; a community copy does not give the reason why a meeting was not held."""
    return tuple(replace(month, reason="") if community else month for month in team_months(session))


def _fields(details: tuple[Detail, ...], words: "Wording", *, community: bool, told: bool) -> Iterator[tuple[str, str]]:
    for detail in details:
        if not (community and detail.definition.internal):
            yield tr(detail.definition.label), _content(detail, words, told=told)


def _content(detail: Detail, words: "Wording", *, told: bool) -> str:
    person = detail.person
    if person is not None:
        contact = _contact(person) if told else ""
        return f"{_named(person)}\n{contact}" if contact else _named(person)
    if detail.definition.kind is FieldKind.DATE:
        return words.day(detail.day) if detail.day else ""
    if detail.definition.kind is FieldKind.YES_NO:
        return words("baseline.yes" if detail.content == baseline.YES else "baseline.no")
    return detail.content


def _named(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.title, person.organization) if part)


def _contact(person: Person) -> str:
    return ", ".join(part for part in (person.phone, person.email) if part)
