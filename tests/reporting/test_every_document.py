"""Every PDF the registry makes of the demonstration, asked by four programs that had no part in making it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from cs360_desktop.domain.documents import PDF
from cs360_desktop.services import reports
from cs360_desktop.services.metrics import active_measures
from cs360_desktop.services.report_kinds import PACKETS, Options
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import set_setting
from cs360_desktop.services.single_reports import SINGLE_REPORTS
from tests.reporting import poppler, verapdf
from tests.reporting.conftest import ReadBack

_COMPSTAT = 5
"""So many measures stand in the CompStat report here: all of them are forty pages of the same."""
_FORMS = {"english": Options(), "spanish": Options(community=True, language="es")}
_PAPERS = {"english": "letter", "spanish": "a4"}
_SIZES = {"english": (612, 792), "spanish": (595, 842)}
_MARGIN = 36.0
"""Half an inch, in points: no printer reaches further out."""

_FORM, _WHOLE_FONT = "Blank TTA request form", "SourceSansPro-Regular"
"""Into the form one may type any letter, so it holds the whole typeface."""

needs_java = pytest.mark.skipif(bool(verapdf.why_not()), reason=verapdf.why_not())


@pytest.fixture(scope="module")
def documents(demo: Session, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every PDF: in English on letter paper, and as Spanish community copy on A4.

    Packets are bound of the same documents in both, so one of them is enough.
    """
    paths: list[Path] = []
    for form, options in _FORMS.items():
        folder = tmp_path_factory.mktemp(form)
        set_setting(demo, "paper", _PAPERS[form])
        chosen = [each for each in reports.REPORTS if form == "english" or each.group != PACKETS]
        made = reports.make(demo, chosen, replace(options, measures=_some_measures(demo)))
        set_setting(demo, "paper", "letter")
        paths += [path for path in reports.write(made, folder) if path.suffix == ".pdf"]
        kinds = {each.report.kind for each in made for file in each.files if file.media_type == PDF}
        wanted = {each.kind for each in chosen if "PDF" in each.files and (each.for_community or not options.community)}
        assert kinds == wanted, form
    return paths


def _some_measures(session: Session) -> frozenset[int]:
    return frozenset(measure.id for measure in active_measures(session)[:_COMPSTAT])


@pytest.fixture(scope="module")
def taken_apart(documents: list[Path]) -> dict[Path, ReadBack]:
    """The documents as a reader finds them; reading them is what takes the time here."""
    return {path: ReadBack(path.read_bytes()) for path in documents}


@pytest.fixture(scope="module")
def request_pdf(documents: list[Path]) -> Path:
    """One document with everything in it: headings, lists, tables and a figure."""
    return next(path for path in documents if path.name.startswith("TTA request") and "packet" not in path.name)


# -- PDF/UA-1 ---------------------------------------------------------------------------------------------------------


@needs_java
def test_that_every_document_passes_pdf_ua(documents: list[Path]) -> None:
    failed = {path.name: rules for path, rules in verapdf.failed_rules(documents).items() if rules}
    assert failed == {}


def _without_alternative(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf):
        if _role(element) == "/Figure":
            del element.Alt


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _without_scope(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf):
        if _role(element) == "/TH":
            del element.A


def _with_a_hole_in_the_headings(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf):
        if _role(element) == "/H2":
            element.S = pikepdf.Name.H4


_FAULTS = {
    "7.3-1": _without_alternative,
    "7.2-": _without_language,
    "7.5-1": _without_scope,
    "7.4.2-1": _with_a_hole_in_the_headings,
}


@needs_java
def test_that_the_checker_finds_faults_where_there_are_some(request_pdf: Path, tmp_path: Path) -> None:
    wanted: dict[Path, str] = {}
    for number, (rule, spoil) in enumerate(_FAULTS.items()):
        path = tmp_path / f"spoilt-{number}.pdf"
        with pikepdf.open(request_pdf) as pdf:
            spoil(pdf)
            pdf.save(path)
        wanted[path] = rule
    plain = tmp_path / "plain.pdf"
    canvas = Canvas(str(plain))
    canvas.drawString(72, 720, "Not tagged")
    canvas.save()
    found = verapdf.failed_rules([*wanted, plain])
    assert len(found.pop(plain)) >= 5
    for path, rules in found.items():
        assert [rule for rule in rules if rule.startswith(wanted[path])], (wanted[path], rules)


def _elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if "/S" in element:
            yield element
        waiting += [kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary) and "/MCID" not in kid]


def _role(element: Any) -> str:
    return str(element["/S"])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


# -- what a reader finds ----------------------------------------------------------------------------------------------


