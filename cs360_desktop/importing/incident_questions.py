"""What has to be asked about a list of events once its columns are known: dates, cases, and months it covers in part.

The answers to other questions change these, so they are worked out anew whenever a mapping was edited.
"""

from collections.abc import Iterator
from dataclasses import replace

from cs360_desktop.importing.incident_counts import IncidentCounts
from cs360_desktop.importing.incident_rows import IncidentRows
from cs360_desktop.importing.mapping import Counted, Partial, Role, TableMapping
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Option, Question, Topic
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.workbook import Sheet, address, range_address

_FOLLOWING = {
    Edit.MONTH_FIRST, Edit.DAY_FIRST, Edit.COUNT_ROWS, Edit.COUNT_CASES, Edit.COUNT_DISTINCT, Edit.COUNT_THE_REST,
    Edit.DATES_AS_WRITTEN, Edit.PARTIAL_LEFT_OUT, Edit.PARTIAL_ESTIMATED, Edit.PARTIAL_COMPLETE,
}  # fmt: skip
_MANY_UNDATED, _PERIODS_NAMED = 3, 3


def with_open_questions(table: TableMapping, sheet: Sheet) -> TableMapping:
    """The table with the questions that follow from its columns; those that were answered are not asked again."""
    if table.counting is None:
        return table
    kept = [each for each in table.questions if not any(option.edit in _FOLLOWING for option in each.options)]
    if table.columns_of(Role.DATE):
        counts = IncidentCounts(sheet, table)
        kept += [each for each in _following(table, counts) if each.sentence not in table.answered]
    return replace(table, questions=tuple(kept))


def _following(table: TableMapping, counts: IncidentCounts) -> Iterator[Question]:
    yield from _about_dates(table, counts.rows)
    yield from _about_cases(table, counts.rows)
    yield from _about_partial(table, counts)


def _about_dates(table: TableMapping, rows: IncidentRows) -> Iterator[Question]:
    column = table.columns_of(Role.DATE)[0]
    cells = (range_address((table.first_row, column.column, table.last_row, column.column)),)
    if rows.days.order_unknown or rows.days.order_mixed:
        why = "no day above 12 proves which" if rows.days.order_unknown else "both occur"
        sentence = f"Dates in “{shown(column.header)}” begin with the month or with the day, and {why}."
        options: tuple[Option, ...] = (
            Option("3/4 is March 4", Edit.MONTH_FIRST),
            Option("3/4 is April 3", Edit.DAY_FIRST),
            LEAVE_TABLE_OUT,
        )
        yield Question(Topic.PERIOD, sentence, table.sheet, cells, options=options)
        return
    if rows.days.in_utc:
        sentence = (
            f"Times in “{shown(column.header)}” are marked as those of another time zone, so an event near midnight "
            "may belong to another day."
        )
        options = (Option("Take the days as they are written", Edit.DATES_AS_WRITTEN), LEAVE_TABLE_OUT)
        yield Question(Topic.PERIOD, sentence, table.sheet, cells, options=options)
    refused, total = len(rows.refused), rows.filled
    if refused >= _MANY_UNDATED and 20 * refused > total:
        sentence = f"{refused:,} of {total:,} rows cannot be counted, so every count may be too low."
        options = (Option("Count the other rows", Edit.COUNT_THE_REST), LEAVE_TABLE_OUT)
        some = tuple(address(row, column.column) for row, _ in rows.refused[:5])
        yield Question(Topic.PERIOD, sentence, table.sheet, some, options=options)


def _about_cases(table: TableMapping, rows: IncidentRows) -> Iterator[Question]:
    """Ask what one event is, where the rows do not show it."""
    if table.counting is None or table.counting.unit is not None or rows.unit_is_certain:
        return
    each_row = Option("Count each row", Edit.COUNT_ROWS)
    alike = Option("Count rows that are exactly alike once", Edit.COUNT_DISTINCT)
    cases = table.columns_of(Role.CASE)
    options: tuple[Option, ...]
    if cases:
        cells = (range_address((table.first_row, cases[0].column, table.last_row, cases[0].column)),)
        once = Option(
            "Count each case number once, in the month of its first date; with several categories once in each of them",
            Edit.COUNT_CASES,
            (cases[0].column,),
        )
        sentence = (
            f"Several rows share one “{shown(cases[0].header)}”: is each row to be counted, or each case number once?"
        )
        options = (each_row, once, *((alike,) if rows.has_copies else ()), LEAVE_TABLE_OUT)
    else:
        cells = (table.range,)
        sentence = "Some rows are exactly alike: are they one event written twice, or several events?"
        options = (each_row, alike, LEAVE_TABLE_OUT)
    yield Question(Topic.MEANING, sentence, table.sheet, cells, options=options)


def _about_partial(table: TableMapping, counts: IncidentCounts) -> Iterator[Question]:
    """Periods that are not covered whole are left out; the user can bring them in knowingly."""
    assert table.counting is not None
    partial = counts.coverage.partial
    if (
        not partial
        or table.counting.partial is not Partial.LEAVE_OUT
        or (table.counting.unit is Counted.CASES and not partial)
    ):
        return
    reasons = list(partial.values())
    more = f"; and {len(reasons) - _PERIODS_NAMED} more" if len(reasons) > _PERIODS_NAMED else ""
    said = "; ".join(reasons[:_PERIODS_NAMED])
    column = table.columns_of(Role.DATE)[0].column
    sentence = f"{said[:1].upper()}{said[1:]}{more}. Such periods are left out."
    options = (
        Option("Leave them out", Edit.PARTIAL_LEFT_OUT),
        Option("Bring them in, marked as estimated", Edit.PARTIAL_ESTIMATED),
        Option("They are complete: nothing more happened", Edit.PARTIAL_COMPLETE),
    )
    cells = (range_address((table.first_row, column, table.last_row, column)),)
    yield Question(Topic.PERIOD, sentence, table.sheet, cells, options=options, withholds=False)
