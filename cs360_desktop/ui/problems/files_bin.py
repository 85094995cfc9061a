"""The bin of problem files: what was deleted, when and by whom, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.problems import Problem
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.bins import Binned
from cs360_desktop.services.problem_bin import binned_problems, restore_problem
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.key_table import KeyTable
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.file_words import stage_word, tr


class FilesBin(QWidget):
    """Deleted files, the last one first; Enter brings one back, and `restored` carries its key."""

    restored = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        columns: list[Column[Binned[Problem]]] = [
            Column(tr("Problem"), lambda row: row.record.title, stretch=True),
            Column(tr("Stage"), lambda row: stage_word(row.record.stage), width=146),
            Column(tr("Deleted"), lambda row: format_date(row.at.astimezone().date()), width=120),
            Column(tr("By"), lambda row: row.who or tr("not said"), tone="muted", width=160),
        ]
        self.table = KeyTable(tr("Deleted files"), columns, key=lambda row: row.record.id)
        self.bring_back = Button(tr("Bring back"), self._restore, icon="arrow-counter-clockwise")
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(self.table)
        row = QHBoxLayout()
        spacing(row, 8)
        kept = tr("A deleted file keeps all it holds. Its actions and meetings were not deleted. Enter brings it back.")
        row.addWidget(Label(kept, Type.CAPTION, tone="muted"))
        row.addStretch(1)
        row.addWidget(self.bring_back)
        box.addLayout(row)
        box.addStretch(1)
        self.table.row_opened.connect(lambda _row: self._restore())
        if desk.session.read_only:
            lock(self.bring_back)

    def refresh(self) -> int:
        """Ask again what is in the bin, and say how many files."""
        found = binned_problems(self._desk.session)
        self.table.set_items(found)
        if found and self.table.current_row() is None:
            self.table.choose_first()
        return len(found)

    def _restore(self) -> None:
        row = self.table.current_row()
        if row is not None and not self._desk.session.read_only:
            problem = row.record
            text = tr("Brought the file “{title}” back").format(title=problem.title)
            if self._desk.do(text, lambda: restore_problem(self._desk.session, problem.id)):
                self.restored.emit(problem.id)
