"""Number formats the fast reader drops: which cells of an .xlsx are shown as percentages.

A cell that reads 41.8 % holds 0.418. Without its format the number would be silently a hundred times too small.
"""

import html
import io
import re
import zipfile

_XFS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_XF = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_FORMAT_ID = re.compile(rb"numFmtId=[\"'](\d+)[\"']")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^>]*>")
_CODE = re.compile(rb"formatCode=[\"'](.*?)[\"'](?=[\s/>])")
_QUOTED = re.compile(r"\"[^\"]*\"|\\.")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*?\w+:id=[\"']([^\"']+)[\"']")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"(\w+)=[\"']([^\"']*)[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>")
_CELL_ATTRIBUTE = re.compile(rb"\b([rs])=[\"']([^\"']+)[\"']")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_BUILT_IN_PERCENT = frozenset({9, 10})


def percent_cells(data: bytes) -> list[frozenset[tuple[int, int]]] | None:
    """The (row, column) of cells with a percent format, per sheet in workbook order.

    Returns:
        None where the workbook keeps its parts in places we do not know.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "xl/styles.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return None
        styles = _percent_styles(archive.read("xl/styles.xml"))
        paths = _sheet_paths(
            archive.read("xl/workbook.xml").decode("utf-8", "replace"),
            archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace"),
        )
        if not all(path in names for path in paths):
            return None
        if not styles:
            return [frozenset() for _ in paths]
        return [_cells_of_style(archive.read(path), styles) for path in paths]


def _percent_styles(styles: bytes) -> set[bytes]:
    """The style numbers, as cells write them, whose number format shows a percent sign."""
    custom = set(_BUILT_IN_PERCENT)
    for element in _FORMAT.findall(styles):
        number, code = _FORMAT_ID.search(element), _CODE.search(element)
        if number and code and "%" in _QUOTED.sub("", html.unescape(code.group(1).decode("utf-8", "replace"))):
            custom.add(int(number.group(1)))
    section = _XFS.search(styles)
    found = set()
    for position, element in enumerate(_XF.findall(section.group(0)) if section else ()):
        number = _FORMAT_ID.search(element)
        if number and int(number.group(1)) in custom:
            found.add(str(position).encode())
    return found


def _sheet_paths(workbook: str, relations: str) -> list[str]:
    targets = {}
    for element in _RELATION.findall(relations):
        attributes = dict(_ATTRIBUTE.findall(element))
        target = attributes.get("Target", "")
        targets[attributes.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return [targets.get(relation, "") for relation in _SHEET.findall(workbook)]


def _cells_of_style(sheet: bytes, styles: set[bytes]) -> frozenset[tuple[int, int]]:
    found = set()
    for element in _CELL.findall(sheet):
        attributes = dict(_CELL_ATTRIBUTE.findall(element))
        place = _ADDRESS.fullmatch(attributes.get(b"r", b"").decode("ascii", "replace"))
        if place and attributes.get(b"s") in styles:
            column = 0
            for letter in place.group(1):
                column = column * 26 + ord(letter) - 64
            found.add((int(place.group(2)), column))
    return frozenset(found)
