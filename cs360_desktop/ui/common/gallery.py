"""Everything of this package on one sheet, to look at in both themes; for tests and for the `screenshots` command."""

from dataclasses import dataclass, fields

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.buttons import Button, IconButton, Kind
from cs360_desktop.ui.common.columns import Align, Column, Heading
from cs360_desktop.ui.common.editors import TickBox
from cs360_desktop.ui.common.fields import (
    ChoiceField,
    DateField,
    NoteField,
    NumberField,
    RadioField,
    TextField,
    field_row,
)
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.link_row import LinkRow
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width, margins, spacing
from cs360_desktop.ui.common.segment import Chip, Segment
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.step_list import Step, StepList
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.tokens import Tokens
from cs360_desktop.ui.common.typography import Type


class Gallery(QWidget):
    """Two columns of components with invented contents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Components")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        columns = QHBoxLayout(self)
        margins(columns, 32, 20, 32, 20)
        spacing(columns, 40)
        for sections in ((_types, _buttons, _fields, _steps), (_states, _messages, _links, _table, _progress, _colors)):
            column = QVBoxLayout()
            spacing(column, 8)
            for section in sections:
                column.addLayout(section())
                column.addSpacing(6)
            column.addStretch(1)
            columns.addLayout(column, 1)


def _section(title: str, *parts: QWidget | QLayout) -> QVBoxLayout:
    box = QVBoxLayout()
    spacing(box, 8)
    box.addWidget(Label(title, Type.SECTION))
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def _line(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    spacing(row, 8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _types() -> QLayout:
    return _section(
        "Type",
        Label("Page title 15 pt semibold", Type.TITLE),
        Label("Section 11.5 pt semibold", Type.SECTION),
        Label("Strong 10 pt semibold", Type.STRONG),
        Label("Body 10 pt regular: 1,204  41.8 %  4:58  −1,111"),
        Label("Caption 9 pt, smallest size", Type.CAPTION, tone="muted"),
    )


def _buttons() -> QLayout:
    impossible = Button("Not possible")
    impossible.allow(False, "2 choices left")
    primary_impossible = Button("Not possible", kind=Kind.PRIMARY, icon="check")
    primary_impossible.allow(False, "2 choices left")
    chip = Chip("Active only")
    chip.setChecked(True)
    return _section(
        "Buttons",
        _line(Button("Default"), Button("With icon…", icon="printer"), impossible),
        _line(Button("Primary", kind=Kind.PRIMARY, icon="check"), primary_impossible),
        _line(
            Button("Delete 3 entries…", kind=Kind.DANGER, icon="trash"),
            Button("Quiet", kind=Kind.QUIET, icon="copy"),
            Button("Link that opens a page", kind=Kind.LINK, opens_page=True),
            IconButton("x", "Close"),
        ),
        _line(Segment("Sample", [(1, "Chosen"), (2, "Other"), (3, "Third")]), chip, Chip("Overdue")),
    )


def _fields() -> QLayout:
    population = NumberField("Population", help_text="Of the year shown; used for rates only", width=200)
    population.set_value(11_200)
    share = TextField("Callback share", required=True, width=200)
    share.set_value("12/x4")
    share.set_error("Not a number. Type 87.5 or 14/16.")
    impossible, read_only = TextField("Not possible", width=150), TextField("Read only", width=150)
    impossible.set_value("Not possible now")
    impossible.set_editable(False)
    read_only.set_value("Read only")
    read_only.editor.setReadOnly(True)
    due, soon = DateField("Due"), ChoiceField("How soon", [(1, "next quarter"), (2, "this year")], width=150)
    due.set_value(None)
    soon.set_value(1)
    note = NoteField("Notes for the leader", lines=2, help_text="Internal: hidden in community view")
    note.set_value("Two months worth a look. Say that the fall is not proof.")
    answer = RadioField("Your answer", [("no", "Not yet"), ("plan", "Planned by"), ("met", "Met")])
    answer.set_value("met")
    return _section(
        "Fields",
        field_row(population, share),
        field_row(due, soon),
        field_row(impossible, read_only),
        note,
        answer,
        _tick_boxes(),
    )


def _tick_boxes() -> QHBoxLayout:
    ticked, empty, some, impossible = (TickBox(text) for text in ("Ticked", "Not ticked", "Some", "Not possible"))
    ticked.setChecked(True)
    some.setTristate(True)
    some.setCheckState(Qt.CheckState.PartiallyChecked)
    impossible.setEnabled(False)
    return _line(ticked, empty, some, impossible)


def _steps() -> QLayout:
    steps = StepList("Requirements")
    steps.set_steps(
        [
            Step("B1", "Point of contact", "B1", state=State.GOOD),
            Step("B3", "Monthly PST meeting", "B3", "4 of 6 months", State.DISAGREE),
            Step("B5", "Innovation Convening", "B5", "planned by Dec 4", State.PLANNED),
        ]
    )
    steps.choose("B3")
    fixed_height(steps, 132)
    return _section("Steps", steps)


def _states() -> QLayout:
    grid = QGridLayout()
    spacing(grid, 8)
    for position, state in enumerate(State):
        grid.addWidget(StateLabel(state), position % 4, position // 4)
    return _section("States: symbol, word, color", grid)


def _messages() -> QLayout:
    full = Notice(State.WRONG, "Not saved: the disk is full", "Your last change is kept here. Free some space first.")
    full.buttons.addWidget(Button("Try again"))
    return _section(
        "Messages",
        Notice(State.INFORMATION, "The columns “Plate” and “Officer” were not read", "They look like personal data."),
        Notice(State.GOOD, "53 values are in. One Undo takes all of them back."),
        Notice(State.NEEDS, "The file is in a syncing folder", "Two computers could write at once."),
        full,
        Notice(State.ASKS, "112 is far from the last months (11 to 18)", "Did you mean 12? The value is kept."),
    )


def _links() -> QLayout:
    rows = QVBoxLayout()
    rows.setSpacing(0)
    rows.addWidget(
        LinkRow(
            State.WRONG, "2 actions are overdue", "Oldest: ask the lot owner", "Open actions", urgency="12 days late"
        )
    )
    rows.addWidget(LinkRow(State.NOTHING_YET, "TTA request 2 is a draft", "3 of 41 fields are missing", "Continue"))
    return _section("Rows that are links", rows)


@dataclass(frozen=True, slots=True)
class _Action:
    number: int
    name: str
    owner: str
    late: int


def _table() -> QLayout:
    columns: list[Column[_Action]] = [
        Column("", ticked=lambda row: row.late > 0, width=34),
        Column("No.", lambda row: str(row.number), sort=lambda row: row.number, align=Align.RIGHT, width=48),
        Column("Action", lambda row: row.name, detail=lambda row: row.owner, stretch=True),
        Column(
            "Status",
            lambda row: f"{row.late} days late" if row.late else "in progress",
            state=lambda row: State.WRONG if row.late else State.UNDER_WAY,
            width=130,
        ),
        Column("", lambda _row: "Open", link=True, width=70),
    ]
    table = TableView("Actions", columns, key=lambda row: row.number, sortable=True)
    late = _Action(31, "Ask lot owner for lighting until 2 AM", "T. Abbott, Schools", 12)
    table.set_items(
        [
            Heading("overdue", "Overdue  ·  1"),
            late,
            Heading("later", "Later  ·  1"),
            _Action(36, "Second leaflet in Portuguese", "R. Delgado, Community", 0),
        ]
    )
    table.choose_row(31)
    return _section("Tables", table)


def _progress() -> QLayout:
    panel = ProgressPanel("Reading Calls 2019–2026.xlsx", "Cancel reading")
    panel.set_progress(62_400, 100_300, "62,400 of 100,300 rows")
    panel.add_finding(State.GOOD, "Counted so far: 41 months, 4 areas, 9 categories")
    return _section("Progress", panel)


def _colors() -> QLayout:
    grid = QGridLayout()
    spacing(grid, 4)
    for position, token in enumerate(fields(Tokens)):
        grid.addWidget(_Swatch(token.name), position // 8 * 2, position % 8)
        grid.addWidget(Label(token.name, Type.CAPTION), position // 8 * 2 + 1, position % 8)
    return _section("Colors", grid)


class _Swatch(QWidget):
    """A patch of one token."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        fixed_height(self, 22)
        fixed_width(self, 66)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(tokens.line_strong))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), qcolor(getattr(tokens, self._token)))
        painter.end()
