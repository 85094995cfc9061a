"""The process map on one page, for the chief: where each step stands, what it lacks, and the help that fits."""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.process import StepState
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.wording import Wording

_STATES = {
    StepState.NOT_BEGUN: State.NOTHING_YET,
    StepState.UNDER_WAY: State.UNDER_WAY,
    StepState.DONE: State.GOOD,
}
_WIDTHS = {"en": (3.0, 1.7, 3.4, 3.4), "es": (3.3, 1.6, 3.3, 4.6)}
"""Of the columns; the kinds of assistance have long names in Spanish, and the map stands on one page."""


@dataclass(frozen=True, slots=True)
class PrintedStep:
    """A step with its state, its days in words, the next thing to do, who does it, and the assistance that helps."""

    name: str
    why: str
    state: StepState
    days: str
    lacks: tuple[str, ...]
    who: str
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProcessDocument:
    """All that is printed."""

    agency: str
    as_of: date
    steps: tuple[PrintedStep, ...]


def process_pdf(value: ProcessDocument, language: str = "en") -> bytes:
    """Print the process map."""
    words = Wording(language)
    document = Document(
        title=words("process.title"),
        agency=value.agency,
        date_text=words("process.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=words("process.subtitle"),
    )
    heads = (words(f"process.{key}") for key in ("step", "state", "next", "help"))
    columns = [Column(head, width) for head, width in zip(heads, _WIDTHS[language], strict=True)]
    rows = [_row(number, step, words) for number, step in enumerate(value.steps, start=1)]
    document.table(columns, rows)
    document.paragraph(words("process.source"), "small")
    return document.to_bytes()


def _row(number: int, step: PrintedStep, words: Wording) -> list[Content]:
    word = words(f"process.{step.state.name.lower()}")
    state = Status(_STATES[step.state], f"{word}\n{step.days}".rstrip())
    lacks = "\n".join(step.lacks[:2]) or words("process.nothing")
    if step.who:
        lacks = f"{lacks}\n{words('process.who', name=step.who)}"
    return [f"{number}. {step.name}\n{step.why}", state, lacks, "; ".join(step.offers)]
