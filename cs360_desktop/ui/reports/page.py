"""The page Reports: every document the app makes, when it was last exported, and the ones that are still to come."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.documents import MadeFile
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import reports
from cs360_desktop.services.bundle_reports import MEETING_KINDS
from cs360_desktop.services.meetings import next_meeting
from cs360_desktop.services.metrics import active_measures
from cs360_desktop.services.report_kinds import MEETING, Options, Report
from cs360_desktop.services.reports import REPORTS
from cs360_desktop.services.requests import list_requests
from cs360_desktop.services.withheld import withheld
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import ChoiceBox, TickBox
from cs360_desktop.ui.common.freshness import Freshness
from cs360_desktop.ui.common.opening import Copies
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.reports.exporting import Exporter
from cs360_desktop.ui.reports.looking import Looking
from cs360_desktop.ui.reports.panel import ReportPanel
from cs360_desktop.ui.reports.words import Line, export_said, files_said, kept_said, state_said, tr

_PANEL_WIDTH = 400
"""Wide enough to recognize a page."""


class ReportsPage(Page):
    """Lists the documents of the registry and exports one of them or all."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reports"), tr("Every document the app can make"), parent=parent)
        self._desk = desk
        self.exporter = Exporter(self, desk)
        self.all_button = Button(tr("Export all…"), self.export_all, kind=Kind.PRIMARY, icon="folder-plus")
        self.packet_button = Button("", self.export_packet, icon="package")
        self.community = TickBox(tr("Community copy"))
        self.contacts = TickBox(tr("With contact details"))
        self.language = ChoiceBox()
        for code, name in (("en", tr("English")), ("es", tr("Spanish"))):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(0)
        self.language.setAccessibleName(tr("Language of the documents"))
        self.table = TableView(tr("Documents"), self._columns(), key=lambda line: line.kind)
        self.panel = ReportPanel()
        self.looking = Looking(desk, self.panel.preview, self)
        self.freshness = Freshness(desk, self)
        self._copies = Copies()
        self._column = QVBoxLayout()
        self._arrange()
        self.panel.open_button.clicked.connect(self.open_chosen)
        self.language.activated.connect(lambda _position: self.refresh())
        self.panel.save_button.clicked.connect(self.export_chosen)
        self.community.clicked.connect(self.refresh)
        self.community.setChecked(desk.community)
        self.community.setEnabled(not desk.community)
        desk.community_changed.connect(self._follow_community)
        self.community.toggled.connect(lambda ticked: self.contacts.setEnabled(not ticked))
        self.contacts.setEnabled(not desk.community)
        self.contacts.clicked.connect(self.refresh)
        self.panel.measures.changed.connect(lambda: self._show_line(self.table.current_row()))
        self.table.row_chosen.connect(self._show_line)
        self.table.row_opened.connect(lambda _line: self.export_chosen())
        self.exporter.working.connect(self._show_work)
        self.freshness.known.connect(self.panel.show_freshness)
        self.exporter.ended.connect(self.refresh)
        self._has_changed = False
        self._asked: tuple[Report | None, int] | None = None
        self.follow(desk.notifier, self._follow_change)
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

    def _follow_change(self) -> None:
        self._has_changed = True  # the preview shows what was
        self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_line(self.table.current_row())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.looking.stop()
        self.freshness.ask(None)
        super().hideEvent(event)

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
        meeting = next_meeting(self._desk.session)
        self.packet_button.setVisible(meeting is not None)
        if meeting is not None:
            day = format_date(meeting.meeting.held_on, year=False)
            self.packet_button.setText(tr("Everything for {day}…").format(day=day))
        self.packet_button.allow(not self.exporter.is_busy, tr("Documents are being made"))

    def export_chosen(self) -> None:
        """Export the chosen document, if it can be made."""
        line = self.table.current_row()
        if line is not None and line.report is not None and self.panel.save_button.isEnabled():
            self._export([line.report])

    def open_chosen(self) -> None:
        """Open the chosen document for a look, without keeping it."""
        line = self.table.current_row()
        if line is None or line.report is None or not self.panel.open_button.isEnabled():
            return
        session, report, options = self._desk.session, line.report, self._options()

        def work(_report: object) -> tuple[MadeFile, ...]:
            (made,) = reports.make(session, [report], options)
            return made.files

        self._desk.jobs.run(work, lambda files: self._copies.open(files[0]), self._desk.refused.emit)

    def export_packet(self) -> None:
        """Export everything for the next meeting: the packet, and each of its documents as a file of its own."""
        kinds = ("packet", *MEETING_KINDS)
        able = self._possible(self._lines())
        self._export([report for report in able if report.kind in kinds or report.group == MEETING])

    def export_all(self) -> None:
        """Export every document that can be made now."""
        self._export(self._possible(self._lines()))

    @property
    def _community(self) -> bool:
        return self.community.isChecked()

    def _export(self, chosen: Sequence[Report]) -> None:
        self.exporter.export(chosen, self._options())
        self.refresh()

    def _options(self) -> Options:
        measures = self.panel.measures.chosen()
        # All documents at once: the report holds what is ticked, or everything while nothing is.
        contacts = self.contacts.isChecked() and not self._community
        language = self.language.currentData()
        return Options(community=self._community, contacts=contacts, language=language, measures=measures or None)

    def _lines(self) -> list[Line]:
        session, exported = self._desk.session, reports.last_exports(self._desk.session)
        of_requests = list_requests(session)
        kept, about = kept_said(of_requests), of_requests[0].request.label if of_requests else ""
        return [
            Line(
                report.kind,
                tr(report.title),
                report,
                report.is_ready(session),
                exported.get(report.kind),
                kept if report.kind == "request" else "",
                about if report.of_request else "",
            )
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
        self.add_button(self.packet_button)
        self.add_button(self.all_button)
        self.tools.add_filter(self.language)
        for tick in (self.community, self.contacts):
            self.tools.add_filter(tick)
        self.community.setToolTip(tr("Without contact details, internal notes and internal or sensitive measures"))
        self.contacts.setToolTip(tr("Telephone numbers and e-mail addresses; never in a community copy"))
        content = QWidget()
        content.setLayout(self._column)
        margins(self._column, 0, 0, 0, 0)
        spacing(self._column, 12)
        self._column.addWidget(self.table, 100)
        self._column.addStretch(1)
        self.set_content(content)
        self.set_context(self.panel, width=_PANEL_WIDTH)
        self.setFocusProxy(self.table)

    def _show_line(self, line: Line | None) -> None:
        self.panel.show_line(line, community=self._community, is_busy=self.exporter.is_busy)
        leaves_out = line is not None and line.leaves_out and not line.why_not(community=True)
        self.panel.show_withheld(withheld(self._desk.session) if self._community and leaves_out else ())
        if not self.isVisible():
            return
        can_be_shown = line is not None and not line.why_not(community=self._community)
        is_shown = can_be_shown and not self.exporter.is_busy and self.panel.measures.chosen() != frozenset()
        report = line.report if is_shown and line is not None else None
        self.looking.show(report, self._options(), again=self._has_changed)
        self._ask_whether_changed(line if is_shown else None)
        self._has_changed = False

    def _ask_whether_changed(self, line: Line | None) -> None:
        """Whether the chosen document moved on since its last export; while it is not known nothing is said."""
        report = None if line is None else line.report
        asked = None if report is None else reports.ask_whether_changed(self._desk.session, report)
        key = None if asked is None else (report, asked[0])
        if key != self._asked or self._has_changed:
            self._asked = key
            self.panel.show_freshness(None)
            self.freshness.ask(None if asked is None else asked[1])

    def _show_work(self, panel: ProgressPanel) -> None:
        self._column.insertWidget(0, panel)
        panel.show()
