"""Letters to be printed on somebody's letterhead: the chief's letter of support, and one for each partner."""

from dataclasses import dataclass

from cs360_desktop.reporting.blocks import Blocks, Form
from cs360_desktop.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class Letter:
    """All that a letter says; texts that are empty leave their sentence out.

    Without a `role` it is the chief's letter; with one it is a partner's, who says what part it plays.
    """

    agency: str
    request: str
    recipient: str
    day: str
    assistance: tuple[str, ...]
    problem: str
    contact: str
    reports_to: str
    staff_time: str
    rhythm: str
    data_shared: str
    partners: tuple[tuple[str, str], ...]
    signer: str
    partner: str = ""
    role: str = ""


def letter(form: Form, value: Letter, language: str = "en") -> bytes:
    """Write a letter as the kind of file that `form` makes."""
    words = Wording(language)
    document = form(
        title=words("letter.partner_title" if value.partner else "letter.title"),
        agency=value.partner or value.agency,
        date_text=words("letter.draft"),
        language=language,
        subtitle=words("letter.how"),
    )
    document.paragraph(value.day or words("letter.day"))
    document.paragraph(words("letter.to", recipient=value.recipient or words("letter.team")))
    document.paragraph(words("letter.about", request=value.request, agency=value.agency), "strong")
    _add_body(document, value, words)
    document.paragraph(words("letter.closing"))
    document.signature(value.signer or words("letter.signer"), words("request.signed_on"))
    return document.to_bytes()


def _add_body(document: Blocks, value: Letter, words: Wording) -> None:
    if value.partner:
        document.paragraph(words("letter.partner_opening", partner=value.partner, agency=value.agency))
        document.paragraph(words("letter.partner_role"))
        document.bullets([value.role])
        document.paragraph(words("letter.partner_end"))
        return
    document.paragraph(words("letter.opening", agency=value.agency))
    document.bullets(value.assistance)
    sentences = (
        ("letter.problem", value.problem),
        ("letter.contact", value.contact),
        ("letter.reports_to", value.reports_to),
        ("letter.staff_time", value.staff_time),
        ("letter.rhythm", value.rhythm),
        ("letter.data_shared", value.data_shared),
    )
    for key, text in sentences:
        if text:
            document.paragraph(words(key, text=text.rstrip(".")))
    document.paragraph(words("letter.willing"))
    if value.partners:
        document.paragraph(words("letter.partners"))
        document.bullets([f"{name}: {role}" if role else name for name, role in value.partners])
