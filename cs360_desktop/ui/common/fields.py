"""Fields of a form (guide.md §8): label above, help between, error below; checked and handed over when left.

Every field has `value()`, `set_value(value)` and `committed`, which carries the new value once when the user has left
the field with a change. What was typed stays, right or wrong; `refused()` says how much of it is not saved.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QRadioButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.wording import format_date, format_number, parse_date
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.cover import Cover
from cs360_desktop.ui.common.editors import ChoiceBox, DateEdit, NoteEdit, NumberEdit, whole_number
from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.public_view import PUBLIC_VIEW
from cs360_desktop.ui.common.scaling import fixed_height, fixed_width, margins, minimum_height, spacing
from cs360_desktop.ui.common.states import State, Tone
from cs360_desktop.ui.common.typography import Type


class Field(QWidget):
    """Label, help, editor with unit, error; the kinds below say how editor and value belong together.

    An editor that `grows` is as high as its content; the others are as high as a line.
    """

    committed = Signal(object)
    refusal_changed = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        help_text: str = "",
        required: bool = False,
        unit: str = "",
        width: int = 0,
        grows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._committed: Any = None
        self._has_fault = False
        self._help_text = help_text
        self._error = _SaidLine(State.WRONG, "bad")
        self._question: _SaidLine | None = None
        name = Label(label, Type.STRONG)
        name.setBuddy(editor)
        self.setFocusProxy(editor)
        editor.setAccessibleName(label.replace("&", ""))
        editor.setAccessibleDescription(help_text)
        if not grows:
            fixed_height(editor, 30)
        if width:
            fixed_width(editor, width)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addLayout(_row(name, Label(self.tr("required"), Type.CAPTION, tone="muted") if required else None, 8))
        if help_text:
            box.addWidget(Label(help_text, Type.CAPTION, tone="muted", wrap=True))
        line = _row(editor, Label(unit) if unit else None, 8)
        self.cover = Cover(editor, line)
        PUBLIC_VIEW.follow(self)
        if width and not unit:
            line.addStretch(1)
        box.addLayout(line)
        box.addWidget(self._error)
        self._error.hide()
        self._below = box
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def value(self) -> Any:
        """Return what the field holds; blank is None, or an empty text."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value from elsewhere; nobody is told, and an error is gone."""
        self._show(value)
        self._committed = self.value()
        self._note_fault(False)
        self.set_error("")
        self.cover.follow()

    def refresh(self, value: Any) -> None:
        """Show what is stored now, but leave alone what the user is just typing, and the cursor in it."""
        is_typing = self.editor.hasFocus() and self.value() != self._committed
        if not is_typing and not self._has_fault and not self.value() == self._committed == value:
            self.set_value(value)

    def is_open(self) -> bool:
        """Whether it holds something that was typed and not handed over, also while another window is in front.

        Asked of a field that has been shown a value before.
        """
        return self.value() != self._committed or bool(self._fault())

    def commit(self) -> None:
        """Hand over the value if it changed; the field calls it when it is left."""
        self.cover.follow()
        fault = self._fault()
        if fault or self._has_fault:
            self.set_error(fault)
        self._note_fault(bool(fault))
        if fault or self.value() == self._committed:
            return
        self.set_error("")
        self._committed = self.value()
        self.committed.emit(self._committed)

    def refused(self) -> int:
        """How many texts stand in it that were typed, refused and are not saved; `refusal_changed` tells a change."""
        return int(self._has_fault)

    def _note_fault(self, has_fault: bool) -> None:
        if has_fault != self._has_fault:
            self._has_fault = has_fault
            self.refusal_changed.emit()

    def tell_again(self) -> None:
        """Show the text, or that it is hidden, as it may be seen now."""
        self.cover.follow(at_once=True)

    def set_editable(self, editable: bool) -> None:
        """Allow or forbid changes; the label stays readable."""
        self.editor.setEnabled(editable)

    def error(self) -> str:
        """Return the sentence below the field, or an empty text."""
        return self._error.text()

    def set_error(self, sentence: str) -> None:
        """Say below the field what is wrong and what to do; an empty sentence takes it away."""
        if sentence == self._error.text():
            return
        self._error.set_text(sentence)
        self._describe()
        self.editor.setProperty("invalid", bool(sentence))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)
        announce(self.editor, sentence, assertive=True)

    def question(self) -> str:
        """Return what is asked below the field, or an empty text."""
        return "" if self._question is None else self._question.text()

    def ask(self, sentence: str) -> None:
        """Ask below the field whether its value is meant so; it is no error, and an empty sentence takes it away."""
        if sentence == self.question():
            return
        if self._question is None:
            self._question = _SaidLine(State.ASKS, "text")
            self._below.addWidget(self._question)
        self._question.set_text(sentence)
        self._describe()
        announce(self.editor, sentence)

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(" ".join(filter(None, (self.error(), self.question(), self._help_text))))

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _fault(self) -> str:
        """Return why the typed text is no value of this kind, or an empty text."""
        return ""


class TextField(Field):
    """One line of text."""

    editor: QLineEdit

    def __init__(self, label: str, *, placeholder: str = "", **options: Any) -> None:
        super().__init__(label, QLineEdit(), **options)
        self.editor.setPlaceholderText(placeholder)
        self.editor.editingFinished.connect(self.commit)

    @override
    def value(self) -> str:
        return self.editor.text().strip()

    @override
    def _show(self, value: str) -> None:
        self.editor.setText(value)
        self.editor.setCursorPosition(0)


