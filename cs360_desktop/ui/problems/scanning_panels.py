"""An interview and a survey in the context panel."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.problems import Survey
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import people, scanning, stakeholders
from cs360_desktop.services.catalogue_files import load_interview_guide
from cs360_desktop.services.scanning import InterviewLine, ThemeCount
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, NoteField, NumberField, TextField
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.narrow import breakable, panel_choice
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.bodies_panels import column
from cs360_desktop.ui.problems.saving_form import SavingForm

_HALF = 120


class PrivacyNote(QWidget):
    """Says beside the fields what must not be written down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = column(self)
        box.setSpacing(2)
        box.addWidget(StateLabel(State.INFORMATION, self.tr("No names of victims or suspects"), role=Type.STRONG))
        box.addWidget(Label(load_interview_guide().privacy, Type.CAPTION, tone="muted", wrap=True))


class InterviewPanel(SavingForm):
    """Edits one interview."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._line: InterviewLine | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self.held_on = DateField(self.tr("Day"), width=_HALF, required=True)
        self.people_count = NumberField(self.tr("People"), least=1, greatest=10_000, width=80)
        self.category = panel_choice(self.tr("Whom"), [(item.id, item.name) for item in scanning.categories()])
        self.stakeholder = panel_choice(self.tr("Stakeholder"))
        self.interviewer = panel_choice(self.tr("Asked by"))
        self.questions = NoteField(
            self.tr("Questions asked"), lines=3, help_text=self.tr("Those of the printed guide, or your own.")
        )
        self.themes = NoteField(
            self.tr("Themes"), lines=4, help_text=self.tr("One on each line, the one named first on top.")
        )
        self.summary = NoteField(self.tr("Summary"), lines=4)
        self.data_held = NoteField(self.tr("Data they offered"), lines=2)
        self.remove = Button(self.tr("Remove this interview"), self._remove, kind=Kind.QUIET, icon="trash")
        self.set_fields(
            {
                "held_on": self.held_on,
                "people_count": self.people_count,
                "category": self.category,
                "stakeholder_id": self.stakeholder,
                "interviewer_id": self.interviewer,
                "questions": self.questions,
                "themes": self.themes,
                "summary": self.summary,
                "data_held": self.data_held,
            }
        )
        box = column(self)
        box.addWidget(self._head)
        row = QHBoxLayout()
        row.addWidget(self.held_on)
        row.addWidget(self.people_count)
        row.addStretch(1)
        box.addLayout(row)
        about = (self.category, self.stakeholder, self.interviewer, self.questions)
        for part in (*about, self.themes, PrivacyNote(), self.summary, self.data_held):
            box.addWidget(part)
        _add_last(box, self.remove)

    def show_line(self, line: InterviewLine) -> None:
        """Show an interview, or what has become of it."""
        interview, session = line.interview, self.desk.session
        listed = [(item.id, item.name) for item in scanning.categories()]
        unknown = [(interview.category, line.category or self.tr("not said"))]
        self.category.set_options(listed if interview.category in dict(listed) else [*listed, *unknown])
        known = [(each.id, each.name) for each in stakeholders.stakeholders(session)]
        self.stakeholder.set_options(
            [(None, self.tr("none of them")), *sorted(known, key=lambda pair: pair[1].casefold())]
        )
        asking = [(person.id, person.label) for person in people.people(session)]
        self.interviewer.set_options([(None, self.tr("not said")), *asking])
        values = {name: getattr(interview, name) for name in self._fields if name != "themes"}
        self.show_values(interview.id, {**values, "themes": "\n".join(line.themes)})
        self._line = line
        self._head.setText(breakable(f"{line.category}, {format_date(interview.held_on)}"))

    @override
    def save(self, column: str, value: Any) -> tuple[str, Callable[[], Receipt]]:
        assert self._line is not None
        interview, session = self._line.interview, self.desk.session
        day = format_date(interview.held_on)
        if column == "themes":
            text = self.tr("Changed the themes of the interview of {day}").format(day=day)
            return text, lambda: scanning.set_themes(session, interview.id, value.splitlines())
        text = self.tr("Changed the interview of {day}").format(day=day)
        if column == "held_on" and value is None:
            value = interview.held_on
        return text, lambda: scanning.change_interview(session, interview.id, **{column: value})

    def _remove(self) -> None:
        if self._line is not None:
            interview, session = self._line.interview, self.desk.session
            text = self.tr("Removed the interview of {day}").format(day=format_date(interview.held_on))
            self.take_away(text, lambda: scanning.remove_interview(session, interview.id))


class ThemePanel(QWidget):
    """Says in which interviews a theme was named, and where first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Label(role=Type.SECTION, wrap=True)
        self._where = QVBoxLayout()
        box = column(self)
        box.addWidget(self._head)
        box.addLayout(self._where)

    def show_theme(self, theme: ThemeCount, lines: Sequence[InterviewLine]) -> None:
        """Show one theme."""
        self._head.setText(breakable(theme.name))
        clear(self._where)
        for line in lines:
            named = [name.casefold() for name in line.themes]
            if theme.name.casefold() in named:
                said = f"{line.category}, {format_date(line.interview.held_on)}"
                first = named[0] == theme.name.casefold()
                self._where.addWidget(Label(f"{said} · {self.tr('named first')}" if first else said, wrap=True))


class SurveyPanel(SavingForm):
    """Edits one survey in summary."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._survey: Survey | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self.name = TextField(self.tr("Survey"), required=True)
        self.held_on = DateField(self.tr("Day it closed"), width=_HALF, required=True)
        self.answers = NumberField(self.tr("Answers"), width=90)
        self.asked = NoteField(self.tr("Who was asked"), lines=2)
        self.summary = NoteField(
            self.tr("What came out"), lines=6, help_text=self.tr("In summary: no answers of single people.")
        )
        self.remove = Button(self.tr("Remove this survey"), self._remove, kind=Kind.QUIET, icon="trash")
        self.set_fields(
            {
                "name": self.name,
                "held_on": self.held_on,
                "answers": self.answers,
                "asked": self.asked,
                "summary": self.summary,
            }
        )
        box = column(self)
        for part in (self._head, self.name):
            box.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.held_on)
        row.addWidget(self.answers)
        row.addStretch(1)
        box.addLayout(row)
        for below in (self.asked, self.summary, PrivacyNote()):
            box.addWidget(below)
        _add_last(box, self.remove)

    def show_survey(self, survey: Survey) -> None:
        """Show a survey, or what has become of it."""
        self.show_values(survey.id, {name: getattr(survey, name) for name in self._fields})
        self._survey = survey
        self._head.setText(breakable(survey.name))

    @override
    def save(self, column: str, value: Any) -> tuple[str, Callable[[], Receipt]]:
        assert self._survey is not None
        survey, session = self._survey, self.desk.session
        text = self.tr("Changed survey {name}").format(name=survey.name)
        if column == "held_on" and value is None:
            value = survey.held_on
        return text, lambda: scanning.change_survey(session, survey.id, **{column: value})

    def _remove(self) -> None:
        if self._survey is not None:
            survey, session = self._survey, self.desk.session
            text = self.tr("Removed survey {name}").format(name=survey.name)
            self.take_away(text, lambda: scanning.remove_survey(session, survey.id))


def _add_last(box: QVBoxLayout, button: Button) -> None:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    box.addLayout(row)
