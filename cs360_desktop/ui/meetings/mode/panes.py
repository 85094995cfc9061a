"""The parts of the audience's screen around its subject: strip, head with the clock, what was recorded, who is here."""

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from cs360_desktop.domain.pace import Pace, clock_text
from cs360_desktop.services.sitting import Here, Recorded, Scene
from cs360_desktop.ui.common.clearing import clear
from cs360_desktop.ui.common.icons import StateSymbol, paint_icon
from cs360_desktop.ui.common.palettes import qcolor, tokens_of
from cs360_desktop.ui.common.scaling import margins, spacing
from cs360_desktop.ui.common.states import State
from cs360_desktop.ui.meetings.mode.texts import ModeLabel, Share, fit_texts

translate = QCoreApplication.translate

MARGIN = 40
_ICONS = {"action": "check-square", "decision": "flag-fill", "parked": "clock", "note": "note"}


class Strip(QWidget):
    """Whether community view is on and what it hides; whose meeting this is."""

    def __init__(self) -> None:
        super().__init__()
        self._eye = _Icon("eye")
        self.state = ModeLabel(Share.KEYS, strong=True, wrap=False)
        self.hidden = ModeLabel(Share.KEYS)
        self.about = ModeLabel(Share.KEYS, tone="muted", wrap=False)
        box = QHBoxLayout(self)
        margins(box, MARGIN, 8, MARGIN, 8)
        spacing(box, 12)
        box.addWidget(self._eye)
        box.addWidget(self.state)
        box.addWidget(self.hidden, 1)
        box.addWidget(self.about)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(tokens_of(self.palette()).accent_soft))
        painter.end()

    def show_scene(self, scene: Scene) -> None:
        """Say it for a scene."""
        hidden = scene.hidden
        if hidden.is_on:
            counted = self.tr("1 internal measure, ") if hidden.internal == 1 else self.tr("{n} internal measures, ")
            internal = counted.format(n=hidden.internal) if hidden.internal else ""
            self.state.setText(self.tr("Community view is on."))
            words = self.tr("Hidden: contact details, also in texts, internal notes, {internal}counts under {limit}.")
            self.hidden.setText(words.format(internal=internal, limit=f"{hidden.limit:g}"))
        else:
            self.state.setText(self.tr("Community view is off."))
            self.hidden.setText(self.tr("Small counts, internal measures and contact details are shown."))
        self.about.setText(f"{scene.agency} · {scene.body} · {scene.day}")


class Bar(QWidget):
    """How much of the planned minutes is used; plain, without color that changes."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(12)

    def set_share(self, share: float) -> None:
        """Fill it so far."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(QRectF(0, 0, self.width() * self._share, self.height()), qcolor(tokens.accent))
        painter.setPen(QPen(qcolor(tokens.line_strong), 1))
        painter.drawRect(box)
        painter.end()


