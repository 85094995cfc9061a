"""Names of files made from what somebody typed: plain, not too long, and each only once."""

import re
import unicodedata

_LONGEST = 40


def plain(name: str, otherwise: str) -> str:
    """A name in plain ASCII, as every mail program and disk takes it; `otherwise` where nothing of it is left."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^A-Za-z0-9]+", " ", letters).split())[:_LONGEST].strip() or otherwise


def free(name: str, taken: set[str]) -> str:
    """The name, or the first of `name 2`, `name 3` … that is free; it is taken then."""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} {number}"
    taken.add(found.casefold())
    return found
