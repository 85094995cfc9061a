"""The head of a page: title, one-line purpose, buttons, way back and tabs (guide.md §2 and §3)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.labels import ElidedLabel, Label, Line, StateLabel
from cs360_desktop.ui.common.scaling import fixed_height, margins, px, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.common.typography import Type, font


class PageHeader(QWidget):
    """Title and what stands around it; `tab_chosen` carries the number of the tab."""

    tab_chosen = Signal(int)

    def __init__(self, title: str, purpose: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trail = QHBoxLayout()
        spacing(self._trail, 4)
        self._steps: tuple[Callable[[], object], ...] = ()
        self._step_buttons: list[Button] = []
        self._here = Label(tone="muted")
        self._here.hide()
        self._add_step()  # before all else, as Tab goes in the order in which widgets are made
        self._trail.addWidget(self._here)
        self._trail.addStretch(1)
        self._title = ElidedLabel(Type.TITLE)
        self._state = StateLabel(State.NOTHING_YET)
        self._state.hide()
        self._purpose = ElidedLabel(tone="muted")
        self._buttons = QHBoxLayout()
        spacing(self._buttons, 8)
        self._tabs = _TabBar()
        self._tabs.hide()
        self._tabs.currentChanged.connect(self.tab_chosen)
        self._top = QHBoxLayout()
        self._tab_row = QHBoxLayout()
        self._words = QVBoxLayout()
        self._is_narrow = self._is_beside_title = False
        self._arrange()
        self.set_title(title)
        self.set_purpose(purpose)

    def _arrange(self) -> None:
        title_row = QHBoxLayout()
        spacing(title_row, 12)
        title_row.addWidget(self._title)
        title_row.addWidget(self._state)
        title_row.addStretch(1)
        spacing(self._words, 2)
        self._words.addLayout(self._trail)
        self._words.addLayout(title_row)
        self._words.addWidget(self._purpose)
        margins(self._top, 24, 14, 24, 10)
        spacing(self._top, 16)
        self._top.addLayout(self._words, 1)
        self._top.addLayout(self._buttons)
        self._top.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        margins(self._tab_row, 10, 0, 24, 0)
        self._tab_row.addWidget(self._tabs)
        self._tab_row.addStretch(1)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._top)
        box.addLayout(self._tab_row)
        box.addWidget(Line())

    def set_title(self, title: str) -> None:
        """Change the title; a record shows its own name."""
        self._title.setText(title)

    def set_purpose(self, purpose: str) -> None:
        """Change the one-line purpose."""
        self._purpose.setText(purpose)
        self._show_purpose()

    def set_state(self, state: State | None, text: str = "") -> None:
        """Show the state of a record beside its title ("draft"), or none."""
        if state is not None:
            self._state.set_state(state, text)
        self._state.setVisible(state is not None)

    def set_trail(self, steps: list[tuple[str, Callable[[], object]]], here: str = "") -> None:
        """Show the way back above the title: `Meetings › Problem-Solving Team`; each step leads to its place."""
        self._steps = tuple(go for _text, go in steps)
        for position, button in enumerate(self._step_buttons):
            button.setVisible(position < len(steps))
        for position, (text, _go) in enumerate(steps):
            if position == len(self._step_buttons):
                self._add_step()
            self._step_buttons[position].setText(text)
        self._here.setText(f"›  {here}" if here else "")
        self._here.setVisible(bool(here))

    def _add_step(self) -> None:
        """Add a button of the way back; it stays, so that it keeps the focus while its record is shown anew."""
        position = len(self._step_buttons)
        step = Button("", lambda: self._go(position), kind=Kind.LINK)
        step.hide()
        self._step_buttons.append(step)
        self._trail.insertWidget(position, step)

    def _go(self, position: int) -> None:
        self._steps[position]()

    def add_button(self, button: QWidget) -> None:
        """Add a button at the right; the primary comes last."""
        self._buttons.addWidget(button)

    def add_tab(self, text: str) -> None:
        """Add a tab."""
        self._tabs.addTab(text)
        self._tabs.setVisible(True)
        self.set_narrow(self._is_narrow)

    def choose_tab(self, position: int) -> None:
        """Go to a tab."""
        self._tabs.setCurrentIndex(position)

    def set_narrow(self, narrow: bool) -> None:
        """Put tabs beside the title where there is room and the purpose into the tooltip, or back."""
        self._is_narrow = narrow
        self._tabs.set_padding(10 if narrow else 14)
        self._place_tabs()
        self._show_purpose()

    def _place_tabs(self) -> None:
        beside_title = self._is_narrow and self._tabs.count() > 0 and self._has_room_for_tabs()
        if beside_title != self._is_beside_title:
            self._is_beside_title = beside_title
            (self._tab_row if beside_title else self._top).removeWidget(self._tabs)
            if beside_title:
                self._top.insertWidget(1, self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
            else:
                self._tab_row.insertWidget(0, self._tabs)
        if self._is_narrow:
            margins(self._top, 16, 8, 12, 0 if beside_title else 8)
        else:
            margins(self._top, 24, 14, 24, 10)

    def _has_room_for_tabs(self) -> bool:
        """Whether tabs and buttons stand whole beside the words, a long title shortened."""
        parts = (self._words.minimumSize(), self._tabs.sizeHint(), self._buttons.minimumSize())
        return sum(part.width() for part in parts) + px(16 + 12 + 2 * 16) <= self.width()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:  # a button or a word came or went
            self._place_tabs()
        return super().event(event)

    def _show_purpose(self) -> None:
        purpose = self._purpose.text()
        self._purpose.setVisible(bool(purpose) and not self._is_narrow)
        self._title.setAccessibleDescription(purpose)
        if self._is_narrow:
            self._title.setToolTip(purpose)


class _TabBar(QTabBar):
    """Tabs as wide as their semibold text, so that choosing one moves nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._padding = 14
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        fixed_height(self, 33)

    def set_padding(self, padding: int) -> None:
        """Set what lies left and right of each text, in design px."""
        if padding != self._padding:
            self._padding = padding
            self.setIconSize(self.iconSize())  # has the sizes of the tabs worked out again

    @override
    def tabSizeHint(self, index: int) -> QSize:
        size = super().tabSizeHint(index)
        text = self.tabText(index).replace("&", "")
        size.setWidth(QFontMetrics(font(Type.STRONG)).horizontalAdvance(text) + px(2 * self._padding))
        return size
