"""What stands in a value cell: a number, a word for why there is none, or a reason to refuse it.

A blank is nothing at all, never zero. A mark such as `-` or `n/a` is refused with the advice to choose a state: it
can mean zero, nothing, withheld or unknown, and only the agency knows which.
"""

import math
import re
from datetime import date
from typing import NamedTuple

from cs360_desktop.domain.catalogue import Unit
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.importing.workbook import UNCOMPUTED, Cell, DecimalMark


class Figure(NamedTuple):
    """A number, the unit its sign tells (`%`, `$`), the denominator of `12/40`, and its state where one is told."""

    number: float
    unit: Unit | None = None
    denominator: float | None = None
    state: EntryState | None = None


class Refusal(NamedTuple):
    """Why a cell gives no value, in plain words; continues the quoted text."""

    reason: str


Reading = Figure | EntryState | Refusal | None

_STATES = {
    "not collected": EntryState.NOT_COLLECTED,
    "not yet available": EntryState.NOT_YET_AVAILABLE,
    "suppressed": EntryState.SUPPRESSED,
    "withheld": EntryState.SUPPRESSED,
    "no recopilado": EntryState.NOT_COLLECTED,
    "aún no disponible": EntryState.NOT_YET_AVAILABLE,
    "suprimido": EntryState.SUPPRESSED,
    "later": EntryState.NOT_YET_AVAILABLE,
    "held": EntryState.SUPPRESSED,
}
_MARKED = re.compile(r"[≈~] ?(?P<guess>.+)|(?P<figure>.+) (?P<word>estimated|disputed)", re.IGNORECASE)
"""A figure with its state, as the workbook to fill in writes it: `≈ 86.2`, `17 disputed`."""
_YES_OR_NO = "is a yes or no, not a number"
_TIME_OF_DAY = "is a time: it could be minutes or hours, enter it as one number"
_CHOOSE = "is no number: choose a state"
_DASH = re.compile(r"[-–—−.]{1,3}")
_STARS = re.compile(r"[*#x. ]*[*#]+[*#x. ]*")
_NO_NUMBER = frozenset({
    "n/a", "na", "n.a.", "#n/a", "n/d", "nd", "null", "none", "nil", "tbd", "pending", "unknown", "s/d", "?",
    "truncated", "no data", "missing", "unavailable", "not available", "not applicable", "not reported", "unreported",
    "confidential", "redacted", "sin datos", "no disponible",
})  # fmt: skip
_ERRORS = re.compile(r"#(?:div/0!|value!|ref!|name\?|num!|null!|n/a|spill!|calc!|getting_data)")

_UNCOMPUTED = re.compile(UNCOMPUTED.casefold())

_MOST_WHOLE = 15
"""Whole digits a number may have in a text: more than a float holds exactly."""
_MOST_CHARACTERS = 40
"""As many as can be typed into a cell (`domain.typed_values`): a small number has all its digits behind zeros."""
_TOO_LONG = Refusal("has more digits than a count can")

_SIGNED = re.compile(r"\+ ?[$]?[\d.,]+ ?%?")
_A_CHANGE = Refusal("has a plus sign, as a change has and no count: enter the figure itself")
_PLAIN = re.compile(r"[-+]?\d+")
_POINT = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+")
_COMMA = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+(?=,))(?:,\d+)?")
_PAIR = re.compile(r"(-?\d[\d,.]*) ?/ ?(\d[\d,.]*)")
_TIME = re.compile(r"\d+:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?")
_SEVERAL = re.compile(r"[-+]?\d[\d,.]*(?:[\s;|]+[-+]?\d[\d,.]*)+")
_RANGE = re.compile(r"\d[\d,.]*\s*(?:[-–—]|to|a)\s*\d[\d,.]*")
_BRACKETS = re.compile(r"\(\s*[$]?\d[\d,.]*\s*%?\s*\)")


def is_fault(text: str) -> bool:
    """Whether a text stands in place of the result of a formula."""
    folded = text.casefold()
    return _UNCOMPUTED.fullmatch(folded) is not None or _ERRORS.fullmatch(folded) is not None


def read_value(cell: Cell, decimal: DecimalMark = DecimalMark.POINT) -> Reading:
    """Read a value cell; None for a blank."""
    if cell is None:
        return None
    if isinstance(cell, str):
        return read_text(cell, decimal)
    if isinstance(cell, bool):
        return Refusal(_YES_OR_NO)
    if isinstance(cell, float | int):
        return Figure(float(cell)) if math.isfinite(cell) else Refusal("is not a finite number")
    if isinstance(cell, date):
        return Refusal("is a date, not a number: a spreadsheet may have turned it into one")
    return Refusal(_TIME_OF_DAY)


