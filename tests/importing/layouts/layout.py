"""A police table rebuilt by hand, with what is true in it: which cell says what, where and when.

Rows are written as lines, cells between bars. A plain number is a number cell; `'12` is the text 12; `%0.412` a
number shown as a percentage; `@2024-03-01` a date; `Arson^1^` a text with a raised 1; everything else is text as it
stands, `1,204` too.

Truth is stated range by range. In a measure or an area, `{A}` stands for the text in column A of the row, `{A^}` for
the last text above in column A, `{4}` for the text in row 4 of the column and `{4<}` for the last text to its left.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

Cells = list[list[Any]]

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_CONTENT = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}"/>'
_LINK_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_LINK = f'<Relationship Id="rIdTexts" Type="{_LINK_KIND}" Target="sharedStrings.xml"/>'
_INLINE = re.compile(r"(<c [^>]*?t=\"inlineStr\"[^>]*>)(<is>)(.*?)(</is>)", re.DOTALL)
_RAISED = re.compile(r"\^[^^]*\^")
_TEMPLATE = re.compile(r"\{([A-Z]+|\d+)([\^<]?)\}")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def months(year: int, first: int = 1, last: int = 12) -> list[str]:
    """The months of a year as periods."""
    return [f"{year}-{month:02}" for month in range(first, last + 1)]


@dataclass(frozen=True)
class Truth:
    """What the numbers of a range mean. `across` has a period for each column, `down` one for each row."""

    cells: str
    measure: str
    period: str = ""
    area: str = ""
    across: Sequence[str] = ()
    down: Sequence[str] = ()
    sheet: str = "Sheet1"
    numbers: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Fact:
    """What one cell says."""

    measure: str
    area: str
    period: str
    number: float


@dataclass(frozen=True)
class Layout:
    """One workbook with what is true in it. Where `asked`, nothing in it may come in without a question."""

    name: str
    rows: str | dict[str, str]
    truth: Sequence[Truth] = ()
    file: str = "Report.xlsx"
    merged: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    hidden_sheets: Sequence[str] = ()
    rename: dict[str, str] = field(default_factory=dict)
    inline: bool = False

    def sheets(self) -> dict[str, Cells]:
        """The cells sheet by sheet."""
        texts = self.rows if isinstance(self.rows, dict) else {"Sheet1": self.rows}
        return {title: [_row(line) for line in text.strip("\n").split("\n")] for title, text in texts.items()}

    def save(self, folder: Path) -> Path:
        """Write the workbook, as .csv where the name says so."""
        path = folder / self.file
        if path.suffix == ".csv":
            rows = next(iter(self.sheets().values()))
            path.write_text("\n".join(",".join(f'"{_plain(cell)}"' for cell in row) for row in rows) + "\n")
            return path
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in self.sheets().items():
            sheet = book.create_sheet(title)
            self._fill(sheet, rows)
            sheet.sheet_state = "hidden" if title in self.hidden_sheets else "visible"
        book.save(path)
        if not self.inline and "^" in str(self.rows):
            _share_rich_texts(path)
        return path

    def _fill(self, sheet: Any, rows: Cells) -> None:
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                if cell is None:
                    continue
                target = sheet.cell(number, column)
                if isinstance(cell, tuple):
                    target.value, target.number_format = cell[0], "0.0%"
                elif isinstance(cell, str) and "^" in cell:
                    text, mark, rest = cell.split("^")
                    raised = TextBlock(InlineFont(vertAlign="superscript"), mark)
                    target.value = CellRichText(*(part for part in (text, raised, rest) if part))
                else:
                    target.value = cell
                    if isinstance(cell, str):
                        target.data_type = "s"
        for cells in self.merged:
            sheet.merge_cells(cells)
        for number in self.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for letters in self.hidden_columns:
            sheet.column_dimensions[letters].hidden = True

    def facts(self) -> dict[tuple[str, str], Fact]:
        """What is true, by sheet and cell."""
        sheets = self.sheets()
        found: dict[tuple[str, str], Fact] = {}
        for truth in self.truth:
            rows = sheets[truth.sheet]
            for row, column, period in _places(truth):
                cell = f"{get_column_letter(column)}{row}"
                number = truth.numbers.get(cell, _number(_at(rows, row, column)))
                if number is not None:
                    measure, area, when = (
                        self._filled(rows, text, row, column) for text in (truth.measure, truth.area, period)
                    )
                    title = Path(self.file).stem if self.file.endswith(".csv") else truth.sheet
                    found[title, cell] = Fact(measure, area, when, number)
        return found

    def _filled(self, rows: Cells, text: str, row: int, column: int) -> str:
        def put(match: "re.Match[str]") -> str:
            where, fill = match[1], match[2]
            if where.isdigit():
                steps = [(int(where), each) for each in range(column, 0, -1)]
            else:
                steps = [(each, column_index_from_string(where)) for each in range(row, 0, -1)]
            for at in steps if fill else steps[:1]:
                found = _RAISED.sub("", _plain(_at(rows, *at))).strip()
                if found:
                    return self.rename.get(found, found)
            return ""

        return _TEMPLATE.sub(put, text)


def _share_rich_texts(path: Path) -> None:
    """Move rich texts from the cells, where openpyxl leaves them, to the shared ones, where Excel keeps them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    texts = f'<sst xmlns="{_MAIN}"></sst>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", f"{_CONTENT}</Types>")
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace("</Relationships>", f"{_LINK}</Relationships>")
    for name in [each for each in parts if each.startswith("xl/worksheets/sheet")]:
        for match in _INLINE.findall(parts[name]):
            number = texts.count("<si>")
            attributes = match[0].replace('t="inlineStr"', 't="s"')
            parts[name] = parts[name].replace("".join(match), f"{attributes}<v>{number}</v>", 1)
            texts = texts.replace("</sst>", f"<si>{match[2]}</si></sst>")
    parts["xl/sharedStrings.xml"] = texts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _row(line: str) -> list[Any]:
    return [_cell(part.strip()) for part in line.split("|")]


def _cell(text: str) -> Any:
    if not text:
        return None
    if text[0] == "'":
        return text[1:].replace("~", " ")
    if text[0] == "%" and _NUMBER.fullmatch(text[1:]):
        return (float(text[1:]),)
    if text[0] == "@":
        return datetime.fromisoformat(text[1:])
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text.replace("~", " ").replace("\\n", "\n")


def _plain(cell: Any) -> str:
    return "" if cell is None else str(cell[0] if isinstance(cell, tuple) else cell)


def _at(rows: Cells, row: int, column: int) -> Any:
    line = rows[row - 1] if row <= len(rows) else []
    return line[column - 1] if column <= len(line) else None


def _number(cell: Any) -> float | None:
    """The number a reader of the table sees: 41.2 for 0.412 shown as a percentage."""
    if isinstance(cell, tuple):
        return round(float(cell[0]) * 100, 9)
    if isinstance(cell, int | float):
        return float(cell)
    text = str(cell or "").replace(",", "").strip().lstrip("$").rstrip("%").strip()
    return float(text) if _NUMBER.fullmatch(text) else None


def _places(truth: Truth) -> Iterator[tuple[int, int, str]]:
    left, top, right, bottom = range_boundaries(truth.cells)
    assert left is not None
    assert top is not None
    assert right is not None
    assert bottom is not None
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if truth.across:
                yield row, column, truth.across[column - left]
            elif truth.down:
                yield row, column, truth.down[row - top]
            else:
                yield row, column, truth.period
