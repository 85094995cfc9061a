"""Meeting mode: which window stands on which screen, and what happens when a screen comes or goes."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.theme import the_theme
from cs360_desktop.ui.meetings.mode.audience import AudienceWindow
from cs360_desktop.ui.meetings.mode.presenter import PresenterWindow
from cs360_desktop.ui.meetings.mode.sitting import Sitting
from cs360_desktop.ui.meetings.mode.window import ModeWindow


class MeetingMode(QObject):
    """Shows a meeting to the room until it is left.

    With a second screen the room sees that one, and the presenter keeps the laptop's own; with one screen there is one
    window. When the second one is unplugged, the presenter goes on.

    Signals:
        ended(): it was left; both windows are gone.
    """

    ended = Signal()

    def __init__(self, desk: Desk, meeting_id: int, own: QScreen, parent: QObject | None = None) -> None:
        super().__init__(parent)
        the_theme().show_to_room(True)
        self.sitting = Sitting(desk, meeting_id)
        self._own = own
        self.audience: AudienceWindow = AudienceWindow(self.sitting)
        self.presenter: PresenterWindow | None = None
        self._has_ended = False
        self.audience.leaving.connect(self.end)
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._lose)
        application.screenAdded.connect(self._gain)
        self._application = application
        desk.leaving.connect(self.end)
        room = self._other_screen()
        if room is None:
            self._show_alone(own)
        else:
            self._show_both(room)
        self.keyboard().line.resume()

    def keyboard(self) -> ModeWindow:
        """The window that has the keyboard."""
        return self.presenter or self.audience

    def end(self) -> None:
        """Leave: everything typed is kept, nothing is asked."""
        if self._has_ended:
            return
        self._has_ended = True
        self._application.screenRemoved.disconnect(self._lose)
        self._application.screenAdded.disconnect(self._gain)
        self.sitting.desk.leaving.disconnect(self.end)
        for window in (self.presenter, self.audience):
            if window is not None:
                window.finish()
                window.close_quietly()
        self.sitting.close()
        for window in (self.presenter, self.audience):
            if window is not None:
                window.deleteLater()
        self.sitting.deleteLater()
        the_theme().show_to_room(False)
        self.ended.emit()

    def _other_screen(self, without: QScreen | None = None) -> QScreen | None:
        """A screen for the room: any but the laptop's own."""
        screens = [screen for screen in QGuiApplication.screens() if screen not in {self._own, without}]
        return screens[0] if screens else None

    def _show_alone(self, screen: QScreen) -> None:
        self.audience.presenter = None
        _place(self.audience, screen)
        self.audience.refresh()
        self.audience.activateWindow()
        self.audience.take_focus()

    def _show_both(self, room: QScreen) -> None:
        if self.presenter is None:
            self.presenter = PresenterWindow(self.sitting)
            self.presenter.leaving.connect(self.end)
        self.audience.finish()
        self.audience.presenter = self.presenter
        self.audience.line.leave()
        self.audience.roll.hide()
        _place(self.audience, room)
        self.audience.refresh()
        self.presenter.has_room = True
        _place(self.presenter, self._own)
        self.presenter.refresh()
        self.presenter.activateWindow()
        self.presenter.take_focus()

    def _lose(self, screen: QScreen) -> None:
        """A screen was unplugged: what is left carries on, with one sentence about it."""
        remaining = [one for one in QGuiApplication.screens() if one is not screen]
        if screen is self._own and remaining:
            self._own = remaining[0]
        room = self._other_screen(without=screen)
        if room is not None:
            self._show_both(room)
        elif self.presenter is not None:
            # The presenter's notes are on the only screen there is; nobody else sees it any more.
            self.audience.hide()
            self.presenter.has_room = False
            self.presenter.refresh()
            _place(self.presenter, self._own)
            self.presenter.activateWindow()
            self.presenter.take_focus_unless_typing()
        said = self.tr("The projector is gone. The meeting goes on here, and nothing is lost.")
        self.keyboard().say(said)

    def _gain(self, screen: QScreen) -> None:
        """A screen was plugged in: the room sees it, the presenter keeps her own."""
        if screen is not self._own:
            typed = None if self.presenter is not None else self.audience.half_typed()
            self._show_both(screen)
            if typed is not None and self.presenter is not None:
                self.presenter.line.ask(*typed)


def _place(window: ModeWindow, screen: QScreen) -> None:
    """Fill a screen with a window."""
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
    window.setGeometry(screen.geometry())
