"""The frame every page of the program lives in (guide.md §2 and §3), at all window widths."""

from collections.abc import Callable, Container, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.ui.common.body import Body, Tools, WizardFooter
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.context_panel import ContextPanel
from cs360_desktop.ui.common.focus_home import FocusHome
from cs360_desktop.ui.common.following import Following
from cs360_desktop.ui.common.header import PageHeader
from cs360_desktop.ui.common.keeping_focus import return_focus
from cs360_desktop.ui.common.message_bar import MessageBar
from cs360_desktop.ui.common.notifier import Notifier
from cs360_desktop.ui.common.progress_panel import ProgressPanel
from cs360_desktop.ui.common.public_view import Told
from cs360_desktop.ui.common.scaling import applies, margins, remember, scale
from cs360_desktop.ui.common.stack import Stack
from cs360_desktop.ui.common.states import State

_CONTEXT_BESIDE_FROM = 1200
_COMPACT_BELOW = 1000


class Page(Told, FocusHome):
    """Header, message bar, one body or one for each tab, and the context panel of the body shown."""

    tab_chosen = Signal(int)

    def __init__(self, title: str, purpose: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.header = PageHeader(title, purpose)
        self.messages = MessageBar()
        self._bodies = Stack()
        self._details = Button(self.tr("Details"), self.toggle_context, kind=Kind.QUIET, icon="columns")
        self.header.add_button(self._details)
        self._shown_context: ContextPanel | None = None
        self._width_class = ""
        self._context_open = True
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self._bodies, 1)
        self._grid = QGridLayout(self)
        margins(self._grid, 0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self.header, 0, 0)
        self._grid.addLayout(column, 1, 0)
        self._grid.setRowStretch(1, 1)
        self._grid.setColumnStretch(0, 1)
        self._add(Body())
        self._has_tabs = False
        self.header.tab_chosen.connect(self._show_tab)
        remember(self, "pageWidth", 1)

    @property
    def body(self) -> Body:
        """The body now shown."""
        return self._body_at(self._bodies.currentIndex())

    @property
    def tools(self) -> Tools:
        """The tools row of the body now shown."""
        return self.body.tools

    def set_title(self, title: str, purpose: str | None = None) -> None:
        """Change the title and, if given, the purpose line."""
        self.setAccessibleName(title)
        self.header.set_title(title)
        if purpose is not None:
            self.header.set_purpose(purpose)

    def set_state(self, state: State | None, text: str = "") -> None:
        """Show the state of a record beside its title, or none."""
        self.header.set_state(state, text)

    def set_trail(self, steps: Sequence[tuple[str, Callable[[], object]]], here: str = "") -> None:
        """Show the way back above the title of a record."""
        self.header.set_trail(list(steps), here)

    def add_button(self, button: QWidget) -> None:
        """Add a button to the header; the primary comes last."""
        self.header.add_button(button)

    def add_tab(self, text: str, body: Body) -> None:
        """Add a tab with its own body."""
        if not self._has_tabs:
            self._bodies.removeWidget(self.body)
            self._has_tabs = True
        self._add(body)
        self.header.add_tab(text)

    def fill_tab(self, position: int, body: Body) -> None:
        """Put another body on a tab, as a tab made on its first visit does."""
        old = self._body_at(position)
        shown = self._bodies.currentIndex()
        self._bodies.removeWidget(old)
        old.deleteLater()
        self._add(body, position)
        self._bodies.setCurrentIndex(shown)
        self._place_context()

    def tab_position(self) -> int:
        """Return the tab now shown."""
        return self._bodies.currentIndex()

    def show_tab(self, position: int) -> None:
        """Go to a tab."""
        self.header.choose_tab(position)

    def set_content(self, content: QWidget, *, scroll: bool = False, bare: bool = False) -> None:
        """Show the content of a page without tabs (see `Body.set_content`)."""
        self.body.set_content(content, scroll=scroll, bare=bare)

    def set_steps(self, steps: QWidget) -> None:
        """Put a step list at the left of a page without tabs."""
        self.body.set_steps(steps)

    def set_footer(self, footer: WizardFooter) -> None:
        """Put a wizard footer below a page without tabs."""
        self.body.set_footer(footer)

    def set_context(self, content: QWidget, *, width: int = 276, below_header: bool = False) -> None:
        """Give the context panel of a page without tabs (see `Body.set_context`)."""
        self.body.set_context(content, width=width, below_header=below_header)

    def open_context(self) -> None:
        """Show the context panel if it is closed."""
        panel = self.body.context
        if panel is not None and not panel.isVisible():
            self.toggle_context()

    def toggle_context(self) -> None:
        """Open or close the context panel (F9); a closed one gives the focus back."""
        panel = self.body.context
        if panel is None:
            return
        self._context_open = not panel.isVisible()
        focused = QApplication.focusWidget()
        if not self._context_open and focused is not None and panel.isAncestorOf(focused):
            self._details.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place_context()

    def escape(self) -> bool:
        """Close what lies over the page, then the message, then cancel the work shown; returns whether it did."""
        panel = self._shown_context
        if panel is not None and panel.isVisible() and self._width_class != "wide":
            self.toggle_context()
            return True
        if self.messages.close_message():
            return True
        work = next((panel for panel in self.findChildren(ProgressPanel) if panel.isVisible()), None)
        if work is not None:
            work.cancelled.emit()
        return work is not None

    def parts(self) -> list[QWidget]:
        """Return the parts F6 goes through, in order."""
        panel = self._shown_context
        return [self.header, self._bodies, *([panel] if panel else []), self.messages]

    def follow(
        self,
        notifier: Notifier,
        refresh: Callable[[], object],
        nouns: Container[str] | None = None,
        *,
        apart: Callable[[], object] | None = None,
    ) -> None:
        """Call `refresh` after changes, of these nouns or of anything, while the page is seen (see `Following`)."""
        Following(self, notifier, refresh, nouns, apart=apart)

    def _body_at(self, position: int) -> Body:
        body = self._bodies.widget(position)
        assert isinstance(body, Body)
        return body

    def _add(self, body: Body, position: int = -1) -> None:
        self._bodies.insertWidget(position, body)
        body.set_narrow(self._width_class == "compact")
        body.context_changed.connect(self._place_context)

    def _show_tab(self, position: int) -> None:
        focused = QApplication.focusWidget()
        held = [self._bodies, *([self._shown_context] if self._shown_context is not None else [])]
        goes_along = focused is not None and any(part.isAncestorOf(focused) for part in held)
        if goes_along:
            self.setFocus()  # a field saves itself; and Qt would hand the focus of what hides to whatever comes next
        self._bodies.setCurrentIndex(position)
        self._place_context()
        self.tab_chosen.emit(position)
        if goes_along:
            self.focus_content()

    def focus_content(self) -> None:
        """Give the focus to what the page is about, or to the first thing that takes it."""
        content = self.parts()[1]
        target = self.focusProxy() or next(filter(_takes_focus, content.findChildren(QWidget)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_context(self) -> None:
        """Open the context panel if it is closed."""
        if self.body.context is not None and not self.body.context.isVisible():
            self.toggle_context()

    @override
    def hasHeightForWidth(self) -> bool:
        """A page takes the height of the window; what would like to have more scrolls inside."""
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.escape():
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self.fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self.fit()
        elif event.type() == QEvent.Type.WindowActivate and watched is self.window() and self.isVisible():
            return_focus(self.window(), self.focus_content)
        return False

    def fit(self) -> None:
        """Follow the width of the window, in design px so that zoom counts as narrowness."""
        width = self.window().width() / scale()
        now = "compact" if width < _COMPACT_BELOW else "medium" if width < _CONTEXT_BESIDE_FROM else "wide"
        if now != self._width_class:
            self._width_class = now
            self._context_open = now == "wide"
            self.header.set_narrow(now == "compact")
            self.messages.set_narrow(now == "compact")
            for position in range(self._bodies.count()):
                self._body_at(position).set_narrow(now == "compact")
            self._place_context()
        self._place_overlay()

    def _place_context(self) -> None:
        panel = self.body.context
        if self._shown_context is not None and self._shown_context is not panel:
            self._grid.removeWidget(self._shown_context)
            self._shown_context.hide()
        self._shown_context = panel
        self._details.setVisible(panel is not None and self._width_class in {"medium", "compact"})
        if panel is None:
            return
        self._grid.removeWidget(panel)
        panel.setParent(self)
        if self._width_class == "wide":
            row, rows = (1, 1) if panel.below_header else (0, 2)
            self._grid.removeWidget(self.header)
            self._grid.addWidget(self.header, 0, 0, 1, 2 if panel.below_header else 1)
            self._grid.addWidget(panel, row, 1, rows, 1)
        panel.setVisible(self._context_open)
        self._place_overlay()

    def _place_overlay(self) -> None:
        panel = self._shown_context
        if panel is None or self._width_class == "wide":
            return
        top = self.header.height()
        panel.setGeometry(self.width() - panel.width(), top, panel.width(), self.height() - top)
        panel.raise_()


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def page_of(part: QWidget) -> Page:
    """Return the page that a body or another part stands on."""
    above: QObject | None = part
    while above is not None and not isinstance(above, Page):
        above = above.parent()
    assert isinstance(above, Page)
    return above


applies("pageWidth", lambda page, _value: page.fit())
