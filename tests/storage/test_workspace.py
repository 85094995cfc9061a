"""Opening and making workspaces: one file, one writer, and a plain sentence for every file that is none."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
import sqlcipher3.dbapi2

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.errors import UserError
from cs360_desktop.storage import nouns
from cs360_desktop.storage.schema import APPLICATION_ID, VERSION
from cs360_desktop.storage.units import WorkUnit
from cs360_desktop.storage.workspace import Workspace, create_workspace, open_workspace


def test_that_a_closed_workspace_is_one_file(workspace: Workspace, path: Path) -> None:
    workspace.close()

    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_that_a_workspace_says_what_it_is(workspace: Workspace, path: Path) -> None:
    workspace.close()
    connection = sqlite3.connect(path)

    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_that_looking_at_a_workspace_changes_no_byte(workspace: Workspace, path: Path) -> None:
    workspace.close()
    before = path.read_bytes()

    opened = open_workspace(path)
    with opened.reading() as unit:
        assert unit[nouns.agencies].first() is not None
    opened.close()

    assert path.read_bytes() == before


def test_that_a_second_window_opens_read_only_and_says_why(workspace: Workspace, path: Path) -> None:
    second = open_workspace(path)

    assert second.read_only
    with pytest.raises(UserError, match="open in another window"), second.work("rename", "somebody"):
        pass
    second.close()


def test_that_the_lock_is_free_after_closing(workspace: Workspace, path: Path) -> None:
    workspace.close()

    again = open_workspace(path)
    assert not again.read_only
    again.close()


def test_that_every_commit_waits_for_the_disk(workspace: Workspace) -> None:
    with workspace.reading() as unit:
        synchronous = unit.connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        journal = unit.connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()

    assert (synchronous, journal) == (2, "wal")  # FULL


def test_that_a_unit_of_work_that_raises_writes_nothing(workspace: Workspace) -> None:
    def rename_and_fail() -> None:
        with workspace.work("rename", "tester") as unit:
            unit[nouns.agencies].change(1, name="Half done")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        rename_and_fail()

    with workspace.reading() as unit:
        assert unit[nouns.agencies].get(1).name == "Mill Harbor PD"
        assert [row.kind for row in unit.connection.exec_driver_sql("SELECT kind FROM batch")] == ["fill"]


def test_that_a_read_unit_sees_one_moment(workspace: Workspace) -> None:
    with workspace.reading() as reading:
        assert reading[nouns.agencies].get(1).name == "Mill Harbor PD"
        with workspace.work("rename", "tester") as unit:
            unit[nouns.agencies].change(1, name="Mill Harbor Police Department")

        assert reading[nouns.agencies].get(1).name == "Mill Harbor PD"


def _empty(path: Path) -> None:
    path.touch()


def _text(path: Path) -> None:
    path.write_text("PST roster\n" * 40, encoding="utf-8")


def _folder(path: Path) -> None:
    path.mkdir()


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def _newer(path: Path) -> None:
    create_workspace(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={VERSION + 1}")
    connection.close()


def _protected(path: Path) -> None:
    connection = sqlcipher3.dbapi2.connect(str(path))
    connection.execute("PRAGMA key='a long passphrase'")
    connection.execute("CREATE TABLE t (a)")
    connection.close()


def _damaged(path: Path) -> None:
    create_workspace(path)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 5] = b"\xff" * 4096 * 2
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _path: None, "There is no file"),
        (_empty, "is empty"),
        (_text, "is not a CS360 workspace"),
        (_folder, "is a folder"),
        (_foreign, "belongs to another program"),
        (_newer, "newer version"),
        (_protected, "protected"),
        (_damaged, "is damaged"),
    ],
)
def test_that_a_file_that_cannot_be_opened_gets_a_sentence_and_stays_as_it_is(
    path: Path, make: Callable[[Path], object], said: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(UserError, match=said) as refusal:
        open_workspace(path)

    assert path.name in refusal.value.sentence
    assert (path.read_bytes() if path.is_file() else None) == before
    assert {each.name for each in path.parent.iterdir()} <= {path.name}


def test_that_a_workspace_is_never_made_over_an_existing_file(path: Path) -> None:
    path.write_text("my notes", encoding="utf-8")

    with pytest.raises(UserError, match="exists already"):
        create_workspace(path)

    assert path.read_text(encoding="utf-8") == "my notes"


def test_that_a_workspace_that_is_not_filled_to_the_end_is_not_there(path: Path) -> None:
    def fill(unit: WorkUnit) -> None:
        unit[nouns.agencies].add(Agency("Mill Harbor PD"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        create_workspace(path, fill)

    assert list(path.parent.iterdir()) == []


def test_that_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        create_workspace(tmp_path / "nowhere" / "A.cs360")


def test_that_a_log_left_by_a_killed_program_is_read(workspace: Workspace, path: Path, tmp_path: Path) -> None:
    with workspace.work("rename", "tester") as unit:
        unit[nouns.agencies].change(1, name="Written just before")
    copy = tmp_path / "after the crash.cs360"
    copy.write_bytes(path.read_bytes())
    Path(f"{copy}-wal").write_bytes(Path(f"{path}-wal").read_bytes())

    opened = open_workspace(copy)
    with opened.reading() as reading:
        assert reading[nouns.agencies].get(1).name == "Written just before"
    opened.close()


def test_that_a_workspace_is_made_and_opened_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    create_workspace(Path("Here.cs360"))
    opened = open_workspace(Path("Here.cs360"))
    opened.close()

    assert (tmp_path / "Here.cs360").is_file()


def test_that_a_second_thread_that_wants_to_write_is_refused(workspace: Workspace) -> None:
    refused: list[str] = []

    def write() -> None:
        try:
            with workspace.work("second", ""):
                raise AssertionError("two threads write")
        except UserError as refusal:
            refused.append(refusal.sentence)

    with workspace.work("first", ""):
        other = Thread(target=write)
        other.start()
        other.join()
    assert refused == ["A file is being brought in just now, so this was not saved. Try again in a moment."]
