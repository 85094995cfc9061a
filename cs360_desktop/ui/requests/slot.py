"""A field of the form with what stands around it: where its content comes from, and the way back to it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.definitions.fields import FieldKind
from cs360_desktop.domain.request_form import FormField, write_number
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.fields import Field, TextField
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.requests.fields import to_value
from cs360_desktop.ui.requests.words import missing_said, source_of, tr

_LISTS = {FieldKind.TABLE, FieldKind.MEASURES, FieldKind.MULTILINE}


class FieldSlot(QWidget):
    """Shows one field; `back` takes its content from the workspace again, `give_reason` says why it differs."""

    def __init__(
        self,
        field: Field,
        back: Callable[[], object],
        give_reason: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._missing = ""
        self.caption = ElidedLabel(Type.CAPTION, tone="muted")
        self._back = back
        self.back_button = Button("", self._go_back, kind=Kind.LINK)
        self.reason = TextField(tr("Reason for the difference"), placeholder=tr("printed beside it"))
        self.reason.set_value("")
        self.reason.committed.connect(give_reason)
        self.setFocusProxy(field)
        self._line = QWidget()
        line = QVBoxLayout(self._line)  # one above the other: two fields side by side have no room for more
        margins(line, 0, 0, 0, 0)
        spacing(line, 0)
        line.addWidget(self.caption)
        line.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 2)
        box.addWidget(field)
        box.addWidget(self._line)
        box.addWidget(self.reason)
        self._line.hide()
        self.reason.hide()

    def refresh(self, shown: FormField, *, tell_missing: bool) -> None:
        """Show what is stored, where it is from, and (when it is time to say so) that it is missing."""
        self.field.refresh(self._value(shown))
        caption = _caption(shown)
        self.caption.setText(caption)
        self._line.setVisible(bool(caption))
        self.back_button.setVisible(bool(caption) and shown.typed is not None)
        self.reason.setVisible(bool(caption) and shown.differs)
        self.reason.editor.setAccessibleName(tr("Reason why {field} differs").format(field=shown.definition.label))
        self.reason.refresh(shown.reason)
        page, label = source_of(shown.definition.filled_from), shown.definition.label
        self.back_button.setText(tr("Take it from {page}").format(page=page))
        self.back_button.setAccessibleName(tr("Take {field} from {page}").format(page=page, field=label))
        if self.field.error() in {"", self._missing}:
            is_told = shown.is_missing and (tell_missing or shown.unread)
            self._missing = missing_said(shown) if is_told else ""
            self.field.set_error(self._missing)

    def _go_back(self) -> None:
        """Take the content from the workspace; a text that was refused gives way to it too."""
        if self.field.refused():
            self.field.set_value(to_value(self.field, ""))
        self._back()

    def set_editable(self, editable: bool) -> None:
        """Allow or forbid changes."""
        self.field.set_editable(editable)
        self.reason.set_editable(editable)
        self.back_button.setEnabled(editable)

    def _value(self, shown: FormField) -> Any:
        if shown.definition.kind is FieldKind.TICKS:
            return shown.content
        return to_value(self.field, shown.content)


def _caption(shown: FormField) -> str:
    page = source_of(shown.definition.filled_from)
    if not shown.known or not page:
        return ""
    if shown.typed is None:
        return tr("from {page}").format(page=page)
    if shown.definition.kind in _LISTS:
        return tr("changed here; {page} has its own").format(page=page)
    return tr("changed here; {page}: {known}").format(page=page, known=_known_words(shown))


def _known_words(shown: FormField) -> str:
    labels = {choice.id: choice.label for choice in shown.definition.choice}
    if shown.definition.kind is FieldKind.NUMBER:
        return write_number(shown.definition, shown.known)
    return labels.get(shown.known, shown.known)
