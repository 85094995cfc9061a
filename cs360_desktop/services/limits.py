"""The numbers under which figures are small: for percentages and for what a community copy shows; both are settings."""

from dataclasses import dataclass

from cs360_desktop.domain.settings import DEFAULTS
from cs360_desktop.storage import nouns
from cs360_desktop.storage.units import ReadUnit


@dataclass(frozen=True, slots=True)
class Limits:
    """No percentage of a count under `small_number`; community copies withhold counts under `suppression`."""

    small_number: float
    suppression: float


def limits_of(unit: ReadUnit) -> Limits:
    """The limits of a workspace."""
    settings = DEFAULTS | {setting.name: setting.content for setting in unit[nouns.settings].all()}
    return Limits(float(settings["small_number"]), float(settings["suppression_limit"]))
