"""What looks like personal data by itself, whatever stands over it: numbers of persons, addresses, names."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from cs360_desktop.importing.words import words

_LOOKED_AT = 500
_SO_FEW_THAT_ONE_TELLS = 2
_NUMBERS = re.compile(
    r"\b\d{3}-\d{2}-\d{4}\b"  # social security
    r"|(?<!\d)\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)"  # telephone
    r"|\S+@\S+\.\w+"  # e-mail
)
_STREET = re.compile(
    r"\d{1,6}[a-z]?(?: block(?: of)?)? (?:[nsew]{1,2}\.? )?[\w .'’-]*\b(?:st|street|ave?|avenue|rd|road|dr|drive|ln|"
    r"lane|blvd|boulevard|ct|court|pl|place|way|hwy|highway|cir|circle|ter|terrace|pkwy|parkway|trl|trail|calle)\b\.?.*"
    r"|\d{1,6} block\b.*",
    re.IGNORECASE,
)
_PLATE = re.compile(r"[A-Z]{3}[ -]?\d{3,4}|\d{3}[ -]?[A-Z]{3}|\d[A-Z]{3}\d{3}|[A-Z]{2}[ -]?\d{5}")
_NAME_FIRST = re.compile(r"([a-z]+)(?: [a-z]\.?| [a-z'’-]+)? [a-z'’-]+(?: (?:jr|sr|ii|iii)\.?)?", re.IGNORECASE)
_NAME_LAST = re.compile(r"[a-z'’ -]+(?: (?:jr|sr|ii|iii)\.?)?, ?([a-z]+)(?: [a-z'’-]+\.?)*", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def is_personal(text: str, *, names: bool = True) -> bool:
    """Whether a text by itself is a person's number, a street address with a house number, or a person's name.

    Areas are called after people, so there `names` can be left aside.
    """
    if _NUMBERS.search(text) or _STREET.fullmatch(text):
        return True
    if not names:
        return False
    found = _NAME_LAST.fullmatch(text) or _NAME_FIRST.fullmatch(text)
    return found is not None and found[1].casefold() in words().given_names and not _is_counted(text)


def are_personal(texts: Iterable[str], *, names: bool = True) -> bool:
    """Whether the distinct texts of a column are personal data as a whole."""
    some = list(islice(filter(None, texts), _LOOKED_AT))
    if not some:
        return False
    certain = sum(is_personal(text, names=names) for text in some)
    shaped = sum(bool(_NAME_LAST.fullmatch(text)) and not _is_counted(text) for text in some)
    plates = names and sum(bool(_PLATE.fullmatch(text)) for text in some)
    if 4 * certain >= len(some) and (certain > 1 or len(some) <= _SO_FEW_THAT_ONE_TELLS):
        return True
    return 2 * max(certain + shaped, plates) > len(some)


def _is_counted(text: str) -> bool:
    """Whether a text tells what police departments count: `Assault, Simple` is no name."""
    return words().finds("names.counted", text)
