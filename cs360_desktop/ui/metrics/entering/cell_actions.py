"""What works on many cells at once: copy, paste, fill, clear, states. Each is one undo step, or none when refused."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from cs360_desktop.domain.entries import EntryKey, EntryState, Value
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.typed_values import check, parse
from cs360_desktop.reporting.plain_cells import safe_text
from cs360_desktop.services import entries
from cs360_desktop.ui.common.community import refuses_team_copy
from cs360_desktop.ui.common.counting import counted
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.metrics.entering.clipboard import Rectangle
from cs360_desktop.ui.metrics.entering.clipboard_html import from_mime, to_mime
from cs360_desktop.ui.metrics.entering.grid_view import GridView, Rect
from cs360_desktop.ui.metrics.entering.looks import state_word
from cs360_desktop.ui.metrics.entering.rows import CellRow, ComputedRow, GroupRow, RolledUpRow, unit_of

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why something was not done: what happened, what to do, the cell to look at, and what can be done instead."""

    what: str
    so_what: str
    place: Place | None = None
    offers: tuple[tuple[str, Callable[[], object]], ...] = ()


class _StopError(Exception):
    """Carries the reason out of the preparation of a paste or fill; of a paste also what could be kept of it."""

    def __init__(self, stopped: Stopped, read: "_Read | None" = None) -> None:
        super().__init__(stopped.what)
        self.stopped = stopped
        self.read = read


@dataclass(frozen=True, slots=True)
class _Read:
    """Texts read into values, those that are no value of their cell (place, text, reason), and where all of them go."""

    values: dict[EntryKey, Value | None]
    faults: list[tuple[Place, str, str]]
    places: list[Place]


