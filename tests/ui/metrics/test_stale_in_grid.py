"""The list of missing measures and the figures that stand in no column, in the Enter tab."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import agency, entries, stale
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.table_model import ROW_ROLE
from cs360_desktop.ui.metrics.entering.view import EnterView

Find = Callable[[str], Measure]
OCTOBER = Period.month(2026, 10)


def number(session: Session) -> int:
    return sum(len(found.measures) for found in stale.missing_periods(session))


def test_that_the_button_counts_what_is_missing_and_opens_the_list(
    view: EnterView, session: Session, measure: Find, qtbot: QtBot
) -> None:
    before = number(session)
    assert view.missing.text() == f"Missing ({before})"
    entries.set_values(session, {EntryKey(measure("1.07").id, WHOLE_AGENCY, OCTOBER): Value(3)})
    qtbot.waitUntil(lambda: view.missing.text() == f"Missing ({before - 1})")
    qtbot.mouseClick(view.missing, Qt.MouseButton.LeftButton)
    assert view.stale_list.isVisible()
    assert not view.grid.isVisible()
    qtbot.keyClick(view.stale_list, Qt.Key.Key_Escape)
    assert view.grid.isVisible()
    assert view.grid.hasFocus()
    assert not view.missing.isChecked()


def test_that_enter_on_a_line_leads_to_the_cell_that_lacks_its_entry(view: EnterView, qtbot: QtBot) -> None:
    view.show_stale_list()
    model = view.stale_list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    wanted = [index for index in rows if isinstance(index.data(ROW_ROLE), stale.StaleMeasure)][2]
    view.stale_list.setCurrentIndex(wanted)
    qtbot.keyClick(view.stale_list, Qt.Key.Key_Return)
    place = view.grid.place()
    assert place is not None
    found = wanted.data(ROW_ROLE)
    assert view.model.sheet.key_at(*place) == EntryKey(found.measure.id, WHOLE_AGENCY, found.period)


def test_that_figures_in_no_column_are_said_under_the_grid_and_lead_to_the_setting(
    view: EnterView, measure: Find, desk: Desk, places: list[Place], qtbot: QtBot
) -> None:
    yearly = measure("2.46")
    entries.set_values(
        desk.session, {EntryKey(yearly.id, WHOLE_AGENCY, Period.year(2025)): Value(numerator=1, denominator=2)}
    )
    desk.do("Changed", lambda: agency.change_agency(desk.session, fiscal_year_start=7))
    qtbot.waitUntil(view.bar.isVisible)
    assert view.bar.words()[0] == f"1 figure stands in no column here: {yearly.name}"
    view.bar.asked.emit("settings")
    assert places[-1] == Place("settings", part="agency")
    desk.undo()
    qtbot.waitUntil(view.bar.isHidden)


def test_that_an_import_of_another_rhythm_is_said_at_once(
    view: EnterView, session: Session, measure: Find, qtbot: QtBot
) -> None:
    with session.change("test") as unit:
        kept = measure("1.07")
        unit[nouns.measures].change(kept.id, period_kind=PeriodKind.FOUR_WEEKS)
    agency.change_agency(session, four_weeks_start=date(2026, 10, 5))
    view.choices.kind.choose(PeriodKind.FOUR_WEEKS)
    view.choices.kind.activated.emit(0)
    astray = Period(PeriodKind.FOUR_WEEKS, date(2026, 9, 9))
    entries.set_values(session, {EntryKey(kept.id, WHOLE_AGENCY, astray): Value(4)})
    qtbot.waitUntil(view.bar.isVisible)
    assert "such as 28 days from Sep 9, 2026" in view.bar.words()[1]


def test_that_a_file_gone_while_the_count_waits_is_told_in_the_message_bar(
    view: EnterView, session: Session, measure: Find, desk: Desk, qtbot: QtBot
) -> None:
    told: list[object] = []
    desk.refused.connect(told.append)
    entries.set_values(session, {EntryKey(measure("1.07").id, WHOLE_AGENCY, OCTOBER): Value(3)})
    session.close()  # so that the next question opens the file anew
    moved = session.path.rename(session.path.with_name("elsewhere.cs360"))
    qtbot.waitUntil(lambda: bool(told))
    moved.rename(session.path)
    assert isinstance(told[0], UserError)
