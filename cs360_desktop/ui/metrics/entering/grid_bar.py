"""The bar under the grid: what is the matter with the current cell, the most urgent first, and what can be done."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.entries import EntryKey, EntryState
from cs360_desktop.domain.typed_values import as_typed
from cs360_desktop.services.out_of_step import OutOfStep
from cs360_desktop.services.stale import StaleMeasure
from cs360_desktop.ui.common.announcing import announce
from cs360_desktop.ui.common.buttons import Button
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.message_bar import Notice
from cs360_desktop.ui.common.mnemonics import MENU_KEYS, Mnemonics
from cs360_desktop.ui.common.scaling import margins
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.entering.area_difference import area_difference
from cs360_desktop.ui.metrics.entering.cell_actions import Stopped, two_sentences
from cs360_desktop.ui.metrics.entering.cell_panel import CellPanel
from cs360_desktop.ui.metrics.entering.doubt_words import doubt_words
from cs360_desktop.ui.metrics.entering.model import GridModel
from cs360_desktop.ui.metrics.entering.out_of_step_words import out_of_step_words
from cs360_desktop.ui.metrics.entering.rows import CellRow, GroupRow
from cs360_desktop.ui.metrics.entering.stale_words import stale_words

Place = tuple[int, int]


class GridBar(QWidget):
    """Hidden while all is well.

    `asked(str)` carries the name of a command of the grid, `going(place)` the cell somebody wants to see; `acted` tells
    that an offer was taken, so that its button is gone or has done its work.
    `stale` holds the measures whose lacking period is spoken of, by id; `out_of_step` those with figures that stand in
    no column, which is said wherever nothing else is.
    """

    asked = Signal(str)
    going = Signal(object)
    acted = Signal()

    def __init__(self, model: GridModel, panel: CellPanel, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._panel = panel
        self._writable = writable
        self.stale: Mapping[int, StaleMeasure] = {}
        self.out_of_step: Sequence[OutOfStep] = ()
        self._notice = Notice(State.WRONG, "")
        self._words = ("", "")
        box = QVBoxLayout(self)
        margins(box, 0, 4, 0, 0)
        box.addWidget(self._notice)
        self.hide()

    def show_words(
        self, state: State, what: str, so_what: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Say what happened and offer up to two buttons; a screen reader hears it once."""
        self._notice.set_words(state, what, so_what)
        buttons = self._notice.buttons
        clear(buttons)
        keys = Mnemonics(MENU_KEYS)  # Tab belongs to the grid, so each of them has its Alt key
        for text, act in actions:
            buttons.addWidget(Button(keys.mark(text), partial(self._carry_out, act)))
        if self._words != (what, so_what) or self.isHidden():
            announce(self, f"{what}. {so_what}", assertive=state is State.WRONG)
        self._words = (what, so_what)
        self.show()

    def _carry_out(self, act: Callable[[], object]) -> None:
        self._panel.commit()
        act()
        self.acted.emit()

    def show_stopped(self, stopped: Stopped) -> None:
        """Say why a command was not carried out, and offer what can be done instead."""
        self.show_words(State.WRONG, stopped.what, stopped.so_what, [*stopped.offers, (self.tr("Close"), self.hide)])

    def show_cell(self, place: Place | None, *, by_area: bool) -> None:
        """Say what is the matter with a cell; the bar goes where nothing is."""
        if self._show_refused(place) or self._show_others_refused():
            return
        if (
            place is None
            or isinstance(self._model.sheet.rows[place[0]], GroupRow)
            or not ((by_area and self._show_areas(place)) or self._show_stale(place) or self._show_doubt(place))
        ):
            self._show_out_of_step(place)

    def _show_out_of_step(self, place: Place | None) -> None:
        """Say that figures lie in the time shown and in no column, those of the current measure before others."""
        row = None if place is None else self._model.sheet.rows[place[0]]
        own = (
            []
            if row is None or isinstance(row, GroupRow)
            else [found for found in self.out_of_step if found.measure.id == row.measure.id]
        )
        if not self.out_of_step:
            self.hide()
            return
        offers = [(self.tr("Open settings"), lambda: self.asked.emit("settings"))]
        self.show_words(State.INFORMATION, *out_of_step_words(own or self.out_of_step), offers)

    def _show_refused(self, place: Place | None) -> bool:
        key = None if place is None else self._model.sheet.key_at(*place)
        if place is None or key is None or key not in self._model.refusals:
            return False
        what, so_what = two_sentences(self._model.refusals[key].sentence)
        stands = as_typed(self._model.sheet.value_at(*place), self._model.sheet.measure_at(place[0]), thousands=True)
        still = self.tr("{value} still stands.").format(value=stands) if stands else self.tr("The cell has no entry.")
        head = f"{key.period.label}, {self._model.sheet.rows[place[0]].label}: {what}"
        clear = (self.tr("Clear cell"), lambda: self._model.drop_refusal(key))
        self.show_words(State.WRONG, head, f"{so_what} {still}".strip(), [clear])
        return True

    def _show_others_refused(self) -> bool:
        if not self._model.refusals:
            return False
        number = len(self._model.refusals)
        what = counted(number, self.tr("1 cell is not saved"), self.tr("{n} cells are not saved"))
        go = (self.tr("Go there"), lambda: self.asked.emit("next_fault"))
        self.show_words(State.WRONG, what, self.tr("F8 goes to each of them."), [go])
        return True

    def _show_areas(self, place: Place) -> bool:
        """Say what the areas add up to where the agency's own figure differs, and offer what can be done."""
        found = area_difference(self._model.sheet, place)
        if found is None:
            return False
        offers: list[tuple[str, Callable[[], object]]] = []
        if found.key is not None and self._writable:
            offers.append((found.offer, lambda: self.asked.emit("to_unknown")))
        if found.unknown is not None:
            offers.append((self.tr("Go to unknown area"), lambda: self.going.emit(found.unknown)))
        self.show_words(State.NEEDS if found.is_difference else State.INFORMATION, found.what, found.so_what, offers)
        return True

    def _show_stale(self, place: Place) -> bool:
        """Say of a measure that lacks its last period whose it is, until an entry is there."""
        row = self._model.sheet.rows[place[0]]
        found = self.stale.get(row.measure.id) if isinstance(row, CellRow) else None
        if found is None or not isinstance(row, CellRow):
            return False
        cells = self._model.sheet.cells
        lacking = cells.place_of(EntryKey(row.measure.id, row.area_id, found.period))
        stored = None if lacking is None else cells.at(*lacking)
        if stored is not None and not (found.is_later and stored.value.state is EntryState.NOT_YET_AVAILABLE):
            return False
        self.show_words(State.NEEDS, *stale_words(found))
        return True

    def _show_doubt(self, place: Place) -> bool:
        """Ask about a figure far from its history, where the panel that does so is closed."""
        sheet = self._model.sheet
        doubt = None if self._panel.isVisible() else sheet.doubt_at(*place)
        if doubt is None:
            return False
        measure = sheet.measure_at(place[0])
        value = sheet.value_at(*place)
        figure = None if value is None else value.figure(measure.scale)
        assert figure is not None  # nothing else can be doubted
        offers = self._panel.answers(doubt, figure, measure) if self._writable else []
        self.show_words(State.ASKS, *doubt_words(figure, doubt, measure), offers)
        return True

    def words(self) -> tuple[str, str]:
        """The two sentences now shown, empty while hidden."""
        return ("", "") if self.isHidden() else self._words
