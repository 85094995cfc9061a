"""The wording of the six baseline requirements and the fields each page asks (domain.md §2.5)."""

from collections.abc import Mapping
from dataclasses import dataclass

from cs360_desktop.domain.baseline import REQUIREMENT_CODES
from cs360_desktop.domain.definitions.fields import FieldDefinition, check_fields
from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """Something the app computes from the workspace and shows instead of asking."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class RequirementDefinition:
    """A requirement. `title` heads its page, `short` stands in the step list, `requirement` says it in one line.

    `meaning` explains in plain words what it asks, `why` why it matters; `evidence` lists what counts, `example` tells
    of a very small department. Every page also asks answer, evidence or reason, people and attachments; `field` holds
    what is particular to this one.
    """

    code: str
    title: str
    short: str
    requirement: str
    meaning: str
    why: str
    evidence: tuple[str, ...]
    example: str
    fact: tuple[FactDefinition, ...]
    field: tuple[FieldDefinition, ...]


@dataclass(frozen=True, slots=True)
class _BaselineFile:
    requirement: tuple[RequirementDefinition, ...]


def parse_baseline(file: str, content: Mapping[str, object]) -> tuple[RequirementDefinition, ...]:
    """Check baseline.toml.

    Raises:
        DefinitionError: a field is wrong, an id is taken twice, or the requirements are not B1 to B6.
    """
    requirements = read_document(_BaselineFile, content, file).requirement
    codes = tuple(requirement.code for requirement in requirements)
    if codes != REQUIREMENT_CODES:
        raise Place(file).fault("requirement", f"must be {', '.join(REQUIREMENT_CODES)}, are {', '.join(codes)}")
    for requirement in requirements:
        place = Place(file, requirement.code)
        require_unique((place, "fact", fact.id) for fact in requirement.fact)
        require_unique((place, "field", field.id) for field in requirement.field)
        check_fields(requirement.field, place)
    return requirements
