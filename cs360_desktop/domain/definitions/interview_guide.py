"""The guide for scanning interviews: what is said first, asked in order, and said at the end (domain.md §2.1)."""

from collections.abc import Mapping
from dataclasses import dataclass

from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique


@dataclass(frozen=True, slots=True)
class QuestionDefinition:
    """One question; the hint is for whoever asks."""

    id: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class GuidePart:
    """Questions on one subject."""

    id: str
    name: str
    question: tuple[QuestionDefinition, ...]


@dataclass(frozen=True, slots=True)
class InterviewGuide:
    """All of interview_guide.toml."""

    opening: str
    closing: str
    privacy: str
    part: tuple[GuidePart, ...]


def parse_interview_guide(file: str, content: Mapping[str, object]) -> InterviewGuide:
    """Check interview_guide.toml.

    Raises:
        DefinitionError: a field is wrong, or an id is taken twice.
    """
    guide = read_document(InterviewGuide, content, file)
    require_unique((Place(file, part.id), "id", part.id) for part in guide.part)
    require_unique((Place(file, part.id), "id", each.id) for part in guide.part for each in part.question)
    return guide
