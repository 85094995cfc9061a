"""Who sits on a body: name, role, represented group; no contact details, so that it can go to anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.language import tr
from cs360_desktop.reporting.document import Column, Document
from cs360_desktop.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat that is taken."""

    name: str
    role: str
    group: str
    organization: str


def roster_pdf(agency: str, body: str, seats: Sequence[Seat], day: date, language: str = "en") -> bytes:
    """Print the roster of a body on a day."""
    words = Wording(language)
    document = Document(
        title=words("roster.title"),
        agency=agency,
        date_text=words("roster.as_of", date=words.day(day)),
        language=language,
        subtitle=tr(body),
    )
    columns = [
        Column(words("roster.name"), 3),
        Column(words("roster.role"), 2),
        Column(words("roster.group"), 3),
        Column(words("roster.from"), 3),
    ]
    rows = [[seat.name, tr(seat.role), tr(seat.group), seat.organization] for seat in seats]
    document.table(columns, rows, if_empty=words("roster.nobody"))
    return document.to_bytes()
