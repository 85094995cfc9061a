"""Step 5: what happened, to be read and printed."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.import_account import ImportAccount, RejectedLine
from cs360_desktop.domain.wording import format_number
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.context_panel import scrolling
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type

_NAMED = 8
_LINES_SHOWN = 12


class DonePage(QWidget):
    """Counts, what is new, what was left out and why; the buttons lead on.

    Signals:
        layout_named(str): remember how the file is laid out under this name.
    """

    layout_named = Signal(str)

    def __init__(
        self,
        show_grid: Callable[[], object],
        another: Callable[[], object],
        save_pdf: Callable[[], object],
        print_pdf: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count = 0
        self._headline = Label(role=Type.SECTION)
        self._sentence = Label(tone="muted", wrap=True)
        self.grid = Button(self.tr("Show them in the g&rid"), show_grid, kind=Kind.PRIMARY, icon="table")
        self.save = Button(self.tr("Save as &PDF…"), save_pdf, icon="file-pdf")
        self.print = Button(self.tr("Pr&int…"), print_pdf, icon="printer")
        self.another = Button(self.tr("Import &another file"), another)
        self.name = TextField(self.tr("Re&member this layout as"), width=320)
        self.remember = Button(self.tr("Remember"), self._remember)
        self._kept = StateLabel(State.GOOD, plain=True)
        self._said = QVBoxLayout()
        spacing(self._said, 12)
        row = QHBoxLayout()
        spacing(row, 8)
        for button in (self.grid, self.another, self.save, self.print):
            row.addWidget(button)
        row.addStretch(1)
        self.name.editor.returnPressed.connect(self._remember)
        keep = QHBoxLayout()
        spacing(keep, 8)
        keep.addWidget(self.name)
        keep.addWidget(self.remember, 0, Qt.AlignmentFlag.AlignBottom)
        keep.addWidget(self._kept, 0, Qt.AlignmentFlag.AlignBottom)
        keep.addStretch(1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        margins(column, 0, 0, 8, 0)
        column.addLayout(keep)
        spacing(column, 16)
        column.addLayout(self._said)
        column.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 8, 0, 0)
        spacing(box, 8)
        box.addWidget(self._headline)
        box.addWidget(self._sentence)
        box.addLayout(row)
        box.addWidget(scrolling(holder), 1)
        self.setFocusProxy(self.grid)
        shortcut = QShortcut(QKeySequence.StandardKey.Print, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(print_pdf)

    def show_document(self, document: ImportAccount, layout: str, read_as: str) -> None:
        """Tell what an import did.

        Args:
            document: all there is to tell.
            layout: the name its layout could be remembered by.
            read_as: the saved layout it was read by, empty where there was none.
        """
        self.name.set_value(layout)
        self.show_remembered(self.tr("Read as “{name}”").format(name=read_as) if read_as else "")
        self._count = document.new + document.changed
        self.show_taken_back(False)
        clear(self._said)
        self._said.addWidget(_Counts(document))
        self._list(State.INFORMATION, self.tr("New measures, to be checked"), document.new_measures)
        self._list(State.INFORMATION, self.tr("New areas"), document.new_areas)
        self._list(
            State.ASKS, self.tr("Questions not answered: what they ask about did not come in"), document.questions
        )
        if document.rejected:
            self._said.addWidget(Label(self.tr("Rejected values"), Type.SECTION))
            self._said.addWidget(_rejected_table(document.rejected))
        if document.left_out:
            self._list(
                State.TAKEN_OUT,
                self.tr("Left out"),
                tuple(f"{where}: {reason}" for where, reason in document.left_out),
            )

    def show_remembered(self, words: str) -> None:
        """Say what the layout is remembered as."""
        self._kept.setVisible(bool(words))
        if words:
            self._kept.set_state(State.GOOD, words)

    def _remember(self) -> None:
        self.layout_named.emit(self.name.value())

    def show_taken_back(self, taken_back: bool, *, later: int = 0) -> None:
        """Say that undo took all of it back, or that it is in and how to; so many things were done `later`."""
        if taken_back:
            one, many = self.tr("1 value was taken back"), self.tr("{n} values were taken back")
            self._sentence.setText(self.tr("The workspace is as it was before. Redo (Ctrl+Y) brings them in again."))
        else:
            one, many = self.tr("1 value is in"), self.tr("{n} values are in")
            self._sentence.setText(
                counted(
                    later,
                    self.tr("Undo (Ctrl+Z) takes back what was done last; the next Undo takes back all of the import."),
                    self.tr("Undo (Ctrl+Z) takes back the {n} things done since; the next one all of the import."),
                )
                if later
                else self.tr("One Undo (Ctrl+Z) takes all of it back.")
            )
        self._headline.setText(counted(self._count, one, many))
        self.setAccessibleName(self._headline.text())

    def _list(self, state: State, title: str, items: tuple[str, ...]) -> None:
        if not items:
            return
        if state is State.ASKS:
            self._said.addWidget(Notice(state, title, "\n".join(items[:_LINES_SHOWN])))
        else:
            self._said.addWidget(Label(title, Type.SECTION))
            shown = items[:_LINES_SHOWN]
            text = ", ".join(items[:_NAMED]) if state is State.INFORMATION else "\n".join(shown)
            self._said.addWidget(Label(text, wrap=True))
        more = len(items) - (_NAMED if state is State.INFORMATION else _LINES_SHOWN)
        if more > 0:
            text = counted(more, self.tr("and 1 more; the PDF has it"), self.tr("and {n} more; the PDF has them"))
            self._said.addWidget(Label(text, Type.CAPTION, tone="muted"))


class _Counts(QWidget):
    """File, periods and how many values of each kind."""

    def __init__(self, document: ImportAccount) -> None:
        super().__init__()
        lines = [
            (self.tr("File"), document.file),
            (self.tr("Periods"), document.periods),
            (self.tr("New"), format_number(document.new)),
            (self.tr("Changed"), format_number(document.changed)),
            (self.tr("Unchanged"), format_number(document.unchanged)),
            (self.tr("Rejected"), format_number(len(document.rejected))),
            (self.tr("Left out by you"), format_number(document.unticked) if document.unticked else ""),
        ]
        grid = QGridLayout(self)
        margins(grid, 0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(24)
        for number, (name, text) in enumerate((name, text) for name, text in lines if text):
            grid.addWidget(Label(name, tone="muted"), number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(Label(text), number, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)


def _rejected_table(lines: tuple[RejectedLine, ...]) -> TableView:
    columns: list[Column[tuple[int, RejectedLine]]] = [
        Column(_tr("Where"), lambda row: row[1].place, width=170),
        Column(_tr("What"), lambda row: row[1].what, stretch=True),
        Column(_tr("In the file"), lambda row: row[1].text, width=120, strong=True),
        Column(_tr("Reason"), lambda row: row[1].reason, width=330),
    ]
    table = TableView(_tr("Rejected values"), columns, key=lambda row: row[0])
    table.set_items(list(enumerate(lines)))
    maximum_width(table, 1100)
    return table


def _tr(text: str) -> str:
    return QCoreApplication.translate("DonePage", text)
