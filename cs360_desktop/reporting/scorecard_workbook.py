"""The scorecard as an Excel workbook: one row for each measure, figures as numbers to calculate with."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from cs360_desktop.domain.entry_lines import Field
from cs360_desktop.reporting.long_sheet import LongSheet
from cs360_desktop.reporting.plain_cells import safe_text

COLUMNS = (
    "dimension",
    "measure_id",
    "measure",
    "unit",
    "better",
    "period",
    "value",
    "numerator",
    "denominator",
    "year_before",
    "change",
    "percent_change",
    "why_no_percent",
    "mean_of_earlier_years",
    "earlier_years",
    "usual_low",
    "usual_high",
    "z_star",
    "signal",
    "interval_low",
    "interval_high",
    "target",
    "target_distance",
    "target_aim",
    "remark",
)


def write_scorecard(rows: Sequence[Sequence[Field]], target: Path | BinaryIO) -> None:
    """Write one row for each measure, each with a field for each of `COLUMNS`; text can never become a formula."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = LongSheet(workbook, "Scorecard", COLUMNS)
    for row in rows:
        sheet.append([safe_text(field) if isinstance(field, str) else field for field in row])
    workbook.save(target)
