"""Text that is saved with each key, so that nothing typed is ever lost; one undo step until the field is left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from cs360_desktop.domain.changes import Receipt
from cs360_desktop.ui.common.commands import new_stretch
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import NoteEdit
from cs360_desktop.ui.common.fields import Field


class KeptText(QObject):
    """Keeps what is typed into one field. What is refused stays there, and is tried again with the next key.

    Signals:
        rested(): the field was left, and what others show of its text is to be asked again.

    Args:
        desk: where.
        editor: of the field; it is given its text by `show` alone.
        said: tells what the undo step is called.
        write: saves a text; gets the key of what it is about, the text, and the batch to go on with.
        may_be_blank: False where the text is needed: nothing at all is then saved, and refused, only when it is left.
    """

    rested = Signal()

    def __init__(
        self,
        desk: Desk,
        editor: QLineEdit | NoteEdit,
        said: Callable[[], str],
        write: Callable[[int, str, int], Receipt],
        *,
        may_be_blank: bool = True,
    ) -> None:
        super().__init__(editor)
        self._desk, self._editor, self._said, self._write = desk, editor, said, write
        self._may_be_blank = may_be_blank
        self._about, self._saved, self._stretch = 0, "", new_stretch()
        self._is_unseen = False
        editor.textChanged.connect(lambda *_text: self._save())
        (editor.editingFinished if isinstance(editor, QLineEdit) else editor.left).connect(self.leave)

    def show(self, about: int, text: str) -> None:
        """Show a stored text, unless it is what stands there, or something else is just being typed about the same."""
        if about != self._about:
            self.leave()
            self._about = about
        elif text.strip() == self._saved or typed(self._editor) != self._saved:
            return
        self._saved = text.strip()
        put(self._editor, text)

    def leave(self) -> None:
        """Keep what is typed; what is typed from now on is another undo step."""
        self._save(is_left=True)
        self._stretch = new_stretch()
        if self._is_unseen:
            self._is_unseen = False
            self.rested.emit()

    def _save(self, *, is_left: bool = False) -> None:
        text, about = typed(self._editor), self._about
        if not about or text == self._saved or not (text or self._may_be_blank or is_left):
            return
        if self._desk.do_typing(self._stretch, self._said(), lambda batch: self._write(about, text, batch)):
            self._saved, self._is_unseen = text, True


def typed(editor: QLineEdit | NoteEdit) -> str:
    """What stands in an editor, without blanks around it."""
    return (editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()).strip()


def put(editor: QLineEdit | NoteEdit, text: str) -> None:
    """Show a text without telling anybody that it is there; a field covers what not everybody may see."""
    with QSignalBlocker(editor):
        if isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.setCursorPosition(len(text) if editor.hasFocus() else 0)
        else:
            editor.setPlainText(text)
            editor.moveCursor(QTextCursor.MoveOperation.End if editor.hasFocus() else QTextCursor.MoveOperation.Start)
    field = editor.parentWidget()
    if isinstance(field, Field):
        field.cover.follow()
