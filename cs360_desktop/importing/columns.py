"""What a label column holds: judged by its head, else by what stands in it, else asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.area_numbers import about_numbers, are_of_areas, figures_instead
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.periods import read_label
from cs360_desktop.importing.questions import (
    LEAVE_TABLE_OUT,
    NOT_PERSONS,
    REPEAT,
    Edit,
    Option,
    Question,
    Topic,
    role_options,
)
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import folded, shown, spaced, text_of
from cs360_desktop.importing.values import names_units
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address, column_letters

LABEL_ROLES = {
    Role.MEASURE.value: "It names the measures",
    Role.AREA.value: "It names the areas",
    Role.BREAKDOWN.value: "It divides the measures further",
    Role.LEFT_OUT.value: "It only describes the rows; leave it out",
}
"""What a column of names can be, in the words of an answer."""
_PERIODS = frozenset({Role.PERIOD, Role.YEAR, Role.QUARTER, Role.MONTH, Role.WEEK})
NOBODY_TOLD = "nobody has told yet what it holds"
HOLDS_NUMBERS = "it holds numbers, and nobody has told yet which"
PERSONAL_REASON = "it looks like personal data, which this program never reads"


def personal_question(columns: Iterable[ColumnMapping], sheet: str, row: int) -> Iterator[Question]:
    """Ask about columns of personal data in a table: the numbers beside a name may be those of one person."""
    personal = [column for column in columns if column.reason == PERSONAL_REASON]
    if personal:
        heads = ", ".join(f"“{shown(column.header)}”" for column in personal)
        cells = tuple(address(row, column.column) for column in personal)
        sentence = (
            f"{heads} was not read, because it looks like personal data: what do the numbers beside it stand for?"
        )
        yield Question(Topic.MEANING, sentence, sheet, cells, options=(NOT_PERSONS, LEAVE_TABLE_OUT))


def role_of_head(head: str) -> tuple[Role | None, str]:
    """The role a head tells by itself, and the reason where the column is left out; None where it tells nothing."""
    lists = words()
    if lists.finds("columns.personal", head) or lists.finds("columns.personal", spaced(head)):
        return Role.LEFT_OUT, PERSONAL_REASON
    key = folded(head) or head.strip()  # `#` numbers the rows, `-` says nothing
    if key in lists.roles:
        return lists.roles[key], ""
    if key in lists.left_out:
        return Role.LEFT_OUT, lists.left_out[key]
    return None, ""


class LabelColumns:
    """Decides the label columns of one table and collects decisions and questions on the way."""

    def __init__(self, scan: SheetScan, matcher: Matcher, rows: Sequence[int]) -> None:
        self._scan = scan
        self._matcher = matcher
        self._rows = rows
        self.decisions: list[Decision] = []
        self.questions: list[Question] = []

    def filled_down(self, columns: Sequence[ColumnMapping]) -> list[ColumnMapping]:
        """The columns, with those whose blank cells repeat the name above marked."""
        return [self._filled_down(column, columns) for column in columns]

    def decide(self, heads: Sequence[tuple[int, str]]) -> list[ColumnMapping]:
        """Give a role to each (column, head)."""
        mapped = []
        unknown = []
        for column, head in heads:
            role, reason = role_of_head(head) if head else (None, "")
            if not head and self._numbers_rows(column):
                role, reason = Role.LEFT_OUT, "it numbers the rows"
            elif role is None and words().is_derived_head(head) and self._holds_numbers(column):
                role, reason = Role.LEFT_OUT, "it is worked out from other columns"
            if role is None or (role is Role.UNIT and not names_units(self._names(column))):
                unknown.append((column, head))
            elif role is Role.AREA and self._holds_numbers(column):
                mapped.append(self._numbered(column, head, heads))
            else:
                mapped.append(ColumnMapping(column, head, role, reason=reason))
        for column, head in unknown:
            mapped.append(self._judge(column, head, has_measure=any(each.role is Role.MEASURE for each in mapped)))
        return [self._filled_down(column, mapped) for column in sorted(mapped, key=lambda each: each.column)]

    def _numbered(self, column: int, head: str, heads: Sequence[tuple[int, str]]) -> ColumnMapping:
        """A column of numbers under the head of areas; others of numbers that are no periods tell no rows apart."""
        cells = self._scan.sheet.cells
        naming = [each for each, told in heads if role_of_head(told)[0] in _PERIODS or not self._holds_numbers(each)]
        rows = [(cells[row - 1][column - 1], [cells[row - 1][each - 1] for each in naming]) for row in self._rows]
        of_areas = are_of_areas(head, rows, self._scan.decimal)
        if of_areas:
            return ColumnMapping(column, head, Role.AREA)
        if of_areas is None:
            self.questions.append(about_numbers(column, head, self._scan.sheet.name, self._rows[0] - 1))
        return figures_instead(column, head)

    def _names(self, column: int) -> list[str]:
        cells = self._scan.sheet.cells
        return [name for name in (text_of(cells[row - 1][column - 1]) for row in self._rows) if name]

    def _holds_numbers(self, column: int) -> bool:
        filled = [row for row in self._rows if self._scan.text(row, column)]
        return bool(filled) and all(self._scan.is_number(row, column) for row in filled)

    def _numbers_rows(self, column: int) -> bool:
        """Whether a column without a head holds rising whole numbers, as row numbers of an export do."""
        figures = [self._scan.figure(row, column) for row in self._rows]
        numbers = [figure.number for figure in figures if figure is not None and figure.number.is_integer()]
        return len(numbers) == len(self._rows) > 1 and numbers == sorted(set(numbers))

    def _judge(self, column: int, head: str, *, has_measure: bool) -> ColumnMapping:
        names = sorted(set(self._names(column)))
        place = f"{column_letters(column)}{self._rows[0]}:{column_letters(column)}{self._rows[-1]}"
        if names and all(_is_year_or_sum(name) for name in names):
            return ColumnMapping(column, head, Role.YEAR)
        if head and words().finds("columns.area", head):
            return ColumnMapping(column, head, Role.AREA)
        areas = sum(is_area(name, self._matcher) for name in names)
        if names and areas >= len(names) / 2:
            self.decisions.append(Decision("areas", "the names are those of areas", (place,), areas / len(names)))
            return ColumnMapping(column, head, Role.AREA)
        known = sum(self._matcher.knows_measure(name) or sounds_counted(name) for name in names)
        if known * 2 > len(names) and not areas and not has_measure:
            self.decisions.append(
                Decision("measures", "the names are things police departments count", (place,), known / len(names))
            )
            return ColumnMapping(column, head, Role.MEASURE)
        called = f"“{shown(head)}”" if head else "without a head"
        self.questions.append(
            Question(
                Topic.LAYOUT,
                f"Column {column_letters(column)} ({called}) may hold measures, areas or something else.",
                self._scan.sheet.name,
                (place,),
                name=head,
                options=(*role_options(column, LABEL_ROLES), LEAVE_TABLE_OUT),
            )
        )
        # Numbers divide nothing, also under a title such as *Arrests by city*: see `names_around`.
        reason = HOLDS_NUMBERS if self._holds_numbers(column) else NOBODY_TOLD
        return ColumnMapping(column, head, Role.LEFT_OUT, reason=reason)

    def _filled_down(self, column: ColumnMapping, mapped: Sequence[ColumnMapping]) -> ColumnMapping:
        """Find out whether blank cells of a label column repeat the name above, by merged cells or by equal blocks."""
        if column.role not in {Role.AREA, Role.MEASURE, Role.BREAKDOWN, Role.YEAR}:
            return column
        blanks = [row for row in self._rows if not self._scan.text(row, column.column)]
        if not blanks or column.role is Role.BREAKDOWN:
            return column
        inner = [each.column for each in mapped if each.column > column.column and each.role is not Role.LEFT_OUT]
        if not inner:
            return column
        evidence = self._why_names_repeat(column, blanks, mapped)
        if evidence:
            self.decisions.append(Decision("names repeat downward", evidence, (address(blanks[0], column.column),)))
            return ColumnMapping(column.column, column.header, column.role, fill_down=True)
        if column.role is Role.YEAR:
            return column  # rows without a year are refused one by one
        self.questions.append(
            Question(
                Topic.LAYOUT,
                f"Column {column_letters(column.column)} has blank cells: do they repeat the name above?",
                self._scan.sheet.name,
                tuple(address(row, column.column) for row in blanks[:5]),
                name=column.header,
                options=(
                    replace(REPEAT, columns=(column.column,)),
                    Option("They have no name; leave their rows out", Edit.NAMES_STAND_ALONE, (column.column,)),
                    LEAVE_TABLE_OUT,
                ),
            )
        )
        return column

    def _why_names_repeat(self, column: ColumnMapping, blanks: Sequence[int], mapped: Sequence[ColumnMapping]) -> str:
        """The evidence that blank cells of a column repeat the name above them, empty where there is none."""
        inner = [each for each in mapped if each.column > column.column and each.role is not Role.LEFT_OUT]
        if self._all_merged(column.column, blanks):
            return "its cells are merged"
        if self._equal_blocks(column.column, [each.column for each in inner]):
            return "every name heads a block with the same rows"
        within = [each.column for each in inner if each.role in {Role.MONTH, Role.QUARTER}]
        if column.role is Role.YEAR and any(self._follow_one_another(column.column, each) for each in within):
            return "below each year its months follow one another"
        smaller = [each.column for each in inner if each.role is Role.AREA]
        filled = all(self._scan.text(row, each) for row in self._rows for each in smaller)
        if column.role is Role.AREA and smaller and filled and self._scan.text(self._rows[0], column.column):
            return "every row names a smaller area beside it"
        return ""

    def _all_merged(self, column: int, blanks: Sequence[int]) -> bool:
        inside = {
            row
            for top, left, bottom, right in self._scan.sheet.merged
            if left <= column <= right and self._scan.text(top, left)
            for row in range(top + 1, bottom + 1)
        }
        return all(row in inside for row in blanks)

    def _follow_one_another(self, year: int, within: int) -> bool:
        """Whether below each year months or quarters rise: a blank year can only be that above."""
        last: int | None = None
        for row in self._rows:
            label = self._scan.label(row, within)
            number = None if label is None else label.month or label.quarter
            if number is None or (not self._scan.text(row, year) and (last is None or number <= last)):
                return False
            last = number
        return True

    def _equal_blocks(self, column: int, inner: Sequence[int]) -> bool:
        """Whether each name is followed by the same inner names: then its blank cells can only mean that name."""
        blocks: list[list[tuple[str, ...]]] = []
        for row in self._rows:
            if self._scan.text(row, column):
                blocks.append([])
            elif not blocks:
                return False
            blocks[-1].append(tuple(folded(self._scan.text(row, each)) for each in inner))
        return len(blocks) > 1 and all(block == blocks[0] for block in blocks) and len(set(blocks[0])) == len(blocks[0])


def _is_year_or_sum(name: str) -> bool:
    label = read_label(name)
    is_year = label is not None and label.kind is PeriodKind.YEAR
    return is_year or words().is_derived(name) or words().is_total(name)


def sounds_counted(name: str) -> bool:
    """Whether a name has a word in it for something police departments count."""
    return words().sounds_counted(name)


def is_area(name: str, matcher: Matcher) -> bool:
    """Whether a name is that of an area, by its form (`Beat 12`) or because the workspace has it."""
    return words().finds("names.area", name) or matcher.knows_area(name)


def is_counted(name: str, matcher: Matcher) -> bool:
    """Whether a name is that of a measure, because the workspace or the catalog knows it or by what it sounds like."""
    return matcher.knows_measure(name) or sounds_counted(name)


def is_part(name: str, matcher: Matcher) -> bool:
    """Whether a name can be a part of what a row counts: `cleared`, `percent of offenses`, or something counted."""
    return words().finds("columns.kind", name) or is_counted(name, matcher)
