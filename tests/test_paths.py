"""Resources are found alike from a wheel, a checkout and the packaged program; data folders can be moved."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cs360_desktop import paths

CHECKOUT = Path(__file__).resolve().parents[1]


def test_that_a_checkout_finds_its_own_resources() -> None:
    assert paths.resource("catalogue") == CHECKOUT / "resources" / "catalogue"
    assert paths.resource("catalogue").is_dir()


def test_that_an_installed_wheel_finds_the_resources_inside_its_package(tmp_path: Path) -> None:
    package = tmp_path / "cs360_desktop"
    (package / "resources").mkdir(parents=True)
    for name in ("__init__.py", "paths.py"):
        shutil.copy(CHECKOUT / "cs360_desktop" / name, package)
    found = subprocess.run(
        [sys.executable, "-c", "from cs360_desktop.paths import resource; print(resource('a', 'b.toml'), end='')"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout) == package / "resources" / "a" / "b.toml"


def test_that_the_packaged_program_finds_the_resources_it_was_packed_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("i18n", "es.qm") == tmp_path / "resources" / "i18n" / "es.qm"


def test_that_one_variable_moves_everything_the_program_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CS360_DATA", str(tmp_path / "Größe"))
    folders = (paths.data_folder(), paths.log_folder(), paths.backup_folder(), paths.workspaces_folder())
    assert all(folder.is_relative_to(tmp_path / "Größe") for folder in folders)
    assert len(set(folders)) == len(folders)
    assert not any(folder.exists() for folder in folders), "finding a folder must not make it"


def test_that_data_lie_in_the_users_own_folder_and_workspaces_among_the_documents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CS360_DATA", raising=False)
    assert paths.data_folder().name == "CS360 Desktop"
    assert paths.log_folder().parent == paths.data_folder()
    assert paths.workspaces_folder().name == "CS360"
    assert not paths.workspaces_folder().is_relative_to(paths.data_folder())


def test_that_the_portable_program_keeps_everything_in_a_folder_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CS360_DATA", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "CS360 Desktop.exe"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not paths.data_folder().is_relative_to(tmp_path), "an installed program keeps to the user's own folders"
    (tmp_path / "portable.txt").touch()
    assert paths.data_folder() == tmp_path / "Data"
    assert paths.workspaces_folder() == tmp_path / "Data" / "CS360"


def test_that_only_the_packaged_program_ships_license_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.license_folder() is None
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.license_folder() == tmp_path / "licenses"
