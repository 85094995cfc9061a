"""The interview guide as a PDF, for whoever goes out and asks."""

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.catalogue_files import load_interview_guide
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper


@on_its_paper
def interview_guide_pdf(session: Session, *, language: str = "en") -> MadeFile:
    """The guide; it holds nothing from the workspace but the name of the agency."""
    from cs360_desktop.reporting.interview_guide import interview_guide_pdf as print_guide

    content = print_guide(load_interview_guide(), agency_of(session).name, session.today(), language)
    return MadeFile(program_name(session, "Interview guide", "pdf"), PDF, content)
