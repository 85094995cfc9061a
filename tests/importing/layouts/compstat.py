"""CompStat sheets and their kin: windows of time against the same window of another year."""
# ruff: noqa: E501 (rows are as wide as the tables they rebuild)

from tests.importing.layouts.layout import Layout, Truth, months

_NYPD_HEAD = """
 | | Police Department
 | | City of New York
Volume 31   Number  7 | | CompStat | | | | | | | | | | {place}
 | | Report Covering the Week  2/12/2024  Through  2/18/2024

Crime Complaints
 | | Week to Date | | | 28 Day | | | Year to Date* | | | 2 Year | 14 Year (2010)
 | | 2024 | 2023 | % Chg | 2024 | 2023 | % Chg | 2024 | 2023 | % Chg | % Chg | % Chg
Murder | | 0 | 1 | -100.0 | 1 | 1 | 0.0 | 1 | 2 | -50.0 | ***.* | -50.0
Robbery | | 4 | 3 | 33.3 | 20 | 15 | 33.3 | 31 | 28 | 10.7 | 12.0 | -11.4
Burglary | | 5 | 8 | -37.5 | 22 | 31 | -29.0 | 40 | 51 | -21.6 | -20.0 | -55.6
TOTAL | | 9 | 12 | -25.0 | 43 | 47 | -8.51 | 72 | 81 | -11.11 | -4.0 | -40.0
Transit | | 1 | 0 | ***.* | 3 | 2 | 50.0 | 6 | 4 | 50.0 | 20.0 | ***.*
Hate Crimes | | 0 | 0 | ***.* | 0 | 1 | -100.0 | 1 | 1 | 0.0 | ***.* | 0.0

Historical Perspective
 | | 1990 | 1993 | 1998 | 2001 | 2023 | %Chg '23 vs '01 | %Chg '23 vs '90
Murder | | 11 | 9 | 4 | 3 | 1 | -66.7 | -90.9
Robbery | | 801 | 700 | 300 | 210 | 101 | -51.9 | -87.4
Burglary | | 901 | 810 | 400 | 290 | 140 | -51.7 | -84.5
TOTAL | | 1713 | 1519 | 704 | 503 | 242 | -51.9 | -85.9
The above figures are subject to further analysis and revision."""


def _nypd(place: str) -> Layout:
    week, days = "2024-W07", "2024-01-22/P28D"
    area = "1st Precinct" if "Precinct" in place else ""
    truth = [
        Truth("C9:C11", "{A}", week, area),
        Truth("F9:F11", "{A}", days, area),
        Truth("C13:C14", "{A}", week, area),
        Truth("F13:F14", "{A}", days, area),
        Truth("C18:G20", "{A}", area=area, across=("1990", "1993", "1998", "2001", "2023")),
    ]
    return Layout(f"nypd compstat: {place}", _NYPD_HEAD.replace("{place}", place), truth, "cs-en-us-001pct.xlsx")


