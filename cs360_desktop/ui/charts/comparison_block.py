"""Below a chart: the comparisons, what was left out of them, and the way to how each was worked out."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.figures import StretchKind
from cs360_desktop.services import charts
from cs360_desktop.services.charts import MeasureChart
from cs360_desktop.ui.charts.tables import FittedTable, count_comparisons, share_comparisons
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.typography import Type


class ComparisonBlock(QWidget):
    """One table for counts and one for other measures, whichever fits.

    `asked(kind, goes_there)` wants the working of a row: chosen, or by Enter to go and read it.
    """

    asked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self._counts = count_comparisons()
        self._shares = share_comparisons()
        self.table: FittedTable = self._counts
        self.remark = Label(role=Type.CAPTION, tone="muted", wrap=True)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        for table in (self._counts, self._shares):
            box.addWidget(table)
            table.row_chosen.connect(self._choose)
            table.row_opened.connect(lambda row: self.asked.emit(row.kind, True))
            table.clicked.connect(self._click)
        box.addWidget(self.remark)

    def show_chart(self, found: MeasureChart) -> None:
        """Show the comparisons of a chart; nobody is asked for their working."""
        is_count = charts.can_be_rated(found.measure)
        self.table = self._counts if is_count else self._shares
        self._is_filling = True
        for table in (self._counts, self._shares):
            table.setVisible(table is self.table)
            table.set_items(found.comparisons if table is self.table else ())
        self._is_filling = False
        remarks = [f"{row.name}: {row.remark}" for row in found.comparisons if row.remark]
        self.remark.setText("\n".join(remarks))
        self.remark.setVisible(bool(remarks))

    def chosen(self) -> StretchKind | None:
        """The comparison of the current row."""
        row = self.table.current_row()
        return None if row is None else row.kind

    def _choose(self, row: object) -> None:
        if not self._is_filling and row is not None:
            self.asked.emit(getattr(row, "kind"), False)  # noqa: B009  signals carry any object

    def _click(self, _index: QModelIndex) -> None:
        """Ask again for the row that is current already, after its working was left."""
        self._choose(self.table.current_row())
