"""Documents for and about meetings: one line each."""

from collections.abc import Sequence

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.services.agendas import agenda_pdf
from cs360_desktop.services.meetings import next_meeting
from cs360_desktop.services.report_kinds import MEETING, Options, Report
from cs360_desktop.services.session import Session


def _agenda(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    if line is None:
        return []
    told = {"community": options.community, "contacts": options.contacts}
    return [agenda_pdf(session, line.meeting.id, **told, language=options.language)]


def _has_meeting(session: Session) -> bool:
    return next_meeting(session) is not None


MEETING_REPORTS: tuple[Report, ...] = (
    Report("agenda", "Agenda", MEETING, _agenda, is_ready=_has_meeting, nothing="No meeting is planned."),
)
"""In the order of the Reports page."""
