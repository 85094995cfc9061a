"""Shapes that mislead: codes, sums with odd names, merged heads, the same head twice, hidden rows, text numbers."""

from tests.importing.layouts.layout import Layout, Truth

_YEARS = ("2021", "2022", "2023")

LAYOUTS = [
    Layout(
        "table that begins in D7",
        """
 | Mill Harbor Police
 |
 |
 |
 |
 |
 | | | Offense | 2021 | 2022 | 2023
 | | | Robbery | 4 | 5 | 6
 | | | Burglary | 10 | 12 | 9
 | | | TOTAL | 14 | 17 | 15""",
        [Truth("E8:G9", "{D}", across=_YEARS)],
    ),
    Layout(
        "violent crime as the sum of the rows above, property below",
        """
Offense | 2021 | 2022 | 2023
Murder | 1 | 0 | 2
Rape | 3 | 5 | 4
Robbery | 10 | 12 | 9
Aggravated Assault | 20 | 22 | 25
Violent Crime | 34 | 39 | 40
Burglary | 50 | 40 | 45
Larceny | 200 | 210 | 190
Motor Vehicle Theft | 30 | 33 | 28
Property Crime | 280 | 283 | 263
Part I Total | 314 | 322 | 303""",
        [Truth("B2:D5", "{A}", across=_YEARS), Truth("B6:D10", "{A}", across=_YEARS)],
    ),
    Layout(
        "totals on top and left",
        """
Offense | Total | 2021 | 2022 | 2023
All offenses | 46 | 14 | 17 | 15
Robbery | 15 | 4 | 5 | 6
Burglary | 31 | 10 | 12 | 9""",
        [Truth("C3:E4", "{A}", across=_YEARS), Truth("C2:E2", "{A}", across=_YEARS)],
    ),
    Layout(
        "sums with odd names",
        """
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Sub-total | 14 | 17 | 15
Vandalism | 7 | 8 | 9
Trespass | 2 | 3 | 1
Sub Total | 9 | 11 | 10
GRAND TTL | 23 | 28 | 25
Sum | 23 | 28 | 25
Combined | 23 | 28 | 25""",
        [Truth("B2:D3", "{A}", across=_YEARS), Truth("B5:D6", "{A}", across=_YEARS)],
    ),
    Layout(
        "areas with an all-city row of another name",
        """
Robbery by District
District | 2021 | 2022 | 2023
North | 4 | 5 | 6
South | 10 | 12 | 9
Department-wide | 14 | 17 | 15
Other/Unknown | 1 | 0 | 2""",
        [
            Truth("B3:D4", "Robbery", area="{A}", across=_YEARS),
            Truth("B6:D6", "Robbery", area="{A}", across=_YEARS),
        ],
    ),
    Layout(
        "areas with subtotals at two levels",
        """
Robbery
Division | District | 2021 | 2022 | 2023
East | D1 | 1 | 2 | 3
East | D2 | 4 | 5 | 6
East | All | 5 | 7 | 9
West | D3 | 7 | 8 | 9
West | D4 | 1 | 1 | 1
West | All | 8 | 9 | 10
All | All | 13 | 16 | 19""",
        [
            Truth("C3:E4", "Robbery", area="{A} {B}", across=_YEARS),
            Truth("C6:E7", "Robbery", area="{A} {B}", across=_YEARS),
        ],
    ),
    Layout(
        "unmerged heads: offense names once over count, rate and change",
        """
2023
District | Robbery | | | Burglary | |
 | Count | Rate | Change | Count | Rate | Change
North | 4 | 1.5 | 3 | 9 | 3.5 | -2
South | 6 | 2.5 | -1 | 12 | 4.5 | 4""",
        [Truth("B4:C5", "{2<} {3}", "2023", "{A}"), Truth("E4:F5", "{2<} {3}", "2023", "{A}")],
    ),
    Layout(
        "same head twice",
        """
2023
District | Robbery | Burglary | Robbery | Burglary
North | 4 | 9 | 2 | 1
South | 6 | 12 | 3 | 2""",
    ),
    Layout(
        "same year twice: reported and cleared not told",
        """
Offense | 2022 | 2023 | 2022 | 2023
Robbery | 4 | 5 | 1 | 2
Burglary | 10 | 12 | 3 | 4""",
    ),
    Layout(
        "transposed: offenses across, years down, change rows between",
        """
Year | Robbery | Burglary | Total
2021 | 4 | 10 | 14
2022 | 5 | 12 | 17
% change | 25.0 | 20.0 | 21.4
2023 | 6 | 9 | 15
% change | 20.0 | -25.0 | -11.8
Average | 5.0 | 10.3 | 15.3""",
        [
            Truth("B2:C3", "{1}", down=("2021", "2022")),
            Truth("B5:C5", "{1}", "2023"),
        ],
    ),
    Layout(
        "difference as a plain number beside the years",
        """
Offense | 2022 | 2023 | Diff | +/- | Var
Robbery | 4 | 6 | 2 | 2 | 2
Burglary | 10 | 9 | -1 | -1 | -1""",
        [Truth("B2:C3", "{A}", across=("2022", "2023"))],
    ),
    Layout(
        "percent change as fractions in percent format, head Change",
        """
Offense | 2022 | 2023 | Change
Robbery | 4 | 6 | %0.5
Burglary | 10 | 9 | %-0.1""",
        [Truth("B2:C3", "{A}", across=("2022", "2023"))],
    ),
    Layout(
        "five-year average and goal beside the years",
        """
Offense | 5-Yr Avg | 2022 | 2023 | Goal | Rank
Robbery | 4.4 | 4 | 6 | 5 | 2
Burglary | 10.2 | 10 | 9 | 8 | 1""",
        [Truth("C2:D3", "{A}", across=("2022", "2023"))],
    ),
    Layout(
        "numbers as text with commas, spaces and zeros",
        """
Offense | '2021 | '2022 | '2023
Robbery | '0 | '1,204 | '12~
Burglary | '~15 | '0 | '1,000,001""",
        [Truth("B2:D3", "{A}", across=_YEARS, numbers={"D2": 12, "B3": 15})],
    ),
    Layout(
        "odd values: marks, brackets, rates in words",
        """
Offense | 2021 | 2022 | 2023
Robbery | ** | ***.* | (12)
Burglary | - | n/a | TRUNCATED
Arson | <5 | 3* | 7
Theft | 1.204 | 1,20 | 12,04
Fraud | 3 of 9 | 4/9 | 5 6""",
        [
            Truth("D4:D4", "{A}", "2023"),
            Truth("B5:B5", "{A}", "2021"),
        ],
    ),
    Layout(
        "footnote digits glued to plain names",
        """
Offense | 2021 | 2022 | 2023
Rape1 | 4 | 5 | 6
Robbery | 10 | 12 | 9
Arson2 | 1 | 2 | 3
1 Revised definition.
2 Includes attempts.""",
        [Truth("B2:D4", "{A}", across=_YEARS)],
    ),
    Layout(
        "years with glued footnotes",
        """
Offense | 20211 | 2022 | 20232
Robbery | 10 | 12 | 9
Arson | 1 | 2 | 3
1 Revised.
2 Preliminary.""",
        [Truth("C2:C3", "{A}", "2022")],
    ),
    Layout(
        "heads repeated on each printed page",
        """
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Page 1 of 2 | | |
Mill Harbor PD | | |
Offense | 2021 | 2022 | 2023
Arson | 1 | 2 | 3
Fraud | 31 | 32 | 33
Page 2 of 2 | | |""",
        [Truth("B2:D3", "{A}", across=_YEARS), Truth("B7:D8", "{A}", across=_YEARS)],
    ),
    Layout(
        "heads repeated with the years moved on",
        """
Offense | 2018 | 2019 | 2020
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Offense | 2021 | 2022 | 2023
Robbery | 1 | 2 | 3
Burglary | 31 | 32 | 33""",
        [Truth("B2:D3", "{A}", across=("2018", "2019", "2020")), Truth("B5:D6", "{A}", across=_YEARS)],
    ),
    Layout(
        "hidden column and hidden row",
        """
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Draft | 99 | 99 | 99
Burglary | 10 | 12 | 9""",
        [
            Truth("B2:B2", "{A}", "2021"),
            Truth("D2:D2", "{A}", "2023"),
            Truth("B4:B4", "{A}", "2021"),
            Truth("D4:D4", "{A}", "2023"),
        ],
        hidden_rows=(3,),
        hidden_columns=("C",),
    ),
    Layout(
        "blank rows and columns between",
        """
Offense | | 2021 | | 2022 | | 2023

Robbery | | 4 | | 5 | | 6

Burglary | | 10 | | 12 | | 9""",
        [
            Truth("C3:C5", "{A}", "2021"),
            Truth("E3:E5", "{A}", "2022"),
            Truth("G3:G5", "{A}", "2023"),
        ],
    ),
    Layout(
        "rows named only Total under headings",
        """
Category | 2021 | 2022 | 2023
Arrests | | |
Total | 40 | 50 | 60
Citations | | |
Total | 100 | 120 | 90""",
        [
            Truth("B3:D3", "Arrests Total", across=_YEARS),
            Truth("B5:D5", "Citations Total", across=_YEARS),
        ],
    ),
    Layout(
        "several measures in one cell",
        """
Offense | 2021 | 2022 | 2023
Robbery (reported/cleared) | 4/1 | 5/2 | 6/3
Burglary (reported/cleared) | 10/2 | 12/3 | 9/1""",
    ),
]
