"""What a long piece of work is doing, on the page where it was started; other pages stay usable (guide.md §8, 18c)."""

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cs360_desktop.domain.wording import format_number
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.labels import Label, StateLabel
from cs360_desktop.ui.common.scaling import fixed_height, margins, maximum_width, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_MS_BEFORE_GUESSING = 2000


class ProgressPanel(QFrame):
    """Title, bar, count, time left, what was found so far; `cancelled` by the button or Esc needs no question.

    A panel can tell of one piece of work after another; see `begin`.
    """

    cancelled = Signal()

    def __init__(self, title: str, cancel: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressPanel")
        self._clock = QElapsedTimer()
        self._announced = 0
        self._title = Label(role=Type.SECTION)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        fixed_height(self._bar, 12)
        self._count = Label()
        self._left = Label(tone="muted")
        self._found = QVBoxLayout()
        spacing(self._found, 4)
        self._saved = Label(self.tr("Nothing has been saved yet"), Type.CAPTION, tone="muted")
        self.stop = Button(self.tr("{cancel}  (Esc)").format(cancel=cancel), self.cancelled.emit)
        box = QVBoxLayout(self)
        margins(box, 20, 16, 20, 14)
        spacing(box, 8)
        box.addWidget(self._title)
        box.addWidget(self._bar)
        box.addLayout(_ends(self._count, self._left))
        box.addLayout(self._found)
        box.addLayout(_ends(self._saved, self.stop))
        maximum_width(self, 620)
        self.begin(title)

    def begin(self, title: str) -> None:
        """Tell of another piece of work, of which nothing is done yet."""
        self.setAccessibleName(title)
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 100)
        self._bar.reset()
        self._count.setText("")
        self._left.setText("")
        clear(self._found)
        self._announced = 0
        self._clock.start()

    def set_progress(self, done: int, total: int, words: str) -> None:
        """Show how far the work is; `words` carries the figures: "62,400 of 100,300 rows"."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(words)
        elapsed = self._clock.elapsed()
        if 0 < done < total and elapsed > _MS_BEFORE_GUESSING:
            self._left.setText(self._time_left(elapsed * (total - done) // (done * 1000) + 1))
        quarter = 4 * done // total if total else 0
        if quarter > self._announced:
            self._announced = quarter
            announce(self, words)

    def add_finding(self, state: State, sentence: str) -> None:
        """Add what was found so far."""
        self._found.addWidget(StateLabel(state, sentence, plain=True))

    def _time_left(self, seconds: int) -> str:
        if seconds < 90:
            return self.tr("about {seconds} seconds left").format(seconds=format_number(seconds))
        return self.tr("about {minutes} minutes left").format(minutes=format_number(round(seconds / 60)))


def _ends(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row
