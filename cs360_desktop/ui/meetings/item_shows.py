"""What an agenda item is about and shows: its problem, the decision wanted, charts, and files for the meeting."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.meetings import AgendaItem
from cs360_desktop.services import agenda_measures, agendas, metrics, problems
from cs360_desktop.services.attached_files import attach_to, files_of
from cs360_desktop.services.baseline_files import AttachedFile, detach
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.community import Private
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import NoteField
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.panel_choice import PanelChoice

_NOUN = "agenda_item"


class ItemShows(QWidget):
    """Everything saves itself, the decision wanted as the other texts of the item do.

    `copy_wanted` carries an attached file to be saved elsewhere.
    """

    copy_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._item: AgendaItem | None = None
        self.problem = PanelChoice(self.tr("Problem"))
        self.decision = NoteField(self.tr("Decision wanted"), lines=2)
        self.chart = PanelChoice(self.tr("Add a chart"))
        self._charts = Rebuilt()
        self._files = Rebuilt()
        self.attach = Button(self.tr("Attach file…"), self._choose_file, kind=Kind.LINK, icon="paperclip")
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        for part in (self.problem, self.decision, Label(self.tr("Shown in the meeting"), Type.STRONG)):
            box.addWidget(part)
        for shown in (self._charts, self.chart, self._files):
            box.addWidget(shown)
        box.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignLeft)
        self.problem.committed.connect(self._save_problem)
        self.chart.committed.connect(self._add_chart)
        Private(desk, self, (self._files, self.attach))
        desk.community_changed.connect(self._show_again)

    def show_item(self, item: AgendaItem) -> None:
        """Show what an item is about, or what has become of the one shown."""
        self._item = item
        session = self._desk.session
        listed = problems.list_problems(session)
        self.problem.set_options([(None, self.tr("none")), *((each.problem.id, each.problem.title) for each in listed)])
        self.problem.set_value(item.problem_id)
        shown = agenda_measures.measures_of(session, item.id)
        known = {measure.id for measure in shown}
        active = self._allowed(metrics.active_measures(session))
        others = [measure for measure in active if measure.id not in known]
        self.chart.set_options([(None, self.tr("choose a measure")), *((each.id, each.name) for each in others)])
        self.chart.set_value(None)
        self._charts.replace(self._rows([self._chart_row(item, each, shown) for each in self._allowed(shown)]))
        files = files_of(session, _NOUN, item.id)
        self._files.replace(self._rows([self._file_row(file) for file in files]))
        self._files.setVisible(bool(files))

    def _allowed(self, measures: Iterable[Measure]) -> list[Measure]:
        """The measures that may be named: in community view none that are internal."""
        return [measure for measure in measures if not (self._desk.community and measure.internal)]

    def _show_again(self, _community: bool) -> None:
        if self._item is not None:
            self.show_item(self._item)

    def attach_path(self, path: Path) -> None:
        """Attach a file; why it was not taken stands in the message bar."""
        item = self._item
        if item is not None:
            text = self.tr("Attached {name} to agenda item {n}").format(name=path.name, n=item.position)
            self._desk.do(text, lambda: attach_to(self._desk.session, _NOUN, item.id, path).receipt)

    def _rows(self, rows: list[QWidget]) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        spacing(box, 2)
        for row in rows or [Label(self.tr("No chart of its own"), tone="muted")]:
            box.addWidget(row)
        return holder

    def _chart_row(self, item: AgendaItem, measure: Measure, shown: list[Measure]) -> QWidget:
        others = [each.id for each in shown if each.id != measure.id]
        text = self.tr("Took the chart of {name} off agenda item {n}").format(name=measure.name, n=item.position)

        def remove() -> None:
            self._desk.do(text, lambda: agenda_measures.show_measures(self._desk.session, item.id, others))

        return _removable(measure.name, self.tr("Take {name} off").format(name=measure.name), remove)

    def _file_row(self, file: AttachedFile) -> QWidget:
        text = self.tr("Removed {name}").format(name=file.name)

        def remove() -> None:
            self._desk.do(text, lambda: detach(self._desk.session, file.id))

        row = _removable(file.name, self.tr("Remove {name}").format(name=file.name), remove)
        save = Button(self.tr("Save a copy…"), partial(self.copy_wanted.emit, file), kind=Kind.LINK)
        save.setAccessibleName(self.tr("Save a copy of {name}").format(name=file.name))
        holder = QWidget()
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        spacing(box, 0)
        box.addWidget(row)
        box.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _add_chart(self, measure_id: int | None) -> None:
        item = self._item
        if item is None or measure_id is None:
            return
        session = self._desk.session
        shown = [measure.id for measure in agenda_measures.measures_of(session, item.id)]
        text = self.tr("Put a chart on agenda item {n}").format(n=item.position)
        self._desk.do(text, lambda: agenda_measures.show_measures(session, item.id, [*shown, measure_id]))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Attach a file"))
        if name:
            self.attach_path(Path(name))

    def _save_problem(self, key: int | None) -> None:
        item = self._item
        if item is not None:
            text = self.tr("Changed the problem of agenda item {n}").format(n=item.position)
            self._desk.do(text, lambda: agendas.change_item(self._desk.session, item.id, problem_id=key))


def _removable(name: str, remove_text: str, remove: Any) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    margins(row, 0, 0, 0, 0)
    spacing(row, 4)
    label = ElidedLabel()
    label.setText(name)
    button = Button("", remove, kind=Kind.QUIET, icon="x")
    button.setAccessibleName(remove_text)
    button.setToolTip(remove_text)
    row.addWidget(label, 1)
    row.addWidget(button)
    return holder
