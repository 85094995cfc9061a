"""A time of day in a form."""

from datetime import time
from typing import Any

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from cs360_desktop.domain.wording import format_time, parse_time
from cs360_desktop.ui.common.fields import Field


class TimeField(Field):
    """A time of day, typed, or blank."""

    editor: QLineEdit

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, QLineEdit(), **{"width": 96, **options})
        self.editor.editingFinished.connect(self.commit)

    @override
    def value(self) -> time | None:
        return parse_time(self.editor.text())

    @override
    def commit(self) -> None:
        super().commit()
        moment = self.value()
        if moment is not None:
            self.editor.setText(format_time(moment))

    @override
    def _show(self, value: time | None) -> None:
        self.editor.setText("" if value is None else format_time(value))

    @override
    def _fault(self) -> str:
        typed = self.editor.text().strip()
        if not typed or self.value() is not None:
            return ""
        return self.tr("“{typed}” was not saved. Type a time such as 6:00 PM.").format(typed=typed)
