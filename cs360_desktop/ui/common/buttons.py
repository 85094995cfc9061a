"""Buttons: default, primary, quiet, danger, link, and the few that are an icon alone."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.icons import SMALL, set_icon
from cs360_desktop.ui.common.public_view import Told
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width
from cs360_desktop.ui.common.typography import Type, set_type


class Kind(StrEnum):
    """How much a button asks for attention; one primary per page."""

    DEFAULT = "default"
    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"
    LINK = "link"


_ICON_TONE = {Kind.PRIMARY: "on_accent", Kind.DANGER: "bad", Kind.LINK: "accent"}
_HEIGHT = {Kind.QUIET: 28, Kind.LINK: 24}


class Button(Told, QPushButton):
    """A button named by verb and object; `opens_page` puts the `›` of links that lead elsewhere."""

    def __init__(
        self,
        text: str,
        on_click: Callable[[], object] | None = None,
        *,
        kind: Kind = Kind.DEFAULT,
        icon: str = "",
        opens_page: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        Told.setText(self, f"{text}  ›" if opens_page else text)
        self.setAccessibleName(text.replace("&", ""))
        self.setProperty("kind", kind.value)
        self.setProperty("deletes", kind is Kind.DANGER or icon == "trash")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        fixed_height(self, _HEIGHT.get(kind, 30))
        if kind is Kind.PRIMARY:
            set_type(self, Type.STRONG)
        if kind is Kind.LINK:
            self.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        if icon:
            set_icon(self, icon, _ICON_TONE.get(kind, "text"))
        if on_click is not None:
            self.clicked.connect(_without_argument(on_click))

    @override
    def setText(self, text: str) -> None:
        """Show another text, which is the accessible name too."""
        super().setText(text)
        self.setAccessibleName(text.replace("&", ""))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside dialogs Qt presses a focused button with Space only; Enter is what people try.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def allow(self, possible: bool, reason: str = "") -> None:
        """Enable the button, or disable it and say in the tooltip why it is not possible now."""
        self.setEnabled(possible)
        self.setToolTip("" if possible else reason)
        self.setAccessibleDescription("" if possible else reason)


class IconButton(Told, QPushButton):
    """An icon alone, allowed for close, previous, next and carets; `name` is a verb phrase and the tooltip."""

    def __init__(
        self, icon: str, name: str, on_click: Callable[[], object] | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "icon")
        self.setAutoDefault(False)
        self.setToolTip(name)
        self.setAccessibleName(name)
        fixed_width(self, 28)
        fixed_height(self, 28)
        set_icon(self, icon, "text", SMALL)
        if on_click is not None:
            self.clicked.connect(_without_argument(on_click))


def _without_argument(act: Callable[[], object]) -> Callable[[], None]:
    """Leave out the checked state that Qt hands to whoever takes an argument."""

    def clicked() -> None:
        act()

    return clicked
