"""Every question that grows with the workspace goes through an index: told by SQLite's own plan of the real queries."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.entries import EntryKey, EntryState, Value
from cs360_desktop.domain.meetings import MeetingStatus
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage import nouns
from cs360_desktop.storage.kept import Part, spots_set_by
from cs360_desktop.storage.stamped import Stamped
from cs360_desktop.storage.standing import contents_before
from cs360_desktop.storage.units import ReadUnit
from cs360_desktop.storage.workspace import Workspace

JANUARY, JUNE = Period.month(2026, 1), Period.month(2026, 6)
BURGLARY = EntryKey(1, 1, JANUARY)


def plans(unit: ReadUnit, ask: Callable[[], object]) -> list[str]:
    """How SQLite goes about each query of a question."""
    said: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if not statement.startswith("INSERT") or " SELECT " in statement:
            said.append((statement, parameters))

    event.listen(unit.connection, "before_cursor_execute", listen)
    ask()
    event.remove(unit.connection, "before_cursor_execute", listen)
    assert said
    return [
        row.detail
        for statement, parameters in said
        for row in unit.connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {statement}", parameters[0] if isinstance(parameters, list) else parameters
        )
    ]


def assert_searched(found: list[str]) -> None:
    scans = [line for line in found if line.startswith("SCAN")]
    assert [line for line in scans if "VIRTUAL" not in line and "VALUES CLAUSE" not in line] == [], found


@pytest.mark.parametrize("noun", sorted(nouns.ALL))
def test_that_a_row_is_found_by_its_key(workspace: Workspace, noun: str) -> None:
    with workspace.reading() as unit:
        found = plans(unit, lambda: unit[nouns.ALL[noun]].all(id=[1, 2]))

    assert [line for line in found if line.startswith(f"SEARCH {noun} USING INTEGER PRIMARY KEY")]


QUESTIONS: list[tuple[Stamped[Any], dict[str, Any], str]] = [
    (nouns.actions, {"made_at_id": 1}, "action_made_at"),
    (nouns.actions, {"status": [status for status in ActionStatus if status.is_open]}, "action_due"),
    (nouns.agenda_items, {"meeting_id": 1}, "ix_agenda_item_meeting_id"),
    (nouns.attachments, {"noun": "baseline_item", "noun_id": 1}, "attachment_of"),
    (nouns.attachments, {"noun": "baseline_item", "noun_id": 1, "document_id": 1}, "attachment_of"),
    (nouns.attendances, {"meeting_id": 1}, "ix_attendance_meeting_id"),
    (nouns.attendances, {"meeting_id": 1, "person_id": 1}, "ix_attendance_"),
    (nouns.carry_overs, {"action_id": 1}, "ix_carry_over_action_id"),
    (nouns.carry_overs, {"meeting_id": 1}, "ix_carry_over_meeting_id"),
    (nouns.decisions, {"meeting_id": 1}, "ix_decision_meeting_id"),
    (nouns.follow_ups, {"request_id": 1}, "ix_follow_up_request_id"),
    (nouns.meetings, {"body_id": 1}, "ix_meeting_body_id"),
    (nouns.meetings, {"body_id": [1, 2], "status": MeetingStatus.PLANNED}, "ix_meeting_body_id"),
    (nouns.memberships, {"body_id": 1}, "ix_membership_body_id"),
    (nouns.populations, {"area_id": 1}, "ix_population_area_id"),
    (nouns.problem_measures, {"measure_id": 1}, "ix_problem_measure_measure_id"),
    (nouns.problem_measures, {"problem_id": 1}, "ix_problem_measure_problem_id"),
    (nouns.request_exports, {"request_id": 1, "community": False}, "ix_request_export_request_id"),
    (nouns.request_fields, {"request_id": 1, "field": "summary"}, "ix_request_field_request_id"),
    (nouns.responses, {"problem_id": [1, 2]}, "ix_response_problem_id"),
    (nouns.series_breaks, {"measure_id": 1}, "ix_series_break_measure_id"),
    (nouns.targets, {"measure_id": [1, 2]}, "ix_target_measure_id"),
    (nouns.targets, {"measure_id": 1, "area_id": 1}, "ix_target_"),
]


@pytest.mark.parametrize(
    ("noun", "equal", "index"), QUESTIONS, ids=[f"{q[0].noun}-{'-'.join(q[1])}" for q in QUESTIONS]
)
def test_that_what_services_ask_for_has_its_index(
    workspace: Workspace, noun: Stamped[Any], equal: dict[str, Any], index: str
) -> None:
    with workspace.reading() as unit:
        found = plans(unit, lambda: unit[noun].all(**equal))

    assert_searched(found)
    assert index in str(found)


def test_that_a_window_of_the_grid_goes_through_the_clustered_key(workspace: Workspace) -> None:
    through = "USING PRIMARY KEY (measure_id=? AND area_id=? AND period>? AND period<?)"
    with workspace.reading() as unit:
        window: dict[str, Any] = {"area_ids": [1, 2], "first": JANUARY, "last": JUNE}
        assert through in str(plans(unit, lambda: unit.entries.cells([1, 2], **window)))
        assert through in str(plans(unit, lambda: unit.entries.values([1, 2], **window)))
        assert through in str(plans(unit, lambda: list(unit.entries.entries([1, 2], **window))))
        assert through in str(plans(unit, lambda: unit.entries.one(BURGLARY)))


def test_that_a_span_of_time_without_areas_still_reads_only_that_span(workspace: Workspace) -> None:
    with workspace.reading() as unit:
        found = plans(unit, lambda: unit.entries.cells([1, 2], first=JANUARY))

    assert "USING PRIMARY KEY (measure_id=? AND area_id=? AND period>?)" in str(found)


def test_that_the_latest_period_of_measures_is_looked_up_not_counted_through(workspace: Workspace) -> None:
    with workspace.reading() as unit:
        found = plans(unit, lambda: unit.entries.last_periods([1, 2]))
        answered = plans(unit, lambda: unit.entries.last_periods([1, 2], [EntryState.ENTERED]))

    assert answered == found
    assert "SEARCH entry USING PRIMARY KEY (measure_id=? AND area_id=?)" in found
    assert "SCAN entry" not in str(found)


def test_that_what_lacks_a_period_is_looked_up_by_measure_area_and_period(workspace: Workspace) -> None:
    with workspace.reading() as unit:
        promised = plans(unit, lambda: unit.entries.entered([1, 2], [JANUARY, JUNE], [EntryState.NOT_YET_AVAILABLE]))
        lacking = plans(unit, lambda: unit.entries.entered([1, 2], [JANUARY, JUNE]))
        changed = plans(unit, lambda: unit.entries.changed_at([1, 2], JUNE))

    assert "SEARCH entry USING PRIMARY KEY (measure_id=? AND area_id=? AND period=?)" in lacking
    assert promised == lacking
    assert "SCAN entry" not in str(lacking)
    assert "SEARCH entry USING PRIMARY KEY (measure_id=? AND area_id=? AND period>? AND period<?)" in changed
    assert "SEARCH batch USING INTEGER PRIMARY KEY (rowid=?)" in changed


def test_that_what_fits_no_column_is_looked_for_in_the_span_shown_only(workspace: Workspace) -> None:
    with workspace.reading() as unit:
        found = plans(unit, lambda: unit.entries.others([1, 2], [1, 2], (JANUARY, JUNE), [JANUARY, JUNE]))

    assert "SEARCH entry USING PRIMARY KEY (measure_id=? AND area_id=? AND period>? AND period<?)" in found


def test_that_changing_cells_reads_and_writes_them_by_their_key(workspace: Workspace) -> None:
    keys = [EntryKey(1, 1, JANUARY.next(step)) for step in range(600)]
    with workspace.work("set_values", "tester") as unit:
        unit.entries.set_values(dict.fromkeys(keys, Value(1.0)))
    with workspace.work("set_values", "tester") as unit:
        found = plans(unit, lambda: unit.entries.set_values(dict.fromkeys(keys, Value(2.0))))

    assert_searched(found)
    assert "USING PRIMARY KEY (measure_id=? AND area_id=? AND period>? AND period<?)" in str(found)
    assert "USING PRIMARY KEY (measure_id=? AND area_id=? AND period=?)" in str(found)


def test_that_history_and_undo_find_past_values_by_index(workspace: Workspace) -> None:
    receipts = []
    for number in (1.0, 2.0):
        with workspace.work("set_values", "tester") as unit:
            unit.entries.set_values({BURGLARY: Value(number)})
        receipts.append(unit.receipt)
    with workspace.work("revert", "tester") as unit:
        unit.revert(receipts[1].batch_id, receipts[1].keys)

    with workspace.reading() as reading:
        assert_searched(plans(reading, lambda: reading.history.of_entry(BURGLARY)))
    with workspace.work("revert", "tester") as unit:
        found = plans(unit, lambda: unit.revert(receipts[0].batch_id, receipts[0].keys))
    for index in ("past_replaced_by", "past_batch", "past_value_replaced_by", "past_value_batch"):
        assert index in str(found)
    assert [line for line in found if line.startswith(("SCAN past", "SCAN entry", "SCAN batch"))] == []


def test_that_what_a_batch_did_to_one_measure_is_found_without_looking_at_the_others(workspace: Workspace) -> None:
    part = Part(of_entries=True, measure=1)
    with workspace.reading() as unit:
        before = plans(unit, lambda: contents_before(unit.connection, 1, part))
        replaced = plans(unit, lambda: spots_set_by(unit.connection, 1, part))

    assert any("past_value_replaced_by (replaced_by=? AND measure_id=?)" in line for line in before), before
    assert any("past_value_batch (batch=? AND measure_id=?)" in line for line in replaced), replaced
