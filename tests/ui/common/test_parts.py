from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.buttons import Button, IconButton, Kind
from cs360_desktop.ui.common.empty_state import EmptyState, WayStep
from cs360_desktop.ui.common.labels import ElidedLabel, Label, StateLabel
from cs360_desktop.ui.common.link_row import LinkRow
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.segment import Segment
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.step_list import Step, StepList
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.common.tokens import LIGHT


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[QWidget]:
    shown = QWidget()
    QVBoxLayout(shown)
    qtbot.addWidget(shown)
    shown.resize(800, 500)
    yield shown
    shown.close()


def show(window: QWidget, qtbot: QtBot, *parts: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for part in parts:
        layout.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def colors_in(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {QColor(picture.pixel(x, y)).name().upper() for x in range(picture.width()) for y in range(picture.height())}


STEPS = [
    Step("B1", "Point of contact", "B1", state=State.GOOD),
    Step("B3", "Monthly PST meeting", "B3", "4 of 6 months", State.DISAGREE),
]


def test_that_a_step_list_tells_where_the_user_went_and_only_then(window: QWidget, qtbot: QtBot) -> None:
    steps = StepList("Requirements")
    show(window, qtbot, steps)
    heard: list[object] = []
    steps.chosen.connect(heard.append)

    steps.set_steps(STEPS)
    steps.choose("B1")
    assert heard == []

    steps.setFocus()
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert heard == ["B3"]
    assert steps.choice() == "B3"


def test_that_the_chosen_step_stays_when_states_are_read_again(window: QWidget, qtbot: QtBot) -> None:
    steps = StepList("Requirements")
    show(window, qtbot, steps)
    steps.set_steps(STEPS)
    steps.choose("B3")

    with qtbot.assertNotEmitted(steps.chosen):
        steps.set_steps(list(reversed(STEPS)))

    assert (steps.choice(), steps.currentRow()) == ("B3", 0)


def test_that_a_step_is_spoken_with_its_state(window: QWidget, qtbot: QtBot) -> None:
    steps = StepList("Requirements")
    steps.set_steps(STEPS)
    show(window, qtbot, steps)

    assert steps.item(1).data(11) == "B3, Monthly PST meeting, 4 of 6 months, differs"
    assert LIGHT.warn in colors_in(steps)


def test_that_a_link_row_reads_as_one_sentence_and_opens_by_enter_and_click(window: QWidget, qtbot: QtBot) -> None:
    row = LinkRow(State.WRONG, "2 actions are overdue", "Oldest: lighting", "Open actions", urgency="12 days late")
    other = LinkRow(State.NEEDS, "5 measures have no entry", "Among them: overtime", "Enter October")
    show(window, qtbot, row, other)
    row.setFocus()

    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.clicked):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.accessibleName() == "2 actions are overdue, 12 days late. Oldest: lighting. Open actions."

    qtbot.keyClick(row, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is other


@pytest.mark.parametrize("kind", list(Kind))
def test_that_the_focus_is_seen_on_every_kind_of_button(window: QWidget, qtbot: QtBot, kind: Kind) -> None:
    button, other = Button("Apply 53 values", kind=kind), Button("Other")
    show(window, qtbot, button, other)
    other.setFocus()
    before = button.grab().toImage()

    button.setFocus(Qt.FocusReason.TabFocusReason)

    assert button.grab().toImage() != before
    ring = LIGHT.on_accent if kind is Kind.PRIMARY else LIGHT.focus
    assert ring in colors_in(button)


def test_that_focus_and_state_change_no_size(window: QWidget, qtbot: QtBot) -> None:
    button, segment = Button("Default"), Segment("Kind", [(1, "Chosen"), (2, "Other")])
    show(window, qtbot, button, segment)
    sizes = (button.size(), segment.size())

    button.setFocus()
    segment.choose(2)

    assert (button.size(), segment.size()) == sizes


def test_that_a_button_is_called_by_what_stands_on_it_also_when_that_changes(qtbot: QtBot) -> None:
    button = Button("&Next: match names")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Next: match names"
    button.setText("&Apply 53 values")
    assert button.accessibleName() == "Apply 53 values"


def test_that_an_impossible_button_says_why(window: QWidget, qtbot: QtBot) -> None:
    button = Button("Export PDF…")
    show(window, qtbot, button)

    button.allow(False, "2 choices left")
    assert (button.isEnabled(), button.toolTip(), button.accessibleDescription()) == (
        False,
        "2 choices left",
        "2 choices left",
    )

    button.allow(True)
    assert (button.isEnabled(), button.toolTip()) == (True, "")


def test_that_a_segment_is_one_choice(window: QWidget, qtbot: QtBot) -> None:
    segment = Segment("Kind", [("month", "Months"), ("quarter", "Quarters")])
    show(window, qtbot, segment)
    assert segment.choice() == "month"

    with qtbot.waitSignal(segment.chosen) as heard:
        qtbot.mouseClick(segment.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)

    assert heard.args == ["quarter"]
    assert segment.choice() == "quarter"


def test_that_an_icon_alone_has_a_name_and_a_tooltip(window: QWidget, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    close = IconButton("x", "Close this message", lambda: pressed.append(True))
    show(window, qtbot, close)

    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)

    assert pressed == [True]
    assert close.accessibleName() == close.toolTip() == "Close this message"
    assert close.width() >= 24


def test_that_a_long_title_ends_with_dots_and_is_whole_in_the_tooltip(window: QWidget, qtbot: QtBot) -> None:
    title = ElidedLabel()
    title.setText("A very long title " * 20)
    show(window, qtbot, title)
    window.resize(200, 100)

    assert window.width() == 200
    assert title.toolTip() == title.text()


def test_that_a_state_is_symbol_and_word_in_its_color(window: QWidget, qtbot: QtBot) -> None:
    label = StateLabel(State.GOOD)
    show(window, qtbot, label)
    assert label.text() == "met"
    assert LIGHT.ok in colors_in(label)

    label.set_state(State.WRONG, "12 days late")
    assert label.text() == "12 days late"
    assert {LIGHT.ok, LIGHT.bad} & colors_in(label) == {LIGHT.bad}


def test_that_markup_in_a_name_is_shown_and_not_obeyed(window: QWidget, qtbot: QtBot) -> None:
    label = Label("<b>A & B</b>")
    show(window, qtbot, label)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_that_an_empty_state_says_what_to_do_and_the_usual_way(window: QWidget, qtbot: QtBot) -> None:
    started: list[bool] = []
    state = EmptyState(
        "No problem has been chosen yet",
        "A problem is the one priority your team works on. Most departments talk to stakeholders first.",
        [Button("Write up an interview", lambda: started.append(True), kind=Kind.PRIMARY)],
        way_title="How departments usually get there",
        way=[WayStep("Interviews", "Talk to people", state_word="none yet"), WayStep("Themes", "The app counts")],
        foot="You can skip any of these.",
    )
    show(window, qtbot, state)

    table = state.findChild(TableView)
    assert isinstance(table, TableView)
    assert [table.model().index(row, 1).data() for row in range(2)] == ["Interviews", "Themes"]
    qtbot.mouseClick(state.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert started == [True]


def test_that_progress_shows_figures_findings_and_that_nothing_is_saved(window: QWidget, qtbot: QtBot) -> None:
    panel = ProgressPanel("Reading Calls 2019–2026.xlsx", "Cancel reading")
    show(window, qtbot, panel)

    panel.set_progress(62_400, 100_300, "62,400 of 100,300 rows")
    panel.add_finding(State.INFORMATION, "Columns “Caller” and “Phone” are skipped. They are never stored.")

    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert {"62,400 of 100,300 rows", "Nothing has been saved yet"} <= set(texts)
    assert any("never stored" in text for text in texts)
    bar = panel.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert (bar.value(), bar.maximum()) == (62_400, 100_300)
    with qtbot.waitSignal(panel.cancelled):
        qtbot.mouseClick(panel.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)


def test_that_progress_tells_of_the_next_piece_of_work_as_if_it_were_the_first(window: QWidget, qtbot: QtBot) -> None:
    panel = ProgressPanel("Reading Calls 2019–2026.xlsx", "Cancel")
    show(window, qtbot, panel)
    panel.set_progress(62_400, 100_300, "62,400 of 100,300 rows")
    panel.add_finding(State.INFORMATION, "Columns “Caller” and “Phone” are skipped. They are never stored.")
    panel.begin("Comparing the values")
    qtbot.waitUntil(lambda: not any("never" in label.text() for label in panel.findChildren(QLabel)))
    assert panel.accessibleName() == "Comparing the values"
    assert not any("62,400" in label.text() for label in panel.findChildren(QLabel))
    bar = panel.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.value() < 0, "nothing is done yet"
