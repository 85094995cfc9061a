"""Charts taken along: one dialog, three kinds of file, each with title and text alternative, or one plain sentence."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage

from cs360_desktop.domain.errors import UserError
from cs360_desktop.ui.charts.run_plot import RunPlot
from cs360_desktop.ui.charts.view import ChartsView
from cs360_desktop.ui.common.theme import Scheme, Theme
from cs360_desktop.ui.common.tokens import DARK, LIGHT
from tests.ui.charts.conftest import ShowWay

TITLE = "Disorder calls (noise, disturbance, trespass), per month"


def test_that_the_picture_is_saved_with_its_title_and_follows_the_theme(
    plot: RunPlot, view: ChartsView, theme: Theme, tmp_path: Path
) -> None:
    view.save(tmp_path / "light.png")
    theme.set_scheme(Scheme.DARK)
    view.save(tmp_path / "dark.png")
    for name, tokens in (("light", LIGHT), ("dark", DARK)):
        image = QImage(str(tmp_path / f"{name}.png"))
        assert image.width() == view.stage._picture.width() * 2
        assert image.pixelColor(image.width() - 3, image.height() // 2).name().upper() == tokens.surface


def test_that_copy_puts_the_picture_on_the_clipboard(plot: RunPlot, view: ChartsView) -> None:
    view.copy()
    assert QGuiApplication.clipboard().image().width() == view.stage._picture.width() * 2


@pytest.mark.parametrize("way", ["chart", "years", "areas"])
def test_that_every_way_is_saved_as_vectors_with_its_title(
    show_way: ShowWay, view: ChartsView, by_area: list[str], tmp_path: Path, way: str
) -> None:
    show_way(way)
    drawing = ET.fromstring(view.save(tmp_path / "chart.svg").read_bytes())
    words = [element.text or "" for element in drawing.iter() if element.tag.endswith(("title", "text"))]
    assert any(word.startswith(TITLE) for word in words)
    assert "http" not in (tmp_path / "chart.svg").read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    reader = PdfReader(BytesIO(view.save(tmp_path / "chart.pdf").read_bytes()))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert TITLE in " ".join(text.split())
    assert "Numbers behind the chart" in text


def test_that_a_refused_place_is_one_plain_sentence(plot: RunPlot, view: ChartsView, tmp_path: Path) -> None:
    for ending in ("png", "svg", "pdf"):
        with pytest.raises(UserError, match="was not saved"):
            view.save(tmp_path / "missing" / f"chart.{ending}")


def test_that_the_dialog_proposes_the_title_and_the_page_says_where_it_lies(
    plot: RunPlot,
    view: ChartsView,
    tmp_path: Path,
    answer_file_dialog: Callable[[Path | None], None],
    refusals: list[str],
) -> None:
    answer_file_dialog(tmp_path / "calls.pdf")
    view.ask_where_to_save()
    assert (tmp_path / "calls.pdf").read_bytes().startswith(b"%PDF")
    answer_file_dialog(tmp_path / "calls")
    view.ask_where_to_save()
    assert (tmp_path / "calls.png").exists()
    answer_file_dialog(tmp_path / "missing" / "calls.svg")
    view.ask_where_to_save()
    assert len(refusals) == 1
    assert "calls.svg" in refusals[0]


def test_that_a_community_copy_is_marked_in_every_file(plot: RunPlot, view: ChartsView, tmp_path: Path) -> None:
    view.set_community(True)
    assert view._taken is not None
    assert "community copy" in view.save(tmp_path / "chart.svg").read_text(encoding="utf-8")
    reader = PdfReader(BytesIO(view.save(tmp_path / "chart.pdf").read_bytes()))
    assert "Community copy." in reader.pages[0].extract_text()
    assert view.stage._source.text().endswith("community copy")
