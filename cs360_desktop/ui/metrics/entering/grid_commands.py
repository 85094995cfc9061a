"""What the keys, menus and buttons of the Enter tab ask for, carried out on its parts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt

from cs360_desktop.ui.common.page import page_of
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.metrics.entering.area_difference import area_difference
from cs360_desktop.ui.metrics.entering.cell_actions import CellActions, Stopped
from cs360_desktop.ui.metrics.entering.cell_menu import cell_menu, open_menu, state_menu
from cs360_desktop.ui.metrics.entering.faults import Faults
from cs360_desktop.ui.metrics.entering.parts import EnterParts


class GridCommands(QObject):
    """The commands of the Enter tab by name; in a workspace open read only, those that write do nothing."""

    def __init__(self, view: EnterParts, actions: CellActions, read_only: bool) -> None:
        super().__init__(view.grid)
        self._view = view
        self._read_only = read_only
        self._faults = Faults(view)
        self._writing: dict[str, Callable[[], object]] = {
            "cut": actions.cut,
            "paste": actions.paste,
            "clear": actions.clear,
            "fill_down": actions.fill_down,
            "fill_right": actions.fill_right,
            "states": self._open_states,
            "note": self._edit_note,
            "today": actions.date_today,
            "to_unknown": self._put_areas_right,
        }
        self._reading: dict[str, Callable[[], object]] = {
            "copy": actions.copy,
            "copy_with_headers": lambda: actions.copy(headers=True),
            "next_fault": lambda: self._faults.go(1),
            "last_fault": lambda: self._faults.go(-1),
            "menu": lambda: self.open_menu(view.grid.corner_of_current()),
            "why_closed": actions.tell_why_closed,
            "settings": lambda: view.desk.go(Place("settings", part="agency")),
        }
        self._set_state = actions.set_state
        actions.stopped.connect(self.show_stopped)

    def carry_out(self, command: str) -> None:
        """Do what a command says."""
        self._view.panel.commit()
        if command in self._reading:
            self._reading[command]()
        elif not self._read_only:
            self._writing[command]()

    def show_stopped(self, stopped: Stopped) -> None:
        """Say why a command did nothing, at the cell that stood in the way."""
        if stopped.place is not None:
            self._view.grid.go_to(*stopped.place)
        self._view.show_current()
        self._view.bar.show_stopped(stopped)

    def open_menu(self, at: QPoint) -> None:
        """Open everything that can be done with the selected cells, at a point of the grid."""
        self._view.panel.commit()
        menu = cell_menu(self._view.grid, self.carry_out, self._set_state, writable=not self._read_only)
        open_menu(menu, self._view.grid.viewport(), at)

    def _open_states(self) -> None:
        grid = self._view.grid
        open_menu(state_menu(self._view.grid, self._set_state), grid.viewport(), grid.corner_of_current())

    def _edit_note(self) -> None:
        page_of(self._view.grid).show_context()
        self._view.show_current()
        self._view.panel.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_areas_right(self) -> None:
        """Settle the areas against the agency total in every selected period where one click can; one undo step."""
        view = self._view
        place = view.grid.place()
        columns = sorted({column for _, left, _, right in view.grid.rectangles() for column in range(left, right + 1)})
        rows = [] if place is None or not view.choices.by_area else [place[0]]
        found = [area_difference(view.model.sheet, (row, column)) for row in rows for column in columns]
        offered = [each for each in found if each is not None and each.key is not None]
        if offered:
            many = self.tr("Settled the areas of {n} periods against the agency total").format(n=len(offered))
            values = {each.key: each.value for each in offered if each.key is not None}
            view.model.put(values, many if offered[1:] else offered[0].done)
            view.grid.setFocus()
            return
        nothing = self.tr("Nothing was put into the unknown area")
        why = self.tr("That is for a period in which the areas of a count add up to less than the agency total.")
        said = next((each.so_what for each in found if each is not None), why)
        self.show_stopped(Stopped(nothing, said, place))
