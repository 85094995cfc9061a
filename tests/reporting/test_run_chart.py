"""The run chart drawn and in a document: gaps stay open, nothing leaves the drawing, the alternative is read."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, Shape, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from cs360_desktop.domain.charts import ChartPoint, PointState, RunChart, Target, UsualRange
from cs360_desktop.reporting.document import Document
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.styles import Ink, fitted

Read = Callable[[Document], Any]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def chart(points: list[ChartPoint], **more: Any) -> RunChart:
    source = "Source: RMS · data as of Nov 10, 2026"
    return RunChart("Break-ins, per month", "reports", source, "October 2026: 4.", tuple(points), **more)


def month(index: int, value: float | None, state: PointState = PointState.ENTERED, **more: Any) -> ChartPoint:
    return ChartPoint(MONTHS[index % 12], str(2024 + index // 12) if index % 12 == 0 else "", value, state, **more)


def shapes(drawing: Drawing, kind: type[Shape]) -> list[Any]:
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def series(drawing: Drawing) -> list[list[float]]:
    return [list(line.points) for line in shapes(drawing, PolyLine) if line.strokeColor == Ink.TEXT]


def texts(drawing: Drawing) -> list[str]:
    return [string.text for string in shapes(drawing, String)]


def extent(string: String) -> tuple[float, float]:
    width = stringWidth(string.text, string.fontName, string.fontSize)
    left = string.x - {"start": 0.0, "middle": width / 2, "end": width}[string.textAnchor]
    return left, left + width


def test_that_a_missing_value_leaves_a_gap_with_its_word() -> None:
    gap = month(2, None, PointState.MISSING, note="n/c")
    drawing = run_chart(chart([month(0, 3), month(1, 5), gap, month(3, 4), month(4, 6)]))
    before, after = series(drawing)
    assert (len(before), len(after)) == (4, 4)
    assert before[-2] < after[0]
    assert "n/c" in texts(drawing)
    assert len(shapes(drawing, Circle)) == 4


def test_that_zero_is_drawn_on_the_axis_and_a_gap_is_not() -> None:
    drawing = run_chart(chart([month(0, 0), month(1, None, PointState.MISSING), month(2, 8)]))
    baseline = next(
        line for line in shapes(drawing, Line) if line.y1 == line.y2 and line.strokeColor == Ink.LINE_STRONG
    )
    assert [circle.cy == baseline.y1 for circle in shapes(drawing, Circle)] == [True, False]
    assert series(drawing) == []


def test_that_the_running_period_is_hollow_dotted_and_not_joined() -> None:
    running = month(2, 1, PointState.INCOMPLETE, note="Nov so far")
    drawing = run_chart(chart([month(0, 3), month(1, 5), running]))
    hollow = shapes(drawing, Circle)[-1]
    assert len(series(drawing)[0]) == 4
    assert (hollow.fillColor, list(hollow.strokeDashArray)) == (Ink.SURFACE, [1, 1])
    assert "Nov so far" in texts(drawing)


def test_that_a_suppressed_count_is_a_hatched_bar_up_to_the_limit() -> None:
    held = month(1, None, PointState.SUPPRESSED, note="under 5")
    drawing = run_chart(chart([month(0, 8), held, month(2, 9)], suppressed_under=5))
    (bar,) = shapes(drawing, Rect)
    four = next(string for string in shapes(drawing, String) if string.text == "4")
    assert bar.y + bar.height > four.y
    assert series(drawing) == []
    assert "under 5" in texts(drawing)


def test_that_an_estimate_is_hollow_and_the_line_goes_on() -> None:
    drawing = run_chart(chart([month(0, 3), month(1, 5, PointState.ESTIMATED), month(2, 4)]))
    assert len(series(drawing)[0]) == 6
    assert [circle.fillColor for circle in shapes(drawing, Circle)] == [Ink.TEXT, Ink.SURFACE, Ink.TEXT]


def test_that_target_and_usual_range_are_named_in_words() -> None:
    points = [month(index, 10, usual=UsualRange(2, 30)) for index in range(24)]
    drawing = run_chart(chart(points, target=Target(6, "Target 6", 12), usual_range_label="usual range"))
    assert {"Target 6", "usual range"} <= set(texts(drawing))
    dashed = [line for line in shapes(drawing, Line) if line.strokeColor == Ink.OK]
    assert len(dashed) == 1
    assert dashed[0].x1 > drawing.width / 3


def test_that_a_value_alone_among_hundreds_is_still_seen() -> None:
    points = [month(index, None, PointState.MISSING) for index in range(300)]
    points[150] = month(150, 4)
    assert len(shapes(run_chart(chart(points)), Circle)) == 1


def test_that_the_year_stands_below_its_first_period() -> None:
    drawing = run_chart(chart([month(index, index) for index in range(24)]))
    strings = {string.text: string for string in shapes(drawing, String)}
    assert {"2024", "2025"} <= set(strings)
    assert texts(drawing).count("Jan") == 2


values = st.one_of(st.integers(min_value=0, max_value=10**6), st.floats(min_value=-1e4, max_value=1e6))
words = st.text(max_size=300) | st.just("W" * 300)


@st.composite
def charts(draw: st.DrawFn) -> RunChart:
    points = []
    for index in range(draw(st.integers(min_value=1, max_value=60))):
        state = draw(st.sampled_from(PointState))
        bare = state in {PointState.MISSING, PointState.SUPPRESSED}
        low, span = draw(st.floats(min_value=0, max_value=1e5)), draw(st.floats(min_value=0, max_value=1e5))
        usual = draw(st.sampled_from([None, UsualRange(low, low + span)]))
        points.append(month(index, None if bare else draw(values), state, note=draw(words), usual=usual))
    target = draw(st.none() | st.builds(Target, values, words, st.integers(min_value=0, max_value=len(points) - 1)))
    title, unit, source, label = (draw(st.text(max_size=300)) for _part in range(4))
    return RunChart(title, unit, source, "x", tuple(points), target, label, 5)


@settings(max_examples=80, deadline=None)
@given(shown=charts())
def test_that_any_chart_is_drawn_inside_its_frame_without_turned_text(shown: RunChart) -> None:
    drawing = run_chart(shown, 504, 200)
    for line in shapes(drawing, PolyLine):
        assert all(-1 <= x <= 505 for x in line.points[::2])
        assert all(-1 <= y <= 201 for y in line.points[1::2])
    for string in shapes(drawing, String):
        left, right = extent(string)
        assert -1 <= left <= right <= 505
        assert 0 <= string.y <= 201
    assert not any(hasattr(shape, "transform") for shape in drawing.contents)


def test_that_a_figure_is_read_by_its_alternative_and_has_its_place(document: Document, read: Read) -> None:
    shown = chart([month(index, index) for index in range(24)])
    document.figure(run_chart(shown), shown.alternative, "Figure 1. Whole agency")
    pdf = read(document)
    (figure,) = pdf.tree.all("Figure")
    left, bottom, right, top = (float(edge) for edge in figure.attributes["/BBox"])
    assert figure.alternative == "October 2026: 4."
    assert (round(left), round(right)) == (54, 558)
    assert 54 <= bottom < top <= 738
    assert "Break-ins, per month" in figure.text
    assert pdf.tree.all("Caption")[0].text == "Figure 1. Whole agency"
    assert pdf.loose == []


def test_that_a_figure_needs_an_alternative(document: Document) -> None:
    with pytest.raises(ValueError, match="text alternative"):
        document.figure(run_chart(chart([month(0, 1)])), " \n")


def test_that_a_drawing_larger_than_the_page_is_made_smaller(document: Document, read: Read) -> None:
    document.figure(run_chart(chart([month(0, 1)]), 1200, 900), "One value.")
    left, bottom, right, top = (float(edge) for edge in read(document).tree.all("Figure")[0].attributes["/BBox"])
    assert right - left <= 504.1
    assert (right - left) / (top - bottom) == pytest.approx(1200 / 900, rel=0.01)


def test_that_text_is_cut_to_the_room_there_is() -> None:
    assert fitted("Mill Harbor", "CS360-Regular", 9, 500) == "Mill Harbor"
    assert fitted("Mill Harbor", "CS360-Regular", 9, 30).endswith("…")
