"""Tables over pages: heads repeat without being read twice, rows stay whole while they can, cells stay one cell."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs360_desktop.reporting.document import Column, Document

Read = Callable[[Document], Any]

LONG = "The lot owner was asked for lighting until two in the morning and has agreed to it. " * 150


def new_document() -> Document:
    return Document(title="Agenda", agency="Mill Harbor PD", date_text="printed November 10, 2026")


def test_that_a_table_over_pages_is_one_table_with_one_head(document: Document, read: Read) -> None:
    document.table([Column("Measure"), Column("October", figures=True)], [[f"No. {i}", f"{i}"] for i in range(200)])
    pdf = read(document)
    (table,) = pdf.tree.all("Table")
    assert pdf.pages >= 5
    assert len(table.all("TR")) == 201
    assert [head.words for head in table.all("TR")[0].kids] == ["Measure", "October"]
    assert [row.words for row in table.all("TR")[1:]] == [f"No. {i} | {i}" for i in range(200)]
    repeated = ["Measure\nOctober\n" in page for page in pdf.artefacts]
    assert repeated == [False] + [True] * (pdf.pages - 1)


def test_that_a_row_that_fits_a_third_of_a_page_is_not_broken(document: Document, read: Read) -> None:
    document.table([Column("No."), Column("Text", 4)], [[str(i), "A line of some length. " * 40] for i in range(12)])
    pdf = read(document)
    assert pdf.pages > 1
    for row in pdf.tree.all("TR"):
        assert len({page for node in row.walk() for page, _mcid in node.marks}) == 1


def test_that_a_cell_longer_than_a_page_stays_one_cell_of_one_row(document: Document, read: Read) -> None:
    document.table([Column("No."), Column("Text", 4), Column("End")], [["1", LONG, "end"], ["2", "short", "end"]])
    pdf = read(document)
    _head, long, short = pdf.tree.all("TR")
    assert pdf.pages > 1
    assert [cell.words for cell in long.kids] == ["1", LONG.strip(), "end"]
    assert len({page for page, _mcid in long.kids[1].marks}) > 1
    assert short.words == "2 | short | end"


def test_that_a_row_with_room_for_none_of_its_lines_goes_to_the_next_page(read: Read) -> None:
    text = "word " * 400
    for filler in range(24, 36):
        document = new_document()
        for _line in range(filler):
            document.paragraph("A line.")
        document.table([Column("a"), Column("b")], [["", text]])
        assert read(document).tree.all("TR")[1].kids[1].words == text.strip()


def test_that_a_heading_stands_on_the_page_where_its_table_begins(read: Read) -> None:
    for filler in range(28, 45):
        document = new_document()
        for _line in range(filler):
            document.paragraph("A line.")
        document.heading(2, "Measures")
        document.heading(3, "Outcomes")
        document.table([Column("Measure")], [[f"No. {i}"] for i in range(60)])
        tree = read(document).tree
        first_row = tree.all("TR")[1].kids[0]
        pages = {node.marks[0][0] for node in (tree.all("H2")[0], tree.all("H3")[0], first_row)}
        assert len(pages) == 1


def test_that_a_long_table_begins_under_its_heading_and_not_on_a_page_of_its_own(
    document: Document, read: Read
) -> None:
    document.heading(2, "Measures")
    document.table([Column("Measure")], [[f"No. {i}"] for i in range(100)])
    pdf = read(document)
    assert pdf.tree.all("TR")[1].kids[0].marks[0][0] == 0


def test_that_no_row_stands_alone_on_either_side_of_a_page_break(read: Read) -> None:
    for filler in range(20, 36):
        document = new_document()
        for _line in range(filler):
            document.paragraph("A line.")
        document.table([Column("Measure")], [[f"No. {i}"] for i in range(6)])
        pages = [row.kids[0].marks[0][0] for row in read(document).tree.all("TR")[1:]]
        assert all(pages.count(page) > 1 for page in pages)


def test_that_figures_are_never_broken_while_the_page_has_room(document: Document, read: Read) -> None:
    figures = ["1,204,000,000", "−35.0 %", "117 – 175"]
    document.table(
        [Column("Measure with a long name", 9), *[Column("No.", figures=True) for _figure in figures]],
        [["word " * 60, *figures]],
    )
    contents = read(document).reader.pages[0].extract_text()
    assert all(figure in contents for figure in figures)


def test_that_figures_end_at_the_right_edge_of_their_column(document: Document, read: Read) -> None:
    document.table([Column("Measure"), Column("Count", figures=True)], [["a", "7"], ["b", "1,204"]])
    edges = []

    def look(text: str, matrix: list[float], position: list[float], *_rest: object) -> None:
        if text.strip() in {"7", "1,204"}:
            edges.append((text.strip(), matrix[4] + position[4]))

    read(document).reader.pages[0].extract_text(visitor_text=look)
    starts = dict(edges)
    assert starts["7"] > starts["1,204"]


def test_that_a_row_of_the_wrong_length_is_refused(document: Document) -> None:
    with pytest.raises(ValueError, match="one content for each"):
        document.table([Column("a"), Column("b")], [["1"]])
    with pytest.raises(ValueError, match="at most 16"):
        document.table([Column("a")] * 17, [["1"] * 17])


cells = st.lists(st.sampled_from(["", "7", "word " * 9, "word " * 400, "x" * 900, "one\ntwo"]), min_size=3, max_size=3)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(cells, min_size=1, max_size=12), filler=st.integers(min_value=0, max_value=50))
def test_that_no_cell_is_lost_however_rows_fall_on_pages(rows: list[list[str]], filler: int, read: Read) -> None:
    document = new_document()
    for _line in range(filler):
        document.paragraph("A line.")
    document.table([Column("a"), Column("b", 3), Column("c", figures=True)], rows)
    pdf = read(document)
    found = [[cell.words for cell in row.kids] for row in pdf.tree.all("TR")[1:]]
    wanted = [[text.strip().replace("\n", " | ") or "not given" for text in row] for row in rows]
    assert found == wanted
