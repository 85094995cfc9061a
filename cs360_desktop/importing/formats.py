"""Formats of an .xlsx that the fast reader drops and that change what a cell says.

A cell that reads 41.8 % holds 0.418: without its format the number would be silently a hundred times too small. A text
that reads 45¹ arrives as 451, with its footnote mark glued on: silently ten times too large.
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
_TEXT = re.compile(r"<(?:\w+:)?si\b[^>]*(?<!/)>(.*?)</(?:\w+:)?si>", re.DOTALL)
_RUN = re.compile(r"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.DOTALL)
_CHARACTERS = re.compile(r"<(?:\w+:)?t\b[^>]*>(.*?)</(?:\w+:)?t>", re.DOTALL)
_SUPERSCRIPT = re.compile(r"<(?:\w+:)?vertAlign\s+val=[\"']superscript[\"']")
_MARKS = re.compile(r"[\d*,\s]+")
_RAISED = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹*")
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


def raised_marks(data: bytes) -> dict[str, str]:
    """Texts that end in raised footnote marks, as the reader gives them, and the same with marks that stay apart.

    `Arson3` with a raised 3 becomes `Arson³`. A text that also occurs without raised marks is left as it is.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/sharedStrings.xml" not in archive.namelist():
            return {}
        texts = archive.read("xl/sharedStrings.xml")
    if b"superscript" not in texts:
        return {}
    raised, plain = {}, set()
    for content in _TEXT.findall(texts.decode("utf-8", "replace")):
        glued = _joined(content)
        apart = "".join(_run_text(run) for run in _RUN.findall(content))
        if apart and apart != glued:
            raised[glued] = apart
        else:
            plain.add(glued)
    return {glued: apart for glued, apart in raised.items() if glued not in plain}


def _run_text(run: str) -> str:
    text = _joined(run)
    return text.translate(_RAISED) if _SUPERSCRIPT.search(run) and _MARKS.fullmatch(text) else text


def _joined(content: str) -> str:
    return "".join(html.unescape(text) for text in _CHARACTERS.findall(content))
