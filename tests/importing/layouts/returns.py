"""State and federal returns: Return A, summaries by month, Justice Counts, long lists of figures."""
# ruff: noqa: E501 (rows are as wide as the tables they rebuild)

from tests.importing.layouts.layout import Layout, Truth, months

_RETURN_A = """
RETURN A - MONTHLY RETURN OF OFFENSES KNOWN TO THE POLICE
Month and Year of Report: {when} | | | | | | Agency: MILL HARBOR PD
CLASSIFICATION OF OFFENSES | DATA ENTRY | OFFENSES REPORTED OR KNOWN TO POLICE | UNFOUNDED, I.E., FALSE OR BASELESS COMPLAINTS | NUMBER OF ACTUAL OFFENSES | TOTAL OFFENSES CLEARED BY ARREST | NUMBER OF CLEARANCES INVOLVING ONLY PERSONS UNDER 18
1. CRIMINAL HOMICIDE | | | | | |
a. MURDER/NONNEGLIGENT HOMICIDE | 11 | 2 | 0 | 2 | 2 | 0
b. MANSLAUGHTER BY NEGLIGENCE | 12 | 0 | 0 | 0 | 0 | 0
2. FORCIBLE RAPE TOTAL | 20 | 4 | 1 | 3 | 2 | 1
a. Rape by Force | 21 | 3 | 1 | 2 | 1 | 1
b. Attempts to Commit Forcible Rape | 22 | 1 | 0 | 1 | 1 | 0
3. ROBBERY TOTAL | 30 | 13 | 0 | 13 | 5 | 0
a. Firearm | 31 | 8 | 0 | 8 | 3 | 0
b. Knife or Cutting Instrument | 32 | 5 | 0 | 5 | 2 | 0
GRAND TOTAL | 77 | 19 | 1 | 18 | 9 | 1"""


def _return_a(when: str, period: str, sheet: str = "Sheet1") -> list[Truth]:
    return [
        Truth("C5:G6", "{A} {3}", period, "MILL HARBOR PD", sheet=sheet),
        Truth("C7:G7", "FORCIBLE RAPE {3}", period, "MILL HARBOR PD", sheet=sheet),
        Truth("C8:G9", "{A} {3}", period, "MILL HARBOR PD", sheet=sheet),
        Truth("C10:G10", "ROBBERY {3}", period, "MILL HARBOR PD", sheet=sheet),
        Truth("C11:G12", "ROBBERY {A} {3}", period, "MILL HARBOR PD", sheet=sheet),
    ]


