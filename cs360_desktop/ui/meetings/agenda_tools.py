"""More for a whole agenda: compare it with the last, copy another one, put a template's items in, keep it as one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.meetings import Meeting
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import agenda_copies, agenda_templates, meetings
from cs360_desktop.services.agenda_copies import AgendaComparison
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.meetings.panel_choice import PanelChoice


class AgendaTools(QWidget):
    """`left` says that nothing is wanted any more."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: Meeting | None = None
        self._compared = Label(wrap=True)
        self.source = PanelChoice(self.tr("Copy the items of"))
        self.copy_button = Button(self.tr("Copy items"), self.copy_items, icon="copy")
        self.template = PanelChoice(self.tr("Add the items of a template"))
        self.template_button = Button(self.tr("Add items"), self.add_template, icon="plus")
        self.name = TextField(self.tr("Keep this agenda as a template"), placeholder=self.tr("Name of the template"))
        self.keep_button = Button(self.tr("Keep template"), self.keep)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(Label(self.tr("Compared with the last agenda"), Type.SECTION))
        box.addWidget(self._compared)
        for field, button in (
            (self.source, self.copy_button),
            (self.template, self.template_button),
            (self.name, self.keep_button),
        ):
            box.addWidget(field)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(Button(self.tr("Close"), self.left.emit, kind=Kind.LINK), 0, Qt.AlignmentFlag.AlignLeft)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what came and went, and what can be copied."""
        self._meeting = meeting
        session = self._desk.session
        self._compared.setText(self._said(agenda_copies.compare_with_last(session, meeting.id)))
        others = [line for line in meetings.list_meetings(session) if line.meeting.id != meeting.id and line.items]
        self.source.set_options(
            [(line.meeting.id, f"{format_date(line.meeting.held_on)}, {line.body}") for line in others]
        )
        if self.source.value() is None and others:
            self.source.set_value(others[0].meeting.id)
        self.copy_button.allow(bool(others), self.tr("There is no other agenda"))
        found = agenda_templates.templates(session)
        self.template.set_options([(each.id, each.name) for each in found])
        if self.template.value() is None:
            self.template.set_value(found[0].id)

    def _said(self, compared: AgendaComparison | None) -> str:
        if compared is None:
            return self.tr("There is no earlier agenda.")
        day = format_date(compared.last.held_on)
        if compared.is_same:
            return self.tr("The same items with the same minutes as on {day}.").format(day=day)
        lines = []
        if compared.came:
            names = "; ".join(item.title for item in compared.came)
            lines.append(self.tr("New since {day}: {items}").format(day=day, items=names))
        if compared.went:
            names = "; ".join(item.title for item in compared.went)
            lines.append(self.tr("No longer there: {items}").format(items=names))
        for item, before in compared.other_minutes:
            changed = self.tr("{title}: {now} min instead of {before}")
            lines.append(changed.format(title=item.title, now=item.minutes, before=before))
        return "\n".join(lines)

    def copy_items(self) -> None:
        """Put the items of the chosen agenda behind those that are there."""
        meeting, source = self._meeting, self.source.value()
        if meeting is not None and source is not None:
            text = self.tr("Copied agenda items into the meeting of {day}").format(day=format_date(meeting.held_on))
            self._desk.do(text, lambda: agenda_copies.copy_agenda(self._desk.session, meeting.id, source))

    def add_template(self) -> None:
        """Put the items of the chosen template behind those that are there."""
        meeting, template = self._meeting, self.template.value()
        if meeting is not None and template is not None:
            text = self.tr("Added the items of a template to the meeting of {day}")
            self._desk.do(
                text.format(day=format_date(meeting.held_on)),
                lambda: agenda_copies.add_template(self._desk.session, meeting.id, template),
            )

    def keep(self) -> None:
        """Keep the agenda under the name that was typed."""
        meeting, name = self._meeting, self.name.value()
        if meeting is None:
            return
        if not name:
            self.name.set_error(self.tr("Give the template a name."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        text = self.tr("Kept the agenda as the template “{name}”").format(name=name)
        if self._desk.do(text, lambda: agenda_templates.keep_agenda(self._desk.session, meeting.id, name).receipt):
            self.name.set_value("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
