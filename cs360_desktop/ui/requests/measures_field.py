"""Which measures a request shows: those chosen, each with the way to take it out, and a list to add from."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.editors import ChoiceBox
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.labels import ElidedLabel, Label
from cs360_desktop.ui.common.scaling import fixed_height, margins, maximum_width, spacing


class MeasuresField(Field):
    """Its value is the keys of the chosen measures, one a line."""

    def __init__(self, label: str, **options: Any) -> None:
        holder = QWidget()
        super().__init__(label, holder, grows=True, **options)
        self._names: Mapping[int, str] = {}
        self._chosen: list[int] = []
        self._editable = True
        self.choice = ChoiceBox()
        self.choice.setPlaceholderText(self.tr("Add a measure…"))
        self.choice.setAccessibleName(self.tr("Add a measure to {field}").format(field=label.replace("&", "")))
        fixed_height(self.choice, 30)
        maximum_width(self.choice, 420)
        self.choice.activated.connect(self._add)
        self._lines = QVBoxLayout()
        spacing(self._lines, 4)
        box = QVBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addLayout(self._lines)
        box.addWidget(self.choice)
        holder.setFocusProxy(self.choice)

    def offer(self, names: Mapping[int, str]) -> None:
        """Offer these measures; one that is chosen and no longer in use keeps its name where it is known."""
        if names != self._names:
            self._names = dict(names)
            self._rebuild()

    @override
    def value(self) -> str:
        return "\n".join(map(str, self._chosen))

    @override
    def set_editable(self, editable: bool) -> None:
        self._editable = editable
        self._rebuild()

    @override
    def _show(self, value: str) -> None:
        self._chosen = [int(key) for key in value.split()]
        self._rebuild()

    def _rebuild(self) -> None:
        clear(self._lines)
        for key in self._chosen:
            self._lines.addWidget(self._line(key))
        left = [key for key in self._names if key not in self._chosen]
        self.choice.clear()
        for key in left:
            self.choice.addItem(self._names[key], key)
        self.choice.setCurrentIndex(-1)
        self.choice.setEnabled(self._editable and bool(left))

    def _line(self, key: int) -> QWidget:
        name = self._names.get(key, self.tr("a measure no longer in use"))
        label = ElidedLabel()
        label.setText(name)
        remove = Button(self.tr("Remove"), lambda: self._remove(key), kind=Kind.QUIET)
        remove.setAccessibleName(self.tr("Remove {measure}").format(measure=name))
        remove.setEnabled(self._editable)
        line = QWidget()
        row = QHBoxLayout(line)
        margins(row, 0, 0, 0, 0)
        row.addWidget(Label("•", tone="muted"))
        row.addWidget(label, 1)
        row.addWidget(remove)
        return line

    def _add(self, position: int) -> None:
        self._chosen.append(self.choice.itemData(position))
        self._rebuild()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    def _remove(self, key: int) -> None:
        self._chosen.remove(key)
        self._rebuild()
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()
