"""The whole wizard without a mouse: from the file to the grid, and one Ctrl+Z takes all of it back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.entries import Value
from cs360_desktop.importing.mapping import Match, Role
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.importing.steps import Step
from cs360_desktop.ui.metrics.importing.view import ImportView
from cs360_desktop.ui.shell.main_window import MainWindow

REPORT = "Activity,Beat,Jan,Feb,Mar\nNon-fatal overdoses,Harbor,0,3,1\nBoat checks,Harbor,4,2,6\n"
CONTROL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focused(), key, modifier)


def go_to(qtbot: QtBot, wanted: QWidget) -> None:
    """Press Tab until the focus is where it should be."""
    for _ in range(60):
        if focused() is wanted:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {wanted.accessibleName()!r}")


def test_that_a_file_goes_in_by_keyboard_alone_and_one_ctrl_z_takes_it_back(
    window: MainWindow,
    session: Session,
    make_file: Callable[[str, str], Path],
    answer_file_dialog: Callable[[Path | None], None],
    stored: Callable[[], dict[object, Value]],
    qtbot: QtBot,
) -> None:
    window.go(Place("metrics", part="import"))
    wizard = window.findChild(ImportView)
    assert isinstance(wizard, ImportView)
    answer_file_dialog(make_file("Report.csv", REPORT))
    wizard.file_page.choose.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is Step.TABLE)

    # The first question has the focus: which year?
    assert isinstance(focused(), QRadioButton)
    press(qtbot, Qt.Key.Key_Space)
    assert isinstance(focused(), QLineEdit)
    qtbot.keyClicks(focused(), "20x6")
    press(qtbot, Qt.Key.Key_Return)
    card = wizard.table_step.findings.cards[0]
    assert card.field is not None
    assert "20x6" in card.field.error()
    card.field.editor.selectAll()
    qtbot.keyClicks(focused(), "2026")
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.table_step.open_questions() == 0

    # Column B holds areas; here it shall be a part of the measure.
    picture = wizard.table_step.picture
    go_to(qtbot, picture)
    picture.go_to(2, 1)
    press(qtbot, Qt.Key.Key_Right)
    assert picture.current_cell() == (2, 2)
    press(qtbot, Qt.Key.Key_F4)
    menu = wizard.table_step.menu
    assert menu is not None
    qtbot.keyClick(menu, Qt.Key.Key_Home)
    wanted = next(action for action in menu.actions() if action.text() == "&part of the measure")
    for _ in range(20):
        if menu.activeAction() is wanted:
            break
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    proposal = wizard.table_step.proposal
    assert proposal is not None
    assert [each.role for each in proposal.tables[0].columns[:2]] == [Role.MEASURE, Role.BREAKDOWN]
    assert [match.name for match in proposal.measures] == ["Non-fatal overdoses / Harbor", "Boat checks / Harbor"]

    go_to(qtbot, wizard.next)
    press(qtbot, Qt.Key.Key_Return)
    assert wizard.step is Step.MATCH
    assert focused() is wizard.match_step.table
    press(qtbot, Qt.Key.Key_N)  # goes on to the next open name by itself
    press(qtbot, Qt.Key.Key_N)
    proposal = wizard.table_step.proposal
    assert proposal is not None
    assert {match.how for match in proposal.measures} == {Match.CREATE}

    go_to(qtbot, wizard.next)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is Step.PREVIEW)
    assert focused() is wizard.preview_step.table
    press(qtbot, Qt.Key.Key_Space)
    assert wizard.preview_step.taken() == 5
    assert stored() == {}
    go_to(qtbot, wizard.next)
    press(qtbot, Qt.Key.Key_Return)

    assert wizard.step is Step.DONE
    assert len(stored()) == 5
    assert isinstance(focused(), Button)
    assert focused() is wizard.done_page.grid
    press(qtbot, Qt.Key.Key_Return)
    page = window.workplace
    assert page is not None
    assert not wizard.isVisible()

    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert stored() == {}
    with session.reading() as unit:
        assert not [each for each in unit[nouns.measures].all() if each.name.startswith("Boat checks")]
