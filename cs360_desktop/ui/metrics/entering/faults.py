"""F8: from one refused cell to the next, wherever folds, filters and periods hide it."""

from PySide6.QtCore import QCoreApplication

from cs360_desktop.domain.entries import EntryKey
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.metrics.entering.parts import EnterParts

_CONTEXT = "Faults"


class Faults:
    """Goes through the cells of a view whose typed text was not saved: those in sight first, then the hidden ones."""

    def __init__(self, view: EnterParts) -> None:
        self._view = view

    def go(self, direction: int) -> None:
        """Go to the next (1) or the previous (-1) one."""
        keys = self._in_order()
        if not keys:
            return
        here = self._here()
        if here in keys:
            wanted = keys[(keys.index(here) + direction) % len(keys)]
        else:
            place = self._view.grid.place() or (-1, -1)
            seen = [key for key in keys if (at := self._place_of(key)) is not None and (at > place) == (direction > 0)]
            wanted = (seen or keys)[0 if direction > 0 else -1]
        self._show(wanted)

    def _here(self) -> EntryKey | None:
        place = self._view.grid.place()
        return None if place is None else self._view.model.sheet.key_at(*place)

    def _place_of(self, key: EntryKey) -> tuple[int, int] | None:
        return self._view.model.sheet.cells.place_of(key)

    def _in_order(self) -> list[EntryKey]:
        keys = self._view.model.refusals
        seen = sorted((place, key) for key in keys if (place := self._place_of(key)) is not None)
        return [*(key for _, key in seen), *sorted(key for key in keys if self._place_of(key) is None)]

    def _show(self, key: EntryKey) -> None:
        view = self._view
        if self._place_of(key) is None:
            view.model.unfold()
        if self._place_of(key) is None:
            view.choices.show_key(key)
            view.show_choice()
        place = self._place_of(key)
        if place is None:
            self._tell_lost(key)
            return
        view.go_to(place)
        view.grid.setFocus()

    def _tell_lost(self, key: EntryKey) -> None:
        """Say of a text whose row is gone what it was, and let it go only when somebody says so."""
        text = self._view.model.refusals[key].text
        self._view.show_current()
        self._view.bar.show_words(
            State.WRONG,
            _tr("“{text}” for {period} was not saved, and its row is not there any more").format(
                text=text, period=key.period.label
            ),
            _tr("Start collecting the measure again under Choose to mend it, or forget what was typed."),
            [(_tr("Forget “{text}”").format(text=text), lambda: self._view.model.drop_refusal(key))],
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
