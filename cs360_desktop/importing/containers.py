"""What kind of file some bytes are, and whether it is safe to hand them to a workbook reader."""

import io
import zipfile
from collections.abc import Callable
from enum import Enum

from cs360_desktop.domain.errors import UserError
from cs360_desktop.importing.compound import BrokenFileError, ProtectedFileError, area_of
from cs360_desktop.importing.extents import (
    MOST_TEXTS,
    area_of_binary_sheet,
    area_of_ods,
    area_of_xml_sheet,
    texts_of,
)
from cs360_desktop.importing.refusals import refusal

MOST_BYTES = 100_000_000
MOST_UNPACKED_BYTES = 500_000_000
MOST_CELLS = 5_000_000
_MOST_PARTS = 5_000
_BINARY_SHEET = b"\x81\x01"
"""The record every sheet of an .xlsb begins with."""
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".tab"})
_SAVE_AS = "open it in the program it comes from, save it as .xlsx or .csv, and import that file"
_TOO_LARGE = "keep only the sheets and columns you need, and import that copy"


class Kind(Enum):
    """The kinds of file that are read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"


def kind_of(data: bytes, file: str, suffix: str) -> Kind:
    """Judge a file by its content; the suffix counts only for text.

    Raises:
        UserError: it is none of the kinds, or needs a password.
    """
    if data.startswith(b"PK"):
        return _kind_of_zip(data, file)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_compound(data, file)
    if data.startswith(b"%PDF"):
        raise refusal(file, "is a PDF document", "ask for the numbers as a workbook or CSV file")
    start = data[:600].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta")):
        raise refusal(file, "is a web page or XML file under another name", _SAVE_AS)
    if suffix in _TEXT_SUFFIXES:
        return Kind.TEXT
    raise refusal(file, "is not a workbook", _SAVE_AS)


def _kind_of_zip(data: bytes, file: str) -> Kind:
    archive = _open(data, file)
    names = set(archive.namelist())
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise protected(file)
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "content.xml" in names and b"opendocument.spreadsheet" in data[:120]:
        return Kind.ODS
    raise refusal(file, "is a packed file or another document, not a workbook", _SAVE_AS)


def _open(data: bytes, file: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except Exception as fault:
        raise damaged(file, fault) from fault


def _kind_of_compound(data: bytes, file: str) -> Kind:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise protected(file)
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "WORKBOOK", "Book", "BOOK")):
        return Kind.XLS
    raise refusal(file, "is not a workbook", _SAVE_AS)


def protected(file: str) -> UserError:
    """The refusal of a file that asks for a password."""
    return refusal(file, "is protected by a password", "remove the password in Excel, save a copy, and import the copy")


def damaged(file: str, fault: BaseException) -> UserError:
    """The refusal of a file its reader cannot make sense of."""
    return refusal(
        file,
        "is damaged or not a workbook this program can read",
        "open it in Excel, save a new copy, and import the copy",
        detail=f"{type(fault).__name__}: {fault}",
    )


def too_large(file: str, what: str) -> UserError:
    """The refusal of a file beyond a limit; `what` continues `is too large:`."""
    return refusal(file, f"is too large ({what})", _TOO_LARGE)


def check_zip(
    data: bytes,
    file: str,
    kind: Kind,
    report: Callable[[int, int], None],
    look: Callable[[str, bytes], int | None] = lambda _name, _content: None,
) -> None:
    """Refuse zip bombs and sheets of billions of cells before a reader unpacks them.

    Every part is unpacked here up to its declared size, so a part that declares less than it holds is found too.

    Args:
        data: the whole file.
        file: name without folder.
        kind: what it is.
        report: called before each part with (parts done, parts in all); it may raise to cancel.
        look: called with the name and content of each part, sheets last; returns over how many cells it reaches, if it
            has found that out.

    Raises:
        UserError: the archive is damaged, protected or beyond a limit.
    """
    archive = _open(data, file)
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise too_large(file, "it unpacks to more than 500 MB")
    for position, part in enumerate(sorted(parts, key=lambda part: "worksheets/" in part.filename)):
        report(position, len(parts))
        content = _unpacked(archive, part, file)
        _refuse_entities(part.filename, content, file)
        area = look(part.filename, content)
        if area is None:
            area = _area_of_part(part.filename, content, file, kind)
        if area > MOST_CELLS:
            raise too_large(file, f"its cells reach over {area:,} places")


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> bytes:
    """The content of a part; a picture that cannot be unpacked is no fault, nobody looks at it."""
    try:
        return archive.read(part)
    except Exception as fault:
        if part.filename.endswith((".xml", ".bin", ".rels")):
            raise damaged(file, fault) from fault
        return b""


def check_compound(data: bytes, file: str) -> None:
    """Refuse an .xls that is cut off, encrypted, or whose cells reach further than there is memory.

    Raises:
        UserError: as said.
    """
    try:
        area = area_of(data)
    except BrokenFileError as fault:
        raise damaged(file, fault) from fault
    except ProtectedFileError:
        raise protected(file) from None
    if area > MOST_CELLS:
        raise too_large(file, f"its cells reach over {area:,} places")


def _refuse_entities(name: str, content: bytes, file: str) -> None:
    # A single character is found many times as fast as several, and most parts have none of it.
    if name.endswith((".xml", ".rels")) and b"!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise damaged(file, ValueError(f"{name} defines entities"))


def _area_of_part(name: str, content: bytes, file: str, kind: Kind) -> int:
    """How many cells a part reaches over, 0 where it is no sheet, wherever in the archive it lies."""
    if kind is Kind.ODS:
        if name == "META-INF/manifest.xml" and b"encryption-data" in content:
            raise protected(file)
        return area_of_ods(content) if name == "content.xml" else 0
    if texts_of(name, content) > MOST_TEXTS:
        raise too_large(file, f"it holds or states more than {MOST_TEXTS:,} texts")
    if kind is Kind.XLSB:
        return area_of_binary_sheet(content) if content.startswith(_BINARY_SHEET) else 0
    return area_of_xml_sheet(content, MOST_CELLS) if b"sheetData" in content else 0
