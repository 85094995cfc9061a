"""What stands around a table: the year its months belong to, and words that change what its numbers mean."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cs360_desktop.domain.catalogue import Unit
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.importing.columns import role_of_head
from cs360_desktop.importing.mapping import ColumnMapping, Role, TableMapping
from cs360_desktop.importing.periods import months_in, read_label, years_in
from cs360_desktop.importing.questions import (
    AS_IT_STANDS,
    LEAVE_TABLE_OUT,
    MEASURE,
    ONE_AREA,
    ONE_MONTH,
    WHOLE_AGENCY,
    Edit,
    Option,
    Question,
    Topic,
)
from cs360_desktop.importing.scan import SheetScan
from cs360_desktop.importing.spans import days_in
from cs360_desktop.importing.texts import shown
from cs360_desktop.importing.words import words
from cs360_desktop.importing.workbook import address

_DATES = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\b[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:through|thru|until|to|hasta|-|–) *\(?(?:dec|dic)", re.IGNORECASE)


FILE = "the file's name"
_SHEET = "the sheet's name"


@dataclass(frozen=True, slots=True)
class Mention:
    """A text around a table: where it stands, in words and as a cell (empty for names of sheet and file).

    `near` marks what stands between a table and the one before it.
    """

    source: str
    text: str
    cell: str = ""
    near: bool = False


@dataclass(frozen=True, slots=True)
class YearFound:
    """The year that holds for a table, with its evidence; or the problem in words."""

    year: int | None
    evidence: str = ""
    cells: tuple[str, ...] = ()
    problem: str = ""

    @property
    def sentence(self) -> str:
        """The problem as a sentence."""
        return f"{self.problem[:1].upper()}{self.problem[1:]}."


def mentions_around(scan: SheetScan, header_row: int) -> list[Mention]:
    """Titles, the sheet's name and the file's name. A text file has no sheet name of its own."""
    found = [
        Mention("the title", text, address(row, column), near=0 < scan.above < row)
        for row, column, text in scan.titles(header_row)
    ]
    if not scan.is_text:
        found.append(Mention(_SHEET, scan.sheet.name))
    found.append(Mention(FILE, scan.file_stem.replace("_", " ")))
    return found


def corners(columns: Iterable[ColumnMapping], row: int) -> list[Mention]:
    """The heads over the names of a table that can say what all of its numbers are: `Clearances`, and not `Measure`."""
    return [
        Mention("the head of the names", each.header, address(row, each.column))
        for each in columns
        if each.role is Role.MEASURE and role_of_head(each.header)[0] is not Role.MEASURE
    ]


def year_of(mentions: Sequence[Mention], last_month: int) -> YearFound:
    """The one year that titles, sheet and file name agree on.

    Args:
        mentions: from `mentions_around`.
        last_month: the last month with a value (3 for a first quarter), 12 where unknown. A report of January with
            values up to December is about the year before, so such a year is not taken.
    """
    titles = [mention for mention in mentions if mention.cell]
    near = [mention for mention in titles if mention.near and plain_years(mention.text)]
    groups = [near or titles, *([mention] for mention in mentions if not mention.cell)]
    told = [(group, set().union(*(plain_years(mention.text) for mention in group))) for group in groups]
    told = [(group, years) for group, years in told if years]
    if not told:
        return YearFound(None, problem="no title, sheet name or file name tells it")
    group, closest = told[0]
    if len(closest) > 1:
        return YearFound(None, problem=f"{group[0].source} names several years")
    year = next(iter(closest))
    for other, years in told[1:]:
        if year not in years:
            return YearFound(None, problem=f"{group[0].source} and {other[0].source} name different years")
    for mention in mentions:
        months = months_in(mention.text)
        if months and year in plain_years(mention.text) and max(months) < last_month:
            return YearFound(None, problem=f"{mention.source} names an earlier month than the last one with a value")
    cells = tuple(mention.cell for mention in group if mention.cell and year in plain_years(mention.text))
    return YearFound(year, f"{group[0].source} says {year}", cells)


def plain_years(text: str) -> set[int]:
    """Years that are not part of a full date, which is when a report was printed rather than what it covers."""
    return years_in(_DATES.sub(" ", text))


def unit_told(mentions: Iterable[Mention], names: Iterable[str] = ()) -> Unit | None:
    """The unit the titles tell: percentages, rates, or None for plain numbers.

    Where names of the table tell such units themselves, the titles speak of these and not of all numbers.
    """
    if any(map(_tells_unit, names)):
        return None
    rate = False
    for mention in mentions:
        if words().finds("titles.percent", mention.text):
            return Unit.PERCENT
        rate = rate or words().finds("titles.rate", mention.text)
    return Unit.RATE if rate else None


def _tells_unit(text: str) -> bool:
    return words().finds("titles.percent", text) or words().finds("titles.rate", text)


_BY = re.compile(r"(?:(?:total |all )?(?:number|count)s? of )?(?P<what>.+?) by (?P<what_by>.+)", re.IGNORECASE)


def measure_told(mentions: Sequence[Mention], heads: Sequence[str], tells: Callable[[str], bool]) -> str:
    """What a title such as `Burglaries by Beat, 2023` counts, where `Beat` is the head of the names; else empty.

    Titles can be broken over two rows, and a sheet can be named `arrests_by_type`.
    """
    titles = [mention.text for mention in mentions if mention.cell]
    lines = [*titles, *(" ".join(pair) for pair in pairwise(titles))]
    lines += [mention.text.replace("_", " ") for mention in mentions if mention.source == _SHEET]
    for line in lines:
        match = _BY.match(line)
        if match and tells(match["what"]):
            by = match["what_by"].casefold()
            said = {
                word for head in heads for word in re.findall(r"[a-záéíóúñ]{4,}", head.casefold().replace("_", " "))
            }
            if any(re.search(rf"\b{re.escape(word.removesuffix('s'))}", by) for word in said):
                return match["what"]
    return ""


def sheet_tells(mentions: Sequence[Mention], tells: Callable[[str], bool]) -> str:
    """The name of the sheet where it is one that `tells` knows, such as an area: then the whole sheet is about it."""
    name = next((each.text for each in mentions if each.source == _SHEET), "")
    return name if name and tells(name) else ""


def doubts(
    mentions: Sequence[Mention], kind: PeriodKind | None, names: Iterable[str], table: TableMapping
) -> list[Question]:
    """What must be asked because a title changes the meaning of the numbers below it.

    An area in a title adds nothing where the rows name areas; a title that names another area than the one the whole
    table was taken to be of is asked about. What the table was taken to count, perhaps by a title, is no doubt of it.

    Args:
        mentions: from `mentions_around`.
        kind: how long the table's periods are.
        names: the names of its rows, for words that they tell themselves.
        table: what is known of it so far.
    """
    sheet, area, measure = table.sheet, table.area, table.measure or ""
    told = [name.casefold() for name in names if name and not _says_no_more(name)]
    annual = any(words().finds("titles.annual", each.text) and not _part_of_year(each) for each in mentions)
    is_near = any(mention.near and mention.text == area for mention in mentions)
    found = []
    for mention in mentions:
        if mention.text.startswith("[") and mention.text.endswith("]"):
            continue  # a note on how to read the table, as the FBI sets it
        for pattern, sentence in _DOUBTS:
            word = words().word(pattern, mention.text)
            if word and word not in measure.casefold() and not _is_told_below(word, told, mention, pattern):
                found.append(_ask(sentence, mention, sheet, options=(AS_IT_STANDS, MEASURE)))
                break
        telling = sum(map(_tells_unit, told))
        if 0 < telling < len(told) and _tells_unit(mention.text) and not words().finds("titles.several", mention.text):
            found.append(_ask("so rows that do not say so may be rates or percentages as well", mention, sheet))
        is_passed = is_near and not mention.near and words().finds("names.area", mention.text)
        if (area or not table.has_areas) and not is_passed and narrows_where(_without_area(mention, area)):
            found.append(_ask("so the numbers may be of that area alone", mention, sheet, Topic.AREA, _PLACES))
        if kind is PeriodKind.YEAR and _part_of_year(mention) and not annual:
            options = (Option("Each column is a whole year", Edit.AS_IT_STANDS), ONE_MONTH)
            found.append(
                _ask("so each figure may be part of a year and not a whole one", mention, sheet, options=options)
            )
    return found


def _says_no_more(name: str) -> bool:
    """Whether a name is that of a sum or of a period, which tells nothing about what is counted."""
    return words().is_total(name) or words().is_derived(name) or read_label(name) is not None


def _is_told_below(word: str, names: Sequence[str], mention: Mention, pattern: str) -> bool:
    """Whether the names of the rows carry a title's word themselves, so that it changes none of the others.

    Under *Arrests and citations* a row `Arrests` is one thing of several; under *Crime Victims* a row `Shooting
    victims` leaves open what the others count. Of the first kind a title must name several things.
    """
    carrying = sum(word in name for name in names)
    if carrying == len(names):
        return carrying > 0
    names_several = words().finds("titles.several", mention.text) and pattern in _OF_SOME
    return names_several and carrying > 0


def doubts_of_notes(
    notes: Iterable[tuple[int, int, str]], sheet: str, last: Period | None = None
) -> Iterator[Question]:
    """Notes below a table can say that its numbers are running totals, thousands, or parts of a period.

    Args:
        notes: row, column and text of each.
        sheet: for the questions.
        last: the latest period with values; a note with a date inside it may say how far its numbers reach.
    """
    for row, column, text in notes:
        changes = any(words().finds(f"titles.{each}", text) for each in ("cumulative", "scaled", "note_of_part"))
        if changes or (last is not None and _has_date_inside(text, last)):
            sentence = f"The note “{shown(text)}” may change what the numbers above it mean."
            options = (AS_IT_STANDS, LEAVE_TABLE_OUT)
            yield Question(Topic.MEANING, sentence, sheet, (address(row, column),), options=options)


def printed_too_early(mentions: Iterable[Mention], last: Period | None, sheet: str) -> Iterator[Question]:
    """Ask about titles with a date inside the latest period: its numbers may reach no further than that."""
    for mention in mentions:
        if last is not None and mention.cell and _has_date_inside(mention.text, last):
            yield _ask(f"which is before the end of {last.label}: its numbers may not be complete", mention, sheet)


def _has_date_inside(text: str, period: Period) -> bool:
    latest = max(days_in(text), default=None)
    return latest is not None and period.start < latest < period.end


_DOUBTS = (
    ("titles.cumulative", "so the numbers may be running totals and not those of single periods"),
    ("titles.scaled", "so the numbers may have to be multiplied"),
    ("titles.fiscal", "so its years may not begin in January"),
    ("titles.counted", "which may be what is counted instead of what the rows are named after"),
    ("titles.subset", "so the numbers may be of a part only, or worked out"),
)
_OF_SOME = frozenset({"titles.counted", "titles.subset"})
"""Words that can be about some rows of a table; running totals, thousands and fiscal years hold for all of it."""
_PLACES = (ONE_AREA, WHOLE_AGENCY)


def _without_area(mention: Mention, area: str | None) -> Mention:
    """A text without an area that is known already."""
    if not area:
        return mention
    rest = re.sub(rf"(?<![\w-]){re.escape(area)}(?![\w-])", " ", mention.text, flags=re.IGNORECASE)
    return replace(mention, text=rest)


def narrows_where(mention: Mention) -> bool:
    """Whether a text names an area; *West Haven Police Department* is the agency itself."""
    if words().finds("titles.one_area", mention.text):
        return True
    return words().finds("titles.place", mention.text) and not words().finds("titles.agency", mention.text)


def _part_of_year(mention: Mention) -> bool:
    text = mention.text
    months = months_in(re.sub(r"\bmay\b", " ", text))
    if months and not {1, 12} <= months and not (_UNTIL.search(text) and months == {12}):
        return True
    return words().finds("titles.part_of_year", text) and not _UNTIL.search(text)


def _ask(
    sentence: str,
    mention: Mention,
    sheet: str,
    topic: Topic = Topic.MEANING,
    options: tuple[Option, ...] = (AS_IT_STANDS,),
) -> Question:
    cells = (mention.cell,) if mention.cell else ()
    said = f"{mention.source.capitalize()} says “{shown(mention.text)}”, {sentence}."
    return Question(topic, said, sheet, cells, options=(*options, LEAVE_TABLE_OUT))
