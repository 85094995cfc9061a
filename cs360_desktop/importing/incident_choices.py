"""Which column of a list of events tells the date, the category and the area: one is certain, several are asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cs360_desktop.importing.columns import role_of_head
from cs360_desktop.importing.incident_dates import read_days
from cs360_desktop.importing.list_columns import ListColumn
from cs360_desktop.importing.mapping import Decision, Role
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Option, Question, Topic
from cs360_desktop.importing.texts import folded, shown, spaced, text_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, address

WAITS = "nobody has told yet whether it is to be counted by"
_FEW, _LONGEST, _MOST = 20, 80, 500


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns taken for a role, those offered instead, and how to ask for one of them.

    `words_of` says what a button shows for a head; `otherwise` is the answer that takes none, None where one is needed.
    """

    role: Role
    candidates: tuple[ListColumn, ...]
    is_certain: bool
    sentence: str
    words_of: Callable[[str], str]
    topic: Topic
    otherwise: Option

    @property
    def taken(self) -> tuple[int, ...]:
        """The column that is used without asking."""
        return (self.candidates[0].column,) if self.is_certain else ()

    @property
    def offered(self) -> tuple[int, ...]:
        """The columns the user is asked about."""
        return () if self.is_certain else tuple(each.column for each in self.candidates)

    def decisions(self, head: int) -> Iterator[Decision]:
        """What was decided."""
        for each in self.candidates if self.is_certain else ():
            yield Decision(
                f"counted by “{shown(each.head)}”",
                f"it holds the {self.role.value}",
                (address(head, each.column),),
                0.9,
            )
            return

    def questions(self, sheet: str, head: int) -> Iterator[Question]:
        """What has to be asked; only the date is needed for counting the whole list."""
        if self.is_certain or not self.candidates:
            return
        options = [
            Option(self.words_of(f"“{shown(each.head)}”"), Edit.ROLE, (each.column,), self.role.value)
            for each in self.candidates
        ]
        cells = tuple(address(head, each.column) for each in self.candidates)
        yield Question(
            self.topic,
            self.sentence.format(", ".join(f"“{shown(each.head)}”" for each in self.candidates)),
            sheet,
            cells,
            options=(*options, self.otherwise),
            withholds=self.role is Role.DATE,
        )


def choose_date(dated: Sequence[ListColumn], rows: Sequence[Sequence[Cell]]) -> Choice:
    """Dates of updates, entries and closings are not those of the events; where there are no others, they are asked."""
    events = [each for each in dated if not words().finds("incidents.not_event_date", spaced(each.head))]
    different = _without_copies(events, rows)
    sentence = (
        "Several columns hold dates, {}: by which of them is the list counted?"
        if events
        else "The dates in {} may not be those of the events: by which of them is the list counted?"
    )
    return Choice(
        Role.DATE,
        tuple(different or dated),
        len(different) == 1,
        sentence,
        lambda head: f"By {head}",
        Topic.PERIOD,
        LEAVE_TABLE_OUT,
    )


def _without_copies(dated: Sequence[ListColumn], rows: Sequence[Sequence[Cell]]) -> list[ListColumn]:
    """Columns that tell the same day in every row as an earlier one are that one again: a date and its time."""
    kept: list[tuple[ListColumn, list[object]]] = []
    if len(dated) < 2:
        return list(dated)
    for each in dated:
        days = read_days(each.distinct)
        told: list[object] = [days.of.get(row[each.column - 1]) for row in rows]
        if days.order_unknown or days.order_mixed or all(told != other for _, other in kept):
            kept.append((each, told))
    return [each for each, _ in kept]


def choose_category(rest: Sequence[ListColumn], rows: int) -> Choice:
    """By heads that tell what happened; without one, columns of few texts are offered."""
    named = [each for each in rest if _names_category(each) and _is_plausible(each, rows)]
    found = named or [each for each in rest if _may_be_category(each, rows)]
    return Choice(
        Role.CATEGORY,
        tuple(found),
        len(named) == 1,
        "Events can be told apart by {}: by which of these columns are they counted, beside the whole list?",
        lambda head: f"By {head}",
        Topic.MEASURE,
        Option("Count only the whole list", Edit.AS_IT_STANDS),
    )


def _names_category(column: ListColumn) -> bool:
    return not column.is_numeric and (
        role_of_head(column.head)[0] in {Role.MEASURE, Role.BREAKDOWN}
        or words().finds("incidents.category", spaced(column.head))
    )


def _is_plausible(column: ListColumn, rows: int) -> bool:
    """Whether so few different texts stand in a column that they can be categories; free text is none."""
    names = {folded(text) for text in map(text_of, column.distinct) if text}
    if not names or len(names) > _MOST or max(len(text_of(cell)) for cell in column.distinct) > _LONGEST:
        return False
    loose = words().finds("incidents.loose_category", spaced(column.head))
    return 2 * len(names) <= rows or (len(names) <= _FEW and not loose)


def _may_be_category(column: ListColumn, rows: int) -> bool:
    names = {folded(text) for text in map(text_of, column.distinct) if text}
    return (
        column.role is None
        and bool(column.head)
        and not column.is_numeric
        and 1 < len(names) <= _FEW
        and 2 * len(names) <= rows
        and all(isinstance(cell, str) for cell in column.distinct if cell is not None)
        and not words().finds("incidents.area", spaced(column.head))
        and not words().finds("incidents.detail", spaced(column.head))
    )


def choose_area(rest: Sequence[ListColumn], rows: int) -> Choice:
    """By heads such as beat or district; a city or a place is asked, and one name alone divides nothing."""
    possible = [each for each in rest if _names_area(each) and _divides(each, rows)]
    strong = [each for each in possible if words().finds("incidents.area", spaced(each.head))]
    return Choice(
        Role.AREA,
        tuple(strong or possible),
        len(strong) == 1,
        "{} may be areas: are the events counted by area as well?",
        lambda head: f"By {head}",
        Topic.AREA,
        Option("Count for the whole agency only", Edit.AS_IT_STANDS),
    )


def _names_area(column: ListColumn) -> bool:
    head = spaced(column.head)
    if words().finds("incidents.not_area", head):
        return False
    return role_of_head(column.head)[0] is Role.AREA or words().finds("incidents.area", head)


def _divides(column: ListColumn, rows: int) -> bool:
    names = {folded(text) for text in map(text_of, column.distinct) if text}
    return 1 < len(names) <= _MOST and (len(names) <= _FEW or 3 * len(names) <= rows)
