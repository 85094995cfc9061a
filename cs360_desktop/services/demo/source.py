"""Reads the shipped story and numbers of the demonstration agency."""

import csv
import tomllib
from functools import cache
from typing import Any

from cs360_desktop.domain.periods import Period
from cs360_desktop.paths import resource
from cs360_desktop.reporting.sample_workbook import SampleCell


@cache
def story() -> dict[str, Any]:
    """The story as its file has it; the tests of the demonstration are its schema."""
    found: dict[str, Any] = tomllib.loads(resource("demo", "story.toml").read_text(encoding="utf-8"))
    return found


def numbers() -> list[SampleCell]:
    """The cells of the sample workbook."""
    with resource("demo", "numbers.csv").open(encoding="utf-8", newline="") as stream:
        return [
            SampleCell(row["sheet"], row["measure"], row["area"], Period.from_text(row["period"]), row["text"])
            for row in csv.DictReader(stream)
        ]
