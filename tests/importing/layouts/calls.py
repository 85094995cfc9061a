"""Calls for service: hours and weekdays, priorities, units, agencies that share a dispatch center."""

from tests.importing.layouts.layout import Layout, Truth, months

_DAYS = "Sun | Mon | Tue | Wed | Thu | Fri | Sat"

LAYOUTS = [
    Layout(
        "calls by hour and weekday",
        f"""
Calls for Service by Hour and Day, May 2024
Hour | {_DAYS} | Total
0 | 14 | 9 | 8 | 7 | 9 | 10 | 15 | 72
1 | 12 | 6 | 5 | 6 | 5 | 8 | 14 | 56
2 | 11 | 4 | 4 | 3 | 5 | 6 | 12 | 45
3 | 9 | 3 | 3 | 2 | 3 | 5 | 10 | 35
Total | 46 | 22 | 20 | 18 | 22 | 29 | 51 | 208""",
        [Truth("B3:H6", "Calls for Service {A} {2}", "2024-05")],
    ),
    Layout(
        "calls by hour as text ranges",
        f"""
CAD Call Summary
From 05/01/2024 To 05/31/2024
Hour of Day | {_DAYS}
0000-0059 | 14 | 9 | 8 | 7 | 9 | 10 | 15
0100-0159 | 12 | 6 | 5 | 6 | 5 | 8 | 14
0200-0259 | 11 | 4 | 4 | 3 | 5 | 6 | 12""",
        [Truth("B4:H6", "Call {A} {3}", "2024-05")],
    ),
    Layout(
        "calls by nature, code in front",
        """
CAD Calls by Nature
05/01/2024 00:00:00 to 05/31/2024 23:59:59
Code | Nature | Calls | Avg Response | Avg On Scene
911H | 911 Hangup | 44 | 3.2 | 10.5
ALARM | Alarm, burglar | 61 | 4.4 | 12.1
10-50 | Accident | 22 | 5.1 | 33.0
 | Total | 127 | |""",
        [Truth("C4:E6", "{B} {3}", "2024-05")],
    ),
    Layout(
        "calls by numeric nature code",
        """
Calls for Service May 2024
Type | Count
10 | 44
15 | 61
50 | 22
96 | 3""",
        [Truth("B3:B6", "Calls for Service {A}", "2024-05")],
    ),
    Layout(
        "calls by code, description and month with codes as numbers",
        """
2024 Calls
Code | Description | Jan | Feb | Mar | YTD
10 | Fight | 4 | 5 | 6 | 15
11 | Animal | 14 | 15 | 16 | 45
15 | Civil disturbance | 1 | 0 | 2 | 3""",
        [Truth("C3:E5", "{B}", across=months(2024, 1, 3))],
    ),
    Layout(
        "calls by agency of a shared center",
        """
Regional Dispatch, 2023
Agency | Police Calls | Fire Calls | EMS Calls | Total
Mill Harbor | 12001 | 400 | 900 | 13301
West Fork | 4200 | 120 | 300 | 4620
County Sheriff | 21000 | 0 | 0 | 21000
Total | 37201 | 520 | 1200 | 38921""",
        [Truth("B3:D5", "{2}", "2023", "{A}")],
    ),
    Layout(
        "calls by beat and shift, subtotals by district",
        """
Calls for Service, June 2024
District | Beat | Days | Swings | Mids | Total
North | 11 | 100 | 120 | 80 | 300
 | 12 | 90 | 110 | 70 | 270
North Total | | 190 | 230 | 150 | 570
South | 21 | 50 | 60 | 40 | 150
 | 22 | 55 | 66 | 44 | 165
South Total | | 105 | 126 | 84 | 315
Grand Total | | 295 | 356 | 234 | 885""",
        [
            Truth("C3:E4", "{2} calls", "2024-06", "{A^} {B}"),
            Truth("C6:E7", "{2} calls", "2024-06", "{A^} {B}"),
        ],
    ),
    Layout(
        "calls by priority, dates across by day",
        """
Priority | 5/1/2024 | 5/2/2024 | 5/3/2024
1 | 4 | 5 | 6
2 | 14 | 15 | 16
3 | 40 | 41 | 42""",
    ),
    Layout(
        "calls by month end dates in the heads",
        """
Activity | @2024-01-31 | @2024-02-29 | @2024-03-31
Calls | 400 | 410 | 390
Arrests | 30 | 28 | 33""",
        [Truth("B2:D3", "{A}", across=months(2024, 1, 3))],
    ),
    Layout(
        "calls by first days of months in the heads",
        """
Activity | @2024-01-01 | @2024-02-01 | @2024-03-01
Calls | 400 | 410 | 390
Arrests | 30 | 28 | 33""",
        [Truth("B2:D3", "{A}", across=months(2024, 1, 3))],
    ),
    Layout(
        "officers' activity with badge numbers",
        """
Officer Activity, May 2024
Badge | Officer | Arrests | Citations | Reports
101 | Adams | 4 | 12 | 30
117 | Brown | 2 | 20 | 25
122 | Clark | 6 | 8 | 40
 | Total | 12 | 40 | 95""",
    ),
    Layout(
        "officers' activity by badge alone",
        """
Officer Activity, May 2024
Badge | Arrests | Citations | Reports
101 | 4 | 12 | 30
117 | 2 | 20 | 25
122 | 6 | 8 | 40""",
    ),
    Layout(
        "crashes by severity and month, years stacked",
        """
Crashes
2022 | Jan | Feb | Mar | Total
Fatal | 0 | 1 | 0 | 1
Injury | 10 | 12 | 9 | 31
2023 | Jan | Feb | Mar | Total
Fatal | 1 | 0 | 0 | 1
Injury | 11 | 10 | 14 | 35""",
        [
            Truth("B3:D4", "{A} crashes", across=months(2022, 1, 3)),
            Truth("B6:D7", "{A} crashes", across=months(2023, 1, 3)),
        ],
    ),
    Layout(
        "stacked blocks with the year in a line of its own",
        """
2022
Offense | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9

2023
Offense | Jan | Feb | Mar
Robbery | 3 | 2 | 7
Burglary | 11 | 10 | 14""",
        [
            Truth("B3:D4", "{A}", across=months(2022, 1, 3)),
            Truth("B8:D9", "{A}", across=months(2023, 1, 3)),
        ],
    ),
    Layout(
        "stacked blocks without a repeated head",
        """
Offense | Jan | Feb | Mar
2022
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
2023
Robbery | 3 | 2 | 7
Burglary | 11 | 10 | 14""",
        [
            Truth("B3:D4", "{A}", across=months(2022, 1, 3)),
            Truth("B6:D7", "{A}", across=months(2023, 1, 3)),
        ],
    ),
    Layout(
        "stacked: the year of the second block only in a title",
        """
Crime 2022
Offense | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Prior year
Offense | Jan | Feb | Mar
Robbery | 3 | 2 | 7
Burglary | 11 | 10 | 14""",
        [Truth("B3:D4", "{A}", across=months(2022, 1, 3))],
    ),
    Layout(
        "a second table below without a title of its own",
        """
Offenses 2023
Offense | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9

 | Jan | Feb | Mar
Adults arrested | 3 | 2 | 7
Juveniles arrested | 1 | 0 | 1""",
        [Truth("B3:D4", "{A}", across=months(2023, 1, 3)), Truth("B7:D8", "{A}", across=months(2023, 1, 3))],
    ),
    Layout(
        "offenses above, clearances below with the same rows",
        """
2023
OFFENSES | Jan | Feb | Mar
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9

CLEARANCES | Jan | Feb | Mar
Robbery | 2 | 1 | 3
Burglary | 1 | 2 | 1""",
        [
            Truth("B3:D4", "{A}", across=months(2023, 1, 3)),
            Truth("B7:D8", "{A} clearances", across=months(2023, 1, 3)),
        ],
    ),
    Layout(
        "two tables side by side: offenses and arrests with the same rows",
        """
Offenses | | | | Arrests | |
 | 2022 | 2023 | | | 2022 | 2023
Robbery | 4 | 5 | | Robbery | 2 | 3
Burglary | 10 | 12 | | Burglary | 1 | 2""",
        [
            Truth("B3:C4", "{A}", across=("2022", "2023")),
            Truth("F3:G4", "{E} arrests", across=("2022", "2023")),
        ],
    ),
    Layout(
        "two years side by side with months down",
        """
2022 | | | 2023 | |
Month | Robbery | Burglary | Month | Robbery | Burglary
Jan | 4 | 10 | Jan | 3 | 11
Feb | 5 | 12 | Feb | 2 | 10
Mar | 6 | 9 | Mar | 7 | 14""",
        [
            Truth("B3:C5", "{2}", down=months(2022, 1, 3)),
            Truth("E3:F5", "{2}", down=months(2023, 1, 3)),
        ],
    ),
]
