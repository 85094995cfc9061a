"""What ships in the catalogue and can stand in a document is there in Spanish."""

import re
from collections.abc import Iterator

from cs360_desktop.language import load_language, speaking, tr
from cs360_desktop.services.catalogue_files import (
    load_agenda_templates,
    load_baseline,
    load_catalogue,
    load_interview_guide,
    load_process,
    load_requirement_titles,
    load_starters,
    load_worksheet,
)

NUMBERS = re.compile(r"\d[\d,.:]*\d|\d")


def of_measures() -> Iterator[str]:
    found = load_catalogue()
    yield from (dimension.name for dimension in found.dimensions)
    yield from (goal.name for goal in found.goals)
    yield from (indicator.name for indicator in found.indicators)
    for measure in found.measures:
        yield from (measure.name, measure.numerator, measure.denominator, measure.source)
        yield from measure.help.split("\n\n")
        yield from re.split(r"(?<=\.) ", measure.evidence)


def of_baseline() -> Iterator[str]:
    for requirement in load_baseline():
        yield from (requirement.title, requirement.short, requirement.requirement)
        yield from (fact.label for fact in requirement.fact)
        for field in requirement.field:
            yield field.label
            yield from (choice.label for choice in field.choice)


def of_problems_and_meetings() -> Iterator[str]:
    for criterion in load_worksheet().criterion:
        yield from (criterion.name, criterion.question, criterion.lowest, criterion.highest)
    for step in load_process().step:
        yield from (step.name, step.why)
    yield from (stage.name for stage in load_process().stage)
    guide = load_interview_guide()
    yield from (guide.opening, guide.closing, guide.privacy)
    for part in guide.part:
        yield part.name
        for question in part.question:
            yield from (question.text, question.hint)
    for template in load_agenda_templates():
        yield from (item.title for item in template.item)


def of_lists() -> Iterator[str]:
    """Names of the lists; kinds of areas are seen in the window only."""
    lists = load_starters()
    yield from (group.name for group in lists.group)
    for items in (lists.body_kind, lists.role, lists.decision_method):
        yield from (item.name for item in items)
    for categories in (lists.stakeholder_category, lists.interview_category):
        yield from (category.name for category in categories)


def shipped() -> set[str]:
    every = {*of_measures(), *of_baseline(), *of_problems_and_meetings(), *of_lists()}
    return every - {""}


def test_that_every_shipped_text_of_a_document_is_there_in_spanish() -> None:
    known = load_language("es").sentences

    assert sorted(shipped() - set(known)) == []
    assert len(shipped()) > 800


def test_that_the_numbers_of_a_shipped_text_are_the_same_in_spanish() -> None:
    known = load_language("es").sentences
    differing = [each for each in shipped() if sorted(NUMBERS.findall(each)) != sorted(NUMBERS.findall(known[each]))]

    assert differing == []


def test_that_no_two_measures_have_the_same_name_in_spanish() -> None:
    with speaking("es"):
        names = [tr(measure.name) for measure in load_catalogue().measures]

    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_that_a_requirement_has_the_title_it_has_in_the_spanish_form() -> None:
    with speaking("es"):
        said = {requirement.code: tr(requirement.title) for requirement in load_baseline()}

    assert said == load_requirement_titles("es")
