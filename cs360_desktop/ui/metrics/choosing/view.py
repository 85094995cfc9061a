"""The Choose tab: the catalog as a table that folds, with search, filters and a tick for every measure in use."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.domain.changes import Added, Receipt
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services import metrics
from cs360_desktop.services.bins import Binned
from cs360_desktop.services.coverage import Coverage, coverage
from cs360_desktop.services.definitions import definition, other_names
from cs360_desktop.services.definitions_document import definitions_pdf
from cs360_desktop.services.measure_bin import binned_measures, restore_measure
from cs360_desktop.ui.common.asking import Asking
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_file
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.metrics.choosing import words
from cs360_desktop.ui.metrics.choosing.bin_table import BinTable
from cs360_desktop.ui.metrics.choosing.catalog import Catalog, goal_key
from cs360_desktop.ui.metrics.choosing.coverage_meter import CoverageMeter
from cs360_desktop.ui.metrics.choosing.definition_panel import DefinitionPanel
from cs360_desktop.ui.metrics.choosing.filters import Filters
from cs360_desktop.ui.metrics.choosing.measure_form import MeasureForm

_ROOM_FOR_GOALS = 450
"""Height in design px below which goals and five rows of the table no longer have room together."""

_SHAPING = {"measure", "goal", "dimension", "indicator", "interview", "synonym", "person"}


class ChooseView(Body):
    """Every measure there is; ticking one starts collecting it. The bin stands in the same place when asked for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.withhold(
            desk, self.tr("Community view is on, and the catalog lists internal measures too. Switch it off to choose.")
        )
        self._catalog = Catalog()
        self._asking = Asking(desk, self._ask, self._show)
        self._showed_bin = False
        self._shown: int | None = None
        self.meter = CoverageMeter()
        self.print = Button(self.tr("Print definitions…"), self.print_definitions, icon="file-pdf")
        self.starters = Button(self.tr("Add the starter set"), self._add_starters)
        self.new = Button(self.tr("New measure"), self._add_measure, icon="plus")
        self.filters = Filters((self.print, self.starters, self.new))
        self.table = self._make_table()
        self.bin = BinTable()
        writable = not desk.session.read_only
        self.panel = DefinitionPanel(self.choose, self.edit, self._check, self.bring_back, writable)
        self.form = MeasureForm(desk, self._leave_form)
        self.form.hide()
        self._put_together()
        self._connect()
        self.set_context(self._context(), width=300)
        self.reload()

    def _context(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        margins(column, 0, 0, 0, 0)
        column.addWidget(self.panel)
        column.addWidget(self.form)
        column.addStretch(1)
        return holder

    def _make_table(self) -> TableView:
        columns: list[Column[Measure]] = [
            Column("", ticked=lambda row: row.status is Status.ACTIVE, width=62),
            Column(self.tr("Measure"), self._name, stretch=True),
            Column(self.tr("Unit"), lambda row: row.unit_label, tone="muted", width=96),
            Column(self.tr("Period"), words.period, tone="muted", width=66),
            Column(self.tr("Better"), words.better, tone="muted", width=84),
            Column(self.tr("Type"), words.kind, width=74),
            Column(self.tr("Source"), lambda row: row.source, tone="muted", width=96),
        ]
        return TableView(self.tr("Catalog of measures"), columns, key=lambda row: row.id)

    def _name(self, measure: Measure) -> str:
        return measure.name if measure.checked else self.tr("{measure} · to be checked").format(measure=measure.name)

    def _put_together(self) -> None:
        for button in (self.new, self.starters):
            button.allow(not self._desk.session.read_only, self.tr("This workspace is open read only."))
        content = QWidget()
        column = QVBoxLayout(content)
        margins(column, 0, 0, 0, 0)
        spacing(column, 10)
        column.addWidget(self.meter)
        column.addWidget(self.filters)
        for table in (self.table, self.bin):
            column.addWidget(table, 100)
        column.addStretch(1)
        self.bin.hide()
        self.set_content(content)
        self.setFocusProxy(self.filters.search)
        self.filters.search.returnPressed.connect(self._go_to_first)
        down = QShortcut(QKeySequence("Down"), self.filters.search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_to_first)

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_definitions)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new.click)
        self.meter.goal_wanted.connect(self.show_goal)
        self.meter.fold_changed.connect(self._show_tables)
        self.filters.changed.connect(self.meter.make_room)
        self.filters.changed.connect(self._show_rows)
        self.table.row_ticked.connect(self.choose)
        self.table.row_chosen.connect(self._show_definition)
        self.table.row_opened.connect(lambda row: self._desk.go(Place("metrics", row.id, "enter")))
        self.bin.row_chosen.connect(self._show_definition)
        Following(self, self._desk.notifier, self.reload, _SHAPING, apart=self._asking.apart)

    @override
    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._fit_meter()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_meter()

    def _fit_meter(self) -> None:
        self.meter.set_tight(self._is_narrow or self.height() < px(_ROOM_FOR_GOALS))

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a measure, whatever is filtered and folded."""
        if place.record is not None:
            self._reveal(place.record)

    def show_goal(self, goal_id: int) -> None:
        """Go to the first measure of a goal, the heading of the goal above it."""
        goals = (goal for found in self._catalog.dimensions for goal in found.goals if goal.goal.id == goal_id)
        first = next((measure.id for goal in goals for measure in goal.measures), None)
        if first is None:
            return
        self._reveal(first)
        self.table.choose_row(("heading", goal_key(goal_id)))
        self.table.scrollTo(self.table.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        self.table.choose_row(first)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_first(self) -> None:
        """Go from the search to the first measure found."""
        shown = self.bin if self.bin.isVisible() else self.table
        shown.choose_first()
        shown.setFocus()

    def reload(self) -> None:
        """Ask again which measures there are, and what the chosen one means."""
        self._asking.at_once()

    def _ask(self) -> tuple[Catalog, Coverage]:
        session = self._desk.session
        return Catalog(metrics.catalogue(session), other_names(session)), coverage(session)

    def _show(self, answer: tuple[Catalog, Coverage]) -> None:
        self._catalog, found = answer
        self.meter.show_coverage(found, self._catalog.dimensions)
        self.print.allow(found.active > 0, self.tr("There is nothing to print: no measure is active."))
        self.filters.set_catalog(self._catalog)
        self._show_rows()
        self._show_definition(self._current())

    def _show_rows(self) -> None:
        catalog, fits = self._catalog, self.filters.fits
        why, shows_bin = self.filters.why_empty(), self.filters.shows_bin
        changes = self._showed_bin != shows_bin
        self._showed_bin = shows_bin
        for table in (self.table, self.bin):
            table.set_empty(why)
        if shows_bin:
            binned = binned_measures(self._desk.session)
            self.bin.set_items([each for each in binned if fits(each.record, catalog)])
        else:
            self.table.set_items(catalog.rows(lambda measure: fits(measure, catalog)))
            if self.filters.search.text().strip():
                self.table.open_all()
        self._show_tables()
        if changes:
            self._show_definition(self._current())

    def _show_tables(self) -> None:
        shows_bin, has_room = self.filters.shows_bin, not self.meter.takes_all_room
        self.table.setVisible(has_room and not shows_bin)
        self.bin.setVisible(has_room and shows_bin)

    def _current(self) -> Measure | Binned[Measure] | None:
        return (self.bin if self.filters.shows_bin else self.table).current_row()

    def _show_definition(self, row: Measure | Binned[Measure] | None) -> None:
        if row is None:
            self.panel.show_nothing()
            self._close_form()
            return
        session = self._desk.session
        self._scroll_to_top(row.record.id if isinstance(row, Binned) else row.id)
        if isinstance(row, Binned):
            self._close_form()
            self.panel.show_definition(definition(session, row.record.id), binned=row)
            return
        if not self.form.isHidden():
            self._follow(row)
        goal = self._catalog.goal_of(row)
        gap = goal.goal.name if goal and goal.goal.id and not goal.active else ""
        self.panel.show_definition(definition(session, row.id), closes_gap=gap)

    def _reveal(self, measure_id: int) -> None:
        self.meter.make_room()
        if self.filters.shows_bin or not self.table.reveal(measure_id):
            self.filters.show_everything()
            self.table.reveal(measure_id)

    # -- choosing -----------------------------------------------------------------------------------------------------

    def choose(self, measure: Measure, active: bool) -> None:
        """Start or stop collecting a measure."""
        if self._desk.session.read_only:
            return
        if active:
            words_done = self.tr("Started collecting “{measure}”").format(measure=measure.name)
            self._desk.do(words_done, lambda: metrics.activate(self._desk.session, [measure.id]))
        else:
            words_done = self.tr("Stopped collecting “{measure}”").format(measure=measure.name)
            self._desk.do(words_done, lambda: metrics.retire(self._desk.session, [measure.id]))

    def bring_back(self, measure: Measure) -> None:
        """Take a measure out of the bin, and show it where it stands."""
        done = self.tr("Brought “{measure}” back").format(measure=measure.name)
        if self._desk.do(done, lambda: restore_measure(self._desk.session, measure.id)):
            self.filters.show_everything()
            self._reveal(measure.id)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self) -> None:
        """Show the fields of the chosen measure in place of its definition."""
        measure = self.table.current_row()
        if measure is not None:
            self.form.show_measure(measure.id)
            self.panel.hide()
            self.form.show()
            self._shown = None
            self._scroll_to_top(measure.id)
            if self.context is not None and not self.context.isVisible():  # closed in small windows
                page_of(self).toggle_context()
            self.form.name.setFocus()
            self.form.name.editor.selectAll()

    def _follow(self, measure: Measure) -> None:
        """Let the fields follow the choice; when their measure is gone, nobody meant to edit its neighbor."""
        there = {each.id for each in self._catalog.measures()}
        if self.form.measure_id in there:
            self.form.show_measure(measure.id)
        else:
            self._close_form()

    def _leave_form(self) -> None:
        self._close_form()
        self.panel.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.form.isAncestorOf(focused):  # a hidden field would lose the focus to anywhere
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()
        self.panel.show()

    def _scroll_to_top(self, measure_id: int) -> None:
        """Begin to read another measure at its name."""
        area = self.context.findChild(QScrollArea) if self.context is not None else None
        if isinstance(area, QScrollArea) and measure_id != self._shown:
            area.verticalScrollBar().setValue(0)
        self._shown = measure_id

    def _check(self, measure: Measure) -> None:
        done = self.tr("Checked the definition of “{measure}”").format(measure=measure.name)
        self._desk.do(done, lambda: editing.mark_checked(self._desk.session, measure.id))

    def _add_measure(self) -> None:
        """Make a measure and open its fields, the name selected for typing over."""
        session = self._desk.session
        added: list[Added] = []
        name = editing.free_name(session, self.tr("New measure"))

        def add() -> Receipt:
            added.append(editing.add_measure(session, name))
            return added[0].receipt

        if self._desk.do(self.tr("Added measure “{measure}”").format(measure=name), add):
            self.filters.show_everything()
            self._reveal(added[0].id)
            self.edit()

    def _add_starters(self) -> None:
        self._desk.do(self.tr("Added the starter set"), lambda: metrics.activate_starters(self._desk.session))

    def print_definitions(self) -> None:
        """Save the definitions of the active measures as a PDF, and offer to open it."""
        if self.print.isEnabled():
            page, session = page_of(self), self._desk.session
            save_file(page, self._desk, lambda public: definitions_pdf(session, community=public), kind="definitions")
