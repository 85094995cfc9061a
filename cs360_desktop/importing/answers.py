"""What an answer changes: a question's option applied to the table it is about."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.calendar_words import MONTH_NAME, MONTH_OF_NAME
from cs360_desktop.importing.mapping import ColumnMapping, Counted, Partial, Role, TableMapping
from cs360_desktop.importing.periods import FIRST_YEAR, LAST_YEAR, read_label
from cs360_desktop.importing.questions import Edit, Option, Question, Typed

BY_CHOICE = "it is left out by choice"
_MONTHS_OF_YEAR = 12


def answered(table: TableMapping, question: Question, option: Option, typed: str = "") -> TableMapping:
    """The table after a question about it was answered.

    Args:
        table: the table that asks.
        question: one of its open questions.
        option: one of the question's options.
        typed: what was typed with it, as it stands in the field.

    Raises:
        UserError: what was typed is no year, period or name.
    """
    said = _READ[option.typed](typed.strip())
    changed = _CHANGES[option.edit](table, option, said)
    if option.edit is Edit.LEAVE_TABLE_OUT:
        return replace(changed, questions=(), answered=(*table.answered, question.sentence))
    return changed.without(question)


_Said = str | int | Period | None


def _year(text: str) -> int:
    if text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    if not text:
        raise UserError("No year was typed, so nothing was changed: type four digits, such as 2024.")
    raise UserError(f"“{text}” is no year, so nothing was changed: type four digits, such as 2024.")


def _month(text: str) -> int:
    label = read_label(text)
    number = label.month if label else int(text) if text.isdigit() and 1 <= int(text) <= 12 else None
    if number is None:
        raise UserError(f"“{text}” is no month, so nothing was changed: type its name or a number from 1 to 12.")
    return number


def _period(text: str) -> Period:
    label = read_label(text)
    if label is not None and label.period is not None:
        return label.period
    raise UserError(
        f"“{text}” is no period, so nothing was changed: type it like March 2024, Q1 2024, 2024 or 2024-W07."
    )


def _name(text: str) -> str:
    if not text:
        raise UserError("No name was typed, so nothing was changed: type the name or choose another answer.")
    return text


_READ: Mapping[Typed, Callable[[str], _Said]] = {
    Typed.NOTHING: lambda _: None,
    Typed.YEAR: _year,
    Typed.PERIOD: _period,
    Typed.MEASURE: _name,
    Typed.AREA: _name,
    Typed.MONTH: _month,
}


def _for_columns(table: TableMapping, option: Option, change: Callable[[ColumnMapping], ColumnMapping]) -> TableMapping:
    """Change the columns an option is about: those it names, or all value columns."""
    return replace(
        table,
        columns=tuple(
            change(each) if (each.column in option.columns if option.columns else each.role is Role.VALUE) else each
            for each in table.columns
        ),
    )


def _leave_out(table: TableMapping, _option: Option, _said: _Said) -> TableMapping:
    return _for_columns(
        table,
        Option("", Edit.LEAVE_TABLE_OUT, tuple(each.column for each in table.columns)),
        lambda each: replace(each, role=Role.LEFT_OUT, reason=BY_CHOICE),
    )


def _with_role(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
    role = Role(option.role)
    reason = BY_CHOICE if role is Role.LEFT_OUT else ""
    return _for_columns(table, option, lambda each: replace(each, role=role, reason=reason))


def _filling(fill_down: bool) -> Callable[[TableMapping, Option, _Said], TableMapping]:
    def change(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
        return _for_columns(table, option, lambda each: replace(each, fill_down=fill_down))

    return change


def _with_year(table: TableMapping, _option: Option, said: _Said) -> TableMapping:
    assert isinstance(said, int)
    return table.with_year(said)


def _with_period(table: TableMapping, option: Option, said: _Said) -> TableMapping:
    assert isinstance(said, Period)
    if not option.columns:
        return replace(table, period=said, period_kind=said.kind)
    return _for_columns(
        table, option, lambda each: replace(each, role=Role.VALUE, period=said, month=None, quarter=None, reason="")
    )


def _with_measure(table: TableMapping, option: Option, said: _Said) -> TableMapping:
    if not option.columns:
        return replace(table, measure=str(said))
    return _for_columns(table, option, lambda each: replace(each, role=Role.VALUE, measure=str(said), reason=""))


def _with_area(table: TableMapping, option: Option, said: _Said) -> TableMapping:
    if not option.columns:
        return replace(table, area=str(said))
    return _for_columns(table, option, lambda each: replace(each, area=str(said)))


def _heads_are_areas(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
    return _for_columns(
        table, option, lambda each: replace(each, area=each.area or each.measure or each.header, measure=None)
    )


def _heads_are_areas_of(table: TableMapping, option: Option, said: _Said) -> TableMapping:
    """Heads are areas, and all numbers of the table count what was typed."""
    return replace(_heads_are_areas(table, option, None), measure=str(said))


def _upper_heads_are_areas(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
    """Of heads such as `Mill Creek / Robbery` the first part is an area."""

    def change(column: ColumnMapping) -> ColumnMapping:
        area, _, measure = (column.measure or "").partition(" / ")
        return replace(column, area=area, measure=measure) if measure else column

    return _for_columns(table, option, change)


def _heads_are_parts(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
    return _for_columns(
        table,
        option,
        lambda each: replace(
            each, role=Role.VALUE, measure=each.measure or each.area or each.header, area=None, reason=""
        ),
    )


_FISCAL = re.compile(r".*?(\d{4}|\d\d)(?: ?[-–/] ?(\d{4}|\d\d))?\D*")
_SHORT_MONTH = re.compile(r"(\d\d?)[-/](\d\d)")
_SHORT_NAMED = re.compile(rf"(?:({MONTH_NAME})\.?[- /]'?(\d\d)|(\d\d)[- /]({MONTH_NAME}))")


def _in_fiscal_years(table: TableMapping, option: Option, said: _Said) -> TableMapping:
    """Heads such as `FY 2025`, named after the year they end in, as governments in the United States name them."""
    assert isinstance(said, int)

    def change(column: ColumnMapping) -> ColumnMapping:
        match = _FISCAL.fullmatch(column.header)
        if match is None:
            return column
        last = match[2] or match[1]
        year = int(last) if len(last) == 4 else int(match[1][:2] if len(match[1]) == 4 else "20") * 100 + int(last)
        first = Period.month(year if said == 1 else year - 1, said).start
        return replace(column, role=Role.VALUE, period=Period(PeriodKind.YEAR, first), reason="")

    return replace(_for_columns(table, option, change), period_kind=PeriodKind.YEAR)


def _as_months(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
    """Heads such as `4/16` or `Mar-24`, which could be days, as months of this century."""

    def change(column: ColumnMapping) -> ColumnMapping:
        head = column.header.casefold()
        if match := _SHORT_MONTH.fullmatch(head):
            year, month = int(match[2]), int(match[1])
        elif match := _SHORT_NAMED.fullmatch(head):
            year, month = int(match[2] or match[3]), MONTH_OF_NAME[match[1] or match[4]]
        else:
            return column
        if not 1 <= month <= _MONTHS_OF_YEAR:
            return column
        return replace(column, role=Role.VALUE, period=Period.month(2000 + year, month), reason="")

    return replace(_for_columns(table, option, change), period_kind=PeriodKind.MONTH)


def _in_month_of_year(table: TableMapping, option: Option, said: _Said) -> TableMapping:
    assert isinstance(said, int)

    def change(column: ColumnMapping) -> ColumnMapping:
        if column.period is None or column.period.kind is not PeriodKind.YEAR:
            return column
        return replace(column, period=Period.month(column.period.start.year, said))

    return replace(_for_columns(table, option, change), period_kind=PeriodKind.MONTH)


def _one_value(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
    """One column holds the values; other columns of numbers are left out."""
    rest = tuple(each.column for each in table.columns_of(Role.VALUE) if each.column not in option.columns)
    left = _for_columns(
        table, replace(option, columns=rest or (0,)), lambda each: replace(each, role=Role.LEFT_OUT, reason=BY_CHOICE)
    )
    return _for_columns(left, option, lambda each: replace(each, role=Role.VALUE, measure=None, reason=""))


def _sections_are(role: Role) -> Callable[[TableMapping, Option, _Said], TableMapping]:
    def change(table: TableMapping, _option: Option, _said: _Said) -> TableMapping:
        columns = table.columns
        if role is Role.MEASURE:  # what stands below a heading is then a part of the measure
            columns = tuple(
                replace(each, role=Role.BREAKDOWN) if each.role is Role.MEASURE else each for each in columns
            )
        return replace(table, section_role=role, columns=columns)

    return change


def _without_rows(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
    chosen = dict.fromkeys(option.rows, BY_CHOICE)
    return replace(table, rows_left_out={**chosen, **table.rows_left_out})


def _counting(**changes: Any) -> Callable[[TableMapping, Option, _Said], TableMapping]:
    """Change how a list of events is counted; the column an option names then holds the case numbers."""

    def change(table: TableMapping, option: Option, _said: _Said) -> TableMapping:
        assert table.counting is not None
        columns = table.columns
        if option.columns:
            columns = tuple(
                replace(each, role=Role.CASE, reason="")
                if each.column in option.columns
                else replace(each, role=Role.LEFT_OUT, reason=BY_CHOICE)
                if each.role is Role.CASE
                else each
                for each in columns
            )
        return replace(table, counting=replace(table.counting, **changes), columns=columns)

    return change


_CHANGES: Mapping[Edit, Callable[[TableMapping, Option, _Said], TableMapping]] = {
    Edit.AS_IT_STANDS: lambda table, _option, _said: table,
    Edit.LEAVE_TABLE_OUT: _leave_out,
    Edit.ROLE: _with_role,
    Edit.REPEAT_NAMES: _filling(True),
    Edit.NAMES_STAND_ALONE: _filling(False),
    Edit.YEAR: _with_year,
    Edit.PERIOD: _with_period,
    Edit.MEASURE: _with_measure,
    Edit.AREA: _with_area,
    Edit.HEADS_ARE_AREAS: _heads_are_areas,
    Edit.HEADS_ARE_AREAS_OF: _heads_are_areas_of,
    Edit.UPPER_HEADS_ARE_AREAS: _upper_heads_are_areas,
    Edit.HEADS_ARE_PARTS: _heads_are_parts,
    Edit.FISCAL_YEAR: _in_fiscal_years,
    Edit.MONTH_OF_EACH_YEAR: _in_month_of_year,
    Edit.HEADS_ARE_MONTHS: _as_months,
    Edit.VALUE_ALONE: _one_value,
    Edit.SECTIONS_ARE_AREAS: _sections_are(Role.AREA),
    Edit.SECTIONS_ARE_MEASURES: _sections_are(Role.MEASURE),
    Edit.LEAVE_SOME_ROWS_OUT: _without_rows,
    Edit.MONTH_FIRST: _counting(month_first=True),
    Edit.DAY_FIRST: _counting(month_first=False),
    Edit.COUNT_ROWS: _counting(unit=Counted.ROWS),
    Edit.COUNT_CASES: _counting(unit=Counted.CASES),
    Edit.COUNT_DISTINCT: _counting(unit=Counted.DISTINCT),
    Edit.COUNT_THE_REST: _counting(),
    Edit.DATES_AS_WRITTEN: _counting(),
    Edit.PARTIAL_LEFT_OUT: _counting(partial=Partial.LEAVE_OUT),
    Edit.PARTIAL_ESTIMATED: _counting(partial=Partial.ESTIMATED),
    Edit.PARTIAL_COMPLETE: _counting(partial=Partial.COMPLETE),
}
