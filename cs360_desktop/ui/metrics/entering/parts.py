"""What the commands of the Enter tab work on: its parts, without the tab itself."""

from typing import Protocol

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.metrics.entering.cell_panel import CellPanel
from cs360_desktop.ui.metrics.entering.choices import Choices
from cs360_desktop.ui.metrics.entering.grid_bar import GridBar
from cs360_desktop.ui.metrics.entering.grid_view import GridView
from cs360_desktop.ui.metrics.entering.model import GridModel


class EnterParts(Protocol):
    """The grid, its model, its filters, the bar below and the panel beside it."""

    desk: Desk
    model: GridModel
    grid: GridView
    choices: Choices
    bar: GridBar
    panel: CellPanel

    def show_choice(self) -> None:
        """Show the rows and columns that are chosen now."""

    def show_current(self) -> None:
        """Let bar and panel show the current cell, at once."""

    def go_to(self, place: tuple[int, int] | None) -> None:
        """Make a cell the current one, if there is one."""
