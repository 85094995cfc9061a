"""The words of documents, read from `resources/documents/<language>.toml`."""

import tomllib
from functools import cache

from cs360_desktop import paths

LANGUAGES = ("en", "es")


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

    def raw(self, key: str) -> str:
        """Return the words with their placeholders, for whoever fills them in."""
        section, name = key.split(".")
        return self._sections[section][name]


@cache
def _read(language: str) -> dict[str, dict[str, str]]:
    with paths.resource("documents", f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
