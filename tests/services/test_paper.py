"""The paper that a workspace asks for holds for every document, whoever makes it: it is asked for in one place."""

import ast
import io
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from pypdf import PdfReader

from cs360_desktop.domain.documents import DOCX, PDF, MadeFile
from cs360_desktop.domain.import_account import ImportAccount
from cs360_desktop.services import (
    action_documents,
    chart_files,
    chart_tables,
    charts,
    imported_document,
    metrics,
    reports,
    request_mail,
    requests,
)
from cs360_desktop.services.problem_document import problem_pdf
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper, set_setting
from cs360_desktop.services.single_reports import SINGLE_REPORTS

_SERVICES = Path(__file__).parents[2] / "cs360_desktop" / "services"
_A4 = {(595, 842)}


@pytest.fixture(scope="module")
def on_a4(demo: Session) -> Session:
    """The demonstration workspace with A4 as its paper, only looked at."""
    set_setting(demo, "paper", "a4")
    return demo


def sizes(content: bytes) -> set[tuple[int, int]]:
    """The sizes of the pages of a PDF, in points."""
    return {(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(io.BytesIO(content)).pages}


def test_that_whatever_makes_a_pdf_or_a_word_document_asks_for_the_paper_in_the_one_place() -> None:
    makers = [
        (file.name, function.name, [ast.unparse(each) for each in function.decorator_list])
        for file in sorted(_SERVICES.rglob("*.py"))
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and any(map(_names_a_document, ast.walk(function)))
    ]
    assert len(makers) > 20
    assert [maker for maker in makers if on_its_paper.__name__ not in maker[2]] == []


def _names_a_document(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and any(
        isinstance(given, ast.Name) and given.id in {"PDF", "DOCX"} for given in node.args
    )


def test_that_documents_made_by_buttons_on_their_pages_follow_it(on_a4: Session) -> None:
    measure = metrics.active_measures(on_a4)[0]
    found = charts.measure_chart(on_a4, measure.id)
    assert found is not None
    taken = chart_files.TakenChart(found.chart, chart_tables.run_table(found.chart, found.lines, is_rated=False), found)
    account = ImportAccount("Mill Harbor", on_a4.today(), "numbers.xlsx", 1, 0, 0, 0, "")
    made = [
        chart_files.chart_pdf(on_a4, taken),
        imported_document.imported_pdf(on_a4, account),
        problem_pdf(on_a4, requests.problem_files(on_a4)[0].id),
    ]
    assert {file.name: sizes(file.content) for file in made} == {file.name: _A4 for file in made}


def test_that_what_goes_into_an_e_mail_follows_it(on_a4: Session) -> None:
    newest = requests.list_requests(on_a4)[0].request
    drafts = [*request_mail.request_mail(on_a4, newest.id, SINGLE_REPORTS).drafts]
    drafts += [each.file for each in action_documents.reminder_drafts(on_a4)]
    attached = [part for draft in drafts for part in _attached(draft) if part.media_type == PDF]
    assert len(attached) > 3
    assert [sizes(each.content) for each in attached] == [_A4] * len(attached)


def _attached(draft: MadeFile) -> Iterator[MadeFile]:
    for part in message_from_bytes(draft.content).walk():
        content = part.get_payload(decode=True)
        if part.get_filename() and isinstance(content, bytes):
            yield MadeFile(str(part.get_filename()), part.get_content_type(), content)


def test_that_word_documents_follow_it_with_lines_as_long_as_on_letter_paper(on_a4: Session) -> None:
    kinds = reports.chosen(["agenda", "minutes", "letter"])
    made = [file for each in reports.make(on_a4, kinds, Options()) for file in each.files if file.media_type == DOCX]
    assert len(made) >= 3
    for file in made:
        (section,) = docx.Document(io.BytesIO(file.content)).sections
        width, height, left, right = (
            (length or Pt(0)).pt
            for length in (section.page_width, section.page_height, section.left_margin, section.right_margin)
        )
        assert (round(width), round(height)) == (595, 842), file.name
        assert round(width - left - right) == 504, file.name
