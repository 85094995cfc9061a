"""Actions on paper: the list of all that are open with how promises were kept, and a sheet for each owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cs360_desktop.domain.action_charts import ChartWords, days_chart, days_text, on_time_chart, outside_chart
from cs360_desktop.domain.action_health import Health, Share, TeamHealth
from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.wording import format_number
from cs360_desktop.reporting.blocks import Blocks
from cs360_desktop.reporting.document import Column, Content, Document, State, Status
from cs360_desktop.reporting.wording import Wording

_MONTHS_ON_PAPER = 12


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An open action; `serves` is its problem, `due_before` the due date that was last given up."""

    number: int
    text: str
    serves: str
    made_on: date | None
    owner: str
    due: date | None
    due_before: date | None
    status: ActionStatus
    days_late: int
    carried: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class OwnerSheet:
    """What one owner promised; no name where nobody was named. `has_left` says that she is on no team any more."""

    owner: str
    rows: tuple[ActionRow, ...]
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a community copy leaves out, counted."""

    names: int
    notes: int


@dataclass(frozen=True, slots=True)
class ActionsDocument:
    """All that is printed. A community copy has `withheld`, and no private person's name is left in it."""

    agency: str
    as_of: date
    rows: tuple[ActionRow, ...]
    sheets: tuple[OwnerSheet, ...]
    health: TeamHealth
    withheld: Withheld | None = None

    @property
    def overdue(self) -> int:
        """How many are late."""
        return sum(row.days_late > 0 for row in self.rows)


