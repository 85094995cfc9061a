"""The wide layout: names at the left, periods across. Also years down and months across."""

from collections.abc import Sequence
from dataclasses import replace

from cs360_desktop.importing.bands import bands_of
from cs360_desktop.importing.columns import LabelColumns, is_counted, personal_question
from cs360_desktop.importing.covered import covered
from cs360_desktop.importing.dated_heads import about_dates, about_revised
from cs360_desktop.importing.groups import about_groups
from cs360_desktop.importing.headings import changes_rows_below
from cs360_desktop.importing.heads import Head, Periods, agree, find_head, says_all_itself
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.names_around import about_title, still_open, with_names_around
from cs360_desktop.importing.questions import (
    AS_IT_STANDS,
    FISCAL,
    LEAVE_TABLE_OUT,
    MEASURE,
    MONTHS,
    ONE_TABLE,
    YEAR,
    Edit,
    Option,
    Question,
    Topic,
)
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.sections import sections_of
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.titles import (
    Mention,
    corners,
    doubts,
    doubts_of_notes,
    mentions_around,
    printed_too_early,
    unit_told,
    year_of,
)
from cs360_desktop.importing.totals import rows_left_out
from cs360_desktop.importing.unfilled import about_zeros
from cs360_desktop.importing.wide_body import Body, body_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, address, column_letters

_MOST_HEAD_ROWS = 6
_NOTE_ROWS = 12


def detect(scan: SheetScan, row: int, matcher: Matcher) -> TableMapping | None:
    """Read the table whose head is in a row, or None where it is no such head."""
    head = find_head(scan, row)
    if head is None:
        return None
    body = body_of(scan, head)
    if not body.rows:
        return None
    return _Reading(scan, head, body, matcher).table()


