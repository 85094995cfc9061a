"""Assemble the process map for printing."""

from typing import TYPE_CHECKING

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.process import StepFinding
from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import tr
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.process_map import process_map
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper

if TYPE_CHECKING:
    from cs360_desktop.reporting.process_map import ProcessDocument


@on_its_paper
def process_pdf(session: Session, *, language: str = "en") -> MadeFile:
    """The process map as a PDF of one page."""
    from cs360_desktop.reporting.process_map import process_pdf as print_process

    return MadeFile(
        program_name(session, "Process map", "pdf"), PDF, print_process(process_document(session), language)
    )


def process_document(session: Session) -> "ProcessDocument":
    """All that the printed process map says."""
    from cs360_desktop.reporting.process_map import PrintedStep, ProcessDocument

    steps = tuple(
        PrintedStep(
            tr(line.definition.name),
            tr(line.definition.why),
            line.finding.state,
            _days(line.finding),
            line.finding.lacks,
            line.who if line.finding.lacks else "",
            tuple(offer.label for offer in line.offers),
        )
        for line in process_map(session)
    )
    return ProcessDocument(agency_of(session).name, session.today(), steps)


def _days(finding: StepFinding) -> str:
    days = [format_date(day) for day in (finding.began_on, finding.ended_on) if day is not None]
    return " – ".join(dict.fromkeys(days))
