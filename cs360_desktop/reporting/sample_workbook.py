"""The workbook of a fictional agency, as a records clerk would keep it: titles, section rows, totals and notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cs360_desktop.domain.periods import Period


@dataclass(frozen=True, slots=True)
class SampleCell:
    """One value of the sample: where it stands and its text; empty text is a blank cell."""

    sheet: str
    measure: str
    area: str
    period: Period
    text: str


def write_sample(cells: Sequence[SampleCell], agency: str, path: Path) -> None:
    """Write the sample workbook, one sheet per kind of report, periods across."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name in dict.fromkeys(cell.sheet for cell in cells):
        of_sheet = [cell for cell in cells if cell.sheet == name]
        periods = sorted({cell.period for cell in of_sheet})
        by_area = any(cell.area for cell in of_sheet)
        sheet = workbook.create_sheet(name)
        sheet.append([agency])
        sheet.append([f"{name} activity report"])
        sheet.append([])
        labels = ["Activity", "Beat"] if by_area else ["Activity"]
        sheet.append([*labels, *(period.label for period in periods)])
        for values in _rows(of_sheet, periods, by_area=by_area):
            sheet.append(values)
        sheet.append([])
        sheet.append(["Counted by date reported. Late reports are added in the following month."])
        for row in (1, 2, 4):
            for cell in sheet[row]:
                cell.font = Font(bold=True)
        sheet.column_dimensions["A"].width = 46
    workbook.save(path)


def _rows(cells: Iterable[SampleCell], periods: Sequence[Period], *, by_area: bool) -> list[list[str | float | None]]:
    found: dict[tuple[str, str], dict[Period, str]] = {}
    for cell in cells:
        found.setdefault((cell.measure, cell.area), {})[cell.period] = cell.text
    return [
        [measure, *([area] if by_area else []), *(_typed(texts, period) for period in periods)]
        for (measure, area), texts in found.items()
    ]


def _typed(texts: Mapping[Period, str], period: Period) -> str | float | None:
    """A number as a number; cases, percentages and states as the text they are typed as; nothing as a blank cell."""
    text = texts.get(period, "")
    if not text:
        return None
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text
