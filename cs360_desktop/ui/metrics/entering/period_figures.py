"""Periods with their figures, beside the cell of one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import EntryState
from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.typed_values import as_typed
from cs360_desktop.services.entries import StoredCell
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.entering import looks
from cs360_desktop.ui.metrics.entering.words import short


class PeriodFigures(QWidget):
    """A title, and under it up to so many periods in one or two columns, newest first, read downwards.

    The labels are made once: somebody who goes from cell to cell does not wait for them.
    """

    def __init__(self, title: str, number: int, *, across: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_cases = across == 1
        self._lines = [(Label(role=Type.CAPTION, tone="muted"), Label(role=Type.CAPTION)) for _ in range(number)]
        grid = QGridLayout()
        spacing(grid, 4)
        rows = -(-number // across)
        for line, (period, figure) in enumerate(self._lines):
            row, column = line % rows, line // rows * 3
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(period, row, column)
            grid.addWidget(figure, row, column + 1)
            grid.setColumnMinimumWidth(column + 2, 16)
        grid.setColumnStretch(across * 3, 1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(Label(title, Type.STRONG))
        box.addLayout(grid)

    def show_figures(self, periods: Sequence[Period], around: Mapping[int, StoredCell], measure: Measure) -> None:
        """Show these periods; `around` holds what is known of them by period key. Without any, nothing is seen."""
        self.setVisible(bool(periods))
        for (name, figure), period in zip(self._lines, periods, strict=False):
            cell = around.get(period.key)
            name.setText(short(period))
            figure.setText(_figure(cell, measure, with_cases=self._with_cases))
            figure.setAccessibleName(f"{period.label}: {looks.spoken(cell, measure)}")
        for number, line in enumerate(self._lines):
            for label in line:
                label.setVisible(number < len(periods))


def _figure(cell: StoredCell | None, measure: Measure, *, with_cases: bool) -> str:
    if cell is None:
        return "–"
    text = looks.shown(cell, measure)
    if cell.numerator is None or not with_cases:
        return text
    value = cell.value
    return f"{text} ({as_typed(replace(value, state=EntryState.ENTERED), measure, thousands=True)})"
