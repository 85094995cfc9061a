"""Appearance: theme and zoom, kept for this person and computer, switched at once."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, RadioField, field_row
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.theme import ZOOM_STEPS, Scheme, the_theme
from cs360_desktop.ui.common.typography import Type


class Appearance(QWidget):
    """Two choices; they belong to the computer, not to the workspace, and so to no undo."""

    def __init__(self, _desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scheme = RadioField(
            self.tr("Theme"),
            [
                (Scheme.SYSTEM, self.tr("&As the system")),
                (Scheme.LIGHT, self.tr("&Light")),
                (Scheme.DARK, self.tr("&Dark")),
            ],
        )
        self.zoom = ChoiceField(
            self.tr("&Zoom"),
            [(step, f"{step} %") for step in ZOOM_STEPS],
            help_text=self.tr("also Ctrl with +, − and 0"),
            width=110,
        )
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 16)
        for field in (self.scheme, self.zoom):
            box.addLayout(field_row(field))
        same = self.tr("Documents and their previews are always black on white.")
        box.addWidget(Label(same, Type.CAPTION, tone="muted", wrap=True))
        box.addStretch(1)
        self._theme = theme = the_theme()
        self.scheme.committed.connect(theme.set_scheme)
        self.zoom.committed.connect(theme.set_zoom)
        theme.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.scheme.set_value(self._theme.scheme)
        self.zoom.set_value(self._theme.zoom)
