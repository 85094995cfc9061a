"""What a column of the workspace holds, as somebody would say it; a number stays a number."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum
from functools import singledispatch
from typing import Any

from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage.entries import to_value

Words = str | float


@singledispatch
def words_of(value: Any) -> Words:
    """The value of a column in words; nothing is an empty text."""
    return _unfolded(str(value))


@words_of.register
def _(_value: None) -> Words:
    return ""


@words_of.register
def _(value: bool) -> Words:
    return "yes" if value else "no"


@words_of.register
def _(value: int | float) -> Words:
    return value


@words_of.register
def _(value: Enum) -> Words:
    name = value.value if isinstance(value.value, str) else value.name.lower()
    return name.replace("-", " ").replace("_", " ")


@words_of.register
def _(value: Period) -> Words:
    return value.label


@words_of.register
def _(value: date) -> Words:
    return value.isoformat()


@words_of.register
def _(value: datetime) -> Words:
    return value.isoformat(" ", "seconds")


@words_of.register
def _(value: time) -> Words:
    return value.isoformat("minutes")


def entry_words(unit: str, columns: Mapping[str, Any] | None) -> Words:
    """A unit of an entry as the database holds it: a firm figure as number, else its cases, mark or state."""
    if columns is None:
        return ""
    if unit == "value":
        return _value_words(columns)
    if unit == "source":
        return ", as of ".join(filter(None, (columns["source"], str(columns["as_of"] or ""))))
    return words_of(columns[unit])


def _value_words(columns: Mapping[str, Any]) -> Words:
    if not columns["state"]:
        return ""
    value = to_value(*(columns[name] for name in ("numerator", "denominator", "number", "state")))
    if not value.state.has_figure:
        return value.state.word
    is_firm = value.state is EntryState.ENTERED
    if value.number is not None and is_firm:
        return value.number
    parts = (value.number, value.numerator, value.denominator)
    figure = "/".join(as_text(part) for part in parts if part is not None)
    return figure if is_firm else f"{figure} {value.state.word}"


def _unfolded(text: str) -> str:
    """A list or table that is kept as JSON, as words; any other text as it is."""
    if not text.startswith(("[", "{")):
        return text
    try:
        return _listed(json.loads(text))
    except ValueError:
        return text


def _listed(content: Any) -> str:
    if isinstance(content, list):
        return "; ".join(map(_listed, content))
    if isinstance(content, dict):
        return ", ".join(f"{name.replace('_', ' ')}: {_listed(each)}" for name, each in content.items())
    return as_text(words_of(content))


def as_text(words: Words) -> str:
    """Words as text: a whole number without a point."""
    return words if isinstance(words, str) else str(int(words) if words == int(words) else words)
