"""The priority worksheet as a document: filled with what was scored, or blank to hand out and score by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.reporting.document import Column, Document
from cs360_desktop.reporting.wording import Wording

_BLANK_LINES = 6
_BOXES = "\u00a0\u00a0\u00a0\u00a0\u00a0".join("12345")


@dataclass(frozen=True, slots=True)
class PrintedCriterion:
    """A criterion with its weight, its question and what the scores 1 and 5 stand for."""

    name: str
    weight: str
    question: str
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True)
class PrintedCandidate:
    """A candidate with its scores by criterion, `4` or `4 (2–5)`, and its total; empty where there is none."""

    name: str
    scores: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True)
class WorksheetDocument:
    """All that is printed; `result` are the sentences on ties and weights, `decisions` those on what was chosen."""

    agency: str
    as_of: date
    criteria: tuple[PrintedCriterion, ...]
    candidates: tuple[PrintedCandidate, ...]
    scorers: str = ""
    result: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


def worksheet_pdf(value: WorksheetDocument, language: str = "en") -> bytes:
    """Print the worksheet as it stands."""
    words = Wording(language)
    document = _begin(value, words, words("worksheet.subtitle"))
    columns = [Column(words("worksheet.candidate"), 3)]
    columns += [Column(each.name, figures=True) for each in value.criteria]
    columns.append(Column(words("worksheet.total"), figures=True))
    rows = [[each.name, *(score or "–" for score in each.scores), each.total or "–"] for each in value.candidates]
    document.table(columns, rows, if_empty=words("worksheet.empty"))
    if value.scorers:
        document.paragraph(words("worksheet.scorers", names=value.scorers), "small")
    document.bullets(value.result)
    document.heading(2, words("worksheet.decision"))
    if value.decisions:
        document.bullets(value.decisions)
    else:
        document.paragraph(words("worksheet.undecided"))
    _add_criteria(document, value.criteria, words)
    return document.to_bytes()


def blank_worksheet_pdf(value: WorksheetDocument, language: str = "en") -> bytes:
    """Print a sheet for one scorer: a table with a row for each criterion under each candidate."""
    words = Wording(language)
    document = _begin(value, words, words("worksheet.blank_subtitle"))
    document.fields([(words("worksheet.scorer"), "_" * 40), (words("worksheet.day"), "_" * 20)])
    _add_criteria(document, value.criteria, words)
    names = [each.name for each in value.candidates] or ["_" * 40] * _BLANK_LINES
    for name in names:
        document.heading(2, name)
        document.table(
            [Column(words("worksheet.criterion"), 3), Column(words("worksheet.circle"), 2)],
            [[each.name, _BOXES] for each in value.criteria],
        )
    return document.to_bytes()


def _begin(value: WorksheetDocument, words: Wording, subtitle: str) -> Document:
    return Document(
        title=words("worksheet.title"),
        agency=value.agency,
        date_text=words("worksheet.as_of", date=words.day(value.as_of)),
        language=words.language,
        subtitle=subtitle,
    )


def _add_criteria(document: Document, criteria: Sequence[PrintedCriterion], words: Wording) -> None:
    document.heading(2, words("worksheet.criteria"))
    columns = [
        Column(words("worksheet.criterion"), 2),
        Column(words("worksheet.weight"), figures=True),
        Column(words("worksheet.question"), 4),
        Column("1", 2),
        Column("5", 2),
    ]
    document.table(columns, [[e.name, e.weight, e.question, e.lowest, e.highest] for e in criteria])
