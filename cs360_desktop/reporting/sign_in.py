"""The sign-in sheet: the roster by group with a place to sign, and blank rows for everybody else."""

from dataclasses import dataclass
from datetime import date, time

from reportlab.graphics.shapes import Drawing

from cs360_desktop.domain.wording import format_time
from cs360_desktop.language import tr
from cs360_desktop.reporting.content import Picture
from cs360_desktop.reporting.document import Column, Content, Document
from cs360_desktop.reporting.wording import Wording

BLANK_ROWS = 12
"""So many guests find a row; together with a usual team that is two pages."""
_HEIGHT = 22.0
"""In points: a row as high as a signature."""


@dataclass(frozen=True, slots=True)
class SignInGroup:
    """A represented group and who is expected of it, each with organization; the name is empty for no group."""

    name: str
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SignInDocument:
    """All that is printed; there are no contact details, because the sheet lies where everybody reads it."""

    agency: str
    body: str
    held_on: date
    starts_at: time
    place: str
    groups: tuple[SignInGroup, ...]
    printed_on: date


def sign_in_pdf(value: SignInDocument, language: str = "en") -> bytes:
    """Print a sign-in sheet."""
    words = Wording(language)
    place = f" · {value.place}" if value.place else ""
    document = Document(
        title=words("sign_in.title", body=tr(value.body)),
        agency=value.agency,
        date_text=words("agenda.printed", date=words.day(value.printed_on)),
        language=language,
        subtitle=f"{words.day(value.held_on, weekday=True)}, {format_time(value.starts_at)}{place}",
    )
    document.paragraph(words("sign_in.about"), "small")
    columns = [
        Column(words("sign_in.name"), 3),
        Column(words("sign_in.organization"), 3),
        Column(words("sign_in.signature"), 4),
    ]
    blank = Picture(Drawing(1.0, _HEIGHT), words("sign_in.to_fill"))
    for group in value.groups:
        document.heading(2, tr(group.name) or words("agenda.no_group"))
        rows: list[list[Content]] = [[name, organization or "–", blank] for name, organization in group.people]
        document.table(columns, rows, if_empty=words("agenda.nobody_named"))
    document.heading(2, words("sign_in.others"))
    document.paragraph(words("sign_in.others_about"), "small")
    more = [*columns[:2], Column(words("agenda.group"), 2), columns[2]]
    document.table(more, [[blank] * 4 for _ in range(BLANK_ROWS)], row_head=None)
    return document.to_bytes()
