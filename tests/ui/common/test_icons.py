import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from cs360_desktop.ui.common.icons import StateSymbol, icon, pixmap
from cs360_desktop.ui.common.states import LOOKS, State, word
from cs360_desktop.ui.common.theme import Theme
from cs360_desktop.ui.common.tokens import LIGHT


def ink_box(picture: QImage) -> QRectF:
    marked = [
        (x, y) for x in range(picture.width()) for y in range(picture.height()) if picture.pixelColor(x, y).alpha() > 40
    ]
    columns, rows = [x for x, _ in marked], [y for _, y in marked]
    return QRectF(min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1)


@pytest.mark.parametrize("state", list(State))
def test_that_every_state_has_a_symbol_a_word_and_a_color(theme: Theme, state: State) -> None:
    look = LOOKS[state]
    picture = pixmap(look.icon, getattr(LIGHT, look.symbol), 16, 1.0).toImage()

    assert ink_box(picture).width() > 6
    assert word(state)
    assert hasattr(LIGHT, look.ink)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_that_an_icon_is_drawn_at_the_resolution_of_the_screen(theme: Theme, ratio: float) -> None:
    picture = pixmap("check-circle-fill", "#1F6B40", 16, ratio)

    assert picture.width() == round(16 * ratio)
    assert ink_box(picture.toImage()).width() == pytest.approx(13 * ratio, abs=1.5)


def test_that_icons_lie_in_the_middle_of_their_box(theme: Theme) -> None:
    box = ink_box(pixmap("square", "#000000", 64, 1.0).toImage())

    assert box.center().x() == pytest.approx(32, abs=1)
    assert box.center().y() == pytest.approx(32, abs=1)


def test_that_an_icon_that_does_not_exist_is_a_bug_at_once(theme: Theme, qtbot: QtBot) -> None:
    symbol = StateSymbol(State.GOOD)
    qtbot.addWidget(symbol)
    with pytest.raises(KeyError):
        icon("no-such-icon", symbol.palette())


def test_that_the_common_parts_import_nothing_heavy() -> None:
    code = (
        "import json, sys, pkgutil, importlib, cs360_desktop.ui.common as c\n"
        "names = [m.name for m in pkgutil.iter_modules(c.__path__)]\n"
        "[importlib.import_module(f'{c.__name__}.{name}') for name in names]\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(json.loads(done.stdout))
    assert not loaded & {"qtawesome", "pandas", "numpy", "pyqtgraph", "reportlab", "openpyxl"}
