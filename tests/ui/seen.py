"""Everything that a window draws or says: each text, table cell, accessible name, tooltip and title."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from cs360_desktop.ui.meetings.mode.subject import ChartPicture

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def seen(window: QWidget) -> list[str]:
    """Every text of a window and of all that is visible in it."""
    found = [window.windowTitle(), window.windowIconText()]
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            found += _texts(widget)
    return [text for text in found if text]


def _texts(widget: QWidget) -> list[str]:
    found = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip()]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        found.append(widget.text())
    if isinstance(widget, QLineEdit):
        found.append(widget.placeholderText())
    if isinstance(widget, QPlainTextEdit):
        found += [widget.toPlainText(), widget.placeholderText()]
    if isinstance(widget, QComboBox):
        found += [widget.itemText(row) for row in range(widget.count())]
    if isinstance(widget, QTabBar):
        found += [widget.tabText(tab) for tab in range(widget.count())]
    if isinstance(widget, QAbstractItemView):
        found += _cells(widget)
    if isinstance(widget, ChartPicture):
        found += widget.texts()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        found += [interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)]
    return found


def _cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    found: list[str] = []
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(model.rowCount(parent)):
            for column in range(model.columnCount(parent)):
                index = model.index(row, column, parent)
                found += [str(model.data(index, role) or "") for role in _ROLES]
                if column == 0 and model.rowCount(index):
                    waiting.append(index)
    return found
