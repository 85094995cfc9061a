"""The marks of an .xlsx, from its XML; a sheet is only gone through cell by cell for what it says it has."""

import html
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from cs360_desktop.importing.extents import is_plain, slices
from cs360_desktop.importing.format_words import BUILT_IN, FormatWords, words_of_format
from cs360_desktop.importing.marks import UNKNOWN, Collected, Marks, Place, is_percent_format, raised_note
from cs360_desktop.importing.workbook import UNCOMPUTED, Cell

_NAME = rb"(?:\w+:)?"
_FORMATS = re.compile(rb"<%bnumFmts\b.*?</%bnumFmts>" % (_NAME, _NAME), re.DOTALL)
_FORMAT = re.compile(rb"<%bnumFmt\b[^>]*>" % _NAME)
_FORMAT_ID = re.compile(rb"numFmtId=[\"'](\d+)[\"']")
_CODE = re.compile(rb"formatCode=(?:\"([^\"]*)\"|'([^']*)')")
_FONTS = re.compile(rb"<%bfonts\b.*?</%bfonts>" % (_NAME, _NAME), re.DOTALL)
_FONT = re.compile(rb"<%bfont(?:/>|\s[^>]*/>|>(.*?)</%bfont>)" % (_NAME, _NAME), re.DOTALL)
_FONT_ID = re.compile(rb"fontId=[\"'](\d+)[\"']")
_XFS = re.compile(rb"<%bcellXfs\b.*?</%bcellXfs>" % (_NAME, _NAME), re.DOTALL)
_XF = re.compile(rb"<%bxf\b[^>]*>" % _NAME)
_SUPERSCRIPT = re.compile(rb"<%bvertAlign\s+val=[\"']superscript[\"']" % _NAME)
_BUILT_IN_PERCENT = frozenset({9, 10})
_BUILT_IN_PLAIN = frozenset({0, 1, 2, 3, 4, 49})
"""*General*, 0, 0.00, #,##0, #,##0.00 and text (ECMA-376 §18.8.30)."""
_TAGS_OF_SECTION = 2

