"""Entries as lines with names instead of keys: what leaves the workspace as CSV or Excel."""

from dataclasses import dataclass
from datetime import date, datetime

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import Entry


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry with its measure and the name of its area."""

    measure: Measure
    area: str
    entry: Entry

    @property
    def measure_id(self) -> str:
        """The catalogue's code such as `1.07`; for a local measure its number in the workspace."""
        return self.measure.code or str(self.measure.id)


Field = str | float | date | datetime | None

COLUMNS = (
    "measure_id",
    "measure",
    "area",
    "period",
    "period_start",
    "period_end",
    "value",
    "numerator",
    "denominator",
    "state",
    "unit",
    "note",
    "source",
    "file",
    "sheet",
    "cell",
    "as_of",
    "changed_at",
    "changed_by",
)
"""The columns of `entries --csv` (product.md §10), in order."""


def fields(line: EntryLine) -> tuple[Field, ...]:
    """The line's values in the order of `COLUMNS`; None where there is nothing."""
    entry, period, value = line.entry, line.entry.key.period, line.entry.value
    origin = entry.origin
    return (
        line.measure_id,
        line.measure.name,
        line.area,
        str(period),
        period.start,
        period.end,
        value.figure(line.measure.scale),
        value.numerator,
        value.denominator,
        value.state.word,
        line.measure.unit.value,
        entry.note,
        entry.source,
        origin.file if origin else "",
        origin.sheet if origin else "",
        origin.cell if origin else "",
        entry.as_of,
        entry.changed_at,
        entry.changed_by,
    )
