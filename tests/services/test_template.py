"""The workbook to fill in, through the real importer and back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from cs360_desktop.domain.catalogue import Aggregation, Measure, Unit
from cs360_desktop.domain.entries import UNKNOWN_AREA, WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period, PeriodKind, current_period
from cs360_desktop.importing.plan import Outcome
from cs360_desktop.services import agency, entries, imports, metrics
from cs360_desktop.services.report_kinds import Options
from cs360_desktop.services.reports import chosen, export
from cs360_desktop.services.session import Session
from cs360_desktop.storage import nouns

TODAY = date(2026, 11, 10)
OCTOBER = Period.month(2026, 10)
Find = Callable[[str], Measure]


def written(session: Session, folder: Path) -> Path:
    (path,) = export(session, folder, chosen(["template"]), Options())
    return path


def preview(session: Session, path: Path) -> imports.Preview:
    return imports.preview(session, imports.propose(session, imports.read(path)), create=True)


def outcomes(found: imports.Preview) -> dict[Outcome, int]:
    return {outcome: found.count(outcome) for outcome in Outcome if found.count(outcome)}


def a_value(measure: Measure, number: int) -> Value:
    """Return a value the measure can have, of another state and shape from one to the next."""
    state = (EntryState.ENTERED, EntryState.ESTIMATED, EntryState.DISPUTED)[number % 3]
    if number % 7 == 3:
        return Value(state=(EntryState.NOT_COLLECTED, EntryState.NOT_YET_AVAILABLE, EntryState.SUPPRESSED)[number % 3])
    if measure.unit is Unit.SCORE:
        return Value(3.25, state=state)
    if measure.takes_cases and number % 2:
        return Value(numerator=4.0, denominator=12.0, state=state)
    return Value(float(number % 90) if measure.unit.is_whole else number % 90 + 1 / 3, state=state)


def test_that_every_measure_of_the_catalog_imports_back_as_nothing_but_unchanged(
    session: Session, tmp_path: Path
) -> None:
    with session.reading() as unit:
        every = unit[nouns.measures].all("position")
    metrics.activate(session, [measure.id for measure in every])
    values = {
        EntryKey(each.id, WHOLE_AGENCY, current_period(each.period_kind, TODAY, 1).next(-back)): a_value(
            each, each.id + back
        )
        for each in every
        for back in (0, 1)
    }
    entries.set_values(session, values)

    found = preview(session, written(session, tmp_path))

    assert not found.plan.questions
    assert [row.reason for row in found.rows if row.outcome is Outcome.REJECTED] == []
    assert outcomes(found) == {Outcome.UNCHANGED: len(values)}


def test_that_one_cell_changed_in_another_program_is_one_changed_value(
    session: Session, find: Find, tmp_path: Path
) -> None:
    calls, cleared = find("1.07"), share(session)
    key = EntryKey(calls.id, WHOLE_AGENCY, OCTOBER)
    entries.set_values(
        session,
        {
            key: Value(412),
            EntryKey(cleared.id, WHOLE_AGENCY, OCTOBER): Value(numerator=4, denominator=12),
        },
    )
    path = written(session, tmp_path)
    workbook = openpyxl.load_workbook(path)
    cell = place(workbook["Months"], calls.name, "Oct 2026")
    assert cell.value == 412
    cell.value = 421
    workbook.save(path)

    found = preview(session, path)

    assert not found.plan.questions
    assert outcomes(found) == {Outcome.UNCHANGED: 1, Outcome.CHANGED: 1}
    imports.apply(session, found)
    assert stored(session, key) == Value(421)


def share(session: Session) -> Measure:
    """Return a monthly measure that keeps cases, in use."""
    with session.reading() as unit:
        found = unit[nouns.measures].first("position", aggregation=Aggregation.RATIO, period_kind=PeriodKind.MONTH)
    assert found is not None
    metrics.activate(session, [found.id])
    return found


def stored(session: Session, key: EntryKey) -> Value | None:
    with session.reading() as unit:
        return unit.entries.values([key.measure_id]).get(key)


def place(sheet: Any, measure: str, head: str, area: str = "Whole agency") -> Any:
    row = next(row for row in sheet.iter_rows(min_row=2) if (row[0].value, row[1].value) == (measure, area))
    column = next(cell.column for cell in sheet[1] if cell.value == head)
    return row[column - 1]


def test_that_an_empty_workbook_takes_a_figure_in_any_of_its_rows(session: Session, tmp_path: Path) -> None:
    last = [each for each in metrics.active_measures(session) if each.period_kind is PeriodKind.MONTH][-1]
    path = written(session, tmp_path)
    assert outcomes(preview(session, path)) == {}
    workbook = openpyxl.load_workbook(path)
    place(workbook["Months"], last.name, "Oct 2026").value = "3/4" if last.takes_cases else 3
    workbook.save(path)

    found = preview(session, path)

    assert outcomes(found) == {Outcome.NEW: 1}
    (row,) = found.rows
    assert row.period is not None
    assert (row.measure_id, row.period) == (last.id, OCTOBER)


def test_that_areas_and_other_periods_have_sheets_of_their_own(session: Session, find: Find, tmp_path: Path) -> None:
    calls = find("1.07")
    beat = agency.add_area(session, "Beat 1").id
    agency.add_area(session, "Beat 2")
    values = {
        EntryKey(calls.id, beat, OCTOBER): Value(40),
        EntryKey(calls.id, UNKNOWN_AREA, OCTOBER): Value(2),
        EntryKey(calls.id, WHOLE_AGENCY, OCTOBER): Value(90),
    }
    entries.set_values(session, values)
    path = written(session, tmp_path)
    workbook = openpyxl.load_workbook(path)
    kinds = {each.period_kind for each in metrics.active_measures(session)}

    assert workbook.sheetnames[0] == "Months"
    assert workbook.sheetnames[-2:] == ["Areas", "Instructions"]
    assert ("Quarters" in workbook.sheetnames) == (PeriodKind.QUARTER in kinds)
    assert place(workbook["Areas"], calls.name, "Oct 2026", "Beat 1").value == 40
    assert place(workbook["Areas"], calls.name, "Oct 2026", "Beat 2").value is None
    assert {row[0].value for row in workbook["Areas"].iter_rows(min_row=2)} == {calls.name}
    assert outcomes(preview(session, path)) == {Outcome.UNCHANGED: 3}


def test_that_fiscal_years_find_their_way_back(session: Session, tmp_path: Path) -> None:
    agency.change_agency(session, fiscal_year_start=7)
    with session.reading() as unit:
        yearly = unit[nouns.measures].first("position", period_kind=PeriodKind.YEAR)
    assert yearly is not None
    metrics.activate(session, [yearly.id])
    year = current_period(PeriodKind.YEAR, TODAY, 7)
    entries.set_values(session, {EntryKey(yearly.id, WHOLE_AGENCY, year): a_value(yearly, 6)})
    assert outcomes(preview(session, written(session, tmp_path))) == {Outcome.UNCHANGED: 1}


def test_that_heads_are_locked_and_cells_refuse_what_is_no_value(session: Session, find: Find, tmp_path: Path) -> None:
    cleared, calls = share(session), find("1.07")
    entries.set_values(session, {EntryKey(cleared.id, WHOLE_AGENCY, OCTOBER): Value(numerator=4, denominator=12)})
    sheet = openpyxl.load_workbook(written(session, tmp_path))["Months"]
    cases, count = place(sheet, cleared.name, "Oct 2026"), place(sheet, calls.name, "Oct 2026")

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet["A2"].protection.locked
    assert sheet["D1"].protection.locked
    assert not count.protection.locked
    assert (cases.value, cases.number_format) == ("4/12", "@")
    rules = {
        cell.coordinate: validation.formula1
        for validation in sheet.data_validations.dataValidation
        for cell in (cases, count)
        if cell.coordinate in validation.cells
    }
    assert "INT(" in rules[count.coordinate]
    assert all(len(rule) <= 255 for rule in rules.values())


def test_that_a_name_that_looks_like_a_formula_stays_a_name(session: Session, find: Find, tmp_path: Path) -> None:
    calls = find("1.07")
    with session.change("rename") as unit:
        unit[nouns.measures].change(calls.id, name="=SUM(A1) calls")
    entries.set_values(session, {EntryKey(calls.id, WHOLE_AGENCY, OCTOBER): Value(5)})
    path = written(session, tmp_path)
    value = place(openpyxl.load_workbook(path)["Months"], "=SUM(A1) calls", "Oct 2026")
    assert value.parent.cell(value.row, 1).data_type == "s"
    assert outcomes(preview(session, path)) == {Outcome.UNCHANGED: 1}
