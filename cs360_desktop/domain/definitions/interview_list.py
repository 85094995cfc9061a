"""How the columns of a list of interviews may be called."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from cs360_desktop.domain.definitions.reading import Place, read_document, require_unique


@dataclass(frozen=True, slots=True)
class InterviewListHeads:
    """All of interview_list.toml: the names of each column, in lower case."""

    day: tuple[str, ...]
    category: tuple[str, ...]
    themes: tuple[str, ...]
    people: tuple[str, ...]
    questions: tuple[str, ...]
    summary: tuple[str, ...]
    data_held: tuple[str, ...]

    def column_of(self, head: str) -> str | None:
        """Which column a head names, or None for one that is not read."""
        wanted = " ".join(head.split()).casefold()
        return next((field.name for field in fields(self) if wanted in getattr(self, field.name)), None)


def parse_interview_list(file: str, content: Mapping[str, object]) -> InterviewListHeads:
    """Check interview_list.toml.

    Raises:
        DefinitionError: a field is wrong, or a name stands for two columns.
    """
    heads = read_document(InterviewListHeads, content, file)
    require_unique((Place(file), field.name, name) for field in fields(heads) for name in getattr(heads, field.name))
    return heads
