"""What goes out before a meeting: the public notice, and the draft of the invitation with agenda and calendar file."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from cs360_desktop.domain.documents import EML, PDF, MadeFile
from cs360_desktop.domain.meetings import Meeting, MeetingStatus, Presence
from cs360_desktop.domain.open_meetings import notice_deadline
from cs360_desktop.domain.people import Body
from cs360_desktop.domain.wording import format_time
from cs360_desktop.language import tr
from cs360_desktop.services.agenda_material import material, within
from cs360_desktop.services.agendas import agenda_of, agenda_pdf
from cs360_desktop.services.attendance import roll_of
from cs360_desktop.services.calendar_files import knows_zone, meeting_ics
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.holiday_calendar import HolidayCalendar
from cs360_desktop.services.open_meetings import duty_settings
from cs360_desktop.services.paper_names import paper_name
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
from cs360_desktop.services.time_zones import zone_of
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit

if TYPE_CHECKING:
    from cs360_desktop.reporting.notice import NoticeDocument
    from cs360_desktop.reporting.wording import Wording


def notice_document(session: Session, meeting_id: int, *, community: bool = False) -> "NoticeDocument":
    """All that the notice says; a community copy does not give the reason for a change."""
    from cs360_desktop.reporting.notice import NoticeDocument

    setting = duty_settings(session)
    with session.reading() as unit:
        agency = unit[nouns.agencies].get(1)
        meeting = unit[nouns.meetings].get(meeting_id)
        body = unit[nouns.bodies].get(meeting.body_id)
        starts = datetime.combine(meeting.held_on, meeting.starts_at)
        by = notice_deadline(starts, setting.duties, HolidayCalendar(agency.state), zone_of(agency))
        return NoticeDocument(
            agency=agency.name,
            body=body.name,
            purpose=body.purpose,
            held_on=meeting.held_on,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            zone=_zone_word(unit, meeting),
            place=meeting.place,
            items=tuple(line.item.title for line in agenda_of(unit, meeting_id).lines),
            contact=agency.phone,
            printed_on=session.today(),
            is_cancelled=meeting.status is MeetingStatus.NOT_HELD,
            moved_from=meeting.moved_from,
            reason="" if community else meeting.reason_not_held or meeting.moved_reason,
            is_open=setting.is_on,
            post_by=by if setting.is_on else None,
            places=setting.duties.places if setting.is_on else (),
        )


@on_its_paper
def notice_pdf(session: Session, meeting_id: int, *, community: bool = False, language: str = "en") -> MadeFile:
    """The public notice of a meeting as a PDF."""
    from cs360_desktop.reporting import notice as printed

    value = notice_document(session, meeting_id, community=community)
    if community:
        value = for_everybody(value, language, keep=frozenset({"place", "places", "contact"}))
    name = paper_name(session, meeting_id, "notice", "pdf", community=community)
    return MadeFile(name, PDF, printed.notice_pdf(value, language))


def addresses(session: Session, meeting_id: int) -> tuple[str, ...]:
    """The e-mail addresses of those on the roll, each once; who said no is not asked again."""
    with session.reading() as unit:
        found = [
            attendee.person.email.strip()
            for group in roll_of(unit, meeting_id)
            for attendee in group.attendees
            if attendee.presence not in {Presence.EXCUSED, Presence.ABSENT}
        ]
    return tuple({address.casefold(): address for address in found if "@" in address}.values())


@on_its_paper
def invitation(session: Session, meeting_id: int, *, community: bool = False, language: str = "en") -> MadeFile:
    """The draft of an e-mail that invites to a meeting, or tells that it was moved or cancelled.

    With it go the agenda, unless there is no meeting any more, and the calendar file where the time zone is known. The
    copy is the community's, for the mail leaves the house: the agenda holds no contact details and no notes. The
    material of the agenda goes along as far as mail servers take it; what does not fit is named. A draft in community
    form has no recipients and no material.
    """
    from cs360_desktop.reporting.mail_draft import LARGE, MailDraft, write_draft
    from cs360_desktop.reporting.wording import Wording

    words = Wording(language)
    with session.reading() as unit:
        meeting = unit[nouns.meetings].get(meeting_id)
        body = unit[nouns.bodies].get(meeting.body_id)
        titles = [(tr(line.item.title), line.item.minutes) for line in agenda_of(unit, meeting_id).lines]
        titles = for_everybody(titles, language) if community else titles
        zone = _zone_word(unit, meeting)
    is_off = meeting.status is MeetingStatus.NOT_HELD
    attached = [] if is_off else [agenda_pdf(session, meeting_id, community=True, language=language)]
    attached += [meeting_ics(session, meeting_id, community=community)] if knows_zone(session) else []
    text = [words("invitation.greeting"), "", *_told(meeting, body, zone, words, community=community)]
    if not is_off:
        listed = enumerate(titles, start=1)
        text += ["", words("invitation.agenda")] if titles else []
        text += [words("invitation.item", number=at, title=title, minutes=minutes) for at, (title, minutes) in listed]
    if attached and attached[-1].media_type != PDF:
        text += ["", words("invitation.attached_calendar" if is_off else "invitation.attached")]
    files = () if is_off or community else tuple(each.file for each in material(session, meeting_id))
    going, left = within(files, LARGE - sum(len(file.content) for file in attached))
    for key, some in (("material", going), ("material_left", left)):
        text += ["", words(f"invitation.{key}", names=", ".join(file.name for file in some))] if some else []
    text += [] if is_off else ["", words("invitation.answer")]
    draft = MailDraft(
        _subject(meeting, body, words),
        "\n".join(text) + "\n",
        () if community else addresses(session, meeting_id),
        (*attached, *going),
    )
    made = write_draft(draft, paper_name(session, meeting_id, "invitation", "eml", community=community))
    assert made.media_type == EML
    return made


def _told(meeting: Meeting, body: Body, zone: str, words: "Wording", *, community: bool) -> Iterator[str]:
    key = "invites"
    if meeting.status is MeetingStatus.NOT_HELD:
        key = "cancelled"
    elif meeting.moved_from is not None:
        key = "moved"
    yield words(f"invitation.{key}", body=tr(body.name))
    yield ""
    yield words(
        "invitation.when",
        date=words.day(meeting.held_on, weekday=True),
        start=format_time(meeting.starts_at),
        end=format_time(meeting.ends_at),
        zone=zone,
    ).removesuffix(" ()")
    if meeting.place:
        yield words("invitation.place", place=meeting.place)
    if key == "moved" and meeting.moved_from is not None:
        yield words("invitation.before", date=words.day(meeting.moved_from, weekday=True))
    reason = meeting.reason_not_held or meeting.moved_reason
    if reason and not community:
        yield words("invitation.reason", reason=reason)


def _subject(meeting: Meeting, body: Body, words: "Wording") -> str:
    key = "subject"
    if meeting.status is MeetingStatus.NOT_HELD:
        key = "cancelled_subject"
    elif meeting.moved_from is not None:
        key = "moved_subject"
    day, start = words.day(meeting.held_on), format_time(meeting.starts_at)
    return words(f"invitation.{key}", body=tr(body.name), date=day, start=start)


def _zone_word(unit: ReadUnit, meeting: Meeting) -> str:
    zone = zone_of(unit[nouns.agencies].get(1))
    starts = datetime.combine(meeting.held_on, meeting.starts_at, tzinfo=zone)
    return (starts.tzname() or "") if zone else ""
