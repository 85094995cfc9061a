"""The list of problem files: where each stands, who leads it, and its next step."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cs360_desktop.domain.changes import Change, RecordsChanged
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import problems
from cs360_desktop.services.problems import ProblemLine
from cs360_desktop.ui.common.action_words import due_text
from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.empty_state import EmptyState, WayStep
from cs360_desktop.ui.common.fields import DateField, TextField
from cs360_desktop.ui.common.focus import has_focus
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.file_fields import AddForm
from cs360_desktop.ui.problems.file_words import problem_state, problem_state_text, tr
from cs360_desktop.ui.problems.files_bin import FilesBin

_FILES, _BIN = "files", "bin"
_NOUNS = {"problem", "stage_dates", "action", "person", "body", "response"}


class ProblemsView(Body):
    """Every problem with its stage, leader and next step; Enter opens its file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.new_button = Button(tr("New problem"), self.start_entry, kind=Kind.PRIMARY, icon="plus")
        self.tools.add_command(self.new_button)
        self.entry = AddForm(
            desk,
            tr("New problem"),
            [
                TextField(tr("Title"), required=True, placeholder=tr("What it is, and where")),
                DateField(tr("Opened on")),
            ],
            tr("Open a file"),
        )
        self.table = KeyTable(tr("Problem files"), self._columns(), key=lambda line: line.problem.id)
        self.bin = FilesBin(desk)
        self.mode = Segment(tr("Show"), [(_FILES, tr("Files")), (_BIN, tr("Bin"))])
        self.tools.add_filter(self.mode)
        self._list = QWidget()
        self._content = QStackedWidget()
        self._arrange()
        self._connect()
        self.refresh()
        if desk.session.read_only:
            lock(self.new_button, self.entry, *self._commands)

    def show_place(self, place: Place) -> None:
        """Show the list, or the bin (`files:bin`); a file is shown by the page."""
        self.mode.choose(_BIN if place.part.endswith(f":{_BIN}") else _FILES)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the problems again."""
        lines, had_focus = problems.list_problems(self._desk.session), has_focus(self)
        self._show_mode(has_files=bool(lines))
        self.table.set_items(lines)
        if lines and self.table.current_row() is None:
            self.table.choose_first()
        focused = QApplication.focusWidget()
        if had_focus and (focused is None or not focused.isVisible() or not has_focus(self)):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # what had it is gone with the last file

    def _show_mode(self, *, has_files: bool) -> None:
        """Show list, bin, or what a file is; the bin can be chosen while there is something in it."""
        deleted = self.bin.refresh()
        self.mode.setVisible(deleted > 0)
        self.mode.buttons()[1].setText(tr("Bin · {n}").format(n=deleted))
        if not deleted:
            self.mode.choose(_FILES)
        in_bin = self.mode.choice() == _BIN
        self._content.setCurrentIndex(2 if in_bin else 0 if has_files or not self.entry.isHidden() else 1)
        self.table.setVisible(has_files)
        self.setFocusProxy(self.bin.table if in_bin else self.table if has_files else self.new_button)

    def _show_restored(self, problem_id: int) -> None:
        self.mode.choose(_FILES)
        self.refresh()
        self.table.choose_row(problem_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_entry(self) -> None:
        """Show the form for a new problem and go to it."""
        session = self._desk.session
        if session.read_only:
            return
        self.entry.start(
            ["", session.today()],
            lambda values: (
                tr("Opened the file “{title}”").format(title=values[0]),
                lambda: problems.add(session, values[0], opened_on=values[1] or session.today()),
            ),
        )
        self.entry.show()
        self.mode.choose(_FILES)
        self.refresh()
        self.entry.fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        self._commands = (
            Button(tr("Up"), lambda: self._move(-1), kind=Kind.QUIET, icon="arrow-up"),
            Button(tr("Down"), lambda: self._move(1), kind=Kind.QUIET, icon="arrow-down"),
            Button(tr("Delete"), self._delete, kind=Kind.QUIET, icon="trash"),
        )
        box = QVBoxLayout(self._list)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(self.entry)
        box.addWidget(self.table)
        row = QHBoxLayout()
        spacing(row, 8)
        keys = tr("Enter opens a file, Alt+Up and Alt+Down move it, Delete puts it in the bin")
        row.addWidget(Label(keys, Type.CAPTION, tone="muted"))
        row.addStretch(1)
        for button in self._commands:
            row.addWidget(button)
        box.addLayout(row)
        box.addStretch(1)
        self.entry.hide()
        self._content.addWidget(self._list)
        self._content.addWidget(self._empty_state())
        self._content.addWidget(self.bin)
        self.set_content(self._content)

    def _connect(self) -> None:
        self.mode.chosen.connect(lambda _mode: self.refresh())
        self.bin.restored.connect(self._show_restored)
        self.table.row_opened.connect(lambda line: self._open(line.problem.id))
        self.table.set_keys(
            {
                "Del": lambda _line: self._delete(),
                "Alt+Up": lambda _line: self._move(-1),
                "Alt+Down": lambda _line: self._move(1),
            }
        )
        self.entry.added.connect(self._open)
        self.entry.left.connect(self._leave_entry)
        for keys in ("Ctrl+N", "Ins"):
            shortcut = QShortcut(QKeySequence(keys), self, self.start_entry)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._desk.notifier.changed.connect(self._follow)

    def _columns(self) -> list[Column[ProblemLine]]:
        today = self._desk.session.today()
        return [
            Column(tr("Problem"), lambda line: line.problem.title, detail=lambda line: line.body, stretch=True),
            Column(
                tr("Stage"),
                lambda line: problem_state_text(line.problem),
                detail=_since,
                state=lambda line: problem_state(line.problem),
                width=146,
            ),
            Column(tr("Leads"), lambda line: line.leader or tr("nobody yet"), width=132),
            Column(
                tr("Next step"),
                lambda line: line.next_step.action.text if line.next_step else tr("none"),
                detail=lambda line: (
                    f"{due_text(line.next_step, today)} · {line.next_step.owner or tr('nobody named')}"
                    if line.next_step
                    else ""
                ),
                width=214,
            ),
        ]

    def _open(self, problem_id: int) -> None:
        self.entry.hide()
        self._desk.go(Place("problems", problem_id, "files"))

    def _leave_entry(self) -> None:
        self.entry.hide()
        self.refresh()
        target = self.table if self.table.isVisible() else self.new_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, steps: int) -> None:
        line = self.table.current_row()
        if line is not None and not self._desk.session.read_only:
            text = tr("Moved the file “{title}”").format(title=line.problem.title)
            self._desk.do(text, lambda: problems.move(self._desk.session, line.problem.id, steps))

    def _delete(self) -> None:
        line = self.table.current_row()
        if line is not None and not self._desk.session.read_only:
            text = tr("Deleted the file “{title}”").format(title=line.problem.title)
            self._desk.do(text, lambda: problems.remove(self._desk.session, line.problem.id))

    def _follow(self, change: Change) -> None:
        if isinstance(change, RecordsChanged) and change.noun in _NOUNS:
            self.refresh()

    def _empty_state(self) -> EmptyState:
        return EmptyState(
            tr("No problem has been chosen yet"),
            tr(
                "A problem file holds one public-safety priority from the first interview to the verdict: statement, "
                "hypothesis, responses, measures, assessment. Most departments start with interviews."
            ),
            [Button(tr("Open the first file"), self.start_entry, icon="plus")],
            way_title=tr("How a problem is worked on"),
            way=[
                WayStep(tr("Scanning"), tr("What is it, whom does it harm, since when?"), state_word=tr("first")),
                WayStep(tr("Analysis"), tr("Why does it happen here?"), state_word=tr("then")),
                WayStep(tr("Response"), tr("Who does what by when, and what should change?"), state_word=tr("then")),
                WayStep(tr("Assessment"), tr("Was it done, and did it help?"), state_word=tr("at the end")),
            ],
        )


def _since(line: ProblemLine) -> str:
    paused = line.problem.paused_since
    if paused is not None:
        return tr("since {date}").format(date=format_date(paused))
    return tr("since {date}").format(date=format_date(line.since)) if line.since else ""
