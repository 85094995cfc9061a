"""What made-up tables are made of: names, periods and the ways to write them, numbers, titles and notes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from cs360_desktop.domain.periods import Period, PeriodKind
from tests.importing.generated.pieces import Cell

MEASURES = (
    "Robbery", "Burglary", "Larceny - Theft", "Arson", "Calls for service", "Traffic stops", "Citations",
    "Disorder calls", "Foot patrols", "Simple assault", "All other offenses", "Vandalism ", "DUI", "Murder",
    "Motor Vehicle Theft", "Aggravated Assault", "Drug/Narcotic Violations", "Weapon Law Violations",
    "Trespass of Real Property", "Warrants served", "Traffic crashes", "Alarm calls", "Missing persons",
    "Welfare checks", "Graffiti", "Overdose calls", "Noise complaints", "Shots fired", "Domestic disturbance",
    "Theft From Building", "Thefts (all)", "Rape", "Fraud", "Stolen vehicles recovered", "Field interviews",
)  # fmt: skip
AREAS = (
    "Beat 1", "Beat 2", "Beat 11", "Beat 1-1", "North", "Unincorporated", "Rolling Hills", "St. Mary's", "District 3",
    "Total Wine Plaza", "May Street", "March Road", "Downtown", "Mar Vista", "Change Creek", "Summit", "Zone A",
    "Sunset Park", "100 Oaks", "Robbins Nest", "Avenue 9", "Average Corner", "West End", "O'Neil & Sons Lot",
)  # fmt: skip
BEATS = ("Beat 1", "Beat 2", "Beat 3", "Beat 11", "District 3", "Zone A", "Precinct 5", "Sector 7")
TITLES = (
    "MILL HARBOR POLICE DEPARTMENT", "Monthly Activity Report", "Prepared by records, 1/30/2031", "Source: RMS",
    "Crime statistics", "City of Mill Harbor", "Department summary",
)  # fmt: skip
NOTES = (
    "Figures are preliminary and subject to revision.", "Source: RMS", "Prepared by Records, 1/30/2031",
    "* See the note on classification.", "1 Reclassified after review.", "Page 1 of 2",
    "Blank cells: the figure is not available.",
)  # fmt: skip
TOTAL_ROWS = ("Total", "TOTAL", "Totals:", "Grand Total", "Citywide", "Sum", "All", "Subtotal", "TTL", "Total general")
TOTAL_AREAS = ("Total", "Citywide", "City Total", "All Beats", "Grand Total", "Agency Total")
NAMED_SUMS = ("Total Crime Reports", "Total Seven Major Felonies", "All Part I Crimes Total")
TOTAL_COLUMNS = (
    "Total",
    "TOTAL",
    "YTD",
    "Annual Total",
    "Year to Date",
    "Average",
    "Avg",
    "Sum",
    "2-Year Avg",
    "Row Total",
)
CHANGE_COLUMNS = ("% Chg", "% Change", "Pct Change", "Change", "+/-", "Diff", "% chg.")
PARTS = (
    ("known", "cleared"), ("Reported", "Unfounded"), ("Adults", "Juveniles"), ("Offenses", "Arrests"),
    ("actual", "unfounded", "cleared"),
)  # fmt: skip
MISSING = (None, None, None, "", "-", "n/a", "N/A", "***", "--")

LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SPANISH = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip

_MONTHS: dict[str, Callable[[int, int], Cell]] = {
    "Jan 2024": lambda y, m: f"{LONG_MONTHS[m - 1][:3]} {y}",
    "January 2024": lambda y, m: f"{LONG_MONTHS[m - 1]} {y}",
    "Jan-24": lambda y, m: f"{LONG_MONTHS[m - 1][:3]}-{y % 100:02}",
    "JAN '24": lambda y, m: f"{LONG_MONTHS[m - 1][:3].upper()} '{y % 100:02}",
    "2024-01": lambda y, m: f"{y}-{m:02}",
    "01/2024": lambda y, m: f"{m:02}/{y}",
    "date": lambda y, m: date(y, m, 1),
    "1/1/2024": lambda y, m: f"{m}/1/{y}",
    "enero 2024": lambda y, m: f"{SPANISH[m - 1]} {y}",
    "enero de 2024": lambda y, m: f"{SPANISH[m - 1].title()} de {y}",
}
_BARE: dict[str, Callable[[int], Cell]] = {
    "Jan": lambda m: LONG_MONTHS[m - 1][:3],
    "JANUARY": lambda m: LONG_MONTHS[m - 1].upper(),
    "January": lambda m: LONG_MONTHS[m - 1],
    "Ene": lambda m: SPANISH[m - 1][:3].title(),
    "Enero": lambda m: SPANISH[m - 1].title(),
}
_QUARTERS: dict[str, Callable[[int, int], Cell]] = {
    "Q1 2024": lambda y, q: f"Q{q} {y}",
    "2024 Q1": lambda y, q: f"{y} Q{q}",
    "1st Quarter 2024": lambda y, q: f"{('1st', '2nd', '3rd', '4th')[q - 1]} Quarter {y}",
}


@dataclass(frozen=True)
class Written:
    """Periods, how they are written in the table, and the year that must be told elsewhere (None where it is there)."""

    periods: tuple[Period, ...]
    cells: tuple[Cell, ...]
    year: int | None = None


@st.composite
def written_periods(draw: st.DrawFn, least: int = 2, most: int = 12, *, years_only: bool = False) -> Written:
    """Consecutive periods of one kind."""
    year = draw(st.integers(1998, 2026))
    count = draw(st.integers(least, most))
    kind = "years" if years_only else draw(st.sampled_from(("years", "months", "bare", "quarters", "bare quarters")))
    if kind == "years":
        as_text = draw(st.booleans())
        years = [year + step for step in range(min(count, 9))]
        if draw(st.booleans()):
            years.reverse()
        return Written(tuple(map(Period.year, years)), tuple(str(each) if as_text else each for each in years))
    if kind == "months":
        first = draw(st.integers(1, 12))
        write = _MONTHS[draw(st.sampled_from(tuple(_MONTHS)))]
        periods = [Period.month(year, first).next(step) for step in range(count)]
        return Written(tuple(periods), tuple(write(each.start.year, each.start.month) for each in periods))
    if kind == "bare":
        first = draw(st.integers(1, 13 - count)) if count < 12 else 1
        bare = _BARE[draw(st.sampled_from(tuple(_BARE)))]
        months = range(first, first + count)
        return Written(tuple(Period.month(year, each) for each in months), tuple(map(bare, months)), year)
    count = min(count, 4)
    if kind == "quarters":
        write = _QUARTERS[draw(st.sampled_from(tuple(_QUARTERS)))]
        quarters = [Period.quarter(year, draw(st.integers(1, 4)))]
        quarters += [quarters[0].next(step) for step in range(1, count)]
        cells = tuple(write(each.start.year, each.start.month // 3 + 1) for each in quarters)
        return Written(tuple(quarters), cells)
    return Written(
        tuple(Period.quarter(year, each + 1) for each in range(count)),
        tuple(f"Q{each + 1}" for each in range(count)),
        year,
    )


@st.composite
def one_period(draw: st.DrawFn) -> tuple[Period, str]:
    """A period with the words a title, sheet or file name says it in."""
    year = draw(st.integers(1998, 2026))
    kind = draw(st.sampled_from(("year", "month", "quarter")))
    if kind == "year":
        return Period.year(year), str(year)
    if kind == "quarter":
        quarter = draw(st.integers(1, 4))
        return Period.quarter(year, quarter), f"Q{quarter} {year}"
    month = draw(st.integers(1, 12))
    said = draw(
        st.sampled_from((f"{LONG_MONTHS[month - 1]} {year}", f"{year}-{month:02}", f"{SPANISH[month - 1]} {year}"))
    )
    return Period.month(year, month), said


def said(period: Period) -> str:
    """A period in words for a sheet's name."""
    year, month = period.start.year, period.start.month
    return str(year) if period.kind is PeriodKind.YEAR else f"{LONG_MONTHS[month - 1]} {year}"


def measures(least: int = 1, most: int = 6) -> st.SearchStrategy[list[str]]:
    """Different names of measures."""
    return st.lists(st.sampled_from(MEASURES), min_size=least, max_size=most, unique=True)


def areas(least: int = 2, most: int = 5) -> st.SearchStrategy[list[str]]:
    """Different names of areas."""
    return st.lists(st.sampled_from(AREAS), min_size=least, max_size=most, unique=True)
