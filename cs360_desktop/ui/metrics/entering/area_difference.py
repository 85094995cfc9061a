"""Where the areas of a period do not add up to the agency's own figure: by how much, perhaps why, and what can be done.

Nothing is put anywhere unasked: a difference may as well be an area that has not reported yet. Nor is a sum without
one of its areas ever offered as the figure of the agency.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.catalogue import Aggregation, Measure
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.wording import format_value
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.ui.metrics.entering.compared import area_sum, difference
from cs360_desktop.ui.metrics.entering.rows import CellRow, GroupRow
from cs360_desktop.ui.metrics.entering.sheet import Sheet

_CONTEXT = "AreaDifference"
_DOUBTFUL = (EntryState.DISPUTED, EntryState.ESTIMATED)


@dataclass(frozen=True, slots=True)
class AreaDifference:
    """What the areas say against the agency's own figure in words, and the entry that would set it right.

    `is_difference` is false where the agency has no figure of its own yet. `unknown` is the place of the unknown area
    in the grid where the difference may belong; `key` and `value` are the entry that can be made by one click, None
    where none can; `offer` is that click in words, `done` the undo step.
    """

    what: str
    so_what: str
    is_difference: bool = True
    unknown: tuple[int, int] | None = None
    key: EntryKey | None = None
    value: Value | None = None
    offer: str = ""
    done: str = ""


def area_difference(sheet: Sheet, place: tuple[int, int]) -> AreaDifference | None:
    """What there is to say about the column of a cell, None where the figures agree or areas do not add up."""
    row, column = place
    if isinstance(sheet.rows[row], GroupRow) or not sheet.measure_at(row).adds_up:
        return None
    whole = sheet.whole(column)
    if whole is None:
        return _no_total(sheet, sheet.measure_at(row), column)
    found = difference(sheet.parts(column), whole)
    return _difference(sheet, sheet.measure_at(row), column, whole, found) if found else None


def _no_total(sheet: Sheet, measure: Measure, column: int) -> AreaDifference | None:
    """Offer the sum as the agency's figure, but only where no area is missing from it."""
    parts = sheet.parts(column)
    total = area_sum(parts)
    place = sheet.place_of_area(WHOLE_AGENCY, column)
    if total is None or place is None:
        return None
    period, figure = sheet.columns[column], format_value(total, measure.unit)
    what = _tr("{period}: the areas add to {total}, the agency total has no entry")
    about = _tr("Charts and documents of the whole agency use the agency total.")
    what = what.format(period=period.spoken, total=figure)
    missing = _without_figure(sheet, column, but=UNKNOWN_AREA)
    if missing:
        return AreaDifference(what, f"{missing} {about}", is_difference=False)
    done = _tr("Entered the sum of the areas, {figure}, as the agency total, {measure}, {period}")
    return AreaDifference(
        what,
        about,
        is_difference=False,
        key=sheet.key_at(*place),
        value=Value(round(total, 9), state=_state(parts)),
        offer=_tr("Enter {figure} as the agency total (Ctrl+U)").format(figure=figure),
        done=done.format(figure=figure, measure=measure.name, period=period.period.label),
    )


def _difference(sheet: Sheet, measure: Measure, column: int, whole: StoredCell, found: float) -> AreaDifference:
    parts, period = sheet.parts(column), sheet.columns[column]
    what = _tr("{period}: the areas add to {total}, the agency total says {whole}").format(
        period=period.spoken,
        total=format_value(area_sum(parts), measure.unit),
        whole=format_value(whole.number, measure.unit),
    )
    unknown = sheet.place_of_area(UNKNOWN_AREA, column)
    sentences = [_without_figure(sheet, column)]
    if found < 0:
        sentences.append(_tr("The areas have more than the agency, so there is nothing for “Unknown area”."))
        if not _without_figure(sheet, column, but=UNKNOWN_AREA):
            return _raise_total(sheet, measure, column, AreaDifference(what, " ".join(filter(None, sentences))))
    elif measure.aggregation is not Aggregation.SUM:
        sentences.append(_tr("This measure is a stock, so the difference cannot be put into “Unknown area”."))
    sentences.append(_tr("Both figures stay as entered until you decide."))
    so_what = " ".join(filter(None, sentences))
    if found < 0:
        unknown = None
    if unknown is None or measure.aggregation is not Aggregation.SUM:
        return AreaDifference(what, so_what, unknown=unknown)
    held = sheet.cells.at(*unknown)
    done = _tr("Put {figure} into the unknown area, {measure}, {period}").format(
        figure=format_value(found, measure.unit), measure=measure.name, period=period.period.label
    )
    return AreaDifference(
        what,
        so_what,
        unknown=unknown,
        key=sheet.key_at(*unknown),
        value=Value(round((held.number or 0.0 if held else 0.0) + found, 9), state=_state([*parts, whole])),
        offer=_tr("Put {figure} into the unknown area (Ctrl+U)").format(figure=format_value(found, measure.unit)),
        done=done,
    )


def _raise_total(sheet: Sheet, measure: Measure, column: int, said: AreaDifference) -> AreaDifference:
    """Offer the sum of all areas in place of an agency total that is less."""
    parts = sheet.parts(column)
    total, place = area_sum(parts), sheet.place_of_area(WHOLE_AGENCY, column)
    if total is None or place is None:
        return said
    figure = format_value(total, measure.unit)
    done = _tr("Raised the agency total to the sum of the areas, {figure}, {measure}, {period}")
    return replace(
        said,
        key=sheet.key_at(*place),
        value=Value(round(total, 9), state=_state(parts)),
        offer=_tr("Make the agency total {figure} (Ctrl+U)").format(figure=figure),
        done=done.format(figure=figure, measure=measure.name, period=sheet.columns[column].period.label),
    )


def _without_figure(sheet: Sheet, column: int, *, but: int | None = None) -> str:
    """Name the areas that have no figure in a column, one of them not asked."""
    names = [
        shown.label
        for row, shown in enumerate(sheet.rows)
        if isinstance(shown, CellRow)
        and shown.area_id not in {WHOLE_AGENCY, but}
        and _figure(sheet.cells.at(row, column)) is None
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
