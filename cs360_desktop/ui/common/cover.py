"""“Hidden” in place of a text field that holds contact details, while everybody may see the screen."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.public_view import PUBLIC_VIEW, without_contacts


class Cover:
    """Covers one editor; what is hidden is not typed over, so nothing is lost by it.

    Args:
        editor: of any kind; only texts are ever covered.
        line: the layout it stands in first.
    """

    def __init__(self, editor: QWidget, line: QBoxLayout) -> None:
        self._editor, self._line = editor, line
        self._label: Label | None = None

    def follow(self, *, at_once: bool = False) -> None:
        """Cover the editor if it must be; while somebody is in it it stays, unless `at_once`."""
        is_hidden = PUBLIC_VIEW.is_on and self._holds_contacts()
        if is_hidden and not at_once and self._editor.window().focusWidget() is self._editor:
            return
        if is_hidden and self._label is None:
            translate = QCoreApplication.translate
            self._label = Label(translate("Community", "hidden"), tone="muted")
            self._label.setToolTip(
                translate("Community", "Holds contact details. Switch community view off to see or change it.")
            )
            self._line.insertWidget(0, self._label)
        if self._label is not None:
            self._label.setVisible(is_hidden)
            self._editor.setVisible(not is_hidden)

    def _holds_contacts(self) -> bool:
        editor = self._editor
        text = editor.text() if isinstance(editor, QLineEdit) else ""
        text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else text
        return without_contacts(text) != text
