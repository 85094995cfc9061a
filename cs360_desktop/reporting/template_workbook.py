"""A workbook to fill in, made so that the importer reads every cell of it back as what it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.reporting.plain_cells import STARTS_A_FORMULA, period_head, printable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """One sheet: each row a measure, the name of an area, and a value or None for each period."""

    title: str
    periods: tuple[Period, ...]
    rows: tuple[tuple[Measure, str, tuple[Value | None, ...]], ...]


_HEADS = ("Measure", "Area", "Unit")
_WIDTHS = (46, 20, 10)
_FIRST_VALUE = len(_HEADS) + 1
_STATES = (EntryState.NOT_COLLECTED, EntryState.NOT_YET_AVAILABLE, EntryState.SUPPRESSED)
_INSTRUCTIONS = (
    "How to fill in this workbook",
    "Type only in the white cells. Names, units and periods are locked, so that every figure finds its place again.",
    "An empty cell says nothing: it is not zero, and it changes nothing in CS360 Desktop. Type 0 for none.",
    "Shares and rates: type cases, such as 14/16, wherever you have them. They stay text and never become a date.",
    "No cases at all: type 0/0. That is no share of nothing, and not the same as not collected.",
    "A guess: ≈ 86.2. A figure somebody doubts: 17 disputed.",
    "Then import this file in CS360 Desktop under Metrics, Import. You see every change before it is kept.",
    "Instead of a figure you may type one of these words:",
)
_EXACT_DIGITS = 15
"""Digits every spreadsheet program keeps of a number; one with more is written as text, so that none rounds it."""
_READ = 40
"""Characters of a number that the importer reads in a text."""
_STATES_FROM = len(_INSTRUCTIONS) + 1
_WORDS_FIT = 'COUNTIF(States,{cell})>0,LEFT({cell})="≈",RIGHT({cell},9)=" disputed"'
"""What a cell may hold beside a figure; formulas of validation have at most 255 characters."""
_CASES_FIT = 'ISNUMBER(VALUE(LEFT({cell},FIND("/",{cell})-1))/VALUE(MID({cell},FIND("/",{cell})+1,20)))'
"""Two numbers of which the second is not zero."""
_NO_CASES = 'SUBSTITUTE({cell}," ","")="0/0"'
_OTHER_WORDS = f"Or type: {', '.join(state.word for state in _STATES)}."


def write_template(sheets: Sequence[TemplateSheet], target: Path | BinaryIO) -> None:
    """Write the workbook: locked heads, cells that refuse what is no value, and a sheet that explains them."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in sheets:
        _add_sheet(workbook, sheet)
    _add_instructions(workbook)
    workbook.save(target)


def _add_sheet(workbook: "Workbook", content: TemplateSheet) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(content.title)
    sheet.freeze_panes = f"{get_column_letter(_FIRST_VALUE)}2"
    for column, head in enumerate((*_HEADS, *map(period_head, content.periods)), 1):
        cell = _write(sheet, 1, column, head)
        _shade(cell)
        cell.alignment = Alignment(horizontal="left" if column < _FIRST_VALUE else "right")
        width = _WIDTHS[column - 1] if column <= len(_WIDTHS) else max(13, len(head) + 2)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, (measure, area, values) in enumerate(content.rows, 2):
        for column, text in enumerate((measure.name, area, measure.unit.value), 1):
            _shade(_write(sheet, row, column, text))
        for column, value in enumerate(values, _FIRST_VALUE):
            _fill(sheet, row, column, measure, value)
    _guard(sheet, content)


