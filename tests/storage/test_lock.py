"""One writer per workspace: across programs, users, links, crashes and lock files that somebody removed."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.storage import nouns
from cs360_desktop.storage.lock import WorkspaceLock
from cs360_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.storage.places import NOBODY, as_another_user, other_program

fcntl = pytest.importorskip("fcntl", reason="Windows locks and removes files in another way; it is read, not run")

HOLD_OPEN = """
import sys, pathlib
from cs360_desktop.storage.workspace import open_workspace
opened = open_workspace(pathlib.Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that every user of this computer may write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def _opening_of(path: Path) -> str:
    opened = open_workspace(path)
    opened.close()
    return opened.why_read_only


def test_that_a_workspace_another_program_has_open_is_read_only(path: Path) -> None:
    create_workspace(path)
    with other_program(HOLD_OPEN, path):
        assert "is open in another window" in _opening_of(path)


def test_that_the_lock_of_a_killed_program_holds_nobody_up(path: Path) -> None:
    create_workspace(path)
    with other_program(HOLD_OPEN, path) as killed:
        killed.kill()
        killed.wait()

        assert WorkspaceLock.path_for(path).exists()
        assert _opening_of(path) == ""
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_that_a_link_is_locked_like_the_file_it_leads_to(workspace: Workspace, path: Path) -> None:
    link = path.with_name("link.cs360")
    link.symlink_to(path)

    assert "is open in another window" in _opening_of(link)


def test_that_a_link_writes_the_file_it_leads_to_and_stays_a_link(path: Path, tmp_path: Path) -> None:
    create_workspace(path)
    link = tmp_path / "elsewhere" / "link.cs360"
    link.parent.mkdir()
    link.symlink_to(path)

    opened = open_workspace(link)
    with opened.work("add_person", "tester") as unit:
        unit[nouns.people].add(Person("R. Delgado"))
    opened.close()

    assert link.is_symlink()
    assert [each.name for each in link.parent.iterdir()] == [link.name]
    read = open_workspace(path, read_only=True)
    with read.reading() as reading:
        assert [person.name for person in reading[nouns.people].all()] == ["R. Delgado"]
    read.close()


def test_that_a_lock_file_another_user_left_by_a_crash_holds_nobody_up(shared_folder: Path) -> None:
    path = shared_folder / "A.cs360"
    create_workspace(path)
    os.chown(path, NOBODY, NOBODY)
    WorkspaceLock.path_for(path).touch(0o644)

    assert as_another_user(lambda: _opening_of(path)) == ""


def test_that_a_lock_another_user_holds_is_respected(shared_folder: Path) -> None:
    path = shared_folder / "A.cs360"
    create_workspace(path)
    path.chmod(0o666)
    held = open_workspace(path)

    assert "is open in another window" in as_another_user(lambda: _opening_of(path))
    held.close()


def test_that_a_lock_file_nobody_may_read_opens_read_only_and_is_named(shared_folder: Path) -> None:
    path = shared_folder / "A.cs360"
    create_workspace(path)
    path.chmod(0o666)
    WorkspaceLock.path_for(path).touch(0o600)

    assert ".A.cs360.lock" in as_another_user(lambda: _opening_of(path))


def test_that_a_lock_taken_on_a_file_just_removed_counts_for_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Another program gives its lock back, and removes the file, between our opening and our locking it.
    held = WorkspaceLock.take(path)
    assert held
    flock, at_first = fcntl.flock, [held]

    def release_first(descriptor: int, how: int) -> None:
        for lock in at_first:
            at_first.clear()
            lock.release()
        flock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", release_first)
    ours = WorkspaceLock.take(path)
    assert ours

    assert WorkspaceLock.take(path) is None
    ours.release()


def test_that_giving_back_a_lock_whose_file_was_removed_leaves_the_next_holder_s_alone(path: Path) -> None:
    first = WorkspaceLock.take(path)
    assert first
    WorkspaceLock.path_for(path).unlink()
    second = WorkspaceLock.take(path)
    assert second

    first.release()

    assert WorkspaceLock.take(path) is None
    second.release()


def test_that_a_lock_file_removed_by_somebody_does_not_stop_saving(workspace: Workspace, path: Path) -> None:
    WorkspaceLock.path_for(path).unlink()
    second = open_workspace(path)

    for number, opened in enumerate((workspace, second)):
        with opened.work("add_person", "tester") as unit:
            unit[nouns.people].add(Person(f"Person {number}"))
    second.close()
    workspace.close()

    opened = open_workspace(path)
    with opened.reading() as reading:
        assert [person.name for person in reading[nouns.people].all("name")] == ["Person 0", "Person 1"]
    opened.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_that_a_second_window_that_outlives_the_first_reads_everything(workspace: Workspace, path: Path) -> None:
    second = open_workspace(path)
    with second.reading() as reading:
        assert reading[nouns.people].all() == []
    with workspace.work("add_person", "tester") as unit:
        unit[nouns.people].add(Person("R. Delgado"))
    workspace.close()

    with second.reading() as reading:
        assert [person.name for person in reading[nouns.people].all()] == ["R. Delgado"]
    with pytest.raises(UserError, match="another window"), second.work("add_person", "tester"):
        pass
    copied = path.with_name("copied to a stick.cs360")
    copied.write_bytes(path.read_bytes())
    second.close()

    for each in (path, copied):
        opened = open_workspace(each)
        with opened.reading() as reading:
            assert [person.name for person in reading[nouns.people].all()] == ["R. Delgado"]
        opened.close()
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name, copied.name]
