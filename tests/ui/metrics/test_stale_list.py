"""The list of measures that lack their last complete period."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services import entries, stale
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns
from cs360_desktop.ui.common.columns import Heading
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.table_model import ACCESSIBLE_ROLE, DISPLAY_ROLE, ROW_ROLE
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.metrics.entering.stale_list import StaleList

SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)


@pytest.fixture
def shown(theme: Theme, desk: Desk, qtbot: QtBot) -> StaleList:
    """The list of a new workspace, wide enough for its columns."""
    found = StaleList()
    qtbot.addWidget(found)
    found.show_stale(stale.stale(desk.session))
    found.resize(1100, 600)
    found.show()
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    found.setFocus()
    return found


def told(shown: StaleList) -> list[list[str]]:
    """Each row as it is read, headings alone on theirs."""
    model = shown.model()
    return [
        [
            str(model.index(row, column).data(DISPLAY_ROLE))
            for column in range(model.columnCount())
            if column == 0 or not isinstance(model.index(row, 0).data(ROW_ROLE), Heading)
        ]
        for row in range(model.rowCount())
    ]


def test_that_the_measures_stand_under_the_period_they_lack(shown: StaleList, session: Session) -> None:
    missing = stale.missing_periods(session)
    headings = [row[0] for row in told(shown) if len(row) == 1]
    assert [heading.partition(":")[0] for heading in headings] == [found.period.label for found in missing]
    assert headings[0] == f"{missing[0].period.label}: {len(missing[0].measures)} measures"
    first = told(shown)[1]
    assert first == [missing[0].measures[0].name, missing[0].period.label, "nobody named", "never", ""]


def test_that_owner_and_last_entry_are_told(shown: StaleList, session: Session) -> None:
    (missing,) = [found for found in stale.missing_periods(session) if found.period == OCTOBER]
    first = missing.measures[0]
    with session.change("give_owner") as unit:
        unit[nouns.measures].change(first.id, owner_id=unit[nouns.people].add(Person("Dana Ruiz")))
    value = Value(numerator=1, denominator=4) if first.is_ratio else Value(1)
    entries.set_values(session, {EntryKey(first.id, WHOLE_AGENCY, SEPTEMBER): value})
    shown.show_stale(stale.stale(session))
    (row,) = [row for row in told(shown) if row[0] == first.name]
    assert row[1:4] == ["Oct 2026", "Dana Ruiz", "Sep 2026"]
    assert row[4] == format_date(datetime.now(UTC).astimezone().date())


def test_that_what_is_marked_not_yet_available_is_listed_to_come_later(shown: StaleList, session: Session) -> None:
    (missing,) = [found for found in stale.missing_periods(session) if found.period == OCTOBER]
    first, number = missing.measures[0], len(missing.measures)
    later = Value(state=EntryState.NOT_YET_AVAILABLE)
    entries.set_values(session, {EntryKey(first.id, WHOLE_AGENCY, OCTOBER): later})
    shown.show_stale(stale.stale(session))
    (row,) = [row for row in told(shown) if row[0] == first.name]
    assert row[1:] == ["Oct 2026 · later", "nobody named", "never", ""]
    assert [f"Oct 2026: {number} measures, 1 later: marked not yet available"] in told(shown)


def test_that_enter_and_a_double_click_ask_for_the_measure_and_its_period(shown: StaleList, qtbot: QtBot) -> None:
    asked: list[tuple[Measure, Period]] = []
    shown.asked.connect(lambda measure, period: asked.append((measure, period)))
    first, second = (shown.model().index(row, 0) for row in (1, 2))
    shown.setCurrentIndex(first)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    at = shown.visualRect(second).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    rows = [first.data(ROW_ROLE), second.data(ROW_ROLE)]
    assert asked == [(row.measure, row.period) for row in rows]


def test_that_a_heading_leads_nowhere_and_escape_leaves(shown: StaleList, qtbot: QtBot) -> None:
    asked: list[Measure] = []
    left: list[bool] = []
    shown.asked.connect(lambda measure, _period: asked.append(measure))
    shown.left.connect(lambda: left.append(True))
    shown.setCurrentIndex(shown.model().index(0, 0))
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert (asked, left) == ([], [True])


def test_that_an_empty_list_says_that_nothing_is_missing(shown: StaleList) -> None:
    shown.show_stale(())
    assert shown.accessibleDescription() == "Every active measure has an entry for its last complete period."


def test_that_a_row_is_spoken_with_its_heads(shown: StaleList) -> None:
    assert shown.accessibleName() == "Measures without an entry for their last complete period"
    model = shown.model()
    assert "nobody named" in str(model.index(1, 2).data(ACCESSIBLE_ROLE))
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Measure", "Period", "Owner", "Last entry", "Changed"]


def test_that_28_days_have_their_own_heading(shown: StaleList, session: Session) -> None:
    first = stale.stale(session)[0].measure
    with session.change("test") as unit:
        unit[nouns.measures].change(first.id, period_kind=PeriodKind.FOUR_WEEKS)
    shown.show_stale(stale.stale(session))
    heading, row = told(shown)[:2]
    assert heading == ["28 days from Oct 5, 2026: 1 measure"]
    assert row[:2] == [first.name, "from Oct 5, 2026"]


def current(shown: StaleList) -> int:
    row = shown.current_row()
    assert isinstance(row, stale.StaleMeasure)
    return row.measure.id


def test_that_the_first_measure_is_current_and_stays_so_when_the_list_is_read_again(
    shown: StaleList, session: Session
) -> None:
    first, second = (found.measure.id for found in stale.stale(session)[:2])
    assert current(shown) == first
    shown.choose_row(second)
    shown.show_stale(stale.stale(session))
    assert current(shown) == second
