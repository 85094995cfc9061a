"""The request, its blank form and its letters in Spanish: no word of the form is left in English."""

import pytest

from cs360_desktop.domain.definitions.form_words import parse_form_words
from cs360_desktop.domain.errors import DefinitionError
from cs360_desktop.services import catalogue_files, letters, requests
from cs360_desktop.services.catalogue_files import load_offer, load_request_form, load_requirement_titles
from cs360_desktop.services.request_document import request_pdf
from cs360_desktop.services.request_form_files import blank_form_pdf
from cs360_desktop.services.session import Session
from tests.reporting.conftest import ReadBack


def words_of_the_form(language: str) -> list[str]:
    """Every title, purpose, label and help that the form prints, and the whole offer with its topics."""
    words: list[str] = []
    for section in load_request_form(language).section:
        words += [section.title, section.purpose]
        for field in section.field:
            words += [field.label, field.help, *(choice.label for choice in field.choice)]
            words += [column.label for column in field.column]
    offers = load_offer(language)
    words += [offer.label for offer in offers.offer] + [topic.label for topic in offers.topic]
    return [*filter(None, words), *load_requirement_titles(language).values()]


@pytest.fixture(scope="module")
def spanish(demo: Session) -> dict[str, list[str]]:
    """What the Spanish documents print, by document: the text of each element."""
    request_id = requests.list_requests(demo)[0].request.id
    files = {
        "request": request_pdf(demo, request_id, language="es").content,
        "blank form": blank_form_pdf(demo, language="es").content,
        "letter": letters.letters(demo, request_id, language="es")[1].content,
    }
    return {
        name: [node.text.strip() for node in ReadBack(content).tree.walk() if node.text.strip()]
        for name, content in files.items()
    }


def test_that_no_label_of_the_form_is_left_in_english(spanish: dict[str, list[str]]) -> None:
    english = set(words_of_the_form("en")) - set(words_of_the_form("es"))
    assert len(english) > 150
    for name, printed in spanish.items():
        labels = {text.removesuffix(" *").partition(". ")[2] or text.removesuffix(" *") for text in printed}
        left = sorted(word for word in english if word in labels or word in printed)
        assert left == [], name


def test_that_the_spanish_words_are_those_that_are_printed(spanish: dict[str, list[str]]) -> None:
    printed = " ".join(" ".join(spanish["blank form"]).split())
    on_paper = [
        word
        for section in load_request_form("es").section
        for field in section.field
        if field.id not in {"problem", "problem_measures"}
        for word in [field.label, *(column.label for column in field.column)]
    ]
    assert [word for word in on_paper if word not in printed] == []
    asked = " ".join(" ".join(spanish["request"]).split())
    assert "Solicitud 1 de 2026" in asked
    assert "10 de noviembre de 2026" in asked
    assert "November 10" not in asked
    assert "Lo que el departamento escribió está en el idioma en que lo escribió." in asked
    assert "Solicitud 1 de 2026" in " ".join(spanish["letter"])


def test_that_the_offer_is_nested_alike_in_both_languages() -> None:
    definition = next(f for section in load_request_form().section for f in section.field if f.id == "assistance")
    both = [
        [(each.id, bool(each.under)) for each in requests.tick_choices(definition, language)]
        for language in ("en", "es")
    ]
    assert both[0] == both[1]
    labels = {each.id: each.full_label for each in requests.tick_choices(definition, "es")}
    assert labels["training-on-site.data-collection"].startswith("Capacitación en sus instalaciones: ")


@pytest.mark.parametrize(
    ("table", "spoil", "said"),
    [
        ("field", lambda rows: rows[1:], "has no words for agency_name"),
        ("field", lambda rows: [*rows, {"id": "shoe_size", "label": "Talla"}], "is unknown: shoe_size"),
        ("field", lambda rows: [rows[0] | {"help": "Ayuda."}, *rows[1:]], "must be given where the field has a help"),
        ("field", lambda rows: [rows[0], rows[1] | {"choice": rows[1]["choice"][1:]}, *rows[2:]], "for municipal"),
        ("offer", lambda rows: [*rows, rows[0]], "already taken"),
        ("requirement", lambda rows: rows[:5], "has no words for B6"),
        ("topic", lambda rows: [rows[0] | {"label": ""}, *rows[1:]], "must not be empty"),
    ],
)  # fmt: skip
def test_that_words_that_do_not_fit_the_form_are_refused(table: str, spoil: object, said: str) -> None:
    name, content = catalogue_files._read("request_form.es.toml")
    content = content | {table: spoil(content[table])}  # type: ignore[operator]
    with pytest.raises(DefinitionError, match=said):
        parse_form_words(name, content, load_request_form(), load_offer())
