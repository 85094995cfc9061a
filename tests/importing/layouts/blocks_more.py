"""Blocks below or beside one another where only a title, a corner or a line between tells what is different."""

from tests.importing.layouts.layout import Layout, Truth, months

_PAIR = ("2022", "2023")

LAYOUTS = [
    Layout(
        "blocks below: no head of its own, a month as title",
        """
October 2023
Arrests | 40
Citations | 100
Crashes | 12

November 2023
Stops | 44
Warnings | 90
Tows | 9""",
        [Truth("B2:B4", "{A}", "2023-10"), Truth("B7:B9", "{A}", "2023-11")],
    ),
    Layout(
        "blocks below: a week over each block, other rows",
        """
Week of 2/12/2024 - 2/18/2024
Activity | Count
Arrests | 40
Citations | 100
Week of 2/19/2024 - 2/25/2024
Activity | Count
Stops | 44
Crashes | 90""",
        [Truth("B3:B4", "{A}", "2024-W07"), Truth("B7:B8", "{A}", "2024-W08")],
    ),
    Layout(
        "blocks below: a quarter over each block, other rows",
        """
Q1 2023
Activity | Count
Arrests | 40
Citations | 100
Q2 2023
Activity | Count
Stops | 44
Crashes | 90""",
        [Truth("B3:B4", "{A}", "2023-Q1"), Truth("B7:B8", "{A}", "2023-Q2")],
    ),
    Layout(
        "blocks below: the month in a cell beside the heads",
        """
Activity | October 2023
Arrests | 40
Citations | 100
Activity | November 2023
Stops | 44
Crashes | 90""",
        [Truth("B2:B3", "{A}", "2023-10"), Truth("B5:B6", "{A}", "2023-11")],
    ),
    Layout(
        "blocks below: a beat over each block, other rows",
        """
2023
Beat 1
Offense | Count
Robbery | 4
Burglary | 10
Beat 2
Offense | Count
Arson | 3
Theft | 40""",
        [Truth("B4:B5", "{A}", "2023", "Beat 1"), Truth("B8:B9", "{A}", "2023", "Beat 2")],
    ),
    Layout(
        "blocks below: reported, then cleared in a title, other rows",
        """
2023
Reported offenses
Offense | Count
Robbery | 4
Burglary | 10
Arrests
Offense | Count
Arson | 3
Theft | 40""",
        [Truth("B4:B5", "{A}", "2023"), Truth("B8:B9", "{A} arrests", "2023")],
    ),
    Layout(
        "blocks below: years down with other heads below",
        """
Year | Robbery | Burglary
2021 | 4 | 10
2022 | 5 | 12
Year | Arson | Theft
2022 | 1 | 20
2023 | 2 | 30""",
        [Truth("B2:C3", "{1}", down=("2021", "2022")), Truth("B5:C6", "{4}", down=("2022", "2023"))],
    ),
    Layout(
        "blocks below: months down of two years with a head between",
        """
2022 | Robbery | Burglary
Jan | 4 | 10
Feb | 5 | 12
2023 | Arson | Theft
Jan | 1 | 20
Feb | 2 | 30""",
        [
            Truth("B2:C3", "{1}", down=("2022-01", "2022-02")),
            Truth("B5:C6", "{4}", down=("2023-01", "2023-02")),
        ],
    ),
    Layout(
        "blocks below: areas down with the year in each corner",
        """
2022 | Robbery | Burglary
North | 4 | 10
South | 5 | 12
2023 | Robbery | Burglary
East | 1 | 20
West | 2 | 30""",
        [Truth("B2:C3", "{1}", "2022", "{A}"), Truth("B5:C6", "{4}", "2023", "{A}")],
    ),
    Layout(
        "blocks below: areas down with the year over each block",
        """
2022
District | Robbery | Burglary
North | 4 | 10
South | 5 | 12
2023
District | Robbery | Burglary
East | 1 | 20
West | 2 | 30""",
        [Truth("B3:C4", "{2}", "2022", "{A}"), Truth("B7:C8", "{6}", "2023", "{A}")],
    ),
    Layout(
        "blocks below: areas down with a month over each block",
        """
January 2023
District | Robbery | Burglary
North | 4 | 10
South | 5 | 12

February 2023
District | Robbery | Burglary
North | 1 | 20
South | 2 | 30""",
        [Truth("B3:C4", "{2}", "2023-01", "{A}"), Truth("B8:C9", "{7}", "2023-02", "{A}")],
    ),
    Layout(
        "blocks below: a month as a line within one table",
        """
District | Robbery | Burglary
January 2023 | |
North | 4 | 10
South | 5 | 12
February 2023 | |
East | 1 | 20
West | 2 | 30""",
        [Truth("B3:C4", "{1}", "2023-01", "{A}"), Truth("B6:C7", "{1}", "2023-02", "{A}")],
    ),
    Layout(
        "blocks below: a year as a line within one table under a title's year",
        """
Crime 2022
District | Robbery | Burglary
North | 4 | 10
South | 5 | 12
2023 | |
East | 1 | 20
West | 2 | 30""",
        [Truth("B3:C4", "{2}", "2022", "{A}"), Truth("B6:C7", "{2}", "2023", "{A}")],
    ),
    Layout(
        "blocks beside: other years in the right block, other rows",
        """
Offense | 2021 | 2022 | | Traffic | 2022 | 2023
Robbery | 4 | 5 | | Stops | 100 | 200
Burglary | 10 | 12 | | Crashes | 11 | 7""",
        [Truth("B2:C3", "{A}", across=("2021", "2022")), Truth("F2:G3", "{E}", across=_PAIR)],
    ),
    Layout(
        "blocks beside: the year in each corner, other rows",
        """
2022 | Jan | Feb | | 2023 | Jan | Feb
Arrests | 4 | 5 | | Stops | 100 | 200
Citations | 10 | 12 | | Crashes | 11 | 7""",
        [
            Truth("B2:C3", "{A}", across=months(2022, 1, 2)),
            Truth("F2:G3", "{E}", across=months(2023, 1, 2)),
        ],
    ),
    Layout(
        "blocks beside: a year over each block, other rows",
        """
2022 | | | | 2023 | |
Activity | Jan | Feb | | Activity | Jan | Feb
Arrests | 4 | 5 | | Stops | 100 | 200
Citations | 10 | 12 | | Crashes | 11 | 7""",
        [
            Truth("B3:C4", "{A}", across=months(2022, 1, 2)),
            Truth("F3:G4", "{E}", across=months(2023, 1, 2)),
        ],
    ),
    Layout(
        "blocks beside: a year to date over the right block",
        """
October 2023 | | | Year to Date |
Activity | Count | | Activity | Count
Arrests | 4 | | Stops | 100
Citations | 10 | | Crashes | 11""",
        [Truth("B3:B4", "{A}", "2023-10")],
    ),
    Layout(
        "blocks beside: one label column, two blocks of months with a gap",
        """
 | 2022 | | | 2023 |
Activity | Jan | Feb | | Jan | Feb
Arrests | 4 | 5 | | 6 | 7
Citations | 10 | 12 | | 8 | 9""",
        [
            Truth("B3:C4", "{A}", across=months(2022, 1, 2)),
            Truth("E3:F4", "{A}", across=months(2023, 1, 2)),
        ],
    ),
    Layout(
        "blocks beside: one label column, counts and rates with a gap",
        """
 | Count | | | Rate |
Offense | 2022 | 2023 | | 2022 | 2023
Robbery | 4 | 5 | | 6 | 7
Burglary | 10 | 12 | | 8 | 9""",
        [Truth("B3:C4", "{A}", across=_PAIR), Truth("E3:F4", "{A} Rate", across=_PAIR)],
    ),
    Layout(
        "blocks beside: one label column, unmerged offenses and clearances",
        """
 | Offenses | | Clearances |
Offense | 2022 | 2023 | 2022 | 2023
Robbery | 4 | 5 | 6 | 7
Burglary | 10 | 12 | 8 | 9""",
        [Truth("B3:C4", "{A}", across=_PAIR), Truth("D3:E4", "{A} Clearances", across=_PAIR)],
    ),
    Layout(
        "blocks beside: centered unmerged heads over three years each",
        """
 | | Offenses | | | Clearances |
Offense | 2021 | 2022 | 2023 | 2021 | 2022 | 2023
Robbery | 4 | 5 | 3 | 6 | 7 | 1
Burglary | 10 | 12 | 2 | 8 | 9 | 4""",
        [
            Truth("B3:D4", "{A}", across=("2021", "2022", "2023")),
            Truth("E3:G4", "{A} Clearances", across=("2021", "2022", "2023")),
        ],
    ),
]
