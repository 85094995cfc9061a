"""Letters for a request: the chief's support and each partner's role, as PDF and as Word for the letterhead."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cs360_desktop.domain.documents import DOCX, PDF, MadeFile
from cs360_desktop.domain.request_form import RequestForm
from cs360_desktop.services import file_names
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.request_document import request_label
from cs360_desktop.services.requests import request_form, tick_choices
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper, setting

if TYPE_CHECKING:
    from cs360_desktop.reporting.letter import Letter
    from cs360_desktop.reporting.wording import Wording


@on_its_paper
def letters(session: Session, request_id: int, *, language: str = "en") -> list[MadeFile]:
    """The letter of support and one letter for each partner of a request, each as Word document and as PDF."""
    from cs360_desktop.reporting.document import Document
    from cs360_desktop.reporting.letter import letter as write
    from cs360_desktop.reporting.word.document import WordDocument
    from cs360_desktop.reporting.wording import Wording

    form, words = request_form(session, request_id, language=language), Wording(language)
    chief = _letter(session, form, words)
    label, taken = form.request.label.lower(), set[str]()
    named = [(f"Letter of support, {label}", chief)]
    for row in form.field("partners").rows:
        partner, role = row.get("organization", "").strip(), row.get("role", "").strip()
        if partner and role:
            name = file_names.free(f"Partner letter {file_names.ascii_name(partner, 'partner')}, {label}", taken)
            named.append((name, replace(chief, partner=partner, role=role, signer=row.get("person", ""))))
    made = []
    for name, value in named:
        made.append(MadeFile(program_name(session, name, "docx"), DOCX, write(WordDocument, value, language)))
        made.append(MadeFile(program_name(session, name, "pdf"), PDF, write(Document, value, language)))
    return made


def _letter(session: Session, form: RequestForm, words: "Wording") -> "Letter":
    from cs360_desktop.reporting.letter import Letter

    def said(field: str) -> str:
        return " ".join(form.field(field).content.split())

    def named(name: str, title: str) -> str:
        return ", ".join(part for part in (said(name), said(title)) if part)

    assistance = form.field("assistance")
    choices = {choice.id: choice.full_label for choice in tick_choices(assistance.definition, words.language)}
    partners = [(row.get("organization", ""), row.get("role", "")) for row in form.field("partners").rows]
    return Letter(
        agency=said("agency_name"),
        request=request_label(form.request, words),
        recipient=setting(session, "tta_recipient_name"),
        day=words.day(session.today()),
        assistance=tuple(choices[tick] for tick in assistance.ticks if tick in choices),
        problem=said("problem_statement"),
        contact=named("poc_name", "poc_title"),
        reports_to=said("poc_reports_to"),
        staff_time=said("staff_hours"),
        rhythm=said("meeting_rhythm"),
        data_shared=said("data_shared"),
        partners=tuple((name, role) for name, role in partners if name),
        signer=named("chief_name", "chief_title"),
    )
