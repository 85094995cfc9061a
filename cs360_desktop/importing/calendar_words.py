"""Names of months and quarters in English and Spanish, as patterns on lower-case text."""

_MONTH_NAMES = (
    ("jan", "january", "ene", "enero"),
    ("feb", "february", "febr", "febrero"),
    ("mar", "march", "marzo"),
    ("apr", "april", "abr", "abril"),
    ("may", "mayo"),
    ("jun", "june", "junio"),
    ("jul", "july", "julio"),
    ("aug", "august", "ago", "agosto"),
    ("sep", "sept", "september", "septiembre", "setiembre"),
    ("oct", "october", "octubre"),
    ("nov", "november", "noviembre"),
    ("dec", "december", "dic", "diciembre"),
)
MONTH_OF_NAME = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
MONTH_NAME = "|".join(sorted(MONTH_OF_NAME, key=len, reverse=True))
_ORDINALS = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}
_ORDINALS |= {
    "1er": 1,
    "primer": 1,
    "2o": 2,
    "2do": 2,
    "segundo": 2,
    "3er": 3,
    "tercer": 3,
    "4o": 4,
    "4to": 4,
    "cuarto": 4,
}
QUARTER = rf"(?:q(?:uarter|tr)?\.? ?([1-4])|([1-4]) ?q|({'|'.join(_ORDINALS)}) (?:q|qtr|quarter|trimestre|trim)\.?)"


def quarter_number(*groups: str | None) -> int:
    """The number of the quarter that one of the groups of `QUARTER` names."""
    found = next(group for group in groups if group)
    return _ORDINALS.get(found) or int(found)
