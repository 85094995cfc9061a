"""Bytes of a text table to rows of text: encoding, delimiter and decimal mark, each by a rule that can be told.

The rule (design.md §9): byte order mark, strict UTF-8, UTF-16 by its null bytes, else Windows-1252. Guessing
libraries misread short files, so there are none here.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from cs360_desktop.importing.containers import MOST_CELLS, too_large
from cs360_desktop.importing.refusals import refusal
from cs360_desktop.importing.workbook import DecimalMark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UTF8_PAIR = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_DELIMITERS = "\t;|,"
_TOLD = re.compile(r"\"?sep=([,;\t|])\"?\r?(\n|\Z)")
_SAMPLE_LINES = 400
_SAMPLE = 1_000_000
_PIECE = 100_000
_BLOCK = 5_000
_MOST_HELD = 100_000
"""Distinct texts that are remembered: where there are more, they hardly repeat."""

_LONGEST_CELL = 131_072


def decode(data: bytes, file: str, told: str | None = None) -> tuple[str, str]:
    """Turn bytes into text.

    Args:
        data: the whole file.
        file: name without folder.
        told: the encoding the user chose, under any of its usual names; otherwise it is found by the rule above.

    Returns:
        The text without a byte order mark, and the name of the encoding.

    Raises:
        UserError: the bytes are no text, several encodings are mixed, or they are not in the encoding that was told.
    """
    encoding = _encoding_of(data) if told is None else _known(told, file)
    try:
        text = data.decode(encoding)
    except UnicodeError:
        if told is not None:
            raise refusal(file, f"is not text in {encoding}", "choose another encoding") from None
        raise refusal(
            file,
            "is not readable text",
            "open it in the program it comes from and save it as .xlsx or as CSV in UTF-8",
        ) from None
    if told is None and encoding == "cp1252" and _UTF8_PAIR.search(data):
        raise refusal(
            file,
            "mixes two text encodings, so some names cannot be read for certain",
            "open it in a spreadsheet program, mend the odd letters and save it as CSV in UTF-8",
        )
    if any(_CONTROLS.search(text, at, at + _SAMPLE) for at in range(0, len(text), _SAMPLE)):
        raise refusal(file, "is not a text table", "save it as .xlsx or .csv in the program it comes from")
    return text.removeprefix("\ufeff"), encoding


def _known(told: str, file: str) -> str:
    """The name of a text encoding as Python has it; some of its codecs turn bytes into other things than text."""
    try:
        name = codecs.lookup(told).name
        b"    ".decode(name, "replace")
    except (LookupError, ValueError):
        raise refusal(file, f"cannot be read in “{told}”, which is no encoding", "choose another encoding") from None
    return name


def _encoding_of(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[:4096]
    if sample.count(0) * 4 >= len(sample) > 1:
        odd, even = sample[1::2].count(0), sample[0::2].count(0)
        return "utf-16-le" if odd >= even else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


Row = tuple[str | None, ...]


def split_rows(text: str, file: str, report: Callable[[], None] = lambda: None) -> tuple[list[Row], str]:
    """Cut text into rows of cells; `report` is called from time to time and may raise to cancel.

    Returns:
        The rows as they stand, ragged, with None for blanks, and the delimiter. Equal texts are one object: in memory
        most files would be many times as large as on disk otherwise.

    Raises:
        UserError: a quotation mark is never closed or stands where it cannot, or there are too many cells.
    """
    told = _TOLD.match(text)
    lines: Iterator[str]
    if told:
        # The line that tells the delimiter counts as a blank one.
        delimiter, lines = told.group(1), chain([told.group(2)], _lines(text, told.end()))
    else:
        delimiter, lines = _delimiter_of(text), _lines(text, 0)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        rows: list[Row] = []
        cells = 0
        held = _Held()
        while block := list(islice(reader, _BLOCK)):
            rows += [tuple(map(held.__getitem__, row)) for row in block]
            if len(held) > _MOST_HELD:
                held = _Held()
            cells += sum(map(len, block))
            if cells > MOST_CELLS or len(rows) > MOST_CELLS:
                raise too_large(file, f"more than {MOST_CELLS:,} cells")
            report()
    except csv.Error:
        raise refusal(
            file,
            f"has a quotation mark in line {reader.line_num} that is never closed or stands in the wrong place",
            "mend that line, or save the file as .xlsx",
        ) from None
    return rows, delimiter


class _Held(dict[str, str | None]):
    """One object for all texts that are equal, and None for the empty one."""

    def __missing__(self, text: str) -> str | None:
        held = self[text] = text or None
        return held


def _lines(text: str, start: int) -> Iterator[str]:
    """Yield the lines from a position on, cut piece by piece: cutting all at once takes four times the text."""
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield from io.StringIO(text[start:end], newline="")
        start = end


def _delimiter_of(text: str) -> str:
    """The mark that cuts most lines into the same number of cells."""
    lines = text[:_SAMPLE].splitlines(keepends=True)[:_SAMPLE_LINES]
    best, best_share = ",", 0.0
    for delimiter in _DELIMITERS:
        share = _consistency(lines, delimiter)
        if share > best_share:
            best, best_share = delimiter, share
    return best


def _consistency(lines: Sequence[str], delimiter: str) -> float:
    """Share of the lines that have the most usual number of cells, 0 where that is one cell."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row))
    except csv.Error:
        return 0.0
    cut = {width: count for width, count in widths.items() if width > 1}
    if not cut:
        return 0.0
    width = max(cut, key=lambda each: (cut[each], each))
    return cut[width] / widths.total()


_COMMA = re.compile(r"[-+−]?(?:\d+,\d{1,2}|\d+,\d{4,}|0,\d{3}|\d{1,3}(?:\.\d{3})+,\d+) ?%?")
_POINT = re.compile(r"[-+−]?[$]?(?:\d+\.\d{1,2}|\d+\.\d{4,}|0?\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}) ?%?")
_EITHER = re.compile(r"[-+−]?[$]?\d{1,3},\d{3} ?%?")


def decimal_mark(rows: Iterable[Sequence[str | None]], delimiter: str) -> DecimalMark:
    """Notice decimal commas, per file: `4,01` between semicolons is 4.01, `1,204` alone could be either."""
    if delimiter == ",":
        return DecimalMark.POINT
    comma = point = either = False
    for row in rows:
        for cell in row:
            if cell and len(cell) < 30 and ("," in cell or "." in cell):
                text = cell.strip()
                comma = comma or _COMMA.fullmatch(text) is not None
                point = point or _POINT.fullmatch(text) is not None
                either = either or _EITHER.fullmatch(text) is not None
    if comma:
        return DecimalMark.UNCLEAR if point else DecimalMark.COMMA
    if either and not point and delimiter == ";":
        return DecimalMark.UNCLEAR
    return DecimalMark.POINT
