"""What stands in and around tables besides their numbers: totals, changes, remarks, titles, notes, blank rows."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.importing.generated.names import (
    CHANGE_COLUMNS,
    NAMED_SUMS,
    NOTES,
    TITLES,
    TOTAL_AREAS,
    TOTAL_COLUMNS,
    TOTAL_ROWS,
)
from tests.importing.generated.pieces import UP, Block, Cell, Fact, Joined, Marked, Row, Shown, padded, summed

_SUMS_ACROSS = ("Total", "TOTAL", "Sum", "All", "Grand Total", "Row Total")
_SUMS_OF_AREAS = ("Total", "Citywide", "Grand Total", "City Total", "Agency Total")
_SUMS_OF_PERIODS = ("Total", "YTD", "Year to Date", "Average", "Annual Total", "12 Month Total", "% Change")


def title_rows(draw: st.DrawFn) -> list[Row]:
    """Rows above a table that say nothing about its numbers."""
    return [[title] for title in draw(st.lists(st.sampled_from(TITLES), max_size=2))]


def adorned(draw: st.DrawFn, block: Block, sums: str) -> list[Row]:
    """The rows of a table with some of what people add to tables.

    Args:
        draw: from the strategy.
        block: the table.
        sums: what its rows and columns are, which tells how sums of them are called.
    """
    chance = draw(st.integers(0, 511))
    block.heads, block.body = padded(block.rows)[: len(block.heads)], padded(block.rows)[len(block.heads) :]
    if chance & 1:
        _add_total_row(draw, block, sums)
    if chance & 2:
        _add_total_column(draw, block, sums)
    if chance & 4 and sums.endswith("by periods"):
        _add_change(draw, block)
    if chance & 24 == 24:
        _add_row_numbers(draw, block)
    if chance & 96 == 96:
        texts = st.sampled_from(("", "", "late report", "see memo", "revised"))
        remarks: list[Cell] = [*draw(st.lists(texts, min_size=1, max_size=4))]
        _add_column(block, draw(st.sampled_from(("Remarks", "Notes", "Comments"))), _beside_numbers(block, remarks))
    if chance & 384 == 384:
        _mark_names(draw, block)
    return _with_rows_between(draw, block)


def placed(draw: st.DrawFn, titles: Sequence[Row], table: Sequence[Row]) -> list[Row]:
    """A table under its titles and over its notes, anywhere on the sheet."""
    left: Row = [None] * draw(st.sampled_from((0, 0, 0, 1, 3)))
    above: list[Row] = [[]] * draw(st.sampled_from((0, 0, 0, 1, 6)))
    gap: list[Row] = [[]] * draw(st.integers(0, 2))
    notes: list[Row] = [[note] for note in draw(st.lists(st.sampled_from(NOTES), max_size=2))]
    below: list[Row] = [[]] * draw(st.integers(0, 2)) if notes else []
    rows: list[Row] = [*above, *titles, *(gap if titles else []), *table, *below, *notes]
    return [[*left, *row] if row else [] for row in rows]


def _sum_names(sums: str) -> tuple[Sequence[str], Sequence[str]]:
    """Names of sums down and across."""
    down, _, across = sums.partition(" by ")
    rows = {"areas": TOTAL_AREAS, "periods": _SUMS_OF_PERIODS}.get(down, TOTAL_ROWS)
    columns = {"periods": TOTAL_COLUMNS, "areas": _SUMS_OF_AREAS}.get(across, _SUMS_ACROSS)
    return rows, columns


def _add_total_row(draw: st.DrawFn, block: Block, sums: str) -> None:
    names, _ = _sum_names(sums)
    is_plain = sums == "measures by periods"
    name = draw(st.sampled_from([*names, *NAMED_SUMS] if is_plain else names))
    width = block.width
    in_groups = draw(st.booleans())
    if block.by_row and in_groups:
        first = 0
        for added, end in enumerate(block.by_row):
            block.body.insert(end + added, _total(draw, block, block.body[first : end + added], name, width))
            first = end + added + 1
        return
    total = _total(draw, block, block.body, name, width)
    at_end = bool(draw(st.integers(0, 3))) or sums == "sections"
    where = len(block.body) if at_end else 0
    if where == 0 and block.body and isinstance(block.body[0][0], Joined):
        where = len(block.body)
    block.body.insert(where, total)
    block.by_row = []


def _total(draw: st.DrawFn, block: Block, rows: Sequence[Row], name: str, width: int) -> Row:
    labels: Row = [None] * block.names
    labels[draw(st.integers(0, block.names - 1))] = name
    numbers: list[Cell] = []
    for column in range(block.names, width):
        cells = [row[column] for row in rows if column < len(row)]
        fact = next((cell for cell in cells if isinstance(cell, Fact)), None)
        total = summed(cells)
        is_named = fact is not None and name in NAMED_SUMS
        numbers.append(Fact((name, *fact.key[1:]), total, may_stay_out=True) if is_named and fact else total)
    return [*labels, *numbers]


def _add_total_column(draw: st.DrawFn, block: Block, sums: str) -> None:
    _, names = _sum_names(sums)
    name = draw(st.sampled_from(names))
    values: list[Cell] = [
        summed(row) if any(isinstance(cell, Fact | int) for cell in row) else None for row in block.body
    ]
    _add_column(block, name, values, at=block.width if draw(st.integers(0, 3)) else block.names)


def _add_change(draw: st.DrawFn, block: Block) -> None:
    values: list[Cell] = []
    for row in block.body:
        last = [cell for cell in row if isinstance(cell, Fact) and cell.number]
        change = round((last[-1].number or 0) / (last[-2].number or 1) - 1, 3) if len(last) > 1 else None
        values.append(Shown(change) if change is not None else None)
    _add_column(block, draw(st.sampled_from(CHANGE_COLUMNS)), values)


def _add_row_numbers(draw: st.DrawFn, block: Block) -> None:
    numbers = iter(range(1, 500))
    values: list[Cell] = [next(numbers) if any(isinstance(cell, Fact) for cell in row) else None for row in block.body]
    _add_column(block, draw(st.sampled_from(("#", "No.", None, "Row"))), values, at=0)
    block.names += 1


def _beside_numbers(block: Block, texts: Sequence[Cell]) -> list[Cell]:
    rest = iter(texts)
    return [next(rest, None) if any(isinstance(cell, Fact) for cell in row) else None for row in block.body]


def _add_column(block: Block, head: Cell, values: Sequence[Cell], at: int | None = None) -> None:
    """Put a column in, at the right unless told; its head stands in the lowest head row."""
    at = block.width if at is None else at
    heads: Sequence[Cell] = [*[None] * (len(block.heads) - 1), head]
    for rows, cells in ((block.heads, heads), (block.body, values)):
        for number, row in enumerate(rows):
            rows[number] = [*row[:at], *[None] * (at - len(row)), cells[number], *row[at:]]


def _mark_names(draw: st.DrawFn, block: Block) -> None:
    for row in block.body:
        column = max(block.names - 1, 0)
        name = row[column]
        if isinstance(name, str) and name and not name[-1].isdigit() and draw(st.integers(0, 3)) == 3:
            row[column] = Marked(name.strip(), draw(st.sampled_from("123")))


def _with_rows_between(draw: st.DrawFn, block: Block) -> list[Row]:
    """Put blank rows, or the head once more, between rows; never inside merged cells."""
    open_ = [number for number, row in enumerate(block.body) if number and not any(cell is UP for cell in row)]
    kind = draw(st.sampled_from((None, None, None, "blank", "blank", "head")))
    if not open_ or kind is None:
        return block.rows
    rows = list(block.body)
    for at in sorted(set(draw(st.lists(st.sampled_from(open_), max_size=2))), reverse=True):
        again: list[Row] = [[]] if kind == "blank" else [list(row) for row in block.heads]
        rows[at:at] = again
    return [*block.heads, *rows]
