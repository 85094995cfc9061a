"""Backups the program makes by itself: whole, of one moment, few, and refused in a sentence where there is no room."""

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cs360_desktop.domain.people import Person
from cs360_desktop.storage import nouns
from cs360_desktop.storage.backup import NoBackupError, back_up, backups_of
from cs360_desktop.storage.connections import logs_beside
from cs360_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.storage.places import fill_up, own_disk

NOON = datetime(2026, 11, 28, 12, 0, tzinfo=timezone(timedelta(hours=-5)))


def add(workspace: Workspace, name: str) -> None:
    with workspace.work("add_person", "tester") as unit:
        unit[nouns.people].add(Person(name))


def names_in(path: Path) -> list[str]:
    opened = open_workspace(path, read_only=True)
    try:
        with opened.reading() as unit:
            return [person.name for person in unit[nouns.people].all("id")]
    finally:
        opened.close()


def test_that_a_backup_holds_what_only_the_log_holds_so_far_and_is_one_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    add(workspace, "R. Delgado")
    assert logs_beside(workspace.path)

    made = back_up(workspace, tmp_path / "backup", "before import", keep=3, now=NOON)
    add(workspace, "K. Ostrowski")

    assert made.name == "Mill Harbor 2026-11-28 120000 before import.cs360"
    assert names_in(made) == ["R. Delgado"]
    assert list(made.parent.iterdir()) == [made]
    assert made.read_bytes()[18:20] == b"\x01\x01", "a file in WAL mode cannot be opened on read-only media"


def test_that_the_last_few_of_a_kind_stay_and_those_of_other_kinds_are_left_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    other = back_up(workspace, folder, "before update", keep=2, now=NOON)
    made = [
        back_up(workspace, folder, "before import", keep=2, now=NOON + timedelta(hours=number)) for number in range(4)
    ]

    assert sorted(other.parent.iterdir()) == sorted([other, *made[2:]])
    assert backups_of(workspace, folder, "before import") == [made[3], made[2]]


def test_that_two_within_a_second_are_two_and_a_clock_set_back_never_deletes_the_newest(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    first = back_up(workspace, folder, "before import", keep=2, now=NOON)
    second = back_up(workspace, folder, "before import", keep=2, now=NOON)
    later = NOON.timestamp() + 1e8
    for path in (first, second):
        os.utime(path, (later, later))

    newest = back_up(workspace, folder, "before import", keep=1, now=NOON)

    assert first != second
    assert list(newest.parent.iterdir()) == [newest]


def test_that_workspaces_of_one_name_do_not_push_out_each_other(tmp_path: Path) -> None:
    made = []
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        create_workspace(tmp_path / place / "A.cs360")
        opened = open_workspace(tmp_path / place / "A.cs360")
        made.append(back_up(opened, tmp_path / "backup", "before import", keep=1, now=NOON))
        opened.close()

    assert all(path.is_file() for path in made)
    assert made[0].parent != made[1].parent


def test_that_a_full_disk_refuses_and_leaves_nothing_of_the_copy(workspace: Workspace, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk, "200k"):
        filler = fill_up(disk)
        with pytest.raises(NoBackupError, match="the disk is full") as refusal:
            back_up(workspace, disk, "before import", keep=3, now=NOON)
        filler.unlink()
        with pytest.raises(NoBackupError, match="the disk is full"):
            back_up(workspace, disk, "before import", keep=3, now=NOON)

        assert "or go on without a backup" in refusal.value.sentence
        assert [path for path in disk.rglob("*") if path.is_file()] == []
    add(workspace, "R. Delgado")  # the workspace itself is as well as before


def test_that_a_folder_that_cannot_be_made_refuses(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a file where the folder should be"
    file.touch()
    with pytest.raises(NoBackupError, match="cannot be written"):
        back_up(workspace, file, "before import", keep=3, now=NOON)
    assert file.read_bytes() == b""
