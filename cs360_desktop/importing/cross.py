"""Tables of one period: names at the left, measures or areas across, and the period in a title, sheet or file name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.columns import LabelColumns, personal_question
from cs360_desktop.importing.covered import Covered, covered
from cs360_desktop.importing.groups import about_groups
from cs360_desktop.importing.headings import changes_rows_below
from cs360_desktop.importing.heads_across import HeadsAcross, Meaning
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.names_around import about_title, still_open, with_names_around
from cs360_desktop.importing.numbers import Refusal, read_value
from cs360_desktop.importing.questions import (
    AS_IT_STANDS,
    LEAVE_TABLE_OUT,
    MEASURE,
    PERIOD,
    Edit,
    Option,
    Question,
    Topic,
)
from cs360_desktop.importing.region import Region, region
from cs360_desktop.importing.relative import is_relative, relative_period
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
)
from cs360_desktop.importing.totals import rows_left_out
from cs360_desktop.importing.unknown_heads import about_upper_heads
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address, column_letters

_NOTE_ROWS = 12


def detect(scan: SheetScan, row: int, matcher: Matcher) -> TableMapping | None:
    """Read the table whose lowest head row is a row, or None where it is no such head."""
    found = region(scan, row)
    return None if found is None else _Reading(scan, found, matcher).table()


class _Reading:
    """Turns what was found into a mapping, with every decision and question on the way."""

    def __init__(self, scan: SheetScan, found: Region, matcher: Matcher) -> None:
        self._scan = scan
        self._found = found
        self._matcher = matcher
        self._questions: list[Question] = []
        self._decisions: list[Decision] = []

    def table(self) -> TableMapping | None:
        found, scan = self._found, self._scan
        labels = self._labels()
        told = covered(self._mentions())
        period = told.period
        across = HeadsAcross(scan, self._matcher, found, labels, told.period)
        values = self._values(across, period)
        if any(each.role is Role.VALUE and scan.label(found.head_rows[-1], each.column) for each in values):
            return None
        self._questions += across.questions(values)
        upper = {each.column: found.heads[each.column][0] for each in values if len(found.heads[each.column]) > 1}
        self._questions += about_upper_heads(upper, found.head_rows[0], scan.sheet.name, self._matcher)
        labels = across.with_parts(across.without_attributes(labels))
        values = self._without_block_values(values, labels)
        sections = sections_of(scan, self._matcher, found.rows, found.sections, labels)
        self._questions += sections.questions
        self._decisions += sections.decisions
        in_rows = any(each.role is Role.YEAR for each in labels)
        table = TableMapping(
            sheet=scan.sheet.name,
            header_rows=tuple(found.head_rows),
            first_row=found.rows[0],
            last_row=found.rows[-1],
            columns=tuple(sorted((*labels, *values, *self._others(values)), key=lambda each: each.column)),
            period=None if in_rows else period,
            period_kind=PeriodKind.YEAR if in_rows else period.kind if period else None,
        )
        table = sections.on(table)
        table, decisions = with_names_around(table, self._mentions(), self._matcher)
        self._decisions += decisions
        self._questions = still_open(self._questions, table)
        self._check_period(told, table)
        self._check_shape(table)
        mentions = self._mentions()
        names = self._names(table)
        lowest = found.head_rows[-1]
        mentions += corners(table.columns, lowest)
        self._check_words(table, mentions, names, period)
        left_out = self._rows_left_out(table)
        self._questions += about_groups(scan, found.rows, table, left_out, self._matcher)
        return replace(
            table,
            rows_left_out=left_out,
            unit=unit_told(mentions, names),
            decisions=tuple(self._decisions),
            questions=tuple(dict.fromkeys(self._questions)),
        )

    def _check_words(
        self, table: TableMapping, mentions: Sequence[Mention], names: Sequence[str], period: Period | None
    ) -> None:
        """Ask about what titles, headings, heads and notes say of the numbers."""
        found, scan = self._found, self._scan
        self._questions += doubts(mentions, table.period_kind, names, table)
        self._check_sections(table, names)
        own = names if table.section_role is not Role.MEASURE else ()
        own = [name for name in own if not (words().is_total(name) or words().is_derived(name))]
        self._questions += about_title(table, mentions, own, self._matcher)
        self._questions += personal_question(table.columns, table.sheet, found.head_rows[-1])
        self._questions += doubts_of_notes(
            scan.notes(found.rows[-1] + 1, min(found.rows[-1] + _NOTE_ROWS, scan.sheet.height)), table.sheet, period
        )
        self._questions += printed_too_early(mentions, period, table.sheet)

    def _labels(self) -> list[ColumnMapping]:
        found = self._found
        heads = [(column, " ".join(found.heads[column])) for column in found.labels]
        deciding = LabelColumns(self._scan, self._matcher, found.rows)
        labels = deciding.decide(heads)
        self._questions += deciding.questions
        self._decisions += deciding.decisions
        return [
            replace(each, role=Role.LEFT_OUT, reason="it describes the row") if each.role is Role.VALUE else each
            for each in labels
        ]

    def _values(self, across: HeadsAcross, period: Period | None) -> list[ColumnMapping]:
        """The value columns; where some heads name months by what the report covers, all of them must."""
        found = [self._value(column, across) for column in self._found.values]
        if not any(is_relative(each.header) for each in found):
            return found
        timed = {each.column: relative_period(each.header, period) for each in found} if period else {}
        return [
            replace(each, period=timed[each.column], measure=None, role=Role.VALUE, reason="")
            if timed.get(each.column)
            else replace(each, role=Role.LEFT_OUT, reason=each.reason or "nothing tells which period it is of")
            for each in found
        ]

    def _value(self, column: int, across: HeadsAcross) -> ColumnMapping:
        header = " ".join(self._found.heads[column])
        meaning, text = across.meaning(column)
        if meaning is Meaning.LEFT_OUT:
            return ColumnMapping(column, header, Role.LEFT_OUT, reason=text)
        if meaning is Meaning.AREA:
            return ColumnMapping(column, header, Role.VALUE, area=text)
        return ColumnMapping(column, header, Role.VALUE, measure=text or None)

    def _without_block_values(
        self, values: Sequence[ColumnMapping], labels: Sequence[ColumnMapping]
    ) -> list[ColumnMapping]:
        """Leave out columns with one number for a whole block of rows, as the number of agencies beside two years."""
        filling = [each.column for each in labels if each.fill_down]
        if not filling:
            return list(values)
        first = {row for row in self._found.rows if any(self._scan.text(row, column) for column in filling)}
        others = [row for row in self._found.rows if row not in first]
        return [
            replace(each, role=Role.LEFT_OUT, reason="it has one number for several rows")
            if each.role is Role.VALUE and others and not any(self._scan.text(row, each.column) for row in others)
            else each
            for each in values
        ]

    def _others(self, values: Sequence[ColumnMapping]) -> Iterator[ColumnMapping]:
        """Columns of texts between and behind the values."""
        taken = {each.column for each in values} | set(self._found.labels)
        for column, texts in self._found.heads.items():
            if column not in taken and any(self._scan.text(row, column) for row in self._found.rows):
                header = " ".join(texts)
                yield ColumnMapping(column, header, Role.LEFT_OUT, reason="it holds no numbers")

    def _check_period(self, told: Covered, table: TableMapping) -> None:
        if table.columns_of(Role.YEAR):
            return
        if told.period is not None:
            self._decisions.append(Decision(told.period.label, told.evidence, told.cells, 0.9))
            return
        problem = told.problem or "the days they name are no month, quarter, year or week"
        sentence = f"Which period are these numbers for? {problem[:1].upper()}{problem[1:]}."
        self._ask(Topic.PERIOD, sentence, (PERIOD, LEAVE_TABLE_OUT), table.range)

    def _check_shape(self, table: TableMapping) -> None:
        """What makes a table uncertain: no names, heads that may reach further, several numbers in a cell."""
        found, scan = self._found, self._scan
        lowest = found.head_rows[-1]
        named = [each for each in table.columns if each.role in {Role.MEASURE, Role.AREA, Role.BREAKDOWN}]
        if not named and len(found.rows) > 1 and not self._questions:
            self._ask(Topic.LAYOUT, "No column names what the rows stand for.", (LEAVE_TABLE_OUT,), table.range)
        if not table.has_measures and not self._questions:
            sentence = "No column or head names what is counted: which measure are these numbers?"
            self._ask(Topic.MEASURE, sentence, (MEASURE, LEAVE_TABLE_OUT), table.range)
        unclear = [column for column in found.unclear if column in found.values]
        if unclear:
            cells = [address(found.head_rows[0], column) for column in unclear]
            sentence = "It is not certain which columns the upper heads stand over."
            self._ask(Topic.LAYOUT, sentence, (AS_IT_STANDS, LEAVE_TABLE_OUT), *cells)
        headless = [each.column for each in table.columns_of(Role.VALUE) if not each.header]
        for column in headless:
            letters = column_letters(column)
            leave = Option(f"Leave column {letters} out", Edit.ROLE, (column,), Role.LEFT_OUT.value)
            sentence = f"Column {letters} holds numbers without a head."
            self._ask(Topic.MEANING, sentence, (leave, LEAVE_TABLE_OUT), address(lowest, column))
        crowded = [
            address(row, column)
            for row in found.rows
            for column in (*found.values, *(each.column for each in table.columns_of(Role.LEFT_OUT)))
            if _holds_several(scan, row, column)
        ]
        if crowded:
            sentence = "Some cells hold several numbers each, so it is not certain which column a number belongs to."
            self._ask(Topic.LAYOUT, sentence, (LEAVE_TABLE_OUT,), *crowded[:5])

    def _check_sections(self, table: TableMapping, names: Sequence[str]) -> None:
        """A heading inside the table, such as ARRESTS, can change what the rows under it count."""
        joined = " ".join(names).casefold()
        for row in self._found.sections:
            for column, _ in self._scan.row(row) if row not in table.sections else ():
                text = self._scan.text(row, column)
                if changes_rows_below(text, joined) or column in self._found.values:
                    sentence = f"“{shown(text)}” may change what the rows below it count."
                    self._ask(Topic.MEANING, sentence, (AS_IT_STANDS, LEAVE_TABLE_OUT), address(row, column))

    def _rows_left_out(self, table: TableMapping) -> dict[int, str]:
        found = rows_left_out(self._scan, self._found.rows, table, is_own=self._matcher.has_measure)
        found |= dict.fromkeys(self._found.sections, "it holds no values")
        return found | {row: "it repeats the head" for row in self._found.repeats if row <= table.last_row}

    def _names(self, table: TableMapping) -> list[str]:
        columns = [each.column for each in table.columns if each.role in {Role.MEASURE, Role.BREAKDOWN}]
        names = {self._scan.text(row, column) for row in self._found.rows for column in columns}
        heads = (each.header for each in table.columns_of(Role.VALUE))
        return [*names, table.measure or "", *table.sections.values(), *heads]

    def _mentions(self) -> list[Mention]:
        return mentions_around(self._scan, self._found.head_rows[0])

    def _ask(self, topic: Topic, sentence: str, options: tuple[Option, ...], *cells: str) -> None:
        self._questions.append(Question(topic, sentence, self._scan.sheet.name, cells, options=options))


def _holds_several(scan: SheetScan, row: int, column: int) -> bool:
    cell = scan.sheet.cells[row - 1][column - 1]
    if cell.__class__ is not str:
        return False
    reading = read_value(cell, scan.decimal)
    return isinstance(reading, Refusal) and "several numbers" in reading.reason


def quoted(columns: Sequence[ColumnMapping]) -> str:
    """Heads as they may be named in a sentence."""
    return ", ".join(f"“{shown(each.header)}”" for each in columns[:6])
