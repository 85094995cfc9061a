"""Full disks, read-only places, files that vanish while they are open: nothing saved is lost, nothing is half there."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.people import Person
from cs360_desktop.storage import media, nouns
from cs360_desktop.storage.connections import uri
from cs360_desktop.storage.workspace import Workspace, create_workspace, open_workspace
from tests.storage.places import as_another_user, fill_up, own_disk


def add(workspace: Workspace, *names: str) -> None:
    with workspace.work("add_person", "tester") as unit:
        unit[nouns.people].add_all([Person(name) for name in names])


def names(workspace: Workspace) -> list[str]:
    with workspace.reading() as reading:
        return [person.name for person in reading[nouns.people].all("id")]


def names_in(path: Path) -> list[str]:
    opened = open_workspace(path, read_only=True)
    try:
        return names(opened)
    finally:
        opened.close()


# -- a path that is too long ------------------------------------------------------------------------------------------


def test_that_only_windows_finds_a_path_with_what_lies_beside_it_too_long() -> None:
    longest = PureWindowsPath("C:/") / ("x" * 226) / "A.cs360"
    assert len(str(longest) + "..01234567.new-journal") == 259  # its MAX_PATH without the end of the text
    assert not media.is_too_long(longest, "win32")
    assert media.is_too_long(longest.with_name("AB.cs360"), "win32")
    assert not media.is_too_long(PurePosixPath("/") / ("x" * 300) / "A.cs360", "linux")


def test_that_a_path_too_long_is_refused_in_words_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 200) / "A.cs360"
    deep.parent.mkdir()
    create_workspace(deep)
    monkeypatch.setattr(media, "_LONGEST_WINDOWS_PATH", 200)
    monkeypatch.setattr(media.is_too_long, "__defaults__", ("win32",))
    with pytest.raises(UserError, match=r"“B\.cs360” is too long for Windows, so nothing was made"):
        create_workspace(deep.with_name("B.cs360"))
    with pytest.raises(UserError, match=r"“A\.cs360” is too long for Windows, so it was not opened"):
        open_workspace(deep)
    assert [each.name for each in deep.parent.iterdir()] == ["A.cs360"]


# -- a full disk --------------------------------------------------------------------------------------------------


def test_that_a_full_disk_refuses_whole_changes_and_all_is_well_when_there_is_room_again(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk):
        path = disk / "A.cs360"
        create_workspace(path)
        opened = open_workspace(path)
        add(opened, "R. Delgado")
        filler = fill_up(disk)

        with pytest.raises(UserError, match="the disk is full") as refusal:
            add(opened, *["x" * 2000] * 500)
        assert refusal.value.detail == "SQLITE_FULL"
        assert names(opened) == ["R. Delgado"]

        filler.unlink()
        add(opened, "K. Ostrowski")
        opened.close()
        assert names_in(path) == ["R. Delgado", "K. Ostrowski"]
        assert [each.name for each in disk.iterdir()] == [path.name]


def test_that_a_workspace_on_a_full_disk_closes_and_keeps_what_was_saved(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk):
        path = disk / "A.cs360"
        create_workspace(path)
        opened = open_workspace(path)
        add(opened, *(f"Person {number}" for number in range(300)))
        fill_up(disk)

        opened.close()

        assert len(names_in(path)) == 300


def test_that_a_workspace_that_does_not_fit_on_the_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk, "200k"):
        with pytest.raises(UserError, match=r"disk is full, so “A\.cs360” was not made"):
            create_workspace(disk / "A.cs360")

        assert list(disk.iterdir()) == []


# -- places that cannot be written --------------------------------------------------------------------------------


@pytest.fixture
def anybodys_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_that_a_workspace_on_a_read_only_disk_is_read_and_says_why_it_is_not_written(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk) as remount:
        path = disk / "A.cs360"
        create_workspace(path)
        opened = open_workspace(path)
        add(opened, "R. Delgado")
        opened.close()
        remount("ro")

        opened = open_workspace(path)
        assert names(opened) == ["R. Delgado"]
        with pytest.raises(UserError, match="cannot be written, so nothing was changed"):
            add(opened, "K. Ostrowski")
        opened.close()
        with pytest.raises(UserError, match="cannot be written, so nothing was made"):
            create_workspace(disk / "B.cs360")


def test_that_a_read_only_copy_of_a_file_in_wal_mode_is_read(tmp_path: Path, workspace: Workspace, path: Path) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk) as remount:
        with workspace.reading() as reading:  # everything is in the file itself, which still says WAL
            reading.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(path, disk / "A.cs360")
        remount("ro")

        opened = open_workspace(disk / "A.cs360")
        with opened.reading() as reading:
            assert reading[nouns.agencies].get(1).name == "Mill Harbor PD"
        opened.close()


def test_that_a_log_on_a_read_only_disk_is_named_not_ignored(tmp_path: Path, workspace: Workspace, path: Path) -> None:
    disk = tmp_path / "disk"
    with own_disk(disk) as remount:
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", disk)
        remount("ro")

        with pytest.raises(UserError, match="last changes still lie in “Mill Harbor"):
            open_workspace(disk / path.name)


def test_that_a_folder_of_somebody_else_s_is_only_read(anybodys_folder: Path) -> None:
    path = anybodys_folder / "A.cs360"
    create_workspace(path)
    opened = open_workspace(path)
    add(opened, "R. Delgado")
    opened.close()

    def look() -> list[str]:
        other = open_workspace(path)
        found = [*names(other), other.why_read_only]
        other.close()
        return found

    name, why = as_another_user(look)
    assert name == "R. Delgado"
    assert "cannot be written" in why


def test_that_what_the_owner_writes_meanwhile_is_seen_by_who_may_only_read(anybodys_folder: Path) -> None:
    path = anybodys_folder / "A.cs360"
    create_workspace(path)
    writer = open_workspace(path)
    told, seen = os.pipe(), os.pipe()

    def look() -> list[list[str]]:
        other = open_workspace(path)  # before the first change there is no log beside the file
        found = [names(other)]
        os.write(seen[1], b".")
        os.read(told[0], 1)
        found.append(names(other))
        other.close()
        return found

    # The child writes its answer after we have written; so answer its question from a thread of our own.
    from threading import Thread

    def write_when_seen() -> None:
        os.read(seen[0], 1)
        add(writer, "R. Delgado")
        os.write(told[1], b".")

    thread = Thread(target=write_when_seen)
    if not os.geteuid():
        thread.start()
    try:
        assert as_another_user(look) == [[], ["R. Delgado"]]
    finally:
        if thread.ident:
            thread.join()
        writer.close()
        for descriptor in (*told, *seen):
            os.close(descriptor)


def test_that_a_read_only_file_is_opened_to_be_read(anybodys_folder: Path) -> None:
    path = anybodys_folder / "A.cs360"
    create_workspace(path)
    path.chmod(0o444)
    anybodys_folder.chmod(0o777)

    def look() -> str:
        other = open_workspace(path)
        names(other)
        other.close()
        return other.why_read_only

    assert "cannot be written" in as_another_user(look)
    assert [each.name for each in anybodys_folder.iterdir()] == [path.name]


def test_that_a_file_nobody_may_read_gets_a_sentence(anybodys_folder: Path) -> None:
    path = anybodys_folder / "A.cs360"
    create_workspace(path)
    path.chmod(0o600)
    hidden = anybodys_folder / "hidden"
    hidden.mkdir(0o700)

    def refusal_of(file: Path) -> str:
        with pytest.raises(UserError) as refusal:
            open_workspace(file)
        return refusal.value.sentence

    assert "cannot be read" in as_another_user(lambda: refusal_of(path))
    assert "cannot be read" in as_another_user(lambda: refusal_of(hidden / "A.cs360"))


# -- files that vanish while they are open ------------------------------------------------------------------------


@pytest.fixture
def in_use(path: Path) -> Iterator[Workspace]:
    if sys.platform == "win32":
        pytest.skip("Windows keeps an open file where it is")
    create_workspace(path)
    opened = open_workspace(path)
    add(opened, "R. Delgado")
    yield opened
    opened.close()


def refuse_for_good(workspace: Workspace) -> None:
    for _ in range(2):
        with pytest.raises(UserError, match="moved, renamed, replaced or deleted"):
            add(workspace, "K. Ostrowski")


def test_that_a_file_renamed_while_it_is_open_keeps_all_that_was_saved(in_use: Workspace, path: Path) -> None:
    renamed = path.rename(path.with_name("renamed.cs360"))

    refuse_for_good(in_use)
    in_use.close()

    assert names_in(renamed) == ["R. Delgado"]
    assert not path.exists()


def test_that_a_file_renamed_and_never_written_again_is_whole_after_closing(in_use: Workspace, path: Path) -> None:
    renamed = path.rename(path.with_name("renamed.cs360"))

    in_use.close()

    assert names_in(renamed) == ["R. Delgado"]


def test_that_a_file_replaced_while_it_is_open_is_never_written(in_use: Workspace, path: Path) -> None:
    other = path.with_name("other.cs360")
    create_workspace(other)
    content = other.read_bytes()
    other.rename(path)

    refuse_for_good(in_use)
    in_use.close()

    assert path.read_bytes() == content
    assert names_in(path) == []


def test_that_a_file_replaced_in_the_middle_of_a_change_refuses_the_commit(in_use: Workspace, path: Path) -> None:
    other = path.with_name("other.cs360")
    create_workspace(other)

    def change() -> None:
        with in_use.work("add_person", "tester") as unit:
            unit[nouns.people].add(Person("K. Ostrowski"))
            other.rename(path)

    with pytest.raises(UserError, match="replaced"):
        change()


def test_that_a_replaced_file_is_not_read_in_place_of_the_open_one(in_use: Workspace, path: Path) -> None:
    other = path.with_name("other.cs360")
    create_workspace(other)
    other.rename(path)

    with in_use.reading() as first:
        assert [person.name for person in first[nouns.people].all()] == ["R. Delgado"]
        with pytest.raises(UserError, match="replaced"), in_use.reading():  # this one needs a connection of its own
            pass


def test_that_a_file_deleted_while_it_is_open_is_not_made_again(in_use: Workspace, path: Path) -> None:
    path.unlink()

    refuse_for_good(in_use)
    assert names(in_use) == ["R. Delgado"]
    in_use.close()

    assert not path.exists()


def test_that_a_folder_that_vanished_refuses_and_lets_the_window_close(in_use: Workspace, path: Path) -> None:
    elsewhere = path.parent.rename(path.parent.with_name("unplugged"))

    refuse_for_good(in_use)
    in_use.close()

    assert names_in(elsewhere / path.name) == ["R. Delgado"]


def test_that_a_log_deleted_while_it_is_in_use_loses_nothing(in_use: Workspace, path: Path) -> None:
    Path(f"{path}-wal").unlink()

    refuse_for_good(in_use)
    in_use.close()

    assert names_in(path) == ["R. Delgado"]
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_that_after_a_failing_drive_nothing_is_written_before_reopening(in_use: Workspace, path: Path) -> None:
    resource = pytest.importorskip("resource", reason="only POSIX limits the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(UserError, match="does not answer, so the last change may not be saved"):
            add(in_use, "x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    with pytest.raises(UserError, match="does not answer"):
        add(in_use, "K. Ostrowski")
    assert in_use.read_only
    assert names(in_use) == ["R. Delgado"]
    in_use.close()

    again = open_workspace(path)
    add(again, "K. Ostrowski")
    assert names(again) == ["R. Delgado", "K. Ostrowski"]
    again.close()


# -- names and addresses ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a b", "ü#1%20?mode=memory&x", "日本", ":memory:", "file:x", "x\\y", "it's", "-wal"])
def test_that_any_name_a_system_allows_is_a_workspace_of_that_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.cs360"
    if sys.platform == "win32" and set(name) & set('<>:"/\\|?*'):
        pytest.skip("Windows allows no such name")
    create_workspace(path)
    opened = open_workspace(path)
    add(opened, "R. Delgado")
    opened.close()

    assert names_in(path) == ["R. Delgado"]
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("file", "address"),
    [
        (PureWindowsPath(r"C:\Users\Kit Vale\A #1.cs360"), "file:///C%3A/Users/Kit%20Vale/A%20%231.cs360?mode=rw"),
        (PureWindowsPath(r"\\server\share\A.cs360"), "file:////server/share/A.cs360?mode=rw"),
        (PurePosixPath("/home/ä/A.cs360"), "file:///home/%C3%A4/A.cs360?mode=rw"),
    ],
)
def test_that_drives_and_shares_of_windows_are_addressed_as_sqlite_reads_them(
    file: PureWindowsPath | PurePosixPath, address: str
) -> None:
    assert uri(file, "rw") == address


@pytest.mark.parametrize("length", [201, 255, 300])
def test_that_a_name_too_long_for_a_file_is_refused(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("n" * length)

    with pytest.raises(UserError, match="too long"):
        create_workspace(path)
    with pytest.raises(UserError):
        open_workspace(path)
    assert list(tmp_path.iterdir()) == []


def test_that_a_path_too_long_for_the_database_is_refused(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["n" * 100] * 6)
    folder.mkdir(parents=True)

    with pytest.raises(UserError, match=r"“A\.cs360”"):
        create_workspace(folder / "A.cs360")
    assert list(folder.iterdir()) == []


def test_that_a_link_to_nothing_is_not_written_over(path: Path) -> None:
    path.symlink_to("nowhere.cs360")

    with pytest.raises(UserError, match="exists already"):
        create_workspace(path)
    with pytest.raises(UserError, match="There is no file"):
        open_workspace(path)
    assert path.is_symlink()


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
//server/share /media/My\040Share cifs rw 0 0
/dev/sdb1 /media/My\040Share/stick vfat rw 0 0
nfs:/x /net nfs4 rw 0 0
sshfs /home/kit/remote fuse.sshfs rw 0 0
/dev/sdc1 /mnt/ntfs fuseblk rw 0 0
gvfs /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
""".strip()


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/kit/A.cs360", False),
        ("/media/My Share/A.cs360", True),
        ("/media/My Share/stick/A.cs360", False),
        ("/media/My Shares/A.cs360", False),
        ("/net/A.cs360", True),
        ("/network/A.cs360", False),
        ("/home/kit/remote/A.cs360", True),
        ("/mnt/ntfs/A.cs360", False),
        ("/run/user/1000/gvfs/smb-share:server=x/A.cs360", True),
    ],
)
def test_that_a_network_share_is_told_from_a_drive(path: str, network: bool) -> None:
    assert media.on_network_mount(Path(path), MOUNTS) is network


def test_that_on_a_network_share_no_write_ahead_log_is_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_workspace(path)
    monkeypatch.setattr(media, "is_network", lambda _path: True)
    opened = open_workspace(path)
    add(opened, "R. Delgado")

    assert [each.name for each in path.parent.iterdir() if each.name.startswith(path.name)] == [path.name]
    assert path.read_bytes()[18:20] == b"\x01\x01"  # SQLite's mark of a file without log
    opened.close()


def test_that_a_log_left_by_a_crash_is_folded_back_on_a_network_share(
    workspace: Workspace, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "share" / "A.cs360"
    copy.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    monkeypatch.setattr(media, "is_network", lambda _path: True)

    opened = open_workspace(copy)

    assert {each.name for each in copy.parent.iterdir()} == {copy.name, ".A.cs360.lock"}
    with opened.reading() as reading:
        assert reading[nouns.agencies].get(1).name == "Mill Harbor PD"
    opened.close()
