"""One small table with one thing changed: heads, codes, values and rows of years that are easily misread."""

from tests.importing.layouts.layout import Layout, Truth

_PAIR = ("2022", "2023")


def _coded(head: str, codes: tuple[str, str, str]) -> Layout:
    """Areas or items that are plain numbers under some head, beside counts; the codes are no counts."""
    values = ((33, 4), (41, 2), (27, 6))
    lines = "\n".join(f"{code} | {calls} | {arrests}" for code, (calls, arrests) in zip(codes, values, strict=True))
    rows = f"May 2024\n{head} | Calls | Arrests\n{lines}"
    return Layout(f"codes under {head}", rows, [Truth("B3:C5", "{2}", "2024-05", "{A}")])


def _heads(*heads: str, across: tuple[str, str] | None = None, measure: str = "{A}") -> Layout:
    """Two columns of figures under heads; no `across`: neither is a period the importer may take."""
    rows = f"Offense | {heads[0]} | {heads[1]}\nRobbery | 4 | 5\nBurglary | 10 | 12"
    truth = [Truth("B2:C3", measure, across=across)] if across else []
    return Layout(f"heads: {heads[0]}, {heads[1]}", rows, truth)


def _value(text: str, number: float | None = None) -> Layout:
    """One cell that is written in its own way among plain numbers."""
    truth = [Truth("B2:C2", "{A}", across=_PAIR), Truth("B3:B3", "{A}", "2022")]
    if number is not None:
        truth.append(Truth("C3:C3", "{A}", "2023", numbers={"C3": number}))
    return Layout(f"value {text}", f"Offense | 2022 | 2023\nRobbery | 4 | 5\nBurglary | 10 | '{text}", truth)


