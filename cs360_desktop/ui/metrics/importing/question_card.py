"""A question only the user can answer, with its answers as a list, and what has to be typed with one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QCompleter, QHBoxLayout, QVBoxLayout, QWidget
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
from cs360_desktop.ui.common.wrapping_choice import WrappingChoice

_CELLS_NAMED = 4

Answer = Callable[[Question, Option, str], str]
"""Takes a question, the chosen option and what was typed; returns why it is no answer, or an empty text."""


_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuestionCard(QWidget):
    """One open question: arrow keys pick an answer, Enter on it answers.

    Signals:
        looked_at(Question): somebody is at it, so that its cells can be shown.
        grew(QWidget): a field or an error came up, which has to be in sight.
    """

    looked_at = Signal(object)
    grew = Signal(object)

    def __init__(
        self,
        question: Question,
        options: Sequence[Option],
        answer: Answer,
        known: Known,
        *,
        instead: str = "",
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
        self._below: list[QVBoxLayout] = []
        self.button = Button(self.tr("Answer"), self._give)
        self.button.allow(False, self.tr("Choose an answer first"))
        self._error = Label(role=Type.CAPTION, tone="bad", wrap=True)
        self._error.hide()
        self._put_together(instead)
        self._choices.idClicked.connect(self._follow_choice)
        for part in self.findChildren(QWidget):
            part.installEventFilter(self)

    def _put_together(self, instead: str) -> None:
        words = QVBoxLayout()
        spacing(words, 6)
        words.addWidget(Label(self.question.sentence, Type.STRONG, wrap=True))
        if self.question.cells:
            words.addWidget(Label(_cell_words(self.question.cells), Type.CAPTION, tone="muted", wrap=True))
        if instead:
            words.addWidget(Label(instead, wrap=True))
        for position, option in enumerate(self._options):
            # A field completes the sentence.
            choice = WrappingChoice(option.words if option.typed is Typed.NOTHING else f"{option.words} …")
            choice.setAccessibleName(option.words)
            choice.setAccessibleDescription(self.question.sentence)
            self._choices.addButton(choice, position)
            words.addWidget(choice)
            below = QVBoxLayout()
            margins(below, 22, 0, 0, 0)
            words.addLayout(below)
            self._below.append(below)
        words.addWidget(self._error)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        if not self._options:
            self.button.hide()
        box = QHBoxLayout(self)
        margins(box, 15, 10, 12, 10)
        spacing(box, 10)
        box.addWidget(StateSymbol(State.ASKS, size=MEDIUM), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)

    def choose(self, position: int) -> None:
        """Choose an answer as a click does."""
        self._choices.button(position).click()

    def focus_first(self) -> None:
        """Give the focus to the first answer."""
        if self._options:
            self._choices.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_key(self, has_key: bool) -> None:
        """Let Alt+A answer this question, or another one."""
        self.button.setText(self.tr("&Answer") if has_key else self.tr("Answer"))

    @property
    def field(self) -> TextField | None:
        """What is typed with the chosen answer, None where nothing is."""
        return self._field

    def _follow_choice(self, position: int, *, enters: bool = True) -> None:
        """Show what has to be typed with an answer, below it; `enters` gives it the focus."""
        self.button.allow(True)
        self._error.hide()
        option = self._options[position]
        if self._field is not None:
            self._field.hide()
            self._field.deleteLater()
            self._field = None
        if option.typed is Typed.NOTHING:
            return
        self._field = _field_for(option.typed, self.question, self._known)
        self._field.editor.installEventFilter(self)
        self._field.editor.returnPressed.connect(self._give)
        self._below[position].addWidget(self._field)
        self._field.show()
        self.setTabOrder(self._choices.button(position), self._field.editor)
        is_last = position == len(self._options) - 1
        self.setTabOrder(self._field.editor, self.button if is_last else self._choices.button(position + 1))
        if enters:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grew.emit(self._field)

    def _give(self) -> None:
        position = self._choices.checkedId()
        if position < 0:
            return
        option = self._options[position]
        typed = self._field.value() if self._field is not None else ""
        is_missing = self._field is not None and not typed
        why = _what_to_type(option.typed) if is_missing else self._answer(self.question, option, typed)
        if why and self._field is not None:
            self._field.set_error(why)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grew.emit(self._field)
        else:
            self._error.setText(why)
            self._error.setVisible(bool(why))
            if why:
                self.grew.emit(self._error)

    def _press(self, position: int, event: QKeyEvent) -> bool:
        """A key on an answer: arrows pick the next one, Enter picks this one or, where it is picked, answers."""
        if event.key() in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            last = len(self._options) - 1
            # The first arrow key on a question where nothing is picked yet picks what has the focus.
            step = _STEPS[Qt.Key(event.key())] if self._choices.checkedId() >= 0 else 0
            position = min(max(position + step, 0), last)
            choice = self._choices.button(position)
            choice.setFocus(Qt.FocusReason.TabFocusReason)
            if not choice.isChecked():
                choice.setChecked(True)
                self._follow_choice(position, enters=False)
            self.grew.emit(choice)
            return True
        if event.key() not in _ENTER:
            return False
        if event.isAutoRepeat():
            return True  # a key that is held down would answer the next question too
        if position != self._choices.checkedId():
            self.choose(position)
        elif self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._give()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit(self.question)
        if isinstance(watched, WrappingChoice) and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._press(self._choices.id(watched), event)
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


def _cell_words(cells: Sequence[str]) -> str:
    """Which cells a question is about: "Cell A1", "Cells B2:B4, D7 and 3 more"."""
    if len(cells) == 1 and ":" not in cells[0]:
        return _tr("Cell {cell}").format(cell=cells[0])
    named = ", ".join(cells[:_CELLS_NAMED])
    if len(cells) > _CELLS_NAMED:
        named = _tr("{cells} and {n} more").format(cells=named, n=len(cells) - _CELLS_NAMED)
    return _tr("Cells {cells}").format(cells=named)


def _what_to_type(typed: Typed) -> str:
    """What an empty field says when its answer is given."""
    sentences = {
        Typed.YEAR: _tr("Type the year here, such as 2026."),
        Typed.PERIOD: _tr("Type the period here, such as March 2026, Q1 2026 or 2026."),
        Typed.MEASURE: _tr("Type here what the numbers count: a measure you have, or a new name."),
        Typed.AREA: _tr("Type the area here: one you have, or a new name."),
        Typed.MONTH: _tr("Type the month here, such as July or 7."),
    }
    return sentences[typed]


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
    last_year = question.suggestions[0] if typed is Typed.YEAR and question.suggestions else ""
    if last_year:
        label = _tr("Year (last time it was {year})").format(year=last_year)
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
    field.set_value(last_year)
    field.editor.selectAll()
    field.editor.editingFinished.disconnect(field.commit)  # the card takes it, and not when it is merely left
    return field
