"""The words of documents, read from `resources/documents/<language>.toml`."""

import tomllib
from datetime import date
from functools import cache

from cs360_desktop import paths
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_long_date
from cs360_desktop.language import LANGUAGES, speaking


class Wording:
    """The words in one language, asked for by section and key: `words("common.page", page=3, pages=6)`.

    Raises:
        ValueError: there are no documents in this language.
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no documents in the language {language!r}, only in {', '.join(LANGUAGES)}")
        self.language = language
        self._sections = _read(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return the words under `section.key` with the placeholders filled; an unknown key is a KeyError."""
        section, name = key.split(".")
        return self._sections[section][name].format(**values)

    def day(self, day: date, *, weekday: bool = False) -> str:
        """Write a day as documents do: `November 19, 2026`, `jueves, 19 de noviembre de 2026`."""
        with speaking(self.language):
            return format_long_date(day, weekday=weekday)

    def period(self, period: Period) -> str:
        """Name a period as tables do: `Oct 2026`, `oct 2026`."""
        with speaking(self.language):
            return period.label

    def raw(self, key: str) -> str:
        """Return the words with their placeholders, for whoever fills them in."""
        section, name = key.split(".")
        return self._sections[section][name]


@cache
def _read(language: str) -> dict[str, dict[str, str]]:
    with paths.resource("documents", f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
