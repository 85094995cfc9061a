"""Layouts of made-up tables: each strategy makes blocks of cells that know which entry of the true table they are."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from cs360_desktop.domain.periods import Period, PeriodKind
from tests.importing.generated.names import (
    BEATS,
    LONG_MONTHS,
    MISSING,
    PARTS,
    Written,
    areas,
    measures,
    one_period,
    said,
    written_periods,
)
from tests.importing.generated.noise import adorned, placed, title_rows
from tests.importing.generated.pieces import LEFT, UP, Block, Cell, Fact, Made, Page, Row, padded

_HEADS_OF_MEASURES = ("Offense", "Category", "Activity", "Crime", "Offense Type", "", "Measure")
_HEADS_OF_AREAS = ("Beat", "Area", "District", "Patrol Area", "Neighborhood", "")
_HEADS_OF_PERIODS = ("Month", "Period", "Date", "")

MakeFact = Callable[[str, str, Period], Fact]


def facts(draw: st.DrawFn) -> MakeFact:
    """Makes cells of one kind of size, some of them missing where the file has missing ones."""
    top = draw(st.sampled_from((9, 60, 500, 3_000, 2_000_000)))
    has_missing = draw(st.booleans())
    numbers = st.integers(1990, 2030) if draw(st.integers(0, 12)) == 12 else st.integers(0, top)

    def make(measure: str, area: str, period: Period) -> Fact:
        key = " ".join(measure.split()), area, period
        if has_missing and draw(st.integers(0, 6)) == 6:
            return Fact(key, None, draw(st.sampled_from(MISSING)))
        return Fact(key, draw(numbers))

    return make


def _told(draw: st.DrawFn, text: str, sheet: str = "Sheet1") -> tuple[list[Row], str, str]:
    """Say a period in a title, the name of the sheet or that of the file; rarely nowhere."""
    where = draw(st.sampled_from(("title", "title", "title", "sheet", "file", "both", "nowhere")))
    forms = (f"Activity for {text}", text, f"Crime Statistics, {text}", f"Activity Report - {text}")
    titles: list[Row] = [[draw(st.sampled_from(forms))]] if where in {"title", "both"} else []
    name = text if where == "sheet" else sheet
    return titles, name, f"Activity report {text}" if where in {"file", "both"} else "Activity"


def _one(draw: st.DrawFn, layout: str, block: Block, told: str | int | None, sums: str) -> Made:
    """A file with one table, adorned and placed."""
    titles, sheet, file = _told(draw, str(told)) if told is not None else ([], "Sheet1", "Activity")
    return Made(layout, [Page(sheet, placed(draw, [*titles, *title_rows(draw)], adorned(draw, block, sums)))], file)


@st.composite
def measures_by_periods(draw: st.DrawFn) -> Made:
    """Measures down, periods across."""
    when, make = draw(written_periods()), facts(draw)
    body: list[Row] = [[name, *(make(name, "", each) for each in when.periods)] for name in draw(measures())]
    head: Row = [draw(st.sampled_from(_HEADS_OF_MEASURES)), *when.cells]
    return _one(draw, "measures × periods", Block([head], body, 1), when.year, "measures by periods")


@st.composite
def periods_by_measures(draw: st.DrawFn) -> Made:
    """Periods down, measures across."""
    when, make, names = draw(written_periods()), facts(draw), draw(measures(2))
    body: list[Row] = [
        [cell, *(make(name, "", period) for name in names)]
        for cell, period in zip(when.cells, when.periods, strict=True)
    ]
    head: Row = [draw(st.sampled_from(_HEADS_OF_PERIODS)), *names]
    return _one(draw, "periods × measures", Block([head], body, 1), when.year, "periods by measures")


@st.composite
def areas_by_measures(draw: st.DrawFn) -> Made:
    """Areas down, measures across, for one period."""
    (period, told), make, names = draw(one_period()), facts(draw), draw(measures(2))
    body: list[Row] = [[area, *(make(name, area, period) for name in names)] for area in draw(areas())]
    head: Row = [draw(st.sampled_from(_HEADS_OF_AREAS)), *names]
    return _one(draw, "areas × measures, one period", Block([head], body, 1), told, "areas by measures")


@st.composite
def measures_by_areas(draw: st.DrawFn) -> Made:
    """Measures down, areas across, for one period."""
    (period, told), make, places = draw(one_period()), facts(draw), draw(areas())
    body: list[Row] = [[name, *(make(name, area, period) for area in places)] for name in draw(measures(2))]
    head: Row = [draw(st.sampled_from(_HEADS_OF_MEASURES)), *places]
    return _one(draw, "measures × areas, one period", Block([head], body, 1), told, "measures by areas")


@st.composite
def groups_by_periods(draw: st.DrawFn) -> Made:
    """Areas with measures below them, or measures with areas: the outer name once, merged or on every row."""
    when, make = draw(written_periods(most=6)), facts(draw)
    places, names = draw(areas(2, 3)), draw(measures(2, 4))
    areas_outside, filling = draw(st.booleans()), draw(st.sampled_from(("once", "merged", "repeated")))
    outer, inner = (places, names) if areas_outside else (names, places)
    body: list[Row] = []
    ends = []
    for group in outer:
        for position, each in enumerate(inner):
            again: Cell = group if filling == "repeated" else UP if filling == "merged" else None
            area, name = (group, each) if areas_outside else (each, group)
            body.append([group if position == 0 else again, each, *(make(name, area, p) for p in when.periods)])
        ends.append(len(body))
    area_head, head = draw(st.sampled_from(_HEADS_OF_AREAS)), draw(st.sampled_from(_HEADS_OF_MEASURES))
    heads: list[Row] = [[*((area_head, head) if areas_outside else (head, area_head)), *when.cells]]
    block = Block(heads, body, 2, by_row=ends)
    return _one(draw, f"groups × periods, {filling}", block, when.year, "groups by periods")


@st.composite
def sections(draw: st.DrawFn) -> Made:
    """Rows with an area's name alone, each over the same measures, or each over others."""
    when, make = draw(written_periods(most=6)), facts(draw)
    places = draw(areas(2, 3))
    names = draw(measures(2, 4)) * len(places)
    if draw(st.integers(0, 2)) == 2:
        names = draw(measures(2 * len(places), 2 * len(places)))  # other measures below each
    each_has = len(names) // len(places)
    body: list[Row] = []
    for number, area in enumerate(places):
        own = names[number * each_has : (number + 1) * each_has]
        body.append([area])
        body += [[name, *(make(name, area, each) for each in when.periods)] for name in own]
    head: Row = [draw(st.sampled_from(_HEADS_OF_MEASURES)), *when.cells]
    return _one(draw, "sections by area", Block([head], body, 1), when.year, "sections")


