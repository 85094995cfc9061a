"""The file of one problem as a report: statement, stages, hypothesis, responses, charts, assessment."""

from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.charts import RunChart
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.figures.run_chart import run_chart
from cs360_desktop.reporting.wording import Wording

_CHART_HEIGHT = 175.0


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with its days and what it still lacks; `state` is done, present, planned or open."""

    name: str
    state: str
    began_on: date | None
    ended_on: date | None
    planned_for: date | None
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A response: days in words, what it should change; `carried_out` is `yes`, `partly`, `no` or `open`."""

    text: str
    partner: str
    days: str
    expected: str
    carried_out: str
    account: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the plan; `state` is `done`, `late`, `open`, `in progress` or `dropped`, `status` says it in words."""

    text: str
    owner: str
    due: date | None
    state: str
    status: str


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone with its days."""

    text: str
    due: date | None
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A linked measure: chart, what its newest figure says, its target, and the sentences of the assessment."""

    name: str
    chart: RunChart | None
    said: str
    target: str
    expected: str
    outcome: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a community copy leaves out, counted: internal measures, and figures under the limit."""

    measures: int
    figures: int
    limit: float


@dataclass(frozen=True, slots=True)
class ProblemDocument:
    """All that is printed; `told` and `result` are labels with texts. A community copy has `withheld`."""

    agency: str
    as_of: date
    title: str
    about: str
    told: tuple[tuple[str, str], ...]
    stages: tuple[StageRow, ...]
    pause: str
    hypothesis: str
    findings: tuple[str, ...]
    scanning: tuple[str, ...]
    plan: str
    objective: str
    responses: tuple[ResponseRow, ...]
    steps: tuple[StepRow, ...]
    milestones: tuple[MilestoneRow, ...]
    measures: tuple[MeasurePart, ...]
    carried_out: tuple[str, ...]
    result: tuple[tuple[str, str], ...]
    withheld: Withheld | None = None


def problem_pdf(value: ProblemDocument, language: str = "en") -> bytes:
    """Print the report."""
    words = Wording(language)
    document = Document(
        title=value.title,
        agency=value.agency,
        date_text=words("problem.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=f"{words('problem.title')} · {value.about}" if value.about else words("problem.title"),
    )
    if value.withheld is not None:
        left_out = value.withheld
        document.paragraph(
            words(
                "problem.community", measures=left_out.measures, figures=left_out.figures, limit=f"{left_out.limit:g}"
            ),
            "small",
        )
    if value.pause:
        document.status(State.NEEDS_SOMEBODY, value.pause)
    document.heading(2, words("problem.statement"))
    document.fields(value.told)
    _add_stages(document, value, words)
    document.heading(2, words("problem.hypothesis"))
    document.paragraph(value.hypothesis)
    document.heading(2, words("problem.findings"))
    document.bullets(value.findings)
    if value.scanning:
        document.heading(2, words("problem.scanning"))
        document.bullets(value.scanning)
    _add_plan(document, value, words)
    _add_measures(document, value, words)
    document.heading(2, words("problem.assessment"))
    document.bullets(value.carried_out)
    for part in value.measures:
        document.heading(3, part.name)
        document.bullets(part.outcome)
    document.heading(3, words("problem.result"))
    document.fields(value.result)
    document.paragraph(words("problem.caution"), "small")
    return document.to_bytes()


def _add_stages(document: Document, value: ProblemDocument, words: Wording) -> None:
    document.heading(2, words("problem.stages"))
    columns = [
        Column(words("problem.stage"), 1.4),
        Column(words("problem.state"), 1.6),
        Column(words("problem.began"), 2.3),
        Column(words("problem.ended"), 1.8),
        Column(words("problem.lacks"), 3.5),
    ]
    rows: list[list[Content]] = []
    for stage in value.stages:
        states = {
            "done": Status(State.GOOD, words("problem.done")),
            "present": Status(State.UNDER_WAY, words("problem.present")),
            "planned": Status(State.PLANNED, words("problem.planned")),
            "open": Status(State.NOTHING_YET, words("problem.open")),
        }
        planned = words("problem.planned_for", date=_day(stage.planned_for, words)) if stage.planned_for else "–"
        began = _day(stage.began_on, words) if stage.began_on else planned
        shows_lacks = stage.state in {"done", "present"}
        lacks = "\n".join(stage.lacks) if shows_lacks and stage.lacks else "–"
        rows.append([stage.name, states[stage.state], began, _day(stage.ended_on, words), lacks])
    document.table(columns, rows)


def _add_plan(document: Document, value: ProblemDocument, words: Wording) -> None:
    document.heading(2, words("problem.plan"))
    document.fields([(words("problem.objective"), value.objective), (words("problem.in_short"), value.plan)])
    document.heading(3, words("problem.responses"))
    columns = [
        Column(words("problem.response"), 3),
        Column(words("problem.partner"), 1.8),
        Column(words("problem.days"), 1.8),
        Column(words("problem.expected"), 2.4),
        Column(words("problem.carried_out"), 1.8),
    ]
    document.table(columns, [_response(row, words) for row in value.responses], if_empty=words("problem.no_responses"))
    document.heading(3, words("problem.steps"))
    columns = [
        Column(words("problem.step"), 3.6),
        Column(words("problem.owner"), 2),
        Column(words("problem.due"), 1.7),
        Column(words("problem.status"), 2.1),
    ]
    document.table(columns, [_step(row, words) for row in value.steps], if_empty=words("problem.no_steps"))
    if value.milestones:
        document.heading(3, words("problem.milestones"))
        columns = [
            Column(words("problem.milestone"), 4),
            Column(words("problem.due"), 2),
            Column(words("problem.reached"), 2),
        ]
        document.table(
            columns, [[row.text, _day(row.due, words), _day(row.reached_on, words)] for row in value.milestones]
        )


def _response(row: ResponseRow, words: Wording) -> list[Content]:
    state = {
        "yes": State.GOOD,
        "partly": State.UNDER_WAY,
        "no": State.TAKEN_OUT,
        "open": State.NOTHING_YET,
    }[row.carried_out]
    said = words(f"problem.carried_{row.carried_out}")
    return [row.text, row.partner or "–", row.days, row.expected or "–", Status(state, said)]


def _step(row: StepRow, words: Wording) -> list[Content]:
    state = {
        "done": State.GOOD,
        "late": State.WRONG,
        "in progress": State.UNDER_WAY,
        "dropped": State.TAKEN_OUT,
    }.get(row.state, State.NOTHING_YET)
    return [row.text, row.owner or "–", _day(row.due, words), Status(state, row.status)]


def _add_measures(document: Document, value: ProblemDocument, words: Wording) -> None:
    document.heading(2, words("problem.measures"))
    if not value.measures:
        document.paragraph(words("problem.no_measures"))
    for part in value.measures:
        document.heading(3, part.name)
        if part.chart is not None:
            document.figure(run_chart(part.chart, height=_CHART_HEIGHT), part.chart.alternative, part.said)
        else:
            document.paragraph(part.said)
        document.fields([(words("problem.target"), part.target), (words("problem.expected"), part.expected)])


def _day(day: date | None, words: Wording) -> str:
    return words.day(day) if day else "–"