class _Reading:
    """Turns a head and its body into a mapping, with every decision and question on the way."""

    def __init__(self, scan: SheetScan, head: Head, body: Body, matcher: Matcher) -> None:
        self._scan = scan
        leading = [row for row in body.subheads if row < body.rows[0]]
        self._bands = bands_of(scan, head, leading)
        self._later_heads = [row for row in body.subheads if row not in leading]
        self._head = head = self._bands.head
        self._body = body
        self._rows = body.rows
        self._matcher = matcher
        self._questions: list[Question] = []
        self._decisions: list[Decision] = []
        self._year: int | None = None

    def table(self) -> TableMapping:
        periods = agree(self._head, self._bands.parts)
        values = self._values(periods)
        kinds = {each.period.kind for each in values if each.period and each.role is Role.VALUE}
        kind = periods.kind if kinds <= {periods.kind} else None
        labels = self._label_columns()
        table = TableMapping(
            sheet=self._scan.sheet.name,
            header_rows=tuple(range(self._head.top or self._head.row, self._rows[0]))[:_MOST_HEAD_ROWS],
            first_row=self._rows[0],
            last_row=self._rows[-1],
            columns=tuple(sorted((*labels, *values, *self._others()), key=lambda each: each.column)),
            period_kind=kind,
        )
        table = self._with_sections(self._with_names_around(table))
        left_out = self._rows_left_out(table)
        self._check_periods(periods, table, left_out)
        self._check_names(table)
        self._questions += about_groups(self._scan, self._rows, table, left_out, self._matcher)
        self._check_heads(table)
        self._questions += personal_question(table.columns, table.sheet, self._head.row)
        mentions = self._mentions()
        columns = (*table.columns_of(Role.MEASURE), *table.columns_of(Role.BREAKDOWN))
        names = {self._scan.text(row, each.column) for each in columns for row in self._rows}
        names |= {
            table.measure or "",
            *table.sections.values(),
            *(each.header for each in table.columns_of(Role.VALUE)),
        }
        mentions += corners(table.columns, self._head.row)
        self._questions += doubts(mentions, kind, names, table)
        self._questions += about_title(table, mentions, self._own_names(table), self._matcher)
        self._check_sections(table, names)
        self._questions += about_dates(self._dates(), mentions, table.sheet)
        self._questions += about_revised(table, self._head.row)
        if not says_all_itself([each.header for each in labels]):  # in a workbook to fill in, every zero was typed
            dated = table if self._year is None else table.with_year(self._year)
            self._questions += about_zeros(self._scan, dated, left_out)
        last = max((each.period for each in table.columns_of(Role.VALUE) if each.period), default=None)
        self._questions += doubts_of_notes(self._notes(), table.sheet, last)
        self._questions += printed_too_early(mentions, last, table.sheet)
        table = replace(
            table,
            rows_left_out=left_out,
            unit=unit_told(mentions, names),
            decisions=tuple(self._decisions),
            questions=tuple(dict.fromkeys(self._questions)),
        )
        return table if self._year is None else table.with_year(self._year)

    def _dates(self) -> list[tuple[str, Cell]]:
        row = self._head.row
        return [(address(row, each), self._scan.sheet.at(row, each)) for each in sorted(self._head.labels)]

    def _with_names_around(self, table: TableMapping) -> TableMapping:
        """A sheet named after an area or a measure tells what its tables leave open."""
        named, decisions = with_names_around(table, self._mentions(), self._matcher)
        self._decisions += decisions
        self._questions = still_open(self._questions, named)
        return named

    def _with_sections(self, table: TableMapping) -> TableMapping:
        """Headings that tell rows of one name apart belong to the names of the rows below them."""
        headings = [row for row in self._body.sections if row < self._rows[-1] and not self._is_blank_row(row)]
        found = sections_of(self._scan, self._matcher, self._rows, headings, table.columns)
        self._questions += found.questions
        self._decisions += found.decisions
        return found.on(table)

    def _label_columns(self) -> list[ColumnMapping]:
        heads = [
            (column, self._head_text(column))
            for column in range(1, self._head.first)
            if any(self._scan.text(row, column) for row in self._rows)
        ]
        deciding = LabelColumns(self._scan, self._matcher, self._rows)
        labels = [
            replace(each, role=Role.LEFT_OUT, reason="its head names no period") if each.role is Role.VALUE else each
            for each in deciding.decide(heads)
        ]
        self._decisions += deciding.decisions
        self._questions += deciding.questions
        return labels

    def _head_text(self, column: int) -> str:
        """The head of a column, also where it stands in the upper row of two."""
        for row in range(self._head.row, (self._head.top or self._head.row) - 1, -1):
            if text := self._scan.text(row, column):
                return "" if text.casefold().startswith("unnamed:") else text
        return ""

    def _values(self, periods: Periods) -> list[ColumnMapping]:
        columns = []
        span = covered(self._mentions()).span
        for column in sorted(self._head.labels):
            header = self._header(column)
            label = periods.settled.get(column)
            if label is None:
                reason = periods.left_out.get(column, "its period is not clear")
                columns.append(ColumnMapping(column, header, Role.LEFT_OUT, reason=reason))
            else:
                columns.append(self._bands.value(column, header, label, span, self._matcher))
        return columns

    def _header(self, column: int) -> str:
        """What stands over a value column, top first."""
        own = self._scan.text(self._head.row, column)
        parts = self._bands.parts.get(column, ())
        return " ".join((*parts, own)) if own not in parts else " ".join(parts)

    def _others(self) -> list[ColumnMapping]:
        """Columns between and after the periods: totals, changes, remarks, and what nobody named."""
        columns = []
        for column in range(self._head.first + 1, self._scan.sheet.width + 1):
            if column in self._head.labels:
                continue
            filled = [row for row in self._rows if self._scan.text(row, column)]
            if not filled:
                continue
            header = self._head_text(column)
            reason = "its head names no period"
            if header and words().is_derived_head(header):
                reason = "it is worked out from other columns"
            elif not header:
                self._ask_about_headless(column, filled)
            elif column < max(self._head.labels) and not any(self._scan.is_number(row, column) for row in filled):
                called = f"Column {column_letters(column)} (“{shown(header)}”)"
                sentence = f"{called} stands between the periods: two tables may lie side by side."
                self._ask(Topic.LAYOUT, sentence, address(self._head.row, column), options=(ONE_TABLE,))
            columns.append(ColumnMapping(column, header, Role.LEFT_OUT, reason=reason))
        return columns

    def _ask_about_headless(self, column: int, filled: Sequence[int]) -> None:
        numbers = any(self._scan.is_number(row, column) for row in filled)
        if numbers or column < max(self._head.labels):
            letters = column_letters(column)
            what = "numbers" if numbers else "texts"
            self._ask(
                Topic.MEANING,
                f"Column {letters} holds {what} without a head, so it is not certain what the columns beside it mean.",
                f"{letters}{filled[0]}:{letters}{filled[-1]}",
                options=(ONE_TABLE,),
            )

    def _rows_left_out(self, table: TableMapping) -> dict[int, str]:
        found = rows_left_out(self._scan, self._rows, table, is_own=self._matcher.has_measure)
        found |= {row: "it holds no values" for row in self._body.sections if row <= self._rows[-1]}
        found |= {row: "it may name years" for row in self._body.doubtful if row <= self._rows[-1]}
        found |= {row: "it repeats the head" for row in self._body.repeats if row <= self._rows[-1]}
        return found

    def _check_periods(self, periods: Periods, table: TableMapping, left_out: dict[int, str]) -> None:
        cells = tuple(address(self._head.row, column) for column in sorted(self._head.labels))
        if periods.problem:
            self._ask(
                Topic.PERIOD,
                f"The heads in row {self._head.row} may be {periods.problem}.",
                *cells,
                options=_answers_to(periods.problem, tuple(sorted(self._head.labels))),
            )
            return
        if periods.evidence:
            self._decisions.append(Decision("months", periods.evidence, cells))
        year_rows = bool(table.columns_of(Role.YEAR))
        missing = [column for column, label in periods.settled.items() if label.period is None]
        if year_rows and not missing:
            self._ask(Topic.PERIOD, "Both the rows and the columns name years.", *cells)
        inside = () if table.has_years_across else (Role.MONTH, Role.QUARTER)
        for role in (Role.PERIOD, Role.WEEK, *inside):
            for column in table.columns_of(role):
                self._ask(
                    Topic.PERIOD, f"Both the rows and the columns name periods (“{shown(column.header)}”).", *cells
                )
        if missing and not year_rows:
            self._find_year(periods, missing, left_out, cells)

    def _find_year(
        self, periods: Periods, missing: Sequence[int], left_out: dict[int, str], cells: tuple[str, ...]
    ) -> None:
        filled = [
            column
            for column in missing
            if any(self._scan.is_number(row, column) for row in self._rows if row not in left_out)
        ]
        last = max(filled or missing)
        label = periods.settled[last]
        last_month = label.month or 3 * (label.quarter or 4)
        found = year_of(self._mentions(), last_month)
        if found.year is None:
            first = self._scan.text(self._head.row, min(missing))
            self._ask(
                Topic.YEAR,
                f"Which year do “{shown(first)}” and the heads beside it belong to? {found.sentence}",
                *cells,
                options=(YEAR,),
            )
            return
        self._year = found.year
        self._decisions.append(Decision(f"year {found.year}", found.evidence, found.cells, 0.9))

    def _check_names(self, table: TableMapping) -> None:
        measures = table.columns_of(Role.MEASURE)
        if len(measures) > 1:
            heads = " and ".join(f"“{shown(column.header)}”" for column in measures)
            self._ask(
                Topic.MEASURE, f"Several columns may name the measure: {heads}.", *_tops(measures, self._head.row)
            )
        if not table.has_measures and not any(question.topic is Topic.LAYOUT for question in self._questions):
            self._ask(
                Topic.MEASURE,
                "No column names what is counted: which measure are these numbers?",
                table.range,
                options=(MEASURE,),
            )

    def _check_heads(self, table: TableMapping) -> None:
        if self._head.doubtful:
            cells = [address(self._head.row, column) for column in sorted(self._head.labels)]
            self._ask(
                Topic.PERIOD,
                f"Row {self._head.row} may name years or hold numbers that look like years.",
                *cells,
                options=(Option("They are years", Edit.AS_IT_STANDS),),
            )
        for row, column in self._bands.unclear:
            text = next(filter(None, (self._scan.text(row, each) for each in range(column, 0, -1))), "")
            self._ask(
                Topic.MEANING,
                f"“{shown(text)}” stands over some columns: what do their numbers mean?",
                address(row, column),
                options=(AS_IT_STANDS,),
            )
        self._check_parts(table)
        for row in self._body.doubtful:
            sentence = f"Row {row} may name years or hold numbers that look like years, so it is not read."
            cells = [address(row, column) for column in sorted(self._head.labels)]
            options = (Option("It names years or can be left out", Edit.AS_IT_STANDS),)
            self._ask(Topic.PERIOD, sentence, *cells, options=options)
        for row in self._later_heads:
            cells = [address(row, column) for column in sorted(self._head.labels) if self._scan.text(row, column)]
            self._ask(
                Topic.MEANING,
                f"Row {row} is a second head: what do the numbers under each period mean?",
                *cells,
                options=(AS_IT_STANDS,),
            )

    def _notes(self) -> list[tuple[int, int, str]]:
        last = self._rows[-1]
        return self._scan.notes(last + 1, max(self._body.end, last + _NOTE_ROWS))

    def _own_names(self, table: TableMapping) -> set[str]:
        """The names of the rows, where no heading says more; sums are none."""
        columns = () if table.section_role is Role.MEASURE else table.columns_of(Role.MEASURE)
        names = {self._scan.text(row, each.column) for each in columns for row in self._rows}
        return {name for name in names if not (words().is_total(name) or words().is_derived(name))}

    def _check_parts(self, table: TableMapping) -> None:
        """Ask what texts beside the periods are that are neither areas nor parts of what the rows count."""
        named = [each for each in table.columns_of(Role.VALUE) if each.measure]
        measures = bool(table.columns_of(Role.MEASURE))
        unknown = [
            each
            for each in named
            if not words().finds("columns.kind", each.measure or "")
            and not is_counted(each.measure or "", self._matcher)
        ]
        if measures and unknown:
            columns = tuple(each.column for each in named)
            self._questions.append(
                Question(
                    Topic.MEANING,
                    f"“{shown(unknown[0].measure)}” stands beside some periods: what is it?",
                    self._scan.sheet.name,
                    tuple(address(self._head.row, column) for column in columns),
                    options=(
                        Option("They are areas", Edit.HEADS_ARE_AREAS, columns),
                        Option("They are parts of what the row counts", Edit.HEADS_ARE_PARTS, columns),
                        LEAVE_TABLE_OUT,
                    ),
                )
            )

    def _check_sections(self, table: TableMapping, names: set[str]) -> None:
        """A heading inside the table, such as ARRESTS, can change what the rows under it count."""
        joined = " ".join(names).casefold()
        inside = [row for row in self._body.sections if row <= self._rows[-1] and not self._is_blank_row(row)]
        inside = [row for row in inside if row not in table.sections]
        places = [(row, column) for row in inside for column, _ in self._scan.row(row)]
        for row, column in places:
            text = self._scan.text(row, column)
            if changes_rows_below(text, joined) or column in self._head.labels:
                sentence = f"“{shown(text)}” may change what the rows below it count."
                self._ask(Topic.MEANING, sentence, address(row, column), options=(AS_IT_STANDS,))

    def _is_blank_row(self, row: int) -> bool:
        """Whether a row without values names measure, area and unit: it is one to be filled in, not a heading."""
        return says_all_itself([self._head_text(column) for column, _ in self._scan.row(row)])

    def _mentions(self) -> list[Mention]:
        return mentions_around(self._scan, self._head.top or self._head.row)

    def _ask(self, topic: Topic, sentence: str, *cells: str, options: tuple[Option, ...] = ()) -> None:
        options = (*options, LEAVE_TABLE_OUT)
        self._questions.append(Question(topic, sentence, self._scan.sheet.name, cells, options=options))


def _answers_to(problem: str, columns: tuple[int, ...]) -> tuple[Option, ...]:
    """What heads can be that are no period as they stand."""
    if "fiscal" in problem or "two years" in problem:
        return (replace(FISCAL, columns=columns),)
    return (replace(MONTHS, columns=columns),) if "short year" in problem else ()


def _tops(columns: Sequence[ColumnMapping], row: int) -> list[str]:
    return [address(row, column.column) for column in columns]
