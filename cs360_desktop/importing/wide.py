"""The wide layout: names at the left, periods across. Also years down and months across."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cs360_desktop.importing.columns import LabelColumns, personal_question
from cs360_desktop.importing.heads import Head, Periods, agree, find_head, says_all_itself
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.numbers import Refusal, read_value
from cs360_desktop.importing.periods import years_in
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.titles import Mention, doubts, doubts_of_notes, mentions_of, unit_told, year_of
from cs360_desktop.importing.totals import rows_left_out
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address, column_letters

_CHANGING = ("counted", "percent", "rate", "cumulative")


@dataclass(slots=True)
class _Body:
    """The rows below a head: those with values, those that only say something, and how far the search went."""

    rows: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)
    subheads: list[int] = field(default_factory=list)
    end: int = 0


def detect(scan: SheetScan, row: int, matcher: Matcher) -> TableMapping | None:
    """Read the table whose head is in a row, or None where it is no such head."""
    head = find_head(scan, row)
    if head is None:
        return None
    body = _body(scan, head)
    if not body.rows:
        return None
    return _Reading(scan, head, body, matcher).table()


def _body(scan: SheetScan, head: Head) -> _Body:
    """Follow the rows below a head to the next head, to a head of another kind, or to the end of the sheet."""
    body = _Body(end=scan.sheet.height)
    for row in range(head.row + 1, scan.sheet.height + 1):
        filled = [column for column in head.labels if scan.text(row, column)]
        if not filled:
            if scan.row(row):
                body.sections.append(row)
            continue
        if all(scan.label(row, column) == label for column, label in head.labels.items()):
            body.repeats.append(row)
            continue
        if row > head.row + 1 and find_head(scan, row, inside=True):
            body.end = row - 1
            break
        foreign = sum(_is_foreign(scan, row, column) for column in filled)
        if foreign > 1 and 2 * foreign >= len(filled):
            if body.rows:
                body.end = row - 1
                break
            body.subheads.append(row)
        else:
            body.rows.append(row)
    return body


def _is_foreign(scan: SheetScan, row: int, column: int) -> bool:
    """Whether a value cell holds words without any figure, as a second head would."""
    cell = scan.sheet.at(row, column)
    reading = read_value(cell, scan.decimal)
    return (
        isinstance(reading, Refusal)
        and isinstance(cell, str)
        and cell.strip()[:1].isalpha()
        and "state" not in reading.reason
    )


class _Reading:
    """Turns a head and its body into a mapping, with every decision and question on the way."""

    def __init__(self, scan: SheetScan, head: Head, body: _Body, matcher: Matcher) -> None:
        self._scan = scan
        self._head = head
        self._body = body
        self._rows = body.rows
        self._matcher = matcher
        self._questions: list[Question] = []
        self._decisions: list[Decision] = []
        self._year: int | None = None

    def table(self) -> TableMapping:
        periods = agree(self._head)
        labels = self._label_columns()
        table = TableMapping(
            sheet=self._scan.sheet.name,
            header_rows=tuple(range(self._head.top or self._head.row, self._head.row + 1)),
            first_row=self._rows[0],
            last_row=self._rows[-1],
            columns=tuple(sorted((*labels, *self._values(periods), *self._others()), key=lambda each: each.column)),
            period_kind=periods.kind,
        )
        left_out = self._rows_left_out(table)
        self._check_periods(periods, table, left_out)
        self._check_names(table)
        self._check_heads()
        self._questions += personal_question(table.columns, table.sheet, self._head.row)
        mentions = self._mentions()
        names = {self._scan.text(row, each.column) for each in table.columns_of(Role.MEASURE) for row in self._rows}
        self._questions += doubts(
            mentions, periods.kind, names, table.sheet, has_areas=bool(table.columns_of(Role.AREA))
        )
        self._check_sections(names)
        self._questions += doubts_of_notes(self._scan.notes(self._rows[-1] + 1, self._body.end), table.sheet)
        table = replace(
            table,
            rows_left_out=left_out,
            unit=unit_told(mentions),
            decisions=tuple(self._decisions),
            questions=tuple(dict.fromkeys(self._questions)),
        )
        return table if self._year is None else table.with_year(self._year)

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
        for column in sorted(self._head.labels):
            header = self._scan.text(self._head.row, column)
            label = periods.settled.get(column)
            if label is None:
                reason = periods.left_out.get(column, "its period is not clear")
                columns.append(ColumnMapping(column, header, Role.LEFT_OUT, reason=reason))
            else:
                columns.append(ColumnMapping(column, header, Role.VALUE, label.period, label.month, label.quarter))
        return columns

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
                self._ask(Topic.LAYOUT, sentence, address(self._head.row, column))
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
            )

    def _rows_left_out(self, table: TableMapping) -> dict[int, str]:
        measures, areas, values = (
            [each.column for each in table.columns_of(role)] for role in (Role.MEASURE, Role.AREA, Role.VALUE)
        )
        found = rows_left_out(self._scan, self._rows, measures, areas, values, is_own=self._matcher.has_measure)
        found |= {row: "it holds no values" for row in self._body.sections if row <= self._rows[-1]}
        found |= {row: "it repeats the head" for row in self._body.repeats if row <= self._rows[-1]}
        return found

    def _check_periods(self, periods: Periods, table: TableMapping, left_out: dict[int, str]) -> None:
        cells = tuple(address(self._head.row, column) for column in sorted(self._head.labels))
        if periods.problem:
            self._ask(Topic.PERIOD, f"The heads in row {self._head.row} may be {periods.problem}.", *cells)
            return
        if periods.evidence:
            self._decisions.append(Decision("months", periods.evidence, cells))
        year_rows = bool(table.columns_of(Role.YEAR))
        missing = [column for column, label in periods.settled.items() if label.period is None]
        if year_rows and not missing:
            self._ask(Topic.PERIOD, "Both the rows and the columns name years.", *cells)
        for role in (Role.PERIOD, Role.MONTH, Role.QUARTER, Role.WEEK):
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
        if not measures and not any(question.topic is Topic.LAYOUT for question in self._questions):
            self._ask(Topic.MEASURE, "No column names what is counted: which measure are these numbers?", table.range)

    def _check_heads(self) -> None:
        if self._head.doubtful:
            cells = [address(self._head.row, column) for column in sorted(self._head.labels)]
            self._ask(
                Topic.PERIOD, f"Row {self._head.row} may name years or hold numbers that look like years.", *cells
            )
        for row, column in self._head.strange:
            text = self._scan.text(row, column)
            self._ask(
                Topic.MEANING,
                f"“{shown(text)}” stands over some columns: what do their numbers mean?",
                address(row, column),
            )
        for row in self._body.subheads:
            cells = [address(row, column) for column in sorted(self._head.labels) if self._scan.text(row, column)]
            self._ask(Topic.MEANING, f"Row {row} is a second head: what do the numbers under each period mean?", *cells)

    def _check_sections(self, names: set[str]) -> None:
        """A heading inside the table, such as ARRESTS, can change what the rows under it count."""
        joined = " ".join(names).casefold()
        inside = [row for row in self._body.sections if row <= self._rows[-1] and not self._is_blank_row(row)]
        places = [(row, column) for row in inside for column, _ in self._scan.row(row)]
        for row, column in places:
            text = self._scan.text(row, column)
            changing = [words().word(f"titles.{each}", text) for each in _CHANGING]
            if years_in(text) or any(word and word not in joined for word in changing):
                sentence = f"“{shown(text)}” may change what the rows below it count."
                self._ask(Topic.MEANING, sentence, address(row, column))

    def _is_blank_row(self, row: int) -> bool:
        """Whether a row without values names measure, area and unit: it is one to be filled in, not a heading."""
        return says_all_itself([self._head_text(column) for column, _ in self._scan.row(row)])

    def _mentions(self) -> list[Mention]:
        titles = self._scan.titles(self._head.top or self._head.row)
        return mentions_of(titles, self._scan.sheet.name, self._scan.file_stem, is_text=self._scan.is_text)

    def _ask(self, topic: Topic, sentence: str, *cells: str) -> None:
        self._questions.append(Question(topic, sentence, self._scan.sheet.name, cells))


def _tops(columns: Sequence[ColumnMapping], row: int) -> list[str]:
    return [address(row, column.column) for column in columns]
