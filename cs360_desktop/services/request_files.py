"""What goes along with a request: files picked for its ticks, and documents of the registry made for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.request_form import TICKED
from cs360_desktop.domain.requests import RequestField
from cs360_desktop.services.attached_files import files_of, keep_attachment
from cs360_desktop.services.baseline_files import AttachedFile, attached_file, read_whole
from cs360_desktop.services.session import Session
from cs360_desktop.services.single_reports import SINGLE_REPORTS
from cs360_desktop.storage import nouns

MADE_BY = {
    "attachments.roster": "roster",
    "attachments.minutes": "minutes",
    "attachments.metrics": "scorecard",
    "attachments.actions": "actions",
}
"""The kind of document that the app can make for a tick; the letter is signed on paper, the survey is hers."""
LETTER = "letter_of_support.ready"
TICKS = (LETTER, *MADE_BY, "attachments.survey")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One thing that goes along: its tick, the files picked for it, and the kind that is made where none was picked."""

    tick: str
    ticked: bool
    files: tuple[AttachedFile, ...]
    made_by: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether it is ticked and there is neither a file nor a document that the app makes."""
        return self.ticked and not self.files and not self.made_by


def attach(session: Session, request_id: int, tick: str, path: Path) -> Added:
    """Copy a file into the workspace for a tick of the attachments, and tick it.

    Raises:
        UserError: it cannot be read, is empty or too large, or is attached there already.
    """
    content = read_whole(path)
    with session.change("attach_to_request") as unit:
        key = keep_attachment(unit, _noun(tick), request_id, path.name, content)
        if unit[nouns.request_fields].first(request_id=request_id, field=tick) is None:
            unit[nouns.request_fields].add(RequestField(request_id, tick, TICKED))
    return Added(key, unit.receipt)


def detach(session: Session, attachment_id: int) -> Receipt:
    """Put a file that was picked in the bin; the tick stays as it is."""
    with session.change("detach_from_request") as unit:
        unit[nouns.attachments].delete(attachment_id)
    return unit.receipt


def enclosures(session: Session, request_id: int) -> tuple[Enclosure, ...]:
    """Everything that can go along with a request, in the order of the form."""
    with session.reading() as unit:
        ticked = {each.field for each in unit[nouns.request_fields].all(request_id=request_id) if each.content}
    able = {report.kind for report in SINGLE_REPORTS if report.is_ready(session)}
    return tuple(
        Enclosure(
            tick,
            tick in ticked,
            files_of(session, _noun(tick), request_id),
            MADE_BY[tick] if MADE_BY.get(tick) in able else "",
        )
        for tick in TICKS
    )


def picked_files(session: Session, request_id: int) -> tuple[MadeFile, ...]:
    """The files picked for what is ticked, with their exact bytes."""
    found: Sequence[Enclosure] = [each for each in enclosures(session, request_id) if each.ticked]
    return tuple(attached_file(session, file.id) for each in found for file in each.files)


def kinds_to_make(session: Session, request_id: int) -> tuple[str, ...]:
    """The kinds of documents to make for what is ticked and has no file, also those there is nothing to make from."""
    found = enclosures(session, request_id)
    return tuple(MADE_BY[each.tick] for each in found if each.ticked and each.tick in MADE_BY and not each.files)


def _noun(tick: str) -> str:
    return f"request.{tick}"
