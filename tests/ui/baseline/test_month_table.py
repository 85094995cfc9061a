from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.domain.baseline_team import TeamMonth
from cs360_desktop.domain.meetings import GroupCoverage, MeetingStatus
from cs360_desktop.domain.periods import Period
from cs360_desktop.ui.baseline.month_table import Cell, MonthTable, lines
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.theme import Theme

GROUPS = ("Crime analysis", "Community")


def month(number: int, status: MeetingStatus | None, *present: int) -> TeamMonth:
    groups = tuple(
        GroupCoverage(place, name, required=True, present=count)
        for place, (name, count) in enumerate(zip(GROUPS, present, strict=False))
    )
    day = date(2026, number, 15) if status else None
    return TeamMonth(Period.month(2026, number), status, day, groups=groups)


MONTHS = (
    month(7, None),
    month(8, MeetingStatus.NOT_HELD),
    month(9, MeetingStatus.HELD, 1, 0),
    month(10, MeetingStatus.HELD, 1, 3),
    month(6, MeetingStatus.PLANNED),
)


def test_that_each_cell_says_its_state_in_a_word_beside_the_symbol() -> None:
    held, analysis, community, complete = (line.cells for line in lines(MONTHS, GROUPS))

    assert [cell.text for cell in held] == ["none", "not held", "held", "held", "held?"]
    assert [cell.text for cell in analysis] == ["–", "–", "1 present", "1 present", "–"]
    assert community[2] == Cell("nobody", State.NEEDS, "none")
    assert [cell.text for cell in complete] == ["no", "no", "no", "yes", "no"]


@pytest.mark.parametrize(("width", "shown"), [(680, "3 present"), (580, "3")])
def test_that_narrow_room_shortens_the_words_not_the_groups(theme: Theme, qtbot: QtBot, width: int, shown: str) -> None:
    table = MonthTable()
    qtbot.addWidget(table)
    table.show_months(MONTHS, GROUPS)
    table.resize(width, 200)
    table.show()

    assert table.table is not None
    assert str(table.table.model().index(2, 4).data()) == shown
    assert str(table.table.model().index(2, 0).data()) == "Community"