@st.composite
def measures_over_years(draw: st.DrawFn) -> Made:
    """Areas down; across, each measure over the same years."""
    when, make = draw(written_periods(most=3, years_only=True)), facts(draw)
    names, fill = draw(measures(2, 3)), draw(st.sampled_from((LEFT, None)))
    upper: Row = [None]
    for name in names:
        upper += [name, *[fill] * (len(when.cells) - 1)]
    lower: Row = [draw(st.sampled_from(_HEADS_OF_AREAS)), *when.cells * len(names)]
    body: list[Row] = [
        [area, *(make(name, area, each) for name in names for each in when.periods)] for area in draw(areas())
    ]
    return _one(draw, "areas × measures over years", Block([upper, lower], body, 1), None, "areas")


@st.composite
def years_over_parts(draw: st.DrawFn) -> Made:
    """Measures down; across, each year over the parts known and cleared."""
    when, make = draw(written_periods(most=3, years_only=True)), facts(draw)
    parts, fill = draw(st.sampled_from(PARTS)), draw(st.sampled_from((LEFT, None)))
    upper: Row = [None]
    for cell in when.cells:
        upper += [cell, *[fill] * (len(parts) - 1)]
    lower: Row = [draw(st.sampled_from(_HEADS_OF_MEASURES)), *parts * len(when.cells)]
    body: list[Row] = [
        [name, *(make(f"{name} / {part}", "", each) for each in when.periods for part in parts)]
        for name in draw(measures())
    ]
    return _one(draw, "measures × years over parts", Block([upper, lower], body, 1), None, "measures")


