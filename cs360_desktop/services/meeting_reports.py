"""Documents for and about meetings: one line each."""

from collections.abc import Sequence

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.services.action_documents import action_list_pdf, actions_excel, reminders_pdf
from cs360_desktop.services.actions import board
from cs360_desktop.services.agendas import agenda_docx, agenda_pdf
from cs360_desktop.services.meetings import next_meeting
from cs360_desktop.services.report_kinds import MEETING, Options, Report
from cs360_desktop.services.session import Session


def _agenda(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    if line is None:
        return []
    return [
        make(session, line.meeting.id, community=options.community, language=options.language)
        for make in (agenda_pdf, agenda_docx)
    ]


def _has_meeting(session: Session) -> bool:
    return next_meeting(session) is not None


def _actions(session: Session, options: Options) -> Sequence[MadeFile]:
    if not _has_actions(session):
        return []
    return [
        make(session, community=options.community, language=options.language)
        for make in (action_list_pdf, actions_excel, reminders_pdf)
    ]


def _has_actions(session: Session) -> bool:
    return bool(board(session))


MEETING_REPORTS: tuple[Report, ...] = (
    Report(
        "agenda", "Agenda", MEETING, _agenda, "PDF and Word", is_ready=_has_meeting, nothing="No meeting is planned."
    ),
    Report(
        "actions",
        "Action list and reminders",
        MEETING,
        _actions,
        "PDF and Excel",
        is_ready=_has_actions,
        nothing="No action has been agreed yet.",
    ),
)
"""In the order of the Reports page."""
