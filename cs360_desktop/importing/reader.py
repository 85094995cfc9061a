"""Read a workbook or text file into sheets of typed cells, after checking that it is safe to open."""

from collections.abc import Callable
from pathlib import Path

from cs360_desktop.importing.workbook import Workbook


def read_workbook(path: Path, report: Callable[[int, int], None] | None = None) -> Workbook:
    """Read every sheet of a file.

    Args:
        path: `.xlsx .xlsm .xls .xlsb .ods .csv .tsv .txt`; what it is, is judged by content.
        report: called with (done, total) from time to time; may raise to cancel.

    Raises:
        UserError: the file is missing, empty, too large, protected, damaged or no workbook.
    """
    raise NotImplementedError
