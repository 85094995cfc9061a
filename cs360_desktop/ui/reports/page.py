"""The page Reports: every document the app makes, when it was last exported, and the ones that are still to come."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.services import reports
from cs360_desktop.services.metrics import active_measures
from cs360_desktop.services.report_kinds import Options, Report
from cs360_desktop.services.reports import REPORTS
from cs360_desktop.services.withheld import withheld
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import TickBox
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.reports.exporting import Exporter
from cs360_desktop.ui.reports.panel import ReportPanel
from cs360_desktop.ui.reports.words import Line, export_said, files_said, state_said, tr


class ReportsPage(Page):
    """Lists the documents of the registry and exports one of them or all."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reports"), tr("Every document the app can make"), parent=parent)
        self._desk = desk
        self.exporter = Exporter(self, desk)
        self.all_button = Button(tr("Export all…"), self.export_all, kind=Kind.PRIMARY, icon="folder-plus")
        self.community = TickBox(tr("Community copy"))
        self.table = TableView(tr("Documents"), self._columns(), key=lambda line: line.kind)
        self.panel = ReportPanel()
        self._column = QVBoxLayout()
        self._arrange()
        self.panel.save_button.clicked.connect(self.export_chosen)
        self.community.clicked.connect(self.refresh)
        self.community.setChecked(desk.community)
        self.community.setEnabled(not desk.community)
        desk.community_changed.connect(self._follow_community)
        self.panel.measures.changed.connect(lambda: self._show_line(self.table.current_row()))
        self.table.row_chosen.connect(self._show_line)
        self.table.row_opened.connect(lambda _line: self.export_chosen())
        self.exporter.working.connect(self._show_work)
        self.exporter.ended.connect(self.refresh)
        self.follow(desk.notifier, self.refresh)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self, self.export_chosen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.refresh()

    def show_place(self, place: Place) -> None:
        """Show the list, at the kind of document named by `place.part`."""
        if place.part:
            self.table.choose_row(place.part)

    def _follow_community(self, is_on: bool) -> None:
        """In community view there is no other copy."""
        self.community.setChecked(is_on)
        self.community.setEnabled(not is_on)
        self.refresh()

    def refresh(self) -> None:
        """Ask again when each document was exported and whether it can be made."""
        lines = self._lines()
        self.panel.measures.offer(active_measures(self._desk.session))
        items: list[Line | Heading] = []
        for group, members in groupby(lines, lambda line: line.report.group if line.report else ""):
            title = tr(group) if group else tr("In a later version")
            items += [Heading(group, title), *members]
        self.table.set_items(items)
        if self.table.current_row() is None:
            self.table.choose_row(lines[0].kind)
        self._show_line(self.table.current_row())
        possible = self._possible(lines)
        self.all_button.allow(bool(possible) and not self.exporter.is_busy, self._why_not_all(possible))

    def export_chosen(self) -> None:
        """Export the chosen document, if it can be made."""
        line = self.table.current_row()
        if line is not None and line.report is not None and self.panel.save_button.isEnabled():
            self._export([line.report])

    def export_all(self) -> None:
        """Export every document that can be made now."""
        self._export(self._possible(self._lines()))

    @property
    def _community(self) -> bool:
        return self.community.isChecked()

    def _export(self, chosen: Sequence[Report]) -> None:
        measures = self.panel.measures.chosen()
        # All documents at once: the report holds what is ticked, or everything while nothing is.
        self.exporter.export(chosen, Options(community=self._community, measures=measures or None))
        self.refresh()

    def _lines(self) -> list[Line]:
        session, exported = self._desk.session, reports.last_exports(self._desk.session)
        return [
            Line(report.kind, tr(report.title), report, report.is_ready(session), exported.get(report.kind))
            for report in REPORTS
        ]

    def _possible(self, lines: Sequence[Line]) -> list[Report]:
        able = (line for line in lines if not line.why_not(community=self._community))
        return [line.report for line in able if line.report is not None]

    def _why_not_all(self, possible: Sequence[Report]) -> str:
        return tr("Documents are being made") if possible else tr("There is nothing to make a document from yet")

    def _columns(self) -> list[Column[Line]]:
        return [
            Column(tr("Document"), lambda line: line.title, detail=files_said, stretch=True),
            Column(tr("Last exported"), export_said, width=130),
            Column(
                tr("State"),
                lambda line: state_said(line, community=self._community)[1],
                state=lambda line: state_said(line, community=self._community)[0],
                width=180,
            ),
        ]

    def _arrange(self) -> None:
        self.add_button(self.all_button)
        self.tools.add_filter(self.community)
        self.community.setToolTip(tr("Without contact details, internal notes and internal or sensitive measures"))
        content = QWidget()
        content.setLayout(self._column)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, 12)
        self._column.addWidget(self.table, 100)
        self._column.addStretch(1)
        self.set_content(content)
        self.set_context(self.panel)
        self.setFocusProxy(self.table)

    def _show_line(self, line: Line | None) -> None:
        self.panel.show_line(line, community=self._community, is_busy=self.exporter.is_busy)
        self.panel.show_withheld(withheld(self._desk.session) if self._community else ())

    def _show_work(self, panel: ProgressPanel) -> None:
        self._column.insertWidget(0, panel)
        panel.show()
