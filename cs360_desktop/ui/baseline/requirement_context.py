"""Beside a requirement: what it still lacks, who is named, the files that prove it, and what happened."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.baseline import RequirementState
from cs360_desktop.domain.definitions.fields import FieldKind
from cs360_desktop.services.baseline import Detail
from cs360_desktop.services.baseline_files import LARGEST, AttachedFile, attach, attachments, detach
from cs360_desktop.services.baseline_history import HistoryLine, history
from cs360_desktop.ui.baseline.people_list import PeopleList
from cs360_desktop.ui.baseline.words import event_said, local_date, size_said
from cs360_desktop.ui.common.buttons import Button, IconButton, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import ElidedLabel, Label, Line
from cs360_desktop.ui.common.narrow import breakable
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type

_MOST_LINES = 20


class RequirementContext(QWidget):
    """The context panel of a requirement's page; `copy_wanted` carries an attached file to be saved elsewhere."""

    copy_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._code = ""
        self.attach = Button(self.tr("Attach file…"), self._choose_file, kind=Kind.LINK, icon="paperclip")
        self._missing, self._people, self._files, self._history = (QVBoxLayout() for _ in range(4))
        for part in (self._missing, self._people, self._files, self._history):
            spacing(part, 4)
        self._missing_head = Label(self.tr("Still missing"), Type.SECTION)
        self._missing_line = Line()
        people_head = Label(self.tr("People"), Type.SECTION)
        self.behind = PeopleList(desk)
        self._arrange(people_head)

    def _arrange(self, people_head: Label) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(self._missing_head)
        box.addLayout(self._missing)
        box.addWidget(self._missing_line)
        box.addWidget(people_head)
        box.addLayout(self._people)
        box.addWidget(self.behind)
        box.addWidget(Line())
        box.addWidget(Label(self.tr("Attachments"), Type.SECTION))
        box.addLayout(self._files)
        box.addWidget(self.attach)
        most = Label(
            self.tr("A copy goes into the workspace; at most {most} MB a file.").format(most=LARGEST // 1024 // 1024),
            Type.CAPTION,
            tone="muted",
            wrap=True,
        )
        box.addWidget(most)
        box.addWidget(Line())
        box.addWidget(Label(self.tr("History"), Type.SECTION))
        box.addLayout(self._history)
        box.addStretch(1)

    def refresh(self, state: RequirementState, details: Sequence[Detail]) -> None:
        """Show what belongs to a requirement now."""
        self._code = state.item.code
        session = self._desk.session
        for part in (self._missing_head, self._missing_line):
            part.setVisible(bool(state.missing))
        _fill(self._missing, [Label(f"•  {sentence}", wrap=True) for sentence in state.missing])
        asks_for_people = any(detail.definition.kind is FieldKind.PERSON for detail in details)
        _fill(self._people, self._person_lines(details) if asks_for_people else [])
        self.behind.show_people(self._code)
        _fill(self._files, [self._file_line(file) for file in attachments(session, self._code)])
        _fill(self._history, self._history_lines(history(session, self._code)))

    def _person_lines(self, details: Sequence[Detail]) -> list[QWidget]:
        lines: list[QWidget] = []
        for detail in details:
            person = detail.person
            if person is None:
                continue
            about = (detail.definition.label, person.title, person.organization, person.phone, person.email)
            lines += [
                Label(breakable(person.name), Type.STRONG, wrap=True),
                Label("\n".join(breakable(part) for part in about if part), Type.CAPTION, tone="muted", wrap=True),
            ]
        return lines or [Label(self.tr("Nobody is named yet."), tone="muted")]

    def _file_line(self, file: AttachedFile) -> QWidget:
        line = QWidget()
        name = Button(file.name, partial(self.copy_wanted.emit, file), kind=Kind.LINK, icon="file-text")
        name.setToolTip(self.tr("Save a copy of {name}…").format(name=file.name))
        name.setAccessibleName(self.tr("Save a copy of {name}").format(name=file.name))
        remove = IconButton("x", self.tr("Remove {name}").format(name=file.name), partial(self._detach, file))
        remove.setEnabled(not self._desk.session.read_only)
        about = ElidedLabel(Type.CAPTION, tone="muted")
        about.setText(self.tr("added {day} · {size}").format(day=local_date(file.added_at), size=size_said(file.size)))
        row = QHBoxLayout()
        row.addWidget(name, 1, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(remove)
        box = QVBoxLayout(line)
        margins(box, 0, 0, 0, 4)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(about)
        return line

    def _history_lines(self, found: Sequence[HistoryLine]) -> list[QWidget]:
        lines: list[QWidget] = []
        today = self._desk.session.today()
        for day, events in groupby(found[:_MOST_LINES], key=lambda event: local_date(event.at)):
            lines.append(Label(day, Type.CAPTION, tone="muted"))
            lines += [
                Label(" · ".join(part for part in (event_said(event, today), event.who) if part), wrap=True)
                for event in events
            ]
        if len(found) > _MOST_LINES:
            lines.append(Label(self.tr("and %n earlier", "", len(found) - _MOST_LINES), Type.CAPTION, tone="muted"))
        return lines or [Label(self.tr("Nothing has happened yet."), tone="muted")]

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Attach a file to {code}").format(code=self._code))
        if name:
            self.attach_path(Path(name))

    def attach_path(self, path: Path) -> None:
        """Attach a file; why it was not taken stands in the message bar."""
        code, session = self._code, self._desk.session
        text = self.tr("Attached {name} to {code}").format(name=path.name, code=code)
        self._desk.do(text, lambda: attach(session, code, path).receipt)

    def _detach(self, file: AttachedFile) -> None:
        self.attach.setFocus(Qt.FocusReason.OtherFocusReason)
        text = self.tr("Removed {name} from {code}").format(name=file.name, code=self._code)
        self._desk.do(text, lambda: detach(self._desk.session, file.id))


def _fill(box: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    clear(box)
    for widget in widgets:
        box.addWidget(widget)
