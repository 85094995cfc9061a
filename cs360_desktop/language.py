"""The language in which the program says its sentences and writes its dates, apart from the window's own words.

English stands in the code; what another language says for it stands in `resources/i18n/<language>/`, each sentence
under the English one. A sentence is always asked for whole, with named placeholders, so that a language may put them
in its own order. What is made inside `speaking("es")` speaks Spanish, in this thread only: the same functions serve
the screen and a document in the other language.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from cs360_desktop.paths import resource

LANGUAGES = ("en", "es")
"""English first, the language of the code."""

_DATES = "dates.toml"


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language: names and patterns of dates, and its sentences under the English ones."""

    code: str
    name: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_date: str
    short_day: str
    long_date: str
    with_weekday: str
    month_of_year: str
    sentences: Mapping[str, str] = field(default_factory=dict)

    def date(self, pattern: str, day: date) -> str:
        """Write a day in one of the patterns of this language."""
        return pattern.format(
            weekday=self.weekdays[day.weekday()],
            month=self.months[day.month - 1],
            short_month=self.short_months[day.month - 1],
            day=day.day,
            year=day.year,
        )


ENGLISH = Language(
    code=LANGUAGES[0],
    name="English",
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    short_date="{short_month} {day}, {year}",
    short_day="{short_month} {day}",
    long_date="{month} {day}, {year}",
    with_weekday="{weekday}, {month} {day}, {year}",
    month_of_year="{month} {year}",
)  # fmt: skip

_SPOKEN: ContextVar[Language] = ContextVar("language", default=ENGLISH)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Let everything that is said meanwhile be said in this language.

    Raises:
        ValueError: the program does not speak it.
    """
    token = _SPOKEN.set(load_language(code))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken() -> Language:
    """The language that is spoken now."""
    return _SPOKEN.get()


def tr(sentence: str, /, **values: object) -> str:
    """Say an English sentence in the language that is spoken now, with its placeholders filled.

    Names that ship with the program, such as those of measures, are said the same way; what the user has written is
    returned as it is. Without values nothing is filled in, so braces in such a name stay.
    """
    said = _SPOKEN.get().sentences.get(sentence, sentence)
    return said.format(**values) if values else said


def tr_count(count: int, one: str, many: str, /, **values: object) -> str:
    """Say the sentence for one or for many; both may ask for `{count}`, which is written with thousands commas."""
    return tr(one if count == 1 else many, count=f"{count:,}", **values)


def marked(sentence: str) -> str:
    """Mark a sentence that is kept in English, such as a constant, and said with `tr` later."""
    return sentence


@cache
def load_language(code: str) -> Language:
    """Read a language; see `speaking`."""
    if code not in LANGUAGES:
        raise ValueError(f"no words in the language {code!r}, only in {', '.join(LANGUAGES)}")
    if code == ENGLISH.code:
        return ENGLISH
    dates = _read(code, _DATES)
    sentences: dict[str, str] = {}
    for file in sorted(resource("i18n", code).glob("*.toml")):
        if file.name != _DATES:
            sentences.update(_read(code, file.name))
    return Language(
        code=code,
        name=dates["name"],
        months=tuple(dates["months"].split()),
        short_months=tuple(dates["short_months"].split()),
        weekdays=tuple(dates["weekdays"].split()),
        short_date=dates["short_date"],
        short_day=dates["short_day"],
        long_date=dates["long_date"],
        with_weekday=dates["with_weekday"],
        month_of_year=dates["month_of_year"],
        sentences=sentences,
    )


def _read(code: str, name: str) -> dict[str, str]:
    return tomllib.loads(resource("i18n", code, name).read_text(encoding="utf-8"))
