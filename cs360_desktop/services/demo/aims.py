"""What the demonstration's team wants to reach, and where a figure began to be counted in another way."""

from collections.abc import Mapping

from cs360_desktop.domain.catalogue import Direction
from cs360_desktop.domain.periods import Period
from cs360_desktop.services.demo.source import story
from cs360_desktop.services.series_breaks import add_break
from cs360_desktop.services.session import Session
from cs360_desktop.services.targets import Aim, set_target


def set_aims(session: Session, measures: Mapping[str, int]) -> None:
    """Set the targets and mark the breaks of the story.

    Args:
        session: the demonstration.
        measures: keys by name.
    """
    for told in story()["target"]:
        aim = Aim(
            told["figure"],
            by=told["by"],
            since=told.get("since"),
            set_by=told["set_by"],
            direction=Direction(told["direction"]),
        )
        set_target(session, measures[told["measure"]], aim)
    for told in story()["break"]:
        add_break(session, measures[told["measure"]], Period.from_text(told["first_period"]), told["reason"])
