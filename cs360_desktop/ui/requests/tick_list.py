"""A list of boxes to tick; the topics of a training stand indented under it once it is ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.request_form import TickChoice
from cs360_desktop.ui.common.editors import TickBox
from cs360_desktop.ui.common.fields import Field
from cs360_desktop.ui.common.scaling import margins, spacing

_INDENT = 26


class TickList(Field):
    """`ticked(id, on)` says which box the user clicked; the value is the ids that are ticked, one a line."""

    ticked = Signal(str, bool)

    def __init__(
        self, label: str, choices: Sequence[TickChoice], *, help_text: str = "", required: bool = False
    ) -> None:
        holder = QWidget()
        super().__init__(label, holder, help_text=help_text, required=required, grows=True)
        self.boxes = {choice.id: TickBox(choice.label.replace("&", "&&"), holder) for choice in choices}
        self._topics: dict[str, str] = {}
        column = QVBoxLayout(holder)
        margins(column, 0, 0, 0, 0)
        spacing(column, 0)
        for choice in choices:
            box = self.boxes[choice.id]
            box.setToolTip(choice.help)
            box.setAccessibleName(choice.full_label)
            box.setAccessibleDescription(choice.help)
            box.clicked.connect(lambda on, tick=choice.id: self.ticked.emit(tick, on))
            row = QHBoxLayout()
            margins(row, _INDENT if choice.under else 0, 0, 0, 0)
            row.addWidget(box)
            row.addStretch(1)
            column.addLayout(row)
            if choice.under:
                self._topics[choice.id] = choice.id.partition(".")[0]
        holder.setFocusProxy(next(iter(self.boxes.values())))

    @override
    def value(self) -> str:
        return "\n".join(tick for tick, box in self.boxes.items() if box.isChecked())

    @override
    def _show(self, value: str) -> None:
        ticks = value.split()
        for tick, box in self.boxes.items():
            box.setChecked(tick in ticks)
        for topic, training in self._topics.items():
            self.boxes[topic].setVisible(training in ticks)
