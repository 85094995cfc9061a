import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.analysis.targets import Side, distance
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.catalogue import Direction
from cs360_desktop.domain.entries import WHOLE_AGENCY
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.figures import Withheld
from cs360_desktop.domain.periods import Period
from cs360_desktop.services import series_breaks, targets
from cs360_desktop.services.metrics import details
from cs360_desktop.services.session import Session
from cs360_desktop.services.target_words import target_line
from cs360_desktop.services.targets import Aim
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = new_workspace(tmp_path / "test.cs360", Agency("Mill Harbor PD"), today=lambda: date(2026, 11, 10))
    yield session
    session.close()


def coded(session: Session, code: str) -> int:
    with session.reading() as unit:
        found = unit[nouns.measures].first(code=code)
    assert found is not None
    return found.id


def line(session: Session, measure_id: int, figure: float | None) -> tuple[bool | None, str, str]:
    measure = details(session, measure_id).measure
    words = target_line(targets.targets_of(session)[measure_id], measure, figure)
    return words.is_reached, words.distance, words.aim


def test_that_a_target_is_told_in_words_and_numbers(session: Session) -> None:
    calls = coded(session, "1.07")
    targets.set_target(session, calls, Aim(6, date(2026, 12, 31), set_by=" PST ", direction=Direction.DOWN))
    assert line(session, calls, 8) == (False, "2 over", "at most 6 a month by Dec 31, 2026")
    assert line(session, calls, 6) == (True, "at target", "at most 6 a month by Dec 31, 2026")
    assert line(session, calls, None)[:2] == (None, "no figure yet")
    assert targets.targets_of(session)[calls].set_by == "PST"


def test_that_a_share_is_so_many_points_short(session: Session) -> None:
    cleared = coded(session, "2.04")
    targets.set_target(session, cleared, Aim(90, direction=Direction.UP))
    assert line(session, cleared, 84.1) == (False, "5.9 pts short", "at least 90.0 %")


def test_that_a_second_target_takes_the_place_of_the_first_and_undo_brings_it_back(session: Session) -> None:
    calls = coded(session, "1.07")
    targets.set_target(session, calls, Aim(6))
    receipt = targets.set_target(session, calls, Aim(4))
    assert targets.targets_of(session)[calls].figure == 4
    session.revert(receipt)
    assert targets.targets_of(session)[calls].figure == 6
    targets.delete_target(session, calls)
    assert calls not in targets.targets_of(session)


@pytest.mark.parametrize(
    "aim", [Aim(math.nan), Aim(math.inf), Aim(-1), Aim(3, by=date(2026, 1, 1), since=date(2026, 2, 1))]
)
def test_that_a_target_that_cannot_be_is_refused_in_a_sentence(session: Session, aim: Aim) -> None:
    calls = coded(session, "1.07")
    with pytest.raises(UserError, match="not saved"):
        targets.set_target(session, calls, aim)
    assert targets.targets_of(session) == {}


def test_that_no_share_can_have_a_target_over_the_whole(session: Session) -> None:
    with pytest.raises(UserError, match="Type 100 or less"):
        targets.set_target(session, coded(session, "2.04"), Aim(101))


def test_that_a_measure_without_a_better_side_is_so_far_away(session: Session) -> None:
    calls = coded(session, "1.07")
    targets.set_target(session, calls, Aim(10))
    measure, target = details(session, calls).measure, targets.targets_of(session)[calls]
    if measure.direction is Direction.CONTEXT:
        found = distance(target, measure, 7.0)
        assert not isinstance(found, Withheld)
        assert (found.side, found.by) == (Side.AWAY, 3)


def test_that_a_break_needs_a_reason_and_stands_once(session: Session) -> None:
    calls = coded(session, "1.07")
    with pytest.raises(UserError, match="needs a reason"):
        series_breaks.add_break(session, calls, Period.month(2024, 1), "  ")
    key = series_breaks.add_break(session, calls, Period.month(2024, 1), "new  records system").id
    with pytest.raises(UserError, match="has a break already"):
        series_breaks.add_break(session, calls, Period.month(2024, 1), "again")
    with pytest.raises(ValueError, match="not kept by"):
        series_breaks.add_break(session, calls, Period.year(2024), "by the year")
    assert [mark.reason for mark in series_breaks.breaks_of(session, calls)] == ["new records system"]
    receipt = series_breaks.delete_break(session, key)
    assert series_breaks.breaks_of(session, calls) == ()
    session.revert(receipt)
    series_breaks.change_break(session, key, "NIBRS")
    assert series_breaks.breaks_of(session, calls)[0].reason == "NIBRS"


def test_that_a_new_map_of_areas_breaks_the_areas_and_not_the_whole(session: Session) -> None:
    calls = coded(session, "1.07")
    series_breaks.add_break(session, calls, Period.month(2025, 1), "new beat map", areas_only=True)
    (mark,) = series_breaks.breaks_of(session, calls)
    assert not mark.breaks(WHOLE_AGENCY)
    assert mark.breaks(3)
