"""Documents: the paper they are printed on, and who gets the request; they travel with the workspace."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.services.settings import set_setting, setting
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import Field, RadioField, TextField, field_row
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.scaling import margins, spacing


class Documents(QWidget):
    """Fields, each bound to one setting of the workspace."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        letter, a4 = self.tr("US &letter"), self.tr("A&4")
        to_whom = self.tr("Stands in the letters of support")
        address = self.tr("Goes into the e-mail drafts of requests; leave it blank to fill it in yourself")
        self.fields: dict[str, Field] = {
            "paper": RadioField(self.tr("Paper"), [("letter", letter), ("a4", a4)]),
            "tta_recipient_name": TextField(self.tr("&Who gets your TTA requests"), help_text=to_whom, width=420),
            "tta_recipient": TextField(self.tr("&E-mail address for TTA requests"), help_text=address, width=420),
        }
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 16)
        for name, field in self.fields.items():
            box.addLayout(field_row(field))
            field.set_editable(not desk.session.read_only)
            field.committed.connect(lambda value, name=name: self._save(name, value))
        box.addStretch(1)
        Following(self, desk.notifier, self._show, {"setting"})
        self._show()

    def _save(self, name: str, value: Any) -> None:
        self._desk.do(
            self.tr("Changed the settings of documents"),
            lambda: set_setting(self._desk.session, name, str(value or "")),
        )

    def _show(self) -> None:
        for name, field in self.fields.items():
            field.refresh(setting(self._desk.session, name))
