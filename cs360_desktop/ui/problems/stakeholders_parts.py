"""Parts of a stakeholder's panel: the contact log, the connections, and the letters."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.community_map import Kind as MapKind
from cs360_desktop.domain.problems import Contact
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import community
from cs360_desktop.services.attached_files import attach_to, files_of
from cs360_desktop.services.baseline_files import LARGEST, AttachedFile, detach
from cs360_desktop.services.community import Part, StakeholderLine
from cs360_desktop.ui.common.buttons import Button, IconButton, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import DateField, NoteField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.narrow import breakable, panel_choice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.bodies_panels import column
from cs360_desktop.ui.problems.stakeholders_tables import tr

_LONGEST_NAME = 30


class PanelPart(QWidget):
    """A head, lines of what there is, and fields to add to it."""

    def __init__(self, desk: Desk, head: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.line: StakeholderLine | None = None
        self._found: object = None
        self.box = column(self)
        self.box.addWidget(Label(head, Type.SECTION))
        self.lines = QVBoxLayout()
        spacing(self.lines, 6)
        self.box.addLayout(self.lines)

    def show_line(self, line: StakeholderLine) -> None:
        """Show what there is of a stakeholder; what was begun for another one is dropped."""
        if self.line is None or self.line.stakeholder.id != line.stakeholder.id:
            self.clear_fields()
        self.line = line
        found = self.found(line)
        if found == self._found:
            return
        self._found = found
        clear(self.lines)
        for widget in self.widgets(line):
            self.lines.addWidget(widget)

    def found(self, line: StakeholderLine) -> object:
        """What the lines are made from; they are left alone while it stays the same."""
        raise NotImplementedError

    def widgets(self, line: StakeholderLine) -> list[QWidget]:
        """The lines of what there is."""
        raise NotImplementedError

    def clear_fields(self) -> None:
        """Empty the fields that add."""

    def removable(self, words: QWidget, name: str, remove: Callable[[], object]) -> QWidget:
        """A line with a button that takes it away."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        margins(row, 0, 0, 0, 0)
        spacing(row, 4)
        row.addWidget(words, 1)
        button = IconButton("x", name, remove)
        button.setEnabled(not self.desk.session.read_only)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder


class ContactLog(PanelPart):
    """When somebody talked to them, and about what."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Contact log"), parent)
        self.day = DateField(self.tr("Day"), width=130)
        self.text = NoteField(self.tr("What was talked about"), lines=2)
        self.add = Button(self.tr("Add line"), self.add_line, icon="plus")
        for part in (self.day, self.text):
            self.box.addWidget(part)
        self.box.addWidget(self.add)

    @override
    def clear_fields(self) -> None:
        self.day.set_value(self.desk.session.today())
        self.text.set_value("")

    @override
    def found(self, line: StakeholderLine) -> object:
        return line.stakeholder.id, line.contacts

    @override
    def widgets(self, line: StakeholderLine) -> list[QWidget]:
        shown = [self._contact(contact) for contact in line.contacts]
        return shown or [Label(self.tr("No line yet."), tone="muted")]

    def _contact(self, contact: Contact) -> QWidget:
        words = QWidget()
        box = QVBoxLayout(words)
        margins(box, 0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Label(format_date(contact.held_on), Type.CAPTION, tone="muted"))
        box.addWidget(Label(breakable(contact.text), wrap=True))
        day = format_date(contact.held_on)
        return self.removable(
            words, self.tr("Remove the line of {day}").format(day=day), partial(self._remove, contact)
        )

    def add_line(self) -> None:
        """Add the line, or say below the field what is missing."""
        if self.line is None:
            return
        self.day.commit()
        day, text, stakeholder = self.day.value(), self.text.value(), self.line.stakeholder
        if day is None:
            self.day.set_error(self.day.error() or self.tr("Give the day you talked."))
            return
        if not text:
            self.text.set_error(self.tr("Say in a few words what was talked about."))
            return
        said = self.tr("Added a contact with {name}").format(name=stakeholder.name)
        session = self.desk.session
        if self.desk.do(said, lambda: community.add_contact(session, stakeholder.id, day, text).receipt):
            self.clear_fields()
        else:
            self.day.set_error(self.desk.why_refused)

    def _remove(self, contact: Contact) -> None:
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.tr("Removed the contact of {day}").format(day=format_date(contact.held_on))
        self.desk.do(said, lambda: community.remove_contact(self.desk.session, contact.id))


class Connections(PanelPart):
    """Their part in bodies and problems."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Part in bodies and problems"), parent)
        self._fields: dict[int, TextField] = {}
        self.place = panel_choice(self.tr("Body or problem"))
        self.part = TextField(self.tr("Part they play"), placeholder=self.tr("Member, owner of the lots, …"))
        self.add = Button(self.tr("Connect"), self.connect_them, icon="plus")
        for part in (self.place, self.part):
            self.box.addWidget(part)
        self.box.addWidget(self.add)

    @override
    def clear_fields(self) -> None:
        self.place.set_value(None)
        self.part.set_value("")

    @override
    def show_line(self, line: StakeholderLine) -> None:
        words = {MapKind.BODY: self.tr("Body"), MapKind.PROBLEM: self.tr("Problem")}
        offered = [((kind, key), f"{words[kind]}: {name}") for kind, key, name in community.places(self.desk.session)]
        self.place.set_options([(None, self.tr("choose")), *offered])
        if self.place.value() is None:
            self.place.set_value(None)
        super().show_line(line)
        for part in line.parts:
            self._fields[part.connection.id].refresh(part.connection.part)

    @override
    def found(self, line: StakeholderLine) -> object:
        return line.stakeholder.id, tuple((part.connection.id, part.name) for part in line.parts)

    @override
    def widgets(self, line: StakeholderLine) -> list[QWidget]:
        self._fields = {part.connection.id: part_field(part) for part in line.parts}
        shown = [self._part(part) for part in line.parts]
        return shown or [Label(self.tr("Not connected to anything yet."), tone="muted")]

    def _part(self, part: Part) -> QWidget:
        field = self._fields[part.connection.id]
        field.set_editable(not self.desk.session.read_only)
        field.committed.connect(partial(self._change, part))
        holder = QWidget()
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        words = {MapKind.BODY: self.tr("Body: {name}"), MapKind.PROBLEM: self.tr("Problem: {name}")}
        said = breakable(words[part.kind].format(name=part.name))
        name = self.tr("Take away the connection to {name}").format(name=part.name)
        box.addWidget(self.removable(Label(said, Type.STRONG, wrap=True), name, partial(self._remove, part)))
        box.addWidget(field)
        return holder

    def connect_them(self) -> None:
        """Connect them to what is chosen."""
        place = self.place.value()
        if self.line is None:
            return
        if place is None:
            self.place.set_error(self.tr("Choose a body or a problem."))
            return
        (kind, key), part, stakeholder = place, self.part.value(), self.line.stakeholder
        said = self.tr("Connected {name}").format(name=stakeholder.name)
        session = self.desk.session
        if self.desk.do(said, lambda: community.connect(session, stakeholder.id, kind, key, part).receipt):
            self.clear_fields()
        else:
            self.place.set_error(self.desk.why_refused)

    def _change(self, part: Part, text: str) -> None:
        said = self.tr("Changed a part in {name}").format(name=part.name)
        self.desk.do(said, lambda: community.change_part(self.desk.session, part.connection.id, text))

    def _remove(self, part: Part) -> None:
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.tr("Took away a connection to {name}").format(name=part.name)
        self.desk.do(said, lambda: community.disconnect(self.desk.session, part.connection.id))


