"""What the active measures cover by the published rule: in short, in sentences that say what is missing, by goal."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cs360_desktop.domain.catalogue import DefinedBy, Dimension
from cs360_desktop.domain.wording import format_date
from cs360_desktop.services.coverage import LEAST_SOURCES, Coverage, lacking
from cs360_desktop.services.metrics import DimensionMeasures
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.icons import StateSymbol, set_icon
from cs360_desktop.ui.common.labels import ElidedLabel
from cs360_desktop.ui.common.rebuilt import Rebuilt
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type
from cs360_desktop.ui.metrics.choosing import words
from cs360_desktop.ui.metrics.choosing.goal_line import GoalLine


class CoverageMeter(QWidget):
    """A line of short states, a line of what is missing, and a column of goals for each dimension.

    In small windows the goals fold behind a button; there is no room for them and the table, so `fold_changed` tells
    when one takes the place of the other. `goal_wanted` carries the key of a goal somebody wants to see.
    """

    goal_wanted = Signal(int)
    fold_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Coverage"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._states = Rebuilt()
        self.missing = _Sentences()
        self.fold = Button("", self._toggle, kind=Kind.LINK)
        self._goals = Rebuilt()
        self._said_of_goals: list[tuple[Dimension, list[tuple[int, str, int]]]] = []
        self._is_tight = False
        self._is_folded = False
        line = QHBoxLayout()
        spacing(line, 8)
        line.addWidget(self.missing, 1)
        line.addWidget(self.fold)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 4)
        box.addWidget(self._states)
        box.addLayout(line)
        box.addWidget(self._goals)
        self._show_fold()

    def set_tight(self, tight: bool) -> None:
        """Fold the goals where room is short; elsewhere they are always shown."""
        if tight != self._is_tight:
            self._is_tight = self._is_folded = tight
            self._show_fold()

    @property
    def takes_all_room(self) -> bool:
        """Whether the goals stand where the table does else."""
        return self._is_tight and not self._is_folded

    def show_coverage(self, coverage: Coverage, dimensions: Sequence[DimensionMeasures]) -> None:
        """Show what is covered now."""
        states = self._short(coverage)
        self._states.replace(_in_a_row(states))
        missing = lacking(coverage)
        self.missing.show_sentences(missing)
        self._show_goals([found for found in dimensions if found.dimension.id])
        said = "; ".join(text for _, text, _ in states)
        self.setAccessibleDescription(f"{said}. {self.missing.said()}")

    def _show_goals(self, dimensions: Sequence[DimensionMeasures]) -> None:
        """Make the lines of the goals anew, but only if they say something else: that takes longest of all here."""
        said = [
            (found.dimension, [(each.goal.id, each.goal.name, each.active) for each in found.goals])
            for found in dimensions
        ]
        if said == self._said_of_goals:
            return
        self._said_of_goals = said
        focused = next((line.goal_id for line in self.lines() if line.hasFocus()), None)
        self._goals.replace(self._columns(dimensions))
        for line in self.lines():
            if line.goal_id == focused:
                line.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> list[GoalLine]:
        """The goals, dimension by dimension."""
        return [line for line in self._goals.findChildren(GoalLine) if line.isVisibleTo(self._goals)]

    def make_room(self) -> None:
        """Fold the goals again where the table has no room beside them."""
        if self.takes_all_room:
            self._toggle()

    def _go(self, goal_id: int) -> None:
        self.make_room()
        self.goal_wanted.emit(goal_id)

    def _toggle(self) -> None:
        self._is_folded = not self._is_folded
        self._show_fold()

    def _show_fold(self) -> None:
        self.fold.setVisible(self._is_tight)
        self.fold.setText(self.tr("Show the goals") if self._is_folded else self.tr("Hide the goals"))
        set_icon(self.fold, "caret-right" if self._is_folded else "caret-down", "accent", 12)
        self._goals.setVisible(not self._is_folded)
        self.fold_changed.emit()

    def _short(self, coverage: Coverage) -> list[tuple[State, str, str]]:
        """State, short words, and the whole sentence for the tooltip."""
        asked = coverage.community_asked
        goals = self.tr("{covered} of {goals} goals have an active measure")
        kinds = ", ".join(
            (
                counted(coverage.outputs, self.tr("1 output"), self.tr("{n} outputs")),
                counted(coverage.outcomes, self.tr("1 outcome"), self.tr("{n} outcomes")),
            )
        )
        inputs = counted(coverage.inputs, self.tr("1 input"), self.tr("{n} inputs"))
        evidence = self.tr("{said} of {active} active measures say their evidence")
        said, active = coverage.with_evidence, coverage.active
        return [
            (
                _state(coverage.covered == coverage.goals),
                self.tr("{covered} of {goals} goals").format(covered=coverage.covered, goals=coverage.goals),
                goals.format(covered=coverage.covered, goals=coverage.goals),
            ),
            (_state(coverage.outputs > 0 and coverage.outcomes > 0), kinds, f"{kinds}, {inputs}"),
            (
                _state(coverage.sources >= LEAST_SOURCES),
                counted(coverage.sources, self.tr("1 source"), self.tr("{n} sources")),
                counted(coverage.sources, self.tr("1 source"), self.tr("{n} different sources")),
            ),
            (
                _state(said == active > 0),
                self.tr("evidence for {said} of {active}").format(said=said, active=active),
                evidence.format(said=said, active=active),
            ),
            (
                _state(asked is not None),
                *((self.tr("community not asked yet"),) * 2 if asked is None else self._asked(format_date(asked))),
            ),
        ]

    def _asked(self, day: str) -> tuple[str, str]:
        short = self.tr("community asked {day}").format(day=day)
        return short, self.tr("The last interview was on {day}").format(day=day)

    def _columns(self, dimensions: Sequence[DimensionMeasures]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        margins(grid, 0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        columns: list[list[GoalLine]] = []
        for column, found in enumerate(dimensions):
            grid.setColumnStretch(column, 1)
            head = ElidedLabel(Type.CAPTION_STRONG)
            local = self.tr(" (local proposal)") if found.dimension.defined_by is DefinedBy.PROPOSED else ""
            head.setText(f"{words.titled(found.dimension)}{local}")
            grid.addWidget(head, 0, column)
            columns.append([GoalLine(goal) for goal in found.goals])
            for row, line in enumerate(columns[-1], start=1):
                line.stand_in(columns)
                line.clicked.connect(lambda _checked, goal_id=line.goal_id: self._go(goal_id))
                grid.addWidget(line, row, column)
        lines = [line for some in columns for line in some]
        # One stop of the Tab key for all goals, at the first that needs somebody; the arrow keys do the rest.
        if lines:
            next((line for line in lines if not line.is_covered), lines[0]).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return holder


class _Sentences(QWidget):
    """What the rule still asks for in one line, whole in the tooltip; or that it is met."""

    def __init__(self) -> None:
        super().__init__()
        self._symbol = StateSymbol(State.GOOD, size=14)
        self._line = ElidedLabel(Type.CAPTION)
        box = QHBoxLayout(self)
        margins(box, 3, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(self._symbol)
        box.addWidget(self._line, 1)

    def said(self) -> str:
        """The whole line."""
        return self._line.text()

    def show_sentences(self, missing: Sequence[str]) -> None:
        """Say what is missing, or that nothing is."""
        self._symbol.set_state(_state(not missing))
        self._line.setText(" ".join(missing) or self.tr("The published rule for choosing measures is met."))
        if len(missing) > 1:
            self._line.setToolTip("\n".join(missing))


def _in_a_row(states: Sequence[tuple[State, str, str]]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    margins(row, 3, 0, 0, 0)
    spacing(row, 6)
    for state, short, whole in states:
        row.addWidget(StateSymbol(state, size=14))
        label = ElidedLabel(Type.CAPTION)
        label.setText(short)
        label.setToolTip(whole)
        label.setAccessibleName(whole)
        row.addWidget(label)
        row.addSpacing(6)
    row.addStretch(1)
    return holder


def _state(is_good: bool) -> State:
    return State.GOOD if is_good else State.NEEDS
