"""The sentences of the program in each language: none missing, none left over, each with the same placeholders."""

import ast
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from cs360_desktop import language, paths
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_date, format_long_date, format_month
from cs360_desktop.language import LANGUAGES, load_language, marked, speaking, spoken, tr, tr_count

PACKAGE = Path(language.__file__).parent
SENTENCES_OF = {"tr": 1, "tr_count": 3, "marked": 1}
"""How many leading arguments of each function are read for sentences; the first of `tr_count` is the number."""

NOVEMBER = date(2026, 11, 19)


@dataclass(frozen=True)
class Call:
    """A call in the code: where it is, the sentences it gives, and the names of the values it fills in."""

    place: str
    function: str
    sentences: tuple[str, ...]
    names: frozenset[str]
    is_built: bool


def calls() -> Iterator[Call]:
    """Every call of this module's functions outside the window, which has Qt's own `tr`."""
    for file in sorted(PACKAGE.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if "cs360_desktop.language import" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SENTENCES_OF:
                asked = node.args[: SENTENCES_OF[node.func.id]]
                asked = asked[1:] if node.func.id == "tr_count" else asked
                yield Call(
                    f"{file.relative_to(PACKAGE)}:{node.lineno}",
                    node.func.id,
                    tuple(one.value for one in asked if isinstance(one, ast.Constant) and isinstance(one.value, str)),
                    frozenset(keyword.arg or "**" for keyword in node.keywords),
                    any(isinstance(one, ast.JoinedStr | ast.BinOp) for one in asked),
                )


def placeholders(sentence: str) -> set[str]:
    return {name for _text, name, _form, _conversion in string.Formatter().parse(sentence) if name is not None}


def texts_of_the_catalogue(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        for each in found.values() if isinstance(found, dict) else found:
            yield from texts_of_the_catalogue(each)


def files_of(code: str) -> dict[str, dict[str, str]]:
    folder = paths.resource("i18n", code)
    return {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.toml"))}


def spanish() -> dict[str, str]:
    return dict(load_language("es").sentences)


def test_that_every_sentence_of_the_code_is_there_in_spanish() -> None:
    known = spanish()
    lacking = [f"{call.place}: {each}" for call in calls() for each in call.sentences if each not in known]

    assert lacking == []


def test_that_every_spanish_sentence_says_something_of_the_code_or_the_catalogue() -> None:
    said = {each for call in calls() for each in call.sentences}
    for file in paths.resource("catalogue").glob("*.toml"):
        said.update(texts_of_the_catalogue(tomllib.loads(file.read_text(encoding="utf-8"))))

    assert sorted(set(spanish()) - said) == []


def test_that_a_sentence_has_the_same_placeholders_in_both_languages() -> None:
    differing = [english for english, said in spanish().items() if placeholders(english) != placeholders(said)]

    assert differing == []


def test_that_no_sentence_stands_in_two_files_and_none_is_empty() -> None:
    files = {name: sentences for name, sentences in files_of("es").items() if name != "dates.toml"}
    every = [sentence for sentences in files.values() for sentence in sentences]

    assert sorted({each for each in every if every.count(each) > 1}) == []
    assert [each for sentences in files.values() for each, said in sentences.items() if not said.strip()] == []


def test_that_a_sentence_is_asked_for_whole_and_with_all_its_values() -> None:
    built = [call.place for call in calls() if call.is_built]
    counts = {"tr": set(), "tr_count": {"count"}}
    unfilled = [
        f"{call.place}: {each}"
        for call in calls()
        if call.function != "marked" and "**" not in call.names
        for each in call.sentences
        if not placeholders(each) <= call.names | counts[call.function]
    ]

    assert built == []
    assert unfilled == []


def test_that_a_sentence_is_said_in_the_language_that_is_spoken_and_in_english_afterwards() -> None:
    with speaking("es"):
        assert tr("Week {week}, {year}", week=7, year=2026) == "Semana 7, 2026"
        assert Period.quarter(2026, 3).label == "T3 2026"

    assert spoken().code == "en"
    assert Period.quarter(2026, 3).label == "Q3 2026"


def test_that_what_the_user_wrote_is_said_as_it_is() -> None:
    with speaking("es"):
        assert tr("Calls {by} beat") == "Calls {by} beat"


def test_that_one_and_many_are_told_apart_and_large_counts_have_commas() -> None:
    said = [tr_count(count, "{count} file", "{count} files") for count in (0, 1, 1204)]  # marked nowhere: only here

    assert said == ["0 files", "1 file", "1,204 files"]
    assert marked("{count} file") == "{count} file"


def test_that_dates_are_written_as_each_language_writes_them() -> None:
    def written() -> list[str]:
        month = Period.month(2026, 10)
        long = format_long_date(NOVEMBER, weekday=True)
        return [format_date(NOVEMBER), format_date(NOVEMBER, year=False), long, format_month(NOVEMBER), month.label]

    assert written() == ["Nov 19, 2026", "Nov 19", "Thursday, November 19, 2026", "November 2026", "Oct 2026"]
    with speaking("es"):
        assert written() == [
            "19 nov 2026", "19 nov", "jueves, 19 de noviembre de 2026", "noviembre de 2026", "oct 2026",
        ]  # fmt: skip


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_each_language_names_all_months_and_days(code: str) -> None:
    found = load_language(code)

    assert [len(names) for names in (found.months, found.short_months, found.weekdays)] == [12, 12, 7]


def test_that_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr'"), speaking("fr"):
        pass
