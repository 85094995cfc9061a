"""The overview of the baseline: six rows with answer and evidence side by side, and what to do next (guide 03)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.baseline import RequirementState
from cs360_desktop.domain.definitions.baseline import RequirementDefinition
from cs360_desktop.services import baseline
from cs360_desktop.services.baseline_document import baseline_pdf
from cs360_desktop.services.baseline_history import history
from cs360_desktop.services.baseline_readiness import readiness
from cs360_desktop.services.catalogue_files import load_baseline
from cs360_desktop.ui.baseline.overview_context import OverviewContext
from cs360_desktop.ui.baseline.readiness_view import ReadinessView
from cs360_desktop.ui.baseline.requirement_page import PAGE
from cs360_desktop.ui.baseline.words import Said, answer_said, evidence_said
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_file
from cs360_desktop.ui.common.scaling import margins, minimum_height, spacing
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type

_TABLE = 310
"""Height of head and six rows in design px; a low window scrolls the page, not the table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement as the table shows it."""

    definition: RequirementDefinition
    state: RequirementState


class OverviewPage(Page):
    """All six requirements."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Baseline"),
            self.tr("The six things CompStat360 asks for before training and technical assistance can start"),
            parent=parent,
        )
        self._desk = desk
        self.count = Label(role=Type.SECTION)
        self.table = TableView(self.tr("Baseline requirements"), self._columns(), key=lambda row: row.state.item.code)
        self.readiness = ReadinessView()
        self._readiness_head = self._make_readiness_head()
        self.side = OverviewContext(self._open_chosen, desk.go)
        self.go_on = Button("", self._open_next, kind=Kind.PRIMARY)
        self._next_code = ""
        self.add_button(Button(self.tr("Save as &PDF…"), self._save_pdf, icon="file-pdf"))
        self.add_button(self.go_on)
        self.set_content(self._content(), scroll=True)
        self.set_context(self.side, width=304)
        self.table.row_chosen.connect(self._show_row)
        self.table.row_opened.connect(lambda row: self._open(row.state.item.code))
        self.follow(desk.notifier, self.refresh)
        self.refresh()

    def _content(self) -> QWidget:
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(self.count)
        minimum_height(self.table, _TABLE)
        box.addWidget(self.table, 100)
        for part in (self._readiness_head, self.readiness):
            box.addWidget(part)
        box.addStretch(1)
        return content

    def _make_readiness_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        margins(row, 0, 8, 0, 0)
        row.addWidget(Label(self.tr("Readiness over time"), Type.SECTION))
        row.addStretch(1)
        about = self.tr("Requirements met at the end of each month; evidence by the days in the workspace")
        row.addWidget(Label(about, Type.CAPTION, tone="muted"))
        return head

    def _columns(self) -> list[Column[Row]]:
        return [
            Column("", lambda row: row.definition.code, width=44, strong=True),
            Column(
                self.tr("Requirement and what the app found"),
                lambda row: row.definition.requirement,
                detail=lambda row: row.state.finding.summary,
                stretch=True,
            ),
            Column(
                self.tr("Your answer"),
                lambda row: self._answer(row)[1],
                state=lambda row: self._answer(row)[0],
                width=146,
            ),
            Column(
                self.tr("Evidence"),
                lambda row: evidence_said(row.state)[1],
                state=lambda row: evidence_said(row.state)[0],
                width=138,
            ),
            Column("", lambda _row: self.tr("Open"), link=True, width=76),
        ]

    def _answer(self, row: Row) -> Said:
        return answer_said(row.state, self._desk.session.today())

    def refresh(self) -> None:
        """Ask again for everything shown."""
        states = baseline.overview(self._desk.session)
        rows = [Row(definition, state) for definition, state in zip(load_baseline(), states, strict=True)]
        self.table.set_items(rows)
        self.count.setText(
            self.tr("{met} of {all} met by your answers  ·  {shown} of {all} supported by evidence").format(
                met=sum(state.is_met for state in states),
                shown=sum(state.finding.shows_met is True for state in states),
                all=len(states),
            )
        )
        self._show_next(states)
        months = readiness(self._desk.session)
        self.readiness.show_months(months)
        self._readiness_head.setVisible(bool(months))
        if self.table.current_row() is None:
            self.table.choose_row(self._next_code)
        self._show_row(self.table.current_row())

    def _show_next(self, states: tuple[RequirementState, ...]) -> None:
        """Lead to the first requirement that is not met, else to the first whose answer and evidence differ."""
        waiting = [state for state in states if not state.is_met] or [state for state in states if state.differs]
        self._next_code = waiting[0].item.code if waiting else states[0].item.code
        text = self.tr("&Continue with {code} →") if waiting else self.tr("&Look at {code} again →")
        self.go_on.setText(text.format(code=self._next_code))

    def _show_row(self, row: Row | None) -> None:
        if row is not None:
            self.side.show_requirement(row.state, row.definition, history(self._desk.session, row.definition.code))

    def _save_pdf(self) -> None:
        save_file(self, self._desk, lambda public: baseline_pdf(self._desk.session, community=public), kind="baseline")

    def _open(self, code: str) -> None:
        self._desk.go(Place(PAGE, part=code))

    def _open_next(self) -> None:
        self._open(self._next_code)

    def _open_chosen(self) -> None:
        row = self.table.current_row()
        assert isinstance(row, Row)
        self._open(row.state.item.code)
