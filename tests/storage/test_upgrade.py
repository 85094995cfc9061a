"""Older workspaces: numbered steps on a verified copy, and the file as it was stays beside it."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.storage import nouns
from cs360_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.storage.places import own_disk


def add_a_table(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE lesson (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    connection.exec_driver_sql("INSERT INTO lesson (text) SELECT name FROM person")


def rebuild_a_table(connection: Connection) -> None:
    """As SQLite wants columns changed: a new table in place of one that others refer to."""
    (sql,) = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'person'").one()
    connection.exec_driver_sql(sql.replace("CREATE TABLE person", "CREATE TABLE person_new"))
    connection.exec_driver_sql("INSERT INTO person_new SELECT * FROM person")
    connection.exec_driver_sql("DROP TABLE person")
    connection.exec_driver_sql("ALTER TABLE person_new RENAME TO person")


def fail_half_way(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE setting")
    raise ZeroDivisionError


@pytest.fixture
def old(workspace: Workspace, path: Path) -> Path:
    with workspace.work("add_person", "tester") as unit:
        person = unit[nouns.people].add(Person("R. Delgado"))
        unit[nouns.measures].change(1, owner_id=person)
    workspace.close()
    return path


def version_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_that_an_older_workspace_is_brought_up_to_date_and_kept_as_it_was(old: Path) -> None:
    before = old.read_bytes()

    opened = open_workspace(old, upgrades=[add_a_table, rebuild_a_table])

    with opened.reading() as reading:
        assert reading.connection.exec_driver_sql("SELECT text FROM lesson").scalar_one() == "R. Delgado"
        assert reading[nouns.measures].get(1).owner_id == reading[nouns.people].all()[0].id
        assert reading.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    opened.close()
    kept = old.with_name("Mill Harbor (before update 2).cs360")
    assert version_of(old) == 3
    assert kept.read_bytes() == before
    assert sorted(each.name for each in old.parent.iterdir()) == sorted([kept.name, old.name])


def test_that_only_the_missing_steps_are_run(old: Path) -> None:
    open_workspace(old, upgrades=[add_a_table]).close()
    taken: list[str] = []
    open_workspace(old, upgrades=[fail_half_way, lambda _: taken.append("third")]).close()

    assert (version_of(old), taken) == (3, ["third"])


def test_that_an_earlier_copy_is_never_written_over(old: Path) -> None:
    kept = old.with_name("Mill Harbor (before update 2).cs360")
    kept.write_text("an earlier copy", encoding="utf-8")

    open_workspace(old, upgrades=[add_a_table]).close()

    assert kept.read_text(encoding="utf-8") == "an earlier copy"
    assert version_of(old.with_name("Mill Harbor (before update 2, 2).cs360")) == 1


def test_that_a_step_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    before = old.read_bytes()

    with pytest.raises(ZeroDivisionError):
        open_workspace(old, upgrades=[add_a_table, fail_half_way])

    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir()] == [old.name]
    opened = open_workspace(old)
    assert not opened.read_only
    opened.close()


def test_that_a_step_that_breaks_references_is_not_let_through(old: Path) -> None:
    before = old.read_bytes()

    with pytest.raises(RuntimeError, match="broke references"):
        open_workspace(old, upgrades=[lambda connection: connection.exec_driver_sql("DELETE FROM person")])

    assert old.read_bytes() == before


def test_that_changes_left_in_a_log_by_a_crash_are_in_the_upgraded_file(workspace: Workspace, path: Path) -> None:
    copy = path.with_name("crashed.cs360")
    for suffix in ("", "-wal"):
        Path(f"{copy}{suffix}").write_bytes(Path(f"{path}{suffix}").read_bytes())

    opened = open_workspace(copy, upgrades=[add_a_table])
    with opened.reading() as reading:
        assert reading[nouns.agencies].get(1).name == "Mill Harbor PD"
    opened.close()


def test_that_an_older_workspace_is_not_upgraded_where_it_cannot_be_written(old: Path) -> None:
    before = old.read_bytes()

    with pytest.raises(UserError, match="older version"):
        open_workspace(old, read_only=True, upgrades=[add_a_table])

    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir()] == [old.name]


@pytest.mark.parametrize("size", ["1m", "1500k"])
def test_that_no_room_for_the_copies_leaves_the_file_as_it_was(tmp_path: Path, size: str) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk, size):
        path = disk / "A.cs360"
        create_workspace(path)
        before = path.read_bytes()

        with pytest.raises(UserError, match=r"full|no room"):
            open_workspace(path, upgrades=[add_a_table])

        assert path.read_bytes() == before
        assert [each.name for each in disk.iterdir()] == [path.name]


def test_that_a_file_without_a_version_is_not_a_whole_workspace(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("PRAGMA user_version=0")
    connection.close()

    with pytest.raises(UserError, match="damaged"):
        open_workspace(old, upgrades=[add_a_table])
