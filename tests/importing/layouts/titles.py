"""What only a title, a corner, a sheet's or a file's name says, and names of rows that say less than they seem."""
# ruff: noqa: E501 (rows are as wide as the tables they rebuild)

from tests.importing.layouts.layout import Layout, Truth, months

_YEARS = ("2021", "2022", "2023")
_TABLE = "Offense | 2021 | 2022 | 2023\nRobbery | 4 | 5 | 6\nBurglary | 10 | 12 | 9"


def _titled(title: str, *words: str) -> Layout:
    """Offenses by year under a title whose words belong to every figure; without words nothing may come in."""
    truth = [Truth("B3:D4", f"{{A}} {' '.join(words)}", across=_YEARS)] if words else []
    return Layout(f"title: {title}", f"{title}\n{_TABLE}", truth)


def _sheet(name: str, *words: str) -> Layout:
    truth = [Truth("B2:D3", f"{{A}} {' '.join(words)}", across=_YEARS, sheet=name)] if words else []
    return Layout(f"sheet: {name}", {name: _TABLE}, truth)


def _plain(title: str) -> Layout:
    """A title that changes nothing: the table is an ordinary one."""
    return Layout(f"plain title: {title}", f"{title}\n{_TABLE}", [Truth("B3:D4", "{A}", across=_YEARS)])


def _corner(corner: str, *words: str) -> Layout:
    rows = _TABLE.replace("Offense", corner, 1)
    return Layout(f"corner: {corner}", rows, [Truth("B2:D3", f"{{A}} {' '.join(words)}", across=_YEARS)])


def _last_row(name: str) -> Layout:
    """A row that sums the others under some name."""
    rows = f"{_TABLE}\nArson | 1 | 0 | 2\n{name} | 15 | 17 | 17"
    return Layout(f"sum named {name}", rows, [Truth("B2:D4", "{A}", across=_YEARS)])


def _column(name: str, *values: str) -> Layout:
    """A column beside the months that is no month."""
    rows = f"2023\nOffense | Jan | Feb | Mar | {name}\nRobbery | 4 | 5 | 6 | {values[0]}\nBurglary | 10 | 12 | 9 | {values[1]}"
    return Layout(f"column named {name}", rows, [Truth("B3:D4", "{A}", across=months(2023, 1, 3))])


def _measure_column(name: str, *values: str) -> Layout:
    """A column beside measures that months run down; not one of the counts of the month."""
    lines = "\n".join(
        f"{month} | {arrests} | {value}"
        for month, arrests, value in zip(("January", "February", "March"), (30, 28, 33), values, strict=True)
    )
    truth = [Truth("B3:B5", "Arrests", down=months(2023, 1, 3))]
    return Layout(f"measure column named {name}", f"2023\nMonth | Arrests | {name}\n{lines}", truth)


def _noted(note: str) -> Layout:
    truth = [Truth("B3:C4", "{A}", across=_YEARS[:2])]
    return Layout(f"note: {note}", f"Crime Statistics\n{_TABLE}\n\n{note}", truth)


