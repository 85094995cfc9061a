"""Made-up files with cells overwritten: what a spoiled cell does not name keeps its meaning, or is gone."""

import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import coordinate_from_string

from cs360_desktop.importing.texts import folded
from cs360_desktop.importing.workbook import address, column_letters
from tests.importing.conftest import plan_of
from tests.importing.generated.files import write
from tests.importing.generated.layouts import groups_by_periods, long_list, measures_by_periods
from tests.importing.generated.pieces import Made, padded

_SPOILS = (
    "n/a",
    "-",
    "12 13",
    "2-3",
    "Total",
    "x",
    "",
    "2023",
    "Jan",
    "% Chg",
    "ARRESTS",
    "(7)",
    "Robbery",
    "Beat 1",
    "Q1",
)
EXAMPLES = int(os.environ.get("CS360_EXAMPLES", "0"))
_SAY_TIME = {"2023", "Jan", "Q1"}


@settings(max_examples=EXAMPLES or 60, derandomize=not EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(measures_by_periods(), long_list(), groups_by_periods().filter(lambda made: "repeated" in made.layout)),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12), st.sampled_from(_SPOILS)), min_size=1, max_size=4),
)
def _spoiled_cells_change_nothing_else(folder: Path, made: Made, spoils: list[tuple[int, int, str]]) -> None:
    facts = {address(row, column): fact for (_, row, column), fact in made.facts().items()}
    page = made.pages[0]
    page.rows = padded(page.rows)
    spoiled_rows, spoiled_columns = set(), set()
    for row, column, text in spoils:
        if row < len(page.rows) and column < len(page.rows[row]):
            page.rows[row][column] = text
            spoiled_rows.add(row + 1)
            spoiled_columns.add(column_letters(column + 1))
    for each in plan_of(write(made, "xlsx", folder)).values:
        letters, row = coordinate_from_string(each.cell)
        if row in spoiled_rows or letters in spoiled_columns:
            continue
        assert each.cell in facts, f"{each.cell} is no value of the table"
        measure, area, period = facts[each.cell].key
        assert each.value.number == facts[each.cell].number
        assert (folded(each.measure_name), folded(each.area_name)) == (folded(measure), folded(area))
        assert each.period == period or any(text in _SAY_TIME for _, _, text in spoils)


def test_that_spoiled_cells_never_change_another_value(tmp_path: Path) -> None:
    _spoiled_cells_change_nothing_else(tmp_path)
