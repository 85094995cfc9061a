"""What is tried in a process of its own, on two virtual screens: `python -m tests.ui.meetings.two_screens WHAT FOLDER`.

Prints one line of JSON for each thing that the parent asserts.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LAPTOP, ROOM = (0, 0, 1366, 768), (1366, 0, 1920, 1080)
DAY = date(2026, 11, 10)


def tell(name: str, value: Any) -> None:
    """Report something to the parent."""
    sys.stdout.write(f"{json.dumps({name: value})}\n")
    sys.stdout.flush()


class Stage:
    """A workspace with secrets and meeting mode on it, driven by the keyboard alone."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtGui import QGuiApplication
        from PySide6.QtWidgets import QApplication

        from cs360_desktop.domain.agency import Agency
        from cs360_desktop.services.session import open_session
        from cs360_desktop.services.workspaces import new_workspace
        from cs360_desktop.ui.common.desk import Desk
        from cs360_desktop.ui.common.theme import Theme
        from cs360_desktop.ui.meetings.mode.mode import MeetingMode
        from tests.ui.meetings.secrets import plan_secret_meeting

        self.app = QApplication([])
        self.theme = Theme(self.app, bundled_font=True)
        path = folder / "meeting.cs360"
        if path.exists():
            session = open_session(path, who="Dana", today=lambda: DAY)
            meeting = int((folder / "meeting").read_text(encoding="utf-8"))
        else:
            session = new_workspace(path, Agency("Mill Harbor PD"), who="Dana", today=lambda: DAY)
            meeting = plan_secret_meeting(session, DAY)
            (folder / "meeting").write_text(str(meeting), encoding="utf-8")
        self.session, self.meeting = session, meeting
        self.desk = Desk(session)
        self.screens = QGuiApplication.screens()
        self.mode = MeetingMode(self.desk, meeting, self.screens[0])
        self.app.processEvents()

    def press(self, *keys: Any) -> None:
        """Press keys in whatever has the focus in the window with the keyboard."""
        from PySide6.QtTest import QTest

        for key in keys:
            window = self.mode.keyboard()
            focused: QWidget | None = window.focusWidget()
            target = window if focused is None else focused
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key)
            self.app.processEvents()

    def close(self) -> None:
        """End everything."""
        self.mode.end()
        self.desk.close()


def geometry(window: Any) -> list[int]:
    """Where a window is."""
    box = window.geometry()
    return [box.x(), box.y(), box.width(), box.height()]


def privacy(stage: Stage) -> None:
    """Go through every item, chart, roll and entry, and look for secrets on the audience's screen."""
    from PySide6.QtCore import Qt

    from tests.ui.meetings.secrets import LEADER_NOTE, PHONE, leaks, write_contacts
    from tests.ui.seen import seen

    key = Qt.Key
    write_contacts(stage.session, stage.meeting)
    assert stage.mode.presenter is not None
    found: list[str] = []
    texts: list[str] = []

    def look() -> None:
        now = seen(stage.mode.audience)
        texts.extend(now)
        found.extend(leaks(now))

    tell("places", [geometry(stage.mode.audience), geometry(stage.mode.presenter)])
    tell("title", stage.mode.audience.windowTitle())
    for number in range(len(stage.mode.sitting.items)):
        for _ in range(stage.mode.sitting.place_of_shown[1]):
            look()
            stage.press(key.Key_Down)
        if number not in {0, 3}:
            stage.press(key.Key_Right)
            continue
        stage.press(key.Key_A, f"Call her brother at {PHONE}", key.Key_Return, "ok", key.Key_Return)
        look()
        stage.press("fri", key.Key_Return)
        look()
        stage.press(key.Key_Escape, key.Key_R)
        look()
        stage.press(key.Key_P, key.Key_Escape, key.Key_L)
        look()
        stage.press(key.Key_L, key.Key_Right)
    stage.press(key.Key_B)
    blank = seen(stage.mode.audience)
    tell("leaks", found)
    tell("blank", [text for text in blank if text not in {"Meeting", "What the room sees"}])
    tell("seen", sorted(set(texts)))
    tell("presenter has the note", any(LEADER_NOTE in text for text in seen(stage.mode.presenter)))


def unplugged(stage: Stage) -> None:
    """Unplug the projector while somebody types, and plug it in again."""
    from PySide6.QtCore import Qt

    key = Qt.Key
    stage.press(key.Key_Right, key.Key_A, "Ask the hall to post")
    stage.app.screenRemoved.emit(stage.screens[1])
    stage.app.processEvents()
    assert stage.mode.presenter is not None
    tell("audience is seen", stage.mode.audience.isVisible())
    tell("presenter", geometry(stage.mode.presenter))
    tell("sentence", stage.mode.presenter.foot.sentence.text())
    tell("room", stage.mode.presenter.showing.text())
    stage.press(" the bus times", key.Key_Return)
    from cs360_desktop.services import meetings

    tell("action", [line.action.text for line in meetings.made_at(stage.session, stage.meeting)])
    stage.app.screenAdded.emit(stage.screens[1])
    stage.app.processEvents()
    tell("audience is back", [stage.mode.audience.isVisible(), geometry(stage.mode.audience)])


def type_and_tell(stage: Stage, words: str) -> None:
    """Type letter by letter and tell of the last one before anything else may happen; then wait to be killed."""
    from threading import Event

    for letter in words:
        stage.press(letter)
    tell("typed", True)
    Event().wait()


