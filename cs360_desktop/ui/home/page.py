"""Home: what needs the point of contact today; in a new workspace the three-step start."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cs360_desktop.domain.wording import format_long_date
from cs360_desktop.services import home
from cs360_desktop.ui.common.asking import Asking
from cs360_desktop.ui.common.buttons import Button, Kind
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.page import Page
from cs360_desktop.ui.common.places import Place
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.home.data_notes import DataNotes
from cs360_desktop.ui.home.start import StartSteps
from cs360_desktop.ui.home.summary import Summary
from cs360_desktop.ui.home.today import NeedsYou


class HomePage(Page):
    """Asks again whenever something changed, as soon as it is seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Home"), "", parent=parent)
        self._desk = desk
        self._enter = Button(
            self.tr("Enter &numbers"),
            lambda: desk.go(Place("metrics", part="enter")),
            kind=Kind.PRIMARY,
            icon="table",
        )
        self.add_button(self._enter)
        self.needs_you = NeedsYou(desk.go)
        self.start = StartSteps()
        self.start.wanted.connect(desk.go)
        self.summary = Summary(desk.go)
        self._notes = DataNotes()
        self._notes.show_path(desk.session.path)
        self.set_content(_both(self.start, self.needs_you), scroll=True)
        self.set_context(_both(self._notes, self.summary), width=303)
        self._asking = Asking(desk, self._ask, self._show, self._show_piecemeal)
        self.follow(desk.notifier, self.refresh, apart=self._asking.apart)
        desk.community_changed.connect(lambda _is_on: self.refresh())
        self.refresh()

    def show_place(self, _place: Place) -> None:
        """Home has no parts."""

    def refresh(self) -> None:
        """Ask for everything again."""
        self._asking.at_once()

    def _ask(self) -> tuple[home.Start, home.Today | None]:
        """How far a new workspace is, or else what is to be told today."""
        start = home.start_of(self._desk.session)
        return start, None if start.is_fresh else home.today(self._desk.session, community=self._desk.community)

    def _show_piecemeal(self, answer: tuple[home.Start, home.Today | None]) -> None:
        self._show(answer, self._desk.notifier.turns.add)

    def _show(
        self,
        answer: tuple[home.Start, home.Today | None],
        show_beside: Callable[[Callable[[], object]], object] = lambda show: show(),
    ) -> None:
        """Show an answer; `show_beside` shows at once what stands beside the rows, or later."""
        start, today = self._answer = answer
        self.start.setVisible(start.is_fresh)
        self._notes.setVisible(start.is_fresh)
        self.needs_you.setVisible(not start.is_fresh)
        self.summary.setVisible(not start.is_fresh)
        self._enter.setVisible(not start.is_fresh)
        day = format_long_date(self._desk.session.today(), weekday=True)
        if today is None:
            self.header.set_purpose(
                self.tr("Three steps, about ten minutes. You can stop at any time and go on later.")
            )
            self.start.show_start(start)
            self.setFocusProxy(self.start.current_focus())
            return
        self.header.set_purpose(self.tr("What needs you today, {day}").format(day=day))
        self.needs_you.show_today(today)
        show_beside(lambda: self.summary.show_today(today) if self._answer is answer else None)
        self.setFocusProxy(self.needs_you.first_row() or self._enter)


def _both(first: QWidget, second: QWidget) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    margins(box, 0, 0, 0, 0)
    spacing(box, 0)
    box.addWidget(first)
    box.addWidget(second)
    box.addStretch(1)
    return holder