def test_that_every_mark_on_a_page_stands_in_the_tree_exactly_once(documents: list[Path]) -> None:
    for path in documents:
        with pikepdf.open(path) as pdf:
            pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
            on_pages = [
                (number, int(operands[1].MCID))
                for number, page in enumerate(pdf.pages)
                for operands, operator in _operations(page)
                if str(operator) == "BDC" and "/MCID" in operands[1]
            ]
            in_tree = [mark for element in _elements(pdf) for mark in _marks(element, pages)]
            assert in_tree, path.name
            assert Counter(in_tree) == Counter(on_pages), path.name
            assert set(Counter(in_tree).values()) == {1}, path.name


def _operations(page: Any) -> Any:
    return pikepdf.parse_content_stream(page)


def _marks(element: Any, pages: dict[Any, int]) -> Iterator[tuple[int, int]]:
    for kid in _kids(element):
        if isinstance(kid, int):
            yield pages[element.Pg.objgen], int(kid)
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield pages[kid.Pg.objgen], int(kid.MCID)


def test_that_nothing_is_drawn_that_is_neither_content_nor_artefact(taken_apart: dict[Path, ReadBack]) -> None:
    assert {path.name: pdf.loose for path, pdf in taken_apart.items() if pdf.loose} == {}


@poppler.needed
def test_that_three_readers_find_the_same_text(taken_apart: dict[Path, ReadBack]) -> None:
    for path, pdf in taken_apart.items():
        tree = " ".join(node.text for node in pdf.tree.walk()).split()
        assert poppler.structure_words(path) == tree, path.name
        in_poppler = Counter("".join(poppler.text(path).split()))
        in_pypdf = Counter("".join(pdf.text.split()))
        assert in_poppler == in_pypdf, path.name
        assert not Counter("".join(tree)) - in_poppler, path.name


@poppler.needed
def test_that_words_at_line_ends_do_not_run_together(taken_apart: dict[Path, ReadBack]) -> None:
    for path, pdf in taken_apart.items():
        seen = {word.text for word in poppler.words(path)}
        # Of a figure the alternative is read, not the letters on its axes.
        read = {word for node in pdf.tree.walk() if node.role != "Figure" for word in node.text.split()}
        assert read <= seen, (path.name, read - seen)


def test_that_every_page_of_every_document_has_the_size_that_is_set(taken_apart: dict[Path, ReadBack]) -> None:
    for path, pdf in taken_apart.items():
        sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.reader.pages}
        assert sizes == {_SIZES[path.parent.name.rstrip("0123456789")]}, path


@poppler.needed
def test_that_no_word_stands_outside_the_printable_page(documents: list[Path]) -> None:
    for path in documents:
        for word in poppler.words(path):
            left, top, right, bottom = word.box
            width, height = word.size
            is_inside = left >= _MARGIN and right <= width - _MARGIN and top >= 20 and bottom <= height - 20
            assert is_inside or word.text in {"DRAFT", "BORRADOR"}, (path.name, word)


def test_that_no_page_is_blank(taken_apart: dict[Path, ReadBack]) -> None:
    for path, pdf in taken_apart.items():
        marked = {page for page, _mcid in pdf.marked}
        assert marked == set(range(pdf.pages)), path.name


@poppler.needed
def test_that_every_font_is_embedded_as_a_subset_that_can_be_read(documents: list[Path]) -> None:
    for path in documents:
        fonts = poppler.fonts(path)
        assert fonts, path.name
        for font in fonts:
            assert font.embedded, (path.name, font)
            if path.name.startswith(_FORM) and font.name == _WHOLE_FONT:
                continue
            assert font.subset, (path.name, font)
            assert font.to_unicode, (path.name, font)


def test_that_language_and_title_are_declared(documents: list[Path]) -> None:
    for path in documents:
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) in {"en-US", "es-US"}
            assert str(pdf.docinfo["/Title"]), path.name
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle), path.name
            assert pdf.Root.Outlines.Count, path.name


def test_that_the_same_workspace_gives_the_same_bytes(demo: Session, documents: list[Path]) -> None:
    kept = {path.name: path.read_bytes() for path in documents if path.parent.name.startswith("english")}
    again = {
        file.name: file.content
        for made in reports.make(demo, SINGLE_REPORTS, Options(measures=_some_measures(demo)))
        for file in made.files
        if file.media_type == PDF and file.name in kept
    }
    assert len(again) > 15
    assert [name for name, content in again.items() if kept[name] != content] == []


# -- the golden request -----------------------------------------------------------------------------------------------


def test_that_the_request_of_the_demonstration_reads_as_it_was_looked_at(
    request_pdf: Path, taken_apart: dict[Path, ReadBack]
) -> None:
    """Line by line; after a wanted change, look at every page and write `lines_of` to the file."""
    golden = Path(__file__).with_name("golden_request.txt").read_text(encoding="utf-8").splitlines()
    assert lines_of(taken_apart[request_pdf]) == golden


def lines_of(pdf: ReadBack) -> list[str]:
    """Each element that holds text, in reading order; of a figure the sentence that is read in its place."""
    return [f"{node.role}: {node.alternative or node.text}".rstrip() for node in pdf.tree.walk() if node.text.strip()]
