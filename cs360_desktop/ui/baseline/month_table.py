"""The team's last six months as a table: was there a meeting, and who came from each required group (guide 04)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.baseline_team import TeamMonth
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.domain.wording import format_date
from cs360_desktop.ui.baseline.words import tr
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.scaling import margins, minimum_height, px
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView

_NONE = "–"
_NARROW_BELOW = 650
_HEAD, _ROW = 33, 29
"""Heights of head with frame, and of a row, in design px."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A word with its symbol, if there is something to be said; `short` is for narrow columns."""

    text: str
    state: State | None = None
    short: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the meeting, a group, or whether all came."""

    label: str
    cells: tuple[Cell, ...]


class MonthTable(QWidget):
    """Columns are months, so the table is made anew when a month passes, a date changes or the room gets narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[str, ...] = ()
        self._lines: list[Line] = []
        self._is_narrow = False
        self.table: TableView | None = None
        self._box = QVBoxLayout(self)
        margins(self._box, 0, 0, 0, 0)

    def show_months(self, months: Sequence[TeamMonth], required: Sequence[str]) -> None:
        """Show the months, oldest first, and the required groups."""
        self._lines = lines(months, required)
        heads = tuple(_head(month) for month in months)
        if self.table is None or heads != self._heads:
            self._heads = heads
            self._make_table()
        else:
            self.table.set_items(self._lines)
        minimum_height(self, _HEAD + _ROW * len(self._lines))  # the page scrolls, so that the table need not

    def _make_table(self) -> None:
        if self.table is not None:
            self.table.deleteLater()
        columns = _columns(self._heads, is_narrow=self._is_narrow)
        self.table = TableView(tr("Meetings of the last six months"), columns, key=lambda line: line.label)
        self._box.addWidget(self.table)
        self.table.set_items(self._lines)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < px(_NARROW_BELOW)
        if is_narrow != self._is_narrow and self._heads:
            self._is_narrow = is_narrow
            self._make_table()


def lines(months: Sequence[TeamMonth], required: Sequence[str]) -> list[Line]:
    """The rows: whether it was held, how many came from each group, whether all groups were there."""
    return [
        Line(tr("Meeting held"), tuple(_held(month) for month in months)),
        *(Line(name, tuple(_present(month, name) for month in months)) for name in required),
        Line(tr("All required groups"), tuple(_complete(month) for month in months)),
    ]


def _columns(heads: Sequence[str], *, is_narrow: bool) -> list[Column[Line]]:
    def month(place: int, head: str) -> Column[Line]:
        return Column(
            head,
            lambda line: (line.cells[place].short if is_narrow else "") or line.cells[place].text,
            state=lambda line: line.cells[place].state,
            width=71 if is_narrow else 87,
        )

    label: Column[Line] = Column(tr("Last 6 months"), lambda line: line.label, stretch=True)
    return [label, *(month(place, head) for place, head in enumerate(heads))]


def _head(month: TeamMonth) -> str:
    return format_date(month.held_on, year=False) if month.held_on else month.month.label


def _held(month: TeamMonth) -> Cell:
    match month.status:
        case None:
            return Cell(tr("none"), State.NOTHING_YET)
        case MeetingStatus.HELD:
            return Cell(tr("held"), State.GOOD)
        case MeetingStatus.NOT_HELD:
            return Cell(tr("not held"), State.TAKEN_OUT, tr("no"))
        case MeetingStatus.PLANNED:
            return Cell(tr("held?"), State.NEEDS)


def _present(month: TeamMonth, name: str) -> Cell:
    group = next((group for group in month.groups if group.name == name), None)
    if group is None:
        return Cell(_NONE)
    if group.is_missing:
        return Cell(tr("nobody"), State.NEEDS, tr("none"))
    return Cell(tr("{count} present").format(count=group.present), short=str(group.present))


def _complete(month: TeamMonth) -> Cell:
    return Cell(tr("yes"), State.GOOD) if month.is_complete else Cell(tr("no"), State.NOTHING_YET)
