"""`export --only template` and back: nothing changes but what somebody changed."""

import json
from pathlib import Path

import openpyxl

from tests.cli.conftest import Run


def test_that_the_workbook_to_fill_in_comes_back_as_the_one_figure_that_was_typed(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("export", workspace, "--out", out, "--only", "template").code == 0
    (file,) = out.iterdir()
    workbook = openpyxl.load_workbook(file)
    sheet = workbook["Months"]
    row = next(number for number in range(2, sheet.max_row + 1) if sheet.cell(number, 3).value == "count")
    sheet.cell(row, sheet.max_column - 1).value = 9
    workbook.save(file)

    assert counts(run, workspace, file) == {"new": 1, "changed": 0, "unchanged": 0}

    assert run("export", workspace, "--out", out, "--only", "template").code == 0
    assert counts(run, workspace, file) == {"new": 0, "changed": 0, "unchanged": 1}


def counts(run: Run, workspace: Path, file: Path) -> dict[str, int]:
    done = run("import", workspace, file, "--json")
    assert done.code == 0, done.err
    said = json.loads(done.out)
    assert said["questions"] == []
    applied: dict[str, int] = said["applied"]
    return applied