def read_text(text: str, decimal: DecimalMark) -> Reading:
    """Read the text of a value cell."""
    plain = text.strip().replace("\u00a0", " ").replace("−", "-")
    if not plain:
        return None
    if _SIGNED.fullmatch(plain):
        return _A_CHANGE
    if _PLAIN.fullmatch(plain):
        return _finite(plain)
    unit: Unit | None = None
    bare = plain
    if bare.endswith("%"):
        bare, unit = bare[:-1].rstrip(), Unit.PERCENT
    elif bare.startswith(("$", "-$")):
        bare, unit = bare.replace("$", "", 1).lstrip(), Unit.DOLLARS
    number = _number(bare, decimal)
    if isinstance(number, float):
        return Figure(number, unit)
    if number is not None:
        return number
    return _STATES.get(plain.casefold()) or _pair(plain, decimal) or _marked(plain, decimal) or Refusal(_reason(plain))


def _marked(text: str, decimal: DecimalMark) -> Figure | None:
    """A number that says of itself that it is estimated or disputed."""
    match = _MARKED.fullmatch(text)
    if match is None:
        return None
    reading = read_text(match["guess"] or match["figure"], decimal)
    if not isinstance(reading, Figure) or reading.state is not None:
        return None
    is_disputed = (match["word"] or "").casefold() == "disputed"
    return reading._replace(state=EntryState.DISPUTED if is_disputed else EntryState.ESTIMATED)


def _finite(digits: str) -> Figure | Refusal:
    number = float(digits)
    return Figure(number) if math.isfinite(number) and len(digits) <= _MOST_WHOLE else _TOO_LONG


def _number(text: str, decimal: DecimalMark) -> float | Refusal | None:
    """The number a text is under the file's decimal mark; a refusal where the mark leaves two readings."""
    if len(text) > _MOST_CHARACTERS:
        return None
    by_point, by_comma = _POINT.fullmatch(text), _COMMA.fullmatch(text)
    if decimal is DecimalMark.POINT:
        return _unless_too_long(text.replace(",", "")) if by_point else None
    if decimal is DecimalMark.COMMA and by_comma:
        return _unless_too_long(text.replace(".", "").replace(",", "."))
    if by_point or by_comma:
        return Refusal("can be read in two ways: the file does not tell its decimal mark")
    return None


def _unless_too_long(digits: str) -> float | Refusal:
    return float(digits) if len(digits.lstrip("+-").partition(".")[0]) <= _MOST_WHOLE else _TOO_LONG


def _pair(text: str, decimal: DecimalMark) -> Figure | None:
    match = _PAIR.fullmatch(text)
    if not match:
        return None
    above, below = _number(match[1], decimal), _number(match[2], decimal)
    if not isinstance(above, float) or not isinstance(below, float):
        return None
    return Figure(above, None, below)


def _reason(text: str) -> str:
    folded = text.casefold()
    if folded in _NO_NUMBER or _DASH.fullmatch(text) or _STARS.fullmatch(folded):
        return _CHOOSE
    if folded in {"true", "false", "yes", "no", "sí"}:
        return _YES_OR_NO
    for pattern, reason in _REASONS:
        if pattern.fullmatch(folded):
            return reason
    if re.search(r"\bper\b|\bpor\b", folded):
        return "is a rate in words: enter the number alone in a measure with that unit"
    if re.match(r"[-+]?\d[\d,.]*\s*[^\d\s]", folded):
        return "is a number with a remark: enter the number alone"
    return "is not a number"


_REASONS = (
    (
        _UNCOMPUTED,
        "is a formula whose result is not stored in the file: open it in Excel, save it and import it again",
    ),
    (_ERRORS, "is an error of a formula"),
    (_SEVERAL, "is several numbers in one cell: enter one"),
    (_RANGE, "is two numbers: enter one"),
    (_TIME, _TIME_OF_DAY),
    (_BRACKETS, "is a number in brackets: it could be below zero or a remark"),
    (re.compile(r"[-+]?\d+(?:\.\d+)?e[-+]?\d+"), "is a shortened number: its last digits are lost"),
    (re.compile(r"[-+]?\d[\d,.]*"), "is not a whole number as written: check its commas and points"),
)
