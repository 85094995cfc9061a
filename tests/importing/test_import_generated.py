"""Made-up tables with noise around them: they come in exactly as they were made, or something is asked; never else."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.plan import build_plan
from cs360_desktop.importing.propose import propose
from cs360_desktop.importing.workbook import Sheet, Workbook, address
from tests.importing.conftest import NOTHING_KNOWN, numbers

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NAMES = (
    "Robbery", "Burglary", "Larceny - Theft", "Arson", "Total Rape", "Calls for service", "Traffic stops", "Citations",
    "Disorder calls", "Foot patrols", "Simple assault", "All other offenses", "Vandalism ", "DUI",
)  # fmt: skip
MAY_BE_SUMS = {"Total Rape", "All other offenses"}
"""These stay measures unless the rows above happen to add up to them; then they are reported as left out."""
AREAS = ("Beat 1", "Beat 2", "Beat 11", "North", "Unincorporated", "Rolling Hills", "St. Mary's")
TITLES = (
    "MILL HARBOR POLICE DEPARTMENT", "Monthly activity report", "Prepared by records, 1/30/2025", "Source: RMS", "",
    "Figures are preliminary and subject to revision.",
)  # fmt: skip
NUMBERS = st.one_of(st.none(), st.integers(0, 30), st.integers(1990, 2030), st.integers(0, 2_000_000))

Key = tuple[str, str, str]
Expected = dict[Key, float]


@dataclass
class Made:
    """A sheet and the table it was made from."""

    rows: list[list[Any]] = field(default_factory=list)
    expected: Expected = field(default_factory=dict)
    cells: dict[str, Key] = field(default_factory=dict)

    def expect(self, row: list[Any], column: int, key: Key, number: int) -> None:
        """Note what the cell of the row just added stands for; `column` counts from 0."""
        assert self.rows[-1] is row
        self.expected[key] = float(number)
        self.cells[address(len(self.rows), column + 1)] = key


def _workbook(made: Made, file: str) -> Workbook:
    width = max(map(len, made.rows))
    cells = [[_cell(cell) for cell in row] + [None] * (width - len(row)) for row in made.rows]
    return Workbook(file, "0" * 64, (Sheet("Sheet1", hidden=False, cells=cells),))


def _cell(cell: Any) -> Any:
    return None if cell == "" else float(cell) if isinstance(cell, int) else cell


def _check(made: Made, file: str = "Activity.xlsx") -> None:
    plan = build_plan(propose(_workbook(made, file), NOTHING_KNOWN), NOTHING_KNOWN, create=True)
    found = numbers(plan)
    assert len(found) == len(plan.values)
    assert found.items() <= made.expected.items(), "a value that was not in the table"
    for each in plan.values:
        assert made.cells[each.cell] == (each.measure_name, each.area_name, str(each.period))
    if not plan.questions and not plan.rejected:
        missing = made.expected.keys() - found.keys()
        assert {measure for measure, _, _ in missing} <= MAY_BE_SUMS, "a value is missing and nothing was said"
        assert not missing or any("it is a total of other rows" in each.reason for each in plan.left_out)


def _periods(draw: st.DrawFn) -> tuple[list[Any], list[Period], list[str]]:
    """Heads, their periods, and title rows they need."""
    kind = draw(st.sampled_from(("years", "text years", "months", "bare months", "quarters")))
    year = draw(st.integers(2000, 2025))
    count = draw(st.integers(2, 12))
    if kind in {"years", "text years"}:
        years = [year + step for step in range(count)]
        return [each if kind == "years" else str(each) for each in years], [Period.year(each) for each in years], []
    if kind == "quarters":
        periods = [Period.quarter(year, 1).next(step) for step in range(count)]
        return [f"Q{each.start.month // 3 + 1} {each.start.year}" for each in periods], periods, []
    periods = [Period.month(year, 1).next(step) for step in range(count)]
    if kind == "months":
        return [f"{MONTHS[each.start.month - 1]} {each.start.year}" for each in periods], periods, []
    return [MONTHS[each.start.month - 1] for each in periods], periods, [f"Activity in {year}"]


@st.composite
def wide(draw: st.DrawFn) -> Made:
    """A wide table at any place, with titles, notes, blank rows and columns, totals and missing cells."""
    heads, periods, titles = _periods(draw)
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    areas = draw(st.one_of(st.just([""]), st.lists(st.sampled_from(AREAS), min_size=2, max_size=4, unique=True)))
    left = [""] * draw(st.integers(0, 2))
    gap = [""] * draw(st.integers(0, 1))
    has_area = areas != [""]
    total_column = draw(st.booleans())
    made = Made()
    titles += draw(st.lists(st.sampled_from(TITLES), max_size=3))
    made.rows += [[*left, title] for title in titles]
    made.rows += [[]] * draw(st.integers(0, 2))
    made.rows.append(
        [*left, *(["Beat"] if has_area else []), "Offense", *gap, *heads, *(["Total"] if total_column else [])]
    )
    sums = [0] * len(heads)
    for area in areas:
        for name in names:
            values = [draw(NUMBERS) for _ in heads]
            sums = [total + (value or 0) for total, value in zip(sums, values, strict=True)]
            total = [sum(value or 0 for value in values)] if total_column else []
            row = [*left, *([area] if has_area else []), name, *gap, *values, *total]
            made.rows.append(row)
            first = len(row) - len(values) - len(total)
            for column, (period, value) in enumerate(zip(periods, values, strict=True), first):
                if value is not None:
                    made.expect(row, column, (" ".join(name.split()), area, str(period)), value)
        made.rows += [[]] * draw(st.integers(0, 1))
    if draw(st.booleans()):
        made.rows.append([*left, *([""] if has_area else []), "TOTAL", *gap, *sums])
    made.rows += [[*left, note] for note in draw(st.lists(st.sampled_from(TITLES), max_size=2))]
    return made


@st.composite
def long(draw: st.DrawFn) -> Made:
    """A long list in any order of rows and columns, with titles above and some cells missing."""
    year = draw(st.integers(2000, 2025))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    areas = draw(st.lists(st.sampled_from(AREAS), min_size=1, max_size=3, unique=True))
    months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=6, unique=True))
    columns = draw(st.permutations(("Year", "Month", "Beat", "Category", "Count")))
    records: list[dict[str, Any]] = [
        {"Year": year, "Month": month, "Beat": area, "Category": name, "Count": draw(NUMBERS)}
        for month in months
        for area in areas
        for name in names
    ]
    made = Made([[title] for title in draw(st.lists(st.sampled_from(TITLES), max_size=2))])
    made.rows.append(list(columns))
    for record in draw(st.permutations(records)):
        row = [record[column] for column in columns]
        made.rows.append(row)
        if record["Count"] is not None:
            key = " ".join(record["Category"].split()), record["Beat"], f"{year}-{record['Month']:02}"
            made.expect(row, columns.index("Count"), key, record["Count"])
    return made


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wide())
def test_that_a_wide_table_comes_in_as_it_was_made_or_is_asked(made: Made) -> None:
    _check(made)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(long())
def test_that_a_long_list_comes_in_as_it_was_made_or_is_asked(made: Made) -> None:
    _check(made)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    wide(),
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.integers(0, 20),
            st.sampled_from(("n/a", "-", "12 13", "2-3", "Total", "x", "", "2023", "Jan", "% Chg", "ARRESTS", "(7)")),
        ),
        max_size=4,
    ),
)
def test_that_spoiled_cells_never_change_another_value(made: Made, spoiled: list[tuple[int, int, str]]) -> None:
    """A spoiled head, name or title may take values away; a cell it does not stand for keeps its meaning or is gone."""
    rows = [list(row) for row in made.rows]
    touched: set[tuple[int, int]] = set()
    for row, column, text in spoiled:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
            touched.add((row + 1, column + 1))
    plan = build_plan(propose(_workbook(Made(rows), "Activity.xlsx"), NOTHING_KNOWN), NOTHING_KNOWN, create=True)
    for each in plan.values:
        row, column = _place(each.cell)
        own_labels = any(place[0] == row or place[1] == column for place in touched)
        if not own_labels and each.cell in made.cells:
            key = made.cells[each.cell]
            assert each.value.number == made.expected[key]
            assert (each.measure_name, each.area_name) == key[:2]
            assert str(each.period) == key[2] or any(text == "2023" for _, _, text in spoiled)
        elif not own_labels:
            raise AssertionError(f"{each.cell} is no value of the table")


def _place(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(cell[len(letters) :]), column


def test_that_the_generator_makes_tables_that_mostly_come_in() -> None:
    """If nearly everything were asked, the tests above would prove little."""
    asked: list[bool] = []

    @settings(max_examples=100, deadline=None, derandomize=True, database=None)
    @given(wide())
    def count(made: Made) -> None:
        plan = build_plan(propose(_workbook(made, "A.xlsx"), NOTHING_KNOWN), NOTHING_KNOWN, create=True)
        asked.append(bool(plan.questions) and bool(made.expected))

    count()
    assert sum(asked) * 4 < len(asked)


def test_that_the_file_is_named_without_its_folder(tmp_path: Path) -> None:
    plan = build_plan(propose(_workbook(Made([["x"]]), "A.xlsx"), NOTHING_KNOWN), NOTHING_KNOWN, create=True)
    assert plan.file == "A.xlsx"
