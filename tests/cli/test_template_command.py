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


def test_that_chosen_measures_and_periods_are_all_that_is_in_it(run: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    choice = ("--measure", "1.07", "--measure", "1.01", "--from", "2025-11", "--to", "2026-01")
    assert run("export", workspace, "--out", out, "--only", "template", *choice).code == 0
    (file,) = out.iterdir()
    rows = list(openpyxl.load_workbook(file)["Months"].values)
    assert rows[0][3:] == ("Nov 2025", "Dec 2025", "Jan 2026")
    assert len(rows) == 3


def test_that_what_cannot_be_chosen_is_refused_in_one_sentence(run: Run, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for only, choice, sentence in (
        ("template", ("--measure", "9.99"), "There is no measure “9.99”"),
        ("template", ("--from", "Tuesday"), "'Tuesday' is not a period"),
        ("template", ("--from", "2026-13"), "'2026-13' is not a period; write it as 2024-03"),
        ("template", ("--to", "9999"), "'9999' lies outside the years that entries can have"),
        ("template", ("--from", "2026-03", "--to", "2026-01"), "The last period lies before the first"),
        ("entries", ("--from", "2026-03"), "--measure, --from and --to choose what the workbook to fill in holds"),
    ):
        done = run("export", workspace, "--out", out, "--only", only, *choice)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert sentence in done.err
        assert not out.exists()