LAYOUTS = [
    *(
        _titled(title, *words)
        for title, *words in (
            ("Shooting Victims", "shooting", "victims"),
            ("Crime Suspects by Offense", "suspects"),
            ("Unfounded Reports", "unfounded"),
            ("Attempted Offenses", "attempted"),
            ("Alcohol-Related Offenses", "alcohol"),
            ("Crimes Against Senior Citizens", "senior"),
            ("Crimes Against Children", "children"),
            ("Hate Crimes", "hate"),
            ("Crime at Apartment Complexes", "apartment"),
            ("Crime in Parks", "parks"),
            ("Downtown Crime", "downtown"),
            ("District 3", "district", "3"),
            ("Ward 5 Crime Statistics", "ward", "5"),
            ("Zone B", "zone", "b"),
            ("Average Monthly Crime", "average"),
            ("Crime per 100,000", "100", "000"),
            ("Offenses per Officer", "officer"),
            ("Cases Assigned to Detectives", "assigned"),
            ("Cases Closed", "closed"),
            ("Offenses by Adults", "adults"),
            ("Convictions", "convictions"),
            ("Charges Filed", "charges"),
            ("Warrants Served", "warrants"),
            ("Property Value Stolen ($)", "value", "stolen"),
            ("Percent Cleared", "percent", "cleared"),
            ("Percent of All Crime", "percent"),
            ("National Crime Statistics", "national"),
            ("State of Ohio Crime", "ohio"),
            ("Peer City Average", "average"),
            ("Nighttime Crime", "nighttime"),
            ("Offenses Involving Drugs", "drugs"),
            ("Arrestees by Offense", "arrestees"),
        )
    ),
    *(
        _titled(title)
        for title in (
            "Difference from Prior Year",
            "Change Since 2019",
            "2024 Goals",
            "Forecast",
            "Crime Through the Third Quarter",
            "January through June",
            "First Half Crime",
            "Q1 Crime Statistics",
            "Summer Crime (June-August)",
            "Year-to-Date Crime Statistics",
            "Holiday Season Crime",
            "Sample Data",
            "Z-Scores",
            "Ranking by Offense",
        )
    ),
    *(
        _plain(title)
        for title in (
            "Crime Statistics",
            "Part I Offenses 2021-2023",
            "Mill Harbor Police Department",
            "Annual Crime Report",
            "Crime Trends, 2021 to 2023",
            "UCR Offenses by Year",
            "Uniform Crime Report",
            "Three-Year Comparison",
            "Reported Crime by Offense",
            "Offenses Known to Police",
            "Index Crimes",
            "City of Mill Harbor Crime Summary",
        )
    ),
    *(
        _sheet(name, *words)
        for name, *words in (
            ("Clearances", "clearances"),
            ("Victims", "victims"),
            ("Rate per 1,000", "rate"),
            ("Gang", "gang"),
            ("DV", "dv"),
            ("Juveniles", "juveniles"),
            ("Percent", "percent"),
            ("District 3", "district", "3"),
            ("North", "north"),
            ("Downtown", "downtown"),
        )
    ),
    *(_sheet(name) for name in ("% Change", "Goals", "YTD", "Q1", "Jan-Jun")),
    *(
        _corner(corner, *words)
        for corner, *words in (
            ("Arrests", "arrests"),
            ("Victims", "victims"),
            ("Charge", "charge"),
            ("Arrest Offense", "arrest"),
            ("Offense cleared", "cleared"),
            ("Rate per 1,000", "rate"),
            ("% Cleared", "cleared"),
        )
    ),
    *(
        _last_row(name)
        for name in (
            "All",
            "Overall",
            "TTL",
            "Tot.",
            "T O T A L",
            "Totals:",
            "Total - All Offenses",
            "All Crime",
            "All Part I",
            "Grand Tot",
            "Cumulative",
            "Crime Total",
            "Sum of above",
            "Year Total",
            "Total Reported",
            "Mill Harbor Total",
            "Subtotal (Part I)",
            "=",
            "Total Offenses*",
            "TOTAL^1^",
            "Gesamt/Total",
            "Suma",
            "Total general",
        )
    ),
    *(
        _column(name, *values)
        for name, *values in (
            ("YTD", "15", "31"),
            ("Tot", "15", "31"),
            ("TTL", "15", "31"),
            ("2023 Total", "15", "31"),
            ("2023", "15", "31"),
            ("Year", "15", "31"),
            ("Sum", "15", "31"),
            ("Annual", "15", "31"),
            ("Qtr 1", "15", "31"),
            ("1st Qtr", "15", "31"),
            ("Q1 2023", "15", "31"),
            ("CY23", "15", "31"),
            ("LYTD", "14", "33"),
            ("Last Year", "14", "33"),
            ("2022", "14", "33"),
            ("Mar 2022", "7", "8"),
            ("Prior Mar", "7", "8"),
            ("Mo. Avg", "5", "10"),
            ("Avg", "5", "10"),
            ("Mean", "5", "10"),
            ("Median", "5", "10"),
            ("Max", "6", "12"),
            ("Goal", "5", "10"),
            ("Target", "5", "10"),
            ("% of Total", "33", "67"),
            ("Pct", "33", "67"),
            ("Share", "33", "67"),
            ("Rank", "2", "1"),
            ("Rate", "1", "2"),
            ("Chg", "1", "-3"),
            ("Change", "1", "-3"),
            ("Δ", "1", "-3"),
            ("Net", "1", "-3"),
            ("Trend", "1", "-1"),
            ("Mar v Feb", "1", "-3"),
            ("Cleared", "2", "3"),
            ("Notes", "1", "2"),
            ("Forecast Apr", "5", "10"),
            ("To Date", "15", "31"),
            ("12 Mo.", "60", "110"),
            ("Rolling 12", "60", "110"),
            ("R12", "60", "110"),
        )
    ),
    *(
        _measure_column(name, *values)
        for name, *values in (
            ("Running Total", "30", "58", "91"),
            ("Arrests to date", "30", "58", "91"),
            ("Arrests CYTD", "30", "58", "91"),
            ("Accumulated arrests", "30", "58", "91"),
            ("Arrests last year", "29", "27", "31"),
            ("Arrests 2022", "29", "27", "31"),
            ("Prior year", "29", "27", "31"),
            ("Same month LY", "29", "27", "31"),
            ("Arrests goal", "30", "30", "30"),
            ("Target", "30", "30", "30"),
            ("Change", "1", "1", "2"),
            ("+/-", "1", "1", "2"),
            ("% chg", "3", "4", "6"),
            ("Difference", "1", "1", "2"),
            ("Forecast", "31", "29", "32"),
            ("Budgeted", "31", "29", "32"),
            ("3-mo avg", "29", "30", "30"),
            ("Moving average", "29", "30", "30"),
            ("Rank", "2", "3", "1"),
            ("Week #", "1", "5", "9"),
            ("Days", "31", "28", "31"),
            ("Rolling 12 months", "340", "341", "350"),
            ("Month No.", "1", "2", "3"),
            ("Total arrests YTD 2023", "30", "58", "91"),
        )
    ),
    *(
        _noted(note)
        for note in (
            "2023 is year to date through 9/30/2023.",
            "* 2023 figures are preliminary and cover January through September",
            "2023 YTD as of September 30",
            "Data through 6/30/2023",
            "Source: RMS, run 7/1/2023",
            "Last updated July 1, 2023",
            "2023 numbers reflect the first six months.",
        )
    ),
]
