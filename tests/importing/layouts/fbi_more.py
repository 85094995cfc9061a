"""*Crime in the United States*, tables 29 to 80, NIBRS and the federal tables beside them."""
# ruff: noqa: E501 (rows are as wide as the tables they rebuild)

from tests.importing.layouts.layout import Layout, Truth

LAYOUTS = [
    Layout(
        "fbi 29: one column of estimated arrests",
        """
Table 29
Estimated Number of Arrests
United States, 2013
Total^1^ | 11302102
Violent crime^2^ | 480360
Murder and nonnegligent manslaughter | 11075
Robbery | 94406
Burglary | 252629
Suspicion | 1096
^1^ Does not include suspicion.
^2^ Violent crimes are offenses of murder, rape, robbery, and aggravated assault.""",
        [
            Truth("B6:B9", "{A} arrests", "2013"),
            Truth("B5:B5", "Violent crime arrests", "2013"),
        ],
    ),
    Layout(
        "fbi 32: ten-year arrest trends",
        """
Table 32
Ten-Year Arrest Trends
Totals, 2004–2013
[7,858 agencies; 2013 estimated population 209,541,912; 2004 estimated population 191,441,702]
Offense charged | Number of persons arrested |  |  |  |  |
 | Total all ages |  |  | Under 18 years of age |  |
 | 2004 | 2013 | Percent\\nchange | 2004 | 2013 | Percent\\nchange
TOTAL^1^ | 8718013 | 7125020 | -18.3 | 1336022 | 639115 | -52.2
Murder | 7900 | 6500 | -17.7 | 700 | 420 | -40.0
Robbery | 68000 | 63000 | -7.4 | 16000 | 12000 | -25.0
Burglary | 182000 | 160000 | -12.1 | 50000 | 26000 | -48.0""",
        [
            Truth("B8:C11", "{A} arrested", across=("2004", "2013")),
            Truth("E8:F11", "{A} arrested under 18", across=("2004", "2013")),
        ],
        merged=("B5:G5", "B6:D6", "E6:G6", "A5:A7"),
    ),
    Layout(
        "fbi 33: arrest trends by sex, heads three deep",
        """
Table 33
Ten-Year Arrest Trends
by Sex, 2004–2013
Offense charged | Male |  |  |  | Female |  |  |
 | Total |  | Under 18 |  | Total |  | Under 18 |
 | 2004 | 2013 | 2004 | 2013 | 2004 | 2013 | 2004 | 2013
Murder | 7100 | 5800 | 640 | 380 | 800 | 700 | 60 | 40
Robbery | 60000 | 54000 | 14500 | 10800 | 8000 | 9000 | 1500 | 1200""",
        [
            Truth("B7:C8", "{A} Male Total", across=("2004", "2013")),
            Truth("D7:E8", "{A} Male Under 18", across=("2004", "2013")),
            Truth("F7:G8", "{A} Female Total", across=("2004", "2013")),
            Truth("H7:I8", "{A} Female Under 18", across=("2004", "2013")),
        ],
        merged=("B4:E4", "F4:I4", "B5:C5", "D5:E5", "F5:G5", "H5:I5", "A4:A6"),
    ),
    Layout(
        "fbi 38: arrests by age, columns of single years of age",
        """
Table 38
Arrests
by Age, 2013
Offense charged | Total all ages | Ages under 15 | Ages under 18 | Ages 18 and over | Under 10 | 10-12 | 13-14 | 15 | 16 | 17 | 18
Murder | 8514 | 60 | 614 | 7900 | 1 | 9 | 50 | 104 | 190 | 260 | 480
Robbery | 78538 | 3300 | 15000 | 63538 | 60 | 500 | 2740 | 3200 | 4100 | 4400 | 5600""",
        [Truth("B5:L6", "{A} {4}", "2013")],
    ),
    Layout(
        "fbi 69: arrests by state, agencies and population under the name",
        """
Table 69
Arrests
by State, 2013
State |  | Total all classes^1^ | Violent crime^2^ | Murder | Robbery
ALABAMA^3^ |  |  |  |  |
 | Under 18 | 2400 | 100 | 4 | 60
 | Total all ages | 33000 | 1100 | 45 | 500
ALASKA: |  |  |  |  |
32 agencies; 2013 estimated population 726,401 | Under 18 | 2500 | 150 | 0 | 33
 | Total all ages | 33600 | 1900 | 20 | 190
ARIZONA: |  |  |  |  |
87 agencies; 2013 estimated population 6,203,400 | Under 18 | 31000 | 1000 | 9 | 330
 | Total all ages | 270000 | 7800 | 190 | 1600""",
        [
            Truth("C6:F7", "{4} {B}", "2013", "ALABAMA"),
            Truth("C9:F10", "{4} {B}", "2013", "ALASKA"),
            Truth("C12:F13", "{4} {B}", "2013", "ARIZONA"),
        ],
    ),
    Layout(
        "fbi 71: employees per thousand inhabitants with average rows",
        """
Table 71
Full-time Law Enforcement Officers
by Region and Geographic Division by Population Group
Number and Rate per 1,000 Inhabitants, 2013
Region/geographic division | Total | Group I | Group II | Group III
TOTAL CITIES: |  |  |  |
10,004 cities; population 193,134,171: |  |  |  |
Number of officers | 430000 | 150000 | 48000 | 45000
Average number of officers per 1,000 inhabitants | 2.2 | 2.7 | 1.7 | 1.6
NORTHEAST |  |  |  |
2,600 cities; population 46,000,000: |  |  |  |
Number of officers | 125000 | 52000 | 5000 | 9400
Average number of officers per 1,000 inhabitants | 2.7 | 4.0 | 2.5 | 2.2""",
        [
            Truth("B8:E9", "{A} {5}", "2013", "TOTAL CITIES"),
            Truth("B12:E13", "{A} {5}", "2013", "NORTHEAST"),
        ],
    ),
    Layout(
        "fbi 78: employees by city with the state once",
        """
Table 78
Full-time Law Enforcement Employees
by State by City, 2013
State | City | Population | Total law\\nenforcement\\nemployees | Total\\nofficers | Total\\ncivilians
ALABAMA | Abbeville | 2645 | 12 | 8 | 4
 | Adamsville^1^ | 4500 | 21 | 16 | 5
 | Addison | 752 | 2 | 2 | 0
ALASKA | Anchorage | 299455 | 521 | 376 | 145
 | Bethel | 6278 | 18 | 12 | 6
1 The employee data presented for this city are as of October 31.""",
        [Truth("C5:F9", "{4}", "2013", "{A^} {B}")],
    ),
    Layout(
        "fbi 80: employees by county with the kind of county in column B",
        """
Table 80
Full-time Law Enforcement Employees
by State by Metropolitan and Nonmetropolitan Counties, 2013
State |  | County | Total law enforcement employees | Total officers | Total civilians
ALABAMA | Metropolitan Counties | Autauga | 57 | 31 | 26
 |  | Bibb | 30 | 12 | 18
 | Nonmetropolitan Counties | Barbour | 24 | 12 | 12
 |  | Bullock | 12 | 6 | 6""",
        [Truth("D5:F8", "{4}", "2013", "{A^} {B^} {C}")],
    ),
    Layout(
        "fbi 77: state totals, rows after a repeated head",
        """
Full-time Law Enforcement Employees by State, 2013
State | Total employees | Total officers | Agencies
ALABAMA | 15941 | 10663 | 331
ALASKA | 1936 | 1226 | 38
State | Total employees | Total officers | Agencies
ARIZONA | 22411 | 12437 | 104
ARKANSAS | 9411 | 5877 | 283""",
        [Truth("B3:D4", "{2}", "2013", "{A}"), Truth("B6:D7", "{2}", "2013", "{A}")],
    ),
    Layout(
        "nibrs: incidents, offenses, victims by offense category",
        """
National Incident-Based Reporting System
Incidents, Offenses, Victims, and Known Offenders
by Offense Category, 2015
Offense Category | Incidents | Offenses | Victims^1^ | Known^2^\\nOffenders
Total | 4902177 | 5668103 | 5979330 | 4607928
Crimes Against Persons | 1112000 | 1298000 | 1298000 | 1197000
Assault Offenses | 1030000 | 1201000 | 1201000 | 1110000
Homicide Offenses | 4000 | 4300 | 4300 | 5000
Crimes Against Property | 3400000 | 3500000 | 3800000 | 2500000
Arson | 16000 | 16100 | 19000 | 14000
^1^ Victims are counted once for each offense type.""",
        [Truth("B6:E10", "{A} {4}", "2015"), Truth("B5:E5", "Total {4}", "2015")],
    ),
    Layout(
        "nibrs: codes beside the offenses, counts and clearances",
        """
Agency: Mill Harbor PD ORI: OH0123400 Year: 2023
Code | Offense | Group | Offenses | Cleared
09A | Murder | A | 1 | 1
11A | Rape | A | 4 | 2
120 | Robbery | A | 13 | 5
13A | Aggravated Assault | A | 41 | 22
220 | Burglary | A | 88 | 9
240 | Motor Vehicle Theft | A | 31 | 4""",
        [Truth("D3:E8", "{B} {2}", "2023")],
    ),
    Layout(
        "nibrs: numbers as codes alone",
        """
Offense code | 2022 | 2023
100 | 3 | 4
120 | 13 | 15
220 | 88 | 79
240 | 31 | 35""",
        [Truth("B2:C5", "{A}", across=("2022", "2023"))],
    ),
    Layout(
        "fbi use of inline rich texts",
        """
Arrests by State, 2013
State | Violent crime^2^ | Robbery^10^
Alabama^3^ | 1100 | 45
Alaska | 1900 | '20^1^""",
        [Truth("B3:C4", "{2}", "2013", "{A}", numbers={"C4": 20})],
        inline=True,
    ),
    Layout(
        "fbi raised digit behind a number kept as text",
        """
Arrests by State, 2013
State | Violent crime^2^ | Robbery^10^
Alabama^3^ | 1100 | 45
Alaska | 1900 | '20^1^""",
        [Truth("B3:C4", "{2}", "2013", "{A}", numbers={"C4": 20})],
    ),
    Layout(
        "fbi hate crime: bias motivations indented with sums above",
        """
Table 1
Incidents, Offenses, Victims, and Known Offenders
by Bias Motivation, 2013
Bias motivation | Incidents | Offenses | Victims^1^
Total | 5928 | 6933 | 7242
Single-Bias Incidents | 5922 | 6921 | 7230
Race: | 2871 | 3407 | 3563
~~Anti-White | 653 | 728 | 754
~~Anti-Black or African American | 1856 | 2263 | 2371
~~Anti-Multiple Races, Group | 362 | 416 | 438
Religion: | 1031 | 1163 | 1223
~~Anti-Jewish | 625 | 689 | 737
~~Anti-Catholic | 70 | 74 | 75
~~Anti-Other Religion | 336 | 400 | 411""",
        [Truth("B6:D14", "{A} {4}", "2013"), Truth("B5:D5", "Total {4}", "2013")],
    ),
    Layout(
        "fbi leoka: officers killed, five years and a total",
        """
Law Enforcement Officers Feloniously Killed
Circumstance, 2009–2013
Circumstance | Total | 2009 | 2010 | 2011 | 2012 | 2013
Number of victim officers | 252 | 48 | 55 | 72 | 49 | 28
Arrest situations | 72 | 8 | 14 | 23 | 18 | 9
Traffic pursuits/stops | 43 | 8 | 7 | 11 | 15 | 2
Ambush situations | 52 | 15 | 13 | 14 | 5 | 5""",
        [Truth("C4:G7", "{A}", across=("2009", "2010", "2011", "2012", "2013"))],
    ),
    Layout(
        "fbi preliminary: January to June of two years",
        """
Table 4
Offenses Reported to Law Enforcement
by State by City 100,000 and over in population
January to June, 2014–2015
State | City | Year | Violent crime | Robbery | Burglary
ALABAMA | BIRMINGHAM | 2014 | 1684 | 440 | 1900
 |  | 2015 | 1830 | 501 | 1700
 | MOBILE | 2014 | 720 | 220 | 1500
 |  | 2015 | 690 | 210 | 1460""",
    ),
    Layout(
        "fbi quarterly: percent change over the same quarter",
        """
Percent Change in Offenses
by Population Group, 2022 to 2023
Population group | Number of agencies | Population | Violent crime | Murder | Robbery
Total | 13000 | 260000000 | -6.1 | -13.2 | -5.0
1,000,000 and over | 11 | 27000000 | -8.2 | -11.0 | -4.8
500,000 to 999,999 | 24 | 17000000 | -5.0 | -12.0 | -6.1""",
        [
            Truth("B5:C6", "{3}", "2023", "{A}"),
        ],
    ),
]
