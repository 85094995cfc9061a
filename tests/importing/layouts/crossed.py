"""Tables whose heads and rows name only parts: the title, the corner or the sheet's name tells what is counted."""

from tests.importing.layouts.layout import Layout, Truth, months

_YEARS = ("2021", "2022", "2023")
_QUARTER = months(2023, 1, 3)


def _parts(title: str, heads: tuple[str, str], *words: str) -> Layout:
    """Years down, parts of one thing across; the thing is named in the title alone."""
    rows = f"{title}\nYear | {heads[0]} | {heads[1]}\n2021 | 4 | 10\n2022 | 7 | 12\n2023 | 5 | 9"
    truth = [Truth("B3:C5", f"{{2}} {' '.join(words)}", down=_YEARS)]
    return Layout(f"parts: {title}, {heads[0]}", rows, truth, file="Table.xlsx")


def _rows(title: str, names: tuple[str, str], *words: str) -> Layout:
    """Parts of one thing down, years across."""
    rows = f"{title}\n | 2021 | 2022 | 2023\n{names[0]} | 4 | 10 | 7\n{names[1]} | 7 | 12 | 9"
    truth = [Truth("B3:D4", f"{{A}} {' '.join(words)}", across=_YEARS)]
    return Layout(f"rows: {title}, {names[0]}", rows, truth, file="Table.xlsx")


_PARTS = (
    ("Use of Force", ("Taser", "OC Spray"), "force"),
    ("Complaints", ("Sustained", "Unfounded"), "complaints"),
    ("Citizen Complaints by Disposition", ("Sustained", "Exonerated"), "complaints"),
    ("Response Times by Priority", ("P1", "P2"), "response"),
    ("Arrests by Age Group", ("Juvenile", "Adult"), "arrests"),
    ("Homicides by Weapon", ("Gun", "Knife"), "homicides"),
    ("Calls for Service by Shift", ("Days", "Evenings"), "calls"),
    ("Crashes", ("Fatal", "Injury"), "crashes"),
    ("Officer-Involved Shootings", ("Fatal", "Non-fatal"), "shootings"),
    ("Traffic Stops by Race", ("White", "Black"), "stops"),
    ("Arrests by Sex", ("Male", "Female"), "arrests"),
    ("Homicides by District", ("D1", "D2"), "homicides"),
    ("Burglaries by Beat", ("Beat 1", "Beat 2"), "burglaries"),
    ("Robberies", ("North", "South"), "robberies"),
    ("Warrants", ("Felony", "Misdemeanor"), "warrants"),
    ("Vehicle Pursuits", ("Terminated", "Completed"), "pursuits"),
    ("Sworn Staffing", ("Authorized", "Actual"), "staffing"),
    ("Clearance Rate", ("Violent", "Property"), "clearance"),
    ("Average Response Time (minutes)", ("Emergency", "Routine"), "response"),
    ("Overtime Hours", ("Patrol", "Detectives"), "overtime"),
    ("Training Hours", ("Firearms", "De-escalation"), "training"),
    ("Stops", ("Search", "No search"), "stops"),
    ("DUI Arrests", ("Alcohol", "Drugs"), "dui"),
    ("Overdoses", ("Fatal", "Narcan saves"), "overdoses"),
    ("Mental Health Calls", ("Transported", "Referred"), "mental"),
    ("Shots Fired", ("Confirmed", "Unconfirmed"), "shots"),
    ("Domestic Violence", ("Arrests", "Reports"), "domestic"),
    ("Animal Control", ("Calls", "Citations"), "animal"),
    ("School Resource Officers", ("Incidents", "Arrests"), "school"),
    ("Parking", ("Citations", "Warnings"), "parking"),
)

