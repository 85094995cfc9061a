"""About shows the license texts that the packaged program ships."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.settings.about import About


def test_that_each_license_text_of_the_packaged_program_can_be_read(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (tmp_path / "licenses" / "numpy-2").mkdir(parents=True)
    (tmp_path / "licenses" / "README.txt").write_text("numpy 2: BSD", encoding="utf-8")
    (tmp_path / "licenses" / "numpy-2" / "LICENSE.txt").write_bytes(b"Redistribution \xe9")
    about = About(desk)
    qtbot.addWidget(about)
    assert about.text.toPlainText() == "numpy 2: BSD"
    assert [about.part.itemText(row) for row in range(about.part.count())] == ["All parts", "numpy-2 / LICENSE"]
    about.part.setCurrentIndex(1)
    assert about.text.toPlainText().startswith("Redistribution")


def test_that_a_checkout_which_ships_nothing_shows_no_empty_list(qtbot: QtBot, desk: Desk) -> None:
    about = About(desk)
    qtbot.addWidget(about)
    assert not hasattr(about, "part")
