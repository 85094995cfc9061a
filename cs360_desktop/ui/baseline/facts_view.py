"""What the app already knows about a requirement: labels with their facts, each with its symbol."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cs360_desktop.domain.baseline import Fact
from cs360_desktop.domain.definitions.baseline import FactDefinition
from cs360_desktop.ui.baseline.words import tr
from cs360_desktop.ui.common.icons import SMALL, StateSymbol
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State


class FactsView(QWidget):
    """One line for each fact; a symbol says whether it speaks for the requirement."""

    def __init__(self, definitions: Sequence[FactDefinition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, tuple[Label, StateSymbol, Label]] = {}
        grid = QGridLayout(self)
        margins(grid, 0, 0, 0, 0)
        spacing(grid, 6)
        grid.setColumnStretch(2, 1)
        for row, definition in enumerate(definitions):
            label = Label(definition.label, tone="muted")
            label.setWordWrap(True)
            symbol, text = StateSymbol(State.GOOD, size=SMALL), Label()
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._rows[definition.id] = (label, symbol, text)
            for column, part in enumerate(self._rows[definition.id]):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show what is known now; what cannot be known yet has no line."""
        known = {fact.id: fact for fact in facts}
        for fact_id, (label, symbol, text) in self._rows.items():
            fact = known.get(fact_id)
            for part in (label, text):
                part.setVisible(fact is not None)
            symbol.setVisible(fact is not None and fact.speaks_for is not None)
            if fact is not None:
                text.setText(fact.text)
                text.setAccessibleName(", ".join(part for part in (fact.text, _word(fact)) if part))
                symbol.set_state(State.GOOD if fact.speaks_for else State.NOTHING_YET)


def _word(fact: Fact) -> str:
    return {True: tr("speaks for it"), False: tr("not yet"), None: ""}[fact.speaks_for]
