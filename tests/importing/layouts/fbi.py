"""*Crime in the United States*, tables 1 to 28."""
# ruff: noqa: E501 (rows are as wide as the tables they rebuild)

from tests.importing.layouts.layout import Layout, Truth

_NOTES = """
1 Populations are U.S. Census Bureau provisional estimates as of July 1 for each year.
2 The violent crime figures include the offenses of murder, rape (legacy definition), robbery, and aggravated assault.
NOTE: Although arson data are included in the trend and clearance tables, sufficient data are not available."""

TABLE_1 = Layout(
    "fbi 1: years down with rates between",
    """
Table 1
Crime in the United States
by Volume and Rate per 100,000 Inhabitants, 2011–2013
Year | Population^1^ | Violent\\ncrime^2^ | Violent \\ncrime \\nrate | Murder and\\nnonnegligent \\nmanslaughter | Murder and \\nnonnegligent \\nmanslaughter \\nrate | Robbery | Robbery \\nrate
2011 | 311587816 | 1206005 | 387.1 | 14661 | 4.7 | 354746 | 113.9
2012^3^ | 313873685 | 1217057 | 387.8 | 14856 | 4.7 | 355051 | 113.1
2013 | 316497531 | 1191988 | 376.6 | 14319 | 4.5 | 345095 | 109.0"""
    + _NOTES,
    [
        Truth("B5:B7", "Population", down=("2011", "2012", "2013")),
        Truth("C5:C7", "Violent crime", down=("2011", "2012", "2013")),
        Truth("D5:H7", "{4}", down=("2011", "2012", "2013")),
    ],
)

TABLE_1_CLEAN = Layout(
    "fbi 1: years down with rates between, no footnotes",
    """
Table 1
Crime in the United States
by Volume and Rate per 100,000 Inhabitants, 2011–2013
Year | Population | Violent crime | Violent crime rate | Murder | Murder rate | Robbery | Robbery rate
2011 | 311,587,816 | 1,206,005 | 387.1 | 14,661 | 4.7 | 354,746 | 113.9
2012 | 313,873,685 | 1,217,057 | 387.8 | 14,856 | 4.7 | 355,051 | 113.1
2013 | 316,497,531 | 1,191,988 | 376.6 | 14,319 | 4.5 | 345,095 | 109.0""",
    [Truth("B5:H7", "{4}", down=("2011", "2012", "2013"))],
)

TABLE_1A = Layout(
    "fbi 1A: percent change by span of years",
    """
Table 1A
Crime in the United States
Percent Change in Volume and Rate per 100,000 Inhabitants for 2 years, 5 years, and 10 years
Years | Violent crime | Violent crime rate | Murder | Robbery
2013/2012 | -4.4 | -5.1 | -4.4 | -2.8
2013/2009 | -12.3 | -14.8 | -6.9 | -15.6
2013/2004 | -14.5 | -20.6 | -12.1 | -14.0""",
)

TABLE_2 = Layout(
    "fbi 2: community type with actually reporting and estimated rows",
    """
Table 2
Crime in the United States
by Community Type, 2013
Area |  | Population | Violent crime | Robbery | Burglary
United States Total |  | 316128839 | 1163146 | 345031 | 1928465
 | Rate per 100,000 inhabitants |  | 367.9 | 109.1 | 610.0
Metropolitan Statistical Areas |  | 269100000 |  |  |
 | Area actually reporting^1^ | 0.986 | 1050000 | 330000 | 1650000
 | Estimated total | 1.000 | 1058000 | 331000 | 1660000
 | Rate per 100,000 inhabitants |  | 393.0 | 123.0 | 616.9
Cities outside metropolitan areas |  | 19400000 |  |  |
 | Area actually reporting^1^ | 0.92 | 65000 | 8800 | 130000
 | Estimated total | 1.000 | 70000 | 9100 | 139000
 | Rate per 100,000 inhabitants |  | 361.0 | 47.1 | 716.2""",
    [
        Truth("C5:F5", "{4}", "2013", "{A}"),
        Truth("C6:F6", "{4} Rate per 100,000 inhabitants", "2013", "{A^}"),
        Truth("C7:F7", "{4}", "2013", "{A}"),
        Truth("C11:F11", "{4}", "2013", "{A}"),
        Truth("D8:F10", "{4} {B}", "2013", "{A^}"),
        Truth("D12:F14", "{4} {B}", "2013", "{A^}"),
    ],
)

