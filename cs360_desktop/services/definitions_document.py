"""Assemble the definitions of the measures in use for printing."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.language import tr
from cs360_desktop.services import metrics, people
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.definitions import other_names
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper

if TYPE_CHECKING:
    from cs360_desktop.reporting.definitions import DefinitionsDocument

_SENTENCES = re.compile(r"(?<=\.) ")


@on_its_paper
def definitions_pdf(session: Session, *, community: bool = False, language: str = "en") -> MadeFile:
    """The definitions as a PDF; a community copy leaves out measures marked internal, and says how many."""
    from cs360_desktop.reporting.definitions import definitions_pdf as print_definitions

    value = definitions_document(session, community=community)
    if community:
        value = for_everybody(value, language)
    name = program_name(session, "Definitions", "pdf", community=community)
    return MadeFile(name, PDF, print_definitions(value, language))


def definitions_document(session: Session, *, community: bool = False) -> "DefinitionsDocument":
    """All that the printed definitions say."""
    from cs360_desktop.reporting.definitions import DefinitionsDocument, GoalPart

    goals = [goal for dimension in metrics.catalogue(session, active_only=True) for goal in dimension.goals]
    internal = sum(measure.internal for goal in goals for measure in goal.measures)
    parts = (
        GoalPart(
            tr(goal.goal.name) if goal.goal.id else None,
            tuple(_said(measure) for measure in goal.measures if not (community and measure.internal)),
        )
        for goal in goals
    )
    return DefinitionsDocument(
        agency=agency_of(session).name,
        as_of=session.today(),
        goals=tuple(part for part in parts if part.measures),
        owners={person.id: person.name for person in people.people(session)},
        indicators={each.id: tr(each.name) for goal in goals for each in goal.indicators},
        names=other_names(session),
        withheld=internal if community else None,
    )


def _said(measure: Measure) -> Measure:
    """The measure with what ships of its texts in the language that is spoken; what the agency wrote stays."""
    return replace(
        measure,
        name=tr(measure.name),
        help="\n\n".join(tr(part) for part in measure.help.split("\n\n")),
        evidence=" ".join(tr(sentence) for sentence in _SENTENCES.split(measure.evidence)),
        numerator=tr(measure.numerator),
        denominator=tr(measure.denominator),
        source=tr(measure.source),
    )
