"""Lists with one row for each event: recognized, and mapped so that they can be counted.

Whatever a column holds that is not needed for counting is left out; what looks personal is left out and said to be.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.columns import PERSONAL_REASON
from cs360_desktop.importing.incident_choices import WAITS, Choice, choose_area, choose_category, choose_date
from cs360_desktop.importing.incident_dates import holds_days
from cs360_desktop.importing.incident_questions import with_open_questions
from cs360_desktop.importing.incident_titles import doubts_of_list, name_of_list, stated_range
from cs360_desktop.importing.list_columns import ListColumn
from cs360_desktop.importing.mapping import ColumnMapping, Counting, Decision, LeftOut, Role, TableMapping
from cs360_desktop.importing.personal import are_personal
from cs360_desktop.importing.questions import LEAVE_LIST_OUT, LEAVE_TABLE_OUT, Edit, Option, Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.settle import settle
from cs360_desktop.importing.texts import folded, is_blank, shown, spaced, text_of
from cs360_desktop.importing.titles import mentions_around
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, address, column_letters, range_address

_CELLS_LOOKED_AT = 200
_NOT_NEEDED = "counting the rows does not need it"

_MOST_OF_A_FOOTER = 4
_VOIDED_NAMED = 3


@dataclass(frozen=True, slots=True)
class Incidents:
    """A list of single days that cannot be counted: the question it becomes, and its columns that are never read."""

    last_row: int
    question: Question
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Kinds:
    """The columns of a list by what they hold."""

    personal: list[ListColumn]
    cases: list[ListColumn]
    dated: list[ListColumn]
    rest: list[ListColumn]


def incidents(scan: SheetScan, head: int, last: int, columns: Sequence[ListColumn]) -> TableMapping | Incidents | None:
    """Recognize a list of events by heads such as a case number, or by dates that are single days.

    Args:
        scan: the sheet.
        head: the row of the heads.
        last: the last row of the list.
        columns: all columns from the first head to the last one.

    Returns:
        The mapping of a list that can be counted, the question a list of single days becomes, None where it is neither.
    """
    kinds = _sorted(columns)
    if len(columns) == len(kinds.dated):
        return None
    if not kinds.dated:
        if not kinds.personal or not any(words().finds("columns.incident", spaced(each.head)) for each in columns):
            return None
        return _refused(scan, head, last, kinds, "no column holds the day of each event")
    figures = _figures(kinds.rest)
    texts = [each for each in kinds.rest if each not in figures and any(map(text_of, each.distinct))]
    if not kinds.cases and figures and (not texts or any(each.role is Role.VALUE for each in figures)):
        return _refused(
            scan, head, last, kinds, "its numbers seem to be those of single days, and days are not added up"
        )
    if not kinds.cases and all(each.is_numeric for each in texts):  # details of nothing may be counts of days
        figures = [each for each in kinds.rest if each.is_numeric and each.role is not Role.AREA]
    return _List(scan, (head, last), columns, kinds, figures).table()


def _sorted(columns: Sequence[ListColumn]) -> _Kinds:
    kinds = _Kinds([], [], [], [])
    for each in columns:
        if _is_personal(each):
            kinds.personal.append(each)
        elif words().finds("incidents.case", spaced(each.head)):
            kinds.cases.append(each)
        elif each.role is not Role.LEFT_OUT and _is_dated(each):
            kinds.dated.append(each)
        else:
            kinds.rest.append(each)
    if not kinds.cases:  # dates that all begin a month can be months, unless each row has a number of its own
        for each in [each for each in kinds.dated if _may_be_months(each)]:
            kinds.dated.remove(each)
            kinds.rest.append(each)
    return kinds


def _is_personal(column: ListColumn) -> bool:
    """By its head, or where the head says nothing by what stands in it."""
    if column.reason == PERSONAL_REASON:
        return True
    if column.role in {Role.AREA, Role.STATE} or words().finds("incidents.area", spaced(column.head)):
        return are_personal(_texts(column), names=False)
    return not words().finds("incidents.case", spaced(column.head)) and are_personal(_texts(column))


def _texts(column: ListColumn) -> list[str]:
    return [cell for cell in column.distinct if isinstance(cell, str)]


def _is_dated(column: ListColumn) -> bool:
    head = spaced(column.head)
    is_date = words().finds("incidents.date", head)
    return holds_days(column.distinct[:_CELLS_LOOKED_AT], is_date=is_date)


def _may_be_months(column: ListColumn) -> bool:
    from cs360_desktop.importing.periods import read_label

    told = (cell for cell in column.distinct if cell is not None and not words().is_total(text_of(cell)))
    labels = [read_label(cell) for cell in told]
    days = [label for label in labels if label is not None and label.day is not None]
    return bool(days) and len(days) == len(labels) and settle(days).problem != "single days"


def _figures(rest: Sequence[ListColumn]) -> list[ListColumn]:
    """The columns whose numbers may count something, so that a row may be more than one event.

    *Shift* and *Beat* tell about one event; *Day shift* beside *Night shift*, *Beat 1* beside *Beat 2* are counts.
    """
    numeric = [each for each in rest if each.is_numeric and any(map(text_of, each.distinct))]
    told = Counter(detail for each in numeric if (detail := _detail(each)))
    return [each for each in numeric if _may_count(each) or told[_detail(each)] > 1]


def _detail(column: ListColumn) -> str:
    """The word in a head that says it tells something about one event, such as *shift* or *beat*."""
    head = spaced(column.head)
    return "" if column.role else words().word("incidents.detail", head) or words().word("incidents.area", head)


def _may_count(column: ListColumn) -> bool:
    head = spaced(column.head)
    if column.role is None:
        return not words().finds("incidents.detail", head) and not words().finds("incidents.area", head)
    return column.role in {Role.VALUE, Role.NUMERATOR}


def _refused(scan: SheetScan, head: int, last: int, kinds: _Kinds, why: str) -> Incidents:
    sheet = scan.sheet.name
    width = max(scan.sheet.width, 1)
    span = range_address((head, 1, last, width))
    sentence = f"This looks like a list with one row for each incident or day; it was not read, because {why}."
    left_out = tuple(
        LeftOut(sheet, f"column {column_letters(each.column)} (“{shown(each.head)}”)", PERSONAL_REASON, personal=True)
        for each in kinds.personal
    )
    return Incidents(last, Question(Topic.LAYOUT, sentence, sheet, (span,), options=(LEAVE_LIST_OUT,)), left_out)


class _List:
    """Turns the columns of a list of events into a mapping."""

    def __init__(
        self,
        scan: SheetScan,
        rows: tuple[int, int],
        columns: Sequence[ListColumn],
        kinds: _Kinds,
        figures: Sequence[ListColumn],
    ) -> None:
        self._scan = scan
        head, last = self._head, self._last = rows
        self._columns = columns
        self._kinds = kinds
        self._figures = figures
        self._rows = scan.sheet.cells[head:last]

    def table(self) -> TableMapping:
        """The mapping, with what has to be asked."""
        kinds, scan = self._kinds, self._scan
        mentions = mentions_around(scan, self._head)
        choices = [
            choose_date(kinds.dated, self._rows),
            choose_category(kinds.rest, len(self._rows)),
            choose_area(kinds.rest, len(self._rows)),
        ]
        heads = [*kinds.cases, *kinds.dated, *choices[1].candidates]
        measure, is_prefixed, evidence = name_of_list(mentions, [spaced(each.head) for each in heads])
        roles = {column: choice.role for choice in choices for column in choice.taken}
        if kinds.cases:
            roles[self._case().column] = Role.CASE
        waiting = {column for choice in choices for column in choice.offered}
        table = TableMapping(
            sheet=scan.sheet.name,
            header_rows=(self._head,),
            first_row=self._head + 1,
            last_row=self._last,
            columns=tuple(self._mapped(each, roles, waiting) for each in self._columns),
            rows_left_out=self._rows_left_out(),
            measure=measure,
            period_kind=PeriodKind.MONTH,
            counting=Counting(stated=stated_range(mentions), is_prefixed=is_prefixed),
        )
        called = Decision(f"the whole list is “{measure}”", evidence)
        decisions = (*(decision for choice in choices for decision in choice.decisions(self._head)), called)
        questions = [
            *(question for choice in choices for question in choice.questions(scan.sheet.name, self._head)),
            *doubts_of_list(mentions, measure, scan.sheet.name, has_areas=bool(choices[2].taken or choices[2].offered)),
            *self._about_figures(),
            *self._about_hidden_rows(),
            *self._about_voided({*roles, *waiting}),
        ]
        table = replace(table, decisions=decisions, questions=tuple(dict.fromkeys(questions)))
        return with_open_questions(table, scan.sheet)

    def _case(self) -> ListColumn:
        """The case numbers: of several columns the first in which a number stands in several rows."""
        from cs360_desktop.importing.incident_rows import repeats

        cases = self._kinds.cases
        for each in cases:
            if repeats(row[each.column - 1] for row in self._rows):
                return each
        return cases[0]

    def _mapped(self, each: ListColumn, roles: dict[int, Role], waiting: set[int]) -> ColumnMapping:
        reason = _NOT_NEEDED
        if each in self._kinds.personal:
            reason = PERSONAL_REASON
        elif each.column in waiting:
            reason = WAITS
        elif each.role is Role.LEFT_OUT and each.reason:
            reason = each.reason
        role = roles.get(each.column, Role.LEFT_OUT)
        return ColumnMapping(each.column, each.head, role, reason=reason if role is Role.LEFT_OUT else "")

    def _rows_left_out(self) -> dict[int, str]:
        """Notes between the rows and below them, and heads that are repeated on every page."""
        found: dict[int, str] = {}
        heads = self._heads_of(self._scan.sheet.cells[self._head - 1])
        few = 1 if len(heads) > 2 else 0
        dated = [each.column - 1 for each in self._kinds.dated]
        first = dated[0]
        head = self._scan.sheet.cells[self._head - 1][first]
        for number, row in enumerate(self._rows, self._head + 1):
            cell = row[first]
            if cell == head and self._heads_of(row) == heads:
                found[number] = "it repeats the heads"
            elif (
                is_blank(cell) and all(is_blank(row[position]) for position in dated) and self._is_note(row, few)
            ) or (self._tells_printing(row)):
                found[number] = "it is a note and no event"
        return found

    @staticmethod
    def _tells_printing(row: Sequence[Cell]) -> bool:
        """Whether a row says when the list was printed, or how long it is."""
        filled = [text_of(each) for each in row if not is_blank(each)]
        return 0 < len(filled) <= _MOST_OF_A_FOOTER and words().finds("incidents.footer", filled[0])

    @staticmethod
    def _is_note(row: Sequence[Cell], few: int) -> bool:
        return 0 < sum(not is_blank(each) for each in row) <= few

    def _heads_of(self, row: Sequence[Cell]) -> list[str]:
        return [folded(text_of(row[each.column - 1])) for each in self._columns]

    def _about_voided(self, used: set[int]) -> list[Question]:
        """A column that nobody needs for counting can say that some rows are no events: void, duplicate, test."""
        found = []
        for each in self._columns:
            voided = {text for text in map(text_of, each.distinct) if words().finds("incidents.voided", text)}
            if each.column in used or not voided:
                continue
            texts = ((number, text_of(row[each.column - 1])) for number, row in enumerate(self._rows, self._head + 1))
            rows = tuple(number for number, text in texts if text in voided)
            some = ", ".join(f"“{shown(text)}”" for text in sorted(voided)[:_VOIDED_NAMED])
            sentence = f"Some rows say {some} in “{shown(each.head)}”: are they to be counted?"
            options = (
                Option("Yes, each row is one event", Edit.AS_IT_STANDS),
                Option(f"No, leave those rows out ({len(rows):,})", Edit.LEAVE_SOME_ROWS_OUT, rows=rows),
                LEAVE_TABLE_OUT,
            )
            cells = (address(self._head, each.column),)
            found.append(Question(Topic.MEANING, sentence, self._scan.sheet.name, cells, options=options))
        return found

    def _about_hidden_rows(self) -> list[Question]:
        """A filter left in the file hides rows: then nobody has said which events the list is meant to hold."""
        hidden = sorted(row for row in self._scan.sheet.hidden_rows if self._head < row <= self._last)
        if not hidden:
            return []
        are_read = any(not all(map(is_blank, self._rows[row - self._head - 1])) for row in hidden)
        what = "and they would be counted as well" if are_read else "and they would not be counted"
        sentence = f"{len(hidden):,} rows of this list are hidden in the file, perhaps by a filter, {what}."
        cells = tuple(address(row, self._columns[0].column) for row in hidden[:5])
        options = (Option("That is right", Edit.AS_IT_STANDS), LEAVE_TABLE_OUT)
        return [Question(Topic.MEANING, sentence, self._scan.sheet.name, cells, options=options)]

    def _about_figures(self) -> list[Question]:
        """Numbers beside the events may say that a row stands for several of them."""
        asked = [each for each in self._figures if each.role is Role.VALUE or not self._kinds.cases]
        if not asked:
            return []
        named = ", ".join(f"“{shown(each.head)}”" for each in asked[:6])
        verb = "holds" if len(asked) == 1 else "hold"
        sentence = f"{named} {verb} numbers: is each row one event, whatever number stands there?"
        cells = tuple(address(self._head, each.column) for each in asked)
        options = (Option("Each row is one event", Edit.AS_IT_STANDS), LEAVE_TABLE_OUT)
        return [Question(Topic.MEANING, sentence, self._scan.sheet.name, cells, options=options)]


__all__ = ["Choice", "Incidents", "incidents"]
