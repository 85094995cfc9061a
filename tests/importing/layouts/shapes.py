"""Shapes with years, months and kinds of figures crossed in rows and heads."""
# ruff: noqa: E501 (rows are as wide as the tables they rebuild)

from tests.importing.layouts.layout import Layout, Truth, months

_PAIR = ("2022", "2023")
_QUARTER = months(2023, 1, 3)

LAYOUTS = [
    Layout(
        "rows named with their years, months across",
        """
2023
Offense | Jan | Feb | Mar
Robbery 2023 | 4 | 5 | 6
Robbery 2022 | 3 | 7 | 8
Burglary 2023 | 10 | 12 | 9
Burglary 2022 | 11 | 13 | 8""",
        [
            Truth("B3:D3", "Robbery", across=_QUARTER),
            Truth("B4:D4", "Robbery", across=months(2022, 1, 3)),
            Truth("B5:D5", "Burglary", across=_QUARTER),
            Truth("B6:D6", "Burglary", across=months(2022, 1, 3)),
        ],
    ),
    Layout(
        "offense once, year in column B, months across",
        """
Offense | Year | Jan | Feb | Mar | Total
Robbery | 2022 | 3 | 7 | 8 | 18
 | 2023 | 4 | 5 | 6 | 15
Burglary | 2022 | 11 | 13 | 8 | 32
 | 2023 | 10 | 12 | 9 | 31""",
        [
            Truth("C2:E2", "{A^}", across=months(2022, 1, 3)),
            Truth("C3:E3", "{A^}", across=_QUARTER),
            Truth("C4:E4", "{A^}", across=months(2022, 1, 3)),
            Truth("C5:E5", "{A^}", across=_QUARTER),
        ],
    ),
    Layout(
        "year once, offense in column B, months across",
        """
Year | Offense | Jan | Feb | Mar | Total
2022 | Robbery | 3 | 7 | 8 | 18
 | Burglary | 11 | 13 | 8 | 32
2023 | Robbery | 4 | 5 | 6 | 15
 | Burglary | 10 | 12 | 9 | 31""",
        [
            Truth("C2:E3", "{B}", across=months(2022, 1, 3)),
            Truth("C4:E5", "{B}", across=_QUARTER),
        ],
        merged=("A2:A3", "A4:A5"),
    ),
    Layout(
        "this year and last year rows under each offense",
        """
2023
Offense | | Jan | Feb | Mar
Robbery | TY | 4 | 5 | 6
 | LY | 3 | 7 | 8
Burglary | TY | 10 | 12 | 9
 | LY | 11 | 13 | 8""",
        [Truth("C3:E3", "{A}", across=_QUARTER), Truth("C5:E5", "{A}", across=_QUARTER)],
    ),
    Layout(
        "months merged over two years",
        """
 | Jan | | Feb | | Mar |
Offense | 2022 | 2023 | 2022 | 2023 | 2022 | 2023
Robbery | 3 | 4 | 7 | 5 | 8 | 6
Burglary | 11 | 10 | 13 | 12 | 8 | 9""",
        [
            Truth("B3:G4", "{A}", across=("2022-01", "2023-01", "2022-02", "2023-02", "2022-03", "2023-03")),
        ],
        merged=("B1:C1", "D1:E1", "F1:G1"),
    ),
    Layout(
        "months merged over actual and plan",
        """
2023
 | Jan | | Feb | | Mar |
Activity | Actual | Plan | Actual | Plan | Actual | Plan
Stops | 30 | 40 | 50 | 40 | 60 | 40
Patrols | 11 | 10 | 13 | 10 | 8 | 10""",
        [
            Truth("B4:B5", "{A}", "2023-01"),
            Truth("D4:D5", "{A}", "2023-02"),
            Truth("F4:F5", "{A}", "2023-03"),
        ],
        merged=("B2:C2", "D2:E2", "F2:G2"),
    ),
    Layout(
        "months merged over reported and cleared",
        """
2023
 | Jan | | Feb | | Mar |
Offense | Rpt | Clr | Rpt | Clr | Rpt | Clr
Robbery | 4 | 1 | 5 | 2 | 6 | 3
Burglary | 10 | 0 | 12 | 1 | 9 | 2""",
        [Truth("B4:G5", "{A} {3}", across=("2023-01", "2023-01", "2023-02", "2023-02", "2023-03", "2023-03"))],
        merged=("B2:C2", "D2:E2", "F2:G2"),
    ),
    Layout(
        "heads with measure and year: areas down",
        """
District | Robbery 2022 | Robbery 2023 | Burglary 2022 | Burglary 2023
North | 3 | 4 | 11 | 10
South | 7 | 5 | 13 | 12""",
        [Truth("B2:C3", "Robbery", area="{A}", across=_PAIR), Truth("D2:E3", "Burglary", area="{A}", across=_PAIR)],
    ),
    Layout(
        "heads with month and measure",
        """
2023
District | Jan Calls | Jan Arrests | Feb Calls | Feb Arrests
North | 300 | 4 | 310 | 6
South | 200 | 5 | 210 | 7""",
        [
            Truth("B3:B4", "Calls", "2023-01", "{A}"),
            Truth("C3:C4", "Arrests", "2023-01", "{A}"),
            Truth("D3:D4", "Calls", "2023-02", "{A}"),
            Truth("E3:E4", "Arrests", "2023-02", "{A}"),
        ],
    ),
    Layout(
        "heads with year and kind: cases and cleared",
        """
Offense | 2022 Cases | 2022 Cleared | 2023 Cases | 2023 Cleared
Robbery | 13 | 4 | 11 | 10
Burglary | 27 | 5 | 33 | 12""",
        [
            Truth("B2:B3", "{A} Cases", "2022"),
            Truth("C2:C3", "{A} Cleared", "2022"),
            Truth("D2:D3", "{A} Cases", "2023"),
            Truth("E2:E3", "{A} Cleared", "2023"),
        ],
    ),
    Layout(
        "sheet January holds the report of December",
        {
            "January": "Monthly Report, December 2022\nOffense | Reported | Cleared\nRobbery | 4 | 1\nBurglary | 10 | 2",
            "February": "Monthly Report, February 2023\nOffense | Reported | Cleared\nRobbery | 5 | 1\nBurglary | 9 | 2",
        },
        [Truth("B3:C4", "{A} {2}", "2023-02", sheet="February")],
    ),
    Layout(
        "fiscal year in the title, calendar months in order",
        """
Fiscal Year 2023
Offense | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
    ),
    Layout(
        "fiscal year 2022-2023 in the title, months from July",
        """
Fiscal Year 2022-2023 (July 1 - June 30)
Offense | Jul | Aug | Sep | Oct | Nov | Dec | Jan | Feb | Mar | Apr | May | Jun
Robbery | 4 | 5 | 6 | 4 | 5 | 6 | 4 | 5 | 6 | 4 | 5 | 6""",
        [Truth("B3:M3", "{A}", across=[*months(2022, 7), *months(2023, 1, 6)])],
    ),
    Layout(
        "two years in the title, bare months",
        """
2022 vs 2023
Offense | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
    ),
    Layout(
        "long: actual and target rows",
        """
Month | Measure | Type | Value
2023-01 | Stops | Actual | 30
2023-01 | Stops | Target | 40
2023-02 | Stops | Actual | 50
2023-02 | Stops | Target | 40""",
        [Truth("D2:D5", "{B} {C}", down=("2023-01", "2023-01", "2023-02", "2023-02"))],
    ),
    Layout(
        "long: count and prior year count",
        """
Month | Offense | Count | Prior Year | YTD | Prior YTD
Jan 2023 | Robbery | 4 | 3 | 4 | 3
Jan 2023 | Burglary | 10 | 11 | 10 | 11
Feb 2023 | Robbery | 5 | 7 | 9 | 10
Feb 2023 | Burglary | 12 | 13 | 22 | 24""",
        [Truth("C2:C5", "{B}", down=("2023-01", "2023-01", "2023-02", "2023-02"))],
    ),
    Layout(
        "long: months and whole years in one column",
        """
Period | Offense | Count
2022 | Robbery | 40
Jan 2023 | Robbery | 4
Feb 2023 | Robbery | 5
2023 | Robbery | 51""",
        [Truth("C2:C5", "{B}", down=("2022", "2023-01", "2023-02", "2023"))],
    ),
    Layout(
        "long: units in a column",
        """
Year | Measure | Unit | Value
2023 | Robbery | count | 12
2023 | Clearance | percent | 41
2023 | Response time | minutes | 5
2023 | Overtime | dollars | 41000""",
        [Truth("D2:D5", "{B}", "2023")],
    ),
    Layout(
        "units in a row under the heads",
        """
2023
Month | Calls | Response | Clearance
 | (#) | (min) | (%)
January | 300 | 5.1 | 41
February | 310 | 4.9 | 38
March | 290 | 5.0 | 44""",
        [Truth("B4:D6", "{2}", down=_QUARTER)],
    ),
    Layout(
        "percent heads over whole numbers, months down",
        """
2023
Month | Cases | Cleared | % Cleared | Clearance Rate
January | 30 | 15 | 50 | 50
February | 20 | 5 | 25 | 25
March | 10 | 1 | 10 | 10""",
        [Truth("B3:E5", "{2}", down=_QUARTER)],
    ),
    Layout(
        "offenses per month with a row of the year before",
        """
2023 | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Last Year | 14 | 20 | 16
Prior Yr Total | 14 | 20 | 16
2022 | 14 | 20 | 16
% +/- | 0 | -15 | -6""",
        [Truth("B2:D3", "{A}", across=_QUARTER)],
    ),
    Layout(
        "goal, average and population rows among offenses",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
Goal | 10 | 10
5-Year Average | 15 | 15
Population | 12001 | 12100
Rate per 1,000 | 1 | 1
Rank in State | 7 | 9""",
        [Truth("B2:C3", "{A}", across=_PAIR), Truth("B6:C7", "{A}", across=_PAIR)],
    ),
    Layout(
        "areas and totals of other levels: city, county, state",
        """
Robberies, 2023
Place | Robberies
Mill Harbor | 12
Adams County | 40
Ohio | 9000
United States | 222000""",
        [Truth("B3:B6", "Robberies", "2023", "{A}")],
    ),
    Layout(
        "other cities as columns",
        """
Crime comparison 2023
Offense | Mill Harbor | West Fork | Average | State
Robbery | 12 | 4 | 8 | 9000
Burglary | 30 | 10 | 20 | 22000""",
        [Truth("B3:C4", "{A}", "2023", "{2}"), Truth("E3:E4", "{A}", "2023", "{2}")],
    ),
    Layout(
        "days of the week across with a month in the title",
        """
Accidents by Day of Week, May 2024
Type | Mon | Tue | Wed | Thu | Fri | Sat | Sun
Injury | 3 | 2 | 4 | 3 | 6 | 5 | 1
Property | 9 | 8 | 7 | 9 | 12 | 11 | 6""",
        [Truth("B3:H4", "{A} {2}", "2024-05")],
    ),
    Layout(
        "months down and days of the week across",
        """
2024
Month | Mon | Tue | Wed | Thu | Fri | Sat | Sun
Jan | 3 | 2 | 4 | 3 | 6 | 5 | 1
Feb | 9 | 8 | 7 | 9 | 12 | 11 | 6
Mar | 4 | 5 | 6 | 4 | 5 | 6 | 4""",
        [Truth("B3:H5", "{2}", down=months(2024, 1, 3))],
    ),
    Layout(
        "age groups as May-like heads and rows",
        """
Arrests by Age, 2023
Offense | 10-12 | 13-14 | 15-17 | 18-24 | 25+
Theft | 1 | 2 | 5 | 9 | 12
Assault | 0 | 1 | 3 | 8 | 20""",
        [Truth("B3:F4", "Arrests {A} {2}", "2023")],
    ),
    Layout(
        "adults, juveniles and total of arrests",
        """
Arrests 2023
Offense | Adult | Juvenile | Total
Robbery | 4 | 1 | 5
Theft | 10 | 12 | 22""",
        [Truth("B3:C4", "Arrests {A} {2}", "2023"), Truth("D3:D4", "Arrests {A}", "2023")],
    ),
    Layout(
        "male and female down, races across",
        """
Traffic stops 2023
 | White | Black | Hispanic | Total
Male | 40 | 20 | 10 | 70
Female | 30 | 15 | 5 | 50
Total | 70 | 35 | 15 | 120""",
        [Truth("B3:D4", "Traffic stops {A} {2}", "2023")],
    ),
]
