from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.columns import Align, Column, Heading
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_model import ACCESSIBLE_ROLE, TableModel
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.common.tokens import LIGHT


@dataclass(frozen=True, slots=True)
class Task:
    number: int
    name: str
    due: date | None = None
    cost: Decimal | None = None
    done: bool = False


COLUMNS: list[Column[Task]] = [
    Column("Done", ticked=lambda task: task.done, width=40),
    Column("No.", lambda task: str(task.number), sort=lambda task: task.number, align=Align.RIGHT),
    Column("Task", lambda task: task.name, detail=lambda task: f"decided in {task.number}", stretch=True),
    Column("Due", lambda task: str(task.due or ""), sort=lambda task: task.due),
    Column("Cost", lambda task: str(task.cost or ""), sort=lambda task: task.cost, align=Align.RIGHT),
    Column("Status", state=lambda task: State.GOOD if task.done else State.NOTHING_YET),
    Column("", lambda _task: "Open", link=True, width=80),
]
NUMBER, TASK, DUE, COST, STATUS, LINK = range(1, 7)
TASKS = [
    Task(10, "Letter", date(2026, 11, 19), Decimal("9.5")),
    Task(2, "Lamp", None, Decimal(10), done=True),
    Task(33, "Survey", date(2026, 2, 1), None),
]


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> Iterator[TableView]:
    window = QWidget()
    qtbot.addWidget(window)
    view = TableView("Tasks", COLUMNS, key=lambda task: task.number, sortable=True, parent=window)
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    view.resize(900, 300)
    window.resize(900, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    view.set_items(TASKS)
    yield view
    window.close()


def shown(table: TableView, column: int = TASK) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click(qtbot: QtBot, table: TableView, row: int, column: int) -> None:
    spot = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_that_rows_stand_in_the_order_given_until_somebody_sorts(table: TableView) -> None:
    assert shown(table) == ["Letter", "Lamp", "Survey"]


@pytest.mark.parametrize(
    ("column", "rising", "falling"),
    [
        (NUMBER, ["Lamp", "Letter", "Survey"], ["Survey", "Letter", "Lamp"]),
        (DUE, ["Survey", "Letter", "Lamp"], ["Letter", "Survey", "Lamp"]),
        (COST, ["Letter", "Lamp", "Survey"], ["Lamp", "Letter", "Survey"]),
        (TASK, ["Lamp", "Letter", "Survey"], ["Survey", "Letter", "Lamp"]),
    ],
)
def test_that_columns_sort_by_native_values_with_blanks_last(
    table: TableView, column: int, rising: list[str], falling: list[str]
) -> None:
    table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert shown(table) == rising

    table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    assert shown(table) == falling


def test_that_sorting_stays_inside_the_groups(table: TableView) -> None:
    table.set_items([Heading("z", "Zoo"), TASKS[0], TASKS[2], Heading("a", "Alley"), TASKS[1]])

    table.sortByColumn(TASK, Qt.SortOrder.DescendingOrder)

    assert shown(table, 0) == ["Zoo", "", "", "Alley", ""]
    assert shown(table)[1:3] == ["Survey", "Letter"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    costs=st.lists(st.none() | st.integers(-50, 50), max_size=12),
    headings=st.sets(st.integers(0, 12)),
    falling=st.booleans(),
)
def test_that_any_sorting_keeps_every_row_below_its_heading(
    table: TableView, costs: list[int | None], headings: set[int], falling: bool
) -> None:
    items: list[object] = []
    for number, cost in enumerate(costs):
        if number in headings:
            items.append(Heading(number, f"Group {number}"))
        items.append(Task(number, str(number), cost=None if cost is None else Decimal(cost)))
    table.set_items(items)

    table.sortByColumn(COST, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)

    groups: list[list[int]] = [[]]
    expected: list[list[int]] = [[]]
    for collected, order in ((expected, items), (groups, shown_items(table))):
        for item in order:
            if isinstance(item, Heading):
                collected.append([])
            else:
                assert isinstance(item, Task)
                collected[-1].append(item.number)
    assert [sorted(group) for group in groups] == [sorted(group) for group in expected]
    for group in groups:
        values = [costs[number] for number in group]
        known = [value for value in values if value is not None]
        assert known == sorted(known, reverse=falling)
        assert values[: len(known)] == known
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)


