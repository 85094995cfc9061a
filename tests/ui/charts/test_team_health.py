"""The months of the team: charts of counts that can be read by keys, and the same figures in a table."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.services import actions
from cs360_desktop.services.session import Session
from cs360_desktop.ui.charts.team_health import TeamHealthView
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.table_model import ROW_ROLE


def shown(view: TeamHealthView, month: str) -> list[str]:
    """The cells of the row of a month."""
    model = view.table.model()
    for row in range(model.rowCount()):
        cells = [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        assert model.index(row, 0).data(ROW_ROLE) is not None
        if cells[0] == month:
            return cells[1:]
    raise AssertionError(month)


def test_that_months_without_anything_to_count_have_no_figure_and_changes_are_followed(
    qtbot: QtBot, desk: Desk, session: Session
) -> None:
    view = TeamHealthView(desk)
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.show()
    qtbot.waitExposed(view)
    assert shown(view, "Oct 2026") == ["0", "–", "0", "–", "0", "–", "–"]
    assert view.plots["on_time"].accessibleDescription() == "Done by the due date, per month: nothing yet."
    first, second = (actions.add(session, text, due=date(2026, 10, 15)).id for text in ("First", "Second"))
    actions.set_status(session, first, ActionStatus.DONE, on=date(2026, 10, 15))
    assert shown(view, "Oct 2026")[:3] == ["2", "1", "1"]
    assert (
        view.plots["on_time"].accessibleDescription()
        == "Done by the due date, per month: 1 in Oct 2026, the last figure."
    )
    actions.set_status(session, second, ActionStatus.DROPPED, reason="No budget")
    assert shown(view, "Oct 2026")[:3] == ["1", "1", "1"]


def test_that_the_charts_are_read_by_keys(qtbot: QtBot, desk: Desk, session: Session) -> None:
    actions.set_status(
        session, actions.add(session, "First", due=date(2026, 10, 15)).id, ActionStatus.DONE, on=date(2026, 10, 15)
    )
    view = TeamHealthView(desk)
    qtbot.addWidget(view)
    view.resize(1100, 600)
    view.show()
    qtbot.waitExposed(view)
    plot = view.plots["on_time"]
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_End)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert view.readout.text() == "Done by the due date, per month · Oct 2026: 1"
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert view.readout.text() == "Done by the due date, per month · Dec 2025: nothing to count"
