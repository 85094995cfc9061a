"""Documents as a screen reader finds them: title, language, bookmarks, elements in order, nothing unmarked."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cs360_desktop.reporting.document import Document

Read = Callable[[Document], Any]

SAMPLE = """
from cs360_desktop.reporting.document import *
def sample(draft=False, language="en"):
    document = Document(title="TTA request", agency="Mill Harbor PD", date_text="printed November 10, 2026",
                        subtitle="version 2", draft=draft, language=language)
    document.heading(2, "Agency")
    document.fields([("Name", "Mill Harbor PD"), ("Address", "14 Water Street\\nMill Harbor"), ("Phone", None)])
    document.heading(3, "Asked for")
    document.checklist([(True, "Metrics"), (False, "Training on site")])
    document.bullets(["First lot", "Second lot"])
    document.table([Column("Item", 2), Column("State"), Column("Count", figures=True)],
                   [[f"Item {i}", Status(State.GOOD, "met"), str(i)] for i in range(1, 41)] +
                   [["Last", Tick(True, "sent"), None]])
    document.status(State.WRONG, "overdue")
    document.paragraph("The end.")
    return document
"""


def sample(*, draft: bool = False, language: str = "en") -> Document:
    names: dict[str, Any] = {}
    exec(SAMPLE, names)
    made = names["sample"](draft=draft, language=language)
    assert isinstance(made, Document)
    return made


def test_that_the_title_is_shown_and_the_language_and_the_standard_are_declared(read: Read) -> None:
    pdf = read(sample())
    assert pdf.reader.metadata.title == "TTA request"
    assert pdf.reader.metadata.author == "Mill Harbor PD"
    assert pdf.catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.catalog["/Lang"] == "en-US"
    assert pdf.catalog["/MarkInfo"]["/Marked"].value is True
    metadata = pdf.catalog["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert ">TTA request<" in metadata
    assert all(page["/Tabs"] == "/S" for page in pdf.reader.pages)


def test_that_no_date_is_invented(read: Read) -> None:
    assert {"/CreationDate", "/ModDate"}.isdisjoint(read(sample()).reader.metadata)


def test_that_bookmarks_follow_the_headings(read: Read) -> None:
    title, below = read(sample()).reader.outline
    section, subsections = below
    assert (title.title, section.title, [entry.title for entry in subsections]) == (
        "TTA request",
        "Agency",
        ["Asked for"],
    )


def test_that_elements_stand_in_reading_order_with_their_text(read: Read) -> None:
    tree = read(sample()).tree
    assert [kid.role for kid in tree.kids] == ["P", "H1", "P", "H2", "Table", "H3", "L", "L", "Table", "P", "P"]
    assert [kid.words for kid in tree.kids][:4] == ["Mill Harbor PD", "TTA request", "version 2", "Agency"]
    assert tree.kids[4].words == "Name | Mill Harbor PD | Address | 14 Water Street | Mill Harbor | Phone | not given"
    assert tree.kids[-2].words == "overdue"
    assert tree.kids[-1].words == "The end."


def test_that_every_mark_belongs_to_one_element_and_the_parent_tree_agrees(read: Read) -> None:
    pdf = read(sample(draft=True))
    owned = [mark for node in pdf.tree.walk() for mark in node.marks]
    assert len(owned) == len(set(owned))
    assert set(owned) == set(pdf.marked)
    assert pdf.parents() == {mark: node.role for mark, node in pdf.owners().items()}


def test_that_nothing_is_drawn_outside_content_and_artefacts(read: Read) -> None:
    assert read(sample(draft=True)).loose == []


def test_that_all_fonts_are_embedded_subsets_that_can_be_read(read: Read) -> None:
    pdf = read(sample())
    fonts = pdf.fonts()
    assert {str(font["/BaseFont"]).partition("+")[2] for font in fonts} == {
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
    }
    assert all("/FontFile2" in font["/FontDescriptor"] and "/ToUnicode" in font for font in fonts)
    assert len(sample().to_bytes()) < 100_000


def test_that_a_tick_is_read_as_a_word_and_drawn_as_a_square(read: Read) -> None:
    pdf = read(sample())
    items = pdf.tree.all("L")[0].all("LI")
    assert [item.words for item in items] == ["ticked  | Metrics", "not ticked  | Training on site"]
    assert [kid.role for kid in items[0].kids] == ["Lbl", "LBody"]
    assert pdf.tree.all("Table")[1].all("TR")[-1].words == "Last | ticked sent | not given"


def test_that_labels_and_first_columns_head_their_rows(read: Read) -> None:
    fields, table = read(sample()).tree.all("Table")
    assert {str(head.attributes["/Scope"]) for head in fields.all("TH")} == {"/Row"}
    first, second = table.all("TR")[:2]
    assert [str(head.attributes["/Scope"]) for head in first.kids] == ["/Column"] * 3
    assert [kid.role for kid in second.kids] == ["TH", "TD", "TD"]


def test_that_each_page_says_its_number_and_the_total_outside_the_text(read: Read) -> None:
    pdf = read(sample())
    assert pdf.pages == 2
    for number, page in enumerate(pdf.reader.pages, start=1):
        assert f"page {number} of 2" in page.extract_text()
        assert "Mill Harbor PD · printed November 10, 2026" in pdf.artefacts[number - 1]
    assert "page 1" not in pdf.tree.words


def test_that_the_running_head_starts_on_the_second_page(read: Read) -> None:
    first, second = read(sample()).artefacts
    assert "TTA request" not in first
    assert "TTA request" in second


def test_that_a_draft_is_marked_on_each_page_and_only_then(read: Read) -> None:
    assert all("DRAFT\n" in page for page in read(sample(draft=True)).artefacts)
    assert not any("DRAFT" in page for page in read(sample()).artefacts)


def test_that_the_fixed_words_follow_the_language(read: Read) -> None:
    pdf = read(sample(draft=True, language="es"))
    assert pdf.catalog["/Lang"] == "es-US"
    assert "sin indicar" in pdf.tree.words
    assert "sin marcar" in pdf.tree.words
    assert "BORRADOR\n" in pdf.artefacts[0]
    assert "página 1 de 2" in pdf.text


def test_that_the_same_calls_give_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    code = SAMPLE + "\nimport sys, pathlib; sample(True).save(pathlib.Path(sys.argv[1]))"
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / seed)], check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == sample(draft=True).to_bytes()


def test_that_importing_the_package_and_chart_descriptions_loads_no_reportlab() -> None:
    code = "import sys, cs360_desktop.reporting, cs360_desktop.domain.charts; print('reportlab' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "False"


def test_that_a_finished_document_takes_nothing_more(document: Document) -> None:
    document.to_bytes()
    with pytest.raises(RuntimeError, match="finished"):
        document.paragraph("late")


def test_that_a_heading_may_not_skip_a_level(document: Document) -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        document.heading(3, "Too deep")
    with pytest.raises(ValueError, match="cannot follow"):
        document.heading(1, "A second title")


def test_that_a_language_without_documents_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        Document(title="Ordre du jour", agency="", date_text="", language="fr")


def test_that_a_failed_save_leaves_no_half_written_file(document: Document, tmp_path: Path) -> None:
    target = tmp_path / "agenda.pdf"
    target.mkdir()
    with pytest.raises(OSError, match=r"agenda\.pdf"):
        document.save(target)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_that_saving_replaces_the_file_that_was_there(document: Document, tmp_path: Path) -> None:
    target = tmp_path / "agenda.pdf"
    target.write_bytes(b"older")
    document.save(target)
    assert target.read_bytes() == document.to_bytes()
    assert target.read_bytes().startswith(b"%PDF-1.7")
