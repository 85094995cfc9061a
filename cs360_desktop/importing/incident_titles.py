"""What titles and names say about a list of events: what it is a list of, and from when to when."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from cs360_desktop.importing.calendar_words import MONTH_OF_NAME
from cs360_desktop.importing.incident_dates import read_days
from cs360_desktop.importing.questions import AS_IT_STANDS, LEAVE_TABLE_OUT, ONE_AREA, Question, Topic
from cs360_desktop.importing.texts import shown, spaced
from cs360_desktop.importing.titles import Mention
from cs360_desktop.importing.words import words

WHOLE_LIST = "Incidents"
_BETWEEN = r" ?(?:-|–|to|through|thru|until|hasta|and|al?) ?"
_DAY = r"(\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
_MONTH = "|".join(sorted(MONTH_OF_NAME, key=len, reverse=True))
_DAYS = re.compile(_DAY + _BETWEEN + _DAY)
_NUMBERED = re.compile(rf"(?<!\d)(\d\d?)[./-]((?:19|20)\d\d){_BETWEEN}(\d\d?)[./-]((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(rf"\b({_MONTH})\.?(?:,? ((?:19|20)\d\d))?{_BETWEEN}({_MONTH})\.?,? ((?:19|20)\d\d)\b")


def name_of_list(mentions: Sequence[Mention], heads: Sequence[str]) -> tuple[str, bool, str]:
    """What a list is one of, whether that is said before its categories, and why.

    Offenses and incidents need no prefix. A call about a burglary or an arrest for theft does.
    """
    for mention in mentions:
        name = _called(mention.text)
        if name:
            return name, True, f"{mention.source} says so"
    for head in heads:
        name = _called(head)
        if name and name != "Complaints":
            return name, True, "the heads say so"
    return WHOLE_LIST, False, "nothing says more"


def _called(text: str) -> str:
    low = spaced(text).casefold()
    return next((name for name, pattern in words().lists_called.items() if pattern.search(low)), "")


def doubts_of_list(mentions: Sequence[Mention], measure: str, sheet: str, *, has_areas: bool) -> Iterator[Question]:
    """Ask where a title says that the list is about something else or about one area only."""
    for mention in mentions:
        cells = (mention.cell,) if mention.cell else ()
        said = f"{mention.source.capitalize()} says “{shown(mention.text)}”"
        word = words().word("titles.counted", mention.text)
        if word and word.rstrip("s") not in measure.casefold():
            sentence = f"{said}, which may be what is counted instead of {measure.lower()}."
            yield Question(Topic.MEANING, sentence, sheet, cells, options=(AS_IT_STANDS, LEAVE_TABLE_OUT))
        if not has_areas and words().finds("titles.one_area", mention.text):
            sentence = f"{said}, so the list may be of that area alone."
            yield Question(Topic.AREA, sentence, sheet, cells, options=(AS_IT_STANDS, ONE_AREA, LEAVE_TABLE_OUT))


def stated_range(mentions: Sequence[Mention]) -> tuple[date, date] | None:
    """The first and last day that a title or the file's name tells: `1/1/2017 - 3/31/2017`, `01.2017-04.2017`."""
    for mention in mentions:
        text = " ".join(mention.text.casefold().replace("_", " ").split())
        for pattern, read in ((_DAYS, _of_days), (_NUMBERED, _of_numbers), (_NAMED, _of_names)):
            match = pattern.search(text)
            if match and (found := read(match)) is not None and found[0] <= found[1]:
                return found
    return None


def _of_days(match: "re.Match[str]") -> tuple[date, date] | None:
    days = read_days([match[1], match[2]]).of
    return (days[match[1]], days[match[2]]) if len(days) == len({match[1], match[2]}) else None


def _of_numbers(match: "re.Match[str]") -> tuple[date, date] | None:
    return _months(int(match[2]), int(match[1]), int(match[4]), int(match[3]))


def _of_names(match: "re.Match[str]") -> tuple[date, date] | None:
    last = int(match[4])
    return _months(int(match[2] or last), MONTH_OF_NAME[match[1]], last, MONTH_OF_NAME[match[3]])


def _months(first_year: int, first: int, last_year: int, last: int) -> tuple[date, date] | None:
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    return date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
