"""Requests as nobody would fill them in: whatever is given is printed whole, once, inside the page."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.definitions.fields import FieldKind
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.request_form import write_rows
from cs360_desktop.reporting.request import Answers, PrintedSection, RequestDocument, Rows, Ticks, request_pdf
from cs360_desktop.reporting.text import lines
from cs360_desktop.services import entries, requests
from cs360_desktop.services import request_document as services
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns
from tests.reporting import poppler
from tests.reporting.conftest import ReadBack

SCRIPTS = ("Peña y Núñez", "Łódź", "Ελλάδα", "Россия", "北京 警察", "שלום", "🙂🚓", "a\u0301", "<b>&amp;", "tab\there")
_texts = st.one_of(
    st.just(""),
    st.sampled_from(SCRIPTS),
    st.text(st.characters(codec="utf-8"), max_size=120),
    st.integers(1, 900).map(lambda number: "word " * number),
    st.integers(1, 400).map(lambda number: "x" * number),
)


def said(content: str, number: int) -> str:
    """A content that can be found: with its own mark at the end, unless nothing is said."""
    return f"{content} §{number}§" if lines(content) else ""


@settings(max_examples=40, deadline=None)
@given(
    answers=st.lists(_texts, min_size=1, max_size=8),
    cells=st.lists(st.tuples(_texts, _texts), max_size=4),
    ticks=st.lists(st.tuples(st.booleans(), _texts.filter(lines)), max_size=5),
    missing=st.booleans(),
)
def test_that_every_filled_field_of_any_request_is_printed_once(
    answers: list[str], cells: list[tuple[str, str]], ticks: list[tuple[bool, str]], missing: bool
) -> None:
    given_answers = [said(each, number) for number, each in enumerate(answers)]
    given_cells = [(said(a, 100 + 2 * n), said(b, 101 + 2 * n)) for n, (a, b) in enumerate(cells)]
    given_ticks = [(on, said(each, 200 + number)) for number, (on, each) in enumerate(ticks)]
    value = RequestDocument(
        agency="Mill Harbor PD",
        label="Request 1 of 2026",
        version=1,
        data_as_of=date(2026, 11, 10),
        sections=(
            PrintedSection("A", "One", (Answers(tuple((f"Field {n}", a) for n, a in enumerate(given_answers))),)),
            PrintedSection("F", "Two", (Rows("Table", ("This", "That"), tuple(given_cells)),)),
            PrintedSection("E", "Three", (Ticks("List", tuple(given_ticks)),)),
        ),
        missing=("A. Something",) if missing else (),
    )
    pdf = ReadBack(request_pdf(value))
    printed = " ".join(node.text for node in pdf.tree.walk())
    whole = " ".join(printed.split())
    contents = [*given_answers, *(cell for row in given_cells for cell in row), *(text for _on, text in given_ticks)]
    for content in filter(None, contents):
        assert printed.count(content[content.rindex(" §") + 1 :]) == 1
        assert " ".join(" ".join(lines(content)).split()) in whole
    assert pdf.loose == []
    assert {page for page, _mcid in pdf.marked} == set(range(pdf.pages))
    assert all(("DRAFT\n" in artefacts) == missing for artefacts in pdf.artefacts)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Session]:
    """A workspace of an agency with a name of 400 letters, no population, no meetings."""
    name = "Łódź-Peña Joint Public Safety Department " * 9 + "of the Harbor Region ñ"
    session = new_workspace(tmp_path / "bare.cs360", Agency(name), today=lambda: date(2026, 11, 10))
    yield session
    session.close()


def _fill_to_the_brim(session: Session, request_id: int) -> None:
    for field in requests.request_form(session, request_id).fields:
        match field.definition.kind:
            case FieldKind.TEXT:
                requests.set_field(
                    session, request_id, field.definition.id, f"{field.definition.id} ł ñ 🙂 " + "w" * 380
                )
            case FieldKind.MULTILINE:
                text = "\n".join(f"{field.definition.id} line {line} é " + "word " * 19 for line in range(60))
                requests.set_field(session, request_id, field.definition.id, text)
            case FieldKind.TABLE:
                row = {column.id: f"{column.id} " + "organisation " * 30 for column in field.definition.column}
                requests.set_field(session, request_id, field.definition.id, write_rows((row,) * field.definition.rows))
            case FieldKind.TICKS:
                for choice in requests.tick_choices(field.definition):
                    tick = f"{field.definition.id}.{choice.id}"
                    requests.set_tick(session, request_id, tick, ticked=True)


@poppler.needed
@pytest.mark.parametrize("prepare", [lambda *_: None, _fill_to_the_brim], ids=["nothing", "to the brim"])
def test_that_nothing_is_cut_and_nothing_leaves_the_page(
    bare: Session, tmp_path: Path, prepare: Callable[[Session, int], None]
) -> None:
    request_id = requests.begin(bare).id
    prepare(bare, request_id)
    with bare.reading() as unit:
        measure = unit[nouns.measures].first("position", starter=True)
    assert measure is not None
    entries.set_values(bare, {EntryKey(measure.id, WHOLE_AGENCY, Period.month(2026, 10)): Value(3)})
    requests.set_field(bare, request_id, "problem_measures", str(measure.id))
    path = tmp_path / "request.pdf"
    path.write_bytes(services.request_pdf(bare, request_id).content)
    pdf = ReadBack(path.read_bytes())
    whole = " ".join(" ".join(node.text for node in pdf.tree.walk()).split())
    for field in requests.request_form(bare, request_id).fields:
        if field.definition.kind in {FieldKind.TEXT, FieldKind.MULTILINE} and field.content:
            assert " ".join(" ".join(lines(field.content)).split()) in whole, field.definition.id
    assert {page for page, _mcid in pdf.marked} == set(range(pdf.pages))
    for word in poppler.words(path):
        left, top, right, bottom = word.box
        assert word.text == "DRAFT" or (left >= 50 and right <= word.size[0] - 50 and top > 20), word
        assert bottom < word.size[1] - 15
