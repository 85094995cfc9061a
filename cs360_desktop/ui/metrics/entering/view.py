"""The Enter tab: filters, grid, key, bar and the panel of the current cell, put together."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.changes import RecordsChanged
from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, metrics
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.metrics.entering.area_difference import area_difference
from cs360_desktop.ui.metrics.entering.cell_actions import CellActions, Stopped
from cs360_desktop.ui.metrics.entering.cell_panel import CellPanel
from cs360_desktop.ui.metrics.entering.choices import Choices
from cs360_desktop.ui.metrics.entering.columns import period_columns
from cs360_desktop.ui.metrics.entering.grid_bar import GridBar
from cs360_desktop.ui.metrics.entering.grid_view import GridView
from cs360_desktop.ui.metrics.entering.key_row import KeyRow
from cs360_desktop.ui.metrics.entering.model import GridModel
from cs360_desktop.ui.metrics.entering.rows import CellRow, GroupRow, RolledUpRow
from cs360_desktop.ui.metrics.entering.state_menu import open_menu, state_menu

_SHAPING = {"measure", "area", "agency", "dimension", "goal", "indicator"}
"""Records that decide which rows and columns there are."""


class EnterView(Body):
    """Enter the figures of every active measure, or of one measure in every area."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = GridModel(desk, self)
        self.grid = GridView(self.model)
        self.grid.setAccessibleName(self.tr("Entries"))
        self.setFocusProxy(self.grid)
        self.actions_on_cells = CellActions(desk, self.grid)
        self.panel = CellPanel(desk, self.model)
        self.choices = Choices(self)
        self.bar = GridBar(self.model, self.panel, writable=not desk.session.read_only)
        self._pages = QStackedWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_current)
        self._put_together()
        self._connect()
        self.reload()

    def _put_together(self) -> None:
        for choice in self.choices.boxes():
            self.tools.add_filter(choice)
        for text, icon, act in (
            (self.tr("Paste"), "clipboard-text", self.actions_on_cells.paste),
            (self.tr("Fill right"), "arrow-line-right", self.actions_on_cells.fill_right),
        ):
            button = Button(text, act, kind=Kind.QUIET, icon=icon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.allow(not self._desk.session.read_only, self.tr("This workspace is open read only."))
            self.tools.add_command(button)
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addWidget(self.grid, 100)
        box.addWidget(KeyRow())
        box.addWidget(self.bar)
        box.addStretch(1)
        choose = Button(
            self.tr("Choose measures"), lambda: self._desk.go(Place("metrics", part="choose")), kind=Kind.PRIMARY
        )
        empty = EmptyState(
            self.tr("No measure is collected yet"),
            self.tr(
                "Here you type the figures of each month. Choose what you want to count first; "
                "the set for a very small department is a good start."
            ),
            [choose],
        )
        self._pages.addWidget(content)
        self._pages.addWidget(empty)
        self.set_content(self._pages)
        self.set_context(self.panel, width=290)

    def _connect(self) -> None:
        if self._desk.session.read_only:
            self.grid.setEditTriggers(GridView.EditTrigger.NoEditTriggers)
        self.grid.moved.connect(self._soon.start)
        self.grid.asked.connect(self._carry_out)
        self.bar.asked.connect(self._carry_out)
        self.bar.going.connect(self._go_to)
        self.grid.cells.filled.connect(self.actions_on_cells.enter_everywhere)
        self.model.refusals_changed.connect(self._soon.start)
        self.model.dataChanged.connect(self._soon.start)
        self.choices.changed.connect(self._show_choice)
        self.actions_on_cells.stopped.connect(self._show_stopped)
        self.actions_on_cells.said.connect(lambda text: announce(self.grid, text))
        self._desk.notifier.changed.connect(self._on_change)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask again which measures and areas there are."""
        is_collected = bool(metrics.active_measures(self._desk.session))
        self._pages.setCurrentIndex(0 if is_collected else 1)
        self.tools.setVisible(is_collected)
        if not is_collected:
            self.model.show_cells([], (), 1)
            self.panel.show_nothing()
            return
        self._show_choice()

    def _offer(self) -> None:
        session = self._desk.session
        dimensions = metrics.catalogue(session, active_only=True)
        self.choices.offer(dimensions, agency.areas(session), metrics.missing_periods(session))

    def _show_choice(self) -> None:
        self._offer()
        key = self._current_key()
        session = self._desk.session
        year_start = agency.agency_of(session).fiscal_year_start
        rhythm = metrics.rhythm(session, self.choices.measures())
        first, last = self.choices.periods(session.today(), year_start, rhythm)
        rows = self.choices.rows()
        self.model.show_cells(rows, period_columns(first, last, session.today()), year_start)
        self.grid.corner.set_words(self.tr("Area") if self.choices.by_area else self.tr("Measure"), self.tr("Unit"))
        size = self.tr("{rows} rows, {columns} periods").format(
            rows=self.model.rowCount(), columns=self.model.columnCount()
        )
        self.grid.setAccessibleDescription(size)
        self.bar.stale = {}
        if self.choices.missing_period() is not None:
            self.bar.stale = {found.measure.id: found for found in metrics.stale(session)}
        place = None if key is None else self.model.sheet.cells.place_of(key)
        self.grid.show_latest()
        self._go_to(place or self._first_place())

    def _first_place(self) -> tuple[int, int] | None:
        """The first row's newest complete period: where the month's work begins."""
        sheet = self.model.sheet
        columns = [number for number, column in enumerate(sheet.columns) if column.is_complete]
        rows = [number for number, row in enumerate(sheet.rows) if not isinstance(row, GroupRow)]
        return (rows[0], columns[-1]) if rows and columns else None

    def show_place(self, place: Place) -> None:
        """Go to the newest complete period of a measure, in all its areas if asked (`enter:areas`).

        `enter:missing:2026-10` goes to what a period lacks, `enter:by:QUARTER` shows periods of a kind.
        """
        asked, _, what = place.part.partition(":")[2].partition(":")
        if asked == "missing":
            self._show_missing(Period.from_text(what))
        elif asked == "by":
            self.choices.kind.choose(PeriodKind[what])
            self._show_choice()
        measure = next((found for found in self.choices.measures() if found.id == place.record), None)
        if measure is not None:
            (self.choices.show_areas if asked == "areas" else self.choices.show_measure)(measure)
            self._show_choice()
            self._go_to_measure(measure)

    def _go_to_measure(self, measure: Measure) -> None:
        for number, row in enumerate(self.model.sheet.rows):
            if isinstance(row, CellRow) and row.measure.id == measure.id:
                start = self._first_place()
                self._go_to((number, start[1]) if start else None)
                return

    def _show_missing(self, period: Period) -> None:
        self._offer()
        self.choices.show_missing(period)
        self._show_choice()
        self._go_to(self._first_place())

    def _go_to(self, place: tuple[int, int] | None) -> None:
        if place is not None:
            self.grid.go_to(*place)
        self._soon.start()

    # -- the current cell ---------------------------------------------------------------------------------------------

    def _current_key(self) -> EntryKey | None:
        place = self.grid.place()
        return None if place is None else self.model.sheet.key_at(*place)

    def _show_current(self) -> None:
        place = self.grid.place()
        self.bar.show_cell(place, by_area=self.choices.by_area)
        self._show_panel(place)

    def _show_panel(self, place: tuple[int, int] | None) -> None:
        if place is None:
            self.panel.show_nothing()
            return
        row = self.model.sheet.rows[place[0]]
        key = self._current_key()
        if isinstance(row, GroupRow):
            self.panel.show_nothing(row.label, self.tr("Left closes this group, Right opens it."))
        elif key is None:
            why = self.tr("Nothing is entered here.")
            if isinstance(row, RolledUpRow):
                why = f"{self.model.sheet.columns[place[1]].period.label}: {self.model.sheet.rolled_up_words(*place)}"
            elif isinstance(row, CellRow):
                why = self.tr("This measure is entered in the column of the last month of its period.")
            self.panel.show_nothing(row.label, why)
        else:
            area = next(found.name for found in self.choices.areas() if found.id == key.area_id)
            doubt = None if key in self.model.refusals else self.model.sheet.doubt_at(*place)
            self.panel.show_cell(key, row.measure, area, doubt)

    def _put_areas_right(self) -> None:
        """Settle the areas against the agency total in every selected period where one click can; one undo step."""
        place = self.grid.place()
        columns = sorted({column for _, left, _, right in self.grid.rectangles() for column in range(left, right + 1)})
        rows = [] if place is None or not self.choices.by_area else [place[0]]
        found = [area_difference(self.model.sheet, (row, column)) for row in rows for column in columns]
        offered = [each for each in found if each is not None and each.key is not None]
        if offered:
            many = self.tr("Settled the areas of {n} periods against the agency total").format(n=len(offered))
            values = {each.key: each.value for each in offered if each.key is not None}
            self.model.put(values, many if offered[1:] else offered[0].done)
            self.grid.setFocus()
            return
        nothing = self.tr("Nothing was put into the unknown area")
        why = self.tr("That is for a period in which the areas of a count add up to less than the agency total.")
        said = next((each.so_what for each in found if each is not None), why)
        self._show_stopped(Stopped(nothing, said, place))

    def _show_stopped(self, stopped: Stopped) -> None:
        if stopped.place is not None:
            self.grid.go_to(*stopped.place)
        self._soon.stop()
        self._show_panel(self.grid.place())
        self.bar.show_stopped(stopped)

    # -- commands -----------------------------------------------------------------------------------------------------

    def _carry_out(self, command: str) -> None:
        act = self.actions_on_cells
        writing: dict[str, Callable[[], object]] = {
            "cut": act.cut,
            "paste": act.paste,
            "clear": act.clear,
            "fill_down": act.fill_down,
            "fill_right": act.fill_right,
            "states": self._open_states,
            "note": self._edit_note,
            "today": act.date_today,
            "to_unknown": self._put_areas_right,
        }
        reading: dict[str, Callable[[], object]] = {
            "copy": act.copy,
            "copy_with_headers": lambda: act.copy(headers=True),
            "next_fault": lambda: self._go_to_fault(1),
            "last_fault": lambda: self._go_to_fault(-1),
        }
        if command in reading:
            reading[command]()
        elif not self._desk.session.read_only:
            writing[command]()

    def _go_to_fault(self, direction: int) -> None:
        places = sorted(filter(None, map(self.model.sheet.cells.place_of, self.model.refusals)))
        if not places:
            self._show_elsewhere()
            return
        here = self.grid.place() or (-1, -1)
        if direction > 0:
            following = next((place for place in places if place > here), places[0])
        else:
            following = next((place for place in reversed(places) if place < here), places[-1])
        self.grid.go_to(*following)
        self.grid.setFocus()

    def _show_elsewhere(self) -> None:
        """Show the rows and columns of a refused cell that the filters hide now."""
        for key in self.model.refusals:
            self.choices.show_key(key)
            self._show_choice()
            self._go_to(self.model.sheet.cells.place_of(key))
            return

    def _open_states(self, at: QPoint | None = None) -> None:
        menu = state_menu(self, self.actions_on_cells.set_state)
        corner = self.grid.visualRect(self.grid.currentIndex()).bottomLeft()
        open_menu(menu, self.grid.viewport(), corner if at is None else at)

    def _edit_note(self) -> None:
        self._soon.stop()
        self._show_current()
        self.panel.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_change(self, change: object) -> None:
        if isinstance(change, RecordsChanged) and change.noun in _SHAPING:
            self.reload()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.grid.underMouse() or self.grid.hasFocus():
            self._open_states()
