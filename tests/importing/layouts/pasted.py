"""Reports pasted one under the other, whose columns are not the same or not in the same order."""

from tests.importing.layouts.layout import Layout, Truth

_PAIR = ("2022", "2023")
_MONTHS = """
Month | Robbery | Burglary
Jan 2023 | 4 | 10
Feb 2023 | 5 | 12
Month | Burglary | Robbery
Mar 2023 | 9 | 3
Apr 2023 | 8 | 2"""
_MONTHS_TRUTH = (
    Truth("B2:C3", "{1}", down=("2023-01", "2023-02")),
    Truth("B5:C6", "{4}", down=("2023-03", "2023-04")),
)

LAYOUTS = [
    Layout("pasted: months down, columns swapped", _MONTHS, _MONTHS_TRUTH),
    Layout("pasted: months down, columns swapped, csv", _MONTHS, _MONTHS_TRUTH, "pasted.csv"),
    Layout(
        "pasted: years down, columns swapped",
        """
Year | Robbery | Burglary
2020 | 4 | 10
2021 | 5 | 12
Year | Burglary | Robbery
2022 | 9 | 3
2023 | 8 | 2""",
        [Truth("B2:C3", "{1}", down=("2020", "2021")), Truth("B5:C6", "{4}", down=("2022", "2023"))],
    ),
    Layout(
        "pasted: long, columns swapped",
        """
Year | Offense | Reported | Cleared
2022 | Robbery | 40 | 4
2022 | Burglary | 100 | 10
Year | Offense | Cleared | Reported
2023 | Robbery | 5 | 50
2023 | Burglary | 11 | 110""",
        [Truth("C2:D3", "{B} {1}", "2022"), Truth("C5:D6", "{B} {4}", "2023")],
    ),
    Layout(
        "pasted: long, arrests under offenses",
        """
Year | Offense | Count
2022 | Robbery | 4
2022 | Burglary | 10
Year | Arrest | Count
2022 | Arson | 1
2022 | Theft | 3""",
        [Truth("C2:C3", "{B}", "2022"), Truth("C5:C6", "{B} arrest", "2022")],
    ),
    Layout(
        "pasted: years across in another order",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
Offense | 2023 | 2022
Arson | 1 | 2
Theft | 20 | 30""",
        [Truth("B2:C3", "{A}", across=_PAIR), Truth("B5:C6", "{A}", across=("2023", "2022"))],
    ),
    Layout(
        "pasted: districts down, columns swapped",
        """
2023
District | Robbery | Burglary
North | 40 | 4
South | 50 | 5
District | Burglary | Robbery
East | 6 | 60
West | 7 | 70""",
        [Truth("B3:C4", "{2}", "2023", "{A}"), Truth("B6:C7", "{5}", "2023", "{A}")],
    ),
    Layout(
        "pasted: one column more in the second report",
        """
Month | Robbery | Burglary |
Jan 2023 | 4 | 10 |
Feb 2023 | 5 | 12 |
Month | Murder | Robbery | Burglary
Mar 2023 | 0 | 3 | 9
Apr 2023 | 1 | 2 | 8""",
        [
            Truth("B2:C3", "{1}", down=("2023-01", "2023-02")),
            Truth("B5:D6", "{4}", down=("2023-03", "2023-04")),
        ],
    ),
    Layout(
        "pasted: a heading in the second column",
        """
Offense | 2022 | 2023
Robbery | 4 | 5
Burglary | 10 | 12
 | Arrests |
Arson | 1 | 2
Theft | 20 | 30""",
        [Truth("B2:C3", "{A}", across=_PAIR), Truth("B5:C6", "{A} arrests", across=_PAIR)],
    ),
    Layout(
        "pasted: the same heads again",
        """
Month | Robbery | Burglary
Jan 2023 | 4 | 10
Feb 2023 | 5 | 12
Month | Robbery | Burglary
Mar 2023 | 9 | 3
Apr 2023 | 8 | 2""",
        [
            Truth("B2:C3", "{1}", down=("2023-01", "2023-02")),
            Truth("B5:C6", "{4}", down=("2023-03", "2023-04")),
        ],
    ),
]
