"""Figures that look like others: running totals, thousands, shares, rates and changes without a head of their own."""

from tests.importing.layouts.layout import Layout, Truth, months

_YEARS = ("2021", "2022", "2023")
_PAIR = ("2022", "2023")

LAYOUTS = [
    Layout(
        "a month over two years beside the year to date over two years",
        """
Mill Harbor PD Crime Report
 | June | | Year to Date |
Offense | 2022 | 2023 | 2022 | 2023
Robbery | 4 | 5 | 30 | 33
Burglary | 10 | 12 | 60 | 71""",
        [Truth("B4:C5", "{A}", across=("2022-06", "2023-06"))],
        merged=("B2:C2", "D2:E2"),
    ),
    Layout(
        "a month over two years beside the year to date, heads not merged",
        """
Mill Harbor PD Crime Report
 | June | | | YTD | |
Offense | 2022 | 2023 | % | 2022 | 2023 | %
Robbery | 4 | 5 | 25 | 30 | 33 | 10
Burglary | 10 | 12 | 20 | 60 | 71 | 18""",
        [Truth("B4:C5", "{A}", across=("2022-06", "2023-06"))],
    ),
    Layout(
        "year to date merged over plain years",
        """
 | Year to Date | |
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
        merged=("B1:D1",),
    ),
    Layout(
        "sheet named June with years across",
        {"June": "Offense | 2022 | 2023\nRobbery | 4 | 5\nBurglary | 10 | 12"},
        [Truth("B2:C3", "{A}", across=("2022-06", "2023-06"), sheet="June")],
    ),
    Layout(
        "file named June 2023 with years across",
        "Offense | 2022 | 2023\nRobbery | 4 | 5\nBurglary | 10 | 12",
        file="June 2023 Crime Report.xlsx",
    ),
    Layout(
        "as of a day in the title, years across",
        """
Crime Statistics as of June 30, 2023
Offense | 2021 | 2022 | 2023
Robbery | 44 | 45 | 26
Burglary | 110 | 112 | 59""",
        [Truth("B3:C4", "{A}", across=("2021", "2022"))],
    ),
    Layout(
        "a note below: the last year is through June",
        """
Crime Statistics
Offense | 2021 | 2022 | 2023
Robbery | 44 | 45 | 26
Burglary | 110 | 112 | 59
Note: 2023 data is through June only.""",
        [Truth("B3:C4", "{A}", across=("2021", "2022"))],
    ),
    Layout(
        "a half year and a span of months between the months",
        """
2023
Offense | Jan | Feb | Mar | Jan-Mar | Apr | May | Jun | 1st Half | Avg/Mo
Robbery | 1 | 2 | 3 | 6 | 4 | 5 | 6 | 21 | 3.5
Burglary | 2 | 2 | 2 | 6 | 3 | 3 | 3 | 15 | 2.5""",
        [Truth("B3:D4", "{A}", across=months(2023, 1, 3)), Truth("F3:H4", "{A}", across=months(2023, 4, 6))],
    ),
    Layout(
        "months of a year and the year itself",
        """
Offense | Jan-23 | Feb-23 | Mar-23 | 2023 | 2022
Robbery | 1 | 2 | 3 | 6 | 9
Burglary | 2 | 2 | 2 | 6 | 11""",
        [Truth("B2:D3", "{A}", across=months(2023, 1, 3))],
    ),
    Layout(
        "months down with a running total beside",
        """
2023
Month | Arrests | YTD Arrests | Cumulative
January | 30 | 30 | 30
February | 28 | 58 | 58
March | 33 | 91 | 91""",
        [Truth("B3:B5", "Arrests", down=months(2023, 1, 3))],
    ),
    Layout(
        "in thousands by the title",
        """
Police Expenditures (in thousands)
Category | 2021 | 2022 | 2023
Salaries | 4,200 | 4,350 | 4,500
Overtime | 310 | 400 | 380""",
    ),
    Layout(
        "population in thousands by the head",
        """
Year | Population (000s) | Robbery
2021 | 12 | 4
2022 | 12 | 5
2023 | 13 | 6""",
        [Truth("B2:C4", "{1}", down=_YEARS)],
    ),
    Layout(
        "rates by the title",
        """
Crime Rate per 1,000 Residents
Offense | 2021 | 2022 | 2023
Robbery | 1.2 | 1.1 | 1.4
Burglary | 5.2 | 4.9 | 5.0""",
        [Truth("B3:D4", "{A} rate", across=_YEARS)],
    ),
    Layout(
        "percent change by the title",
        """
Percent Change from Prior Year
Offense | 2021 | 2022 | 2023
Robbery | 12 | 11 | -4
Burglary | -5 | 9 | 3""",
    ),
    Layout(
        "projections by the title",
        """
Projected Crime
Offense | 2024 | 2025 | 2026
Robbery | 12 | 11 | 10
Burglary | 52 | 50 | 49""",
    ),
    Layout(
        "monthly goals by the title",
        """
2024 Monthly Goals
Activity | Jan | Feb | Mar
Traffic stops | 120 | 120 | 120
Foot patrols | 40 | 40 | 40""",
    ),
    Layout(
        "gang-related by the title",
        """
Gang-Related Crime
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
        [Truth("B3:D4", "{A} gang", across=_YEARS)],
    ),
    Layout(
        "domestic violence by the title",
        """
Domestic Violence Offenses
Offense | 2021 | 2022 | 2023
Simple assault | 4 | 5 | 6
Aggravated assault | 10 | 12 | 9""",
        [Truth("B3:D4", "{A} domestic", across=_YEARS)],
    ),
    Layout(
        "victims under 18 by the title",
        """
Juvenile Victims
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Rape | 1 | 2 | 3""",
        [Truth("B3:D4", "{A} juvenile victims", across=_YEARS)],
    ),
    Layout(
        "firearms by the title",
        """
Crimes Committed with a Firearm
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Aggravated assault | 1 | 2 | 3""",
        [Truth("B3:D4", "{A} firearm", across=_YEARS)],
    ),
    Layout(
        "another town in the title",
        """
West Fork Police Department
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Burglary | 1 | 2 | 3""",
        [Truth("B3:D4", "{A}", area="West Fork", across=_YEARS), Truth("B3:D4", "{A}", across=_YEARS)],
    ),
    Layout(
        "the school campus in the title",
        """
Incidents at Harbor High School
Offense | 2021 | 2022 | 2023
Assault | 4 | 5 | 6
Theft | 1 | 2 | 3""",
        [Truth("B3:D4", "{A} Harbor High School", across=_YEARS)],
    ),
    Layout(
        "arrests by the sheet's name",
        {"Juvenile Arrests": "Offense | 2021 | 2022 | 2023\nRobbery | 4 | 5 | 6\nTheft | 1 | 2 | 3"},
        [Truth("B2:D3", "{A} juvenile arrests", across=_YEARS, sheet="Juvenile Arrests")],
    ),
    Layout(
        "rates by the sheet's name",
        {"Rates": "Offense | 2021 | 2022 | 2023\nRobbery | 4 | 5 | 6\nTheft | 1 | 2 | 3"},
        [Truth("B2:D3", "{A} rates", across=_YEARS, sheet="Rates")],
    ),
    Layout(
        "arrests by the file's name",
        "Offense | 2021 | 2022 | 2023\nRobbery | 4 | 5 | 6\nTheft | 1 | 2 | 3",
        [Truth("B2:D3", "{A} arrests", across=_YEARS)],
        "Arrests by offense.xlsx",
    ),
    Layout(
        "clearances by the corner",
        """
Clearances | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
Burglary | 1 | 2 | 3""",
        [Truth("B2:D3", "{A} clearances", across=_YEARS)],
    ),
    Layout(
        "shares beside counts without a head",
        """
Offense | 2022 | | 2023 |
Robbery | 4 | 28.6 | 6 | 40.0
Burglary | 10 | 71.4 | 9 | 60.0
Total | 14 | 100 | 15 | 100""",
        [Truth("B2:B3", "{A}", "2022"), Truth("D2:D3", "{A}", "2023")],
    ),
    Layout(
        "years merged over count and share",
        """
Offense | 2022 | | 2023 |
 | # | % | # | %
Robbery | 4 | 28.6 | 6 | 40.0
Burglary | 10 | 71.4 | 9 | 60.0""",
        [
            Truth("B3:B4", "{A}", "2022"),
            Truth("D3:D4", "{A}", "2023"),
            Truth("C3:C4", "{A} %", "2022"),
            Truth("E3:E4", "{A} %", "2023"),
        ],
        merged=("B1:C1", "D1:E1"),
    ),
    Layout(
        "years merged over count and share of whole percents",
        """
Offense | 2022 | | 2023 |
 | Number | Percent | Number | Percent
Robbery | 4 | 29 | 6 | 40
Burglary | 10 | 71 | 9 | 60""",
        [
            Truth("B3:B4", "{A}", "2022"),
            Truth("D3:D4", "{A}", "2023"),
            Truth("C3:C4", "{A} percent", "2022"),
            Truth("E3:E4", "{A} percent", "2023"),
        ],
        merged=("B1:C1", "D1:E1"),
    ),
    Layout(
        "a row of changes without a name under each measure",
        """
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
 | | 25 | 20
Burglary | 10 | 12 | 9
 | | 20 | -25""",
        [Truth("B2:D2", "{A}", across=_YEARS), Truth("B4:D4", "{A}", across=_YEARS)],
    ),
    Layout(
        "areas across with a city column",
        """
Offenses, 2023
Offense | Beat 1 | Beat 2 | Beat 3 | City
Robbery | 4 | 5 | 6 | 15
Burglary | 10 | 12 | 9 | 31""",
        [Truth("B3:D3", "{A}", "2023", "{2}"), Truth("B4:D4", "{A}", "2023", "{2}"), Truth("E3:E4", "{A}", "2023")],
    ),
    Layout(
        "beats as bare numbers across",
        """
Robbery and burglary by beat, 2023
Offense | 1 | 2 | 3 | 4
Robbery | 4 | 5 | 6 | 2
Burglary | 10 | 12 | 9 | 8""",
    ),
    Layout(
        "months down, beats across, measure in the sheet's name",
        {"Robbery": "2023\nMonth | Beat 1 | Beat 2 | Total\nJan | 4 | 5 | 9\nFeb | 3 | 3 | 6\nMar | 1 | 0 | 1"},
        [Truth("B3:C5", "Robbery", area="{2}", down=months(2023, 1, 3), sheet="Robbery")],
    ),
    Layout(
        "blocks of beats with months across",
        """
2023 | Jan | Feb | Mar
Beat 1
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9
Beat 2
Robbery | 1 | 2 | 3
Burglary | 11 | 7 | 8
All Beats
Robbery | 5 | 7 | 9
Burglary | 21 | 19 | 17""",
        [
            Truth("B3:D4", "{A}", area="Beat 1", across=months(2023, 1, 3)),
            Truth("B6:D7", "{A}", area="Beat 2", across=months(2023, 1, 3)),
            Truth("B9:D10", "{A}", across=months(2023, 1, 3)),
        ],
    ),
    Layout(
        "daily counts down",
        """
Date | Calls | Arrests
@2024-05-01 | 44 | 3
@2024-05-02 | 41 | 2
@2024-05-03 | 52 | 5""",
    ),
    Layout(
        "ditto marks for the district",
        """
District | Offense | 2022 | 2023
North | Robbery | 4 | 5
" | Burglary | 10 | 12
South | Robbery | 1 | 2
" | Burglary | 7 | 8""",
        [Truth("C2:D2", "{B}", area="North", across=_PAIR), Truth("C4:D4", "{B}", area="South", across=_PAIR)],
    ),
    Layout(
        "numbered rows and codes without a head",
        """
 | | Offense | 2022 | 2023
1 | 120 | Robbery | 4 | 5
2 | 220 | Burglary | 10 | 12
3 | 200 | Arson | 1 | 0""",
        [Truth("D2:E4", "{C}", across=_PAIR)],
    ),
    Layout(
        "all-city rows under many names",
        """
Robberies
Beat | 2021 | 2022 | 2023
Beat 1 | 4 | 5 | 6
Beat 2 | 10 | 12 | 9
All Beats | 14 | 17 | 15
City of Mill Harbor | 14 | 17 | 15
Overall | 14 | 17 | 15""",
        [Truth("B3:D4", "Robberies", area="{A}", across=_YEARS), Truth("B5:D7", "Robberies", across=_YEARS)],
    ),
    Layout(
        "clearances in rows under each offense, indented",
        """
Offense | 2021 | 2022 | 2023
Robbery | 4 | 5 | 6
~~Cleared | 1 | 2 | 3
Burglary | 10 | 12 | 9
~~Cleared | 2 | 4 | 1""",
        [
            Truth("B2:D2", "{A}", across=_YEARS),
            Truth("B4:D4", "{A}", across=_YEARS),
            Truth("B3:D3", "Robbery Cleared", across=_YEARS),
            Truth("B5:D5", "Burglary Cleared", across=_YEARS),
        ],
    ),
    Layout(
        "clearances in rows with a distinct name once",
        """
Offense | 2021 | 2022 | 2023
Robbery | 14 | 15 | 16
~~~Unfounded | 1 | 2 | 3
Burglary | 10 | 12 | 9
~~~Attempted | 2 | 4 | 1
~~~% cleared | 20 | 33 | 11""",
        [Truth("B2:D2", "{A}", across=_YEARS), Truth("B4:D4", "{A}", across=_YEARS)],
    ),
    Layout(
        "names near to those of known measures",
        """
2023
Offense | Jan | Feb | Mar
Attempted Robbery | 1 | 2 | 3
Robbery - Cleared | 1 | 0 | 1
Residential Burglary | 4 | 5 | 6
Burglary of Vehicle | 7 | 8 | 9
Rape (legacy) | 0 | 1 | 0
Arson (attempted) | 0 | 0 | 1
Motor Vehicle Theft Recovered | 2 | 2 | 2
Larceny-theft under $50 | 12 | 11 | 10
Murder (unfounded) | 0 | 0 | 0
Citations - warning | 30 | 31 | 32
Traffic stops (DUI) | 3 | 4 | 5
Non-emergency calls for service | 300 | 310 | 320""",
        [Truth("B3:D14", "{A}", across=months(2023, 1, 3))],
    ),
]
