"""The criteria of the priority worksheet (domain.md §9); scores go from 1 to 5."""

from collections.abc import Mapping
from dataclasses import dataclass

from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique
from cs360_desktop.domain.problems import Criterion


@dataclass(frozen=True, slots=True)
class CriterionDefinition:
    """A criterion: a short name for heads, the question behind it, and what the scores 1 and 5 stand for."""

    id: str
    name: str
    head: str
    weight: float
    question: str
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True)
class WorksheetDefinition:
    """All of worksheet.toml."""

    criterion: tuple[CriterionDefinition, ...]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria as a new workspace stores them."""
        return tuple(
            Criterion(criterion.name, criterion.weight, position)
            for position, criterion in enumerate(self.criterion, start=1)
        )


def parse_worksheet(file: str, content: Mapping[str, object]) -> WorksheetDefinition:
    """Check worksheet.toml.

    Raises:
        DefinitionError: a field is wrong, an id is taken twice, or a weight is not above zero.
    """
    worksheet = read_document(WorksheetDefinition, content, file)
    require_unique((Place(file, criterion.id), "id", criterion.id) for criterion in worksheet.criterion)
    for criterion in worksheet.criterion:
        if criterion.weight <= 0:
            raise Place(file, criterion.id).fault("weight", f"must be above 0, is {criterion.weight:g}")
    return worksheet