LAYOUTS = [
    _nypd("Citywide"),
    _nypd("1st Precinct"),
    Layout(
        "nypd compstat: two precincts one under the other",
        """
Report Covering the Week  2/12/2024  Through  2/18/2024
1st Precinct
 | Week to Date | | | 28 Day | |
 | 2024 | 2023 | % Chg | 2024 | 2023 | % Chg
Robbery | 4 | 3 | 33.3 | 20 | 15 | 33.3
Burglary | 5 | 8 | -37.5 | 22 | 31 | -29.0

5th Precinct
 | Week to Date | | | 28 Day | |
 | 2024 | 2023 | % Chg | 2024 | 2023 | % Chg
Robbery | 2 | 2 | 0.0 | 9 | 8 | 12.5
Burglary | 1 | 3 | -66.7 | 7 | 12 | -41.7""",
        [
            Truth("B5:B6", "{A}", "2024-W07", "1st Precinct"),
            Truth("E5:E6", "{A}", "2024-01-22/P28D", "1st Precinct"),
            Truth("B11:B12", "{A}", "2024-W07", "5th Precinct"),
            Truth("E11:E12", "{A}", "2024-01-22/P28D", "5th Precinct"),
        ],
    ),
    Layout(
        "lapd compstat: last 28 days, prior 28 days, year to date, arrests below",
        """
LOS ANGELES POLICE DEPARTMENT
CENTRAL AREA PROFILE 05/26/24 - 06/22/24
CRIME STATISTICS for week ending 06/22/24
VIOLENT CRIMES | 05/26/24 TO 06/22/24 | 04/28/24 TO 05/25/24 | % Change | 04/28/24 TO 05/25/24 | 03/31/24 TO 04/27/24 | % Change | YTD 2024 | YTD 2023 | % Change
HOMICIDE | 1 | 2 | -50% | 2 | 0 | N.C.* | 8 | 9 | -11%
ROBBERY | 60 | 55 | 9% | 55 | 70 | -21% | 350 | 330 | 6%
TOTAL VIOLENT | 61 | 57 | 7% | 57 | 70 | -19% | 358 | 339 | 6%
PROPERTY CRIMES | 05/26/24 TO 06/22/24 | 04/28/24 TO 05/25/24 | % Change | 04/28/24 TO 05/25/24 | 03/31/24 TO 04/27/24 | % Change | YTD 2024 | YTD 2023 | % Change
BURGLARY | 45 | 40 | 13% | 40 | 38 | 5% | 240 | 260 | -8%
ARREST STATISTICS
HOMICIDE | 0 | 1 | -100% | 1 | 1 | 0% | 5 | 7 | -29%
ROBBERY | 22 | 18 | 22% | 18 | 25 | -28% | 120 | 101 | 19%
TOTAL ARRESTS (ALL) | 400 | 390 | 3% | 390 | 410 | -5% | 2400 | 2300 | 4%""",
        [
            Truth("B5:B6", "{A}", "2024-05-26/P28D", "CENTRAL AREA"),
            Truth("C5:C6", "{A}", "2024-04-28/P28D", "CENTRAL AREA"),
            Truth("F5:F6", "{A}", "2024-03-31/P28D", "CENTRAL AREA"),
            Truth("B9:B9", "{A}", "2024-05-26/P28D", "CENTRAL AREA"),
            Truth("C9:C9", "{A}", "2024-04-28/P28D", "CENTRAL AREA"),
            Truth("F9:F9", "{A}", "2024-03-31/P28D", "CENTRAL AREA"),
            Truth("B11:B12", "{A} ARREST", "2024-05-26/P28D", "CENTRAL AREA"),
            Truth("C11:C12", "{A} ARREST", "2024-04-28/P28D", "CENTRAL AREA"),
            Truth("F11:F12", "{A} ARREST", "2024-03-31/P28D", "CENTRAL AREA"),
        ],
    ),
    Layout(
        "lapd: last 28 days in words",
        """
Crime statistics for period ending 06/22/24
 | Last 28 Days | Prior 28 Days | % Change | YTD 2024 | YTD 2023 | % Change
Homicide | 1 | 2 | -50.0 | 8 | 9 | -11.1
Robbery | 60 | 55 | 9.1 | 350 | 330 | 6.1
Burglary | 45 | 40 | 12.5 | 240 | 260 | -7.7""",
        [
            Truth("B3:B5", "{A}", "2024-05-26/P28D"),
            Truth("C3:C5", "{A}", "2024-04-28/P28D"),
        ],
    ),
    Layout(
        "chicago compstat: week, 28 day, year to date, four years",
        """
Chicago Police Department
CompStat Week 7 2024: 12-Feb-24 to 18-Feb-24
Report | Week 2024 | Week 2023 | Week % | 28 Day 2024 | 28 Day 2023 | 28 Day % | YTD 2024 | YTD 2023 | YTD % | 2022 | 2021
Murder | 8 | 7 | 14% | 30 | 42 | -29% | 58 | 70 | -17% | 72 | 80
Robbery | 170 | 160 | 6% | 700 | 640 | 9% | 1300 | 1200 | 8% | 900 | 800
Burglary | 100 | 120 | -17% | 440 | 500 | -12% | 860 | 950 | -9% | 870 | 700""",
        [
            Truth("B4:B6", "{A}", "2024-W07"),
            Truth("E4:E6", "{A}", "2024-01-22/P28D"),
        ],
    ),
    Layout(
        "philadelphia weekly: this week, last week, year to date",
        """
Philadelphia Police Department Major Crimes
Week 7: Monday, February 12, 2024 - Sunday, February 18, 2024
Offense | This Week | Last Week | % Chg | 28 Days | Prev 28 Days | % Chg | YTD 2024 | YTD 2023 | % Chg
Homicide | 4 | 6 | -33% | 19 | 22 | -14% | 39 | 55 | -29%
Rape | 11 | 9 | 22% | 42 | 51 | -18% | 81 | 99 | -18%
TOTAL VIOLENT | 15 | 15 | 0% | 61 | 73 | -16% | 120 | 154 | -22%""",
        [
            Truth("B4:B5", "{A}", "2024-W07"),
            Truth("C4:C5", "{A}", "2024-W06"),
            Truth("E4:E5", "{A}", "2024-01-22/P28D"),
            Truth("F4:F5", "{A}", "2023-12-25/P28D"),
        ],
    ),
    Layout(
        "weekly: Sunday to Saturday, no ISO week",
        """
Weekly Crime Report
2/11/2024 - 2/17/2024
Offense | This Week | Same Week 2023 | YTD
Robbery | 4 | 3 | 21
Burglary | 9 | 12 | 60""",
    ),
    Layout(
        "weekly: ISO weeks across",
        """
Offense | 2024-W05 | 2024-W06 | 2024-W07 | Total
Robbery | 4 | 3 | 5 | 12
Burglary | 9 | 12 | 8 | 29""",
        [Truth("B2:D3", "{A}", across=("2024-W05", "2024-W06", "2024-W07"))],
    ),
    Layout(
        "weekly: week numbers down with a year above",
        """
2024
Week | Robbery | Burglary
Week 1 | 4 | 9
Week 2 | 3 | 11
Week 3 | 6 | 8""",
    ),
    Layout(
        "weekly: Monday dates down",
        """
Week of | Robbery | Burglary | Total
@2024-02-05 | 4 | 9 | 13
@2024-02-12 | 3 | 11 | 14
@2024-02-19 | 6 | 8 | 14""",
        [Truth("B2:C4", "{1}", down=("2024-W06", "2024-W07", "2024-W08"))],
    ),
    Layout(
        "28 days: first and last day in two columns",
        """
Start | End | Robbery | Burglary
@2024-01-01 | @2024-01-28 | 11 | 31
@2024-01-29 | @2024-02-25 | 14 | 29
@2024-02-26 | @2024-03-24 | 9 | 40""",
        [Truth("C2:D4", "{1}", down=("2024-01-01/P28D", "2024-01-29/P28D", "2024-02-26/P28D"))],
    ),
    Layout(
        "monthly compstat: month, same month a year ago, year to date",
        """
Part I Crimes, June 2024
Offense | June 2024 | June 2023 | % Change | YTD 2024 | YTD 2023 | % Change
Homicide | 1 | 0 | NC | 4 | 2 | 100%
Robbery | 12 | 15 | -20% | 70 | 66 | 6%
Burglary | 31 | 22 | 41% | 150 | 160 | -6%
Violent Crime | 13 | 15 | -13% | 74 | 68 | 9%""",
        [Truth("B3:C6", "{A}", across=("2024-06", "2023-06"))],
    ),
    Layout(
        "monthly compstat: years under a month in the title",
        """
Crime Statistics for June
Offense | 2022 | 2023 | 2024
Robbery | 12 | 15 | 11
Burglary | 31 | 22 | 27""",
        [Truth("B3:D4", "{A}", across=("2022-06", "2023-06", "2024-06"))],
    ),
    Layout(
        "year to date through a day, three years",
        """
Offense | 2022 YTD 03-31 | 2023 YTD 03-31 | 2024 YTD 03-31 | 5 yr avg
Robbery | 12 | 15 | 11 | 13.2
Burglary | 31 | 22 | 27 | 26.0""",
    ),
    Layout(
        "year to date in the title, plain years in the heads",
        """
Part I Offenses
Year to date through March 31
Offense | 2022 | 2023 | 2024
Robbery | 12 | 15 | 11
Burglary | 31 | 22 | 27""",
    ),
    Layout(
        "year to date in the sheet name, plain years in the heads",
        {"YTD Jun": "Offense | 2022 | 2023 | 2024\nRobbery | 12 | 15 | 11\nBurglary | 31 | 22 | 27"},
    ),
    Layout(
        "year to date in the file name, months across are whole",
        """
Offense | Jan 2024 | Feb 2024 | Mar 2024 | Total
Robbery | 12 | 15 | 11 | 38
Burglary | 31 | 22 | 27 | 80""",
        [Truth("B2:D3", "{A}", across=months(2024, 1, 3))],
        "Crime YTD Mar 2024.xlsx",
    ),
    Layout(
        "cumulative months across",
        """
Cumulative offenses by month, 2024
Offense | Jan | Feb | Mar | Apr
Robbery | 4 | 9 | 15 | 17
Burglary | 11 | 20 | 36 | 50""",
    ),
    Layout(
        "latest year is to date by a note below",
        """
Offense | 2022 | 2023 | 2024*
Robbery | 52 | 55 | 31
Burglary | 131 | 122 | 57
*2024 figures are through June 30""",
        [Truth("B2:C3", "{A}", across=("2022", "2023"))],
    ),
    Layout(
        "rolling twelve months",
        """
12 months ending June 30
Offense | 2022 | 2023 | 2024
Robbery | 52 | 55 | 61
Burglary | 131 | 122 | 157""",
    ),
    Layout(
        "one-day report with a run date",
        """
Daily Crime Report
Printed: 06/22/2024
Offense | Today | MTD | YTD | LYTD
Robbery | 1 | 9 | 61 | 55
Burglary | 2 | 20 | 120 | 133""",
    ),
    Layout(
        "pairs of months and changes by district",
        """
May 2024
District | Robbery | | | Burglary | |
 | May 2024 | May 2023 | % Chg | May 2024 | May 2023 | % Chg
North | 4 | 3 | 33.3 | 9 | 8 | 12.5
South | 6 | 6 | 0.0 | 12 | 10 | 20.0
CITYWIDE | 10 | 9 | 11.1 | 21 | 18 | 16.7""",
        [
            Truth("B4:C5", "Robbery", area="{A}", across=("2024-05", "2023-05")),
            Truth("E4:F5", "Burglary", area="{A}", across=("2024-05", "2023-05")),
        ],
        merged=("B2:D2", "E2:G2", "A2:A3"),
    ),
]