def killed(stage: Stage) -> None:
    """Type notes and half an action, and be killed right after the last key."""
    from PySide6.QtCore import Qt

    key = Qt.Key
    stage.press(key.Key_Right, key.Key_Right, key.Key_T, "The analyst showed break-ins through Oct", key.Key_Escape)
    stage.press(key.Key_D, "Keep the patrols", key.Key_Return, "0-0-0", key.Key_Return, key.Key_Escape)
    stage.press(key.Key_A)
    type_and_tell(stage, "Ask the hall to po")


def answer_killed(stage: Stage) -> None:
    """Record an action, and be killed while its day is typed."""
    from PySide6.QtCore import Qt

    key = Qt.Key
    stage.press(key.Key_A, "Post the bus times", key.Key_Return, key.Key_Return)
    type_and_tell(stage, "in 2 we")


def typing_killed(stage: Stage) -> None:
    """Type notes without ever leaving the field, and be killed right after the last key."""
    from PySide6.QtCore import Qt

    stage.press(Qt.Key.Key_T)
    type_and_tell(stage, "Half a sentence about the late b")


def open_page(stage: Stage, part: str) -> Any:
    """Show the meeting's own page instead of meeting mode."""
    from cs360_desktop.ui.meetings.record_page import MeetingRecordPage

    stage.mode.end()
    page = MeetingRecordPage(stage.desk)
    page.resize(1366, 690)
    page.show()
    page.show_meeting(stage.meeting, part)
    page.activateWindow()
    stage.app.processEvents()
    return page


def type_into(stage: Stage, field: Any, words: str) -> None:
    """Go to a field and type there letter by letter, without leaving it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
    for letter in words:
        QTest.keyClicks(field.editor, letter)
        stage.app.processEvents()


def minutes_killed(stage: Stage) -> None:
    """Type minutes on the page of the meeting, and be killed right after the last key."""
    page = open_page(stage, "minutes")
    type_into(stage, page.minutes_body.minutes.text, "Called to order at six; the roll was ca")
    type_and_tell(stage, "")


def item_killed(stage: Stage) -> None:
    """Type every text of an agenda item and of the meeting on its page, and be killed right after the last key."""
    page = open_page(stage, "agenda")
    body = page.agenda_body
    body.agenda.table.setCurrentIndex(body.agenda.table.model().index(1, 0))
    panel = body.item_panel
    panel.title.editor.clear()
    type_into(stage, panel.title, "Old minut")
    type_into(stage, body.meeting_panel.place, "Upstairs, ")
    type_into(stage, panel.shows.decision, "Approve th")
    type_into(stage, panel.internal_note, "Ask Dan: ")
    type_into(stage, panel.notes, "Approved as rea")
    type_and_tell(stage, "")


def lines_killed(stage: Stage) -> None:
    """Change a decision and leave the next one and an action half typed, and be killed right after the last key."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    page = open_page(stage, "decisions")
    body = page.minutes_body
    type_into(stage, body.decisions.wording, "Keep the patrols")
    QTest.keyClick(body.decisions.wording.editor, Qt.Key.Key_Return)
    body.decisions.table.setCurrentIndex(body.decisions.table.model().index(0, 0))
    type_into(stage, body.decision_panel.wording, "We ")
    type_into(stage, body.decisions.wording, "And light the l")
    type_into(stage, body.entry.due, "in 2 we")
    type_into(stage, body.entry.what, "Ask the hall to po")
    type_and_tell(stage, "")


def page_after_kill(stage: Stage) -> None:
    """Open the page of the meeting of somebody who was killed there, and tell what stands on it."""
    from cs360_desktop.services import decisions, meetings

    page = open_page(stage, "agenda")
    body = page.agenda_body
    body.agenda.table.setCurrentIndex(body.agenda.table.model().index(1, 0))
    panel, lines = body.item_panel, page.minutes_body
    tell("title", panel.title.value())
    tell("place", body.meeting_panel.place.value())
    tell("decision wanted", panel.shows.decision.value())
    tell("internal note", panel.internal_note.value())
    tell("notes", panel.notes.value())
    tell("decisions", [one.decision.wording for one in decisions.decisions(stage.session, stage.meeting)])
    tell("actions", len(meetings.made_at(stage.session, stage.meeting)))
    tell("half typed", [each.editor.text() for each in (lines.decisions.wording, lines.entry.what, lines.entry.due)])


def after_kill(stage: Stage) -> None:
    """Open the workspace of somebody who was killed, and tell what is there."""
    from cs360_desktop.services import agendas, decisions, meetings

    line = stage.mode.keyboard().line
    tell("item", stage.mode.sitting.position)
    tell("notes", [one.item.notes for one in agendas.agenda(stage.session, stage.meeting).lines if one.item.notes])
    tell("decisions", [one.decision.wording for one in decisions.decisions(stage.session, stage.meeting)])
    tell("half typed", line.field.text())
    tell("asked", line.head.text())
    tell("minutes", meetings.record(stage.session, stage.meeting).meeting.minutes_text)


WHATS: dict[str, Callable[[Stage], None]] = {
    "privacy": privacy,
    "unplugged": unplugged,
    "killed": killed,
    "typing_killed": typing_killed,
    "answer_killed": answer_killed,
    "minutes_killed": minutes_killed,
    "item_killed": item_killed,
    "lines_killed": lines_killed,
    "page_after_kill": page_after_kill,
    "after_kill": after_kill,
}


def main(what: str, folder: Path) -> None:
    """Try one thing on two screens."""
    screens = [
        {"name": name, "x": x, "y": y, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
        for name, (x, y, width, height) in (("laptop", LAPTOP), ("projector", ROOM))
    ]
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    os.environ["CS360_DATA"] = str(folder / "data")
    stage = Stage(folder)
    WHATS[what](stage)
    stage.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
