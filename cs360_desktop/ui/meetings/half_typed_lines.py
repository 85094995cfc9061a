"""Fields whose text is recorded by a button: until then it is kept with each key, for each meeting by itself."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from cs360_desktop.services.half_typed import half_typed, keep_half_typed
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import NoteEdit
from cs360_desktop.ui.common.kept_text import put


class HalfTypedLines(QObject):
    """Keeps what is typed into the editors given by name, and shows it again; a blank one is forgotten."""

    def __init__(self, desk: Desk, parent: QObject, **editors: QLineEdit | NoteEdit) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editors = editors
        self._meeting_id = self._batch = 0
        for name, editor in editors.items():
            editor.textChanged.connect(lambda *_text, name=name: self._keep(name))

    def show(self, meeting_id: int) -> None:
        """Go on with what is half typed about another meeting; 0 stands for none, of which nothing is kept."""
        if meeting_id == self._meeting_id:
            return
        self._meeting_id = meeting_id
        kept = half_typed(self._desk.session, meeting_id) if meeting_id else {}
        for name, editor in self._editors.items():
            put(editor, kept.get(name, ""))

    def forget(self) -> None:
        """Nothing of it is wanted any more: it was recorded, or given up."""
        for editor in self._editors.values():
            editor.clear()

    def _keep(self, name: str) -> None:
        session, meeting_id, editor = self._desk.session, self._meeting_id, self._editors[name]
        if not meeting_id or session.read_only:
            return
        text = editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()

        def keep() -> None:
            self._batch = keep_half_typed(session, meeting_id, name, text, goes_on=self._batch)

        self._desk.keep(keep)