def _write(sheet: "Worksheet", row: int, column: int, text: str) -> "Cell":
    """Write text that stays text, whatever it begins with."""
    from openpyxl.cell.cell import Cell

    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.value = printable(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(STARTS_A_FORMULA)
    return cell


def _shade(cell: "Cell") -> None:
    from openpyxl.styles import Font, PatternFill

    cell.font = Font(bold=cell.row == 1)
    cell.fill = PatternFill("solid", fgColor="EEF1F4")


def _fill(sheet: "Worksheet", row: int, column: int, measure: Measure, value: Value | None) -> None:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment, Protection

    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    number = value.number if value is not None and value.state is EntryState.ENTERED else None
    if number is not None and (number == float(f"{number:.{_EXACT_DIGITS}g}") or len(_plain(number)) > _READ):
        cell.value = int(number) if number == int(number) else number
    elif value is not None:
        cell = _write(sheet, row, column, _text(value))
    if measure.takes_cases:
        cell.number_format = "@"  # 4/12 typed into any other cell becomes a date
    cell.alignment = Alignment(horizontal="right")
    cell.protection = Protection(locked=False)


def _text(value: Value) -> str:
    """A value as the importer reads it: its state in words, cases, a figure with its mark."""
    if not value.state.has_figure:
        return value.state.word
    parts = (value.numerator, value.denominator) if value.number is None else (value.number,)
    text = "/".join(_plain(part) for part in parts if part is not None)
    if value.state is EntryState.ESTIMATED:
        return f"≈ {text}"
    return f"{text} disputed" if value.state is EntryState.DISPUTED else text


def _plain(number: float) -> str:
    """All digits of a number without an exponent, which the importer would not read."""
    return format(Decimal(repr(number)), "f").removesuffix(".0")


def _guard(sheet: "Worksheet", content: TemplateSheet) -> None:
    """Lock names and heads without a password, and refuse what is no value of its row."""
    from openpyxl.utils import get_column_letter

    first, last = get_column_letter(_FIRST_VALUE), get_column_letter(len(_HEADS) + len(content.periods))
    for row, (measure, _, _) in enumerate(content.rows, 2):
        validation = _validation(measure, f"{first}{row}")
        validation.add(f"{first}{row}:{last}{row}")
        sheet.add_data_validation(validation)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatCells = False


def _validation(measure: Measure, cell: str) -> "DataValidation":
    """The check of one row's cells.

    A cell has one validation. A list would offer the words of states in a drop-down, but would refuse every figure
    that is not in it, or check nothing; the check of figures matters more, so the refusal and the sheet
    Instructions say the words instead.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    if measure.takes_cases:
        # A rate has residents, and they are never none. The stroke is looked for first: a program may take 3/0 for a
        # date, and a date is a number.
        cases = _CASES_FIT if measure.unit is Unit.RATE else f"OR({_CASES_FIT},{_NO_CASES})"
        formula = f'OR({_WORDS_FIT},IF(ISERR(FIND("/",{{cell}})),ISNUMBER(VALUE({{cell}})),{cases}))'
    else:
        rules = ",".join(_rules(measure))
        figure = f"AND({rules})" if rules else "TRUE"
        formula = f"IF(ISNUMBER({{cell}}),{figure},OR({_WORDS_FIT}))"
    return DataValidation(
        "custom",
        formula1=formula.format(cell=cell),
        allow_blank=True,
        errorTitle="Not a value of this measure",
        error=f"{_advice(measure)} {_OTHER_WORDS}",
        showErrorMessage=True,
    )


def _rules(measure: Measure) -> Iterator[str]:
    if not measure.may_be_negative:
        yield "{cell}>=0"
    if measure.unit.is_whole:
        yield "{cell}=INT({cell})"
    if measure.unit is Unit.PERCENT and not measure.may_exceed_whole:
        yield "{cell}<=100"
    if measure.unit is Unit.SCORE:
        yield "{cell}>=1"
        yield "{cell}<=5"


def _advice(measure: Measure) -> str:
    if measure.takes_cases:
        return "Type cases such as 14/16."
    if measure.unit.is_whole:
        return "Type a whole number."
    return "Type a number from 1 to 5." if measure.unit is Unit.SCORE else "Type a number such as 3.2."


def _add_instructions(workbook: "Workbook") -> None:
    from openpyxl.styles import Font
    from openpyxl.workbook.defined_name import DefinedName

    sheet = workbook.create_sheet("Instructions")
    sheet.column_dimensions["A"].width = 110
    for row, text in enumerate((*_INSTRUCTIONS, *(state.word for state in _STATES)), 1):
        cell = _write(sheet, row, 1, text)
        cell.font = Font(bold=row == 1)
    last = _STATES_FROM + len(_STATES) - 1
    workbook.defined_names["States"] = DefinedName("States", attr_text=f"Instructions!$A${_STATES_FROM}:$A${last}")
    sheet.protection.sheet = True
