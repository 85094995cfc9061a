"""What one name of the file can stand for: a search over all the workspace has, alike names first."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from cs360_desktop.importing.mapping import Match
from cs360_desktop.importing.matching import is_likely
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.escaping import on_escape
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import fixed_height, margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.importing.match_rows import MatchRow


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A measure or area of the workspace, or without an id a new one under the name in the file."""

    id: int | None
    name: str
    is_alike: bool


class NameChooser(QWidget):
    """Shows the current name and what it can stand for, first of all a new one.

    Signals:
        decided(Match, object): how the name is matched, with the id chosen, or None.
        left(): nothing is chosen here; back to the names.
    """

    decided = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: MatchRow | None = None
        self._is_narrow = False
        self._names: Mapping[int, str] = {}
        self._sorted: dict[int, list[tuple[int, str]]] = {}
        self._name = Label(role=Type.SECTION, wrap=True)
        self._place = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self._find_label = Label(self.tr("F&ind what it stands for"), Type.STRONG)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Find what it stands for"))
        self.search.setClearButtonEnabled(True)
        fixed_height(self.search, 30)
        self._find_label.setBuddy(self.search)
        self.search.textChanged.connect(lambda _text: self._refresh())
        on_escape(self.search, self.left.emit)
        columns: list[Column[_Candidate]] = [
            Column(
                self.tr("In the app"),
                lambda row: row.name,
                state=lambda row: State.ASKS if row.is_alike else State.INFORMATION if row.id is None else None,
                tone="text",
                stretch=True,
            )
        ]
        self.table = TableView(self.tr("What the name can stand for"), columns, key=lambda row: row.id)
        self.table.row_opened.connect(self._take)
        escape = QShortcut(QKeySequence("Esc"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.left)
        self.take = Button(self.tr("Ta&ke it"), self._take_current)
        self.new = Button(self.tr("New measure (N)"), lambda: self.decided.emit(Match.CREATE, None))
        self.leave = Button(self.tr("&Leave out"), lambda: self.decided.emit(Match.LEAVE_OUT, None))
        self.reopen = Button(self.tr("Decide la&ter"), lambda: self.decided.emit(Match.NONE, None))
        self._help = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self._put_together()
        for key in ("Down", "Return", "Enter"):
            shortcut = QShortcut(QKeySequence(key), self.search, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._take_first if key != "Down" else self._go_down)

    def _put_together(self) -> None:
        buttons = QGridLayout()
        spacing(buttons, 8)
        for place, button in enumerate((self.take, self.new, self.leave, self.reopen)):
            buttons.addWidget(button, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
        buttons.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        for part in (self._name, self._place, self._find_label, self.search):
            box.addWidget(part)
        box.addWidget(self.table, 100)
        box.addLayout(buttons)
        box.addWidget(self._help)
        box.addStretch(1)

    def enter(self) -> None:
        """Go into the list, where the best choice is the current one."""
        self.table.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Do without what can be missed where room is short."""
        self._is_narrow = narrow
        for part in (self._name, self._find_label, self._help):
            part.setVisible(not narrow)
        self.search.setPlaceholderText(self._find_label.text().replace("&", "") if narrow else "")
        self._place.setVisible(not narrow and bool(self._place.text()))

    def show_row(self, row: MatchRow | None, names: Mapping[int, str]) -> None:
        """Show what a name can stand for; None where no name is chosen."""
        is_other = row is None or self._row is None or row.key != self._row.key
        self._row, self._names = row, names
        if row is None:
            return
        self._name.setText(row.match.name)
        where = self.tr("Cell {cell}").format(cell=row.match.cell) if row.match.cell else ""
        self._place.setText(where)
        self._place.setVisible(bool(where) and not self._is_narrow)
        if row.is_area:
            self.new.setText(self.tr("New area (N)"))
            new = self.tr("A new area gets this name; it is listed last under Settings, Areas.")
        else:
            self.new.setText(self.tr("New measure (N)"))
            new = self.tr(
                "A new measure gets this name; its unit and period come from the file. Whether more of it is better is "
                "left open, and it is marked “to be checked”."
            )
        self._help.setText(new)
        if is_other and self.search.text():
            self.search.clear()
        else:
            self._refresh()

    def _refresh(self) -> None:
        row = self._row
        if row is None:
            return
        wanted = self.search.text().strip().casefold()
        alike = [key for key in row.match.suggestions if key in self._names]
        found = [
            _Candidate(key, self._names[key], is_alike=is_likely(row.match.name, self._names[key])) for key in alike
        ]
        found += [_Candidate(key, name, is_alike=False) for key, name in self._by_name() if key not in alike]
        if wanted:
            found = [each for each in found if wanted in each.name.casefold()]
        else:
            new = self.tr("New area, under this name") if row.is_area else self.tr("New measure, under this name")
            place = max((position + 1 for position, each in enumerate(found) if each.is_alike), default=0)
            found.insert(place, _Candidate(None, new, is_alike=False))
        self.table.set_empty(self.tr("Nothing here has such a name."))
        self.table.set_items(found)
        key = row.match.target_id if row.match.target_id is not None else row.suggestion
        if wanted or not self.table.choose_row(key):
            self.table.choose_first()

    def _by_name(self) -> list[tuple[int, str]]:
        """All names sorted, once for each set of names."""
        key = id(self._names)
        if key not in self._sorted:
            self._sorted[key] = sorted(self._names.items(), key=lambda each: each[1].casefold())
        return self._sorted[key]

    def _take(self, row: _Candidate) -> None:
        self.decided.emit(Match.CHOSEN if row.id is not None else Match.CREATE, row.id)

    def _take_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._take(row)

    def _take_first(self) -> None:
        if self.search.text().strip():
            self._take_current()

    def _go_down(self) -> None:
        self.table.setFocus()
