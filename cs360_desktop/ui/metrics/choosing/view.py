"""The Choose tab: the catalog as a table that folds, with search, filters and a tick for every measure in use."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import DefinedBy, Measure, Status
from cs360_desktop.domain.changes import Added, Receipt, RecordsChanged
from cs360_desktop.services import measure_editing as editing
from cs360_desktop.services import metrics
from cs360_desktop.services.coverage import coverage
from cs360_desktop.services.metrics import DimensionMeasures, GoalMeasures
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import fixed_height, margins, minimum_width, spacing
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.metrics.choosing import words
from cs360_desktop.ui.metrics.choosing.coverage_meter import CoverageMeter
from cs360_desktop.ui.metrics.choosing.definition_panel import DefinitionPanel
from cs360_desktop.ui.metrics.choosing.measure_form import MeasureForm

_SHAPING = {"measure", "goal", "dimension", "indicator", "interview", "synonym", "person"}


class ChooseView(Body):
    """Every measure there is; ticking one starts collecting it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._dimensions: Sequence[DimensionMeasures] = ()
        self.meter = CoverageMeter()
        self.search = QLineEdit()
        self.dimension = ChoiceBox()
        self.source = ChoiceBox()
        self.active_only = QCheckBox(self.tr("Active only"))
        self.table = self._make_table()
        self.panel = DefinitionPanel(self.choose, self.edit, self._check, writable=not desk.session.read_only)
        self.form = MeasureForm(desk, self._close_form)
        self.form.hide()
        self._put_together()
        self.set_context(self._context(), width=300)
        desk.notifier.changed.connect(self._on_change)
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
            Column("", ticked=lambda row: row.status is Status.ACTIVE, width=34),
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
        self.search.setPlaceholderText(self.tr("Find a measure (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Find a measure"))
        self.search.setClearButtonEnabled(True)
        fixed_height(self.search, 30)
        minimum_width(self.search, 180)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        for box, name in ((self.dimension, self.tr("Dimension")), (self.source, self.tr("Source"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(self._show_rows)
            minimum_width(box, 136)
        self.search.textChanged.connect(self._show_rows)
        self.active_only.toggled.connect(self._show_rows)
        self.new = Button(self.tr("New measure"), self._add_measure, icon="plus")
        starters = Button(self.tr("Add the starter set"), self._add_starters)
        for button in (self.new, starters):
            button.allow(not self._desk.session.read_only, self.tr("This workspace is open read only."))
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(self.search, 1)
        for widget in (self.dimension, self.source, self.active_only, starters, self.new):
            row.addWidget(widget)
        content = QWidget()
        column = QVBoxLayout(content)
        margins(column, 0, 0, 0, 0)
        spacing(column, 10)
        column.addWidget(self.meter)
        column.addLayout(row)
        column.addWidget(self.table, 100)
        column.addStretch(1)
        self.set_content(content)
        self.table.row_ticked.connect(self.choose)
        self.table.row_chosen.connect(self._show_definition)
        self.table.row_opened.connect(lambda row: self._desk.go(Place("metrics", row.id, "enter")))

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a measure."""
        if place.record is not None:
            self.table.choose_row(place.record)

    def reload(self) -> None:
        """Ask again which measures there are."""
        self._dimensions = metrics.catalogue(self._desk.session)
        self.meter.show_coverage(coverage(self._desk.session), self._dimensions)
        if self.dimension.count() == 0:
            names = [f"{found.dimension.code} {found.dimension.name}".strip() for found in self._dimensions]
            self.dimension.addItems([self.tr("All dimensions"), *names])
            measures = (measure for found in self._dimensions for goal in found.goals for measure in goal.measures)
            sources = sorted({measure.source for measure in measures if measure.source})
            self.source.addItems([self.tr("All sources"), *sources])
            self.dimension.setCurrentIndex(0)
            self.source.setCurrentIndex(0)
        self._show_rows()

    def _show_rows(self) -> None:
        items: list[Measure | Heading] = []
        for position, found in enumerate(self._dimensions, start=1):
            if self.dimension.currentIndex() not in {0, position}:
                continue
            goals = [(goal, self._fitting(goal)) for goal in found.goals]
            if not any(measures for _, measures in goals):
                continue
            items.append(self._dimension_heading(found))
            for goal, measures in goals:
                if measures:
                    items += [self._goal_heading(goal), *measures]
        self.table.set_empty(self._why_empty())
        self.table.set_items(items)

    def _fitting(self, goal: GoalMeasures) -> list[Measure]:
        wanted = self.search.text().casefold().split()
        source = self.source.currentText() if self.source.currentIndex() > 0 else ""
        return [
            measure
            for measure in goal.measures
            if (not self.active_only.isChecked() or measure.status is Status.ACTIVE)
            and (not source or measure.source == source)
            and all(word in f"{measure.code} {measure.name} {measure.help}".casefold() for word in wanted)
        ]

    def _dimension_heading(self, found: DimensionMeasures) -> Heading:
        local = self.tr(" · local proposal, not published by CS360")
        is_local = found.dimension.defined_by is DefinedBy.PROPOSED
        count = self.tr("{active} of {total} active").format(active=found.active, total=found.total)
        title = f"{found.dimension.code}  {found.dimension.name}".strip()
        return Heading(("dimension", found.dimension.id), f"{title}{local if is_local else ''} · {count}")

    def _goal_heading(self, goal: GoalMeasures) -> Heading:
        count = self.tr("{n} active").format(n=goal.active) if goal.active else self.tr("no measure yet")
        key = ("goal", goal.goal.id)
        return Heading(key, f"{goal.goal.name} · {count}", 1, needs_somebody=not goal.active and goal.goal.id > 0)

    def _why_empty(self) -> str:
        search = self.search.text().strip()
        if search:
            return self.tr("No measure has “{search}” in its name or description. Clear the search.").format(
                search=search
            )
        return self.tr("No measure fits these filters. Choose all dimensions and sources again.")

    def _show_definition(self, measure: Measure | None) -> None:
        if measure is None:
            self.panel.show_nothing()
            self._close_form()
            return
        if not self.form.isHidden():
            self._follow(measure)
        goal = next(goal for found in self._dimensions for goal in found.goals if measure in goal.measures)
        self.panel.show_measure(measure, closes_gap="" if goal.active or not goal.goal.id else goal.goal.name)

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

    def edit(self) -> None:
        """Show the fields of the chosen measure in place of its definition."""
        measure = self.table.current_row()
        if measure is not None:
            self.form.show_measure(measure.id)
            self.panel.hide()
            self.form.show()
            self.form.name.setFocus()
            self.form.name.editor.selectAll()

    def _follow(self, measure: Measure) -> None:
        """Let the fields follow the choice; when their measure is gone, nobody meant to edit its neighbor."""
        there = {each.id for found in self._dimensions for goal in found.goals for each in goal.measures}
        if self.form.measure_id in there:
            self.form.show_measure(measure.id)
        else:
            self._close_form()

    def _close_form(self) -> None:
        self.form.hide()
        self.panel.show()

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
            self._show_everything()
            self.table.choose_row(added[0].id)
            self.edit()

    def _show_everything(self) -> None:
        self.search.clear()
        self.dimension.setCurrentIndex(0)
        self.source.setCurrentIndex(0)
        self._show_rows()

    def _add_starters(self) -> None:
        self._desk.do(self.tr("Added the starter set"), lambda: metrics.activate_starters(self._desk.session))

    def _on_change(self, change: object) -> None:
        if isinstance(change, RecordsChanged) and change.noun in _SHAPING:
            self.reload()
            self._show_definition(self.table.current_row())
