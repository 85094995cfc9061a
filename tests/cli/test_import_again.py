"""`import` of a file that was here before, and what it does where no backup can be made."""

import json
from pathlib import Path
from typing import Any

from cs360_desktop.paths import backup_folder
from tests.cli.conftest import Run

BOATS = "Activity,Jan 2026,Feb 2026\nBoat checks,4,5\n"


def told(run: Run, workspace: Path, file: Path, *more: str) -> dict[str, Any]:
    done = run("import", workspace, file, "--create", "--json", *more)
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def backups() -> list[Path]:
    return sorted(backup_folder().rglob("*.cs360"))


def test_that_the_same_file_is_noticed_and_brings_nothing_new(run: Run, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "Activity.csv"
    file.write_text(BOATS, encoding="utf-8")
    assert told(run, workspace, file, "--dry-run")["seen_before"] is None
    assert told(run, workspace, file)["seen_before"] is None

    again = told(run, workspace, file)

    assert again["applied"] == {"new": 0, "changed": 0, "unchanged": 2}
    seen = again["seen_before"]
    assert (seen["same_content"], seen["file"], seen["new"], seen["taken_back"]) == (True, "Activity.csv", 2, False)
    assert seen["imported_at"].endswith("Z")
    assert "This very file was imported on " in run("import", workspace, file).out


def test_that_a_newer_version_of_a_file_is_noticed_by_its_name(run: Run, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "Activity.csv"
    file.write_text(BOATS, encoding="utf-8")
    told(run, workspace, file)
    file.write_text(BOATS.replace(",5", ",6"), encoding="utf-8")

    newer = told(run, workspace, file)

    assert newer["applied"] == {"new": 0, "changed": 1, "unchanged": 1}
    assert newer["seen_before"]["same_content"] is False


def test_that_a_backup_is_made_only_where_something_is_written(run: Run, workspace: Path, tmp_path: Path) -> None:
    file = tmp_path / "Activity.csv"
    file.write_text(BOATS, encoding="utf-8")

    told(run, workspace, file, "--dry-run")
    assert backups() == []
    before = run("entries", workspace, "--csv", "-").out
    told(run, workspace, file)
    (copy,) = backups()
    told(run, workspace, file)
    assert backups() == [copy]

    assert run("entries", copy, "--csv", "-").out == before
    assert run("check", copy).code == 0


def test_that_where_no_backup_can_be_made_nothing_is_imported_unless_it_is_told_to(
    run: Run, workspace: Path, tmp_path: Path
) -> None:
    file = tmp_path / "Activity.csv"
    file.write_text(BOATS, encoding="utf-8")
    backup_folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folder().write_text("a file where the folder should be", encoding="utf-8")
    before = workspace.read_bytes()

    done = run("import", workspace, file, "--create")

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("The backup “before import” could not be made in ")
    assert done.err.endswith("or go on without a backup. That is --no-backup.\n")
    assert workspace.read_bytes() == before
    assert told(run, workspace, file, "--no-backup")["applied"]["new"] == 2
