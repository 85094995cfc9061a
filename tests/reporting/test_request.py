"""The printed request, read back as a screen reader would: sections, ticks, baseline, numbers, lines to sign on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.charts import ChartPoint, RunChart, Signal
from cs360_desktop.reporting.document import Document, State
from cs360_desktop.reporting.request import (
    Answers,
    Figure,
    FigureRow,
    Figures,
    PrintedSection,
    RequestDocument,
    RequirementRow,
    Requirements,
    Rows,
    Signature,
    Ticks,
    request_pdf,
)

CHART = RunChart(
    title="Vehicle break-ins reported, per month",
    unit="count",
    source="Source: RMS · data as of Nov 10, 2026",
    alternative="Vehicle break-ins reported, per month. Oct 2026: 8, within the usual range.",
    points=tuple(ChartPoint(label, value=float(value)) for label, value in (("Aug", 5), ("Sep", 6), ("Oct", 8))),
)
UNMET = RequirementRow(
    "B5 Innovation Convening", State.PLANNED, "planned by December 4, 2026", "1 of 2 named", True, "Second to be named"
)
REQUEST = RequestDocument(
    agency="Mill Harbor Police Department",
    label="Request 2 of 2026",
    version=3,
    data_as_of=date(2026, 11, 10),
    sections=(
        PrintedSection("A", "Agency", (Answers((("ORI", "ME0160900"), ("County", ""))),)),
        PrintedSection("C", "Baseline status", (Requirements((UNMET,), ("B5",)),)),
        PrintedSection(
            "D",
            "Problem",
            (
                Figures(
                    "Numbers to show",
                    (
                        Figure(
                            "Vehicle break-ins",
                            CHART,
                            "Oct 2026: 8.",
                            "It does not say why.",
                            "",
                            (
                                FigureRow("Sep 2026", "6", "23", "9 – 26", Signal.WORTH_A_LOOK),
                                FigureRow("Oct 2026", "no entry", ""),
                            ),
                        ),
                        Figure("Overdoses"),
                    ),
                ),
            ),
        ),
        PrintedSection("E", "Assistance wanted", (Ticks("Assistance", ((True, "Peer-to-peer"), (False, "Other"))),)),
        PrintedSection("F", "Expected results", (Rows("Milestones", ("Milestone", "By"), (("Survey", "May 1"),)),)),
        PrintedSection("I", "Signatures", (Signature("Sgt. Elena Marsh"),)),
    ),
)


@pytest.fixture(scope="session")
def read_bytes(read: Callable[[Document], Any]) -> Callable[[bytes], Any]:
    """Read any PDF as the fixture `read` reads a document."""

    class Made:
        def __init__(self, data: bytes) -> None:
            self.to_bytes = lambda: data

    return lambda data: read(Made(data))  # type: ignore[arg-type]  # only its bytes are asked for


def test_that_a_complete_request_is_a_letter_size_document_without_the_draft_mark(
    read_bytes: Callable[[bytes], Any],
) -> None:
    pdf = read_bytes(request_pdf(REQUEST))
    assert [float(side) for side in pdf.reader.pages[0].mediabox[2:]] == [612.0, 792.0]
    assert [node.words for node in pdf.tree.all("H1")] == ["Training and Technical Assistance Request"]
    headings = ["A. Agency", "C. Baseline status", "D. Problem", "E. Assistance wanted", "F. Expected results"]
    assert [node.words for node in pdf.tree.all("H2")] == [*headings, "I. Signatures"]
    assert "DRAFT" not in pdf.text
    assert "data as of November 10, 2026" in pdf.artefacts[0]
    assert not pdf.loose


def test_that_draft_stands_across_every_page_and_the_missing_fields_are_named(
    read_bytes: Callable[[bytes], Any],
) -> None:
    long = replace(REQUEST.sections[0], parts=(Answers((("Constraints", "word " * 4000),)),))
    draft = replace(REQUEST, missing=("E. Preferred dates", "I. Date"), sections=(long, *REQUEST.sections[1:]))
    pdf = read_bytes(request_pdf(draft))
    assert pdf.pages > 2
    assert all("DRAFT\n" in artefacts for artefacts in pdf.artefacts)
    assert [item.words for item in pdf.tree.all("LI")[:2]] == ["•  | E. Preferred dates", "•  | I. Date"]


def test_that_an_unmet_requirement_is_told_with_its_evidence_and_its_reason(
    read_bytes: Callable[[bytes], Any],
) -> None:
    pdf = read_bytes(request_pdf(REQUEST))
    (row,) = [row for row in pdf.tree.all("TR") if "B5" in row.words and "Requirement" not in row.words]
    assert [cell.words for cell in row.kids] == [
        "B5 Innovation Convening",
        "planned by December 4, 2026",
        "differs: 1 of 2 named",
        "Second to be named",
    ]
    assert "Not met yet: B5" in pdf.tree.words


def test_that_numbers_are_printed_as_chart_with_an_alternative_and_as_table(
    read_bytes: Callable[[bytes], Any],
) -> None:
    pdf = read_bytes(request_pdf(REQUEST))
    (figure,) = pdf.tree.all("Figure")
    assert figure.alternative == CHART.alternative
    rows = [[cell.words for cell in row.kids] for row in pdf.tree.all("TR")]
    assert ["Sep 2026", "6", "23", "9 – 26", "worth a look"] in rows
    assert ["Oct 2026", "no entry", "–", "–", "–"] in rows
    assert "Overdoses: no figures yet." in pdf.tree.words
    assert "It does not say why." in pdf.tree.words


def test_that_ticks_and_empty_boxes_are_told_apart_and_blank_answers_are_said(
    read_bytes: Callable[[bytes], Any],
) -> None:
    words = read_bytes(request_pdf(REQUEST)).tree.words
    assert "County | not given" in words
    ticks = [item.words for item in read_bytes(request_pdf(REQUEST)).tree.all("LI")]
    assert [("not ticked" in tick, "Other" in tick) for tick in ticks] == [(False, False), (True, True)]


def test_that_there_is_a_line_to_sign_on_with_name_and_date(read_bytes: Callable[[bytes], Any]) -> None:
    paragraphs = [node.words for node in read_bytes(request_pdf(REQUEST)).tree.all("P")]
    assert paragraphs[-2:] == ["Signature: Sgt. Elena Marsh", "Date"]


def test_that_a_community_copy_says_what_it_leaves_out(read_bytes: Callable[[bytes], Any]) -> None:
    words = read_bytes(request_pdf(replace(REQUEST, community=True, withheld_measures=2))).tree.words
    assert "Left out: telephone numbers, e-mail addresses" in words
    assert "the numbers of 2 internal or sensitive measures" in words


def test_that_the_same_request_gives_the_same_bytes() -> None:
    assert request_pdf(REQUEST) == request_pdf(REQUEST)


texts = st.text(st.characters(codec="utf-8"), max_size=200)


@settings(max_examples=30, deadline=None)
@given(answer=texts, cell=st.sampled_from(["", "ñ é ł 🙂", "word " * 1500, "x" * 400]), name=texts)
def test_that_whatever_is_written_is_printed(
    read_bytes: Callable[[bytes], Any], answer: str, cell: str, name: str
) -> None:
    sections = (
        PrintedSection("A", "Agency", (Answers((("Mark before", answer), ("Mark after", "end"))),)),
        PrintedSection("F", "Results", (Rows("Outcomes", ("What", "By", "When"), ((cell, "7", cell),)),)),
        PrintedSection("I", "Signatures", (Signature(name),)),
    )
    pdf = read_bytes(request_pdf(replace(REQUEST, sections=sections)))
    assert "Mark after | end" in pdf.tree.words
    (row,) = [row for row in pdf.tree.all("TR") if row.kids[1].words == "7"]
    assert row.kids[0].words == row.kids[2].words == (" ".join(cell.split()) or "not given")


def test_that_a_tick_list_stays_on_the_page_of_its_heading(read: Callable[[Document], Any]) -> None:
    for filler in range(20, 34):
        document = Document(title="Request", agency="Mill Harbor PD", date_text="data as of November 10, 2026")
        for _line in range(filler):
            document.paragraph("A line.")
        document.heading(2, "Assistance")
        document.checklist([(False, f"Kind {number}") for number in range(8)])
        tree = read(document).tree
        marks = [mark for node in (*tree.all("H2"), *tree.all("L")) for part in node.walk() for mark in part.marks]
        assert len({page for page, _mcid in marks}) == 1
