"""Reads the shipped definition files: each function reads only its own, once, and returns checked values."""

import tomllib
from functools import cache

from cs360_desktop.domain.definitions.agenda import AgendaTemplateDefinition, parse_agenda_templates
from cs360_desktop.domain.definitions.baseline import RequirementDefinition, parse_baseline
from cs360_desktop.domain.definitions.catalogue import CatalogueDefinition, parse_catalogue
from cs360_desktop.domain.definitions.form_words import FormWords, parse_form_words
from cs360_desktop.domain.definitions.interview_guide import InterviewGuide, parse_interview_guide
from cs360_desktop.domain.definitions.interview_list import InterviewListHeads, parse_interview_list
from cs360_desktop.domain.definitions.offer import OfferList, parse_offer
from cs360_desktop.domain.definitions.process import ProcessDefinition, parse_process
from cs360_desktop.domain.definitions.request_form import FormDefinition, parse_request_form
from cs360_desktop.domain.definitions.starters import StarterLists, parse_starters
from cs360_desktop.domain.definitions.worksheet import WorksheetDefinition, parse_worksheet
from cs360_desktop.domain.errors import DefinitionError
from cs360_desktop.paths import resource

ENGLISH = "en"
MEASURE_FILES = ("measures-1.toml", "measures-2.toml", "measures-3.toml")


@cache
def load_catalogue() -> CatalogueDefinition:
    """Dimensions, goals, indicators and measures that ship with the app."""
    return parse_catalogue(_read("dimensions.toml"), tuple(_read(name) for name in MEASURE_FILES), _read("basis.toml"))


@cache
def load_baseline() -> tuple[RequirementDefinition, ...]:
    """The six baseline requirements, B1 to B6."""
    return parse_baseline(*_read("baseline.toml"))


@cache
def load_offer(language: str = ENGLISH) -> OfferList:
    """The training and technical assistance that can be asked for."""
    offers = parse_offer(*_read("tta_offer.toml"))
    return offers if language == ENGLISH else load_form_words(language).offers(offers)


@cache
def load_request_form(language: str = ENGLISH) -> FormDefinition:
    """The sections and fields of a TTA request."""
    form = parse_request_form(*_read("request_form.toml"))
    return form if language == ENGLISH else load_form_words(language).form(form)


@cache
def load_form_words(language: str) -> FormWords:
    """The words of the request form in a language that is not English."""
    return parse_form_words(*_read(f"request_form.{language}.toml"), load_request_form(), load_offer())


@cache
def load_requirement_titles(language: str = ENGLISH) -> dict[str, str]:
    """The titles of the baseline requirements by code."""
    if language != ENGLISH:
        return load_form_words(language).requirements
    return {requirement.code: requirement.title for requirement in load_baseline()}


@cache
def load_agenda_templates() -> tuple[AgendaTemplateDefinition, ...]:
    """The agenda templates that ship with the app."""
    return parse_agenda_templates(*_read("agenda_templates.toml"))


@cache
def load_process() -> ProcessDefinition:
    """The steps of the process map and the stages of a problem."""
    return parse_process(*_read("stages.toml"))


@cache
def load_starters() -> StarterLists:
    """The lists a new workspace starts with."""
    return parse_starters(*_read("starters.toml"))


@cache
def load_worksheet() -> WorksheetDefinition:
    """The criteria of the priority worksheet."""
    return parse_worksheet(*_read("worksheet.toml"))


@cache
def load_interview_guide() -> InterviewGuide:
    """The guide for scanning interviews."""
    return parse_interview_guide(*_read("interview_guide.toml"))


@cache
def load_interview_list() -> InterviewListHeads:
    """How the columns of a list of interviews may be called."""
    return parse_interview_list(*_read("interview_list.toml"))


def _read(name: str) -> tuple[str, dict[str, object]]:
    text = resource("catalogue", name).read_text(encoding="utf-8")
    try:
        return name, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(name, "(file)", "(syntax)", str(error)) from error
