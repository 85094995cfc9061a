"""How a table is read: what each column holds, which rows are left out, and why we think so.

A table is one model whichever way it lies: every row of the body that is not left out gives one value per VALUE
column. Measure, area and period each come from columns of the row, from the head of the value column, or from one
name for the whole table. *Wide* tables have a period in the head, *long* ones have it in the row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from cs360_desktop.domain.catalogue import Measure, Synonym, Unit
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.questions import Question, Topic
from cs360_desktop.importing.workbook import Span, Workbook, column_letters, range_address


class Role(Enum):
    """What a column of a table holds."""

    MEASURE = "measure"
    BREAKDOWN = "breakdown"
    AREA = "area"
    PERIOD = "period"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    UNIT = "unit"
    STATE = "state"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    DATE = "date of the incident"
    CASE = "case number"
    CATEGORY = "category of the incident"
    VALUE = "value"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Decision:
    """Something we decided, why, where the evidence stands, and how sure we are (0 to 1)."""

    what: str
    evidence: str
    cells: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row, column or sheet that is not imported, and why."""

    sheet: str
    cells: str
    reason: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What one column holds.

    For VALUE columns `period`, `measure` and `area` are what the heads of the column say, where they say anything; they
    add to what the row says: `ROBBERY` in the row and `cleared` in the head are the measure `ROBBERY / cleared`.
    `month` and `quarter` are a head without its year (1–12, 1–4): the year is still to be told.
    `fill_down` is for label columns whose blank cells repeat the cell above.
    """

    column: int
    header: str
    role: Role
    period: Period | None = None
    month: int | None = None
    quarter: int | None = None
    measure: str | None = None
    area: str | None = None
    fill_down: bool = False
    reason: str = ""


class Match(Enum):
    """How a name of the file was matched."""

    SAME_NAME = "same name"
    ALIAS = "alias"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    CREATE = "create"
    LEAVE_OUT = "leave out"
    NONE = "not matched"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of the file and the measure or area it stands for.

    `target_id` is set where it is matched; `suggestions` are ids, the most alike first, and never decide.
    """

    name: str
    how: Match
    cell: str
    target_id: int | None = None
    suggestions: tuple[int, ...] = ()


class Counted(Enum):
    """What counts as one event in a list of events."""

    ROWS = "each row"
    CASES = "each case number once"
    DISTINCT = "rows that are alike once"


class Partial(Enum):
    """What is done with periods that a list of events does not cover whole."""

    LEAVE_OUT = "leave out"
    ESTIMATED = "bring in as estimated"
    COMPLETE = "complete as they are"


@dataclass(frozen=True, slots=True)
class Counting:
    """How a list with one row for each event is counted; a table with it has no VALUE column.

    `unit` and `month_first` (the order in `3/4/2017`) are None until somebody says so where the rows do not prove it.
    `stated` is the first and last day the titles or the file's name tell. `is_prefixed` puts the name of the whole list
    before each category, because a call about a robbery is no robbery.
    """

    unit: Counted | None = None
    month_first: bool | None = None
    partial: Partial = Partial.LEAVE_OUT
    stated: tuple[date, date] | None = None
    is_prefixed: bool = False