def shown_items(table: TableView) -> list[object]:
    model = table.model()
    return [model.index(row, 0).data(257) for row in range(model.rowCount())]


def test_that_a_group_closes_and_opens_by_keyboard(table: TableView, qtbot: QtBot) -> None:
    table.set_items([Heading("a", "Overdue"), *TASKS, Heading("b", "Later"), Task(40, "Bus")])
    table.setCurrentIndex(table.model().index(0, 0))

    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert shown(table, 0) == ["Overdue", "Later", ""]

    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.model().rowCount() == 6


def test_that_closing_an_outer_group_hides_the_inner_ones(table: TableView) -> None:
    outer, inner, other = Heading("d", "Dimension"), Heading("g", "Goal", level=1), Heading("e", "Other")
    table.set_items([outer, inner, TASKS[0], other, TASKS[1]])

    table.model().set_closed(outer, True)  # type: ignore[attr-defined]  # the proxy behind the view

    assert shown_items(table) == [outer, other, TASKS[1]]


def test_that_a_third_heading_folds_inside_the_second_and_a_hidden_row_can_be_revealed(table: TableView) -> None:
    outer, middle, inner = Heading("d", "Dimension"), Heading("g", "Goal", 1), Heading("i", "Indicator", 2)
    table.set_items([outer, middle, inner, TASKS[0], Heading("j", "Other", 2), TASKS[1]])
    proxy = table.model()

    proxy.set_closed(inner, True)  # type: ignore[attr-defined]  # the proxy behind the view
    assert [item for item in shown_items(table) if not isinstance(item, Heading)] == [TASKS[1]]
    proxy.set_closed(outer, True)  # type: ignore[attr-defined]
    assert not table.choose_row(TASKS[0].number)

    assert table.reveal(TASKS[0].number)
    assert table.current_row() == TASKS[0]
    assert table.reveal(("heading", "j"))
    assert not table.reveal("nobody")


def test_that_the_choice_stays_on_its_row_when_rows_are_read_again(table: TableView) -> None:
    table.choose_row(33)

    table.set_items([Task(1, "New"), *TASKS])

    assert table.current_row() == TASKS[2]


def test_that_the_choice_goes_to_the_next_row_when_its_own_is_deleted(table: TableView) -> None:
    table.choose_row(2)

    table.set_items([TASKS[0], TASKS[2]])

    assert table.current_row() == TASKS[2]


def test_that_a_changed_value_is_shown_without_resetting_the_table(table: TableView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.model().modelReset):
        table.set_items([replace(TASKS[0], name="Letter to owner"), *TASKS[1:]])

    assert shown(table) == ["Letter to owner", "Lamp", "Survey"]


def test_that_a_tick_is_asked_for_and_not_made(table: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.row_ticked) as asked:
        click(qtbot, table, 0, 0)

    assert asked.args == [TASKS[0], True]
    assert table.current_row() == TASKS[0]


