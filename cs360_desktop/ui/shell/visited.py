"""The places somebody went to, for Alt+Left and Alt+Right."""

from cs360_desktop.ui.common.places import Place

_MOST = 50


class Visited:
    """Back and forward like in a web browser: a new place forgets what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._here = -1

    def visit(self, place: Place) -> None:
        """Note a place; the same place twice is one."""
        if self._places and self._places[self._here] == place:
            return
        self._places = [*self._places[: self._here + 1], place][-_MOST:]
        self._here = len(self._places) - 1

    def can_move(self, steps: int) -> bool:
        """Whether there is a place that many steps ahead (back when negative)."""
        return 0 <= self._here + steps < len(self._places)

    def move(self, steps: int) -> Place:
        """Go that many steps and return the place."""
        assert self.can_move(steps)
        self._here += steps
        return self._places[self._here]
