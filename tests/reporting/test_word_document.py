"""Word documents read back by another library and by LibreOffice, against the PDF made by the same calls."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import docx
import pytest
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from pypdf import PdfReader
from reportlab.graphics.shapes import Circle, Drawing

from cs360_desktop.reporting.blocks import Blocks
from cs360_desktop.reporting.document import Column, Document, State, Status, Tick
from cs360_desktop.reporting.styles import REGULAR
from cs360_desktop.reporting.word.document import WordDocument
from tests.reporting.conftest import ReadBack

FRONT: dict[str, Any] = {
    "title": "Problem-Solving Team: agenda",
    "agency": "Peñitas PD",
    "date_text": "printed November 10, 2026",
}


DRAWING = Drawing(100, 50, Circle(5, 5, 3), initialFontName=REGULAR)


def fill(document: Blocks) -> None:
    """Add one of everything, with text that is markup, foreign, long or not given."""
    document.paragraph("Bring <b>figures</b> & maps\nand \x07a pen", "strong")
    document.paragraph(None)
    document.heading(2, "Commitments")
    document.table(
        [Column("No.", figures=True), Column("What", 4), Column("State", 2)],
        [
            ["1", "Ask the lot owner\nfor lighting until 2 AM", Status(State.WRONG, "12 days late")],
            ["1,204", "Second leaflet in Portuguese – “já”", None],
            ["3", "Bell", Tick(ticked=True, text="asked")],
        ],
        row_head=1,
    )
    document.table([Column("Empty")], [], if_empty="No guests.")
    document.fields([("Place", "St. Brendan hall"), ("Chair", None)])
    document.fields([("Second", "right behind another")])
    document.heading(3, "Lists")
    document.bullets(["one", "two"])
    document.bullets([])
    document.checklist([(True, "projector"), (False, "coffee")])
    document.status(State.GOOD, "covered")
    document.page_break()
    document.heading(2, "Figures")
    document.figure(DRAWING, "Break-ins fell from 17 to 4.", "Source: RMS")
    document.paragraph("The end.", "small")
    document.signature("Chair", "Date")


def written(**more: Any) -> bytes:
    document = WordDocument(**{**FRONT, **more})
    fill(document)
    return document.to_bytes()


def opened(content: bytes) -> Opened:
    return docx.Document(io.BytesIO(content))


def blocks(document: Opened) -> Iterator[tuple[str, str]]:
    """Each paragraph in order as style and text, those of tables cell by cell."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from _said(block)
        else:
            assert isinstance(block, Table)
            for row in block.rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        yield from _said(paragraph)