@st.composite
def long_list(draw: st.DrawFn) -> Made:
    """One number in each row, with its names and period in columns of any order."""
    make, year = facts(draw), draw(st.integers(1998, 2026))
    places = draw(st.one_of(st.just([""]), areas(1, 3)))
    style = draw(st.sampled_from(("year and month", "month name", "one column", "year")))
    months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
    names = draw(measures(1, 4))
    body: list[Row] = []
    heads = draw(st.permutations(_columns_of(style, has_area=places != [""])))
    for month in months:
        period = Period.year(year + month) if style == "year" else Period.month(year, month)
        for area in places:
            for name in names:
                cells: dict[str, Cell] = {
                    "Year": period.start.year, "Month": LONG_MONTHS[month - 1] if style == "month name" else month,
                    "Period": f"{year}-{month:02}", "Beat": area, "Category": name, "Count": make(name, area, period),
                }  # fmt: skip
                body.append([cells[head] for head in heads])
    body = draw(st.permutations(body)) if draw(st.booleans()) else body
    block = Block([list(heads)], body, 0)
    rows = [*title_rows(draw), *block.rows]
    return Made("long list", [Page("Sheet1", rows)])


def _columns_of(style: str, *, has_area: bool) -> Sequence[str]:
    when = {"year and month": ["Year", "Month"], "month name": ["Month", "Year"], "one column": ["Period"]}
    return [*when.get(style, ["Year"]), *(["Beat"] if has_area else []), "Category", "Count"]


@st.composite
def sheets(draw: st.DrawFn) -> Made:
    """A sheet for each month, year, beat or place; places have the same measures, or each has others."""
    make, names = facts(draw), draw(measures(2, 4))
    kind = draw(st.sampled_from(("month", "year", "beat", "place")))
    pages: list[Page] = []
    year, first = draw(st.integers(1998, 2026)), draw(st.integers(1, 10))
    when = draw(written_periods(most=6))
    places = draw(areas(2, 3))
    beats = draw(st.lists(st.sampled_from(BEATS), min_size=2, max_size=3, unique=True))
    if kind == "place":
        beats = draw(areas(2, 3))
    own = [names] * 3
    if kind == "place" and draw(st.booleans()):
        names = draw(measures(6, 6))
        own = [names[:2], names[2:4], names[4:]]
    month_cells = [name[:3] for name in LONG_MONTHS[:6]]
    for step in range(len(beats) if kind in {"beat", "place"} else draw(st.integers(2, 3))):
        if kind == "month":
            period = Period.month(year, first + step)
            heads: list[Row] = [["Beat", *names]]
            body: list[Row] = [[area, *(make(name, area, period) for name in names)] for area in places]
            title, sheet = said(period), said(period)
        elif kind == "year":
            months = [Period.month(year + step, month) for month in range(1, 7)]
            heads = [["Offense", *month_cells]]
            body = [[name, *(make(name, "", each) for each in months)] for name in names]
            title, sheet = f"Activity {year + step}", str(year + step)
        else:
            heads = [["Offense", *when.cells]]
            body = [[name, *(make(name, beats[step], each) for each in when.periods)] for name in own[step]]
            title, sheet = f"Activity {when.year}" if when.year else "Activity", beats[step]
        block = adorned(draw, Block(heads, body, 1), "areas by measures" if kind == "month" else "measures by periods")
        titles: list[Row] = [[title]] if draw(st.booleans()) or kind == "beat" else []
        pages.append(Page(sheet, placed(draw, titles, block)))
    return Made(f"sheet per {kind}", pages)


def _plain(draw: st.DrawFn, names: Sequence[str], when: Written, area: str = "") -> Block:
    make = facts(draw)
    body: list[Row] = [[name, *(make(name, area, each) for each in when.periods)] for name in names]
    return Block([[draw(st.sampled_from(("Offense", "Activity", "Category"))), *when.cells]], body, 1)


