"""The fields of a request as somebody fills them: looked up by their id, written into, left by Tab."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.requests.record_page import RequestRecordPage


def field(record: RequestRecordPage, field_id: str) -> Field:
    """Go to the section of a field, and return the field."""
    record.go_to_field(field_id)
    return next(form.slots[field_id].field for form, _area in record._made.values() if field_id in form.slots)


def write(qtbot: QtBot, into: Field, text: str) -> None:
    """Replace what stands in a field, and leave it by Tab."""
    into.setFocus()
    qtbot.keyClick(into.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(into.editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(into.editor, text)
    qtbot.keyClick(into.editor, Qt.Key.Key_Tab)
