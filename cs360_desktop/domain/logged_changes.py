"""One line of the history of everything: what was set, by whom, from what to what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One unit of one row that was set.

    `step` numbers the user action it belongs to, `kind` is the action's verb, and `undone` the verb of the action that
    it took back, empty where it took back none. `keys` are measure, area and period number of an entry, else the row's
    key alone. `before` and `after` hold the unit's columns; `before` is None where nothing had been set, and `after`
    and `noun` are empty in the line that says that the workspace was made. `at` is in UTC.
    """

    at: datetime
    who: str
    step: int
    kind: str
    undone: str
    noun: str
    keys: tuple[int, int, int]
    unit: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """The same in words: what was done, to which record, which part of it, and the figure or text before and after.

    `area` and `period` are empty for anything but an entry; `origin` tells file, sheet and cell of an imported value.
    """

    at: datetime
    who: str
    step: int
    what: str
    noun: str
    record: str
    area: str
    period: str
    part: str
    before: str | float
    after: str | float
    origin: str