TABLE_4 = Layout(
    "fbi 4: two years and percent change in rows under each region",
    """
Table 4
Crime in the United States
by Region, Geographic Division, and State, 2012–2013
Area | Year | Population^1^ | Violent crime | Violent crime rate | Robbery | Robbery rate
United States Total^2, 3^ | 2012 | 313873685 | 1217057 | 387.8 | 355051 | 113.1
 | 2013 | 316128839 | 1163146 | 367.9 | 345031 | 109.1
 | Percent change |  | -4.4 | -5.1 | -2.8 | -3.5
Northeast | 2012 | 55771792 | 196520 | 352.4 | 73000 | 130.9
 | 2013 | 55943073 | 187464 | 335.1 | 70010 | 125.1
 | Percent change |  | -4.6 | -4.9 | -4.1 | -4.4
New England | 2012 | 14563000 | 45200 | 310.4 | 11800 | 81.0
 | 2013 | 14618806 | 42110 | 288.1 | 11020 | 75.4
 | Percent change |  | -6.8 | -7.2 | -6.6 | -6.9""",
    [
        Truth("C5:G6", "{4}", "{B}", "{A^}"),
        Truth("C8:G9", "{4}", "{B}", "{A^}"),
        Truth("C11:G12", "{4}", "{B}", "{A^}"),
    ],
    merged=("A5:A7", "A8:A10", "A11:A13"),
)

TABLE_5 = Layout(
    "fbi 5: states with rows of areas, estimates and rates",
    """
Table 5
Crime in the United States
by State, 2013
State | Area |  | Population | Violent crime | Murder | Robbery
ALABAMA | Metropolitan Statistical Area |  | 3673061 |  |  |
 |  | Area actually reporting | 0.991 | 16424 | 268 | 4207
 |  | Estimated total | 1 | 16507 | 269 | 4222
 | Cities outside metropolitan areas |  | 514542 |  |  |
 |  | Area actually reporting | 0.974 | 2674 | 43 | 357
 |  | Estimated total | 1 | 2737 | 44 | 366
 | State Total |  | 4833722 | 19244 | 313 | 4588
 |  | Rate per 100,000 inhabitants |  | 398.1 | 6.5 | 94.9
ALASKA | Metropolitan Statistical Area |  | 491000 |  |  |
 |  | Area actually reporting | 1 | 3400 | 20 | 560
 | State Total |  | 735132 | 4432 | 32 | 619
 |  | Rate per 100,000 inhabitants |  | 602.9 | 4.4 | 84.2""",
    [
        Truth("E6:G7", "{4} {C}", "2013", "{A^} {B^}"),
        Truth("E9:G10", "{4} {C}", "2013", "{A^} {B^}"),
        Truth("D11:G11", "{4}", "2013", "{A^} {B}"),
        Truth("E12:G12", "{4} {C}", "2013", "{A^} {B^}"),
        Truth("E14:G14", "{4} {C}", "2013", "{A^} {B^}"),
        Truth("D15:G15", "{4}", "2013", "{A^} {B}"),
        Truth("E16:G16", "{4} {C}", "2013", "{A^} {B^}"),
        Truth("D5:D5", "{4}", "2013", "{A^} {B}"),
        Truth("D8:D8", "{4}", "2013", "{A^} {B}"),
        Truth("D13:D13", "{4}", "2013", "{A^} {B}"),
    ],
)

