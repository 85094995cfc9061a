"""User text in documents: printed as typed, read whole, never markup, never an obstacle."""

import unicodedata
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cs360_desktop.reporting.document import Column, Content, Document, State, Status, Tick
from cs360_desktop.reporting.text import lines, one_line, shortened

Read = Callable[[Document], Any]

LONG = "Since spring the number of vehicle break-ins around the riverside lots has risen again. " * 60
HOSTILE = 'A & B < C > <b>x</b> &amp; <para> </para> <br/> %s {0} \\n ]]> "quoted"'
UNKNOWN = "🙂 שלום العربية 中文"


def test_that_no_word_space_is_lost_at_line_and_page_ends(document: Document, read: Read) -> None:
    document.paragraph(LONG)
    document.paragraph(LONG)
    pdf = read(document)
    assert pdf.pages > 1
    assert [node.text for node in pdf.tree.all("P")[-2:]] == [LONG.strip()] * 2


def test_that_a_paragraph_over_two_pages_stays_one_element(document: Document, read: Read) -> None:
    for _time in range(3):
        document.paragraph(LONG)
    paragraphs = read(document).tree.all("P")[1:]
    assert len(paragraphs) == 3
    assert any(len({page for page, _mcid in paragraph.marks}) == 2 for paragraph in paragraphs)


@pytest.mark.parametrize("letter", ["x", "ü", "🙂"])
def test_that_a_word_longer_than_a_page_is_broken_without_spaces(letter: str, document: Document, read: Read) -> None:
    document.paragraph(f"before {letter * 10_000} after")
    pdf = read(document)
    assert pdf.pages > 1
    assert pdf.tree.all("P")[-1].text == f"before {letter * 10_000} after"


def test_that_markup_and_entities_are_printed_as_typed(document: Document, read: Read) -> None:
    document.heading(2, HOSTILE)
    document.paragraph(HOSTILE)
    document.fields([(HOSTILE, HOSTILE)])
    pdf = read(document)
    assert [pdf.tree.all(role)[-1].text for role in ("H2", "P", "TH", "TD")] == [HOSTILE] * 4
    assert pdf.reader.outline[1][0].title == HOSTILE


def test_that_letters_the_typeface_lacks_are_shown_as_a_sign_and_read_as_themselves(
    document: Document, read: Read
) -> None:
    document.paragraph(f"Name: {UNKNOWN}.")
    pdf = read(document)
    assert pdf.tree.all("P")[-1].text == f"Name: {UNKNOWN}."
    assert "Name: ☐" in pdf.reader.pages[0].extract_text()


def test_that_each_line_of_a_text_becomes_a_paragraph(document: Document, read: Read) -> None:
    document.paragraph("first\n\n second\r\nthird\n")
    document.fields([("Address", "14 Water Street\nMill Harbor")])
    tree = read(document).tree
    assert [kid.words for kid in tree.kids[-4:-1]] == ["first", "second", "third"]
    assert [(kid.role, kid.words) for kid in tree.all("TD")[0].kids] == [("P", "14 Water Street"), ("P", "Mill Harbor")]


@pytest.mark.parametrize("nothing", ["", "  \n\t ", "\u200b", None])
def test_that_what_was_not_given_is_said(nothing: str | None, document: Document, read: Read) -> None:
    document.heading(2, nothing or "")
    document.paragraph(nothing)
    document.bullets([nothing or ""])
    document.checklist([(True, nothing or "")])
    document.status(State.NOTHING_YET, nothing or "")
    document.fields([("Phone", nothing)])
    document.table([Column("Item"), Column("Count", figures=True)], [[Tick(False, nothing or ""), nothing]])
    words = read(document).tree.words
    assert words.count("not given") == 8


def test_that_empty_lists_and_tables_say_so(document: Document, read: Read) -> None:
    document.bullets([])
    document.checklist([])
    document.fields([])
    document.table([Column("Action")], [])
    document.table([Column("Action")], [], if_empty="No action is open.")
    assert [kid.words for kid in read(document).tree.kids[-5:]] == ["Nothing recorded."] * 4 + ["No action is open."]


def test_that_title_and_agency_of_any_length_leave_the_page_number_alone(read: Read) -> None:
    pdf = read(Document(title="T" * 10_000, agency="A" * 3_000, date_text="D" * 3_000, draft=True))
    assert pdf.tree.all("H1")[0].text == "T" * 10_000
    assert pdf.reader.metadata.title == "T" * 10_000
    assert pdf.reader.outline[0].title == "T" * 119 + "…"
    assert f"page 1 of {pdf.pages}" in pdf.text
    assert "AAA…" in pdf.artefacts[0]


contents = st.one_of(
    st.text(),
    st.none(),
    st.builds(Status, st.sampled_from(State), st.text()),
    st.builds(Tick, st.booleans(), st.text()),
)


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1), content=contents)
@example(text=HOSTILE, content=Tick(ticked=True, text=UNKNOWN))
@example(text="\ud800\ufffe\x00\u202e" + "e\u0301", content=None)
def test_that_any_text_makes_a_document_and_is_read_whole(text: str, content: Content, read: Read) -> None:
    document = Document(title=text, agency=text, date_text=text, subtitle=text)
    document.heading(2, text)
    document.paragraph(text)
    document.bullets([text])
    document.checklist([(False, text)])
    document.fields([(text, content)])
    document.table([Column(text), Column(text, figures=True)], [[content, content]])
    pdf = read(document)
    tree = pdf.tree
    ET.fromstring(pdf.catalog["/Metadata"].get_data())
    expected = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines(text)] or ["not given"]
    assert tree.all("H1")[0].text == " ".join(expected)
    assert [node.text for node in tree.all("LBody")[0].walk() if node.text] == expected


def test_that_invisible_marks_go_and_letters_are_composed() -> None:
    assert one_line(" Pen\u0303itas\u200b\tand \u202eso\u202c on\x00 ") == "Peñitas and so on"
    assert one_line("41.8\N{NARROW NO-BREAK SPACE}%") == "41.8\N{NO-BREAK SPACE}%"


@given(text=st.text())
def test_that_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = one_line(text)
    assert one_line(once) == once
    assert not any(unicodedata.category(letter) == "Cc" for letter in once)


@given(text=st.text(), limit=st.integers(min_value=1, max_value=20))
def test_that_shortened_text_fits_and_says_that_it_was_cut(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == one_line(text) or short.endswith("…")
