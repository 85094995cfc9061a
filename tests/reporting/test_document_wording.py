"""The words of documents: the same keys and the same placeholders in each language."""

import string
import tomllib

import pytest

from cs360_desktop import paths
from cs360_desktop.language import LANGUAGES
from cs360_desktop.reporting.symbols import State, draw_state
from cs360_desktop.reporting.wording import Wording


def placeholders(language: str) -> dict[str, set[str | None]]:
    with paths.resource("documents", f"{language}.toml").open("rb") as file:
        sections = tomllib.load(file)
    return {
        f"{section}.{key}": {name for _text, name, _form, _conversion in string.Formatter().parse(words)} - {None}
        for section, entries in sections.items()
        for key, words in entries.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_each_language_has_all_words_with_all_placeholders(language: str) -> None:
    assert placeholders(language) == placeholders("en")


def test_that_placeholders_are_filled() -> None:
    assert Wording("es")("common.page", page=3, pages=6) == "página 3 de 6"


def test_that_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Wording("en")("common.no_such_words")


def test_that_each_state_has_a_symbol() -> None:
    assert all(callable(draw_state(state)) for state in State)
