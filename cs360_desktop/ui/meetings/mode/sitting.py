"""A meeting that is being held: where it is, its clock, and what the keys do. It has no look of its own."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from cs360_desktop.domain.changes import Change
from cs360_desktop.domain.errors import UserError
from cs360_desktop.domain.meetings import AgendaItem
from cs360_desktop.domain.pace import Pace, pace
from cs360_desktop.domain.wording import format_time
from cs360_desktop.services import meetings, sitting, sitting_place
from cs360_desktop.services.sitting import Scene, Shown
from cs360_desktop.services.sitting_place import SittingPlace
from cs360_desktop.ui.common.desk import Desk
from cs360_desktop.ui.common.following import touches
from cs360_desktop.ui.common.public_view import without_contacts
from cs360_desktop.ui.meetings.mode.texts import GREATEST, LEAST, STEP

_TICK_MS = 1_000
_OWN_WRITING = {"setting"}


class Sitting(QObject):
    """One meeting in meeting mode.

    Signals:
        changed(): another item, or something on it is different.
        ticked(): a second has passed.
        resized(): the texts have another size.
        told(str): one sentence for the foot of the window that has the keyboard; empty takes it away.
    """

    changed = Signal()
    ticked = Signal()
    resized = Signal()
    told = Signal(str)

    def __init__(
        self,
        desk: Desk,
        meeting_id: int,
        *,
        seconds: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self.desk, self.meeting_id = desk, meeting_id
        self.community = True
        self.is_blank = self.is_paused = self.is_reading_back = False
        self.factor = 1.0
        self._seconds, self._now = seconds, now
        place = sitting_place.sitting_place(desk.session, meeting_id)
        self.items = sitting.items(desk.session, meeting_id)
        ids = [item.id for item in self.items]
        self.position = ids.index(place.item_id) if place.item_id in ids else 0
        self.half_typed = place
        self._flipped = 0
        self._scene: Scene | None = None
        self._length: int | None = None
        self._used = [0.0] * len(self.items)
        self._elapsed = self._since_called()
        self._last = seconds()
        self._is_writing = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        desk.notifier.committed.connect(self._follow)
        desk.refused.connect(self._tell_refusal)
        desk.done.connect(self._end_telling)

    # -- what there is to see -----------------------------------------------------------------------------------------

    @property
    def item(self) -> AgendaItem:
        """The item that is worked on."""
        return self.items[self.position]

    def title_of(self, item_id: int) -> str:
        """The title of an item of this meeting."""
        return next((item.title for item in self.items if item.id == item_id), "")

    def reread_items(self) -> None:
        """Take over what was written about the items."""
        self._follow_agenda()

    def public(self, text: str) -> str:
        """A text as the room may see it: in community view without contact details."""
        return without_contacts(text) if self.community else text

    @property
    def scene(self) -> Scene:
        """What the room sees of it."""
        if self._scene is None:
            self._scene = sitting.scene(self.desk.session, self.meeting_id, self.position, community=self.community)
        return self._scene

    @property
    def shown(self) -> Shown:
        """The one chart or text that is shown now."""
        parts = self._parts()
        return parts[self._flipped % len(parts)]

    def _parts(self) -> tuple[Shown, ...]:
        if self.is_reading_back:
            return sitting.shown_for_reading(self.desk.session, self.meeting_id, community=self.community)
        return self.scene.shown

    @property
    def place_of_shown(self) -> tuple[int, int]:
        """Which of how many it is, from 1."""
        count = len(self._parts())
        return self._flipped % count + 1, count

    def pace(self) -> Pace:
        """How the meeting keeps to its plan."""
        if self._length is None:
            self._length = meetings.record(self.desk.session, self.meeting_id).meeting.minutes_planned
        planned = [item.minutes for item in self.items]
        return pace(planned, self.position, round(self._used[self.position]), round(self._elapsed), self._length)

    # -- going on -----------------------------------------------------------------------------------------------------

    def go(self, steps: int) -> None:
        """Go to the next or previous item."""
        goal = min(max(self.position + steps, 0), len(self.items) - 1)
        if goal != self.position:
            self.tick()
            self.position, self._flipped, self._scene = goal, 0, None
            self.is_reading_back = False
            self.half_typed = SittingPlace(self.meeting_id, self.item.id)
            self.keep("", "")
            self.told.emit("")
            self.changed.emit()

    def flip(self, steps: int) -> None:
        """Show the next or previous chart of the item."""
        self._flipped = (self._flipped + steps) % len(self._parts())
        self.changed.emit()

    def pause(self) -> None:
        """Let the clock rest, or go on."""
        self.tick()
        self.is_paused = not self.is_paused
        self.ticked.emit()

    def blank(self) -> None:
        """Show nothing to the room, or show it again."""
        self.is_blank = not self.is_blank
        self.changed.emit()

    def read_back(self) -> None:
        """Show all that was decided and promised, to be read aloud, or the item again."""
        self.is_reading_back = not self.is_reading_back
        self._flipped = 0
        self.changed.emit()

    def resize(self, steps: int) -> None:
        """Make all texts larger or smaller."""
        self.factor = min(max(round(self.factor + steps * STEP, 2), LEAST), GREATEST)
        self.resized.emit()

    def switch_community(self) -> None:
        """Switch the community view of this meeting off or on."""
        self.community = not self.community
        self._scene = None
        self.changed.emit()

    def call_to_order(self) -> None:
        """Note when the meeting was called to order; said once, it stays."""
        self._note_time("called_to_order", self.tr("Called to order at {time}"))

    def adjourn(self) -> None:
        """Note when the meeting was adjourned."""
        self._note_time("adjourned", self.tr("Adjourned at {time}"))

    def _note_time(self, column: str, words: str) -> None:
        moment = self._now().time().replace(second=0, microsecond=0)
        meeting = meetings.record(self.desk.session, self.meeting_id).meeting
        noted = getattr(meeting, column)
        if column == "called_to_order" and noted is not None:
            self.told.emit(words.format(time=format_time(noted)))
            return
        said = words.format(time=format_time(moment))
        if self.desk.do(said, lambda: meetings.change(self.desk.session, self.meeting_id, **{column: moment})):
            self.told.emit(said)

    # -- what is typed ------------------------------------------------------------------------------------------------

    def keep(self, entry: str, text: str, *, about_id: int = 0, about: str = "") -> None:
        """Keep where the meeting is and what is half typed, so that a crash loses neither."""
        place = SittingPlace(self.meeting_id, self.item.id, entry, text, about_id, about)
        if self.desk.session.read_only or place == self._kept:
            return
        self._kept = place
        with self.writing():
            self.desk.keep(lambda: self._keep_place(place))

    _kept = SittingPlace()
    _kept_batch = 0

    def _keep_place(self, place: SittingPlace) -> None:
        self._kept_batch = sitting_place.keep_place(self.desk.session, place, goes_on=self._kept_batch)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write something that changes nothing the room sees."""
        self._is_writing = True
        try:
            yield
        finally:
            self._is_writing = False

    # -- time and changes ---------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Let the time since the last tick count."""
        now = self._seconds()
        if not self.is_paused:
            self._used[self.position] += now - self._last
            self._elapsed += now - self._last
        self._last = now
        self.ticked.emit()

    def _since_called(self) -> float:
        """The seconds since the meeting was called to order today; none where it was not."""
        meeting = meetings.record(self.desk.session, self.meeting_id).meeting
        now = self._now()
        if meeting.called_to_order is None or meeting.held_on != now.date():
            return 0.0
        since = now - datetime.combine(meeting.held_on, meeting.called_to_order)
        return max(0.0, since.total_seconds())

    def _follow(self, changes: Sequence[Change]) -> None:
        if self._is_writing:
            return
        if touches(changes, {"agenda_item"}):
            self._follow_agenda()
        self._scene = self._length = None
        self.changed.emit()

    def _follow_agenda(self) -> None:
        """Stay at the item where it was moved to; one that is gone gives way to what comes in its place."""
        used = {item.id: seconds for item, seconds in zip(self.items, self._used, strict=True)}
        current = self.item.id
        self.items = sitting.items(self.desk.session, self.meeting_id)
        self._used = [used.get(item.id, 0.0) for item in self.items]
        ids = [item.id for item in self.items]
        self.position = ids.index(current) if current in ids else min(self.position, len(ids) - 1)

    def _tell_refusal(self, error: UserError) -> None:
        self.told.emit(self.tr("Not saved. {sentence}").format(sentence=error.sentence))

    def _end_telling(self, _text: str) -> None:
        """What went in answers what was said before."""
        self.told.emit("")

    def close(self) -> None:
        """Stop the clock and listen no longer."""
        self._timer.stop()
        self.desk.notifier.committed.disconnect(self._follow)
        self.desk.refused.disconnect(self._tell_refusal)
        self.desk.done.disconnect(self._end_telling)
