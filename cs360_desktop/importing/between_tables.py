"""Questions about several tables of a file at once, with the answers a person may want: which of them is to be used.

They come up only when the tables are read together. What is answered changes the tables: see `file_answers`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.mapping import TableMapping
from cs360_desktop.importing.personal import are_personal
from cs360_desktop.importing.questions import Edit, Option, Question, Topic
from cs360_desktop.importing.texts import folded, shown

_MOST_OPTIONS = 6
_NAMED = 4


def about_contradicting(tables: Sequence[TableMapping], against: Mapping[int, Collection[int]]) -> Question:
    """Ask which of the tables is right that give different numbers for one thing.

    Args:
        tables: all tables of the file.
        against: the places of the contradicting ones, each with those that it contradicts.
    """
    places = sorted(against)
    sentence = f"These tables give different numbers for the same measures, areas and periods: {_all(tables, places)}."
    options = (*_one_of(tables, against, "Use"), *_by_sheets(tables, places), _none_of(places))
    return _asking(tables, places, sentence, options)


def overlapping(tables: Sequence[TableMapping], covered: Mapping[int, Collection[Period]]) -> dict[int, set[int]]:
    """The lists of events that share a period, each with those that it shares one with.

    Args:
        tables: all tables of the file.
        covered: the periods of each list by its place.
    """
    against: dict[int, set[int]] = {}
    for place, periods in covered.items():
        for other, others in covered.items():
            if other != place and not _are_apart(tables, place, other) and not set(periods).isdisjoint(others):
                against.setdefault(place, set()).add(other)
    if against and all(_sentence_of_lists(tables, sorted(against)) in tables[place].answered for place in against):
        return {}
    return against


def _are_apart(tables: Sequence[TableMapping], one: int, other: int) -> bool:
    """Whether two lists are of one area each, and not of the same."""
    areas = [folded(tables[place].area or "") for place in (one, other)]
    return all(areas) and len(set(areas)) > 1


def about_overlapping(tables: Sequence[TableMapping], against: Mapping[int, Collection[int]]) -> Question:
    """Ask about lists of events that share a period: each may hold a part of it."""
    places = sorted(against)
    options = [*_one_of(tables, against, "Count"), *_by_sheets(tables, places)]
    called = {folded(tables[place].measure or "") for place in places}
    if len(called) == len(places) and "" not in called:
        apart = "They are lists of different things: count each for itself"
        options.append(Option(apart, Edit.TABLES_ARE_APART, tables=tuple(places)))
    return _asking(tables, places, _sentence_of_lists(tables, places), (*options, _none_of(places)))


def about_names(tables: Sequence[TableMapping], names: Mapping[int, str]) -> Question | None:
    """Ask about tables that are named after what may be areas; None where that was answered.

    Args:
        tables: all tables of the file.
        names: the name over each of those tables, or of its sheet, by its place.
    """
    every = list(dict.fromkeys(names.values()))
    some = _names(every)
    told = ", ".join(f"“{shown(each)}”" for each in every)
    sentence = f"Tables of this file are named {told}: are these areas?"
    if all(sentence in tables[place].answered for place in names):
        return None
    places = tuple(names)
    areas = Option(f"Each is an area: {some}", Edit.TABLES_ARE_OF_AREAS, tables=places, names=tuple(names.values()))
    titles = "They are only titles: all the numbers are of the whole agency"
    options = (
        *(() if are_personal(every) else (areas,)),
        Option(titles, Edit.TABLES_ARE_APART, tables=places),
        Option("Leave these tables out", Edit.LEAVE_TABLES_OUT, tables=places),
    )
    return _asking(tables, places, sentence, options)


def about_sums(tables: Sequence[TableMapping], places: Sequence[int], areas: Mapping[str, str]) -> Question | None:
    """Ask about areas that are the sum of others; None where that was answered.

    Args:
        tables: all tables of the file.
        places: those that have these areas.
        areas: the cell of each by its name; empty where it stands in none.
    """
    told = _names(list(areas))
    one = f"{told} is the sum of other areas: is it an area like the others?"
    several = f"{told} are sums of other areas: are they areas like the others?"
    return _about_areas(tables, places, areas, one if len(areas) == 1 else several)


def about_areas_beyond(
    tables: Sequence[TableMapping], places: Sequence[int], areas: Mapping[str, str]
) -> Question | None:
    """Ask about areas that are named like averages, states or nations; as `about_sums`."""
    told = _names(list(areas))
    one = f"{told} does not sound like an area of the agency: is it one?"
    several = f"{told} do not sound like areas of the agency: are they?"
    return _about_areas(tables, places, areas, one if len(areas) == 1 else several)


def _about_areas(
    tables: Sequence[TableMapping], places: Sequence[int], areas: Mapping[str, str], sentence: str
) -> Question | None:
    if all(sentence in tables[place].answered for place in places):
        return None
    options = (
        Option("Yes, take the numbers as they are", Edit.TABLES_ARE_APART, tables=tuple(places)),
        Option(f"No, leave out {_names(list(areas))}", Edit.LEAVE_AREAS_OUT, names=tuple(areas)),
        Option(
            "Leave this table out" if len(places) == 1 else "Leave these tables out",
            Edit.LEAVE_TABLES_OUT,
            tables=tuple(places),
        ),
    )
    question = _asking(tables, places, sentence, options)
    return replace(question, cells=tuple(filter(None, areas.values())) or question.cells)


def about_doubles(tables: Sequence[TableMapping], place: int, doubt: str) -> Question:
    """Ask about a table whose names do not tell its rows apart."""
    sentence = f"This table may hold more than its names tell: {doubt}."
    options = (Option("Leave this table out", Edit.LEAVE_TABLES_OUT, tables=(place,)),)
    return _asking(tables, [place], sentence, options)


def _asking(
    tables: Sequence[TableMapping], places: Sequence[int], sentence: str, options: tuple[Option, ...]
) -> Question:
    sheet = tables[places[0]].sheet
    cells = tuple(tables[place].range for place in places if tables[place].sheet == sheet)
    return Question(Topic.MEANING, sentence, sheet, cells, options=options)


def _sentence_of_lists(tables: Sequence[TableMapping], places: Sequence[int]) -> str:
    return (
        f"Several lists have events of the same months, so each may hold a part of them: {_all(tables, places)}. Leave "
        "out all but one, or put them into one list."
    )


def _one_of(tables: Sequence[TableMapping], against: Mapping[int, Collection[int]], verb: str) -> list[Option]:
    """One answer for each table; tables that leave the same ones out are one answer."""
    by_effect: dict[tuple[int, ...], list[int]] = {}
    for place in sorted(against):
        by_effect.setdefault(tuple(sorted(against[place])), []).append(place)
    return [
        Option(f"{verb} {_some(tables, used)} and leave out {_some(tables, left)}", Edit.LEAVE_TABLES_OUT, tables=left)
        for left, used in list(by_effect.items())[:_MOST_OPTIONS]
    ]


def _by_sheets(tables: Sequence[TableMapping], places: Sequence[int]) -> list[Option]:
    """Sheets such as *Harbor* and *Hill* can be areas, and *Offenses* and *Clearances* what is counted."""
    sheets = [tables[place].sheet for place in places]
    if len(set(sheets)) < len(sheets) or are_personal(sheets):
        return []
    found = []
    if not any(tables[place].has_areas for place in places):
        words = f"Each sheet is one area: {_names(sheets)}"
        found.append(Option(words, Edit.SHEETS_ARE_AREAS, tables=tuple(places)))
    if not any(tables[place].measure for place in places):
        words = f"Each sheet counts something else: {_names(sheets)}"
        found.append(Option(words, Edit.SHEETS_ARE_MEASURES, tables=tuple(places)))
    return found


def _none_of(places: Sequence[int]) -> Option:
    return Option("Leave all of them out", Edit.LEAVE_TABLES_OUT, tables=tuple(places))


def _all(tables: Sequence[TableMapping], places: Sequence[int]) -> str:
    return ", ".join(f"{tables[place].sheet} {tables[place].range}" for place in places)


def _some(tables: Sequence[TableMapping], places: Sequence[int]) -> str:
    return _cut([f"{shown(tables[place].sheet)} {tables[place].range}" for place in places])


def _names(sheets: Sequence[str]) -> str:
    return _cut([f"“{shown(each)}”" for each in sheets])


def _cut(texts: Sequence[str]) -> str:
    more = f" and {len(texts) - _NAMED} more" if len(texts) > _NAMED else ""
    return f"{', '.join(texts[:_NAMED])}{more}"
