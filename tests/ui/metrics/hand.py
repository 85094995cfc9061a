"""A hand on the keys of the grid, for tests."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.metrics.entering.view import EnterView

Find = Callable[[str], Measure]
Key = Qt.Key
OCTOBER = Period.month(2026, 10)


class Hand:
    """Types into the grid and looks at what is stored."""

    def __init__(self, view: EnterView, desk: Desk, qtbot: QtBot, find: Find) -> None:
        self.view, self.desk, self.qtbot, self.find = view, desk, qtbot, find

    def key(self, code: str, period: Period = OCTOBER) -> EntryKey:
        return EntryKey(self.find(code).id, WHOLE_AGENCY, period)

    def go(self, code: str, period: Period = OCTOBER) -> None:
        place = self.view.model.sheet.cells.place_of(self.key(code, period))
        assert place is not None
        self.view.grid.go_to(*place)

    def here(self) -> EntryKey | None:
        place = self.view.grid.place()
        assert place is not None
        return self.view.model.sheet.key_at(*place)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is: in the open editor, or in the grid."""
        editor = self.view.grid.findChild(QLineEdit)
        self.qtbot.keyClick(editor or self.view.grid, key, modifiers)
        QApplication.sendPostedEvents(None, 52)  # deferred deletion of a closed editor

    def type(self, text: str, end: Qt.Key = Key.Key_Return) -> None:
        self.qtbot.keyClicks(self.view.grid, text[:1])
        editor = self.view.grid.findChild(QLineEdit)
        assert editor is not None
        self.qtbot.keyClicks(editor, text[1:])
        self.press(end)

    def select(self, first: EntryKey, last: EntryKey) -> None:
        cells, model = self.view.model.sheet.cells, self.view.model
        start, end = cells.place_of(first), cells.place_of(last)
        assert start is not None
        assert end is not None
        self.view.grid.go_to(*start)
        area = QItemSelection(model.index(*start), model.index(*end))
        self.view.grid.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def stored(self, code: str, period: Period = OCTOBER) -> Value | None:
        entry = entries.cell(self.desk.session, self.key(code, period)).entry
        return None if entry is None else entry.value

    def shown(self, code: str, period: Period = OCTOBER) -> str:
        place = self.view.model.sheet.cells.place_of(self.key(code, period))
        assert place is not None
        return self.view.model.sheet.look(*place).text
