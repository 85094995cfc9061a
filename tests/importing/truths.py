"""True values of the real files, as their provenance states them: (measure, area, period, number; None for none)."""

True_ = tuple[str, str, str, float | None]

_FBI8 = "ALABAMA / Abbeville"
_WEEK, _DAYS = "2024-W07", "2024-01-22/P28D"
_PARK = "FLUSHING MEADOWS CORONA PARK / QUEENS"
_GROUP = "GROUP VI (under 10,000)"

_COMPSTAT: list[True_] = [
    ("Murder", "", _WEEK, 3),
    ("Murder, by four weeks", "", _DAYS, 22),
    ("Robbery", "", _WEEK, 272),
    ("Transit", "", _WEEK, 52),
    ("Transit, by four weeks", "", _DAYS, 175),
    ("Murder, by year", "", "1990", 2_262),
    ("Murder, by year", "", "2023", 391),
    ("TOTAL", "", _WEEK, None),
]

TRUE: dict[str, list[True_]] = {
    "carrollton_ga_incidents_2017.csv": [
        ("Incidents", "", "2017-01", 204),
        ("Incidents", "", "2017-02", 219),
        ("Incidents", "", "2017-03", 239),
        ("Incidents", "", "2017-04", None),
    ],
    "dalton_ga_crashes_2017_full_year.xlsx": [],
    "dalton_ga_crime_stats_2016_04.xlsx": [],
    "fbi_table74_le_employees_2015.xls": [
        ("Total law enforcement employees", _GROUP, "2015", 99_431),
        ("Percent law enforcement employees / Male", _GROUP, "2015", 79.2),
        ("Percent law enforcement employees / Female", _GROUP, "2015", 20.8),
        ("Total officers", _GROUP, "2015", 77_278),
        ("Percent officers / Male", _GROUP, "2015", 90.7),
        ("Percent officers / Female", _GROUP, "2015", 9.3),
        ("Total civilians", _GROUP, "2015", 22_153),
        ("Percent civilians / Male", _GROUP, "2015", 39.4),
        ("Percent civilians / Female", _GROUP, "2015", 60.6),
        ("Number of agencies", _GROUP, "2015", 7_009),
        ("estimated population", _GROUP, "2015", 21_166_019),
        ("Total officers", "SUBURBAN AREAS", "2015", 283_285),
    ],
    "fbi_table8_by_city_2015.xls": [
        ("Population", _FBI8, "2015", 2_610),
        ("Violent crime", _FBI8, "2015", 9),
        ("Murder and nonnegligent manslaughter", _FBI8, "2015", 0),
        ("Rape (revised definition)", _FBI8, "2015", 3),
        ("Robbery", _FBI8, "2015", 0),
        ("Aggravated assault", _FBI8, "2015", 6),
        ("Property crime", _FBI8, "2015", 76),
        ("Burglary", _FBI8, "2015", 24),
        ("Larceny-theft", _FBI8, "2015", 50),
        ("Motor vehicle theft", _FBI8, "2015", 2),
        ("Arson", _FBI8, "2015", None),
        ("Population", "VERMONT / Barre", "2015", 8_786),
        ("Violent crime", "VERMONT / Barre", "2015", 13),
        ("Property crime", "VERMONT / Barre", "2015", 130),
        ("Arson", "VERMONT / Barre", "2015", 0),
        ("Population", "WYOMING / Casper", "2015", 61_355),
        ("Violent crime", "WYOMING / Casper", "2015", 85),
        ("Property crime", "WYOMING / Casper", "2015", 1_670),
        ("Arson", "WYOMING / Casper", "2015", 6),
        ("Violent crime", "OHIO / Toledo", "2015", 3_156),
        ("Motor vehicle theft", "OHIO / Toledo", "2015", 900),
        ("Arson", "OHIO / Toledo", "2015", None),
        ("Violent crime", "ALABAMA / Mobile", "2015", 1_529),
        ("Property crime", "ALABAMA / Mobile", "2015", 10_794),
    ],
    "knoxville_return_a_2024_01.csv": [
        ("ROBBERY / reported", "", "2024-01", 13),
        ("ROBBERY / unfounded", "", "2024-01", 0),
        ("ROBBERY", "", "2024-01", 13),
        ("ROBBERY / cleared", "", "2024-01", 5),
        ("LARCENY / reported", "", "2024-01", 254),
        ("LARCENY / unfounded", "", "2024-01", 2),
        ("LARCENY", "", "2024-01", 252),
        ("LARCENY / cleared", "", "2024-01", 62),
        ("HOMICIDE", "", "2024-01", 2),
        ("HOMICIDE / cleared", "", "2024-01", 2),
    ],
    "lasd_by_station_2010_2022.xlsx": [
        ("Larceny Theft", "Altadena / Unincorporated", "2010", 445),
        ("Larceny Theft", "Altadena / Unincorporated", "2019", 373),
        ("Larceny Theft", "Altadena / Unincorporated", "2022", 330),
    ],
    "nyc_parks_crime_2015q1.xlsx": [
        ("FELONY ASSAULT", _PARK, "2015-Q1", 1),
        ("BURGLARY", _PARK, "2015-Q1", 1),
        ("GRAND LARCENY", _PARK, "2015-Q1", 1),
        ("GRAND LARCENY OF MOTOR VEHICLE", _PARK, "2015-Q1", 1),
        ("MURDER", _PARK, "2015-Q1", 0),
        ("MURDER", "TOTAL", "2015-Q1", None),
    ],
    "nypd_compstat_city_2024w07.xlsx": _COMPSTAT,
    "nypd_compstat_city_2024w07_export.csv": _COMPSTAT,
    "nypd_seven_major_felonies_2000_2014.xls": [
        ("MURDER & NON NEGL. MANSLAUGHTER", "1", "2014", 0),
        ("RAPE", "1", "2014", 8),
        ("ROBBERY", "1", "2014", 50),
        ("FELONY ASSAULT", "1", "2014", 76),
        ("BURGLARY", "1", "2014", 145),
        ("GRAND LARCENY", "1", "2014", 896),
        ("GRAND LARCENY OF MOTOR VEHICLE", "1", "2014", 33),
        ("TOTAL SEVEN MAJOR FELONY OFFENSES", "1", "2014", None),
    ],
    "phoenix_ucr_2022_months_wide.csv": [
        ("Criminal Homicide", "", "2022-01", 13),
        ("Criminal Homicide", "", "2022-02", 22),
        ("Criminal Homicide", "", "2022-03", 13),
        ("Criminal Homicide", "", "2022-Q1", None),
        ("Criminal Homicide", "", "2022", None),
        ("Larceny - Theft", "", "2022-01", 3_229),
        ("Larceny - Theft", "", "2022-12", 2_702),
    ],
    "rio_state_rates_monthly_semicolon.csv": [
        ("hom_doloso", "", "2003-01", 4.01),
        ("roubo_veiculo", "", "2003-01", 95.87),
        ("hom_doloso", "", "2024-12", 1.75),
        ("posse_drogas", "", "2003-01", None),
    ],
}

