"""Step 3: which measure or area each name of the file stands for."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cs360_desktop.importing.mapping import Known, Match, NameMatch, Proposal
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.escaping import on_escape
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width, margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.importing.match_rows import (
    STATES,
    KnownNames,
    MatchRow,
    first_open,
    how_word,
    rows_of,
    with_open_created,
)
from cs360_desktop.ui.metrics.importing.name_chooser import NameChooser


class MatchStep(QWidget):
    """Names left, what the current one can stand for right.

    Signals:
        changed(Proposal, str): the proposal as the user edited it, and what was done in words.
    """

    changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: Proposal | None = None
        self._names = KnownNames(Known((), ()))
        self._items: list[MatchRow | Heading] = []
        columns: list[Column[MatchRow]] = [
            Column(
                self.tr("Name in the file"), lambda row: row.match.name, detail=lambda row: row.match.cell, stretch=True
            ),
            Column(self.tr("In the app"), lambda row: row.target, stretch=True),
            Column(
                self.tr("Match"),
                lambda row: how_word(row.match.how),
                state=lambda row: STATES[row.match.how],
                width=130,
            ),
        ]
        self.table = TableView(self.tr("Names of the file"), columns, key=lambda row: row.key)
        self.table.row_chosen.connect(self._show_choice)
        self.shown = Segment(self.tr("Show"), [("all", self.tr("All names")), ("open", self.tr("Open ones"))])
        self.shown.chosen.connect(lambda _key: self._refresh())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a name"))
        self.search.setAccessibleName(self.tr("Find a name"))
        self.search.setClearButtonEnabled(True)
        fixed_height(self.search, 30)
        fixed_width(self.search, 220)
        self.search.textChanged.connect(lambda _text: self._refresh())
        on_escape(self.search, self.table.setFocus)
        self.create_open = Button(self.tr("Create all &open names"), self.create_all_open, icon="plus")
        self.chooser = NameChooser()
        self.table.row_opened.connect(lambda _row: self.chooser.enter())
        self.chooser.decided.connect(self._decide)
        self.chooser.left.connect(self.table.setFocus)
        self._put_together()
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.search.setFocus)
        for key, how in ((Qt.Key.Key_N, Match.CREATE), (Qt.Key.Key_L, Match.LEAVE_OUT)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda how=how: self._decide(how, None))

    def _put_together(self) -> None:
        tools = QHBoxLayout()
        spacing(tools, 8)
        tools.addWidget(self.shown)
        tools.addWidget(self.search)
        tools.addStretch(1)
        tools.addWidget(self.create_open)
        left = QVBoxLayout()
        spacing(left, 8)
        left.addLayout(tools)
        left.addWidget(self.table, 100)
        keys = self.tr("Enter goes to the choice at the right, N makes a new one under this name, L leaves it out.")
        line = ElidedLabel(Type.CAPTION, tone="muted")
        line.setText(keys)
        left.addWidget(line)
        left.addStretch(1)
        fixed_width(self.chooser, 330)
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 16)
        row.addLayout(left, 1)
        row.addWidget(self.chooser)
        self.setFocusProxy(self.table)

    def set_narrow(self, narrow: bool) -> None:
        """Leave more room to the names in compact windows."""
        fixed_width(self.search, 120 if narrow else 220)
        fixed_width(self.chooser, 270 if narrow else 330)
        self.chooser.set_narrow(narrow)

    def start(self, known: Known) -> None:
        """Begin with a file that was just read."""
        self._names = KnownNames(known)
        self.shown.choose("all")
        with QSignalBlocker(self.search):
            self.search.clear()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the names of a proposal."""
        self._proposal = proposal
        self._refresh()

    def enter(self) -> None:
        """Begin at the first name that is open, else at the first."""
        key = first_open(self._items)
        if key is None or not self.table.choose_row(key):
            self.table.choose_first()
        self.table.setFocus()

    def go_to_name(self, name: str) -> bool:
        """Look at a name of the file; returns whether there is such a one."""
        self.shown.choose("all")
        self.search.clear()
        self._refresh()
        found = self.table.choose_row((False, name)) or self.table.choose_row((True, name))
        self.table.setFocus()
        return found

    def next_open(self, step: int = 1) -> None:
        """Go to the next name that is open, or to the one before."""
        row = self.table.current_row()
        items = self._items if step > 0 else self._items[::-1]
        key = first_open(items, row.key if row is not None else None)
        if key is not None:
            self.table.choose_row(key)
            self.table.setFocus()

    def open_count(self) -> int:
        """How many names are still open."""
        return sum(1 for match in self._matches() if match.how is Match.NONE)

    def summary(self) -> str:
        """How many names are matched, to be created, open."""
        matches = self._matches()
        open_count = self.open_count()
        new = sum(1 for match in matches if match.how is Match.CREATE)
        return self.tr("{matched} matched, {new} new, {open} open").format(
            matched=len(matches) - open_count - new, new=new, open=open_count
        )

    def create_all_open(self) -> None:
        """Create every measure and area that is still open under its name in the file."""
        count = self.open_count()
        if self._proposal is not None and count:
            done = counted(count, self.tr("1 name is created"), self.tr("{n} names are created"))
            self.changed.emit(with_open_created(self._proposal), done)

    def _matches(self) -> tuple[NameMatch, ...]:
        return (*self._proposal.measures, *self._proposal.areas) if self._proposal else ()

    def _refresh(self) -> None:
        if self._proposal is None:
            return
        only_open = self.shown.choice() == "open"
        self._items = rows_of(self._proposal, self._names, only_open=only_open, search=self.search.text().strip())
        self.table.set_empty(self._why_empty(only_open))
        self.table.set_items(self._items)
        if self.table.current_row() is None:
            self.table.choose_first()
        self.create_open.allow(self.open_count() > 0, self.tr("No name is open"))
        self._show_choice(self.table.current_row())

    def _why_empty(self, only_open: bool) -> str:
        if not self._matches():
            return self.tr("No names were found, because no table is read.")
        if self.search.text().strip():
            return self.tr("No name of the file has these letters.")
        return self.tr("No name is open: every one has its place.") if only_open else ""

    def _show_choice(self, row: MatchRow | None) -> None:
        self.chooser.setVisible(row is not None)
        self.chooser.show_row(row, self._names.of(is_area=row.is_area) if row is not None else {})

    def _decide(self, how: Match, target: int | None) -> None:
        """Settle the current name and go on to the next open one."""
        row = self.table.current_row()
        if row is None or self._proposal is None:
            return
        after = first_open(self._items, row.key)
        with_name = self._proposal.with_area if row.is_area else self._proposal.with_measure
        done = self.tr("“{name}”: {how}").format(name=row.match.name, how=how_word(how))
        self.changed.emit(with_name(row.match.name, how, target), done)
        if how is not Match.NONE and after is not None and after != row.key:
            self.table.choose_row(after)
        self.table.setFocus()
