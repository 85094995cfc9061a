"""Headings and heads between the rows that change what the rows or columns below them mean."""

from tests.importing.layouts.layout import Layout, Truth, months

_PAIR = ("2022", "2023")


def _banded(first: str, second: str, *words: str) -> Layout:
    """Two groups of different names under headings; the second heading changes what its rows are."""
    rows = (
        f"Category | 2022 | 2023\n{first}\nRobbery | 4 | 5\nBurglary | 10 | 12\n"
        f"{second}\nArson | 1 | 2\nTheft | 20 | 30"
    )
    truth = [Truth("B3:C4", "{A}", across=_PAIR)]
    if words:
        truth.append(Truth("B6:C7", f"{{A}} {' '.join(words)}", across=_PAIR))
    return Layout(f"bands: {first}, {second}", rows, truth)


LAYOUTS = [
    _banded("OFFENSES", "CLEARANCES", "clearances"),
    _banded("OFFENSES", "ARRESTS", "arrests"),
    _banded("Offenses", "Victims", "victims"),
    _banded("Offenses", "Juvenile", "juvenile"),
    _banded("Offenses", "Unfounded", "unfounded"),
    _banded("Counts", "Rate per 1,000", "rate"),
    _banded("Counts", "Percent Change"),
    _banded("Offenses", "Percent of total", "percent"),
    _banded("Offenses", "Year to date"),
    _banded("Actual", "Goals"),
    _banded("Actual", "Projected"),
    _banded("This agency", "State of Ohio", "ohio"),
    _banded("Citywide", "Downtown", "downtown"),
    _banded("Citywide", "District 3", "3"),
    _banded("Part I", "Gang-related", "gang"),
    _banded("Part I", "Hate crimes", "hate"),
    Layout(
        "bands: ordinary parts",
        """
Category | 2022 | 2023
PART I
Robbery | 4 | 5
Burglary | 10 | 12
PART II
Fraud | 1 | 2
Vandalism | 20 | 30""",
        [Truth("B3:C4", "{A}", across=_PAIR), Truth("B6:C7", "{A}", across=_PAIR)],
    ),
    Layout(
        "bands: violent and property",
        """
Category | 2022 | 2023
VIOLENT CRIME
Robbery | 4 | 5
Rape | 1 | 2
PROPERTY CRIME
Arson | 1 | 2
Theft | 20 | 30""",
        [Truth("B3:C4", "{A}", across=_PAIR), Truth("B6:C7", "{A}", across=_PAIR)],
    ),
    Layout(
        "heads between: other columns for the rows below",
        """
2023
Offense | Reported | Cleared
Robbery | 4 | 1
Burglary | 10 | 2
Arrests | Adult | Juvenile
Theft | 10 | 3
Fraud | 6 | 0""",
        [Truth("B3:C4", "{A} {2}", "2023"), Truth("B6:C7", "{A} arrests {5}", "2023")],
    ),
    Layout(
        "heads between: the next three months below",
        """
2023
Offense | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Offense | Apr | May | Jun
Robbery | 1 | 2 | 3
Burglary | 11 | 7 | 8""",
        [
            Truth("B3:D4", "{A}", across=months(2023, 1, 3)),
            Truth("B6:D7", "{A}", across=months(2023, 4, 6)),
        ],
    ),
    Layout(
        "heads between: the next three months below, other rows",
        """
2023
Offense | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Activity | Apr | May | Jun
Stops | 1 | 2 | 3
Warnings | 11 | 7 | 8""",
        [
            Truth("B3:D4", "{A}", across=months(2023, 1, 3)),
            Truth("B6:D7", "{A}", across=months(2023, 4, 6)),
        ],
    ),
    Layout(
        "heads between: years moved on, other rows",
        """
Offense | 2021 | 2022
Robbery | 4 | 5
Burglary | 10 | 12
Traffic | 2022 | 2023
Stops | 100 | 200
Crashes | 11 | 7""",
        [
            Truth("B2:C3", "{A}", across=("2021", "2022")),
            Truth("B5:C6", "{A}", across=_PAIR),
        ],
    ),
    Layout(
        "heads between: the second block is to date",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
Traffic | 2022 YTD | 2023 YTD
Stops | 100 | 200
Crashes | 11 | 7""",
        [Truth("B2:C3", "{A}", across=_PAIR)],
    ),
    Layout(
        "heads between: fiscal years in the second block",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
Traffic | FY22 | FY23
Stops | 100 | 200
Crashes | 11 | 7""",
        [Truth("B2:C3", "{A}", across=_PAIR)],
    ),
    Layout(
        "heads between: months in the second block",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
Traffic | Nov 2023 | Dec 2023
Stops | 100 | 200
Crashes | 11 | 7""",
        [Truth("B2:C3", "{A}", across=_PAIR), Truth("B5:C6", "{A}", across=("2023-11", "2023-12"))],
    ),
    Layout(
        "heads between: areas in the second block",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
2023 by beat | Beat 1 | Beat 2
Arson | 1 | 2
Theft | 11 | 7""",
        [Truth("B2:C3", "{A}", across=_PAIR), Truth("B5:C6", "{A}", "2023", "{4}")],
    ),
    Layout(
        "heads between: counts, then percent change",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
Percent change | 21-22 | 22-23
Arson | 1 | 2
Theft | 11 | 7""",
        [Truth("B2:C3", "{A}", across=_PAIR)],
    ),
    Layout(
        "a second table touching the first from the right",
        """
Offense | 2022 | 2023 | Arrests | 2022 | 2023
Robbery | 4 | 5 | Robbery | 1 | 2
Burglary | 10 | 12 | Theft | 3 | 4""",
        [
            Truth("B2:C3", "{A}", across=_PAIR),
            Truth("E2:F3", "{D} arrests", across=_PAIR),
        ],
    ),
    Layout(
        "a second table touching the first from below without a head",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
Adult arrests by age
Under 25 | 30 | 40
25 and over | 50 | 60""",
        [Truth("B2:C3", "{A}", across=_PAIR), Truth("B5:C6", "{A} adult arrests", across=_PAIR)],
    ),
    Layout(
        "a line between says that what follows is another year",
        """
2023 | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Prior year comparison (2022)
Arson | 1 | 2 | 3
Theft | 11 | 7 | 8""",
        [Truth("B2:D3", "{A}", across=months(2023, 1, 3)), Truth("B5:D6", "{A}", across=months(2022, 1, 3))],
    ),
    Layout(
        "a line between says that what follows is cumulative",
        """
2023 | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Cumulative
Arson | 1 | 2 | 3
Theft | 11 | 17 | 28""",
        [Truth("B2:D3", "{A}", across=months(2023, 1, 3))],
    ),
]
