"""Workbooks of small towns: forms, ledgers of a year, a sheet for each officer or shift, Spanish months, ages."""

from tests.importing.layouts.layout import Layout, Truth, months

_YEARS = ("2021", "2022", "2023")
_LEDGER = "Month | Robbery | Burglary | Citations"

LAYOUTS = [
    Layout(
        "town: Year in a form line above months across",
        """
Mill Harbor Police Department
Year: | 2023
Prepared by: | Records

Offense | Jan | Feb | Mar | Apr
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 7
Total | 14 | 17 | 15 | 9""",
        [Truth("B6:E7", "{A}", across=months(2023, 1, 4))],
        file="Activity.xlsx",
    ),
    Layout(
        "town: Agency and Year in form lines above months down",
        f"""
Agency: | Mill Harbor PD
Year: | 2023

{_LEDGER}
January | 4 | 10 | 51
February | 5 | 12 | 40
March | 6 | 9 | 44
TOTAL | 15 | 31 | 135""",
        [Truth("B5:D7", "{4}", down=months(2023, 1, 3))],
    ),
    Layout(
        "town: Month and Year in one form line, counts down",
        """
Month: | March | Year: | 2023

Activity | Number
Calls for service | 412
Traffic stops | 97
Arrests | 23""",
        [Truth("B4:B6", "{A}", "2023-03")],
    ),
    Layout(
        "town: spanish months across in short",
        """
Delitos 2023
Delito | ene | feb | mar | abr | Total
Robo | 4 | 5 | 6 | 2 | 17
Hurto | 10 | 12 | 9 | 7 | 38
Total | 14 | 17 | 15 | 9 | 55""",
        [Truth("B3:E4", "{A}", across=months(2023, 1, 4))],
    ),
    Layout(
        "town: spanish months down with the year in a column",
        """
Año | Mes | Robo | Asalto
2023 | Enero | 4 | 10
2023 | Febrero | 5 | 12
2023 | Marzo | 6 | 9
2023 | Setiembre | 7 | 8""",
        [Truth("C2:D5", "{1}", down=("2023-01", "2023-02", "2023-03", "2023-09"))],
    ),
    Layout(
        "town: both languages in the heads",
        """
Offense / Delito | January / Enero | February / Febrero | March / Marzo
Robbery / Robo | 4 | 5 | 6
Theft / Hurto | 10 | 12 | 9""",
        [Truth("B2:D3", "{A}", across=months(2023, 1, 3))],
        file="Crime 2023.xlsx",
    ),
    Layout(
        "town: fiscal quarters by name",
        """
Offense | FY24 Q1 | FY24 Q2 | FY24 Q3 | FY24 Q4
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 7""",
    ),
    Layout(
        "town: fiscal quarters with their months",
        """
Offense | Q1 (Jul-Sep) | Q2 (Oct-Dec) | Q3 (Jan-Mar) | Q4 (Apr-Jun)
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 7""",
        file="Crime FY2024.xlsx",
    ),
    Layout(
        "town: quarters as spans of months with years",
        """
Offense | Jul - Sep 2023 | Oct - Dec 2023 | Jan - Mar 2024 | Apr - Jun 2024
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 7""",
        [Truth("B2:E3", "{A}", across=("2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"))],
    ),
    Layout(
        "town: calendar quarters with their months",
        """
2023 Crime
Offense | Q1 (Jan-Mar) | Q2 (Apr-Jun) | Q3 (Jul-Sep) | Q4 (Oct-Dec)
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 7""",
        [Truth("B3:E4", "{A}", across=("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"))],
    ),
    Layout(
        "town: a sheet for each officer",
        {
            "Smith": "Activity | Jan | Feb | Mar\nArrests | 4 | 5 | 6\nCitations | 10 | 12 | 9",
            "Garcia": "Activity | Jan | Feb | Mar\nArrests | 2 | 3 | 1\nCitations | 20 | 22 | 29",
        },
        file="Officer activity 2023.xlsx",
    ),
    Layout(
        "town: a sheet for each officer, the name in a form line",
        {
            "101": "Officer: | J. Smith\n2023\nActivity | Jan | Feb\nArrests | 4 | 5\nCitations | 10 | 12",
            "102": "Officer: | M. Garcia\n2023\nActivity | Jan | Feb\nArrests | 2 | 3\nCitations | 20 | 22",
        },
    ),
    Layout(
        "town: a sheet for each shift",
        {
            "Days": "2023\nActivity | Jan | Feb\nArrests | 4 | 5\nCitations | 10 | 12",
            "Swings": "2023\nActivity | Jan | Feb\nArrests | 2 | 3\nCitations | 20 | 22",
            "Mids": "2023\nActivity | Jan | Feb\nArrests | 1 | 0\nCitations | 2 | 4",
        },
    ),
    Layout(
        "town: a sheet for each month with the day of the month across",
        {
            "Jan 2024": "Activity | 1 | 2 | 3 | 4 | Total\nArrests | 1 | 0 | 2 | 1 | 4\nCitations | 5 | 4 | 3 | 2 | 14",
            "Feb 2024": "Activity | 1 | 2 | 3 | 4 | Total\nArrests | 0 | 0 | 1 | 1 | 2\nCitations | 2 | 4 | 1 | 2 | 9",
        },
    ),
    Layout(
        "town: ledger of months by number",
        """
2023 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
Robbery | 4 | 5 | 6 | 2 | 1 | 0 | 3 | 2 | 1 | 4 | 5 | 6
Burglary | 10 | 12 | 9 | 7 | 8 | 3 | 5 | 6 | 7 | 8 | 9 | 4""",
        [Truth("B2:M3", "{A}", across=months(2023))],
    ),
    Layout(
        "town: months by number under the word Month",
        """
2023 Activity
 | Month |
Offense | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
Robbery | 4 | 5 | 6 | 2 | 1 | 0 | 3 | 2 | 1 | 4 | 5 | 6
Burglary | 10 | 12 | 9 | 7 | 8 | 3 | 5 | 6 | 7 | 8 | 9 | 4""",
        [Truth("B4:M5", "{A}", across=months(2023))],
    ),
    Layout(
        "town: ages across",
        """
Juvenile Arrests 2023
Offense | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17
Theft | 0 | 1 | 2 | 4 | 5 | 6 | 8 | 9
Assault | 1 | 0 | 1 | 2 | 3 | 2 | 4 | 5""",
    ),
    Layout(
        "town: age groups across",
        """
Arrests by Age, 2023
Offense | Under 18 | 18-24 | 25-34 | 35-44 | 45+
Theft | 4 | 10 | 9 | 5 | 2
Assault | 3 | 12 | 10 | 6 | 4""",
        [Truth("B3:F4", "Arrests {A} {2}", "2023")],
    ),
    Layout(
        "town: hours across with a month in the title",
        """
Calls for Service by Hour - March 2024
Call Type | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11
Alarm | 4 | 5 | 6 | 2 | 1 | 0 | 3 | 2 | 1 | 4 | 5 | 6
Welfare check | 1 | 2 | 0 | 1 | 0 | 0 | 1 | 2 | 3 | 4 | 2 | 2""",
        [Truth("B3:M4", "Calls for Service {A} {2}", "2024-03")],
    ),
    Layout(
        "town: hours down, call types across",
        """
March 2024
Hour | Alarm | Welfare check | Traffic
00:00 | 4 | 1 | 9
01:00 | 5 | 2 | 7
02:00 | 6 | 0 | 4
Total | 15 | 3 | 20""",
        [Truth("B3:D5", "{A} {2}", "2024-03")],
    ),
    Layout(
        "town: three label columns with blanks",
        """
Bureau | Unit | Activity | Jan 2024 | Feb 2024
Patrol | Days | Arrests | 4 | 5
 | | Citations | 10 | 12
 | Nights | Arrests | 2 | 3
 | | Citations | 20 | 22
Investigations | Days | Arrests | 1 | 0
 | | Citations | 0 | 1
 | Nights | Arrests | 1 | 1
 | | Citations | 2 | 3""",
        [Truth("D2:E9", "{A^} {B^} {C}", across=months(2024, 1, 2))],
    ),
    Layout(
        "town: measure group, measure and unit columns with blanks",
        """
Group | Measure | Unit | 2021 | 2022 | 2023
Enforcement | Citations | # | 400 | 410 | 390
 | Warnings | # | 800 | 790 | 820
Community | Foot patrols | # | 40 | 45 | 60
 | Meetings attended | # | 12 | 14 | 15""",
        [Truth("D2:F5", "{A^} {B}", across=_YEARS)],
    ),
    Layout(
        "town: pivot outline with beats under years",
        """
Row Labels | Count of Case Number
2022 | 14
Beat 1 | 10
Beat 2 | 4
2023 | 17
Beat 1 | 12
Beat 2 | 5
Grand Total | 31""",
        [Truth("B3:B4", "Case Number", "2022", "{A}"), Truth("B6:B7", "Case Number", "2023", "{A}")],
    ),
    Layout(
        "town: pivot in outline form, beats and offenses in two columns",
        """
Sum of Count | | Month |
Beat | Offense | 1/1/2024 | 2/1/2024 | Grand Total
Beat 1 | | 14 | 17 | 31
 | Burglary | 10 | 12 | 22
 | Robbery | 4 | 5 | 9
Beat 2 | | 9 | 11 | 20
 | Burglary | 7 | 8 | 15
 | Robbery | 2 | 3 | 5
Grand Total | | 23 | 28 | 51""",
        [
            Truth("C4:D5", "{B}", area="Beat 1", across=months(2024, 1, 2)),
            Truth("C7:D8", "{B}", area="Beat 2", across=months(2024, 1, 2)),
        ],
    ),
]
