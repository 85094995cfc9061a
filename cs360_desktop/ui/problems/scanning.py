"""The tab Scanning: the log of interviews, the themes that came up, and surveys in summary."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.problems import Survey
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import scanning
from cs360_desktop.services.coverage import coverage
from cs360_desktop.services.interview_guide_document import interview_guide_pdf
from cs360_desktop.services.interview_import import preview_interviews
from cs360_desktop.services.scanning import InterviewLine, ThemeCount
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.save_file import save_public
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.scanning_entry import InterviewEntry, SurveyEntry
from cs360_desktop.ui.problems.scanning_import import ImportPreview
from cs360_desktop.ui.problems.scanning_panels import InterviewPanel, SurveyPanel, ThemePanel
from cs360_desktop.ui.problems.scanning_tables import interview_table, survey_table, theme_table
from cs360_desktop.ui.problems.tab_stack import TabStack

_NOUNS = {"interview", "theme", "survey", "stakeholder", "person"}
INTERVIEWS, THEMES, SURVEYS = "interviews", "themes", "surveys"
_MODES = (INTERVIEWS, THEMES, SURVEYS)
_EMPTY, _PREVIEW = 3, 4


class ScanningView(Body):
    """Who was asked what came up, what came up how often, and what surveys said."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.withhold(desk, self.tr("Community view is on, and interviews say who said what."))
        words = (self.tr("Interviews"), self.tr("Themes"), self.tr("Surveys"))
        self.mode = Segment(self.tr("Show"), list(zip(_MODES, words, strict=True)))
        self.print = Button(self.tr("Print the interview guide…"), self.print_guide, icon="file-pdf")
        self.bring_in = Button(self.tr("Bring in a list…"), self.choose_list, icon="upload")
        self.new = Button(self.tr("Add interview"), self.start_adding, kind=Kind.PRIMARY, icon="plus")
        self.interview_entry, self.survey_entry = InterviewEntry(desk), SurveyEntry(desk)
        self.interviews, self.themes, self.surveys = interview_table(), theme_table(), survey_table()
        self._asked = Label(wrap=True)
        self._not_asked = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self._themes_say = Label(tone="muted", wrap=True)
        self.interview_panel, self.survey_panel = InterviewPanel(desk), SurveyPanel(desk)
        self.theme_panel = ThemePanel()
        self.preview = ImportPreview(desk)
        self._content = TabStack()
        self._lines: list[InterviewLine] = []
        self._arrange()
        self._connect()
        Following(self, desk.notifier, self.refresh, _NOUNS)
        if desk.session.read_only:
            lock(self.interview_panel, self.survey_panel, self.new, self.bring_in)
        self.refresh()
        for table in (self.interviews, self.themes, self.surveys):
            table.choose_first()

    def _arrange(self) -> None:
        self.tools.add_filter(self.mode)
        self.tools.add_command(self.bring_in)
        self.tools.add_command(self.print)
        self.tools.add_command(self.new)
        for parts in (
            (self.interview_entry, self.interviews, self._asked, self._not_asked),
            (self._themes_say, self.themes),
            (self.survey_entry, self.surveys),
        ):
            holder = QWidget()
            box = QVBoxLayout(holder)
            margins(box, 0, 0, 0, 0)
            spacing(box, 10)
            for part in parts:
                box.addWidget(part, 100 if isinstance(part, TableView) else 0)
            box.addStretch(1)
            self._content.addWidget(holder)
        self._content.addWidget(self._empty_state())
        self._content.addWidget(self.preview)
        for entry in (self.interview_entry, self.survey_entry):
            entry.hide()
        self.set_content(self._content, scroll=True)
        holder = QWidget()
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        for panel in (self.interview_panel, self.theme_panel, self.survey_panel):
            box.addWidget(panel)
        box.addStretch(1)
        self.set_context(holder, width=304)

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            self.tr("Nobody has been interviewed yet"),
            self.tr(
                "Scanning begins with asking people inside and outside the department what worries them, in their own "
                "order. The themes that come up lead to the problem you choose."
            ),
            [
                Button(self.tr("Add the first interview"), self.start_adding, icon="plus"),
                Button(self.tr("Print the interview guide…"), self.print_guide, icon="file-pdf"),
            ],
            foot=self.tr("Ask at least three kinds of people, one of them outside the police."),
        )

    def _connect(self) -> None:
        self.mode.chosen.connect(self.show_mode)
        self.themes.row_chosen.connect(lambda _row: self._show_panel())
        for table in (self.interviews, self.surveys):
            table.row_chosen.connect(lambda _row: self._show_panel())
            table.row_opened.connect(lambda _row: self._edit())
        for panel in (self.interview_panel, self.survey_panel):
            panel.gone.connect(lambda: self._table().setFocus(Qt.FocusReason.OtherFocusReason))
        self.preview.left.connect(self._leave_preview)
        self.interview_entry.added.connect(self._go_to_themes)
        self.survey_entry.added.connect(self.surveys.choose_row)
        for entry in (self.interview_entry, self.survey_entry):
            entry.left.connect(lambda entry=entry: self._leave(entry))
        for keys, act in (("Ctrl+N", self.new.click), ("Ins", self.new.click), ("Ctrl+P", self.print_guide)):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_place(self, place: Place) -> None:
        """Show an interview, or the themes or surveys (`scanning:themes`)."""
        wanted = place.part.partition(":")[2]
        self.show_mode(wanted if wanted in _MODES else INTERVIEWS)
        if place.record is not None:
            self._table().choose_row(place.record)

    def show_mode(self, mode: str) -> None:
        """Show interviews, themes or surveys."""
        self.mode.choose(mode)
        self.new.setText(self.tr("Add survey") if mode == SURVEYS else self.tr("Add interview"))
        self.new.setVisible(mode != THEMES)
        self.bring_in.setVisible(mode == INTERVIEWS)
        self._show_content()
        self._show_panel()

    def refresh(self) -> None:
        """Ask for everything shown again."""
        session = self._desk.session
        self._lines = scanning.interviews(session)
        self.interviews.set_items(self._lines)
        self.themes.set_items(scanning.theme_counts(session))
        self.surveys.set_items(scanning.surveys(session))
        asked = coverage(session).community_asked
        self._asked.setText(
            self.tr("The community was last asked on {day}.").format(day=format_date(asked))
            if asked is not None
            else self.tr("Nobody outside the department has been asked yet.")
        )
        missing = [item.name for item in scanning.not_asked(session)]
        self._not_asked.setText(self.tr("Not asked yet: {categories}").format(categories=" · ".join(missing)))
        self._not_asked.setVisible(bool(missing))
        with_themes = sum(bool(line.themes) for line in self._lines)
        self._themes_say.setText(
            self.tr("From {some} of {all} interviews. Named in and first in count interviews, not people.").format(
                some=with_themes, all=len(self._lines)
            )
        )
        self._show_content()
        self._show_panel()

    def _table(self) -> TableView:
        return {INTERVIEWS: self.interviews, THEMES: self.themes, SURVEYS: self.surveys}[self.mode.choice()]

    def _show_content(self) -> None:
        if self._content.currentIndex() == _PREVIEW:
            return
        mode = self.mode.choice()
        is_empty = not self._lines and self.interview_entry.isHidden() and mode != SURVEYS
        self._content.setCurrentIndex(_EMPTY if is_empty else _MODES.index(mode))
        self.setFocusProxy(self._table())

    def _show_panel(self) -> None:
        mode = self.mode.choice()
        line: InterviewLine | None = self.interviews.current_row() if mode == INTERVIEWS else None
        survey: Survey | None = self.surveys.current_row() if mode == SURVEYS else None
        theme: ThemeCount | None = self.themes.current_row() if mode == THEMES else None
        self.theme_panel.setVisible(theme is not None)
        if theme is not None:
            self.theme_panel.show_theme(theme, self._lines)
        for panel, shown in ((self.interview_panel, line), (self.survey_panel, survey)):
            if shown is None:
                panel.forget()
            panel.setVisible(shown is not None)
        if line is not None:
            self.interview_panel.show_line(line)
        if survey is not None:
            self.survey_panel.show_survey(survey)

    def start_adding(self) -> None:
        """Show the line that adds an interview or a survey, and go to it."""
        if self._desk.session.read_only:
            return
        entry = self.survey_entry if self.mode.choice() == SURVEYS else self.interview_entry
        if entry is self.interview_entry and self.mode.choice() == THEMES:
            self.show_mode(INTERVIEWS)
        entry.show()
        self._show_content()
        entry.start()

    def choose_list(self) -> None:
        """Ask for a workbook with a list of interviews, and show what it would bring."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Bring in a list of interviews"), "", "*.xlsx *.xlsm *.xls *.ods *.csv"
        )
        if name:
            self.preview_list(Path(name))

    def preview_list(self, path: Path) -> None:
        """Show what a list would bring; why it cannot be read stands in the message bar."""
        try:
            found = preview_interviews(self._desk.session, path)
        except UserError as error:
            self._desk.refused.emit(error)
            return
        self.tools.hide()
        self.interview_panel.forget()
        self.interview_panel.hide()
        self._content.setCurrentIndex(_PREVIEW)
        self.preview.show_preview(found)

    def _leave_preview(self) -> None:
        self.tools.show()
        self._content.setCurrentIndex(0)
        self.show_mode(INTERVIEWS)
        self.interviews.choose_first()
        self._table().setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, entry: QWidget) -> None:
        entry.hide()
        self._show_content()
        self._table().setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_themes(self, interview_id: int) -> None:
        """What came up is what matters about an interview: go there next."""
        self.interviews.choose_row(interview_id)
        page_of(self).show_context()
        self.interview_panel.themes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self) -> None:
        page_of(self).show_context()
        target = self.survey_panel.name if self.mode.choice() == SURVEYS else self.interview_panel.themes
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_guide(self) -> None:
        """Save the interview guide as a PDF."""
        save_public(page_of(self), self._desk, lambda: interview_guide_pdf(self._desk.session), kind="interview-guide")

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        for panel in (self.interview_panel, self.survey_panel):
            panel.leave()
        super().hideEvent(event)
