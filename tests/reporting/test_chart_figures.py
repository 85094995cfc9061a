"""Years over each other, small charts side by side and the marks of a chart, as drawings, SVG and documents."""

from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from reportlab.graphics.shapes import Drawing, Line, Polygon, PolyLine, Shape, String

from cs360_desktop.domain.chart_sets import Panels, YearLine, YearsChart
from cs360_desktop.domain.charts import ChartPoint, Mark, PointState, RunChart, Signal, UsualRange
from cs360_desktop.reporting.chart_sheet import ChartSheet, SheetTable, chart_pdf, chart_svg
from cs360_desktop.reporting.figures.panels import panel_figures, panels_chart
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.figures.years_chart import years_chart
from cs360_desktop.reporting.styles import Ink

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SOURCE = "Source: RMS · data as of Nov 10, 2026"


def shapes(drawing: Drawing, kind: type[Shape]) -> list[Any]:
    return [shape for shape in drawing.contents if isinstance(shape, kind)]


def texts(drawing: Drawing) -> list[str]:
    return [string.text for string in shapes(drawing, String)]


def run(points: list[ChartPoint], **more: Any) -> RunChart:
    return RunChart("Break-ins, per month", "count", SOURCE, "October 2026: 4.", tuple(points), **more)


def month(index: int, value: float | None, **more: Any) -> ChartPoint:
    return ChartPoint(MONTHS[index % 12], str(2024 + index // 12) if index % 12 == 0 else "", value, **more)


def years() -> YearsChart:
    lines = []
    for name in ("2023", "2024", "2025", "2026"):
        values: list[float | None] = [float(int(name) - 2020 + step) for step in range(12)]
        states = [PointState.ENTERED] * 12
        if name == "2026":
            values[10:], states[10:] = [1.0, None], [PointState.INCOMPLETE, PointState.MISSING]
        if name == "2025":
            values[4], states[4] = None, PointState.SUPPRESSED
        lines.append(
            YearLine(name, tuple(values), tuple(states), tuple("under 5" if v is None else "" for v in values))
        )
    return YearsChart("Break-ins, per month", "count", SOURCE, "Four years.", MONTHS, tuple(lines), 5)


def panels(count: int) -> Panels:
    charts = tuple(run([month(index, float(index % 5)) for index in range(24)], common=(0, 9)) for _ in range(count))
    names = tuple(f"Beat {number}" for number in range(count))
    return Panels("Break-ins, per month, by area", SOURCE, "By area, in their own order.", names, charts)


def sheet(chart: Any, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], withheld: str | None) -> ChartSheet:
    return ChartSheet(
        agency="Mill Harbor PD",
        as_of=date(2026, 11, 10),
        chart=chart,
        says=("Oct 2026: 4.", "It does not say why."),
        compared=SheetTable(("Period", "Figure"), (("Oct 2026", "4"),)),
        remarks=("Only what both years have is counted: Mar 2026 left out.",),
        marks=("Jan 2024: Break: new records system",),
        numbers=SheetTable(heads, rows),
        withheld=withheld,
    )


def test_that_four_years_are_told_apart_without_color() -> None:
    drawing = years_chart(years())
    looks = {(str(line.strokeColor), tuple(line.strokeDashArray or ())) for line in shapes(drawing, PolyLine)}
    assert len({color for color, _ in looks}) == 4
    assert len({dashes for _, dashes in looks}) == 3
    assert len(shapes(drawing, Polygon)) == 12  # the triangles of the third line
    assert {"2023", "2024", "2025", "2026"} <= set(texts(drawing))


def test_that_a_suppressed_month_of_a_year_is_hatched_and_its_line_interrupted() -> None:
    drawing = years_chart(years())
    assert "under 5" in texts(drawing)
    blue = [line for line in shapes(drawing, PolyLine) if line.strokeColor == Ink.SERIES_2]
    assert len(blue) == 2


def test_that_every_panel_has_its_name_in_its_own_order_inside_the_frame() -> None:
    drawing = panels_chart(panels(5), 504)
    names = [text for text in texts(drawing) if text.startswith("Beat")]
    assert names == [f"Beat {number}" for number in range(5)]
    for line in shapes(drawing, PolyLine):
        assert all(-1 <= x <= 505 for x in line.points[::2])
        assert all(-1 <= y <= drawing.height for y in line.points[1::2])


def test_that_sixty_areas_become_figures_that_fit_half_a_page() -> None:
    found = panel_figures(panels(60))
    assert len(found) == 15
    assert all(drawing.height <= 342 for drawing in found)


def test_that_a_share_is_drawn_with_its_interval() -> None:
    chart = run([month(0, 50.0, interval=UsualRange(30, 70)), month(1, 60.0)])
    upright = [line for line in shapes(run_chart(chart), Line) if line.x1 == line.x2 and line.strokeWidth < 1]
    between = [line for line in upright if line.strokeColor == Ink.LINE_STRONG and abs(line.y2 - line.y1) > 20]
    assert len(between) == 2  # the interval, and the axis


def test_that_the_center_of_earlier_years_is_dotted_and_signals_are_diamonds() -> None:
    usual = UsualRange(2, 9)
    points = [month(index, 5, usual=usual, center=5.0) for index in range(12)]
    points[10] = month(10, 12, usual=usual, center=5.0, signal=Signal.WORTH_A_LOOK)
    points[11] = month(11, 20, usual=usual, center=5.0, signal=Signal.UNUSUAL)
    drawing = run_chart(run(points))
    assert [line for line in shapes(drawing, PolyLine) if line.strokeDashArray == [1, 2]]
    diamonds = [shape for shape in shapes(drawing, Polygon) if shape.strokeColor == Ink.SIGNAL]
    assert [shape.fillColor for shape in diamonds] == [Ink.SURFACE, Ink.SIGNAL]


def test_that_a_chart_says_where_there_is_no_usual_range_after_a_break() -> None:
    usual = UsualRange(2, 30)
    points = [month(index, 4, usual=None if 12 <= index < 24 else usual) for index in range(36)]
    broken = run(points, marks=(Mark(12, "Break: new records system", is_break=True),), common=(0, 40))
    drawing = run_chart(broken)
    assert {"no usual range yet", "after the break", "Break: new records system"} <= set(texts(drawing))
    whole = run_chart(run([month(index, 4, usual=usual) for index in range(36)]))
    assert "after the break" not in texts(whole)


def test_that_marks_without_room_are_numbers() -> None:
    marks = tuple(Mark(5, f"A response with a very long name, number {n}", is_break=False) for n in range(6))
    drawing = run_chart(run([month(index, 4) for index in range(12)], marks=marks))
    assert {"5", "6"} <= set(texts(drawing))


@pytest.mark.parametrize("chart", [run([month(0, 1), month(1, 2)]), years(), panels(3)], ids=["run", "years", "panels"])
def test_that_an_svg_says_what_it_shows_and_asks_for_nothing_from_elsewhere(chart: Any) -> None:
    content = chart_svg(chart)
    root = ET.fromstring(content)
    said = {element.tag.rpartition("}")[2]: element.text for element in root if element.text}
    assert said["title"] == chart.title
    assert said["desc"] == chart.alternative
    assert b"DOCTYPE" not in content
    assert b"CS360-" not in content


@pytest.mark.parametrize("chart", [run([month(0, 1), month(1, 2)]), years(), panels(9)], ids=["run", "years", "panels"])
def test_that_a_chart_becomes_a_tagged_document_with_its_numbers(chart: Any) -> None:
    heads = ("Period", *(f"Beat {number}" for number in range(9)))
    rows = (("Oct 2026", *(str(number) for number in range(9))),)
    reader = PdfReader(BytesIO(chart_pdf(sheet(chart, heads, rows, "1 small count is hidden."))))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]  # as every tagged document has it
    for part in (chart.title, "Community copy. 1 small count is hidden.", "What it says", "Beat 8", "left out"):
        assert part in text
