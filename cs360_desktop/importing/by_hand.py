"""What the user changes in a table by hand: what a column holds, which rows are read, whether it is read at all.

Nothing is guessed on the way: a column of values whose period nobody told becomes a question.
"""

from collections.abc import Iterable
from dataclasses import replace

from cs360_desktop.importing.answers import BY_CHOICE
from cs360_desktop.importing.columns import PERSONAL_REASON
from cs360_desktop.importing.mapping import ColumnMapping, Role, TableMapping
from cs360_desktop.importing.periods import read_label
from cs360_desktop.importing.questions import Edit, Option, Question, Topic, Typed
from cs360_desktop.importing.workbook import address, column_letters

ROLES = (
    Role.VALUE,
    Role.MEASURE,
    Role.BREAKDOWN,
    Role.AREA,
    Role.PERIOD,
    Role.YEAR,
    Role.QUARTER,
    Role.MONTH,
    Role.WEEK,
    Role.UNIT,
    Role.LEFT_OUT,
)
"""What a column can be said to hold, in the order of the menu."""

_TELL_PERIODS = (Role.PERIOD, Role.YEAR, Role.QUARTER, Role.MONTH, Role.WEEK)


def is_left_out(table: TableMapping) -> bool:
    """Whether no column of a table is read."""
    return all(column.role is Role.LEFT_OUT for column in table.columns)


def without_values(table: TableMapping) -> TableMapping:
    """Leave a table out; what it asked is asked no longer."""
    columns = tuple(replace(each, role=Role.LEFT_OUT, reason=each.reason or BY_CHOICE) for each in table.columns)
    return replace(table, columns=columns, questions=())


def is_personal(column: ColumnMapping) -> bool:
    """Whether a column is never read, whatever the user says."""
    return column.reason == PERSONAL_REASON


def with_role(table: TableMapping, column: int, role: Role) -> TableMapping:
    """Let a column hold something else.

    A column of values takes what its head says: a period, or a measure or area where the heads beside it are such.
    Where neither head, row nor table tells its period, a question is added.
    """
    mapped = next((each for each in table.columns if each.column == column), None)
    if mapped is None or is_personal(mapped):
        return table
    table = _not_asking_about(table, column, role)
    if role is not Role.VALUE:
        return _replaced(table, replace(mapped, role=role, reason=BY_CHOICE if role is Role.LEFT_OUT else ""))
    beside = [each for each in table.columns_of(Role.VALUE) if each.column != column]
    changed = replace(mapped, role=role, reason="")
    if changed.period is None and not any(map(table.columns_of, _TELL_PERIODS)):
        label = read_label(mapped.header)
        changed = replace(changed, period=label.period if label else None)
    if changed.measure is None and any(each.measure for each in beside):
        changed = replace(changed, measure=mapped.header)
    if changed.area is None and any(each.area for each in beside):
        changed = replace(changed, area=mapped.header)
    result = _replaced(table, changed)
    return result if _has_period(result, changed) else _asking_for_period(result, changed)


def with_names_repeated(table: TableMapping, column: int, repeated: bool) -> TableMapping:
    """Say whether blank cells of a label column repeat the cell above."""
    return replace(
        table,
        columns=tuple(replace(each, fill_down=repeated) if each.column == column else each for each in table.columns),
    )


def without_rows(table: TableMapping, rows: Iterable[int]) -> TableMapping:
    """Leave rows of the body out; a reason they have already stays."""
    chosen = {row: BY_CHOICE for row in rows if table.first_row <= row <= table.last_row}
    return replace(table, rows_left_out={**chosen, **table.rows_left_out})


def with_row(table: TableMapping, row: int) -> TableMapping:
    """Read a row again that was left out by choice; rows left out for another reason stay out."""
    if table.rows_left_out.get(row) != BY_CHOICE:
        return table
    return replace(table, rows_left_out={key: why for key, why in table.rows_left_out.items() if key != row})


def _replaced(table: TableMapping, column: ColumnMapping) -> TableMapping:
    return replace(table, columns=tuple(column if each.column == column.column else each for each in table.columns))


def _not_asking_about(table: TableMapping, column: int, role: Role) -> TableMapping:
    """Take back what the choice answers: what this column holds, and which period or measure all numbers are of."""
    settled = [each for each in table.questions if _is_settled_by(each, column, role)]
    return replace(
        table,
        questions=tuple(each for each in table.questions if each not in settled),
        answered=(*table.answered, *(each.sentence for each in settled)),
    )


def _is_settled_by(question: Question, column: int, role: Role) -> bool:
    options = question.options
    if any(each.columns == (column,) and (each.edit is Edit.ROLE or each.typed is Typed.PERIOD) for each in options):
        return True
    of_table = {each.edit for each in options if not each.columns}
    if question.topic is Topic.PERIOD:
        return Edit.PERIOD in of_table and role in _TELL_PERIODS
    return question.topic is Topic.MEASURE and Edit.MEASURE in of_table and role is Role.MEASURE


def _has_period(table: TableMapping, column: ColumnMapping) -> bool:
    return column.period is not None or table.period is not None or any(map(table.columns_of, _TELL_PERIODS))


def _asking_for_period(table: TableMapping, column: ColumnMapping) -> TableMapping:
    letters = column_letters(column.column)
    head = table.header_rows[-1] if table.header_rows else table.first_row
    question = Question(
        Topic.PERIOD,
        f"Column {letters} holds values, and nothing tells their period: which is it?",
        table.sheet,
        (address(head, column.column),),
        options=(
            Option("The period is", Edit.PERIOD, (column.column,), typed=Typed.PERIOD),
            Option("Leave the column out", Edit.ROLE, (column.column,), role=Role.LEFT_OUT.value),
        ),
    )
    others = tuple(each for each in table.questions if each.sentence != question.sentence)
    return replace(table, questions=(*others, question))
