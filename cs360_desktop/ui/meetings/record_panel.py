"""The context panel of a meeting: what is selected on top, the meeting itself below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.scaling import margins, spacing


class RecordPanel(QWidget):
    """Shows one of the parts given, or what will appear; `below` is always there."""

    def __init__(
        self, nothing: str, parts: Sequence[QWidget], below: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nothing = Label(nothing, tone="muted", wrap=True)
        self._parts = tuple(parts)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 14)
        for part in (self._nothing, *self._parts):
            box.addWidget(part)
        if below is not None:
            box.addWidget(Line())
            box.addWidget(below)
        box.addStretch(1)
        self.show_part(None)

    def show_part(self, part: QWidget | None) -> None:
        """Show one of the parts, or that nothing is selected."""
        for other in self._parts:
            other.setVisible(other is part)
        self._nothing.setVisible(part is None)

    def shown(self) -> QWidget | None:
        """Return the part shown, or None while nothing is selected."""
        return next((part for part in self._parts if not part.isHidden()), None)
