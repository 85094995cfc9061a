"""Where the areas of a period do not add up to the agency's own figure: by how much, perhaps why, and what can be done.

Nothing is put anywhere unasked: a difference may as well be an area that has not reported yet.
"""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import Aggregation
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.wording import format_value
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.ui.metrics.entering.compared import area_sum, difference
from cs360_desktop.ui.metrics.entering.rows import CellRow, GroupRow, adds_up
from cs360_desktop.ui.metrics.entering.sheet import Sheet

_CONTEXT = "AreaDifference"
_DOUBTFUL = (EntryState.DISPUTED, EntryState.ESTIMATED)


@dataclass(frozen=True, slots=True)
class AreaDifference:
    """A difference in words, and what the unknown area would hold if it were put there.

    `unknown` is its place in the grid; `key` and `value` are None where the difference cannot be put there.
    """

    what: str
    so_what: str
    unknown: tuple[int, int] | None
    key: EntryKey | None = None
    value: Value | None = None
    done: str = ""


def area_difference(sheet: Sheet, place: tuple[int, int]) -> AreaDifference | None:
    """The difference in the column of a cell, None where there is none or areas do not add up."""
    row, column = place
    if isinstance(sheet.rows[row], GroupRow) or not adds_up(sheet.measure_at(row)):
        return None
    measure, parts, whole = sheet.measure_at(row), sheet.parts(column), sheet.whole(column)
    found = difference(parts, whole)
    if not found or whole is None:
        return None
    period = sheet.columns[column]
    what = _tr("{period}: the areas add to {total}, the agency total says {whole}").format(
        period=period.spoken,
        total=format_value(area_sum(parts), measure.unit),
        whole=format_value(whole.number, measure.unit),
    )
    unknown = sheet.place_of_area(UNKNOWN_AREA, column)
    sentences = [_without_figure(sheet, column)]
    if found < 0:
        sentences.append(_tr("The areas have more than the agency, so there is nothing for “Unknown area”."))
    elif measure.aggregation is not Aggregation.SUM:
        sentences.append(_tr("This measure is a stock, so the difference cannot be put into “Unknown area”."))
    sentences.append(_tr("Both figures stay as entered until you decide."))
    so_what = " ".join(filter(None, sentences))
    if found < 0 or unknown is None or measure.aggregation is not Aggregation.SUM:
        return AreaDifference(what, so_what, unknown)
    held = sheet.cells.at(*unknown)
    figure = round((held.number or 0.0 if held else 0.0) + found, 9)
    done = _tr("Put {figure} into the unknown area, {measure}, {period}").format(
        figure=format_value(found, measure.unit), measure=measure.name, period=period.period.label
    )
    value = Value(figure, state=_state([*parts, whole]))
    return AreaDifference(what, so_what, unknown, sheet.key_at(*unknown), value, done)


def _without_figure(sheet: Sheet, column: int) -> str:
    names = [
        shown.label
        for row, shown in enumerate(sheet.rows)
        if isinstance(shown, CellRow) and shown.area_id != WHOLE_AGENCY and _figure(sheet.cells.at(row, column)) is None
    ]
    if not names:
        return ""
    text = _tr("No figure for: {areas}.")
    return text.format(areas=", ".join(names))


def _figure(cell: StoredCell | None) -> float | None:
    return None if cell is None else cell.number


def _state(cells: list[StoredCell | None]) -> EntryState:
    """What follows from doubtful figures is doubtful too."""
    states = {cell.state for cell in cells if cell is not None}
    return next((state for state in _DOUBTFUL if state.value in states), EntryState.ENTERED)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