SUMS: dict[str, list[tuple[str | None, str, float]]] = {
    "fbi_table8_by_city_2015.xls": [
        ("Population", "2015", 203_300_961),
        ("Violent crime", "2015", 912_149),
        ("Property crime", "2015", 5_804_447),
    ],
    "lasd_by_station_2010_2022.xlsx": [("Robbery", "2019", 4_216)],
    "nyc_parks_crime_2015q1.xlsx": [
        ("MURDER", "2015-Q1", 1),
        ("RAPE", "2015-Q1", 3),
        ("ROBBERY", "2015-Q1", 41),
        ("FELONY ASSAULT", "2015-Q1", 9),
        ("BURGLARY", "2015-Q1", 4),
        ("GRAND LARCENY", "2015-Q1", 24),
        ("GRAND LARCENY OF MOTOR VEHICLE", "2015-Q1", 3),
    ],
    "nypd_seven_major_felonies_2000_2014.xls": [(None, "2014", 106_722)],
}
"""Sums over all areas, by measure (None: all of them) and period."""

COUNTS: dict[str, dict[str, int]] = {
    "fbi_table8_by_city_2015.xls": {"Violent crime": 9_395 - 2, "Arson": 9_395 - 303, "Population": 9_395},
    "phoenix_ucr_2022_months_wide.csv": {"Criminal Homicide": 12},
}
"""How many values a measure must have: blanks stay missing."""
