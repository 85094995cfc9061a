"""The left side of the audience's screen: one chart with its sentences, or lines of text."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.charts import RunChart
from cs360_desktop.domain.charts import Signal as Word
from cs360_desktop.services.chart_files import chart_drawing
from cs360_desktop.services.sitting import Shown
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.palettes import tokens_of
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.meetings.mode.drawing import paint_drawing, texts_of
from cs360_desktop.ui.meetings.mode.texts import ModeLabel, Share, fit_texts

_SYMBOLS = {Word.USUAL: State.USUAL, Word.WORTH_A_LOOK: State.WORTH_A_LOOK, Word.UNUSUAL: State.UNUSUAL}
_SMALLEST_LETTER = 9.0
"""Points of the smallest letters in a chart of the documents; on the screen they become as large as key hints."""
_NOTHING = "\u00a0"
_LEAST_WIDTH, _LEAST_HEIGHT = 300.0, 150.0


class ChartPicture(QWidget):
    """A chart drawn as large as its place, with letters that are read from the last row."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: RunChart | None = None
        self._height, self._factor = 1080, 1.0
        self._drawn: tuple[object, ...] = ()
        self._drawing: Any = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: RunChart) -> None:
        """Draw a chart; its title is read with it."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alternative)
        self.update()

    def fit(self, height: int, factor: float) -> None:
        """Take the size of letters for a screen of this height."""
        self._height, self._factor = height, factor
        self.update()

    def texts(self) -> list[str]:
        """Every text that is drawn."""
        drawing = self._current()
        return [] if drawing is None else texts_of(drawing)

    def _current(self) -> Any:
        if self._chart is None or not self.width() or not self.height():
            return None
        scale = self._height * Share.KEYS.value * self._factor / _SMALLEST_LETTER
        width, height = max(self.width() / scale, _LEAST_WIDTH), max(self.height() / scale, _LEAST_HEIGHT)
        wanted = (self._chart, round(width), round(height))
        if wanted != self._drawn:
            # Title and source stand above it, larger.
            self._drawing = chart_drawing(replace(self._chart, title=_NOTHING, source=""), width, height)
            self._drawn = wanted
        return self._drawing

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        drawing = self._current()
        if drawing is not None:
            painter = QPainter(self)
            paint_drawing(painter, drawing, QRectF(self.rect()), self.font().family(), tokens_of(self.palette()))
            painter.end()


class Subject(QWidget):
    """Shows one thing at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ModeLabel(Share.HEADING)
        self.source = ModeLabel(Share.KEYS, tone="muted")
        self.chart = ChartPicture()
        self.lines = QWidget()
        self._rows = QVBoxLayout(self.lines)
        self.symbol = StateSymbol(State.USUAL, size=24)
        self.finding = ModeLabel(Share.BODY, strong=True)
        self.caution = ModeLabel(Share.BODY, tone="muted")
        self.flipping = ModeLabel(Share.KEYS, tone="muted")
        self._sizes = (1080, 1.0)
        margins(self._rows, 0, 0, 0, 0)
        spacing(self._rows, 10)
        said = QHBoxLayout()
        spacing(said, 10)
        said.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.finding, 1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(self.heading)
        box.addWidget(self.source)
        box.addWidget(self.chart, 1)
        box.addWidget(self.lines)
        box.addLayout(said)
        box.addWidget(self.caution)
        box.addWidget(self.flipping)
        box.addStretch(0)

    def show_subject(self, shown: Shown, place: tuple[int, int]) -> None:
        """Show a chart or text; `place` says which of how many it is."""
        self.heading.say(shown.heading)
        self.source.say(shown.chart.source if shown.chart is not None else "")
        self.chart.setVisible(shown.chart is not None)
        if shown.chart is not None:
            self.chart.show_chart(shown.chart)
        self._write(shown.lines)
        self.symbol.setVisible(shown.signal is not None)
        if shown.signal is not None:
            self.symbol.set_state(_SYMBOLS[shown.signal])
        self.finding.say(shown.finding)
        self.caution.say(shown.caution)
        now, count = place
        self.flipping.say(self.tr("{now} of {count}  ↑ ↓").format(now=now, count=count) if count > 1 else "")

    def fit(self, height: int, factor: float) -> None:
        """Take the sizes for a screen of this height."""
        self._sizes = (height, factor)
        self.chart.fit(height, factor)

    def _write(self, lines: tuple[tuple[str, str], ...]) -> None:
        clear(self._rows)
        for text, detail in lines:
            row = QWidget()
            box = QVBoxLayout(row)
            margins(box, 0, 0, 0, 0)
            spacing(box, 0)
            for words, tone in ((text, "text"), (detail, "muted")):
                if words:
                    label = ModeLabel(Share.BODY if tone == "text" else Share.KEYS, tone=tone)
                    label.setText(words)
                    box.addWidget(label)
            self._rows.addWidget(row)
        fit_texts(self.lines, *self._sizes)
        self.lines.setVisible(bool(lines))
