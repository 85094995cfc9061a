"""The form of a break: from which period a measure is counted in another way, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.catalogue import SeriesBreak
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import series_breaks
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.editors import TickBox
from cs360_desktop.ui.common.entry_form import EntryForm
from cs360_desktop.ui.common.fields import ChoiceField, TextField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.locking import lock
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type

_LEAST_CHARACTERS = 8


class MarkForm(EntryForm):
    """Adds a break, or changes the reason of one and deletes it; `left` tells that it is done with."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._measure_id = 0
        self._break: SeriesBreak | None = None
        self._title = Label(role=Type.SECTION, wrap=True)
        self._what = Label(
            self.tr("Figures from before and after are never compared. Say what changed, so that readers know."),
            tone="muted",
            wrap=True,
        )
        self.first = ChoiceField(self.tr("First &period counted anew"), [])
        self.first.editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.first.editor.setMinimumContentsLength(_LEAST_CHARACTERS)
        self._since = Label(wrap=True)
        self.reason = TextField(self.tr("What chan&ged"), required=True, placeholder=self.tr("new records system"))
        self.areas_only = TickBox(self.tr("O&nly the areas were drawn anew"))
        self.keep = Button("", self.add, icon="check")
        self.delete = Button(self.tr("De&lete break"), self._delete, kind=Kind.QUIET, icon="trash")
        self._arrange()

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        spacing(buttons, 8)
        buttons.addWidget(self.keep)
        buttons.addWidget(Button(self.tr("Cancel"), self.left.emit, kind=Kind.QUIET))
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 12)
        for part in (self._title, self._what, self.first, self._since, self.reason, self.areas_only):
            box.addWidget(part)
        box.addLayout(buttons)
        box.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)

    def start(self, measure_id: int, periods: Sequence[Period]) -> None:
        """Begin a new break; the periods are offered newest first."""
        self._begin(measure_id, None)
        self._title.setText(self.tr("New break"))
        self.keep.setText(self.tr("&Add break"))
        self.first.set_options([(period, period.label) for period in reversed(periods)])
        self.first.set_value(None)
        self.reason.set_value("")
        self.areas_only.setChecked(False)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_break(self, mark: SeriesBreak) -> None:
        """Show a break to change or to delete."""
        self._begin(mark.measure_id, mark)
        self._title.setText(self.tr("Break in {period}").format(period=mark.first_period.label))
        self.keep.setText(self.tr("&Change reason"))
        scope = self.tr("Only the areas were drawn anew.") if mark.areas_only else ""
        since = self.tr("Counted anew since {period}.").format(period=mark.first_period.label)
        self._since.setText(f"{since} {scope}".strip())
        self.reason.set_value(mark.reason)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, measure_id: int, mark: SeriesBreak | None) -> None:
        self._measure_id, self._break = measure_id, mark
        self.first.setVisible(mark is None)
        self.areas_only.setVisible(mark is None)
        self._since.setVisible(mark is not None)
        self.delete.setVisible(mark is not None)
        if self._desk.session.read_only:
            lock(self.first, self.reason, self.areas_only, self.keep, self.delete)

    @override
    def add(self) -> None:
        """Save what was typed, or say below the field what is missing."""
        mark, first, reason = self._break, self.first.value(), self.reason.value()
        if mark is None and first is None:
            self.first.set_error(self.tr("Choose the first period that is counted in the new way."))
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not reason:
            self.reason.set_error(self.tr("A break needs a reason. Write what changed, such as “new records system”."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        session, measure_id, areas_only = self._desk.session, self._measure_id, self.areas_only.isChecked()

        def save() -> Receipt:
            if mark is not None:
                return series_breaks.change_break(session, mark.id, reason)
            return series_breaks.add_break(session, measure_id, first, reason, areas_only=areas_only).receipt

        text = self.tr("Added break “{reason}”") if mark is None else self.tr("Changed break to “{reason}”")
        if self._desk.do(text.format(reason=reason), save):
            self.left.emit()

    def _delete(self) -> None:
        mark = self._break
        if mark is not None:
            text = self.tr("Deleted break “{reason}”").format(reason=mark.reason)
            if self._desk.do(text, lambda: series_breaks.delete_break(self._desk.session, mark.id)):
                self.left.emit()
