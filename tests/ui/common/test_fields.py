from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.fields import (
    GROUP,
    ChoiceField,
    DateField,
    Field,
    NoteField,
    NumberField,
    RadioField,
    TextField,
    field_row,
)
from cs360_desktop.ui.common.focus import next_field_to_fix
from cs360_desktop.ui.common.theme import Scheme, Theme

Shown = Callable[..., list[Field]]


@pytest.fixture
def show(theme: Theme, qtbot: QtBot) -> Iterator[Shown]:
    """Show fields in a window with one more line edit, to which the focus can go."""
    windows = []

    def build(*fields: Field) -> list[Field]:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        box = QVBoxLayout(window)
        for field in fields:
            box.addWidget(field)
        box.addWidget(QLineEdit())
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return list(fields)

    yield build
    for window in windows:
        window.close()


def type_and_leave(qtbot: QtBot, field: Field, text: str) -> None:
    field.setFocus()
    if isinstance(field, NoteField):
        field.editor.selectAll()
    else:
        qtbot.keyClick(field.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field.editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (lambda: TextField("Name"), " Mill Harbor ", "Mill Harbor"),
        (lambda: NoteField("Note"), "Two lines", "Two lines"),
        (lambda: NumberField("Population"), "11,200", 11_200),
        (lambda: DateField("Due"), "11/19/2026", date(2026, 11, 19)),
    ],
)
def test_that_a_value_is_handed_over_once_when_the_field_is_left(
    show: Shown, qtbot: QtBot, field: Callable[[], Field], typed: str, value: Any
) -> None:
    (shown,) = show(field())
    heard: list[Any] = []
    shown.committed.connect(heard.append)

    type_and_leave(qtbot, shown, typed)
    shown.setFocus()
    qtbot.keyClick(shown.editor, Qt.Key.Key_Tab)

    assert heard == [value]


