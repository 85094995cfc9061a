"""A page whose tabs are made on their first visit, from the names the navigation gives."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cs360_desktop.ui.common.body import Body
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.tabs import TabEntry


class TabbedPage(Page):
    """A title, one line of purpose, and tabs.

    A place is a tab by its key (`enter`), with what it shows as its record; what follows a colon (`import:PATH`) is for
    the tab. A tab that has `show_place` is told the place.
    """

    def __init__(
        self, words: tuple[str, str], desk: Desk, tabs: Sequence[TabEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(*words, parent=parent)
        self._desk = desk
        self._tabs = tuple(tabs)
        self._made: dict[str, Body] = {}
        for entry in self._tabs:
            self.add_tab(entry.label_text(), Body())
        self.tab_chosen.connect(self._fill)

    def show_place(self, place: Place) -> None:
        """Go to a tab, and on it to whatever else the place names."""
        key = place.part.partition(":")[0]
        keys = [entry.key for entry in self._tabs]
        if key in keys:
            self.show_tab(keys.index(key))
        position = self.tab_position()
        self._fill(position)
        shows = getattr(self._made[keys[position]], "show_place", None)
        if shows is not None:
            shows(place)

    def tab(self, key: str) -> Body | None:
        """A tab by its key, None before its first visit."""
        return self._made.get(key)

    @override
    def focusProxy(self) -> QWidget | None:
        """What the tab shown is about; it may change while the tab is shown."""
        return self.body.focusProxy()

    def _fill(self, position: int) -> None:
        entry = self._tabs[position]
        if entry.key not in self._made:
            self._made[entry.key] = entry.make(self._desk)
            self.fill_tab(position, self._made[entry.key])
