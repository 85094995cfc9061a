"""Filter buttons: a segment for one choice of a few, a chip for a filter that is on or off."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.scaling import fixed_height, margins, spacing
from cs360_desktop.ui.common.typography import Type, font


class _Toggle(QPushButton):
    """A button that stays down; as wide as its text is when chosen, so that nothing moves."""

    def __init__(self, kind: str, text: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", kind)
        fixed_height(self, 28)

    @override
    def sizeHint(self) -> QSize:
        usual, chosen = (QFontMetrics(font(role)).horizontalAdvance(self.text()) for role in (Type.BODY, Type.STRONG))
        return super().sizeHint() + QSize(max(0, chosen - usual), 0)


class Segment(QWidget):
    """One choice out of two to five, all visible; `chosen` carries the key when the user changes it."""

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[tuple[Hashable, str]], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._keys = [key for key, _ in options]
        self._group = QButtonGroup(self)
        box = QHBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 0)
        for position, (_, text) in enumerate(options):
            button = _Toggle("segment", text, self)
            self._group.addButton(button, position)
            box.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda position: self.chosen.emit(self._keys[position]))

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons in the order shown, for names longer than their texts."""
        return self._group.buttons()

    def checked_button(self) -> QAbstractButton:
        """Return the button of the choice."""
        return self._group.button(self._group.checkedId())

    def choice(self) -> Any:
        """Return the key of the chosen option."""
        return self._keys[self._group.checkedId()]

    def offer(self, key: Hashable, possible: bool) -> None:
        """Show an option, or leave it out where it never applies."""
        self._group.button(self._keys.index(key)).setVisible(possible)

    def choose(self, key: Hashable) -> None:
        """Choose an option without telling anybody."""
        self._group.button(self._keys.index(key)).setChecked(True)


class Chip(_Toggle):
    """A filter that is on or off; use `toggled`."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__("chip", text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
