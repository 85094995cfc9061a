"""Made-up files of many layouts: they come in exactly as the tables they were made from, or are asked; never else.

`CS360_EXAMPLES=5000` makes a long run with examples of its own; the suite takes the same ones each time.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.importing.generated.judging import came_whole, faults
from tests.importing.generated.layouts import LAYOUTS
from tests.importing.generated.trial import Trial, trials

EXAMPLES = int(os.environ.get("CS360_EXAMPLES", "0"))


class Shares:
    """How many files of each layout came in whole without a question."""

    def __init__(self) -> None:
        self._tried: Counter[str] = Counter()
        self._whole: Counter[str] = Counter()

    def add(self, layout: str, *, whole: bool) -> None:
        """Count a file."""
        self._tried[layout] += 1
        self._whole[layout] += whole

    def lines(self) -> Iterator[str]:
        """A line of the test report for each layout."""
        for layout, tried in self._tried.items():
            whole = self._whole[layout]
            yield f"{layout}\t{tried}\t{whole}\t{whole / tried:.0%}"


def _try_many(layout: str, folder: Path, shares: Shares) -> None:
    @settings(
        max_examples=(EXAMPLES or 96) // len(LAYOUTS),
        derandomize=not EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(trial=trials(layout))
    def is_true_or_asked(trial: Trial) -> None:
        plan = trial.plan(folder)
        if trial.create:
            shares.add(trial.made.layout, whole=came_whole(trial.made, plan))
        assert not faults(trial.made, plan)

    is_true_or_asked()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_that_made_up_files_come_in_as_they_were_made_or_are_asked(
    layout: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    shares = Shares()
    try:
        _try_many(layout, tmp_path, shares)
    finally:
        for line in shares.lines():
            record_property("made-up files", line)
