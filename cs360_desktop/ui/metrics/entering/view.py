"""The Enter tab: filters, grid, key, bar and the panel of the current cell, put together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries, metrics, rhythm, stale
from cs360_desktop.services.out_of_step import out_of_step
from cs360_desktop.services.stale import MissingPeriod
from cs360_desktop.services.template import Areas, TemplateChoice
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.asking import Asking
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.following import ENTRIES, Following
from cs360_desktop.ui.common.painting import paint_later
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.metrics.entering.cell_actions import CellActions
from cs360_desktop.ui.metrics.entering.cell_panel import CellPanel
from cs360_desktop.ui.metrics.entering.choices import Choices
from cs360_desktop.ui.metrics.entering.columns import period_columns
from cs360_desktop.ui.metrics.entering.grid_bar import GridBar
from cs360_desktop.ui.metrics.entering.grid_commands import GridCommands
from cs360_desktop.ui.metrics.entering.grid_view import GridView
from cs360_desktop.ui.metrics.entering.key_row import KeyRow
from cs360_desktop.ui.metrics.entering.model import GridModel
from cs360_desktop.ui.metrics.entering.rows import CellRow, GroupRow, RolledUpRow
from cs360_desktop.ui.metrics.entering.stale_list import StaleList
from cs360_desktop.ui.metrics.entering.taking_out import TakingOut

_SHAPING = {"measure", "area", "agency", "dimension", "goal", "indicator"}
"""Records that decide which rows and columns there are."""

_NOTHING_COLLECTED, _STALE = 1, 2
"""Pages beside the grid."""


class EnterView(Body):
    """Enter the figures of every active measure, or of one measure in every area."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.withhold(
            desk, self.tr("Community view is on, and the grid shows every number. See Charts or Scorecard instead.")
        )
        self.model = GridModel(desk, self)
        self.grid = GridView(self.model)
        self.grid.setAccessibleName(self.tr("Entries"))
        self.setFocusProxy(self.grid)
        self.actions_on_cells = CellActions(desk, self.grid)
        self.panel = CellPanel(desk, self.model)
        self.choices = Choices(self)
        self.bar = GridBar(self.model, self.panel, writable=not desk.session.read_only)
        self.commands = GridCommands(self, self.actions_on_cells, desk.session.read_only)
        self.stale_list = StaleList()
        self.missing = Button(self.tr("Missing"), self.show_stale_list, kind=Kind.QUIET, icon="check-square")
        self._pages = QStackedWidget()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.show_current)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(300)  # after the typing, not between two keys
        self._recount.timeout.connect(self._entries_changed)
        self._asking = Asking(desk, lambda: stale.missing_periods(desk.session), self._reload, self._reload_piecemeal)
        self._put_together()
        self._connect()
        self.reload()

    def _put_together(self) -> None:
        for choice in self.choices.boxes():
            self.tools.add_filter(choice)
        paste = Button(self.tr("Paste"), self.actions_on_cells.paste, kind=Kind.QUIET, icon="clipboard-text")
        paste.allow(not self.desk.session.read_only, self.tr("This workspace is open read only."))
        self.missing.setCheckable(True)
        for button in (paste, TakingOut(self.desk, self._shown_choice), self.missing):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.pressed.connect(self.panel.commit)  # a click leaves the focus, and what is typed, in the panel
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
            self.tr("Choose measures"), lambda: self.desk.go(Place("metrics", part="choose")), kind=Kind.PRIMARY
        )
        empty = EmptyState(
            self.tr("No measure is collected yet"),
            self.tr(
                "Here you type the figures of each month. Choose what you want to count first; "
                "the set for a very small department is a good start."
            ),
            [choose],
        )
        listed = QWidget()
        under = QVBoxLayout(listed)
        margins(under, 0, 0, 0, 0)
        under.addWidget(self.stale_list, 100)
        under.addStretch(1)
        self._pages.addWidget(content)
        self._pages.addWidget(empty)
        self._pages.addWidget(listed)
        self.set_content(self._pages)
        self.set_context(self.panel, width=290)

    def _connect(self) -> None:
        if self.desk.session.read_only:
            self.grid.setEditTriggers(GridView.EditTrigger.NoEditTriggers)
        self.grid.moved.connect(self._soon.start)
        self.grid.asked.connect(self.commands.carry_out)
        self.bar.asked.connect(self.commands.carry_out)
        self.bar.going.connect(self.go_to)
        self.bar.acted.connect(self._return_to_grid)
        self.panel.answered.connect(self._return_to_grid)
        self.grid.cells.filled.connect(self.actions_on_cells.enter_everywhere)
        self.model.refusals_changed.connect(self._soon.start)
        self.model.refusals_changed.connect(lambda: self.desk.note_unsaved(cells=len(self.model.refusals)))
        self.model.dataChanged.connect(self._soon.start)
        self.choices.changed.connect(self.panel.commit)
        self.choices.changed.connect(self.show_grid)
        self.choices.changed.connect(self.show_choice)
        self.stale_list.asked.connect(self._fill_in)
        self.stale_list.left.connect(self.show_grid)
        self.actions_on_cells.said.connect(lambda text: announce(self.grid, text))
        Following(self, self.desk.notifier, self._recount.start, {ENTRIES})
        Following(self, self.desk.notifier, self.reload, _SHAPING, apart=self._asking.apart)
        Following(self, self.desk.notifier, self.model.catch_up, {ENTRIES}, apart=self._catch_up_piecemeal)

    # -- what is shown ------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask again which measures and areas there are, and what lacks an entry, which takes longest of it."""
        self._asking.at_once()

    def _catch_up_piecemeal(self) -> None:
        paint_later(self.grid)
        self.model.catch_up()

    def _reload_piecemeal(self, missing: Sequence[MissingPeriod]) -> None:
        paint_later(self.grid)
        self._reload(missing)

    def _reload(self, missing: Sequence[MissingPeriod]) -> None:
        is_collected = bool(metrics.active_measures(self.desk.session))
        if not is_collected or self._pages.currentIndex() == _NOTHING_COLLECTED:
            self._pages.setCurrentIndex(0 if is_collected else _NOTHING_COLLECTED)
        self.tools.setVisible(is_collected)
        if not is_collected:
            self.model.show_cells([], (), 1)
            self.panel.show_nothing()
            return
        self._show_choice(missing)

    def _offer(self, missing: Sequence[MissingPeriod]) -> None:
        session = self.desk.session
        dimensions = metrics.catalogue(session, active_only=True)
        self.choices.offer(dimensions, agency.areas(session, with_retired=True), missing)
        self._show_missing_count(missing)

    def show_choice(self) -> None:
        """Show the rows and columns that are chosen now."""
        self._show_choice(stale.missing_periods(self.desk.session))

    def _show_choice(self, missing: Sequence[MissingPeriod]) -> None:
        self._recount.stop()  # all of it is counted here
        self._offer(missing)
        key = self._current_key()
        session = self.desk.session
        year_start = agency.agency_of(session).fiscal_year_start
        first, last = self.choices.periods(session.today(), year_start, rhythm.four_weeks(session))
        self.choices.entered_in = ()
        if self.choices.by_area:
            self.choices.entered_in = entries.entered_areas(session, self.choices.scope.choice(), first, last)
        rows = self.choices.rows()
        self.model.show_cells(rows, period_columns(first, last, session.today()), year_start)
        self._show_out_of_step()
        self.grid.corner.set_words(self.tr("Area") if self.choices.by_area else self.tr("Measure"), self.tr("Unit"))
        size = self.tr("{rows} rows, {columns} periods").format(
            rows=self.model.rowCount(), columns=self.model.columnCount()
        )
        self.grid.setAccessibleDescription(size)
        self.bar.stale = {}
        if self.choices.missing_period() is not None:
            self.bar.stale = {found.measure.id: found for found in stale.stale(session)}
        place = None if key is None else self.model.sheet.cells.place_of(key)
        self.grid.show_latest()
        self.go_to(place or self._first_place())

    def _show_out_of_step(self) -> None:
        """Tell the bar what lies in the time shown and stands in no column."""
        rows = [row for row in self.choices.rows() if isinstance(row, CellRow | RolledUpRow)]  # folded ones too
        measures = {row.measure.id: row.measure for row in rows}.values()
        session, columns = self.desk.session, [column.period for column in self.model.sheet.columns]
        year_start = agency.agency_of(session).fiscal_year_start
        self.bar.out_of_step = out_of_step(session, measures, {row.area_id for row in rows}, columns, year_start)

    def _shown_choice(self) -> TemplateChoice:
        """What is shown, folded rows too, as the workbook to fill in asks for it."""
        rows = [row for row in self.choices.rows() if isinstance(row, CellRow | RolledUpRow)]
        columns = self.model.sheet.columns
        return TemplateChoice(
            measure_ids=list(dict.fromkeys(row.measure.id for row in rows)),
            areas=Areas.EACH if self.choices.by_area else self.choices.area.choice(),
            first=columns[0].period,
            last=columns[-1].period,
        )

    def _show_missing_count(self, missing: Sequence[MissingPeriod]) -> None:
        number = sum(len(found.measures) for found in missing)
        self.missing.setText(self.tr("Missing ({n})").format(n=number))
        self.missing.setVisible(number > 0 or self._pages.currentIndex() == _STALE)
        if self._pages.currentIndex() == _STALE:
            self.stale_list.show_stale(stale.stale(self.desk.session))

    def _entries_changed(self) -> None:
        try:
            if not metrics.active_measures(self.desk.session):
                return
            self._show_missing_count(stale.missing_periods(self.desk.session))
            self._show_out_of_step()
        except UserError as refusal:  # the timer runs by itself: the file may have gone since
            self.desk.refused.emit(refusal)
            return
        self._soon.start()

    def show_stale_list(self) -> None:
        """Show what lacks its last period in place of the grid, or the grid again."""
        self.panel.commit()
        if self._pages.currentIndex() == _STALE:
            self.show_grid()
            return
        self._pages.setCurrentIndex(_STALE)
        self._show_missing_count(stale.missing_periods(self.desk.session))
        self._soon.stop()
        self.panel.show_nothing(self.tr("Missing entries"), self.tr("Enter on a line goes to the cell it lacks."))
        self.missing.setChecked(True)
        self.stale_list.setFocus()

    def show_grid(self) -> None:
        """Show the grid in place of the list."""
        if self._pages.currentIndex() == _STALE:
            self._pages.setCurrentIndex(0)
            self.grid.setFocus()
            self._recount.start()
        self.missing.setChecked(False)

    def _return_to_grid(self) -> None:
        """Give the keyboard back to the grid after an offer was taken."""
        if self.grid.isVisible():
            self.grid.setFocus()

    def _fill_in(self, measure: Measure, period: Period) -> None:
        """Go from a line of the list to the cell that lacks its entry."""
        self.show_grid()
        self.choices.show_missing(period)
        self.show_choice()
        self.go_to(self.model.sheet.cells.place_of(EntryKey(measure.id, WHOLE_AGENCY, period)) or self._first_place())

    def _first_place(self) -> tuple[int, int] | None:
        """The first row's newest complete period: where the month's work begins."""
        sheet = self.model.sheet
        columns = [number for number, column in enumerate(sheet.columns) if column.is_complete]
        rows = [number for number, row in enumerate(sheet.rows) if not isinstance(row, GroupRow)]
        return (rows[0], columns[-1]) if rows and columns else None

    def show_place(self, place: Place) -> None:
        """Go to the newest complete period of a measure, in all its areas if asked (`enter:areas`).

        `enter:missing:2026-10` goes to what a period lacks, `enter:by:QUARTER` shows periods of a kind, `enter:stale`
        lists everything that lacks its last period.
        """
        asked, _, what = place.part.partition(":")[2].partition(":")
        self.show_grid()
        if asked == "stale":
            self.show_stale_list()
        if asked == "missing":
            self._show_missing(Period.from_text(what))
        elif asked == "by":
            self.choices.kind.choose(PeriodKind[what])
            self.show_choice()
        measure = next((found for found in self.choices.measures() if found.id == place.record), None)
        if measure is not None:
            (self.choices.show_areas if asked == "areas" else self.choices.show_measure)(measure)
            self.show_choice()
            self._go_to_measure(measure)

    def _go_to_measure(self, measure: Measure) -> None:
        for number, row in enumerate(self.model.sheet.rows):
            if isinstance(row, CellRow) and row.measure.id == measure.id:
                start = self._first_place()
                self.go_to((number, start[1]) if start else None)
                return

    def _show_missing(self, period: Period) -> None:
        self._offer(stale.missing_periods(self.desk.session))
        self.choices.show_missing(period)
        self.show_choice()
        self.go_to(self._first_place())

    def go_to(self, place: tuple[int, int] | None) -> None:
        """Make a cell the current one, if there is one."""
        if place is not None:
            self.grid.go_to(*place)
        self._soon.start()

    # -- the current cell ---------------------------------------------------------------------------------------------

    def _current_key(self) -> EntryKey | None:
        place = self.grid.place()
        return None if place is None else self.model.sheet.key_at(*place)

    def show_current(self) -> None:
        """Let bar and panel show the current cell, at once."""
        self._soon.stop()
        if self._pages.currentIndex() == _STALE:
            return
        place = self.grid.place()
        key = self._current_key()
        self.choices.current = None if key is None else key.measure_id
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

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.grid.isVisible() and (self.grid.underMouse() or self.grid.hasFocus()):
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            at = self.grid.corner_of_current() if by_key else self.grid.viewport().mapFromGlobal(event.globalPos())
            self.commands.open_menu(at)
