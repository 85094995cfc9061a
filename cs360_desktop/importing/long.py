"""Layouts with the period in the row: long lists (one value per row), and measures across with periods down."""

from collections.abc import Sequence
from dataclasses import replace

from cs360_desktop.importing.columns import (
    LABEL_ROLES,
    NOBODY_TOLD,
    LabelColumns,
    is_area,
    personal_question,
    sounds_counted,
)
from cs360_desktop.importing.dated_heads import about_dates
from cs360_desktop.importing.heads import is_harmless
from cs360_desktop.importing.incidents import Incidents, incidents
from cs360_desktop.importing.list_columns import ListColumn, columns_of
from cs360_desktop.importing.list_rows import sums_among, with_area_numbers
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.names_around import about_title, with_names_around
from cs360_desktop.importing.periods import read_label
from cs360_desktop.importing.questions import (
    AS_IT_STANDS,
    LEAVE_TABLE_OUT,
    MEASURE,
    YEAR,
    Edit,
    Option,
    Question,
    Topic,
    Typed,
    role_options,
)
from cs360_desktop.importing.row_periods import PERIOD_ROLES, RowPeriods
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.sections import headings_of_list
from cs360_desktop.importing.stack import spread
from cs360_desktop.importing.texts import folded, name_of, shown, text_of
from cs360_desktop.importing.titles import Mention, doubts, doubts_of_notes, mentions_around, unit_told, year_of
from cs360_desktop.importing.totals import why_left_out
from cs360_desktop.importing.unknown_heads import about_heads_beside_areas, about_unknown_heads, about_upper_heads
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address, column_letters

_NOTE_ROWS = 12
_JUSTICE_COUNTS = frozenset({"year", "month", "value"})
_GENERIC_NAMES = frozenset({"sheet", "data", "export", "table", "results", "report", "hoja", "datos"})


def detect(scan: SheetScan, row: int, matcher: Matcher) -> TableMapping | Incidents | None:
    """Read the list whose head is in a row, or None where it is no such head."""
    found = columns_of(scan, row)
    if found is None:
        return None
    columns, last = found
    by_week = any(words().finds(f"columns.{each}", columns[0].head) for each in ("week_start", "week_end"))
    listed = None if by_week else incidents(scan, row, last, columns)
    if listed is not None:
        return listed
    if not any(each.role in PERIOD_ROLES or each.role is Role.WEEK for each in columns):
        return None
    return _Reading(scan, row, last, columns, matcher).table()


