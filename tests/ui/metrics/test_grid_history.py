"""Any order of edits, pastes, fills, deletes, states, undo and redo keeps the grid equal to a plain dictionary."""

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton
from typing_extensions import override

from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.catalogue import Measure
from cs360_desktop.domain.entries import EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.periods import PeriodKind
from cs360_desktop.domain.typed_values import parse
from cs360_desktop.services import entries
from cs360_desktop.services.workspaces import new_workspace
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.rows import CellRow
from cs360_desktop.ui.metrics.entering.view import EnterView
from cs360_desktop.ui.metrics.page import MetricsPage
from cs360_desktop.ui.shell.navigation import METRICS_TABS

ROWS, COLUMNS = 4, 4
PLACES = st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))
TEXTS = st.sampled_from(["0", "5", "1,204", "12.5", "41.8 %", "14/16", "n/c", "later", "≈ 7", "-", "x", "-3", ""])
STATES = st.sampled_from(EntryState)


class GridAgainstDictionary(RuleBasedStateMachine):
    """Four measures over four months, counts and a share among them."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "test.cs360"
        self.session = new_workspace(path, Agency("Mill Harbor PD"), today=lambda: date(2026, 11, 10))
        self.desk = Desk(self.session)
        self.page = MetricsPage(self.desk, METRICS_TABS)
        self.page.show_place(Place("metrics", part="enter"))
        view = self.page.tab("enter")
        assert isinstance(view, EnterView)
        self.view = view
        self.tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        sheet = view.model.sheet
        monthly = [
            number
            for number, row in enumerate(sheet.rows)
            if isinstance(row, CellRow) and row.measure.period_kind is PeriodKind.MONTH
        ]
        self.rows = monthly[1:5]
        self.first_column = len(sheet.columns) - COLUMNS - 1
        self.held: dict[EntryKey, Value] = {}
        self.states: list[dict[EntryKey, Value]] = [{}]
        self.refused: dict[EntryKey, str] = {}
        self.was_stopped = False
        view.actions_on_cells.stopped.connect(self.note_stopped)
        self.desk.refused.connect(self.note_stopped)

    def note_stopped(self, _why: object) -> None:
        self.was_stopped = True

    def mend(self, keys: Iterable[EntryKey]) -> None:
        """Note that refused texts gave way to something said of their cells."""
        for key in keys:
            self.refused.pop(key, None)

    @override
    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.page.deleteLater()
            self.desk.notifier.close()
            self.desk.deleteLater()
            QApplication.sendPostedEvents(None, 52)
            self.session.close()
            self.folder.cleanup()

    def at(self, place: tuple[int, int]) -> tuple[int, int]:
        return self.rows[place[0]], self.first_column + place[1]

    def key(self, place: tuple[int, int]) -> EntryKey:
        key = self.view.model.sheet.key_at(*self.at(place))
        assert key is not None
        return key

    def measure(self, place: tuple[int, int]) -> Measure:
        return self.view.model.sheet.measure_at(self.at(place)[0])

    def select(self, first: tuple[int, int], last: tuple[int, int]) -> list[list[tuple[int, int]]]:
        top, bottom = sorted((first[0], last[0]))
        left, right = sorted((first[1], last[1]))
        model, grid = self.view.model, self.view.grid
        grid.go_to(*self.at((top, left)))
        area = QItemSelection(model.index(*self.at((top, left))), model.index(*self.at((bottom, right))))
        grid.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return [[(row, column) for column in range(left, right + 1)] for row in range(top, bottom + 1)]

    def expect(self, changes: dict[EntryKey, Value | None]) -> None:
        """Note what the dictionary holds after a step that may have changed something."""
        after = {key: value for key, value in (self.held | changes).items() if value is not None}
        if after == self.held:
            return  # no undo step, and what was undone can still be redone
        index = self.desk.undo_stack.index()
        del self.states[index:]
        self.states.append(after)
        self.held = after

    @rule(place=PLACES, text=TEXTS)
    def type(self, place: tuple[int, int], text: str) -> None:
        before = self.desk.undo_stack.count(), self.desk.undo_stack.index()
        self.view.model.enter(self.key(place), self.at(place)[0], text)
        try:
            value = parse(text, self.measure(place))
        except UserError:
            assert (self.desk.undo_stack.count(), self.desk.undo_stack.index()) == before
            self.refused[self.key(place)] = text
        else:
            self.mend([self.key(place)])
            self.expect({self.key(place): value})

    @rule(place=PLACES)
    def forget(self, place: tuple[int, int]) -> None:
        self.view.model.drop_refusal(self.key(place))
        self.mend([self.key(place)])

    @rule(first=PLACES, last=PLACES, texts=st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=3))
    def paste(self, first: tuple[int, int], last: tuple[int, int], texts: list[list[str]]) -> None:
        QGuiApplication.clipboard().setText("\r\n".join("\t".join(line) for line in texts) + "\r\n")
        block = self.select(first, last)
        self.was_stopped = False
        self.view.actions_on_cells.paste()
        if self.was_stopped and not self.paste_rest():
            return  # refused, which the invariant holds to: nothing has changed
        high = len(block) if len(block) % len(texts) == 0 else len(texts)
        wide = len(block[0]) if len(block[0]) % 2 == 0 else 2
        top, left = self.at(block[0][0])
        rows = [
            row for row, shown in enumerate(self.view.model.sheet.rows) if row >= top and isinstance(shown, CellRow)
        ]
        changes = {}
        for line in range(high):
            for column in range(wide):
                key = self.view.model.sheet.key_at(rows[line], left + column)
                if key is not None:
                    measure = self.view.model.sheet.measure_at(rows[line])
                    text = texts[line % len(texts)][column % 2]
                    try:
                        changes[key] = parse(text, measure)
                    except UserError:
                        assert self.view.model.refusals[key].text == text
                        self.view.model.drop_refusal(key)
                        self.mend([key])
        self.mend(changes)
        self.expect(changes)

    def paste_rest(self) -> bool:
        """Take the offer to paste what is a value; returns whether there was one."""
        QApplication.sendPostedEvents(None, 52)  # the buttons of the last bar are gone
        buttons = self.view.bar.findChildren(QPushButton)
        offers = [button for button in buttons if button.accessibleName().startswith("Paste the")]
        for button in offers:
            button.click()
        return bool(offers)

    @rule(first=PLACES, last=PLACES, down=st.booleans())
    def fill(self, first: tuple[int, int], last: tuple[int, int], down: bool) -> None:
        block = self.select(first, last)
        if (len(block) if down else len(block[0])) == 1:
            return
        self.was_stopped = False
        (self.view.actions_on_cells.fill_down if down else self.view.actions_on_cells.fill_right)()
        changes = {}
        sources = set()
        for line in block:
            for place in line:
                source = (block[0][0][0], place[1]) if down else (place[0], line[0][1])
                if source != place:
                    sources.add(self.key(source))
                    changes[self.key(place)] = self.held.get(self.key(source))
        if self.was_stopped:
            return
        assert not sources & set(self.refused)  # what stands under a refused text is not what is seen
        self.mend(changes)
        self.expect(changes)

    @rule(first=PLACES, last=PLACES)
    def delete(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        block = self.select(first, last)
        self.view.actions_on_cells.clear()
        self.mend(self.key(place) for line in block for place in line)
        self.expect({self.key(place): None for line in block for place in line})

    @rule(first=PLACES, last=PLACES, state=STATES)
    def mark(self, first: tuple[int, int], last: tuple[int, int], state: EntryState) -> None:
        keys = [self.key(place) for line in self.select(first, last) for place in line]
        self.was_stopped = False
        self.view.actions_on_cells.set_state(state)
        if self.was_stopped:
            return
        self.mend(keys)
        changes: dict[EntryKey, Value | None] = {}
        for key in keys:
            held = self.held.get(key)
            if state.has_figure:
                assert held is not None
                changes[key] = Value(held.number, held.numerator, held.denominator, state)
            else:
                changes[key] = Value(state=state)
        self.expect(changes)

    @rule(first=PLACES, last=PLACES)
    def settle(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Ctrl+U does nothing where the rows are no areas."""
        self.select(first, last)
        self.view.grid.asked.emit("to_unknown")

    @rule(first=PLACES, last=PLACES)
    def date(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        self.select(first, last)
        before = self.desk.undo_stack.index()
        self.view.actions_on_cells.date_today()
        self.expect_same_values(before)

    @rule(place=PLACES, note=st.sampled_from(["", "two are one case", "=1+1"]))
    def note(self, place: tuple[int, int], note: str) -> None:
        key, before = self.key(place), self.desk.undo_stack.index()
        self.desk.do("Changed the note", lambda: entries.set_note(self.session, key, note))
        self.expect_same_values(before)

    @rule(place=PLACES)
    def keep(self, place: tuple[int, int]) -> None:
        before = self.desk.undo_stack.index()
        self.view.model.keep(self.key(place))
        self.expect_same_values(before)

    @rule()
    def look_again(self) -> None:
        self.view.reload()

    def expect_same_values(self, before: int) -> None:
        """Note a step that said something about entries without changing a value."""
        if self.desk.undo_stack.index() != before:
            del self.states[before + 1 :]
            self.states.append(dict(self.held))

    @precondition(lambda self: self.desk.undo_stack.canUndo())
    @rule()
    def undo(self) -> None:
        self.desk.undo_stack.undo()
        self.held = self.states[self.desk.undo_stack.index()]

    @precondition(lambda self: self.desk.undo_stack.canRedo())
    @rule()
    def redo(self) -> None:
        self.desk.undo_stack.redo()
        self.held = self.states[self.desk.undo_stack.index()]

    @invariant()
    def grid_and_workspace_hold_what_the_dictionary_holds(self) -> None:
        if not hasattr(self, "session"):
            return
        assert {key: refusal.text for key, refusal in self.view.model.refusals.items()} == self.refused
        assert self.desk.unsaved.cells == len(self.refused)
        sheet = self.view.model.sheet
        for row in range(ROWS):
            for column in range(COLUMNS):
                key = self.key((row, column))
                assert sheet.value_at(*self.at((row, column))) == self.held.get(key)
                assert sheet.look(*self.at((row, column))).text == self.refused.get(
                    key, sheet.look(*self.at((row, column))).text
                )
        measures = {key.measure_id for key in self.held}
        if measures:
            keys = list(self.held)
            found = entries.grid(
                self.session, measures, [1], min(key.period for key in keys), max(key.period for key in keys)
            )
            stored = {(cell.measure_id, cell.period_key): cell.value for cell in found}
            assert stored == {(key.measure_id, key.period.key): value for key, value in self.held.items()}


@pytest.mark.usefixtures("qapp")
def test_that_the_grid_stays_equal_to_a_dictionary_whatever_is_done() -> None:
    GridAgainstDictionary.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
    GridAgainstDictionary.TestCase().runTest()