def test_that_space_ticks_and_enter_opens_the_current_row(table: TableView, qtbot: QtBot) -> None:
    table.choose_row(2)

    with qtbot.waitSignal(table.row_ticked) as ticked:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    with qtbot.waitSignal(table.row_opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert ticked.args == [TASKS[1], False]
    assert opened.args == [TASKS[1]]


def test_that_a_link_opens_its_row_with_one_click(table: TableView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.row_opened) as opened:
        click(qtbot, table, 2, LINK)

    assert opened.args == [TASKS[2]]


def test_that_arrow_keys_tell_which_row_is_chosen(table: TableView, qtbot: QtBot) -> None:
    table.choose_row(10)

    with qtbot.waitSignal(table.row_chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert chosen.args == [TASKS[1]]
    assert table.selected_rows() == [TASKS[1]]


@pytest.mark.parametrize("mode", ["SingleSelection", "ExtendedSelection"])
@pytest.mark.parametrize("key", ["Key_Home", "Key_End", "Key_Up", "Key_Down", "Key_PageUp", "Key_PageDown"])
def test_that_the_row_the_keys_come_to_is_the_highlighted_one_also_with_ctrl(
    table: TableView, qtbot: QtBot, key: str, mode: str
) -> None:
    table.setSelectionMode(TableView.SelectionMode[mode])
    table.choose_row(2)
    qtbot.keyClick(table, Qt.Key[key], Qt.KeyboardModifier.ControlModifier)
    assert table.selected_rows() == [table.current_row()]
    qtbot.keyClick(table, Qt.Key[key])
    assert table.selected_rows() == [table.current_row()]


def test_that_a_click_with_ctrl_does_not_hide_which_row_is_meant(table: TableView, qtbot: QtBot) -> None:
    for row in (1, 1, 0):
        spot = table.visualRect(table.model().index(row, TASK)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, spot)
        assert table.selected_rows() == [table.current_row()] == [TASKS[row]]


def test_that_tab_leaves_the_table(table: TableView, qtbot: QtBot) -> None:
    other = TableView("Other", COLUMNS, key=lambda task: task.number, parent=table.parentWidget())
    other.setGeometry(0, 310, 900, 80)
    other.show()
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Tab)

    assert other.hasFocus()


def test_that_an_empty_table_says_why_on_screen_and_to_screen_readers(table: TableView, qtbot: QtBot) -> None:
    table.set_empty("No task yet. Add one in a meeting.")
    table.set_items([])

    assert table.accessibleDescription() == "No task yet. Add one in a meeting."
    assert table.height() < 120

    table.set_items(TASKS)
    assert table.accessibleDescription() == "3 rows, 7 columns"


def test_that_a_cell_is_spoken_as_row_column_value_and_state(table: TableView) -> None:
    model = table.model()
    spoken = [model.index(1, column).data(ACCESSIBLE_ROLE) for column in (0, TASK, DUE, STATUS)]

    assert spoken == [
        "Lamp, Done, ticked",
        "Task, Lamp, decided in 2",
        "Lamp, Due, no entry",
        "Lamp, Status, met",
    ]
    assert QAccessible.queryAccessibleInterface(table).text(QAccessible.Text.Name) == "Tasks"


def test_that_a_table_is_as_tall_as_its_rows_and_not_taller(table: TableView) -> None:
    rows = sum(table.rowHeight(row) for row in range(3))

    assert table.maximumHeight() == rows + table.horizontalHeader().height() + 2 * table.frameWidth()


def test_that_rows_grow_with_the_zoom(table: TableView, theme: Theme) -> None:
    before = table.rowHeight(0)

    theme.set_zoom(200)

    assert table.rowHeight(0) == 2 * before
    assert table.columnWidth(0) == 80


def test_that_a_selected_row_has_the_select_fill_and_an_accent_edge(table: TableView) -> None:
    table.choose_row(10)
    table.clearFocus()

    picture = table.viewport().grab().toImage()

    assert picture.pixelColor(1, 20).name().upper() == LIGHT.accent
    assert picture.pixelColor(300, 3).name().upper() == LIGHT.select


def test_that_a_cut_text_is_whole_in_the_tooltip(table: TableView, qtbot: QtBot) -> None:
    long = "A name that is far too long for any column of this table, " * 4
    table.set_items([Task(1, long)])

    tips = []
    for column in (NUMBER, TASK):
        spot = table.visualRect(table.model().index(0, column)).center()
        event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, table.viewport().mapToGlobal(spot))
        QApplication.sendEvent(table.viewport(), event)
        tips.append(QToolTip.text())
    QToolTip.hideText()

    assert tips[0] == ""
    assert tips[1].startswith(long.strip())


def test_that_the_menu_key_offers_sorting(table: TableView, qtbot: QtBot) -> None:
    where = QPoint(5, 5)
    table.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, table.mapToGlobal(where)))
    menu = table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    entries = {action.text(): action for action in menu.actions()}
    entries["Sort by Task"].trigger()
    menu.close()

    assert shown(table) == ["Lamp", "Letter", "Survey"]


def test_that_the_model_itself_stands_up_to_the_model_tester(qapp: object) -> None:
    model = TableModel(COLUMNS, key=lambda task: task.number)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    for items in ([], TASKS, [Heading("h", "Head"), *TASKS], TASKS[:1], []):
        model.set_items(items)

    assert isinstance(tester.model(), QAbstractItemModel)
