"""The bin: deleted measures with who deleted them and when."""

from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.services.bins import Binned
from cs360_desktop.ui.common.columns import Column
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.metrics.choosing import words


class BinTable(TableView):
    """Lists deleted measures, the last one first."""

    def __init__(self) -> None:
        columns: list[Column[Binned[Measure]]] = [
            Column(self.tr("Measure"), lambda row: row.record.name, stretch=True),
            Column(self.tr("Unit"), lambda row: row.record.unit_label, tone="muted", width=96),
            Column(self.tr("Period"), lambda row: words.period(row.record), tone="muted", width=76),
            Column(self.tr("Deleted"), lambda row: words.day(row.at), width=110),
            Column(self.tr("By"), lambda row: row.who, tone="muted", width=130),
        ]
        super().__init__(self.tr("Deleted measures"), columns, key=lambda row: row.record.id)