@dataclass(frozen=True, slots=True)
class TableMapping:
    """One table: where it stands and how it is read. The wizard edits copies of it.

    `header_rows` and the body's first and last row are 1-based. `area` and `period` hold for the whole table where no
    column tells, `measure` is the first part of every name, as *Arrests* of the offenses below that title. `year`
    completes months and quarters that stand in rows. `unit` is what the titles tell about all numbers. `sections` has
    the headings between the rows (row and text) where they tell rows of one name apart; `section_role` says what they
    are. With `counting` the rows are events, counted by DATE, CATEGORY and AREA, and `measure` names the whole list. A
    table with open `questions` gives no values, unless they withhold nothing; `answered` keeps the sentences of those
    the user settled, so that a profile need not ask again. `named` may be its area.
    """

    sheet: str
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: tuple[ColumnMapping, ...]
    rows_left_out: Mapping[int, str] = field(default_factory=dict)
    measure: str | None = None
    area: str | None = None
    period: Period | None = None
    period_kind: PeriodKind | None = None
    year: int | None = None
    unit: Unit | None = None
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    answered: tuple[str, ...] = ()
    sections: Mapping[int, str] = field(default_factory=dict)
    section_role: Role | None = None
    counting: Counting | None = None
    named: str = ""

    @property
    def span(self) -> Span:
        """Head and body together."""
        top = min(self.header_rows, default=self.first_row)
        columns = [column.column for column in self.columns]
        return top, min(columns), self.last_row, max(columns)

    @property
    def range(self) -> str:
        """The range as text, such as `B4:M16`."""
        return range_address(self.span)

    def with_role(self, column: int, role: Role) -> "TableMapping":
        """Let a column hold something else; what its head said is kept."""
        columns = tuple(replace(each, role=role, reason="") if each.column == column else each for each in self.columns)
        return replace(self, columns=columns)

    def with_year(self, year: int) -> "TableMapping":
        """Give the missing year to heads such as `jan` or `q1`, and take back the question about it."""
        columns = tuple(_in_year(column, year) for column in self.columns)
        questions = tuple(question for question in self.questions if question.topic is not Topic.YEAR)
        return replace(self, columns=columns, questions=questions, year=year)

    def without(self, question: Question) -> "TableMapping":
        """Take back a question, because the user looked at it and the mapping is right as it stands."""
        questions = tuple(each for each in self.questions if each != question)
        return replace(self, questions=questions, answered=(*self.answered, question.sentence))

    def columns_of(self, role: Role) -> tuple[ColumnMapping, ...]:
        """The columns that hold one thing, from left to right."""
        return tuple(column for column in self.columns if column.role is role)

    @property
    def has_years_across(self) -> bool:
        """Whether months or quarters stand in the rows and their years in the heads."""
        in_rows = self.columns_of(Role.MONTH) or self.columns_of(Role.QUARTER)
        heads = [each.period for each in self.columns_of(Role.VALUE)]
        years = all(period is not None and period.kind is PeriodKind.YEAR for period in heads)
        return bool(in_rows and heads and years)

    @property
    def has_areas(self) -> bool:
        """Whether anything tells areas: a column, a head, headings between the rows, or the whole table."""
        in_heads = any(each.area for each in self.columns_of(Role.VALUE))
        return bool(self.columns_of(Role.AREA) or self.area or in_heads or self.section_role is Role.AREA)

    @property
    def may_be_of(self) -> str:
        """The area the table may be of by what stands over it, empty where it tells an area, or counts just that."""
        return "" if self.has_areas or self.measure == self.named else self.named

    @property
    def has_measures(self) -> bool:
        """Whether anything tells what is counted."""
        in_heads = any(each.measure for each in self.columns_of(Role.VALUE))
        in_rows = self.columns_of(Role.MEASURE) or self.columns_of(Role.BREAKDOWN)
        return bool(in_rows or self.measure or in_heads or self.section_role is Role.MEASURE)

    @property
    def rows_are(self) -> str:
        """What a row stands for, in the words of the wizard: `measures by area (columns A, C)`."""
        return _listed(
            self, (Role.MEASURE, Role.BREAKDOWN, Role.AREA, Role.YEAR, Role.QUARTER, Role.MONTH, Role.PERIOD)
        )

    @property
    def columns_are(self) -> str:
        """What the value columns stand for: `months`, `years`, `measures`, or `values` for a long list."""
        values = self.columns_of(Role.VALUE)
        if any(column.period or column.month or column.quarter for column in values):
            return f"{self.period_kind.name.lower().replace('_', ' ')}s" if self.period_kind else "periods"
        return "measures" if any(column.measure for column in values) else "values"

    @property
    def orientation(self) -> str:
        """Rows and columns in one line: `rows: measures (column B); columns: months`."""
        if self.counting is not None:
            kind = self.period_kind.name.lower().replace("_", " ") if self.period_kind else "period"
            by = ", by ".join(
                [
                    f"{kind}{_letters(self, Role.DATE)}",
                    *(
                        f"{word}{_letters(self, role)}"
                        for word, role in (("category", Role.CATEGORY), ("area", Role.AREA))
                        if self.columns_of(role)
                    ),
                ]
            )
            return f"rows: {(self.measure or 'events').lower()}, counted by {by}"
        # `columns_are` stays as it is: saved layouts are recognized by it.
        is_areas = self.columns_are == "values" and any(each.area for each in self.columns_of(Role.VALUE))
        return f"rows: {self.rows_are}; columns: {'areas' if is_areas else self.columns_are}"


