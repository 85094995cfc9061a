"""Names that hold for a whole table: a sheet for each beat or offense, a title such as `Burglaries by Beat`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from cs360_desktop.importing.columns import NOBODY_TOLD, is_area, is_counted, role_of_head, sounds_counted
from cs360_desktop.importing.mapping import ColumnMapping, Decision, Role, TableMapping
from cs360_desktop.importing.matching import Matcher
from cs360_desktop.importing.questions import (
    AS_IT_STANDS,
    LEAVE_TABLE_OUT,
    MEASURE,
    ONE_AREA,
    WHOLE_AGENCY,
    Question,
    Topic,
)
from cs360_desktop.importing.texts import folded, name_of, shown
from cs360_desktop.importing.titles import FILE, Mention, measure_told, sheet_tells
from cs360_desktop.importing.words import words

_ENOUGH = 1 / 2
_MOST_WORDS = 4
_SHORT = 3


def with_names_around(
    table: TableMapping, mentions: Sequence[Mention], matcher: Matcher
) -> tuple[TableMapping, list[Decision]]:
    """Give a table without areas, or without measures, those that its sheet or a title names, and say so."""
    decisions = []
    area = "" if table.has_areas else sheet_tells(mentions, lambda name: is_area(name, matcher))
    if area:
        table = replace(table, area=name_of(area))
        decisions.append(Decision(f"area {area}", "the sheet is named so", (), 0.9))
    area = "" if table.has_areas else _area_of_titles(mentions, matcher)
    if area:
        table = replace(table, area=name_of(area))
        cells = tuple(mention.cell for mention in mentions if mention.text == area)
        decisions.append(Decision(f"area {area}", "a title says nothing else", cells, 0.9))
    measure = "" if table.has_measures else sheet_tells(mentions, lambda name: is_counted(name, matcher))
    if measure:
        table = replace(table, measure=name_of(measure))
        decisions.append(Decision(f"measure {measure}", "the sheet is named so", (), 0.8))
    measure = _of_title(table, mentions, matcher) or (
        "" if table.has_measures else _measure_of_titles(mentions, matcher, has_areas=table.has_areas)
    )
    if measure:
        table = replace(table, measure=name_of(measure), columns=tuple(map(_dividing, table.columns)))
        cells = tuple(mention.cell for mention in mentions if mention.cell and measure in mention.text)
        decisions.append(Decision(f"measure {measure}", "a title says so", cells, 0.8))
    return table, decisions


def about_title(
    table: TableMapping, mentions: Sequence[Mention], names: Collection[str], matcher: Matcher
) -> Iterator[Question]:
    """Ask where a title counts something and the names below count nothing by themselves: *Use of force*, `Taser`."""
    told = {name for name in names if name}
    counted = sum(is_counted(name, matcher) for name in told)
    if table.measure or not told:
        return
    are_counted = counted > len(told) * _ENOUGH
    for mention in mentions:
        by = words().word("titles.by_parts", mention.text) if is_counted(mention.text.split(" by ")[0], matcher) else ""
        says_what = by or _is_generic_under(mention, told) or _is_another_measure(mention, told, matcher)
        if mention.source == FILE or (are_counted and not says_what):
            continue
        if says_what or sounds_counted(words().without("names.neutral", mention.text)):
            some = ", ".join(f"“{shown(name)}”" for name in sorted(told)[:3])
            sentence = f"{mention.source.capitalize()} says “{shown(mention.text)}”: do {some} stand for parts of that?"
            cells = (mention.cell,) if mention.cell else ()
            options = (replace(MEASURE, words="Yes, and all of it is"), AS_IT_STANDS, LEAVE_TABLE_OUT)
            yield Question(Topic.MEANING, sentence, table.sheet, cells, options=options)
            return


def _is_generic_under(mention: Mention, names: Collection[str]) -> bool:
    """Whether names such as `calls` stand under a title such as *Animal Control* that says what they are about."""
    if not mention.cell or not any(words().finds("names.generic", name) for name in names):
        return False
    rest = words().without("names.neutral", mention.text)
    if role_of_head(mention.text)[0] is not None:
        return False  # `Agency:` or `Year:` in a line of a form
    if words().finds("titles.agency", mention.text) or len(mention.text.split()) > _MOST_WORDS:
        return False
    joined = " ".join(names).casefold()
    return any(word.casefold() not in joined for word in rest.split() if len(word) > _SHORT)


def _is_another_measure(mention: Mention, names: Collection[str], matcher: Matcher) -> bool:
    """Whether a title is the name of one measure, which is none of those below it: a call about a robbery is none."""
    text = _without_time(mention.text)
    is_measure = matcher.knows_measure(text) or words().finds("titles.doing", text)
    return bool(mention.cell) and is_measure and folded(text) not in set(map(folded, names))


def _measure_of_titles(mentions: Sequence[Mention], matcher: Matcher, *, has_areas: bool) -> str:
    """The one short title that is the name of something counted: *Calls for service*.

    Where the table names areas, *Burglary by Beat* counts burglaries.
    """
    texts = [_without_time(mention.text) for mention in mentions if mention.cell]
    if has_areas:
        texts = [_without_area_word(text) for text in texts]
    short = {
        text
        for text in texts
        if 0 < len(text.split()) <= _MOST_WORDS
        and is_counted(text, matcher)
        and sounds_counted(words().without("names.neutral", text))
    }
    return next(iter(short)) if len(short) == 1 else ""


def _without_area_word(text: str) -> str:
    what, by, area = text.rpartition(" by ")
    return what if by and role_of_head(area)[0] is Role.AREA else text


def _without_time(text: str) -> str:
    return words().without("names.time", text).strip(" ,-–:")


def _area_of_titles(mentions: Sequence[Mention], matcher: Matcher) -> str:
    """The one area that a title is the name of and nothing else, such as `1st Precinct`; empty where there are more."""
    named = [mention for mention in mentions if mention.cell and is_area(mention.text, matcher)]
    areas = {mention.text for mention in named if mention.near} or {mention.text for mention in named}
    return next(iter(areas)) if len(areas) == 1 else ""


def _of_title(table: TableMapping, mentions: Sequence[Mention], matcher: Matcher) -> str:
    """What a title counts: all there is to name, or what is done about the offenses that rows or heads name."""
    heads = [each.header for each in table.columns if each.role in {Role.AREA, Role.BREAKDOWN}]
    heads += [each.header for each in table.columns if each.reason == NOBODY_TOLD and each.header]
    if not table.has_measures:
        return measure_told(mentions, heads, lambda name: is_counted(name, matcher))
    if table.measure:
        return ""
    heads += [each.header for each in table.columns_of(Role.MEASURE)]
    return measure_told(mentions, heads, lambda name: words().finds("titles.doing", name))


def _dividing(column: ColumnMapping) -> ColumnMapping:
    """A column of names that divides what the title counts, as `Race` does in *Arrests by race*."""
    is_unknown = column.reason == NOBODY_TOLD and column.header
    return replace(column, role=Role.BREAKDOWN, reason="") if is_unknown else column


def still_open(questions: Sequence[Question], table: TableMapping) -> list[Question]:
    """The questions without those about columns that were understood since."""
    known = {each.header for each in table.columns if each.role is Role.BREAKDOWN and each.header}
    return [each for each in questions if not (each.topic is Topic.LAYOUT and each.name in known and table.measure)]


def with_areas_asked(tables: Sequence[TableMapping]) -> list[TableMapping]:
    """Ask which area a table is of where others of the file are of one area each and it names none.

    The sheets *Beat 1*, *Beat 2* and *Mill Creek* are three areas; taken alone, the last would be the whole agency.
    """
    if not any(table.area for table in tables):
        return list(tables)
    return [table if table.has_areas or _is_summary(table) else _asking_for_area(table) for table in tables]


def _is_summary(table: TableMapping) -> bool:
    return table.counting is not None or words().is_total(table.sheet) or words().finds("names.summary", table.sheet)


def _asking_for_area(table: TableMapping) -> TableMapping:
    sentence = "Other tables of this file are of one area each: which area is this one of?"
    options = (ONE_AREA, WHOLE_AGENCY, LEAVE_TABLE_OUT)
    question = Question(Topic.AREA, sentence, table.sheet, (table.range,), options=options)
    return replace(table, questions=(*table.questions, question))
