"""What the workspace already knows of a TTA request, by the place a field is filled from."""

from datetime import date

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.definitions.fields import FilledFrom
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryState
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.problems import Problem
from cs360_desktop.domain.request_form import write_rows
from cs360_desktop.domain.schedule import days_words
from cs360_desktop.domain.wording import as_sentence, format_long_date, format_value
from cs360_desktop.language import tr
from cs360_desktop.services.people import everybody
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


def known(unit: ReadUnit, problem_id: int | None, today: date) -> dict[FilledFrom, str]:
    """What stands in the workspace for each place; places nothing is known of are left out or empty."""
    problem = None if problem_id is None else unit[nouns.problems].get(problem_id)
    found = {
        **_agency(unit[nouns.agencies].all()[0]),
        **_population(unit),
        **_people(unit),
        FilledFrom.STAKEHOLDERS: _partners(unit),
        FilledFrom.MEETING_SERIES: _rhythm(unit),
    }
    return found if problem is None else {**found, **_problem(unit, problem, today)}


def _agency(agency: Agency) -> dict[FilledFrom, str]:
    prefix = "agency."
    names = {place: place.value.removeprefix(prefix) for place in FilledFrom if place.value.startswith(prefix)}
    return {place: _text(getattr(agency, name)) for place, name in names.items()}


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


def _population(unit: ReadUnit) -> dict[FilledFrom, str]:
    series = unit[nouns.populations].all("year", area_id=WHOLE_AGENCY)
    if not series:
        return {}
    latest = series[-1]
    return {
        FilledFrom.POPULATION_RESIDENTS: str(latest.residents),
        FilledFrom.POPULATION_YEAR: str(latest.year),
        FilledFrom.POPULATION_SOURCE: latest.source,
    }


def _people(unit: ReadUnit) -> dict[FilledFrom, str]:
    people = everybody(unit)
    details = {(detail.code, detail.field): detail for detail in unit[nouns.baseline_details].all()}

    def named(code: str, field: str) -> Person | None:
        detail = details.get((code, field))
        return people.get(detail.person_id or 0) if detail else None

    contact, superior = named("B1", "poc"), named("B1", "reports_to")
    chief = named("B1", "chief") or superior
    granted = details.get(("B2", "time_granted"))
    return {
        FilledFrom.POC_NAME: contact.name if contact else "",
        FilledFrom.POC_TITLE: contact.title if contact else "",
        FilledFrom.POC_PHONE: contact.phone if contact else "",
        FilledFrom.POC_EMAIL: contact.email if contact else "",
        FilledFrom.BASELINE_REPORTS_TO: superior.label if superior else "",
        FilledFrom.CHIEF_NAME: chief.name if chief else "",
        FilledFrom.CHIEF_TITLE: chief.title if chief else "",
        FilledFrom.CHIEF_EMAIL: chief.email if chief else "",
        FilledFrom.BASELINE_TIME_GRANTED: granted.content if granted else "",
    }


def _partners(unit: ReadUnit) -> str:
    people = everybody(unit)
    rows = (
        {
            "organization": stakeholder.name,
            "person": people[stakeholder.person_id].name if stakeholder.person_id in people else "",
            "role": stakeholder.offers,
        }
        for stakeholder in unit[nouns.stakeholders].all("name")
    )
    return write_rows(rows)


def _rhythm(unit: ReadUnit) -> str:
    series = unit[nouns.meeting_series].first("since")
    if series is None:
        return ""
    return tr("{days}, {minutes} minutes", days=as_sentence(days_words(series)), minutes=series.minutes_planned)


def _problem(unit: ReadUnit, problem: Problem, today: date) -> dict[FilledFrom, str]:
    responses = unit[nouns.responses].all("began_on", problem_id=problem.id)
    measure_ids = [link.measure_id for link in unit[nouns.problem_measures].all(problem_id=problem.id)]
    measures = {measure.id: measure for measure in unit[nouns.measures].all(id=measure_ids)}
    targets = (
        {
            "outcome": tr(measures[target.measure_id].name),
            "measure": tr(measures[target.measure_id].name),
            "baseline": _latest(unit, measures[target.measure_id], today),
            "target": format_value(target.figure, measures[target.measure_id].unit, with_unit=True),
            "by": target.by.isoformat() if target.by else "",
        }
        for target in unit[nouns.targets].all("by", measure_id=measure_ids, area_id=WHOLE_AGENCY)
    )
    return {
        FilledFrom.PROBLEM: problem.title,
        FilledFrom.PROBLEM_STATEMENT: problem.statement,
        FilledFrom.PROBLEM_RESPONSES: "\n".join(
            tr("{response}, since {date}", response=each.text, date=format_long_date(each.began_on))
            for each in responses
        ),
        FilledFrom.PROBLEM_MEASURES: "\n".join(str(measure_id) for measure_id in measure_ids),
        FilledFrom.PROBLEM_TARGETS: write_rows(targets),
    }


def _latest(unit: ReadUnit, measure: Measure, today: date) -> str:
    """The last figure of a measure for the whole agency with its period, `8 (Oct 2026)`; only of a period that is over.

    A period without a figure is passed over, never read as zero.
    """
    values = unit.entries.values({measure.id}, area_ids={WHOLE_AGENCY})
    for key, value in sorted(values.items(), key=lambda item: item[0].period.end, reverse=True):
        figure = value.figure(measure.scale)
        if figure is not None and key.period.kind is measure.period_kind and key.period.is_complete(today):
            estimated = f", {value.state.word}" if value.state is not EntryState.ENTERED else ""
            return f"{format_value(figure, measure.unit, with_unit=True)} ({key.period.label}{estimated})"
    return ""
