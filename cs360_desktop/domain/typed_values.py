"""What is typed into a cell becomes a value, or a reason why not (product.md §4, ui/guide.md §7).

Nothing is guessed: what can be read in two ways is refused with both readings. Blank is no entry, never zero.
"""

import re
from decimal import Decimal

from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.entries import EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError

_STATES = {
    "n/c": EntryState.NOT_COLLECTED,
    "nc": EntryState.NOT_COLLECTED,
    "n/a": EntryState.NOT_COLLECTED,
    "na": EntryState.NOT_COLLECTED,
    "not collected": EntryState.NOT_COLLECTED,
    "later": EntryState.NOT_YET_AVAILABLE,
    "not yet available": EntryState.NOT_YET_AVAILABLE,
    "held": EntryState.SUPPRESSED,
    "suppressed": EntryState.SUPPRESSED,
}
_STATE_TEXTS = {
    EntryState.NOT_COLLECTED: "n/c",
    EntryState.NOT_YET_AVAILABLE: "later",
    EntryState.SUPPRESSED: "held",
}
_DASHES = {"-", "–", "—", "−", "--"}

_DIGITS = r"[+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
_NUMBER = re.compile(_DIGITS, re.ASCII)
_CASES = re.compile(rf"({_DIGITS}) ?(?:/|of) ?({_DIGITS})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d)", re.ASCII)
_SEPARATORS_ASTRAY = re.compile(r"[+-]?[\d.,]*\d[\d.,]*", re.ASCII)
_MARKED = re.compile(r"(?:[≈~] ?(?P<guess>.*))|(?:(?P<figure>.*) (?P<word>estimated|disputed))")

_LONGEST_WHOLE = 15
"""Whole digits a number may have: more than a float holds exactly."""
_LONGEST = 40
_SHOWN = 24

_EXAMPLES = {
    Unit.COUNT: "Type a whole number such as 12",
    Unit.PEOPLE: "Type a whole number such as 12",
    Unit.PERCENT: "Type a percentage such as 87.5",
    Unit.MINUTES: "Type minutes such as 4.5, or minutes and seconds such as 4:58",
    Unit.HOURS: "Type hours such as 7.5, or hours and minutes such as 7:30",
    Unit.DAYS: "Type days such as 12.5",
    Unit.DOLLARS: "Type dollars such as 1,204.50",
    Unit.SCORE: "Type a score from 1 to 5 such as 3.8",
}