def test_that_a_value_set_from_outside_is_not_handed_back(show: Shown, qtbot: QtBot) -> None:
    (field,) = show(TextField("Name"))
    field.set_value("Mill Harbor")

    with qtbot.assertNotEmitted(field.committed):
        field.setFocus()
        qtbot.keyClick(field.editor, Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (lambda: NumberField("Minutes", greatest=90), "12/x4", "“12/x4” is not a whole number"),
        (lambda: NumberField("Minutes", greatest=90), "91", "91 was not saved. Type a number from 0 to 90."),
        (lambda: NumberField("Minutes", greatest=90), "12.5", "“12.5” is not a whole number"),
        (lambda: DateField("Due"), "Nov 31, 2026", "“Nov 31, 2026” is not a date"),
    ],
)
def test_that_a_wrong_text_stays_is_explained_and_is_not_handed_over(
    show: Shown, qtbot: QtBot, field: Callable[[], Field], typed: str, said: str
) -> None:
    (shown,) = show(field())

    with qtbot.assertNotEmitted(shown.committed):
        type_and_leave(qtbot, shown, typed)

    assert said in shown.error()
    assert said in shown.editor.accessibleDescription()
    assert shown.editor.property("invalid") is True
    line = shown.editor if isinstance(shown.editor, QLineEdit) else shown.editor.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.text() == typed


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize(
    "make", [TextField, NoteField, NumberField, DateField, lambda name: ChoiceField(name, ((1, "A"),))]
)
def test_that_a_wrong_field_shows_that_the_keyboard_is_on_it_and_is_still_marked(
    show: Shown, theme: Theme, make: Callable[[str], Field], scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    (field,) = show(make("Sworn officers"))
    field.editor.clearFocus()
    field.set_error("This is missing.")

    def look() -> tuple[str, str]:
        picture = field.editor.grab().toImage()
        edge, middle = picture.pixelColor(0, picture.height() // 2), picture.pixelColor(6, 4)
        return edge.name().upper(), middle.name().upper()

    tokens = theme.tokens
    assert look() == (tokens.bad, tokens.surface)
    field.setFocus()
    assert look() == (tokens.focus, tokens.bad_soft)


def test_that_mending_the_text_takes_the_error_away(show: Shown, qtbot: QtBot) -> None:
    (field,) = show(NumberField("Minutes"))
    type_and_leave(qtbot, field, "x")

    type_and_leave(qtbot, field, "12")

    assert (field.error(), field.value()) == ("", 12)


def test_that_an_error_from_outside_stays_until_the_value_changes(show: Shown, qtbot: QtBot) -> None:
    (field,) = show(TextField("Preferred dates", required=True))
    field.set_error("Missing. Give at least one period; you can change it later.")

    field.setFocus()
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert field.error()

    type_and_leave(qtbot, field, "February")
    assert field.error() == ""


def test_that_blank_is_no_number_and_no_day(show: Shown, qtbot: QtBot) -> None:
    number, day = show(NumberField("Population"), DateField("Due"))
    number.set_value(0)
    day.set_value(date(2026, 11, 19))

    for field in (number, day):
        with qtbot.waitSignal(field.committed) as heard:
            type_and_leave(qtbot, field, "")
        assert heard.args == [None]


def test_that_arrows_step_a_number_within_its_range_and_start_at_the_least(show: Shown, qtbot: QtBot) -> None:
    (field,) = show(NumberField("Minutes", least=5, greatest=6))

    for expected in (5, 6, 6):
        qtbot.keyClick(field.editor, Qt.Key.Key_Up)
        assert field.value() == expected


def test_that_the_mouse_wheel_changes_nothing(show: Shown, qtbot: QtBot) -> None:
    number, choice = show(NumberField("Minutes"), ChoiceField("Unit", [(1, "count"), (2, "hours")]))
    number.set_value(12)
    choice.set_value(1)

    for field in (number, choice):
        field.setFocus()
        spot = QPointF(5, 5)
        turn = QWheelEvent(
            spot,
            field.editor.mapToGlobal(spot),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field.editor, turn)

    assert (number.value(), choice.value()) == (12, 1)


def test_that_nothing_is_chosen_before_the_user_chooses(show: Shown, qtbot: QtBot) -> None:
    options = [("no", "Not yet"), ("met", "Met")]
    choice, radio = show(ChoiceField("Answer", options), RadioField("Answer", options))
    assert (choice.value(), radio.value()) == (None, None)

    choice.setFocus()
    with qtbot.waitSignal(choice.committed) as heard:
        qtbot.keyClick(choice.editor, Qt.Key.Key_M)
    assert heard.args == ["met"]

    with qtbot.waitSignal(radio.committed) as heard:
        radio.setFocus()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert heard.args == ["no"]


def test_that_a_choice_stays_when_other_options_come(show: Shown) -> None:
    (field,) = show(ChoiceField("Owner", [(1, "Abbott"), (2, "Marsh")]))
    field.set_value(2)

    field.set_options([(2, "E. Marsh"), (3, "Okoye")])  # type: ignore[attr-defined]  # a choice field
    assert field.value() == 2

    field.set_options([(3, "Okoye")])  # type: ignore[attr-defined]  # a choice field
    assert field.value() is None


def test_that_the_heads_of_a_grouped_choice_are_stepped_over(show: Shown, qtbot: QtBot) -> None:
    options = [(GROUP, "Solve Crime"), (1, "Clearances"), (GROUP, "Trust"), (2, "Surveys")]
    (field,) = show(ChoiceField("Indicator", options))
    field.set_value(1)
    field.editor.setFocus()

    with qtbot.waitSignal(field.committed) as heard:
        qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert heard.args == [2]


def test_that_a_day_can_be_picked_by_keyboard(show: Shown, qtbot: QtBot) -> None:
    (field,) = show(DateField("Due"))
    field.set_value(date(2026, 11, 19))
    field.setFocus()

    qtbot.keyClick(field.editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.editor.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    inner = calendar.focusProxy() or calendar
    qtbot.keyClick(inner, Qt.Key.Key_Right)
    with qtbot.waitSignal(field.committed) as heard:
        qtbot.keyClick(inner, Qt.Key.Key_Return)

    assert heard.args == [date(2026, 11, 20)]
    assert not calendar.isVisible()


def test_that_label_field_and_help_belong_together_for_screen_readers(show: Shown) -> None:
    (field,) = show(TextField("&Population", help_text="Of the year shown"))
    labels = [label for label in field.findChildren(QLabel) if label.buddy() is field.editor]

    assert [label.text() for label in labels] == ["&Population"]
    assert field.editor.accessibleName() == "Population"
    assert field.editor.accessibleDescription() == "Of the year shown"


def test_that_required_is_said_in_words(show: Shown) -> None:
    (field,) = show(TextField("Preferred dates", required=True))

    assert "required" in [label.text() for label in field.findChildren(QLabel)]


def test_that_a_locked_field_keeps_its_value_readable(show: Shown, qtbot: QtBot) -> None:
    (field,) = show(TextField("Owner"))
    field.set_value("T. Abbott")

    field.set_editable(False)

    assert not field.editor.isEnabled()
    assert field.value() == "T. Abbott"


def test_that_f8_goes_from_error_to_error_and_round(show: Shown) -> None:
    first, good, last = show(TextField("First"), TextField("Good"), TextField("Last"))
    for field in (first, last):
        field.set_error("Missing.")
    window = first.window()
    good.setFocus()

    visited = []
    for _ in range(3):
        assert next_field_to_fix(window)
        visited.append(QApplication.focusWidget())
    assert visited == [first.editor, last.editor, first.editor]
    next_field_to_fix(window, -1)
    assert QApplication.focusWidget() is last.editor

    for field in (first, last):
        field.set_error("")
    assert not next_field_to_fix(window)


def test_that_related_fields_share_a_line(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = NumberField("People taking part"), NumberField("Minutes")
    window.setLayout(field_row(first, second))
    window.show()

    assert first.y() == second.y()
    assert first.x() < second.x()
