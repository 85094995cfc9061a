"""Where Ctrl and an arrow lead: to the edge of data, as in spreadsheets."""

from collections.abc import Iterator

from cs360_desktop.ui.metrics.entering.rows import GroupRow
from cs360_desktop.ui.metrics.entering.sheet import Sheet

Place = tuple[int, int]


def edge_of_data(sheet: Sheet, place: Place, rows: int, columns: int) -> Place | None:
    """The end of this run of entries, or the start of the next one; None at the edge of the grid.

    Args:
        sheet: what the grid shows.
        place: where one stands.
        rows: -1 for up, 1 for down, else 0.
        columns: -1 for left, 1 for right, else 0.
    """
    path = list(_path(sheet, place, rows, columns))
    if not path:
        return None
    filled = [bool(sheet.look(*step).text) for step in path]
    if sheet.look(*place).text and filled[0]:
        end = next((number for number, full in enumerate(filled) if not full), len(path)) - 1
    else:
        end = next((number for number, full in enumerate(filled) if full), len(path) - 1)
    return path[end]


def _path(sheet: Sheet, place: Place, rows: int, columns: int) -> Iterator[Place]:
    """The cells from a place to the edge of the grid, group rows left out."""
    row, column = place[0] + rows, place[1] + columns
    while 0 <= row < len(sheet.rows) and 0 <= column < len(sheet.columns):
        if not isinstance(sheet.rows[row], GroupRow):
            yield row, column
        row, column = row + rows, column + columns