class NoteField(Field):
    """Several lines of text; `grows` lets it take the room there is."""

    editor: NoteEdit

    def __init__(
        self, label: str, *, lines: int = 3, grows: bool = False, placeholder: str = "", **options: Any
    ) -> None:
        super().__init__(label, NoteEdit(), grows=True, **options)
        self.editor.setPlaceholderText(placeholder)
        (minimum_height if grows else fixed_height)(self.editor, 12 + 18 * lines)
        if grows:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.editor.left.connect(self.commit)

    @override
    def value(self) -> str:
        return self.editor.toPlainText().strip()

    @override
    def _show(self, value: str) -> None:
        self.editor.setPlainText(value)


class NumberField(Field):
    """A whole number with arrows, or blank."""

    editor: NumberEdit

    def __init__(self, label: str, *, least: int = 0, greatest: int = 999_999_999, **options: Any) -> None:
        super().__init__(label, NumberEdit(least, greatest), **{"width": 110, **options})
        self._range = (least, greatest)
        self.editor.editingFinished.connect(self.commit)

    @override
    def value(self) -> int | None:
        return whole_number(self.editor.text_typed())

    @override
    def _show(self, value: int | None) -> None:
        self.editor.set_text("" if value is None else format_number(value))

    @override
    def _fault(self) -> str:
        typed, number = self.editor.text_typed(), self.value()
        least, greatest = self._range
        if not typed or (number is not None and least <= number <= greatest):
            return ""
        if number is None:
            return self.tr("“{typed}” is not a whole number, so it was not saved.").format(typed=typed)
        return self.tr("{typed} was not saved. Type a number from {least} to {greatest}.").format(
            typed=typed, least=format_number(least), greatest=format_number(greatest)
        )


class DateField(Field):
    """A day, typed or picked, or blank."""

    editor: DateEdit

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, DateEdit(), **{"width": 150, **options})
        self.editor.editingFinished.connect(self.commit)

    @override
    def value(self) -> date | None:
        return parse_date(self.editor.text())

    @override
    def commit(self) -> None:
        super().commit()
        day = self.value()
        if isinstance(day, date):
            self.editor.setText(format_date(day))

    @override
    def _show(self, value: date | None) -> None:
        self.editor.setText("" if value is None else format_date(value))

    @override
    def _fault(self) -> str:
        typed = self.editor.text().strip()
        if not typed or self.value() is not None:
            return ""
        return self.tr("“{typed}” is not a date, so it was not saved. Type a date such as Nov 19, 2026.").format(
            typed=typed
        )


GROUP = object()
"""The key of an option that is no choice but the head of those below it."""


class ChoiceField(Field):
    """One choice out of many, in a combo box; options are (key, text), and (GROUP, text) for heads between them."""

    editor: ChoiceBox

    def __init__(self, label: str, options: Sequence[tuple[Any, str]], **settings: Any) -> None:
        super().__init__(label, ChoiceBox(), **settings)
        self.set_options(options)
        self.editor.activated.connect(lambda _position: self.commit())

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other options; the choice stays if it is still among them."""
        kept = self.value()
        self._keys = [key for key, _ in options]
        self.editor.set_texts([text for _, text in options])
        model = self.editor.model()
        assert isinstance(model, QStandardItemModel)
        for position, key in enumerate(self._keys):
            model.item(position).setEnabled(key is not GROUP)
        self._show(kept)
        self._committed = self.value()

    @override
    def value(self) -> Any:
        position = self.editor.currentIndex()
        return self._keys[position] if position >= 0 else None

    @override
    def _show(self, value: Any) -> None:
        self.editor.setCurrentIndex(self._keys.index(value) if value in self._keys else -1)


class RadioField(Field):
    """One choice out of up to five, all visible; options are (key, text)."""

    def __init__(self, label: str, options: Sequence[tuple[Any, str]], **settings: Any) -> None:
        holder = QWidget()
        super().__init__(label, holder, **settings)
        self._keys = [key for key, _ in options]
        self._group = QButtonGroup(holder)
        box = QHBoxLayout(holder)
        margins(box, 0, 0, 0, 0)
        spacing(box, 16)
        for position, (_, text) in enumerate(options):
            button = QRadioButton(text)
            self._group.addButton(button, position)
            box.addWidget(button)
        box.addStretch(1)
        holder.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(lambda _position: self.commit())

    @override
    def value(self) -> Any:
        position = self._group.checkedId()
        return self._keys[position] if position >= 0 else None

    @override
    def _show(self, value: Any) -> None:
        self._group.setExclusive(False)
        for position, key in enumerate(self._keys):
            self._group.button(position).setChecked(key == value)
        self._group.setExclusive(True)


def field_row(*fields: QWidget) -> QHBoxLayout:
    """Put related fields, at most three, on one line."""
    box = QHBoxLayout()
    spacing(box, 12)
    for field in fields:
        box.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    box.addStretch(1)
    return box


class _SaidLine(QWidget):
    """Symbol and sentence below a field."""

    def __init__(self, state: State, tone: Tone) -> None:
        super().__init__()
        self._sentence = Label(role=Type.CAPTION, tone=tone, wrap=True)
        box = QHBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(StateSymbol(state), 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._sentence, 100)
        box.addStretch(1)  # a sentence is at most 75 characters wide, a field may be wider

    def text(self) -> str:
        return self._sentence.text()

    def set_text(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self.setVisible(bool(sentence))


def _row(first: QWidget, second: QWidget | None, between: int) -> QHBoxLayout:
    box = QHBoxLayout()
    spacing(box, between)
    box.addWidget(first)
    if second is not None:
        box.addWidget(second)
        box.addStretch(1)
    return box
