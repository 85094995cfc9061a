"""The current cell as a form: value, state, note, source, the figures around it, and every value it had before."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.catalogue import Measure, Unit
from cs360_desktop.domain.entries import Entry, EntryKey, EntryState, Value
from cs360_desktop.domain.plausibility import Doubt
from cs360_desktop.domain.typed_values import as_typed
from cs360_desktop.domain.wording import format_figure, format_value
from cs360_desktop.services import entries
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.fields import ChoiceField, DateField, Field, TextField
from cs360_desktop.ui.common.labels import Label, Line
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.mnemonics import MENU_KEYS, Mnemonics
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.entering import looks
from cs360_desktop.ui.metrics.entering.cell_facts import BEFORE, YEARS, CellFacts
from cs360_desktop.ui.metrics.entering.doubt_words import doubt_words
from cs360_desktop.ui.metrics.entering.model import GridModel


class CellPanel(QWidget):
    """Shows one entry and changes it the way the grid does.

    What is being typed belongs to the entry it was typed for: it stays when that entry is shown anew, and goes there
    before another one is shown. `commit` hands it over earlier, for commands that leave the focus where it is.
    `answered` tells that there is no more to do here: a question is answered, Enter was pressed in the note, or Esc
    where nothing is being typed.
    """

    answered = Signal()

    def __init__(self, desk: Desk, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._key: EntryKey | None = None
        self._measure: Measure | None = None
        self._stored: dict[Field, Any] = {}
        self._no_dates: dict[EntryKey, str] = {}
        self._title = Label(role=Type.SECTION, wrap=True)
        self._where = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self._form = QWidget()
        self.value = TextField(self.tr("Value"), width=104, placeholder=self.tr("no entry"))
        states = [(state, looks.state_word(state)) for state in EntryState]
        self.state = ChoiceField(self.tr("State"), [(None, self.tr("no entry")), *states], width=130)
        self.note = TextField(self.tr("Note"), placeholder=self.tr("Why is it so?"))
        self.source = TextField(self.tr("Source"), placeholder=self.tr("RMS, by date reported"))
        self.as_of = DateField(self.tr("Data as of"))
        self._fault = Label(role=Type.CAPTION, tone="bad", wrap=True)
        self._hint = Label(role=Type.CAPTION, tone="muted", wrap=True)
        self._doubt = Notice(State.ASKS, "")
        self._doubt_row = QHBoxLayout()
        self._facts = CellFacts()
        self._put_together()
        self.value.committed.connect(self._set_value)
        self.state.committed.connect(self._set_state)
        self.note.committed.connect(self._set_note)
        self.source.committed.connect(self._set_source)
        self.as_of.committed.connect(self._set_as_of)
        self.note.editor.returnPressed.connect(self.answered)  # Shift+F2 leads here, and Enter back
        self._facts.restored.connect(self._restore)
        self.show_nothing()

    def _put_together(self) -> None:
        form = QVBoxLayout(self._form)
        margins(form, 0, 0, 0, 0)
        spacing(form, 10)
        first = QHBoxLayout()
        spacing(first, 8)
        first.addWidget(self.value)
        first.addWidget(self.state)
        form.addLayout(first)
        form.addWidget(self._fault)
        form.addWidget(self._hint)
        form.addWidget(self._doubt)
        spacing(self._doubt_row, 8)
        form.addLayout(self._doubt_row)
        for widget in (self.note, self.source, self.as_of, Line(), self._facts):
            form.addWidget(widget)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        for part in (self._title, self._where, self._form):
            box.addWidget(part)
        box.addStretch(1)

    # -- showing ------------------------------------------------------------------------------------------------------

    def show_nothing(self, title: str = "", why: str = "") -> None:
        """Say what will stand here, or why nothing can be entered."""
        self._leave()
        self._form.hide()  # a field in it that has the focus is left, while it is still known whose it is
        self._key = self._measure = None
        self._title.setText(title or self.tr("No cell chosen"))
        self._where.setText(why or self.tr("Choose a cell to see its value, note, source and history."))

    def show_cell(self, key: EntryKey, measure: Measure, area: str, doubt: Doubt | None) -> None:
        """Show an entry; one shown before keeps what is being typed."""
        is_other = key != self._key
        if is_other:
            self._leave()
        self._key, self._measure = key, measure
        found = entries.cell(self._desk.session, key)
        self._title.setText(measure.name)
        self._where.setText(f"{key.period.label} · {area}")
        self._form.show()
        entry, refusal = found.entry, self._model.refusals.get(key)
        value = None if entry is None else entry.value
        self._stored = {
            self.value: as_typed(value, measure),
            self.state: None if value is None else value.state,
            self.note: entry.note if entry else "",
            self.source: entry.source if entry else "",
            self.as_of: entry.as_of if entry else None,
        }
        self._show_stored(is_other, {self.value: refusal.text} if refusal else {})
        self._show_fault(refusal.sentence if refusal else "")
        self._hint.setText(_hint(value, measure))
        self._hint.setVisible(bool(self._hint.text()))
        self._show_doubt(doubt, value, measure)
        self._facts.show_facts(
            key.period, found, self._around(key), measure, restorable=not self._desk.session.read_only
        )

    def _show_stored(self, is_other: bool, refused: dict[Field, str]) -> None:
        """Show what the entry holds, or the text refused in its place, beside whatever is being typed."""
        writable, has_entry = not self._desk.session.read_only, self._stored[self.state] is not None
        for field, stored in self._stored.items():
            shown = refused.get(field, stored)
            if is_other:
                field.set_value(shown)
            elif not field.is_open():
                field.refresh(shown)
            field.setEnabled(writable and (has_entry or field in {self.value, self.state} or field.is_open()))
        assert self._key is not None
        if is_other and has_entry and (text := self._no_dates.get(self._key)):
            self.as_of.editor.setText(text)
            self.as_of.commit()

    def _show_fault(self, sentence: str) -> None:
        """Say under both fields why the value was not saved: beside the state there is no room for it."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.value.editor.setAccessibleDescription(sentence)
        self.value.editor.setProperty("invalid", bool(sentence))
        self.value.editor.style().unpolish(self.value.editor)
        self.value.editor.style().polish(self.value.editor)

    def _around(self, key: EntryKey) -> dict[int, StoredCell]:
        """The entries of the same row up to this one, by period, as far back as anything here shows."""
        first = key.period.next(-BEFORE)
        year = key.period
        for _ in range(YEARS):
            year = year.year_before()
        cells = entries.grid(self._desk.session, [key.measure_id], [key.area_id], min(first, year), key.period)
        return {cell.period_key: cell for cell in cells}

    def _show_doubt(self, doubt: Doubt | None, value: Value | None, measure: Measure) -> None:
        clear(self._doubt_row)
        self._doubt.setVisible(doubt is not None)
        if doubt is None or value is None:
            return
        figure = value.figure(measure.scale)
        assert figure is not None  # nothing else can be doubted
        self._doubt.set_words(State.ASKS, *doubt_words(figure, doubt, measure))
        keys = Mnemonics(MENU_KEYS)
        for text, act in self.answers(doubt, figure, measure):
            self._doubt_row.addWidget(Button(keys.mark(text), partial(self._answer, act)))
        self._doubt_row.addStretch(1)

    def _answer(self, act: Callable[[], object]) -> None:
        act()
        self.answered.emit()

    def answers(self, doubt: Doubt, figure: float, measure: Measure) -> list[tuple[str, Callable[[], object]]]:
        """What can be said about the figure of the shown cell that is asked about: use another one, or keep it."""
        keep = self.tr("Keep {figure}").format(figure=format_value(figure, measure.unit))
        answers: list[tuple[str, Callable[[], object]]] = [(keep, self._keep)]
        if doubt.meant is not None:
            use = as_typed(Value(doubt.meant), measure)
            text = self.tr("Use {meant}").format(meant=format_value(doubt.meant, measure.unit))
            answers.insert(0, (text, lambda: self._use(use)))
        return answers

    # -- typed and not yet stored -------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Hand over what is typed in a field that still has the focus, as leaving it would."""
        for field in (self.value, self.note, self.source, self.as_of):
            if field.is_open():
                field.commit()

    def _leave(self) -> None:
        """Hand over what is typed before another entry is shown; a text that is no date waits for its own to return."""
        self.commit()
        if self._key is not None:
            self._no_dates.pop(self._key, None)
            if self.as_of.error():
                self._no_dates[self._key] = self.as_of.editor.text()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.commit()
        super().hideEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc bring back what is stored, and a second one leave the field for the grid."""
        is_refused = self._key in self._model.refusals
        typed = [field for field in self._stored if field.is_open() or (field is self.value and is_refused)]
        field = next((field for field in typed if field.editor.hasFocus()), None)
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if field is None:
            self.answered.emit()
            return
        field.set_value(self._stored[field])
        if field is self.value and self._key is not None:
            self._show_fault("")
            self._model.drop_refusal(self._key)

    # -- changing -----------------------------------------------------------------------------------------------------

    def _entry(self, key: EntryKey) -> Entry | None:
        return entries.cell(self._desk.session, key).entry

    def _set_value(self, text: str) -> None:
        if self._key is not None and self._measure is not None:
            self._show_fault(self._model.enter_in(self._key, self._measure, text))

    def _use(self, text: str) -> None:
        self.commit()  # what was typed meanwhile stays in the history
        self._set_value(text)

    def _set_state(self, state: EntryState | None) -> None:
        key = self._key
        if key is None:
            return
        if state is None:
            self._model.clear([key], self.tr("Cleared 1 cell"))
            return
        words = self.tr("Marked {period} as {state}").format(period=key.period.label, state=looks.state_word(state))
        if not self._model.set_states([key], state, words):
            entry = self._entry(key)
            self.state.set_value(None if entry is None else entry.value.state)

    def _set_note(self, note: str) -> None:
        if (key := self._key) is not None:
            words = self.tr("Changed the note of {period}").format(period=key.period.label)
            self._desk.do(words, lambda: entries.set_note(self._desk.session, key, note))

    def _set_source(self, source: str) -> None:
        """Write the source beside the date as it is stored: the one in the field may be none yet."""
        if (key := self._key) is not None:
            entry = self._entry(key)
            self._change_source(key, source, entry.as_of if entry else None)

    def _set_as_of(self, day: date | None) -> None:
        if (key := self._key) is not None:
            entry = self._entry(key)
            self._change_source(key, entry.source if entry else "", day)

    def _change_source(self, key: EntryKey, source: str, as_of: date | None) -> None:
        words = self.tr("Changed the source of {period}").format(period=key.period.label)
        self._desk.do(words, lambda: entries.set_source(self._desk.session, key, source, as_of))

    def _restore(self, value: Value | None) -> None:
        self.commit()
        if (key := self._key) is not None:
            self._model.put({key: value}, self.tr("Restored {period}").format(period=key.period.label))

    def _keep(self) -> None:
        asks_no_more = self.value.is_open()  # then another figure was typed than the one asked about
        self.commit()
        if self._key is not None and not asks_no_more:
            self._model.keep(self._key)


def _hint(value: Value | None, measure: Measure) -> str:
    """How a share is kept, with its figure."""
    if not measure.takes_cases:
        return ""
    parts = QCoreApplication.translate("CellPanel", "Stored as {numerator} ÷ {denominator}.").format(
        numerator=measure.numerator.lower() or "cases", denominator=measure.denominator.lower() or "all cases"
    )
    if value is None or value.number is not None or not value.state.has_figure:
        bare = QCoreApplication.translate(
            "CellPanel", "Type both, such as 14/16: a number alone is taken for the finished {unit} and never rolls up."
        )
        finished = measure.unit_label if measure.unit is not Unit.PERCENT else "percentage"
        return f"{parts} {bare.format(unit=finished)}"
    figure = value.figure(measure.scale)
    if figure is None:
        none = QCoreApplication.translate("CellPanel", "{parts} There were no cases at all, so there is no share.")
        return none.format(parts=parts)
    shown = format_figure(figure, measure)
    text = QCoreApplication.translate("CellPanel", "{parts} Entered as {typed} it shows {shown}.")
    return text.format(parts=parts, typed=as_typed(value, measure, thousands=True), shown=shown)
