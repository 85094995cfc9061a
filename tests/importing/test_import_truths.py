"""The table of real files: tables found, values checked against their provenance, what was asked and refused."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing.conftest import numbers, plan_of
from tests.importing.truths import COUNTS, SUMS, TRUE


@pytest.mark.parametrize("file", sorted(TRUE))
def test_that_every_value_of_a_real_file_is_the_true_one_or_is_not_there(
    real: Path, file: str, record_property: Callable[[str, object], None]
) -> None:
    plan = plan_of(real / file)
    found = numbers(plan)
    wrong = [
        (measure, area, period, number, found.get((measure, area, period)))
        for measure, area, period, number in TRUE[file]
        if found.get((measure, area, period)) != number
    ]
    for measure, period, total in SUMS.get(file, ()):
        here = sum(
            number or 0 for (name, _, when), number in found.items() if measure in {None, name} and when == period
        )
        if round(here, 6) != total:
            wrong.append((measure or "all", "all areas", period, total, here))
    held = Counter(name for name, _, _ in found)
    wrong += [(name, "", "", count, held[name]) for name, count in COUNTS.get(file, {}).items() if held[name] != count]
    checked = len(TRUE[file]) + len(SUMS.get(file, ())) + len(COUNTS.get(file, {}))
    tables = ", ".join(f"{each.sheet} {each.range}" for each in plan.tables) or "none"
    record_property(
        "real file",
        f"{file}\t{tables}\t{len(plan.values):,}\t{checked}\t{len(plan.questions)}\t{len(plan.rejected):,}\t{len(wrong)}",
    )
    assert wrong == []
    assert plan.values or plan.questions
