"""The tables of the tab: interviews, themes over all of them, surveys."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.problems import Survey
from cs360_desktop.domain.wording import format_date, format_number
from cs360_desktop.services.scanning import InterviewLine, ThemeCount
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView


def tr(text: str) -> str:
    """Translate a text of this tab."""
    return QCoreApplication.translate("Scanning", text)


def interview_table() -> TableView:
    """When who was asked, and what came up."""
    columns: list[Column[InterviewLine]] = [
        Column(
            tr("Day"),
            lambda line: format_date(line.interview.held_on),
            sort=lambda line: line.interview.held_on,
            align=Align.RIGHT,
            width=106,
        ),
        Column(tr("Whom"), lambda line: line.category or tr("not said"), detail=_with_whom, width=230),
        Column(
            tr("Themes in the order named"),
            lambda line: ", ".join(line.themes) or tr("no themes yet"),
            state=lambda line: None if line.themes else State.NOTHING_YET,
            stretch=True,
        ),
        Column(
            tr("Asked by"),
            lambda line: line.interviewer.name if line.interviewer else tr("not said"),
            tone="muted",
            width=150,
        ),
    ]
    table = TableView(tr("Interviews"), columns, key=lambda line: line.interview.id, sortable=True)
    table.set_empty(tr("No interview yet. Add the first one above."))
    return table


def theme_table() -> TableView:
    """What came up how often, in how many interviews first, and with whom."""
    columns: list[Column[ThemeCount]] = [
        Column(tr("Theme"), lambda theme: theme.name, strong=True, width=250),
        Column(
            tr("Named in"),
            lambda theme: format_number(theme.named_in),
            sort=lambda theme: theme.named_in,
            align=Align.RIGHT,
            width=90,
        ),
        Column(
            tr("First in"),
            lambda theme: format_number(theme.first_in),
            sort=lambda theme: theme.first_in,
            align=Align.RIGHT,
            width=90,
        ),
        Column(tr("By whom"), _by_category, tone="muted", stretch=True),
    ]
    table = TableView(tr("Themes"), columns, key=lambda theme: theme.name.casefold(), sortable=True)
    table.set_empty(tr("No themes yet. Write them into the interviews, one on each line."))
    return table


def survey_table() -> TableView:
    """Surveys in summary."""
    columns: list[Column[Survey]] = [
        Column(tr("Survey"), lambda survey: survey.name, detail=_first_line, stretch=True),
        Column(tr("Who was asked"), lambda survey: survey.asked.partition("\n")[0], tone="muted", width=240),
        Column(
            tr("Day it closed"),
            lambda survey: format_date(survey.held_on),
            sort=lambda survey: survey.held_on,
            align=Align.RIGHT,
            width=116,
        ),
        Column(
            tr("Answers"),
            lambda survey: tr("not said") if survey.answers is None else format_number(survey.answers),
            sort=lambda survey: survey.answers,
            tone=lambda survey: "muted" if survey.answers is None else "text",
            align=Align.RIGHT,
            width=90,
        ),
    ]
    table = TableView(tr("Surveys"), columns, key=lambda survey: survey.id, sortable=True)
    table.set_empty(tr("No survey yet. Add one above: name, day, and what came out in summary."))
    return table


def _with_whom(line: InterviewLine) -> str:
    count = line.interview.people_count
    people = counted(count, tr("{n} person"), tr("{n} people")) if count is not None else ""
    return " · ".join(part for part in (line.stakeholder.name if line.stakeholder else "", people) if part)


def _by_category(theme: ThemeCount) -> str:
    return ", ".join(f"{category or tr('not said')} {count}" for category, count in theme.by_category)


def _first_line(survey: Survey) -> str:
    return survey.summary.partition("\n")[0]
