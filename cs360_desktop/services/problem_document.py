"""Assemble the report of a problem: its file with the charts of its measures and what the assessment says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.problems import Problem
from cs360_desktop.domain.wording import format_date
from cs360_desktop.language import tr
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.agency import agency_of
from cs360_desktop.services.charts import measure_chart
from cs360_desktop.services.everybodys_words import for_everybody
from cs360_desktop.services.file_names import plain
from cs360_desktop.services.limits import limits_of
from cs360_desktop.services.paper_names import program_name
from cs360_desktop.services.problem_assessment import MeasureOutcome, assessment
from cs360_desktop.services.problem_plan import (
    LinkedMeasure,
    ResponseLine,
    linked_measures,
    milestones,
    responses,
    steps,
)
from cs360_desktop.services.problem_scanning import scanning_words
from cs360_desktop.services.problem_stages import StageLine, StageState, stages
from cs360_desktop.services.problems import ProblemRecord, list_problems, record
from cs360_desktop.services.session import Session
from cs360_desktop.services.settings import on_its_paper

if TYPE_CHECKING:
    from cs360_desktop.reporting import problem as printed
    from cs360_desktop.reporting.wording import Wording


@on_its_paper
def problem_pdf(session: Session, problem_id: int, *, community: bool = False, language: str = "en") -> MadeFile:
    """The report of a problem as a PDF.

    A community copy has no measures marked internal, no small counts, and no account or reason written for the team.
    """
    from cs360_desktop.reporting.problem import problem_pdf as print_problem

    value = problem_document(session, problem_id, community=community, language=language)
    if community:
        value = for_everybody(value, language)
    name = program_name(session, f"Problem {plain(value.title)}", "pdf", community=community)
    return MadeFile(name, PDF, print_problem(value, language))


def problem_pdfs(session: Session, *, community: bool = False, language: str = "en") -> list[MadeFile]:
    """The report of every problem, each under a name of its own."""
    made = [
        problem_pdf(session, line.problem.id, community=community, language=language) for line in list_problems(session)
    ]
    names = [file.name.casefold() for file in made]
    return [
        MadeFile(file.name.replace("Problem ", f"Problem {number} ", 1), file.media_type, file.content)
        if names.count(file.name.casefold()) > 1
        else file
        for number, file in enumerate(made, start=1)
    ]


def problem_document(
    session: Session, problem_id: int, *, community: bool = False, language: str = "en"
) -> "printed.ProblemDocument":
    """All that the printed report says."""
    from cs360_desktop.reporting import problem as printed
    from cs360_desktop.reporting.wording import Wording

    words = Wording(language)
    found = record(session, problem_id)
    problem, result = found.problem, assessment(session, problem_id, community=community)
    outcomes = {each.link.id: each for each in result.outcomes}
    linked = linked_measures(session, problem_id, community=community)
    return printed.ProblemDocument(
        agency=agency_of(session).name,
        as_of=session.today(),
        title=problem.title,
        about=_about(found, words),
        told=tuple(_told(problem, words)),
        stages=tuple(_stage(line, community=community) for line in stages(session, problem_id)),
        pause=_pause(problem, words, community=community),
        hypothesis=problem.hypothesis,
        findings=tuple(line.strip() for line in problem.findings.splitlines() if line.strip()),
        scanning=scanning_words(session, problem_id),
        plan=problem.response_plan,
        objective=problem.objective,
        responses=tuple(_response(line, community=community) for line in responses(session, problem_id)),
        steps=tuple(_step(line, words, community=community) for line in steps(session, problem_id)),
        milestones=tuple(
            printed.MilestoneRow(each.text, each.due, each.reached_on) for each in milestones(session, problem_id)
        ),
        measures=tuple(_measure(line, outcomes[line.link.id]) for line in linked),
        carried_out=result.carried_out,
        result=tuple(_result(found, result.verdict, words)),
        withheld=_withheld(session, linked, result.internal) if community else None,
    )


def _about(found: ProblemRecord, words: "Wording") -> str:
    opened = found.problem.opened_on
    parts = [found.body.name if found.body else ""]
    parts += [words("problem.opened", date=words.day(opened))] if opened else []
    parts += [words("problem.led_by", name=found.leader)] if found.leader else []
    return ", ".join(part for part in parts if part)


def _told(problem: Problem, words: "Wording") -> Iterator[tuple[str, str]]:
    yield words("problem.statement"), problem.statement
    for key, text in (
        ("harmed", problem.harmed),
        ("place", problem.place),
        ("times", problem.times),
        ("since", problem.since),
        ("known_from", problem.known_from),
    ):
        yield words(f"problem.{key}"), text


def _stage(line: StageLine, *, community: bool) -> "printed.StageRow":
    from cs360_desktop.reporting import problem as printed

    states = {
        StageState.DONE: "done",
        StageState.PRESENT: "present",
        StageState.PLANNED: "planned",
        StageState.OPEN: "open",
    }
    dates = line.dates
    return printed.StageRow(
        tr(line.definition.name),
        states[line.state],
        dates.began_on,
        dates.ended_on,
        dates.planned_for,
        () if community else tuple(lack.sentence for lack in line.lacks),
    )


def _pause(problem: Problem, words: "Wording", *, community: bool) -> str:
    if problem.paused_since is None:
        return ""
    since = words("problem.paused", date=words.day(problem.paused_since))
    return since if community else f"{since}: {problem.pause_reason}"


def _response(line: ResponseLine, *, community: bool) -> "printed.ResponseRow":
    from cs360_desktop.reporting import problem as printed

    response = line.response
    days = format_date(response.began_on)
    if response.ended_on is not None:
        days = f"{days} – {format_date(response.ended_on)}"
    account = "" if community else response.account
    return printed.ResponseRow(
        response.text, line.partner, days, response.expected, response.carried_out.value, account
    )


def _step(line: ActionLine, words: "Wording", *, community: bool) -> "printed.StepRow":
    """A step; in a community copy its owner is a group, and why it was dropped is not said."""
    from cs360_desktop.reporting import problem as printed

    action = line.action
    state = "late" if line.days_late else action.status.value
    status = words(f"problem.step_{action.status.name.lower()}")
    if line.days_late:
        status = words("actions.day_late" if line.days_late == 1 else "actions.days_late", days=line.days_late)
    elif action.done_on is not None:
        status = words("problem.step_done_on", date=format_date(action.done_on))
    elif action.status is ActionStatus.DROPPED and not community:
        status = words("problem.step_dropped_for", reason=action.dropped_reason)
    owner = (tr(line.group) or "–") if community else line.owner or tr(line.group)
    return printed.StepRow(action.text, owner, action.due, state, status)


def _measure(line: LinkedMeasure, outcome: MeasureOutcome) -> "printed.MeasurePart":
    from cs360_desktop.reporting import problem as printed

    target = f"{line.target.aim}: {line.target.distance}" if line.target else ""
    where = f", {outcome.where}" if outcome.where else ""
    said = (outcome.found, outcome.says, outcome.beside, *outcome.notes, outcome.caution)
    return printed.MeasurePart(
        f"{tr(line.measure.name)}{where}",
        line.chart,
        line.said,
        target,
        line.link.expected,
        tuple(text for text in said if text),
    )


def _result(found: ProblemRecord, verdict: str, words: "Wording") -> Iterator[tuple[str, str]]:
    problem = found.problem
    months = ""
    if problem.after_from and problem.after_to:
        months = f"{words.day(problem.after_from)} – {words.day(problem.after_to)}"
    yield words("problem.compared"), months
    if found.comparison_area:
        yield words("problem.areas"), f"{found.area} / {found.comparison_area}"
    yield words("problem.verdict"), f"{verdict}\n{problem.verdict}" if problem.verdict else verdict
    yield words("problem.side_effects"), problem.side_effects
    yield words("problem.maintenance"), problem.maintenance
    again = words.day(problem.review_on) if problem.review_on else ""
    yield words("problem.kept_up"), ", ".join(part for part in (found.kept_up_by, again) if part)


def _withheld(session: Session, linked: list[LinkedMeasure], internal: int) -> "printed.Withheld":
    from cs360_desktop.reporting import problem as printed

    charts = [measure_chart(session, line.measure.id, line.area_id, community=True) for line in linked]
    with session.reading() as unit:
        limit = limits_of(unit).suppression
    return printed.Withheld(internal, sum(chart.withheld for chart in charts if chart), limit)