def parse(text: str, measure: Measure) -> Value | None:
    """Read what was typed or pasted into a cell of a measure; blank is None, no entry.

    Args:
        text: `1,204`, `41.8 %`, `4:58` (minutes and seconds, or hours and minutes), `12/40` or `12 of 40` (cases),
            `n/c`, `later`, `held`, and `≈ 86.2` or `17 disputed`. `0/0` says that there were no cases at all.
        measure: what the cell counts.

    Raises:
        UserError: it is no value of this measure, or could be two; the sentence says what to type.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    state = _STATES.get(plain.casefold())
    if state is not None:
        return Value(state=state)
    if plain in _DASHES:
        raise UserError(
            f"“{plain}” can mean zero or not collected, so nothing was saved. "
            "Type 0 for none, n/c for not collected, or leave the cell empty."
        )
    marked = _MARKED.fullmatch(plain)
    if marked is None:
        value = _figure(plain, plain, measure, EntryState.ENTERED)
    elif marked["guess"] is not None or marked["word"] == "estimated":
        value = _figure(marked["guess"] or marked["figure"] or "", plain, measure, EntryState.ESTIMATED)
    else:
        value = _figure(marked["figure"], plain, measure, EntryState.DISPUTED)
    check(measure, value)
    return value


def _figure(text: str, typed: str, measure: Measure, state: EntryState) -> Value:
    bare = text.replace("−", "-")
    cases = _CASES.fullmatch(bare)
    if cases is not None and measure.takes_cases:
        return Value(numerator=_number(cases[1], typed), denominator=_number(cases[2], typed), state=state)
    if cases is not None:
        raise UserError(
            f"“{_cut(typed)}” looks like cases, but this measure is one number, so it was not saved. {_advice(measure)}"
        )
    clock = _CLOCK.fullmatch(bare)
    if clock is not None and measure.unit in {Unit.MINUTES, Unit.HOURS}:
        return Value((int(clock[1]) * 60 + int(clock[2])) / 60, state=state)
    if measure.unit is Unit.PERCENT:
        bare = bare.removesuffix("%").rstrip()
    elif measure.unit is Unit.DOLLARS:
        bare = bare.replace("$", "", 1) if bare.lstrip("+-").startswith("$") else bare
    if _NUMBER.fullmatch(bare):
        return Value(_number(bare, typed), state=state)
    if _SEPARATORS_ASTRAY.fullmatch(bare):
        raise UserError(
            f"“{_cut(typed)}” has commas or points where a number has none, so it was not saved. "
            "Type thousands as 1,204 and decimals as 12.5."
        )
    raise UserError(f"“{_cut(typed)}” is not a number, so it was not saved. {_advice(measure)}")


def _number(digits: str, typed: str) -> float:
    bare = digits.replace(",", "").lstrip("+")
    if len(bare.lstrip("-").partition(".")[0]) > _LONGEST_WHOLE or len(bare) > _LONGEST:
        raise UserError(
            f"“{_cut(typed)}” has more digits than a number can keep, so it was not saved. Check what was typed."
        )
    return float(bare) + 0.0  # −0 is 0


def check(measure: Measure, value: Value) -> None:
    """Refuse a value that a measure cannot have; also asked of imported values.

    Raises:
        UserError: the sentence says which rule it breaks and what to do.
    """
    if not value.state.has_figure:
        return
    if value.number is None:
        _check_cases(measure, value)
        if not value.denominator:
            return  # no cases at all: there is no figure that could be wrong
    wrong = _rule_broken(measure, value)
    if wrong:
        raise UserError(f"{as_typed(value, measure)} {wrong}. {_kept(measure)}")


def _rule_broken(measure: Measure, value: Value) -> str:
    """Which rule a figure breaks, as the rest of a sentence; empty where it breaks none."""
    parts = [part for part in (value.number, value.numerator) if part is not None]
    if measure.unit.is_whole and any(part != int(part) for part in parts):
        return "is not a whole number, and this measure counts whole things"
    if not measure.may_be_negative and min(parts) < 0:
        return "is below zero, which this measure cannot be"
    if measure.unit is Unit.PERCENT and not measure.may_exceed_whole and _is_over_the_whole(value):
        return "is more than the whole, which this measure cannot be"
    if measure.unit is Unit.SCORE and not 1 <= (value.figure(measure.scale) or 0) <= 5:
        return "is no score from 1 to 5"
    return ""


def _is_over_the_whole(value: Value) -> bool:
    if value.number is not None:
        return value.number > 100
    assert value.numerator is not None
    assert value.denominator is not None
    return value.numerator > value.denominator


def _check_cases(measure: Measure, value: Value) -> None:
    shown = as_typed(value, measure)
    if not measure.takes_cases:
        raise UserError(f"{shown} is a share, but this measure is one number. {_kept(measure)}")
    assert value.denominator is not None
    # In a small department a month without any case is ordinary; a rate has residents, and they are never none.
    if value.denominator < 0 or (not value.denominator and (value.numerator or measure.unit is Unit.RATE)):
        instead = "" if measure.unit is Unit.RATE else " If there were no cases at all, type 0/0."
        raise UserError(f"{shown} divides by nothing, so it was not saved.{instead} {_advice(measure)}")


def check_key(measure: Measure, key: EntryKey) -> None:
    """Refuse an entry whose period is not of the kind its measure is kept in.

    Raises:
        UserError: the sentence names both kinds.
    """
    if key.period.kind is not measure.period_kind:
        kind = measure.period_kind.name.lower().replace("_", " ")
        raise UserError(
            f"“{measure.name}” is kept by {kind}, so nothing was saved for {key.period.label}. Enter it for a {kind}."
        )


def as_typed(value: Value | None, measure: Measure, *, cases_by: str = "/", thousands: bool = False) -> str:
    """Write a value so that `parse` reads exactly it again; no entry is an empty text.

    Args:
        value: what to write.
        measure: what the cell counts.
        cases_by: what stands between cases; ` of ` where a spreadsheet would read `4/12` as a date.
        thousands: part thousands by commas, for reading.
    """
    if value is None:
        return ""
    if not value.state.has_figure:
        return _STATE_TEXTS[value.state]
    if value.number is not None:
        text = _plain(value.number, thousands=thousands)
        seconds = round(value.number * 60)
        is_clock = measure.unit in {Unit.MINUTES, Unit.HOURS} and len(text.partition(".")[2]) > 2
        if is_clock and 0 <= seconds < 60_000_000 and seconds / 60 == value.number:  # as many digits as `_CLOCK` reads
            text = f"{seconds // 60}:{seconds % 60:02}"
    else:
        assert value.numerator is not None
        assert value.denominator is not None
        parts = (_plain(part, thousands=thousands) for part in (value.numerator, value.denominator))
        text = cases_by.join(parts)
    if value.state is EntryState.ESTIMATED:
        return f"≈ {text}"
    return f"{text} disputed" if value.state is EntryState.DISPUTED else text


def _plain(number: float, *, thousands: bool) -> str:
    text = format(Decimal(repr(number)), ",f" if thousands else "f")
    return text.removesuffix(".0")


def _advice(measure: Measure) -> str:
    example = _EXAMPLES.get(measure.unit, "Type a number such as 3.2")
    return f"{example}, or cases as 14/16." if measure.takes_cases else f"{example}."


def _kept(measure: Measure) -> str:
    return f"It was not saved. {_advice(measure)}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
