"""The workbook to fill in, opened, typed into and saved by LibreOffice: only what was typed is changed."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, EntryState, Value
from cs360_desktop.domain.periods import Period
from cs360_desktop.importing.plan import Outcome
from cs360_desktop.services import agency, entries, imports, metrics
from cs360_desktop.services.reports import save
from cs360_desktop.services.session import Session
from cs360_desktop.services.template import template_workbook
from cs360_desktop.storage import nouns

PYTHON = "/usr/bin/python3"
"""The Python that distributions give LibreOffice's UNO to."""
SCRIPT = Path(__file__).parent / "libreoffice" / "type_into_cells.py"
OCTOBER = Period.month(2026, 10)
CALLS, SHARE, HOURS = "1.07", "1.39", "2.10"
SHEET = "Months"
Cells = Sequence[tuple[str, str, str | None]]


class Office:
    """A running LibreOffice that types into workbooks."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def type(self, path: Path, cells: Cells = ()) -> Path:
        """Open a workbook, type into its cells (None clears one), and save it beside itself."""
        saved = path.with_stem(f"{path.stem} saved")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps({"open": str(path), "save": str(saved), "cells": cells}), file=self._process.stdin, flush=True)
        assert self._process.stdout.readline() == "done\n", "LibreOffice did not do it; see the captured errors"
        return saved


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice, started once with a profile of its own."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed here")
    asked = [PYTHON, "-c", "import uno"]
    if not Path(PYTHON).exists() or subprocess.run(asked, check=False, capture_output=True).returncode:
        pytest.skip(f"{PYTHON} has no UNO (python3-uno) to speak to LibreOffice with")
    with subprocess.Popen(
        [PYTHON, SCRIPT, tmp_path_factory.mktemp("office")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Office(process)


def found(session: Session, code: str) -> Measure:
    with session.reading() as unit:
        measure = unit[nouns.measures].first(code=code)
    assert measure is not None
    return measure


def key(session: Session, code: str, back: int = 0, area: int = WHOLE_AGENCY) -> EntryKey:
    return EntryKey(found(session, code).id, area, OCTOBER.next(-back))


@pytest.fixture
def stored(session: Session) -> dict[EntryKey, Value]:
    """Entries of every state and shape, for the whole agency and an area."""
    metrics.activate(session, [found(session, code).id for code in (CALLS, SHARE, HOURS)])
    beat = agency.add_area(session, "Beat 1-1").id
    values = {
        key(session, CALLS): Value(412),
        key(session, CALLS, 1): Value(17, state=EntryState.DISPUTED),
        key(session, CALLS, 2): Value(state=EntryState.NOT_COLLECTED),
        key(session, CALLS, 3): Value(0),
        key(session, CALLS, 0, beat): Value(40),
        key(session, SHARE): Value(numerator=4, denominator=12),
        key(session, SHARE, 1): Value(numerator=0, denominator=0),
        key(session, SHARE, 2): Value(numerator=7, denominator=9, state=EntryState.ESTIMATED),
        key(session, SHARE, 3): Value(0.1 + 0.2),
        key(session, HOURS): Value(1 / 3),
    }
    entries.set_values(session, values)
    return values


@pytest.fixture
def template(session: Session, stored: dict[EntryKey, Value], tmp_path: Path) -> Path:
    return save(template_workbook(session), tmp_path / "template.xlsx")


def cell(session: Session, path: Path, code: str, head: str) -> str:
    """Tell the address of a cell of the whole agency by measure and head."""
    rows = list(openpyxl.load_workbook(path)[SHEET].values)
    row = next(number for number, row in enumerate(rows, 1) if row[0] == found(session, code).name)
    return f"{openpyxl.utils.get_column_letter(rows[0].index(head) + 1)}{row}"


def preview(session: Session, path: Path) -> imports.Preview:
    return imports.preview(session, imports.propose(session, imports.read(path)), create=True)


def changed(found: imports.Preview) -> dict[EntryKey, Value | None]:
    assert [question.sentence for question in found.plan.questions] == []
    assert {row.outcome for row in found.rows} <= {Outcome.CHANGED, Outcome.UNCHANGED}
    return {
        EntryKey(row.measure_id or 0, row.area_id or 0, row.period): row.value
        for row in found.rows
        if row.outcome is Outcome.CHANGED and row.period is not None
    }


def test_that_one_figure_typed_there_is_one_changed_value(
    session: Session, stored: dict[EntryKey, Value], template: Path, office: Office
) -> None:
    saved = office.type(template, [(SHEET, cell(session, template, CALLS, "Oct 2026"), "421")])

    previewed = preview(session, saved)

    assert changed(previewed) == {key(session, CALLS): Value(421)}
    assert previewed.count(Outcome.UNCHANGED) == len(stored) - 1
    imports.apply(session, previewed)
    with session.reading() as unit:
        assert unit.entries.values({each.measure_id for each in stored}) == stored | {key(session, CALLS): Value(421)}


def test_that_figures_cases_and_words_typed_there_change_and_a_cleared_cell_says_nothing(
    session: Session, stored: dict[EntryKey, Value], template: Path, office: Office
) -> None:
    typed = [(CALLS, "Sep 2026", "18"), (SHARE, "Oct 2026", "14/16"), (HOURS, "Oct 2026", "not yet available")]
    cleared = [(CALLS, "Jul 2026", None)]
    cells = [(SHEET, cell(session, template, code, head), text) for code, head, text in [*typed, *cleared]]

    previewed = preview(session, office.type(template, cells))

    assert changed(previewed) == {
        key(session, CALLS, 1): Value(18),
        key(session, SHARE): Value(numerator=14, denominator=16),
        key(session, HOURS): Value(state=EntryState.NOT_YET_AVAILABLE),
    }
    assert previewed.count(Outcome.UNCHANGED) == len(stored) - 4
    imports.apply(session, previewed)
    with session.reading() as unit:
        now = unit.entries.values({each.measure_id for each in stored})
    assert now == stored | changed(previewed)  # and July still says 0


def test_that_opening_and_saving_there_loses_neither_values_nor_checks_nor_locks(
    session: Session, stored: dict[EntryKey, Value], template: Path, office: Office
) -> None:
    saved = office.type(template)

    previewed = preview(session, saved)
    assert changed(previewed) == {}
    assert previewed.count(Outcome.UNCHANGED) == len(stored)
    before, after = openpyxl.load_workbook(template), openpyxl.load_workbook(saved)
    assert after.sheetnames == before.sheetnames
    assert after.defined_names["States"].attr_text == before.defined_names["States"].attr_text
    for sheet in before:
        again = after[sheet.title]
        assert checks(again) == checks(sheet)
        assert again.protection.sheet
        assert not again.protection.password
        assert again.freeze_panes == sheet.freeze_panes
        for row in sheet.iter_rows():
            for one in row:
                assert again[one.coordinate].protection.locked == one.protection.locked
                assert again[one.coordinate].number_format == one.number_format


def checks(sheet: Any) -> dict[str, tuple[str, str, str]]:
    return {
        str(check.sqref): (check.type, check.formula1, check.error) for check in sheet.data_validations.dataValidation
    }


def test_that_names_and_heads_cannot_be_typed_over(session: Session, template: Path, office: Office) -> None:
    saved = office.type(template, [(SHEET, "A2", "Something else"), (SHEET, "E1", "2031-01"), (SHEET, "C2", "dollars")])
    before, after = (openpyxl.load_workbook(path)[SHEET] for path in (template, saved))
    assert [after[at].value for at in ("A2", "E1", "C2")] == [before[at].value for at in ("A2", "E1", "C2")]


@pytest.fixture
def rule_of(session: Session, template: Path) -> Callable[[str], tuple[str, str]]:
    """Look up the rule of a measure's cells, and the first of them, which the rule names."""

    def rule_of(code: str) -> tuple[str, str]:
        row = cell(session, template, code, "Oct 2026")[1:]
        sheet = openpyxl.load_workbook(template)[SHEET]
        (rule,) = (each.formula1 for each in sheet.data_validations.dataValidation if f"D{row}" in each.sqref)
        return rule, f"D{row}"

    return rule_of


