"""The response plan as one table: responses on top, then the steps; and the milestones below the chart."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from cs360_desktop.domain.problems import Milestone
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.problem_plan import ResponseLine
from cs360_desktop.ui.common.action_words import action_state, due_before_text, due_text, state_text
from cs360_desktop.ui.common.columns import Align, Column, Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.problems.file_words import (
    response_days,
    response_end,
    response_state,
    response_state_text,
    tr,
)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A response or a step as the table shows it; `part` is the form that edits it."""

    part: str
    text: str
    owner: str
    group: str
    when: str
    when_before: str
    state: State
    word: str


class PlanTable(KeyTable):
    """Responses and steps; Enter opens the form of one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._is_begun = False
        columns: list[Column[PlanRow]] = [
            Column(tr("Response or step"), lambda row: row.text, stretch=True),
            Column(tr("Owner"), lambda row: row.owner, detail=lambda row: row.group, width=160),
            Column(tr("Due"), lambda row: row.when, detail=lambda row: row.when_before, width=100),
            Column(tr("Status"), lambda row: row.word, state=lambda row: row.state, width=124),
        ]
        super().__init__(tr("Response plan"), columns, key=lambda row: row.part, parent=parent)
        self.set_empty(tr("No response and no step yet. Add what will be done, by whom and by when."))

    def show_plan(self, responses: list[ResponseLine], steps: list[ActionLine]) -> None:
        """Show the plan as it is now."""
        today = self._desk.session.today()
        items: list[PlanRow | Heading] = []
        if responses:
            items += [Heading("responses", f"{tr('Responses')} · {len(responses)}")]
            items += [_response_row(line, today) for line in responses]
        still_open = [line for line in steps if line.action.status.is_open]
        closed = [line for line in steps if not line.action.status.is_open]
        for key, words, some in (("steps", tr("Open steps"), still_open), ("closed", tr("Closed steps"), closed)):
            if some:
                items += [Heading(key, f"{words} · {len(some)}"), *(_step_row(line, today) for line in some)]
        if not self._is_begun:
            self._is_begun = True
            self._proxy.set_closed(Heading("closed", ""), True)
        self.set_items(items)
        if self.current_row() is None:
            self.choose_first()


def _response_row(line: ResponseLine, today: date) -> PlanRow:
    response = line.response
    return PlanRow(
        f"response:{response.id}",
        response.text,
        line.partner or tr("police"),
        "",
        response_days(line, today),
        response_end(line, today),
        response_state(response, today),
        response_state_text(response, today),
    )


def _step_row(line: ActionLine, today: date) -> PlanRow:
    return PlanRow(
        f"step:{line.action.id}",
        line.action.text,
        line.owner or line.group or tr("nobody named"),
        line.group if line.owner else "",
        due_text(line, today),
        due_before_text(line, today),
        action_state(line),
        state_text(line),
    )


def milestone_state(milestone: Milestone, today: date) -> State:
    """Return the state of a milestone."""
    if milestone.reached_on is not None:
        return State.GOOD
    if milestone.due is None:
        return State.NOTHING_YET
    return State.WRONG if milestone.due < today else State.PLANNED


def milestone_word(milestone: Milestone, today: date) -> str:
    """Say whether a milestone was reached."""
    if milestone.reached_on is not None:
        return tr("reached {date}").format(date=format_date(milestone.reached_on))
    if milestone.due is None:
        return tr("no date")
    return tr("overdue") if milestone.due < today else tr("planned")


class MilestoneTable(KeyTable):
    """Milestones with the number they have in the picture above."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        today = desk.session.today()
        columns: list[Column[tuple[int, Milestone]]] = [
            Column(tr("No."), lambda row: str(row[0]), align=Align.RIGHT, width=48, tone="muted"),
            Column(tr("Milestone"), lambda row: row[1].text, stretch=True),
            Column(tr("Due"), lambda row: format_date(row[1].due) if row[1].due else tr("no date"), width=120),
            Column(
                tr("State"),
                lambda row: milestone_word(row[1], today),
                state=lambda row: milestone_state(row[1], today),
                width=170,
            ),
        ]
        super().__init__(tr("Milestones"), columns, key=lambda row: row[1].id, parent=parent)
        self.set_empty(tr("No milestone yet. Add the days that matter: what is reached by when."))
