"""All entries as files: an Excel workbook, long and wide, and CSV."""

from io import BytesIO, StringIO

from cs360_desktop.domain.documents import CSV, XLSX, MadeFile
from cs360_desktop.services.entry_lines import entry_lines
from cs360_desktop.services.session import Session


def entries_excel(session: Session) -> MadeFile:
    """Every entry as a workbook: one long sheet, and a wide one for each kind of period."""
    from cs360_desktop.reporting.entries_workbook import write_entries

    workbook = BytesIO()
    write_entries(entry_lines(session), workbook)
    return MadeFile("Entries.xlsx", XLSX, workbook.getvalue())


def entries_text(session: Session) -> MadeFile:
    """Every entry as CSV, one in a line."""
    from cs360_desktop.reporting.entries_csv import write_entries

    text = StringIO(newline="")
    write_entries(entry_lines(session), text)
    # The byte order mark makes Excel on Windows read UTF-8 as what it is.
    return MadeFile("Entries.csv", CSV, text.getvalue().encode("utf-8-sig"))
