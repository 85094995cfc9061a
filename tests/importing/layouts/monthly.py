"""Monthly reports of small towns, budget tables, staffing, response times and shares."""

from tests.importing.layouts.layout import Layout, Truth, months

_TWELVE = "Jan | Feb | Mar | Apr | May | Jun | Jul | Aug | Sep | Oct | Nov | Dec"

LAYOUTS = [
    Layout(
        "town: last three months, this month, same month a year ago",
        """
Mill Harbor Police Department
Monthly Report, June 2024
Activity | Mar 2024 | Apr 2024 | May 2024 | Jun 2024 | Jun 2023
Burglaries | 3 | 4 | 2 | 5 | 4
Thefts | 12 | 15 | 11 | 9 | 20
Traffic stops | 201 | 188 | 240 | 233 | 260
TOTAL | 216 | 207 | 253 | 247 | 284""",
        [Truth("B4:F6", "{A}", across=("2024-03", "2024-04", "2024-05", "2024-06", "2023-06"))],
    ),
    Layout(
        "town: bare months and a year only on the last one",
        """
Monthly Report, June 2024
Activity | Mar | Apr | May | Jun | Jun 2023
Burglaries | 3 | 4 | 2 | 5 | 4
Traffic stops | 201 | 188 | 240 | 233 | 260""",
        [Truth("B3:F4", "{A}", across=("2024-03", "2024-04", "2024-05", "2024-06", "2023-06"))],
    ),
    Layout(
        "town: arrests, traffic and calls as headings, same rows under each",
        f"""
2024 Monthly Activity
 | {_TWELVE} | Total
ARRESTS
Adult | 3 | 4 | 2 | 5 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 50
Juvenile | 1 | 0 | 2 | 0 | 1 | 0 | 0 | 1 | 0 | 1 | 0 | 1 | 7
Total | 4 | 4 | 4 | 5 | 2 | 2 | 3 | 5 | 5 | 7 | 7 | 9 | 57
TRAFFIC
Accidents | 9 | 8 | 7 | 9 | 6 | 7 | 8 | 9 | 6 | 7 | 8 | 9 | 93
DUI | 1 | 2 | 1 | 2 | 1 | 2 | 1 | 2 | 1 | 2 | 1 | 2 | 18
Total | 10 | 10 | 8 | 11 | 7 | 9 | 9 | 11 | 7 | 9 | 9 | 11 | 111
CALLS
Police | 100 | 101 | 102 | 103 | 104 | 105 | 106 | 107 | 108 | 109 | 110 | 111 | 1266
Total | 100 | 101 | 102 | 103 | 104 | 105 | 106 | 107 | 108 | 109 | 110 | 111 | 1266""",
        [
            Truth("B4:M5", "{A}", across=months(2024)),
            Truth("B8:M9", "{A}", across=months(2024)),
            Truth("B12:M12", "{A}", across=months(2024)),
            Truth("B6:M6", "ARRESTS Total", across=months(2024)),
            Truth("B10:M10", "TRAFFIC Total", across=months(2024)),
            Truth("B13:M13", "CALLS Total", across=months(2024)),
        ],
    ),
    Layout(
        "town: offenses and arrests with the same names",
        f"""
2024
Category | {_TWELVE}
OFFENSES
Robbery | 3 | 4 | 2 | 5 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
Burglary | 9 | 8 | 7 | 9 | 6 | 7 | 8 | 9 | 6 | 7 | 8 | 9
ARRESTS
Robbery | 1 | 0 | 2 | 0 | 1 | 0 | 0 | 1 | 0 | 1 | 0 | 1
Burglary | 2 | 1 | 1 | 2 | 1 | 2 | 1 | 2 | 1 | 2 | 1 | 2""",
        [
            Truth("B4:M5", "OFFENSES {A}", across=months(2024)),
            Truth("B7:M8", "ARRESTS {A}", across=months(2024)),
        ],
    ),
    Layout(
        "town: this month, last month, year to date, last year to date",
        """
Police Department Monthly Statistics for October 2023
Description | October 2023 | September 2023 | YTD 2023 | YTD 2022 | % Chg
Calls for Service | 1,204 | 1,188 | 12,001 | 11,500 | 4.4%
Traffic Stops | 233 | 201 | 2,200 | 2,410 | -8.7%
Citations Issued | 101 | 99 | 1,010 | 1,200 | -15.8%""",
        [Truth("B3:C5", "{A}", across=("2023-10", "2023-09"))],
    ),
    Layout(
        "town: current month and previous month in words",
        """
Police Department Monthly Statistics for October 2023
Description | This Month | Last Month | This Month Last Year | YTD
Calls for Service | 1204 | 1188 | 1250 | 12001
Traffic Stops | 233 | 201 | 240 | 2200""",
        [Truth("B3:D4", "{A}", across=("2023-10", "2023-09", "2022-10"))],
    ),
    Layout(
        "town: one month, one column of counts",
        """
Mill Harbor Police Department
October 2023
Calls for service | 1204
Arrests | 33
Citations | 101
Accidents | 22""",
        [Truth("B3:B6", "{A}", "2023-10")],
    ),
    Layout(
        "town: memo of two columns side by side",
        """
October 2023
Activity | Count | | Activity | Count
Calls for service | 1204 | | Accidents | 22
Arrests | 33 | | DUI arrests | 4
Citations | 101 | | Warnings | 88""",
        [Truth("B3:B5", "{A}", "2023-10"), Truth("E3:E5", "{D}", "2023-10")],
    ),
    Layout(
        "town: fiscal year July to June with years over the months",
        """
 | 2023 | | | | | | 2024 | | | | |
Activity | Jul | Aug | Sep | Oct | Nov | Dec | Jan | Feb | Mar | Apr | May | Jun
Arrests | 30 | 31 | 28 | 33 | 25 | 26 | 27 | 30 | 31 | 32 | 29 | 28
Citations | 99 | 98 | 97 | 96 | 95 | 94 | 93 | 92 | 91 | 90 | 89 | 88""",
        [Truth("B3:M4", "{A}", across=[*months(2023, 7), *months(2024, 1, 6)])],
        merged=("B1:G1", "H1:M1"),
    ),
    Layout(
        "town: fiscal year FY24 with bare months from July",
        """
FY24 Police Activity
Activity | Jul | Aug | Sep | Oct | Nov | Dec | Jan | Feb | Mar | Apr | May | Jun
Arrests | 30 | 31 | 28 | 33 | 25 | 26 | 27 | 30 | 31 | 32 | 29 | 28""",
    ),
    Layout(
        "budget: actual, target, projected by fiscal year",
        """
Police Department Performance Measures
Measure | FY 2021-22 Actual | FY 2022-23 Target | FY 2022-23 Projected | FY 2023-24 Target
INPUTS
Number of sworn officers | 84 | 86 | 85 | 88
OUTPUTS
Calls for service | 41,200 | 42,000 | 41,800 | 42,500
EFFICIENCY
Cost per capita | $212.10 | $220.00 | $218.00 | $225.00
EFFECTIVENESS
Clearance rate, Part I | 41% | 45% | 43% | 45%
Average response time | 4:58 | 5:00 | 4:59 | 5:00""",
    ),
    Layout(
        "budget: calendar years, actual and budget",
        """
Performance Measures
Measure | 2021 Actual | 2022 Actual | 2023 Estimate | 2024 Budget
Calls for service | 41,200 | 41,950 | 41,800 | 42,500
Arrests made | 2,100 | 2,250 | 2,200 | 2,300
Citizen satisfaction | 91% | n/a | 92% | 92%""",
        [Truth("B3:C5", "{A}", across=("2021", "2022"))],
    ),
    Layout(
        "budget: values in words",
        """
Performance Measures
Measure | 2021 | 2022 | 2023
Arrests per officer | 22 | 24 | 23
Crimes per 1,000 residents | 67/per 1,000 | 64/per 1,000 | n/a
Average response time | 4:58 | 5:03 | 4:51
Traffic checks | every 16th vehicle | every 15th vehicle | 12
Net change in staff | (12) | 3 | (4)
Officers | TRUNCATED | 84 | **""",
        [
            Truth("B3:D3", "{A}", across=("2021", "2022", "2023")),
            Truth("D6:D6", "{A}", "2023"),
            Truth("C7:C7", "{A}", "2022"),
            Truth("C8:C8", "{A}", "2022"),
        ],
    ),
    Layout(
        "fiscal years as FY23-24 and 2023-24",
        """
Measure | 2021-22 | 2022-23 | 2023-24
Arrests | 210 | 225 | 220
Citations | 1001 | 1100 | 900""",
    ),
    Layout(
        "staffing by rank: authorized, actual, vacant",
        """
Staffing as of 12/31/2023
Rank | Authorized | Actual | Vacant
Chief | 1 | 1 | 0
Captain | 3 | 3 | 0
Sergeant | 8 | 7 | 1
Officer | 40 | 36 | 4
Total Sworn | 52 | 47 | 5
Civilian | 12 | 11 | 1
Grand Total | 64 | 58 | 6""",
        [
            Truth("B3:D7", "{A} {2}", "2023"),
            Truth("B8:D8", "{A} {2}", "2023"),
        ],
    ),
    Layout(
        "staffing by rank and sex over years",
        """
Rank | 2021 | | 2022 | | 2023 |
 | Male | Female | Male | Female | Male | Female
Sergeant | 7 | 1 | 7 | 1 | 6 | 2
Officer | 33 | 5 | 31 | 6 | 32 | 7
Total | 40 | 6 | 38 | 7 | 38 | 9""",
        [
            Truth("B3:B4", "{A} Male", "2021"),
            Truth("C3:C4", "{A} Female", "2021"),
            Truth("D3:D4", "{A} Male", "2022"),
            Truth("E3:E4", "{A} Female", "2022"),
            Truth("F3:F4", "{A} Male", "2023"),
            Truth("G3:G4", "{A} Female", "2023"),
        ],
        merged=("B1:C1", "D1:E1", "F1:G1"),
    ),
    Layout(
        "response times by priority and month",
        """
Average Response Times 2023
Priority | Jan | Feb | Mar
Priority 1 | 4:58 | 5:01 | 4:49
Priority 2 | 8:12 | 8:40 | 8:01
Priority 3 | 15:30 | 14:59 | 16:02""",
    ),
    Layout(
        "response times in minutes with the number of calls",
        """
Response Times 2023 (minutes)
Month | P1 Calls | P1 Avg | P2 Calls | P2 Avg
January | 31 | 4.9 | 120 | 8.2
February | 28 | 5.0 | 111 | 8.0
March | 40 | 5 | 130 | 9
Total | 99 | 5.0 | 361 | 8.4""",
        [Truth("B3:E5", "{2}", down=months(2023, 1, 3))],
    ),
    Layout(
        "clearance rates in percent format",
        """
2023 Clearances
Offense | Reported | Cleared | Clearance Rate
Robbery | 20 | 9 | %0.45
Burglary | 80 | 12 | %0.15
Arson | 4 | 4 | %1.0""",
        [Truth("B3:D5", "{A} {2}", "2023")],
    ),
    Layout(
        "clearance rates as bare fractions",
        """
2023 Clearances
Offense | Reported | Cleared | Clearance Rate
Robbery | 20 | 9 | 0.45
Burglary | 80 | 12 | 0.15
Arson | 4 | 4 | 1.0""",
        [Truth("B3:C5", "{A} {2}", "2023")],
    ),
    Layout(
        "clearance rate by year, whole percentages without a sign",
        """
Clearance Rates by Year
Offense | 2021 | 2022 | 2023
Robbery | 45 | 44 | 51
Burglary | 15 | 12 | 18""",
        [Truth("B3:D4", "{A} clearance rate", across=("2021", "2022", "2023"))],
    ),
    Layout(
        "community survey: shares by answer",
        """
Community Survey 2023
Question | Agree | Neutral | Disagree
I feel safe in my neighborhood | 71% | 19% | 10%
Officers treat me with respect | 80% | 12% | 8%
I trust the department | 68% | 20% | 12%""",
        [Truth("B3:D5", "{A} {2}", "2023")],
    ),
    Layout(
        "use of force by quarter and kind",
        """
Use of Force 2023
Type | Q1 | Q2 | Q3 | Q4 | Total
Taser | 3 | 2 | 4 | 1 | 10
Firearm pointed | 6 | 5 | 7 | 8 | 26
Hands | 9 | 8 | 10 | 7 | 34
Total | 18 | 15 | 21 | 16 | 70""",
        [Truth("B3:E5", "{A}", across=("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"))],
    ),
    Layout(
        "use of force: quarters down, year once",
        """
Year | Quarter | Incidents | Officers involved | Injuries
2022 | Q3 | 12 | 20 | 3
 | Q4 | 9 | 15 | 1
2023 | Q1 | 14 | 22 | 2
 | Q2 | 11 | 19 | 0""",
        [Truth("C2:E5", "{1}", down=("2022-Q3", "2022-Q4", "2023-Q1", "2023-Q2"))],
    ),
    Layout(
        "traffic stops by race and month",
        f"""
Traffic Stops by Race 2023
Race | {_TWELVE} | Total | %
White | 40 | 41 | 42 | 43 | 44 | 45 | 46 | 47 | 48 | 49 | 50 | 51 | 546 | 68.3%
Black | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 186 | 23.3%
Hispanic | 5 | 5 | 6 | 6 | 5 | 6 | 5 | 6 | 6 | 6 | 6 | 6 | 68 | 8.5%
Total | 55 | 57 | 60 | 62 | 63 | 66 | 67 | 70 | 72 | 74 | 76 | 78 | 800 | 100.0%""",
        [Truth("B3:M5", "Traffic Stops {A}", across=months(2023))],
    ),
    Layout(
        "burglaries by beat in the title",
        f"""
Burglaries by Beat, 2023
Beat | {_TWELVE} | Total
1 | 4 | 3 | 5 | 2 | 1 | 4 | 3 | 5 | 2 | 1 | 4 | 3 | 37
2 | 2 | 2 | 3 | 2 | 2 | 2 | 3 | 2 | 2 | 2 | 3 | 2 | 27
Total | 6 | 5 | 8 | 4 | 3 | 6 | 6 | 7 | 4 | 3 | 7 | 5 | 64""",
        [Truth("B3:M4", "Burglaries", area="{A}", across=months(2023))],
    ),
]
