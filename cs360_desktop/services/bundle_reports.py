"""Documents made of other documents: packets for a meeting and for a request, and the request's e-mail."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.language import tr
from cs360_desktop.services.agenda_material import material
from cs360_desktop.services.meetings import next_meeting
from cs360_desktop.services.paper_names import paper_name, program_name
from cs360_desktop.services.report_kinds import PACKETS, Options, Report
from cs360_desktop.services.request_document import Issue, print_issue, request_label, request_pdf
from cs360_desktop.services.request_files import kinds_to_make, picked_files
from cs360_desktop.services.request_mail import request_mail
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper
from cs360_desktop.services.single_reports import SINGLE_REPORTS
from cs360_desktop.storage import nouns

if TYPE_CHECKING:
    from cs360_desktop.reporting.document import Document
    from cs360_desktop.reporting.packet import Packet
    from cs360_desktop.reporting.wording import Wording

MEETING_KINDS = ("notice", "agenda", "sign-in", "minutes", "actions", "scorecard")
"""What a packet for a meeting holds, in this order, as far as there is something to make it from."""


@on_its_paper
def _meeting_packet(session: Session, options: Options) -> Sequence[MadeFile]:
    """The packet; the material of the agenda goes beside it, since it is somebody else's pages."""
    from cs360_desktop.reporting.document import collected
    from cs360_desktop.reporting.packet import bind

    line = next_meeting(session)
    if line is None:
        return []
    with collected() as parts:
        _collect(session, options, MEETING_KINDS, parts)
    day = line.meeting.held_on
    name = paper_name(session, line.meeting.id, "meeting packet", "pdf", community=options.community)
    words = _words(options)
    title = f"{words('packet.meeting_title')}: {words.day(day)}"
    files = () if options.community else material(session, line.meeting.id)
    apart = [words("packet.material", name=each.file.name, number=each.number) for each in files]
    packet = MadeFile(name, PDF, bind(_packet(session, options, title, apart), parts, options.language))
    return [packet, *(each.file for each in files)]


@on_its_paper
def _request_packet(session: Session, options: Options) -> Sequence[MadeFile]:
    """The packet; files that were picked go beside it, since they are somebody else's pages."""
    from cs360_desktop.reporting.document import collected
    from cs360_desktop.reporting.packet import bind

    with session.reading() as unit:
        found = unit[nouns.requests].all("year", "number")
    if not found:
        return []
    newest = found[-1]
    file = request_pdf(session, newest.id, community=options.community, language=options.language)
    with collected() as parts:
        print_issue(session, Issue(newest.id, file.version, file.data_as_of, options.community, options.language))
        absent = _collect(session, options, kinds_to_make(session, newest.id), parts)
    picked = () if options.community else picked_files(session, newest.id)
    title = f"{_words(options)('packet.request_title')}: {request_label(newest, _words(options))}"
    name = program_name(session, f"TTA {newest.label.lower()} packet", "pdf", community=options.community)
    packet = _packet(session, options, title, [each.name for each in picked], absent)
    return [MadeFile(name, PDF, bind(packet, parts, options.language)), *picked]


def _words(options: Options) -> "Wording":
    from cs360_desktop.reporting.wording import Wording

    return Wording(options.language)


def _collect(session: Session, options: Options, kinds: Sequence[str], parts: "list[Document]") -> list[str]:
    """Make documents of some kinds as parts, of a kind that makes several only the first; returns what is not there."""
    made = {report.kind: report for report in SINGLE_REPORTS}
    absent = []
    for kind in kinds:
        report, before = made.get(kind), len(parts)
        if report is not None and report.is_ready(session):
            report.make(session, options)
        if len(parts) == before:
            absent.append(kind if report is None else tr(report.title))
        del parts[before + 1 :]
    return absent


def _packet(
    session: Session, options: Options, title: str, apart: Sequence[str] = (), absent: Sequence[str] = ()
) -> "Packet":
    from cs360_desktop.reporting.packet import Packet

    with session.reading() as unit:
        agency = unit[nouns.agencies].all()[0].name
    return Packet(title, agency, _words(options).day(session.today()), apart, absent, options.community)


def _mail(session: Session, options: Options) -> Sequence[MadeFile]:
    with session.reading() as unit:
        found = unit[nouns.requests].all("year", "number")
    if not found:
        return []
    return request_mail(session, found[-1].id, SINGLE_REPORTS, language=options.language).drafts


def _has_meeting(session: Session) -> bool:
    return next_meeting(session) is not None


def _has_request(session: Session) -> bool:
    with session.reading() as unit:
        return unit[nouns.requests].first() is not None


BUNDLE_REPORTS: tuple[Report, ...] = (
    Report(
        "packet",
        "Everything for the next meeting",
        PACKETS,
        _meeting_packet,
        "PDF, and the files of the agenda",
        is_ready=_has_meeting,
        nothing="No meeting is planned.",
    ),
    Report(
        "request-packet",
        "Everything for the TTA request",
        PACKETS,
        _request_packet,
        "PDF, and the files you picked",
        is_ready=_has_request,
        nothing="No TTA request has been begun yet.",
        of_request=True,
    ),
    Report(
        "request-eml",
        "TTA request by e-mail",
        PACKETS,
        _mail,
        "E-mail draft",
        is_ready=_has_request,
        nothing="No TTA request has been begun yet.",
        of_request=True,
        for_community=False,
    ),
)
"""In the order of the Reports page."""
