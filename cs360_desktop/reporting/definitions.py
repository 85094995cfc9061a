"""The definitions of the measures in use, as a document: what is counted, how it adds up, how not to misread it."""

from dataclasses import dataclass, field
from datetime import date

from cs360_desktop.domain.catalogue import DefinedBy, Measure, Unit
from cs360_desktop.domain.wording import format_number
from cs360_desktop.reporting.document import Content, Document
from cs360_desktop.reporting.wording import Wording

_MARKS = ("by_area", "may_exceed_whole", "may_be_negative", "internal", "sensitive")


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A goal and its measures in use; the name is None where measures have no goal."""

    name: str | None
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class DefinitionsDocument:
    """All that is printed; `withheld` counts what a community copy leaves out.

    `owners` are names by person, `indicators` by indicator, `names` those that measures have in files, by measure.
    """

    agency: str
    as_of: date
    goals: tuple[GoalPart, ...]
    owners: dict[int, str]
    indicators: dict[int, str] = field(default_factory=dict)
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)
    withheld: int | None = None


def definitions_pdf(value: DefinitionsDocument, language: str = "en") -> bytes:
    """Print the definitions."""
    words = Wording(language)
    document = Document(
        title=words("definitions.title"),
        agency=value.agency,
        date_text=words("definitions.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=words("definitions.subtitle", measures=sum(len(goal.measures) for goal in value.goals)),
    )
    if value.withheld is not None:
        document.paragraph(words("definitions.community", measures=value.withheld), "small")
    add_definitions(document, value, words)
    return document.to_bytes()


def add_definitions(document: Document, value: DefinitionsDocument, words: Wording) -> None:
    """Add each goal with the definitions of its measures."""
    for goal in value.goals:
        document.heading(2, goal.name or words("definitions.no_goal"))
        for measure in goal.measures:
            document.heading(3, f"{measure.code}  {measure.name}".strip())
            document.fields(_fields(measure, value, words))


def _fields(measure: Measure, value: DefinitionsDocument, words: Wording) -> list[tuple[str, Content]]:
    counted, found, care = (*measure.help.split("\n\n"), "", "", "")[:3]
    marks = [words(f"definitions.{mark}") for mark in _MARKS if getattr(measure, mark)]
    if not measure.checked:
        marks.append(words("definitions.unchecked"))
    said = (
        ("indicator", value.indicators.get(measure.indicator_id or 0, "")),
        ("counted", counted),
        ("evidence", measure.evidence),
        ("unit", _unit(measure, words)),
        ("period", words(f"definitions.period_{measure.period_kind.name.lower()}")),
        ("rolls_up", words(f"definitions.aggregation_{measure.aggregation.name.lower()}")),
        ("numerator", measure.numerator),
        ("denominator", measure.denominator),
        ("direction", words(f"definitions.direction_{measure.direction.name.lower()}")),
        ("type", words(f"definitions.type_{measure.type.name.lower()}")),
        ("source", measure.source),
        ("found", found),
        ("care", care),
        ("defined_by", _origin(measure, words)),
        ("owner", value.owners.get(measure.owner_id or 0, "")),
        ("names", "\n".join(value.names.get(measure.id, ()))),
        ("marks", "\n".join(marks)),
    )
    return [(words(f"definitions.{key}"), text) for key, text in said if text]


def _unit(measure: Measure, words: Wording) -> str:
    if measure.unit is Unit.RATE:
        return words("definitions.unit_rate", scale=format_number(measure.scale))
    return words(f"definitions.unit_{measure.unit.name.lower()}")


def _origin(measure: Measure, words: Wording) -> str:
    key = {
        DefinedBy.PUBLISHED: "published",
        DefinedBy.PROPOSED: "proposed",
        DefinedBy.LOCAL: "local",
        DefinedBy.FROM_FILE: "from_file",
    }[measure.defined_by]
    return words(f"definitions.{key}")