@st.composite
def two_tables(draw: st.DrawFn) -> Made:
    """Two tables of other measures, years or areas, side by side or one above another."""
    names = draw(measures(4, 8))
    apart = draw(st.sampled_from(("measures", "years", "areas")))
    first = draw(written_periods(most=5))
    second = first
    half = len(names) // 2
    if apart == "years":
        years = draw(written_periods(2, 4, years_only=True))
        first = Written(years.periods[:1], years.cells[:1])
        second = Written(years.periods[1:], years.cells[1:])
    one = names[:half] if apart == "measures" else names
    other = names[half:] if apart == "measures" else names
    places = draw(st.lists(st.sampled_from(BEATS), min_size=2, max_size=2, unique=True))
    left_area, right_area = places if apart == "areas" else ("", "")
    left, right = _plain(draw, one, first, left_area), _plain(draw, other, second, right_area)
    over: list[list[Row]] = [[[left_area]], [[right_area]]] if apart == "areas" else [[], []]
    titles, sheet, file = _told(draw, str(first.year)) if first.year else ([], "Sheet1", "Activity")
    if draw(st.booleans()):
        gap_rows: list[Row] = [[]] * draw(st.integers(1, 3))
        rows = [*titles, [], *over[0], *left.rows, *gap_rows, *over[1], *right.rows]
        return Made(f"two tables, one above another, by {apart}", [Page(sheet, placed(draw, [], rows))], file)
    left_rows = padded([*over[0], *left.rows])
    right_rows = [*over[1], *right.rows]
    height = max(len(left_rows), len(right_rows))
    left_rows += [[None] * len(left_rows[0])] * (height - len(left_rows))
    gap: Row = [None] * draw(st.integers(1, 2))
    joined: list[Row] = [
        [*row, *gap, *beside] for row, beside in zip(left_rows, [*right_rows, *[[]] * height], strict=False)
    ]
    return Made(f"two tables, side by side, by {apart}", [Page(sheet, placed(draw, titles, joined))], file)


@st.composite
def one_measure(draw: st.DrawFn) -> Made:
    """Areas down and periods across, or the other way round; a title or the sheet tells what is counted."""
    when, make, places = draw(written_periods(most=6)), facts(draw), draw(areas())
    name = " ".join(
        draw(st.sampled_from(("Burglary", "Robbery", "Traffic stops", "Calls for service", "Arson"))).split()
    )
    titles: list[Row] = [[draw(st.sampled_from((name, f"{name} by Beat", name.upper())))]]
    sheet = "Sheet1"
    if draw(st.booleans()):
        titles, sheet = [], name
    if when.year:
        titles.append([f"Activity in {when.year}"])
    if draw(st.booleans()):
        body: list[Row] = [[area, *(make(name, area, each) for each in when.periods)] for area in places]
        block, sums = Block([["Beat", *when.cells]], body, 1), "areas by periods"
    else:
        pairs = zip(when.cells, when.periods, strict=True)
        body = [[cell, *(make(name, area, period) for area in places)] for cell, period in pairs]
        block, sums = Block([[draw(st.sampled_from(_HEADS_OF_PERIODS)), *places]], body, 1), "periods by areas"
    return Made(f"one measure, {sums}", [Page(sheet, placed(draw, titles, adorned(draw, block, sums)))])


LAYOUTS = {
    "measures by periods": measures_by_periods(),
    "periods by measures": periods_by_measures(),
    "areas by measures": areas_by_measures(),
    "measures by areas": measures_by_areas(),
    "groups by periods": groups_by_periods(),
    "sections": sections(),
    "measures over years": measures_over_years(),
    "years over parts": years_over_parts(),
    "long list": long_list(),
    "sheets": sheets(),
    "two tables": two_tables(),
    "one measure": one_measure(),
}


def kind_of(made: Made) -> PeriodKind | None:
    """The one kind of period of a made file."""
    kinds = {fact.key[2].kind for fact in made.facts().values()}
    return next(iter(kinds)) if len(kinds) == 1 else None
