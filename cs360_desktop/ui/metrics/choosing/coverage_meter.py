"""What the active measures cover, in words and goal by goal; the published rule is one measure for each goal."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import DefinedBy
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.coverage import Coverage
from cs360_desktop.services.metrics import DimensionMeasures
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.icons import StateSymbol
from cs360_desktop.ui.common.labels import ElidedLabel, Label, Line, StateLabel
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type

_LEAST_SOURCES = 3


class CoverageMeter(Rebuilt):
    """One line of sentences, and a column of goals for each dimension."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_coverage(self, coverage: Coverage, dimensions: Sequence[DimensionMeasures]) -> None:
        """Show what is covered now."""
        content = QWidget()
        box = QVBoxLayout(content)
        margins(box, 0, 0, 0, 0)
        spacing(box, 8)
        row = QHBoxLayout()
        spacing(row, 20)
        for state, text in self._sentences(coverage):
            row.addWidget(StateLabel(state, text, plain=True))
        row.addStretch(1)
        box.addLayout(row)
        box.addLayout(self._goals(dimensions))
        self.replace(content)
        missing = ", ".join(coverage.without_measure)
        self.setAccessibleName(self.tr("Coverage"))
        sentence = "; ".join(text for _, text in self._sentences(coverage))
        self.setAccessibleDescription(
            self.tr("{sentence}. Without a measure: {missing}").format(sentence=sentence, missing=missing or "–")
        )

    def _sentences(self, coverage: Coverage) -> list[tuple[State, str]]:
        all_covered = coverage.covered == coverage.goals
        both = coverage.outputs > 0 and coverage.outcomes > 0
        goals = self.tr("{covered} of {goals} goals have an active measure")
        kinds = ", ".join(
            (
                counted(coverage.outputs, self.tr("1 output"), self.tr("{n} outputs")),
                counted(coverage.outcomes, self.tr("1 outcome"), self.tr("{n} outcomes")),
                counted(coverage.inputs, self.tr("1 input"), self.tr("{n} inputs")),
            )
        )
        asked = coverage.community_asked
        return [
            (_state(all_covered), goals.format(covered=coverage.covered, goals=coverage.goals)),
            (_state(both), kinds),
            (
                _state(coverage.sources >= _LEAST_SOURCES),
                counted(coverage.sources, self.tr("1 source"), self.tr("{n} different sources")),
            ),
            (
                _state(asked is not None),
                self.tr("Community not asked yet")
                if asked is None
                else self.tr("Community asked {day}").format(day=format_date(asked)),
            ),
        ]

    def _goals(self, dimensions: Sequence[DimensionMeasures]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for column, found in enumerate(dimension for dimension in dimensions if dimension.dimension.id):
            grid.setColumnStretch(column, 1)
            head = ElidedLabel(Type.CAPTION_STRONG)
            local = self.tr(" (local proposal)") if found.dimension.defined_by is DefinedBy.PROPOSED else ""
            head.setText(f"{found.dimension.code}  {found.dimension.name}{local}")
            grid.addWidget(head, 0, column)
            grid.addWidget(Line(), 1, column)
            for row, goal in enumerate(found.goals, start=2):
                grid.addLayout(self._goal_line(goal.goal.name, goal.active), row, column)
        return grid

    def _goal_line(self, name: str, active: int) -> QHBoxLayout:
        line = QHBoxLayout()
        spacing(line, 6)
        line.addWidget(StateSymbol(_state(active > 0), size=14))
        text = ElidedLabel(Type.CAPTION)
        text.setText(name)
        line.addWidget(text, 1)
        count = Label(
            str(active) if active else self.tr("none yet"), Type.CAPTION_STRONG, tone="text" if active else "warn"
        )
        line.addWidget(count, 0, Qt.AlignmentFlag.AlignRight)
        return line


def _state(is_good: bool) -> State:
    return State.GOOD if is_good else State.NEEDS
