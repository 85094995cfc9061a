"""Documents for and about meetings: one line each."""

from collections.abc import Sequence

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.services.agendas import agenda_pdf
from cs360_desktop.services.meetings import next_meeting
from cs360_desktop.services.minutes_document import last_held, minutes_pdf, sign_in_pdf
from cs360_desktop.services.report_kinds import MEETING, Options, Report
from cs360_desktop.services.session import Session


def _agenda(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    if line is None:
        return []
    return [agenda_pdf(session, line.meeting.id, community=options.community, language=options.language)]


def _sign_in(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    return [] if line is None else [sign_in_pdf(session, line.meeting.id, language=options.language)]


def _minutes(session: Session, options: Options) -> Sequence[MadeFile]:
    meeting = last_held(session)
    if meeting is None:
        return []
    return [minutes_pdf(session, meeting.id, community=options.community, language=options.language)]


def _has_minutes(session: Session) -> bool:
    return last_held(session) is not None


def _has_meeting(session: Session) -> bool:
    return next_meeting(session) is not None


MEETING_REPORTS: tuple[Report, ...] = (
    Report("agenda", "Agenda", MEETING, _agenda, is_ready=_has_meeting, nothing="No meeting is planned."),
    Report(
        "sign-in", "Sign-in sheet by group", MEETING, _sign_in, is_ready=_has_meeting, nothing="No meeting is planned."
    ),
    Report(
        "minutes",
        "Minutes of the last meeting",
        MEETING,
        _minutes,
        is_ready=_has_minutes,
        nothing="No meeting was held yet.",
    ),
)
"""In the order of the Reports page."""
