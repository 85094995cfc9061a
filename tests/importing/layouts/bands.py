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
    Layout(
        "heads between: years as texts moved on, other rows",
        """
Offense | '2021 | '2022
Robbery | 4 | 5
Burglary | 10 | 12
Traffic | '2022 | '2023
Stops | 100 | 200
Crashes | 11 | 7""",
        [Truth("B2:C3", "{A}", across=("2021", "2022")), Truth("B5:C6", "{A}", across=_PAIR)],
    ),
    Layout(
        "heads between: years moved on after a blank row, other rows",
        """
Offense | 2021 | 2022
Robbery | 4 | 5
Burglary | 10 | 12

Traffic | 2022 | 2023
Stops | 100 | 200
Crashes | 11 | 7""",
        [Truth("B2:C3", "{A}", across=("2021", "2022")), Truth("B6:C7", "{A}", across=_PAIR)],
    ),
    Layout(
        "heads between: real dates moved on, other rows",
        """
Offense | @2023-01-01 | @2023-02-01
Robbery | 4 | 5
Burglary | 10 | 12
Traffic | @2023-03-01 | @2023-04-01
Stops | 100 | 200
Crashes | 11 | 7""",
        [
            Truth("B2:C3", "{A}", across=months(2023, 1, 2)),
            Truth("B5:C6", "{A}", across=months(2023, 3, 4)),
        ],
    ),
    Layout(
        "heads between: one year less in the second block",
        """
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Traffic | 2022 | 2023 |
Stops | 100 | 200 |
Crashes | 11 | 7 |""",
        [Truth("B2:D3", "{A}", across=("2021", "2022", "2023")), Truth("B5:C6", "{A}", across=_PAIR)],
    ),
    Layout(
        "heads between: newest year first in the second block",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12

Traffic | 2023 | 2022
Stops | 100 | 200
Crashes | 11 | 7""",
        [Truth("B2:C3", "{A}", across=_PAIR), Truth("B6:C7", "{A}", across=("2023", "2022"))],
    ),
    Layout(
        "heads between: districts in another order",
        """
2023
Offense | North | South
Robbery | 4 | 5
Burglary | 10 | 12

Traffic | South | North
Stops | 100 | 200
Crashes | 11 | 7""",
        [Truth("B3:C4", "{A}", "2023", "{2}"), Truth("B7:C8", "{A}", "2023", "{6}")],
    ),
    Layout(
        "heads between: measures in another order, districts down",
        """
2023
District | Robbery | Burglary
North | 4 | 5
South | 10 | 12

Beat | Burglary | Robbery
Beat 1 | 100 | 200
Beat 2 | 11 | 7""",
        [Truth("B3:C4", "{2}", "2023", "{A}"), Truth("B7:C8", "{6}", "2023", "{A}")],
    ),
    Layout(
        "heads between: measures in another order at once, districts down",
        """
2023
District | Robbery | Burglary
North | 4 | 5
South | 10 | 12
Beat | Burglary | Robbery
Beat 1 | 100 | 200
Beat 2 | 11 | 7""",
        [Truth("B3:C4", "{2}", "2023", "{A}"), Truth("B6:C7", "{5}", "2023", "{A}")],
    ),
    Layout(
        "heads between: quarters, then months",
        """
2023
Activity | Q1 | Q2
Arrests | 40 | 50
Citations | 100 | 120
Activity | Jan | Feb
Stops | 9 | 8
Crashes | 1 | 2""",
        [
            Truth("B3:C4", "{A}", across=("2023-Q1", "2023-Q2")),
            Truth("B6:C7", "{A}", across=months(2023, 1, 2)),
        ],
    ),
    Layout(
        "heads between: the second block of months is of another year",
        """
2022 | Jan | Feb
Arrests | 40 | 50
Citations | 100 | 120

2023 | Jan | Feb
Stops | 9 | 8
Crashes | 1 | 2""",
        [
            Truth("B2:C3", "{A}", across=months(2022, 1, 2)),
            Truth("B6:C7", "{A}", across=months(2023, 1, 2)),
        ],
    ),
    Layout(
        "heads between: a year over the second block only",
        """
2022
Activity | Jan | Feb
Arrests | 40 | 50
Citations | 100 | 120

2023
Activity | Jan | Feb
Stops | 9 | 8
Crashes | 1 | 2""",
        [
            Truth("B3:C4", "{A}", across=months(2022, 1, 2)),
            Truth("B8:C9", "{A}", across=months(2023, 1, 2)),
        ],
    ),
    Layout(
        "heads between: a year to date over the second block",
        """
October 2023
Activity | Count
Arrests | 40
Citations | 100

Year to date
Activity | Count
Stops | 900
Crashes | 120""",
        [Truth("B3:B4", "{A}", "2023-10")],
    ),
    Layout(
        "heads between: a month over each block",
        """
October 2023
Activity | Count
Arrests | 40
Citations | 100

November 2023
Activity | Count
Arrests | 44
Citations | 90""",
        [Truth("B3:B4", "{A}", "2023-10"), Truth("B8:B9", "{A}", "2023-11")],
    ),
    Layout(
        "heads between: a month over each block, other rows",
        """
October 2023
Activity | Count
Arrests | 40
Citations | 100
November 2023
Activity | Count
Stops | 44
Crashes | 90""",
        [Truth("B3:B4", "{A}", "2023-10"), Truth("B7:B8", "{A}", "2023-11")],
    ),
    Layout(
        "heads between: a month over each block side by side",
        """
October 2023 | | | November 2023 |
Activity | Count | | Activity | Count
Arrests | 40 | | Stops | 44
Citations | 100 | | Crashes | 90""",
        [Truth("B3:B4", "{A}", "2023-10"), Truth("E3:E4", "{D}", "2023-11")],
    ),
    Layout(
        "heads between: a district over each block",
        """
2023
North District
Offense | Reported | Cleared
Robbery | 4 | 1
Burglary | 10 | 2

South District
Offense | Reported | Cleared
Arson | 3 | 1
Theft | 40 | 8""",
        [
            Truth("B4:C5", "{A} {3}", "2023", "North District"),
            Truth("B9:C10", "{A} {3}", "2023", "South District"),
        ],
    ),
]
