"""Names of files that speak, as `2026-11-19 PST agenda - Mill Harbor PD.pdf`: not too long, and each only once."""

import re
import unicodedata
from datetime import date

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.people import Body
from cs360_desktop.language import ENGLISH, spoken

_NOT_IN_NAMES = '<>:"/\\|?*'
_LONGEST, _LONGEST_ASCII = 60, 40


def short_body(body: Body) -> str:
    """What a body is called where room is short: the Problem-Solving Team is the PST, others keep their name."""
    return "PST" if body.name.casefold() == "problem-solving team" else body.name


def speaking_name(day: date, body: Body, what: str, agency: Agency, ending: str, *, community: bool = False) -> str:
    """Name a file by day, body, what it is and whose, without letters that Windows refuses."""
    return of_agency(f"{day:%Y-%m-%d} {plain(short_body(body))} {what}", agency, ending, community=community)


def of_agency(what: str, agency: Agency, ending: str, *, community: bool = False) -> str:
    """Name a file by what it is and whose."""
    form = " community" if community else ""
    return f"{in_its_language(what + form)} - {plain(agency.short_name or agency.name)}.{ending}"


def in_its_language(what: str) -> str:
    """What a file is, with the language it is made in where that is not English: both lie side by side in a folder.

    The words are English in each language, as those of the page on which somebody looks for the file.
    """
    return what if spoken().code == ENGLISH.code else f"{what} {spoken().name}"


def plain(text: str) -> str:
    """A text as part of a file's name: without letters that Windows refuses, shortened, with nothing at its ends."""
    allowed = "".join(" " if each in _NOT_IN_NAMES or ord(each) < 32 else each for each in text)
    return " ".join(allowed.split())[:_LONGEST].strip(" .")


def ascii_name(name: str, otherwise: str) -> str:
    """A name in plain ASCII, as every mail program and disk takes it; `otherwise` where nothing of it is left."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^A-Za-z0-9]+", " ", letters).split())[:_LONGEST_ASCII].strip() or otherwise


def free(name: str, taken: set[str]) -> str:
    """The name, or the first of `name 2`, `name 3` … that is free; it is taken then."""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} {number}"
    taken.add(found.casefold())
    return found
