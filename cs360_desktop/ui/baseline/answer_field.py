"""The answer to a requirement: not yet, planned by a day, or met since one; the day stands inside its choice."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget
from typing_extensions import override

from cs360_desktop.domain.baseline import Answer
from cs360_desktop.domain.wording import format_date, parse_date
from cs360_desktop.ui.common.editors import DateEdit
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width, margins, spacing

Given = tuple[Answer, date | None, date | None]
"""The answer, the day it is planned by, and the day since which it is met."""


class AnswerField(Field):
    """`value()` is the answer with its two days; the one it is planned by may stay blank for the other answers.

    Since when it is met is asked only of what is met; blank stands for today.
    """

    def __init__(self, label: str) -> None:
        holder = QWidget()
        self.buttons = {
            Answer.NOT_YET: QRadioButton(holder),
            Answer.PLANNED: QRadioButton(holder),
            Answer.MET: QRadioButton(holder),
        }
        self.day, self.since = DateEdit(holder), DateEdit(holder)
        self._since_word = Label(self.tr("since"))
        super().__init__(label, holder)
        self.buttons[Answer.NOT_YET].setText(self.tr("Not &yet"))
        self.buttons[Answer.PLANNED].setText(self.tr("&Planned by"))
        self.buttons[Answer.MET].setText(self.tr("&Met"))
        self.day.setAccessibleName(self.tr("Planned by, date"))
        self.since.setAccessibleName(self.tr("Met since, date"))
        for edit in (self.day, self.since):
            fixed_width(edit, 128)
        fixed_height(holder, 34)  # room for the border of the day inside it, at every zoom
        self._group = QButtonGroup(holder)
        box = QHBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        spacing(box, 9)  # all in one row also in the smallest window
        for button in self.buttons.values():
            self._group.addButton(button)
            box.addWidget(button)
            if button is self.buttons[Answer.PLANNED]:
                box.addWidget(self.day)
        for part in (self._since_word, self.since):
            box.addWidget(part)
        box.addStretch(1)
        holder.setFocusProxy(self.buttons[Answer.NOT_YET])
        self._group.buttonClicked.connect(self._choose)
        self.day.editingFinished.connect(self._leave_day)
        self.since.editingFinished.connect(self._leave_since)

    @override
    def value(self) -> Given:
        answer = next((each for each, button in self.buttons.items() if button.isChecked()), Answer.NOT_YET)
        return answer, parse_date(self.day.text()), parse_date(self.since.text())

    @override
    def set_editable(self, editable: bool) -> None:
        super().set_editable(editable)
        self._follow_choice()

    @override
    def _show(self, value: Given) -> None:
        answer, *days = value
        self.buttons[answer].setChecked(True)
        for edit, day in zip((self.day, self.since), days, strict=True):
            edit.setText("" if day is None else format_date(day))
        self.editor.setFocusProxy(self.buttons[answer])
        self._follow_choice()

    @override
    def _fault(self) -> str:
        is_plan, is_met = (self.buttons[answer].isChecked() for answer in (Answer.PLANNED, Answer.MET))
        typed = (self.day if is_plan else self.since).text().strip()
        if not (is_plan or (is_met and typed)) or parse_date(typed) is not None:
            return ""
        if typed:
            return self.tr("“{typed}” is not a date, so it was not saved. Type a date such as Nov 19, 2026.").format(
                typed=typed
            )
        return self.tr("Not saved yet: a plan needs a day. Type a date such as Nov 19, 2026.")

    def _choose(self) -> None:
        """A plan without a day waits for the day; any other choice counts at once."""
        self._follow_choice()
        plan = self.buttons[Answer.PLANNED]
        if not plan.isChecked() or parse_date(self.day.text()) is not None:
            self.commit()
        elif plan.hasFocus():  # not yet while an arrow key only passes over it to the next answer
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_day(self) -> None:
        if not self.buttons[Answer.PLANNED].isChecked():
            return
        self.commit()
        _write_out(self.day)

    def _leave_since(self) -> None:
        if self.buttons[Answer.MET].isChecked():
            self.commit()
            _write_out(self.since)

    def _follow_choice(self) -> None:
        self.day.setEnabled(self.editor.isEnabled() and self.buttons[Answer.PLANNED].isChecked())
        for part in (self._since_word, self.since):
            part.setVisible(self.buttons[Answer.MET].isChecked())


def _write_out(edit: DateEdit) -> None:
    """Write a typed day as the program writes days."""
    day = parse_date(edit.text())
    if day is not None:
        edit.setText(format_date(day))
