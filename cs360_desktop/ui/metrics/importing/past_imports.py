"""What was imported before: file, when, by whom, how much; and taking one of them back whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.imports import ImportedFile
from cs360_desktop.domain.wording import format_date, format_number, format_time
from cs360_desktop.services.import_history import TakingBack
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type

_NAMED = 5


class PastImports(QWidget):
    """A list, hidden while it is empty.

    Signals:
        meaning_wanted(int): what would it mean to take the import of a file back?
        take_back_wanted(ImportedFile): take it back.
    """

    meaning_wanted = Signal(int)
    take_back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns: list[Column[ImportedFile]] = [
            Column(self.tr("File"), lambda row: row.name, stretch=True, sort=lambda row: row.name.casefold()),
            Column(self.tr("Periods"), _periods, width=158, sort=lambda row: row.first.start if row.first else None),
            Column(self.tr("Imported"), _when, width=160, sort=lambda row: row.at),
            Column(self.tr("By"), lambda row: row.who, tone="muted", width=104),
            Column(
                self.tr("Values"),
                lambda row: format_number(row.values),
                align=Align.RIGHT,
                width=66,
                sort=lambda row: row.values,
            ),
            Column(self.tr("Now"), self._now, state=_state, width=150),
        ]
        self.table = TableView(self.tr("Imported before"), columns, key=lambda row: row.id)
        self.table.row_chosen.connect(self._follow)
        self.take_back = Button(self.tr("&Take back…"), self._ask, icon="arrow-counter-clockwise")
        self._question = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.addWidget(self.take_back)
        buttons.addStretch(1)
        maximum_width(self.table, 1100)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        box.addWidget(Label(self.tr("Imported before"), Type.SECTION))
        box.addWidget(self.table, 100)
        box.addLayout(buttons)
        box.addLayout(self._question)
        box.addStretch(1)
        self.hide()

    def show_files(self, files: list[ImportedFile]) -> None:
        """Show imports, the newest first."""
        clear(self._question)
        self.table.set_items(files)
        self.setVisible(bool(files))
        if self.table.current_row() is None:
            self.table.choose_first()
        self._follow(self.table.current_row())

    def show_meaning(self, meaning: TakingBack) -> None:
        """Say what taking an import back means, and let it be decided."""
        clear(self._question)
        more = [
            self.tr("{measure}, {period}: {now} instead of {imported}").format(
                measure=each.measure, period=each.period.label, now=each.now or "–", imported=each.imported or "–"
            )
            for each in meaning.examples
        ]
        if meaning.leaving:
            named, rest = ", ".join(meaning.leaving[:_NAMED]), len(meaning.leaving) - _NAMED
            named = self.tr("{names} and {n} more").format(names=named, n=rest) if rest > 0 else named
            more.append(self.tr("To the bin: {names}.").format(names=named))
        notice = Notice(State.ASKS, meaning.sentence, "\n".join(more))
        go = Button(self.tr("Take it &back"), lambda: self.take_back_wanted.emit(meaning.file))
        keep = Button(self.tr("&Keep it"), self._keep)
        for button in (go, keep):
            notice.buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._question.addWidget(notice)
        notice.show()
        keep.setFocus()

    def _keep(self) -> None:
        clear(self._question)
        self.take_back.setFocus()

    def _ask(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.meaning_wanted.emit(row.id)

    def _follow(self, row: ImportedFile | None) -> None:
        clear(self._question)
        if row is None:
            self.take_back.allow(False, self.tr("Choose an import in the list first"))
        else:
            self.take_back.allow(not row.taken_back, self.tr("It was taken back already"))

    def _now(self, row: ImportedFile) -> str:
        if row.taken_back:
            return self.tr("taken back")
        if row.edited:
            return counted(row.edited, self.tr("1 edited since"), self.tr("{n} edited since"))
        return self.tr("as imported")


def _state(row: ImportedFile) -> State:
    return State.TAKEN_OUT if row.taken_back else State.INFORMATION if row.edited else State.GOOD


def _when(row: ImportedFile) -> str:
    local = row.at.astimezone()
    return f"{format_date(local.date())}, {format_time(local)}"


def _periods(row: ImportedFile) -> str:
    if row.first is None or row.last is None:
        return ""
    return row.first.label if row.first == row.last else f"{row.first.label} – {row.last.label}"
