"""Entries as CSV: one line per entry, with where each imported value stood."""

import csv
from collections.abc import Iterable
from typing import TextIO

from cs360_desktop.domain.entry_lines import COLUMNS, EntryLine, fields
from cs360_desktop.reporting.plain_cells import plain


def write_entries(lines: Iterable[EntryLine], stream: TextIO) -> int:
    """Write head and lines (RFC 4180, but with the stream's own line ends) and return how many entries there were."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    count = 0
    for line in lines:
        writer.writerow([plain(field) for field in fields(line)])
        count += 1
    return count
