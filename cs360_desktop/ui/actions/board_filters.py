"""What the board is narrowed to and grouped by."""

from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import meetings, people, problems
from cs360_desktop.services.actions import BoardFilter, Show
from cs360_desktop.ui.common.body import Tools
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width

_LAST_MEETINGS = 24
_PERSON, _GROUP, _PROBLEM, _MEETING = "person:", "group:", "problem:", "meeting:"


class GroupBy(Enum):
    """What the rows of the board are grouped by."""

    DUE = "due"
    OWNER = "owner"
    GROUP = "group"
    PROBLEM = "problem"
    MEETING = "meeting"
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
        self.owner = self._box(self.tr("Owner or group"), 140)
        self.where = self._box(self.tr("Problem or meeting"), 150)
        self.show_only = self._box(self.tr("Show"), 152)
        self.group_by = self._box(self.tr("Group by"), 152)
        self.clear = Button(self.tr("Clear filter"), self.clear_filter, kind=Kind.QUIET)
        self._fill(
            self.show_only,
            [
                (Show.OPEN, self.tr("Open and overdue")),
                (Show.OVERDUE, self.tr("Overdue only")),
                (Show.DONE, self.tr("Done")),
                (Show.DROPPED, self.tr("Dropped")),
                (Show.ALL, self.tr("All, closed too")),
            ],
        )
        self._fill(
            self.group_by,
            [
                (GroupBy.DUE, self.tr("Group by due date")),
                (GroupBy.OWNER, self.tr("Group by owner")),
                (GroupBy.GROUP, self.tr("Group by group")),
                (GroupBy.PROBLEM, self.tr("Group by problem")),
                (GroupBy.MEETING, self.tr("Group by meeting")),
                (GroupBy.NOTHING, self.tr("Do not group")),
            ],
        )
        fixed_width(self.search, 124)
        fixed_height(self.search, 30)
        for part in (self.search, self.owner, self.where, self.show_only, self.group_by):
            tools.add_filter(part)
        tools.add_command(self.clear)
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self._tell)
        self.search.textChanged.connect(self._pause.start)
        for box in (self.owner, self.where, self.show_only, self.group_by):
            box.activated.connect(lambda _position: self._tell())
        self.refresh()
        self.clear.setVisible(False)

    def wanted(self) -> BoardFilter:
        """Return what is looked for."""
        return BoardFilter(
            show=self.show_only.currentData(),
            person_id=_key(self.owner, _PERSON),
            group_id=_key(self.owner, _GROUP),
            problem_id=_key(self.where, _PROBLEM),
            meeting_id=_key(self.where, _MEETING),
            text=self.search.text(),
        )

    def grouping(self) -> GroupBy:
        """Return what the rows are grouped by."""
        chosen: GroupBy = self.group_by.currentData()
        return chosen

    def refresh(self) -> None:
        """Offer the people, groups, problems and meetings there are now."""
        session = self._desk.session
        group, meeting = self.tr("Group: {name}"), self.tr("Meeting of {date}")
        owners = [(f"{_PERSON}{person.id}", person.name) for person in people.people(session)]
        owners += [(f"{_GROUP}{one.id}", group.format(name=one.name)) for one in people.groups(session)]
        places = [(f"{_PROBLEM}{line.problem.id}", line.problem.title) for line in problems.list_problems(session)]
        places += [
            (f"{_MEETING}{line.meeting.id}", meeting.format(date=format_date(line.meeting.held_on)))
            for line in meetings.list_meetings(session)[:_LAST_MEETINGS]
        ]
        for box, everything, options in (
            (self.owner, self.tr("All owners"), owners),
            (self.where, self.tr("All problems and meetings"), places),
        ):
            chosen = box.currentData()
            self._fill(box, [("", everything), *options])
            box.setCurrentIndex(max(0, box.findData(chosen)))

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
        self.where.setCurrentIndex(0)
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
            box.add(text, key)
        box.setCurrentIndex(0)


def _key(box: ChoiceBox, kind: str) -> int | None:
    """The key of what is chosen, if it is of a kind."""
    chosen = str(box.currentData() or "")
    return int(chosen.removeprefix(kind)) if chosen.startswith(kind) else None
