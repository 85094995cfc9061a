"""Statuses of actions against a model: whatever is done, undone and done again, on whatever day."""

import shutil
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from typing_extensions import override

from cs360_desktop.domain.actions import ActionStatus
from cs360_desktop.domain.agency import Agency
from cs360_desktop.domain.changes import Receipt
from cs360_desktop.domain.errors import UserError
from cs360_desktop.services import actions
from cs360_desktop.services.action_bulk import set_dues, set_statuses
from cs360_desktop.services.actions import Event
from cs360_desktop.services.session import Session
from cs360_desktop.services.workspaces import new_workspace

START = date(2026, 11, 10)
Standing = tuple[ActionStatus, str, date | None, date | None]
"""Status, why it was dropped, the day it was done, the day it was dropped."""
STATUSES = st.sampled_from(ActionStatus)
DAYS = st.integers(-40, 60).map(lambda days: START + timedelta(days=days))
SOME = st.lists(st.integers(0, 5), min_size=1, max_size=4)
"""Places in the list of actions, taken round it."""


@dataclass
class Known:
    """What the model holds of an action: how it stands, and everything it stood at before, oldest first."""

    standing: Standing = (ActionStatus.OPEN, "", None, None)
    due: date | None = None
    is_there: bool = True
    standings: list[ActionStatus] = field(default_factory=list)
    dues: list[date | None] = field(default_factory=list)


@dataclass
class Step:
    """A change that can be taken back: its receipt, and how everything stood on the other side of it."""

    receipt: Receipt
    other: dict[int, Known]


class ActionStatuses(RuleBasedStateMachine):
    """Adds, changes, drops, takes back and does again, while the days go by."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.day = START
        self.session = new_workspace(self.folder / "a.cs360", Agency("Mill Harbor PD"), today=lambda: self.day)
        self.known: dict[int, Known] = {}
        self.done: list[Step] = []
        self.undone: list[Step] = []

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(due=st.none() | DAYS)
    def add(self, due: date | None) -> None:
        before = deepcopy(self.known)
        added = actions.add(self.session, "Count the lots", due=due)
        self.known[added.id] = Known(due=due)
        self._did(added.receipt, before)

    @precondition(lambda self: self._there())
    @rule(some=SOME, status=STATUSES, reason=st.sampled_from(["", "  ", "The lot was sold"]))
    def set_status(self, some: list[int], status: ActionStatus, reason: str) -> None:
        keys, before = self._keys(some), deepcopy(self.known)
        if status is ActionStatus.DROPPED and not reason.strip():
            with pytest.raises(UserError, match="needs a reason"):
                self._set(keys, status, reason)
            return
        receipt = self._set(keys, status, reason)
        for key in keys:
            _, _, done_on, dropped_on = self.known[key].standing
            done_on = (done_on or self.day) if status is ActionStatus.DONE else None
            is_dropped = status is ActionStatus.DROPPED
            dropped_on = (dropped_on or self.day) if is_dropped else None
            self._stand(key, (status, reason if is_dropped else "", done_on, dropped_on))
        self._did(receipt, before)

    @precondition(lambda self: self._there())
    @rule(some=SOME, due=st.none() | DAYS)
    def set_due(self, some: list[int], due: date | None) -> None:
        keys, before = self._keys(some), deepcopy(self.known)
        receipt = set_dues(self.session, keys, due)
        for key in keys:
            self._due(key, due)
        self._did(receipt, before)

    @precondition(lambda self: self._there())
    @rule(some=SOME)
    def delete(self, some: list[int]) -> None:
        key, before = self._keys(some)[0], deepcopy(self.known)
        receipt = actions.delete(self.session, key)
        self.known[key].is_there = False
        self._did(receipt, before)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.undone.append(self._back(self.done.pop()))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self._back(self.undone.pop()))

    @invariant()
    def every_action_stands_as_known(self) -> None:
        if not hasattr(self, "session"):
            return
        lines = {line.action.id: line for line in actions.board(self.session)}
        assert lines.keys() == {key for key, known in self.known.items() if known.is_there}
        for key, line in lines.items():
            known, action = self.known[key], line.action
            assert (action.status, action.dropped_reason, action.done_on, action.dropped_on) == known.standing
            assert action.due == known.due
            open_still = known.standing[0] in {ActionStatus.OPEN, ActionStatus.IN_PROGRESS}
            late = (self.day - known.due).days if known.due and open_still else 0
            assert line.days_late == max(0, late)
            for day in (START, self.day, self.day + timedelta(days=400)):
                assert action.is_overdue(day) is bool(open_still and known.due and day > known.due)

    @invariant()
    def the_history_tells_everything_once(self) -> None:
        for key, known in getattr(self, "known", {}).items():
            told = actions.history(self.session, key)
            assert [line.before_status for line in told if line.event is Event.STATUS] == known.standings[::-1]
            assert [line.before_due for line in told if line.event is Event.DUE] == known.dues[::-1]
            assert told[-1].event is Event.MADE

    @override
    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            shutil.rmtree(self.folder)

    def _there(self) -> list[int]:
        return [key for key, known in self.known.items() if known.is_there]

    def _keys(self, some: list[int]) -> list[int]:
        there = self._there()
        return sorted({there[place % len(there)] for place in some})

    def _set(self, keys: list[int], status: ActionStatus, reason: str) -> Receipt:
        if len(keys) == 1:
            return actions.set_status(self.session, keys[0], status, reason=reason)
        return set_statuses(self.session, keys, status, reason=reason)

    def _stand(self, key: int, standing: Standing) -> None:
        known = self.known[key]
        if known.standing != standing:
            known.standings.append(known.standing[0])
            known.standing = standing

    def _due(self, key: int, due: date | None) -> None:
        known = self.known[key]
        if known.due != due:
            known.dues.append(known.due)
            known.due = due

    def _did(self, receipt: Receipt, before: dict[int, Known]) -> None:
        if not receipt.is_empty:
            self.done.append(Step(receipt, before))
            self.undone.clear()

    def _back(self, step: Step) -> Step:
        """Take a step back: it stands as before, and that it stood otherwise meanwhile is told too."""
        other = deepcopy(self.known)
        receipt = self.session.revert(step.receipt)
        for key, known in self.known.items():
            earlier = step.other.get(key)
            known.is_there = earlier is not None and earlier.is_there
            if earlier is not None:
                self._stand(key, earlier.standing)
                self._due(key, earlier.due)
        return Step(receipt, other)


ActionStatuses.TestCase.settings = settings(
    max_examples=8,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
test_that_statuses_follow_the_model = ActionStatuses.TestCase


def test_that_every_status_can_be_reached_from_every_other_and_left_again(tmp_path: Path) -> None:
    session = new_workspace(tmp_path / "a.cs360", Agency("Mill Harbor PD"), today=lambda: START)
    key = actions.add(session, "Count the lots").id

    def go(status: ActionStatus) -> None:
        actions.set_status(session, key, status, reason="Sold" if status is ActionStatus.DROPPED else "")

    for before, after in product(ActionStatus, repeat=2):
        go(before)
        go(after)
        line = actions.action_line(session, key)
        assert line.action.status is after
        assert (line.action.done_on is not None) is (after is ActionStatus.DONE)
        assert bool(line.action.dropped_reason) is (after is ActionStatus.DROPPED)
        assert (line.action.dropped_on is not None) is (after is ActionStatus.DROPPED)
    _close(session)


def _close(session: Session) -> None:
    session.close()