class CellActions(QObject):
    """The commands of the grid, on its selection.

    `stopped(Stopped)` tells why a command did nothing; `said(str)` what a command did that leaves no undo step.
    """

    stopped = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, view: GridView) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._model = view.grid

    # -- out ----------------------------------------------------------------------------------------------------------

    def copy(self, *, headers: bool = False) -> int:
        """Copy the selected rectangle as text and as a table a spreadsheet reads; returns how many cells."""
        if refuses_team_copy(self._desk):
            return 0
        try:
            rect = self._one_rectangle()
        except _StopError as error:
            self.stopped.emit(error.stopped)
            return 0
        top, left, bottom, right = rect
        sheet = self._model.sheet
        lines: list[list[str]] = []
        if headers:
            spoken = [column.spoken for column in sheet.columns[left : right + 1]]
            lines.append([self._view.corner.words()[0], self.tr("Unit"), *spoken])
        for row in range(top, bottom + 1):
            shown = sheet.rows[row]
            if isinstance(shown, GroupRow):
                continue
            lead = [safe_text(shown.label), unit_of(shown)] if headers else []
            lines.append([*lead, *(self._copied(row, column) for column in range(left, right + 1))])
        QGuiApplication.clipboard().setMimeData(to_mime(lines))
        count = (len(lines) - headers) * (right - left + 1)
        self.said.emit(counted(count, self.tr("Copied 1 cell"), self.tr("Copied {n} cells")))
        return count

    def _copied(self, row: int, column: int) -> str:
        if isinstance(self._model.sheet.rows[row], ComputedRow | RolledUpRow):
            return self._model.sheet.computed_at(row, column)
        key = self._model.sheet.key_at(row, column)
        if key in self._model.refusals:
            return safe_text(self._model.refusals[key].text)
        # A spreadsheet would read 4/12 as the twelfth of April.
        return self._model.sheet.typed_at(row, column, cases_by=" of ")

    def cut(self) -> None:
        """Copy, then clear."""
        if self.copy():
            self.clear()

    # -- in -----------------------------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Put what was copied at the current cell or over the selection: all of it, or nothing until somebody says so.

        Where some of it is no value, the others can be pasted alone by one click; the refused texts then stay in
        their cells, not saved, until they are mended.
        """
        try:
            rectangle = from_mime(QGuiApplication.clipboard().mimeData())
            read = self._read_all(self._lay_out(rectangle))
            self._stop_at([(place, sentence) for place, _, sentence in read.faults], read)
        except UserError as error:
            self.stopped.emit(Stopped(*two_sentences(error.sentence)))
        except _StopError as error:
            self.stopped.emit(self._with_the_rest(error))
        else:
            self._paste(read.values)

    def _paste(self, values: dict[EntryKey, Value | None]) -> None:
        self._model.put(values, counted(len(values), self.tr("Pasted 1 value"), self.tr("Pasted {n} values")))

    def _with_the_rest(self, error: _StopError) -> Stopped:
        """Offer to paste what can be pasted."""
        read = error.read
        if read is None or not read.values:
            return error.stopped
        refused = {place for place, _, _ in read.faults}
        first = min(row for row, _ in refused)
        heads = [place for place in read.places if place[0] == first]
        if len(heads) > 1 and refused.issuperset(heads) and first == min(row for row, _ in read.places):
            so_what = self.tr("Its first line looks like heads: copy the figures without them.")
            return replace(error.stopped, so_what=f"{error.stopped.so_what} {so_what}")
        number = len(read.values)
        text = counted(number, self.tr("Paste the other value"), self.tr("Paste the other {n} values"))
        return replace(error.stopped, offers=((text, lambda: self._paste_rest(read)),))

    def _paste_rest(self, read: _Read) -> None:
        stack = self._desk.undo_stack
        before = stack.index()
        self._paste(read.values)
        refused: list[EntryKey] = []
        for place, text, sentence in read.faults:
            key = self._model.sheet.key_at(*place)
            if key is not None:
                self._model.refuse(key, text, sentence)
                refused.append(key)
        self._view.setFocus()
        if stack.index() == before:
            return

        def take_back(index: int) -> None:
            if index <= before:  # undone: what came with the paste goes with it
                stack.indexChanged.disconnect(heard)
                for key in refused:
                    self._model.drop_refusal(key)

        heard = stack.indexChanged.connect(take_back)

    def _lay_out(self, rectangle: Rectangle) -> list[tuple[Place, str]]:
        """Which text goes into which cell; a selection that holds the rectangle several times is filled with it.

        Where a line of what was copied is shorter than others, the cells under its missing end are left alone.
        """
        top, left, bottom, right = self._one_rectangle()
        rows = self._cell_rows(top, len(self._model.sheet.rows) - 1)
        chosen = len([row for row in rows if row <= bottom])
        high, wide = len(rectangle), len(rectangle[0])
        down = chosen // high if chosen % high == 0 else 1
        across = (right - left + 1) // wide if (right - left + 1) % wide == 0 else 1
        room = self._model.columnCount() - left
        if high * max(down, 1) > len(rows) or wide * max(across, 1) > room:
            raise _StopError(
                Stopped(
                    self.tr("Nothing was pasted: what was copied has {rows} × {columns} cells").format(
                        rows=high, columns=wide
                    ),
                    self.tr(
                        "From here there is room for {rows} × {columns}. Start further up or left, or copy less."
                    ).format(rows=len(rows), columns=room),
                    (top, left),
                )
            )
        return [
            ((rows[line], left + column), text)
            for line in range(high * max(down, 1))
            for column in range(wide * max(across, 1))
            if (text := rectangle[line % high][column % wide]) is not None
        ]

    def _read_all(self, texts: Iterable[tuple[Place, str]]) -> _Read:
        values: dict[EntryKey, Value | None] = {}
        faults: list[tuple[Place, str, str]] = []
        places: list[Place] = []
        for place, text in texts:
            places.append(place)
            key = self._model.sheet.key_at(*place)
            try:
                if key is not None:
                    values[key] = parse(text, self._model.sheet.measure_at(place[0]))
                elif text.strip():
                    faults.append((place, text, self._closed_reason(place)))
            except UserError as error:
                faults.append((place, text, error.sentence))
        return _Read(values, faults, places)

    def _closed_reason(self, place: Place) -> str:
        if isinstance(self._model.sheet.rows[place[0]], RolledUpRow):
            return self.tr("This row is computed from shorter periods. Show those periods to enter its figures.")
        if not isinstance(self._model.sheet.rows[place[0]], CellRow):
            return self.tr("This row is worked out from the others. Paste above it.")
        kind = self._model.sheet.measure_at(place[0]).period_kind.name.lower().replace("_", " ")
        return self.tr("This measure is kept by {kind}, in the column of its last month.").format(kind=kind)

    def tell_why_closed(self) -> None:
        """Say why nothing can be typed into the current cell."""
        place = self._view.place()
        if place is not None and not isinstance(self._model.sheet.rows[place[0]], GroupRow):
            nothing = self.tr("Nothing is entered here")
            self.stopped.emit(Stopped(nothing, self._closed_reason(place), place))

    def enter_everywhere(self, text: str) -> None:
        """Put one typed text into every selected cell."""
        places = [place for place in self._places() if self._model.sheet.key_at(*place) is not None]
        try:
            read = self._read_all((place, text) for place in places)
            self._stop_at([(place, sentence) for place, _, sentence in read.faults])
        except _StopError as error:
            self.stopped.emit(error.stopped)
        else:
            number = len(read.values)
            words = counted(number, self.tr("Entered the same in 1 cell"), self.tr("Entered the same in {n} cells"))
            self._model.put(read.values, words)

    # -- fill ---------------------------------------------------------------------------------------------------------

    def fill_down(self) -> None:
        """Repeat the first selected row in those below; a single row takes the row above."""
        self._fill(down=True)

    def fill_right(self) -> None:
        """Repeat the first selected column in those at its right; a single column takes the one at its left."""
        self._fill(down=False)

    def _fill(self, *, down: bool) -> None:
        try:
            values = self._filled(self._one_rectangle(), down=down)
        except _StopError as error:
            self.stopped.emit(error.stopped)
            return
        if values:
            self._model.put(values, counted(len(values), self.tr("Filled 1 cell"), self.tr("Filled {n} cells")))

    def _filled(self, rect: Rect, *, down: bool) -> dict[EntryKey, Value | None]:
        top, left, bottom, right = rect
        sheet = self._model.sheet
        lines = self._cell_rows(top, bottom) if down else list(range(left, right + 1))
        if len(lines) == 1:
            before = self._cell_rows(0, lines[0] - 1)[-1:] if down else [lines[0] - 1] * (lines[0] > 0)
            lines = [*before, *lines]
        across = range(left, right + 1) if down else self._cell_rows(top, bottom)
        values: dict[EntryKey, Value | None] = {}
        faults: list[tuple[Place, str]] = []
        for other in across:
            for line in lines[1:]:
                source, target = ((lines[0], other), (line, other)) if down else ((other, lines[0]), (other, line))
                key = sheet.key_at(*target)
                given = sheet.key_at(*source)
                if key is None or given is None:
                    continue
                if given in self._model.refusals:
                    refused = self.tr("“{text}” is not saved, so it cannot be filled in. Mend it first, or clear it.")
                    faults.append((source, refused.format(text=self._model.refusals[given].text)))
                    continue
                value = sheet.value_at(*source)
                try:
                    if value is not None:
                        check(sheet.measure_at(target[0]), value)
                except UserError as error:
                    faults.append((target, error.sentence))
                values[key] = value
        self._stop_at(faults)
        return values

    # -- states and clearing ------------------------------------------------------------------------------------------

    def clear(self) -> None:
        """Take the selected cells back to no entry, never to zero."""
        keys = self._keys()
        stored = [key for key in keys if self._holds(key)]
        for key in keys:
            self._model.drop_refusal(key)
        if stored:
            self._model.clear(stored, counted(len(stored), self.tr("Cleared 1 cell"), self.tr("Cleared {n} cells")))

    def set_state(self, state: EntryState) -> None:
        """Say of the selected cells what is known about them."""
        keys = self._keys()
        if not keys:
            return
        one, many = self.tr("Marked 1 cell as {state}"), self.tr("Marked {n} cells as {state}")
        words = counted(len(keys), one, many, state=state_word(state))
        self._model.set_states(keys, state, words)

    def date_today(self) -> None:
        """Say of the selected entries that their data are as of today."""
        keys = [key for key in self._keys() if self._holds(key)]
        if not keys:
            nothing = self.tr("Nothing was dated: there is no entry in the selected cells")
            why = self.tr("Ctrl+; writes today into “Data as of”. Type a figure first, then press it.")
            self.stopped.emit(Stopped(nothing, why, self._view.place()))
            return
        one, many = self.tr("Dated 1 entry today"), self.tr("Dated {n} entries today")
        day = self._desk.session.today()
        self._desk.do(counted(len(keys), one, many), lambda: entries.set_as_of(self._desk.session, keys, day))

    # -- cells --------------------------------------------------------------------------------------------------------

    def _holds(self, key: EntryKey) -> bool:
        place = self._model.sheet.cells.place_of(key)
        return place is not None and self._model.sheet.cells.at(*place) is not None

    def _places(self) -> list[Place]:
        return [
            (row, column)
            for top, left, bottom, right in self._view.rectangles()
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        ]

    def _keys(self) -> list[EntryKey]:
        found = (self._model.sheet.key_at(*place) for place in self._places())
        return list(dict.fromkeys(key for key in found if key is not None))

    def _cell_rows(self, first: int, last: int) -> list[int]:
        rows = self._model.sheet.rows
        return [row for row in range(first, last + 1) if not isinstance(rows[row], GroupRow)]

    def _one_rectangle(self) -> Rect:
        rectangles = self._view.rectangles()
        if len(rectangles) != 1:
            raise _StopError(
                Stopped(
                    self.tr("Nothing was done: several blocks of cells are selected"),
                    self.tr("Copy, paste and fill work on one block. Select one and try again."),
                )
            )
        return rectangles[0]

    def _stop_at(self, faults: Sequence[tuple[Place, str]], read: _Read | None = None) -> None:
        if not faults:
            return
        place, sentence = faults[0]
        row, column = place
        sheet = self._model.sheet
        more = counted(
            len(faults) - 1,
            self.tr("1 more cell cannot take what was given either."),
            self.tr("{n} more cells cannot take what was given either."),
        )
        raise _StopError(
            Stopped(
                self.tr("Nothing was changed because of {period}, {measure}").format(
                    period=sheet.columns[column].spoken, measure=sheet.rows[row].label
                ),
                f"{sentence} {more}" if faults[1:] else sentence,
                place,
            ),
            read,
        )


def two_sentences(sentence: str) -> tuple[str, str]:
    """Part the sentence of a refusal into what happened and what to do."""
    first, _, rest = sentence.partition(". ")
    return first.removesuffix("."), rest
