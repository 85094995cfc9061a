"""What the board is narrowed to and grouped by."""

from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from cs360_desktop.services import people
from cs360_desktop.services.actions import BoardFilter, Show
from cs360_desktop.ui.common.body import Tools
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width


class GroupBy(Enum):
    """What the rows of the board are grouped by."""

    DUE = "due"
    OWNER = "owner"
    NOTHING = "nothing"


class BoardFilters(QObject):
    """The filters in the tools row; `changed` says to ask again."""

    changed = Signal()

    def __init__(self, desk: Desk, tools: Tools, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Find in actions"))
        self.search.setClearButtonEnabled(True)
        self.owner = self._box(self.tr("Owner"), 140)
        self.show_only = self._box(self.tr("Show"), 166)
        self.group_by = self._box(self.tr("Group by"), 166)
        self.clear = Button(self.tr("Clear filter"), self.clear_filter, kind=Kind.QUIET)
        self._fill(
            self.show_only,
            [
                (Show.OPEN, self.tr("Open and overdue")),
                (Show.OVERDUE, self.tr("Overdue only")),
                (Show.ALL, self.tr("All, closed too")),
            ],
        )
        self._fill(
            self.group_by,
            [
                (GroupBy.DUE, self.tr("Group by due date")),
                (GroupBy.OWNER, self.tr("Group by owner")),
                (GroupBy.NOTHING, self.tr("Do not group")),
            ],
        )
        fixed_width(self.search, 140)
        fixed_height(self.search, 30)
        for part in (self.search, self.owner, self.show_only, self.group_by):
            tools.add_filter(part)
        tools.add_command(self.clear)
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(self._pause.start)
        for box in (self.owner, self.show_only, self.group_by):
            box.activated.connect(lambda _position: self._tell())
        self.refresh()
        self.clear.setVisible(False)

    def wanted(self) -> BoardFilter:
        """Return what is looked for."""
        return BoardFilter(
            show=self.show_only.currentData(), person_id=self.owner.currentData(), text=self.search.text()
        )

    def grouping(self) -> GroupBy:
        """Return what the rows are grouped by."""
        chosen: GroupBy = self.group_by.currentData()
        return chosen

    def refresh(self) -> None:
        """Offer the people there are now."""
        chosen = self.owner.currentData()
        everybody = [(person.id, person.name) for person in people.people(self._desk.session)]
        self._fill(self.owner, [(None, self.tr("All owners")), *everybody])
        self.owner.setCurrentIndex(max(0, self.owner.findData(chosen)))

    def show_all(self) -> None:
        """Hide nothing, so that a certain action can be seen."""
        self.clear_filter()
        self.show_only.setCurrentIndex(self.show_only.findData(Show.ALL))
        self._tell()

    def clear_filter(self) -> None:
        """Show everything that is open, of everybody."""
        with QSignalBlocker(self.search):
            self.search.clear()
        self.owner.setCurrentIndex(0)
        self.show_only.setCurrentIndex(0)
        self._tell()

    def focus_search(self) -> None:
        """Go to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tell(self) -> None:
        self.clear.setVisible(self.wanted() != BoardFilter(Show.OPEN))
        self.changed.emit()

    def _box(self, name: str, width: int) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        fixed_width(box, width)
        fixed_height(box, 30)
        return box

    def _fill(self, box: ChoiceBox, options: list[tuple[Any, str]]) -> None:
        box.clear()
        for key, text in options:
            box.addItem(text, key)
        box.setCurrentIndex(0)
