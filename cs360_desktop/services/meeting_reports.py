"""Documents for and about meetings: one line each."""

from collections.abc import Sequence

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.language import marked
from cs360_desktop.services.action_documents import action_list_pdf, actions_excel, reminders_pdf
from cs360_desktop.services.actions import board
from cs360_desktop.services.agendas import agenda_docx, agenda_pdf
from cs360_desktop.services.calendar_files import knows_zone, meeting_ics, schedule_ics
from cs360_desktop.services.meeting_papers import invitation, notice_pdf
from cs360_desktop.services.meetings import next_meeting
from cs360_desktop.services.minutes_document import last_held, minutes_docx, minutes_pdf, sign_in_pdf
from cs360_desktop.services.people import bodies
from cs360_desktop.services.report_kinds import MEETING, Options, Report
from cs360_desktop.services.session import Session

_NO_MEETING = "No meeting is planned."


def _notice(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    if line is None:
        return []
    return [notice_pdf(session, line.meeting.id, community=options.community, language=options.language)]


def _agenda(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    if line is None:
        return []
    told = {"community": options.community, "contacts": options.contacts}
    return [make(session, line.meeting.id, **told, language=options.language) for make in (agenda_pdf, agenda_docx)]


def _calendar(session: Session, options: Options) -> Sequence[MadeFile]:
    if not knows_zone(session):
        return []
    line = next_meeting(session)
    found = [schedule_ics(session, body.id, community=options.community) for body in bodies(session)]
    found += [meeting_ics(session, line.meeting.id, community=options.community)] if line else []
    return [file for file in found if file is not None]


def _invitation(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    if line is None:
        return []
    return [invitation(session, line.meeting.id, community=options.community, language=options.language)]


def _sign_in(session: Session, options: Options) -> Sequence[MadeFile]:
    line = next_meeting(session)
    return [] if line is None else [sign_in_pdf(session, line.meeting.id, language=options.language)]


def _minutes(session: Session, options: Options) -> Sequence[MadeFile]:
    meeting = last_held(session)
    if meeting is None:
        return []
    return [
        make(session, meeting.id, community=options.community, language=options.language)
        for make in (minutes_pdf, minutes_docx)
    ]


def _has_minutes(session: Session) -> bool:
    return last_held(session) is not None


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
    Report("notice", "Public notice", MEETING, _notice, is_ready=_has_meeting, nothing=_NO_MEETING),
    Report("agenda", "Agenda", MEETING, _agenda, "PDF and Word", is_ready=_has_meeting, nothing=_NO_MEETING),
    Report("sign-in", "Sign-in sheet by group", MEETING, _sign_in, is_ready=_has_meeting, nothing=_NO_MEETING),
    Report(
        "minutes",
        marked("Minutes of the last meeting"),
        MEETING,
        _minutes,
        "PDF and Word",
        is_ready=_has_minutes,
        nothing="No meeting was held yet.",
    ),
    Report(
        "actions",
        marked("Action list and reminders"),
        MEETING,
        _actions,
        "PDF and Excel",
        is_ready=_has_actions,
        nothing="No action has been agreed yet.",
    ),
    Report(
        "ics",
        "Calendar file",
        MEETING,
        _calendar,
        "Calendar (.ics)",
        is_ready=lambda session: bool(_calendar(session, Options())),
        nothing="No meeting is planned, or the time zone is not known: see Settings, Agency profile.",
    ),
    Report(
        "eml",
        "Invitation by e-mail",
        MEETING,
        _invitation,
        "E-mail draft",
        is_ready=_has_meeting,
        nothing=_NO_MEETING,
    ),
)
"""In the order of the Reports page."""
