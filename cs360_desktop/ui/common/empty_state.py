"""What stands where content will be: what this is, the one action, and the usual way there (guide.md §8, 18a)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.columns import Align, Column
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, maximum_width, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step of the usual way: name, what to do, and how far it is."""

    name: str
    detail: str
    state: State = State.NOTHING_YET
    state_word: str = ""


class EmptyState(QWidget):
    """Heading, two sentences, buttons, and the usual way there as a short table."""

    def __init__(
        self,
        heading: str,
        sentences: str,
        buttons: Sequence[Button] = (),
        *,
        way_title: str = "",
        way: Sequence[WayStep] = (),
        foot: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        margins(box, 0, 8, 0, 0)
        spacing(box, 8)
        box.addWidget(Label(heading, Type.SECTION))
        box.addWidget(Label(sentences, tone="muted", wrap=True))
        row = QHBoxLayout()
        margins(row, 0, 8, 0, 12)
        spacing(row, 8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)
        if way:
            box.addWidget(_way_table(way_title, way))
        if foot:
            box.addWidget(Label(foot, Type.CAPTION, tone="muted", wrap=True))
        box.addStretch(1)
        self.setAccessibleName(heading)


def _way_table(title: str, way: Sequence[WayStep]) -> TableView:
    numbered = list(enumerate(way, start=1))
    columns: list[Column[tuple[int, WayStep]]] = [
        Column("", lambda row: str(row[0]), width=44, strong=True, align=Align.RIGHT),
        Column(title, lambda row: row[1].name, detail=lambda row: row[1].detail, stretch=True),
        Column(
            QCoreApplication.translate("EmptyState", "Now"),
            lambda row: row[1].state_word,
            state=lambda row: row[1].state,
            width=190,
        ),
    ]
    table = TableView(title, columns, key=lambda row: row[0])
    table.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    maximum_width(table, 880)
    table.set_items(numbered)
    return table