class Letters(PanelPart):
    """Files such as a letter of support; `copy_wanted` carries one to be saved elsewhere."""

    copy_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Letters and files"), parent)
        most = self.tr("A copy goes into the workspace; at most {most} MB a file.").format(most=LARGEST // 1024 // 1024)
        self.add = Button(self.tr("Attach file…"), self._choose, kind=Kind.LINK, icon="paperclip")
        self.box.addWidget(self.add)
        self.box.addWidget(Label(most, Type.CAPTION, tone="muted", wrap=True))

    @override
    def found(self, line: StakeholderLine) -> object:
        return line.stakeholder.id, files_of(self.desk.session, community.NOUN, line.stakeholder.id)

    @override
    def widgets(self, line: StakeholderLine) -> list[QWidget]:
        files = files_of(self.desk.session, community.NOUN, line.stakeholder.id)
        return [self._file(file) for file in files] or [Label(self.tr("No file yet."), tone="muted")]

    def _file(self, file: AttachedFile) -> QWidget:
        name = Button(_short(file.name), partial(self.copy_wanted.emit, file), kind=Kind.LINK)
        name.setAccessibleName(self.tr("Save a copy of {name}").format(name=file.name))
        name.setToolTip(self.tr("Save a copy of {name}…").format(name=file.name))
        return self.removable(name, self.tr("Remove {name}").format(name=file.name), partial(self._detach, file))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Attach a file"))
        if name:
            self.attach_path(Path(name))

    def attach_path(self, path: Path) -> None:
        """Attach a file; why it was not taken stands in the message bar."""
        if self.line is not None:
            key, session = self.line.stakeholder.id, self.desk.session
            said = self.tr("Attached {name} to {who}").format(name=path.name, who=self.line.stakeholder.name)
            self.desk.do(said, lambda: attach_to(session, community.NOUN, key, path).receipt)

    def _detach(self, file: AttachedFile) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        said = self.tr("Removed {name}").format(name=file.name)
        self.desk.do(said, lambda: detach(self.desk.session, file.id))


def part_field(part: Part) -> TextField:
    """The field for the part they play in one body or problem."""
    field = TextField(tr("Part they play"))
    field.editor.setAccessibleName(tr("Part they play in {name}").format(name=part.name))
    # So that `tab_as_laid_out` can move it up to where it stands.
    field.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None as none
    field.set_value(part.connection.part)
    return field


def _short(name: str) -> str:
    """A file's name as far as the panel is wide; the tooltip has all of it."""
    stem, dot, ending = name.rpartition(".")
    shown = name if len(name) <= _LONGEST_NAME else f"{stem[: _LONGEST_NAME - len(ending) - 2]}…{dot}{ending}"
    return shown.replace("&", "&&")
