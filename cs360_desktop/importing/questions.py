"""Questions only the user can decide, and the answers each of them can have.

A question offers options. An option is an *edit* of the table's mapping, perhaps with something to type: so every
question can be answered in the wizard, and a table that nobody wants can always be left out.
"""

from dataclasses import dataclass
from enum import Enum


class Topic(Enum):
    """What a question is about."""

    LAYOUT = "layout"
    PERIOD = "period"
    YEAR = "year"
    MEASURE = "measure"
    AREA = "area"
    UNIT = "unit"
    MEANING = "meaning"


class Typed(Enum):
    """What has to be typed beside an option."""

    NOTHING = "nothing"
    YEAR = "year"
    PERIOD = "period"
    MEASURE = "measure"
    AREA = "area"
    MONTH = "month"


class Edit(Enum):
    """What an answer changes in the mapping of a table."""

    AS_IT_STANDS = "as it stands"
    LEAVE_TABLE_OUT = "leave the table out"
    LEAVE_TABLES_OUT = "leave tables of the file out"
    LEAVE_ROWS_OUT = "leave rows that belong to no table out"
    TABLES_ARE_APART = "tables count different things"
    SHEETS_ARE_AREAS = "sheets are named after areas"
    SHEETS_ARE_MEASURES = "sheets are named after what they count"
    TABLES_ARE_OF_AREAS = "tables are of the areas they are named after"
    LEAVE_AREAS_OUT = "leave areas out"
    ROLE = "role of columns"
    REPEAT_NAMES = "blank cells repeat the name above"
    NAMES_STAND_ALONE = "blank cells have no name"
    YEAR = "year"
    PERIOD = "period"
    MEASURE = "measure"
    AREA = "area"
    HEADS_ARE_AREAS = "heads are areas"
    HEADS_ARE_AREAS_OF = "heads are areas of one measure"
    UPPER_HEADS_ARE_AREAS = "upper heads are areas"
    HEADS_ARE_PARTS = "heads are parts of the measures"
    FISCAL_YEAR = "first month of the fiscal years"
    MONTH_OF_EACH_YEAR = "the month of each year"
    HEADS_ARE_MONTHS = "heads are months and years"
    VALUE_ALONE = "the one column of values"
    SECTIONS_ARE_AREAS = "headings are areas"
    SECTIONS_ARE_MEASURES = "headings are measures"
    MONTH_FIRST = "dates begin with the month"
    DAY_FIRST = "dates begin with the day"
    COUNT_ROWS = "each row is one event"
    COUNT_CASES = "each case number is one event"
    COUNT_DISTINCT = "rows that are alike are one event"
    COUNT_THE_REST = "rows without a date are not counted"
    LEAVE_SOME_ROWS_OUT = "some rows of the table are left out"
    DATES_AS_WRITTEN = "days are as written"
    PARTIAL_LEFT_OUT = "incomplete periods are left out"
    PARTIAL_ESTIMATED = "incomplete periods are estimated"
    PARTIAL_COMPLETE = "incomplete periods are complete"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question.

    Args:
        words: what a button or a list says, a sentence without full stop.
        edit: what it does.
        columns: the 1-based columns it is about; all value columns where it is about heads and none is named.
        role: for `Edit.ROLE`, the value of a `Role`.
        typed: what has to be typed with it.
        rows: for `Edit.LEAVE_SOME_ROWS_OUT`, the rows of the table that are left out.
        tables: for a question about several tables, the places in the proposal of those that it changes.
        names: for `Edit.TABLES_ARE_OF_AREAS`, the area of each of them; for `Edit.LEAVE_AREAS_OUT`, the areas.
    """

    words: str
    edit: Edit
    columns: tuple[int, ...] = ()
    role: str = ""
    typed: Typed = Typed.NOTHING
    rows: tuple[int, ...] = ()
    tables: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


AS_IT_STANDS = Option("The numbers are what the names beside them say", Edit.AS_IT_STANDS)
ONE_TABLE = Option("It is one table, and the heads are right as they are", Edit.AS_IT_STANDS)
NOT_PERSONS = Option("They are counts of the agency and not of single persons", Edit.AS_IT_STANDS)
REPEAT = Option("Blank cells repeat the name above", Edit.REPEAT_NAMES)
LEAVE_TABLE_OUT = Option("Leave this table out", Edit.LEAVE_TABLE_OUT)
LEAVE_ROWS_OUT = Option("Leave those rows out and go on with the rest", Edit.LEAVE_ROWS_OUT)
LEAVE_LIST_OUT = Option("Leave this list out and go on with the rest", Edit.LEAVE_ROWS_OUT)
READ_AS_FOUND = Option("Go on: it is read as it was found in this file", Edit.AS_IT_STANDS)
YEAR = Option("The year is", Edit.YEAR, typed=Typed.YEAR)
PERIOD = Option("They are all for the period", Edit.PERIOD, typed=Typed.PERIOD)
MEASURE = Option("They all count one thing, namely", Edit.MEASURE, typed=Typed.MEASURE)
ONE_AREA = Option("They are all of the area", Edit.AREA, typed=Typed.AREA)
FISCAL = Option(
    "They are fiscal years, named after the year they end in, and begin in", Edit.FISCAL_YEAR, typed=Typed.MONTH
)
MONTHS = Option("They are months: 4/16 is April 2016", Edit.HEADS_ARE_MONTHS)
ONE_MONTH = Option("Each column is of one month of its year, and that is", Edit.MONTH_OF_EACH_YEAR, typed=Typed.MONTH)
WHOLE_AGENCY = Option("They are of the whole agency", Edit.AS_IT_STANDS)


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the user can decide: a plain sentence, the cells it is about (`B4:M4`), and what can be answered.

    Without `options` it cannot be answered in the table step; names are answered in the matching step. What no table
    holds is answered by `file_answers`. A question that `withholds` nothing is about more that could be read: what the
    table gives is certain without its answer.
    """

    topic: Topic
    sentence: str
    sheet: str
    cells: tuple[str, ...] = ()
    name: str = ""
    suggestions: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    withholds: bool = True


def role_options(column: int, roles: "dict[str, str]") -> tuple[Option, ...]:
    """Options that let a column hold one of several things: words by the value of the role."""
    return tuple(Option(words, Edit.ROLE, (column,), role) for role, words in roles.items())
