"""Before an import the workspace is copied; a refused import changes no byte."""

from datetime import date
from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.entries import WHOLE_AGENCY, EntryKey, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import Period
from cs360_desktop.paths import backup_folder
from cs360_desktop.services import backups, entries, imports
from cs360_desktop.services.session import Session, open_session
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage import nouns
from tests.services.workbooks import Rows, bring_in, numbers, write_csv

BOATS: Rows = [["Activity", "Jan 2026", "Feb 2026"], ["Boat checks", 4, 5]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "Activity.csv", BOATS)


def test_that_the_copy_holds_the_workspace_as_it_was_before_the_import(session: Session, file: Path) -> None:
    bring_in(session, file)

    (copy,) = backups.backups_before_import(session)
    assert backup_folder() in copy.parents
    before = open_session(copy, read_only=True)
    try:
        assert numbers(before) == {}
    finally:
        before.close()
    assert numbers(session) == {("Boat checks", "2026-01"): 4, ("Boat checks", "2026-02"): 5}


def test_that_an_import_that_writes_nothing_makes_no_copy(session: Session, file: Path) -> None:
    bring_in(session, file)
    assert bring_in(session, file).new == 0

    assert len(backups.backups_before_import(session)) == 1


def test_that_only_the_copies_of_the_last_five_imports_stay(session: Session, tmp_path: Path) -> None:
    for month in range(1, 8):
        bring_in(session, write_csv(tmp_path / "A.csv", [["Activity", f"{month}/2026"], ["Boat checks", month]]))

    assert len(backups.backups_before_import(session)) == 5


def test_that_without_a_copy_nothing_is_imported_and_no_byte_changes(tmp_path: Path, file: Path) -> None:
    path = tmp_path / "own" / "A.cs360"
    path.parent.mkdir()
    new_workspace(path, Agency("Mill Harbor PD"), today=lambda: date(2026, 11, 10)).close()
    before = path.read_bytes()
    backup_folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folder().write_text("a file where the folder should be", encoding="utf-8")

    session = open_session(path)
    previewed = imports.preview(session, imports.propose(session, imports.read(file)), create=True)
    with pytest.raises(backups.NoBackupError, match="cannot be written"):
        imports.apply(session, previewed)
    session.close()
    assert path.read_bytes() == before

    session = open_session(path)
    assert imports.apply(session, previewed, backed_up=True).new == 2
    session.close()
    assert path.read_bytes() != before


def test_that_a_preview_that_time_has_overtaken_is_refused_and_changes_no_byte(tmp_path: Path, file: Path) -> None:
    path = tmp_path / "own" / "A.cs360"
    path.parent.mkdir()
    session = new_workspace(path, Agency("Mill Harbor PD"), today=lambda: date(2026, 11, 10))
    bring_in(session, file)
    with session.reading() as unit:
        boats = unit[nouns.measures].first(name="Boat checks")
    assert boats is not None
    changed = write_csv(tmp_path / "Activity.csv", [BOATS[0], ["Boat checks", 6, 7]])
    previewed = imports.preview(session, imports.propose(session, imports.read(changed)), create=True)
    entries.set_values(session, {EntryKey(boats.id, WHOLE_AGENCY, Period.month(2026, 1)): Value(9)})
    session.close()
    before = path.read_bytes()

    session = open_session(path)
    with pytest.raises(UserError, match="was changed after this preview was made"):
        imports.apply(session, previewed)
    session.close()

    assert path.read_bytes() == before


def test_that_looking_at_a_file_and_turning_back_changes_no_byte(tmp_path: Path, file: Path) -> None:
    path = tmp_path / "own" / "A.cs360"
    path.parent.mkdir()
    new_workspace(path, Agency("Mill Harbor PD")).close()
    before = path.read_bytes()

    session = open_session(path)
    imports.preview(session, imports.propose(session, imports.read(file)), create=True)
    session.close()

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
    assert not backup_folder().exists()
