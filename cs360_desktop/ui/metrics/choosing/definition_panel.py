"""What a measure means: what is counted, how it rolls up, where it comes from, how not to misread it, its history."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Measure, Status
from cs360_desktop.services.bins import Binned
from cs360_desktop.services.definitions import Definition
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.choosing import words
from cs360_desktop.ui.metrics.choosing.history_list import HistoryList


class DefinitionPanel(QWidget):
    """Shows one measure; its buttons start or stop collecting it, edit it, tell that it was checked, bring it back."""

    def __init__(
        self,
        choose: Callable[[Measure, bool], object],
        edit: Callable[[], object],
        check: Callable[[Measure], object],
        restore: Callable[[Measure], object],
        writable: bool,
    ) -> None:
        super().__init__()
        self._choose = choose
        self._measure: Measure | None = None
        self._title = Label(role=Type.SECTION, wrap=True)
        self._origin = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self.start = Button(self.tr("Start collecting"), lambda: self._act(True), kind=Kind.PRIMARY, icon="plus")
        self.stop = Button(self.tr("Stop collecting"), lambda: self._act(False))
        self.edit = Button(self.tr("Edit definition"), edit, icon="pencil-simple")
        self.checked = Button(self.tr("Checked"), lambda: self._with_measure(check))
        self.restore = Button(
            self.tr("Bring back"), lambda: self._with_measure(restore), icon="arrow-counter-clockwise"
        )
        self._unchecked = Notice(
            State.NEEDS,
            self.tr("From a file, to be checked"),
            self.tr("Unit and roll-up were told from its numbers. Are they right? If not, make a new measure instead."),
        )
        for button in (self.start, self.stop, self.edit, self.checked, self.restore):
            button.allow(writable, self.tr("This workspace is open read only."))
        self._parts = QWidget()
        self._box = QVBoxLayout(self._parts)
        margins(self._box, 0, 0, 0, 0)
        spacing(self._box, 1)
        self._gap = Notice(State.INFORMATION, "")
        self.history = HistoryList()
        self._put_together()
        self.show_nothing()

    def _put_together(self) -> None:
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        buttons = (self._unchecked, self.checked, self.start, self.stop, self.edit, self.restore)
        for widget in (self._title, self._origin, *buttons, Line(), self._gap, self._parts, self.history):
            box.addWidget(widget)
        box.addStretch(1)

    def show_nothing(self) -> None:
        """Say what will stand here."""
        self._measure = None
        self._title.setText(self.tr("No measure chosen"))
        self._origin.setText(self.tr("Choose a measure to see what is counted and where it comes from."))
        buttons = (self.start, self.stop, self.edit, self.checked, self.restore)
        for widget in (*buttons, self._unchecked, self._parts, self._gap, self.history):
            widget.hide()

    def show_definition(
        self, definition: Definition, *, closes_gap: str = "", binned: Binned[Measure] | None = None
    ) -> None:
        """Show a definition; `closes_gap` names the goal that would have its first measure, or is empty."""
        measure = self._measure = definition.measure
        self._title.setText(measure.name)
        self._origin.setText(words.deleted(binned) if binned else words.origin(measure))
        is_active = measure.status is Status.ACTIVE
        had_focus = self.start.hasFocus() or self.stop.hasFocus()
        self.start.setVisible(not is_active and binned is None)
        self.stop.setVisible(is_active and binned is None)
        if had_focus:  # the one that was pressed is gone, the other stands in its place
            (self.stop if is_active else self.start).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.setVisible(binned is None)
        self.restore.setVisible(binned is not None)
        for widget in (self._unchecked, self.checked):
            widget.setVisible(not measure.checked and binned is None)
        self._show_parts(definition)
        self.history.show_history(definition)
        self.history.show()
        self._gap.setVisible(bool(closes_gap) and binned is None)
        if closes_gap:
            sentence = self.tr("“{goal}” would have its first measure.").format(goal=closes_gap)
            self._gap.set_words(State.INFORMATION, self.tr("Closes a gap"), sentence)

    def _show_parts(self, definition: Definition) -> None:
        clear(self._box)
        for head, text in self._said(definition):
            if text:
                self._box.addSpacing(px(6))
                self._box.addWidget(Label(head, Type.STRONG))
                self._box.addWidget(Label(text, wrap=True))
        self._parts.show()

    def _said(self, definition: Definition) -> Iterator[tuple[str, str]]:
        measure = definition.measure
        counted, found, care = (*measure.help.split("\n\n"), "", "", "")[:3]
        yield self.tr("What is counted"), counted or self.tr("Nothing is written about it yet.")
        yield self.tr("Evidence"), measure.evidence or self.tr("None is named yet.")
        yield self.tr("Belongs to"), " › ".join(definition.path) or self.tr("No goal yet")
        yield self.tr("Rolls up as"), words.rolls_up(measure)
        yield self.tr("Limits"), words.limits(measure)
        yield self.tr("Kept by area"), self.tr("Yes, beside the whole agency") if measure.by_area else self.tr("No")
        yield self.tr("Better"), words.reading(measure)
        yield self.tr("Where it comes from"), found or measure.source
        yield self.tr("Owner"), definition.owner or self.tr("nobody named")
        yield self.tr("Privacy"), words.privacy(measure)
        yield self.tr("Other names in files"), "\n".join(definition.synonyms)
        yield self.tr("Care"), care

    def _act(self, active: bool) -> None:
        if self._measure is not None:
            self._choose(self._measure, active)

    def _with_measure(self, act: Callable[[Measure], object]) -> None:
        if self._measure is not None:
            act(self._measure)
