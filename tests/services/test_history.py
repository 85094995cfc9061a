"""The history of every change: newest first, in plain words, and in files that hold figures as figures."""

import csv
import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.logged_changes import ChangeInWords
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.reporting.history_workbook import COLUMNS, write_history
from cs360_desktop.services import actions, agency, entries, imports, people
from cs360_desktop.services.history import history_lines
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.reports import chosen, export
from cs360_desktop.services.session import Session

OCTOBER = Period.month(2026, 10)
Told = tuple[str, str, str, str | float, str | float]


@pytest.fixture
def calls(find: Callable[[str], Measure]) -> EntryKey:
    return EntryKey(find("1.07").id, WHOLE_AGENCY, OCTOBER)


def told(session: Session) -> list[Told]:
    """What was done to what, newest first, without the making of the workspace."""
    lines = list(history_lines(session))
    assert [line.what for line in lines].count("Make the workspace") == 1
    assert lines[-1].what == "Make the workspace"
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    assert {line.who for line in lines} == {"Dana"}
    return [(line.what, line.record, line.part, line.before, line.after) for line in lines[:-1]]


def test_that_a_new_workspace_is_one_line(session: Session) -> None:
    assert told(session) == []


def test_that_an_entry_tells_its_life_from_the_newest_change_back(session: Session, calls: EntryKey) -> None:
    name = "Disorder calls (noise, disturbance, trespass)"
    entries.set_values(session, {calls: Value(5)})
    entries.set_values(session, {calls: Value(7.0, state=EntryState.DISPUTED)})
    entries.set_note(session, calls, "RMS and report differ")
    cleared = entries.set_values(session, {calls: None})
    taken_back = session.revert(cleared)
    session.revert(taken_back)
    entries.set_values(session, {calls: Value(state=EntryState.NOT_COLLECTED)})

    assert told(session) == [
        ("Enter values", name, "value", "", "not collected"),
        ("Redo", name, "value", "7 disputed", ""),
        ("Undo: Enter values", name, "value", "", "7 disputed"),
        ("Enter values", name, "value", "7 disputed", ""),
        ("Set note", name, "note", "", "RMS and report differ"),
        ("Enter values", name, "value", 5.0, "7 disputed"),
        ("Enter values", name, "value", "", 5.0),
    ]
    line = next(history_lines(session))
    assert (line.noun, line.area, line.period) == ("entry", "Whole agency", "Oct 2026")


def test_that_cases_source_and_origin_are_told(
    session: Session, find: Callable[[str], Measure], tmp_path: Path
) -> None:
    key = EntryKey(find("1.39").id, WHOLE_AGENCY, OCTOBER)
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].title = "Figures"
    workbook.worksheets[0].append(["Measure", "Area", "Unit", "Sep 2026", "Oct 2026"])
    workbook.worksheets[0].append([find("1.39").name, "Whole agency", "percent", None, "14/16"])
    workbook.save(tmp_path / "Report.xlsx")
    read = imports.read(tmp_path / "Report.xlsx")
    imports.apply(session, imports.preview(session, imports.propose(session, read), create=False))
    entries.set_source(session, key, "Survey", date(2026, 10, 31))
    entries.set_values(session, {key: Value(numerator=0, denominator=0)})

    lines = [line for line in history_lines(session) if line.noun == "entry"]

    assert [(line.part, line.before, line.after, line.origin) for line in lines] == [
        ("value", "14/16", "0/0", ""),
        ("source", "", "Survey, as of 2026-10-31", ""),
        ("value", "", "14/16", "Report.xlsx, Figures, E2"),
    ]
    assert lines[-1].what == "Import a file"


def test_that_records_are_told_by_name_and_references_too(session: Session) -> None:
    area = agency.add_area(session, "Beat 1", "beat").id
    agency.rename_area(session, area, "Harbor")
    agency.retire_area(session, area, retired=True)
    action = actions.add(session, "Buy lights", person_id=people.add_person(session, Person("Kim Ostrowski")).id).id
    actions.delete(session, action)

    lines = told(session)
    assert lines[0] == ("Delete action", "Buy lights", "record", "here", "in the bin")
    added = {line[2]: line[3:] for line in lines if line[0] == "Add action"}
    assert added["record"] == ("", "added")
    assert added["owner"] == ("", "Kim Ostrowski")
    assert lines[-4:] == [
        ("Retire area", "Harbor", "retired", "no", "yes"),
        ("Rename area", "Harbor", "name", "Beat 1", "Harbor"),
        ("Add area", "Harbor", "name", "", "beat"),
        ("Add area", "Harbor", "record", "", "added"),
    ]


def files(lines: list[ChangeInWords]) -> tuple[Any, list[dict[str, str]]]:
    workbook, text = BytesIO(), StringIO(newline="")
    assert write_history(lines, workbook, text) == len(lines)
    return openpyxl.load_workbook(workbook)["History"], list(csv.DictReader(StringIO(text.getvalue(), newline="")))


def test_that_figures_stay_figures_and_no_text_becomes_a_formula() -> None:
    when = datetime(2026, 11, 1, 6, 30, 5, 250_000, tzinfo=UTC)
    bad = "=cmd|' /C calc'!A0"
    line = ChangeInWords(when, bad, 7, bad, bad, bad, bad, bad, bad, -12.5, f"@{'x' * 40_000}", bad)

    sheet, (row,) = files([line])

    cells = dict(zip(COLUMNS, sheet[2], strict=True))
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    assert "f" not in {cell.data_type for cell in cells.values()}
    assert (cells["before"].value, row["before"]) == (-12.5, "-12.5")
    for column in set(COLUMNS) - {"changed_at_utc", "changed_at_local", "step", "before", "after"}:
        assert cells[column].value == row[column] == f"'{bad}"
    assert len(cells["after"].value) == 32_767
    assert row["after"] == f"'@{'x' * 40_000}"
    assert cells["changed_at_utc"].value == datetime(2026, 11, 1, 6, 30, 5)  # noqa: DTZ001  Excel knows no zones
    assert row["changed_at_utc"] == "2026-11-01T06:30:05Z"
    assert datetime.fromisoformat(row["changed_at_local"]) == when.replace(microsecond=0)


def test_that_the_report_writes_both_files_and_has_no_community_copy(
    session: Session, calls: EntryKey, tmp_path: Path
) -> None:
    entries.set_values(session, {calls: Value(5)})
    paths = export(session, tmp_path / "out", chosen(["history"]), Options())
    assert [path.name for path in paths] == ["History of changes.csv", "History of changes.xlsx"]
    assert paths[0].read_text("utf-8-sig").splitlines()[1].endswith("Oct 2026,value,,5,")
    assert export(session, tmp_path / "community", chosen(["history"]), Options(community=True)) == []


def test_that_a_long_history_is_not_held_in_memory(session: Session, calls: EntryKey) -> None:
    keys = [EntryKey(calls.measure_id, area, OCTOBER.next(-back)) for area in (1, 2) for back in range(2_500)]
    for figure in (1, 2):
        entries.set_values(session, dict.fromkeys(keys, Value(figure)))
    next(history_lines(session))  # what is loaded once does not count

    tracemalloc.start()
    count = sum(1 for _ in history_lines(session))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 2 * len(keys) + 1
    assert peak < count * 250  # bytes: a line alone has more