def _said(paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    assert paragraph.style is not None
    for part in paragraph.text.split("\t"):
        if part.strip():
            yield str(paragraph.style.name), part.strip()


def pdf_words() -> str:
    """All that the PDF reads aloud, in its order; what stands for a symbol or a picture as Word writes it."""
    document = Document(**FRONT)
    fill(document)
    words = []
    for node in ReadBack(document.to_bytes()).tree.walk():
        if node.role == "Figure":
            words.append(node.alternative)
        elif node.role != "Lbl" or node.text.strip() != "•":
            words.append(node.text)
    said = " ".join(" ".join(words).split())
    return said.replace("not ticked ", "☐ ").replace("ticked ", "☑ ")


def test_that_word_and_pdf_say_the_same_in_the_same_order() -> None:
    said = " ".join(text for _style, text in blocks(opened(written())))
    assert said == pdf_words()
    assert "Bring <b>figures</b> & maps and a pen not given" in said
    assert "☑ projector ☐ coffee" in said


def test_that_headings_lists_and_tables_are_what_they_are_called() -> None:
    document = opened(written())
    styles = {text: style for style, text in blocks(document)}
    assert styles["Problem-Solving Team: agenda"] == "Heading 1"
    assert styles["Commitments"] == styles["Figures"] == "Heading 2"
    assert styles["Lists"] == "Heading 3"
    assert styles["two"] == "List Bullet"
    assert document.styles["List Bullet"].element.find(f".//{qn('w:numPr')}") is not None
    commitments = document.tables[0]
    head, *rows = (row._tr.trPr for row in commitments.rows)
    assert head is not None
    assert head.find(qn("w:tblHeader")) is not None
    assert all(row is not None and row.find(qn("w:tblHeader")) is None for row in rows)
    assert all(row is not None and row.find(qn("w:cantSplit")) is not None for row in [head, *rows])
    between = document.tables[1]._tbl.getnext()
    assert between is not None
    assert between.tag == qn("w:p"), "Word joins two tables with nothing between them"
    assert not document.inline_shapes


@pytest.mark.parametrize(
    ("language", "tag", "page"), [("en", "en-US", "page 1 of 1"), ("es", "es-US", "página 1 de 1")]
)
def test_that_it_says_its_title_language_agency_and_pages(language: str, tag: str, page: str) -> None:
    document = opened(written(language=language))
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (FRONT["title"], FRONT["agency"], tag)
    assert (properties.created, properties.modified, properties.last_modified_by, properties.comments) == (
        None,
        None,
        "",
        "",
    )
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {tag}
    section = document.sections[0]
    for foot in (section.footer, section.first_page_footer):
        paragraph = foot.paragraphs[0]
        said = "".join(text.text or "" for text in paragraph._p.iter(qn("w:t"), qn("w:tab")) if text.text)
        assert said == f"Peñitas PD · printed November 10, 2026{page}"
        fields = [field.get(qn("w:instr")) for field in paragraph._p.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "Peñitas PD\tProblem-Solving Team: agenda"
    assert not section.first_page_header.paragraphs[0].text


def test_that_a_draft_says_so_on_every_page() -> None:
    section = opened(written(draft=True)).sections[0]
    assert section.first_page_header.paragraphs[0].text == "DRAFT"
    assert section.header.paragraphs[0].text.startswith("DRAFT · ")


def test_that_the_same_calls_give_the_same_bytes_without_leavings_of_a_template() -> None:
    content = written()
    assert content == written()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in file.namelist() if "thumbnail" in name or "customXml" in name or "app.xml" in name]
        assert b"python-docx" not in b"".join(file.read(name) for name in file.namelist())


def test_that_a_heading_never_skips_a_level_and_a_table_is_one() -> None:
    document = WordDocument(**FRONT)
    with pytest.raises(ValueError, match="level 3 cannot follow"):
        document.heading(3, "Too deep")
    with pytest.raises(ValueError, match="each row one content"):
        document.table([Column("One"), Column("Two")], [["only one"]])
    with pytest.raises(ValueError, match="alternative"):
        document.figure(Drawing(10, 10), " ")
    document.to_bytes()
    with pytest.raises(RuntimeError, match="finished"):
        document.paragraph("late")


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], PdfReader]:
    """Open a Word document in LibreOffice and read the PDF that it makes of it."""
    folder = tmp_path_factory.mktemp("writer")
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here")

    def convert(content: bytes) -> PdfReader:
        path = folder / "document.docx"
        path.write_bytes(content)
        command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(path)]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=180)
        if "source file could not be loaded" in done.stdout + done.stderr:
            pytest.skip("LibreOffice has no Writer here (libreoffice-writer)")
        return PdfReader(path.with_suffix(".pdf"))

    return convert


def test_that_libreoffice_shows_all_of_it_with_numbered_pages(by_libreoffice: Callable[[bytes], PdfReader]) -> None:
    pages = [page.extract_text() for page in by_libreoffice(written()).pages]
    assert [re.findall(r"page \d of \d", page) for page in pages] == [["page 1 of 2"], ["page 2 of 2"]]
    letters = "".join("".join(pages).split())
    for _style, text in blocks(opened(written())):
        assert "".join(text.split()) in letters
