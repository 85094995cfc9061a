"""The guide for scanning interviews, to take along: what to say, what to ask, and room to write."""

from datetime import date

from reportlab.graphics.shapes import Drawing, Line

from cs360_desktop.domain.definitions.interview_guide import InterviewGuide
from cs360_desktop.language import tr
from cs360_desktop.reporting.content import Picture
from cs360_desktop.reporting.document import Column, Content, Document
from cs360_desktop.reporting.styles import Ink
from cs360_desktop.reporting.wording import Wording

_LINE_STEP = 17.0
_NOTE_WIDTH, _FIELD_WIDTH = 218.0, 320.0


def interview_guide_pdf(guide: InterviewGuide, agency: str, printed_on: date, language: str = "en") -> bytes:
    """Print the guide."""
    words = Wording(language)
    document = Document(
        title=words("interview_guide.title"),
        agency=agency,
        date_text=words("interview_guide.printed", date=words.day(printed_on)),
        language=language,
    )
    document.paragraph(tr(guide.opening))
    document.paragraph(tr(guide.privacy), "strong")
    blank = _room(1, _FIELD_WIDTH, words)
    document.fields([(words(f"interview_guide.{key}"), blank) for key in ("day", "whom", "people", "asked_by")])
    number = 0
    for part in guide.part:
        document.heading(2, tr(part.name))
        rows: list[list[Content]] = []
        for question in part.question:
            number += 1
            said = f"{tr(question.text)}\n({tr(question.hint)})" if question.hint else tr(question.text)
            rows.append([str(number), said, _room(2, _NOTE_WIDTH, words)])
        columns = [
            Column(words("interview_guide.number"), 0.5),
            Column(words("interview_guide.question"), 4),
            Column(words("interview_guide.answer"), 4),
        ]
        document.table(columns, rows)
    document.heading(2, words("interview_guide.themes"))
    document.paragraph(words("interview_guide.themes_help"), "small")
    document.fields([(words("interview_guide.theme", number=place), blank) for place in range(1, 6)])
    document.paragraph(tr(guide.closing))
    return document.to_bytes()


def _room(lines: int, width: float, words: Wording) -> Picture:
    """Lines to write on."""
    drawing = Drawing(width, lines * _LINE_STEP)
    for line in range(lines):
        drawing.add(
            Line(0, line * _LINE_STEP + 1, width, line * _LINE_STEP + 1, strokeColor=Ink.LINE_STRONG, strokeWidth=0.5)
        )
    return Picture(drawing, words("interview_guide.room"))
