"""The period of a cell whose row and head each tell a part of it."""

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.mapping import ColumnMapping, TableMapping
from cs360_desktop.importing.periods import PeriodLabel, years_in


def _in_year_of_head(said: PeriodLabel | None, year: Period) -> tuple[Period | None, str]:
    """The month or quarter of a row in the year of its column's head: months down, years across."""
    if said is not None and said.month is not None:
        return Period.month(year.start.year, said.month), ""
    if said is not None and said.quarter is not None:
        return Period.quarter(year.start.year, said.quarter), ""
    return None, "the row names no month or quarter that can be read"


def without_year(name: str, period: Period) -> str:
    """A name from a head without the year, where that is the year of the number: `2015 estimated population`."""
    if years_in(name) != {period.start.year} or period.end.year != period.start.year:
        return name
    return " ".join(name.replace(str(period.start.year), " ").split()).strip(" ,-") or name


def joined_period(
    said: PeriodLabel | str | None, column: ColumnMapping, table: TableMapping
) -> tuple[Period | None, str]:
    """The period of a cell whose row and head each tell a part of it."""
    if isinstance(said, str):
        return None, said
    if column.period is not None:
        return _in_year_of_head(said, column.period)
    if said is None or said.period is None:
        return (table.period, "") if table.period else (None, "its period is not known")
    year = said.period.start.year
    if column.month is not None:
        return Period.month(year, column.month), ""
    if column.quarter is not None:
        return Period.quarter(year, column.quarter), ""
    return said.period, ""