TABLE_6 = Layout(
    "fbi 6: metropolitan areas with included counties in a label",
    """
Table 6
Crime in the United States
by Metropolitan Statistical Area, 2013
Metropolitan Statistical Area | Counties/principal cities | Population | Violent crime | Robbery
Abilene, TX M.S.A. |  | 168168 | 617 | 120
 | Includes Callahan, Jones, and Taylor Counties |  |  |
 | City of Abilene | 119886 | 488 | 112
 | Total area actually reporting | 0.999 | 616 | 120
 | Estimated total | 1 | 617 | 120
 | Rate per 100,000 inhabitants |  | 366.9 | 71.4""",
    [
        Truth("C5:E5", "{4}", "2013", "{A}"),
        Truth("C7:E7", "{4}", "2013", "{A^} {B}"),
        Truth("D8:E10", "{4} {B}", "2013", "{A^}"),
    ],
)

TABLE_12 = Layout(
    "fbi 12: year, year, percent change in rows by population group",
    """
Table 12
Crime Trends
by Population Group, 2012–2013
[2013 estimated population. Revised UCR rape definition not included.]
Population group |  | Violent crime | Murder | Robbery | Number of agencies | 2013 estimated population
TOTAL ALL AGENCIES: | 2012 | 1156170 | 14117 | 347250 |  |
 | 2013 | 1105434 | 13451 | 337000 | 14,006 | 290,510,000
 | Percent change | -4.4 | -4.7 | -3.0 |  |
TOTAL CITIES: | 2012 | 918000 | 10800 | 300100 |  |
 | 2013 | 880100 | 10200 | 291000 | 10,113 | 199,110,000
 | Percent change | -4.1 | -5.6 | -3.0 |  |
GROUP I (250,000 and over) | 2012 | 430100 | 5400 | 165000 |  |
 | 2013 | 415200 | 5000 | 160000 | 76 | 56,800,000
 | Percent change | -3.5 | -7.4 | -3.0 |  |""",
    [
        Truth("C6:E7", "{5}", "{B}", "{A^}"),
        Truth("C9:E10", "{5}", "{B}", "{A^}"),
        Truth("C12:E13", "{5}", "{B}", "{A^}"),
        Truth("F7:F7", "{5}", "2013", "{A^}"),
        Truth("F10:F10", "{5}", "2013", "{A^}"),
        Truth("F13:F13", "{5}", "2013", "{A^}"),
        Truth("G7:G7", "estimated population", "2013", "{A^}"),
        Truth("G10:G10", "estimated population", "2013", "{A^}"),
        Truth("G13:G13", "estimated population", "2013", "{A^}"),
    ],
)

TABLE_15 = Layout(
    "fbi 15: suburban trends, pairs of years across under each offense",
    """
Table 15
Crime Trends, by Offense, 2012–2013
Classification | Number of offenses | | | Rate
 | 2012 | 2013 | Percent change | 2012 | 2013
Robbery | 1200 | 1100 | -8.3 | 12.1 | 11.0
Burglary | 5200 | 5000 | -3.8 | 52.0 | 50.0
Arson | 100 | 110 | 10.0 | 1.0 | 1.1""",
    [
        Truth("B5:C7", "{A}", across=("2012", "2013")),
        Truth("E5:F7", "{A} Rate", across=("2012", "2013")),
    ],
    merged=("B3:D3", "E3:F3", "A3:A4"),
)

TABLE_20 = Layout(
    "fbi 20: murder by weapon, firearms a sum of its parts",
    """
Table 20
Murder
by State, Types of Weapons, 2013
State | Total murders^1^ | Total firearms | Handguns | Rifles | Shotguns | Firearms (type unknown) | Knives or cutting instruments | Other weapons
Alabama | 2 | 1 | 1 | 0 | 0 | 0 | 1 | 0
Alaska | 29 | 12 | 4 | 1 | 1 | 6 | 9 | 8
Arizona | 304 | 184 | 155 | 14 | 8 | 7 | 50 | 70
1 Total number of murders for which supplemental homicide data were received.""",
    [Truth("B5:I7", "{4}", "2013", "{A}")],
)