def action_list_pdf(value: ActionsDocument, language: str = "en") -> bytes:
    """Print the list of open actions, most urgent first, and how promises were kept."""
    words = Wording(language)
    document = Document(
        title=words("actions.title"),
        agency=value.agency,
        date_text=words("actions.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=words("actions.subtitle", open=len(value.rows), overdue=value.overdue),
    )
    if value.withheld is not None:
        document.paragraph(words("actions.community", names=value.withheld.names, notes=value.withheld.notes), "small")
    _add_rows(document, value.rows, words, owner=True)
    _add_health(document, value.health, words)
    return document.to_bytes()


def reminders_pdf(value: ActionsDocument, sheets: Sequence[OwnerSheet], language: str = "en") -> bytes:
    """Print a sheet for each owner, each on a page of its own."""
    words = Wording(language)
    document = Document(
        title=words("actions.reminders"),
        agency=value.agency,
        date_text=words("actions.as_of", date=words.day(value.as_of)),
        language=language,
        subtitle=words("actions.reminders_for", owners=len(sheets)) if len(sheets) != 1 else "",
    )
    if value.withheld is not None:
        document.paragraph(words("actions.community", names=value.withheld.names, notes=value.withheld.notes), "small")
    if not sheets:
        document.paragraph(words("actions.nothing_open"))
    for number, sheet in enumerate(sheets):
        if number:
            document.page_break()
        document.heading(2, sheet.owner or words("actions.nobody_named"))
        late = sum(row.days_late > 0 for row in sheet.rows)
        document.paragraph(words("actions.subtitle", open=len(sheet.rows), overdue=late))
        if sheet.has_left:
            document.status(State.NEEDS_SOMEBODY, words("actions.has_left"))
        _add_rows(document, sheet.rows, words, owner=False)
        document.paragraph(words("actions.ask"), "small")
    return document.to_bytes()


def reminder_text(value: ActionsDocument, sheet: OwnerSheet, words: Wording) -> str:
    """The words of an e-mail to one owner."""
    lines = [words("actions.greeting", name=sheet.owner), ""]
    lines += [words("actions.mail_intro", agency=value.agency, date=words.day(value.as_of)), ""]
    for row in sheet.rows:
        lines += [f"{row.number}. {row.text}", f"   {_due_words(row, words)}"]
    lines += ["", words("actions.ask")]
    return "\n".join(lines)


def _add_rows(document: Blocks, rows: Sequence[ActionRow], words: Wording, *, owner: bool) -> None:
    columns = [
        Column(words("actions.number"), figures=True),
        Column(words("actions.what"), 5),
        *([Column(words("actions.owner"), 2.4)] if owner else []),
        Column(words("actions.due"), 2.6),
        Column(words("actions.status"), 2),
        Column(words("actions.carried"), figures=True),
    ]
    printed: list[list[Content]] = [
        [
            str(row.number),
            _what(row, words),
            *([row.owner or words("actions.nobody_named")] if owner else []),
            _due(row, words),
            _status(row, words),
            str(row.carried),
        ]
        for row in rows
    ]
    document.table(columns, printed, row_head=1, if_empty=words("actions.nothing_open"))


def _what(row: ActionRow, words: Wording) -> str:
    serves = [row.serves] if row.serves else []
    if row.made_on is not None:
        serves.append(words("actions.decided", date=words.day(row.made_on)))
    note = [words("actions.note", note=row.note)] if row.note else []
    return "\n".join([row.text, *([" · ".join(serves)] if serves else []), *note])


def _due(row: ActionRow, words: Wording) -> str:
    due = words.day(row.due) if row.due else words("actions.no_date")
    before = words("actions.was", date=words.day(row.due_before)) if row.due_before else ""
    return f"{due}\n{before}" if before else due


def _due_words(row: ActionRow, words: Wording) -> str:
    if row.due is None:
        return words("actions.no_date")
    text = words("actions.due_on", date=words.day(row.due))
    return f"{text} · {_late(row, words)}" if row.days_late else text


def _late(row: ActionRow, words: Wording) -> str:
    return words("actions.day_late" if row.days_late == 1 else "actions.days_late", days=row.days_late)


def _status(row: ActionRow, words: Wording) -> Status:
    if row.days_late:
        return Status(State.WRONG, _late(row, words))
    state = State.UNDER_WAY if row.status is ActionStatus.IN_PROGRESS else State.NOTHING_YET
    return Status(state, words(f"actions.{row.status.name.lower()}"))


def _add_health(document: Blocks, value: TeamHealth, words: Wording) -> None:
    small, year = value.small_number, value.year
    document.heading(2, words("actions.health"))
    document.fields(
        [
            (words("actions.on_time"), _share(year.on_time, small, words)),
            (words("actions.days_to_close"), _median(year, words)),
            (words("actions.outside"), _share(year.outside, small, words)),
            (words("actions.carried_often"), _share(year.carried, small, words)),
        ]
    )
    document.paragraph(words("actions.reading", small=f"{small:g}"), "small")
    months = value.months[-_MONTHS_ON_PAPER:]
    charts = (
        on_time_chart(months, _words_of("on_time_chart", "actions_unit", words)),
        days_chart(months, _words_of("days_chart", "days_unit", words)),
        outside_chart(months, _words_of("outside_chart", "actions_unit", words)),
    )
    for chart in charts:
        if any(point.value is not None for point in chart.points):
            from cs360_desktop.reporting.figures.run_chart import run_chart

            document.figure(run_chart(chart, height=150.0), chart.alternative)
    _add_months(document, value, words)


def _add_months(document: Blocks, value: TeamHealth, words: Wording) -> None:
    columns = [
        Column(words("actions.month"), 2),
        *(
            Column(words(f"actions.{key}"), figures=True)
            for key in ("due_then", "on_time_then", "closed_then", "median_then", "open_then", "outside_then", "often")
        ),
    ]
    rows: list[list[Content]] = []
    for month in value.months:
        health = month.health
        label = words.period(month.month)
        label = label if month.is_complete else words("actions.so_far", month=label)
        days = "–" if health.median_days is None else days_text(health.median_days)
        counts = (health.on_time.of, health.on_time.cases, health.closed)
        standing = (health.outside.of, health.outside.cases, health.carried.cases)
        rows.append([label, *map(str, counts), days, *map(str, standing)])
    document.table(columns, rows)


def _share(share: Share, small: float, words: Wording) -> str:
    if not share.of:
        return words("actions.none")
    percent = share.percent(small)
    counts = words("actions.of", cases=share.cases, of=share.of)
    return f"{counts} ({words('actions.small')})" if percent is None else f"{counts} ({format_number(percent)} %)"


def _median(health: Health, words: Wording) -> str:
    if health.median_days is None:
        return words("actions.none")
    days = days_text(health.median_days)
    return words("actions.median", days=days, closed=health.closed)


def _words_of(chart: str, unit: str, words: Wording) -> ChartWords:
    raw = words.raw
    return ChartWords(
        words(f"actions.{chart}"),
        words(f"actions.{unit}"),
        raw("actions.so_far"),
        raw("actions.chart_says"),
        raw("actions.chart_empty"),
    )
