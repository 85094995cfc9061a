"""The sum of the areas beside the agency's own figure: worked out for the eye, never stored (product.md §4, Grid)."""

from collections.abc import Iterable
from math import fsum

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.wording import format_value
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.ui.metrics.entering.looks import Fill, Ink, Look, Symbol


def area_sum(parts: Iterable[StoredCell | None]) -> float | None:
    """The sum of the areas that have a figure; None where none has. A blank is left out, never counted as zero."""
    figures = [part.number for part in parts if part is not None and part.number is not None]
    return fsum(figures) if figures else None


def difference(parts: Iterable[StoredCell | None], whole: StoredCell | None) -> float | None:
    """Agency figure less sum of the areas; None where one of them is missing."""
    total = area_sum(parts)
    if total is None or whole is None or whole.number is None:
        return None
    # Halves of cents and tenths of hours do not add up exactly in binary.
    return round(whole.number - total, 9)


def sum_look(parts: Iterable[StoredCell | None], measure: Measure) -> Look:
    """How the sum is drawn."""
    return Look(format_value(area_sum(parts), measure.unit), Ink.MUTED, Fill.SUNKEN)


def difference_look(parts: Iterable[StoredCell | None], whole: StoredCell | None, measure: Measure) -> Look:
    """How the difference is drawn: any but zero asks to be looked at."""
    found = difference(parts, whole)
    text = format_value(found, measure.unit)
    if not found:
        return Look(text, Ink.MUTED, Fill.SUNKEN)
    return Look(text, Ink.WARN, Fill.WARN, Symbol.NEEDS)
