"""Headings between the rows of a table, needed where they tell rows of one name apart: *Known* under each offense."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cs360_desktop.importing.columns import is_area, is_counted
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.places import may_be_area
from cs360_desktop.importing.questions import LEAVE_TABLE_OUT, Edit, Option, Question, Topic
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.texts import folded, name_of, shown, text_of
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import Cell, address

_NAMED = 3
_DASHES = frozenset(("-", "--", "---", "–", "—"))


@dataclass(frozen=True, slots=True)
class Sections:
    """Headings by row and what they are; empty where the rows do without them."""

    texts: Mapping[int, str] = field(default_factory=dict)
    role: Role | None = None
    questions: tuple[Question, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def on(self, table: TableMapping) -> TableMapping:
        """The table with its headings: where they are the measures, the rows below name parts of them."""
        columns = table.columns
        if self.role is Role.MEASURE:
            columns = tuple(
                replace(each, role=Role.BREAKDOWN) if each.role is Role.MEASURE else each for each in columns
            )
        first = min([table.first_row, *self.texts])
        return replace(table, columns=columns, first_row=first, sections=self.texts, section_role=self.role)


def sections_of(
    scan: SheetScan,
    matcher: Matcher,
    rows: Sequence[int],
    headings: Sequence[int],
    labels: Sequence[ColumnMapping],
) -> Sections:
    """Find out whether headings belong to the names of the rows below them.

    Args:
        scan: the sheet.
        matcher: what the workspace knows.
        rows: the rows with values.
        headings: the rows with a text and no values.
        labels: the columns that name the rows.
    """
    named = [each.column for each in labels if each.role in {Role.MEASURE, Role.AREA, Role.BREAKDOWN, Role.YEAR}]
    dashed = {row for row in rows[:-1] if _holds_dashes(scan, row) and may_be_area(_text(scan, row), matcher)}
    rows = [row for row in rows if row not in dashed]
    texts = {row: _text(scan, row) for row in sorted((*headings, *dashed))}
    # A row whose name has values elsewhere in the table is that row without values, and no heading.
    held = {folded(scan.text(row, column)) for row in rows for column in named}
    texts = {row: text for row, text in texts.items() if text and folded(text) not in held}
    if not texts or not named:
        return Sections()
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows:
        groups[tuple(folded(scan.text(row, column)) for column in named)].append(row)
    again = [numbers for key, numbers in groups.items() if len(numbers) > 1 and any(key)]
    generic = [
        numbers
        for key, numbers in groups.items()
        if len(numbers) == 1
        and words().finds("names.generic", scan.text(numbers[0], named[-1]))
        and (over := max((heading for heading in texts if heading < numbers[0]), default=0))
        and not is_counted(texts[over], matcher)  # else it may be a row without values
    ]
    distinct = set(texts.values())
    names_areas = any(each.role is Role.AREA for each in labels)  # then a beat alone in its row has no values
    if distinct and not names_areas and all(is_area(text, matcher) for text in distinct):
        return _judged(scan, matcher, texts, set())  # beats over their rows, whatever the rows are
    again = again or generic
    if again and all(_are_under_different(numbers, sorted(texts)) for numbers in again):
        return _judged(scan, matcher, texts, {scan.text(row, named[-1]) for group in again for row in group})
    return Sections() if names_areas else headings_asked(scan, matcher, texts)


def headings_of_list(scan: SheetScan, matcher: Matcher, when: Sequence[Cell], rows: Sequence[int]) -> Sections:
    """Ask about texts alone in a row of a list; there are some only where a row tells no period.

    Args:
        scan: the sheet.
        matcher: what the workspace knows.
        when: the distinct cells of the columns that tell periods.
        rows: the rows of the list.
    """
    if None not in when and not any(may_be_area(name_of(text), matcher) for text in filter(None, map(text_of, when))):
        return Sections()
    alone = {row: filled[0][0] for row in rows if len(filled := scan.row(row)) == 1}
    return headings_asked(scan, matcher, {row: name_of(scan.text(row, column)) for row, column in alone.items()})


def _text(scan: SheetScan, row: int) -> str:
    filled = scan.row(row)
    return name_of(scan.text(row, filled[0][0])) if len(filled) == 1 or _holds_dashes(scan, row) else ""


def _holds_dashes(scan: SheetScan, row: int) -> bool:
    """Whether a row has a name and nothing but dashes behind it."""
    if _DASHES.isdisjoint(scan.sheet.cells[row - 1]):
        return False
    return all(cell in _DASHES for _, cell in scan.row(row)[1:])


def _are_under_different(rows: Sequence[int], headings: Sequence[int]) -> bool:
    """Whether rows of one name all stand under headings of their own."""
    over = [max((heading for heading in headings if heading < row), default=0) for row in rows]
    return 0 not in over and len(set(over)) == len(over)


def _judged(scan: SheetScan, matcher: Matcher, texts: dict[int, str], names: set[str]) -> Sections:
    distinct = dict.fromkeys(texts.values())
    areas = sum(is_area(text, matcher) for text in distinct)
    measures = sum(is_counted(text, matcher) for text in distinct)
    kinds = sum(words().finds("columns.kind", name) for name in names)
    cells = _places(scan, texts)
    if 2 * areas >= len(distinct) and areas > measures:
        if any(not may_be_area(text, matcher) and not words().is_total(text) for text in distinct):
            return headings_asked(scan, matcher, texts)  # `Traffic` between beats: below the last of them, or of all
        return Sections(texts, Role.AREA, decisions=(Decision("headings are areas", "they are named so", cells, 0.9),))
    if not areas and 2 * measures >= len(distinct) and (2 * kinds >= len(names) or measures == len(distinct)):
        decision = Decision("headings are measures", "the rows below each name its parts", cells, 0.9)
        return Sections(texts, Role.MEASURE, decisions=(decision,))
    some = ", ".join(f"“{shown(text)}”" for text in list(distinct)[:3])
    sentence = f"The headings ({some}) are needed to tell the rows below them apart: what are they?"
    options = (
        Option("The headings are areas", Edit.SECTIONS_ARE_AREAS),
        Option("The headings are measures, the rows are parts of them", Edit.SECTIONS_ARE_MEASURES),
        LEAVE_TABLE_OUT,
    )
    question = Question(Topic.LAYOUT, sentence, scan.sheet.name, cells, options=options)
    return Sections(texts, None, (question,))


def headings_asked(scan: SheetScan, matcher: Matcher, texts: Mapping[int, str]) -> Sections:
    """Ask about headings that can be areas: *Mill Creek* over rows whose names do not repeat."""
    maybe = {row: text for row, text in texts.items() if may_be_area(text, matcher)}
    if not maybe:
        return Sections()
    names = list(dict.fromkeys(maybe.values()))
    some = ", ".join(f"“{shown(name)}”" for name in names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    if len(names) == 1:
        sentence = f"Are the rows below {some} those of an area, or is it only a title?"
        area = "An area: the rows below it are of that area"
        title = "Only a title, or a row without numbers: the rows below it are of the whole agency"
    else:
        sentence = f"Are the rows below {some}{more} each those of an area, or are these only titles?"
        area = "Areas: the rows below each of them, down to the next of them, are of that area"
        title = "Only titles, or rows without numbers: the rows below them are of the whole agency"
    options = (Option(area, Edit.SECTIONS_ARE_AREAS), Option(title, Edit.AS_IT_STANDS), LEAVE_TABLE_OUT)
    question = Question(Topic.LAYOUT, sentence, scan.sheet.name, _places(scan, maybe), options=options)
    return Sections(maybe, None, (question,))


def _places(scan: SheetScan, texts: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(address(row, scan.row(row)[0][0]) for row in texts)