TYPED: dict[str, tuple[list[object], list[object]]] = {
    CALLS: ([0, 12, "not collected", "≈ 9", "17 disputed"], [-1, 2.5, "x", "14/16", "n/a", "0/0"]),
    SHARE: (
        ["14/16", "0/0", "0 / 0", "0/7", 44.4, "44.4", "≈ 3/4", "3/4 disputed", "suppressed"],
        ["3/0", "x", "x/4", "3/", "/"],
    ),
    HOURS: ([0, 2.25, "not yet available"], [-0.5, "x", "1:30 or so"]),
}
"""What a cell of a measure takes, and what it refuses."""


@pytest.mark.parametrize("code", TYPED)
def test_that_a_cell_takes_what_is_a_value_and_refuses_what_is_none(
    code: str, template: Path, rule_of: Callable[[str], tuple[str, str]], office: Office
) -> None:
    takes, refuses = TYPED[code]
    rule, first = rule_of(code)
    workbook = openpyxl.load_workbook(template)
    tried = workbook.create_sheet("Tried")
    for number, value in enumerate([*takes, *refuses], 1):
        tried.cell(number, 1).value = value
        tried.cell(number, 2).value = "=" + rule.replace(first, f"A{number}")
    path = template.with_stem("tried")
    workbook.save(path)

    said = openpyxl.load_workbook(office.type(path), data_only=True)["Tried"]

    answers: dict[object, object] = {
        said.cell(number, 1).value: said.cell(number, 2).value for number in range(1, said.max_row + 1)
    }
    assert [value for value in takes if answers[value] is not True] == []
    assert [value for value in refuses if answers[value] is True] == []
