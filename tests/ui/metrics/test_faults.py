"""Refused texts: F8 reaches each of them, what else is said of a cell mends them, and none is dropped unsaid."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from cs360_desktop.domain.entries import EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import entries, metrics
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.rows import GroupRow
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.shell.main_window import MainWindow
from tests.ui.metrics.hand import OCTOBER, Hand

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def offers(view: EnterView) -> dict[str, QPushButton]:
    QApplication.sendPostedEvents(None, 52)
    return {button.accessibleName(): button for button in view.bar.findChildren(QPushButton)}


def test_that_f8_opens_the_group_and_the_time_in_which_a_refused_cell_is_hidden(hand: Hand, view: EnterView) -> None:
    old = Period.month(2020, 3)
    view.choices.years.choose(10)
    view.choices.changed.emit()
    for period in (OCTOBER, old):
        view.model.enter(hand.key("1.07", period), view.model.sheet.cells.place_of(hand.key("1.07"))[0], "12x")  # type: ignore[index]
    view.choices.years.choose(1)
    view.choices.changed.emit()
    for row in [row for row in view.model.sheet.rows if isinstance(row, GroupRow) and not row.level]:
        view.model.set_closed(row, True)
    assert view.model.sheet.cells.place_of(hand.key("1.07")) is None
    view.grid.setFocus()
    reached = set()
    for _ in range(2):
        hand.press(Key.Key_F8)
        reached.add(hand.here())
    assert reached == {hand.key("1.07"), hand.key("1.07", old)}


def test_that_a_refused_text_whose_row_is_gone_is_named_and_goes_only_when_somebody_says_so(
    hand: Hand, view: EnterView, desk: Desk
) -> None:
    hand.go("1.07")
    hand.type("12x")
    metrics.retire(desk.session, [hand.find("1.07").id])
    view.grid.setFocus()
    hand.press(Key.Key_F8)
    assert view.bar.words()[0] == "“12x” for Oct 2026 was not saved, and its row is not there any more"
    offers(view)["Forget “12x”"].click()
    assert view.model.refusals == {}
    assert not desk.unsaved


def test_that_a_state_takes_the_place_of_a_refused_text(hand: Hand, view: EnterView) -> None:
    hand.go("1.07")
    hand.type("5")
    hand.go("1.07")
    hand.type("12x")
    hand.go("1.07")
    view.actions_on_cells.set_state(EntryState.NOT_COLLECTED)
    assert hand.stored("1.07") == Value(state=EntryState.NOT_COLLECTED)
    assert hand.shown("1.07") == "n/c"


def test_that_the_bar_says_what_stands_in_a_refused_cell_now(hand: Hand, view: EnterView, desk: Desk) -> None:
    hand.go("1.07")
    hand.type("12x")
    hand.go("1.07")
    hand.qtbot.waitUntil(lambda: view.bar.words()[1].endswith("The cell has no entry."))
    entries.set_values(desk.session, {hand.key("1.07"): Value(1077)})
    hand.qtbot.waitUntil(lambda: view.bar.words()[1].endswith("1,077 still stands."))


def test_that_a_refused_text_is_not_filled_into_others_by_what_stands_under_it(hand: Hand, view: EnterView) -> None:
    hand.go("1.07", Period.month(2026, 9))
    hand.type("5")
    hand.go("1.07", Period.month(2026, 9))
    hand.type("12x")
    hand.go("1.07")
    hand.press(Key.Key_R, CTRL)
    assert hand.stored("1.07") is None
    assert "“12x” is not saved" in view.bar.words()[1]


def test_that_a_line_that_looks_like_heads_is_named_and_the_rest_is_not_offered(hand: Hand, view: EnterView) -> None:
    QGuiApplication.clipboard().setText("Sep\tOct\r\n5\t6\r\n")
    hand.go("1.07", Period.month(2026, 9))
    hand.press(Key.Key_V, CTRL)
    assert view.bar.words()[1].endswith("Its first line looks like heads: copy the figures without them.")
    assert list(offers(view)) == ["Close"]


def test_that_a_shorter_line_leaves_the_cells_under_its_missing_end_alone(hand: Hand) -> None:
    hand.go("1.13")
    hand.type("6")
    QGuiApplication.clipboard().setText("1\t2\r\n3\r\n")
    hand.go("1.07", Period.month(2026, 9))
    hand.press(Key.Key_V, CTRL)
    assert [hand.stored("1.07"), hand.stored("1.13")] == [Value(2), Value(6)]


def test_that_closing_says_first_that_a_text_is_not_saved(
    new_window: Callable[[], MainWindow], hand: Hand, view: EnterView, desk: Desk
) -> None:
    window = new_window()
    window.use(desk.session)
    window.show()
    window.go(Place("metrics", part="enter"))
    own = window.findChild(EnterView)
    assert isinstance(own, EnterView)
    row = own.model.sheet.cells.place_of(hand.key("1.07"))
    assert row is not None
    own.model.enter(hand.key("1.07"), row[0], "12x")
    assert window.status.saved_text() == "1 cell is not saved"
    assert not window.close()
    assert "1 cell is not saved" in window.workplace.frame.messages.message().what  # type: ignore[union-attr]
    own.model.drop_refusal(hand.key("1.07"))
    assert window.status.saved_text().startswith("All changes saved")
