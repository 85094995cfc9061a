"""Tables of the kinds police agencies publish: whatever comes in is true; what is doubtful is asked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cs360_desktop.domain.catalogue import Aggregation, Unit
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.importing.mapping import Known
from tests.importing.conftest import AREAS, Planned, measure, numbers, plan_of
from tests.importing.layouts.events import EVENTS, Events
from tests.importing.layouts.every import all_layouts
from tests.importing.layouts.judge import wrong_in
from tests.importing.layouts.layout import Layout
from tests.importing.layouts.stocks import STOCKS

NAMES = (
    "Murder",
    "Rape",
    "Robbery",
    "Aggravated assault",
    "Burglary",
    "Larceny-theft",
    "Motor vehicle theft",
    "Arson",
    "Calls for service",
    "Traffic stops",
    "Total arrests",
    "Citations",
    "Use of force incidents",
)
KNOWN = Known(
    [
        *(measure(number, name) for number, name in enumerate(NAMES, 1)),
        measure(90, "Clearance rate", unit=Unit.PERCENT),
        measure(91, "Violent crime", period_kind=PeriodKind.YEAR),
        measure(92, "Property crime", period_kind=PeriodKind.YEAR),
        measure(93, "Sworn officers", period_kind=PeriodKind.YEAR),
    ],
    [*AREAS, (11, "Beat 1"), (12, "Beat 2"), (13, "North"), (14, "South")],
)
EVERY = pytest.mark.parametrize("layout", all_layouts(), ids=lambda each: each.name)


@EVERY
def test_that_no_value_comes_in_that_the_table_does_not_say(tmp_path: Path, layout: Layout) -> None:
    plan = plan_of(layout.save(tmp_path))
    assert not wrong_in(plan, layout)


@EVERY
def test_that_known_measures_and_areas_make_no_value_wrong(tmp_path: Path, layout: Layout) -> None:
    plan = plan_of(layout.save(tmp_path), known=KNOWN)
    assert not wrong_in(plan, layout)


@pytest.mark.parametrize("events", EVENTS, ids=lambda each: each.layout.name)
def test_that_lists_of_events_are_counted_truly_or_asked_about(tmp_path: Path, events: Events) -> None:
    found = numbers(plan_of(events.layout.save(tmp_path)))
    assert {key: number for key, number in found.items() if events.true.get(key) != number} == {}


@pytest.mark.parametrize("name", STOCKS)
def test_that_what_is_held_or_averaged_is_never_added_up(planned: Planned, name: str) -> None:
    plan = planned([["2023"], ["Activity", "Jan", "Feb", "Mar"], [name, 41, 42, 40], ["Foot patrols", 4, 5, 6]])
    summed = {each.name for each in plan.new_measures if each.aggregation is Aggregation.SUM}
    assert summed <= {"Foot patrols"}


def test_that_every_layout_is_told_with_what_came_in(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """A report alone: how many of the true values of each layout come in without a question."""
    for layout in all_layouts():
        plan = plan_of(layout.save(tmp_path))
        came = f"{len(plan.values)} of {len(layout.facts())}, {len(plan.questions)} asked"
        record_property(layout.name, came)
        print(f"{layout.name}: {came}")  # noqa: T201 (the report is what the test is for)
