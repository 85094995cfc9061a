"""What a requirement means: what it asks, and behind a link why it matters, what counts and a small example."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.definitions.baseline import RequirementDefinition
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class Explanation(QWidget):
    """What it asks always stands there; the rest is open until the requirement is answered, and when it is wanted."""

    def __init__(self, definition: RequirementDefinition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.more = QWidget()
        self.link = Button("", self._toggle, kind=Kind.LINK, icon="question")
        self._was_set = False
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addWidget(Label(self.tr("What it means"), Type.SECTION))
        box.addWidget(_text(definition.meaning))
        box.addWidget(self.more)
        box.addWidget(self.link)
        grid = QGridLayout(self.more)
        margins(grid, 0, 4, 0, 4)
        spacing(grid, 4)
        grid.setHorizontalSpacing(20)
        counts = "\n".join(f"•  {line}" for line in definition.evidence)
        columns = ((self.tr("Why it matters"), definition.why), (self.tr("What counts"), counts))
        for column, (head, text) in enumerate(columns):
            grid.setColumnStretch(column, 1)
            _put(grid, (0, 1), column, (Label(head, Type.STRONG), _text(text)))
        example = self.tr("An example from a very small department")
        _put(grid, (2, 3), 0, (Label(example, Type.STRONG), _text(definition.example)), span=2)
        self.open(True)

    def open(self, wanted: bool) -> None:
        """Show or hide why, what counts and the example."""
        self.more.setVisible(wanted)
        less, more = self.tr("Less"), self.tr("Why it matters, what counts, an example")
        self.link.setText(less if wanted else more)

    def suggest(self, wanted: bool) -> None:
        """Open or close it as the answer stands when the page is first shown; after that the reader decides."""
        if not self._was_set:
            self._was_set = True
            self.open(wanted)

    def _toggle(self) -> None:
        self.open(self.more.isHidden())


def _text(text: str) -> Label:
    label = Label(text)
    label.setWordWrap(True)
    return label


def _put(grid: QGridLayout, rows: tuple[int, int], column: int, parts: Sequence[QWidget], *, span: int = 1) -> None:
    for row, part in zip(rows, parts, strict=True):
        grid.addWidget(part, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
