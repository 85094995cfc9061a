"""The keys of the grid by name (ui/guide.md §2): which commands they ask for, and what an event calls them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

COMMANDS = {
    "Ctrl+C": "copy",
    "Ctrl+Shift+C": "copy_with_headers",
    "Ctrl+X": "cut",
    "Ctrl+V": "paste",
    "Del": "clear",
    "Ctrl+D": "fill_down",
    "Ctrl+R": "fill_right",
    "Ctrl+E": "states",
    "Shift+F2": "note",
    "Ctrl+;": "today",
    "Ctrl+U": "to_unknown",
    "F8": "next_fault",
    "Shift+F8": "last_fault",
    "Shift+F10": "menu",
}
"""Keys and the command each asks for; moving is the view's own."""

TABS = {"Tab", "Backtab", "Shift+Backtab"}
_PREFIXES = (
    (Qt.KeyboardModifier.ControlModifier, "Ctrl+"),
    (Qt.KeyboardModifier.AltModifier, "Alt+"),
    (Qt.KeyboardModifier.ShiftModifier, "Shift+"),
)
_NAMES: dict[int, str] = {
    Qt.Key.Key_Return: "Return",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Backtab",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDown",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_F2: "F2",
    Qt.Key.Key_F8: "F8",
    Qt.Key.Key_F10: "F10",
    Qt.Key.Key_Semicolon: ";",
    Qt.Key.Key_Space: "Space",
    **{Qt.Key(ord(letter)): letter for letter in "CDERUVX"},
}


def keys_of(event: QKeyEvent) -> str:
    """The keys pressed, as in the keyboard map; empty for keys the map does not know."""
    name = _NAMES.get(event.key(), "")
    modifiers = event.modifiers()
    return "".join(prefix for modifier, prefix in _PREFIXES if modifiers & modifier) + name if name else ""
