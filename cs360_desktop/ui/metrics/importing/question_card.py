"""A question only the user can answer, with its answers as a list, and what has to be typed with one of them."""

import textwrap
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QCompleter, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.importing.mapping import Known
from cs360_desktop.importing.questions import Option, Question, Typed
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.fields import TextField
from cs360_desktop.ui.common.icons import MEDIUM, StateSymbol
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, px, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_LETTERS_A_LINE = 34
"""A radio button does not wrap by itself; longer lines would push the panel beyond its width in compact windows."""
_CELLS_NAMED = 4

Answer = Callable[[Question, Option, str], str]
"""Takes a question, the chosen option and what was typed; returns why it is no answer, or an empty text."""


class QuestionCard(QWidget):
    """One open question. `looked_at` tells that somebody is at it, so that its cells can be shown."""

    looked_at = Signal(object)

    def __init__(
        self,
        question: Question,
        options: Sequence[Option],
        answer: Answer,
        known: Known,
        *,
        instead: str = "",
        is_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.question = question
        self._options = tuple(options)
        self._answer = answer
        self._known = known
        self._field: TextField | None = None
        self.setAccessibleName(question.sentence)
        self._choices = QButtonGroup(self)
        self._typed = QVBoxLayout()
        margins(self._typed, 22, 0, 0, 0)
        self.button = Button("", self._give)
        self.hold_key(is_first)
        self.button.allow(False, self.tr("Choose an answer first"))
        self._error = Label(role=Type.CAPTION, tone="bad", wrap=True)
        self._error.hide()
        self._put_together(instead)
        self._choices.idClicked.connect(lambda _position: self._follow_choice())
        for part in self.findChildren(QWidget):
            part.installEventFilter(self)

    def _put_together(self, instead: str) -> None:
        words = QVBoxLayout()
        spacing(words, 6)
        words.addWidget(Label(self.question.sentence, Type.STRONG, wrap=True))
        cells = ", ".join(self.question.cells[:_CELLS_NAMED])
        if len(self.question.cells) > _CELLS_NAMED:
            cells = self.tr("{cells} and {n} more").format(cells=cells, n=len(self.question.cells) - _CELLS_NAMED)
        if cells:
            is_one = len(self.question.cells) == 1 and ":" not in cells
            said = self.tr("Cell {cells}") if is_one else self.tr("Cells {cells}")
            words.addWidget(Label(said.format(cells=cells), Type.CAPTION, tone="muted", wrap=True))
        if instead:
            words.addWidget(Label(instead, wrap=True))
        for position, option in enumerate(self._options):
            shown = option.words if option.typed is Typed.NOTHING else f"{option.words} …"  # a field completes it
            choice = QRadioButton(textwrap.fill(shown, _LETTERS_A_LINE).replace("&", "&&"))
            choice.setAccessibleName(option.words)
            choice.setAccessibleDescription(self.question.sentence)
            self._choices.addButton(choice, position)
            words.addWidget(choice)
        words.addLayout(self._typed)
        words.addWidget(self._error)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        if not self._options:
            self.button.hide()
        box = QHBoxLayout(self)
        margins(box, 15, 10, 12, 10)
        spacing(box, 10)
        box.addWidget(StateSymbol(State.ASKS, size=MEDIUM), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)

    def hold_key(self, held: bool) -> None:
        """Let Alt+A give this answer, or not: with the key on several cards it would only move the focus."""
        self.button.setText(self.tr("&Answer") if held else self.tr("Answer"))

    def choose(self, position: int) -> None:
        """Choose an answer as a click does."""
        self._choices.button(position).click()

    def focus_first(self) -> None:
        """Give the focus to the first answer."""
        if self._options:
            self._choices.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def field(self) -> TextField | None:
        """What is typed with the chosen answer, None where nothing is."""
        return self._field

    def _follow_choice(self) -> None:
        self.button.allow(True)
        self._error.hide()
        option = self._options[self._choices.checkedId()]
        if self._field is not None:
            self._field.hide()
            self._field.deleteLater()
            self._field = None
        if option.typed is Typed.NOTHING:
            return
        self._field = _field_for(option.typed, self.question, self._known)
        self._field.editor.installEventFilter(self)
        self._field.editor.returnPressed.connect(self._give)
        self._typed.addWidget(self._field)
        self.setTabOrder(self._choices.button(self._choices.checkedId()), self._field.editor)
        self.setTabOrder(self._field.editor, self.button)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        position = self._choices.checkedId()
        if position < 0:
            return
        typed = self._field.value() if self._field is not None else ""
        why = self._answer(self.question, self._options[position], typed)
        if why and self._field is not None:
            self._field.set_error(why)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._error.setText(why)
            self._error.setVisible(bool(why))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit(self.question)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and isinstance(watched, QRadioButton) and watched.isChecked():
                self._give()
                return True
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.looked_at.emit(self.question)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(tokens.signal_soft))
        painter.fillRect(QRectF(0, 0, px(4), self.height()), qcolor(tokens.signal))
        painter.end()


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuestionCard", text)


def _field_for(typed: Typed, question: Question, known: Known) -> TextField:
    """A field with the label, the example and the known names that fit what is to be typed."""
    labels = {
        Typed.YEAR: (_tr("Year"), _tr("such as 2026")),
        Typed.PERIOD: (_tr("Period"), _tr("such as March 2026, Q1 2026, 2026 or 2026-W07")),
        Typed.MEASURE: (_tr("Measure"), _tr("one you have, or a new name")),
        Typed.AREA: (_tr("Area"), _tr("one you have, or a new name")),
        Typed.MONTH: (_tr("First month"), _tr("such as July or 7")),
    }
    label, example = labels[typed]
    field = TextField(label, placeholder=example)
    names: list[str] = []
    if typed is Typed.MEASURE:
        names = [measure.name for measure in known.measures]
    elif typed is Typed.AREA:
        names = [name for _, name in known.areas]
    if names:
        first = [name for name in question.suggestions if name in set(names)]
        completer = QCompleter(field.editor)
        completer.setModel(QStringListModel([*first, *(name for name in names if name not in first)], completer))
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.editor.setCompleter(completer)
    field.set_value("")
    field.editor.editingFinished.disconnect(field.commit)  # the card takes it, and not when it is merely left
    return field
