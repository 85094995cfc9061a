"""Blocks below or beside one another, each with heads or a time of its own."""

from tests.importing.layouts.layout import Layout, Truth, months

_PAIR = ("2022", "2023")

LAYOUTS = [
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
