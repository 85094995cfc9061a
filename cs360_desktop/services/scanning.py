"""The scan: interviews with their themes, surveys in summary, and what came up how often."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.domain.definitions.starters import InterviewCategory
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.problems import Interview, Stakeholder, Survey, Theme
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.catalogue_files import load_starters
from cs360_desktop.services.people import everybody
from cs360_desktop.services.session import Session
from cs360_desktop.services.stakeholders import EARLIEST_YEAR, is_possible
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit, WorkUnit


@dataclass(frozen=True, slots=True)
class InterviewLine:
    """An interview with the name of its category, with whom, who asked, and its themes in the order named."""

    interview: Interview
    category: str
    stakeholder: Stakeholder | None
    interviewer: Person | None
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """In how many interviews a theme was named, in how many first, and in how many of each category."""

    name: str
    named_in: int
    first_in: int
    by_category: tuple[tuple[str, int], ...]


def categories() -> tuple[InterviewCategory, ...]:
    """Whom to interview, in order; the first are inside the department."""
    return load_starters().interview_category


def not_asked(session: Session) -> tuple[InterviewCategory, ...]:
    """The categories nobody was interviewed of."""
    with session.reading() as unit:
        asked = {each.category for each in unit[nouns.interviews].all()}
    return tuple(item for item in categories() if item.id not in asked)


def interviews(session: Session) -> list[InterviewLine]:
    """Every interview, newest first."""
    with session.reading() as unit:
        return _lines(unit)


def theme_counts(session: Session) -> tuple[ThemeCount, ...]:
    """The themes over all interviews, most often named first; capital letters make no other theme."""
    with session.reading() as unit:
        lines = list(reversed(_lines(unit)))
    spelled: dict[str, str] = {}
    named, first = Counter[str](), Counter[str]()
    by_category: dict[str, Counter[str]] = {}
    for line in lines:
        keys = [_key(theme) for theme in line.themes]
        first.update(keys[:1])
        for key, theme in zip(keys, line.themes, strict=True):
            spelled.setdefault(key, theme)
        for key in dict.fromkeys(keys):
            named[key] += 1
            by_category.setdefault(key, Counter())[line.category] += 1
    order = sorted(named, key=lambda key: (-named[key], -first[key], key))
    return tuple(
        ThemeCount(spelled[key], named[key], first[key], tuple(by_category[key].most_common())) for key in order
    )


def add_interview(session: Session, held_on: date, category: str, **columns: Any) -> Added:
    """Add an interview.

    Raises:
        UserError: the day or the number of people cannot be, or no category is given.
    """
    with session.change("add_interview") as unit:
        interview = Interview(held_on, category, **columns)
        check_interview(interview, session.today())
        key = unit[nouns.interviews].add(interview)
    return Added(key, unit.receipt)


def change_interview(session: Session, interview_id: int, **columns: Any) -> Receipt:
    """Set columns of an interview."""
    with session.change("change_interview") as unit:
        interview = replace(unit[nouns.interviews].get(interview_id), **columns)
        check_interview(interview, session.today())
        unit[nouns.interviews].replace(interview_id, interview)
    return unit.receipt


def remove_interview(session: Session, interview_id: int) -> Receipt:
    """Put an interview in the bin; its themes count no more."""
    with session.change("remove_interview") as unit:
        unit[nouns.interviews].delete(interview_id)
    return unit.receipt


def set_themes(session: Session, interview_id: int, names: Sequence[str]) -> Receipt:
    """Say which themes came up, in the order they were named; one named twice counts once, where it came first."""
    with session.change("set_themes") as unit:
        write_themes(unit, interview_id, names)
    return unit.receipt


def write_themes(unit: WorkUnit, interview_id: int, names: Sequence[str]) -> None:
    """See `set_themes`; as part of a larger change."""
    wanted: dict[str, str] = {}
    for name in names:
        if name.strip():
            wanted.setdefault(_key(name), " ".join(name.split()))
    rows = unit[nouns.themes]
    present = rows.all("position", interview_id=interview_id)
    for theme in present[len(wanted) :]:
        rows.delete(theme.id)
    for position, name in enumerate(wanted.values(), start=1):
        if position <= len(present):
            rows.change(present[position - 1].id, name=name, position=position)
        else:
            rows.add(Theme(interview_id, name, position))


def surveys(session: Session) -> list[Survey]:
    """Every survey, newest first."""
    with session.reading() as unit:
        found = unit[nouns.surveys].all()
    return sorted(found, key=lambda survey: (survey.held_on, survey.id), reverse=True)


def add_survey(session: Session, name: str, held_on: date) -> Added:
    """Add a survey.

    Raises:
        UserError: it has no name, or its day cannot be.
    """
    with session.change("add_survey") as unit:
        survey = Survey(name.strip(), held_on)
        _check_survey(survey, session.today())
        key = unit[nouns.surveys].add(survey)
    return Added(key, unit.receipt)


def change_survey(session: Session, survey_id: int, **columns: Any) -> Receipt:
    """Set columns of a survey."""
    with session.change("change_survey") as unit:
        survey = replace(unit[nouns.surveys].get(survey_id), **columns)
        _check_survey(survey, session.today())
        unit[nouns.surveys].replace(survey_id, survey)
    return unit.receipt


def remove_survey(session: Session, survey_id: int) -> Receipt:
    """Put a survey in the bin."""
    with session.change("remove_survey") as unit:
        unit[nouns.surveys].delete(survey_id)
    return unit.receipt


def _lines(unit: ReadUnit) -> list[InterviewLine]:
    names = {item.id: item.name for item in categories()}
    people = everybody(unit)
    stakeholders = {each.id: each for each in [*unit[nouns.stakeholders].deleted(), *unit[nouns.stakeholders].all()]}
    themes: dict[int, list[str]] = {}
    for theme in unit[nouns.themes].all("position"):
        themes.setdefault(theme.interview_id, []).append(theme.name)
    found = sorted(unit[nouns.interviews].all(), key=lambda each: (each.held_on, each.id), reverse=True)
    return [
        InterviewLine(
            each,
            names.get(each.category, each.category),
            stakeholders.get(each.stakeholder_id or 0),
            people.get(each.interviewer_id or 0),
            tuple(themes.get(each.id, ())),
        )
        for each in found
    ]


def _key(theme: str) -> str:
    return " ".join(theme.split()).casefold()


def check_interview(interview: Interview, today: date) -> None:
    """Refuse an interview that cannot be; see `add_interview`."""
    _check_day(interview.held_on, today, "an interview")
    if not interview.category:
        raise UserError("An interview needs a category, so nothing was saved. Choose whom you asked.")
    if interview.people_count is not None and interview.people_count < 1:
        raise UserError("At least one person took part, so this was not saved. Leave the number blank if unknown.")


def _check_survey(survey: Survey, today: date) -> None:
    if not survey.name.strip():
        raise UserError("A survey needs a name, so nothing was saved. Type one, such as Residents 2026.")
    _check_day(survey.held_on, today, "a survey")
    if survey.answers is not None and survey.answers < 0:
        raise UserError("Answers cannot be fewer than none, so this was not saved. Leave it blank if unknown.")


def _check_day(day: date, today: date, what: str) -> None:
    if not is_possible(day, today):
        raise UserError(
            f"{format_date(day)} cannot be the day of {what}, so it was not saved. "
            f"Give a day from {EARLIEST_YEAR} to today."
        )