LAYOUTS = [
    *(_parts(title, heads, *words) for title, heads, *words in _PARTS),
    *(_rows(title, heads, *words) for title, heads, *words in _PARTS),
    Layout(
        "years by months, measure in the title",
        """
Calls for Service
Year | Jan | Feb | Mar | Total
2021 | 300 | 310 | 290 | 900
2022 | 301 | 311 | 291 | 903
2023 | 302 | 312 | 292 | 906
Average | 301 | 311 | 291 | 903""",
        [
            Truth(f"B{row}:D{row}", "Calls for Service", across=months(year, 1, 3))
            for row, year in ((3, 2021), (4, 2022), (5, 2023))
        ],
    ),
    Layout(
        "months by years, measure in the title, average and change beside",
        """
Calls for Service by Month
Month | 2021 | 2022 | 2023 | Avg | % Chg
January | 300 | 301 | 302 | 301 | 0.3
February | 310 | 311 | 312 | 311 | 0.3
March | 290 | 291 | 292 | 291 | 0.3
Total | 900 | 903 | 906 | 903 | 0.3
YTD | 900 | 903 | 906 | 903 | 0.3""",
        [
            Truth(f"{column}3:{column}5", "Calls for Service", down=months(year, 1, 3))
            for column, year in (("B", 2021), ("C", 2022), ("D", 2023))
        ],
    ),
    Layout(
        "years by quarters, measure in the title",
        """
Use of Force Incidents
Year | Q1 | Q2 | Q3 | Q4 | Total
2022 | 3 | 4 | 2 | 5 | 14
2023 | 1 | 2 | 6 | 3 | 12""",
        [
            Truth(f"B{row}:E{row}", "Use of Force Incidents", across=[f"{year}-Q{n}" for n in (1, 2, 3, 4)])
            for row, year in ((3, 2022), (4, 2023))
        ],
    ),
    Layout(
        "years by months, nothing says what is counted",
        "Year | Jan | Feb | Mar\n2022 | 3 | 4 | 2\n2023 | 1 | 2 | 6",
    ),
    Layout(
        "blocks with the measure in the corner, beats down",
        """
2023
Robbery | Jan | Feb | Mar
Beat 1 | 4 | 5 | 6
Beat 2 | 1 | 2 | 3

Burglary | Jan | Feb | Mar
Beat 1 | 10 | 12 | 9
Beat 2 | 11 | 7 | 8""",
        [
            Truth("B3:D4", "Robbery", area="{A}", across=_QUARTER),
            Truth("B7:D8", "Burglary", area="{A}", across=_QUARTER),
        ],
    ),
    Layout(
        "blocks with the measure in a title, beats down",
        """
2023
Robbery
Beat | Jan | Feb | Mar
Beat 1 | 4 | 5 | 6
Beat 2 | 1 | 2 | 3

Burglary
Beat | Jan | Feb | Mar
Beat 1 | 10 | 12 | 9
Beat 2 | 11 | 7 | 8""",
        [
            Truth("B4:D5", "Robbery", area="{A}", across=_QUARTER),
            Truth("B9:D10", "Burglary", area="{A}", across=_QUARTER),
        ],
    ),
    Layout(
        "blocks side by side with the measure in the corner, beats down",
        """
Robbery | 2022 | 2023 | | Burglary | 2022 | 2023
Beat 1 | 4 | 5 | | Beat 1 | 10 | 12
Beat 2 | 1 | 2 | | Beat 2 | 11 | 7""",
        [
            Truth("B2:C3", "Robbery", area="{A}", across=("2022", "2023")),
            Truth("F2:G3", "Burglary", area="{E}", across=("2022", "2023")),
        ],
    ),
    Layout(
        "sheets of measures with beats down",
        {
            "Robbery": "Beat | 2022 | 2023\nBeat 1 | 4 | 5\nBeat 2 | 1 | 2",
            "Burglary": "Beat | 2022 | 2023\nBeat 1 | 10 | 12\nBeat 2 | 11 | 7",
        },
        [Truth("B2:C3", sheet, area="{A}", across=("2022", "2023"), sheet=sheet) for sheet in ("Robbery", "Burglary")],
    ),
    Layout(
        "areas as blocks with their name in the corner",
        """
North | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12

South | 2022 | 2023
Robbery | 1 | 2
Burglary | 11 | 7""",
        [
            Truth("B2:C3", "{A}", area="North", across=("2022", "2023")),
            Truth("B6:C7", "{A}", area="South", across=("2022", "2023")),
        ],
    ),
    Layout(
        "one area's block with its name in the corner",
        "North | 2022 | 2023\nRobbery | 4 | 5\nBurglary | 10 | 12",
        [Truth("B2:C3", "{A}", area="North", across=("2022", "2023"))],
    ),
    Layout(
        "a row of column numbers under the heads",
        """
Offense | 2021 | 2022 | 2023
(1) | (2) | (3) | (4)
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
        [Truth("B3:D4", "{A}", across=_YEARS)],
    ),
    Layout(
        "a row of plain column numbers under the heads",
        """
Offense | 2021 | 2022 | 2023
1 | 2 | 3 | 4
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
        [Truth("B3:D4", "{A}", across=_YEARS)],
    ),
    Layout(
        "sheet 2023 under a title of 2022",
        {"2023": "Crime 2022\nOffense | Jan | Feb | Mar\nRobbery | 4 | 5 | 6\nBurglary | 10 | 12 | 9"},
    ),
    Layout(
        "title of 2023 over months of 2022",
        """
Annual Report 2023
Offense | Jan-22 | Feb-22 | Mar-22
Robbery | 4 | 5 | 6
Burglary | 10 | 12 | 9""",
        [Truth("B3:D4", "{A}", across=months(2022, 1, 3))],
    ),
    Layout(
        "of which rows",
        """
Offense | 2021 | 2022 | 2023
Robbery | 14 | 15 | 16
of which: with firearm | 4 | 5 | 6
Burglary | 10 | 12 | 9
incl. attempts | 1 | 2 | 1""",
        [Truth("B2:D2", "{A}", across=_YEARS), Truth("B4:D4", "{A}", across=_YEARS)],
    ),
    Layout(
        "areas with an outside column and a grand total first",
        """
2023
Offense | All | North | South | Out of city
Robbery | 11 | 4 | 5 | 2
Burglary | 25 | 10 | 12 | 3""",
        [
            Truth("C3:E4", "{A}", "2023", "{2}"),
            Truth("B3:B4", "{A}", "2023"),
        ],
    ),
    Layout(
        "months down, officers across",
        """
2023 Citations
Month | Smith | Jones | Garcia
January | 4 | 5 | 6
February | 7 | 2 | 1
March | 3 | 3 | 3""",
    ),
]
