"""What a list of interviews would bring, shown in the page before anything is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.interview_import import ListPreview, ReadyInterview, import_interviews
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.problems.scanning_tables import tr


class ImportPreview(QWidget):
    """Lists what is ready and what is left out; `left` says that it is done or not wanted."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview: ListPreview | None = None
        self._head = Label(role=Type.SECTION, wrap=True)
        self._says = Label(tone="muted", wrap=True)
        self.ready, self.left_out = _ready_table(), _left_out_table()
        self._left_out_head = Label(role=Type.STRONG)
        self.add = Button("", self.bring_in)
        self.cancel = Button(self.tr("Cancel"), self.left.emit, kind=Kind.QUIET)
        row = QHBoxLayout()
        spacing(row, 8)
        row.addWidget(self.add)
        row.addWidget(self.cancel)
        row.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 8, 0, 0)
        spacing(box, 8)
        for part in (self._head, self._says):
            box.addWidget(part)
        box.addLayout(row)
        box.addWidget(self.ready, 100)
        box.addWidget(self._left_out_head)
        box.addWidget(self.left_out, 100)
        box.addStretch(1)

    def show_preview(self, preview: ListPreview) -> None:
        """Show what a file would bring."""
        self._preview = preview
        ready, out = len(preview.ready), len(preview.left_out)
        self._head.setText(self.tr("{file}: nothing has been saved yet").format(file=preview.file))
        says = [self.tr("See whether day, whom and themes are right. One Undo takes all of them back.")]
        if preview.not_read:
            names = ", ".join(f"“{head}”" for head in preview.not_read)
            says.append(self.tr("Columns that were not read: {names}.").format(names=names))
        self._says.setText(" ".join(says))
        self.add.setText(counted(ready, self.tr("Add {n} interview"), self.tr("Add {n} interviews")))
        self.add.allow(ready > 0, self.tr("No row of this file can be added"))
        self.ready.set_items(preview.ready)
        self._left_out_head.setText(counted(out, self.tr("{n} row is left out"), self.tr("{n} rows are left out")))
        for part in (self._left_out_head, self.left_out):
            part.setVisible(out > 0)
        self.left_out.set_items(preview.left_out)
        (self.add if ready else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_in(self) -> None:
        """Add what is ready."""
        preview = self._preview
        if preview is not None:
            one, many = self.tr("Brought in {n} interview"), self.tr("Brought in {n} interviews")
            text = counted(len(preview.ready), one, many)
            if self._desk.do(text, lambda: import_interviews(self._desk.session, preview)):
                self.left.emit()


def _ready_table() -> TableView:
    columns: list[Column[ReadyInterview]] = [
        Column(tr("Row"), lambda each: str(each.row), align=Align.RIGHT, width=60),
        Column(tr("Day"), lambda each: format_date(each.interview.held_on), align=Align.RIGHT, width=106),
        Column(tr("Whom"), lambda each: each.category, width=230),
        Column(tr("Themes in the order named"), lambda each: " · ".join(each.themes), stretch=True),
    ]
    table = TableView(tr("Interviews to add"), columns, key=lambda each: each.row)
    table.set_empty(tr("No row of this file can be added."))
    return table


def _left_out_table() -> TableView:
    columns: list[Column[tuple[int, str]]] = [
        Column(tr("Row"), lambda each: str(each[0]), align=Align.RIGHT, width=60),
        Column(tr("Why it is left out"), lambda each: each[1], stretch=True),
    ]
    return TableView(tr("Rows left out"), columns, key=lambda each: each[0])