LAYOUTS = [
    *(
        _coded(head, codes)
        for head, codes in (
            ("Beat", ("11", "12", "13")),
            ("Zip Code", ("45101", "45102", "45103")),
            ("Zip", ("45101", "45102", "45103")),
            ("District", ("1", "2", "3")),
            ("Precinct", ("1", "5", "6")),
            ("Ward", ("1", "2", "3")),
            ("Tract", ("101.01", "101.02", "102.00")),
            ("Grid", ("201", "202", "205")),
            ("Reporting Area", ("201", "202", "205")),
            ("RA", ("201", "202", "205")),
            ("Post", ("1", "2", "3")),
            ("Sector", ("1", "2", "3")),
            ("Zone", ("1", "2", "3")),
            ("Squad", ("1", "2", "3")),
            ("Station", ("1", "2", "3")),
            ("Unit", ("1", "2", "3")),
            ("Car", ("21", "22", "23")),
            ("Shift", ("1", "2", "3")),
            ("Council District", ("1", "2", "3")),
            ("Patrol Area", ("1", "2", "3")),
        )
    ),
    *(
        Layout(
            f"numbers that identify: {head}",
            f"May 2024\n{head} | Activity | Count\n{a} | Calls | 33\n{b} | Arrests | 4\n{c} | Stops | 41",
            [Truth("C3:C5", "{B}", "2024-05")],
        )
        for head, a, b, c in (
            ("Code", "10", "15", "50"),
            ("Line", "1", "2", "3"),
            ("Item", "1", "2", "3"),
            ("#", "1", "2", "3"),
            ("No.", "7", "3", "9"),
            ("UCR", "300", "600", "700"),
            ("ID", "1001", "1007", "1011"),
            ("Acct", "4410", "4420", "4500"),
            ("Ref", "12", "4", "77"),
            ("Stat", "12", "4", "77"),
            ("Key", "12", "4", "77"),
            ("10-Code", "12", "4", "77"),
            ("GL", "5010", "5020", "5040"),
        )
    ),
    _heads("2022 Total", "2023 Total", across=_PAIR),
    _heads("CY 2022", "CY 2023", across=_PAIR),
    _heads("Year 2022", "Year 2023", across=_PAIR),
    _heads("2022 Actual", "2023 Actual", across=_PAIR),
    _heads("2022 count", "2023 count", across=_PAIR),
    _heads("2022 (Jan-Jun)", "2023 (Jan-Jun)"),
    _heads("Jan-Jun 2022", "Jan-Jun 2023"),
    _heads("2022 thru June", "2023 thru June"),
    _heads("2022 through 6/30", "2023 through 6/30"),
    _heads("2022 H1", "2022 H2"),
    _heads("1st half 2022", "1st half 2023"),
    _heads("6 mo. 2022", "6 mo. 2023"),
    _heads("2022 avg", "2023 avg"),
    _heads("2022 rate", "2023 rate", across=_PAIR, measure="{A} rate"),
    _heads("2022 %", "2023 %", across=_PAIR, measure="{A} %"),
    _heads("2022 Goal", "2023 Goal"),
    _heads("2022 Budget", "2023 Budget"),
    _heads("2022 est.", "2023 est."),
    _heads("2022 (P)", "2023 (P)"),
    _heads("2022p", "2023p"),
    _heads("2022r", "2023*"),
    _heads("202301", "202302", across=("2023-01", "2023-02")),
    _heads("2023/01", "2023/02", across=("2023-01", "2023-02")),
    _heads("01/2023", "02/2023", across=("2023-01", "2023-02")),
    _heads("January 2023", "February 2023", across=("2023-01", "2023-02")),
    _heads("Jan. 2023", "Feb. 2023", across=("2023-01", "2023-02")),
    _heads("Jan '23", "Feb '23", across=("2023-01", "2023-02")),
    _heads("Jan 23", "Feb 23"),
    _heads("1/23", "2/23"),
    _heads("FY23", "FY24"),
    _heads("2022-23", "2023-24"),
    _heads("Q1 FY23", "Q2 FY23"),
    _heads("Q1 2023", "Q2 2023", across=("2023-Q1", "2023-Q2")),
    _heads("Jan-Mar 2023", "Apr-Jun 2023", across=("2023-Q1", "2023-Q2")),
    _heads("Winter 2023", "Spring 2023"),
    _heads("12 months 2022", "12 months 2023"),
    _heads("Since 2022", "Since 2023"),
    _heads("Before 2022", "After 2022"),
    _heads("2022 vs 2021", "2023 vs 2022"),
    _heads("2021-2022", "2022-2023"),
    _heads("2021/2022", "2022/2023"),
    _heads("Class of 2022", "Class of 2023"),
    _heads("Dec 31, 2022", "Dec 31, 2023"),
    _heads("12/31/2022", "12/31/2023"),
    _heads("2022 Cleared", "2023 Cleared", across=_PAIR, measure="{A} cleared"),
    _heads("Cleared 2022", "Cleared 2023", across=_PAIR, measure="{A} cleared"),
    _heads("Arrests 2022", "Arrests 2023", across=_PAIR, measure="{A} arrests"),
    _heads("Beat 1 2022", "Beat 1 2023"),
    _value("12~", 12),
    _value("1,204", 1204),
    _value("012", 12),
    _value("12.0", 12),
    _value("12a"),
    _value("12 (r)"),
    _value("12*"),
    _value("12†"),
    _value("12¹"),
    _value("(12)"),
    _value("12 (3)"),
    _value("1 204"),
    _value("12k"),
    _value("1.2M"),
    _value(">100"),
    _value("<5"),
    _value("10+"),
    _value("1-4"),
    _value("two"),
    _value("12%"),
    _value("$12"),
    _value("#DIV/0!"),
    _value("0.0.1"),
    _value("1,2"),
    _value("12,34"),
    _value("12;13"),
    _value("12 of 40"),
    _value("12/40"),
    _value("1e3"),
    _value("TRUE"),
    _value("½"),
    _value("12 ½"),
    _value("١٢", 12),
    _value("１２", 12),
    _value("XII"),
    _value("see note"),
    _value("--12"),
    _value("12-"),
    _value("2023", 2023),
]