LAYOUTS = [
    Layout(
        "return a: the whole form",
        _RETURN_A.replace("{when}", "March 2024"),
        _return_a("March 2024", "2024-03"),
    ),
    Layout(
        "return a: months as sheets, year in the file name",
        {
            month: f"""
Offense | Reported | Unfounded | Actual | Cleared | Under 18
Robbery | {n} | 0 | {n} | 5 | 0
Burglary | {n + 30} | 2 | {n + 28} | 6 | 1"""
            for n, month in enumerate(("January", "February", "March"), 11)
        },
        [
            Truth(cells, name, period, sheet=sheet)
            for cells, name in (("B2:C3", "{A} {1}"), ("D2:D3", "{A}"), ("E2:F3", "{A} {1}"))
            for sheet, period in zip(("January", "February", "March"), months(2024, 1, 3), strict=True)
        ],
        "Return A 2024.xlsx",
    ),
    Layout(
        "return a: months as sheets and a sheet of the year's sums",
        {
            "Jan 2024": "Offense | Reported | Unfounded | Actual\nRobbery | 4 | 1 | 3\nBurglary | 10 | 0 | 10",
            "Feb 2024": "Offense | Reported | Unfounded | Actual\nRobbery | 5 | 0 | 5\nBurglary | 11 | 1 | 10",
            "YTD 2024": "Offense | Reported | Unfounded | Actual\nRobbery | 9 | 1 | 8\nBurglary | 21 | 1 | 20",
        },
        [
            Truth("B2:C3", "{A} {1}", "2024-01", sheet="Jan 2024"),
            Truth("D2:D3", "{A}", "2024-01", sheet="Jan 2024"),
            Truth("B2:C3", "{A} {1}", "2024-02", sheet="Feb 2024"),
            Truth("D2:D3", "{A}", "2024-02", sheet="Feb 2024"),
        ],
    ),
    Layout(
        "a sheet per year, one named Total",
        {
            "2022": "Offense | Jan | Feb | Mar\nRobbery | 4 | 5 | 6\nBurglary | 10 | 9 | 8",
            "2023": "Offense | Jan | Feb | Mar\nRobbery | 3 | 5 | 7\nBurglary | 12 | 9 | 9",
            "Total": "Offense | Jan | Feb | Mar\nRobbery | 7 | 10 | 13\nBurglary | 22 | 18 | 17",
        },
        [
            Truth("B2:D3", "{A}", across=months(2022, 1, 3), sheet="2022"),
            Truth("B2:D3", "{A}", across=months(2023, 1, 3), sheet="2023"),
        ],
    ),
    Layout(
        "a sheet per beat and a summary of them",
        {
            "Summary": "Offense | 2022 | 2023\nRobbery | 7 | 10\nBurglary | 22 | 18",
            "Beat 1": "Offense | 2022 | 2023\nRobbery | 4 | 5\nBurglary | 10 | 9",
            "Beat 2": "Offense | 2022 | 2023\nRobbery | 3 | 5\nBurglary | 12 | 9",
        },
        [
            Truth("B2:C3", "{A}", across=("2022", "2023"), sheet="Summary"),
            Truth("B2:C3", "{A}", area="Beat 1", across=("2022", "2023"), sheet="Beat 1"),
            Truth("B2:C3", "{A}", area="Beat 2", across=("2022", "2023"), sheet="Beat 2"),
        ],
    ),
    Layout(
        "a sheet per measure with months down and years across",
        {
            "Arrests": "Month | 2022 | 2023\nJanuary | 30 | 31\nFebruary | 28 | 27\nMarch | 33 | 36\nTotal | 91 | 94",
            "Citations": "Month | 2022 | 2023\nJanuary | 99 | 90\nFebruary | 80 | 88\nMarch | 70 | 91\nTotal | 249 | 269",
        },
        [
            *(Truth("B2:B4", sheet, down=months(2022, 1, 3), sheet=sheet) for sheet in ("Arrests", "Citations")),
            *(Truth("C2:C4", sheet, down=months(2023, 1, 3), sheet=sheet) for sheet in ("Arrests", "Citations")),
        ],
    ),
    Layout(
        "justice counts: one sheet with breakdowns",
        """
metric | year | month | breakdown_category | breakdown | value
Calls for Service | 2023 | 1 | | | 1,204
Calls for Service | 2023 | 1 | Call Type | Emergency | 700
Calls for Service | 2023 | 1 | Call Type | Non-emergency | 504
Calls for Service | 2023 | February | | | 1100
Calls for Service | 2023 | February | Call Type | Emergency | 600
Calls for Service | 2023 | February | Call Type | Non-emergency | 500
Arrests | 2023 | 1 | | | 33
Arrests | 2023 | 1 | Race and Ethnicity | White | 20
Arrests | 2023 | 1 | Race and Ethnicity | Black | 13
Arrests | 2023 | 1 | Biological Sex | Male | 25
Arrests | 2023 | 1 | Biological Sex | Female | 8""",
        [
            Truth("F2:F2", "{A}", "2023-01"),
            Truth("F3:F4", "{A} {E}", "2023-01"),
            Truth("F5:F5", "{A}", "2023-02"),
            Truth("F6:F7", "{A} {E}", "2023-02"),
            Truth("F8:F8", "{A}", "2023-01"),
            Truth("F9:F12", "{A} {E}", "2023-01"),
        ],
    ),
    Layout(
        "justice counts: a tab per measure",
        {
            "arrests": "year | month | value\n2023 | 1 | 33\n2023 | 2 | 30\n2023 | 3 | 41",
            "arrests_by_type": "year | month | offense_type | value\n2023 | 1 | Person | 10\n2023 | 1 | Property | 23",
            "funding": "year | value\n2022 | 1,200,000\n2023 | 1,250,000",
        },
        [
            Truth("C2:C4", "arrests", down=months(2023, 1, 3), sheet="arrests"),
            Truth("D2:D3", "arrests {C}", "2023-01", sheet="arrests_by_type"),
            Truth("B2:B3", "funding", down=("2022", "2023"), sheet="funding"),
        ],
    ),
    Layout(
        "long: month date, beat, offense, count",
        """
Month | Beat | Offense | Count
@2024-01-01 | Beat 1 | Robbery | 4
@2024-01-01 | Beat 2 | Robbery | 3
@2024-01-01 | Beat 1 | Burglary | 9
@2024-02-01 | Beat 1 | Robbery | 5
@2024-02-01 | Beat 2 | Burglary | 7""",
        [Truth("D2:D6", "{C}", area="{B}", down=("2024-01", "2024-01", "2024-01", "2024-02", "2024-02"))],
    ),
    Layout(
        "long: year and month in two columns, total rows within",
        """
Year | Month | District | Arrests | Citations
2024 | 1 | North | 20 | 51
2024 | 1 | South | 10 | 41
2024 | 1 | Total | 30 | 92
2024 | 2 | North | 22 | 50
2024 | 2 | South | 12 | 44
2024 | 2 | Total | 34 | 94""",
        [
            Truth("D2:E3", "{1}", "2024-01", "{C}"),
            Truth("D5:E6", "{1}", "2024-02", "{C}"),
        ],
    ),
    Layout(
        "long: the same key twice with other numbers",
        """
Year | Offense | Count
2023 | Robbery | 20
2023 | Burglary | 31
2023 | Robbery | 25""",
        [Truth("C3:C3", "{B}", "2023")],
    ),
    Layout(
        "long: citywide and districts mixed in one column",
        """
Year | Area | Robbery | Burglary
2022 | CITYWIDE | 30 | 90
2022 | North | 20 | 50
2022 | South | 10 | 40
2023 | CITYWIDE | 34 | 94
2023 | North | 22 | 50
2023 | South | 12 | 44""",
        [
            Truth("C3:D4", "{1}", "2022", "{B}"),
            Truth("C6:D7", "{1}", "2023", "{B}"),
        ],
    ),
    Layout(
        "csv: state summary with codes of agency and county",
        """
ORI | Agency | County | Year | Violent | Property | Population
OH0010100 | Mill Harbor | Adams | 2022 | 41 | 300 | 12,001
OH0010100 | Mill Harbor | Adams | 2023 | 44 | 280 | 12,100
OH0010200 | West Fork | Adams | 2022 | 11 | 90 | 4,200
OH0010200 | West Fork | Adams | 2023 | 9 | 81 | 4,190""",
        [Truth("E2:G5", "{1}", "{D}", "{B} {C}")],
        "state_ucr.csv",
    ),
    Layout(
        "csv: months as 1 to 12 in the heads",
        """
year | offense | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
2023 | Robbery | 4 | 3 | 5 | 2 | 1 | 4 | 3 | 5 | 2 | 1 | 4 | 3
2023 | Burglary | 9 | 8 | 7 | 9 | 6 | 7 | 8 | 9 | 6 | 7 | 8 | 9""",
        [Truth("C2:N3", "{B}", across=months(2023))],
        "offenses.csv",
    ),
    Layout(
        "csv: rates and counts by type of figure",
        """
Year | Offense | Measure | Value
2023 | Robbery | Count | 20
2023 | Robbery | Rate per 100,000 | 41.2
2023 | Burglary | Count | 90
2023 | Burglary | Rate per 100,000 | 185.4""",
        [Truth("D2:D5", "{B} {C}", "2023")],
        "state_rates.csv",
    ),
    Layout(
        "spanish: months across",
        """
Policía Municipal
Estadísticas 2023
Delito | Enero | Febrero | Marzo | Total
Robo | 4 | 3 | 5 | 12
Hurto | 9 | 8 | 7 | 24
TOTAL | 13 | 11 | 12 | 36""",
        [Truth("B4:D5", "{A}", across=months(2023, 1, 3))],
    ),
    Layout(
        "spanish: quarters and a percent change",
        """
Delito | 1er trimestre 2023 | 2do trimestre 2023 | Variación %
Robo | 14 | 13 | -7.1
Hurto | 29 | 38 | 31.0""",
        [Truth("B2:C3", "{A}", across=("2023-Q1", "2023-Q2"))],
    ),
]
