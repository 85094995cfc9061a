"""A grid nobody sees waits with what a very large commit changed, and is up to date before anybody reads or writes."""

from collections.abc import Callable

import pytest

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.periods import Period, PeriodKind
from cs360_desktop.services import entries
from cs360_desktop.services.session import Session
from cs360_desktop.storage.editable_entries import MANY
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.metrics.entering.view import EnterView


@pytest.fixture
def key(measure: Callable[[str], Measure]) -> EntryKey:
    return EntryKey(measure("1.07").id, WHOLE_AGENCY, Period.month(2026, 10))


def enter_very_much(session: Session, key: EntryKey, number: float) -> Receipt:
    """Enter this, and more weeks of old than a commit lists."""
    first = Period.containing(PeriodKind.WEEK, Period.year(1900).start)
    old = {EntryKey(key.measure_id, WHOLE_AGENCY, first.next(week)): Value(number) for week in range(MANY + 1)}
    with session.change("set_values") as unit:
        unit.entries.set_values(old | {key: Value(number)})
    return unit.receipt


def shown(view: EnterView, key: EntryKey) -> str:
    place = view.model.sheet.cells.place_of(key)
    assert place is not None
    return view.model.sheet.look(*place).text


def test_that_it_asks_once_when_it_is_seen_again(view: EnterView, desk: Desk, session: Session, key: EntryKey) -> None:
    assert shown(view, key) == ""
    told: list[object] = []
    view.model.dataChanged.connect(lambda *cells: told.append(cells))
    view.hide()
    assert desk.do("Entered very much", lambda: enter_very_much(session, key, 412))
    assert told == []
    view.show()
    assert len(told) == 1
    assert shown(view, key) == "412"


def test_that_it_asks_before_it_takes_a_value_for_one_that_is_there_already(
    view: EnterView, desk: Desk, session: Session, key: EntryKey
) -> None:
    assert view.model.put({key: Value(7)}, "Entered 7") == ""
    view.hide()
    assert desk.do("Entered very much", lambda: enter_very_much(session, key, 412))
    assert view.model.put({key: Value(7)}, "Entered 7 again") == ""
    found = entries.cell(session, key).entry
    assert found is not None
    assert found.value == Value(7)
    assert shown(view, key) == "7"