class Head(QWidget):
    """Which item this is, and how it keeps to its plan."""

    def __init__(self) -> None:
        super().__init__()
        self.where = ModeLabel(Share.BODY, tone="muted", wrap=False)
        self.title = ModeLabel(Share.TITLE)
        self.used = ModeLabel(Share.TITLE, wrap=False)
        self.planned = ModeLabel(Share.BODY, tone="muted", wrap=False)
        self.bar = Bar()
        self.warn = StateSymbol(State.NEEDS, size=24)
        self.pace = ModeLabel(Share.BODY, tone="muted", wrap=False)
        left, right, clock, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for column in (left, right):
            spacing(column, 4)
        left.addWidget(self.where)
        left.addWidget(self.title)
        left.addStretch(1)
        clock.addStretch(1)
        clock.addWidget(self.used, 0, Qt.AlignmentFlag.AlignBottom)
        clock.addWidget(self.planned, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addStretch(1)
        foot.addWidget(self.warn)
        foot.addWidget(self.pace)
        right.addLayout(clock)
        right.addWidget(self.bar)
        right.addLayout(foot)
        right.addStretch(1)
        box = QHBoxLayout(self)
        margins(box, MARGIN, 12, MARGIN, 12)
        spacing(box, 24)
        box.addLayout(left, 78)
        box.addLayout(right, 22)

    def show_scene(self, scene: Scene) -> None:
        """Say which item it is."""
        of = self.tr("Item {number} of {count}").format(number=scene.number, count=scene.count)
        self.where.setText(f"{of}  ·  {scene.leader}" if scene.leader else of)
        self.title.setText(scene.title)

    def show_pace(self, pace: Pace, *, is_paused: bool) -> None:
        """Say how the item keeps to its plan."""
        self.used.setText(clock_text(pace.used))
        self.planned.setText(self.tr("of {n} min").format(n=pace.planned // 60))
        self.bar.set_share(pace.used / pace.planned if pace.planned else 0.0)
        self.warn.setVisible(pace.over >= 60)
        self.pace.setText(self.tr("Timer paused") if is_paused else self._said(pace))

    def _said(self, pace: Pace) -> str:
        figures = {"over": pace.minutes_late, "left": pace.left // 60, "items": pace.items_left}
        if pace.minutes_late and pace.items_left:
            return self.tr("{over} over, {left} left for {items} items").format(**figures)
        if pace.over >= 60:
            return self.tr("{n} min over").format(n=pace.over // 60)
        if pace.minutes_late:
            return self.tr("Meeting: {n} min late").format(n=pace.minutes_late)
        if pace.minutes_ahead:
            return self.tr("Meeting: {n} min ahead").format(n=pace.minutes_ahead)
        return self.tr("Meeting: on time")


class RecordedPane(QWidget):
    """What was recorded in the item, the newest at the end; the oldest give way where room is short."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = ModeLabel(Share.HEADING)
        self._heading.setText(self.tr("Recorded in this item"))
        self._rows = QVBoxLayout()
        self._sizes = (1080, 1.0)
        self._listed: tuple[object, ...] = ()
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(self._heading)
        box.addLayout(self._rows)

    def show_recorded(self, recorded: tuple[Recorded, ...], heading: str = "", most: int = 4) -> None:
        """List what was recorded; `heading` replaces the usual one."""
        wanted = (recorded, heading, most)
        if wanted == self._listed:
            return
        self._listed = wanted
        self._heading.setText(heading or self.tr("Recorded in this item"))
        clear(self._rows)
        if len(recorded) > most:
            more = ModeLabel(Share.KEYS, tone="muted")
            more.setText(self.tr("{n} earlier").format(n=len(recorded) - most))
            self._rows.addWidget(more)
        for each in recorded[-most:]:
            self._rows.addWidget(_RecordedRow(each))
        if not recorded:
            nothing = ModeLabel(Share.BODY, tone="muted")
            nothing.setText(self.tr("Nothing yet."))
            self._rows.addWidget(nothing)
        fit_texts(self, *self._sizes)

    def fit(self, height: int, factor: float) -> None:
        """Take the sizes for a screen of this height."""
        self._sizes = (height, factor)


class _RecordedRow(QWidget):
    def __init__(self, recorded: Recorded) -> None:
        super().__init__()
        symbol = _Icon(_ICONS[recorded.kind])
        text = ModeLabel(Share.BODY)
        text.setText(
            self.tr("Decision: {text}").format(text=recorded.text) if recorded.kind == "decision" else recorded.text
        )
        detail = ModeLabel(Share.KEYS, tone="muted")
        detail.say(recorded.detail)
        words = QVBoxLayout()
        spacing(words, 0)
        words.addWidget(text)
        words.addWidget(detail)
        box = QHBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)


class _Icon(QWidget):
    """A symbol as large as the letters beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(28, 32)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(0, 4, 24, 24), tokens_of(self.palette()).accent)
        painter.end()


class HerePane(QWidget):
    """Who is here, by group: counts alone, and the quorum in words."""

    def __init__(self) -> None:
        super().__init__()
        heading = ModeLabel(Share.HEADING)
        heading.setText(self.tr("Who is here"))
        self._rows = QVBoxLayout()
        self.quorum = ModeLabel(Share.KEYS, tone="muted")
        self._counted: tuple[object, ...] = ()
        self._sizes = (1080, 1.0)
        box = QVBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 6)
        box.addWidget(heading)
        box.addLayout(self._rows)
        box.addWidget(self.quorum)

    def show_scene(self, scene: Scene) -> None:
        """Count for a scene."""
        wanted = (scene.here, scene.quorum)
        if wanted == self._counted:
            return
        self._counted = wanted
        clear(self._rows)
        for group in scene.here:
            self._rows.addWidget(_HereRow(group))
        self.quorum.say(quorum_words(scene))
        fit_texts(self, *self._sizes)

    def fit(self, height: int, factor: float) -> None:
        """Take the sizes for a screen of this height."""
        self._sizes = (height, factor)


class _HereRow(QWidget):
    def __init__(self, here: Here) -> None:
        super().__init__()
        missing = here.required and not here.count
        name = ModeLabel(Share.BODY)
        name.setText(here.group)
        count = ModeLabel(Share.BODY, tone="warn" if missing else "text", wrap=False)
        count.setText(self.tr("nobody yet") if missing else self.tr("{n} present").format(n=here.count))
        box = QHBoxLayout(self)
        margins(box, 0, 0, 0, 0)
        spacing(box, 10)
        box.addWidget(StateSymbol(State.NEEDS if missing else State.GOOD, size=20))
        box.addWidget(name, 1)
        box.addWidget(count)


def quorum_words(scene: Scene) -> str:
    """Say whether enough seats are filled, by the customary rule."""
    quorum = scene.quorum
    if not quorum.seats:
        return ""
    figures = {"filled": quorum.filled, "seats": quorum.seats, "needed": quorum.needed}
    if quorum.is_reached:
        return translate("MeetingMode", "{filled} of {seats} seats filled: more than half, a quorum").format(**figures)
    return translate("MeetingMode", "{filled} of {seats} seats filled: {needed} make a quorum").format(**figures)
