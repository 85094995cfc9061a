"""What writes is disabled while the workspace is open for reading only (guide.md §8, 18b)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.fields import Field


def lock(*parts: QWidget) -> None:
    """Disable every field, tick box and button in these parts; each button says why."""
    reason = QCoreApplication.translate("Locking", "The workspace is open for reading only")
    for part in parts:
        for widget in (part, *part.findChildren(QWidget)):
            if isinstance(widget, Field):
                widget.set_editable(False)
            elif isinstance(widget, Button):
                widget.allow(False, reason)
            elif isinstance(widget, QCheckBox):
                widget.setEnabled(False)