def _listed(table: TableMapping, roles: tuple[Role, ...]) -> str:
    return ", ".join(f"{_PLURALS[role]}{_letters(table, role)}" for role in roles if table.columns_of(role))


def _letters(table: TableMapping, role: Role) -> str:
    """` (columns A, C)` for the columns that hold one thing; empty where none does."""
    letters = [column_letters(column.column) for column in table.columns_of(role)]
    return f" ({'column' if len(letters) == 1 else 'columns'} {', '.join(letters)})" if letters else ""


_PLURALS = {
    Role.MEASURE: "measures",
    Role.BREAKDOWN: "breakdowns",
    Role.AREA: "areas",
    Role.YEAR: "years",
    Role.QUARTER: "quarters",
    Role.MONTH: "months",
    Role.PERIOD: "periods",
}


def _in_year(column: ColumnMapping, year: int) -> ColumnMapping:
    if column.role is not Role.VALUE or column.period is not None:
        return column
    if column.month is not None:
        return replace(column, period=Period.month(year, column.month))
    if column.quarter is not None:
        return replace(column, period=Period.quarter(year, column.quarter))
    return column


@dataclass(frozen=True, slots=True)
class Known:
    """What the workspace already knows: measures, areas as (id, name), and remembered names."""

    measures: Sequence[Measure]
    areas: Sequence[tuple[int, str]]
    synonyms: Sequence[Synonym] = ()


@dataclass(frozen=True, slots=True)
class ReadAs:
    """The profile a file is read by, when it was saved (`2026-11-28`, or empty), and what is not as it was then."""

    name: str
    saved_on: str = ""
    noticed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a workbook would be read: tables, names, questions. The wizard edits it, `build_plan` reads by it.

    `workbook` is what is read: without hidden rows and columns, unless they were asked for. `whole` has them all.
    """

    workbook: Workbook
    tables: tuple[TableMapping, ...]
    measures: tuple[NameMatch, ...] = ()
    areas: tuple[NameMatch, ...] = ()
    questions: tuple[Question, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    profile: ReadAs | None = None
    whole: Workbook | None = None

    def with_table(self, index: int, table: TableMapping) -> "Proposal":
        """Replace one table."""
        return replace(self, tables=(*self.tables[:index], table, *self.tables[index + 1 :]))

    def with_measure(self, name: str, how: Match, target_id: int | None = None) -> "Proposal":
        """Decide which measure a name of the file stands for: CHOSEN with its id, CREATE or LEAVE_OUT."""
        return replace(self, measures=_decided(self.measures, name, how, target_id))

    def with_area(self, name: str, how: Match, target_id: int | None = None) -> "Proposal":
        """Decide which area a name of the file stands for: CHOSEN with its id, CREATE or LEAVE_OUT."""
        return replace(self, areas=_decided(self.areas, name, how, target_id))


def _decided(matches: tuple[NameMatch, ...], name: str, how: Match, target_id: int | None) -> tuple[NameMatch, ...]:
    return tuple(replace(match, how=how, target_id=target_id) if match.name == name else match for match in matches)
