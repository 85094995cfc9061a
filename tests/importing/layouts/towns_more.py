"""More workbooks of small towns: prior periods beside the present one, dispatch exports, council reports."""

from tests.importing.layouts.layout import Layout, Truth, months

_YEARS = ("2021", "2022", "2023")

LAYOUTS = [
    Layout(
        "town: two spans of days as heads with a change",
        """
Crime | 1/1/2024 to 1/28/2024 | 12/4/2023 to 12/31/2023 | % Change
Robbery | 4 | 5 | -20.0%
Burglary | 10 | 12 | -16.7%""",
        [Truth("B2:C3", "{A}", across=("2024-01-01/P28D", "2023-12-04/P28D"))],
    ),
    Layout(
        "town: year to date through a day beside the same of the year before",
        """
Crime | YTD 1/27/2024 | YTD 1/27/2023 | % Change
Robbery | 4 | 5 | -20.0%
Burglary | 10 | 12 | -16.7%""",
    ),
    Layout(
        "town: current period and prior period as two rows of heads",
        """
 | CURRENT PERIOD | PRIOR PERIOD
 | 3/1/2024 - 3/31/2024 | 2/1/2024 - 2/29/2024
Robbery | 4 | 5
Burglary | 10 | 12""",
        [Truth("B3:C4", "{A}", across=("2024-03", "2024-02"))],
    ),
    Layout(
        "town: a list of calls with the first and last day of each row",
        """
Start Date | End Date | Call Type | Count
1/1/2024 | 1/31/2024 | Alarm | 44
1/1/2024 | 1/31/2024 | Welfare check | 12
2/1/2024 | 2/29/2024 | Alarm | 40
2/1/2024 | 2/29/2024 | Welfare check | 15""",
        [
            Truth("D2:D5", "{C}", down=("2024-01", "2024-01", "2024-02", "2024-02")),
        ],
    ),
    Layout(
        "town: first and last day of weeks beside each other",
        """
Week Start | Week End | Calls | Arrests
1/1/2024 | 1/7/2024 | 144 | 4
1/8/2024 | 1/14/2024 | 132 | 6
1/15/2024 | 1/21/2024 | 151 | 3""",
        [Truth("C2:D4", "{1}", down=("2024-W01", "2024-W02", "2024-W03"))],
    ),
    Layout(
        "town: dispatch export with the span in lines below the title",
        """
CAD Activity Report
Start Date: | 3/1/2024
End Date: | 3/31/2024

Call Type | Count | Percent
Alarm | 44 | 78.6%
Welfare check | 12 | 21.4%
Total | 56 | 100.0%""",
        [Truth("B6:B7", "{A}", "2024-03"), Truth("C6:C7", "{A} Percent", "2024-03")],
    ),
    Layout(
        "town: dispatch export by unit",
        """
Unit Activity 03/01/2024 - 03/31/2024
Unit | Calls | Reports | Arrests
1A12 | 44 | 12 | 3
1A14 | 52 | 10 | 4
Total | 96 | 22 | 7""",
        [Truth("B3:D4", "{A} {2}", "2024-03")],
    ),
    Layout(
        "town: calls by weekday",
        """
Calls by Day of Week, March 2024
Day | Calls
Sunday | 44
Monday | 52
Tuesday | 49
Total | 145""",
        [Truth("B3:B5", "Calls {A}", "2024-03")],
    ),
    Layout(
        "town: council report in sentences beside numbers",
        """
Police Department Report for March 2024
 | This Month | Last Month
Calls for service | 412 | 398
Accidents | 14 | 11
DUI arrests | 3 | 4""",
        [Truth("B3:C5", "{A}", across=("2024-03", "2024-02"))],
    ),
    Layout(
        "town: numbers left of names",
        """
Activity for March 2024
412 | Calls for service
14 | Accidents
3 | DUI arrests""",
        [Truth("A2:A4", "{B}", "2024-03")],
    ),
    Layout(
        "town: names with a colon and a unit in words",
        """
March 2024
Calls for service: | 412
Miles driven: | 4,120
Reserve hours: | 96.5
Grant funds: | $1,200.00""",
        [Truth("B2:B5", "{A}", "2024-03")],
    ),
    Layout(
        "town: months down with two heads over parts",
        """
2023
 | Crashes | | Citations |
Month | Injury | Property | Moving | Parking
January | 4 | 10 | 51 | 12
February | 5 | 12 | 40 | 14
March | 6 | 9 | 44 | 9
Total | 15 | 31 | 135 | 35""",
        [Truth("B4:E6", "{2<} {3}", down=months(2023, 1, 3))],
        merged=("B2:C2", "D2:E2"),
    ),
    Layout(
        "town: three years of months down side by side",
        """
Calls for Service
Month | 2021 | 2022 | 2023
Jan | 400 | 410 | 420
Feb | 380 | 390 | 401
Mar | 411 | 420 | 430
Total | 1191 | 1220 | 1251
Average | 397 | 406.7 | 417""",
        [
            Truth("B3:B5", "Calls for Service", down=months(2021, 1, 3)),
            Truth("C3:C5", "Calls for Service", down=months(2022, 1, 3)),
            Truth("D3:D5", "Calls for Service", down=months(2023, 1, 3)),
        ],
    ),
    Layout(
        "town: year over month heads in one text",
        """
Offense | 2023 January | 2023 February | 2024 January | 2024 February
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 7""",
        [Truth("B2:E3", "{A}", across=("2023-01", "2023-02", "2024-01", "2024-02"))],
    ),
    Layout(
        "town: months with a two-digit year and an apostrophe",
        """
Offense | Jan '23 | Feb '23 | Mar '23
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
        [Truth("B2:D3", "{A}", across=months(2023, 1, 3))],
    ),
    Layout(
        "town: case load of detectives at the end of each month",
        """
Investigations 2024
 | Jan | Feb | Mar
Cases assigned | 14 | 17 | 15
Cases closed | 10 | 12 | 9
Open cases at end of month | 44 | 49 | 55""",
        [Truth("B3:D5", "{A}", across=months(2024, 1, 3))],
    ),
    Layout(
        "town: goals with target and actual of each quarter",
        """
Measure | Target | Q1 2024 | Q2 2024 | Q3 2024
Community meetings | 4 | 3 | 5 | 4
Foot patrols | 60 | 55 | 61 | 70""",
        [Truth("C2:E3", "{A}", across=("2024-Q1", "2024-Q2", "2024-Q3"))],
    ),
    Layout(
        "town: the same offenses for two neighboring towns side by side",
        """
2023 Offenses
Offense | Mill Harbor | West Fork
Robbery | 4 | 5
Burglary | 10 | 12""",
    ),
    Layout(
        "town: nibrs groups with codes and subtotals",
        """
NIBRS Offense | Code | 2021 | 2022 | 2023
Crimes Against Persons | | 24 | 27 | 25
Aggravated Assault | 13A | 4 | 5 | 6
Simple Assault | 13B | 20 | 22 | 19
Crimes Against Property | | 50 | 52 | 49
Burglary | 220 | 10 | 12 | 9
Shoplifting | 23C | 40 | 40 | 40""",
        [
            Truth("C2:E7", "{A}", across=_YEARS),
        ],
    ),
    Layout(
        "town: crashes by street with blanks for none",
        """
Crashes by Location, 2023
Location | Injury | Non-injury | Fatal
Main St | 4 | 10 |
Oak Ave | 5 | 12 | 1
Route 9 | | 9 |""",
        [Truth("B3:D5", "Crashes {2}", "2023", "{A}")],
    ),
    Layout(
        "town: patrol log summary by week with months as group heads",
        """
Week Beginning | Calls | Arrests
January 2024
1/1/2024 | 100 | 4
1/8/2024 | 110 | 5
February 2024
2/5/2024 | 90 | 3
2/12/2024 | 95 | 2""",
        [
            Truth("B3:C4", "{1}", down=("2024-W01", "2024-W02")),
            Truth("B6:C7", "{1}", down=("2024-W06", "2024-W07")),
        ],
    ),
    Layout(
        "town: twelve months ending with a note of the last",
        """
Rolling 12 months ending March 2024
Offense | Apr 2023 | May 2023 | Jun 2023
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
        [Truth("B3:D4", "{A}", across=months(2023, 4, 6))],
    ),
    Layout(
        "town: use of force with dashes for none",
        """
Use of Force 2023
Type | Q1 | Q2 | Q3 | Q4 | Total
Taser | 1 | - | 2 | - | 3
OC spray | - | - | 1 | - | 1
Firearm | - | - | - | - | -""",
        [Truth("B3:E5", "Use of Force {A}", across=("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"))],
    ),
]
