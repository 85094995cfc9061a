"""What an import did, as a document: how much came in, what is new, what was left out and why."""

from collections.abc import Sequence

from cs360_desktop.domain.import_account import ImportAccount
from cs360_desktop.domain.wording import format_number
from cs360_desktop.reporting.document import Column, Document
from cs360_desktop.reporting.wording import Wording

_MOST_ROWS = 2000
"""So many refused values are listed; a document of hundreds of pages helps nobody."""


def imported_pdf(value: ImportAccount, language: str = "en") -> bytes:
    """Print what an import did."""
    words = Wording(language)
    document = Document(
        title=words("imported.title"),
        agency=value.agency,
        date_text=words("imported.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=value.file,
    )
    counts = (("new", value.new), ("changed", value.changed), ("unchanged", value.unchanged))
    lines = [(words(f"imported.{key}"), format_number(count)) for key, count in counts]
    lines.append((words("imported.rejected"), format_number(len(value.rejected))))
    if value.unticked:
        lines.append((words("imported.unticked"), format_number(value.unticked)))
    if value.periods:
        lines.append((words("imported.periods"), value.periods))
    document.fields(lines)
    document.paragraph(words("imported.undo"), "small")
    _list(document, words, "new_measures", value.new_measures)
    _list(document, words, "new_areas", value.new_areas)
    _list(document, words, "questions", value.questions)
    if value.rejected:
        document.heading(2, words("imported.rejected_title"))
        columns = [Column(words(f"imported.{key}"), wide) for key, wide in _REJECTED_COLUMNS]
        rows = [(each.place, each.what, each.text, each.reason) for each in value.rejected[:_MOST_ROWS]]
        document.table(columns, rows)
        if len(value.rejected) > _MOST_ROWS:
            more = format_number(len(value.rejected) - _MOST_ROWS)
            document.paragraph(words("imported.more", count=more), "small")
    if value.left_out:
        document.heading(2, words("imported.left_out_title"))
        columns = [Column(words("imported.where"), 2), Column(words("imported.reason"), 3)]
        document.table(columns, value.left_out[:_MOST_ROWS])
    return document.to_bytes()


_REJECTED_COLUMNS = (("where", 2.0), ("what", 3.0), ("text", 1.5), ("reason", 4.0))


def _list(document: Document, words: Wording, key: str, items: Sequence[str]) -> None:
    if items:
        document.heading(2, words(f"imported.{key}"))
        document.bullets(items)