TABLE_21_RACE = Layout(
    "fbi 43: race of persons arrested, counts and percent distribution side by side",
    """
Table 43
Arrests
by Race, 2013
[11,951 agencies; 2013 estimated population 245,741,701]
Offense charged | Total arrests |  |  | Percent distribution^1^ |  |
 | Total | White | Black or African American | Total | White | Black or African American
TOTAL | 9000 | 6200 | 2800 | 100.0 | 68.9 | 31.1
Murder | 80 | 40 | 40 | 100.0 | 50.0 | 50.0
Robbery | 700 | 300 | 400 | 100.0 | 42.9 | 57.1
Violent crime^2^ | 780 | 340 | 440 | 100.0 | 43.6 | 56.4
Suspicion | 6 | 4 | 2 | 100.0 | 66.7 | 33.3
1 Because of rounding, the percentages may not add to 100.0.
2 Violent crimes are offenses of murder, rape, robbery, and aggravated assault.""",
    [
        Truth("B8:B9", "{A} arrests", "2013"),
        Truth("C8:D9", "{A} arrests {6}", "2013"),
        Truth("B11:B11", "{A} arrests", "2013"),
        Truth("C11:D11", "{A} arrests {6}", "2013"),
        Truth("C10:D10", "Violent crime arrests {6}", "2013"),
        Truth("B10:B10", "Violent crime arrests", "2013"),
        Truth("E8:G11", "{A} Percent {6}", "2013"),
        Truth("B7:D7", "TOTAL arrests {6}", "2013"),
        Truth("E7:G7", "TOTAL Percent {6}", "2013"),
    ],
    merged=("B5:D5", "E5:G5", "A5:A6"),
)

TABLE_25 = Layout(
    "fbi 25: known and percent cleared in pairs of rows",
    """
Table 25
Percent of Offenses Cleared by Arrest or Exceptional Means
by Population Group, 2013
[2013 estimated population]
Population group |  | Violent crime | Murder | Robbery | Number of agencies
TOTAL ALL AGENCIES: | Offenses known | 1071420 | 12911 | 327380 | 14300
 | Percent cleared by arrest | 48.1 | 64.1 | 29.4 |
TOTAL CITIES | Offenses known | 852103 | 9982 | 281850 | 10300
 | Percent cleared by arrest | 46.0 | 62.6 | 28.7 |
GROUP II (100,000 to 249,999) | Offenses known | 133200 | 1500 | 43001 | 210
 | Percent cleared by arrest | 47.0 | 63.0 | 30.2 |""",
    [
        Truth("C6:E11", "{5} {B}", "2013", "{A^}"),
        Truth("F6:F6", "{5}", "2013", "{A^}"),
        Truth("F8:F8", "{5}", "2013", "{A^}"),
        Truth("F10:F10", "{5}", "2013", "{A^}"),
    ],
)

TABLE_28 = Layout(
    "fbi 28: clearances, pairs of columns",
    """
Table 28
Offenses Cleared, Percent Under 18, 2013
Population group | Robbery |  | Burglary |
 | Total clearances | Percent under 18 | Total clearances | Percent under 18
GROUP I | 50000 | 14.5 | 60000 | 12.2
GROUP II | 15000 | 13.0 | 22000 | 11.0
GROUP III | 12000 | 12.9 | 19000 | 10.1""",
    [Truth("B5:E7", "{3<} {4}", "2013", "{A}")],
    merged=("B3:C3", "D3:E3", "A3:A4"),
)

LAYOUTS = [
    TABLE_1,
    TABLE_1_CLEAN,
    TABLE_1A,
    TABLE_2,
    TABLE_4,
    TABLE_5,
    TABLE_6,
    TABLE_12,
    TABLE_15,
    TABLE_20,
    TABLE_21_RACE,
    TABLE_25,
    TABLE_28,
]
