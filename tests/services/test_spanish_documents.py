"""Documents in Spanish say in Spanish all that the program says; only what the department wrote stays as it is."""

import string
from io import BytesIO

import pytest
from pypdf import PdfReader

from cs360_desktop import paths
from cs360_desktop.domain.documents import PDF
from cs360_desktop.language import load_language
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.reports import REPORTS
from cs360_desktop.services.session import Session

SHORTEST = 14
"""Letters of a piece of a sentence that stands in no text by chance."""


def printed(session: Session, *, community: bool) -> dict[str, str]:
    """The words of all PDFs in Spanish by kind, with single spaces."""
    options = Options(community=community, language="es")
    made = {report.kind: report.make(session, options) for report in REPORTS}
    pages = {
        kind: [page for file in files if file.media_type == PDF for page in PdfReader(BytesIO(file.content)).pages]
        for kind, files in made.items()
    }
    return {
        kind: " ".join(" ".join(page.extract_text() for page in of_kind).split()) for kind, of_kind in pages.items()
    }


def english_pieces() -> set[str]:
    """What stands between the placeholders of the sentences that Spanish says in other words."""
    story = paths.resource("demo", "story.toml").read_text(encoding="utf-8")
    pieces = {
        " ".join(text.split())
        for english, spanish in load_language("es").sentences.items()
        for text, _name, _form, _conversion in string.Formatter().parse(english)
        if " ".join(text.split()) not in spanish
    }
    return {piece for piece in pieces if len(piece) >= SHORTEST and " " in piece and piece not in story}


@pytest.mark.parametrize("community", [False, True], ids=["internal", "community"])
def test_that_no_sentence_of_a_spanish_document_is_english(demo: Session, community: bool) -> None:
    pieces = english_pieces()

    words = printed(demo, community=community)
    found = [f"{kind}: {piece}" for kind, text in words.items() for piece in sorted(pieces) if piece in text]

    assert len(pieces) > 500
    assert found == []


def test_that_findings_and_shipped_names_are_said_in_spanish(demo: Session) -> None:
    words = printed(demo, community=False)

    assert "no celebrada" in words["baseline"]
    assert "rango habitual" in words["problem"]
    assert "Delitos violentos" in words["scorecard"]
    assert "Delitos violentos" in words["definitions"]
    assert "Todavía no" in words["process"]
    assert "¿Qué es lo que más le preocupa de la seguridad" in words["interview-guide"]
    assert "Grupos religiosos" in words["stakeholders"]
    assert "Elegido por consenso el 12 may 2026." in words["problem"]
