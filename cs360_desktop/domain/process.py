"""Where a department is on the process map: each step with its state, what it lacks and what comes next."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class StepState(Enum):
    """How far a step is; worked out from the workspace, never typed."""

    NOT_BEGUN = "not begun"
    UNDER_WAY = "under way"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class StepFinding:
    """What the workspace shows of a step.

    `lacks` are sentences, the first of them the next thing to do; `began_on` and `ended_on` are known only where
    something with a day says so. `page`, `part` and `record` say where the next thing is done.
    """

    state: StepState
    lacks: tuple[str, ...] = ()
    began_on: date | None = None
    ended_on: date | None = None
    page: str = ""
    part: str = ""
    record: int | None = None