_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*?\w+:id=[\"']([^\"']+)[\"'][^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"(\w+)=[\"']([^\"']*)[\"']")
_CALCULATED_ON_OPENING = re.compile(rb"\sfullCalcOnLoad=[\"'](?:1|true)[\"']")

_TEXT = re.compile(rb"<%bsi\b[^>]*?(?:/>|>(.*?)</%bsi>)" % (_NAME, _NAME), re.DOTALL)
_RUN = re.compile(rb"<%br>(.*?)</%br>" % (_NAME, _NAME), re.DOTALL)
_CHARACTERS = re.compile(rb"<%bt(?:\s[^>]*)?>(.*?)</%bt>" % (_NAME, _NAME), re.DOTALL)
_SOUNDS = re.compile(rb"<%brPh\b.*?</%brPh>" % (_NAME, _NAME), re.DOTALL)

_NUMBERLESS = re.compile(rb"<%b(?:c|row)(?=[\s/>])(?![^>]*\sr=)[^>]*>" % _NAME)
_ROW_OR_CELL = re.compile(rb"<(%b)(c|row)(?=[\s/>])([^>]*)>" % _NAME)
_CELL = re.compile(rb"<%bc\b([^>]*)>" % _NAME)
_SHARED = re.compile(rb"<%bc\b([^>]*\st=[\"']s[\"'][^>]*)>\s*<%bv>(\d+)<" % (_NAME, _NAME))
_INLINE = re.compile(rb"<%bc\b([^>]*)>\s*<%bis>(.*?)</%bis>" % (_NAME, _NAME, _NAME), re.DOTALL)
_ERROR = re.compile(rb"<%bc\b([^>]*\st=[\"']e[\"'][^>]*)>(?:\s*<%bf\b[^>]*?(?:/>|>[^<]*</%bf>))?\s*<%bv>([^<]*)<" % (
    (_NAME,) * 4
))  # fmt: skip
_FORMULA = re.compile(
    rb"<%bc\b([^>]*)>\s*<%bf\b[^>]*?(?:/>|>[^<]*</%bf>)\s*"
    rb"(<%bv(?:\s[^>]*)?(?:/>|>([^<]*)<)|<%bis>)?" % ((_NAME,) * 5)
)
_CELL_ATTRIBUTE = re.compile(rb"\b([rst])=[\"']([^\"']+)[\"']")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ROW_NUMBER = re.compile(rb"\sr=[\"'](\d{1,7})[\"']")
_HIDDEN_ROW = re.compile(rb"<%brow\b[^>]*\s(?:hidden=[\"'](?:1|true)|ht=[\"']0(?:\.0*)?)[\"'][^>]*>" % _NAME)
_HIDDEN = re.compile(rb"\s(?:hidden=[\"'](?:1|true)|width=[\"']0(?:\.0*)?)[\"']")
_COLUMN = re.compile(rb"<%bcol\b[^>]*>" % _NAME)
_COLUMN_SPAN = re.compile(rb"\s(min|max)=[\"'](\d{1,5})[\"']")
_MOST_COLUMNS = 16_384


class _Book:
    """What all sheets of a workbook share."""

    def __init__(self, archive: zipfile.ZipFile, names: set[str]) -> None:
        styles = archive.read("xl/styles.xml") if "xl/styles.xml" in names else b""
        texts = archive.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else b""
        self.percent, self.raised, self.worded = _styles(styles)
        self.texts = _raised_texts(texts)
        self.is_calculated_on_opening = _CALCULATED_ON_OPENING.search(archive.read(WORKBOOK)) is not None


def marks_of(data: bytes, report: Callable[[], None], known: Mapping[str, Marks] | None = None) -> list[Marks]:
    """The marks of each sheet in workbook order.

    Args:
        data: the whole file.
        report: called before each sheet; may raise to cancel.
        known: the marks of sheets that need not be looked at again, by the names of their parts.
    """
    known = known or {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        paths = sheet_paths(archive, names)
        book = _Book(archive, names) if paths else None
        found = []
        for path in paths:
            report()
            told = known.get(path)
            found.append(told or (_marks(archive.read(path), book) if book and path in names else UNKNOWN))
        return found


PACKAGE, WORKBOOK, RELATIONS = "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def sheet_paths(archive: zipfile.ZipFile, names: Collection[str]) -> list[str]:
    """The names of the parts that hold the sheets, in workbook order; empty where that is not certain."""
    if RELATIONS not in names or not _is_the_workbook(archive, names):
        return []
    workbook, relations = (archive.read(name).decode("utf-8", "replace") for name in (WORKBOOK, RELATIONS))
    targets = {}
    for attributes in _relations(relations):
        target = attributes.get("Target", "")
        targets[attributes.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    sheets = list(_SHEET.finditer(workbook))
    if any(sheet.group(0).count(":id=") > 1 for sheet in sheets):
        return []
    return [targets.get(sheet.group(1), "") for sheet in sheets]


def _is_the_workbook(archive: zipfile.ZipFile, names: Collection[str]) -> bool:
    """Whether the file says that its workbook is the one part that is looked at here: it can hold another."""
    told = archive.read(PACKAGE).decode("utf-8", "replace") if PACKAGE in names else ""
    workbooks = [
        each.get("Target", "") for each in _relations(told) if each.get("Type", "").endswith("/officeDocument")
    ]
    return {each.removeprefix("/") for each in workbooks} == {WORKBOOK}


def _relations(xml: str) -> Iterator[dict[str, str]]:
    return (dict(_ATTRIBUTE.findall(element)) for element in _RELATION.findall(xml))


def _styles(styles: bytes) -> tuple[set[bytes], set[bytes], dict[bytes, FormatWords]]:
    """The style numbers, as cells write them, that show a percent sign, are superscript, or show words.

    Formats of conditional formatting have numbers of their own, which mean nothing here.
    """
    percents, worded = set(_BUILT_IN_PERCENT), dict(BUILT_IN)
    section = _FORMATS.search(styles)
    for element in _FORMAT.findall(section.group(0)) if section else ():
        number, code = _FORMAT_ID.search(element), _CODE.search(element)
        if number and code:
            key, text = int(number.group(1)), (code.group(1) or code.group(2) or b"").decode("utf-8", "replace")
            percents.discard(key)
            worded.pop(key, None)
            if is_percent_format(html.unescape(text)):
                percents.add(key)
            elif words := words_of_format(html.unescape(text)):
                worded[key] = words
    section = _FONTS.search(styles)
    fonts = [_SUPERSCRIPT.search(font) is not None for font in _FONT.findall(section.group(0))] if section else []
    section = _XFS.search(styles)
    percent, raised, told = set(), set(), {}
    for position, element in enumerate(_XF.findall(section.group(0)) if section else ()):
        number, font = _FORMAT_ID.search(element), _FONT_ID.search(element)
        if number and int(number.group(1)) in percents:
            percent.add(str(position).encode())
        elif number and int(number.group(1)) in worded:
            told[str(position).encode()] = worded[int(number.group(1))]
        if font and int(font.group(1)) < len(fonts) and fonts[int(font.group(1))]:
            raised.add(str(position).encode())
    return percent, raised, told


def plain_styles(styles: bytes) -> list[bytes]:
    """The style numbers, as cells write them, in which a number is a number and all that is seen is told by the cell.

    No others are: not those of dates, percentages, superscripts, or formats that somebody made.
    """
    section = _XFS.search(styles)
    if section is None or b"<!" in styles or styles.count(b"cellXfs") != _TAGS_OF_SECTION:
        return []
    _, raised, _ = _styles(styles)
    own = {int(number) for number in _FORMAT_ID.findall(b"".join(_FORMAT.findall(styles)))}
    formats = [_FORMAT_ID.search(element) for element in _XF.findall(section.group(0))]
    return [
        style
        for position, told in enumerate(formats)
        if told and int(told.group(1)) in _BUILT_IN_PLAIN - own and (style := str(position).encode()) not in raised
    ]


def _raised_texts(texts: bytes) -> dict[bytes, str]:
    """The shared texts that end in raised notes, by their number as cells write it."""
    if b"superscript" not in texts:
        return {}
    found = {}
    for position, content in enumerate(_TEXT.findall(texts)):
        text = _apart(content) if b"superscript" in content else None
        if text is not None:
            found[str(position).encode()] = text
    return found


def _apart(content: bytes) -> str | None:
    """A text with its raised notes apart, None where it has none. `Arson3` with a raised 3 becomes `Arson³`."""
    content = _SOUNDS.sub(b"", content)
    apart = "".join(_run_text(run) for run in _RUN.findall(content))
    return apart if apart and apart != _joined(content) else None


def _run_text(run: bytes) -> str:
    return raised_note(_joined(run)) if _SUPERSCRIPT.search(run) else _joined(run)


def _joined(content: bytes) -> str:
    return "".join(html.unescape(text.decode("utf-8", "replace")) for text in _CHARACTERS.findall(content))


def _marks(sheet: bytes, book: _Book) -> Marks:
    if any(not is_plain(piece) and _NUMBERLESS.search(piece) for piece in slices(sheet)):
        sheet = _numbered(sheet)
    found = Collected()
    found.hidden_columns |= hidden_columns(sheet)
    for piece in slices(sheet):
        found.hidden_rows.update(_hidden_rows(piece))
        found.apart.update(_apart_texts(piece, book.texts))
        found.instead.update(_without_result(piece, zero_too=book.is_calculated_on_opening))
        if book.percent or book.raised or book.worded:
            _note_formats(piece, book, found)
    return found.marks()


def _note_formats(piece: bytes, book: _Book, found: Collected) -> None:
    styles = book.percent | book.raised | book.worded.keys()
    for attributes in _CELL.findall(piece):
        style = next((value for name, value in _CELL_ATTRIBUTE.findall(attributes) if name == b"s"), b"")
        place = _place(attributes) if style in styles else None
        if place is not None:
            found.note_format(place, is_percent=style in book.percent, is_raised=style in book.raised)
            if style in book.worded:
                found.worded[place] = book.worded[style]


def _numbered(sheet: bytes) -> bytes:
    """The sheet with an address on each row and cell: where they have none, each follows the one before."""
    row = column = 0

    def with_number(tag: re.Match[bytes]) -> bytes:
        nonlocal row, column
        prefix, name, attributes = tag.groups()
        if name == b"row":
            told = _ROW_NUMBER.search(attributes)
            row, column = int(told.group(1)) if told else row + 1, 0
            return tag.group(0) if told else b'<%brow r="%d"%b>' % (prefix, row, attributes)
        place = _place(attributes)
        if place is not None:
            row, column = place
            return tag.group(0)
        column += 1
        return b'<%bc r="%b%d"%b>' % (prefix, _letters(column), row, attributes)

    return _ROW_OR_CELL.sub(with_number, sheet)


def _letters(column: int) -> bytes:
    letters = b""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


def _place(attributes: bytes) -> Place | None:
    for name, value in _CELL_ATTRIBUTE.findall(attributes):
        told = _ADDRESS.fullmatch(value.decode("ascii", "replace")) if name == b"r" else None
        if told:
            column = 0
            for letter in told.group(1):
                column = column * 26 + ord(letter) - 64
            return (int(told.group(2)), column) if int(told.group(2)) and column <= _MOST_COLUMNS else None
    return None


def _hidden_rows(piece: bytes) -> Iterator[int]:
    if b" hidden=" in piece or b" ht=" in piece:
        for tag in _HIDDEN_ROW.finditer(piece):
            number = _ROW_NUMBER.search(tag.group(0))
            if number:
                yield int(number.group(1))


def hidden_columns(sheet: bytes) -> frozenset[int]:
    """The columns that the beginning of a sheet says are hidden."""
    head = sheet[: max(sheet.find(b"sheetData"), 0)]
    hidden: set[int] = set()
    for tag in _COLUMN.findall(head):
        if _HIDDEN.search(tag):
            span = dict(_COLUMN_SPAN.findall(tag))
            first, last = int(span.get(b"min", 0)), int(span.get(b"max", 0))
            hidden.update(range(max(first, 1), min(last, _MOST_COLUMNS) + 1))
    return frozenset(hidden)


def _apart_texts(piece: bytes, texts: dict[bytes, str]) -> Iterator[tuple[Place, str]]:
    shared: Iterable[tuple[bytes, bytes]] = _SHARED.findall(piece) if texts else ()
    for attributes, number in shared:
        place = _place(attributes) if number in texts else None
        if place is not None:
            yield place, texts[number]
    inline: Iterable[tuple[bytes, bytes]] = _INLINE.findall(piece) if b"superscript" in piece else ()
    for attributes, content in inline:
        place, text = _place(attributes), _apart(content)
        if place is not None and text is not None:
            yield place, text


def _without_result(piece: bytes, *, zero_too: bool) -> Iterator[tuple[Place, Cell]]:
    """Errors, and formulas whose result is not stored.

    An empty result of a text formula is a result. Writers that cannot calculate store 0 and ask to be calculated on
    opening: there 0 is none (`zero_too`).
    """
    if b"<f" in piece or b":f" in piece:
        for attributes, has_result, result in _FORMULA.findall(piece):
            is_text = any(name == b"t" and value != b"n" for name, value in _CELL_ATTRIBUTE.findall(attributes))
            none = not has_result or (not is_text and (not result.strip() or (zero_too and result.strip() == b"0")))
            place = _place(attributes) if none else None
            if place is not None:
                yield place, UNCOMPUTED
    errors = _ERROR.findall(piece) if b't="e"' in piece or b"t='e'" in piece else ()
    for attributes, error in errors:
        place = _place(attributes)
        if place is not None:
            yield place, html.unescape(error.decode("utf-8", "replace")) or "#N/A"
