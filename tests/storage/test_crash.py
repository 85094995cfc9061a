"""Killed programs: every acknowledged change is there, the file is whole, and no stray log can ruin it."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.storage import check, nouns
from cs360_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.storage.places import other_program

COMMIT_FOR_EVER = """
import itertools, pathlib, sys
from cs360_desktop.domain.entries import EntryKey, Value
from cs360_desktop.domain.people import Person
from cs360_desktop.domain.periods import Period
from cs360_desktop.storage import nouns
from cs360_desktop.storage.workspace import open_workspace

opened = open_workspace(pathlib.Path(sys.argv[1]))
assert not opened.read_only
month = Period.month(2026, 1)
for number in itertools.count(int(sys.argv[2])):
    with opened.work("add_person", "killed program") as unit:
        unit[nouns.people].add(Person(str(number)))
        unit.entries.set_values({EntryKey(1, 1, month.next(step)): Value(float(number)) for step in range(24)})
    print(number, flush=True)
"""

CREATE_FOR_EVER = """
import itertools, pathlib, sys
from cs360_desktop.domain.agency import Agency
from cs360_desktop.storage import nouns
from cs360_desktop.storage.workspace import create_workspace

def fill(unit):
    unit[nouns.agencies].add(Agency("Mill Harbor PD"))

for number in itertools.count():
    create_workspace(pathlib.Path(sys.argv[1], f"{number}.cs360"), fill)
    print(number, flush=True)
"""


def test_that_no_acknowledged_change_is_lost_when_the_program_is_killed(workspace: Workspace, path: Path) -> None:
    workspace.close()
    chance = random.Random(360)
    expected: list[str] = []

    for _ in range(5):
        with other_program(COMMIT_FOR_EVER, path, len(expected)) as killed:
            assert killed.stdout
            for _ in range(chance.randrange(1, 60)):
                killed.stdout.readline()
            killed.kill()
            killed.wait()
            said = killed.stdout.read().split()

        opened = open_workspace(path)
        with opened.reading() as reading:
            found = [person.name for person in reading[nouns.people].all("id")]
            values = set(reading.entries.values([1]).values())
            assert list(check.faults(reading)) == []
        opened.close()
        assert found == [str(number) for number in range(len(found))]
        assert {value.number for value in values} == {float(found[-1])}  # the same unit's, all of them
        assert len(found) > int(said[-1] if said else len(expected))
        assert [each.name for each in path.parent.iterdir()] == [path.name]
        expected = found
    assert len(expected) > 5


def test_that_a_program_killed_while_it_makes_workspaces_leaves_only_whole_ones(tmp_path: Path) -> None:
    with other_program(CREATE_FOR_EVER, tmp_path) as killed:
        assert killed.stdout
        killed.stdout.readline()
        killed.kill()
        killed.wait()

    made = [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
    assert len(made) >= 2
    for path in made:
        opened = open_workspace(path)
        with opened.reading() as reading:
            assert reading[nouns.agencies].get(1).name == "Mill Harbor PD"
        opened.close()


@pytest.fixture
def crashed(workspace: Workspace, path: Path, tmp_path: Path) -> Path:
    """A workspace as a killed program leaves it: half of it still in the log."""
    with workspace.work("add_person", "tester") as unit:
        unit[nouns.people].add(Person("R. Delgado"))
    copy = tmp_path / "crashed" / "A.cs360"
    copy.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    return copy


def test_that_only_looking_after_a_crash_folds_the_log_back(crashed: Path) -> None:
    opened = open_workspace(crashed)
    with opened.reading() as reading:
        assert [person.name for person in reading[nouns.people].all()] == ["R. Delgado"]
    opened.close()

    assert [each.name for each in crashed.parent.iterdir()] == [crashed.name]
    assert crashed.read_bytes()[18:20] == b"\x01\x01"  # SQLite's mark of a file without log
    connection = sqlite3.connect(f"file:{crashed}?immutable=1", uri=True)
    assert connection.execute("SELECT name FROM person").fetchall() == [("R. Delgado",)]
    connection.close()


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_that_a_stray_file_of_rubbish_beside_a_workspace_does_it_no_harm(path: Path, suffix: str) -> None:
    create_workspace(path)
    Path(f"{path}{suffix}").write_bytes(b"not a log" * 1000)

    opened = open_workspace(path)
    with opened.work("add_person", "tester") as unit:
        unit[nouns.people].add(Person("R. Delgado"))
    opened.close()

    assert [each.name for each in path.parent.iterdir()] == [path.name]


def _other_database(folder: Path, suffix: str) -> Path:
    """Another program's database, left with a log by a crash."""
    other = folder / "other" / "other.db"
    left = folder / "left" / "other.db"
    for each in (other, left):
        each.parent.mkdir()
    connection = sqlite3.connect(other, isolation_level=None)
    if suffix == "-wal":
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA cache_size=1")
    connection.execute("CREATE TABLE t (a)")
    connection.executemany("INSERT INTO t VALUES (?)", [("x" * 3000,)] * 100)
    connection.execute("BEGIN")
    connection.execute("UPDATE t SET a = 'y' || a")
    for end in ("", suffix):
        shutil.copy(f"{other}{end}", f"{left}{end}")
    connection.execute("ROLLBACK")
    connection.close()
    return left


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_that_a_log_of_another_database_is_never_let_into_a_workspace(path: Path, tmp_path: Path, suffix: str) -> None:
    create_workspace(path)
    shutil.copy(f"{_other_database(tmp_path, suffix)}{suffix}", f"{path}{suffix}")
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}

    with pytest.raises(UserError, match=r"belongs to another|is damaged"):
        open_workspace(path)

    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_that_another_program_s_database_and_its_log_stay_as_they_are(tmp_path: Path, suffix: str) -> None:
    foreign = _other_database(tmp_path, suffix)
    before = {each.name: each.read_bytes() for each in foreign.parent.iterdir()}

    for read_only in (False, True):
        with pytest.raises(UserError, match=r"belongs to another|cannot be|damaged"):
            open_workspace(foreign, read_only=read_only)
        if not read_only:
            assert {each.name: each.read_bytes() for each in foreign.parent.iterdir()} == before


def test_that_a_damaged_log_is_not_folded_into_the_file(crashed: Path) -> None:
    before = crashed.read_bytes()
    log = Path(f"{crashed}-wal")
    # A log whose checksums are right and whose pages are not: as a broken program or drive would write it.
    ruined = crashed.with_name("ruined.cs360")
    shutil.copy(crashed, ruined)
    writer = sqlite3.connect(ruined, isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("PRAGMA writable_schema=ON")
    writer.execute("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'person'")
    shutil.copy(f"{ruined}-wal", log)
    writer.close()

    with pytest.raises(UserError, match="damaged"):
        open_workspace(crashed)

    assert crashed.read_bytes() == before
    assert log.exists()
