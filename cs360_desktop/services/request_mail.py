"""The e-mail that a request goes out with: a draft for her mail program, or several where the files are too large."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.request_form import RequestForm
from cs360_desktop.reporting.mail_draft import LARGE, MailDraft, write_draft
from cs360_desktop.reporting.wording import Wording
from cs360_desktop.services import file_names
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.report_kinds import Options, Report
from cs360_desktop.services.request_document import request_label, request_pdf
from cs360_desktop.services.request_files import kinds_to_make, picked_files
from cs360_desktop.services.requests import RequestFile, request_form, tick_choices
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper, setting


@dataclass(frozen=True, slots=True)
class RequestMail:
    """What goes out: one draft, or its parts; `size` is the bytes of all attachments, `request` the PDF among them."""

    drafts: tuple[MadeFile, ...]
    request: RequestFile
    subject: str
    text: str
    size: int

    @property
    def is_large(self) -> bool:
        """Whether many mail servers would refuse it as one message."""
        return self.size > LARGE


@on_its_paper
def request_mail(
    session: Session, request_id: int, registry: Sequence[Report], *, split: bool = True, language: str = "en"
) -> RequestMail:
    """Write the e-mail of a request with everything that is ticked to go along.

    Files beyond 20 MB are spread over several drafts, unless `split` says that one message shall hold them all.
    """
    request = request_pdf(session, request_id, language=language)
    files = [request, *enclosed(session, request_id, registry, language=language)]
    words, form = Wording(language), request_form(session, request_id, language=language)
    subject = words(
        "request_mail.subject", agency=form.field("agency_name").content, label=request_label(form.request, words)
    )
    text = _text(form, request, files[1:], words)
    parts = _parts(_named(files)) if split else [_named(files)]
    recipient = setting(session, "tta_recipient")
    drafts = [
        MailDraft(
            subject
            if len(parts) == 1
            else words("request_mail.part", subject=subject, number=number, parts=len(parts)),
            text if number == 1 else words("request_mail.follows", number=number, parts=len(parts)),
            (recipient,) if recipient else (),
            tuple(part),
        )
        for number, part in enumerate(parts, start=1)
    ]
    name = f"E-mail {form.request.label.lower()}"
    made = [
        write_draft(draft, program_name(session, name if len(drafts) == 1 else f"{name} part {number}", "eml"))
        for number, draft in enumerate(drafts, start=1)
    ]
    return RequestMail(tuple(made), request, subject, text, sum(len(file.content) for file in files))


def enclosed(session: Session, request_id: int, registry: Sequence[Report], *, language: str = "en") -> list[MadeFile]:
    """The files that go along with a request: those that were picked, and the PDFs made for the other ticks."""
    kinds = kinds_to_make(session, request_id)
    made = [
        file
        for report in registry
        if report.kind in kinds and report.is_ready(session)
        for file in report.make(session, Options(language=language))[:1]
        if file.media_type == PDF
    ]
    return [*picked_files(session, request_id), *made]


def _text(form: RequestForm, request: RequestFile, others: Sequence[MadeFile], words: Wording) -> str:
    assistance = form.field("assistance")
    choices = {choice.id: choice.full_label for choice in tick_choices(assistance.definition, words.language)}
    contact = [form.field(field).content for field in ("poc_name", "poc_title", "poc_phone", "poc_email")]
    text = words(
        "request_mail.text",
        agency=form.field("agency_name").content,
        file=_ascii(request.name),
        day=words.day(request.data_as_of),
        assistance="\n".join(f"- {choices[tick]}" for tick in assistance.ticks if tick in choices) or "-",
        files=", ".join(_ascii(file.name) for file in others) or words("request_mail.nothing_else"),
        contact=", ".join(part for part in contact if part) or form.field("agency_name").content,
    ).strip()
    return f"{text}\n\n{words('request_mail.draft')}\n" if request.draft else f"{text}\n"


def _named(files: Sequence[MadeFile]) -> list[MadeFile]:
    """The files under short plain names, each once: other names are not read by every mail program."""
    taken: set[str] = set()
    named = []
    for file in files:
        stem, suffix = PurePath(_ascii(file.name)).stem, PurePath(file.name).suffix
        named.append(MadeFile(f"{file_names.free(stem, taken)}{suffix}", file.media_type, file.content))
    return named


def _ascii(name: str) -> str:
    path = PurePath(name)
    return f"{file_names.ascii_name(path.stem, 'file')}{path.suffix}"


def _parts(files: Sequence[MadeFile]) -> list[list[MadeFile]]:
    """Spread files over messages that a mail server takes, in their order; a file that is too large goes alone."""
    parts: list[list[MadeFile]] = [[]]
    for file in files:
        if parts[-1] and sum(len(each.content) for each in parts[-1]) + len(file.content) > LARGE:
            parts.append([])
        parts[-1].append(file)
    return parts
