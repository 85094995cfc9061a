"""The guide for scanning interviews, to take along: what to say, what to ask, and room to write."""

from datetime import date

from cs360_desktop.domain.definitions.interview_guide import InterviewGuide
from cs360_desktop.domain.wording import format_long_date
from cs360_desktop.reporting.document import Column, Content, Document
from cs360_desktop.reporting.wording import Wording

_ROOM = "\n".join("\u00a0" for _ in range(3))
"""Empty lines to write on; a no-break space keeps a line that holds nothing else."""


def interview_guide_pdf(guide: InterviewGuide, agency: str, printed_on: date, language: str = "en") -> bytes:
    """Print the guide."""
    words = Wording(language)
    document = Document(
        title=words("interview_guide.title"),
        agency=agency,
        date_text=words("interview_guide.printed", date=format_long_date(printed_on)),
        language=language,
    )
    document.paragraph(guide.opening)
    document.paragraph(guide.privacy, "strong")
    blank: Content = "\u00a0"
    document.fields([(words(f"interview_guide.{key}"), blank) for key in ("day", "whom", "people", "asked_by")])
    number = 0
    for part in guide.part:
        document.heading(2, part.name)
        rows: list[list[Content]] = []
        for question in part.question:
            number += 1
            said = f"{question.text}\n({question.hint})" if question.hint else question.text
            rows.append([str(number), said, _ROOM])
        columns = [
            Column(words("interview_guide.number"), 0.5),
            Column(words("interview_guide.question"), 4),
            Column(words("interview_guide.answer"), 4),
        ]
        document.table(columns, rows)
    document.heading(2, words("interview_guide.themes"))
    document.paragraph(words("interview_guide.themes_help"), "small")
    document.fields([(words("interview_guide.theme", number=place), blank) for place in range(1, 6)])
    document.paragraph(guide.closing)
    return document.to_bytes()
