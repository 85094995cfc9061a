"""Which libraries a Windows program asks for, read from a real one: pip's own launcher, which distlib carries."""

import shutil
from pathlib import Path

import distlib
import pytest

from installer.windows import imports

LAUNCHER = Path(distlib.__file__).with_name("t64.exe")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_internal").mkdir()
    shutil.copy(LAUNCHER, tmp_path / "program.exe")
    return tmp_path


def test_that_what_windows_brings_is_not_missed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "kernel32.dll" in imports.asked_for(LAUNCHER)
    imports.main(folder)
    assert capsys.readouterr().out == "Every library that is asked for is in the folder or Windows' own.\n"


def test_that_a_library_of_neither_is_named_with_who_asks_for_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = folder / "program.exe"
    program.write_bytes(program.read_bytes().replace(b"SHLWAPI.dll", b"ABSENTX.dll"))
    with pytest.raises(SystemExit, match="1"):
        imports.main(folder)
    assert "absentx.dll is not in the folder; asked for by program.exe" in capsys.readouterr().out
    (folder / "_internal" / "ABSENTX.dll").write_bytes(LAUNCHER.read_bytes())
    imports.main(folder)


def test_that_a_library_of_windows_own_must_not_be_in_the_folder(folder: Path) -> None:
    (folder / "_internal" / "icuuc.dll").write_bytes(LAUNCHER.read_bytes())
    with pytest.raises(SystemExit, match=r"icuuc\.dll"):
        imports.main(folder)
