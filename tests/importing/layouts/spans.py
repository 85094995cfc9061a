"""One table without periods: only a title, a file or a sheet tells the time, or something that looks like one."""

from tests.importing.layouts.layout import Layout, Truth

_TABLE = "District | Robbery | Burglary\nNorth | 4 | 10\nSouth | 7 | 12"


def _title(title: str, period: str = "") -> Layout:
    truth = [Truth("B3:C4", "{2}", period, "{A}")] if period else []
    return Layout(f"time in the title: {title}", f"{title}\n{_TABLE}", truth, file="Table.xlsx")


def _file(file: str, period: str = "") -> Layout:
    truth = [Truth("B2:C3", "{1}", period, "{A}")] if period else []
    return Layout(f"time in the file's name: {file}", _TABLE, truth, file=file)


def _sheet(sheet: str, period: str = "") -> Layout:
    truth = [Truth("B2:C3", "{1}", period, "{A}", sheet=sheet)] if period else []
    return Layout(f"time in the sheet's name: {sheet}", {sheet: _TABLE}, truth, file="Table.xlsx")


def _dates(head: str, days: tuple[str, str, str], periods: tuple[str, str, str] | None) -> Layout:
    lines = "\n".join(f"{day} | {robbery} | {arrests}" for day, (robbery, arrests) in zip(days, _COUNTS, strict=True))
    last = 4 if periods and periods[2] else 3
    truth = [Truth(f"B2:C{last}", "{1}", down=periods)] if periods else []
    return Layout(f"dates under {head}: {days[1]}, {days[2]}", f"{head} | Robbery | Arrests\n{lines}", truth)


_COUNTS = ((4, 10), (7, 12), (5, 9))

