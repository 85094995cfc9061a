"""Step 3: which measure or area each name of the file stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cs360_desktop.importing.mapping import Known, Match, NameMatch, Proposal
from cs360_desktop.ui.common.columns import Column, Heading
from cs360_desktop.ui.common.fields import ChoiceField
from cs360_desktop.ui.common.labels import Label
from cs360_desktop.ui.common.scaling import fixed_width, margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.table_view import TableView
from cs360_desktop.ui.common.typography import Type

_STATES = {
    Match.SAME_NAME: State.GOOD,
    Match.ALIAS: State.GOOD,
    Match.REMEMBERED: State.GOOD,
    Match.CHOSEN: State.GOOD,
    Match.CREATE: State.INFORMATION,
    Match.LEAVE_OUT: State.TAKEN_OUT,
    Match.NONE: State.NEEDS,
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A name of the file and what it stands for, in words."""

    match: NameMatch
    is_area: bool
    target: str
    suggestion: int | None = None

    @property
    def key(self) -> tuple[bool, str]:
        """What tells rows apart."""
        return self.is_area, self.match.name


class MatchStep(QWidget):
    """Names left, the choice for the current one right; `changed` carries the proposal as the user edited it."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: Proposal | None = None
        self._known = Known((), ())
        columns: list[Column[_Row]] = [
            Column(
                self.tr("Name in the file"), lambda row: row.match.name, detail=lambda row: row.match.cell, width=300
            ),
            Column(self.tr("In the app"), lambda row: row.target, stretch=True),
            Column(
                self.tr("Match"), lambda row: _word(row.match.how), state=lambda row: _STATES[row.match.how], width=150
            ),
        ]
        self.table = TableView(self.tr("Names of the file"), columns, key=lambda row: row.key)
        self.table.set_empty(self.tr("No names were found, because no table was found."))
        self.table.row_chosen.connect(self._show_choice)
        self.choice = ChoiceField(self.tr("It stands for"), [])
        self.choice.committed.connect(self._choose)
        self._name = Label(role=Type.SECTION, wrap=True)
        self._help = Label(role=Type.CAPTION, tone="muted", wrap=True)
        side = QVBoxLayout()
        spacing(side, 8)
        side.addWidget(self._name)
        side.addWidget(self.choice)
        side.addWidget(self._help)
        side.addStretch(1)
        holder = QWidget()
        holder.setLayout(side)
        fixed_width(holder, 320)
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 16)
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addStretch(0)
        row.addLayout(left, 1)
        row.addWidget(holder)
        for key, how in ((Qt.Key.Key_N, Match.CREATE), (Qt.Key.Key_L, Match.LEAVE_OUT)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda how=how: self._decide(how, None))
        self.table.row_opened.connect(lambda _row: self._accept_first())

    def show_proposal(self, proposal: Proposal, known: Known) -> None:
        """Show the names of a proposal."""
        self._proposal, self._known = proposal, known
        measures = {measure.id: measure.name for measure in known.measures}
        areas = dict(known.areas)
        items: list[_Row | Heading] = []
        for title, matches, names, is_area in (
            (self.tr("Measures"), proposal.measures, measures, False),
            (self.tr("Areas"), proposal.areas, areas, True),
        ):
            if matches:
                items.append(Heading((is_area, ""), title))
                taken = {match.target_id for match in matches}
                items += [_Row(match, is_area, *self._target(match, names, taken)) for match in matches]
        self.table.set_items(items)
        if self.table.current_row() is None:
            first = next((item for item in items if isinstance(item, _Row)), None)
            if first is not None:
                self.table.choose_row(first.key)
        self._show_choice(self.table.current_row())

    def summary(self) -> str:
        """How many names are matched, to be created, open."""
        matches = [*self._proposal.measures, *self._proposal.areas] if self._proposal else []
        open_count = sum(1 for match in matches if match.how is Match.NONE)
        new = sum(1 for match in matches if match.how is Match.CREATE)
        return self.tr("{matched} matched, {new} new, {open} open").format(
            matched=len(matches) - open_count - new, new=new, open=open_count
        )

    def create_all_open(self) -> None:
        """Create every measure and area that is still open under its name in the file."""
        proposal = self._proposal
        if proposal is None:
            return
        for match in proposal.measures:
            if match.how is Match.NONE:
                proposal = proposal.with_measure(match.name, Match.CREATE)
        for match in proposal.areas:
            if match.how is Match.NONE:
                proposal = proposal.with_area(match.name, Match.CREATE)
        self.changed.emit(proposal)

    def _target(self, match: NameMatch, names: dict[int, str], taken: set[int | None]) -> tuple[str, int | None]:
        """What a name stands for in words, and what it may stand for: nothing that another name has already."""
        if match.target_id is not None:
            return names.get(match.target_id, ""), None
        if match.how is Match.CREATE:
            return self.tr("new, under this name"), None
        if match.how is Match.LEAVE_OUT:
            return self.tr("not imported"), None
        suggestion = next((key for key in match.suggestions if key in names and key not in taken), None)
        if suggestion is None:
            return self.tr("Choose…"), None
        return self.tr("{name}?").format(name=names[suggestion]), suggestion

    def _show_choice(self, row: _Row | None) -> None:
        self.choice.setEnabled(row is not None)
        if row is None:
            return
        self._name.setText(row.match.name)
        self.choice.set_options(self._options(row))
        self.choice.set_value(
            (row.match.how, row.match.target_id) if row.match.target_id is None else row.match.target_id
        )
        self._help.setText(
            self.tr("Enter takes what stands there with a question mark, N makes a new one, L leaves it out.")
        )

    def _options(self, row: _Row) -> Sequence[tuple[object, str]]:
        named = list(self._known.areas) if row.is_area else [(each.id, each.name) for each in self._known.measures]
        names = dict(named)
        suggested = [(key, names[key]) for key in row.match.suggestions if key in names]
        taken = {key for key, _ in suggested}
        rest = sorted(((key, name) for key, name in named if key not in taken), key=lambda each: each[1].casefold())
        return [
            ((Match.NONE, None), self.tr("Choose…")),
            *suggested,
            ((Match.CREATE, None), self.tr("New, under this name")),
            ((Match.LEAVE_OUT, None), self.tr("Leave it out")),
            *rest,
        ]

    def _choose(self, chosen: object) -> None:
        if isinstance(chosen, tuple):
            self._decide(chosen[0], None)
        elif isinstance(chosen, int):
            self._decide(Match.CHOSEN, chosen)

    def _accept_first(self) -> None:
        row = self.table.current_row()
        if row is not None and row.suggestion is not None:
            self._decide(Match.CHOSEN, row.suggestion)

    def _decide(self, how: Match, target: int | None) -> None:
        row = self.table.current_row()
        if row is None or self._proposal is None:
            return
        with_name = self._proposal.with_area if row.is_area else self._proposal.with_measure
        self.changed.emit(with_name(row.match.name, how, target))


_WORDS = {
    Match.SAME_NAME: "same name",
    Match.ALIAS: "known name",
    Match.REMEMBERED: "remembered",
    Match.CHOSEN: "your choice",
    Match.CREATE: "new",
    Match.LEAVE_OUT: "left out",
    Match.NONE: "open",
}


def _word(how: Match) -> str:
    return QCoreApplication.translate("MatchStep", _WORDS[how])