class _Reading:
    """Turns the columns of a list into a mapping, with every decision and question on the way."""

    def __init__(self, scan: SheetScan, head: int, last: int, columns: Sequence[ListColumn], matcher: Matcher) -> None:
        self._scan = scan
        self._head = head
        self._last = last
        self._columns, self._questions = with_area_numbers(columns, scan, head, last)
        self._matcher = matcher
        self._decisions: list[Decision] = []
        self._mentions = self._mentioned()
        self._measure: str | None = None
        self._top = head

    def table(self) -> TableMapping:
        """The mapping, complete or with questions."""
        table = TableMapping(
            sheet=self._scan.sheet.name,
            header_rows=(self._head,),
            first_row=self._head + 1,
            last_row=self._last,
            columns=tuple(self._mapped()),
        )
        self._questions += personal_question(table.columns, table.sheet, self._head)
        table = replace(table, columns=tuple(self._filled_down(table.columns)))
        table, decisions = with_names_around(replace(table, measure=self._measure), self._mentions, self._matcher)
        self._decisions += decisions
        if not table.has_measures and not self._questions:
            sentence = "No column or head names what is counted: which measure are these numbers?"
            self._ask(Topic.MEASURE, sentence, table.range, options=(MEASURE,))
        periods = RowPeriods(table, self._scan.sheet.cells[self._head : self._last])
        year = self._check_periods(periods)
        table = self._without_repeated_periods(table, periods)
        names = self._names(table.measure)
        self._questions += doubts(self._mentions, periods.kind, names, table)
        values = {each.measure or "" for each in table.columns_of(Role.VALUE)}
        own = values if any(values) else {name for name in names if not words().is_total(name)}
        about = list(about_title(table, self._mentions, own, self._matcher))
        self._questions += about
        if not about and not table.columns_of(Role.MEASURE):
            self._questions += about_unknown_heads(table, self._matcher)
        notes = self._scan.notes(max(self._head + 1, self._last - _NOTE_ROWS), self._last + _NOTE_ROWS)
        self._questions += doubts_of_notes(notes, table.sheet)
        table = self._with_headings(self._with_bands(table), periods)
        return replace(
            table,
            header_rows=tuple(range(self._top, self._head + 1)),
            rows_left_out=sums_among(
                self._columns,
                self._scan.sheet.cells[self._head : self._last],
                self._head + 1,
                self._matcher.has_measure,
            ),
            period_kind=periods.kind,
            year=year,
            unit=unit_told(self._mentions, names),
            decisions=tuple(self._decisions),
            questions=tuple(dict.fromkeys(self._questions)),
        )

    def _with_headings(self, table: TableMapping, periods: RowPeriods) -> TableMapping:
        """Texts alone in a row between the others, such as *Mill Creek*, can be areas of the rows below them."""
        when = [cell for each in self._columns if each.column in periods.columns for cell in each.distinct]
        found = headings_of_list(self._scan, self._matcher, when, range(self._head + 1, self._last + 1))
        if table.columns_of(Role.AREA) or not found.texts:
            return table
        self._questions += found.questions
        return found.on(table)

    def _mapped(self) -> list[ColumnMapping]:
        named = [each for each in self._columns if each.role in {Role.MEASURE, Role.BREAKDOWN}]
        numeric = [each for each in self._columns if each.role in {None, Role.VALUE} and each.is_numeric]
        values = self._values_of_list(numeric) if named else self._values_across(numeric)
        mapped = []
        for each in self._columns:
            if each in numeric:
                mapped.append(values[each.column])
            elif each.role in {None, Role.VALUE}:
                mapped += self._unknown(each)
            else:
                mapped.append(ColumnMapping(each.column, each.head, each.role, reason=each.reason))
        if len([each for each in named if each.role is Role.MEASURE]) > 1:
            self._ask(Topic.MEASURE, f"Several columns may name the measure: {_quoted(named)}.", *self._tops(named))
        return mapped

    def _filled_down(self, columns: Sequence[ColumnMapping]) -> Sequence[ColumnMapping]:
        """Find out whether blank names of rows with values repeat the name above."""
        named = {each.column for each in columns if each.role in {Role.AREA, Role.MEASURE, Role.YEAR}}
        with_blanks = any(None in each.distinct for each in self._columns if each.column in named)
        values = [each.column - 1 for each in columns if each.role is Role.VALUE]
        if not with_blanks:
            return columns
        cells = self._scan.sheet.cells[self._head : self._last]
        rows = [row for row, each in enumerate(cells, self._head + 1) if any(each[at] is not None for at in values)]
        if not rows:
            return columns
        deciding = LabelColumns(self._scan, self._matcher, rows)
        filled = deciding.filled_down(columns)
        self._decisions += deciding.decisions
        self._questions += deciding.questions
        return filled

    def _values_of_list(self, numeric: Sequence[ListColumn]) -> dict[int, ColumnMapping]:
        """One value column beside the names; more are several figures per row, and must be asked."""
        chosen = [each for each in numeric if each.role is Role.VALUE]
        parts = [each for each in numeric if words().finds("columns.kind", each.head) or sounds_counted(each.head)]
        if len(numeric) > 1 and len(chosen) < len(numeric) and {*parts, *chosen} == {*numeric} and len(chosen) < 2:
            return {
                each.column: ColumnMapping(
                    each.column, each.head, Role.VALUE, measure=None if each in chosen else name_of(each.head)
                )
                for each in numeric
            }
        if len(numeric) != 1 or len(chosen) != 1:
            if numeric:
                sentence = f"Which of these columns holds the value of each row: {_quoted(numeric)}?"
                alone = (
                    Option(f"Column {column_letters(each.column)} alone", Edit.VALUE_ALONE, (each.column,))
                    for each in numeric
                )
                columns = tuple(each.column for each in numeric)
                every = Option("All of them: each is a part of what the row counts", Edit.HEADS_ARE_PARTS, columns)
                self._ask(Topic.MEANING, sentence, *self._tops(numeric), options=(*alone, every))
            else:
                self._ask(Topic.LAYOUT, "No column of this list holds numbers.", address(self._head, 1))
        return {
            each.column: ColumnMapping(each.column, each.head, Role.VALUE)
            if each in chosen
            else ColumnMapping(each.column, each.head, Role.LEFT_OUT, reason=NOBODY_TOLD)
            for each in numeric
        }

    def _values_across(self, numeric: Sequence[ListColumn]) -> dict[int, ColumnMapping]:
        """Every numeric column is a measure named by its head; a single `value` takes its name from the sheet."""
        if len(numeric) == 1 and numeric[0].role is Role.VALUE:
            self._measure = self._measure_of_sheet()
            if self._measure is None:
                self._ask(
                    Topic.MEASURE,
                    "No column names what is counted: which measure are these numbers?",
                    *self._tops(numeric),
                    options=(MEASURE,),
                )
            return {numeric[0].column: ColumnMapping(numeric[0].column, numeric[0].head, Role.VALUE)}
        if not numeric:
            self._ask(Topic.LAYOUT, "No column of this list holds numbers.", address(self._head, 1))
        seen: set[str] = set()
        found = {}
        for each in numeric:
            name = name_of(each.head)
            is_left_out = why_left_out(name, is_own=self._matcher.has_measure)
            reason = "it is worked out from other columns" if is_left_out else ""
            if not reason and (not name or each.role is Role.VALUE or folded(name) in seen):
                self._ask(
                    Topic.MEASURE,
                    f"What does column {column_letters(each.column)} (“{shown(each.head)}”) count?",
                    *self._tops([each]),
                    options=(
                        Option("It counts", Edit.MEASURE, (each.column,), typed=Typed.MEASURE),
                        *role_options(each.column, {Role.LEFT_OUT.value: "Leave it out"}),
                    ),
                )
            seen.add(folded(name))
            role = Role.LEFT_OUT if reason else Role.VALUE
            if is_area(name, self._matcher) and not reason:
                found[each.column] = ColumnMapping(each.column, each.head, role, area=name)
                continue
            found[each.column] = ColumnMapping(each.column, each.head, role, measure=name or None, reason=reason)
        self._questions += about_heads_beside_areas(list(found.values()), self._head, self._scan.sheet.name)
        return found

    def _measure_of_sheet(self) -> str | None:
        """The sheet's name, where it is a known measure or the list has the heads of a Justice Counts tab."""
        name = name_of(self._scan.sheet.name)
        heads = {folded(each.head) for each in self._columns}
        plain = folded(name).rstrip("0123456789")
        if self._matcher.knows_measure(name) or (
            heads <= _JUSTICE_COUNTS and plain not in _GENERIC_NAMES and not any(mark.isdigit() for mark in name)
        ):
            self._decisions.append(Decision(name, "the sheet is named so", (), 0.8))
            return name
        return None

    def _unknown(self, each: ListColumn) -> list[ColumnMapping]:
        """A column of texts whose head says nothing: left out where it cannot matter, otherwise asked."""
        filled = [text for text in map(text_of, each.distinct) if text]
        if not filled:
            return []
        if len(filled) == 1 and len(each.distinct) == 1:
            self._mentions.append(Mention("a column", filled[0], address(self._head + 1, each.column)))
            return [ColumnMapping(each.column, each.head, Role.LEFT_OUT, reason="it says the same in every row")]
        areas = sum(words().finds("names.area", text) or self._matcher.knows_area(text) for text in filled[:200])
        if 2 * areas >= min(len(filled), 200):
            self._decisions.append(
                Decision("areas", "the names are those of areas", (address(self._head, each.column),))
            )
            return [ColumnMapping(each.column, each.head, Role.AREA)]
        called = f"“{shown(each.head)}”" if each.head else "without a head"
        sentence = f"Column {column_letters(each.column)} ({called}) divides the numbers in a way that is not clear."
        options = role_options(each.column, LABEL_ROLES)
        self._ask(Topic.LAYOUT, sentence, address(self._head, each.column), options=options)
        return [ColumnMapping(each.column, each.head, Role.LEFT_OUT, reason=NOBODY_TOLD)]

    def _check_periods(self, periods: RowPeriods) -> int | None:
        """Ask what is not clear about the periods; return the year that bare months belong to, if they need one."""
        columns = [each for each in self._columns if each.column in periods.columns]
        cells = self._tops(columns)
        dates = ((address(self._head, each.column), cell) for each in columns for cell in each.distinct)
        self._questions += about_dates(dates, self._mentions, self._scan.sheet.name, are_heads=False)
        if any(each.role is Role.WEEK for each in self._columns):
            self._ask(Topic.PERIOD, "The rows are numbered weeks, and agencies number weeks differently.", *cells)
        elif periods.problem:
            self._ask(Topic.PERIOD, f"The periods of the rows may be {periods.problem}.", *cells)
        elif periods.kind is None:
            self._ask(Topic.PERIOD, "No column holds periods that can be read.", *cells)
        if periods.evidence:
            self._decisions.append(Decision("months", periods.evidence, cells))
        fiscal = [each for each in columns if words().finds("titles.other_year", each.head)]
        if fiscal:
            sentence = f"“{shown(fiscal[0].head)}” may not be years that begin in January."
            options = (Option("They are calendar years", Edit.AS_IT_STANDS),)
            self._ask(Topic.PERIOD, sentence, *self._tops(fiscal), options=options)
        missing = periods.months_without_year()
        if not missing or periods.problem:
            return None
        if missing != sorted(missing):
            self._ask(Topic.PERIOD, "The months of the rows do not follow one another within one year.", *cells)
            return None
        found = year_of(self._mentions, max(missing))
        if found.year is None:
            self._ask(
                Topic.YEAR,
                f"Which year do the months in these rows belong to? {found.sentence}",
                *cells,
                options=(YEAR,),
            )
        else:
            self._decisions.append(Decision(f"year {found.year}", found.evidence, found.cells, 0.9))
        return found.year

    def _without_repeated_periods(self, table: TableMapping, periods: RowPeriods) -> TableMapping:
        """Leave out a column that says year and month once more, after making sure that it says the same."""
        again = [each for each in table.columns_of(Role.PERIOD) if each.column not in periods.columns]
        rows = self._scan.sheet.cells[self._head : self._last]
        for column in again:
            pairs = {(row[column.column - 1], tuple(row[each - 1] for each in periods.columns)) for row in rows}
            for cell, key in pairs:
                label, said = read_label(cell), periods.read(key)
                if label is None or label.period is None or isinstance(said, str) or said.period != label.period:
                    place = address(self._head, column.column)
                    self._ask(
                        Topic.PERIOD, f"“{shown(column.header)}” and the columns of year and month do not agree.", place
                    )
                    break
        leave = {each.column for each in again}
        columns = tuple(
            replace(each, role=Role.LEFT_OUT, reason="it repeats the period") if each.column in leave else each
            for each in table.columns
        )
        return replace(table, columns=columns)

    def _with_bands(self, table: TableMapping) -> TableMapping:
        """Texts over the heads of the values, such as `Part I` over offenses, are a part of their names."""
        values = table.columns_of(Role.VALUE)
        if self._head - 1 <= self._scan.above or not values:
            return table
        columns = [each.column for each in self._columns if each.column >= values[0].column]
        over = [column for column, _ in self._scan.row(self._head - 1) if column in columns]
        strange = [column for column in over if not is_harmless(self._scan, self._head - 1, column)]
        if not strange or (len(over) == 1 and not self._is_merged_over(over[0])):
            return table
        told = spread(self._scan, self._head - 1, columns, {each.column: each.head for each in self._columns})
        if told.unclear or table.columns_of(Role.MEASURE):
            text = self._scan.text(self._head - 1, strange[0])
            self._ask(
                Topic.MEANING,
                f"“{shown(text)}” stands over some columns: what do their numbers mean?",
                *(address(self._head - 1, column) for column in strange),
                options=(AS_IT_STANDS,),
            )
            return table
        self._top = self._head - 1
        self._questions += about_upper_heads(told.texts, self._top, table.sheet, self._matcher)
        return replace(
            table, columns=tuple(self._under(each, told.texts.get(each.column, "")) for each in table.columns)
        )

    def _under(self, column: ColumnMapping, text: str) -> ColumnMapping:
        if not text or column.role is not Role.VALUE:
            return column
        if is_area(text, self._matcher):
            return replace(column, area=name_of(text))
        return replace(column, measure=" / ".join(filter(None, (name_of(text), column.measure))))

    def _is_merged_over(self, column: int) -> bool:
        row = self._head - 1
        return any(top == row and left == column and right > left for top, left, _, right in self._scan.sheet.merged)

    def _names(self, measure: str | None) -> list[str]:
        names = [self._measure or "", measure or ""]
        for each in self._columns:
            if each.role is Role.MEASURE:
                names += map(text_of, each.distinct)
            elif each.role is None:
                names.append(each.head)
        return names

    def _sums(self) -> dict[int, str]:
        rows = self._scan.sheet.cells[self._head : self._last]
        return sums_among(self._columns, rows, self._head + 1, self._matcher.has_measure)

    def _mentioned(self) -> list[Mention]:
        return mentions_around(self._scan, self._head)

    def _tops(self, columns: Sequence[ListColumn]) -> tuple[str, ...]:
        return tuple(address(self._head, each.column) for each in columns)

    def _ask(self, topic: Topic, sentence: str, *cells: str, options: tuple[Option, ...] = ()) -> None:
        options = (*options, LEAVE_TABLE_OUT)
        self._questions.append(Question(topic, sentence, self._scan.sheet.name, cells, options=options))


def _quoted(columns: Sequence[ListColumn]) -> str:
    return ", ".join(f"“{shown(each.head)}”" for each in columns[:6])