LAYOUTS = [
    _title("October 2023", "2023-10"),
    _title("Crime Statistics for October 2023", "2023-10"),
    _title("Monthly Report - Oct 2023", "2023-10"),
    _title("10/2023", "2023-10"),
    _title("2023", "2023"),
    _title("Calendar Year 2023", "2023"),
    _title("January - December 2023", "2023"),
    _title("January 1 - December 31, 2023", "2023"),
    _title("1/1/2023 - 12/31/2023", "2023"),
    _title("From 01/01/2023 to 03/31/2023", "2023-Q1"),
    _title("October 1 - October 31, 2023", "2023-10"),
    _title("Period: 10/01/2023 through 10/31/2023", "2023-10"),
    _title("Third Quarter 2023", "2023-Q3"),
    _title("Q3 2023", "2023-Q3"),
    _title("Week of February 12, 2024", "2024-W07"),
    _title("2/12/2024 - 2/18/2024", "2024-W07"),
    _title("Through October 2023"),
    _title("As of October 31, 2023"),
    _title("YTD October 2023"),
    _title("October 2023 YTD"),
    _title("October 2023 Year-to-Date"),
    _title("January-October 2023"),
    _title("January 1 - October 31, 2023"),
    _title("1/1/2023 - 6/30/2023"),
    _title("7/1/2022 - 6/30/2023", "2022-07-01/P1Y"),
    _title("12 months ending October 2023"),
    _title("Last 12 Months (October 2023)"),
    _title("Since October 2023"),
    _title("Since 2023"),
    _title("Updated October 2023"),
    _title("Printed October 5, 2023"),
    _title("Run date: 10/05/2023"),
    _title("Revised October 2023"),
    _title("Council Meeting, October 2023"),
    _title("Presented to City Council October 2023"),
    _title("Adopted 2023"),
    _title("Copyright 2023"),
    _title("Rev. 2023"),
    _title("Form 2023-10"),
    _title("Ordinance 2023-10"),
    _title("Report 2023-07"),
    _title("Established 1923"),
    _title("Population 2,023"),
    _title("2023 Boundaries"),
    _title("2020 Census Districts"),
    _title("Fiscal Year 2023"),
    _title("FY 2022-23"),
    _title("School Year 2022-2023"),
    _title("2022-2023"),
    _title("2019-2023"),
    _title("5-Year Total, 2019-2023"),
    _title("Average 2019-2023"),
    _title("Before October 2023"),
    _title("October"),
    _title("October 2022 and October 2023"),
    _title("October 2023 vs October 2022"),
    _title("Report for September 2023, printed October 5, 2023"),
    _title("October 15, 2023"),
    _title("October 1 - 15, 2023"),
    _title("10/01/2023 - 10/15/2023"),
    _title("Weekend of October 7, 2023"),
    _title("2023 Projection"),
    _title("2023 Target"),
    _title("2023 Estimate"),
    _title("Preliminary 2023", "2023"),
    _title("First Half 2023"),
    _title("2023 (January-June)"),
    _title("Summer 2023"),
    _title("Q1-Q3 2023"),
    _title("2023 Q1 and Q2"),
    _title("Week 7, 2024"),
    _title("Period 3, 2023"),
    _title("28 days ending 2/18/2024", "2024-01-22/P28D"),
    _title("30 days ending 2/18/2024"),
    _title("Chief's Report 2023, Vol. 10", "2023"),
    _title("Effective January 2023"),
    _title("Next update: November 2023"),
    _file("October 2023.xlsx", "2023-10"),
    _file("Crime 2023-10.xlsx", "2023-10"),
    _file("2023 Annual.xlsx", "2023"),
    _file("2023 Q3.xlsx", "2023-Q3"),
    _file("crime_20231005.xlsx"),
    _file("thru Oct 2023.xlsx"),
    _file("YTD 2023.xlsx"),
    _file("FY2023.xlsx"),
    _file("2022-2023.xlsx"),
    _file("Council 10-10-2023.xlsx"),
    _file("Report v2023.xlsx"),
    _file("Crime Oct.xlsx"),
    _file("Ordinance 1923.xlsx"),
    _file("Crime updated Oct 2023.xlsx"),
    _file("export_2023-10-05.xlsx"),
    _sheet("Oct 2023", "2023-10"),
    _sheet("2023", "2023"),
    _sheet("2023-10", "2023-10"),
    _sheet("thru Oct 2023"),
    _sheet("2023 YTD"),
    _sheet("FY23"),
    _sheet("Oct"),
    _sheet("2023 goals"),
    _sheet("10-23"),
    _sheet("2019-2023"),
    _dates("Week ending", ("2/11/2024", "2/18/2024", "2/25/2024"), ("2024-W06", "2024-W07", "2024-W08")),
    _dates("Week ending", ("2/10/2024", "2/17/2024", "2/24/2024"), None),
    _dates("Week beginning", ("2/5/2024", "2/12/2024", "2/19/2024"), ("2024-W06", "2024-W07", "2024-W08")),
    _dates("Week", ("2/5/2024", "2/12/2024", "2/19/2024"), ("2024-W06", "2024-W07", "2024-W08")),
    _dates("Week", ("@2024-02-04", "@2024-02-11", "@2024-02-18"), None),
    _dates("Month", ("1/1/2024", "2/1/2024", "3/1/2024"), ("2024-01", "2024-02", "2024-03")),
    _dates("Month", ("@2024-01-01", "@2024-02-01", "@2024-03-01"), ("2024-01", "2024-02", "2024-03")),
    _dates("Month ending", ("1/31/2024", "2/29/2024", "3/31/2024"), ("2024-01", "2024-02", "2024-03")),
    _dates("Quarter ending", ("@2023-03-31", "@2023-06-30", "@2023-09-30"), ("2023-Q1", "2023-Q2", "2023-Q3")),
    _dates("Year ending", ("@2021-12-31", "@2022-12-31", "@2023-12-31"), ("2021", "2022", "2023")),
    _dates("Year ending", ("@2021-06-30", "@2022-06-30", "@2023-06-30"), None),
    _dates("Date", ("@2024-01-01", "@2024-02-01", "@2024-03-01"), ("2024-01", "2024-02", "2024-03")),
    _dates("Date", ("@2024-01-01", "@2024-01-02", "@2024-01-03"), None),
    _dates("Report date", ("@2024-02-01", "@2024-03-01", "@2024-04-01"), None),
    _dates("As of", ("@2024-01-31", "@2024-02-29", "@2024-03-31"), None),
    _dates("Run date", ("@2024-01-01", "@2024-02-01", "@2024-03-01"), None),
    _dates("Year", ("@2021-01-01", "@2022-01-01", "@2023-01-01"), ("2021", "2022", "2023")),
    _dates("Fiscal Year", ("2021", "2022", "2023"), None),
    _dates("FY", ("2021", "2022", "2023"), None),
    _dates("Year", ("21", "22", "23"), None),
    _dates("Year", ("2021", "2022", "2023 YTD"), ("2021", "2022", "")),
    _dates("Year", ("2021", "2022", "2023 (thru June)"), ("2021", "2022", "")),
    _dates("Year", ("2021", "2022", "2023*"), ("2021", "2022", "")),
    _dates("Year", ("2021", "2022", "2023 est."), ("2021", "2022", "")),
    _dates("School Year", ("2021", "2022", "2023"), None),
    _dates("Budget Year", ("2021", "2022", "2023"), None),
    _dates("Survey", ("2021", "2022", "2023"), None),
    _dates("Model Year", ("2021", "2022", "2023"), None),
    _dates("Year Hired", ("2021", "2022", "2023"), None),
]
