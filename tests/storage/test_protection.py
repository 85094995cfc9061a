"""A protected copy of a workspace opens with its password alone and shows nothing of what it holds."""

from pathlib import Path

import pytest

from cs360_desktop.domain.agency import Agency
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.storage.protection import opens_with, write_protected


@pytest.fixture
def protected(tmp_path: Path) -> Path:
    plain = tmp_path / "plain.cs360"
    new_workspace(plain, Agency("Mill Harbor PD", state="ME")).close()
    assert b"Mill Harbor" in plain.read_bytes()
    write_protected(plain, tmp_path / "protected.cs360", "it's Ñandú 1")
    return tmp_path / "protected.cs360"


@pytest.mark.parametrize(
    ("password", "opens"), [("it's Ñandú 1", True), ("it's nandu 1", False), ("", False), (None, False)]
)
def test_that_a_protected_copy_opens_with_its_password_alone(
    protected: Path, password: str | None, opens: bool
) -> None:
    assert opens_with(protected, password) is opens


def test_that_nothing_of_a_protected_copy_can_be_read_without_the_password(protected: Path) -> None:
    content = protected.read_bytes()
    assert b"SQLite format 3" not in content
    assert b"Mill Harbor" not in content


def test_that_a_plain_workspace_opens_without_a_password(tmp_path: Path) -> None:
    new_workspace(tmp_path / "plain.cs360", Agency("Mill Harbor PD")).close()
    assert opens_with(tmp_path / "plain.cs360", None)
