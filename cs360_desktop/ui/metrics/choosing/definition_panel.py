"""What a measure means: what is counted, how it rolls up, where it comes from, how not to misread it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.choosing import words


class DefinitionPanel(QWidget):
    """Shows one measure; its buttons start or stop collecting it, edit it, and say that it was checked."""

    def __init__(
        self,
        choose: Callable[[Measure, bool], object],
        edit: Callable[[], object],
        check: Callable[[Measure], object],
        writable: bool,
    ) -> None:
        super().__init__()
        self._choose = choose
        self._check = check
        self._measure: Measure | None = None
        self._title = Label(role=Type.SECTION, wrap=True)
        self._origin = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.start = Button(self.tr("Start collecting"), lambda: self._act(True), kind=Kind.PRIMARY, icon="plus")
        self.stop = Button(self.tr("Stop collecting"), lambda: self._act(False))
        self.edit = Button(self.tr("Edit definition"), edit, icon="pencil-simple")
        self.checked = Button(self.tr("Checked"), self._mark_checked)
        self._unchecked = Notice(
            State.NEEDS,
            self.tr("From a file, to be checked"),
            self.tr("Unit and roll-up were told from its numbers. Are they right? If not, make a new measure instead."),
        )
        for button in (self.start, self.stop, self.edit, self.checked):
            button.allow(writable, self.tr("This workspace is open read only."))
        self._parts = QWidget()
        self._box = QVBoxLayout(self._parts)
        self._gap = Notice(State.INFORMATION, "")
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        buttons = (self.start, self.stop, self.edit)
        unchecked = (self._unchecked, self.checked)
        for widget in (self._title, self._origin, *unchecked, *buttons, Line(), self._parts, self._gap):
            box.addWidget(widget)
        box.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what will stand here."""
        self._measure = None
        self._title.setText(self.tr("No measure chosen"))
        self._origin.setText(self.tr("Choose a measure to see what is counted and where it comes from."))
        for widget in (
            self.start,
            self.stop,
            self.edit,
            self._unchecked,
            self.checked,
            self._parts,
            self._gap,
        ):
            widget.hide()

    def show_measure(self, measure: Measure, *, closes_gap: str) -> None:
        """Show a definition; `closes_gap` names the goal that would have its first measure, or is empty."""
        self._measure = measure
        self._title.setText(measure.name)
        self._origin.setText(words.origin(measure))
        is_active = measure.status is Status.ACTIVE
        self.start.setVisible(not is_active)
        self.stop.setVisible(is_active)
        self.edit.show()
        for widget in (self._unchecked, self.checked):
            widget.setVisible(not measure.checked)
        self._show_parts(measure)
        self._gap.setVisible(bool(closes_gap))
        if closes_gap:
            sentence = self.tr("“{goal}” would have its first measure.").format(goal=closes_gap)
            self._gap.set_words(State.INFORMATION, self.tr("Closes a gap"), sentence)

    def _show_parts(self, measure: Measure) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        margins(self._box, 0, 0, 0, 0)
        spacing(self._box, 4)
        counted, found, care = (*measure.help.split("\n\n"), "", "", "")[:3]
        for head, text in (
            (self.tr("What is counted"), counted or self.tr("Nothing is written about it yet.")),
            (self.tr("Rolls up as"), words.rolls_up(measure)),
            (self.tr("Better"), words.reading(measure)),
            (self.tr("Where it comes from"), found or measure.source),
            (self.tr("Care"), care),
        ):
            if text:
                self._box.addWidget(Label(head, Type.STRONG))
                self._box.addWidget(Label(text, wrap=True))
        self._parts.show()

    def _act(self, active: bool) -> None:
        if self._measure is not None:
            self._choose(self._measure, active)

    def _mark_checked(self) -> None:
        if self._measure is not None:
            self._check(self._measure)
