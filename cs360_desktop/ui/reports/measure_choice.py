"""Which measures the CompStat report holds: a list to tick, all of them at first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, minimum_height, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.reports.words import tr

_ID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class MeasureChoice(QWidget):
    """Measures to tick; `changed()` says that the user ticked or unticked some."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Measures in the report"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # names are cut, tooltips are not
        minimum_height(self.list, 160)
        self._left_out: set[int] = set()
        self._said = Label(role=Type.CAPTION, tone="muted")
        title = Label(tr("&Measures in the report"), Type.STRONG)
        title.setBuddy(self.list)
        row = QHBoxLayout()
        margins(row, 0, 0, 0, 0)
        spacing(row, 4)
        row.addWidget(Button(tr("All"), lambda: self._set_all(_ON), kind=Kind.QUIET))
        row.addWidget(Button(tr("None"), lambda: self._set_all(_OFF), kind=Kind.QUIET))
        row.addStretch(1)
        row.addWidget(self._said)
        box = QVBoxLayout(self)
        margins(box, 0, 8, 0, 0)
        spacing(box, 4)
        for part in (title, self.list):
            box.addWidget(part)
        box.addLayout(row)
        self.list.itemChanged.connect(self._on_tick)

    def offer(self, measures: Sequence[Measure]) -> None:
        """List measures; those that were unticked stay so."""
        self._left_out &= {measure.id for measure in measures}
        wanted = [(measure.id, measure.name) for measure in measures]
        if wanted == [(item.data(_ID), item.text()) for item in self._items()]:
            return  # the place in the list and its focus stay
        self.list.blockSignals(True)
        self.list.clear()
        for measure in measures:
            item = QListWidgetItem(measure.name)
            item.setToolTip(measure.name)
            item.setData(_ID, measure.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_OFF if measure.id in self._left_out else _ON)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._say()

    def chosen(self) -> frozenset[int] | None:
        """The measures ticked; None for all of them."""
        if not self._left_out:
            return None
        return frozenset(item.data(_ID) for item in self._items() if item.checkState() is _ON)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _set_all(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            item.setCheckState(state)
        self.list.blockSignals(False)
        self._on_tick()

    def _on_tick(self) -> None:
        self._left_out = {item.data(_ID) for item in self._items() if item.checkState() is _OFF}
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        number = len(self._items())
        self._said.setText(tr("{n} of {all}").format(n=number - len(self._left_out), all=number))
