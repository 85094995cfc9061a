"""Documents that cannot be written: refused in words that say why, and nothing half written is left behind."""

from pathlib import Path

import pytest

from cs360_desktop.domain.documents import PDF, MadeFile
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import reports

FILE = MadeFile("TTA request.pdf", PDF, b"%PDF")


def test_that_a_path_too_long_is_refused_as_such(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="too long for the system"):
        reports.save(FILE, tmp_path / f"{'x' * 300}.pdf")
    with pytest.raises(UserError, match="too long for the system"):
        reports.write_files([FILE], tmp_path / ("y" * 300))
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_that_vanished_is_refused_as_such(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no longer there") as refusal:
        reports.save(FILE, tmp_path / "stick" / "request.pdf")
    assert "your data are as they were" in refusal.value.sentence
    assert list(tmp_path.iterdir()) == []


def test_that_a_place_that_is_taken_by_something_else_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "request.pdf").mkdir()
    with pytest.raises(UserError, match="open in another program"):
        reports.save(FILE, tmp_path / "request.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["request.pdf"]


def test_that_an_older_file_is_never_replaced_without_being_asked(tmp_path: Path) -> None:
    for _ in range(3):
        reports.write_files([FILE], tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["TTA request (2).pdf", "TTA request (3).pdf", "TTA request.pdf"]
