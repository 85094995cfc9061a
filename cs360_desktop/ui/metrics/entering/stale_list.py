"""Every measure that lacks its last complete period, at a glance: whose it is and how far its entries reach."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.domain.periods import Period
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.stale import StaleMeasure
from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.metrics.entering.words import short


class StaleList(TableView):
    """Measures under the period they lack; those marked *not yet available* for it are told to come later.

    `asked(measure, period)` carries what Enter or a double click wants to fill in; `left` tells that Esc was pressed.
    """

    asked = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Measures without an entry for their last complete period"),
            self._columns(),
            key=lambda found: found.measure.id,
            sortable=True,
            parent=parent,
        )
        self.set_empty(self.tr("Every active measure has an entry for its last complete period."))
        self.row_opened.connect(lambda found: self.asked.emit(found.measure, found.period))

    def _columns(self) -> list[Column[StaleMeasure]]:
        never, later = self.tr("never"), self.tr("{period} · later")
        return [
            Column(self.tr("Measure"), lambda found: found.measure.name, stretch=True, strong=True),
            Column(
                self.tr("Period"),
                lambda found: later.format(period=short(found.period)) if found.is_later else short(found.period),
                sort=lambda found: (found.period.start, found.is_later),
                width=124,
            ),
            Column(
                self.tr("Owner"),
                lambda found: found.owner or self.tr("nobody named"),
                sort=lambda found: found.owner.casefold() or None,
                tone=lambda found: "text" if found.owner else "muted",
                width=132,
            ),
            Column(
                self.tr("Last entry"),
                lambda found: short(found.last_period) if found.last_period else never,
                sort=lambda found: found.last_period.start if found.last_period else None,
                tone=lambda found: "text" if found.last_period else "muted",
                width=124,
            ),
            Column(
                self.tr("Changed"),
                lambda found: format_date(found.last_update.astimezone().date()) if found.last_update else "",
                sort=lambda found: found.last_update,
                width=104,
            ),
        ]

    def show_stale(self, stale: Sequence[StaleMeasure]) -> None:
        """Show these measures, in their order under the period each of them lacks."""
        by_period: dict[Period, list[StaleMeasure]] = {}
        for found in stale:
            by_period.setdefault(found.period, []).append(found)
        items: list[Heading | StaleMeasure] = []
        for period, group in by_period.items():
            one, many = self.tr("{period}: {n} measure"), self.tr("{period}: {n} measures")
            text = counted(len(group), one, many, period=period.label)
            if later := sum(found.is_later for found in group):
                text = self.tr("{measures}, {n} later: marked not yet available").format(measures=text, n=later)
            items += [Heading(str(period), text), *group]
        self.set_items(items)
        if stale and self.current_row() is None:
            self.choose_row(stale[0].measure.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.left.emit()
        else:
            super().keyPressEvent(event)
