"""The agenda of a meeting: strip of minutes and table of items, edited by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.services import agendas
from cs360_desktop.services.actions import ActionLine
from cs360_desktop.services.agendas import AgendaLine
from cs360_desktop.services.meetings import MeetingRecord
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.drag_table import DragTable
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.length_strip import LengthStrip
from cs360_desktop.ui.meetings.words import item_title, length_text, time_span


class AgendaPart(QWidget):
    """Items of one meeting; adds, moves and deletes them.

    Signals:
        item_chosen(object): the current `AgendaLine`, or None.
        item_opened(object): the one to edit.
        item_added(int): the key of a new item, to be named.
        more_wanted(): copying, comparing and templates are to be shown.
    """

    item_chosen = Signal(object)
    item_opened = Signal(object)
    item_added = Signal(int)
    more_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: MeetingRecord | None = None
        self._titles: dict[int, str] = {}
        self._added_id = 0
        self.add_button = Button(self.tr("Add item"), self.add_item, kind=Kind.QUIET, icon="plus")
        self.more_button = Button(self.tr("More"), self.more_wanted.emit, kind=Kind.QUIET, icon="list")
        self.more_button.setToolTip(self.tr("Compare with the last agenda, copy another, templates"))
        self.strip = LengthStrip()
        self._length = StateLabel(State.NEEDS, plain=True)
        self._length_alone = Label()
        self._span = Label(tone="muted")
        self.table = DragTable(self.tr("Agenda"), self._columns(), key=lambda line: line.item.id)
        self.table.set_empty(self.tr("No items yet. Add the first one with Insert."))
        self.table.set_keys(
            {
                "Alt+Up": lambda line: self.move_item(line, -1),
                "Alt+Down": lambda line: self.move_item(line, 1),
                "Del": self.delete_item,
            }
        )
        self._arrange()
        self.table.row_dropped.connect(self._drop)
        self.table.row_chosen.connect(self._choose)
        self.table.row_opened.connect(self.item_opened)
        self.strip.item_clicked.connect(self._click_strip)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Agenda"), Type.SECTION))
        head.addStretch(1)
        head.addWidget(self.add_button)
        head.addWidget(self.more_button)
        sums = QHBoxLayout()
        sums.addWidget(self._length)
        sums.addWidget(self._length_alone)
        sums.addStretch(1)
        sums.addWidget(self._span)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addLayout(head)
        box.addWidget(self.strip)
        box.addLayout(sums)
        box.addWidget(self.table)
        box.addStretch(1)

    def _columns(self) -> list[Column[AgendaLine]]:
        return [
            Column("", lambda line: str(line.item.position), align=Align.RIGHT, width=36, tone="muted"),
            Column(self.tr("Agenda item"), lambda line: self._titles[line.item.id], stretch=True),
            Column(self.tr("Led by"), lambda line: line.leader, width=130, tone="muted"),
            Column(self.tr("Min"), lambda line: str(line.item.minutes), align=Align.RIGHT, width=60),
        ]

    def refresh(self, record: MeetingRecord, commitments: Sequence[ActionLine]) -> None:
        """Show the agenda of a meeting as it is now."""
        session = self._desk.session
        self._record = record
        agenda = agendas.agenda(session, record.meeting.id)
        self._titles = {line.item.id: item_title(line.item, record.previous, commitments) for line in agenda.lines}
        self.strip.set_agenda(agenda)
        words, over = length_text(agenda), agenda.spare < 0
        self._length.set_state(State.NEEDS, words)
        self._length_alone.setText(words)
        self._length.setVisible(over)
        self._length_alone.setVisible(not over)
        self.strip.setAccessibleDescription(words)
        self._span.setText(time_span(record.meeting))
        self.table.set_items(agenda.lines)

    def current(self) -> AgendaLine | None:
        """Return the current item."""
        line: AgendaLine | None = self.table.current_row()
        return line

    def add_item(self) -> None:
        """Add an item behind the current one and ask for its name."""
        if self._record is None:
            return
        meeting_id, line = self._record.meeting.id, self.current()
        after = line.item.id if line is not None else None
        if self._desk.do(self.tr("Added an agenda item"), lambda: self._add(meeting_id, after)):
            self.table.choose_row(self._added_id)
            self.item_added.emit(self._added_id)

    def _add(self, meeting_id: int, after: int | None) -> Receipt:
        added = agendas.add_item(self._desk.session, meeting_id, self.tr("New item"), after=after)
        self._added_id = added.id
        return added.receipt

    def move_item(self, line: AgendaLine, places: int) -> None:
        """Move an item up (-1) or down (1)."""
        text = self.tr("Moved item {n} up") if places < 0 else self.tr("Moved item {n} down")
        text = text.format(n=line.item.position)
        self._desk.do(text, lambda: agendas.move_item(self._desk.session, line.item.id, places))

    def _drop(self, line: AgendaLine, place: int) -> None:
        text = self.tr("Moved item {n} to place {place}").format(n=line.item.position, place=place + 1)
        self._desk.do(text, lambda: agendas.place_item(self._desk.session, line.item.id, place))

    def delete_item(self, line: AgendaLine) -> None:
        """Put an item in the bin."""
        text = self.tr("Deleted agenda item “{title}”").format(title=line.item.title)
        self._desk.do(text, lambda: agendas.delete_item(self._desk.session, line.item.id))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, line: AgendaLine | None) -> None:
        self.strip.choose(line.item.id if line is not None else 0)
        self.item_chosen.emit(line)

    def _click_strip(self, item_id: int) -> None:
        self.table.choose_row(item_id)
        self.table.setFocus(Qt.FocusReason.MouseFocusReason)
