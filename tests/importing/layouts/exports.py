"""What programs export: pivot tables, report writers, statistics packages, forms with their own date cells."""

from tests.importing.layouts.layout import Layout, Truth, months

_PAIR = ("2022", "2023")
_FORM = "District | Robbery | Burglary\nNorth | 4 | 10\nSouth | 7 | 12"


def _form(head: str, period: str = "", first_row: int = 2) -> Layout:
    lines = head.count("\n") + 1
    truth = [Truth(f"B{lines + first_row}:C{lines + first_row + 1}", "{" + str(lines + 1) + "}", period, "{A}")]
    return Layout(f"form: {head[:40]}", f"{head}\n{_FORM}", truth if period else [], file="Table.xlsx")


LAYOUTS = [
    _form("Month: | October\nYear: | 2023", "2023-10"),
    _form("Year: | 2023", "2023"),
    _form("Year | 2023", "2023"),
    _form("Reporting Period | 10/1/2023 | 10/31/2023", "2023-10"),
    _form("From | 1/1/2023 | To | 3/31/2023", "2023-Q1"),
    _form("From | 1/1/2023 | To | 6/30/2023"),
    _form("From | @2023-10-01 | To | @2023-10-31", "2023-10"),
    _form("From | @2023-10-01 | To | @2023-12-15"),
    _form("Date | @2023-10-01"),
    _form("Date printed | @2023-11-02"),
    _form("@2023-11-02"),
    _form("@2023-10-01"),
    _form("Begin | 10/1/2023\nEnd | 10/31/2023", "2023-10"),
    _form("Version | 2023"),
    _form("ORI | 2023"),
    _form("Population | 2023"),
    _form("Case total | 2023"),
    Layout(
        "pivot: years across",
        """
Count of CaseNo | Column Labels | |
Row Labels | 2022 | 2023 | Grand Total
Burglary | 10 | 12 | 22
Robbery | 4 | 5 | 9
(blank) | 1 | 0 | 1
Grand Total | 15 | 17 | 32""",
        [Truth("B3:C4", "{A}", across=_PAIR)],
    ),
    Layout(
        "pivot: offenses under districts in one column",
        """
Row Labels | 2022 | 2023 | Grand Total
North | 14 | 17 | 31
Burglary | 10 | 12 | 22
Robbery | 4 | 5 | 9
South | 9 | 11 | 20
Burglary | 7 | 8 | 15
Robbery | 2 | 3 | 5
Grand Total | 23 | 28 | 51""",
        [
            Truth("B3:C4", "{A}", area="North", across=_PAIR),
            Truth("B6:C7", "{A}", area="South", across=_PAIR),
            Truth("B2:C2", "{A}", across=_PAIR),
            Truth("B5:C5", "{A}", across=_PAIR),
        ],
    ),
    Layout(
        "pivot: different offenses under groups in one column",
        """
Row Labels | 2022 | 2023 | Grand Total
Property | 14 | 17 | 31
Burglary | 10 | 12 | 22
Arson | 4 | 5 | 9
Violent | 9 | 11 | 20
Robbery | 7 | 8 | 15
Murder | 2 | 3 | 5
Grand Total | 23 | 28 | 51""",
        [Truth("B2:C7", "{A}", across=_PAIR)],
    ),
    Layout(
        "pivot: different offenses under districts in one column",
        """
Row Labels | 2022 | 2023 | Grand Total
North | 14 | 17 | 31
Burglary | 10 | 12 | 22
Arson | 4 | 5 | 9
South | 9 | 11 | 20
Robbery | 7 | 8 | 15
Murder | 2 | 3 | 5
Grand Total | 23 | 28 | 51""",
        [Truth("B3:C4", "{A}", area="North", across=_PAIR), Truth("B6:C7", "{A}", area="South", across=_PAIR)],
    ),
    Layout(
        "pivot: months under years in one column",
        """
Row Labels | Arrests | Citations
2022 | 58 | 179
Jan | 30 | 99
Feb | 28 | 80
2023 | 61 | 178
Jan | 31 | 90
Feb | 30 | 88
Grand Total | 119 | 357""",
        [
            Truth("B3:C4", "{1}", down=("2022-01", "2022-02")),
            Truth("B6:C7", "{1}", down=("2023-01", "2023-02")),
            Truth("B2:C2", "{1}", "2022"),
            Truth("B5:C5", "{1}", "2023"),
        ],
    ),
    Layout(
        "pivot: two values side by side",
        """
 | 2022 | | 2023 | | Total Sum of Calls | Total Average of Minutes
Row Labels | Sum of Calls | Average of Minutes | Sum of Calls | Average of Minutes | |
North | 300 | 5 | 310 | 4 | 610 | 4.5
South | 200 | 6 | 210 | 7 | 410 | 6.5
Grand Total | 500 | 5.4 | 520 | 5.2 | 1020 | 5.3""",
        [
            Truth("B3:B4", "Calls", "2022", "{A}"),
            Truth("C3:C4", "Average Minutes", "2022", "{A}"),
            Truth("D3:D4", "Calls", "2023", "{A}"),
            Truth("E3:E4", "Average Minutes", "2023", "{A}"),
        ],
    ),
    Layout(
        "report writer: group heads and footers",
        """
Incidents by Beat, October 2023
Beat: 11
Robbery | 4
Burglary | 9
Total for Beat 11: | 13
Beat: 12
Robbery | 2
Burglary | 10
Total for Beat 12: | 12
Report Total: | 25""",
        [Truth("B3:B4", "{A}", "2023-10", "Beat 11"), Truth("B7:B8", "{A}", "2023-10", "Beat 12")],
    ),
    Layout(
        "report writer: group heads beside years across",
        """
Offense | 2022 | 2023
NORTH DISTRICT | |
Robbery | 4 | 5
Burglary | 10 | 12
NORTH DISTRICT TOTAL | 14 | 17
SOUTH DISTRICT | |
Robbery | 2 | 3
Burglary | 7 | 8
SOUTH DISTRICT TOTAL | 9 | 11""",
        [
            Truth("B3:C4", "{A}", area="North District", across=_PAIR),
            Truth("B7:C8", "{A}", area="South District", across=_PAIR),
        ],
    ),
    Layout(
        "group heads with different rows under each",
        """
Activity | 2022 | 2023
SCHOOL RESOURCE | |
Incidents | 14 | 15
Classes taught | 30 | 33
ANIMAL CONTROL | |
Pickups | 70 | 88
Bites | 4 | 3""",
        [
            Truth("B3:C3", "SCHOOL RESOURCE {A}", across=_PAIR),
            Truth("B4:C4", "{A}", across=_PAIR),
            Truth("B6:C7", "{A}", across=_PAIR),
        ],
    ),
    Layout(
        "statistics package: count and percent within rows",
        """
2023
Offense | | North | South | Total
Robbery | Count | 4 | 6 | 10
 | % within Offense | 40 | 60 | 100
Burglary | Count | 9 | 3 | 12
 | % within Offense | 75 | 25 | 100""",
        [
            Truth("C3:D3", "{A}", "2023", "{2}"),
            Truth("C5:D5", "{A}", "2023", "{2}"),
        ],
    ),
    Layout(
        "statistics package: count and percent across",
        """
2023
Offense | North | | South | | Total |
 | Count | % | Count | % | Count | %
Robbery | 4 | 40 | 6 | 60 | 10 | 100
Burglary | 9 | 75 | 3 | 25 | 12 | 100""",
        [
            Truth("B4:B5", "{A}", "2023", "North"),
            Truth("D4:D5", "{A}", "2023", "South"),
            Truth("C4:C5", "{A} %", "2023", "North"),
            Truth("E4:E5", "{A} %", "2023", "South"),
        ],
        merged=("B2:C2", "D2:E2", "F2:G2"),
    ),
    Layout(
        "days of a month across",
        """
Calls, May 2024
Type | 1 | 2 | 3 | 4 | 5 | 6 | 7 | Total
Alarm | 4 | 5 | 3 | 2 | 4 | 5 | 6 | 29
Crash | 1 | 0 | 2 | 1 | 0 | 3 | 1 | 8""",
    ),
    Layout(
        "months newest first",
        """
Offense | Mar 2023 | Feb 2023 | Jan 2023 | Dec 2022
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 8""",
        [Truth("B2:E3", "{A}", across=("2023-03", "2023-02", "2023-01", "2022-12"))],
    ),
    Layout(
        "years newest first with changes between",
        """
Offense | 2023 | % | 2022 | % | 2021
Robbery | 5 | 25 | 4 | -20 | 5
Burglary | 12 | 20 | 10 | 11 | 9""",
        [Truth("B2:B3", "{A}", "2023"), Truth("D2:D3", "{A}", "2022"), Truth("F2:F3", "{A}", "2021")],
    ),
    Layout(
        "months as numbers down",
        """
2023
Month | Arrests | Citations
1 | 30 | 99
2 | 28 | 80
3 | 33 | 70""",
        [Truth("B3:C5", "{2}", down=months(2023, 1, 3))],
    ),
    Layout(
        "months down with quarters and year to date between",
        """
2023
Month | Arrests | Citations
January | 30 | 99
February | 28 | 80
March | 33 | 70
1st Quarter | 91 | 249
April | 31 | 71
Year to Date | 122 | 320
Last Year to Date | 118 | 301""",
        [Truth("B3:C5", "{2}", down=months(2023, 1, 3)), Truth("B7:C7", "{2}", "2023-04")],
    ),
    Layout(
        "months down under lines of years",
        """
Month | Arrests | Citations
2022
January | 30 | 99
February | 28 | 80
2023
January | 31 | 90
February | 30 | 88""",
        [Truth("B3:C4", "{1}", down=months(2022, 1, 2)), Truth("B6:C7", "{1}", down=months(2023, 1, 2))],
    ),
    Layout(
        "areas over months side by side",
        """
2023
 | North | | South |
Offense | Jan | Feb | Jan | Feb
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 8""",
        [
            Truth("B4:C5", "{A}", area="North", across=months(2023, 1, 2)),
            Truth("D4:E5", "{A}", area="South", across=months(2023, 1, 2)),
        ],
        merged=("B2:C2", "D2:E2"),
    ),
    Layout(
        "hidden draft sheet",
        {
            "2023": "Offense | Jan | Feb\nRobbery | 4 | 5\nBurglary | 10 | 12",
            "2024 draft": "Offense | Jan | Feb\nRobbery | 99 | 99\nBurglary | 99 | 98",
        },
        [Truth("B2:C3", "{A}", across=months(2023, 1, 2), sheet="2023")],
        hidden_sheets=("2024 draft",),
    ),
    Layout(
        "codes of calls that are also codes of crimes",
        """
Calls for Service May 2024
Type | Count
120 | 44
200 | 61
220 | 22""",
        [Truth("B3:B5", "Calls for Service {A}", "2024-05")],
    ),
    Layout(
        "a sentence with numbers and a small table",
        """
In October 2023 officers answered 1,204 calls, 12% more than in September.
Total calls: 1,204
Arrests: 33
Type | Oct 2023
Alarm | 44
Crash | 22""",
        [Truth("B5:B6", "{A}", "2023-10")],
    ),
    Layout(
        "budget: spent, remaining and percent used",
        """
2023
Division | Budget | Spent | Remaining | % Used
Patrol | $400,000 | $300,000 | $100,000 | 75%
Records | $90,000 | $45,000 | $45,000 | 50%
Total | $490,000 | $345,000 | $145,000 | 70%""",
        [Truth("B3:E4", "{2}", "2023", "{A}")],
    ),
    Layout(
        "changes with arrows",
        """
Offense | 2022 | 2023 | Change
Robbery | 4 | 5 | ▲ 25%
Burglary | 12 | 10 | ▼ 17%""",
        [Truth("B2:C3", "{A}", across=_PAIR)],
    ),
    Layout(
        "names at the right of the figures",
        """
2022 | 2023 | Offense
4 | 5 | Robbery
10 | 12 | Burglary
7 | 9 | Arson""",
        [Truth("A2:B4", "{C}", across=_PAIR)],
    ),
    Layout(
        "current and prior columns under two months in the title",
        """
October 2023 vs October 2022
Offense | Current | Prior
Robbery | 4 | 5
Burglary | 10 | 12""",
        [Truth("B3:C4", "{A}", across=("2023-10", "2022-10"))],
    ),
    Layout(
        "current and prior columns under one month in the title",
        """
October 2023
Offense | Current | Prior | Current YTD | Prior YTD
Robbery | 4 | 5 | 40 | 45
Burglary | 10 | 12 | 90 | 99""",
        [Truth("B3:B4", "{A}", "2023-10")],
    ),
    Layout(
        "districts: this month and last month unmarked under a title of one month",
        """
October 2023
District | Robbery | Robbery LM | Robbery LY | Burglary | Burglary LM | Burglary LY
North | 4 | 5 | 3 | 10 | 12 | 11
South | 6 | 2 | 4 | 9 | 8 | 7""",
        [Truth("B3:B4", "Robbery", "2023-10", "{A}"), Truth("E3:E4", "Burglary", "2023-10", "{A}")],
    ),
    Layout(
        "measures down with this month, year to date and last year columns under a title",
        """
October 2023
Activity | Month | YTD | Last YTD
Arrests | 33 | 301 | 290
Citations | 99 | 901 | 955""",
        [Truth("B3:B4", "{A}", "2023-10")],
    ),
    Layout(
        "measures down with Total as the one column",
        """
October 2023
Activity | Total
Arrests | 33
Citations | 99
Crashes | 12""",
        [Truth("B3:B5", "{A}", "2023-10")],
    ),
    Layout(
        "measures down with Total and Average per day",
        """
October 2023
Activity | Total | Avg per day | % of all
Arrests | 33 | 1 | 23
Citations | 99 | 3 | 69
Crashes | 12 | 0 | 8""",
        [Truth("B3:B5", "{A}", "2023-10")],
    ),
]
