"""A box that says what is true when it is ticked, with its help below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class TickField(QWidget):
    """`committed` carries whether it is ticked now."""

    committed = Signal(bool)

    def __init__(self, label: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = QCheckBox(label)
        self.editor.setAccessibleDescription(help_text)
        self.editor.clicked.connect(self.committed)
        self.setFocusProxy(self.editor)
        box = QVBoxLayout(self)
        margins(box, 0, 20, 0, 0)
        spacing(box, 4)
        box.addWidget(self.editor)
        if help_text:
            box.addWidget(Label(help_text, Type.CAPTION, tone="muted", wrap=True))
        box.addStretch(1)

    def refresh(self, ticked: bool) -> None:
        """Show what is stored now."""
        self.editor.setChecked(ticked)
