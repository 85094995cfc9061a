"""The program tries itself and takes its own pictures, in a process of its own as it will be used."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-m", "cs360_desktop", *arguments],
        env={**environment, "CS360_DATA": str(data), "QT_QPA_PLATFORM": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def size_of(png: Path) -> tuple[int, int]:
    return struct.unpack(">II", png.read_bytes()[16:24])


def test_that_the_self_test_passes_without_a_display_and_says_what_it_tried(tmp_path: Path) -> None:
    done = run("--self-test", data=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    tried = [line.partition(":")[0] for line in done.stdout.splitlines()]
    parts = ["workbook", "window", "pages", "grid", "chart", "documents", "protection", "references"]
    assert tried == [*parts, "The self-test passed."]


@pytest.mark.parametrize(("theme", "scale"), [("light", 1), ("dark", 2)])
def test_that_every_page_has_a_picture_of_the_size_asked_for(tmp_path: Path, theme: str, scale: int) -> None:
    out = tmp_path / "pictures"
    arguments = ("--out", str(out), "--size", "1000x600", "--theme", theme, "--scale", str(scale))
    done = run("screenshots", *arguments, data=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    pictures = sorted(out.iterdir())
    assert done.stdout == f"{len(pictures)} pictures are in {out}.\n"
    names = {picture.stem.partition("-")[2] for picture in pictures}
    assert {"first-run", "home", "baseline", "metrics-enter", "problems", "meetings", "settings-agency"} <= names
    pages = [picture for picture in pictures if "meeting-mode" not in picture.stem]  # which fills screens of its own
    assert {size_of(picture) for picture in pages} == {(1000 * scale, 600 * scale)}
    assert len({picture.read_bytes() for picture in pictures}) == len(pictures), "two places look the same"


def test_that_pictures_into_a_file_are_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file")
    done = run("screenshots", "--out", str(tmp_path / "pictures"), data=tmp_path)
    assert done.returncode == 2
    assert "pictures" in done.stderr.splitlines()[-1]
