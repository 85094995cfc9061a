"""`import` on real spreadsheets: what is certain goes in with its cell, once; everything else is listed."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run, real_file

LASD = "lasd_by_station_2010_2022.xlsx"
PHOENIX = "phoenix_ucr_2022_months_wide.csv"


def entries(run: Run, workspace: Path, *more: str) -> list[dict[str, str]]:
    done = run("entries", workspace, *more, "--csv", "-")
    assert done.code == 0, done.err
    return list(csv.DictReader(io.StringIO(done.out)))


def applied(run: Run, workspace: Path, file: Path, *more: str) -> dict[str, int]:
    done = run("import", workspace, file, "--json", *more)
    assert done.code == 0, done.err
    counts: dict[str, int] = json.loads(done.out)["applied"]
    return counts


def test_that_a_real_workbook_by_station_comes_in_exactly_and_a_second_time_unchanged(
    run: Run, workspace: Path
) -> None:
    file = real_file(LASD)

    first = applied(run, workspace, file, "--create")
    lines = entries(run, workspace)
    again = applied(run, workspace, file, "--create")

    assert first == {"new": len(lines), "changed": 0, "unchanged": 0}
    assert again == {"new": 0, "changed": 0, "unchanged": len(lines)}
    larceny = {
        line["period"]: line["value"]
        for line in lines
        if line["measure"] == "Larceny Theft" and "Altadena" in line["area"] and "Unincorporated" in line["area"]
    }
    assert (larceny["2010"], larceny["2019"], larceny["2022"]) == ("445", "373", "330")
    robbery = [int(line["value"]) for line in lines if line["measure"] == "Robbery" and line["period"] == "2019"]
    assert sum(robbery) == 4216


def test_that_months_come_in_and_quarters_and_year_to_date_stay_out(run: Run, workspace: Path) -> None:
    counts = applied(run, workspace, real_file(PHOENIX), "--create")
    lines = entries(run, workspace)

    assert counts["new"] == len(lines) == 96
    assert {line["period"] for line in lines} == {f"2022-{month:02}" for month in range(1, 13)}
    homicide = [int(line["value"]) for line in lines if line["measure"] == "Criminal Homicide"]
    assert (homicide[:3], sum(homicide)) == ([13, 22, 13], 223)
    larceny = [int(line["value"]) for line in lines if line["measure"].startswith("Larceny")]
    assert (larceny[0], larceny[-1], sum(larceny)) == (3229, 2702, 33631)


def test_that_two_files_of_the_same_names_but_other_periods_stay_apart(run: Run, workspace: Path) -> None:
    applied(run, workspace, real_file(LASD), "--create")
    counts = applied(run, workspace, real_file(PHOENIX), "--create")

    assert counts == {"new": 96, "changed": 0, "unchanged": 0}
    months = entries(run, workspace, "--from", "2022-01", "--to", "2022-12")
    robbery = [line["value"] for line in months if line["measure"] == "Robbery, by month"]
    assert (len(robbery), robbery[:3]) == (12, ["262", "232", "249"])
    assert applied(run, workspace, real_file(PHOENIX), "--create")["unchanged"] == 96
    assert applied(run, workspace, real_file(LASD), "--create")["new"] == 0


def test_that_every_value_knows_its_cell(run: Run, workspace: Path) -> None:
    applied(run, workspace, real_file(LASD), "--create")

    lines = entries(run, workspace, "--measure", "Robbery", "--from", "2010", "--to", "2010")

    assert {(line["file"], line["sheet"]) for line in lines} == {(LASD, "Sheet1")}
    assert all(line["cell"].startswith("D") for line in lines)
    assert all(line["changed_at"].endswith("Z") for line in lines)


def test_that_a_dry_run_writes_nothing(run: Run, workspace: Path) -> None:
    before = workspace.read_bytes()

    done = run("import", workspace, real_file(PHOENIX), "--create", "--dry-run")

    assert (done.code, "96 values would be new" in done.out, workspace.read_bytes() == before) == (0, True, True)


def test_that_without_create_unknown_names_are_questions_and_nothing_goes_in(run: Run, workspace: Path) -> None:
    done = run("import", workspace, real_file(PHOENIX), "--json")

    told = json.loads(done.out)
    assert told["applied"] == {"new": 0, "changed": 0, "unchanged": 0}
    assert {question["name"] for question in told["questions"]} >= {"Robbery", "Burglary"}


def test_that_a_file_that_is_no_workbook_gets_one_sentence_and_the_workspace_keeps_every_byte(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    fake = tmp_path / "crime stats.xlsx"
    shutil.copy(real_file("PROVENANCE.md"), fake)
    before = workspace.read_bytes()

    done = run("import", workspace, fake)

    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "crime stats.xlsx" in done.err
    assert workspace.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "dalton_ga_crime_stats_2016_04.xlsx",
        "dalton_ga_crashes_2017_full_year.xlsx",
    ],
)
def test_that_what_cannot_be_read_with_certainty_leaves_no_value(run: Run, workspace: Path, name: str) -> None:
    done = run("import", workspace, real_file(name), "--create", "--json")

    if done.code == 0:
        assert json.loads(done.out)["applied"]["new"] == 0
        assert json.loads(done.out)["questions"]
    else:
        assert (done.code, done.err.count("\n")) == (2, 1)
    assert entries(run, workspace) == []


def test_that_each_row_left_out_is_listed_with_its_reason(workspace: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "calls.csv"
    file.write_text(
        "Measure,Jan 2026,Feb 2026\nNoise calls,12,3\nNoise calls YTD,12,15\nTotal,12,3\n", encoding="utf-8"
    )

    done = run("import", workspace, file, "--create", "--json", "--dry-run")

    assert [(each["cells"], each["reason"]) for each in json.loads(done.out)["left_out"]] == [
        ("row 3", "it is worked out from other rows"),
        ("row 4", "it is a total of other rows"),
    ]
    assert "Left out: calls row 3: it is worked out from other rows" in run("import", workspace, file, "--dry-run").out
